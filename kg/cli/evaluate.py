"""``kg evaluate``: what the reader is worth on gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import WhoReads, Words
from kg.cli.progress import progress_bar
from kg.model import Readers

if TYPE_CHECKING:
    from kg.evaluation import Scores
    from kg.evaluation.scores import Counts


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            help="Gold: marked text, a folder of gold JSON with its texts, or a .jsonl file.", show_default=False
        ),
    ],
    html: Annotated[
        Path | None,
        typer.Option(help="Also write a page that shows every claim in its sentence.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    ontology: Words = None,
    reader: WhoReads = Readers.BOTH,
) -> None:
    """Read the texts of gold articles and score what was found.

    A claim is right when its ends are the gold ones and its relation is the gold one, its parent or its child.
    """
    from rich.console import Console

    from kg.evaluation.error_page import error_page
    from kg.evaluation.report import figures, tables
    from kg.graph import write_file
    from kg.measure import measure
    from kg.ontology import load

    with progress_bar() as progress:
        passages, scores = measure(gold, ontology=load(ontology or []), readers=reader, progress=progress)
    if as_json:
        print(json.dumps(as_record(scores), ensure_ascii=False, indent=1))
    else:
        Console().print(tables(scores))
    if html is not None:
        write_file(html, error_page(scores, passages, rows=figures(scores)))


def as_record(scores: Scores) -> dict[str, Any]:
    """The figures under short names, ratios in 0..1."""
    return {
        "documents": scores.documents,
        "claims": _counts(scores.claims),
        "status_accuracy": round(scores.status_accuracy, 4),
        "over_asserted": round(scores.over_asserted, 4),
        "source_accuracy": round(scores.source_accuracy, 4),
        "evidence_overlap": round(scores.evidence_overlap, 4),
        "entities": _counts(scores.entities) | {"doubled": scores.duplicates, "merged": scores.merges},
        "type_accuracy": round(scores.type_accuracy, 4),
        "worst": {"document": scores.worst_document, "f1": round(scores.worst_f1, 4)},
        "traps": {"passages": scores.trap_passages, "rate": round(scores.trap_rate, 4)},
        "relations": {relation: _counts(counts) for relation, counts in scores.relations},
    }


def _counts(counts: Counts) -> dict[str, float]:
    ratios = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    numbers = {"right": counts.right, "false": counts.false, "missed": counts.missed}
    return numbers | {name: round(ratio, 4) for name, ratio in ratios.items()}
