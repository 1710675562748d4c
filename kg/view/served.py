"""The pages of a server: Explorer, Query and Try, in the frame and with the scripts of the single file.

Beside `kg.view.explorer`: that one writes everything into one file, here the same modules are files
that the browser fetches from the server, as its strict content security policy allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.view.explorer import MODULES, SHEETS, framed
from kg.view.payload import for_script
from kg.view.scripts import ASSETS, EXPLORER, VENDORED, strings
from kg.view.style import KNOWN, looks

SERVED = ASSETS / "served"
PAGES = ("explorer", "query", "try")
ADDRESSES = {"explorer": "/", "query": "/query", "try": "/try"}
# In this order: those before the page's own script prepare what it starts with.
SCRIPTS = {
    "explorer": ("served/navigation.js", "served/served.js", "explorer/main.js"),
    "query": ("served/navigation.js", "served/query.js"),
    "try": ("served/navigation.js", "served/blank.js", "served/try.js"),
}
LIBRARIES = {
    "explorer": ("graphology.min.js", "sigma.min.js"),
    "query": ("graphology.min.js", "sigma.min.js", "yasqe.min.js"),
    "try": ("graphology.min.js", "sigma.min.js"),
}
EXPLORER_STYLES = tuple(f"explorer/{name}" for name in SHEETS)
STYLES = {
    "explorer": (*EXPLORER_STYLES, "served/served.css"),
    "query": ("vendored/yasqe.min.css", *EXPLORER_STYLES, "served/served.css", "served/editor.css"),
    "try": (*EXPLORER_STYLES, "served/served.css"),
}
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Asset(NamedTuple):
    """A file that the server gives out, and its media type."""

    path: Path
    kind: str


@cache
def served_page(name: str) -> str:
    """One of the ``PAGES`` as HTML; what it shows is fetched by its scripts."""
    styles = "\n".join(f'<link rel="stylesheet" href="/assets/{file}">' for file in STYLES[name])
    libraries = "\n".join(f'<script src="/assets/vendored/{file}" defer></script>' for file in LIBRARIES[name])
    scripts = "\n".join(f'<script src="/assets/{file}" type="module"></script>' for file in SCRIPTS[name])
    said = for_script(strings([EXPLORER, SERVED]))
    return framed(
        "kg",
        language="en",
        attributes=f' data-page="{name}"',
        head=f'<link rel="icon" href="/assets/served/icon.svg" type="image/svg+xml">\n{styles}\n{libraries}\n{scripts}',
        navigation=_navigation(name),
        desk=(SERVED / f"{name}.html").read_text("utf-8"),
        foot=f'<script type="application/json" id="strings">{said}</script>\n{_looks()}',
    )


@cache
def assets() -> dict[str, Asset]:
    """Every file of the pages, by its address below ``/assets/``."""
    return {f"{path.parent.name}/{path.name}": Asset(path, KINDS[path.suffix]) for path in _files()}


def _files() -> Iterator[Path]:
    yield from (EXPLORER / name for name in (*MODULES, *SHEETS))
    yield from (path for path in sorted(SERVED.iterdir()) if path.suffix in KINDS)
    yield from (path for path in sorted(VENDORED.iterdir()) if path.suffix in KINDS)


def _navigation(here: str) -> str:
    links = "".join(
        f'<a href="{ADDRESSES[name]}" data-to="{name}"{" aria-current=page" if name == here else ""}></a>'
        for name in PAGES
    )
    return f'  <nav class="pages" id="pages">{links}</nav>\n'


def _looks() -> str:
    """How the types look that the shipped ontology knows; the answer to a query may hold any."""
    told = {name: asdict(look) for name, look in looks(KNOWN).items()}
    return f'<script type="application/json" id="looks">{for_script(told)}</script>'
