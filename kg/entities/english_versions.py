"""Versions of software and goods as names of their own, in English: "Ubuntu | 8.04", "Firefox | 3.5", "Android | 4"."""

from __future__ import annotations

import re

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.syntax import ParsedText, Token

_POINTS = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,3}")
_SURE = re.compile(r"\d{1,2}\.\d|\d{1,2}(?:\.\d{1,3}){2,3}")
"""What tells by itself that a name is one of goods; runners have more decimals: "Holt 9.89"."""
_WHOLE = re.compile(r"\d{1,2}|(?:19|20)\d\d")
_YEAR = re.compile(r"20\d\d")
_LIKELY = 1.5
"""The language model's evidence for goods, which have a year behind them: "Just Dance | 2017"."""
_UNITS = frozenset(
    "billion bn cent km m magnitude metres miles million per percent point points seconds trillion".split()
)
_NUMBERS = ("NOUN", "NUM", "SYM")


def with_versions(names: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """The names, in place, with the number behind those of goods: with points it tells that a name is one of goods."""
    for name in names:
        end = name.end
        if name.kind != "name" or end >= parsed.sentence_of(name.start).end:
            continue
        goods = any("Product" in entry.types for entry in gazetteer.lookup(parsed.text(name.start, end)))
        goods = goods or (name.weight("Product") >= _LIKELY and bool(_YEAR.fullmatch(parsed.tokens[end].text)))
        if (goods or name.weight("Person") <= 0) and _is_version(parsed, end, goods):
            name.end, name.entry = end + 1, None
            name.add("version", {"Product": PINNED})
    return names


def _is_version(parsed: ParsedText, index: int, goods: bool) -> bool:
    """Whether a number behind a name is no figure of something: "the Dow 1.5 points", "the iPad 50 million times"."""
    number = parsed.tokens[index]
    behind = parsed.tokens[index + 1] if index + 1 < parsed.sentence_of(index).end else None
    if number.start == parsed.tokens[index - 1].end or (behind is not None and _counts(behind)):
        return False
    counted = behind is not None and behind.pos in _NUMBERS
    if goods:
        return bool(_POINTS.fullmatch(number.text)) or (bool(_WHOLE.fullmatch(number.text)) and not counted)
    return bool(_SURE.fullmatch(number.text)) and not counted


def _counts(behind: Token) -> bool:
    return behind.lower in _UNITS or behind.text[:1] in "%-–:"
