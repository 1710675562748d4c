"""What the learned networks reckon with rows."""

from __future__ import annotations

import numpy as np

from kg.learned.arrays import means, most, running, shares

ROWS = np.array([[1, 5], [3, 2], [2, 9], [0, 4]], dtype=np.float32)


def test_shares_add_up_to_one_and_keep_their_order() -> None:
    found = shares(ROWS)
    assert np.allclose(found.sum(1), 1)
    assert found[0, 1] > found[0, 0]


def test_means_of_spans() -> None:
    found = means(running(ROWS), np.array([0, 1, 2]), np.array([2, 4, 2]))
    assert np.allclose(found, [[2, 3.5], [5 / 3, 5], [0, 0]])


def test_rows_that_are_alike_share_their_greatest() -> None:
    found = most(ROWS, np.array([[7, 8], [1, 2], [7, 8], [1, 3]]))
    assert np.array_equal(found, [[2, 9], [3, 2], [2, 9], [0, 4]])
