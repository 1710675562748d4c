"""Numbers in a text, in figures or words, before anybody knows what they count.

Amounts and quantities both start from here and look at what stands around each number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from kg.reading.found import rules_for
from kg.reading.values.number_words import NUMBER_WORDS, NumberWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number at ``start:end``, its scale included; ``low`` is the lower end of a range.

    ``lead`` is where the word that opens a range stands ("entre"), else ``start``. ``spelled``
    tells words from digits, ``article`` that the word may be a mere article, ``rough`` that a
    collective such as "dizaine" counts, ``grouped`` that thousands are set apart or a scale given,
    so that the number cannot be a year. ``edge`` is False where a letter follows at once.
    """

    start: int
    end: int
    lead: int
    mantissa: Decimal
    scale: int = 1
    low: Decimal | None = None
    spelled: bool = False
    article: bool = False
    rough: bool = False
    grouped: bool = False
    edge: bool = True

    @property
    def number(self) -> Decimal:
        """The number, or the upper end of the range."""
        return self.mantissa * self.scale


@lru_cache(maxsize=8)
def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """Every number of the text, in order; ranges and sums of scales are one.

    >>> [str(figure.number) for figure in find_figures("2 à 3,5 millions, puis 1 million 200 000", "fr")]
    ['3500000.0', '1200000']
    """
    words = rules_for(language, NUMBER_WORDS)
    matches = [*words.digits.finditer(text), *words.spelled.finditer(text), *words.half.finditer(text)]
    matches.sort(key=lambda match: (match.start(), -match.end()))
    figures: list[Figure] = []
    for match in matches:
        if figures and match.start() < figures[-1].end:
            continue
        figure = _figure(match, text, words)
        if figure is None:
            continue
        if figures and (joined := _sum(figures[-1], figure, text) or _range(figures[-1], figure, text, words)):
            figures[-1] = joined
        else:
            figures.append(figure)
    return tuple(figures)


def spelled_number(words: list[str], values: dict[str, int]) -> int | None:
    """The value of number words below a million, None if they do not make one number.

    >>> spelled_number(["deux", "cent", "quatre", "vingt", "dix"], NUMBER_WORDS["fr"].words)
    290
    """
    thousands = group = 0
    for word in words:
        value = values[word]
        tail = group % 100
        if value == 1000:
            if thousands:
                return None
            thousands, group = max(group, 1) * 1000, 0
        elif value == 100:
            if group >= 100:
                return None
            group = max(group, 1) * 100
        elif value == 20 and tail == 4:
            group += 76
        elif _fits(value, tail):
            group += value
        else:
            return None
    return thousands + group


def _fits(value: int, tail: int) -> bool:
    """Whether a number below a hundred may follow one that ends in ``tail``: "soixante" "douze"."""
    if tail == 0:
        return True
    if value < 10:
        return (tail >= 20 and tail % 10 == 0) or (value >= 7 and tail == 10)
    return value < 20 and tail in (60, 80)


def _figure(match: re.Match[str], text: str, words: NumberWords) -> Figure | None:
    start, end = match.span()
    if match.re is words.digits:
        base = _digits(match, text, words)
    elif match.re is words.half:
        base = Figure(start=start, end=end, lead=start, mantissa=Decimal("0.5"), spelled=True)
    else:
        parts = [part for part in re.split(r"[\s-]+", match.group().lower()) if part in words.words]
        value = spelled_number(parts, words.words)
        if value is None:
            return None
        article = len(parts) == 1 and parts[0] in words.articles
        base = Figure(start=start, end=end, lead=start, mantissa=Decimal(value), spelled=True, article=article)
        if parts[-1] in words.scales and value % words.scales[parts[-1]] == 0:
            scale = words.scales[parts[-1]]
            base = replace(base, mantissa=Decimal(value // scale), scale=scale)
    return _scaled(base, text, words) if base else None


def _digits(match: re.Match[str], text: str, words: NumberWords) -> Figure | None:
    whole, fraction, low = match["whole"], match["fraction"], match["low"]
    # "2.500 euros" is written in thousands, "2.500 milliards" in decimals.
    if whole.count(".") == 1 and not fraction and words.scale.match(text, match.end()):
        mantissa = Decimal(whole)
    else:
        mantissa = Decimal(re.sub(r"\D", "", whole) + (fraction or "").replace(",", "."))
    lower = Decimal(low.replace(",", ".")) if low else None
    if lower is not None and lower >= mantissa:
        return None
    start, end = match.span()
    return Figure(
        start=start,
        end=end,
        lead=start,
        mantissa=-mantissa if match["sign"] in ("-", "−") else mantissa,
        low=lower,
        grouped=not whole.isdigit() or bool(fraction),
        edge=not text[end : end + 1].isalpha(),
    )


def _scaled(figure: Figure, text: str, words: NumberWords) -> Figure:
    """The figure with the scale, collective or half that follows it."""
    mantissa, end, scale = figure.mantissa, figure.end, figure.scale
    if half := words.and_a_half.match(text, end):
        mantissa, end = mantissa + Decimal("0.5"), half.end()
    rough = False
    if collective := words.collective.match(text, end):
        rough = True
        scale *= words.collectives[collective["collective"].lower()]
        if collective["scale"]:
            inner = collective["scale"].lower()
            scale *= words.collectives.get(inner) or words.scales[inner]
        end = collective.end()
    elif larger := words.scale.match(text, end):
        scale, end = scale * words.scales[larger["scale"].lower()], larger.end()
        if half := words.and_a_half.match(text, end):
            mantissa, end = mantissa + Decimal("0.5"), half.end()
    if end == figure.end:
        return figure
    low = figure.low * scale if figure.low is not None else None
    return replace(
        figure, end=end, mantissa=mantissa, scale=scale, low=low, rough=rough, grouped=True, article=False, edge=True
    )


def _sum(left: Figure, right: Figure, text: str) -> Figure | None:
    """The two as one number ("1 million 200 000"), or None ("300 millions 12")."""
    if left.scale < 1000 or left.rough or right.article or not text[left.end : right.start].isspace():
        return None
    if right.lead != right.start or not left.scale > right.number >= left.scale // 1000:
        return None
    return replace(left, end=right.end, mantissa=left.number + right.number, scale=1, edge=right.edge)


def _range(left: Figure, right: Figure, text: str, words: NumberWords) -> Figure | None:
    """The two as a range, or None. In "2 à 3 millions" the lower end takes the scale of the upper one."""
    if left.low is not None or right.low is not None or left.spelled != right.spelled:
        return None
    before = text[max(0, left.start - 90) : left.start]
    opening = words.between.search(before)
    link = (words.range_and if opening else words.range_to).fullmatch(text, left.end, right.start)
    if link is None or (not opening and words.change.search(before)):
        return None
    # "4 % à 38 euros" is a rise and a price.
    unit = (link["unit"] or "").strip()
    if not text[right.end : right.end + len(unit) + 1].strip().startswith(unit):
        return None
    counted = left.grouped and left.mantissa >= 1000  # "1 200", but 2.9 "to 3.1 billion"
    shared = left.scale == 1 and left.mantissa < right.mantissa and not counted
    low = left.mantissa * right.scale if shared else left.number
    if not 0 <= low < right.number:
        return None
    lead = left.start - len(before) + opening.start() if opening else left.start
    return replace(
        right, start=left.start, lead=lead, low=low, article=False, grouped=right.grouped or left.grouped,
        rough=right.rough or left.rough,
    )  # fmt: skip
