"""What keeps a large store as quick as a small one: nothing is read whole, and exports need not ask the engine."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.model import Status
from kg.store import open_store
from kg.store.listing import in_order
from kg.store.local import LocalStore
from kg.store.quad_lines import Block, Delta, nquads, read_quads

from .articles import entity, told

LUNE, LUNE_BY_TICKER = entity("Lune", "Company", "Groupe Lune", ticker="LUN"), entity("Lunaire", ticker="LUN")
ORMEAU, ROUX = entity("Ormeau"), entity("Jeanne Roux", "Person", "Roux")
ARTICLES = [
    told("a", LUNE, ORMEAU, ROUX),
    told("b", LUNE_BY_TICKER, ORMEAU, status=Status.PLANNED),
    told("c", ROUX, LUNE, status=Status.NEGATED),
]


def test_no_table_is_read_whole_when_articles_come_change_and_go(tmp_path: Path) -> None:
    asked: list[str] = []
    with open_store(tmp_path / "graph.db") as store:
        assert isinstance(store, LocalStore)
        store.put(ARTICLES[:2])
        sql = store.ledger.sql
        sql.set_trace_callback(asked.append)
        store.put([ARTICLES[2], told("a", LUNE, ROUX)])
        store.remove(["b"])
        sql.set_trace_callback(None)
        plans = {text: _plan(sql, text) for text in asked if text.startswith(("SELECT", "WITH", "UPDATE", "DELETE"))}
    tables = ("document", "node", "speaks", "said", "decision", "fact", "ending", "described", "passage")
    assert len(plans) > 50
    whole = {step.split()[1]: text for text, steps in plans.items() for step in steps if step.startswith("SCAN ")}
    assert not {table: text for table, text in whole.items() if table in tables}


def _plan(sql: sqlite3.Connection, text: str) -> list[str]:
    return [step for *_, step in sql.execute(f"EXPLAIN QUERY PLAN {text}")]


def test_the_ledger_lists_what_the_engine_holds(tmp_path: Path) -> None:
    with open_store(tmp_path / "graph.db") as store:
        assert isinstance(store, LocalStore)
        store.put(ARTICLES)
        store.curate('same ent:ormeau ent:jeanne-roux\nrename ent:ormeau "L\'Ormeau"\n')
        assert any(store.ledger.names(number) for number, _ in store.ledger.numbers())  # some IRI is another one
        listed = list(store.quads())
        assert listed == list(in_order(store.pyoxigraph, None))
        assert len(listed) > 100


def test_quads_are_packed_in_pieces_and_read_as_a_whole() -> None:
    block = Block.of((("<a:a>", "<a:b>", '"c d ."'), ("<a:a>", "<a:b>", "<a:e>")), "<a:g>")
    quad = ("<a:x>", "<a:y>", '"<a:z>"', "")
    delta = Delta((), (quad,), (block,))
    assert delta.size == 3
    assert read_quads(delta.packed) == [*block.quads, quad] == list(delta.all_added)
    assert delta.lines == nquads(delta.all_added)
