"""The templates of the check for the phone: the syntax trees that Jinja makes of them (``static/phone/jinja.js``).

A node is ``[kind, *fields]`` with the names of ``jinja2.nodes``. Nothing of a page is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates

from webapp.web.assets import STATIC

PAGES = ("question", "result", "plan", "sheet", "slip", "clerk", "call", "code")
"""What the check shows, by the name of its template."""
DRAWN = frozenset(
    re.findall(r"^  ([A-Z]\w+): ", (STATIC / "phone" / "jinja.js").read_text(encoding="utf-8"), re.MULTILINE)
)
"""The kinds of node that the phone can draw, and those that stand within another."""
KNOWN = DRAWN | {"Operand", "Keyword", "Pair", "Slice", "Extends"}


def syntax_trees(env: Environment) -> dict[str, Any]:
    """The tree of each template that the check needs, by name.

    Raises NotImplementedError with template and line for a node that the phone cannot draw.
    """
    found: dict[str, Any] = {}
    wanted = [f"check/{page}.html" for page in PAGES] + ["check/answers.html"]
    for name in wanted:
        if name not in found:
            assert env.loader
            tree = env.parse(env.loader.get_source(env, name)[0])
            found[name] = [_as_list(node, name) for node in tree.body]
            wanted += filter(None, find_referenced_templates(tree))
    found["base.html"] = _body(found["base.html"])
    return found


def _as_list(node: Any, template: str) -> Any:
    if isinstance(node, nodes.Node):
        if type(node).__name__ not in KNOWN:
            raise NotImplementedError(f"{template}:{node.lineno}: the phone cannot draw {type(node).__name__}")
        fields = [_as_list(getattr(node, field), template) for field in node.fields if field != "ctx"]
        while fields and (fields[-1] is None or fields[-1] is False):
            fields.pop()
        return [type(node).__name__, *fields]
    if isinstance(node, (list, tuple)):
        return [_as_list(each, template) for each in node]
    return node


def _body(base: list[Any]) -> list[Any]:
    """What stands in the body of a page: the head is there already."""
    for place, (kind, *fields) in enumerate(base):
        for inner, node in enumerate(fields[0] if kind == "Output" else []):
            if node[0] == "TemplateData" and "<body>" in node[1]:
                begun = ["TemplateData", node[1].partition("<body>")[2]]
                return [["Output", [begun, *fields[0][inner + 1 :]]], *base[place + 1 :]]
    raise ValueError("base.html has no body")


def number_messages(trees: Any) -> list[str]:
    """Put a number in the place of each message that the templates say. The messages, in English, by their numbers."""
    numbers: dict[str, int] = {}
    for message, *_ in _calls(trees, "_"):
        if message[0] == "Const":
            message[1] = numbers.setdefault(message[1], len(numbers))
    return list(numbers)


def plurals_in(trees: Any) -> Iterator[tuple[str, str]]:
    """Those that depend on a number: for one, and for more."""
    return ((one[1], many[1]) for one, many, *_number in _calls(trees, "ngettext"))


def addresses_in(trees: Any) -> set[str]:
    """The endpoints that the templates link to; those that begin with a dot both of the check and of the frame."""
    named = {args[0][1] for args in _calls(trees, "url_for")}
    return {blueprint + name if name.startswith(".") else name for name in named for blueprint in ("check", "embed")}


def _calls(tree: Any, function: str) -> Iterator[list[Any]]:
    """The arguments of each call of a function."""
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list):
        if tree[:1] == ["Call"] and tree[1] == ["Name", function]:
            yield tree[2]
        for each in tree:
            yield from _calls(each, function)
