"""Where names begin and end, as learned: a label for each token from the encoder's vectors of it and its neighbours.

A token is outside of names, or the first or a further word of one. What the rules and the language model took for names
is seen too. ``training/train.py`` makes the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.learned.arrays import shares
from kg.learned.encoder import Array
from kg.syntax import ParsedText
from kg.threads import one_thread

OUTSIDE, FIRST, FURTHER = range(3)
"""The labels of tokens."""

LIKELY = 0.5
"""How probable it must be that a name begins where it does, goes on, and ends, for it to be told of."""

_POS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB".split()
_MODELS = {"PER": 0, "PERSON": 0, "ORG": 1, "LOC": 2, "GPE": 2}
_LINKS = ("ADP", "CCONJ", "DET")
"""Words that no name ends with."""
_NAMES = ("name", "nominal", "adjective")

SEEN = len(_POS) + 1 + 5 + 6 + 6
"""How many numbers tell of a token."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the rules take for a name: token indices, kind, and whether it is well known."""

    start: int
    end: int
    kind: str
    known: bool


def seen(parsed: ParsedText, taken: Iterable[Taken]) -> Array:
    """What is seen of each token, a row each."""
    rows = np.zeros((len(parsed.tokens) + 1, SEEN), dtype=np.float32)
    at = len(_POS) + 1
    english = parsed.document.language == "en"
    for token in parsed.tokens:
        rows[token.i, _POS.index(token.pos) if token.pos in _POS else len(_POS)] = 1
        rows[token.i, at : at + 5] = [
            token.capitalised,
            token.text.isupper() and len(token.text) > 1,
            token.i == parsed.sentences[token.sentence].start,
            any(letter.isdigit() for letter in token.text),
            english,
        ]
    at += 5
    for span in parsed.names:
        rows[span.start : span.end, at + _MODELS.get(span.label, 3)] = 1
        rows[span.start, at + 4] = rows[span.end, at + 5] = 1
    at += 6
    for one in taken:
        rows[one.start : one.end, at + _NAMES.index(one.kind)] = 1
        rows[one.start, at + 3] = rows[one.end, at + 4] = 1
        if one.known:
            rows[one.start : one.end, at + 5] = 1
    return rows[:-1]


@dataclass(frozen=True, eq=False)
class Bounds:
    """``layers`` are the weights, by name."""

    layers: Mapping[str, Array]

    def spans(self, parsed: ParsedText, words: Array, taken: Sequence[Taken]) -> Iterator[tuple[int, int, float]]:
        """Names that probably begin and end there, and how probable it is, left to right.

        ``words`` has a vector for each token.
        """
        w = self.layers
        with one_thread():
            hidden = _around(words) @ w["words.weight"].T + _around(seen(parsed, taken)) @ w["seen.weight"].T
            scores = np.maximum(hidden + w["seen.bias"], 0) @ w["out.weight"].T + w["out.bias"]
        chances = _begun(shares(scores), parsed)
        return (span for span in likely_spans(chances) if parsed.tokens[span[1] - 1].pos not in _LINKS)


def _begun(chances: Array, parsed: ParsedText) -> Array:
    """The probabilities of labels, where no name goes on in the next paragraph: what it opens with begins one."""
    sentences = parsed.sentences
    opening = [b.start for a, b in pairwise(sentences) if a.paragraph != b.paragraph]
    chances[opening, FIRST] += chances[opening, FURTHER]
    chances[opening, FURTHER] = 0
    return chances


def likely_spans(chances: Array) -> Iterator[tuple[int, int, float]]:
    """Spans that likely begin and end where they do, and how sure, from the probabilities of each token's labels."""
    best = chances.argmax(1)
    for start in np.nonzero(best == FIRST)[0]:
        end = int(start) + 1
        while end < len(best) and best[end] == FURTHER:
            end += 1
        ends = 1 - float(chances[end, FURTHER]) if end < len(best) else 1.0
        inside = chances[start + 1 : end, FURTHER].min(initial=1.0)
        sure = min(float(chances[start, FIRST]), float(inside), ends)
        if sure >= LIKELY:
            yield int(start), end, sure


def _around(rows: Array) -> Array:
    """Each row between its neighbours, zeros beyond the ends."""
    none = np.zeros((1, rows.shape[1]), dtype=np.float32)
    return np.concatenate([np.concatenate([none, rows[:-1]]), rows, np.concatenate([rows[1:], none])], 1)
