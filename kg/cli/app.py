"""Joins the commands, and turns every error of ours into one line and an exit code."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from kg import __version__
from kg.cli.build import build
from kg.cli.evaluate import evaluate
from kg.cli.export import export, view
from kg.cli.facts import path, why
from kg.cli.ontology import ontology
from kg.cli.query import query
from kg.cli.serve import serve
from kg.cli.stores import add, check, diff, remove
from kg.cli.train import train
from kg.errors import KGError

UNUSABLE = 2
"""The exit code for arguments or input that nothing can be done with."""
STOPPED = 130
"""The exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""

# Typer gives no public name to the error that its own click, or the click beside it, raises for bad arguments.
UsageError: Any = typer.BadParameter.__mro__[1]

app = typer.Typer(
    name="kg",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(build)
app.command()(add)
app.command()(remove)
app.command()(check)
app.command()(diff)
app.command()(query)
app.command()(why)
app.command()(path)
app.command()(view)
app.command()(export)
app.command()(serve)
app.add_typer(ontology)
app.command()(evaluate)
app.command()(train)


@app.callback(invoke_without_command=True)
def about(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    """Reads French and English news into a graph of claims: who does what, who says so, and whether it is done."""
    if version:
        print(f"kg {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(UNUSABLE)


def start(arguments: Sequence[str] | None = None) -> int:
    """Run a command as a program of its own, and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    return run(arguments)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; errors become one line on standard error."""
    try:
        code: int = app(args=arguments, prog_name="kg", standalone_mode=False) or 0
    except KGError as error:
        return _failed(str(error))
    except UsageError as error:
        command = error.ctx.command_path if error.ctx else "kg"
        return _failed(f"{error.format_message().rstrip('.')}; see {command} --help")
    except (typer.Abort, KeyboardInterrupt):
        print("stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader of our output, such as head, has had enough
        sys.stderr.close()
        return 0
    if code == STOPPED:  # Typer has caught Ctrl-C
        print("stopped", file=sys.stderr)
    return code


def _failed(message: str) -> int:
    print(f"error: {' '.join(message.split())}", file=sys.stderr)
    return UNUSABLE
