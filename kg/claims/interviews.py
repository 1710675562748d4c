"""Interviews printed as questions and answers: whoever answers is the source of what the answers say."""

from __future__ import annotations

from collections.abc import Iterator

from kg.discourse import Discourse
from kg.syntax import Token

_LEAST = 2
"""Paragraphs that ask, and answers for each word of the first person in them, that make an interview."""
_LONGEST = 80
"""Words of the longest question."""
_MARKS = " *_–—-\xa0"
_OPENED = ('"', "“", "«")
_FIRST = {
    "fr": frozenset("je j' me m' moi mon ma mes nous nos notre".split()),
    "en": frozenset("i me my we us our ours mine".split()),
}
_SECOND = frozenset("you your yours".split())


class Interview:
    """Who answers in a document of questions and answers, and where."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.answers: frozenset[int] = frozenset()
        self.speaker = -1
        self.first = _FIRST[self.parsed.document.language]
        self._find()

    def of(self, token: Token) -> tuple[int, ...]:
        """The participant who says the words around a token, if an answer holds them."""
        answered = self.speaker >= 0 and self.parsed.sentence_of(token.i).paragraph in self.answers
        return (self.speaker,) if answered else ()

    def _find(self) -> None:
        paragraphs = dict(self._paragraphs())
        questions = [number for number, words in paragraphs.items() if self._asks(words)]
        if len(questions) < _LEAST:
            return
        opened = paragraphs[questions[0]][0].i
        answers = [number for number in paragraphs if number > questions[0] and number not in questions]
        marked = [number for number in answers if paragraphs[number][0].text in _OPENED]
        if 2 * len(marked) > len(answers):
            answers = marked
        spoken = sum(token.lower in self.first for number in answers for token in paragraphs[number])
        if answers and _LEAST * spoken >= len(answers):
            self.answers, self.speaker = frozenset(answers), self._introduced(opened)

    def _paragraphs(self) -> Iterator[tuple[int, tuple[Token, ...]]]:
        found: dict[int, list[int]] = {}
        for sentence in self.parsed.sentences:
            found.setdefault(sentence.paragraph, []).extend((sentence.start, sentence.end))
        for number, bounds in found.items():
            yield number, self.parsed.tokens[min(bounds) : max(bounds)]

    def _asks(self, words: tuple[Token, ...]) -> bool:
        """A paragraph that ends in a question mark, stands in bold, or in English tells somebody of himself."""
        text = self.parsed.text(words[0].i, words[-1].i + 1)
        if self.parsed.sentence_of(words[0].i).headline or len(words) > _LONGEST or words[0].text in _OPENED:
            return False
        bold = text.startswith("**") and text.rstrip().endswith("**")
        said = {token.lower for token in words}
        asking = text.startswith("Q:") or text.rstrip(_MARKS).endswith("?")
        return bold or asking or bool(said & _SECOND and not said & self.first)

    def _introduced(self, limit: int) -> int:
        """The person spoken of most before the first question, -1 if nobody is."""
        mentions: dict[int, int] = {}
        for reference in self.discourse.references:
            number = reference.participants[0]
            if reference.start < limit and self.discourse.participants[number].type == "Person":
                mentions[number] = mentions.get(number, 0) + 1
        return max(sorted(mentions), key=lambda number: mentions[number], default=-1)
