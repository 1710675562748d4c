"""Whether a participant fits a relation's domain or range, and how well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.claims.draft import Draft
from kg.discourse import Participant
from kg.ontology import Ontology

_GENERAL = {"Organization": "Organization", "Place": "Place"}
_AGENTS = {"Agent": ("Organization", "Person")}
"""What may be meant by a class that relations ask for, and that nothing is said to be."""
_LIKELY = ("Organization", "Person", "Place", "Event", "Product")
"""Which of several types that fit equally well an unknown name most often has."""


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
    if rivals and max(rivals) >= 0.8:
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
    """
    slots: dict[int, list[tuple[float, tuple[str, ...]]]] = {}
    for draft in drafts:
        relation = ontology.relations[draft.relation]
        slots.setdefault(draft.subject, []).append((draft.weight, tuple(relation.domain)))
        if draft.object is not None:
            slots.setdefault(draft.object, []).append((draft.weight, tuple(relation.range)))
    for number, asked in slots.items():
        participant = participants[number]
        if participant.guessed and not participant.iri:
            participant.type = _asked_for(participant, asked, ontology)


def _asked_for(participant: Participant, asked: Sequence[tuple[float, tuple[str, ...]]], ontology: Ontology) -> str:
    def accepted(kind: str) -> float:
        return sum(weight for weight, classes in asked if any(ontology.is_a(kind, cls) for cls in classes))

    expected = {kind for _, classes in asked for cls in classes for kind in _AGENTS.get(cls, (cls,))} - {"Country"}
    kinds = [participant.type, *sorted(participant.scores), *sorted(expected)]
    order = {kind: -place for place, kind in enumerate(_LIKELY)}
    best = max(kinds, key=lambda k: (accepted(k), participant.scores.get(k, 0.0), order.get(k, -9)))
    return best if accepted(best) > accepted(participant.type) else participant.type
