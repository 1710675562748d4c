"""``build`` and what its graph offers, on articles that a reader has gone through with care."""

from __future__ import annotations

from datetime import date
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg import Document, Graph, InputError, OntologyError, OutputError, build
from kg.extractor import extractor
from kg.graph.output import check_folder
from tests.command import ROOT, SEEDS

pytestmark = pytest.mark.model


def test_every_seed_is_read_and_most_claims_are_kept(seed_graph: Graph) -> None:
    assert [document.id for document in seed_graph.documents] == sorted(file.stem for file in SEEDS.glob("*.txt"))
    assert not [refusal for refusal in seed_graph.refusals if refusal.claim is None]
    assert len(seed_graph.claims) > 5 * len(seed_graph.refusals)


def test_evidence_and_mentions_lie_where_they_say(seed_graph: Graph) -> None:
    for extraction in seed_graph.extractions:
        text = extraction.document.text
        iris = {entity.iri for entity in extraction.entities}
        for mention in extraction.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.entity in iris
        for claim in extraction.claims:
            assert claim.evidence.end <= len(text)
            for span in (claim.subject_span, claim.object_span, claim.anchor_span):
                assert span is None or span.end <= len(text)


def test_a_contract_is_a_plan_to_supply(seed_graph: Graph) -> None:
    told = {(c.subject.name, c.relation, c.object.name if c.object else None) for c in seed_graph.claims}
    assert ("Trévane", "supplies", "Suryavan Aerospace") in told
    assert ("Trévane", "locatedIn", "France") in told


def test_the_graph_answers_and_changes_its_form(seed_graph: Graph) -> None:
    asked = seed_graph.query("SELECT ?who WHERE { ?one kg:supplies ?two . ?one rdfs:label ?who }")
    assert "Trévane" in {row["who"] for row in asked}
    assert "Trévane" in {row["supplier"] for row in seed_graph.named("suppliers")}
    assert seed_graph.to_networkx().number_of_edges() == len(seed_graph.claims)
    assert len(seed_graph.to_rdflib()) > 10 * len(seed_graph.claims)


def test_show_is_a_page_in_a_frame(seed_graph: Graph) -> None:
    shown = seed_graph.show(height=300)
    html = shown._repr_html_()
    assert html.startswith("<iframe ")
    assert 'height="300"' in html
    assert 'sandbox="allow-scripts"' in html
    assert 'id="archive"' in unescape(html)
    assert len(repr(shown)) < 100


@pytest.mark.skipif(find_spec("pandas") is not None, reason="pandas is installed")
def test_a_data_frame_needs_pandas(seed_graph: Graph) -> None:
    with pytest.raises(OutputError, match="pandas is not installed"):
        seed_graph.to_dataframe()


def test_a_document_reads_the_same_alone(seed_graph: Graph) -> None:
    alone = build(str(SEEDS / "fr-coupe.txt"))
    (among,) = (x for x in seed_graph.extractions if x.document.id == "fr-coupe")
    assert [(c.subject.name, c.relation, c.status, c.confidence) for c in alone.claims] == [
        (c.subject.name, c.relation, c.status, c.confidence) for c in among.claims
    ]


def test_what_cannot_be_read_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "short.txt").write_text("Le groupe Lefort a vendu sa filiale à un concurrent.", encoding="utf-8")
    graph = build([tmp_path])
    assert [document.id for document in graph.documents] == ["short"]
    (refusal,) = (refusal for refusal in graph.refusals if refusal.claim is None)
    assert (refusal.what, refusal.where, refusal.reason) == ("article", f"{tmp_path}/empty.txt", "the file is empty")


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        build([tmp_path / "gone.txt"])
    with pytest.raises(InputError, match="nothing to read"):
        build([])
    with pytest.raises(OntologyError, match="no such file or folder"):
        build(SEEDS, ontology=[tmp_path / "gone.ttl"])


def test_date_language_confidence_and_progress(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, document: Document) -> None:
        told.append((done, total, document.id))

    graph = build(
        [SEEDS / "fr-contrat.txt", SEEDS / "en-party.txt"],
        language="fr",
        published=date(2020, 1, 2),
        min_confidence=0.9,
        progress=progress,
    )
    assert told == [(1, 2, "en-party"), (2, 2, "fr-contrat")]
    assert {(document.language, document.published) for document in graph.documents} == {("fr", date(2020, 1, 2))}
    assert all(claim.confidence >= 0.9 for claim in graph.claims)


def test_an_extractor_is_made_once() -> None:
    assert extractor("fr") is extractor("fr")


def test_a_saved_graph_opens_again(seed_graph: Graph, seed_folder: Path) -> None:
    again = Graph.load(seed_folder)
    assert again.extractions == seed_graph.extractions
    assert again.dataset == seed_graph.dataset
    Graph.check_place(seed_folder)
    with pytest.raises(OutputError):
        check_folder(ROOT / "kg", mark="claims.jsonl", ours=lambda name: False)
