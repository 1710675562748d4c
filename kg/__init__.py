"""Reads the news and builds a knowledge graph of claims that people can trust.

    from kg import build

    graph = build(["article.txt"])
    graph.query("SELECT ?who WHERE { ?who kg:supplies ?whom }")

``build`` is the flow of ``kg/pipeline.py``; what it returns, a ``Graph``, holds the values of ``kg/model.py``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import GoldError, InputError, KGError, ModelError, OntologyError, OutputError, QueryError, StoreError
    from kg.graph import Graph, Result
    from kg.model import (
        Amount,
        Claim,
        Document,
        Entity,
        Extraction,
        Granularity,
        Mention,
        Period,
        Quantity,
        Refusal,
        Span,
        Status,
    )
    from kg.pipeline import build
    from kg.store import Store, open_store

__version__ = "0.1.0"

__all__ = [
    "Amount",
    "Claim",
    "Document",
    "Entity",
    "Extraction",
    "GoldError",
    "Granularity",
    "Graph",
    "InputError",
    "KGError",
    "Mention",
    "ModelError",
    "OntologyError",
    "OutputError",
    "Period",
    "Quantity",
    "QueryError",
    "Refusal",
    "Result",
    "Span",
    "Status",
    "Store",
    "StoreError",
    "__version__",
    "build",
    "open_store",
]

_NAMES = {
    "kg.errors": "GoldError InputError KGError ModelError OntologyError OutputError QueryError StoreError",
    "kg.graph": "Graph Result",
    "kg.model": "Amount Claim Document Entity Extraction Granularity Mention Period Quantity Refusal Span Status",
    "kg.pipeline": "build",
    "kg.store": "Store open_store",
}
"""Where the names are; each is imported when first asked for, since some bring spaCy or the store."""
_LATE = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
