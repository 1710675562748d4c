"""``kg build``: articles in, a folder with the graph out."""

from __future__ import annotations

from collections import Counter
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
from kg.cli.printing import count, shortened, table
from kg.cli.progress import progress_bar
from kg.model import Readers, Status

if TYPE_CHECKING:
    from kg.graph import Graph

MOST_LISTED = 20


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help=INPUTS,
            show_default=False,
        ),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", "-o", help="The folder to write: new, empty, or a former build.", show_default=False),
    ],
    language: Language = None,
    published: Published = None,
    encoding: Encoding = "utf-8",
    ontology: Words = None,
    min_confidence: LeastSure = 0.0,
    reader: WhoReads = Readers.BOTH,
    head: Head = None,
    jobs: Jobs = None,
    curation: Curation = None,
    title: Annotated[str, typer.Option(help="The title of the page.", show_default="the article's")] = "",
) -> int:
    """Read articles and write their graph.

    Writes graph.ttl (facts and plans, to read and to ask), graph.trig (everything, with evidence), claims.jsonl (one
    record an entity and a claim), reading.jsonl (texts and mentions) and graph.html (the page to look at).

    Exits with 0, with 1 when an article was refused and the others were kept, with 2 when nothing could be done.
    """
    day, decisions = day_of(published), read_curation(curation) or ""
    from kg.graph import Graph  # slow to import, like the pipeline, and --help needs neither
    from kg.page import page
    from kg.pipeline import build as build_graph

    Graph.check_place(out)
    with progress_bar() as progress:
        graph = build_graph(
            inputs,
            language=language,
            published=day,
            encoding=encoding,
            ontology=ontology or [],
            min_confidence=min_confidence,
            readers=reader,
            head=head,
            jobs=jobs,
            curation=decisions,
            progress=progress,
        )
    graph.save(out, page=page(graph, title=title))
    print(summary(graph, out))
    return 1 if any(refusal.claim is None for refusal in graph.refusals) else 0


def summary(graph: Graph, out: Path) -> str:
    """What was read, found and refused, and where the graph lies now."""
    found = [
        (e.document.id, e.document.language, e.document.published or "no date", len(e.entities), len(e.claims))
        for e in graph.extractions
    ]
    listed = table(("document", "language", "date", "entities", "claims"), found).split("\n")
    told = Counter(claim.status for claim in graph.claims)
    statuses = ", ".join(f"{told[status]} {status}" for status in Status if told[status])
    lines = [
        *shortened(listed, MOST_LISTED + 1),
        "",
        f"{count(len(graph.documents), 'document')}, {count(len(graph.entities), 'entity')}, "
        + count(len(graph.claims), "claim")
        + (f" ({statuses})" if statuses else ""),
    ]
    articles = [refusal for refusal in graph.refusals if refusal.claim is None]
    if articles:
        refused = [f"  {r.where}: {r.reason}; {r.remedy}" for r in articles]
        lines += [f"{count(len(articles), 'article')} refused:", *shortened(refused, MOST_LISTED)]
    claims = [f"  {r.what} ({r.where}): {r.reason}" for r in graph.refusals if r.claim is not None]
    if claims:
        lines += [
            f"{count(len(claims), 'claim')} left out, against the ontology:",
            *(f"  {line.strip()}" for line in shortened(claims, 3, where=str(out / "reading.jsonl"))),
        ]
    return "\n".join([*lines, f"written to {out}; look at {out / 'graph.html'}, or: kg view {out}"])
