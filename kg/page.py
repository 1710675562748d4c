"""The page of a graph, with the words of its ontology: joins the steps ``graph`` and ``view``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.graph import Graph
from kg.graph.sources import independent_source, publisher_of
from kg.model import Claim, Document
from kg.ontology import Ontology
from kg.ontology.views import NamedQuery
from kg.view import Answer, Blank, explore, notebook_html, render
from kg.view.page import MOST_DRAWN

MOST_ROWS = 300
"""Rows of an answer that the page carries; it says how many more there are."""


def page(graph: Graph, *, title: str = "") -> str:
    """The explorer of a graph as one HTML file that needs no connection.

    It opens in the reader's language; where that is neither French nor English, in that of most documents.
    """
    ontology = graph.ontology
    return explore(
        graph.extractions,
        labels=labels(ontology),
        language=_language(graph),
        title=title,
        symmetric=symmetric_relations(ontology),
        origins=origins(ontology),
        answers=list(answers(graph)),
    )


def small_page(graph: Graph, *, title: str = "") -> str:
    """The graph drawn by pyvis: quick and plain, for a notebook and at most ``MOST_DRAWN`` entities."""
    return render(
        graph.extractions,
        labels=labels(graph.ontology),
        language=_language(graph),
        title=title,
        symmetric=symmetric_relations(graph.ontology),
        origins=origins(graph.ontology),
    )


def answers(graph: Graph) -> Iterator[Answer]:
    """What the ontology's named queries answer, all rows that the page has room for, and what may be filled in.

    Those that need a value are left out, and those without a row. Numbers and days keep rows of what
    is there; parameters that change what is counted or compared keep their defaults.
    """
    for name, query in sorted(graph.ontology.queries.items()):
        if any(parameter.required for parameter in query.parameters):
            continue
        widest = {one.name: _value(one.keeps.widest) for one in query.parameters if one.keeps and one.keeps.widest}
        result = graph.named(name, **widest)
        rows = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in result.rows)
        if rows:
            yield Answer(
                name=name,
                asks=query.translations,
                columns=result.columns,
                rows=rows[:MOST_ROWS],
                left_out=max(0, len(rows) - MOST_ROWS),
                blanks=tuple(_blanks(query)),
                titles=query.titles,
                headings=query.columns,
            )


def _value(text: str) -> str | float:
    return float(text) if text.isdecimal() else text


def _blanks(query: NamedQuery) -> Iterator[Blank]:
    for parameter in query.parameters:
        if parameter.keeps:
            yield Blank(
                name=parameter.name,
                asks=parameter.translations,
                test=parameter.keeps.test,
                columns=parameter.keeps.columns,
                default=parameter.default.strip('"'),
                is_name=parameter.is_name,
                titles=parameter.titles,
            )


def labels(ontology: Ontology) -> dict[str, Mapping[str, str]]:
    """The words for classes, qualifiers and relations: name → language → label."""
    named = (ontology.classes, ontology.qualifiers, ontology.relations)
    return {name: thing.labels for things in named for name, thing in things.items()}


def _language(graph: Graph) -> str:
    french = sum(document.language == "fr" for document in graph.documents)
    return "fr" if 2 * french >= len(graph.documents) else "en"


def origins(ontology: Ontology) -> Callable[[Claim, Document], tuple[str, str]]:
    """Who stands behind a claim in the end, as an ontology knows the outlets: key and name."""

    def origin(claim: Claim, document: Document) -> tuple[str, str]:
        found = independent_source(claim, document, publisher_of(document, ontology))
        return found.iri, found.name

    return origin


def symmetric_relations(ontology: Ontology) -> list[str]:
    """The relations that read the same both ways."""
    return [relation.name for relation in ontology if relation.symmetric]


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """HTML that a notebook shows as the value of a cell, and a line for where HTML is not shown."""

    html: str
    told: str = ""

    def __repr__(self) -> str:
        return self.told

    def _repr_html_(self) -> str:
        return self.html


def show(graph: Graph, *, height: int = 600) -> Shown:
    """A graph in a frame of ``height`` pixels, for a notebook: by pyvis while it is small, else the explorer."""
    small = len(graph.entities) <= MOST_DRAWN
    size = f"{len(graph.entities)} entities, {len(graph.claims)} claims"
    told = f"<{'pyvis network' if small else 'explorer'}: {size}>"
    return Shown(notebook_html(small_page(graph) if small else page(graph), height), told)
