"""Whether a verb tells of what has happened, and whether it sends somebody away."""

from __future__ import annotations

from kg.claims.vocabulary import Vocabulary
from kg.syntax import ParsedText, Token

_THANKING = "remercier"
"""The verb that dismisses whom one has, and thanks others."""
_OVERTHROWING = "renverser"


def is_told_as_done(verb: Token, parsed: ParsedText) -> bool:
    """Whether a verb form speaks of what has happened: neither denied, nor ahead, nor only thought of."""
    around = [verb, *(parsed.tokens[i] for i in verb.children)]
    return (
        verb.form in ("Fin", "Part")
        and verb.tense != "Fut"
        and not any(t.mood == "Cnd" or t.tense == "Fut" for t in around)
        and not any(t.lower in ("ne", "n'", "not", "n't", "never", "will", "would", "could", "may") for t in around)
    )


def sends_away(verb: Token, parsed: ParsedText, words: Vocabulary) -> bool:
    """Whether a verb dismisses: "a remercié son directeur", and not "a remercié le président X".

    Juntas overthrow presidents, and cars run them over: "a renversé le président", not "renversé par une voiture".
    """
    if verb.lemma == _OVERTHROWING:
        return any(parsed.children(verb.i, "obj"))
    if verb.lemma not in words.firing_verbs:
        return False
    thanked = [*parsed.children(verb.i, "obj")] if verb.lemma == _THANKING else []
    return not thanked or any(parsed.tokens[i].possessive for noun in thanked for i in noun.children)
