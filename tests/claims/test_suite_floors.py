"""What the readers are worth on the suite and the seeds does not fall below the floors of ``floors.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from kg.evaluation import Scores
from kg.measure import measure
from kg.model import Readers
from tests.command import ROOT

pytestmark = [pytest.mark.model, pytest.mark.slow]

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
SLACK: float = FLOORS["slack"]
MEASURED: dict[str, dict[str, float]] = FLOORS["measured"]
RULES: dict[str, dict[str, float]] = FLOORS["rules"]
"""What the rules alone were measured to be worth."""
CASES = [
    (readers, folder, figure)
    for readers, measured in ((Readers.BOTH, MEASURED), (Readers.RULES, RULES))
    for folder, figures in measured.items()
    for figure in figures
]


@cache
def _scores(folder: str, readers: Readers = Readers.BOTH) -> Scores:
    return measure(ROOT / folder, readers=readers)[1]


def _figures(scores: Scores) -> dict[str, float]:
    return {
        "precision": scores.claims.precision,
        "recall": scores.claims.recall,
        "entity_f1": scores.entities.f1,
        "status_accuracy": scores.status_accuracy,
        "trap_rate": scores.trap_rate,
    }


@pytest.mark.parametrize(("readers", "folder", "figure"), CASES)
def test_a_figure_is_not_worse_than_measured(readers: Readers, folder: str, figure: str) -> None:
    scores, measured = _scores(folder, readers), (RULES if readers is Readers.RULES else MEASURED)[folder][figure]
    now = _figures(scores)[figure]
    message = f"{folder}: {figure} is {now:.4f}, was {measured:.4f}; claims {scores.claims}, entities {scores.entities}"
    if figure == "trap_rate":
        assert now <= measured + SLACK, message
    else:
        assert now >= measured - SLACK, message


@pytest.mark.parametrize("folder", MEASURED)
def test_no_figure_of_a_gold_is_left_out(folder: str) -> None:
    traps = {"trap_rate"} if _scores(folder).trap_passages else set()
    assert set(MEASURED[folder]) == set(_figures(_scores(folder))) - {"trap_rate"} | traps
