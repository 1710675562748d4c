"""Renders the page: scene, network and payload joined with the style sheet and scripts of ``assets/``.

Last step of the view. The file asks the network for nothing: scripts and styles stand in the
page, and its content security policy lets the browser run exactly those and load nothing else.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Sequence
from hashlib import sha256
from html import escape

from kg.model import Extraction
from kg.view.network import draw
from kg.view.payload import LANGUAGES, Labels, for_script, payload, words
from kg.view.scene import gather
from kg.view.scripts import ASSETS, EXPLORER, joined, strings

MOST_DRAWN = 150
MODULES = ("page.js", "archive.js", "language.js", "frame.js", "elements.js", "names.js", "combobox.js")
"""What this page has from the explorer."""
SCRIPTS = ("held.js", "panel.js", "captions.js", "stage.js", "page.js")


def render(
    extractions: Sequence[Extraction],
    *,
    labels: Labels,
    language: str = "fr",
    title: str = "",
    symmetric: Collection[str] = (),
) -> str:
    """One HTML page that shows the claims of some documents as a network, with their evidence.

    ``labels`` gives the words for relations, types and qualifiers: name → language → label.
    ``language`` ("fr" or "en") is used where the reader's browser prefers neither; the page has a
    switch. ``symmetric`` names relations without direction. The same input gives the same bytes,
    in whatever order the extractions come.

    >>> from kg.model import Document
    >>> page = render([Extraction(document=Document(id="a", text="Rien.", language="fr"))], labels={})
    >>> page.startswith("<!doctype html>"), "https://cdn" in page
    (True, False)
    """
    if language not in LANGUAGES:
        raise ValueError(f"the page speaks {' and '.join(LANGUAGES)}, not {language!r}")
    scene = gather(extractions, symmetric=symmetric)
    drawn = scene.most_claimed(MOST_DRAWN)
    title = title or scene.title
    captions = {edge.relation: words(edge.relation, labels)[language] for edge in scene.edges}
    network = draw(scene, drawn, captions=captions)
    network.set_template_dir([str(ASSETS), network.template_dir], "page.html")
    network.templateEnv.globals.update(
        language=language,
        title=as_text(title or "kg"),
        style=(EXPLORER / "base.css").read_text("utf-8") + _asset("page.css"),
        script=joined(MODULES, SCRIPTS),
        licence=_asset("LICENSE-vis-network.txt"),
        strings=for_script(strings([EXPLORER, ASSETS])),
        payload=for_script(payload(scene, drawn, labels=labels, language=language, title=title)),
    )
    return allow_only_itself(network.generate_html())


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


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
