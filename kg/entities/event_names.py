"""Shorter and longer names of one event: "Jeux de Rio", "la présidentielle", "double attentat"."""

from __future__ import annotations

import re

from kg.entities.groups import Group, full_words, is_subsequence
from kg.entities.retold import Retold

_VOTES = frozenset(
    "presidentielle legislative municipale regionale departementale cantonale europeenne senatoriale primaire".split()
)
"""Adjectives that name a vote alone or behind its noun: "la présidentielle", "l'élection présidentielle"."""
_BY_NAME = {
    ("mondial",): ("coupe", "monde"),
    ("jo",): ("jeux", "olympique"),
    ("grande", "boucle"): ("tour", "france"),
}
"""What French news calls its great games by, and the full words of their names."""


class EventNames(Retold):
    """Rules over the groups of one document for events, and for what a small-letter noun heads."""

    def _part_of_event(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Jeux de Rio" and "Jeux olympiques" are the "Jeux olympiques de Rio"."""
        words = _singular(group)
        if group.type != "Event" or not (len(words) > 1 or set(words) & _VOTES):
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and g.type == "Event"
            and not self._comes_new(group, g)
            and len(whole := _singular(g)) > len(words)
            and whole[0] == words[0]
            and is_subsequence(words, whole)
        ]
        longest = max(longer, key=lambda g: len(_singular(g)), default=group)
        one = all(is_subsequence(_singular(g), _singular(longest)) for g in longer)
        return (longest, "shorter name", 0.9) if longer and one else None

    def _dated(self, group: Group) -> tuple[Group, str, float] | None:
        """The "2009 Nobel Peace Prize" for "Nobel Peace Prize", "81st Tony Awards" for "Tony Awards", if alone."""
        longer = [g for g in self.groups if g.key[1:] == group.key and _is_edition(g.key[0]) and g.type == "Event"]
        if any(g.key[-len(group.key) :] == group.key and g is not group and g not in longer for g in self.groups):
            return None  # the "Rugby World Cup" that is told, beside "the 2019 World Cup"
        return (longer[0], "short form", 0.9) if len(longer) == 1 and len(group.key) > 1 else None

    def _prize(self, group: Group) -> tuple[Group, str, float] | None:
        """ "the Nobel" for "Nobel Peace Prize": the only prize of the text that is called so."""
        if len(group.key) != 1 or group.candidates[0].kind != "name" or group.type == "Person":
            return None
        prizes = [g for g in self.groups if g is not group and g.type == "Event" and _PRIZES & set(g.key[1:])]
        longer = [g for g in prizes if g.key[0] == group.key[0]]
        the = all(c.start and self.parsed.tokens[c.start - 1].lower in _ONE_PRIZE for c in group.candidates)
        return (longer[0], "short form", 0.9) if the and len(longer) == 1 else None

    def _same_event(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Festival d'Avignon de 2016" is the "Festival d'Avignon 2016"."""
        words = _singular(group)
        if group.type != "Event" or len(words) < 2:
            return None
        others = [g for g in self.groups if g is not group and g.type == "Event" and _singular(g) == words]
        return (others[0], "same name", 0.95) if others else None

    def _overlooked(self, group: Group) -> tuple[Group, str, float] | None:
        """ "cellule de crise" is the "cellule interministérielle de crise"."""
        words = full_words(group.key)
        if len(words) < 2 or not all(c.kind == "nominal" and c.has("overlooked") for c in group.candidates):
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and g.candidates[0].kind == "nominal"
            and (whole := full_words(g.key)) != words
            and whole[:1] == words[:1]
            and is_subsequence(words, whole)
        ]
        return (longer[0], "shorter name", 0.9) if len(longer) == 1 else None


def _is_edition(word: str) -> bool:
    """Whether a word tells an edition of what the words behind it name: "2009", "81st", "xx"."""
    year = len(word) == 4 and word.isdigit()
    return year or bool(_ORDINAL.fullmatch(word)) or (len(word) > 1 and set(word) <= set("ivxl"))


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_PRIZES = frozenset("award awards medal prize prizes".split())
_ONE_PRIZE = frozenset("a her his my the their".split())


def _singular(group: Group) -> tuple[str, ...]:
    """The full words of an event without their plural, and without the "élection" or "édition" before them."""
    words = tuple(word.removesuffix("s") if word.isalpha() else word for word in full_words(group.key))
    for short, whole in _BY_NAME.items():
        if words[: len(short)] == short:
            words = (*whole, *words[len(short) :])  # "JO de Rio"
    edition = words.index("edition") + 1 if "edition" in words[:2] else 0
    words = words[edition:] or words  # "107e édition de Milan-San Remo"
    return words[1:] if len(words) > 1 and words[0] == "election" and words[1] in _VOTES else words
