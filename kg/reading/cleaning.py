"""Makes a paragraph easy to parse while remembering where each character came from.

News text carries spaces before commas, split apostrophes, thin spaces, zero-width characters and
tickers; each of them makes the parser lose its way. Cleaning replaces them; ``Cleaned.original``
maps offsets back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_EDITS = re.compile(
    r"""
      (?P<invisible>[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+)
    | (?P<apostrophe>(?<=\w)\s?[’ʼ´`']\s?(?=[\w«"]))
    | (?P<comma>[^\S\n]+(?=[,.](?:\s|$)))
    | (?P<inside>(?<=[(\[])\s+|\s+(?=[)\]]))
    | (?P<ordinal>(?<=\d)\s+(?=(?:er|re|ème|eme|nd|nde|e|th|st|rd)\b(?!['’])))
    | (?P<glued>(?<=\bM\.)(?=[A-ZÉÈ])|(?<=\d[mk])(?=\.(?:\s|$)))
    | (?P<space>\s+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text for the parser, and the offsets that lead back to the text it was made from."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, offset: int) -> int:
        """The offset in the original paragraph of an offset in the cleaned text."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def clean(text: str, blanks: tuple[tuple[int, int], ...] = ()) -> Cleaned:
    """The paragraph ready to parse; the ranges in ``blanks`` (tickers) are left out.

    >>> clean("l' usine de Hilla , dit-il").text
    "l'usine de Hilla, dit-il"
    """
    pieces: list[str] = []
    starts, shifts = [0], [0]
    length = position = 0

    def keep(end: int) -> None:
        nonlocal length, position
        pieces.append(text[position:end])
        length += end - position
        position = end

    def replace(end: int, by: str) -> None:
        nonlocal length, position
        pieces.append(by)
        length += len(by)
        position = end
        starts.append(length)
        shifts.append(position - length)

    for start, end, by in _edits(text, blanks):
        if start < position:
            continue
        keep(start)
        replace(end, by)
    keep(len(text))
    return Cleaned("".join(pieces), tuple(starts), tuple(shifts))


def _edits(text: str, blanks: tuple[tuple[int, int], ...]) -> list[tuple[int, int, str]]:
    edits = []
    for match in _EDITS.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "space":
            if match.group() == " ":
                continue
            edits.append((start, end, " "))
        elif kind == "apostrophe":
            straight = "'" if _is_elision(text, start) else _STRAIGHT.sub("'", match.group())
            if straight != match.group():
                edits.append((start, end, straight))
        elif kind == "glued":
            edits.append((start, end, " "))
        else:
            edits.append((start, end, ""))
    for start, end in blanks:
        while start > 0 and text[start - 1].isspace():
            start -= 1
        edits.append((start, end, ""))
    edits.sort(key=lambda edit: (edit[0], -edit[1]))
    return edits


def _is_elision(text: str, apostrophe: int) -> bool:
    """Whether the word before is one that loses its vowel: l', d', qu', jusqu', aujourd'."""
    word = re.search(r"(\w+)$", text[max(0, apostrophe - 10) : apostrophe])
    return word is not None and word.group().lower() in _ELIDED


_STRAIGHT = re.compile(r"[’ʼ´`']")
_ELIDED = frozenset("l d n s t m c j qu jusqu lorsqu puisqu aujourd quoiqu presqu quelqu".split())
