"""What quotation marks, first names and parentheses tell of names."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def entities(language: str, text: str) -> dict[str, str]:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    found = extractor(language).read(document_from_text(text, id="a", language=language)).entities
    return {entity.name: entity.type for entity in found}


def test_a_title_in_quotation_marks_is_one_name() -> None:
    found = entities("fr", "Paul Morel a créé « Hamlet à rebours » avec Jeanne Lagrange.")
    assert found == {"Paul Morel": "Person", "Jeanne Lagrange": "Person", "Hamlet à rebours": "Product"}


def test_what_is_said_in_quotation_marks_is_none() -> None:
    found = entities("fr", "« Hamlet à rebours », a répondu Paul Morel à Jeanne Lagrange.")
    assert "Hamlet à rebours" not in found


def test_a_film_is_not_whom_it_is_named_after() -> None:
    text = 'Michael Norton\'s "Ferrari," starring Adam Cole as Enzo Ferrari, opens the festival.'
    found = entities("en", text)
    assert (found["Ferrari"], found["Enzo Ferrari"]) == ("Product", "Person")


def test_a_first_name_before_the_full_one_is_somebody_else() -> None:
    assert {"Laura", "Laura Norton"} <= entities(
        "en", "Paul Morel came with his wife Laura. The film is by Laura Norton."
    ).keys()
    assert "Laura" not in entities("en", "The film is by Laura Norton. Paul Morel praised Laura on Monday.")


def test_a_pope_is_nobody_else_of_his_name() -> None:
    found = entities("fr", "François Morel a écrit au Vatican. Le pape François lui a répondu.")
    assert {"François Morel", "pape François"} <= found.keys()


def test_a_demonym_before_a_port_is_the_country() -> None:
    found = entities("en", "The ship docked in the southern Italian port of Taranto. Italy had agreed.")
    assert found["Italy"] == "Country"
    assert "Italian" not in found


def test_a_short_name_of_syllables_stands_for_the_long_one() -> None:
    found = entities("fr", "La Conférence des religieux et religieuses de France (Corref) a répondu. La Corref attend.")
    assert "Conférence des religieux et religieuses de France" in found
    assert "Corref" not in found
