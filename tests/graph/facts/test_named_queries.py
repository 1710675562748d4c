"""What every shipped query answers about the dispatches, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph.query import fill_in
from kg.ontology import load
from kg.ontology.named_queries import read_query

from .newsroom import NEWSROOM

ANSWERS = Path(__file__).with_name("answers.txt")
GIVEN: dict[str, dict[str, str]] = {"claims-of": {"entity": "oreade sa"}, "overdue": {"today": "2026-01-01"}}
"""The parameters of queries that would answer too much, or another thing every day."""


def answer(name: str) -> str:
    given = "".join(f" {key}={value}" for key, value in GIVEN.get(name, {}).items())
    return f"== {name}{given}\n{NEWSROOM.named(name, **GIVEN.get(name, {})).table()}\n"


def answers() -> str:
    """All answers, as ``answers.txt`` has them."""
    return "".join(answer(name) for name in load().queries)


@pytest.mark.parametrize("name", load().queries)
def test_the_exact_rows(name: str) -> None:
    """A change of that file is a change of what analysts are told: read its diff."""
    assert answer(name) in ANSWERS.read_text("utf-8")


def test_no_answer_is_left_over() -> None:
    assert ANSWERS.read_text("utf-8") == answers()


def rows(name: str, *columns: str, **given: str | float) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in NEWSROOM.named(name, **given)]


def test_three_articles_that_relay_one_newspaper_are_one_source() -> None:
    (fact,) = NEWSROOM.named("facts", entity="Oréade", sources=2)
    assert (fact["documents"], fact["sources"], fact["actual"], fact["negated"]) == (4, 2, 3, 1)
    assert rows("single-source", "source", "documents", entity="Oréade") == [("WSJ", 3)]


def test_a_symmetric_fact_is_one_whichever_way_it_is_told() -> None:
    assert rows("facts", "documents", "sources", relation="partnersWith") == [(2, 2)]


@pytest.mark.parametrize("kind", ["denied", "leaders", "figures", "amounts", "births"])
def test_contradictions_by_kind(kind: str) -> None:
    found = NEWSROOM.named("contradictions", kind=kind)
    assert {row["kind"] for row in found} == {kind}


def test_what_makes_a_contradiction() -> None:
    assert rows("contradictions", "one", kind="leaders", days=1) == []  # told two days apart
    assert len(rows("contradictions", "one", kind="amounts", tolerance=0.01)) == 3  # 500 and 510 differ by 2 %
    assert rows("contradictions", "about", entity="anne guerin") == [("Anne Guérin",)]


@pytest.mark.parametrize("name", ["VALMER", "groupe valmer", "Valmer"])
def test_a_name_counts_whatever_its_case_accents_and_form(name: str) -> None:
    assert len(rows("suppliers", "customer", company=name)) == 2
    assert rows("leaders", "leader", organization=name, person="anne guerin") == [("Anne Guérin",)]


def test_the_timeline_ends_where_it_is_cut() -> None:
    assert rows("timeline", "day", since="2025-03-12", until="2025-03-31", entity="Paul Lasalle") != []
    assert rows("timeline", "subject", until="1999-12-31") == [("Anne Guérin",)]


def test_deals_of_a_size_and_a_month() -> None:
    assert rows("deals", "amount", least=600_000_000) == [("650 000 000 EUR",)]
    assert rows("deals", "amount", since="2025-04") == []


def test_overdue_looks_at_todays_date_unless_told() -> None:
    assert rows("overdue", "due", today="2025-06-30") == []
    assert len(rows("overdue", "due")) == 1  # a day in June 2025 stays past


def test_a_missing_parameter_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bosses.rq"
    file.write_text(
        "# Who leads it.\n# @param body name required The organization.\nASK { ?x skos:hiddenLabel $body }\n"
    )
    query = read_query(file)
    with pytest.raises(QueryError, match=r"bosses needs body \(The organization\)") as caught:
        fill_in(query, {})
    assert caught.value.remedy == "give body=…"
    assert fill_in(query, {"body": "L’Oréal"}).endswith('ASK { ?x skos:hiddenLabel "l oreal" }\n')


def test_a_value_that_looks_like_a_blank_stays_a_value(tmp_path: Path) -> None:
    file = tmp_path / "two.rq"
    file.write_text('# Two.\n# @param one "" First.\n# @param two "" Second.\nSELECT ($one AS ?a) ($two AS ?b) {}\n')
    filled = fill_in(read_query(file), {"one": "$two", "two": '" || "'})
    assert NEWSROOM.query(filled).rows == [("$two", '" || "')]
