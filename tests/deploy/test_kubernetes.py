"""The objects for Kubernetes are what it publishes as right, find each other, and may do little."""

from __future__ import annotations

import kubernetes_validate
import pytest
import yaml
from flask import Flask

from tests.support.deployed import (
    CONTAINERFILE,
    KUBERNETES,
    container,
    every_environment,
    objects,
    pod,
)


@pytest.mark.parametrize("kind", list(objects()))
@pytest.mark.parametrize("version", ["1.30", kubernetes_validate.latest_version()])
def test_each_object_is_what_kubernetes_publishes_as_right(kind: str, version: str) -> None:
    kubernetes_validate.validate(objects()[kind], version, strict=True)


def test_every_file_for_kubernetes_is_applied() -> None:
    files = {path.name for path in KUBERNETES.glob("*.yaml")} - {"kustomization.yaml"}
    assert len(objects()) == len(files), "one object of each kind"
    assert set(yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["resources"]) == files


def test_all_objects_are_in_the_namespace_and_it_allows_only_restricted_pods() -> None:
    named = objects()
    space = named.pop("Namespace")["metadata"]
    assert space["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    assert {each["metadata"]["namespace"] for each in named.values()} == {space["name"]}


def test_whatever_selects_the_pods_finds_them() -> None:
    found = objects()
    labels = found["Deployment"]["spec"]["template"]["metadata"]["labels"]
    selectors = [
        found["Deployment"]["spec"]["selector"]["matchLabels"],
        found["Service"]["spec"]["selector"],
        found["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
        found["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"],
        *(each["labelSelector"]["matchLabels"] for each in pod()["topologySpreadConstraints"]),
    ]
    for selector in selectors:
        assert selector
        assert selector.items() <= labels.items()
    scaled = found["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert (scaled["kind"], scaled["name"]) == ("Deployment", found["Deployment"]["metadata"]["name"])
    assert container()["envFrom"] == [{"configMapRef": {"name": found["ConfigMap"]["metadata"]["name"]}}]


def test_the_ports_agree_from_the_ingress_to_the_site() -> None:
    found = objects()
    (port,) = container()["ports"]
    (service,) = found["Service"]["spec"]["ports"]
    ((path,),) = [rule["http"]["paths"] for rule in found["Ingress"]["spec"]["rules"]]
    assert path["backend"]["service"] == {
        "name": found["Service"]["metadata"]["name"],
        "port": {"name": service["name"]},
    }
    assert service["targetPort"] == port["name"]
    assert every_environment()["kubernetes"]["PORT"] == str(port["containerPort"])
    assert found["NetworkPolicy"]["spec"]["ingress"] == [
        {"ports": [{"protocol": "TCP", "port": port["containerPort"]}]}
    ]
    assert f"EXPOSE {port['containerPort']}\n" in CONTAINERFILE


def test_the_address_is_the_same_in_the_ingress_and_the_settings() -> None:
    ingress = objects()["Ingress"]["spec"]
    (rule,) = ingress["rules"]
    (tls,) = ingress["tls"]
    assert objects()["ConfigMap"]["data"]["SITE_URL"] == f"https://{rule['host']}"
    assert tls["hosts"] == [rule["host"]]


def test_the_pods_may_call_nobody() -> None:
    policy = objects()["NetworkPolicy"]["spec"]
    assert set(policy["policyTypes"]) == {"Ingress", "Egress"}
    assert policy["egress"] == []


@pytest.mark.parametrize("probe", ["startupProbe", "livenessProbe", "readinessProbe"])
def test_a_probe_asks_for_an_address_of_the_site_by_the_address_of_the_pod(app: Flask, probe: str) -> None:
    asked = container()[probe]["httpGet"]
    assert asked["port"] == container()["ports"][0]["name"]
    assert "httpHeaders" not in asked
    host = f"10.42.0.17:{container()['ports'][0]['containerPort']}"
    assert app.test_client().get(asked["path"], headers={"Host": host}).status_code == 200


def test_a_version_that_cannot_work_never_comes_into_turn(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.pages.health.gettext", lambda message: message)
    assert app.test_client().get(container()["startupProbe"]["httpGet"]["path"]).status_code == 503


@pytest.mark.parametrize("probe", ["livenessProbe", "readinessProbe"])
def test_what_fails_in_every_pod_at_once_takes_none_out_of_turn(
    app: Flask, monkeypatch: pytest.MonkeyPatch, probe: str
) -> None:
    monkeypatch.setattr("webapp.pages.health.gettext", lambda message: message)
    assert app.test_client().get(container()[probe]["httpGet"]["path"]).status_code == 200


def test_a_crowd_takes_no_pod_out_of_turn_and_one_that_hangs_leaves_it_before_it_is_ended() -> None:
    def patience(probe: dict[str, int]) -> int:
        return probe["periodSeconds"] * probe["failureThreshold"]

    alive, ready = container()["livenessProbe"], container()["readinessProbe"]
    assert 30 <= patience(ready) < patience(alive)
    assert min(alive["timeoutSeconds"], ready["timeoutSeconds"]) >= 5


def test_a_pod_has_no_rights_and_no_writable_file() -> None:
    rights = pod()["securityContext"]
    assert rights["runAsNonRoot"] is True
    assert rights["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod()["automountServiceAccountToken"] is False
    assert container()["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert f"\nUSER {rights['runAsUser']}:{rights['runAsGroup']}\n" in CONTAINERFILE
    assert "volumes" not in pod()


def test_a_new_version_takes_no_pod_away_before_another_is_ready() -> None:
    spec = objects()["Deployment"]["spec"]
    assert spec["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
    assert objects()["HorizontalPodAutoscaler"]["spec"]["minReplicas"] >= 2
    assert "replicas" not in spec, "it would undo what the autoscaler did"
    pause = container()["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert pod()["terminationGracePeriodSeconds"] >= pause + 30  # gunicorn's graceful_timeout
