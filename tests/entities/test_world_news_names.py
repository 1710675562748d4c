"""Names in English world news: what is known by two names, storms, illnesses, places by their kind, what has a mark."""

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


TOGETHER = [
    ("Omar Tarvel, widely known as Zaki, fled on Monday. Zaki denied it.", "Omar Tarvel", "Zaki"),
    ('Omar Tarvel, nicknamed "El Zaki", was tried in Rome. El Zaki wept.', "Omar Tarvel", "El Zaki"),
    (
        "The Disaster Relief Directorate, known as DIRED, sent aid to Rome. DIRED declined to comment.",
        "Disaster Relief Directorate",
        "DIRED",
    ),
    ("The Department for Rivers (DfR) met. The DfR declined.", "Department for Rivers", "DfR"),
    ("Hayat Nasr al-Qalam (HNQ) shelled Aleppo on Monday. HNQ denied it.", "Hayat Nasr al-Qalam", "HNQ"),
    ("Ann Cole, of Together for Murcia (JxMur), spoke in Madrid.", "Together for Murcia", "JxMur"),
    ("Gunmen attacked Benue State on Monday. Police were sent to Benue.", "Benue State", "Benue"),
    ("Unicef sent aid. UNICEF said so.", "UNICEF", "Unicef"),
]


@pytest.mark.parametrize(("text", "full", "short"), TOGETHER)
def test_two_names_of_one_thing_are_one(read: Read, text: str, full: str, short: str) -> None:
    of = {mention.text: mention.entity for mention in read(text).mentions}
    assert of.get(short) == of[full]


def test_who_calls_a_meeting_is_not_the_town_where_it_is(read: Read) -> None:
    names = {e.name for e in read("Ministers met in Geneva, called by Omar Tarvel, on Monday.").entities}
    assert {"Geneva", "Omar Tarvel"} <= names


def test_what_letters_stand_for_is_no_person(read: Read) -> None:
    kinds = {e.name: e.type for e in read("Hayat Nasr al-Qalam (HNQ) shelled Aleppo on Monday.").entities}
    assert kinds.get("Hayat Nasr al-Qalam") == "Organization"


def test_a_country_is_not_the_person_who_is_called_like_it_later(read: Read) -> None:
    text = "KATHMANDU, Nepal (AP) — Nepal's Supreme Court met. Madhav Kumar Nepal and Ann Cole lead a party."
    assert {e.name: e.type for e in read(text).entities}.get("Nepal") == "Country"


TYPES = [
    ("The earthquake struck the Greek island of Tharvos on Friday.", "Tharvos", "Region"),
    ("Gunmen attacked Guma Local Government Area on Monday.", "Guma Local Government Area", "Region"),
    ("She defrauded the Dunmow Health Board of £4,000.", "Dunmow Health Board", "GovernmentBody"),
    ("The Law Council of Australia opposed it.", "Law Council of Australia", "Organization"),
    ("Tropical Storm Orva strengthened before making landfall near Miami.", "Tropical Storm Orva", "Event"),
    ("Tropical Depression Kai-lon hit Leyte.", "Tropical Depression Kai-lon", "Event"),
    ("Dr. Eric Lander of Boston studied 12,000 patients.", "Eric Lander", "Person"),
    (
        "She told the House Select Subcommittee on the Harbour Crisis that she was tired.",
        "House Select Subcommittee on the Harbour Crisis",
        "GovernmentBody",
    ),
    (
        "The University of Texas MD Anderson Cancer Center hired Ann Cole.",
        "University of Texas MD Anderson Cancer Center",
        "EducationalInstitution",
    ),
    ("WASHINGTON — The Senate confirmed Ann Cole on Friday.", "Washington", "City"),
    ("LAGOS, Nigeria — At least 27 people were killed on Monday.", "Lagos", "City"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TYPES)
def test_what_a_name_is_told_with_tells_its_kind(read: Read, text: str, name: str, kind: str) -> None:
    assert {e.name: e.type for e in read(text).entities}.get(name) == kind


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("The agency confirmed a fourth case of Lassa fever in London.", "Lassa"),
        ("The gene APOE4 was linked to Alzheimer's disease in Boston.", "APOE4"),
        ("The gene APOE4 was linked to Alzheimer's disease in Boston.", "Alzheimer"),
        ("Ebola has killed 61 people in Uganda.", "Ebola"),
    ],
)
def test_illnesses_and_genes_are_no_entities(read: Read, text: str, false: str) -> None:
    assert not any(false in e.name and e.type != "Event" for e in read(text).entities)


def test_an_event_without_a_name_ends_with_its_sentence(read: Read) -> None:
    text = "Bombers hit a church in Makassar. President Joko Tarvel condemned the attack. Gomar Gultom called for calm."
    assert not any("attack" in e.name and "Gomar" in e.name for e in read(text).entities)


def _claims(found: Extraction) -> set[tuple[str, str, str]]:
    return {(c.subject.name, c.relation, c.object.name) for c in found.claims if c.object is not None}


def test_who_is_named_to_lead_leads_and_who_names_does_not(read: Read) -> None:
    claims = _claims(read("Barack Obama appointed Sloan Tarvel to lead the Department of Veterans Affairs."))
    assert ("Sloan Tarvel", "leads", "Department of Veterans Affairs") in claims
    assert ("Barack Obama", "leads", "Department of Veterans Affairs") not in claims


def test_who_is_hired_for_a_part_does_not_lead_the_whole(read: Read) -> None:
    claims = _claims(read("Nvidia hired Ann Cole to run its AI unit."))
    assert ("Nvidia", "appoints", "Ann Cole") in claims
    assert ("Ann Cole", "leads", "Nvidia") not in claims


def test_the_head_of_what_a_country_has_does_not_head_the_country(read: Read) -> None:
    text = "Gen. Prayuth Tarvel, the head of Thailand's ruling National Council for Peace, met Ann Cole in Hanoi."
    assert ("Prayuth Tarvel", "leads", "Thailand") not in _claims(read(text))


def test_what_a_title_holder_says_of_others_gives_no_second_title(read: Read) -> None:
    text = "Neil Tarvel, the head of Kent Police, said scientists at the Defence Science Laboratory had found it."
    assert ("Neil Tarvel", "memberOf", "Defence Science Laboratory") not in _claims(read(text))


def test_who_sponsors_an_act_gives_no_money(read: Read) -> None:
    text = "Rep. Tom Tarvel, a Pennsylvania Republican, had sponsored the Ensuring Patient Access Act."
    assert not any(relation == "funds" for _, relation, _ in _claims(read(text)))


def _entities(found: Extraction) -> set[tuple[str, str]]:
    return {(entity.name, entity.type) for entity in found.entities}


def test_what_siblings_are_called_before_their_names_is_no_part_of_them(read: Read) -> None:
    found = _entities(read("Sisters Anna and Clara Tarvel won the doubles in Rome."))
    assert {("Anna", "Person"), ("Clara Tarvel", "Person")} <= found


def test_a_german_title_is_no_part_of_a_name(read: Read) -> None:
    text = "Frau Merkel met Herr Steinmeier in Berlin. Angela Merkel said that Frank-Walter Steinmeier agreed."
    assert "Frau Merkel" not in {name for name, _ in _entities(read(text))}


def test_a_firm_with_its_domain_and_legal_form_is_the_firm(read: Read) -> None:
    found = read("Tarvelo.com Inc will buy Norvane Software Inc. Tarvelo said that the deal was good.")
    assert sum("Tarvelo" in entity.name for entity in found.entities) == 1


def test_islands_with_french_names_are_regions(read: Read) -> None:
    found = _entities(read("Lions live in Moremi Game Reserve. The tanker ran aground off the Île d'Yeu."))
    assert {("Île d'Yeu", "Region"), ("Moremi Game Reserve", "Region")} <= found


def test_a_firm_does_not_bear_its_town(read: Read) -> None:
    found = _entities(read("The film was financed by Tarvo Entertainment of Seoul."))
    assert ("Tarvo Entertainment", "Company") in found
