"""Short names that turn out to be of one kind with a longer one: "Palisade" is "Palisade Talent", once both are firms.

The names of a document are grouped before it is known what they name (`kg.entities.aliases`); what is learned of types
afterwards shows which of those that were left apart belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.discourse import Discourse, Participant, Reference
from kg.entities.groups import EMPTY, normalise
from kg.entities.typing import family

_BODIES = frozenset(("Company", "SportsTeam", "MediaOutlet", "Organization", "Product"))
_OF_ONE_KIND = frozenset(("EducationalInstitution", "Facility", "PoliticalParty"))
"""What is called by the beginning of its name where both names are found to be of that kind: "Manas Air Base"."""
_AT_THE_END = frozenset(("SportsTeam", "MediaOutlet"))
"""What is called by the last word of its name as well: "the Examiner"; so are products."""


def join_short_names(discourse: Discourse) -> None:
    """Give each short name to the one longer name that it can stand for, in place.

    A person's is any part of the full name, a body's the beginning of its name. What the gazetteer identifies
    stays as it is, and so do two bodies that one sentence names.
    """
    _Joiner(discourse).run()


class _Joiner:
    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.keys = [normalise(participant.name) for participant in discourse.participants]
        self.named: dict[int, list[Reference]] = {}
        for reference in discourse.references:
            if len(reference.participants) == 1:
                self.named.setdefault(reference.participants[0], []).append(reference)

    def run(self) -> None:
        joined = {}
        for short in self.discourse.participants:
            found = [longer for longer in self.discourse.participants if self._may_stand_for(short, longer)]
            if len(found) == 1 and self._stands_for(short, found[0]):
                joined[short.index] = found[0].index
        if joined:
            self._join({one: joined.get(longer, longer) for one, longer in joined.items()})

    def _may_stand_for(self, short: Participant, longer: Participant) -> bool:
        """Whether a name is short for another by its words and by what the two are."""
        key, full = self.keys[short.index], self.keys[longer.index]
        if short.iri or not 0 < len(key) < len(full) or set(key) <= EMPTY:
            return False
        if short.type == longer.type == "Person":
            relatives = len(key) > 1 and full[-len(key) :] == key and self._are_told_apart(short, longer)
            return _is_inside(key, full) and not relatives
        if short.type == longer.type and short.type in _OF_ONE_KIND:
            return full[: len(key)] == key
        if short.type not in _BODIES or longer.type == "Person":
            return False
        if (short.type, longer.type) == ("Company", "Product") and any(c.isdigit() for c in longer.name):
            return False  # "Ford" and its "Ford F-150"
        last = longer.type in _AT_THE_END or short.type == longer.type == "Product"
        return full[: len(key)] == key or (last and len(key) == 1 and full[-1:] == key)

    def _stands_for(self, short: Participant, longer: Participant) -> bool:
        if not self._only_named(short):
            return False
        rest = self.keys[longer.index][len(self.keys[short.index]) :]
        alike = short.type == longer.type and short.type in _OF_ONE_KIND
        named = (longer.type in _BODIES and self._only_named(longer)) or alike
        whole = named and not longer.iri and not self._is_place(rest)
        return short.type == "Person" or (whole and not self._are_told_apart(short, longer))

    def _only_named(self, participant: Participant) -> bool:
        found = self.named.get(participant.index, ())
        return bool(found) and all(reference.kind == "name" for reference in found)

    def _is_place(self, words: tuple[str, ...]) -> bool:
        """Whether words are a place that the document knows: "Dexoria | Luxembourg" is a part of Dexoria."""
        return any(
            family(participant.type) == "Place" and self.keys[participant.index] == words
            for participant in self.discourse.participants
        )

    def _are_told_apart(self, one: Participant, other: Participant) -> bool:
        sentences = [
            {self.discourse.parsed.tokens[r.start].sentence for r in self.named[p.index]} for p in (one, other)
        ]
        return bool(sentences[0] & sentences[1])

    def _join(self, joined: dict[int, int]) -> None:
        participants = self.discourse.participants
        for one, longer in joined.items():
            participants[longer].aliases |= {participants[one].name, *participants[one].aliases}
            participants[longer].salience += participants[one].salience
            participants[longer].gender = participants[longer].gender or participants[one].gender
            participants[one].salience = 0
        self.discourse.references = [
            replace(r, participants=(joined[r.participants[0]],), rule="short form", weight=min(r.weight, 0.85))
            if len(r.participants) == 1 and r.participants[0] in joined
            else r
            for r in self.discourse.references
        ]
        self.discourse.index()


def _is_inside(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether words follow each other in a longer name."""
    size = len(words)
    return any(tuple(full[k : k + size]) == tuple(words) for k in range(len(full) - size + 1))
