"""Every claim of the seeds points at its words, says what found it, and is found again."""

from __future__ import annotations

import pytest

from kg.documents import read
from kg.extractor import extractor
from kg.model import Claim, Document, Extraction, Span
from tests.command import SEEDS

pytestmark = pytest.mark.model


def _read() -> list[Extraction]:
    documents = [document for document in read([SEEDS]) if isinstance(document, Document)]
    return [extractor(document.language).read(document) for document in documents]


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    """The seeds, each read alone."""
    return _read()


@pytest.fixture(scope="module")
def stated(extractions: list[Extraction]) -> list[tuple[Document, Claim]]:
    """Every claim of the seeds with its document."""
    return [(extraction.document, claim) for extraction in extractions for claim in extraction.claims]


def test_the_seeds_give_claims(stated: list[tuple[Document, Claim]]) -> None:
    assert len(stated) > 100
    assert len({claim.document for _, claim in stated}) == 15


def test_evidence_lies_in_the_document_and_is_trimmed(stated: list[tuple[Document, Claim]]) -> None:
    for document, claim in stated:
        words = document.quote(claim.evidence)
        assert claim.document == document.id
        assert claim.evidence.within(Span(0, len(document.text)))
        assert words.strip() == words != ""


def test_evidence_stays_within_one_paragraph(stated: list[tuple[Document, Claim]]) -> None:
    for document, claim in stated:
        assert any(claim.evidence.within(paragraph) for paragraph in document.paragraphs), document.quote(
            claim.evidence
        )


def test_the_ends_and_the_anchor_lie_in_the_document(stated: list[tuple[Document, Claim]]) -> None:
    for document, claim in stated:
        spans = [span for span in (claim.subject_span, claim.object_span, claim.anchor_span) if span is not None]
        assert claim.subject_span is not None
        assert all(document.quote(span).strip() for span in spans)


def test_both_ends_are_mentioned_in_the_document(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        mentioned = {mention.entity for mention in extraction.mentions}
        for claim in extraction.claims:
            ends = {end.iri for end in (claim.subject, claim.object) if end is not None}
            assert ends <= mentioned, (claim.relation, extraction.document.quote(claim.evidence))


def test_a_rule_and_a_confidence_are_given(stated: list[tuple[Document, Claim]]) -> None:
    for _, claim in stated:
        assert claim.rule
        assert claim.extractor in ("rules", "learned", "rules, learned")
        assert 0 < claim.confidence <= 1


def test_the_same_text_read_twice_gives_equal_results(extractions: list[Extraction]) -> None:
    assert _read() == extractions
