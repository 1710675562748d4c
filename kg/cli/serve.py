"""``kg serve``: a SPARQL endpoint and pages for people, over a store or a build folder."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import WordsAndQueries
from kg.errors import ServerError

if TYPE_CHECKING:
    from kg.server.settings import Settings
    from kg.server.source import Source

TOKEN_VARIABLE = "KG_TOKEN"


def serve(
    store: Annotated[Path, typer.Option(help="A store, or a folder that kg build wrote.", show_default=False)],
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 8000,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others can only ask beyond this one.")
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A further name to answer to; may be repeated.", show_default=False)
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(help="A web site whose scripts may ask, such as https://a.example.", show_default=False),
    ] = None,
    token_from_env: Annotated[
        bool, typer.Option("--token-from-env", help=f"Allow changes to whoever sends the token in {TOKEN_VARIABLE}.")
    ] = False,
    token_file: Annotated[
        Path | None, typer.Option(help="Allow changes to whoever sends the token in this file.", show_default=False)
    ] = None,
    timeout: Annotated[float, typer.Option(help="Seconds after which a query is ended.")] = 30.0,
    max_rows: Annotated[int, typer.Option(help="Rows of an answer at most; a larger one is refused.")] = 100_000,
    max_megabytes: Annotated[int, typer.Option(help="Megabytes of an answer at most.")] = 32,
    workers: Annotated[int, typer.Option(help="Processes that answer quick queries.")] = 2,
    long_queries: Annotated[int, typer.Option(help="Queries at once that take longer than a moment.")] = 2,
    memory: Annotated[int, typer.Option(help="Megabytes that one query may use.")] = 2048,
    ontology: WordsAndQueries = None,
) -> None:
    """Serve a graph: its explorer, a SPARQL 1.1 endpoint with an editor, and a page to try an article.

    It listens on this machine alone and only reads, unless told otherwise. Ctrl-C ends it.
    """
    from kg.ontology import load
    from kg.server.app import create_app
    from kg.server.guard import machine_names
    from kg.server.running import address_of, listen
    from kg.server.running import serve as run
    from kg.server.settings import MEBIBYTE, Settings
    from kg.server.source import open_source

    names = {host, *(allow_host or [])} | (machine_names() if host in ("0.0.0.0", "::") else set())
    settings = Settings(
        timeout=timeout,
        workers=workers,
        slow_lanes=long_queries,
        max_rows=max_rows,
        max_bytes=max_megabytes * MEBIBYTE,
        memory=memory * MEBIBYTE,
        token=_token(token_from_env, token_file),
        hosts=frozenset(names),
        origins=frozenset(allow_origin or ()),
    )
    words = load(ontology or [])
    with ExitStack() as stack:
        source = stack.enter_context(open_source(store, words))
        listening = stack.enter_context(listen(host, port))
        address = address_of(listening)
        run(
            create_app(source, settings, ontology or []),
            listening,
            settings,
            lambda: _announce(address, source, settings),
        )
    print("stopped")


def _announce(address: str, source: Source, settings: Settings) -> None:
    from pyoxigraph import Store

    store = Store.read_only(str(source.quads))
    held = f"{len(store):,} statements in {sum(1 for _ in store.named_graphs()):,} named graphs"
    changes = "changes with the token" if settings.token else "read-only"
    print(f"{source.name}: {held}; {changes}", f"page      {address}", f"endpoint  {address}sparql", sep="\n")
    print("Ctrl-C ends it", flush=True)


def _token(from_environment: bool, file: Path | None) -> str:
    if from_environment and file is not None:
        raise ServerError("two tokens are given", where="kg serve", remedy="use --token-from-env or --token-file")
    if from_environment:
        if not os.environ.get(TOKEN_VARIABLE):
            raise ServerError(
                f"{TOKEN_VARIABLE} is not set", where="--token-from-env", remedy=f"export {TOKEN_VARIABLE}=…"
            )
        return os.environ[TOKEN_VARIABLE]
    if file is None:
        return ""
    try:
        token = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ServerError(
            "the token cannot be read", where=str(file), remedy="check the path and its rights"
        ) from error
    if not token:
        raise ServerError("the file is empty", where=str(file), remedy="write a token of 16 characters or more into it")
    return token
