"""The status of what the learned reader finds: its own opinion, held against what the words around say."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims.draft import Draft
from kg.claims.governing import SPEECH
from kg.claims.status import Statuses
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import Token

CERTAIN = 0.6
"""How certain it must be of a status that the words around do not show."""

UNDENIED = 0.96
"""How certain it must be where they deny or doubt."""

UNENDED = 0.9
"""How certain it must be where they say that it is over."""

SETTLED = 0.7
"""How certain it must be that the words between the ends are not looked at."""

FAR = 30
"""Words between two ends, above which they are not looked at."""

_STEPS = 4
"""Words from an object up to the verb that may turn it down."""
_AMBIGUOUS = frozenset("contester exclure écarter éviter empêcher interdire manquer négliger repousser".split())
"""Verbs that deny what they govern, and may as well tell what is done to it."""

_HELD = frozenset("leads memberOf".split())
_CONVICTING = frozenset("condamner convict sentence".split())

_LEAST = {Status.NEGATED: UNDENIED, Status.POSSIBLE: UNDENIED, Status.PAST: UNENDED}
_TELLING = ("VERB", "AUX", "NOUN", "ADJ")


def leaning(draft: Draft, discourse: Discourse, statuses: Statuses) -> Status:
    """The status of a draft of the learned reader: its own opinion, unless the words around say more.

    Where it is not sure that something is so, a word between the ends that speaks of plans, doubt or denial decides.
    """
    told = draft.status or Status.ACTUAL
    off = _is_turned_down(draft, discourse, statuses) or _is_cleared(draft, discourse, statuses)
    if told in (Status.ACTUAL, Status.PAST) and off:
        return Status.NEGATED
    least = _LEAST.get(told, CERTAIN)
    status = draft.leaning if told is Status.ACTUAL or draft.certainty >= least else told
    before, behind = sorted((draft.subject_tokens, draft.object_tokens))
    if any(t.lower.startswith("ex-") for t in discourse.parsed.tokens[behind[1] : behind[1] + 2]):
        return Status.PAST  # "X et Y, ex-rivales"
    if status is Status.PAST and draft.relation in _HELD and _is_said_now(draft, discourse.parsed.tokens):
        return Status.ACTUAL
    if status is not Status.ACTUAL or draft.certainty >= SETTLED:
        return status or told
    ends = range(before[1], behind[0]) if behind[0] - before[1] <= FAR else range(0)
    said = (
        statuses.of(index, draft.relation).status
        for index in ends
        if discourse.parsed.tokens[index].pos in _TELLING and discourse.outermost(index) is None
    )
    return next((one for one in said if one is not Status.ACTUAL), status)


def _is_said_now(draft: Draft, tokens: Sequence[Token]) -> bool:
    """ "was a captain in X, where his son Y is now chief": a copula in the present behind the name."""
    behind = tokens[draft.subject_tokens[1] : draft.subject_tokens[1] + 2]
    present = behind and behind[0].lemma in ("be", "être") and behind[0].tense == "Pres"
    return bool(present) and behind[-1].lower in ("now", "currently", "désormais", "aujourd'hui", "actuellement")


def _is_turned_down(draft: Draft, discourse: Discourse, statuses: Statuses) -> bool:
    """ "a décliné la présidence de X", "a renoncé à nommer Y": the verb that the object hangs on denies it."""
    tokens = discourse.parsed.tokens
    step = _outside(draft.object_tokens, tokens)
    left_out = statuses.mood.of(tokens[step.head]) if step is not None else None
    if left_out is not None and left_out.cue == "sans":
        return True  # "sans accuser X"
    if draft.relation in SPEECH or statuses.words.language != "fr" or step is None:
        return False
    near = 1 if draft.relation == "participatesIn" else _STEPS
    for _ in range(near):
        head = tokens[step.head]
        if step.dep == "nsubj" and step.lemma.lower() in statuses.words.person_nouns:
            return False  # "le chef de X, Y, a démenti avoir reçu Z"
        if head.pos == "VERB" and head.lemma in statuses.words.negated_verbs - _AMBIGUOUS:
            return head.i > draft.subject_tokens[0] and statuses.mood.of(head) is None
        if head.i == step.i or step.dep in ("conj", "appos") or (head.pos == "VERB" and head.form != "Inf"):
            return False
        step = head
    return False


def _is_cleared(draft: Draft, discourse: Discourse, statuses: Statuses) -> bool:
    """ "X a été relaxé par le tribunal de Y": no sanction, unless somebody else is convicted beside."""
    if draft.relation != "sanctions":
        return False
    sentence = discourse.parsed.sentence_of(draft.object_tokens[0])
    verbs = {t.lemma for t in discourse.parsed.tokens[sentence.start : sentence.end] if t.form == "Part"}
    return bool(verbs & statuses.words.clearing_verbs) and not verbs & _CONVICTING


def _outside(span: tuple[int, int], tokens: Sequence[Token]) -> Token | None:
    """The word of an end that hangs on another word."""
    return next((tokens[i] for i in range(*span) if not span[0] <= tokens[i].head < span[1]), None)
