"""Renders the page of a small graph: the explorer, whose network pyvis has made and vis-network draws.

Last step of the view, beside `kg.view.explorer`: the same archive and the same scripts, but for the module
that draws. It is quicker to make, and what a notebook shows of small graphs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.model import Extraction
from kg.view.archive import Origins, archive, squeezed, told_by
from kg.view.explorer import MODULES, SHEETS, framed
from kg.view.network import draw
from kg.view.payload import LANGUAGES, Labels, for_script
from kg.view.policy import allow_only_itself
from kg.view.scene import gather
from kg.view.scripts import ASSETS, EXPLORER, joined, strings

MOST_DRAWN = 150
QUICK = ASSETS / "quick"
# One module draws in place of those that do so with sigma.
WITH_SIGMA = {"standing.js", "programs.js", "canvas.js"}
QUICK_MODULES = tuple("../quick/stage.js" if name == "stage.js" else name for name in MODULES if name not in WITH_SIGMA)


def render(
    extractions: Sequence[Extraction],
    *,
    labels: Labels,
    language: str = "fr",
    title: str = "",
    symmetric: Collection[str] = (),
    origins: Origins = told_by,
) -> str:
    """One HTML page that shows the claims of some documents as a network drawn by pyvis, with their evidence.

    The arguments are those of `kg.view.explore`. The same input gives the same bytes, in whatever order
    the extractions come. Raises ValueError for more than ``MOST_DRAWN`` entities with claims.

    >>> from kg.model import Document
    >>> page = render([Extraction(document=Document(id="a", text="Rien.", language="fr"))], labels={})
    >>> page.startswith("<!doctype html>"), "https://cdn" in page
    (True, False)
    """
    if language not in LANGUAGES:
        raise ValueError(f"the page speaks {' and '.join(LANGUAGES)}, not {language!r}")
    scene = gather(extractions, symmetric=symmetric)
    claimed = [place for place, weight in enumerate(scene.weights) if weight]
    if len(claimed) > MOST_DRAWN:
        raise ValueError(f"pyvis draws {MOST_DRAWN} entities at most, not {len(claimed)}: take kg.view.explore")
    title = title or scene.title
    held = archive(scene, {}, labels=labels, origins=origins, symmetric=symmetric)
    network = draw(scene, claimed)
    network.set_template_dir([str(QUICK), network.template_dir], "foot.html")
    network.templateEnv.globals.update(
        strings=for_script(strings([EXPLORER])),
        archive=squeezed(held | {"title": title, "language": language}),
        script=joined(QUICK_MODULES),
        licence=(QUICK / "LICENSE-vis-network.txt").read_text("utf-8"),
    )
    head = f"<style>{''.join((EXPLORER / name).read_text('utf-8') for name in SHEETS)}</style>"
    return allow_only_itself(framed(title or "kg", language=language, head=head, foot=network.generate_html()))
