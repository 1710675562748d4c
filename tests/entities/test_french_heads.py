"""Names that a common noun heads in French: dated events, laws by their topic, landscapes, squares, ships."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.extractor import extractor
from kg.model import Document, Extraction, Span

pytestmark = pytest.mark.model

Read = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def read() -> Read:
    @cache
    def extraction(text: str) -> Extraction:
        return extractor("fr").read(Document(id="a", text=text, language="fr", paragraphs=(Span(0, len(text)),)))

    return extraction


def names(extraction: Extraction) -> dict[str, str]:
    return {name: entity.type for entity in extraction.entities for name in (entity.name, *entity.aliases)}


HEADED = [
    ("La manifestation du 12 mars a rassemblé 3 000 personnes.", "manifestation du 12 mars", "Event"),
    ("Il gouverne depuis le coup d'État de mai 2021.", "coup d'État de mai 2021", "Event"),
    ("L'élection présidentielle du 4 mars a été annulée.", "élection présidentielle", "Event"),
    ("La réforme des retraites a été suspendue jeudi.", "réforme des retraites", "Law"),
    ("La loi relative à la bioéthique sera revue.", "loi relative à la bioéthique", "Law"),
    ("La réforme fiscale a été adoptée mardi.", "réforme fiscale", "Law"),
    ("Le projet de loi de finances 2026 a été rejeté.", "projet de loi de finances 2026", "Law"),
    ("La réforme de l'assurance-chômage est contestée.", "réforme de l'assurance-chômage", "Law"),
    ("La baie de Somme a été polluée lundi.", "baie de Somme", "Region"),
    ("La navigatrice Claire Vasseur a franchi le cap Horn.", "cap Horn", "Region"),
    ("Un glissement de terrain a fait douze morts dans la province d'Enga.", "Enga", "Region"),
    ("La frégate Chevalier Lenoir a quitté Toulon.", "Chevalier Lenoir", "Product"),
    ("La maison d'arrêt de Vauclaire est surpeuplée.", "maison d'arrêt de Vauclaire", "Facility"),
    ("Les manifestants se sont réunis place d'Avesnes.", "place d'Avesnes", "Facility"),
]


@pytest.mark.parametrize(("text", "name", "kind"), HEADED)
def test_a_common_noun_heads_a_name(read: Read, text: str, name: str, kind: str) -> None:
    assert names(read(text)).get(name) == kind


NOT_HEADED = [
    ("Le match amical de mars opposera Nordelia à Altamer.", "match amical de mars"),
    ("Il réfléchit à la place de la France dans le monde.", "place de la France"),
    ("Elle a pris la deuxième place de la Vuelta.", "place de la Vuelta"),
    ("Le canton du Valais a voté.", "Vaud"),
    ("Le cinéma de Paul Lemoine séduit Berlin.", "cinéma de Paul Lemoine"),
]


@pytest.mark.parametrize(("text", "name"), NOT_HEADED)
def test_a_common_noun_heads_none(read: Read, text: str, name: str) -> None:
    assert name not in names(read(text))


def test_who_warns_is_no_accused(read: Read) -> None:
    assert names(read("Les mises à jour cesseront en mai, a prévenu Nordelia.")).get("Nordelia") != "Person"


APART = [
    ("Le parti Kumbo d'Oumar Lemoine a été dissous.", ("Kumbo", "Oumar Lemoine")),
    ("Le gouverneur de Jakarta Basuki Tjahaja Purnama a été condamné.", ("Jakarta", "Basuki Tjahaja Purnama")),
    ("Le retrait du Mediator des laboratoires Servier a été décidé.", ("Mediator", "Servier")),
]


@pytest.mark.parametrize(("text", "parts"), APART)
def test_a_name_is_apart_from_whose_it_is(read: Read, text: str, parts: tuple[str, ...]) -> None:
    assert set(parts) <= names(read(text)).keys()


def test_a_version_belongs_to_its_name(read: Read) -> None:
    assert (
        names(read("Windows 11 ne recevra plus de correctifs pour Internet Explorer.")).get("Windows 11") == "Product"
    )


def test_a_street_has_its_name_alone(read: Read) -> None:
    found = names(read("Une explosion a soufflé un immeuble de la rue de Trévise, à Paris."))
    assert found.get("rue de Trévise") == "Facility"
    assert "Trévise" not in found


OTHERS = [
    ("Les opposants à l'A69 ont manifesté samedi.", "A69", "Facility"),
    ("La marée noire provoquée par le vraquier Wakara a souillé l'île Maurice.", "Wakara", "Product"),
]


@pytest.mark.parametrize(("text", "name", "kind"), OTHERS)
def test_roads_and_ships_have_their_kinds(read: Read, text: str, name: str, kind: str) -> None:
    assert names(read(text)).get(name) == kind
