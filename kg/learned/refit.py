"""Relations taught by somebody's own examples: logistic regression on what the shipped network sees of a pair.

The network stays as it is; only what is decided from its last layers is fitted. A relation that the shipped weights
know starts from them and moves as far as the examples ask for; one of an own ontology starts from nothing. That is the
maximum a posteriori estimate under a normal prior, found by Newton's method with steps halved until they help (Bishop,
"Pattern Recognition and Machine Learning", 2006, section 4.3.3).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kg.errors import InputError
from kg.learned.arrays import logistic

Array = NDArray[np.float32]
Exact = NDArray[np.float64]

STRENGTH = 3.0
"""How strongly weights are drawn to where they start from."""

STEPS = 50
"""Newton's steps at most; ten or so are enough."""


@dataclass(frozen=True, eq=False)
class Head:
    """What decides about relations: a row of ``weight`` and an entry of ``bias`` for each of ``relations``."""

    relations: tuple[str, ...]
    weight: Array
    bias: Array

    def __call__(self, seen: Array) -> Array:
        """The probability of each relation for pairs as the network sees them."""
        return logistic(seen @ self.weight.T + self.bias)

    def with_relations(self, relations: tuple[str, ...]) -> Head:
        """The same with rows for further relations, which say "hardly" of every pair."""
        new = tuple(name for name in relations if name not in self.relations)
        weight = np.zeros((len(new), self.weight.shape[1]), dtype=np.float32)
        bias = np.full(len(new), -5, dtype=np.float32)
        return Head((*self.relations, *new), np.concatenate([self.weight, weight]), np.concatenate([self.bias, bias]))

    def refit(self, relation: str, seen: Array, labels: NDArray[np.int8]) -> Head:
        """The same with one relation fitted to pairs that are labelled 1 or 0; others are not looked at."""
        row = self.relations.index(relation)
        judged = labels >= 0
        start = np.append(self.weight[row], self.bias[row]).astype(np.float64)
        fitted = _fit(start, seen[judged].astype(np.float64), labels[judged].astype(np.float64))
        weight, bias = self.weight.copy(), self.bias.copy()
        weight[row], bias[row] = fitted[:-1], fitted[-1]
        return Head(self.relations, weight, bias)


def _fit(start: Exact, seen: Exact, labels: Exact) -> Exact:
    x = np.concatenate([seen, np.ones((len(seen), 1))], 1)
    pull = np.full(len(start), STRENGTH)
    pull[-1] = STRENGTH / 100  # how frequent a relation is differs most from one collection to another
    signs = np.where(labels > 0, 1.0, -1.0)

    def cost(weights: Exact) -> float:
        away = weights - start
        return float(np.logaddexp(0, -signs * (x @ weights)).sum() + (pull * away * away).sum() / 2)

    weights, least = start.copy(), cost(start)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chance - labels) + pull * (weights - start)
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        share = 1.0
        while cost(weights - share * step) > least and share > 1e-6:
            share /= 2
        weights = weights - share * step
        gained, least = least - cost(weights), cost(weights)
        if gained < 1e-6:
            break
    return weights


def head_bytes(head: Head, *, base: str) -> bytes:
    """A head as a file holds it; ``base`` names the weights that it belongs to."""
    stream = BytesIO()
    np.savez(
        stream,
        relations=np.array(json.dumps(head.relations)),
        base=np.array(json.dumps(base)),
        weight=head.weight,
        bias=head.bias,
    )
    return stream.getvalue()


def load_head(file: Path, *, base: str) -> Head:
    """A head that was saved. Raises InputError for a file that is none, or that belongs to other weights."""
    again = "make it with kg train"
    try:
        with np.load(file, allow_pickle=False) as stored:
            relations = tuple(json.loads(str(stored["relations"])))
            head = Head(relations, stored["weight"], stored["bias"])
            belongs = json.loads(str(stored["base"]))
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(file), remedy=again) from error
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise InputError("not a file that kg train has written", where=str(file), remedy=again) from error
    if belongs != base:
        raise InputError("trained for another version of kg", where=str(file), remedy=f"{again} again")
    return head
