"""What is seen of an anaphor, and of it together with somebody whom it may stand for, as numbers.

Agreement in type, gender and number; nearness, subjecthood and frequency (Lappin and Leass, 1994); nouns that the
document calls somebody by; and what the rules of coreference chose. Most numbers are 1 or 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from kg.discourse import Discourse
from kg.learned.anaphora import ANAPHORIC, DETERMINERS, PRONOUNS, Anaphor, Anaphora, Candidate
from kg.learned.encoder import Array
from kg.learned.labels import TYPES

_FRENCH, _ENGLISH = (len(set(groups.values())) for groups in PRONOUNS.values())
_RELATIONS = {
    name: number
    for number, names in enumerate(("nsubj nsubj:pass", "obj iobj", "obl obl:arg obl:agent", "nmod", "appos", "root"))
    for name in names.split()
}
_TYPE = {name: number for number, name in enumerate(TYPES)}
_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")

ALONE = _FRENCH + _ENGLISH + 4 + 4 + 3 + 3 + 7 + 3 + len(TYPES) + 1
"""How many numbers tell of an anaphor."""

TOGETHER = len(TYPES) + 1 + 3 + 2 + 7 + 7 + 8 + 5 + 4 + 5 + 4
"""How many tell of it and another."""


class Agreement:
    """What is seen of the anaphors of one document."""

    def __init__(self, anaphora: Anaphora) -> None:
        self.anaphora = anaphora
        self.discourse = anaphora.discourse
        self.tokens = anaphora.tokens
        self.quoted = _quoted(self.discourse)
        self.titles = {title.head for title in self.discourse.titles}
        order = sorted(anaphora.first, key=lambda number: anaphora.first[number])
        self.opens = order[0] if order else -1
        self.words = {
            p.index: {word.lower() for name in (p.name, *p.aliases) for word in name.split()}
            for p in self.discourse.participants
        }
        self.called = self._descriptions()

    def _descriptions(self) -> dict[int, set[str]]:
        """Nouns that the document calls somebody by: titles held, and nouns that head a name."""
        called: dict[int, set[str]] = {}
        for title in self.discourse.titles:
            for holder in title.holders:
                called.setdefault(holder, set()).add(self.tokens[title.head].lemma)
        for reference in self.discourse.references:
            if reference.kind == "nominal":
                nouns = {t.lemma for t in self.tokens[reference.start : reference.end] if t.pos == "NOUN"}
                called.setdefault(reference.participants[0], set()).update(nouns)
        return called

    def alone(self, anaphor: Anaphor) -> Array:
        """What is seen of the anaphor."""
        token = self.tokens[anaphor.head]
        language = self.anaphora.language
        group = determiner = -1
        if anaphor.kind == "pronoun":
            group = PRONOUNS[language][token.lower] + (_FRENCH if language == "en" else 0)
        else:
            determiner = DETERMINERS[language][self.tokens[anaphor.start].lower]
        headline = self.discourse.parsed.sentences[token.sentence].headline
        classes = np.zeros(len(TYPES))
        for name in self.anaphora.classes_of(anaphor):
            classes[_TYPE.get(name, len(TYPES) - 1)] = 1
        seen = [
            *_one(group, _FRENCH + _ENGLISH),
            *_one(determiner, 4),
            *self._following(anaphor),
            *(token.number == "p", token.number == "s", anaphor.kind == "noun"),
            *(token.gender == "m", token.gender == "f", not token.gender),
            *_one(_RELATIONS.get(token.dep, 6), 7),
            *(token.i in self.quoted, headline, token.dep.startswith("expl")),
            *classes,
            anaphor.head in self.titles,
        ]
        return np.array(seen, dtype=np.float32)

    def _following(self, anaphor: Anaphor) -> list[bool]:
        """Whether a complement, a name, a demonym or an adjective stands behind."""
        if anaphor.end >= len(self.tokens):
            return [False] * 4
        following = self.tokens[anaphor.end]
        if following.sentence != self.tokens[anaphor.head].sentence:
            return [False] * 4
        named = self.discourse.innermost(following.i)
        return [
            following.lower in ("de", "d'", "du", "des", "of"),
            named is not None and named.kind in ("name", "nominal"),
            named is not None and named.kind == "adjective",
            following.pos == "ADJ",
        ]

    def together(self, anaphor: Anaphor, candidates: Sequence[Candidate]) -> Array:
        """What is seen of the anaphor with each candidate, a row each."""
        kinds: dict[str, int] = {}
        rows = []
        for place, candidate in enumerate(candidates):
            kind = self.discourse.participants[candidate.participant].type
            rows.append(
                [
                    *self._agreeing(anaphor, candidate),
                    *self._near(anaphor, candidate),
                    *_one(min(place, 4), 5),
                    *_one(min(kinds.get(kind, 0), 3), 4),
                    *self._prominent(candidate.participant),
                    *self._told(anaphor, candidate.participant),
                ]
            )
            kinds[kind] = kinds.get(kind, 0) + 1
        return np.array(rows, dtype=np.float32).reshape(-1, TOGETHER)

    def _agreeing(self, anaphor: Anaphor, candidate: Candidate) -> list[float]:
        them = self.discourse.participants[candidate.participant]
        gender = self.tokens[anaphor.head].gender
        classes = self.anaphora.classes_of(anaphor)
        return [
            *_one(_TYPE.get(them.type, len(TYPES)), len(TYPES) + 1),
            bool(gender) and them.gender == gender,
            bool(gender and them.gender) and them.gender != gender,
            them.number == "p",
            them.type in classes,
            any(them.scores.get(name, 0.0) >= 0.8 for name in classes),
        ]

    def _near(self, anaphor: Anaphor, candidate: Candidate) -> list[float]:
        token = self.tokens[anaphor.head]
        place, reference = candidate.nearest, candidate.nearest.reference
        apart = token.sentence - place.sentence
        since = min(
            (
                token.sentence - p.sentence
                for p in self.anaphora.places[candidate.participant]
                if p.reference.kind == "name" and p.reference.start < anaphor.start
            ),
            default=9,
        )
        return [
            *_one(_steps(apart), 6),
            reference.start > anaphor.start,
            *_one(_steps(since), 6),
            min(abs(anaphor.head - reference.head), 100) / 30,
            place.subject,
            place.nested,
            place.headline,
            *(reference.kind == kind for kind in (*reversed(ANAPHORIC), "adjective")),
            apart == 0 and self.tokens[reference.head].head == token.head,
            reference.head == token.head,
        ]

    def _prominent(self, number: int) -> list[float]:
        rank, salience = self.anaphora.rank[number], self.discourse.participants[number].salience
        return [rank == 0, rank == 1, rank < 4, min(salience, 10) / 5, number == self.opens]

    def _told(self, anaphor: Anaphor, number: int) -> list[float]:
        """What the rules chose, and whether the document calls somebody by the noun."""
        rules = self.anaphora.chosen.get(anaphor.head)
        meant = rules is not None and number in rules.participants
        token = self.tokens[anaphor.head]
        called = token.lemma in self.called.get(number, ()) or token.lower in self.words[number]
        return [
            meant,
            rules.weight if rules is not None and meant else 0,
            rules is not None and not meant,
            anaphor.kind == "noun" and called,
        ]


@cache
def _one(place: int, count: int) -> tuple[float, ...]:
    """Zeros but for a one at the place, if any."""
    return tuple(float(number == place) for number in range(count))


def _steps(sentences: int) -> int:
    return sentences if sentences < 4 else 4 if sentences < 7 else 5


def _quoted(discourse: Discourse) -> set[int]:
    """The tokens between quotation marks, within one paragraph."""
    inside, paragraph, found = False, -1, set()
    for token in discourse.parsed.tokens:
        here = discourse.parsed.sentences[token.sentence].paragraph
        if here != paragraph:
            inside, paragraph = False, here
        if token.text in _OPENING:
            inside = True
        elif token.text in _CLOSING:
            inside = False
        elif token.text == '"':
            inside = not inside
        elif inside:
            found.add(token.i)
    return found
