"""Names that only what has learned their bounds is sure of."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.entities.candidate import Candidate
from kg.entities.overlooked import ENOUGH, SEVERAL, SMALL, overlooked
from kg.extractor import extractor
from kg.reading.parsing import parse

pytestmark = pytest.mark.model


def found(text: str, language: str, name: str, sure: float = ENOUGH, known: tuple[Candidate, ...] = ()) -> list[str]:
    """The kinds of the candidates for a name that is so sure."""
    parsed = parse(document_from_text(text, id="a", language=language))
    words = name.split()
    start = next(i for i in range(len(parsed.tokens)) if parsed.tokens[i].text == words[0])
    reader = extractor(language)
    spans = [(start, start + len(words), sure)]
    return [c.kind for c in overlooked(known, spans, parsed, reader.gazetteer, reader.lexicon)]


def test_a_common_word_that_opens_a_sentence_is_a_name_if_that_is_sure() -> None:
    text = "The vote was close. Momentum and the union backed the motion."
    assert found(text, "en", "Momentum") == ["name"]
    assert found(text, "en", "Momentum", ENOUGH - 0.05) == []


def test_the_adjective_of_a_region_says_where() -> None:
    assert found("Un producteur texan, Wade Kroll, a signé.", "fr", "texan") == ["adjective"]


def test_titles_adjectives_and_common_words_are_no_names() -> None:
    assert found("The court heard Brigadier Themba Sokhela on Monday.", "en", "Brigadier") == []
    assert found("Les routes de la région sont fermées.", "fr", "région") == []


def test_what_is_known_already_is_not_found_again() -> None:
    text = "The vote was close. Momentum and the union backed the motion."
    assert found(text, "en", "Momentum", known=(Candidate(5, 6),)) == []


def test_several_words_are_a_name_sooner_than_one() -> None:
    text = "Le directeur de la brigade fluviale de nuit a parlé de Affaires maritimes."
    assert found(text, "fr", "brigade fluviale", SMALL) == ["nominal"]
    assert found(text, "fr", "brigade fluviale", SMALL - 0.02) == []
    assert found(text, "fr", "Affaires maritimes", SEVERAL) == ["name"]


def test_an_office_is_no_name() -> None:
    assert found("The vote was close. Finance minister Ada Lunt spoke.", "en", "Finance minister") == []


def test_a_noun_alone_is_a_body_where_that_is_sure() -> None:
    text = "Le plan est rejeté par le collectif. Une grève et un collectif naissent."
    assert found(text, "fr", "collectif", SMALL) == ["nominal"]
    assert found(text, "fr", "collectif", SMALL - 0.1) == []
    assert found("Un collectif est né.", "fr", "collectif", SMALL) == []
