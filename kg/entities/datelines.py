"""Towns of datelines, which stand in a paragraph of their own: "PARIS, 3 mars (AFP)", "Aix-en-Provence, le 4 mars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.entities.candidate import Candidate
from kg.syntax import ParsedText

DATELINE = "dateline"
"""The cue of a dateline's town."""

_DASHED = re.compile(r"[^\S\n]*\.?[^\S\n]*[-–—]{1,2}\s*")
"""What stands between a town and its text; behind a line break it is the bullet of a list."""
_SMALL = re.compile(r"(?<=[\s-])(?:Au|Aux|De|Des|Du|En|Et|La|Le|Les|Of|Sous|Sur|The)(?=[\s-])")


def find_datelines(parsed: ParsedText) -> Iterator[Candidate]:
    """The words with capitals that open a paragraph which only a dash parts from the next."""
    document = parsed.document
    lines = {
        number
        for number, (one, other) in enumerate(pairwise(document.paragraphs))
        if _DASHED.fullmatch(document.text, one.end, other.start)
    }
    for sentence in parsed.sentences:
        if sentence.paragraph not in lines:
            continue
        lines.remove(sentence.paragraph)
        end = sentence.start
        while end < sentence.end and (parsed.tokens[end].capitalised or parsed.tokens[end].text == "-"):
            end += 1
        if end > sentence.start:
            town = Candidate(sentence.start, end)
            town.add(DATELINE, {"City": 5.0})
            yield town


def in_small_letters(name: str) -> str:
    """A name in capitals as it is written elsewhere.

    >>> in_small_letters("AIX-EN-PROVENCE"), in_small_letters("NEW YORK"), in_small_letters("Lyon")
    ('Aix-en-Provence', 'New York', 'Lyon')
    """
    return _SMALL.sub(lambda match: match[0].lower(), name.title()) if name.isupper() else name
