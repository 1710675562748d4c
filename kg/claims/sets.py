"""Who belongs to a set: "nine Republicans, including X and Y", or "Four Democrats voted no." and then four people.

Of a set that was only counted the number is the proof: as many people must be named for the first time, and told
something of, before the next set is counted or the text ends.
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
_SINGLING = frozenset(("including", "dont", "notably", "notamment"))
"""Words behind a comma that single out some of those before it."""
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
        """A draft for each person who is singled out of a set, or of one whose members are all named."""
        for sentence in self.parsed.sentences:
            yield from self._singled_out(sentence)
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

    def _singled_out(self, sentence: Sentence) -> Iterator[Draft]:
        """ "nine Republicans, including | X and Y,", "des députés du parti, dont | X et Y"."""
        for token in self._words(sentence):
            if token.lower not in _SINGLING or self.tokens[max(token.i - 1, sentence.start)].text != ",":
                continue
            first = max(token.i - 2 * _BESIDE, sentence.start)
            nouns = [t for t in self.tokens[first : token.i - 1] if self._is_plural_people(t)]
            body = self._body_of(max(nouns[-1].i - _BESIDE, first), nouns[-1], sentence) if nouns else None
            if body is None or any(t.pos in ("VERB", "AUX") for t in self.tokens[nouns[-1].i + 1 : token.i]):
                continue
            for person in self._listed(token.i + 1, sentence.end):
                yield self._structural(person, "memberOf", body, "one of a set", 0.8, anchor=person.head)

    def _listed(self, index: int, end: int) -> Iterator[Reference]:
        """People named one behind another, commas and "and" between them."""
        while index < end:
            person = self._starting(index)
            if person is None or person.kind != "name" or not self._is_person(person):
                return
            yield person
            index = person.end
            while index < end and self.tokens[index].lower in (",", "and", "et"):
                index += 1
            if index == person.end:
                return

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
            body = self._body_of(token.i, noun, sentence) if noun is not None else None
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
            if self._is_plural_people(token):
                return token
        return None

    def _is_plural_people(self, token: Token) -> bool:
        plural = token.pos in ("NOUN", "PROPN") and (token.number == "p" or token.lower.endswith("s"))
        return plural and (token.lemma.lower() in self.words.person_nouns or self._is_partisan(token))

    def _is_partisan(self, token: Token) -> bool:
        """ "Democrats", "Republicans": the people of a party."""
        return token.text.removesuffix("s") in self.words.partisans and token.text.endswith("s")

    def _body_of(self, before: int, noun: Token, sentence: Sentence) -> Reference | None:
        """The body whose people they are: behind the token ``before`` and up to the noun, or behind "of"."""
        for index in range(before + 1, noun.i + 1):
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
