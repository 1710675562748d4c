"""What a page is allowed to do: run its own scripts and styles, and nothing else.

Last step of both pages. Text that stands in HTML is escaped here as well.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape


def allow_only_itself(page: str) -> str:
    """The page with a content security policy: its own scripts and styles by hash, and nothing else.

    No request, no markup from strings (trusted types), no other script, even one that an article
    would smuggle in. See https://www.w3.org/TR/CSP3/.
    """
    rules = [
        "default-src 'none'",
        "script-src " + _hashes(page, r"<script>(.*?)</script>"),
        "style-src " + _hashes(page, r"<style>(.*?)</style>"),
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(rules)}">'
    return page.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{meta}', 1)


def as_text(text: str) -> str:
    """The text as ASCII HTML, so that no character of it is markup and none depends on an encoding.

    >>> as_text("<é>")
    '&lt;&#233;&gt;'
    """
    return escape(text).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _hashes(page: str, element: str) -> str:
    digests = (sha256(content.encode()).digest() for content in re.findall(element, page, re.DOTALL))
    return " ".join(f"'sha256-{b64encode(digest).decode('ascii')}'" for digest in digests)
