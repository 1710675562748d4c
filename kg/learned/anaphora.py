"""Pronouns, possessives and definite noun phrases, and whom each may stand for: what the learned links choose from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kg.discourse import Discourse, Reference, nationalities
from kg.syntax import Token

Classes = Mapping[tuple[str, ...], Collection[str]]
"""The classes of what a noun may refer back to, by its words."""

FAR = 8
"""Sentences that are looked back over; who is spoken of in a headline, or most often, is never too far."""

MOST = 14
"""How many are chosen from."""

ANAPHORIC = ("noun", "pronoun")
"""The kinds of references that coreference finds."""

_PRONOUNS = {
    "fr": (
        "il -il -t-il",
        "elle -elle -t-elle",
        "ils",
        "elles",
        "lui",
        "l' le la",
        "son sa ses",
        "leur",
        "leurs",
        "je j' me m' moi",
        "mon ma mes",
        "nous",
        "notre nos",
        "celui-ci celle-ci",
        "les eux",
    ),
    "en": (
        "he",
        "she",
        "him himself",
        "herself hers",
        "his",
        "her",
        "it itself",
        "its",
        "they them themselves",
        "their theirs",
        "i me myself",
        "my",
        "we us",
        "our",
    ),
}
_DETERMINERS = {
    "fr": ("le la l' du au les des aux", "ce cet cette ces", "son sa ses leur leurs", "mon ma mes notre nos"),
    "en": ("the", "this that these those", "his her its their", "my our"),
}
_ARTICLES = frozenset("le la les l'".split())
_ORDINALS = frozenset("premier première second seconde latter former".split())
_WITHIN = ("ADJ", "NUM", "ADV", "NOUN", "PROPN", "PUNCT")
"""What may stand between a determiner and its noun."""


def _places(groups: tuple[str, ...]) -> dict[str, int]:
    return {word: number for number, words in enumerate(groups) for word in words.split()}


PRONOUNS = {language: _places(groups) for language, groups in _PRONOUNS.items()}
"""The group of each pronoun, by language."""

DETERMINERS = {language: _places(groups) for language, groups in _DETERMINERS.items()}
"""The group of each determiner, by language: definite, demonstrative, possessive, the speaker's own."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Tokens ``start`` to ``end`` (excluded) that may stand for somebody; ``head`` governs them."""

    start: int
    end: int
    head: int
    kind: str

    def reference(self, participant: int, rule: str, weight: float) -> Reference:
        """The anaphor as a reference to somebody."""
        return Reference(self.start, self.end, self.head, (participant,), self.kind, rule, weight)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reference as it stands in its sentence; ``nested`` inside a longer one."""

    reference: Reference
    sentence: int
    subject: bool
    nested: bool
    headline: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom an anaphor may stand for: where they are spoken of nearest to it, and ``first`` in the text."""

    participant: int
    nearest: Spoken
    first: int


class Anaphora:
    """The anaphors of one document, left to right, and whom each may stand for.

    References that the rules of coreference found in the discourse are kept apart in ``chosen``, by their head.
    """

    def __init__(self, discourse: Discourse, classes: Classes) -> None:
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.language = discourse.parsed.document.language
        self.classes = classes
        self.chosen = {r.head: r for r in discourse.references if r.kind in ANAPHORIC}
        named = [r for r in discourse.references if r.kind not in ANAPHORIC]
        self.discourse = Discourse(discourse.parsed, discourse.participants, named, discourse.titles)
        self.discourse.index()
        self.covered = {i for r in named if r.kind != "adjective" for i in range(r.start, r.end)}
        self.nationalities = nationalities(self.discourse)
        ranked = discourse.by_salience()
        self.rank = {p.index: place for place, p in enumerate(ranked)}
        self.places: dict[int, list[Spoken]] = {}
        for reference in sorted(named, key=lambda r: (r.head, r.start)):
            self.spoken(reference)
        self.first = {number: min(p.reference.start for p in places) for number, places in self.places.items()}

    def spoken(self, reference: Reference) -> None:
        """Remember that the reference's participants are spoken of there."""
        token = self.tokens[reference.head]
        outer = self.discourse.outermost(reference.head)
        place = Spoken(
            reference,
            token.sentence,
            token.dep in ("nsubj", "nsubj:pass"),
            outer is not None and outer.end - outer.start > reference.end - reference.start,
            self.parsed.sentences[token.sentence].headline,
        )
        country = self._country_told(reference) if reference.kind == "noun" else None
        for number in reference.participants:
            self.places.setdefault(number, []).append(place)
            if country is not None:
                self.nationalities.setdefault(number, set()).add(country)

    def anaphors(self) -> list[Anaphor]:
        """What may stand for somebody, left to right."""
        found = []
        for token in self.tokens:
            if token.i in self.covered:
                continue
            if self._is_pronoun(token):
                found.append(Anaphor(token.i, token.i + 1, token.i, "pronoun"))
            elif token.pos == "NOUN" or token.lower in _ORDINALS:
                start = self._determiner(token)
                if start is not None:
                    found.append(Anaphor(start, self._end(token.i), token.i, "noun"))
        return [anaphor for anaphor in found if not self._is_named(anaphor)]

    def _is_named(self, anaphor: Anaphor) -> bool:
        """ "the ARD | network": what a name before the noun tells to be of its class is named there.

        So is a capital, by its country.
        """
        if self.discourse.country_of_capital(anaphor.head) is not None:
            return True
        named = self.discourse.innermost(anaphor.head - 1) if anaphor.head - 1 > anaphor.start else None
        if anaphor.kind != "noun" or named is None or named.kind != "name" or self.language != "en":
            return False
        return self.discourse.participants[named.participants[0]].type in self.classes_of(anaphor)

    def _is_pronoun(self, token: Token) -> bool:
        if token.lower not in PRONOUNS[self.language]:
            return False
        return token.pos == "PRON" or (token.pos in ("DET", "ADJ") and token.lower not in _ARTICLES)

    def _determiner(self, token: Token) -> int | None:
        """The definite article, demonstrative or possessive before a noun."""
        for index in range(token.i - 1, max(token.i - 7, -1), -1):
            before = self.tokens[index]
            if before.sentence != token.sentence:
                return None
            if before.lower in DETERMINERS[self.language] and before.pos != "PRON":
                return index
            told = before.dep == "amod" and before.form == "Part"  # "the Leuven-based company"
            if (before.pos not in _WITHIN and not told) or before.text in (",", ";", "(", ")"):
                return None
        return None

    def _end(self, index: int) -> int:
        """Where the noun ends, which may have several words: "maison mère"."""
        for size in (4, 3, 2):
            words = tuple(t.lower for t in self.tokens[index : index + size])
            if len(words) == size and words in self.classes:
                return index + size
        return index + 1

    def candidates(self, anaphor: Anaphor) -> list[Candidate]:
        """Whom it may stand for, nearest first: who was spoken of before it, or only after it in its sentence."""
        sentence = self.tokens[anaphor.head].sentence
        acting = self._acting_on(anaphor)
        strangers = self._strangers(anaphor)
        found = []
        for number, places in self.places.items():
            if acting and any(p.reference.head in acting for p in places):
                continue
            if number in strangers:
                continue
            before = [p for p in places if p.reference.start < anaphor.start]
            if not any(p.headline for p in places) and self.rank[number] > 2:
                before = [p for p in before if sentence - p.sentence <= FAR]
            after = [p for p in places if p.reference.start >= anaphor.end and p.sentence == sentence]
            if before:
                found.append(Candidate(number, max(before, key=lambda p: p.reference.head), self.first[number]))
            elif after:
                found.append(Candidate(number, min(after, key=lambda p: p.reference.head), self.first[number]))
        found.sort(key=lambda one: (abs(anaphor.head - one.nearest.reference.head), one.participant))
        return found[:MOST]

    def _strangers(self, anaphor: Anaphor) -> set[int]:
        """What "the Italian firm" cannot stand for: bodies told to be of another country; beside Italian ones, any."""
        country = self._country_told(anaphor)
        if country is None or anaphor.kind != "noun":
            return set()
        classes = self.classes_of(anaphor)
        alike = {n for n in self.places if self.discourse.participants[n].type in classes and n != country}
        own = {n for n in alike if country in self.nationalities.get(n, ())}
        return alike - own if own else {n for n in alike if n in self.nationalities}

    def _country_told(self, phrase: Anaphor | Reference) -> int | None:
        for index in range(phrase.start, phrase.end):
            named = self.discourse.innermost(index)
            if named is not None and named.kind == "adjective" and len(named.participants) == 1:
                country = named.participants[0]
                return country if self.discourse.participants[country].type == "Country" else None
        return None

    def _acting_on(self, anaphor: Anaphor) -> frozenset[int]:
        """The subjects of the clause whose object a noun phrase is: "Norvane has urged | the chipmaker", not itself."""
        noun = self.tokens[anaphor.head]
        verb = self.tokens[noun.head]
        if noun.dep in ("nsubj", "nsubj:pass") and verb.dep in ("ccomp", "xcomp") and self._is_infinitive(verb):
            verb = self.tokens[verb.head]  # "urged the chipmaker to improve"
        elif noun.dep not in ("obj", "iobj", "obl:agent"):
            return frozenset()
        if anaphor.kind != "noun" or verb.pos != "VERB" or verb.i > noun.i:
            return frozenset()
        while verb.dep == "conj" and not any(self.discourse.parsed.children(verb.i, "nsubj", "nsubj:pass")):
            verb = self.tokens[verb.head]
        return frozenset(t.i for t in self.discourse.parsed.children(verb.i, "nsubj", "nsubj:pass"))

    def _is_infinitive(self, verb: Token) -> bool:
        return verb.form == "Inf" or any(self.tokens[i].lower == "to" for i in verb.children)

    def classes_of(self, anaphor: Anaphor) -> Collection[str]:
        """The classes that the noun may refer back to."""
        words = tuple(t.lower for t in self.tokens[anaphor.head : anaphor.end])
        return self.classes.get(words) or self.classes.get((self.tokens[anaphor.head].lemma.lower(),)) or ()
