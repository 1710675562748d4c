"""Events, bodies and parties that nothing but a common noun names, in French: "la 10e étape", "la police"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entities.candidate import Candidate, headed
from kg.entities.french_heads import names_nothing
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_ORDINAL = re.compile(r"\d+(?:er|re|e|è|ème|nde?)", re.IGNORECASE)
_NEAR = frozenset("dernière prochaine ultime".split())
_DEFINITE = frozenset("le la l' les cette cet ce du au".split())
_NOT_BEFORE = frozenset('en les des ces deux trois aucun aucune pas sans nul nulle « “ "'.split())
"""Words of plurals, of denials, of stages ("en finale") and of what somebody only calls so."""
_OF = frozenset("de du des d'".split())
_SOME = frozenset("un une deux trois quatre cinq plusieurs".split())
_SEVERAL = frozenset("les des aux".split())
_PHASES = frozenset("tour finale demi-finale match".split())
_CONTESTS = frozenset(
    """championnat championnats coupe tournoi tour ligue giro vuelta rallye critérium mondial mondiaux grand
    trophée""".split()
)
"""What a document of rounds and stages names at least one of."""


def find_happenings(parsed: ParsedText, known: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Candidates for events without a name, beside the ``known`` ones.

    A round needs its ordinal, and a contest that the document names. Another event is one that its noun
    tells apart from all others of the document: with a longer name of the same noun before it, the noun refers back.
    """
    finder = _Finder(parsed, known, lexicon)
    return [candidate for index in range(len(parsed.tokens)) if (candidate := finder.at(index)) is not None]


class _Finder:
    def __init__(self, parsed: ParsedText, known: Sequence[Candidate], lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.rounds = lexicon.round_nouns
        self.ordinals = lexicon.ordinals
        self.heads = lexicon.lone_events
        self.bodies = lexicon.lone_bodies
        self.parties = lexicon.party_words
        self.starts = {candidate.start: candidate for candidate in known if candidate.kind != "adjective"}
        self.taken = {index for candidate in known for index in range(candidate.start, candidate.end)}
        self.done = 0
        self.contested = any(self._words(c) & _CONTESTS for c in known)
        self.named = {word for c in known if c.weight("Event") > 0 or c.kind == "nominal" for word in self._words(c)}

    def _words(self, candidate: Candidate) -> frozenset[str]:
        return frozenset(token.lower for token in self.tokens[candidate.start : candidate.end])

    def at(self, index: int) -> Candidate | None:
        """The candidate whose noun is the token, or begins with it."""
        if index < self.done or index in self.taken:
            return None
        token = self.tokens[index]
        if token.lower in self.rounds:
            return self._round(index) if self.contested else None
        if (token.lower,) in self.parties:
            return self._members(index)
        for table, found in ((self.heads, self._lone), (self.bodies, self._body)):
            for words in table.get(token.lower, ()):
                end = index + len(words)
                if tuple(t.lower for t in self.tokens[index:end]) == words:
                    return found(index, end)
        return None

    def _round(self, index: int) -> Candidate | None:
        first = self.parsed.sentence_of(index).start
        if index == first or index - 1 in self.taken or not self._is_ordinal(index - 1):
            return None
        before = self.tokens[index - 2].lower if index - 1 > first else "la"
        return headed(index - 1, index + 1, "Event") if before in _DEFINITE else None

    def _is_ordinal(self, index: int) -> bool:
        word = self.tokens[index].lower
        return word in self.ordinals or word in _NEAR or _ORDINAL.fullmatch(word) is not None

    def _before(self, index: int) -> str:
        return self.tokens[index - 1].lower if index > self.parsed.sentence_of(index).start else ""

    def _lone(self, start: int, end: int) -> Candidate | None:
        before = self._before(start)
        words = {token.lower for token in self.tokens[start:end]}
        if before in _NOT_BEFORE or words & self.named or names_nothing(self.tokens, start):
            return None
        self.done = self._of_round(end)
        if self.done == end and self._is_linked(end):
            if words & _PHASES:
                return None  # "au second tour des municipales": the vote is what is named
            self.done = self._place(end)
        return headed(start, self.done, "Event")

    def _is_linked(self, end: int) -> bool:
        return end + 1 < len(self.tokens) and self.tokens[end].lower in _OF

    def _place(self, end: int) -> int:
        """Past what it happened to: "l'incendie | de l'hôtel Miramar", "la collision | de deux trains"."""
        if self.tokens[end + 1].lower in _SOME:
            return self._something(end + 2) or end
        inside = end + 1 + (self.tokens[end + 1].lower in _DEFINITE and end + 1 not in self.starts)
        known = self.starts.get(inside)
        place = known is not None and (known.head_class == "Facility" or known.weight("Person") <= 0)
        return known.end if known is not None and place else end

    def _something(self, noun: int) -> int:
        """Past a noun with its adjectives and the noun behind it: "un | atelier de confection"; 0 if there is none."""
        end = noun
        if not self._is_common(end):
            return 0
        end = self._past_adjectives(end + 1)
        if end < len(self.tokens) and self.tokens[end].lower in ("de", "d'") and self._is_common(end + 1):
            end = self._past_adjectives(end + 2)
        return end

    def _is_common(self, index: int) -> bool:
        token = self.tokens[index] if index < len(self.tokens) else None
        return token is not None and token.pos == "NOUN" and not token.capitalised and index not in self.taken

    def _past_adjectives(self, index: int) -> int:
        while index < len(self.tokens) and self.tokens[index].pos == "ADJ" and index not in self.taken:
            index += 1
        return index

    def _body(self, start: int, end: int) -> Candidate | None:
        token = self.tokens[start]
        before = self._before(start)
        acts = token.dep in ("nsubj", "obl:agent") or token.case in ("selon", "d'après", "par")
        if before not in _DEFINITE or not acts or token.lower in self.named:
            return None
        if self._is_linked(end) or self.tokens[min(end, len(self.tokens) - 1)].lower in ("à", "aux"):
            return None  # "la police aux frontières"
        return headed(start, end, "GovernmentBody")

    def _members(self, index: int) -> Candidate | None:
        """The party that its members stand for: "les républicains", no "médecins libéraux"."""
        several = self._before(index) in _SEVERAL or self.tokens[index - 1].text.isdigit()
        named = several and not self.tokens[index].capitalised and not self._is_linked(index + 1)
        return headed(index, index + 1, "PoliticalParty") if named else None

    def _of_round(self, end: int) -> int:
        """Past the round that it belongs to: "le contre-la-montre | de la 13e étape"."""
        if end + 3 >= len(self.tokens) or self.tokens[end].lower != "de" or self.tokens[end + 1].lower != "la":
            return end
        noun = self.tokens[end + 3]
        return end + 4 if noun.lower in self.rounds and self._is_ordinal(end + 2) else end
