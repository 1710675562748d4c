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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Un camping de Biscarrosse, dans les Landes, a brûlé mardi. Deux vacanciers belges ont été intoxiqués. La "
            "Première ministre, Claire Vautrin, a salué les pompiers.",
        ),
        (
            "fr",
            "BRUXELLES - Une voiture a foncé dans la foule à Namur samedi. Un touriste néerlandais est mort. Le "
            "Premier ministre, Luc Dewael, s'est rendu à Namur.",
        ),
        (
            "fr",
            "Le tribunal de Bobigny a condamné un policier. La victime, un Sénégalais de 32 ans, avait été frappée à "
            "Saint-Denis, en Seine-Saint-Denis. Le Premier ministre, Paul Vernier, n'a pas commenté.",
        ),
        (
            "en",
            "LONDON - A fire swept through a tower block in west London on Wednesday. A Syrian refugee was among the "
            "dead. The Prime Minister, Helen Marsh, visited the scene.",
        ),
        (
            "en",
            "The mayor of Chicago condemned the shooting. A Mexican national has been arrested. President Karl Dunmore "
            "said he was angry.",
        ),
    ],
)
def test_a_head_of_state_heads_no_guests_country(language: str, text: str) -> None:
    """Where the article's own country is not named, none is headed."""
    assert not {led for led in _led(text, language) if led[1] not in ("Chicago", "Namur")}


@pytest.mark.parametrize(
    ("language", "text", "led"),
    [
        (
            "fr",
            "Une attaque a fait douze morts à Bamako, la capitale du Mali. Le Premier ministre, Moussa Traoré, parle.",
            ("Moussa Traoré", "Mali"),
        ),
        (
            "fr",
            "Deux touristes français sont morts à Tunis. Le gouvernement tunisien parle d'un attentat. La police "
            "tunisienne enquête. Le Premier ministre, Karim Essaïd, s'est rendu sur place.",
            ("Karim Essaïd", "Tunisie"),
        ),
        (
            "en",
            "NAIROBI, Kenya (AP) - Police fired tear gas on Monday. President Daniel Otieno called for calm.",
            ("Daniel Otieno", "Kenya"),
        ),
    ],
)
def test_a_head_of_state_heads_the_articles_own_country(language: str, text: str, led: tuple[str, str]) -> None:
    """As the text names it or its public bodies."""
    assert led in _led(text, language)
