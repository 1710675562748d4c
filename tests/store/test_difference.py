"""What a comparison of two graphs calls a change, and what not."""

from __future__ import annotations

from dataclasses import replace

from kg.graph import Graph
from kg.model import Extraction, Span, Status
from kg.store.difference import difference

from .articles import entity, told

LUNE, ORMEAU = entity("Lune"), entity("Ormeau")


def moved(article: Extraction, start: str) -> Extraction:
    """The same article with a text before it."""
    by = len(start)
    return replace(
        article,
        document=replace(article.document, text=start + article.document.text),
        mentions=tuple(replace(m, start=m.start + by, end=m.end + by) for m in article.mentions),
        claims=tuple(replace(c, evidence=Span(c.evidence.start + by, c.evidence.end + by)) for c in article.claims),
    )


def test_a_claim_that_merely_stands_elsewhere_is_no_change() -> None:
    before = told("a", LUNE, ORMEAU)
    assert not difference(Graph.build([before]).dataset.quads, Graph.build([moved(before, "Plus tôt. ")]).dataset.quads)


def test_another_status_is_one_wherever_the_claim_stands() -> None:
    before, after = told("a", LUNE, ORMEAU), moved(told("a", LUNE, ORMEAU, status=Status.PLANNED), "Plus tôt. ")
    found = difference(Graph.build([before]).dataset.quads, Graph.build([after]).dataset.quads)
    assert list(found.lines()) == ["~ a: Lune meets Ormeau (planned): status actual → planned", "    “Rien”"]
