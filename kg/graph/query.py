"""SPARQL over a filled store: our prefixes declared, nothing written, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, Store

from kg.errors import QueryError
from kg.graph.from_clauses import expect_graphs
from kg.graph.keywords import keywords, position
from kg.graph.results import TRIPLE, Result
from kg.graph.syntax_errors import failure, syntax_error
from kg.graph.terms import TERMS, number
from kg.namespaces import name_key
from kg.ontology import NamedQuery, Ontology, Parameter

FETCHING = {"SERVICE": "a query may not ask another server", "LOAD": "nothing may be fetched from elsewhere"}
"""Keywords by which a query or an update would reach out."""

FORBIDDEN = FETCHING | {
    **dict.fromkeys(
        ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE"), "the graph may not be changed"
    ),
}
"""Keywords that are refused. FROM is not: pyoxigraph looks for its graphs in the store alone."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def run_query(store: Store, text: str, *, where: str = "query", held: Callable[[str], bool] | None = None) -> Result:
    """The answer to a SPARQL 1.1 query.

    Without FROM it asks the default graph; ``FROM kg:past`` and ``GRAPH doc:x { … }`` reach the
    others. Rows come sorted unless the query orders them, so that equal graphs give equal answers.
    ``held`` says whether a graph may stand behind FROM, unless those of the store are what may.
    Raises QueryError, with line and column, for a query that is malformed or would write or fetch,
    and for a graph behind FROM that is not there.
    """
    words = {word.upper(): place for word, place in keywords(text)}
    for word, problem in FORBIDDEN.items():
        if word in words:
            raise QueryError(problem, where=position(text, words[word], where), remedy=f"take {word} out")
    try:
        answer = store.query(text, prefixes=TERMS)
        expect_graphs(text, held or (lambda name: store.contains_named_graph(NamedNode(name))), where=where)
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
        raise failure(text, str(error), where) from error
    if "ORDER" not in words:
        rows.sort(key=lambda row: [*map(str, row)])
    return Result(columns, tuple(rows))


def run_named(store: Store, ontology: Ontology, name: str, parameters: Mapping[str, str | float]) -> Result:
    """The answer to one of the ontology's named queries. Raises QueryError for an unknown name or parameter."""
    queries = ontology.queries
    if name not in queries:
        raise QueryError(f"no query is called {name!r}", remedy=f"known: {', '.join(queries)}")
    return run_query(store, fill_in(queries[name], parameters), where=name)


def fill_in(query: NamedQuery, parameters: Mapping[str, str | float]) -> str:
    """The text of a named query with its blanks filled, as literals, so that no value can alter it.

    Lines with an optional blank that is not given are left out. Raises QueryError for a parameter
    that the query does not have, one that it needs, or a text where it needs a number.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    listed = ", ".join(known) or "none"
    for name in parameters:
        if name not in known:
            raise QueryError(f"no parameter is called {name!r}", where=query.name, remedy=f"it has: {listed}")
    missing = [name for name, parameter in known.items() if parameter.required and name not in parameters]
    if missing:
        needs = " and ".join(f"{name} ({known[name].description.rstrip('.')})" for name in missing)
        raise QueryError(f"{query.name} needs {needs}", where=query.name, remedy=f"give {'=…, '.join(missing)}=…")
    filled = {name: parameter.default for name, parameter in known.items()}
    filled |= {name: _literal(query.name, known[name], value) for name, value in parameters.items()}
    open_ = [name for name, literal in filled.items() if not literal]
    text = _without(query.text, open_) if open_ else query.text
    # In one go, so that a value that looks like a blank stays a value.
    return _blanks(filled).sub(lambda found: filled[found[1]], text) if filled else text


def _without(text: str, names: Sequence[str]) -> str:
    """The text without the lines that hold one of these blanks."""
    blanks = _blanks(names)
    return "\n".join(line for line in text.split("\n") if not blanks.search(line))


def _blanks(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\$({'|'.join(names)})\b")


def _literal(query: str, parameter: Parameter, value: str | float) -> str:
    if parameter.is_name:
        return str(Literal(name_key(str(value))))
    if not parameter.default or parameter.default.startswith('"'):
        return str(Literal(str(value)))
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise QueryError(
            f"{parameter.name} must be a number, not {value!r}",
            where=query,
            remedy=f"write {parameter.name}=10, for instance",
        )
    return number(float(value)).value
