"""What docs/asking.md shows works."""

from __future__ import annotations

import re
from pathlib import Path

from kg.graph.query import fill_in
from kg.ontology.named_queries import read_query
from tests.command import ROOT

from .newsroom import NEWSROOM

PAGE = (ROOT / "docs" / "asking.md").read_text("utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)


def test_the_query_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "since.rq"
    file.write_text(QUERIES[0])
    rows = NEWSROOM.query(fill_in(read_query(file), {"company": "Tissel"})).rows
    assert [(name, str(day)) for name, day in rows] == [("Valmer", "2025-03-03")]


def test_the_count_of_sources() -> None:
    assert sorted(row["sources"] for row in NEWSROOM.query(QUERIES[1]))[-3:] == [2, 2, 2]  # type: ignore[type-var]


def test_every_named_query_that_is_shown_is_there() -> None:
    shown = re.findall(r"--named ([\w-]+)((?: --param \w+=(?:\"[^\"]*\"|\S+))*)", PAGE)
    assert len(shown) > 5
    for name, given in shown:
        pairs = re.findall(r"--param (\w+)=(\"[^\"]*\"|\S+)", given)
        assert NEWSROOM.named(name, **{key: value.strip('"') for key, value in pairs}).columns
