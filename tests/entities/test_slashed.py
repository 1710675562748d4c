"""Names that a slash joins."""

from __future__ import annotations

import pytest

from kg.model import Document, Span

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "K. Lindberg-Mora/A. Tejada beat Anna Hingst/Sara Mirzo on Sunday.", {"A. Tejada", "K. Lindberg-Mora"}),
        ("fr", "Aline Ratier/Paul Fournel devancent Karim Suwaid/Luc Bosc.", {"Aline Ratier", "Luc Bosc"}),
    ],
)
def test_names_that_a_slash_joins_are_two(language: str, text: str, names: set[str]) -> None:
    assert names <= _named(language, text)


def test_letters_around_a_slash_are_one_name() -> None:
    assert "AC/DC" in _named("fr", "Le groupe AC/DC jouera à Nice.")


def _named(language: str, text: str) -> set[str]:
    from kg.extractor import extractor

    document = Document(id="a", text=text, language=language, paragraphs=(Span(0, len(text)),))
    return {entity.name for entity in extractor(language).read(document).entities}
