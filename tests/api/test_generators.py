"""Three well-known generators make a client with every operation out of the OpenAPI document."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import TOP

ADDRESS = "/api/v1/openapi.json"
NPM_PACKAGES = ("openapi-typescript@7.13.0", "@hey-api/openapi-ts@0.95.0", "typescript@5.9.3")
TO_FETCH = 240


@pytest.fixture
def operations(client: FlaskClient) -> list[str]:
    paths = client.get(ADDRESS).get_json()["paths"]
    return [operation["operationId"] for path in paths.values() for operation in path.values()]


@pytest.fixture
def document(client: FlaskClient, tmp_path: Path) -> Path:
    """The document as somebody downloads it."""
    file = tmp_path / "openapi.json"
    file.write_bytes(client.get(ADDRESS).data)
    return file


@pytest.fixture(scope="module")
def npm_tools() -> Path:
    """The programs that npm installs, fetched once into ``build/``. Skips where they cannot be fetched."""
    home = TOP / "build" / "generators"
    fetched = home / "fetched.txt"
    if not fetched.exists() or fetched.read_text() != " ".join(NPM_PACKAGES):
        npm = shutil.which("npm")
        if not npm:
            pytest.skip("there is no npm")
        home.mkdir(parents=True, exist_ok=True)
        quietly = ["--no-save", "--no-package-lock", "--no-fund", "--no-audit", "--loglevel=error"]
        try:
            done = subprocess.run(
                [npm, "install", *quietly, "--prefix", str(home), *NPM_PACKAGES],
                capture_output=True,
                text=True,
                timeout=TO_FETCH,
            )
        except subprocess.TimeoutExpired:
            pytest.skip("npm did not fetch the generators in time")
        if done.returncode:
            pytest.skip(f"npm could not fetch the generators: {done.stderr[-200:]}")
        fetched.write_text(" ".join(NPM_PACKAGES))
    return home / "node_modules" / ".bin"


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_a_python_client_has_every_operation_and_each_one_works(
    app: Flask, document: Path, operations: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = run(
        Path(sys.executable).with_name("openapi-python-client"),
        *("generate", "--path", document, "--meta", "none", "--output-path", tmp_path / "generated_client"),
        cwd=tmp_path,
    )
    assert "will not be generated" not in said
    assert "WARNING" not in said, said
    monkeypatch.syspath_prepend(str(tmp_path))
    made = importlib.import_module("generated_client")
    client = made.Client(
        base_url="http://localhost",
        httpx_args={"transport": httpx.WSGITransport(app=app)},
        raise_on_unexpected_status=True,
    )
    models = importlib.import_module("generated_client.models")
    given = {
        "check": {"body": models.CheckRequest.from_dict({"convictions": [{"court": "federal"}], "language": "es"})},
        "questions": {},
        "help": {"county": models.HelpCounty("kern")},
        "state": {"code": models.State("il")},
    }
    assert sorted(given) == sorted(operations)
    for name in operations:
        call = importlib.import_module(f"generated_client.api.default.{name}{'_' * (name == 'help')}")
        answer = call.sync(client=client, **given[name])
        assert type(answer).__name__ == {"check": "CheckAnswer"}.get(name, f"{name.title()}Answer")
        assert answer.language.value == ("es" if name == "check" else "en")


def test_typescript_types_and_a_typescript_client_have_every_operation_and_compile(
    npm_tools: Path, document: Path, operations: list[str], tmp_path: Path
) -> None:
    run(npm_tools / "openapi-typescript", document, "-o", tmp_path / "types.d.ts", cwd=tmp_path)
    types = (tmp_path / "types.d.ts").read_text().partition("export interface operations")[2]
    assert [name for name in operations if not re.search(rf"^    {name}: \{{", types, re.M)] == []
    run(npm_tools / "openapi-ts", "-i", document, "-o", tmp_path / "client", cwd=tmp_path)
    functions = (tmp_path / "client" / "sdk.gen.ts").read_text()
    assert [name for name in operations if f"export const {name} = " not in functions] == []
    options = {"strict": True, "noEmit": True, "skipLibCheck": False, "target": "es2022", "module": "esnext"}
    options |= {"moduleResolution": "bundler", "lib": ["es2022", "dom", "dom.iterable"], "types": []}
    project = {"compilerOptions": options, "include": ["types.d.ts", "client/**/*.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project))
    run(npm_tools / "tsc", "-p", "tsconfig.json", cwd=tmp_path)
