"""One IRI for what several documents name differently, whatever the order of the documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.entities.identity import mint
from kg.entities.merging import merge
from kg.model import Claim, Document, Entity, Extraction, Mention, Span
from kg.namespaces import ENT


def entity(name: str, type_name: str = "Company", *aliases: str, iri: str = "", ticker: str = "") -> Entity:
    return Entity(
        iri=iri or mint(name, type_name),
        name=name,
        type=type_name,
        aliases=tuple(sorted({*aliases} - {name})),
        identifiers=(("ticker", ticker),) if ticker else (),
    )


def told(id: str, *entities: Entity) -> Extraction:  # noqa: A002
    """A document that names some entities and claims that the first acquires the second."""
    document = Document(id=id, text="Rien.", language="fr")
    first = Mention(document=id, start=0, end=4, text="Rien", type=entities[0].type, entity=entities[0].iri)
    claims = ()
    if len(entities) > 1:
        claims = (
            Claim(
                document=id,
                subject=entities[0],
                relation="acquires",
                object=entities[1],
                evidence=Span(0, 4),
                sources=(entities[0],),
            ),
        )
    return Extraction(document=document, entities=entities, mentions=(first,), claims=claims)


def iris(*extractions: Extraction) -> list[list[str]]:
    return [[e.iri.removeprefix(ENT) for e in extraction.entities] for extraction in merge(extractions)]


def test_a_name_that_another_document_gives_as_an_alias() -> None:
    assert iris(told("a", entity("Veolia Environnement", "Company", "Veolia")), told("b", entity("Veolia"))) == [
        ["veolia-environnement"],
        ["veolia-environnement"],
    ]


def test_a_shared_ticker_joins_whatever_the_names() -> None:
    one, other = entity("Taiwan Semiconductor", ticker="2330.TW"), entity("TSMC", "Organization", ticker="2330.TW")
    assert iris(told("a", one), told("b", other), told("c", other)) == [["tsmc"]] * 3


def test_everything_that_speaks_of_the_entity_gets_the_iri() -> None:
    short, lune = entity("Vermeil"), entity("Lune")
    full = entity("Groupe Vermeil", "Company", "Vermeil")
    first, second = merge([told("a", full), told("b", short, lune)])
    (claim,) = second.claims
    assert {claim.subject.iri, claim.sources[0].iri, second.mentions[0].entity} == {full.iri}
    assert claim.subject.name == "Vermeil"
    assert claim.object == lune
    assert first.entities == (full,)


def test_the_iri_of_the_gazetteer_stays() -> None:
    known = entity("WSJ", "MediaOutlet", iri=ENT + "wall-street-journal")
    other = entity("The Wall Street Journal", "MediaOutlet", "WSJ")
    assert iris(told("a", known), told("b", other)) == [["wall-street-journal"]] * 2


def test_two_that_the_gazetteer_knows_stay_two() -> None:
    one = entity("Orange", "Company", "O", iri=ENT + "orange-telecom")
    other = entity("O", "Company", iri=ENT + "o-magazine")
    assert iris(told("a", one), told("b", other)) == [["orange-telecom"], ["o-magazine"]]


def test_an_alias_of_two_others_joins_nothing() -> None:
    first, second = entity("Banque Alpha", "Company", "BA"), entity("Brasserie Azur", "Company", "BA")
    assert iris(told("a", first), told("b", second), told("c", entity("BA")))[2] == ["ba"]


def test_types_are_never_crossed() -> None:
    club = entity("Toulouse Football Club", "SportsTeam", "Toulouse")
    assert iris(told("a", club), told("b", entity("Toulouse", "City")))[1] == ["toulouse-city"]


def test_a_bare_surname_joins_nobody() -> None:
    full = entity("Hélène Sarrazac", "Person", "Sarrazac")
    assert iris(told("a", full), told("b", entity("Sarrazac", "Person")))[1] != ["helene-sarrazac"]
    longer = entity("Hélène Anne Sarrazac", "Person", "Hélène Sarrazac")
    assert iris(told("a", longer), told("b", full)) == [["helene-anne-sarrazac"]] * 2


def test_what_one_document_tells_apart_stays_apart() -> None:
    both = told("a", entity("Total"), entity("TotalEnergies", "Company", "Total"))
    assert iris(both, told("b", entity("Total"))) == [["total", "totalenergies"], ["total"]]


NAMES = st.sampled_from(["A", "B", "C", "D", "A B", "B C"])
ENTITIES = st.builds(
    entity,
    NAMES,
    st.sampled_from(["Company", "Person"]),
    NAMES,
    NAMES,
    iri=st.sampled_from(["", "", ENT + "known-1", ENT + "known-2"]),
    ticker=st.sampled_from(["", "", "T1", "T2"]),
)
DOCUMENTS = st.lists(st.lists(ENTITIES, min_size=1, max_size=3, unique_by=lambda e: e.iri), min_size=1, max_size=6)


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_documents_does_not_matter(documents: list[list[Entity]], chance: object) -> None:
    extractions = [told(f"d{number}", *entities) for number, entities in enumerate(documents)]
    shuffled = list(extractions)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert {x.document.id: x for x in merge(extractions)} == {x.document.id: x for x in merge(shuffled)}


@given(DOCUMENTS)
def test_no_document_loses_an_entity_and_no_claim_gets_two_equal_ends(documents: list[list[Entity]]) -> None:
    extractions = [told(f"d{number}", *entities) for number, entities in enumerate(documents)]
    for before, after in zip(extractions, merge(extractions), strict=True):
        assert len({e.iri for e in after.entities}) == len(before.entities)
        assert all(c.object is not None and c.subject.iri != c.object.iri for c in after.claims)
