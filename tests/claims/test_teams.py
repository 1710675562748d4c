"""Towns that do what only teams do are teams; those where something is said to be stay towns."""

from __future__ import annotations

from kg.claims.teams import LIKELY, PLACED, name_teams
from kg.claims.vocabulary import vocabulary
from kg.discourse import Discourse, Participant, Proposal, Proposals
from kg.documents import document_from_text
from kg.model import Status
from kg.ontology import load
from kg.syntax import ParsedText


def types(*proposed: tuple[int, str, int, float], third: str = "Person") -> list[str]:
    """The types of two towns and a third once the proposals are known."""
    people = [
        Participant(0, "Valmure", "City", iri="town"),
        Participant(1, "Orsanne", "City"),
        Participant(2, "X", third),
    ]
    parsed = ParsedText(document_from_text("Valmure s'impose à Orsanne.", id="a", language="fr"), (), ())
    keyed = {
        (s, relation, o): Proposal(s, relation, o, probability, Status.ACTUAL, 0.9, 0, (0, 1), (1, 2))
        for s, relation, o, probability in proposed
    }
    name_teams(Discourse(parsed, people, []), Proposals(frozenset(), frozenset(), keyed), vocabulary(load(), "fr"))
    assert people[0].type == "City" or not people[0].iri, "a team has not the town's identifier"
    return [one.type for one in people]


def test_who_defeats_a_town_and_the_town_are_teams_where_a_text_is_about_teams() -> None:
    assert types((0, "defeats", 1, LIKELY), third="SportsTeam") == ["SportsTeam"] * 3
    assert types((0, "defeats", 1, LIKELY)) == ["City", "City", "Person"]


def test_a_town_that_somebody_plays_for_is_a_team() -> None:
    assert types((2, "memberOf", 0, LIKELY)) == ["SportsTeam", "City", "Person"]


def test_what_is_hardly_likely_changes_nothing() -> None:
    assert types((2, "memberOf", 1, LIKELY - 0.01)) == ["City", "City", "Person"]


def test_a_town_that_somebody_lives_in_or_heads_stays_one() -> None:
    assert types((2, "memberOf", 0, 0.9), (2, "leads", 0, PLACED)) == ["City", "City", "Person"]
    assert types((2, "memberOf", 0, 0.9), (2, "livesIn", 0, PLACED - 0.01)) == ["SportsTeam", "City", "Person"]
