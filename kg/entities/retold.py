"""Events that French news tells again by another noun: "un attentat-suicide … cette attaque terroriste".

Of attacks and accidents a report mostly has one: the headline names it, the first sentence tells it, and later ones
take it up. Numbers, places and names tell such events apart, and so do nouns that cannot mean one thing.
"""

from __future__ import annotations

from kg.entities.candidate import Candidate
from kg.entities.groups import Group
from kg.entities.short_forms import ShortForms

Match = tuple[Group, str, float] | None
"""The group that another belongs to, why, and how surely."""

_ALIKE = tuple(
    frozenset(words.split())
    for words in (
        "attaque attentat explosion fusillade tuerie massacre embuscade",
        "attaque bombardement frappe raid offensive",
        "assassinat meurtre crime",
        "séisme tremblement secousse catastrophe",
        "accident collision crash déraillement naufrage écrasement catastrophe",
        "accident avalanche",
        "accident explosion catastrophe",
        "accident incendie catastrophe",
    )
)
"""Nouns of which one may take up another."""
_NOUNS = frozenset().union(*_ALIKE)
_DEFINITE = frozenset("le la l' du au ce cet cette".split())
_ONE = frozenset((*_DEFINITE, "un", "une"))
_OTHER = frozenset(
    """autre nouveau nouvel nouvelle deuxième seconde second troisième dernier dernière précédent précédente premier
    première double triple même""".split()
)


class Retold(ShortForms):
    """Rules over the events of one document that common nouns head."""

    def _of_headline(self, group: Group) -> Match:
        """ "Un attentat a fait onze morts" that opens the text below "Attentat à Mogadiscio"."""
        if not self._noun(group) or not self._opens_text(group) or not all(self._is_alone(c) for c in group.candidates):
            return None
        before = self._earlier(group)
        one = len(before) == 1 and self._is_headline(before[0]) and not self._are_several(before[0])
        return (before[0], "event told again", 0.8) if one else None

    def _told_again(self, group: Group) -> Match:
        """ "L'attaque" for the "attentat à Mogadiscio" before it, if that is the only one."""
        if not self._noun(group) or not self._takes_up(group):
            return None
        before = self._earlier(group)
        told = [g for g in before if not self._takes_up(g)] or before[:1]
        if len(told) != 1 or self._are_several(told[0]):
            return None
        return told[0], "event told again", 0.8

    def _comes_new(self, group: Group, longer: Group) -> bool:
        """Whether "un séisme" is told before another is named: "le séisme de 2009"."""
        first = min(group.candidates, key=lambda c: c.start)
        new = self._before(first) in ("un", "une")
        return bool(self._noun(group)) and new and group.first < longer.first

    def _earlier(self, group: Group) -> list[Group]:
        """The events before that the noun may mean too, in order."""
        nouns = frozenset().union(*(words for words in _ALIKE if self._noun(group) in words))
        found = (g for g in self.groups if g is not group and g.first < group.first and self._noun(g) in nouns)
        return sorted((g for g in found if not g.candidates[0].doubtful), key=lambda g: g.first)

    def _takes_up(self, group: Group) -> bool:
        return all(self._is_alone(c) and self._before(c) in _DEFINITE for c in group.candidates)

    def _noun(self, group: Group) -> str:
        """The noun that heads an event, if it is one of the listed; else ""."""
        first = self.parsed.tokens[group.first].lower.split("-")[0]  # "attentat-suicide"
        return first if group.type == "Event" and first in _NOUNS and self.parsed.document.language == "fr" else ""

    def _is_alone(self, candidate: Candidate) -> bool:
        """Whether one event is told by common words: no name, no number, no "other" sets it apart."""
        words = self.parsed.tokens[candidate.start : candidate.end]
        plain = not any(w.capitalised or w.text[:1].isdigit() for w in words[1:])
        around = {token.lower for token in self.parsed.tokens[max(candidate.start - 2, 0) : candidate.end + 1]}
        return plain and words[0].number != "p" and self._before(candidate) in _ONE and around.isdisjoint(_OTHER)

    def _are_several(self, group: Group) -> bool:
        return any(self.parsed.tokens[c.start].number == "p" for c in group.candidates)

    def _before(self, candidate: Candidate) -> str:
        start = candidate.start
        while start > 0 and self.parsed.tokens[start - 1].pos == "ADJ":
            start -= 1  # "une violente | explosion"
        return self.parsed.tokens[start - 1].lower if start else ""

    def _opens_text(self, group: Group) -> bool:
        """Whether the first mention stands in the first sentence behind the headline."""
        body = next((s for s in self.parsed.sentences if not s.headline), None)
        return body is not None and body.start <= group.first < body.end

    def _is_headline(self, group: Group) -> bool:
        return self.parsed.sentence_of(group.first).headline
