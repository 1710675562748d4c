"""``kg query``: asks a built graph in SPARQL, or with a query that comes with the ontology."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Asked, WordsAndQueries
from kg.cli.places import opened
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph import Graph, Result
    from kg.ontology import Ontology
    from kg.store import Store


class Form(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"
    TTL = "ttl"


def query(
    folder: Annotated[
        str | None,
        # No Path, which would spoil what may be a query: it takes // for /.
        typer.Argument(help="A folder that kg build wrote.", show_default=False),
    ] = None,
    sparql: Annotated[
        str | None,
        typer.Argument(metavar="[QUERY]", help="SPARQL, a .rq file, or - for standard input.", show_default=False),
    ] = None,
    named: Annotated[str | None, typer.Option(help="Ask a query by its name.", show_default=False)] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=VALUE", help="Fill a blank of a named query; may be repeated.", show_default=False),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="table, csv, tsv, json, xml or turtle.")] = Form.TABLE,
    ontology: WordsAndQueries = None,
    store: Asked = None,
    listing: Annotated[bool, typer.Option("--list", help="List the named queries and stop.")] = False,
    language: Annotated[str, typer.Option(help="The language of the list, such as fr.")] = "en",
) -> None:
    """Ask a graph.

    Without FROM a query asks what is actual or planned. FROM kg:actual (or kg:past, kg:planned, kg:possible,
    kg:negated) asks one status, GRAPH ?document { … } the claims of a document with their evidence. Prefixes are
    declared.
    """
    from kg.ontology import load

    words = load(ontology or [])
    if listing:
        print("\n".join(_listing(words, language)))
        return
    if folder is None and store is None:
        raise QueryError("no folder is given", where="kg query", remedy='write: kg query out/ "SELECT …"')
    if store is not None and folder is not None and sparql is None:
        folder, sparql = None, folder  # with --store the only argument is the query
    with opened(Path(folder) if folder is not None else None, store, words, command="kg query") as graph:
        answer = _answer(graph, sparql, named, _blanks(param or []))
    sys.stdout.write(_written(answer, form))


def _answer(graph: Graph | Store, sparql: str | None, named: str | None, blanks: dict[str, str]) -> Result:
    if (sparql is None) == (named is None):
        problem = "give one query" if sparql is None else "give a query or --named, not both"
        raise QueryError(problem, where="kg query", remedy="kg query --list names those that come with kg")
    if named is not None:
        return graph.named(named, **blanks)
    if blanks:
        raise QueryError("--param fills named queries only", where="kg query", remedy="write the value into the query")
    return graph.query(_text(sparql or ""))


def _text(sparql: str) -> str:
    if sparql == "-":
        return sys.stdin.read()
    if not sparql.endswith(".rq"):
        return sparql
    try:
        return Path(sparql).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError("the query file cannot be read", where=sparql, remedy="check its path and encoding") from error


def _blanks(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise QueryError(f"{pair!r} has no value", where="--param", remedy="write --param name=value")
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs)}


def _written(result: Result, form: Form) -> str:
    match form:
        case Form.JSON:
            return result.json()
        case Form.TURTLE | Form.TTL:
            return result.turtle()
        case Form.XML:
            return result.xml()
        case Form.CSV if result.truth is None:
            return result.csv()
        case Form.TSV if result.truth is None:
            return result.tsv()
        case _:
            return result.table()


def _listing(words: Ontology, language: str) -> list[str]:
    """What each query answers and leaves blank; in English what is not said in the language."""
    spoken = sorted({known for asked in words.queries.values() for known in asked.translations})
    if language not in spoken:
        known = ", ".join(spoken)
        raise QueryError(f"no query is told in {language!r}", where="--language", remedy=f"known: {known}")
    lines = []
    for name, asked in words.queries.items():
        lines.append(f"{name}: {asked.translations.get(language, asked.answers)}")
        lines += [
            f"    --param {p.name}=…  {p.translations.get(language, p.description)} (unless given: {p.unless_given})"
            for p in asked.parameters
        ]
    return lines
