"""What named participants are, as the learned reader sees it."""

from __future__ import annotations

import numpy as np
import pytest

from kg.discourse import Discourse, Participant, Reference
from kg.documents import document_from_text
from kg.learned.kinds import DOUBTED, EVENT, LIKELY, NEARLY, OF_A_FAMILY, PLAYING, SETTLED, STATE, SURE, Kinds
from kg.learned.labels import NOTHING, TYPES
from kg.reading.parsing import parse

PARSED = parse(document_from_text("Sudimmo cède Corvaire à Sudimmo Nord.", id="a", language="fr"))


def seen_as(kind: str, chance: float) -> Kinds:
    """Weights that find this type so probable whatever they see, and an event in any noun."""
    scores = np.full(NOTHING + 1, np.log((1 - chance) / NOTHING), dtype=np.float32)
    scores[(*TYPES, "nothing").index(kind)] = np.log(chance)
    none = np.zeros((4, 3), dtype=np.float32)
    return Kinds(
        {
            "n1.weight": none,
            "n1.bias": np.zeros(4, dtype=np.float32),
            "kind.weight": np.zeros((NOTHING + 1, 4), dtype=np.float32),
            "kind.bias": scores,
            "events.l1.weight": none,
            "events.l1.bias": np.zeros(4, dtype=np.float32),
            "events.out.weight": np.zeros((1, 4), dtype=np.float32),
            "events.out.bias": np.array([np.log(chance / (1 - chance))], dtype=np.float32),
        }
    )


def settled(participant: Participant, kinds: Kinds) -> Participant:
    """The participant after its type was settled."""
    reference = Reference(0, 1, 0, (0,), "name", "model")
    discourse = Discourse(PARSED, [participant], [reference])
    kinds.settle(discourse, np.zeros((len(PARSED.tokens), 3), dtype=np.float32))
    return participant


def test_a_guessed_type_yields_to_a_likely_one() -> None:
    found = settled(Participant(0, "Sudimmo", "Person", guessed=True, gender="m"), seen_as("Company", NEARLY + 0.05))
    assert (found.type, found.gender, found.guessed) == ("Company", "", True)


def test_a_very_likely_type_is_guessed_no_more() -> None:
    found = settled(Participant(0, "Sudimmo", "Person", guessed=True), seen_as("Company", SETTLED + 0.05))
    assert (found.type, found.guessed) == ("Company", False)


@pytest.mark.parametrize(
    ("chance", "guessed", "kind"),
    [
        (OF_A_FAMILY - 0.3, True, "Person"),
        (SURE - 0.05, False, "Person"),
        (SURE + 0.05, False, "Company"),
    ],
)
def test_the_words_around_weigh_more_than_a_guess(chance: float, guessed: bool, kind: str) -> None:
    assert settled(Participant(0, "Sudimmo", "Person", guessed=guessed), seen_as("Company", chance)).type == kind


@pytest.mark.parametrize(
    ("kind", "general"), [("Company", "Organization"), ("Region", "Place"), ("Event", "Event"), ("Law", "Law")]
)
def test_a_guess_stays_as_general_as_it_is_unsure(kind: str, general: str) -> None:
    participant = Participant(0, "Sudimmo", "Person", guessed=True)
    assert settled(participant, seen_as(kind, (LIKELY + NEARLY) / 2)).type == general


def test_what_the_gazetteer_identifies_keeps_its_type() -> None:
    known = Participant(0, "Paris", "City", iri="https://example.org/paris")
    assert settled(known, seen_as("Company", 0.99)).type == "City"


def test_without_names_there_is_nothing_to_settle() -> None:
    discourse = Discourse(PARSED, [Participant(0, "Sudimmo", "Person", guessed=True)], [])
    seen_as("Company", 0.99).settle(discourse, np.zeros((len(PARSED.tokens), 3), dtype=np.float32))
    assert discourse.participants[0].type == "Person"


@pytest.mark.parametrize(("chance", "kept"), [(DOUBTED - 0.05, True), (DOUBTED + 0.05, False)])
def test_what_probably_names_nothing_goes(chance: float, kept: bool) -> None:
    people = [Participant(0, "Sudimmo", "Company", salience=1), Participant(1, "Corvaire", "Company", salience=1)]
    people[1].iri = "known"
    references = [Reference(0, 1, 0, (0,), "name", "model"), Reference(2, 3, 2, (1,), "name", "gazetteer")]
    discourse = Discourse(PARSED, people, references)
    seen_as("nothing", chance).settle(discourse, np.zeros((len(PARSED.tokens), 3), dtype=np.float32))
    assert [r.participants for r in discourse.references] == ([(0,), (1,)] if kept else [(1,)])
    assert [p.salience > 0 for p in people] == [kept, True]
    assert 0 in discourse.at if kept else 0 not in discourse.at


@pytest.mark.parametrize(
    ("chance", "other", "kind"),
    [
        (PLAYING + 0.05, "SportsTeam", "SportsTeam"),
        (PLAYING - 0.05, "SportsTeam", "City"),
        (PLAYING + 0.05, "Company", "City"),
    ],
)
def test_beside_a_team_a_known_town_may_be_the_team_of_its_name(chance: float, other: str, kind: str) -> None:
    town = Participant(0, "Sudimmo", "City", iri="https://example.org/town", salience=1)
    town.identifiers.add(("geonames", "1"))
    rival = Participant(1, "Corvaire", other, iri="https://example.org/known", salience=1)
    references = [Reference(0, 1, 0, (0,), "name", "gazetteer"), Reference(2, 3, 2, (1,), "name", "gazetteer")]
    discourse = Discourse(PARSED, [town, rival], references)
    seen_as("SportsTeam", chance).settle(discourse, np.zeros((len(PARSED.tokens), 3), dtype=np.float32))
    assert (town.type, bool(town.iri), bool(town.identifiers)) == (kind, kind == "City", kind == "City")
    assert rival.type == other


@pytest.mark.parametrize(("chance", "kept"), [(EVENT - 0.05, False), (EVENT + 0.05, True)])
def test_a_common_noun_names_an_event_only_where_one_is_likely(chance: float, kept: bool) -> None:
    noun = Participant(0, "sudimmo", "Event", salience=1, doubtful=True)
    assert (settled(noun, seen_as("Event", chance)).salience > 0) is kept


@pytest.mark.parametrize(
    ("chance", "named", "meant"),
    [(STATE + 0.05, True, 1), (STATE - 0.05, True, 0), (STATE + 0.05, False, 0)],
)
def test_a_capital_may_be_its_country_where_that_is_named(chance: float, named: bool, meant: int) -> None:
    city = Participant(0, "Sudimmo", "City", iri="https://example.org/city", salience=1, state=1 if named else None)
    country = Participant(1, "Corvaire", "Country", iri="https://example.org/country", salience=1)
    references = [Reference(0, 1, 0, (0,), "name", "gazetteer"), Reference(2, 3, 2, (1,), "name", "gazetteer")]
    discourse = Discourse(PARSED, [city, country], references)
    seen_as("Country", chance).settle(discourse, np.zeros((len(PARSED.tokens), 3), dtype=np.float32))
    assert discourse.references[0].participants == (meant,)
    assert (city.salience, country.salience) == (1 - meant, 1 + meant)
    assert ("Sudimmo" in country.aliases) is bool(meant)
