"""``kg train``: teaches the learned reader by examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.printing import count, table
from kg.cli.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.refitting import Learned


def train(
    examples: Annotated[
        Path,
        typer.Option(
            help="Texts with their claims: a .jsonl file, a folder of gold JSON, or marked text.", show_default=False
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write.", show_default=False)],
    ontology: Annotated[
        list[Path] | None,
        typer.Option(
            help="A Turtle file or folder of your own that has your relations; may be repeated.", show_default=False
        ),
    ] = None,
) -> None:
    """Teach the learned reader relations by examples: your own ontology's, or the shipped ones as you use them.

    Give the file that is written to kg build and kg add with --head. What is printed of each relation is measured on
    examples that it was not learned from.
    """
    from kg.evaluation import load_gold
    from kg.graph import write_file
    from kg.learned.refit import head_bytes
    from kg.learned.scoring import load_scorer
    from kg.ontology import load
    from kg.refitting import refit

    words = load(ontology or [])
    gold = load_gold(examples, relations=words.relations.keys())
    with progress_bar() as progress:
        head, learned = refit(gold, words, progress=progress)
    write_file(out, head_bytes(head, base=load_scorer().version))
    print(told(learned))
    print(f"{count(len(learned), 'relation')} learned from {count(len(gold), 'document')}; wrote {out}")


def told(learned: Sequence[Learned]) -> str:
    """A line for each relation."""
    rows = [(one.relation, one.examples, f"{one.precision:.2f}", f"{one.recall:.2f}") for one in learned]
    return table(("relation", "examples", "precision", "recall"), rows)
