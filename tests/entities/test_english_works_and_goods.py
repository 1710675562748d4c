"""Works behind whose they are, goods beside their like and their kind, and capitals of headings, in English."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor

pytestmark = pytest.mark.model

Read = Callable[[str], dict[str, str]]

ARTS = "The film, the novel and the actor were praised. "


@pytest.fixture(scope="module")
def read() -> Read:
    """Reads an English text: every name in it, with its type."""

    def names(text: str) -> dict[str, str]:
        found = extractor("en").read(document_from_text(text, id="a", language="en"))
        return {name: e.type for e in found.entities for name in (e.name, *e.aliases)}

    return cache(names)


WORKS = [
    ("The jury preferred Errol Morris's The Fog of War.", {"Errol Morris": "Person", "The Fog of War": "Product"}),
    ("Pawel Pawlikowski's Ida was nominated too.", {"Pawel Pawlikowski": "Person", "Ida": "Product"}),
    (
        "Hilary Mantel's Bring Up the Bodies beat Will Self's Umbrella.",
        {"Hilary Mantel": "Person", "Bring Up the Bodies": "Product", "Will Self": "Person", "Umbrella": "Product"},
    ),
    (
        "Werner Herzog's Cave of Forgotten Dreams was shown in Toronto.",
        {"Werner Herzog": "Person", "Cave of Forgotten Dreams": "Product", "Toronto": "City"},
    ),
    ("Joe Wright's Anna Karenina stars Keira Knightley.", {"Joe Wright": "Person", "Anna Karenina": "Product"}),
    ("Mozart's Don Giovanni is sold out.", {"Mozart": "Person", "Don Giovanni": "Product"}),
    ("Kiyoshi Kurosawa's Pulse gave Japan the award.", {"Kiyoshi Kurosawa": "Person", "Pulse": "Product"}),
    ("The biggest loser was The Secret Life of Walter Mitty.", {"The Secret Life of Walter Mitty": "Product"}),
    ("He starred in Capote.", {"Capote": "Product"}),
]


@pytest.mark.parametrize(("text", "wanted"), WORKS)
def test_what_is_somebodys_in_a_text_on_works_is_a_work(read: Read, text: str, wanted: dict[str, str]) -> None:
    assert wanted.items() <= read(ARTS + text).items()


@pytest.mark.parametrize("text", ["Sean Penn's Oscar was his second.", "Danny Boyle's British crew came."])
def test_prizes_and_peoples_are_nobodys_works(read: Read, text: str) -> None:
    assert "Product" not in read(ARTS + text).values()


OWNED = [
    (
        "He joined Tsvangirai's Movement for Democratic Change.",
        {"Tsvangirai": "Person", "Movement for Democratic Change": "PoliticalParty"},
    ),
    (
        "She left the Orange Democratic Movement for Ruto's United Republican Party.",
        {"Orange Democratic Movement": "PoliticalParty", "United Republican Party": "PoliticalParty"},
    ),
    (
        "Opel was almost sold to RHJ International of Belgium and Russia's Gaz.",
        {"RHJ International": "Company", "Belgium": "Country", "Russia": "Country"},
    ),
    ("The play opened at Daly's Theatre in London.", {"Daly's Theatre": "Facility"}),
    ("Ford's Fiesta and Opel's Corsa sell best.", {"Fiesta": "Product", "Opel": "Company", "Corsa": "Product"}),
    ("The People's Party won in Spain.", {"People's Party": "PoliticalParty"}),
]


@pytest.mark.parametrize(("text", "wanted"), OWNED)
def test_who_owns_is_apart_from_what_is_owned(read: Read, text: str, wanted: dict[str, str]) -> None:
    assert wanted.items() <= read(text).items()


GOODS = [
    ("The fleet is made up of Airbus A319s and Boeing 737s.", {"Airbus A319": "Product", "Boeing 737": "Product"}),
    ("The airline ordered 20 Boeing 787 Dreamliners.", {"Boeing 787 Dreamliner": "Product"}),
    (
        "Lesser known browsers, among them Konqueror, Camino and Epiphany, are kept alive by volunteers.",
        {"Konqueror": "Product", "Camino": "Product", "Epiphany": "Product"},
    ),
    ("The frigates INS Talwar, the Tabar and the Trishul left.", {"Tabar": "Product", "Trishul": "Product"}),
    ("Rockets were fired from an Uragan launcher.", {"Uragan": "Product"}),
    ("Guido van Rossum, the creator of Python, was there.", {"Python": "Product"}),
    ("Renault builds the Trafic van in Luton.", {"Trafic": "Product", "Luton": "City"}),
    ("His Vauxhall Corsa hit a Ford Transit in Leeds.", {"Vauxhall Corsa": "Product", "Ford Transit": "Product"}),
    ("The Toyota TS050 Hybrid led in Fuji.", {"Toyota TS050 Hybrid": "Product"}),
    ("Google's Chrome and Apple's Safari gained users.", {"Chrome": "Product", "Safari": "Product"}),
    ("Discovery bought the channels Quest and Really.", {"Quest": "MediaOutlet", "Really": "MediaOutlet"}),
    ("The talk show The Breakfast Hour ended.", {"The Breakfast Hour": "Product"}),
    ("He hosted the Late Show for years.", {"Late Show": "Product"}),
    ("The Geneva Motor Show opens on Tuesday.", {"Geneva Motor Show": "Event"}),
    ("Fighting spread to Nangarhar province.", {"Nangarhar": "Region"}),
    ("The probe flew past the asteroids Gaspra and Ida.", {"Gaspra": "Region", "Ida": "Region"}),
    ("Talpa sold Channel 8 for $40 million.", {"Channel 8": "MediaOutlet"}),
]


@pytest.mark.parametrize(("text", "wanted"), GOODS)
def test_goods_are_told_by_their_kind_and_their_like(read: Read, text: str, wanted: dict[str, str]) -> None:
    assert wanted.items() <= read(text).items()


def test_a_team_bears_the_name_of_a_maker_of_cars(read: Read) -> None:
    assert read("He marked Ken Abe, the Honda Heat winger.").get("Honda Heat") == "SportsTeam"


def test_what_closes_a_clause_is_in_no_list(read: Read) -> None:
    text = "Torstar, which publishes the Toronto Star, and Postmedia have supported the bill of $4 million."
    assert read(text).get("Postmedia") != "MediaOutlet"


@pytest.mark.parametrize("heading", ["A NEW MAYOR, AND OLD DEBTS", "HOME", "FAITH AND MONEY"])
def test_the_capitals_of_a_heading_name_nothing(read: Read, heading: str) -> None:
    found = read(f"The film was shown in Berlin.\n\n{heading}\n\nHailu Abebe opened a school in Accra.")
    assert set(found) == {"Berlin", "Hailu Abebe", "Accra"}


def test_who_is_named_in_a_heading_in_capitals_is_named(read: Read) -> None:
    found = read("The film was shown in Berlin.\n\nABEBE AT SEA\n\nHailu Abebe opened a school in Accra.")
    assert {"Berlin", "Hailu Abebe", "Accra"} <= set(found) <= {"Berlin", "Hailu Abebe", "Accra", "ABEBE", "Abebe"}
