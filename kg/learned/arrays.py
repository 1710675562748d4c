"""What the learned networks reckon with rows: probabilities of choices, running sums, and means of spans."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.learned.encoder import Array


def shares(scores: Array) -> Array:
    """Probabilities of the choices of each row, from their scores."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True))


def logistic(scores: Array) -> Array:
    """The probability that each score, log odds, stands for; what is beyond all doubt is not told apart.

    >>> logistic(np.array([0.0, -900.0])).round(3).tolist()
    [0.5, 0.0]
    """
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -60, 60))), dtype=np.float32)


def running(values: Array) -> Array:
    """Running sums down the rows, from zero."""
    return np.concatenate([np.zeros((1, values.shape[1]), np.float32), np.cumsum(values, 0)])


def means(sums: Array, starts: NDArray[np.int64] | int, ends: NDArray[np.int64] | int) -> Array:
    """Means of half-open spans, from running sums; of one span where its bounds are numbers."""
    wide = np.maximum(ends - starts, 1).astype(np.float32)[..., None]
    return np.asarray((sums[ends] - sums[starts]) / wide)


def most(values: Array, of: NDArray[np.int64]) -> Array:
    """For each row the greatest of each number among the rows that are alike in ``of``."""
    alike, place = np.unique(of, axis=0, return_inverse=True)
    order = np.argsort(place, kind="stable")
    starts = np.searchsorted(place[order], np.arange(len(alike)))
    return np.asarray(np.maximum.reduceat(values[order], starts)[place])
