"""How types look: colour and shape; read by the network and sent to the page's legend.

Colours are Okabe and Ito's eight (https://jfly.uni-koeln.de/color/), told apart by most
colour-blind readers; each pair of colour and shape is used once, so neither is needed alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The shape (a name that vis-network knows), the fill and the outline of a type's nodes."""

    shape: str
    fill: str
    outline: str


BLUE = ("#0072b2", "#00456b")
SKY = ("#56b4e9", "#1f6d9b")
GREEN = ("#009e73", "#005f45")
ORANGE = ("#e69f00", "#8a5f00")
VERMILION = ("#d55e00", "#803800")
PURPLE = ("#cc79a7", "#8a3d68")
YELLOW = ("#f0e442", "#8a8110")
GREY = ("#8c96a3", "#4d5560")

# Shape tells the family (round: people; square: bodies; triangles: places; others: things), colour the type.
KNOWN: dict[str, tuple[str, tuple[str, str]]] = {
    "Person": ("dot", BLUE),
    "Company": ("square", ORANGE),
    "MediaOutlet": ("square", SKY),
    "GovernmentBody": ("square", GREEN),
    "PoliticalParty": ("square", PURPLE),
    "IntergovernmentalOrganization": ("square", BLUE),
    "SportsTeam": ("square", YELLOW),
    "EducationalInstitution": ("square", VERMILION),
    "Organization": ("square", GREY),
    "Country": ("triangle", VERMILION),
    "Region": ("triangle", ORANGE),
    "City": ("triangleDown", VERMILION),
    "Facility": ("triangleDown", GREY),
    "Product": ("diamond", GREEN),
    "Event": ("star", PURPLE),
    "Law": ("hexagon", SKY),
}
SPARE = tuple((shape, colour) for shape in ("hexagon", "diamond", "star") for colour in (BLUE, ORANGE, GREY, YELLOW))


def looks(types: Iterable[str]) -> dict[str, Look]:
    """A look for each type; types that an ontology adds share out the spare ones in alphabetical order.

    >>> looks(["Person", "Vessel"])["Vessel"].shape
    'hexagon'
    """
    present = sorted(set(types))
    added = [name for name in present if name not in KNOWN]
    spare = {name: SPARE[number % len(SPARE)] for number, name in enumerate(added)}
    return {name: _look(*KNOWN.get(name, spare.get(name, SPARE[0]))) for name in present}


def _look(shape: str, colour: tuple[str, str]) -> Look:
    return Look(shape=shape, fill=colour[0], outline=colour[1])


def node_size(claims: int) -> int:
    """Radius in pixels: the area grows with the number of claims, within bounds.

    >>> node_size(0), node_size(4), node_size(1000)
    (9, 16, 34)
    """
    return min(34, round(9 + 3.6 * sqrt(claims)))
