"""Short names made of the beginnings of words: "Commission indépendante sur les abus sexuels dans l'Eglise (Ciase)"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.entities.candidate import Candidate
from kg.entities.groups import EMPTY, normalise
from kg.syntax import ParsedText

_SMALL = EMPTY | frozenset("against by contre dans on par sur to with".split())
_LEAST = 4
"""Letters of a short name below which chance alone would make one."""

_WORDS = 3
"""Words that such a name takes letters from, at least."""

_FAR = 14
"""Words before the parenthesis in which the long name begins."""


def is_syllabic(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are beginnings of a name's words, in order and of all but small ones.

    >>> is_syllabic("corref", ("conference", "des", "religieux", "et", "religieuses", "de", "france"))
    True
    """
    full = [word for word in words if word not in _SMALL]
    return len(letters) >= _LEAST and len(full) >= _WORDS and _are_beginnings(letters, full)


def _are_beginnings(letters: str, words: Sequence[str]) -> bool:
    if not words or not letters:
        return not words and not letters
    sizes = range(1, min(len(letters), len(words[0])) + 1)
    return any(letters[:size] == words[0][:size] and _are_beginnings(letters[size:], words[1:]) for size in sizes)


def up_to_acronym(candidates: Sequence[Candidate], parsed: ParsedText) -> list[Candidate]:
    """The candidates, a long name up to the parenthesis with the short name that its words make."""
    kept = list(candidates)
    tokens = parsed.tokens
    for short in candidates:
        opening = short.start - 1
        framed = (
            opening > 0 and short.end < len(tokens) and tokens[opening].text == "(" and tokens[short.end].text == ")"
        )
        if not framed or short.end - short.start > 1:
            continue
        letters = "".join(normalise(tokens[short.start].text))
        for long in sorted(kept, key=lambda c: c.start):
            near = opening - _FAR <= long.start < opening and tokens[long.start].sentence == tokens[opening].sentence
            if not near or long.kind == "adjective" or long.entry is not None:
                continue
            if is_syllabic(letters, normalise(parsed.text(long.start, opening))):
                long.end = opening
                kept = [c for c in kept if c is long or c.entry or not long.start <= c.start < opening]
                break
    return kept
