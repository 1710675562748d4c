"""What named participants are, as learned: types from the encoder's vectors of the places that name them.

The rules type a name by the words around that somebody listed; where they have nothing but the language model's label,
what the encoder has read of such places knows better. ``training/train.py`` makes the weights.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.discourse import PINNED, Discourse, Participant, Reference
from kg.learned.arrays import means, running, shares
from kg.learned.encoder import Array
from kg.learned.labels import KINDS_OF, NOTHING, TYPES
from kg.learned.namesakes import part_namesakes
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

PLAYING = 0.9
"""How probable it must be, wherever a known town or region is named, that a team is meant: "Toulouse a battu Lyon"."""

STATE = 0.9
"""How probable it must be that a capital's name means its country: "Niamey pourrait confier la raffinerie à …"."""

EVENT = 0.6
"""How probable it must be that a common noun stands for an event, for one to be found in it."""

_PLACED = frozenset(("EducationalInstitution", "Facility", "Region"))
LISTED = 1.5
"""How much evidence for a city its place in the list of cities is; no such name is a country's."""
_WITH_TEAMS = ("City", "Region")
_COUNTRY, _TEAM = (TYPES.index(kind) for kind in ("Country", "SportsTeam"))


def naming(references: Iterable[Reference]) -> Iterable[Reference]:
    """The references that call one participant by its name."""
    return (r for r in references if r.kind in ("name", "nominal") and len(r.participants) == 1)


def seen_of(named: Sequence[Reference], words: Array) -> tuple[Array, list[int], Array]:
    """What is seen of references: a row for each, and the mean for each of the participants, whose numbers are told."""
    starts, ends = np.array([(one.start, one.end) for one in named], dtype=np.int64).T
    each = means(running(words), starts, ends)
    numbers, rows = np.unique([one.participants[0] for one in named], return_inverse=True)
    seen = np.zeros((len(numbers), words.shape[1]), dtype=np.float32)
    np.add.at(seen, rows, each)
    seen /= np.bincount(rows)[:, None].astype(np.float32)
    return each, numbers.tolist(), seen


@dataclass(frozen=True, eq=False)
class Kinds:
    """``layers`` are the weights, by name."""

    layers: Mapping[str, Array]

    def settle(self, discourse: Discourse, words: Array) -> None:
        """Give participants their likelier types, in place; ``words`` has a vector for each token.

        What probably is none loses its references: "Turnout was low". What the gazetteer identifies stays as it is,
        but for towns and regions that a report on teams means as such.
        """
        named = list(naming(discourse.references))
        if not named:
            return
        with one_thread():
            each, whole = self._chances(named, words)
            if part_namesakes(discourse, named, each):
                named = list(naming(discourse.references))
                each, whole = self._chances(named, words)
        events = self._events(named, words, discourse)
        headed = {one.participants[0] for one in named if one.kind == "nominal"}
        doubted = set()
        for number, chances in whole.items():
            participant = discourse.participants[number]
            if participant.doubtful:
                if events[number] < EVENT:
                    doubted.add(number)
            elif not participant.iri:
                _settle(participant, chances)
                if chances[NOTHING] >= _limit(participant, number in headed) and not _is_pinned(participant):
                    doubted.add(number)
        _drop(discourse, doubted)
        _govern(discourse, {one: row[_COUNTRY] for one, row in zip(named, each, strict=True)})
        if any(participant.type == "SportsTeam" for participant in discourse.participants):
            others = {one.participants[0] for one, row in zip(named, each, strict=True) if row[_TEAM] < PLAYING}
            if discourse.parsed.document.language == "fr":  # in English "the Catalans" are a team
                others |= {participant.index for participant in discourse.participants} - whole.keys()
            _play(discourse, others)

    def _chances(self, named: list[Reference], words: Array) -> tuple[Array, dict[int, Array]]:
        """The probability of each type: a row for each reference, and one for each participant, by all that name it."""
        each, numbers, seen = seen_of(named, words)
        return self._types(each), dict(zip(numbers, self._types(seen), strict=True))

    def _events(self, named: Iterable[Reference], words: Array, discourse: Discourse) -> dict[int, float]:
        """How probable it is that a doubtful participant is an event; `training/events.py` makes the weights."""
        doubtful = [one for one in named if discourse.participants[one.participants[0]].doubtful]
        if not doubtful:
            return {}
        w = self.layers
        _, numbers, seen = seen_of(doubtful, words)
        with one_thread():
            hidden = np.maximum(seen @ w["events.l1.weight"].T + w["events.l1.bias"], 0)
            scores = hidden @ w["events.out.weight"].T + w["events.out.bias"]
        return dict(zip(numbers, (1 / (1 + np.exp(-scores[:, 0]))).tolist(), strict=True))

    def _types(self, seen: Array) -> Array:
        w = self.layers
        hidden = np.maximum(seen @ w["n1.weight"].T + w["n1.bias"], 0)
        return shares(hidden @ w["kind.weight"].T + w["kind.bias"])


def _limit(participant: Participant, headed: bool) -> float:
    """How probable it must be that a participant is none: more for what a noun for places heads."""
    return DOUBTED_PLACE if headed and participant.type in _PLACED else DOUBTED


def _is_pinned(participant: Participant) -> bool:
    """Whether the rules are so sure of its type that nothing learned outweighs them."""
    return participant.scores.get(participant.type, 0.0) >= PINNED


def _settle(participant: Participant, chances: Array) -> None:
    if _is_pinned(participant):
        return
    best = int(chances[:NOTHING].argmax())
    chance, kind = float(chances[best]), TYPES[best]
    general = _general(chances) if participant.guessed and chance < NEARLY else ""
    if not general and kind != participant.type and chance < (LIKELY if participant.guessed else SURE):
        return
    kind = general or kind
    if kind == "Country" and participant.scores.get("City", 0.0) >= LISTED:
        return
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


def _play(discourse: Discourse, others: Container[int]) -> None:
    """Make towns and regions teams, but for the ``others``: somewhere meant as places, or only called by a demonym."""
    for participant in discourse.participants:
        named = participant.salience > 0 and participant.type in _WITH_TEAMS and participant.iri
        if named and participant.index not in others:
            participant.play()


def _govern(discourse: Discourse, chances: Mapping[Reference, float]) -> None:
    """Let capitals be their countries where these are meant."""
    people = discourse.participants
    for number, reference in enumerate(discourse.references):
        if len(reference.participants) != 1 or chances.get(reference, 0.0) < STATE:
            continue
        city = people[reference.participants[0]]
        if city.state is None or city.type != "City" or people[city.state].type != "Country":
            continue
        country = people[city.state]
        discourse.references[number] = replace(
            reference, participants=(country.index,), rule="capital for its country", weight=0.85
        )
        city.salience -= 1
        country.salience += 1
        country.aliases.add(city.name)
    discourse.index()


def _drop(discourse: Discourse, doubted: Container[int]) -> None:
    for participant in discourse.participants:
        if participant.index in doubted:
            participant.salience = 0
    discourse.references = [r for r in discourse.references if not all(n in doubted for n in r.participants)]
    discourse.index()
