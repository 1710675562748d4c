"""What a build has read goes into a store as the articles themselves would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import adding
from kg.adding import add
from kg.graph import Graph
from kg.model import Document, Extraction
from kg.ontology import load
from kg.store.built import read_build
from kg.store.contribution import Checked
from kg.store.local import LocalStore
from tests.graph.factory import purchase

from .articles import ARTICLES, entity, told

ONTOLOGY = load()
FORMS = ("trig", "turtle", "jsonl")


def records(store: LocalStore) -> list[tuple[str, str]]:
    """All that the ledger keeps of each document."""
    ledger = store.ledger
    return [(one.id, ledger.record(number)) for one in store.documents() if (number := ledger.number(one.id))]


@settings(deadline=None, max_examples=60)
@given(st.lists(ARTICLES, min_size=1, max_size=6, unique_by=lambda one: one.document.id))
def test_a_build_gives_the_store_of_its_articles(articles: list[Extraction]) -> None:
    with TemporaryDirectory() as place, LocalStore(None, ONTOLOGY) as expected, LocalStore(None, ONTOLOGY) as store:
        expected.put(articles)
        Graph.build(articles, ONTOLOGY).save(Path(place))
        changes = add(place, store)
        assert changes.added == tuple(sorted(one.document.id for one in articles))
        assert records(store) == records(expected)
        assert [store.serialise(form) for form in FORMS] == [expected.serialise(form) for form in FORMS]
        assert add(place, store).unchanged == changes.added
        assert store.put(articles).unchanged == changes.added


def test_what_was_refused_stays_refused(tmp_path: Path) -> None:
    wrong = told("a", entity("Ormeau", "Law"), entity("Lefort", "Law"))
    graph = Graph.build([wrong, purchase()], ONTOLOGY)
    assert graph.refusals
    graph.save(tmp_path / "built")
    with LocalStore(None, ONTOLOGY) as store, LocalStore(None, ONTOLOGY) as expected:
        expected.put([wrong, purchase()])
        add(tmp_path / "built", store)
        assert records(store) == records(expected)
        assert store.document("a") == expected.document("a")


STRICTER = """
@prefix kg: <https://w3id.org/newskg/ontology#> . @prefix kgs: <https://w3id.org/newskg/statement/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
kg:QuietShape a sh:NodeShape ; sh:targetSubjectsOf kgs:meets ;
    sh:property [ sh:path kg:confidence ; sh:maxInclusive 0.5 ; sh:message "nobody meets for sure" ] .
"""


def test_what_another_ontology_checked_is_checked_again(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(STRICTER, "utf-8")
    stricter = load([tmp_path / "own.ttl"])
    Graph.build([told("a", entity("Ormeau"), entity("Lefort"))], ONTOLOGY).save(tmp_path / "built")
    with LocalStore(None, stricter) as store:
        (refusal,) = add(tmp_path / "built", store).refusals
    assert refusal.reason == "nobody meets for sure"
    (one,) = read_build(tmp_path / "built")
    assert isinstance(one, Checked)
    with LocalStore(None, stricter) as store:  # it is taken at its word
        assert store.put([replace(one, ontology=stricter.digest)]).claims_added == 1


def test_what_the_curation_of_a_build_joined_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = told("a", entity("Ormeau"), entity("Lefort"))
    Graph.build([both, purchase()], ONTOLOGY, curation="same ent:ormeau ent:lefort").save(tmp_path / "built")
    read: list[Document] = []

    class Reader:
        def read(self, document: Document) -> Extraction:
            read.append(document)
            return both

    monkeypatch.setattr(adding, "extractor", lambda language, **_: Reader())
    with LocalStore(None, ONTOLOGY) as store, LocalStore(None, ONTOLOGY) as expected:
        expected.put([both, purchase()])
        add(tmp_path / "built", store)
        assert store.serialise("trig") == expected.serialise("trig")
    assert read == [both.document]


def test_a_build_that_was_altered_is_refused_with_its_line(tmp_path: Path) -> None:
    Graph.build([told("a", entity("Ormeau"))], ONTOLOGY).save(tmp_path)
    with (tmp_path / "claims.jsonl").open("a", encoding="utf-8") as file:
        file.write("{]\n")
    with LocalStore(None, ONTOLOGY) as store:
        (refusal,) = add(tmp_path, store).refusals
    assert refusal.where == f"{tmp_path / 'claims.jsonl'}:2"
    assert refusal.remedy == "build the graph again"
