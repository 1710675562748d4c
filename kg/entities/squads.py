"""Towns and countries that stand for clubs behind the players of a squad: "Gardiens : A (Rennes), B (Real Madrid)"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.discourse import Participant, Reference
from kg.syntax import ParsedText

_ENOUGH = 2
"""How many bodies, one of which is a team by name, tell that those behind people are teams."""
_PLACES = ("City", "Country", "Region", "Place")


def name_squads(parsed: ParsedText, participants: Sequence[Participant], references: Sequence[Reference]) -> None:
    """Give what stands behind people in parentheses, and nowhere else, the type of a team, in place.

    Where nothing there is known as a team, places are what people come from: "A (KEN), B (FRA)".
    """
    people = {r.end for r in references if participants[r.participants[0]].type == "Person"}
    by_participant: dict[int, list[Reference]] = {}
    for reference in references:
        for number in reference.participants:
            by_participant.setdefault(number, []).append(reference)
    inside = {number for number, own in by_participant.items() if _stand_behind(parsed, own, people)}
    found = [participants[number] for number in sorted(inside)]
    teams = [p for p in found if p.type == "SportsTeam" or _is_guessed(p)]
    places = [p for p in found if p.type in _PLACES]
    if all(_is_guessed(p) for p in teams) or len(teams) < max(_ENOUGH, len(places) / 2):
        return
    for participant in found:
        if participant.type in _PLACES or _is_guessed(participant):
            participant.scores["SportsTeam"] = participant.scores.get(participant.type, 0.0) + 1.0
            participant.play()


def _is_guessed(participant: Participant) -> bool:
    return participant.guessed and participant.type in ("Company", "Organization")


def _stand_behind(parsed: ParsedText, own: Iterable[Reference], people: set[int]) -> bool:
    """Whether each reference fills the parentheses behind a person."""
    tokens = parsed.tokens
    return all(
        r.kind == "name"
        and r.start - 1 in people
        and tokens[r.start - 1].text == "("
        and r.end < len(tokens)
        and tokens[r.end].text in (")", ",", "/")
        for r in own
    )
