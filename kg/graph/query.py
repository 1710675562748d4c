"""SPARQL over a filled store: our prefixes declared, nothing written, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, Store

from kg.errors import QueryError
from kg.graph.results import TRIPLE, Result
from kg.graph.terms import TERMS, number
from kg.ontology import NamedQuery, Ontology

FETCHING = {"SERVICE": "a query may not ask another server", "LOAD": "nothing may be fetched from elsewhere"}
"""Keywords by which a query or an update would reach out."""

FORBIDDEN = FETCHING | {
    **dict.fromkeys(
        ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE"), "the graph may not be changed"
    ),
}
"""Keywords that are refused. FROM is safe: pyoxigraph looks for its graphs in the store alone."""

_TOKEN = re.compile(
    r"""
    (?: \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}                       # long strings
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'                                 # strings
      | <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>         # IRIs
      | \#[^\n\r]* | [?$]\w+ )                                                    # comments, variables
    | (?P<loose> @[A-Za-z-]+ | [\w.-]*: ) (?:[\w:%](?:[\w.:%-]*[\w:%-])?)?        # language tags, prefixed names
    | (?P<word> [A-Za-z]+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def run_query(store: Store, text: str, *, where: str = "query") -> Result:
    """The answer to a SPARQL 1.1 query.

    Without FROM it asks the default graph; ``FROM kg:past`` and ``GRAPH doc:x { … }`` reach the
    others. Rows come sorted unless the query orders them, so that equal graphs give equal answers.
    Raises QueryError, with line and column, for a query that is malformed or would write or fetch.
    """
    words = {word.upper(): place for word, place in keywords(text)}
    for word, problem in FORBIDDEN.items():
        if word in words:
            raise QueryError(problem, where=position(text, words[word], where), remedy=f"take {word} out")
    try:
        answer = store.query(text, prefixes=TERMS)
        if isinstance(answer, QueryBoolean):
            return Result((), (), truth=bool(answer))
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            rows = [tuple(solution) for solution in answer]
        else:
            columns = TRIPLE
            rows = [(triple.subject, triple.predicate, triple.object) for triple in answer]
    except SyntaxError as error:
        raise syntax_error(text, str(error), where) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}", where=where, remedy="simplify it") from error
    if "ORDER" not in words:
        rows.sort(key=lambda row: [str(term) for term in row])
    return Result(columns, tuple(rows))


def run_named(store: Store, ontology: Ontology, name: str, parameters: Mapping[str, str | float]) -> Result:
    """The answer to one of the ontology's named queries. Raises QueryError for an unknown name or parameter."""
    queries = ontology.queries
    if name not in queries:
        raise QueryError(f"no query is called {name!r}", remedy=f"known: {', '.join(queries)}")
    return run_query(store, fill_in(queries[name], parameters), where=name)


def fill_in(query: NamedQuery, parameters: Mapping[str, str | float]) -> str:
    """The text of a named query with its blanks filled, as literals, so that no value can alter it.

    Raises QueryError for a parameter that the query does not have, or a text where it needs a number.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in parameters:
        if name not in known:
            listed = ", ".join(known) or "none"
            raise QueryError(f"{query.name} has no parameter {name!r}", where=query.name, remedy=f"it has: {listed}")
    text = query.text
    for name, parameter in known.items():
        literal = parameter.default
        if name in parameters:
            literal = _literal(query.name, name, parameters[name], numeric=not literal.startswith('"'))
        text = re.sub(rf"\${name}\b", lambda _, literal=literal: literal, text)  # type: ignore[misc]  # a bound default
    return text


def _literal(query: str, name: str, value: str | float, *, numeric: bool) -> str:
    if not numeric:
        return str(Literal(str(value)))
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise QueryError(
            f"{name} must be a number, not {value!r}", where=query, remedy=f"write {name}=10, for instance"
        )
    return number(float(value)).value


def keywords(text: str, *, update: bool = False) -> Iterator[tuple[str, int]]:
    """The bare words of a query or update with their places: no strings, comments, IRIs, variables or names.

    SERVICE counts wherever the parser could read it: it asks for no space around a keyword, so that
    ``trueSERVICE``, ``SERVICESILENT`` and ``SERVICE:x`` would all reach out. So does LOAD at the start
    of a word of an update.
    """
    for found in _TOKEN.finditer(text):
        word, loose = (found["word"] or "").upper(), (found["loose"] or "").upper()
        if "SERVICE" in word + loose:
            yield "SERVICE", found.start()
        elif update and (word + loose).startswith("LOAD"):
            yield "LOAD", found.start()
        elif word:
            yield word, found.start()


def position(text: str, place: int, name: str) -> str:
    """Where a place of a query is, as ``name:line:column``."""
    line = text.count("\n", 0, place) + 1
    return f"{name}:{line}:{place - (text.rfind(chr(10), 0, place) + 1) + 1}"


def syntax_error(text: str, message: str, name: str) -> QueryError:
    """The parser's complaint, cut to what people can use."""
    found = _PLACE.match(message)
    if not found:
        return QueryError(f"the query is malformed: {message}", where=name, remedy="correct it")
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
    problem = told[0] if told else f"the query breaks off or is malformed {at}"
    return QueryError(problem, where=where, remedy=f"look at: {shown}" if shown else "complete the query")
