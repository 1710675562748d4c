"""Teams that are called by their town or country: "Nancy s'est imposé au Havre", "Samoa will face Tonga"."""

from __future__ import annotations

import re

from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Proposals, Reference

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

_ABROAD = _THERE | {"from", "across", "visit"}
_OF_COUNTRIES = frozenset("bornIn diedIn livesIn locatedIn operatesIn visits".split())
"""What is said of countries where they are no teams; coaches lead those that are."""
_MET = 0.5
"""How probable it must be that a country meets another, in a report on games, for it to be one of their sides."""

_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
_ENOUGH = 2
"""How many words of games a report on them has; a score and a team count for one."""


def name_teams(discourse: Discourse, proposals: Proposals, words: Vocabulary) -> None:
    """Make towns that do what only teams do teams, in place, unless something is said to be or to happen there.

    In English, where a national side goes by its country, countries that meet others in a game are teams as well.
    """
    likely = [key for key, proposal in proposals.by_key.items() if proposal.probability >= LIKELY]
    placed = _ends_of(proposals, _OF_TOWNS)
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
    if discourse.parsed.document.language == "en" and _is_on_games(discourse, words):
        met = {
            end
            for (one, relation, other), proposal in proposals.by_key.items()
            if relation in _SUBJECTS and proposal.probability >= _MET
            for end in (one, other)
        }
        for number in sorted(met - _ends_of(proposals, _OF_COUNTRIES)):
            if discourse.participants[number].type in ("Country", "Region") and _is_side(discourse, number):
                discourse.participants[number].play()


def _ends_of(proposals: Proposals, relations: frozenset[str]) -> set[int]:
    """The objects of what is at all probably told with the relations."""
    return {
        target
        for (_, relation, target), proposal in proposals.by_key.items()
        if relation in relations and proposal.probability >= PLACED
    }


def _is_place(discourse: Discourse, number: int) -> bool:
    """Whether something happens there: "À Dunkerque, le maire a réagi"."""
    return any(_before(discourse, r) in _THERE for r in discourse.references if number in r.participants)


def _is_on_games(discourse: Discourse, words: Vocabulary) -> bool:
    signs = len({token.lower for token in discourse.parsed.tokens} & words.game_words)
    signs += bool(_SCORE.search(discourse.parsed.document.text))
    return signs + any(one.type == "SportsTeam" for one in discourse.participants) >= _ENOUGH


def _is_side(discourse: Discourse, number: int) -> bool:
    """Whether a country is only ever called by its name, and nothing is said to be there or to come from there."""
    own = [r for r in discourse.references if number in r.participants and r.kind in ("name", "nominal", "adjective")]
    return all(r.kind == "name" and _before(discourse, r) not in _ABROAD for r in own)


def _before(discourse: Discourse, reference: Reference) -> str:
    """The word before a reference, over its article."""
    words = [token.lower for token in discourse.parsed.tokens[max(reference.start - 2, 0) : reference.start]]
    return next((word for word in reversed(words) if word != "the"), "")
