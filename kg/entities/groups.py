"""Names of a document that share one normalised form, and how much speaks for each type of what they name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.entities.candidate import Candidate
from kg.entities.typing import decide


@dataclass(slots=True, eq=False)
class Group:
    """The candidates that share one normalised name, and what links them to the group."""

    key: tuple[str, ...]
    candidates: list[Candidate]
    scores: dict[str, float] = field(default_factory=dict)
    links: dict[int, tuple[str, float]] = field(default_factory=dict)
    surfaces: set[str] = field(default_factory=set)
    _decided: tuple[dict[str, float] | None, str] = (None, "")

    @property
    def type(self) -> str:
        """The type that the evidence favours."""
        if self._decided[0] is not self.scores:
            self._decided = (self.scores, decide(self.scores))
        return self._decided[1]

    @property
    def first(self) -> int:
        """The first token of the first mention."""
        return min(candidate.start for candidate in self.candidates)


def weigh(candidates: list[Candidate]) -> dict[str, float]:
    """The evidence of several mentions of one name, each kind of cue counted once.

    The model's labels count by the share of mentions that have them; a cue that stands beside one
    mention speaks for all of them, and a little more when it is repeated.
    """
    cues: dict[tuple[str, str], list[float]] = {}
    for candidate in candidates:
        for cue, evidence in candidate.evidence:
            for name, weight in evidence.items():
                cues.setdefault((cue, name), []).append(weight)
    scores: dict[str, float] = {}
    for (cue, name), weights in sorted(cues.items()):
        if cue in ("model", "capitals"):
            total = sum(weights) / len(candidates)
        else:
            total = max(weights) * min(1.0 + 0.15 * (len(weights) - 1), 1.6)
        scores[name] = scores.get(name, 0.0) + total
    return scores


def normalise(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents, articles and punctuation.

    >>> normalise("L'Équipe de France")
    ('equipe', 'de', 'france')
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = [word for word in re.split(r"[^\w&+.]+", plain) if word.strip(".")]
    words = [word.strip(".") for word in words]
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(words)


_ARTICLES = frozenset("le la les l the un une".split())
EMPTY = frozenset("de du des d la le les l of the and et for pour a au aux en in von van der den & y".split())


def full_words(key: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a key that mean something by themselves."""
    return tuple(word for word in key if word not in EMPTY)


def is_subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words or letters of ``short`` stand in ``long`` in order."""
    rest = iter(long)
    return all(word in rest for word in short)


def initials(words: tuple[str, ...]) -> str:
    """The first letters of the words that are more than links; those of "U.S" are two."""
    return "".join(word.replace(".", "") if word[1:2] == "." else word[0] for word in words if word not in EMPTY)


def is_acronym(letters: str, first: str) -> bool:
    """The letters are the initials, or the initials and one more for the legal form.

    >>> is_acronym("vrgs", "vrg"), is_acronym("bce", "bce"), is_acronym("ocde", "bce")
    (True, True, False)
    """
    return letters == first or (len(first) >= 3 and letters[:-1] == first and letters[-1] in "csagli")
