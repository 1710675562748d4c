"""``kg export`` and ``kg view``: a built graph in another form, and its page in the browser."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated

import typer

from kg.cli.options import Asked, Built
from kg.cli.places import expect_one, opened
from kg.errors import InputError, OutputError


def export(
    folder: Built = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="csv, graphml, jsonl, jsonld, nquads, rdfxml, trig or turtle.",
            show_default="by the suffix of -o",
        ),
    ] = None,
    out: Annotated[str, typer.Option("--out", "-o", help="The file to write; - is standard output.")] = "-",
    store: Asked = None,
) -> None:
    """Write a graph in another form.

    trig, nquads and jsonld hold everything; turtle and rdfxml what is actual or planned; graphml entities and claims as
    nodes and edges; jsonl and csv one record a claim.
    """
    if form is None and out == "-":
        raise OutputError("no format is given", where="kg export", remedy="add --format turtle, for instance")
    from kg.graph import format_of, write_file
    from kg.ontology import load

    form = form or format_of(Path(out))
    with opened(folder, store, load(), command="kg export") as graph:
        written = graph.serialise(form)
    if out == "-":
        sys.stdout.write(written)
    else:
        write_file(Path(out), written)
        print(f"written to {out}")


def view(
    folder: Built = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    store: Asked = None,
) -> None:
    """Open the page of a graph in the browser, and print where it lies; that of a store is drawn anew."""
    expect_one(folder, store, command="kg view")
    page = folder / "graph.html" if folder else _drawn(store or "")
    if not page.is_file():
        raise InputError("no page here", where=str(page), remedy=f"build it: kg build INPUT... -o {folder}")
    address = page.resolve().as_uri()
    print(address)
    if browser and not webbrowser.open(address):
        raise OutputError("no browser can be opened", where=str(page), remedy="open the file yourself")


def _drawn(store: str) -> Path:
    """The page of a store as it is now, in a folder of its own for as long as the system keeps it."""
    from kg.graph import write_file
    from kg.page import page
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        drawn = page(opened.graph())
    path = Path(mkdtemp(prefix="kg-view-")) / "graph.html"
    write_file(path, drawn)
    return path
