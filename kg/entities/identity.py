"""IRIs for entities: the same name and type give the same one, on any machine, in any order."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from kg.discourse import Participant
from kg.model import Entity
from kg.namespaces import ENT

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


def slug(name: str) -> str:
    """A readable ASCII form of a name, with a short hash where too little of it is left.

    >>> slug("Société générale"), slug("L'Oréal")
    ('societe-generale', 'l-oreal')
    """
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    short = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80]
    lost = sum(c.isalnum() for c in name) > 2 * sum(c.isalnum() for c in short)
    return f"{short}-{sha256(name.encode()).hexdigest()[:8]}".strip("-") if lost or not short else short


def mint(name: str, type_name: str) -> str:
    """The IRI of an entity that no gazetteer knows.

    >>> mint("Veolia", "Company").rsplit("/", 1)[1], mint("Toulouse", "City").rsplit("/", 1)[1]
    ('veolia', 'toulouse-city')
    """
    suffix = _SUFFIXES.get(type_name, "")
    if type_name == "Person" and len(name.split()) < 2:
        suffix = "person"
    return ENT + slug(name) + (f"-{suffix}" if suffix else "")


def entity_of(participant: Participant) -> Entity:
    """The value that leaves the step."""
    iri = participant.iri or mint(participant.name, participant.type)
    return Entity(
        iri=iri,
        name=participant.name,
        type=participant.type,
        aliases=tuple(sorted(set(participant.aliases) - {participant.name})),
        identifiers=tuple(sorted(participant.identifiers)),
    )
