"""Events and bodies that nothing but a common noun names."""

from __future__ import annotations

from functools import cache

import pytest

from kg.model import Document, Span

pytestmark = pytest.mark.model

FRENCH = [
    ("Le Tour de Norvège : Karl Ström remporte la 10e étape.", "10e étape", "Event"),
    ("Championnat de Norvège : les résultats de la troisième journée.", "troisième journée", "Event"),
    (
        "Le Tour de Norvège continue. Karl Ström a remporté le contre-la-montre de la 13e étape.",
        "contre-la-montre de la 13e étape",
        "Event",
    ),
    ("Un attentat a fait onze morts lundi.", "attentat", "Event"),
    ("Karl Ström s'est qualifié pour la finale.", "finale", "Event"),
    ("La collision de deux trains a fait neuf morts lundi.", "collision de deux trains", "Event"),
    ("L'incendie d'un atelier de tissage a tué Karl Ström.", "incendie d'un atelier de tissage", "Event"),
    ("La police a arrêté Karl Ström.", "police", "GovernmentBody"),
]
NOTHING = [
    ("La première étape du projet est terminée, selon Karl Ström.", "étape"),
    ("Aucun attentat n'a été commis, selon Karl Ström.", "attentat"),
    ("Karl Ström a écrit un roman sur la police.", "police"),
]


@cache
def _types(text: str) -> dict[str, str]:
    from kg.extractor import extractor

    document = Document(id="a", text=text, language="fr", paragraphs=(Span(0, len(text)),))
    return {entity.name: entity.type for entity in extractor("fr").read(document).entities}


@pytest.mark.parametrize(("text", "name", "kind"), FRENCH)
def test_a_noun_that_tells_it_apart_names_an_event_or_a_body(text: str, name: str, kind: str) -> None:
    assert _types(text).get(name) == kind


@pytest.mark.parametrize(("text", "noun"), NOTHING)
def test_other_uses_of_the_noun_name_nothing(text: str, noun: str) -> None:
    assert not [name for name in _types(text) if noun in name]


def test_a_noun_refers_back_to_a_longer_name_of_its_kind() -> None:
    names = _types("Un attentat à Oslo a fait onze morts. Karl Ström a condamné l'attentat.")
    assert [name for name in names if "attentat" in name] == ["attentat à Oslo"]


TOLD_AGAIN = [
    ("Un attentat a fait onze morts à Oslo. L'attaque a été revendiquée mardi.", {"attentat"}),
    ("Un attentat-suicide a fait onze morts à Oslo. Cette attaque terroriste a choqué.", {"attentat-suicide"}),
    ("Une collision a fait neuf morts à Oslo. L'accident est survenu mardi.", {"collision"}),
]
APART = [
    "Une collision a fait neuf morts à Oslo. Le séisme de mardi a fait trois blessés.",
    "Un attentat a fait onze morts à Oslo. L'attaque de Bergen a fait deux morts.",
    "Une fusillade a fait onze morts à Oslo. Un attentat a fait deux morts à Bergen. L'attaque a choqué.",
]


def _events(text: str) -> set[str]:
    return {name for name, kind in _types(text).items() if kind == "Event"}


@pytest.mark.parametrize(("text", "names"), TOLD_AGAIN)
def test_another_noun_of_its_kind_takes_an_event_up(text: str, names: set[str]) -> None:
    assert len(_events(text)) == len(names)


@pytest.mark.parametrize("text", APART)
def test_nouns_that_may_not_mean_it_tell_of_another_event(text: str) -> None:
    assert len(_events(text)) >= 2


def test_the_first_sentence_tells_the_event_of_the_headline() -> None:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    text = "Fusillade à Oslo : onze morts\n\nUne fusillade a fait onze morts lundi à Oslo. La tuerie a choqué."
    read = extractor("fr").read(document_from_text(text, id="a", language="fr"))
    assert [e.name for e in read.entities if e.type == "Event"] == ["Fusillade à Oslo"]


def test_what_is_told_as_new_is_not_what_happened_years_before() -> None:
    text = (
        "Un tremblement de terre de magnitude 6,2 a frappé Oslo mardi, faisant douze morts. "
        "Le tremblement de terre de Bergen date de 2009."
    )
    assert len(_events(text)) == 2
