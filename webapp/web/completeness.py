"""Is every template there that a page needs? Asked once at start, so that no visitor finds out."""

from __future__ import annotations

import re
from pathlib import Path

DRAWN = re.compile(r"""\brender(?:_in_frame)?\(\s*"([\w/-]+\.\w+)""")
"""In a view."""
USED = re.compile(r"""(?:\{%-?\s*(?:extends|include|import|from)\s+|macros_of\()["']([\w/-]+\.\w+)""")
"""In a template."""


def check_templates(templates: Path) -> None:
    """Raise FileNotFoundError with the name of a template that a view or another template asks for."""
    views, drawn_on = (
        Path(__file__).parent.parent.rglob("*.py"),
        [path for path in templates.rglob("*") if path.is_file()],
    )
    wanted = [(name, path) for path in views for name in DRAWN.findall(path.read_text(encoding="utf-8"))]
    wanted += [(name, path) for path in drawn_on for name in USED.findall(path.read_text(encoding="utf-8"))]
    for name, path in wanted:
        if not (templates / name).is_file():
            raise FileNotFoundError(f"The template {name} is missing; {path.name} needs it")
