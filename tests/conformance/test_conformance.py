"""The W3C suite against a running server where it is at hand; a small suite of our own everywhere."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.conformance.run import Outcomes, read_expected_failures, run_suite, unexpected

OWN = Path(__file__).with_name("own")
W3C = Path(os.environ.get("KG_W3C") or Path(__file__).resolve().parents[3] / "shared" / "w3c" / "sparql11")


def test_our_own_suite_passes() -> None:
    outcomes = run_suite(OWN)
    assert unexpected(outcomes, {}) == []
    assert Counter(group for group, _, _ in outcomes.values()) == {
        "query evaluation": 3,
        "update evaluation": 1,
        "syntax": 2,
        "protocol": 3,
        "graph store protocol": 1,
    }


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    if not W3C.is_dir():
        pytest.skip(f"the W3C suite is not in {W3C}; KG_W3C may name its folder sparql/sparql11")
    return run_suite(W3C)


@pytest.mark.slow
def test_the_w3c_suite_fails_only_where_it_is_known_to(outcomes: Outcomes) -> None:
    assert unexpected(outcomes, read_expected_failures()) == []


@pytest.mark.slow
def test_protocol_and_graph_store_pass_wholly(outcomes: Outcomes) -> None:
    groups = ("protocol", "graph store protocol")
    passed = Counter(group for group, problem, _ in outcomes.values() if group in groups and not problem)
    assert passed == {"protocol": 34, "graph store protocol": 13}


@pytest.mark.slow
def test_queries_are_evaluated_as_by_the_bare_engine(outcomes: Outcomes) -> None:
    worse = {name for name, (_, problem, engine) in outcomes.items() if problem and engine == ""}
    assert worse == {"service/service7"}  # SERVICE SILENT, which fails in silence there and is refused here
