"""Queries and updates that would reach out are read to their end before they are refused, so that errors are told.

Nothing of them is run: another keyword, which reaches nowhere, stands in for the one that does, and
the rest is parsed for a store that is empty.
"""

from __future__ import annotations

import re

from pyoxigraph import Store

from kg.errors import QueryError
from kg.graph.keywords import keywords, position
from kg.graph.query import FETCHING
from kg.graph.syntax_errors import syntax_error
from kg.graph.terms import TERMS

_LOAD = re.compile(
    r"LOAD(?:\s*SILENT)?\s*(?P<iri><[^<>\"{}|^`\\\s]*>|[\w.-]*:[\w.-]*)"  # as the parser does, which asks for no spaces
    r"(?:\s*INTO\s*GRAPH\s*(?:<[^<>\s]*>|[\w.-]*:[\w.-]*))?",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"SERVICE(\s*SILENT)?", re.IGNORECASE)


def expect_well_formed(text: str, *, base: str, update: bool = False) -> None:
    """Raise QueryError, with line and column, where a text with SERVICE or LOAD is malformed beside that."""
    harmless = _without_reach(text, update=update)
    if harmless is None:
        return
    where = "update" if update else "query"
    try:
        if update:
            Store().update(harmless, base_iri=base, prefixes=TERMS)
        else:
            Store().query(harmless, base_iri=base, prefixes=TERMS)
    except SyntaxError as error:
        raise syntax_error(text, str(error), where, update=update) from error
    except (RuntimeError, ValueError):  # it was read, and of an empty store it asks too much
        return


def _without_reach(text: str, *, update: bool) -> str | None:
    """The text with GRAPH for SERVICE, at the same places, and DROP for LOAD; None where that cannot be told."""
    places = [(word, place) for word, place in keywords(text, update=update) if word in FETCHING]
    for word, place in reversed(places):
        found = (_SERVICE if word == "SERVICE" else _LOAD).search(text, place)
        if found is None:
            where = position(text, place, "update" if update else "query")
            raise QueryError("LOAD names nothing; expected an IRI", where=where, remedy="nothing may be loaded anyway")
        instead = "GRAPH" if word == "SERVICE" else f"DROP SILENT GRAPH {found['iri']}"
        text = text[: found.start()] + instead.ljust(len(found[0])) + text[found.end() :]
    left = {word for word, _ in keywords(text, update=update)}
    return None if left & FETCHING.keys() else text
