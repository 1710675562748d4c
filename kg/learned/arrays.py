"""What the learned networks reckon with rows: probabilities of choices, and running sums."""

from __future__ import annotations

import numpy as np

from kg.learned.encoder import Array


def shares(scores: Array) -> Array:
    """Probabilities of the choices of each row, from their scores."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True))


def running(values: Array) -> Array:
    """Running sums down the rows, from zero."""
    return np.concatenate([np.zeros((1, values.shape[1]), np.float32), np.cumsum(values, 0)])
