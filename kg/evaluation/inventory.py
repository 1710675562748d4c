"""What gold may say: the types, relations and kinships of relations that scoring relies on.

The gold contract is fixed here and not read from the ontology, so that a change of the ontology cannot move the
yardstick that it is measured with. Pass your own ``Inventory`` to score relations that the contract does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """Relations and entity types that gold uses, and which of them count as the same when scoring.

    ``links`` join two entities, ``values`` an entity and a value; ``dated`` are the values that are dates.
    ``parents`` maps a relation to the wider one that is also accepted for it, ``supertypes`` a type to its wider type.

    >>> GUIDELINES.related("leads", "memberOf"), GUIDELINES.related("leads", "founded")
    (True, False)
    """

    types: frozenset[str]
    links: frozenset[str]
    values: frozenset[str]
    dated: frozenset[str] = frozenset()
    symmetric: frozenset[str] = frozenset()
    parents: Mapping[str, str] = field(default_factory=dict)
    supertypes: Mapping[str, str] = field(default_factory=dict)

    @property
    def relations(self) -> frozenset[str]:
        """Every relation, of either kind."""
        return self.links | self.values

    def ancestors(self, relation: str) -> tuple[str, ...]:
        """The relation and the ever wider ones above it, narrowest first.

        >>> GUIDELINES.ancestors("defeats")
        ('defeats', 'competesWith', 'opposes')
        """
        chain = [relation]
        while (parent := self.parents.get(chain[-1])) is not None:
            chain.append(parent)
        return tuple(chain)

    def related(self, one: str, other: str) -> bool:
        """Say whether the two are the same relation or one lies above the other."""
        return one in self.ancestors(other) or other in self.ancestors(one)

    def accepts_type(self, given: str, wanted: str) -> bool:
        """Say whether the given type is the wanted one or the wider one above it."""
        return given == wanted or self.supertypes.get(wanted) == given


_ORGANIZATIONS = (
    "Company",
    "MediaOutlet",
    "GovernmentBody",
    "PoliticalParty",
    "IntergovernmentalOrganization",
    "SportsTeam",
    "EducationalInstitution",
)
_PLACES = ("Country", "City", "Region", "Facility")
_LINKS = """
    leads memberOf founded owns subsidiaryOf partOf acquires divests mergesWith investsIn funds supplies produces
    partnersWith competesWith appoints dismisses leaves candidateFor meets visits supports opposes accuses sues
    investigates sanctions arrests attacks kills defeats participatesIn locatedIn operatesIn citizenOf livesIn bornIn
    diedIn relativeOf
"""
_VALUES = """
    ticker age bornOn diedOn foundedOn revenue profit valuation debt spends raises price employees layoffs hires
    casualties
"""

GUIDELINES = Inventory(
    types=frozenset({"Person", "Organization", "Product", "Event", "Law", *_ORGANIZATIONS, *_PLACES}),
    links=frozenset(_LINKS.split()),
    values=frozenset(_VALUES.split()),
    dated=frozenset({"bornOn", "diedOn", "foundedOn"}),
    symmetric=frozenset({"mergesWith", "partnersWith", "competesWith", "meets", "relativeOf"}),
    parents={
        "leads": "memberOf",
        "subsidiaryOf": "partOf",
        "competesWith": "opposes",
        "accuses": "opposes",
        "sues": "opposes",
        "kills": "attacks",
        "defeats": "competesWith",
    },
    supertypes=dict.fromkeys(_ORGANIZATIONS, "Organization") | dict.fromkeys(_PLACES, "Place"),
)
