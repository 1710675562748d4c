"""axe-core on a page in the browser: what it objects to, by WCAG 2.1 A and AA, and the ways in which it looks."""

from __future__ import annotations

from typing import Any

import pytest

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
# Every screen, language and scheme is seen in one of these.
WAYS = [("desktop", "fr-FR", "light"), ("phone", "en-GB", "dark")]
EACH = pytest.mark.parametrize(("screen", "locale", "scheme"), WAYS)


def findings(page: Any) -> list[str]:
    """What axe objects to, a line for each element."""
    told = axe.Axe().run(page, options=RULES).response
    assert len(told["passes"]) > 10  # it looked
    return [
        f"{found['id']}: {node['html'][:160]} {[check['message'] for check in node['any'][:1]]}"
        for found in told["violations"]
        for node in found["nodes"]
    ]
