"""Teams that are called by their town: "Nancy s'est imposé au Havre"."""

from __future__ import annotations

from kg.discourse import Discourse, Participant, Proposals

LIKELY = 0.7
"""How probable the learned reader must find what only a team does."""

PLACED = 0.4
"""How probable it must not find what is said of towns."""

_SUBJECTS = frozenset(("competesWith", "defeats"))
_OBJECTS = frozenset("competesWith defeats leaves memberOf".split())
"""Relations whose subject or object is a team sooner than a town."""

_OF_TOWNS = frozenset("bornIn diedIn leads livesIn locatedIn operatesIn visits".split())


def name_teams(discourse: Discourse, proposals: Proposals) -> None:
    """Make towns that do what only teams do teams, in place, unless something is said to be or to happen there."""
    asked: set[int] = set()
    placed: set[int] = set()
    for (subject, relation, target), proposal in proposals.by_key.items():
        if proposal.probability >= LIKELY:
            asked |= ({subject} if relation in _SUBJECTS else set()) | ({target} if relation in _OBJECTS else set())
        if relation in _OF_TOWNS and proposal.probability >= PLACED:
            placed.add(target)
    for number in sorted(asked - placed):
        if discourse.participants[number].type == "City":
            _name(discourse.participants[number])


def _name(town: Participant) -> None:
    """The team is another entity than the town, whose identifiers are not its own."""
    town.type, town.iri = "SportsTeam", ""
    town.identifiers.clear()
