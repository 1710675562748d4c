"""Letters that are the beginnings of a name's words."""

from __future__ import annotations

import pytest

from kg.entities.syllables import is_syllabic


@pytest.mark.parametrize(
    ("letters", "name", "made"),
    [
        ("corref", "conference des religieux et religieuses de france", True),
        ("ciase", "commission independante sur les abus sexuels dans l eglise", True),
        ("ciase", "commission independante sur les abus", False),
        ("onu", "organisation des nations unies", False),
        ("inserm", "institut de recherche", False),
    ],
)
def test_letters_of_all_but_small_words(letters: str, name: str, made: bool) -> None:
    assert is_syllabic(letters, name.split()) is made
