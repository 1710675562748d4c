"""Scores for people: tables for the terminal, and a page of errors.

``python -m kg.evaluation.report GOLD claims.jsonl [--html FILE]`` prints the first and writes the second.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path

from rich.console import Console, Group
from rich.table import Table

from kg.errors import GoldError
from kg.evaluation.causes import Cause
from kg.evaluation.error_page import error_page
from kg.evaluation.loading import load_gold
from kg.evaluation.records import read_records
from kg.evaluation.scores import Counts, Outcome, Scores
from kg.evaluation.scoring import score


def tables(scores: Scores) -> Group:
    """The figures, then each relation, then each cause, ready for a rich console."""
    return Group(_figures(scores), _relations(scores), _causes(scores))


def figures(scores: Scores) -> tuple[tuple[str, str], ...]:
    """The overall figures as pairs of a label and a number in words."""
    claims, entities = scores.claims, scores.entities
    rows = [
        ("documents", str(scores.documents)),
        ("claims: precision, recall, F1", _ratios(claims)),
        ("claims: right, false, missed", f"{claims.right}, {claims.false}, {claims.missed}"),
        ("status right", f"{scores.status_accuracy:.1%}"),
        ("stated as actual though it is not", f"{scores.over_asserted:.1%}"),
        ("source right", f"{scores.source_accuracy:.1%}"),
        ("evidence overlaps", f"{scores.evidence_overlap:.1%}"),
        ("entities: precision, recall, F1", _ratios(entities)),
        ("entities: doubled, merged", f"{scores.duplicates}, {scores.merges}"),
        ("type right", f"{scores.type_accuracy:.1%}"),
    ]
    if scores.worst_document:
        rows.append(("worst document", f"{scores.worst_document} (F1 {scores.worst_f1:.3f})"))
    if scores.trap_passages:
        rows.append(("traps with a false actual claim", f"{scores.trap_rate:.1%} of {scores.trap_passages}"))
    return tuple(rows)


def _figures(scores: Scores) -> Table:
    table = Table("measure", "figure", title="Scores", title_justify="left")
    for row in figures(scores):
        table.add_row(*row)
    return table


def _relations(scores: Scores) -> Table:
    table = Table("relation", title="Relations", title_justify="left")
    for heading in ("gold", "right", "false", "missed", "precision", "recall", "F1"):
        table.add_column(heading, justify="right")
    for relation, counts in scores.relations:
        numbers = (counts.right + counts.missed, counts.right, counts.false, counts.missed)
        ratios = (counts.precision, counts.recall, counts.f1)
        table.add_row(relation, *map(str, numbers), *(f"{ratio:.2f}" for ratio in ratios))
    return table


def _causes(scores: Scores) -> Table:
    counted = Counter((verdict.outcome, cause) for verdict in scores.verdicts for cause in verdict.causes)
    table = Table("cause", title="Causes", title_justify="left")
    for outcome in Outcome:
        table.add_column(outcome.value, justify="right")
    for cause in Cause:
        numbers = [counted[outcome, cause] for outcome in Outcome]
        if any(numbers):
            table.add_row(cause.value, *(str(number or "") for number in numbers))
    return table


def _ratios(counts: Counts) -> str:
    return f"{counts.precision:.3f}, {counts.recall:.3f}, {counts.f1:.3f}"


def main(arguments: list[str] | None = None) -> None:
    """Score the files named on the command line."""
    parser = ArgumentParser(prog="python -m kg.evaluation.report", description="Score claims against gold.")
    parser.add_argument("gold", type=Path, metavar="GOLD", help="a folder of gold JSON or of marked text")
    parser.add_argument("claims", type=Path, metavar="CLAIMS", help="a claims.jsonl file")
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write a page of errors")
    options = parser.parse_args(arguments)
    try:
        gold = load_gold(options.gold)
        scores = score(gold, read_records(options.claims))
    except GoldError as error:
        parser.exit(1, f"{error}\n")
    Console().print(tables(scores))
    if options.html:
        options.html.write_text(error_page(scores, gold, rows=figures(scores)), encoding="utf-8")


if __name__ == "__main__":
    main()
