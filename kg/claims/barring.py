"""Counter-examples at work: a sentence that says what one of a relation says does not state that relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg.claims.draft import Draft
from kg.syntax import ParsedText, Token

_CONTENT = ("VERB", "NOUN")


def content(tokens: Iterable[Token]) -> frozenset[str]:
    """The lemmas of the verbs and common nouns among some words."""
    return frozenset(token.lemma.lower() for token in tokens if token.pos in _CONTENT)


class Barring:
    """Tells which drafts of one document a counter-example bars.

    ``barred`` has for each relation the content words of its counter-examples. One bars what is told in a
    sentence that has all of these words.
    """

    def __init__(self, parsed: ParsedText, barred: Mapping[str, tuple[frozenset[str], ...]]) -> None:
        self.parsed = parsed
        self.barred = barred
        self._words = cache(self._content)

    def _content(self, sentence: int) -> frozenset[str]:
        bounds = self.parsed.sentences[sentence]
        return content(self.parsed.tokens[bounds.start : bounds.end])

    def bars(self, draft: Draft) -> bool:
        """Whether a counter-example of the draft's relation is said in its sentence."""
        found = self.barred.get(draft.relation, ())
        said = self._words(self.parsed.tokens[draft.anchor].sentence) if found else frozenset()
        return any(words <= said for words in found)
