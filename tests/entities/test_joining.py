"""Short names that join a longer one once it is known what they name."""

from __future__ import annotations

import pytest

from kg.discourse import Discourse, Participant, Reference
from kg.documents import document_from_text
from kg.entities.joining import join_short_names
from kg.reading.parsing import parse

pytestmark = pytest.mark.model


def joined(text: str, **types: str) -> dict[str, set[str]]:
    """The participants that are left, with their aliases; names are written with "_" for the space."""
    parsed = parse(document_from_text(text, id="a", language="en"))
    people, references = [], []
    words = [token.text for token in parsed.tokens]
    for number, (key, kind) in enumerate(types.items()):
        name = key.replace("_", " ")
        size = len(name.split())
        people.append(Participant(number, name, kind))
        for start in range(len(words)):
            if words[start : start + size] == name.split() and not any(r.start <= start < r.end for r in references):
                references.append(Reference(start, start + size, start, (number,), "name", "model"))
                people[number].salience += 1
    discourse = Discourse(parsed, people, references)
    discourse.index()
    join_short_names(discourse)
    for reference in discourse.references:
        assert people[reference.participants[0]].salience > 0
    return {one.name: one.aliases for one in people if one.salience}


def test_a_firm_goes_by_the_beginning_of_its_name() -> None:
    text = "Palisade Talent has opened in Oslo. Critics of Palisade are few."
    assert joined(text, Palisade_Talent="Company", Palisade="Organization") == {"Palisade Talent": {"Palisade"}}


def test_a_paper_goes_by_the_end_of_its_name() -> None:
    text = "The Duluth Examiner is for sale. Two bids for the Examiner came in."
    assert joined(text, Duluth_Examiner="MediaOutlet", Examiner="Company") == {"Duluth Examiner": {"Examiner"}}


def test_a_person_goes_by_any_part_of_the_name() -> None:
    text = "Rosendo Huaman Tello has resigned. Rosendo Huaman Tello and Huaman's party said nothing."
    assert joined(text, Rosendo_Huaman_Tello="Person", Huaman="Person") == {"Rosendo Huaman Tello": {"Huaman"}}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # One sentence names both.
        ("Palisade has sold Palisade Talent.", {"Palisade_Talent": "Company", "Palisade": "Company"}),
        # The rest is a place: a part of the firm.
        (
            "Palisade Norway grew. It is a part of Palisade. Norway is rich.",
            {"Palisade_Norway": "Company", "Palisade": "Company", "Norway": "Country"},
        ),
        # Two are called so.
        (
            "Palisade Talent grew. Palisade Books shrank. Then Palisade closed.",
            {"Palisade_Talent": "Company", "Palisade_Books": "Company", "Palisade": "Company"},
        ),
        # They are of different kinds.
        ("Oberlin Tools grew. Then Oberlin spoke.", {"Oberlin_Tools": "Company", "Oberlin": "Person"}),
    ],
)
def test_what_may_be_another_stays_apart(text: str, types: dict[str, str]) -> None:
    assert len(joined(text, **types)) == len(types)


def test_a_product_goes_by_the_last_word_of_its_name() -> None:
    text = "A Corvan Tern crashed in Oslo. The Tern is rarely seen."
    assert joined(text, Corvan_Tern="Product", Tern="Product") == {"Corvan Tern": {"Tern"}}
    assert joined(text, Corvan_Tern="Company", Tern="Product") == {"Corvan Tern": set(), "Tern": set()}
