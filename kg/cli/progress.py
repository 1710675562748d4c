"""A progress bar for whoever waits at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.model import Document

if TYPE_CHECKING:
    from kg.pipeline import Progress


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """What a build calls after each document; it draws on standard error, at a terminal only, and leaves no trace."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Bar(*columns, console=console, transient=True)
    task = bar.add_task("loading the language pipelines", total=None)  # seconds, before the first document is done

    def advance(done: int, total: int, document: Document) -> None:
        bar.update(task, completed=done, total=total, description=f"read {document.id}")

    if not console.is_terminal:
        yield advance
        return
    with bar:
        yield advance
