"""National sides in English reports on games: the team of a country, beside the country where both are spoken of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

pytestmark = pytest.mark.model

Types = Callable[[str], Mapping[str, str]]


@pytest.fixture(scope="module")
def types() -> Types:
    """The type of each entity of an English text, by every name that it has."""
    from kg.documents import document_from_text
    from kg.extractor import extractor

    def read(text: str) -> Mapping[str, str]:
        entities = extractor("en").read(document_from_text(text, id="a", language="en")).entities
        return {name: one.type for one in entities for name in (one.name, *one.aliases)}

    return read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Canadian sledge hockey team defeated Norway 4-1 on Thursday. Canada play Korea next.",
            ("Canada", "Canadian sledge hockey team", "Norway"),
        ),
        ("The Norway national football team beat Ghana 4-1 on Thursday.", ("Norway national football team", "Ghana")),
        (
            "Iran beat Egypt 3-0 in the volleyball final. Iran coach Reza Amani praised the Iranians.",
            ("Iran", "Egypt"),
        ),
        ("Iran won at volleyball on Friday, beating Bosnia and Herzegovina 3-0.", ("Bosnia and Herzegovina",)),
    ],
)
def test_a_country_that_only_plays_is_its_side_by_all_its_names(
    types: Types, text: str, names: tuple[str, ...]
) -> None:
    """A team's whole name, the country's and its people's are those of one side."""
    found = types(text)
    assert {name: found.get(name) for name in names} == dict.fromkeys(names, "SportsTeam")


def test_beside_a_country_its_side_is_another(types: Types) -> None:
    """Where something happens in the country, the team has its own name."""
    found = types(
        "The Spanish national handball team beat Croatia 31-28 in the semi-final, played in Spain. "
        "Spain's government had closed stadiums to fans."
    )
    assert found["Spanish national handball team"] == "SportsTeam"
    assert found["Spain"] == "Country"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Canadian team of lawyers met in Canada, whose football captain joked after the match.", "Canada"),
        ("The German side of the border was closed for the football match, which ended 2-1.", "Germany"),
    ],
)
def test_other_teams_and_sides_of_a_country_leave_it_one(types: Types, text: str, name: str) -> None:
    """Lawyers are no players, and borders have sides, too."""
    assert types(text)[name] == "Country"
