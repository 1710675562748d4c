"""Who heads a body that only its noun names, or a region."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Readers

pytestmark = pytest.mark.model


def led(text: str, language: str) -> set[tuple[str, str]]:
    """Who leads what, as the rules read it."""
    document = document_from_text(text, id="a", language=language)
    read = extractor(language, readers=Readers.RULES).read(document)
    return {(c.subject.name, c.object.name) for c in read.claims if c.object and c.relation == "leads"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le chef de la police, Jan Novak, a parlé mardi.", ("Jan Novak", "police")),
        ("fr", "La présidente de la région, Anne Durel, est venue.", ("Anne Durel", "région")),
        (
            "en",
            "Benjamin Diok, governor of the central bank since 2019, spoke in public.",
            ("Benjamin Diok", "central bank"),
        ),
        ("fr", "Le président de la région Bretagne, Hervé Morin, a parlé.", ("Hervé Morin", "Bretagne")),
    ],
)
def test_the_head_of_a_body_leads_it(language: str, text: str, expected: tuple[str, str]) -> None:
    assert expected in led(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Le chef de la police des frontières locales, Jan Novak, a parlé mardi.",
        "Le chef de l'opposition, Jan Novak, a parlé mardi.",
    ],
)
def test_other_nouns_name_no_body(text: str) -> None:
    assert not {body for _, body in led(text, "fr")} & {"police", "opposition"}
