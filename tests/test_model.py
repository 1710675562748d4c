"""How evidence is cut into pieces where it is marked."""

from __future__ import annotations

from kg.model import Span, marked


def test_overlapping_spans_keep_all_their_names() -> None:
    pieces = marked("le rachat de Lune", {"s": None, "o": Span(13, 17), "a": Span(3, 17)})
    assert pieces == [("le ", ""), ("rachat de ", "a"), ("Lune", "oa")]


def test_spans_outside_the_evidence_mark_nothing_and_cut_nothing_off() -> None:
    assert marked("Lune", {"s": Span(-9, -2), "o": Span(0, 99)}) == [("Lune", "o")]
