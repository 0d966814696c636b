"""The link "report a problem with this rule": a prefilled mail or issue, set by the operator, off when it is not.

It names the rule and nothing else: whoever follows it from a rule has given no answer on that page.
"""

from __future__ import annotations

from urllib.parse import quote

from flask import current_app

from webapp.web.urls import public


def report_address(rule: str, address: str) -> str:
    """The address to open for the rule that stands at ``address``, or "" when the operator has set none.

    ``REPORT_TO`` is an e-mail address, or a web address that holds ``{rule}``.
    """
    report_to: str = current_app.config["SETTINGS"].report_to
    if "{rule}" in report_to:
        return report_to.replace("{rule}", quote(rule))
    if report_to:
        return f"mailto:{report_to}?subject={quote(f'Rule {rule}')}&body={quote(public(address))}"
    return ""
