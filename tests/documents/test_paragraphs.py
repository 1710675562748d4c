"""Paragraphs of plain text: the rule for line breaks, and what always holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.paragraphs import paragraphs, trim
from kg.model import Span


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_blank_lines_separate() -> None:
    assert texts("Un titre\n\nUn corps.\n \t\n  Une suite.  \n") == ["Un titre", "Un corps.", "Une suite."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2029"])
def test_every_line_end_counts_and_none_is_in_a_span(line_end: str) -> None:
    text = line_end.join(["Un titre", "", "Un corps.", ""])
    assert texts(text) == ["Un titre", "Un corps."]


def test_hard_wrapped_prose_is_one_paragraph() -> None:
    text = (
        "Le groupe Durand a annoncé mardi le rachat de son concurrent Lefort,\n"
        "installé à Lyon depuis quarante ans, pour un montant que la direction\n"
        "Morel, interrogée par nos soins, n'a pas voulu donner.\n"
    )
    assert texts(text) == [text.rstrip()]


def test_wrapped_lines_join_before_a_capital_when_the_word_would_not_have_fitted() -> None:
    text = "La présidente de la société de transport maritime,\nMartine Durand-Lefort, a démissionné hier soir."
    assert texts(text) == [text]


def test_a_title_right_above_wrapped_prose_stands_alone() -> None:
    text = (
        "Durand rachète Lefort\n"
        "Le groupe Durand a annoncé mardi le rachat de son concurrent Lefort,\n"
        "installé à Lyon depuis quarante ans."
    )
    assert texts(text)[0] == "Durand rachète Lefort"
    assert len(texts(text)) == 2


def test_paragraphs_without_blank_lines_end_with_their_short_line() -> None:
    text = (
        "Le groupe Durand a annoncé mardi le rachat de son concurrent Lefort,\n"
        "installé à Lyon.\n"
        "Les salariés ont été informés le soir même par la direction, qui\n"
        "promet de maintenir tous les emplois."
    )
    assert [paragraph.split()[0] for paragraph in texts(text)] == ["Le", "Les"]


def test_headlines_one_a_line_are_apart() -> None:
    lines = ["Cyclisme : Morel gagne la première étape", "Cyclisme : Petit prend le maillot de Morel au sprint"]
    assert texts("\n".join(lines)) == lines


def test_long_lines_are_a_paragraph_each() -> None:
    lines = ["Le groupe a vendu " + "des usines " * 20 + "hier.", "La suite " + "des ventes " * 15 + "attend."]
    assert texts("\n".join(lines)) == lines


def test_bullets_open_paragraphs() -> None:
    text = "- la vente de Lefort, qui emploie trois cents personnes\n- l'achat de Petit\n1. Un dernier point."
    assert len(texts(text)) == 3


def test_a_paragraph_begins_behind_its_bullet() -> None:
    assert texts("Les élus :\n- Anna Bell\n• Paul Prat") == ["Les élus :", "Anna Bell", "Paul Prat"]
    assert texts("- Vous partez ?\n\n- Oui, je pars.") == ["- Vous partez ?", "- Oui, je pars."]


def test_an_aside_between_dashes_is_no_bullet() -> None:
    text = "La directrice de la société de transport a dit\n– mais sans donner de date – que la vente aurait lieu."
    assert texts(text) == [text]


def test_separators_are_no_paragraphs() -> None:
    assert texts("Un titre\n* * *\nUn corps.\n-----\n") == ["Un titre", "Un corps."]


def test_invisible_characters_are_trimmed() -> None:
    text = "\ufeff\u200b Un titre\u00a0\u200b\n\u200b\nUn corps."
    assert texts(text) == ["Un titre", "Un corps."]


def test_trim_gives_nothing_for_white_space() -> None:
    assert trim("a  \n b", Span(1, 5)) == ()


LINES = st.text(st.sampled_from("aéB. -–«»,\t\r\n\u2028\u00a0\u200b1"), max_size=60) | st.text(max_size=40)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_spans_are_ordered_disjoint_trimmed_and_lose_no_word(text: str) -> None:
    spans = paragraphs(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for span in spans:
        assert trim(text, span) == (span,)
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]
