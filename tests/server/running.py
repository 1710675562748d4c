"""Servers for the tests: a real one on a free port of this machine, in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.ontology import load
from kg.server.app import create_app
from kg.server.running import Server, address_of, listen
from kg.server.settings import Settings
from kg.server.source import open_source

TOKEN = "a-token-for-the-tests"


@contextmanager
def served(place: Path, **settings: Any) -> Iterator[str]:
    """The root address, without its last slash, of a server over a store or a build folder."""
    chosen = Settings(**settings)
    ontology = load()
    listening = listen("127.0.0.1", 0)
    ready = threading.Event()
    with open_source(place, ontology) as source:
        server = Server(create_app(source, chosen), chosen, ready.set)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            assert ready.wait(60), "the server does not start"
            yield address_of(listening).rstrip("/")
        finally:
            server.should_exit = True
            thread.join(60)
            assert not thread.is_alive()
