"""People whom the news calls by one name alone, where nothing else tells that they are people."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def _types(text: str, language: str) -> dict[str, str]:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    entities = extractor(language).read(document_from_text(text, id="a", language=language)).entities
    return {name: one.type for one in entities for name in (one.name, *one.aliases)}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Zuckerberg reçoit les syndicats mercredi", "Zuckerberg"),
        ("fr", "Comme Sarkozy avant lui, Luc Armand a cédé.", "Sarkozy"),
        ("en", "Merkel to meet union leaders on Wednesday", "Merkel"),
        ("en", "Lawyers for Ghosn have filed an appeal.", "Ghosn"),
    ],
)
def test_a_surname_of_public_life_is_a_person(language: str, text: str, name: str) -> None:
    """Alone, in a headline or in passing, it is no company."""
    assert _types(text, language)[name] == "Person"


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("fr", "Le groupe Kirchner a vendu ses usines à un fonds.", "Kirchner", "Company"),
        ("fr", "La rue Pasteur est fermée à la circulation.", "rue Pasteur", "Facility"),
        ("en", "Kennedy Johnson & Sons said the Johnson & Johnson deal was dead.", "Johnson & Johnson", "Company"),
    ],
)
def test_what_bears_such_a_name_is_what_the_words_beside_it_say(language: str, text: str, name: str, kind: str) -> None:
    """Firms and streets are called after people."""
    assert _types(text, language).get(name) == kind


def test_the_surname_of_somebody_in_the_text_is_theirs() -> None:
    """The list says that somebody is meant, not who."""
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "Marie Hollande a été élue maire. Mme Hollande succède à Luc Armand. Hollande a remercié ses électeurs."
    entities = extractor("fr").read(document_from_text(text, id="a", language="fr")).entities
    assert [one.name for one in entities if "Hollande" in one.name] == ["Marie Hollande"]
