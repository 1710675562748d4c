"""Renders the explorer: the archive of a graph with the scripts that show it, in one file that needs no network.

Last step of the view. The browser is told to run exactly the scripts of the page and to load
nothing; what articles say stands squeezed in the archive and never meets the HTML parser.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from string import Template

from kg.model import Extraction
from kg.view.archive import Answer, Origins, archive, squeezed, told_by
from kg.view.payload import LANGUAGES, Labels, for_script
from kg.view.policy import allow_only_itself, as_text
from kg.view.positions import opening, positions
from kg.view.scene import gather
from kg.view.scripts import EXPLORER, VENDORED, joined, strings

# In this order: each module imports from those before it.
MODULES = (
    "page.js",
    "archive.js",
    "language.js",
    "frame.js",
    "elements.js",
    "names.js",
    "combobox.js",
    "state.js",
    "links.js",
    "selection.js",
    "standing.js",
    "labels.js",
    "light.js",
    "programs.js",
    "canvas.js",
    "stage.js",
    "panel.js",
    "legend.js",
    "search.js",
    "blanks.js",
    "table.js",
    "picture.js",
    "timeline.js",
    "main.js",
)
SHEETS = ("base.css", "page.css")


def explore(
    extractions: Sequence[Extraction],
    *,
    labels: Labels,
    language: str = "fr",
    title: str = "",
    symmetric: Collection[str] = (),
    origins: Origins = told_by,
    answers: Sequence[Answer] = (),
) -> str:
    """One HTML page in which the claims of some documents can be seen, searched, filtered and traced.

    ``labels`` gives the words for relations, types and qualifiers: name → language → label.
    ``language`` ("fr" or "en") is used where the reader's browser prefers neither. ``symmetric`` names
    relations without direction, ``origins`` who stands behind a claim, ``answers`` what the buttons
    of the page show. The extractions may come in any order.

    >>> from kg.model import Document
    >>> page = explore([Extraction(document=Document(id="a", text="Rien.", language="fr"))], labels={})
    >>> page.startswith("<!doctype html>"), 'src="http' in page
    (True, False)
    """
    if language not in LANGUAGES:
        raise ValueError(f"the page speaks {' and '.join(LANGUAGES)}, not {language!r}")
    scene = gather(extractions, symmetric=symmetric)
    title = title or scene.title
    held = archive(scene, positions(scene), labels=labels, origins=origins, symmetric=symmetric, answers=answers) | {
        "title": title,
        "language": language,
        "opening": [[place, *spot] for place, spot in opening(scene).items()],
    }
    foot = Template((EXPLORER / "foot.html").read_text("utf-8")).substitute(
        strings=for_script(strings([EXPLORER])), archive=squeezed(held), script=joined(MODULES), **_vendored()
    )
    head = f"<style>{''.join((EXPLORER / name).read_text('utf-8') for name in SHEETS)}</style>"
    return allow_only_itself(framed(title or "kg", language=language, head=head, foot=foot))


def framed(
    title: str, *, language: str, head: str, foot: str, attributes: str = "", navigation: str = "", desk: str = ""
) -> str:
    """What every page has in common, filled: header, stage, panel. All but the title is given as HTML."""
    return Template((EXPLORER / "page.html").read_text("utf-8")).substitute(
        language=language,
        title=as_text(title),
        head=head,
        foot=foot,
        attributes=attributes,
        navigation=navigation,
        desk=desk,
    )


@cache
def _vendored() -> dict[str, str]:
    """The libraries as their authors publish them, with their licences."""
    files = {
        "graphology": "graphology.min.js",
        "graphology_licence": "LICENSE-graphology.txt",
        "sigma": "sigma.min.js",
        "sigma_licence": "LICENSE-sigma.txt",
    }
    return {name: (VENDORED / file).read_text("utf-8").strip() for name, file in files.items()}
