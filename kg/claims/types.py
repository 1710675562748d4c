"""Whether a participant fits a relation's domain or range, and how well."""

from __future__ import annotations

from collections.abc import Sequence

from kg.discourse import Participant
from kg.ontology import Ontology

_GENERAL = {"Organization": "Organization", "Place": "Place"}


def fit(participant: Participant, classes: Sequence[str], ontology: Ontology) -> float:
    """1.0 for a type inside the classes, less for one that only might be, 0.0 for one that cannot.

    A general type ("Organization", "Place") may turn out to be any of its kinds; a type that only the
    language model's label speaks for yields to what the relation expects.
    """
    if any(ontology.is_a(participant.type, cls) for cls in classes):
        return 1.0
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
    return 0.7 if any(cls != "Country" for cls in classes) else 0.0
