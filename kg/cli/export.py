"""``kg export`` and ``kg view``: a built graph in another form, and its page in the browser."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import InputError, OutputError


def export(
    folder: Annotated[Path, typer.Argument(help="A folder that kg build wrote.", show_default=False)],
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="csv, graphml, jsonl, jsonld, nquads, rdfxml, trig or turtle.",
            show_default="by the suffix of -o",
        ),
    ] = None,
    out: Annotated[str, typer.Option("--out", "-o", help="The file to write; - is standard output.")] = "-",
) -> None:
    """Write a graph in another form.

    trig, nquads and jsonld hold everything; turtle and rdfxml what is actual or planned; graphml entities and claims as
    nodes and edges; jsonl and csv one record a claim.
    """
    if form is None and out == "-":
        raise OutputError("no format is given", where="kg export", remedy="add --format turtle, for instance")
    from kg.graph import Graph, format_of, write_file

    form = form or format_of(Path(out))
    written = Graph.load(folder).serialise(form)
    if out == "-":
        sys.stdout.write(written)
    else:
        write_file(Path(out), written)
        print(f"written to {out}")


def view(
    folder: Annotated[Path, typer.Argument(help="A folder that kg build wrote.", show_default=False)],
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
) -> None:
    """Open the page of a graph in the browser, and print where it lies."""
    page = folder / "graph.html"
    if not page.is_file():
        raise InputError("no page here", where=str(page), remedy=f"build it: kg build INPUT... -o {folder}")
    address = page.resolve().as_uri()
    print(address)
    if browser and not webbrowser.open(address):
        raise OutputError("no browser can be opened", where=str(page), remedy="open the file yourself")
