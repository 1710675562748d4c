"""``kg why`` and ``kg path``: what stands behind a fact, and how two entities are connected."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.options import Asked, BuiltIn, WordsAndQueries
from kg.cli.places import opened
from kg.errors import QueryError
from kg.model import Status

FORMS = "text or json."
HOW = "add --in FOLDER, or --store PLACE"


class Telling(StrEnum):
    """How what was found is written."""

    TEXT = "text"
    JSON = "json"


Form = Annotated[Telling, typer.Option("--format", help=FORMS)]


def why(
    subject: Annotated[
        str | None,
        typer.Argument(help="An entity: a name, an alias or an IRI such as ent:lyon-city.", show_default=False),
    ] = None,
    relation: Annotated[
        str | None, typer.Argument(help="A relation by its name or its label: supplies, fournit.", show_default=False)
    ] = None,
    target: Annotated[
        str | None,
        typer.Argument(metavar="[OBJECT]", help="An entity or a value; any when left out.", show_default=False),
    ] = None,
    folder: BuiltIn = None,
    store: Asked = None,
    entity: Annotated[
        str | None, typer.Option(help="Tell who or what bears a name, and which documents name it.", show_default=False)
    ] = None,
    most: Annotated[int, typer.Option(min=0, help="How many claims to tell in text; 0 is all.")] = 10,
    form: Form = Telling.TEXT,
    ontology: WordsAndQueries = None,
) -> None:
    """Tell every claim behind a fact: the sentence, who says so, its status, and the rule that found it.

    [s …] marks the subject, [o …] the object or [v …] the value, [w …] the words that carry the relation. A relation
    includes those below it; names count whatever their case and accents. Exit code 1: no document says so.
    """
    from kg.graph.facts import about_entity, as_json, tell_about, tell_why
    from kg.graph.facts import why as find_why
    from kg.ontology import load
    from kg.store import explain_entity

    edge = [part for part in (subject, relation, target) if part is not None]
    if (entity is None) == (not edge) or (edge and len(edge) < 2):
        problem = "give --entity or an edge, not both" if entity and edge else "give a subject and a relation"
        raise QueryError(problem, where="kg why", remedy="write: kg why SUBJECT RELATION OBJECT --in FOLDER")
    with opened(folder, store, load(ontology or []), command="kg why", how=HOW) as graph:
        if entity is not None:
            about = about_entity(graph, entity)
            (identity,) = explain_entity(graph, about.entity.iri)
            decided = "".join(f"{line}\n" for line in identity.decision_lines())
            sys.stdout.write(as_json(about) if form is Telling.JSON else tell_about(about) + decided)
            return
        found = find_why(graph, subject or "", relation or "", target or "")
    sys.stdout.write(as_json(found) if form is Telling.JSON else tell_why(found, most=most))
    if not found.claims:
        raise typer.Exit(1)


def path(
    start: Annotated[str, typer.Argument(help="An entity: a name, an alias or an IRI.", show_default=False)],
    end: Annotated[str, typer.Argument(help="The other entity.", show_default=False)],
    folder: BuiltIn = None,
    store: Asked = None,
    most: Annotated[int, typer.Option(min=1, help="How many paths to tell, if several are equally short.")] = 3,
    status: Annotated[
        list[Status] | None,
        typer.Option(
            help="Only claims of this status (actual, planned, past, possible, negated); may be repeated.",
            show_default="actual and planned",
        ),
    ] = None,
    avoid: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="An entity, or a class such as Country, that no path may lead through; may be repeated.",
            show_default=False,
        ),
    ] = None,
    form: Form = Telling.TEXT,
    ontology: WordsAndQueries = None,
) -> None:
    """Tell how two entities are connected: the shortest chains of claims, each in its own direction.

    Exit code 1: nothing connects them.
    """
    from kg.graph.dataset import ASSERTED
    from kg.graph.facts import as_json, find_paths, tell_paths
    from kg.ontology import load

    with opened(folder, store, load(ontology or []), command="kg path", how=HOW) as graph:
        found = find_paths(graph, start, end, most=most, statuses=status or ASSERTED, avoid=avoid or [])
    sys.stdout.write(as_json(found) if form is Telling.JSON else tell_paths(found))
    if not found.paths:
        raise typer.Exit(1)
