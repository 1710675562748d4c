"""Options that several commands have, and what is made of their values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError
from kg.model import Readers

INPUTS = "Articles: text, Markdown, HTML, PDF or JSON lines, also .gz; folders; globs; - for standard input."
"""What the arguments of a command that reads articles are."""

Language = Annotated[
    str | None, typer.Option(help="The articles' language, fr or en.", show_default="guessed for each")
]
Published = Annotated[
    str | None,
    typer.Option(
        "--date", help="The day all articles were published, as YYYY-MM-DD.", show_default="what each file says"
    ),
]
Encoding = Annotated[str, typer.Option(help="The text files' encoding.")]
LeastSure = Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out claims that are less sure than this.")]
WhoReads = Annotated[Readers, typer.Option(help="Who finds claims: the rules, the learned reader, or both.")]
Head = Annotated[
    Path | None,
    typer.Option(help="A file that kg train wrote: relations that the learned reader also knows.", show_default=False),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        help="Processes that read at the same time.",
        show_default="as many as there are processors, up to four; one for a few articles",
    ),
]
Curation = Annotated[
    Path | None, typer.Option(help="A file of decisions on who is the same as whom.", show_default=False)
]
Words = Annotated[
    list[Path] | None,
    typer.Option("--ontology", help="A Turtle file or folder of your own; may be repeated.", show_default=False),
]
WordsAndQueries = Annotated[
    list[Path] | None,
    typer.Option(
        "--ontology",
        help="A file or folder of your own with .ttl and .rq files; may be repeated.",
        show_default=False,
    ),
]
Built = Annotated[Path | None, typer.Argument(help="A folder that kg build wrote.", show_default=False)]
BuiltIn = Annotated[Path | None, typer.Option("--in", help="A folder that kg build wrote.", show_default=False)]
Asked = Annotated[
    str | None, typer.Option("--store", help="A store, instead of a folder that kg build wrote.", show_default=False)
]


def read_curation(file: Path | None) -> str | None:
    """The text of the option ``--curation``."""
    try:
        return file.read_text("utf-8") if file else None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "the curation file cannot be read", where=str(file), remedy="check its path and encoding"
        ) from error


def day_of(written: str | None) -> date | None:
    """The day of the option ``--date``."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        problem = f"{written!r} is no date"
        raise InputError(problem, where="--date", remedy="write YYYY-MM-DD, such as 2025-10-04") from None
