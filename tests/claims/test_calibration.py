"""Confidence is what was seen: more weight never means less of it, and a rule's own record counts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg.claims.calibration import PRIOR, Calibration, Seen, fit, shipped, write

RISING = [("a", 0.6, False), ("a", 0.6, True), ("b", 0.7, False), ("b", 0.8, True), ("c", 0.9, True)]


def test_an_empty_calibration_leaves_weights_alone() -> None:
    assert Calibration().confidence("any rule", 0.75) == 0.75
    assert Calibration().confidence("any rule", 1.0) == 0.99


def test_steps_rise_and_hold_every_claim() -> None:
    steps = fit(RISING).steps
    shares = [seen.right / seen.all for _, seen in steps]
    assert shares == sorted(shares)
    assert [weight for weight, _ in steps] == [0.7, 0.9], "0.7 was right less often than 0.6 and is pooled with it"
    assert sum(seen.all for _, seen in steps) == len(RISING)


def test_a_rule_that_was_often_wrong_is_believed_less() -> None:
    claims = [("good", 0.8, True)] * 30 + [("bad", 0.8, False)] * 10
    calibration = fit(claims)
    unseen = calibration.confidence("unseen", 0.8)
    assert unseen == pytest.approx(31 / 42, abs=0.001)
    assert calibration.confidence("bad", 0.8) == pytest.approx(PRIOR * 31 / 42 / (PRIOR + 10), abs=0.001)
    assert calibration.confidence("bad", 0.8) < unseen < calibration.confidence("good", 0.8)


def test_order_does_not_matter() -> None:
    assert fit(RISING) == fit(reversed(RISING))


def test_what_ships_rises_with_weight_and_stays_between_0_and_1() -> None:
    calibration = shipped()
    weights = [number / 100 for number in range(40, 100)]
    known = [calibration.confidence("no rule of ours", weight) for weight in weights]
    assert all(lower <= upper for lower, upper in pairwise(known))
    assert 0.0 < known[0] < known[-1] < 1.0
    assert all(0 <= seen.right <= seen.all for seen in (*calibration.rules.values(), *dict(calibration.steps).values()))


def test_what_is_written_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calibration = Calibration(((0.8, Seen(1, 2)), (1.0, Seen(3, 3))), {"supplies: « fournir »": Seen(2, 3)})
    file = tmp_path / "calibration.json"
    file.write_text(write(calibration), encoding="utf-8")
    monkeypatch.setattr("kg.claims.calibration._FILE", file)
    assert shipped.__wrapped__() == calibration
