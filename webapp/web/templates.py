"""The templates, in an edition for each language: what is the same on every page is worked out once, not per request.

When a template is compiled for a language, each call of a name in ``FOLDED`` whose arguments stand in the template is
replaced by what it gives: the translation, the citation, the address. A question page makes some forty such calls;
looking them up anew was most of the work of a request.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, cast

from cachetools import LRUCache
from flask import Flask, current_app, g, request
from flask.templating import Environment
from flask_babel import gettext
from jinja2 import Template, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from webapp.i18n.languages import current, speaking

HOLE = "\0"
"""Where the main part of a page goes into its frame."""
MOST_FRAMES = 500
FIRST = (
    *(
        "base.html",
        "pages/home.html",
        "check/check.html",
        "check/question.html",
        "parts/carried.html",
        "parts/drawings.html",
    ),
    *("check/result.html", "parts/outcomes.html", "parts/offices.html", "parts/facts.html", "parts/open_fact.html"),
)
"""What a visit needs, compiled at start. The rest of the templates waits until somebody asks."""
FOLDED = frozenset({"_", "gettext", "asset", "cite", "cite_number", "language", "office", "tel", "url_for"})
"""Globals that give the same for the same arguments in one language, whatever the request."""


class Edition(Environment):
    """Flask's Jinja environment; an overlay of it that ``folds`` belongs to one language."""

    folds = False
    drawn: dict[tuple[str, object], str]
    """The parts of pages that stand in ``once``."""

    def compile(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """Compile a template. Called within a request in the language of the edition."""
        if self.folds and isinstance(source, str):
            source = Fold(self).visit(self.parse(source, *args[:2]))
        return super().compile(source, *args, **kwargs)


class Once(Extension):
    """``{% once key %}…{% endonce %}``: a part of a page that is drawn once for each key in each language.

    What stands in it may use nothing but what the key names: a question, an entry of the law or the directory; never an
    answer. Where the key is ``none`` the part is drawn each time.
    """

    tags = frozenset({"once"})  # type: ignore[assignment]

    def parse(self, parser: Parser) -> nodes.Node:
        """Make it a call of ``draw`` with the place in the template, the key and the part itself."""
        line = next(parser.stream).lineno
        key = parser.parse_tuple()
        part = parser.parse_statements(("name:endonce",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}")
        return nodes.CallBlock(self.call_method("draw", [place, key]), [], [], part).set_lineno(line)

    def draw(self, place: str, key: object, caller: Callable[[], str]) -> str:
        """The part, drawn now if it was not before."""
        if key is None:
            return caller()
        drawn: dict[tuple[str, object], str] = self.environment.drawn  # type: ignore[attr-defined]
        if (place, key) not in drawn:
            drawn[place, key] = caller()
        return drawn[place, key]


class Fold(NodeTransformer):
    """Replaces calls that always give the same by what they give, and ``if`` by the branch that is always taken."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        node = self.generic_visit(node)  # type: ignore[assignment]
        try:
            return self.constant(self.value(node), node)
        except nodes.Impossible:
            return self.filled_in(node)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        node = self.generic_visit(node)  # type: ignore[assignment]
        try:
            return self.constant(self.value(node), node)
        except nodes.Impossible:
            return node

    def visit_If(self, node: nodes.If) -> Any:
        node = self.generic_visit(node)  # type: ignore[assignment]
        try:
            holds = cast(nodes.Expr, node.test).as_const()
        except nodes.Impossible:
            return node
        if holds:
            return node.body
        return node if node.elif_ else node.else_

    def visit_Import(self, node: nodes.Import) -> nodes.Node:
        """Macros that do not see the page: Jinja would compare all names of both templates at each import."""
        if node.with_context:
            return node
        macros = nodes.Call(nodes.Name("macros_of", "load"), [node.template], [], None, None)
        return nodes.Assign(nodes.Name(node.target, "store"), macros, lineno=node.lineno)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        """What stands in ``{% call in_language(…) %}`` is said in another language than the edition's."""
        of = node.call.node
        other_language = isinstance(of, nodes.Name) and of.name == "in_language"
        return node if other_language else self.generic_visit(node)

    def value(self, node: nodes.Node) -> Any:
        """What an expression always gives. Raises Impossible where that depends on the request."""
        match node:
            case nodes.Const(value=value):
                return value
            case nodes.MarkSafe(expr=expression):
                return Markup(self.value(expression))
            case nodes.Getattr(node=of, attr=name):
                return getattr(self.value(of), name)
            case nodes.Call(node=nodes.Name(name=name), dyn_args=None, dyn_kwargs=None) if name in FOLDED:
                given = [self.value(each) for each in node.args]
                named = {each.key: self.value(each.value) for each in node.kwargs}
                if name == "url_for" and given[0].startswith("."):  # within the blueprint of the request
                    raise nodes.Impossible
                call = cast(Callable[..., Any], self.edition.globals[name])
                return call(*given, **named)
        raise nodes.Impossible

    def filled_in(self, node: nodes.Call) -> nodes.Node:
        """A translation with places to fill in: the text is looked up now, the values come with the request."""
        match node:
            case nodes.Call(node=nodes.Name(name="_" | "gettext"), args=[nodes.Const(value=text)], kwargs=named):
                pairs = [nodes.Pair(nodes.Const(each.key), each.value, lineno=node.lineno) for each in named]
                said = nodes.MarkSafe(nodes.Const(gettext(text)), lineno=node.lineno)
                return nodes.Mod(said, nodes.Dict(pairs, lineno=node.lineno), lineno=node.lineno)
        return node

    def constant(self, value: Any, node: nodes.Node) -> nodes.Node:
        """The value as a part of the template. Raises Impossible for a value that cannot stand in one."""
        if isinstance(value, Markup):
            return nodes.MarkSafe(nodes.Const(str(value)), lineno=node.lineno)
        if isinstance(value, str | int | None):
            return nodes.Const(value, lineno=node.lineno)
        raise nodes.Impossible


def render(template: str, **context: Any) -> str:
    """Draw a page in the language of the request."""
    current_app.update_template_context(context)
    return edition_of(template).render(context)


def render_in_frame(template: str, frame: Hashable, **context: Any) -> str:
    """Draw an answer to a form. What stands around its main part is drawn once for each ``frame``.

    ``frame``: all that the outer part shows of this page, beside the language and the look; never an answer.
    """
    if request.method != "POST":
        return render(template, **context)
    page = edition_of(template)
    frames: LRUCache[Hashable, list[str]] = current_app.extensions["frames"]
    key = (page, frame, request.blueprint, g.get("line"), g.get("look"))
    current_app.update_template_context(context)
    if key not in frames:
        frames[key] = page.render(context, hole=HOLE).split(HOLE)
    before, after = frames[key]
    return before + "".join(page.blocks["main"](page.new_context(context))) + after


def edition_of(template: str) -> Template:
    """The template in the language of the request."""
    editions: dict[str, Edition] = current_app.extensions["editions"]
    return editions[current().tag].get_template(template)


def said(text: str, **values: object) -> Markup:
    """``_`` for templates: the text in the language of the request, with the values filled in and escaped."""
    return Markup(gettext(text)) % values


def macros_of(template: str) -> object:
    """The macros of a template in the language of the request, where ``import`` gives them in that of the page."""
    return edition_of(template).module


def register(app: Flask) -> None:
    """Make an edition of the templates for each language. Call it when everything else gave its helpers to Jinja."""
    app.jinja_env.add_extension(Once)
    app.jinja_env.globals.update({"_": said, "gettext": said, "macros_of": macros_of})

    def edition() -> Edition:
        made: Edition = app.jinja_env.overlay()  # type: ignore[assignment]
        made.folds = True
        made.drawn = {}
        return made

    languages = app.config["LANGUAGES"].values()
    app.extensions["frames"] = LRUCache(MOST_FRAMES)
    app.extensions["editions"] = {language.tag: edition() for language in languages}
    for language in languages:
        with app.test_request_context(), speaking(language):
            for template in FIRST:
                edition_of(template)
