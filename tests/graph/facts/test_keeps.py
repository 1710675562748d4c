"""What a shipped query says that a parameter keeps of its whole answer is what asking with it gives."""

from __future__ import annotations

import pytest

from kg.ontology import load
from kg.ontology.views import Keeps, Parameter

from .newsroom import NEWSROOM

QUERIES = load().queries
KEPT = [(name, one) for name, query in QUERIES.items() for one in query.parameters if one.keeps]
Row = tuple[str, ...]


def rows(name: str, **parameters: str | float) -> list[Row]:
    found = NEWSROOM.named(name, **parameters)
    return [tuple("" if cell is None else str(cell) for cell in row) for row in found.rows]


def number(text: str) -> str | float:
    return float(text) if text.isdecimal() else text


def whole(name: str) -> list[Row]:
    """The answer with everything in it, as a page holds it."""
    told = [(one.name, one.keeps) for one in QUERIES[name].parameters]
    return rows(name, **{blank: number(keeps.widest) for blank, keeps in told if keeps and keeps.widest})


def passes(keeps: Keeps, value: str | float, cell: str) -> bool:
    told = type(value)(cell)
    return {"<=": value <= told, "<": value < told, ">=": value >= told, ">": value > told}[keeps.test]


@pytest.mark.parametrize(("name", "parameter"), KEPT, ids=[f"{name}-{one.name}" for name, one in KEPT])
def test_rows_that_are_kept_are_rows_that_are_asked_for(name: str, parameter: Parameter) -> None:
    keeps = parameter.keeps
    assert keeps
    everything, columns = whole(name), NEWSROOM.named(name).columns
    assert set(keeps.columns) <= set(columns)
    if keeps.test == "first":
        assert rows(name, **{parameter.name: 2}) == everything[:2]
        return
    places = [columns.index(column) for column in keeps.columns]
    others = {
        one.name: number(one.keeps.widest)
        for one in QUERIES[name].parameters
        if one.keeps and one.keeps.widest and one != parameter
    }
    named = {entity.name for entity in NEWSROOM.entities}
    for text in sorted({row[place] for row in everything for place in places} - {""}):
        if parameter.is_name and text not in named:
            continue  # an amount, or a source without a name: no entity that could be asked for
        value = number(text) if keeps.test != "=" else text
        asked = rows(name, **others, **{parameter.name: value})
        if keeps.test == "=":
            # Where both ends bear the name, asking counts a claim once for each.
            kept = [row for row in everything if text in {row[place] for place in places}]
            once = [row for row in kept if len({row[place] for place in places}) == len(places)]
            assert [row for row in asked if row in once] == once, text
            assert len(asked) == len(kept), text
        else:
            assert asked == [row for row in everything if passes(keeps, value, row[places[0]])], text


def test_most_queries_have_something_to_fill_in() -> None:
    assert len({name for name, _ in KEPT}) > 14
