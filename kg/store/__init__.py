"""The living graph: a store that documents are added to, replaced in and removed from.

Extraction → put → ledger (SQLite: what each document states) → quads (pyoxigraph) → query · search · export
"""

from kg.store.explaining import Explanation, explain_entity
from kg.store.opening import open_store
from kg.store.protocol import Changes, Hit, Store, Stored, total

__all__ = ["Changes", "Explanation", "Hit", "Store", "Stored", "explain_entity", "open_store", "total"]
