"""The dataset of an update as its request names it, written into the update itself.

The engine takes no dataset for an update, and SPARQL 1.1 Protocol (section 2.2.3) says what the
parameters mean: as though each operation had the USING clauses.
"""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.graph.keywords import keywords, position


def with_using(text: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with a USING clause for each graph, before each WHERE of a DELETE or INSERT.

    Raises QueryError for an update that has USING or WITH of its own, or a DELETE WHERE, which can have none.

    >>> with_using("INSERT { ?s a ?o } WHERE { ?s a ?o }", ["urn:a"], [])
    'INSERT { ?s a ?o } USING <urn:a> WHERE { ?s a ?o }'
    """
    clauses = " ".join([*(f"USING {_iri(name)}" for name in default), *(f"USING NAMED {_iri(name)}" for name in named)])
    written, end, before = [], 0, ("", 0)
    for word, place in keywords(text):
        if word.upper() in ("USING", "WITH"):
            raise QueryError(
                f"the request names the graphs, and so does {word}",
                where=position(text, place, "update"),
                remedy="name them in one place",
            )
        if word.upper() == "WHERE":
            if before[0].upper() == "DELETE" and not text[before[1] + len(before[0]) : place].strip():
                raise QueryError(
                    "DELETE WHERE takes no using-graph-uri",
                    where=position(text, place, "update"),
                    remedy="write DELETE { … } WHERE { … }",
                )
            written.append(text[end:place] + clauses + " ")
            end = place
        before = (word, place)
    return "".join([*written, text[end:]])


def _iri(name: str) -> NamedNode:
    try:
        return NamedNode(name)
    except ValueError as error:
        raise QueryError(f"{name!r} is not an IRI", where="using-graph-uri", remedy="give its full IRI") from error
