"""Companies that bear somebody's name are told from them."""

from __future__ import annotations

import numpy as np
import pytest

from kg.discourse import Discourse, Participant, Reference
from kg.documents import document_from_text
from kg.learned.encoder import Array
from kg.learned.labels import NOTHING, TYPES
from kg.learned.namesakes import ANOTHER, part_namesakes
from kg.reading.parsing import parse

TEXT = "Sudimmo cède Corvaire. Anna Sudimmo a fondé Sudimmo en 1972."
NAMES = ((0, 1, "surname"), (4, 6, "same name"), (8, 9, "surname"))


def parted(*kinds: str, chance: float = ANOTHER + 0.05, others: tuple[Participant, ...] = ()) -> Discourse:
    """The discourse after namesakes were told apart, ``kinds`` being what each of the names looks like."""
    parsed = parse(document_from_text(TEXT, id="a", language="fr"))
    person = Participant(0, "Anna Sudimmo", "Person", aliases={"Sudimmo"}, salience=3)
    named = [Reference(start, end, start, (0,), "name", rule) for start, end, rule in NAMES]
    discourse = Discourse(parsed, [person, *others], list(named))
    discourse.index()
    each: Array = np.full((3, NOTHING + 1), (1 - chance) / NOTHING, dtype=np.float32)
    for row, kind in enumerate(kinds):
        each[row, TYPES.index(kind)] = chance
    moved = part_namesakes(discourse, named, each)
    assert moved == any(reference.rule == "namesake" for reference in discourse.references)
    return discourse


def whose(discourse: Discourse) -> list[str]:
    return [discourse.participants[reference.participants[0]].name for reference in discourse.references]


def test_what_is_called_so_before_the_person_is_named_is_another() -> None:
    discourse = parted("Company", "Person", "Company")
    assert whose(discourse) == ["Sudimmo", "Anna Sudimmo", "Sudimmo"]
    person, company = discourse.participants
    assert (company.type, company.salience, person.salience) == ("Company", 2, 1)
    assert (person.aliases, company.aliases) == (set(), set())


def test_a_surname_may_name_either() -> None:
    discourse = parted("Company", "Person", "Person")
    assert whose(discourse) == ["Sudimmo", "Anna Sudimmo", "Anna Sudimmo"]
    assert discourse.participants[0].aliases == {"Sudimmo"}


@pytest.mark.parametrize("kinds", [("Person", "Person", "Company"), ("City", "Person", "City")])
def test_people_are_called_by_their_surname_after_their_name(kinds: tuple[str, ...]) -> None:
    assert set(whose(parted(*kinds))) == {"Anna Sudimmo"}


def test_one_must_be_sure_of_it() -> None:
    assert set(whose(parted("Company", "Person", "Company", chance=ANOTHER - 0.05))) == {"Anna Sudimmo"}


def test_the_short_name_of_a_company_is_the_companys() -> None:
    company = Participant(1, "Sudimmo Habitat", "Company", salience=1)
    discourse = parted("Person", "Person", "Company", others=(company,))
    assert whose(discourse) == ["Anna Sudimmo", "Anna Sudimmo", "Sudimmo Habitat"]
    assert company.aliases == {"Sudimmo"}
