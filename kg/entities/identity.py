"""IRIs for entities: the same name and type give the same one, on any machine, in any order."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from kg.discourse import Participant
from kg.model import Entity
from kg.namespaces import ENT, slug

_SUFFIXES = {
    "City": "city",
    "Region": "region",
    "Facility": "facility",
    "Place": "place",
    "Product": "product",
    "Event": "event",
    "Law": "law",
    "SportsTeam": "team",
}
"""Types whose names others bear as well ("Toulouse", the city and the team): the IRI says which."""

_OF_DOCUMENT = 8
"""Hexadecimal digits that tell the documents of unnamed events apart."""


@lru_cache(maxsize=65536)
def mint(name: str, type_name: str) -> str:
    """The IRI of an entity that no gazetteer knows.

    >>> mint("Veolia", "Company").rsplit("/", 1)[1], mint("Toulouse", "City").rsplit("/", 1)[1]
    ('veolia', 'toulouse-city')
    """
    suffix = _SUFFIXES.get(type_name, "")
    if type_name == "Person" and len(name.split()) < 2:
        suffix = "person"
    return ENT + slug(name) + (f"-{suffix}" if suffix else "")


def entity_of(participant: Participant, document: str) -> Entity:
    """The value that leaves the step.

    An event without a capital in its name ("explosion", "finale") is that of its document, whose id is given: those of
    others are other ones.
    """
    iri = participant.iri or mint(participant.name, participant.type)
    if participant.type == "Event" and participant.name == participant.name.lower():
        iri += "-" + sha256(document.encode()).hexdigest()[:_OF_DOCUMENT]
    return Entity(
        iri=iri,
        name=participant.name,
        type=participant.type,
        aliases=tuple(sorted(set(participant.aliases) - {participant.name})),
        identifiers=tuple(sorted(participant.identifiers)),
    )
