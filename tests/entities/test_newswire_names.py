"""What English newswire of laws, ships, storms, parties and ministers names, and what it calls each by."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Extraction

pytestmark = pytest.mark.model

Read = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def read() -> Read:
    """Reads an English text."""
    return cache(lambda text: extractor("en").read(document_from_text(text, id="a", language="en")))


TYPES = [
    ("The Seventh Circuit upheld the ruling on Monday.", "Seventh Circuit", "GovernmentBody"),
    ("Ministers tabled Bill C-61 in Ottawa on Monday.", "Bill C-61", "Law"),
    ("Section 28 and Article 50 were debated in London.", "Article 50", "Law"),
    ("UN Resolution 1973 was passed in New York.", "UN Resolution 1973", "Law"),
    ("The Fair Wages Act 1998 was cited by the judge.", "Fair Wages Act 1998", "Law"),
    ("He signed the Oslo Convention on the Law of the Rivers.", "Oslo Convention on the Law of the Rivers", "Law"),
    ("They went to the Labour National Convention on Tuesday.", "Labour National Convention", "Event"),
    ("The 2004 Timor Sea earthquake killed thousands.", "2004 Timor Sea earthquake", "Event"),
    ("Combined Task Force 151 patrols the coast of Yemen.", "Task Force 151", "GovernmentBody"),
    ("The Oort Space Telescope is run by NASA.", "Oort Space Telescope", "Product"),
    ("Activists boarded the Arctic Dawn near Murmansk.", "Arctic Dawn", "Product"),
    ("Opponents of the Moriarty administration rallied in Denver.", "Moriarty", "Person"),
    ("The Sports Center for the Disabled sent six.", "Sports Center for the Disabled", "Organization"),
    ("Ann Holt won the Rome Marathon for Kenya on Sunday.", "Rome Marathon", "Event"),
    ("She works at St. Joseph's Health Centre in Toronto.", "St. Joseph's Health Centre", "Facility"),
    ("The Russian submarine Nerpa sank in the Sea of Japan.", "Nerpa", "Product"),
    ("Josh Tarvel and Tracey Dunmow won in Perth.", "Tracey Dunmow", "Person"),
    ("A Boeing 737-800 landed in Perth.", "Boeing 737-800", "Product"),
    ("They signed the Japan–Peru Economic Partnership Agreement.", "Japan–Peru Economic Partnership Agreement", "Law"),
    ("The Communist Party of Nepal (Maoist) won.", "Communist Party of Nepal (Maoist)", "PoliticalParty"),
    ("The Norwick Regiment left for Kabul.", "Norwick Regiment", "GovernmentBody"),
    ("The New York City Subway was closed on Monday.", "New York City Subway", "Facility"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TYPES)
def test_what_a_name_is_made_of_tells_what_it_names(read: Read, text: str, name: str, kind: str) -> None:
    assert {e.name: e.type for e in read(text).entities}.get(name) == kind


APART = [
    ("Amnesty International and Human Rights Watch called for it.", {"Amnesty International", "Human Rights Watch"}),
    ("The foundation hired Sue Gardiner Jr. YouTube was blocked.", {"Sue Gardiner Jr.", "YouTube"}),
    ("The Conservatives won 306 seats, Labour 258 in London.", {"Conservatives", "Labour"}),
]


@pytest.mark.parametrize(("text", "names"), APART)
def test_names_beside_each_other_stay_apart(read: Read, text: str, names: set[str]) -> None:
    assert names <= {e.name for e in read(text).entities}


TOGETHER = [
    ("Hurricane Ida hit Texas. Later, Tropical Storm Ida weakened, and Ida died out.", "Hurricane Ida", "Ida"),
    ("Hurricane Ida hit Texas. Later, Tropical Storm Ida weakened.", "Hurricane Ida", "Tropical Storm Ida"),
    ("Space Shuttle Discovery landed in Florida. Discovery was late.", "Space Shuttle Discovery", "Discovery"),
    ("Karun Air Flight 802 vanished. Relatives waited for Flight 802.", "Karun Air Flight 802", "Flight 802"),
    ("The U.S. Senate met. The United States Senate split.", "United States Senate", "U.S. Senate"),
    ("Proposition 8 passed in California. Foes of Prop 8 protested.", "Proposition 8", "Prop 8"),
    ("The United Nations Mission in Nepal (UNMIN) left.", "United Nations Mission in Nepal", "UNMIN"),
    ("The Department for Rural Affairs (Defra) met. Defra declined.", "Department for Rural Affairs", "Defra"),
    (
        "The United States House of Representatives met. Ann Cole said the House was divided.",
        "United States House of Representatives",
        "House",
    ),
    ("The Detroit Red Wings won 3-2. Red Wings fans sang. The Wings will play in Ohio.", "Detroit Red Wings", "Wings"),
    ("Tory leader Owen Marsh won. The Conservative Party cheered.", "Conservative Party", "Tory"),
    (
        "She beat the Liberal Democrat Anna Bell. The Liberal Democrats wept; Lib Dems left.",
        "Liberal Democrats",
        "Liberal Democrat",
    ),
    ("Ann Holt was shot on Monday. Her son Max Holt will lead. Holt had come in May.", "Ann Holt", "Holt"),
    ("The Green Party of Ontario met. Ann Cole leads the Green Party.", "Green Party of Ontario", "Green Party"),
    ("The Liberal Party of Canada won. The Liberals rejoiced.", "Liberal Party of Canada", "Liberals"),
    (
        "The U.S. Supreme Court met on Monday. The United States Supreme Court split.",
        "United States Supreme Court",
        "U.S. Supreme Court",
    ),
]


@pytest.mark.parametrize(("text", "full", "short"), TOGETHER)
def test_what_news_calls_one_thing_is_one(read: Read, text: str, full: str, short: str) -> None:
    of = {mention.text: mention.entity for mention in read(text).mentions}
    assert of.get(short) == of[full]


def test_a_partys_people_are_told_from_where_they_are_from(read: Read) -> None:
    found = {
        e.name: e.type for e in read("Sen. Ann Holt, a Massachusetts Democrat, met Texas Republican Sue Lee.").entities
    }
    assert found.get("Democrat") == found.get("Republican") == "PoliticalParty"
    assert {"Massachusetts", "Texas"} <= found.keys()


def test_a_partys_committee_is_not_the_party(read: Read) -> None:
    text = "The Republican National Committee bought ads. The Republican Party cheered."
    assert {"Republican National Committee", "Republican Party"} <= {e.name for e in read(text).entities}


def test_each_countrys_minister_heads_a_ministry_of_its_own(read: Read) -> None:
    text = "Danish Foreign Minister Per Mølgaard met Norway's foreign minister, Jonas Støren, in Oslo."
    led = {c.subject.name: c.object.name for c in read(text).claims if c.relation == "leads" and c.object}
    assert led == {"Per Mølgaard": "Foreign ministry", "Jonas Støren": "foreign ministry of Norway"}


def test_a_maker_is_not_what_it_makes(read: Read) -> None:
    names = {e.name for e in read("Boeing was sued on Monday. A Boeing 737-800 had crashed in Perth.").entities}
    assert {"Boeing", "Boeing 737-800"} <= names


def test_a_prime_minister_of_a_party_does_not_head_it(read: Read) -> None:
    text = "Prime Minister Girish Koirale of the Norvane Congress Party hailed Nepal's new constitution."
    led = {c.object.name for c in read(text).claims if c.relation == "leads" and c.object}
    assert "Norvane Congress Party" not in led


def test_what_everybody_knows_does_not_name_its_country(read: Read) -> None:
    assert {e.name for e in read("The Bank of England and the Gulf of Mexico were in the news.").entities} == {
        "Bank of England",
        "Gulf of Mexico",
    }
