"""Contests that English reports on games call by who takes part and in what: "the men's 200m breaststroke"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.entities.candidate import Candidate, headed
from kg.syntax import ParsedText

_HEADS = """
    all-around backstroke biathlon breaststroke butterfly decathlon discus downhill duathlon épée foil freestyle
    giant_slalom halfpipe hammer heptathlon high_jump hurdles javelin keirin long_jump madison marathon medley moguls
    omnium parallel_bars pentathlon pole_vault pursuit relay road_race sabre scratch_race shot_put skeleton
    slalom sprint steeplechase super-G time_trial triathlon triple_jump vault walk
"""
_MIDDLE = """
    4 x combined coxless cross-country double freestyle giant individual lightweight long medley mixed nordic parallel
    quadruple race road short sitting standing synchronised synchronized tandem team track vision visually impaired
    wheelchair T\\d\\d S\\d+ F\\d\\d
"""
_DISTANCE = r"\d[\d,.]*(?:\s?[x×]\s?\d[\d,.]*)?(?:\s|-)?(?:km|m|metres?|meters?|kilometres?|kilometers?)\b"
_WORDS = "|".join(_MIDDLE.split())
_NAMES = "|".join(sorted((re.escape(word).replace("_", " ") for word in _HEADS.split()), key=len, reverse=True))
_DISCIPLINE = re.compile(
    rf"\b(?:wo)?men['’]s (?:(?:{_DISTANCE}|(?:{_WORDS})\b)[ -])*(?:(?:{_NAMES})\b(?: (?:relay|medley))?|{_DISTANCE})"
)


def find_disciplines(parsed: ParsedText, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates for contests that no other candidate overlaps."""
    taken = {index for candidate in known for index in range(candidate.start, candidate.end)}
    firsts = {token.start: token.i for token in parsed.tokens}
    afters = {token.end: token.i + 1 for token in parsed.tokens}
    for found in _DISCIPLINE.finditer(parsed.document.text):
        start, end = firsts.get(found.start()), afters.get(found.end())
        if start is not None and end is not None and taken.isdisjoint(range(start, end)):
            yield headed(start, end, "Event")
