"""Bodies that nothing but a common noun names, in titles: "le chef de la police, X", "X, head of the army"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.discourse import Title
from kg.entities.prosecutors import Prosecutors
from kg.entities.typing import family

_FAR = 6
"""Words before a title in which its country stands."""
_QUALIFYING = ("ADJ", "ADV", "NOUN", "PUNCT")

_LAST_WORDS = frozenset(
    """agency airline association authority bank board bureau centre center club commission committee company
    council department federation foundation group institute league ministry organisation organization party society
    team tribunal union university""".split()
)
"""Words that end the names of bodies, and stand for them before a title."""

_SPEAKERS = frozenset("spokesman spokesperson spokeswoman".split())

_SECRETARIES = (("secretary", "general"), ("secretary-general",), ("secretary", "-", "general"))
_HAVING_SECRETARIES = frozenset(
    (
        "UN",
        "U.N.",
        "United Nations",
        "NATO",
        "Nato",
        "OECD",
        "OPEC",
        "Opec",
        "ASEAN",
        "Asean",
        "Arab League",
        "Interpol",
    )
)
"""Bodies of states whose secretary-general news names without them."""
_FURTHER = frozenset("de du des d' à au aux en pour of for in at 's".split())


class LoneBodies(Prosecutors):
    """Completes the titles of one document whose body is such."""

    lone_bodies: Mapping[str, tuple[tuple[str, ...], ...]]

    def _by_lone_body(self, title: Title) -> Title | None:
        """ "le chef de la police, X", "X, head of the army": the body that nothing but its noun names."""
        people = [n for n in title.holders if self.discourse.participants[n].type == "Person"]
        end = self._past_lone_body(title.noun) if title.noun >= 0 and people else 0
        if not end or not self._ends_complement(end):
            return None
        name = self.parsed.text(title.noun, end).lower()
        whole = self._named_before(name, title.noun)
        body = self._body(name, title.noun, end) if whole is None else whole
        return replace(title, complements=(body,), noun=-1)

    def _named_before(self, noun: str, index: int) -> int | None:
        """The only body that is named in full before: "l'armée soudanaise", then "le chef de l'armée"."""
        opening = f"{noun} "
        named = {r.participants[0] for r in self.discourse.references if r.start < index and len(r.participants) == 1}
        bodies = (p for p in self.discourse.participants if p.index in named and p.type == "GovernmentBody")
        found = [p.index for p in bodies if p.name.lower().startswith(opening)]
        return found[0] if len(found) == 1 else None

    def _past_lone_body(self, start: int) -> int:
        """Where the words end that name a body by themselves; 0 if there are none."""
        for words in self.lone_bodies.get(self.tokens[start].lower, ()):
            if tuple(token.lower for token in self.tokens[start : start + len(words)]) == words:
                return start + len(words)
        return 0

    def _ends_complement(self, index: int) -> bool:
        """Whether no further word belongs to the noun before: a comma, a verb, the holder or "since" follows."""
        token = self.tokens[min(index, len(self.tokens) - 1)]
        further = token.pos in ("NOUN", "ADJ", "PROPN", "PART") or token.lower in _FURTHER
        return not further or (token.capitalised and self.discourse.innermost(index) is not None)

    def _candidate_of(self, title: Title) -> Title | None:
        """ "French far-right presidential candidate X": of France."""
        if title.words[0] != "presidential" or not title.holders:
            return None
        index, first = title.start - 1, max(title.start - _FAR, self.parsed.sentence_of(title.head).start)
        while index > first and self.discourse.innermost(index) is None and self.tokens[index].pos in _QUALIFYING:
            index -= 1
        people = self.discourse.innermost(index) if index >= first else None
        if people is None or people.kind != "adjective" or len(people.participants) != 1:
            return None
        country = self.discourse.participants[people.participants[0]].type == "Country"
        return replace(title, complements=people.participants, weight=0.9) if country else None

    def _of_court(self, title: Title) -> Title | None:
        """ "Justice X", "Secretary-General Y": of the only supreme court or body of states in an English text."""
        if not title.holders or title.noun >= 0:
            return None
        secretary = title.words in _SECRETARIES
        if not secretary and title.words[-1] != "justice":
            return None
        named = (self.discourse.participants[number] for r in self.discourse.references for number in r.participants)
        bodies = {p.index for p in named if (p.name in _HAVING_SECRETARIES if secretary else "Supreme Court" in p.name)}
        return replace(title, complements=(*bodies,), weight=0.85) if len(bodies) == 1 else None

    def _once_its(self, number: int) -> Title | None:
        """ "Labour leader X suspended former leader Y": of the same body."""
        titles = self.discourse.titles
        title, sentence = titles[number], self.tokens[titles[number].head].sentence
        if self.parsed.document.language != "en" or title.noun >= 0 or not title.holders:
            return None
        alike = [
            other
            for other in titles[:number]
            if other.words == title.words and other.complements and self.tokens[other.head].sentence == sentence
        ]
        former = "former" in title.modifiers
        return replace(title, complements=alike[-1].complements, weight=0.8) if alike and former else None

    def _by_last_word(self, title: Title) -> Title | None:
        """ "Committee chair X" behind "the Norwegian Nobel Committee": of the one body whose name ends so."""
        if self.parsed.document.language != "en" or not title.holders or title.noun >= 0 or title.start < 1:
            return None
        word = self.tokens[title.start - 1]
        if word.lower not in _LAST_WORDS or self.discourse.innermost(word.i) is not None:
            return None
        bodies = {
            p.index
            for r in self.discourse.references
            if r.start < word.i and len(r.participants) == 1
            for p in (self.discourse.participants[r.participants[0]],)
            if p.type != "Person" and p.name.lower().endswith(f" {word.lower}")
        }
        return replace(title, complements=(*bodies,), weight=0.85) if len(bodies) == 1 else None

    def _by_speech(self, title: Title) -> Title | None:
        """ "Apple would appeal, said a spokeswoman, X": speaks for the one body named before in the sentence.

        Of a sentence that names none, it is the only one that the sentence before names.
        """
        words = title.words[-1] in _SPEAKERS and self.parsed.document.language == "en"
        told = title.rule == "title before the name" and title.noun < 0 and title.possessive < 0
        if not words or not told or not title.holders:
            return None
        sentence = self.parsed.sentence_of(title.head)
        bodies = self._bodies_named(sentence.start, title.start)
        before = self.tokens[title.head].sentence - 1
        if not bodies and before >= 0 and self.parsed.sentences[before].paragraph == sentence.paragraph:
            bodies = self._bodies_named(self.parsed.sentences[before].start, sentence.start)
        return replace(title, complements=(*bodies,), weight=0.85) if len(bodies) == 1 else None

    def _bodies_named(self, start: int, end: int) -> set[int]:
        return {
            number
            for reference in self.discourse.references
            if start <= reference.start and reference.end <= end and reference.kind in ("name", "pronoun", "noun")
            for number in reference.participants
            if family(self.discourse.participants[number].type) == "Organization"
        }
