"""What becomes of an operation that is the subject: "la fusion a échoué", "le rachat doit être finalisé en juin"."""

from __future__ import annotations

from kg.claims.mood import Finding, Mood
from kg.claims.vocabulary import Vocabulary
from kg.model import Status
from kg.syntax import ParsedText, Token

_EXPIRING = frozenset("expirer achever expire".split())
_MODAL = {"devoir": Status.PLANNED, "pouvoir": Status.POSSIBLE}
_REMAINING = frozenset("rester demeurer remain".split())
_PENDING = frozenset(
    "soumettre suspendre conditionner subordonner dépendre subject conditional contingent depend hinge".split()
)
"""What still hangs on somebody's consent."""


def outcome(verb: Token, parsed: ParsedText, mood: Mood, words: Vocabulary) -> Finding | None:
    """What a verb or predicate says of the operation that is its subject."""
    if verb.lemma in words.negated_verbs or verb.lemma in words.failing_verbs:
        return Finding(Status.NEGATED, verb.lemma)
    if verb.lemma in _EXPIRING or any(c.lower == "fin" for c in parsed.children(verb.i, "obj")):
        return Finding(Status.PAST, verb.lemma)
    if verb.lemma in words.expecting_verbs:
        return Finding(Status.PLANNED, verb.lemma)
    below = parsed.children(verb.i, "xcomp", "acomp", "obj")
    if verb.lemma in _PENDING or (verb.lemma in _REMAINING and any(c.lemma in _PENDING for c in below)):
        return mood.of(verb) or Finding(Status.PLANNED, verb.lemma)
    telling = words.completing_verbs | words.measure_verbs
    if verb.lemma in _MODAL and any(c.lemma in telling | words.expecting_verbs for c in below):
        return mood.of(verb) or Finding(_MODAL[verb.lemma], verb.lemma)
    return mood.of(verb) if verb.lemma in telling else None


def fails_behind(verb: Token, parsed: ParsedText, words: Vocabulary) -> bool:
    """ "devait racheter X ; le montage a capoté"."""
    sentence = parsed.sentence_of(verb.i)
    return any(t.pos == "VERB" and t.lemma in words.failing_verbs for t in parsed.tokens[verb.i + 1 : sentence.end])
