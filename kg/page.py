"""The page of a graph, with the words of its ontology: joins the steps ``graph`` and ``view``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.graph import Graph
from kg.ontology import Ontology
from kg.view import notebook_html, render


def page(graph: Graph, *, title: str = "") -> str:
    """The network of a graph as one HTML file that needs no connection.

    It opens in the reader's language; where that is neither French nor English, in that of most documents.
    """
    french = sum(document.language == "fr" for document in graph.documents)
    return render(
        graph.extractions,
        labels=labels(graph.ontology),
        language="fr" if 2 * french >= len(graph.documents) else "en",
        title=title,
        symmetric=[relation.name for relation in graph.ontology if relation.symmetric],
    )


def labels(ontology: Ontology) -> dict[str, Mapping[str, str]]:
    """The words for classes, qualifiers and relations: name → language → label."""
    named = (ontology.classes, ontology.qualifiers, ontology.relations)
    return {name: thing.labels for things in named for name, thing in things.items()}


@dataclass(frozen=True, slots=True)
class Shown:
    """HTML that a notebook shows as the value of a cell."""

    html: str = field(repr=False)

    def _repr_html_(self) -> str:
        return self.html


def show(graph: Graph, *, height: int = 600) -> Shown:
    """The page of a graph in a frame of ``height`` pixels, for a notebook."""
    return Shown(notebook_html(page(graph), height))
