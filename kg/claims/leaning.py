"""The status of what the learned reader finds: its own opinion, held against what the words around say."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.claims.status import Statuses
from kg.discourse import Discourse
from kg.model import Status

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

_LEAST = {Status.NEGATED: UNDENIED, Status.POSSIBLE: UNDENIED, Status.PAST: UNENDED}
_TELLING = ("VERB", "AUX", "NOUN", "ADJ")


def leaning(draft: Draft, discourse: Discourse, statuses: Statuses) -> Status:
    """The status of a draft of the learned reader: its own opinion, unless the words around say more.

    Where it is not sure that something is so, a word between the ends that speaks of plans, doubt or denial decides.
    """
    told = draft.status or Status.ACTUAL
    least = _LEAST.get(told, CERTAIN)
    status = draft.leaning if told is Status.ACTUAL or draft.certainty >= least else told
    before, behind = sorted((draft.subject_tokens, draft.object_tokens))
    if any(t.lower.startswith("ex-") for t in discourse.parsed.tokens[behind[1] : behind[1] + 2]):
        return Status.PAST  # "X et Y, ex-rivales"
    if status is not Status.ACTUAL or draft.certainty >= SETTLED:
        return status or told
    ends = range(before[1], behind[0]) if behind[0] - before[1] <= FAR else range(0)
    said = (
        statuses.of(index, draft.relation).status
        for index in ends
        if discourse.parsed.tokens[index].pos in _TELLING and discourse.outermost(index) is None
    )
    return next((one for one in said if one is not Status.ACTUAL), status)
