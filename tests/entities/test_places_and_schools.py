"""What English news calls districts, seats, rivers, airports, schools, regiments, prizes and bills by."""

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
    ("He grew up in Moss Side, a district of Manchester, before moving to Leeds.", "Moss Side", "Region"),
    ("The suburb of Kileleshwa held a meeting on Monday, reporters in Nairobi said.", "Kileleshwa", "Region"),
    ("She lives in Woodhaven, a quiet neighbourhood in Dublin, with her two sons.", "Woodhaven", "Region"),
    ("He bought a flat in Brixton and another in Notting Hill.", "Brixton", "Region"),
    ("Pascal Lemay, the Bloc MP for Beloeil–Chambly, spoke against the bill.", "Beloeil–Chambly", "Region"),
    ("Maria Tan, who sits for Lingiari, said that she would vote against it.", "Lingiari", "Region"),
    ("Their leader, Ciara Byrne, won in Galway East, where the deputy retired.", "Galway East", "Region"),
    ("Labour held Stoke-on-Trent Central in a by-election on Thursday.", "Stoke-on-Trent Central", "Region"),
    ("The Buvuma and the Kagera have burst their banks, officials said.", "Buvuma", "Region"),
    ("A spacecraft of NASA will reach the asteroid Annefrank in 2018.", "Annefrank", "Region"),
    ("Passengers slept on the floor at Heathrow and at Stansted.", "Stansted", "Facility"),
    ("The crossing is near Lincoln Elementary, where 300 children go.", "Lincoln Elementary", "EducationalInstitution"),
    ("Soldiers of the Irish Guards took part in the raid.", "Irish Guards", "GovernmentBody"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TYPES)
def test_what_it_is(read: Read, text: str, name: str, kind: str) -> None:
    assert {e.name: e.type for e in read(text).entities}.get(name) == kind


TOGETHER = [
    ("Crowds gathered at Iavola Palace on Sunday. Soldiers entered Iavola at dawn.", "Iavola Palace", "Iavola"),
    ("A student of Creighton University was hurt. Creighton will pay.", "Creighton University", "Creighton"),
    ("Prisoners rioted at Kamiti Prison on Monday. Kamiti holds 4,000 men.", "Kamiti Prison", "Kamiti"),
    (
        "The race was at the Broadwater Swimming Centre. A crowd of 5,000 filled Broadwater.",
        "Broadwater Swimming Centre",
        "Broadwater",
    ),
    ("The film won at the 81st Tony Awards. The Tony Awards were in Rome.", "81st Tony Awards", "Tony Awards"),
    ("Ann Cole won the Nobel Peace Prize. She gave the Nobel to a school.", "Nobel Peace Prize", "Nobel"),
    ("Bill C-11, the Online Streaming Act, became law on Thursday.", "Bill C-11", "Online Streaming Act"),
    ("Bill 96, also called the Charter Reform Act, was passed.", "Bill 96", "Charter Reform Act"),
    ("The UN Population Fund needed $20m. UNFPA has staff there.", "UN Population Fund", "UNFPA"),
    ("Staff of the UN Rivers Programme met. UNRP declined to comment.", "UN Rivers Programme", "UNRP"),
    ("Lyndon B. Johnson signed it. LBJ had been a teacher.", "Lyndon B. Johnson", "LBJ"),
    ("The FIA World Rally Championship ends in Wales. The WRC may go on.", "FIA World Rally Championship", "WRC"),
    ("Jean Ratsimba, 34, nicknamed VTT, was sworn in. VTT then spoke.", "Jean Ratsimba", "VTT"),
    ("Tarrow College, known until last year as Ryder, is small. Ryder grew.", "Tarrow College", "Ryder"),
]


@pytest.mark.parametrize(("text", "full", "short"), TOGETHER)
def test_two_names_of_one_thing_are_one(read: Read, text: str, full: str, short: str) -> None:
    of = {mention.text: mention.entity for mention in read(text).mentions}
    assert of.get(short) is not None
    assert of[short] == of[full]


APART = [
    ("Mary Harper owns Harper Hall. Harper said that she would sell.", "Harper Hall", "Harper"),
    ("The mayor of Elgin met pupils of Elgin College. Elgin is small.", "Elgin College", "Elgin"),
    ("Kathmandu University said that it would close. Kathmandu was calm.", "Kathmandu University", "Kathmandu"),
]


@pytest.mark.parametrize(("text", "building", "other"), APART)
def test_a_town_or_a_person_is_no_building(read: Read, text: str, building: str, other: str) -> None:
    of = {mention.text: mention.entity for mention in read(text).mentions}
    assert of[other] != of[building]


SHORT = [
    ("Power from the Kariba dam on the Zambezi was cut.", "Kariba dam", "Kariba"),
    ("Its governor hoisted a flag in Helmand province on Monday.", "Helmand province", "Helmand"),
]


@pytest.mark.parametrize(("text", "full", "short"), SHORT)
def test_a_place_goes_by_its_name_without_its_kind(read: Read, text: str, full: str, short: str) -> None:
    assert {e.name: short in e.aliases for e in read(text).entities}.get(full)


NO_NAMES = [
    ('Its name means "together" in Dari, he said.', "Dari"),
    ("Judo was back at the Games after twelve years.", "Judo"),
    ("They speak Xhosa at home, she said.", "Xhosa"),
    ("England won their game at the Falmer Community Stadium.", "game at the Falmer Community Stadium"),
    ("A team of the International Rescue Committee came.", "team of the International Rescue Committee"),
]


@pytest.mark.parametrize(("text", "words"), NO_NAMES)
def test_languages_sports_and_what_is_only_somewhere_name_nothing(read: Read, text: str, words: str) -> None:
    assert words not in {name for e in read(text).entities for name in (e.name, *e.aliases)}
