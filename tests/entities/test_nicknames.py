"""Teams that an English report calls by a nickname, by their town or by their country: one entity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model

Found = Callable[[str], dict[str, tuple[str, frozenset[str]]]]


@pytest.fixture(scope="module")
def found() -> Found:
    """Type and names of each entity of an English text, by every name that it has."""
    from kg.documents import document_from_text
    from kg.extractor import extractor

    def read(text: str) -> dict[str, tuple[str, frozenset[str]]]:
        entities = extractor("en").read(document_from_text(text, id="a", language="en")).entities
        return {
            name: (one.type, frozenset((one.name, *one.aliases)))
            for one in entities
            for name in (one.name, *one.aliases)
        }

    return read


@pytest.mark.parametrize(
    ("text", "name", "nickname"),
    [
        (
            "Australia beat Wales 15-6 at Twickenham. The Wallabies played ten minutes with thirteen men.",
            "Australia",
            "Wallabies",
        ),
        ("Leicester City beat Fulham 2-0 on Monday. The Foxes are fourth.", "Leicester City", "Foxes"),
        (
            "Kansas City routed Houston 51-31. The Chiefs scored touchdowns on seven drives. "
            "Texans coach Bill O'Brien defended his punt.",
            "Houston",
            "Texans",
        ),
        (
            "Brazil were held 1-1 by Ecuador on Thursday night. The Selecao have gone three games without a victory.",
            "Brazil",
            "Selecao",
        ),
        (
            "Everton lost 1-0 at home. Fulham then drew 0-0. On Sunday Wes Morgan left Leeds for Chelsea. "
            "The Blues, who play Reading next, paid nothing for the defender.",
            "Chelsea",
            "Blues",
        ),
    ],
)
def test_a_nickname_is_the_team_that_the_text_names(found: Found, text: str, name: str, nickname: str) -> None:
    """Listed nicknames and the last words of a team's name; of two teams that share one, that just named."""
    kind, names = found(text)[nickname]
    assert kind == "SportsTeam"
    assert name in names


def test_a_town_is_its_team_only_where_it_plays(found: Found) -> None:
    """A dateline and "in" leave the town a town."""
    read = found(
        "CHICAGO (AP) - The Bulls beat Milwaukee 112-96 on Tuesday night. Milwaukee, which had won nine in a row, "
        "lost Khris Middleton to a knee injury. The Bucks play in Toronto next. Police in Chicago closed two streets."
    )
    assert read["Chicago"][0] == "City"
    assert {"Milwaukee", "Bucks"} <= read["Bucks"][1]
    assert read["Toronto"][0] == "City"


def test_a_country_beside_its_side_keeps_its_people(found: Found) -> None:
    """The side has the country's name where it plays; an adjective is the country's."""
    read = found(
        "Norwegian bookmakers were paying out on Monday. Norway had opened the World Cup with a 3-1 defeat of Chile, "
        "and the squad, led by captain Ada Berg, meet Peru on Friday.\n\nResults: Norway 3 Chile 1"
    )
    assert read["Norway"][0] == "SportsTeam"
    assert read["Norwegian"][0] == "Country"
    assert read["Chile"][0] == "SportsTeam"


def test_a_listed_company_is_not_its_team(found: Found) -> None:
    """Legal form and all, it is another body."""
    read = found("Juventus beat Lazio 2-0 on Sunday. Shares in Juventus Ltd, listed in Milan, rose 2 percent.")
    assert read["Juventus Ltd"][0] == "Company"
    assert read["Juventus"] == ("SportsTeam", frozenset(("Juventus",)))


def test_an_undated_contest_is_the_one_that_is_told(found: Found) -> None:
    """ "World Cup" is the "Rugby World Cup" of the text, and not a later one that it mentions."""
    read = found(
        "Two days into the Rugby World Cup, Japan beat Fiji 34-32. It was a World Cup record for the coach. "
        "Japan will stage the 2019 World Cup."
    )
    assert "World Cup" in read["Rugby World Cup"][1]
    assert "World Cup" not in read["2019 World Cup"][1]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Everton drew 2-2 at the Etihad. The striker Enner Berg scored twice against Manchester City.",
            "Etihad",
            "Facility",
        ),
        ("Etihad said it would fly to Leeds from May, and lease two aircraft.", "Etihad", "Company"),
        (
            "Napoli have bought the Slovenia striker Jan Zajc. The striker is 24.",
            "Slovenia",
            "SportsTeam",
        ),
        ("Jan Zajc bought the firm. The Slovenia manager of the bank is 24.", "Slovenia", "Country"),
    ],
)
def test_what_stands_beside_a_name_tells_grounds_and_sides(found: Found, text: str, name: str, kind: str) -> None:
    """A ground behind "at the" in a report on games, a country's side before its player."""
    assert found(text)[name][0] == kind


@pytest.mark.parametrize(
    "contest",
    [
        "men's 100m breaststroke",
        "women's 4x100m medley relay",
        "women's road race",
        "men's sitting giant slalom",
        "women's 800m",
    ],
)
def test_a_discipline_is_a_contest(found: Found, contest: str) -> None:
    """Who takes part, a distance and what they do."""
    assert found(f"Ada Berg of Norway won silver in the {contest} on Sunday.")[contest][0] == "Event"
