"""What the reading step sees in a document: tokens with a dependency tree, sentences, raw spans.

Value types between reading, entities and claims. Labels are Universal Dependencies for every
language (the English pipeline's own labels are converted), so that later steps know no parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from kg.model import Amount, Document, Period, Quantity, Span

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Token:
    """One word: offsets are into ``Document.text``, indices into ``ParsedText.tokens``.

    ``common`` says that the language's dictionary has the word in lower case as a noun or adjective.
    ``case`` is the preposition that marks the word ("de" also for "du", "des"), ``dep`` the
    relation to ``head`` (its own index for a root). ``gender`` is "m", "f" or "", ``number`` "s",
    "p" or "", ``form`` "Fin", "Inf", "Part", "Ger" or "".
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    dep: str
    head: int
    gender: str = ""
    number: str = ""
    person: str = ""
    tense: str = ""
    mood: str = ""
    form: str = ""
    possessive: bool = False
    common: bool = False
    case: str = ""
    sentence: int = 0
    children: list[int] = field(default_factory=list)

    @property
    def capitalised(self) -> bool:
        """Whether the word starts with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class RawSpan:
    """A stretch of tokens that the language model takes for a name: half-open token indices."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Half-open token indices of one sentence, and the paragraph it stands in (0 for the first)."""

    start: int
    end: int
    paragraph: int
    headline: bool = False


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value recognised in a text, and where: half-open character offsets."""

    start: int
    end: int
    value: T
    text: str


LARGE = 10**5
"""A number without a currency is money too, from this on: "une perte de 31 millions"."""


@dataclass(frozen=True, slots=True)
class Ticker:
    """A stock symbol that was set aside before parsing, and the token it follows (-1: none)."""

    symbol: str
    span: Span
    after: int


@dataclass(frozen=True, slots=True, eq=False)
class ParsedText:
    """One document as the language pipeline reads it; values found carry offsets into its text.

    ``numbers`` are those of which nothing beside them says what they count.
    """

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[RawSpan, ...] = ()
    tickers: tuple[Ticker, ...] = ()
    amounts: tuple[Found[Amount], ...] = ()
    quantities: tuple[Found[Quantity], ...] = ()
    periods: tuple[Found[Period], ...] = ()
    numbers: tuple[Found[Quantity], ...] = ()

    def elided(self) -> Iterator[Found[Amount]]:
        """Large numbers without a currency, as money of the one that the text speaks of last: "contre 31 millions"."""
        for found in self.numbers:
            told = [one for one in self.amounts if one.start < found.start][-1:] or self.amounts[:1]
            if found.value.value >= LARGE and told:
                read = found.value
                value = Amount(
                    value=read.value,
                    currency=told[0].value.currency,
                    approximate=read.approximate,
                    minimum=read.minimum,
                    maximum=read.maximum,
                )
                yield Found(found.start, found.end, value, found.text)

    def touched(self, found: Span | Found[Any]) -> list[Token]:
        """The tokens that share characters with a span, or with a value found."""
        return [t for t in self.tokens if t.start < found.end and found.start < t.end]

    def span(self, start: int, end: int) -> Span:
        """Characters that the tokens ``start`` to ``end`` (excluded) cover."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def text(self, start: int, end: int) -> str:
        """The document's characters under the tokens."""
        return self.document.quote(self.span(start, end))

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.tokens[token].sentence]

    def children(self, token: int, *labels: str) -> Iterator[Token]:
        """Dependents, left to right, with one of the labels (all when none is given)."""
        for index in self.tokens[token].children:
            child = self.tokens[index]
            if not labels or child.dep in labels:
                yield child

    def subtree(self, token: int) -> list[int]:
        """Indices of a token and everything below it, in order."""
        seen, queue = [], [token]
        while queue:
            index = queue.pop()
            seen.append(index)
            queue.extend(self.tokens[index].children)
        return sorted(seen)
