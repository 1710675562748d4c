"""Whether a participant fits a relation's domain or range, and how well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.claims.draft import Draft
from kg.discourse import Participant
from kg.ontology import Ontology

_GENERAL = {"Organization": "Organization", "Place": "Place"}
_AGENTS = {"Agent": ("Organization", "Person")}
"""What may be meant by a class that relations ask for, and that nothing is said to be."""
_LASTING = ("City", "Country", "Region")
"""Types that claims never change: a firm or a team called after a place is another entity."""
_LIKELY = ("Organization", "Person", "Place", "Event", "Product")
"""Which of several types that fit equally well an unknown name most often has."""

KNOWN = 0.8
"""From which score on a second type counts as known of a name."""

MOSTLY, MUCH = 2.0, 1.2
"""How many times the weight of the claims that the type takes those must have that take another, and how much more."""

_Slot = tuple[float, tuple[str, ...]]
"""The weight of a claim, and the classes that it asks for at this end."""


def fit(participant: Participant, classes: Sequence[str], ontology: Ontology) -> float:
    """1.0 for a type inside the classes, less for one that only might be, 0.0 for one that cannot.

    A general type ("Organization", "Place") may turn out to be any of its kinds; a type that only the
    language model's label speaks for yields to what the relation expects.
    """
    if any(ontology.is_a(participant.type, cls) for cls in classes):
        return 1.0
    if participant.type == "Law" and not participant.guessed:
        return 0.0  # who sponsors an act gives it no money
    if participant.type in _GENERAL and any(ontology.is_a(cls, participant.type) for cls in classes):
        return 0.9
    rivals = [score for name, score in participant.scores.items() if any(ontology.is_a(name, cls) for cls in classes)]
    if rivals and max(rivals) >= KNOWN:
        return 0.75
    if participant.guessed:
        return _guess(participant.type, classes, ontology)
    return 0.0


def _guess(kind: str, classes: Sequence[str], ontology: Ontology) -> float:
    """A type that was only guessed may be another, but hardly a country, and persons are no places."""
    places = [cls for cls in classes if ontology.is_a(cls, "Place")]
    if len(places) == len(classes) and kind in ("Person", "Product"):
        return 0.0
    if set(classes) <= {"Event", "Law"} and kind != "Product":
        return 0.0
    return 0.75 if any(cls != "Country" for cls in classes) else 0.0


def settle(participants: Sequence[Participant], drafts: Iterable[Draft], ontology: Ontology) -> None:
    """Give participants whose type was only guessed the one that most of their claims ask for, in place.

    The language model's label says little of an unknown name ("Kallisto" a person); what the name is
    said to do says more. A type that its claims accept is left alone. Countries are known: no other name is one.
    What more than a label speaks for yields only to another type that is known of the name (a site and the firm that
    runs it), where most claims ask for that one.
    """
    slots: dict[int, list[_Slot]] = {}
    for draft in drafts:
        relation = ontology.relations[draft.relation]
        slots.setdefault(draft.subject, []).append((draft.weight, tuple(relation.domain)))
        if draft.object is not None:
            slots.setdefault(draft.object, []).append((draft.weight, tuple(relation.range)))
    for number, asked in slots.items():
        participant = participants[number]
        if participant.guessed and not participant.iri:
            participant.type = _asked_for(participant, asked, ontology)
        elif not participant.guessed and participant.type not in _LASTING:
            participant.type = _told_of(participant, asked, ontology)


def _told_of(participant: Participant, asked: Sequence[_Slot], ontology: Ontology) -> str:
    """A type that much speaks for yields to another one of the name when most of the claims ask for that one."""
    held = _accepted(participant.type, asked, ontology)
    rivals = [kind for kind, score in participant.scores.items() if score >= KNOWN and kind != participant.type]
    best = max(sorted(rivals), key=lambda kind: _accepted(kind, asked, ontology), default=participant.type)
    told = _accepted(best, asked, ontology)
    return best if told >= MOSTLY * held and told - held >= MUCH else participant.type


def _accepted(kind: str, asked: Sequence[_Slot], ontology: Ontology) -> float:
    """The weight of the claims that take a participant of this type."""
    return sum(weight for weight, classes in asked if any(ontology.is_a(kind, cls) for cls in classes))


def _asked_for(participant: Participant, asked: Sequence[_Slot], ontology: Ontology) -> str:
    expected = {kind for _, classes in asked for cls in classes for kind in _AGENTS.get(cls, (cls,))} - {"Country"}
    kinds = [participant.type, *sorted(participant.scores), *sorted(expected)]
    order = {kind: -place for place, kind in enumerate(_LIKELY)}
    best = max(kinds, key=lambda k: (_accepted(k, asked, ontology), participant.scores.get(k, 0.0), order.get(k, -9)))
    held = _accepted(participant.type, asked, ontology)
    return best if _accepted(best, asked, ontology) > held else participant.type
