"""Whose "son PDG" and "sa porte-parole" are: bodies have heads and members, and the title says which bodies."""

from __future__ import annotations

from collections.abc import Callable

from kg.discourse import Discourse, Participant, Reference
from kg.entities.lexicon import Lexicon
from kg.entities.typing import family

Owners = Callable[[Participant], float]

_TOWNS = frozenset(
    """maire mairesse bourgmestre échevin échevine préfet préfète gouverneur gouverneure adjoint adjointe
    syndic syndique""".split()
)
"""Offices of towns and regions."""
_TEAMS = frozenset("entraîneur entraîneuse sélectionneur sélectionneuse capitaine coach".split())
"""Roles in teams, which go by the names of towns and countries."""


def headed(discourse: Discourse, lexicon: Lexicon) -> dict[int, Owners]:
    """For the token of each "son" before a held title: how well a participant agrees as its owner (-9: not at all)."""
    found: dict[int, Owners] = {}
    for title in discourse.titles:
        relations = {relation for relation, _ in title.relations}
        if title.possessive >= 0 and title.holders and relations == {"relativeOf"}:
            found[title.possessive] = _kin
            continue
        if title.possessive < 0 or not title.holders or not relations or not relations <= {"leads", "memberOf"}:
            continue
        towns = bool(_TOWNS & set(title.words))
        states = " ".join(title.words) in lexicon.national_offices or title.words[-1] in lexicon.ministers
        team = bool(_TEAMS & set(title.words)) or relations == {"memberOf"}
        found[title.possessive] = _owners(relations == {"leads"}, towns, states, team)
    return found


def _kin(participant: Participant) -> float:
    return 0.0 if participant.type == "Person" else -9.0


def _owners(leads: bool, towns: bool, states: bool, team: bool) -> Owners:
    def agrees(participant: Participant) -> float:
        kind = participant.type
        if kind == "Person":
            return -9.0 if leads else -0.8
        if kind in ("City", "Region", "Place"):
            return 0.0 if towns else -0.5 if team and kind == "City" else -9.0
        if kind == "Country":
            return -1.2 if states else -0.5 if team else -9.0
        if towns or family(kind) != "Organization":
            return -9.0
        return -0.8 if kind == "MediaOutlet" else 0.0  # often who reports

    return agrees


def joined_owner(discourse: Discourse, index: int, owners: Owners) -> Reference | None:
    """ "X et son président": of X."""
    step = index - 1
    if step >= 0 and discourse.parsed.tokens[step].lower in ("de", "à", "par", "pour"):
        step -= 1
    if step < 1 or discourse.parsed.tokens[step].lower != "et":
        return None
    before = discourse.outermost(step - 1)
    if before is None or before.end != step or len(before.participants) != 1 or before.kind == "adjective":
        return None
    if owners(discourse.participants[before.participants[0]]) <= -1.0:
        return None
    return Reference(index, index + 1, index, before.participants, "pronoun", "joined to its owner", 0.9)
