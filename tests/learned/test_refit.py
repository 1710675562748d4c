"""Relations that are fitted to somebody's own examples."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.errors import InputError
from kg.learned.refit import Head, head_bytes, load_head


def head() -> Head:
    return Head(("leads", "owns"), np.eye(2, 4, dtype=np.float32), np.array([-1, -2], dtype=np.float32))


def test_a_new_relation_is_hardly_ever_said() -> None:
    more = head().with_relations(("owns", "lendsTo"))
    assert more.relations == ("leads", "owns", "lendsTo")
    assert more(np.ones((1, 4), dtype=np.float32))[0, 2] < 0.01
    assert np.array_equal(more.weight[:2], head().weight)


def test_what_is_fitted_tells_the_examples_apart_and_leaves_the_others_alone() -> None:
    chance = np.random.default_rng(1)
    seen = chance.normal(size=(400, 4)).astype(np.float32)
    labels = (seen[:, 3] > 1).astype(np.int8)
    labels[:10] = -1
    fitted = head().with_relations(("lendsTo",)).refit("lendsTo", seen, labels)
    said = fitted(seen)[10:, 2] >= 0.5
    assert (said == (labels[10:] == 1)).mean() > 0.9
    assert np.array_equal(fitted.weight[:2], head().weight)


def test_a_known_relation_starts_from_what_is_known() -> None:
    seen = np.array([[1, 0, 0, 0]], dtype=np.float32)
    before = head()(seen)[0, 0]
    after = head().refit("leads", seen, np.array([1], dtype=np.int8))(seen)[0, 0]
    assert before < after < 1


def test_a_head_is_written_and_read(tmp_path: Path) -> None:
    file = tmp_path / "own.npz"
    file.write_bytes(head_bytes(head(), base="v1"))
    again = load_head(file, base="v1")
    assert again.relations == head().relations
    assert np.array_equal(again.weight, head().weight)
    assert head_bytes(head(), base="v1") == file.read_bytes()


def test_what_is_no_head_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.npz"
    with pytest.raises(InputError, match="no such file; make it with kg train"):
        load_head(file, base="v1")
    file.write_text("leads\n")
    with pytest.raises(InputError, match="not a file that kg train has written"):
        load_head(file, base="v1")
    file.write_bytes(head_bytes(head(), base="v0"))
    with pytest.raises(InputError, match="another version of kg; make it with kg train again"):
        load_head(file, base="v1")
