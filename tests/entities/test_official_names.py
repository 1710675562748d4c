"""Official names in pieces, titles of works, letters that are no town, and what firms and sovereigns are called."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Extraction

pytestmark = pytest.mark.model

Read = Callable[[str, str], Extraction]


@pytest.fixture(scope="module")
def read() -> Read:
    """Reads a text of a language."""
    return cache(lambda language, text: extractor(language).read(document_from_text(text, id="a", language=language)))


NAMED = [
    ("en", "The drones were flown by the 417th Wing out of Nevada.", "417th Wing", "GovernmentBody"),
    ("en", "Men of the 12th Mountain Division landed in Kandahar.", "12th Mountain Division", "GovernmentBody"),
    (
        *("en", "She will testify before the House Subcommittee on Rural Water and Dams next week."),
        *("House Subcommittee on Rural Water and Dams", "GovernmentBody"),
    ),
    (
        *("en", "Oracle sued Google in the U.S. District Court for the Northern District of Texas."),
        *("U.S. District Court for the Northern District of Texas", "GovernmentBody"),
    ),
    (
        *("en", "It was nominated for the Academy Award for Best Foreign Language Film in 2009."),
        *("Academy Award for Best Foreign Language Film", "Event"),
    ),
    ("en", "The governor signed House Bill 81 on Thursday.", "House Bill 81", "Law"),
    ("en", "CCGS Lord Dunmow took part in the search.", "CCGS Lord Dunmow", "Product"),
    ("en", "Two Grey Heron helicopters landed near Denver on Tuesday.", "Grey Heron", "Product"),
    ("en", "The film beat The Miller's Gambit at the box office.", "The Miller's Gambit", "Product"),
    ("en", """Tarvel declined to speak on CNN's "Nation at Noon".""", "Nation at Noon", "Product"),
    ("en", "Kyrgyzstan's parliament, the Jogorku Kenesh, voted 78-1 for closure.", "Jogorku Kenesh", "GovernmentBody"),
    ("en", "Tarvel told ESPN's Second Take that the city was right.", "Second Take", "Product"),
    (
        *("en", "The Dunmow County Board of Commissioners votes on October 10."),
        *("Dunmow County Board of Commissioners", "GovernmentBody"),
    ),
    (
        *("fr", "La ministre des Transports et députée de Brizel, Claire Vasseur, rencontrera la direction lundi."),
        *("ministère des Transports", "GovernmentBody"),
    ),
    ("fr", "Le pape Léandre a reçu Claire Vasseur jeudi à Rome.", "pape Léandre", "Person"),
    ("fr", "Le cabinet a travaillé pour Vautrin et Cie et pour Nordelia.", "Vautrin et Cie", "Company"),
    ("fr", "Le fonds a été repris par Marc Sorel de Montclar.", "Marc Sorel de Montclar", "Person"),
]


@pytest.mark.parametrize(("language", "text", "name", "kind"), NAMED)
def test_whole_names(read: Read, language: str, text: str, name: str, kind: str) -> None:
    assert {e.name: e.type for e in read(language, text).entities}.get(name) == kind


NO_NAMES = [
    ("The rover landed at 05:32 UTC on Monday.", "UTC"),
    ("The fire broke out just after 1 a.m. EDT on Monday in Boston.", "EDT"),
    ("The bill, passed by the Senate, now goes to the Governor-General.", "General"),
    ("U.N. Secretary-General Ban Tormund said the attack was barbaric.", "U.N. Secretary"),
]


@pytest.mark.parametrize(("text", "word"), NO_NAMES)
def test_hours_and_halves_of_offices_name_nothing(read: Read, text: str, word: str) -> None:
    assert word not in {name for e in read("en", text).entities for name in (e.name, *e.aliases)}


ONE = [
    (
        *("en", "Tarvel asked the U.S. Department of Agriculture for help. The USDA said it would."),
        *("U.S. Department of Agriculture", "USDA"),
    ),
    (
        *("en", "The Government Accountability Office disagrees, and the GAO's report said so."),
        *("Government Accountability Office", "GAO"),
    ),
    *(("en", f"The {whole} filed suit. Officials of the {short} declined to speak.", whole, short) for whole, short in [
        ("United States Department of Justice", "Justice Department"),
        ("US Department of Energy", "Energy Department"),
    ]),
    (
        *("en", 'Tarvel belongs to the Democratic-Farmer-Labor Party. "The DFL has lost," she said.'),
        *("Democratic-Farmer-Labor Party", "DFL"),
    ),
    ("en", "The government sued the State of Arizona on Tuesday. Arizona passed it.", "Arizona", "State of Arizona"),
    (
        *("fr", "L'aéroport de Brizel-Nord a rouvert. Les vols depuis Brizel-Nord ont repris."),
        *("aéroport de Brizel-Nord", "Brizel-Nord"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "one", "other"), ONE)
def test_two_names_of_one(read: Read, language: str, text: str, one: str, other: str) -> None:
    assert any({one, other} <= {e.name, *e.aliases} for e in read(language, text).entities)


def test_a_town_in_capitals_stays_one(read: Read) -> None:
    """Gao is a town where nothing else has its letters for initials."""
    found = {e.name: e.type for e in read("en", "Rebels took Gao and Timbuktu on Sunday.").entities}

    assert found["Gao"] == "City"
