"""Rows are counted rightly however an answer is cut into parts and whatever its texts hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store

from kg.server.counting import BoundedBytes, RowCounter, TooMuchError, at_most

FORMATS = [QueryResultsFormat.CSV, QueryResultsFormat.TSV, QueryResultsFormat.JSON, QueryResultsFormat.XML]
TEXTS = st.lists(st.text(alphabet='a"\\,{}[]:<>/\n\r\t result', max_size=12), max_size=6, unique=True)


def written(texts: list[str], form: QueryResultsFormat) -> tuple[bytes, int]:
    """An answer with the texts, and how many rows it has."""
    store = Store()
    store.extend(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(text), DefaultGraph()) for text in texts)
    found = store.query("SELECT ?o ?unbound { { ?s ?p ?o } UNION { BIND(1 AS ?other) } }")
    assert isinstance(found, QuerySolutions)
    return found.serialize(format=form) or b"", len(texts) + 1


@pytest.mark.parametrize("form", FORMATS, ids=str)
@given(texts=TEXTS, size=st.integers(1, 40))
def test_rows_are_counted(form: QueryResultsFormat, texts: list[str], size: int) -> None:
    answer, rows = written(texts, form)
    counter = RowCounter(form)
    counts = [counter.count(answer[start : start + size]) for start in range(0, len(answer), size)]
    assert counts[-1] == rows
    assert counts == sorted(counts)


def test_bytes_and_items_have_a_limit() -> None:
    file = BoundedBytes(5)
    assert file.write(b"12345") == 5
    with pytest.raises(TooMuchError, match="larger than 5 bytes"):
        file.write(b"6")
    assert list(at_most([1, 2], 2)) == [1, 2]
    with pytest.raises(TooMuchError, match="more than 1 rows"):
        list(at_most([1, 2], 1))
