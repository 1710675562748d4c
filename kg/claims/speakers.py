"""Who speaks in a quotation: named beside it, before its colon, or below it as its signature."""

from __future__ import annotations

from kg.claims.reporting import Reporting
from kg.claims.sources import Credit, Sources
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.syntax import ParsedText, Token

_SAYINGS = ("avis", "opinion", "réaction", "commentaire", "mot", "mots", "propos", "explication", "réponse")

_BEFORE_VERB = ("AUX", "PRON", "ADV")
"""What may stand between a quotation and the verb of whoever speaks."""
_BETWEEN = 25
"""Words between two quotations of one speaker."""
_ENDING = (".", ";", ":", "!", "?", "…")


class Speakers:
    """Finds the speakers of the quotations of one document."""

    def __init__(
        self,
        discourse: Discourse,
        reporting: Reporting,
        sources: Sources,
        words: Vocabulary,
        quoted: list[tuple[int, int]],
    ) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.reporting = reporting
        self.sources = sources
        self.words = words
        self.quoted = quoted

    def of(self, token: Token) -> tuple[Credit, ...]:
        """The speaker of the quotation that the word stands in, named beside it."""
        span = next(((a, b) for a, b in self.quoted if a < token.i < b), None)
        if span is None:
            return ()
        first, last = span
        if (
            first and self.tokens[first - 1].text == ":"
        ):  # "X a commenté ce vote : « … »", in a paragraph of its own too
            before = self.parsed.sentence_of(first - 1)
            for word in reversed(self.tokens[before.start : first - 1]):
                if self.reporting.is_reporting(word):
                    return self.sources.through(word, self.sources.credit(self.reporting.subject(word), word.i))
            if self.words.language == "fr" and (named := self._said_by(before.start, first - 1)):
                return named
            if self.words.language == "fr" and (acting := self._acting(before.start, first - 1)):
                return acting
        if self.words.language == "fr" and (signed := self._signed(last + 1)):
            return signed
        behind = self._behind(last)
        if behind:
            return behind
        paragraph = self.parsed.sentence_of(first).paragraph
        for index in (*range(last + 1, min(last + 8, len(self.tokens))), *range(first - 1, max(first - 8, -1), -1)):
            word = self.tokens[index]
            if self.parsed.sentence_of(index).paragraph == paragraph and self.reporting.is_reporting(word):
                return self.sources.through(word, self.sources.credit(self.reporting.subject(word), index))
        return self._continuing(first)

    def _continuing(self, first: int) -> tuple[Credit, ...]:
        """The speaker of the quotation just before in the paragraph: "« … », a déclaré X, PDG de Y. « … »"."""
        before = max(((a, b) for a, b in self.quoted if b < first), default=None)
        if before is None or self.parsed.sentence_of(before[1]).paragraph != self.parsed.sentence_of(first).paragraph:
            return ()
        between = self.tokens[before[1] + 1 : first]
        stops = [t.i for t in between if t.text in (".", "!", "?", "…")]
        one = len(between) <= _BETWEEN and stops == [first - 1] and any(self.reporting.is_reporting(t) for t in between)
        return self.of(self.tokens[before[0] + 1]) if one else ()

    def _behind(self, last: int) -> tuple[Credit, ...]:
        """Whose words a verb of any kind follows: "… », tonne X", "… », s'est emportée la ministre X"."""
        index = last + 1
        limit = min(self.parsed.sentence_of(last).end, last + 7)
        while index < limit and (self.tokens[index].text == "," or self.tokens[index].pos in _BEFORE_VERB):
            index += 1
        verb = self.tokens[index] if index < limit else None
        if self.words.language != "fr" or verb is None or verb.pos != "VERB" or verb.form == "Inf":
            return ()
        return self.sources.credit(self.reporting.behind(verb), verb.i)

    def _acting(self, start: int, colon: int) -> tuple[Credit, ...]:
        """The person of whom the words before the colon tell something: "X s'est expliqué lundi : « … »"."""
        verb = next((t for t in self.tokens[start:colon] if t.pos == "VERB" and t.head == t.i), None)
        found = self.sources.credit(self.reporting.subject(verb)) if verb is not None else ()
        return found if len(found) == 1 and self._is_person(found[0]) else ()

    def _is_person(self, credit: Credit) -> bool:
        return isinstance(credit, int) and self.discourse.participants[credit].type == "Person"

    def _said_by(self, start: int, colon: int) -> tuple[Credit, ...]:
        """Whose words stand behind the colon: "Ce n'est pas l'avis de X : « … »", "X (PDG de Y) : « … »"."""
        opening = self.discourse.outermost(start) if colon > start else None
        if opening is not None and opening.start == start and opening.kind == "name":
            described = not any(t.form == "Fin" or t.text in _ENDING for t in self.tokens[opening.end : colon])
            if described and self._is_person(opening.participants[0]):
                return opening.participants
        reference = self.discourse.outermost(colon - 1) if colon > start else None
        if reference is None or reference.end != colon or reference.kind != "name":
            return ()
        before = self.tokens[reference.start - 2].lower if reference.start >= start + 2 else ""
        person = self._is_person(reference.participants[0])
        return reference.participants if person and before in _SAYINGS else ()

    def _signed(self, index: int) -> tuple[Credit, ...]:
        """The signature of a quotation in a paragraph of its own: "— X"."""
        if index + 1 >= len(self.tokens) or self.tokens[index].text not in ("—", "–"):
            return ()
        if self.parsed.sentence_of(index).paragraph == self.parsed.sentence_of(index - 1).paragraph:
            return ()
        for step in range(index + 1, min(index + 3, len(self.tokens))):
            reference = self.discourse.outermost(step)
            if reference is not None and reference.start == step and reference.kind == "name":
                return reference.participants
        return ()


def quotations(parsed: ParsedText) -> list[tuple[int, int]]:
    """Token ranges between quotation marks, within one paragraph."""
    found, opened = [], -1
    for token in parsed.tokens:
        if token.text in ("«", "“") or (token.text == '"' and opened < 0):
            opened = token.i
        elif token.text in ("»", "”", '"') and opened >= 0:
            if parsed.sentence_of(opened).paragraph == parsed.sentence_of(token.i).paragraph and token.i - opened > 4:
                found.append((opened, token.i))
            opened = -1
    return found
