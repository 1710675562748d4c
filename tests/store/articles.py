"""Small articles from words, for stores: who they name, and what they claim of them."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.entities.identity import mint
from kg.model import Claim, Document, Entity, Extraction, Mention, Span, Status
from kg.namespaces import ENT


def entity(name: str, type_name: str = "Company", *aliases: str, iri: str = "", **identifiers: str) -> Entity:
    """An entity as the reader would name it, or as the gazetteer knows it by ``iri``."""
    return Entity(
        iri=iri or mint(name, type_name),
        name=name,
        type=type_name,
        aliases=tuple(sorted({*aliases} - {name})),
        identifiers=tuple(sorted(identifiers.items())),
    )


def told(id: str, *entities: Entity, status: Status = Status.ACTUAL, text: str = "Rien.") -> Extraction:  # noqa: A002
    """A document that names some entities and says that the first meets the second, as the first has it."""
    document = Document(id=id, text=text, language="fr")
    mentions = tuple(
        Mention(document=id, start=0, end=4, text=text[:4], type=one.type, entity=one.iri) for one in entities
    )
    claims = tuple(
        Claim(
            document=id,
            subject=entities[0],
            relation="meets",
            object=other,
            evidence=Span(0, 4),
            status=status,
            sources=(entities[0],),
        )
        for other in entities[1:]
    )
    return Extraction(document=document, entities=entities, mentions=mentions, claims=claims)


NAMES = st.sampled_from(["A", "B", "C", "D", "A B", "B C"])
ENTITIES = st.builds(
    entity,
    NAMES,
    st.sampled_from(["Company", "Company", "Person", "MediaOutlet", "GovernmentBody"]),
    NAMES,
    NAMES,
    iri=st.sampled_from(["", "", "", ENT + "known-1", ENT + "a"]),
    ticker=st.sampled_from(["T1", "T2", "T3", "T4"]),
) | st.builds(entity, NAMES, st.sampled_from(["Company", "Person", "Country"]), NAMES)
ARTICLES = st.builds(
    lambda number, entities, status, text: told(f"d{number}", *entities, status=status, text=text),
    st.integers(0, 5),
    st.lists(ENTITIES, min_size=1, max_size=4, unique_by=lambda one: one.iri),
    st.sampled_from(Status),
    st.sampled_from(["Rien.", "Tout."]),
)
