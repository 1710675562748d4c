"""Claims and readings written as JSON lines and read back without loss."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.graph import read_claims, write_claims
from kg.graph.reading_records import read_reading, write_reading
from kg.model import (
    Document,
    Extraction,
    Mention,
    Refusal,
    Span,
)

from .factory import denial, purchase
from .strategies import ONTOLOGY, extractions, text


@settings(deadline=None, max_examples=60)
@given(extractions())
def test_claims_round_trip(extraction: Extraction) -> None:
    written = write_claims([extraction], ONTOLOGY)
    read_entities, read = read_claims(written)["d"]
    assert read_entities == extraction.entities
    assert sorted(read, key=repr) == sorted(extraction.claims, key=repr)
    assert write_claims([replace(extraction, claims=read)], ONTOLOGY) == written


@given(st.lists(text, min_size=1, max_size=4))
def test_readings_round_trip(words: list[str]) -> None:
    import unicodedata

    article = unicodedata.normalize("NFC", " ".join(words))
    document = Document(
        id="d",
        text=article,
        language="fr",
        headline=Span(0, 1),
        published=date(2024, 5, 2),
        source="a.txt",
        publisher="b",
        paragraphs=(Span(0, len(article)),),
    )
    mention = Mention(document="d", start=0, end=1, text=article[0], type="Person", cue="x", named=False, weight=0.5)
    refusal = Refusal(what="w", where="d:0-1", reason="r", remedy="m")
    reading = read_reading(write_reading([Extraction(document=document, mentions=(mention,))], [refusal]))
    assert reading.documents == {"d": document}
    assert reading.mentions == {"d": [mention]}
    assert reading.refusals == [refusal]


def test_records_do_not_depend_on_the_order_of_documents() -> None:
    assert write_claims([purchase(), denial()], ONTOLOGY) == write_claims([denial(), purchase()], ONTOLOGY)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ("[1]", "not an object"),
        ('{"record": "claim", "document": "d"}', "'periods' is missing"),
        ('{"record": "entity"}', "'document' is missing"),
    ],
)
def test_foreign_lines_are_named(line: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read_claims(f"\n{line}\n", where="out/claims.jsonl")
    assert caught.value.where == "out/claims.jsonl:2"
