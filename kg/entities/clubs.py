"""Towns that a French sports report means as clubs: "Lens a battu Nancy", "face à Créteil", "l'entraîneur de Brest"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.discourse import Participant, Reference
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b")
_ENOUGH = 3
"""How many words of games a report on them has; a score counts for one."""
_WHERE = frozenset("à au en vers dans depuis près hors sur".split())
_AGAINST = frozenset("contre devant derrière".split())
_DEFEATING = frozenset(
    """affronter battre dominer défier distancer dépasser devancer défaire accrocher arracher écraser éliminer rejoindre
    intéresser recevoir étriller surprendre tenir vaincre""".split()
)
"""Verbs of which a club is the object."""
_STAFF = frozenset(
    """ailier arrière attaquant buteur capitaine coach défenseur entraîneur gardien joueur latéral meneur milieu passé
    pivot président transfuge""".split()
)


def name_clubs(
    parsed: ParsedText, participants: Sequence[Participant], references: Sequence[Reference], lexicon: Lexicon
) -> None:
    """Give towns that play, and where nothing is told to be, the type of a team, in place."""
    words = {token.lower for token in parsed.tokens}
    if len(words & lexicon.game_words) + bool(_SCORE.search(parsed.document.text)) < _ENOUGH:
        return
    taken = [(r.start, r.end) for r in references if r.kind == "nominal"]
    for participant in participants:
        if participant.type != "City":
            continue
        own = [r for r in references if participant.index in r.participants]
        if any(r.kind != "name" or _is_place(parsed, r, taken) for r in own):
            continue
        if any(_plays(parsed, r) for r in own):
            participant.scores["SportsTeam"] = participant.scores.get("City", 0.0) + 1.0
            participant.play()


def _is_place(parsed: ParsedText, reference: Reference, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether something is said to be there, or the town gives another its name: "à X", "le tribunal de X"."""
    if any(start < reference.start and reference.end <= end for start, end in taken):
        return True
    before = [t.lower for t in parsed.tokens[max(0, reference.start - 2) : reference.start]]
    if before and before[-1] in _WHERE:
        return before[:1] not in (["face"], ["tête"])
    behind = parsed.tokens[reference.end : reference.end + 2]
    return len(behind) == 2 and behind[0].text == "(" and behind[1].capitalised  # "Reggio (Italie)"


def _plays(parsed: ParsedText, reference: Reference) -> bool:
    tokens = parsed.tokens
    head = tokens[reference.head]
    head = tokens[head.head] if head.dep == "conj" else head
    verb = tokens[head.head]
    before = [t.lower for t in tokens[max(0, reference.start - 2) : reference.start]]
    if before == ["face", "à"] or (before and before[-1] in _AGAINST):
        return True
    if head.dep == "obj":
        return verb.lemma in _DEFEATING
    if head.dep in ("nsubj", "obl:agent"):
        return verb.pos in ("VERB", "AUX")
    return len(before) == 2 and before[1] in ("de", "d'", "par") and before[0] in _STAFF
