"""Teams that are called by their town: "Nancy s'est imposé au Havre"."""

from __future__ import annotations

from kg.discourse import Discourse, Proposals

LIKELY = 0.7
"""How probable the learned reader must find what only a team does."""

PLACED = 0.4
"""How probable it must not find what is said of towns."""

_SUBJECTS = frozenset(("competesWith", "defeats"))
_OBJECTS = frozenset("competesWith defeats leaves memberOf".split())
"""Relations whose subject or object is a team sooner than a town."""

_JOINED = frozenset(("leaves", "memberOf"))
"""Those that tell by themselves that a text is about teams; towns compete in other things too."""

_THERE = frozenset(("à", "at", "in", "near"))

_OF_TOWNS = frozenset("bornIn diedIn leads livesIn locatedIn operatesIn visits".split())


def name_teams(discourse: Discourse, proposals: Proposals) -> None:
    """Make towns that do what only teams do teams, in place, unless something is said to be or to happen there."""
    likely = [key for key, proposal in proposals.by_key.items() if proposal.probability >= LIKELY]
    placed = {
        target
        for (_, relation, target), proposal in proposals.by_key.items()
        if relation in _OF_TOWNS and proposal.probability >= PLACED
    }
    asked = {subject for subject, relation, _ in likely if relation in _SUBJECTS}
    asked |= {target for _, relation, target in likely if relation in _OBJECTS}
    towns = {
        number
        for number in asked - placed
        if discourse.participants[number].type == "City" and not _is_place(discourse, number)
    }
    joined = any(relation in _JOINED and target in towns for _, relation, target in likely)
    if joined or any(participant.type == "SportsTeam" for participant in discourse.participants):
        for number in towns:
            discourse.participants[number].play()


def _is_place(discourse: Discourse, number: int) -> bool:
    """Whether something happens there: "À Dunkerque, le maire a réagi"."""
    tokens = discourse.parsed.tokens
    before = (tokens[r.start - 1].lower for r in discourse.references if number in r.participants and r.start > 0)
    return any(word in _THERE for word in before)
