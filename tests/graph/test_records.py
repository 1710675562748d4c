"""Claims and readings written as JSON lines and read back without loss."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.graph import read_claims, write_claims
from kg.graph.reading_records import read_reading, write_reading
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
from kg.namespaces import ENT
from kg.ontology import load

from .factory import denial, purchase

ONTOLOGY = load()

text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
amounts = st.floats(-1e15, 1e15, allow_nan=False)
bounds = st.none() | amounts
money = st.builds(
    Amount,
    value=amounts,
    currency=st.sampled_from(["EUR", "USD"]),
    approximate=st.booleans(),
    minimum=bounds,
    maximum=bounds,
)
quantities = st.builds(
    Quantity, value=amounts, unit=st.sampled_from(["", "%", "emplois"]), approximate=st.booleans(), minimum=bounds
)
periods = st.builds(
    lambda start, days, granularity, modifier: Period(
        start=start, end=start + timedelta(days=days), granularity=granularity, modifier=modifier
    ),
    st.dates(date(1800, 1, 1), date(2100, 1, 1)),
    st.integers(0, 4000),
    st.sampled_from(Granularity),
    st.sampled_from(["", "start", "end", "approx"]),
)
values = st.one_of(money, quantities, periods, st.integers(-(10**12), 10**12), text)
entities = st.builds(
    lambda number, name, aliases: Entity(
        iri=f"{ENT}e{number}", name=name, type="Company", aliases=tuple(sorted(aliases - {name}))
    ),
    st.integers(0, 5),
    text,
    st.sets(text, max_size=3),
)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    people = {entity.iri: entity for entity in draw(st.lists(entities, min_size=1, max_size=5))}
    named = [people[iri] for iri in sorted(people)]
    span = st.none() | st.builds(Span, st.integers(0, 50), st.integers(51, 99))
    claims = draw(
        st.lists(
            st.builds(
                Claim,
                document=st.just("d"),
                subject=st.sampled_from(named),
                relation=st.sampled_from(sorted(ONTOLOGY.relations)),
                evidence=st.builds(Span, st.integers(0, 9), st.integers(10, 40)),
                value=values,
                status=st.sampled_from(Status),
                sources=st.lists(st.sampled_from(named) | text, max_size=3).map(tuple),
                qualifiers=st.dictionaries(st.sampled_from(sorted(ONTOLOGY.qualifiers)), values).map(
                    lambda chosen: tuple(sorted(chosen.items()))
                ),
                confidence=st.floats(0, 1),
                rule=text,
                subject_span=span,
                anchor_span=span,
            ),
            max_size=4,
        )
    )
    document = Document(id="d", text="a" * 50, language="fr")
    return Extraction(document=document, entities=tuple(named), claims=tuple(claims))


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
