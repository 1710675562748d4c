"""Set phrases with capitals that name nothing: "the High Street", "the Beast from the East", "a Series B round"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.entities.candidate import Candidate
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText


def without_idioms(candidates: Sequence[Candidate], parsed: ParsedText, lexicon: Lexicon) -> list[Candidate]:
    """The candidates, less those that a set phrase is made of; what is longer than the phrase is a name."""
    idioms = [span for span in _idioms(parsed, lexicon) if not any(_is_longer(c, span) for c in candidates)]
    return [c for c in candidates if not any(start <= c.start and c.end <= end for start, end in idioms)]


def _is_longer(candidate: Candidate, span: tuple[int, int]) -> bool:
    """ "Lewes High Street School": a name that has the phrase inside."""
    start, end = span
    return candidate.start <= start and end <= candidate.end and candidate.end - candidate.start > end - start


def _idioms(parsed: ParsedText, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where set phrases stand, but behind no number: "12 High Street" is an address."""
    for token in parsed.tokens:
        if not token.capitalised or (token.i and parsed.tokens[token.i - 1].text.isdigit()):
            continue
        for phrase in lexicon.idioms.get(token.lower, ()):
            if tuple(t.lower for t in parsed.tokens[token.i : token.i + len(phrase)]) == phrase:
                yield token.i, token.i + len(phrase)
                break
