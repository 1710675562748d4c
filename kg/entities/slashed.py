"""Names that a slash joins are two: "Hingis/Mirza", "K. Lindqvist/A. Tejada"; "AC/DC" is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.entities.candidate import Candidate
from kg.syntax import ParsedText


def split_at_slashes(candidates: Sequence[Candidate], parsed: ParsedText) -> list[Candidate]:
    """The candidates, those that run over or end in a slash between words cut there; lists know theirs as they are."""
    known = {(one.start, one.end) for one in candidates}
    found: list[Candidate] = []
    for candidate in candidates:
        parts = _parts(candidate, parsed)
        found += [part for part in parts if part is candidate or (part.start, part.end) not in known]
    return found


def _parts(candidate: Candidate, parsed: ParsedText) -> list[Candidate]:
    slashes = [i for i in range(candidate.start, candidate.end) if _joins(i, parsed)]
    if not slashes or candidate.entry is not None:
        return [candidate]
    bounds = [candidate.start - 1, *slashes, candidate.end]
    spans = [(left + 1, right) for left, right in pairwise(bounds) if left + 1 < right]
    return [replace(candidate, start=start, end=end, evidence=list(candidate.evidence)) for start, end in spans]


def _joins(index: int, parsed: ParsedText) -> bool:
    """Whether a slash stands behind a word in small letters, as names are written, and no abbreviation."""
    tokens = parsed.tokens
    return tokens[index].text == "/" and index > 0 and any(letter.islower() for letter in tokens[index - 1].text)
