"""What named participants are, as learned: types from the encoder's vectors of the places that name them.

The rules type a name by the words around that somebody listed; where they have nothing but the language model's label,
what the encoder has read of such places knows better. ``training/train.py`` makes the weights.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from kg.discourse import PINNED, Discourse, Participant, Reference
from kg.learned.arrays import means, running, shares
from kg.learned.encoder import Array
from kg.learned.labels import KINDS_OF, NOTHING, TYPES
from kg.threads import one_thread

LIKELY = 0.6
"""How probable a type must be to take the place of one that was only guessed."""

NEARLY, OF_A_FAMILY = 0.7, 0.6
"""Below which probability a guess stays as general as "Place", when the kinds of places together have the second."""

SURE = 0.8
"""How probable it must be to take the place of one that the words around speak for."""

SETTLED = 0.9
"""From which probability on a type does not yield to what claims ask for."""

DOUBTED, DOUBTED_PLACE = 0.5, 0.85
"""How probable it must be that a name names nothing, for it to go, and that a noun with one does: "l'usine de X"."""

_PLACED = frozenset(("EducationalInstitution", "Facility", "Region"))


def naming(references: Iterable[Reference]) -> Iterable[Reference]:
    """The references that call one participant by its name."""
    return (r for r in references if r.kind in ("name", "nominal") and len(r.participants) == 1)


@dataclass(frozen=True, eq=False)
class Kinds:
    """``layers`` are the weights, by name."""

    layers: Mapping[str, Array]

    def settle(self, discourse: Discourse, words: Array) -> None:
        """Give participants their likelier types, in place; ``words`` has a vector for each token.

        What probably is none loses its references: "Turnout was low". What the gazetteer identifies stays as it is.
        """
        named = [one for one in naming(discourse.references) if not discourse.participants[one.participants[0]].iri]
        if not named:
            return
        with one_thread():
            numbers, chances = self._chances(named, words)
        for number, row in zip(numbers, chances, strict=True):
            _settle(discourse.participants[number], row)
        headed = {one.participants[0] for one in named if one.kind == "nominal"}
        limits = (_limit(discourse.participants[number], number in headed) for number in numbers)
        doubted = zip(numbers, chances, limits, strict=True)
        _drop(discourse, {number for number, row, limit in doubted if row[NOTHING] >= limit})

    def _chances(self, named: list[Reference], words: Array) -> tuple[list[int], Array]:
        """The participants, and for each a row with the probability of each type."""
        starts, ends = np.array([(one.start, one.end) for one in named], dtype=np.int64).T
        each = means(running(words), starts, ends)
        numbers, rows = np.unique([one.participants[0] for one in named], return_inverse=True)
        seen = np.zeros((len(numbers), words.shape[1]), dtype=np.float32)
        np.add.at(seen, rows, each)
        seen /= np.bincount(rows)[:, None].astype(np.float32)
        w = self.layers
        hidden = np.maximum(seen @ w["n1.weight"].T + w["n1.bias"], 0)
        return numbers.tolist(), shares(hidden @ w["kind.weight"].T + w["kind.bias"])


def _limit(participant: Participant, headed: bool) -> float:
    """How probable it must be that a participant is none: more for what a noun for places heads."""
    return DOUBTED_PLACE if headed and participant.type in _PLACED else DOUBTED


def _settle(participant: Participant, chances: Array) -> None:
    if participant.scores.get(participant.type, 0.0) >= PINNED:
        return
    best = int(chances[:NOTHING].argmax())
    chance, kind = float(chances[best]), TYPES[best]
    general = _general(chances) if participant.guessed and chance < NEARLY else ""
    if not general and kind != participant.type and chance < (LIKELY if participant.guessed else SURE):
        return
    kind = general or kind
    if kind != participant.type and participant.type == "Person":
        participant.gender = ""
    participant.type = kind
    participant.scores[kind] = max(participant.scores.get(kind, 0.0), round(chance, 3))
    if chance >= SETTLED:
        participant.guessed = False


def _general(chances: Array) -> str:
    """ "Organization" or "Place" where one of its kinds is likely, and none of them very; else nothing."""
    for general, kinds in KINDS_OF.items():
        if sum(float(chances[TYPES.index(kind)]) for kind in kinds) >= OF_A_FAMILY:
            return general
    return ""


def _drop(discourse: Discourse, doubted: Container[int]) -> None:
    for participant in discourse.participants:
        if participant.index in doubted:
            participant.salience = 0
    discourse.references = [r for r in discourse.references if not all(n in doubted for n in r.participants)]
    discourse.index()
