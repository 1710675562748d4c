"""Events that only a common noun names: what is offered to the learned reader, and how it is called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.discourse import Participant
from kg.model import Document, Span

pytestmark = pytest.mark.model

OFFERED = [
    ("en", "A cholera outbreak has killed 61 people in Marseille.", ["cholera outbreak"]),
    ("en", "Two people died in the blast near the Paris town hall.", ["blast"]),
    ("en", "Leaders met at a summit in Paris on Monday. The summit ends today.", []),
    ("en", "An attack helicopter landed in Paris in March.", []),
    ("en", "Voters go to the polls in a general election on Sunday.", ["polls", "general election"]),
    ("en", "Troops opened fire on the crowd, and the hall caught fire.", []),
    ("en", "Ida made landfall as a Category 4 storm on Sunday.", []),
    ("fr", "Des heurts ont éclaté lundi.", ["heurts"]),
    ("fr", "Karl Ström est arrivé en marche arrière.", ["marche"]),
]


def _offered(language: str, text: str) -> Sequence[Participant]:
    """The doubtful participants, before the learned reader looks at them."""
    from kg.entities.resolution import resolve
    from kg.extractor import extractor
    from kg.reading.parsing import parse

    reader = extractor(language)
    document = Document(id="a", text=text, language=language, paragraphs=(Span(0, len(text)),))
    discourse = resolve(parse(document), reader.gazetteer, reader.lexicon, lambda candidates: ())
    return [one for one in discourse.participants if one.doubtful and one.salience]


@pytest.mark.parametrize(("language", "text", "names"), OFFERED)
def test_nouns_for_events_are_offered_by_what_stands_around_them(language: str, text: str, names: list[str]) -> None:
    assert [one.name for one in _offered(language, text)] == names


def test_the_noun_alone_is_another_name_of_the_event() -> None:
    (event,) = _offered("en", "A cholera outbreak has killed 61 people in Marseille.")
    assert event.aliases == {"outbreak"}


def test_another_noun_of_its_sort_takes_an_event_up() -> None:
    (event,) = _offered("en", "An earthquake hit Sumatra on Monday. The quake killed 23 people.")
    assert event.name == "earthquake"
    assert event.aliases == {"quake"}
    assert event.salience == 2


def test_a_second_event_of_its_sort_is_another_one() -> None:
    assert len(_offered("en", "An earthquake hit Sumatra on Monday. A fire killed 23 people.")) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A landslide hit Marseille on Monday. The landslide is the worst since a landslide in Lyon in 2010.",
            ["landslide", "landslide in Lyon"],
        ),
        ("The flood hit Marseille on Monday. In the 2005 flood seven people drowned.", ["flood", "2005 flood"]),
        ("Flood in Marseille\n\nA flood hit Marseille on Monday. The flood killed two people.", ["Flood in Marseille"]),
    ],
)
def test_years_and_places_tell_events_of_one_noun_apart(text: str, names: list[str]) -> None:
    assert [one.name for one in _offered("en", text)] == names


def test_a_place_that_begins_the_next_sentence_names_no_event() -> None:
    (event,) = _offered("en", "The town was hit by a flood. Marseille is used to water.")
    assert event.name == "flood"


def test_without_the_learned_reader_such_nouns_name_nothing() -> None:
    from kg.extractor import extractor
    from kg.model import Readers

    text = "A cholera outbreak has killed 61 people in Marseille."
    document = Document(id="a", text=text, language="en", paragraphs=(Span(0, len(text)),))
    entities = extractor("en", readers=Readers.RULES).read(document).entities
    assert [entity.type for entity in entities] == ["City"]


def test_an_unnamed_event_is_that_of_its_document() -> None:
    from kg.entities.identity import entity_of

    finale = Participant(0, "finale", "Event")
    assert entity_of(finale, "a").iri != entity_of(finale, "b").iri
    assert entity_of(finale, "a") == entity_of(finale, "a")
    tour = Participant(0, "Tour de Norvège", "Event")
    assert entity_of(tour, "a").iri == entity_of(tour, "b").iri


def test_gold_says_by_its_marks_which_event_a_noun_stands_for() -> None:
    from dataclasses import replace

    from kg.evaluation.markup import parse_marked
    from kg.extractor import extractor
    from kg.labelled import entities_of
    from kg.measure import document_of

    (gold,) = parse_marked(
        """@ id: a
@ language: en
@ published: 2020-03-04

[Two die in Marseille blast=Marseille blast|Event]

The [explosion~Marseille blast] near the port killed two people. A meeting was put off.

---
Marseille blast | casualties | 2 | actual
"""
    )
    reader = extractor("en")
    assert reader.scorer is not None
    reader = replace(reader, scorer=replace(reader.scorer, kinds=None))
    discourse = reader.discourse(document_of(gold))
    found = entities_of(gold, discourse)
    event = gold.entities[0].id
    offered = [one for one in discourse.participants if one.doubtful and one.salience]
    assert {one.name: found[one.index] for one in offered} == {"blast": event, "meeting": None}
