"""Stores on disk: opened, locked, damaged, foreign, of another version; and what the error says to do."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import Graph
from kg.model import Status
from kg.store import open_store
from kg.store.layout import MARK

from .articles import entity, told

LUNE, ORMEAU = entity("Lune", "Company", "Groupe Lune"), entity("Ormeau")
FIRST, SECOND = told("a", LUNE, ORMEAU), told("b", ORMEAU, LUNE, status=Status.PLANNED, text="Rien de plus.")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store with one document."""
    folder = tmp_path / "graph.db"
    with open_store(folder) as store:
        store.put([FIRST])
    return folder


def test_what_is_put_is_there_when_the_store_is_opened_again(place: Path) -> None:
    with open_store(place) as store:
        changes = store.put([FIRST, SECOND])
        assert (changes.added, changes.unchanged, changes.claims_added) == (("b",), ("a",), 1)
    with open_store(place, read_only=True) as store:
        assert [document.id for document in store.documents()] == ["a", "b"]
        assert store.document("a") == store.documents()[0]
        assert store.document("z") is None
        assert store.graph() == Graph.build([SECOND, FIRST])
        for form in ("trig", "nquads", "jsonld", "csv", "jsonl"):
            assert store.serialise(form) == Graph.build([FIRST, SECOND]).serialise(form)
        assert store.named("most-connected").rows == store.graph().named("most-connected").rows


def test_a_replaced_document_takes_its_old_claims_with_it(place: Path) -> None:
    corrected = told("a", LUNE, ORMEAU, status=Status.NEGATED)
    with open_store(place) as store:
        changes = store.put([corrected])
        assert (changes.replaced, changes.claims_added, changes.claims_removed) == (("a",), 0, 0)
        assert changes.claims_changed == 1
        assert not store.query("ASK { ?a kg:meets ?b }").truth
        assert store.query("ASK { GRAPH kg:negated { ?a kg:meets ?b } }").truth
        assert store.remove(["a", "z"]).missing == ("z",)
        assert not store.query("ASK { ?s ?p ?o }").truth


def test_what_two_documents_state_stays_with_the_other(place: Path) -> None:
    with open_store(place) as store:
        store.put([told("c", LUNE, ORMEAU)])
        store.remove(["a"])
        assert store.query("ASK { ent:lune kg:meets ent:ormeau }").truth
        assert {hit.document for hit in store.search("rien")} == {"c"}


def test_search_knows_names_and_sentences(place: Path) -> None:
    with open_store(place, read_only=True) as store:
        assert [(hit.kind, hit.text) for hit in store.search("groupe LUN")] == [("entity", "Lune")]
        assert [(hit.kind, hit.text, hit.document) for hit in store.search("rién")] == [("claim", "Rien", "a")]
        assert store.search("  ") == store.search("absent") == ()
        assert store.search('"unclosed OR (') == ()


def test_a_reader_shows_what_was_there_and_knows_when_it_is_stale(place: Path) -> None:
    with open_store(place, read_only=True) as reader:
        assert not reader.stale
        with open_store(place) as writer:
            writer.put([SECOND])
            assert reader.stale
            assert [document.id for document in reader.documents()] == ["a"]
            assert len(reader.graph().documents) == 1
            with open_store(place, read_only=True) as later:
                assert len(later.documents()) == 2
        for change in (lambda: reader.put([SECOND]), lambda: reader.remove(["a"]), lambda: reader.curate("")):
            with pytest.raises(StoreError, match="open for reading only"):
                change()
        assert not (place / "curation.txt").exists()


def test_a_second_writer_is_told_who_writes(place: Path) -> None:
    with open_store(place), pytest.raises(StoreError, match=rf"is being written by process {os.getpid()} on .*since"):
        open_store(place)
    open_store(place).close()


def test_a_store_is_made_only_by_writing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here; make one: kg add"):
        open_store(tmp_path / "graph.db", read_only=True)
    assert not (tmp_path / "graph.db").exists()


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "graph.db"
    file.write_text("mine")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="is a file, not a store; give the folder"):
            open_store(file, read_only=read_only)
    assert file.read_text() == "mine"


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    for read_only in (True, False):
        with pytest.raises(StoreError, match=rf"is no store of ours: {MARK} is missing"):
            open_store(tmp_path, read_only=read_only)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_store_of_a_newer_version_is_not_touched(place: Path) -> None:
    (place / MARK).write_text(json.dumps({"format": 99}))
    for read_only in (True, False):
        with pytest.raises(
            StoreError, match=r"has format 99, this kg knows formats up to \d+; open it with a newer kg"
        ):
            open_store(place, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize(
    ("name", "problem"),
    [(MARK, "the mark of the store is damaged"), ("ledger.sqlite", "the ledger is damaged: file is not a database")],
)
def test_a_damaged_file(place: Path, name: str, problem: str, read_only: bool) -> None:
    (place / name).write_bytes(b"nothing that anybody could read" * 400)
    with pytest.raises(StoreError, match=problem) as raised:
        open_store(place, read_only=read_only)
    assert "build it anew" in raised.value.remedy


@pytest.mark.parametrize("name", ["CURRENT", "*.sst"])
def test_damaged_quads(place: Path, name: str) -> None:
    for file in (place / "quads").glob(name):
        file.write_bytes(b"nonsense\n" + file.read_bytes()[9:])
    for read_only in (True, False):
        with pytest.raises(StoreError, match="the quads cannot be opened") as raised:
            open_store(place, read_only=read_only)
        assert "build it anew" in raised.value.remedy


def test_a_missing_file(place: Path) -> None:
    (place / "ledger.sqlite").unlink()
    with pytest.raises(StoreError, match=r"the store is damaged: ledger\.sqlite is missing"):
        open_store(place, read_only=True)


def test_quads_that_another_program_writes(place: Path) -> None:
    import pyoxigraph

    other = pyoxigraph.Store(str(place / "quads"))
    with pytest.raises(StoreError, match="another program has the quads open for writing; end the other program"):
        open_store(place)
    del other


def test_an_unknown_scheme() -> None:
    with pytest.raises(StoreError, match=r"no store is reached by ftp://; give a folder, or use http://, https://"):
        open_store("ftp://example.org/graph")


def test_the_curation_file_survives_and_is_followed(place: Path) -> None:
    with open_store(place) as store:
        store.curate('rename ent:lune "La Lune"\n')
    assert (place / "curation.txt").read_text("utf-8") == 'rename ent:lune "La Lune"\n'
    (place / "curation.txt").write_text("same ent:lune ent:ormeau\n", "utf-8")
    with open_store(place) as store:
        assert [entity.name for entity in store.graph().entities] == ["Ormeau"]
    with open_store(place, read_only=True) as store:
        assert {hit.text for hit in store.search("groupe lune")} == {"Ormeau"}


def test_a_malformed_curation_file_in_the_store(place: Path) -> None:
    (place / "curation.txt").write_text("# ours\nsmae ent:a ent:b\n", "utf-8")
    with pytest.raises(StoreError) as raised:
        open_store(place)
    assert raised.value.where == f"{place / 'curation.txt'}:2"
    assert "start the line with same, different, rename, or #" in raised.value.remedy
    open_store(place, read_only=True).close()
