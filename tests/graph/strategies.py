"""Hypothesis strategies for entities, values, claims and whole extractions."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from kg.model import Amount, Claim, Document, Entity, Extraction, Granularity, Period, Quantity, Span, Status, Value
from kg.namespaces import ENT
from kg.ontology import Relation, ValueKind, load

ONTOLOGY = load()

text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
worded = text.filter(str.strip)  # a name of blanks is refused, and rightly so
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
    worded,
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


COMPANIES = [
    relation
    for relation in ONTOLOGY
    if ONTOLOGY.is_any("Company", relation.domain)
    and (relation.value_kind or ONTOLOGY.is_any("Company", relation.range))
]
"""Relations that a company may have to another, or to a value."""

exact_money = st.builds(Amount, value=amounts, currency=st.just("EUR"), approximate=st.booleans())
VALUES: dict[ValueKind, st.SearchStrategy[Value]] = {
    ValueKind.AMOUNT: exact_money,
    ValueKind.INTEGER: st.builds(Quantity, value=st.integers(0, 10**6), approximate=st.booleans()),
    ValueKind.DATE: periods,
    ValueKind.TEXT: text,
}


@st.composite
def sound_claims(draw: st.DrawFn, document: Document, named: list[Entity]) -> Claim:
    """A claim that every shape accepts."""
    relation: Relation = draw(st.sampled_from(COMPANIES))
    kind = relation.value_kind
    return Claim(
        document=document.id,
        subject=draw(st.sampled_from(named)),
        relation=relation.name,
        object=None if kind else draw(st.sampled_from(named)),
        value=draw(VALUES[kind]) if kind else None,
        evidence=Span(draw(st.integers(0, 9)), draw(st.integers(10, 40))),
        status=draw(st.sampled_from(Status)),
        sources=tuple(draw(st.lists(st.sampled_from(named) | worded, max_size=2))),
        qualifiers=draw(st.sampled_from([(), ("date",), ("amount", "date", "role")]).flatmap(_qualifiers)),
        confidence=draw(st.floats(0, 1)),
        rule=draw(text),
    )


def _qualifiers(names: tuple[str, ...]) -> st.SearchStrategy[tuple[tuple[str, Value], ...]]:
    kinds = {"amount": exact_money, "date": periods, "role": text}
    return st.tuples(*(st.tuples(st.just(name), kinds[name]) for name in names))


@st.composite
def sound_articles(draw: st.DrawFn) -> list[Extraction]:
    """A few documents about the same companies."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        named = list({entity.iri: entity for entity in draw(st.lists(entities, min_size=1, max_size=3))}.values())
        document = Document(id=f"d{number}", text=draw(st.sampled_from(["a", "é", "𝄞"])) * 50, language="fr")
        claims = draw(st.lists(sound_claims(document, named), max_size=4))
        found.append(Extraction(document=document, entities=tuple(named), claims=tuple(claims)))
    return found
