"""What a figure moved: "a vu son bénéfice fondre à 11 millions", "net profit up 12% to $84 million".

The amount stands behind "à", "to" or "at"; the noun that names it is the verb's subject or object, or stands before.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.clauses import Clauses
from kg.claims.vocabulary import Vocabulary
from kg.syntax import ParsedText, Token

_TO = ("à", "au", "to", "at")
_SEEING = ("voir", "see")
_REACH = 16
"""Words between the noun and its amount."""


class Moves:
    """Finds the nouns that may name an amount that something moved to."""

    def __init__(self, parsed: ParsedText, clauses: Clauses, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.clauses = clauses
        self.words = vocabulary

    def to(self, head: Token, first: int) -> Iterator[tuple[Token, Token]]:
        """Nouns, likeliest first, each with the word whose clause tells its status."""
        if not self._stands_behind(first):
            return
        verb = self.clauses.verb_above(head)
        if verb is not None and not self.clauses.is_passive(verb):
            yield from ((self.tokens[i], verb) for i in self.clauses.surface_subject(verb))
            yield from ((self.tokens[i], verb) for i in self._changed(verb))
        for index in range(first - 2, max(self.parsed.sentence_of(first).start - 1, first - _REACH), -1):
            token = self.tokens[index]
            if token.pos in ("VERB", "AUX") or self.in_amount(token):
                return
            if token.pos == "NOUN":
                yield token, token

    def _stands_behind(self, first: int) -> bool:
        """Whether "à" or "to" stands before the amount, or opens it where it is hedged ("à près de")."""
        return self.tokens[first].lower in _TO or (first > 0 and self.tokens[first - 1].lower in _TO)

    def _changed(self, verb: Token) -> list[int]:
        """The object of a verb of change ("a porté son chiffre d'affaires à …"), or of the "voir" above it."""
        found = list(self.clauses.objects(verb)) if verb.lemma in self.words.change_verbs else []
        above = self.tokens[verb.head]
        if above.i != verb.i and above.lemma in _SEEING:
            found += [i for i in (*self.clauses.objects(above), *self.clauses.surface_subject(verb)) if i not in found]
        return found

    def in_amount(self, token: Token) -> bool:
        """Whether the token is part of an amount of money."""
        return any(found.start < token.end and token.start < found.end for found in self.parsed.amounts)
