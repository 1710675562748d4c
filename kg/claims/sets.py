"""Who belongs to a set that was only counted: "Four Democrats voted no." and then four people, one by one.

The number is the proof: as many people must be named for the first time, and told something of, before the next set
is counted or the text ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.claims.draft import Draft
from kg.claims.layout import Items
from kg.discourse import Reference
from kg.model import Status
from kg.syntax import Sentence, Token

_NUMBERS = {
    word: number
    for words in (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    )
    for number, word in enumerate(words.split(), 2)
}
_LEAST, _MOST = 4, 40
"""Two or three people are soon named, whatever was counted."""
_BESIDE = 4
"""Words between somebody and the body that he is of."""
_TOLD = frozenset("nsubj nsubj:pass root conj appos obj".split())
"""How the name of whom something is told stands in its sentence."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """So many people of a body; ``after`` is the token behind which they are named, ``former`` whether they were."""

    number: int
    body: Reference
    after: int
    former: bool


class Sets(Items):
    """Reads the members of counted sets in one document."""

    def run(self) -> Iterator[Draft]:
        """A draft for each person of a set whose members are all named."""
        counted = [found for sentence in self.parsed.sentences if (found := self._counted(sentence)) is not None]
        for number, one in enumerate(counted):
            limit = counted[number + 1].after if number + 1 < len(counted) else len(self.tokens)
            people = self._named_first(one, self._opening(limit))
            if one.number < _LEAST or len(people) != one.number:
                continue
            if any(self._is_of_another(person, one.body) for person in people):
                continue
            for person in people:
                draft = self._structural(person, "memberOf", one.body, "one of a set", 0.8, anchor=person.head)
                draft.status = Status.PAST if one.former else Status.ACTUAL
                draft.laid_out = True
                yield draft

    def _opening(self, token: int) -> int:
        """Where the sentence of a token begins."""
        return self.parsed.sentence_of(token).start if token < len(self.tokens) else token

    # ------------------------------------------------------------ the set

    def _counted(self, sentence: Sentence) -> _Counted | None:
        """ "Four Democrats", "Five Labour MPs", "Six anciens dirigeants de la société Fibrex"."""
        if sentence.headline:
            return None
        for token in self._words(sentence):
            number = self._number(token)
            if not number:
                continue
            noun = self._people(token, sentence)
            body = self._body_of(token, noun, sentence) if noun is not None else None
            if noun is None or body is None:
                continue
            before = {t.lower for t in self.tokens[token.i + 1 : noun.i]}
            if sum(r.start > noun.i for r in self._people_named(sentence)) > 1:
                number = 0  # those listed in the sentence itself are read there
            return _Counted(number, body, sentence.end - 1, bool(before & self.words.past_modifiers))
        return None

    def _number(self, token: Token) -> int:
        if token.text.isdigit() and 2 <= int(token.text) <= _MOST:
            return int(token.text)
        return _NUMBERS.get(token.lower, 0)

    def _people(self, number: Token, sentence: Sentence) -> Token | None:
        """The plural noun for people behind a number, with adjectives and a party before it."""
        for token in self.tokens[number.i + 1 : min(number.i + 6, sentence.end)]:
            if token.pos in ("VERB", "AUX", "ADP", "PUNCT", "DET"):
                return None
            plural = token.pos in ("NOUN", "PROPN") and (token.number == "p" or token.lower.endswith("s"))
            if plural and (token.lemma.lower() in self.words.person_nouns or self._is_partisan(token)):
                return token
        return None

    def _is_partisan(self, token: Token) -> bool:
        """ "Democrats", "Republicans": the people of a party."""
        return token.text.removesuffix("s") in self.words.partisans and token.text.endswith("s")

    def _body_of(self, number: Token, noun: Token, sentence: Sentence) -> Reference | None:
        """The body whose people they are: in or before the noun, or behind "of"."""
        for index in range(number.i + 1, noun.i + 1):
            found = self.discourse.outermost(index)
            if found is not None and found.kind != "noun" and self._is_body(found):
                return found
        link = noun.i + 1
        while link < sentence.end and self.tokens[link].pos == "ADJ":
            link += 1
        if link >= sentence.end or self.tokens[link].lower not in ("of", "from", "de", "du", "des", "d'"):
            return None
        for index in range(link + 1, min(link + 5, sentence.end)):
            found = self._starting(index)
            if found is not None:
                return found if self._is_body(found) else None
        return None

    # ------------------------------------------------------------ its members

    def _people_named(self, sentence: Sentence) -> list[Reference]:
        inside = [r for r in self.references if sentence.start <= r.start < sentence.end]
        return [r for r in inside if r.kind == "name" and self._is_person(r)]

    def _named_first(self, one: _Counted, limit: int) -> Sequence[Reference]:
        """The people who are named for the first time behind the set, and told something of."""
        known = {n for r in self.references if r.start <= one.after for n in r.participants}
        found: dict[int, Reference] = {}
        for reference in self.references:
            who = reference.participants[0]
            named = one.after < reference.start < limit and reference.kind == "name" and self._is_person(reference)
            if named and who not in known and who not in found and self._is_told_of(reference):
                found[who] = reference
        return list(found.values())

    def _is_of_another(self, person: Reference, body: Reference) -> bool:
        """Whether another body stands beside the name: "X of the GMB union", "the GMB's X"."""
        sentence = self.parsed.sentence_of(person.start)
        near = range(max(person.start - _BESIDE, sentence.start), min(person.end + _BESIDE, sentence.end))
        return any(
            r.head in near
            and r.participants != body.participants
            and not set(r.participants) & set(person.participants)
            for r in self._bodies(sentence)
        )

    def _is_told_of(self, reference: Reference) -> bool:
        """Whether the name is no mere complement: "was beaten by X", "the son of Y"."""
        token = self.tokens[reference.head]
        return token.dep in _TOLD and not token.case
