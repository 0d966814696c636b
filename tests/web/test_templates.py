"""Every template is there, is sound and is used; words in it are markup, and what is put into them is text."""

from __future__ import annotations

import ast
import fnmatch
from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import meta

from tests.conftest import TOP
from tests.promises.test_weight import CHECK
from tests.support.addresses import AROUND
from tests.support.journeys import AFTER_THE_RESULT, LOS_ANGELES_PLANTS, form, slips
from webapp import create_app
from webapp.config import Settings
from webapp.i18n.languages import LANGUAGES, speaking

TEMPLATES = sorted(str(path.relative_to(TOP / "templates")) for path in (TOP / "templates").rglob("*.*"))
Request = tuple[str, dict[str, str] | None]


def named_in_views() -> set[str]:
    """The templates that Python names; ``api/*.txt`` where a part of the name is filled in."""
    found = set()
    for path in (TOP / "webapp").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Name(id="render_template"), args=[ast.Constant(value=str(name)), *_]):
                    found.add(name)
                case ast.Call(func=ast.Name(id="render_template"), args=[ast.JoinedStr(values=parts), *_]):
                    found.add("".join(part.value if isinstance(part, ast.Constant) else "*" for part in parts))
                case ast.Call(func=ast.Name(id="render_template")):
                    raise AssertionError(
                        f"{path.name}:{node.lineno}: name the template here, so that it can be looked for"
                    )
    return found


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles_and_what_it_builds_on_is_there(app: Flask, name: str) -> None:
    app.jinja_env.get_template(name)
    source = (TOP / "templates" / name).read_text()
    built_on = meta.find_referenced_templates(app.jinja_env.parse(source))
    assert {str(each) for each in built_on} <= set(TEMPLATES)


def test_every_template_that_a_view_names_is_there_and_no_other_lies_about(app: Flask) -> None:
    named = named_in_views()
    assert len(named) > 20
    assert [name for name in named if not fnmatch.filter(TEMPLATES, name)] == []
    used = {name for each in named for name in fnmatch.filter(TEMPLATES, each)}
    for name in TEMPLATES:
        parsed = app.jinja_env.parse((TOP / "templates" / name).read_text())
        used |= {str(each) for each in meta.find_referenced_templates(parsed)}
    assert set(TEMPLATES) - used == set()


SAYS = "Error: %(what)s <b>bold</b> 100%%"
IN_SPANISH = "Hoja: %(what)s <b>negrita</b> 100%%"


@pytest.fixture
def translated(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setitem(app.extensions["babel"].instance.domain_instance.of["es"]._catalog, SAYS, IN_SPANISH)
    return app


@pytest.mark.parametrize(("tag", "said"), [("en", SAYS), ("es", IN_SPANISH)])
@pytest.mark.parametrize(
    "how",
    [
        "{{ _(says, what=what) }}",
        "{% trans what=what %}" + SAYS.replace("%(what)s", "{{ what }}").replace("%%", "%") + "{% endtrans %}",
    ],
)
def test_a_message_is_markup_and_what_is_put_into_it_is_escaped(
    translated: Flask, tag: str, said: str, how: str
) -> None:
    template = translated.jinja_env.from_string(how)
    with translated.test_request_context("/"), speaking(LANGUAGES[tag]):
        page = template.render(says=SAYS, what='<i title="x">&')
    assert page == said % {"what": "&lt;i title=&#34;x&#34;&gt;&amp;"}


def test_what_is_put_into_a_message_as_markup_stays_markup(translated: Flask) -> None:
    template = translated.jinja_env.from_string("{{ _(says, what=cite('cr-400')) }}")
    with translated.test_request_context("/"), speaking(LANGUAGES["es"]):
        assert template.render(says=SAYS).startswith('Hoja: <a href="https://')


def requests(lang: str) -> Iterator[Request]:
    """Every kind of page: those around the check by GET, questions and results by POST."""
    for address in (*AROUND, "/{}/check", "/{}/embed/check?look=dark", "/{}/check?line=1", "/{}/nowhere"):
        yield address.format(lang), None
    for path, every in (("check", 1), ("embed/check", 5)):  # in a frame stands the same, in another layout
        for answers in list(CHECK.values())[::every]:
            yield f"/{lang}/{path}", form(answers)
        for fields in slips().values():
            yield f"/{lang}/{path}", fields | {"for": "family"}
        for show in (*AFTER_THE_RESULT, "1.plants", "1.county"):
            yield f"/{lang}/{path}", form(LOS_ANGELES_PLANTS) | {"show": show}
            two = form(LOS_ANGELES_PLANTS) | form(LOS_ANGELES_PLANTS, 2)
            yield f"/{lang}/{path}", two | {"show": show, "line": "1"}


def test_a_page_says_the_same_whatever_was_drawn_before_it() -> None:
    """In either language first: macros and words that were loaded for one must not stay in it for the other."""

    def pages(*order: str) -> dict[str, str]:
        client = create_app(Settings(api_per_second=0)).test_client()
        asked = [request for lang in order for request in requests(lang)]
        return {
            f"{address} {fields}": (client.post(address, data=fields) if fields else client.get(address)).text
            for address, fields in asked
        }

    assert pages("en", "es") == pages("es", "en")
