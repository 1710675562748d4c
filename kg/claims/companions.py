"""Who is with somebody without meeting him: companions on a visit, and those of whom one only hears."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.discourse import Discourse
from kg.syntax import Token

_GOING = frozenset("aller arriver assister déplacer inaugurer parcourir rendre visiter".split())
"""What several do side by side: "s'est rendu à X | avec Y"."""
_BESIDE = frozenset("avec accompagné accompagnée accompagnés côté côtés".split())
_RECEIVING = frozenset(("recevoir", "receive"))
_MESSAGES = frozenset(
    """appel courrier félicitation hommage lettre message mot photo réponse signe soutien télégramme texto vœu
    call congratulations email gift letter message note phone reply support telegram text""".split()
)
_REACH = 4


def is_with(draft: Draft, discourse: Discourse) -> bool:
    """Whether a meeting is no more than a visit that two make together, or a message that one has from the other."""
    if draft.relation != "meets" or draft.object is None or not draft.object_tokens[1] or not draft.subject_tokens[1]:
        return False
    first, last = sorted((draft.subject_tokens, draft.object_tokens))
    tokens = discourse.parsed.tokens
    if tokens[first[0]].sentence != tokens[last[0]].sentence:
        return False
    between = tokens[first[1] : last[0]]
    return _is_companion(between, discourse) or _is_heard(between)


def _is_companion(between: tuple[Token, ...], discourse: Discourse) -> bool:
    """ "s'est rendu sur place avec X": the only verb between the two is one of going, and "avec" behind it."""
    if discourse.parsed.document.language != "fr":
        return False
    verbs = [t for t in between if t.pos == "VERB" and t.lower not in _BESIDE]
    if len(verbs) != 1 or verbs[0].lemma not in _GOING:
        return False
    return bool(_BESIDE & {t.lower for t in between if t.i > verbs[0].i})


def _is_heard(between: tuple[Token, ...]) -> bool:
    """ "a reçu des messages de X": behind the last verb of receiving, a message."""
    verbs = [t for t in between if t.pos == "VERB"]
    if not verbs or verbs[-1].lemma not in _RECEIVING:
        return False
    behind = [t for t in between if verbs[-1].i < t.i <= verbs[-1].i + _REACH]
    return bool(_MESSAGES & {word for t in behind for word in (t.lower, t.lemma.lower())})
