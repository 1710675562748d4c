"""A store equals the graph of the documents it holds, however they came and whatever went in between."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import Graph
from kg.model import Extraction
from kg.ontology import load
from kg.store.local import LocalStore, build_graph

from .articles import ARTICLES

ONTOLOGY = load()
CURATION = """
same ent:a ent:b-c
different ent:a-b ent:known-1
different ent:b in d1
rename ent:a "Le groupe A"
"""
CHANGES = st.lists(ARTICLES | st.sampled_from(["d0", "d1", "d2"]) | st.just(CURATION) | st.just("\n"), max_size=9)


def emptied(store: LocalStore) -> dict[str, int]:
    """How many rows the tables keep that should vanish with the last document."""
    tables = ("document", "node", "speaks", "said", "decision", "fact", "ending", "described", "passage", "words")
    return {t: n for t in tables if (n := store._files.ledger.sql.execute(f"SELECT count(*) FROM {t}").fetchone()[0])}


@settings(deadline=None, max_examples=100)
@given(CHANGES)
def test_any_changes_end_in_the_graph_of_what_is_left(changes: list[Extraction | str]) -> None:
    held: dict[str, Extraction] = {}
    curation = ""
    with LocalStore(None, ONTOLOGY) as store:
        for change in changes:
            if isinstance(change, Extraction):
                store.put([change])
                held[change.document.id] = change
            elif change.startswith("d"):
                store.remove([change])
                held.pop(change, None)
            else:
                store.curate(change)
                curation = change
        together = build_graph(held.values(), ONTOLOGY, curation)
        for form in ("trig", "turtle", "jsonl"):
            assert store.serialise(form) == together.serialise(form)
        assert {hit.iri for hit in store.search("r") if hit.kind == "claim"} <= {
            quad.subject.value for quad in together.dataset.quads if quad.predicate.value.endswith("#subject")
        }
        store.remove(held)
        store.curate("")
        assert emptied(store) == {}
        assert list(store.quads()) == []


@settings(deadline=None, max_examples=100)
@given(st.lists(ARTICLES, min_size=1, max_size=6, unique_by=lambda one: one.document.id), st.data())
def test_one_by_one_in_any_order_and_all_together(articles: list[Extraction], data: st.DataObject) -> None:
    together = Graph.build(articles)
    with LocalStore(None, ONTOLOGY) as store:
        for article in data.draw(st.permutations(articles)):
            store.put([article])
        assert store.serialise("nquads") == together.serialise("nquads")
        assert store.graph() == together
