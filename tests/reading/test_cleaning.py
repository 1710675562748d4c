"""Paragraphs made easy to parse, and the way back to where each character stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.cleaning import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("L’usine d’Altamer", "L'usine d'Altamer"),
        ("l' usine", "l'usine"),
        ("l ’usine", "l'usine"),
        ("aujourd’ hui", "aujourd'hui"),
        ("Nordelia’s plant doesn’t close", "Nordelia's plant doesn't close"),
        ("d’« Altamer »", "d'« Altamer »"),
        ("“words” and « mots »", "“words” and « mots »"),
        ("the workers’ union", "the workers' union"),
    ],
)
def test_apostrophes_become_straight_and_rejoin_their_word(text: str, cleaned: str) -> None:
    assert clean(text).text == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("à Brest , dit-il", "à Brest, dit-il"),
        ("elle part .", "elle part."),
        ("( Brest )", "(Brest)"),
        ("le 1 er mai", "le 1er mai"),
        ("M.Lemoine", "M. Lemoine"),
        ("3\u202f000\u00a0euros", "3 000 euros"),
        ("deux  mots\tici", "deux mots ici"),
        ("us\u00adine\u200b verte", "usine verte"),
        ("Rien à changer.", "Rien à changer."),
        ("", ""),
    ],
)
def test_stray_spaces_and_invisible_characters_go(text: str, cleaned: str) -> None:
    assert clean(text).text == cleaned


def test_a_blank_is_left_out_with_the_space_before_it() -> None:
    assert clean("Nordelia (NDL.PA) monte", ((9, 17),)).text == "Nordelia monte"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("l' usine de Brest , dit-il", "dit-il"),
        ("us\u00adine  du\u202f port  vert", "port"),
        ("( le 1 er ) quai", "quai"),
        ("M.Lemoine", "Lemoine"),
    ],
)
def test_a_word_after_edits_is_found_where_it_stood(text: str, word: str) -> None:
    cleaned = clean(text)
    assert cleaned.original(cleaned.text.index(word)) == text.index(word)


@given(st.text(alphabet="aéLdM1 .,'’\u00ad\u200b\u202f()«»\n", max_size=40))
def test_every_character_comes_from_its_place_or_stands_for_it(text: str) -> None:
    cleaned = clean(text)
    places = [cleaned.original(offset) for offset in range(len(cleaned.text))]
    assert places == sorted(places)
    for character, place in zip(cleaned.text, places, strict=True):
        assert character in " '" or text[place] == character


@given(st.text(alphabet="aéLd1 ,\u200b", max_size=20), st.integers(0, 20), st.integers(1, 5))
def test_offsets_hold_around_a_blank(text: str, start: int, length: int) -> None:
    whole = f"{text[:start]}{'X' * length}{text[start:]}"
    start = min(start, len(text))
    cleaned = clean(whole, ((start, start + length),))
    assert "X" not in cleaned.text
    for offset, character in enumerate(cleaned.text):
        assert character in " '" or whole[cleaned.original(offset)] == character
