"""Who holds a post heads what such a post is of: a mayor a town, a governor no country, a vice mayor nothing."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def _led(text: str, language: str) -> set[tuple[str, str]]:
    from kg.documents import document_from_text
    from kg.extractor import extractor

    claims = extractor(language).read(document_from_text(text, id="a", language=language)).claims
    return {(c.subject.name, c.object.name) for c in claims if c.relation == "leads" and c.object is not None}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A bus fell into a ravine in northern Albania. Mayor Erjon Basha laid flowers at the site in the evening.",
        ),
        ("en", "In Madagascar, governor Said Ahamada flew in from a conference."),
        ("en", "Vice Mayor Rowena Lagrimas took over on Wednesday in Eastern Samar."),
    ],
)
def test_a_post_is_of_no_other_kind_of_place(language: str, text: str) -> None:
    """Whatever else the text names."""
    assert not _led(text, language)


def test_who_holds_two_posts_heads_both() -> None:
    """A mayor may run a firm."""
    found = _led("Jane Roe, mayor of Dunmore and president of Acme, thanked both councils.", "en")
    assert found == {("Jane Roe", "Dunmore"), ("Jane Roe", "Acme")}
