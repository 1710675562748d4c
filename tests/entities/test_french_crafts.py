"""Ships, programs and services of French news, and people by their letters."""

from __future__ import annotations

import pytest

from kg.extractor import extractor
from kg.model import Document, Span

pytestmark = pytest.mark.model


def read(text: str) -> dict[str, tuple[str, set[str]]]:
    document = Document(id="a", text=text, language="fr", paragraphs=(Span(0, len(text)),))
    return {entity.name: (entity.type, set(entity.aliases)) for entity in extractor("fr").read(document).entities}


def test_a_masculine_region_or_town_is_a_ship() -> None:
    found = read("Le Bretagne, ferry de la compagnie, restera à quai à Roscoff. L'équipage du Barfleur est en grève.")
    assert found["Bretagne"][0] == found["Barfleur"][0] == "Product"
    assert found["Roscoff"][0] == "City"


def test_what_sails_is_a_ship() -> None:
    found = read("Le Charles-de-Gaulle a appareillé de Toulon lundi. Le porte-avions est en mer.")
    assert found["Charles-de-Gaulle"][0] == "Product"


def test_a_town_with_an_article_is_a_town() -> None:
    assert read("Le navire est arrivé au Havre lundi, venant de Bretagne.")["Bretagne"][0] == "Region"


def test_a_region_of_texts_without_ships_stays_one() -> None:
    assert read("Les élus du Morbihan et de Bretagne ont voté lundi.")["Bretagne"][0] == "Region"


def test_programs_are_products() -> None:
    found = read("Le développeur de MySQL a créé MariaDB. OpenSolaris est abandonné, PostgreSQL progresse.")
    assert {found[name][0] for name in ("MySQL", "MariaDB", "OpenSolaris", "PostgreSQL")} == {"Product"}


def test_a_service_that_acts_is_a_firm() -> None:
    assert read("Twitter a licencié 3 000 salariés mardi.")["Twitter"][0] == "Company"
    assert read("Le ministre a exprimé sa tristesse sur Twitter.")["Twitter"][0] == "Product"


def test_people_are_called_by_their_letters() -> None:
    text = "Ibrahim Boubacar Keïta a été renversé. « IBK », au pouvoir depuis sept ans, a quitté Bamako."
    assert read(text)["Ibrahim Boubacar Keïta"] == ("Person", {"IBK"})
    text = "Didier Dorval a retenu 23 joueurs. « DD » a écarté Karim Belaïd."
    assert read(text)["Didier Dorval"] == ("Person", {"DD"})
