"""Opens a store by its place: a folder on disk, or the URL of a SPARQL server."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from kg.errors import StoreError
from kg.ontology import Ontology, load
from kg.store.protocol import Store

OPENERS = {
    "": "kg.store.local:open_local",
    "http": "kg.store.remote:open_remote",
    "https": "kg.store.remote:open_remote",
}
"""Scheme of a place → ``"module:function"``, called as ``function(place, ontology, read_only=…)``."""


def open_store(place: str | Path, *, read_only: bool = False, ontology: Ontology | None = None) -> Store:
    """The store at a place; a folder that is absent or empty becomes a new one unless ``read_only``.

    Raises StoreError when the place is locked by another writer, is no store, was written by a newer
    kg, or is damaged.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, open_store(f"{folder}/graph.db") as store:
    ...     len(store.documents())
    0
    """
    written = str(place)
    scheme = urlsplit(written).scheme if "://" in written else ""
    if scheme not in OPENERS:
        known = ", ".join(f"{name}://" for name in OPENERS if name)
        raise StoreError(f"no store is reached by {scheme}://", where=written, remedy=f"give a folder, or use {known}")
    module, _, function = OPENERS[scheme].partition(":")
    opened = getattr(import_module(module), function)(written, ontology or load(), read_only=read_only)
    return cast(Store, opened)
