"""``kg add``, ``kg remove`` and ``kg check``: a store that lives on, and what changed in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import (
    INPUTS,
    Curation,
    Encoding,
    Head,
    Jobs,
    Language,
    LeastSure,
    Published,
    WhoReads,
    Words,
    day_of,
    read_curation,
)
from kg.cli.printing import count, shortened
from kg.cli.progress import progress_bar
from kg.errors import InputError
from kg.model import Readers

if TYPE_CHECKING:
    from kg.store import Changes, Store

MOST_LISTED = 20

Place = Annotated[str, typer.Option("--store", help="A folder, made when it is not there.", show_default=False)]
Held = Annotated[str, typer.Option("--store", help="The folder of a store.", show_default=False)]


def add(
    store: Place,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]...",
            help=INPUTS,
            show_default=False,
        ),
    ] = None,
    curation: Curation = None,
    language: Language = None,
    published: Published = None,
    encoding: Encoding = "utf-8",
    ontology: Words = None,
    min_confidence: LeastSure = 0.0,
    reader: WhoReads = Readers.BOTH,
    head: Head = None,
    jobs: Jobs = None,
    again: Annotated[bool, typer.Option("--again", help="Read unchanged articles again.")] = False,
) -> int:
    """Add articles to a store: new ones, and those that changed, which replace their former version.

    Each article is in the store for good once it is read; a run that is cut short goes on where it was. A folder that
    kg build wrote is taken over, and its articles are not read again.

    Exits with 0, with 1 when an article was refused and the others were added, with 2 when nothing could be done.
    """
    day, text = day_of(published), read_curation(curation)
    if not inputs and text is None:
        raise InputError("nothing to add", where="kg add", remedy="give a file, a folder, a glob, or - ; or --curation")
    from kg.adding import add as add_to  # slow to import, and --help does without
    from kg.ontology import load
    from kg.store import Changes, open_store

    decided: list[str] = []
    with open_store(store, ontology=load(ontology or [])) as opened, progress_bar() as progress:
        if text is not None:
            opened.curate(text, where=str(curation))
            decided = _decided(text, opened)
        changes = Changes()
        if inputs:
            changes = add_to(
                inputs,
                opened,
                language=language,
                published=day,
                encoding=encoding,
                min_confidence=min_confidence,
                readers=reader,
                head=head,
                jobs=jobs,
                again=again,
                progress=progress,
            )
    print(*decided, told(changes, store), sep="\n")
    articles = [refusal for refusal in changes.refusals if refusal.claim is None]
    done = changes.added or changes.replaced or changes.unchanged
    return 0 if not articles else 1 if done else 2


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of documents.", show_default=False)],
    store: Held,
) -> int:
    """Take withdrawn articles out of a store, with what they alone state.

    Exits with 1 when one of them is not in the store.
    """
    from kg.store import open_store
    from kg.store.layout import existing

    if "://" not in store:
        existing(Path(store))  # nothing is made by a command that removes
    with open_store(store) as opened:
        changes = opened.remove(ids)
    print(told(changes, store))
    return 1 if changes.missing else 0


def check(store: Held, ontology: Words = None) -> int:
    """Check a store: do its claims conform to the ontology, and is every document whole?

    Lists the claims that were refused when they were added, with the reason and what to do, those that today's ontology
    would refuse, and damage. Exits with 1 when there is anything to report.
    """
    from kg.ontology import load
    from kg.store import open_store
    from kg.store.checking import check as check_store

    with open_store(store, ontology=load(ontology or []), read_only=True) as opened:
        findings = check_store(opened)
        documents = len(opened.documents())
    for finding in findings:
        print(f"{finding.kind:<9} {finding.where}: {finding.what}: {finding.reason}; {finding.remedy}")
    print(f"{count(documents, 'document')} checked, {count(len(findings), 'finding')}")
    return 1 if findings else 0


def diff(
    before: Annotated[
        str,
        typer.Argument(help="A .trig or .nq file, a store or its URL, or a folder of kg build.", show_default=False),
    ],
    after: Annotated[str, typer.Argument(help="The same, later.", show_default=False)],
) -> int:
    """Tell what two graphs claim differently.

    + came, - went, ~ changed its status, sources or qualifiers. Exits with 0 when they claim the same, with 1 when not.
    """
    from kg.ontology import load
    from kg.store.difference import difference, quads_of

    words = load()
    found = difference(quads_of(before, words), quads_of(after, words))
    print(*found.lines(), sep="\n", end="\n" if found else "")
    print(f"{count(len(found.added), 'claim')} added, {len(found.removed)} removed, {len(found.changed)} changed")
    return 1 if found else 0


def _decided(text: str, store: Store) -> list[str]:
    """What a curation file decides, and which of its IRIs no document has brought so far: a misspelt one, perhaps."""
    from kg.graph.terms import named
    from kg.namespaces import ENT
    from kg.store.curation import read_curation as decisions_of

    curation = decisions_of(text)
    # Whoever is somebody else in some article has another IRI by now.
    asked = " ".join(map(named, sorted(curation.iris - curation.apart.keys())))
    unknown = store.query(
        f"SELECT ?iri {{ VALUES ?iri {{ {asked} }} FILTER NOT EXISTS {{ ?iri rdfs:label ?name }}"
        " FILTER NOT EXISTS { GRAPH kg:identity { ?iri dcterms:isReplacedBy ?other } } }"
    )
    lines = [f"curation  {count(curation.decisions, 'decision')}"]
    names = [f"ent:{str(iri).removeprefix(ENT)}" for (iri,) in unknown.rows]
    return [*lines, *shortened([f"curation  no document speaks of {name} so far" for name in names], MOST_LISTED)]


def told(changes: Changes, place: str) -> str:
    """What changed, in a few lines."""
    lines = []
    for what in ("added", "replaced", "removed", "missing"):
        ids = getattr(changes, what)
        lines += shortened([f"{what:<9} {name}" for name in ids], MOST_LISTED)
    articles = [f"refused   {r.where}: {r.reason}; {r.remedy}" for r in changes.refusals if r.claim is None]
    claims = [f"  {r.what} ({r.where}): {r.reason}" for r in changes.refusals if r.claim is not None]
    lines += shortened(articles, MOST_LISTED)
    if claims:
        lines += [f"{count(len(claims), 'claim')} left out, against the ontology:", *shortened(claims, 3)]
    numbers = [
        f"{len(getattr(changes, what))} {what}" for what in ("added", "replaced", "unchanged", "removed", "missing")
    ]
    numbers = [number for number in numbers if not number.startswith("0 ")]
    numbers += [f"{len(articles)} refused"] if articles else []
    counted = f"{count(changes.claims_added, 'claim')} added, {changes.claims_removed} removed"
    if changes.claims_changed:
        counted += f", {changes.claims_changed} changed"
    return "\n".join([*lines, f"{place}: {', '.join(numbers) or 'no document changed'}; {counted}"])
