"""Figures that others are held against: "80 millions d'euros, contre 71 millions en 2012", "up from 310 million".

They tell of the same subject what the figure before them tells, of a time before; of a plan or a doubt in which that
one stands they are no part.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.claims.draft import Draft
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Amount, Quantity, Span, Status
from kg.syntax import Found

LEVELS = frozenset("debt employees price valuation".split())
"""Relations to a figure that holds until another does."""

FLOWS = frozenset("profit revenue spends".split())
"""Those to a figure of one year or quarter, which stays true of it."""

_NUMBER = Amount | Quantity
_Figure = Found[Amount] | Found[Quantity]
_LEAD = 6
"""Words that may stand between "contre" and its figure: "contre une perte nette de près de 3 millions"."""
_APART = 12
"""Words that may stand between two figures: "80 millions d'euros au premier semestre, contre 71"."""
_BEHIND = 4
"""Words behind a figure that may say of whom else it is: "contre 3 millions pour X"."""
_PAIRED = (("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("par", "rapport"))
_FROM = ("de", "d'", "from")
_STATING = frozenset("be estimate put value chiffrer estimer valoriser évaluer être".split())
"""Verbs of measure by which nothing moves."""
_SCALE = re.compile(
    r"\b(?:mille|thousand|millions?|milliards?|billions?|trillions?|bn|m|crores?|lakhs?)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"\d(?:[\d\s.,]*\d)?")
_SMALL = 1000
"""Below this a bare number is one of the words before it: "90 millions d'euros, contre 79"."""


@dataclass(frozen=True, slots=True)
class Older:
    """A figure, from token ``start``, and the span of the one that is held against it."""

    span: Span
    value: _NUMBER
    start: int
    main: _Figure


class Compared:
    """Knows the figures of one document that others are held against."""

    def __init__(self, discourse: Discourse, words: Vocabulary) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.words = words
        self.starts = [token.start for token in self.tokens]
        self.found = [*self._find()]

    def run(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """What is told of the figures before them, for those of which no draft tells anything."""
        told = [draft.value_span for draft in drafts if draft.value_span is not None]
        for older in self.found:
            if any(older.span.overlaps(span) for span in told):
                continue
            for draft in drafts:
                same = draft.value_span is not None and draft.value_span.start == older.main.start
                if same and draft.relation in FLOWS | LEVELS and isinstance(draft.value, Amount | Quantity | int):
                    yield replace(
                        draft,
                        value=self._value(older, draft),
                        value_span=older.span,
                        weight=draft.weight * 0.95,
                        status=Status.ACTUAL,
                        qualifiers={},
                    )

    def holds(self, span: Span | None) -> bool:
        """Whether a figure is one that another is held against."""
        return span is not None and any(older.span.overlaps(span) for older in self.found)

    def _value(self, older: Older, draft: Draft) -> Amount | Quantity | int:
        """The older figure; a loss where it is told of one, or stands without a word of its own beside one."""
        if not isinstance(older.value, Amount):
            return older.value.plain
        lead = {t.lemma.lower() for t in self.tokens[max(0, older.start - _LEAD) : older.start] if t.pos == "NOUN"}
        lost = bool(lead & self.words.loss_words)
        beside = isinstance(draft.value, Amount) and draft.value.value < 0
        negative = draft.relation == "profit" and (lost or (beside and not self._is_named(older)))
        return replace(older.value, value=-abs(older.value.value)) if negative else older.value

    def _is_named(self, older: Older) -> bool:
        """ "contre un bénéfice de 3 millions": a word of its own says what the figure is."""
        before = self.tokens[max(0, older.start - 2) : older.start]
        return any(t.lower in ("de", "d'", "of") for t in before) and self.tokens[older.start - 1].pos != "NUM"

    def _find(self) -> Iterator[Older]:
        amounts: list[_Figure] = [*self.parsed.amounts, *self.parsed.elided()]
        counts: list[_Figure] = [q for q in self.parsed.quantities if q.value.unit not in ("%", "years")]
        for kind in (amounts, counts):
            for main in kind:
                older = self._behind(main, [*kind, *self.parsed.numbers]) or self._before(main, kind)
                if older is not None:
                    yield older

    def _behind(self, main: _Figure, others: Iterable[_Figure]) -> Older | None:
        """The figure that a word of comparison brings in right behind another."""
        last = self._place(main)[1]
        for other in sorted(others, key=lambda one: (one.start, -one.end)):
            first = self._place(other)[0]
            if first <= last or self.tokens[first].sentence != self.tokens[last].sentence:
                continue
            word = self._comparing(last, first)
            if word is None or self._is_anothers(other):
                return None
            value = self._scaled(other, main)
            return Older(Span(other.start, other.end), value, first, main) if value is not None else None
        return None

    def _before(self, main: _Figure, others: Iterable[_Figure]) -> Older | None:
        """The first of two figures: "la dette est passée de 120 millions à 80 millions", "from £12m to £81m"."""
        then = self._place(main)[0]
        for other in others:
            first, last = self._place(other)
            between = [t.lower for t in self.tokens[last + 1 : then] if t.pos not in ("ADV", "DET")]
            if last >= then or between not in (["à"], ["to"]) or self.tokens[max(0, first - 1)].lower not in _FROM:
                continue
            near = self.tokens[max(0, first - _APART) : first]
            if any(t.pos == "VERB" and t.lemma in self._moving for t in near):
                return Older(Span(other.start, other.end), other.value, first, main)
        return None

    def _place(self, found: _Figure) -> tuple[int, int]:
        """The first and the last token of a figure."""
        first = bisect_right(self.starts, found.start) - 1
        return first, max(first, bisect_left(self.starts, found.end) - 1)

    @property
    def _moving(self) -> frozenset[str]:
        return (self.words.change_verbs | self.words.measure_verbs) - _STATING

    def _comparing(self, last: int, first: int) -> int | None:
        """The word of comparison between two figures, with nothing told between them."""
        for index in range(first - 1, max(last, first - 1 - _LEAD), -1):
            token = self.tokens[index]
            paired = (self.tokens[index - 1].lower, token.lower) in _PAIRED
            if paired or token.lower in self.words.comparing_words:
                between = self.tokens[last + 1 : index - paired]
                told = any(t.pos in ("VERB", "AUX") or t.text in (";", ":") for t in between)
                return None if told or len(between) > _APART else index
            if token.pos not in ("DET", "ADP", "NOUN", "ADJ", "ADV", "SYM") or token.text == ",":
                return None
        return None

    def _is_anothers(self, other: _Figure) -> bool:
        """ "contre 3 millions pour X", "down from the $4m it sought": of another, or never so."""
        words = self.words
        awaited = words.expecting_verbs | words.forecasts | words.forecasting_verbs
        last = self._place(other)[1]
        for token in self.tokens[last + 1 : last + 2 + _BEHIND]:
            if token.text in (",", ";", ".", ")", "»"):
                return False
            named = self.discourse.outermost(token.i)
            told = token.form == "Fin" and self.tokens[token.i - 1].lower != "y"  # "contre 450 il y a dix ans"
            if told or token.lemma.lower() in awaited or (named is not None and named.kind == "name"):
                return True
        return False

    def _scaled(self, other: _Figure, main: _Figure) -> _NUMBER | None:
        """The other figure in what the main one is told in: "90 millions d'euros, contre | 79"."""
        if isinstance(main.value, Quantity):
            return other.value if isinstance(other.value, Quantity) else None
        if isinstance(other.value, Amount):
            return other.value
        scale = _SCALE.search(main.text)
        if other.value.value >= _SMALL or scale is None or other.value.value == 0:
            return None
        number = self._written(main)
        if not number:
            return None
        return Amount(value=round(other.value.value * abs(main.value.value) / number, 2), currency=main.value.currency)

    def _written(self, main: _Figure) -> float:
        """The number that an amount writes before its scale: 1.2 of "1,2 milliard d'euros"; 0 where it writes words."""
        found = _DIGITS.search(main.text)
        digits = re.sub(r"\s", "", found.group()) if found else ""
        thousands, point = (",", ".") if self.words.language == "en" else (".", ",")
        digits = digits.replace(thousands, "").replace(point, ".")
        return float(digits) if digits else 0.0
