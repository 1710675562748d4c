"""Makes the SPARQL parser's complaint one that people can use: line, column, what stands there, what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.errors import QueryError
from kg.graph.terms import TERMS

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
MOST = 6
"""How many expected things are listed."""

_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_OPENING = re.compile(r"(?:\s|#[^\n]*\n|PREFIX\s+\S+\s+<[^>]*>|BASE\s+<[^>]*>)*([A-Za-z]+)", re.IGNORECASE)
_TERMS = {"?": "a variable", "<": "an IRI", '\\"': "a text"}
_ANYTHING = "what SPARQL 1.1 has there: something up to this place cannot stand where it does"
_GROUPED = "each variable of SELECT in GROUP BY, or within COUNT, SUM or their like"
_RULES = {
    "The SELECT contains a variable that is unbound": _GROUPED,
    "The SELECT contains an expression with a variable that is unbound": _GROUPED,
    "SELECT * is not authorized with GROUP BY": "the variables by their names",
    "Duplicated variable name in SELECT": "each name once",
    "The SELECT overrides an existing variable using an expression": "a new name after AS",
    "IRI parsing failed": "a full IRI such as <http://example.org/a>, or a prefixed name such as ent:airbus",
}
"""What is expected where the parser states only which rule is broken."""
_EXTENSIONS = frozenset(("LATERAL", "SERVICE"))
"""Words that the parser takes and that SPARQL 1.1 does not have, or that are refused."""


def syntax_error(text: str, message: str, name: str, *, update: bool = False) -> QueryError:
    """The error for a query, or an update, that the parser refused, ``name`` standing for its file.

    A rule that the parser states in words is told in its words.
    """
    found = _PLACE.match(message)
    kind = "update" if update else "query"
    if not found:
        return QueryError(f"the {kind} is malformed: {message}", where=name, remedy="correct it")
    if opening := _unknown_opening(text, name, kind, UPDATES if update else FORMS):
        return opening
    line, column = int(found["line"]), int(found["column"])
    lines = text.split("\n")
    shown = lines[line - 1].strip() if line <= len(lines) else ""
    rest = lines[line - 1][column - 1 :].strip()[:30] if line <= len(lines) else ""
    where = f"{name}:{line}:{column}"
    if "Prefix not found" in message:
        prefix = re.search(r"([\w.-]*:)\S*$", lines[line - 1][: column - 1])
        problem = f"unknown prefix {prefix[1] if prefix else ''}".strip()
        return QueryError(problem, where=where, remedy=f"declare it, or use one of {', '.join(sorted(TERMS))}")
    # Rules that the parser states in words are the ones with several plain words in them.
    told = [part.strip() for part in found["expected"].split(", ") if re.search(r"[A-Za-z]{2,} [a-z]{2,}", part)]
    at = f"at {rest!r}" if rest else "at its end"
    expected = list(dict.fromkeys(_expected(found["expected"])))[:MOST]
    if not rest and text.count("{") > text.count("}"):
        expected = ["}"]
    if told:
        wanted = f"; expected {_RULES[told[0]]}" if told[0] in _RULES else ""
        return QueryError(told[0] + wanted, where=where, remedy=f"look at: {shown}" if shown else "correct it")
    problem = f"the {kind} breaks off or is malformed {at}; expected {_listed(expected or [_ANYTHING])}"
    return QueryError(problem, where=where, remedy=f"look at: {shown}" if shown else f"complete the {kind}")


def failure(text: str, message: str, name: str) -> QueryError:
    """The error for a query that the parser took, and the engine did not."""
    unknown = re.search(r"custom function <(?P<iri>[^>]*)>", message)
    if not unknown:
        return QueryError(f"the query failed: {message}", where=name, remedy="simplify it")
    iri = unknown["iri"]
    local = re.escape(re.split(r"[/#]", iri)[-1])
    place = re.search(rf"<{re.escape(iri)}>|[\w.-]*:{local}(?![\w-])", text)
    start = place.start() if place else 0
    line, column = text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1
    problem = f"no function is called <{iri}>; expected one of SPARQL 1.1 or XPath"
    return QueryError(problem, where=f"{name}:{line}:{column}", remedy="correct its name, or take it out")


def _unknown_opening(text: str, name: str, kind: str, forms: Sequence[str]) -> QueryError | None:
    """The error for a first word that opens no query, which the parser places somewhere behind it."""
    found = _OPENING.match(text)
    if not found or found[1].upper() in forms:
        return None
    place = found.start(1)
    line, column = text.count("\n", 0, place) + 1, place - (text.rfind("\n", 0, place) + 1) + 1
    problem = f"no {kind} starts with {found[1]!r}; expected {_listed(forms)}"
    return QueryError(problem, where=f"{name}:{line}:{column}", remedy="correct the word")


def _expected(listed: str) -> Iterator[str]:
    """What the parser would have taken, in words: terms, signs and keywords, without its classes of characters."""
    signs = set(_QUOTED.findall(listed))
    words = re.findall(r"(?<!\w)[A-Z]{3,}(?!\w)", _QUOTED.sub("", listed))
    if "ABS" in words:  # one function stands for all, and for what else an expression may be
        yield "an expression"
        return
    yield from (told for sign, told in _TERMS.items() if sign in signs)
    if "['0'..='9']" in listed:
        yield "a number"
    yield from (sign for sign in "{}().;" if sign in signs)
    yield from (word for word in words if word not in _EXTENSIONS)


def _listed(items: Sequence[str]) -> str:
    *first, last = items
    return f"{', '.join(first)} or {last}" if first else last
