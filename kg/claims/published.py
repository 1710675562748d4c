"""What stands beside a work without being of it: an author is no member of his publisher, an airline makes no plane."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.discourse import Discourse

_WORK_ENDS = frozenset(("»", "”", '"'))
_PLANES = frozenset("airbus atr boeing bombardier cessna embraer".split())
_OF = frozenset("d' de du des of".split())
_REACH = 8


def is_published(draft: Draft, discourse: Discourse) -> bool:
    """Whether a draft makes a member of an author whom his publisher follows, or a maker of an airline."""
    if draft.object is None or not draft.object_tokens[1] or not draft.subject_tokens[1]:
        return False
    if draft.relation == "memberOf":
        return _is_author(draft, discourse)
    return draft.relation == "produces" and _is_owner_of_plane(draft, discourse)


def _is_author(draft: Draft, discourse: Discourse) -> bool:
    """ "« Sables », de X, chez Y", "« Sables », de X (Y)"."""
    tokens, start, end = discourse.parsed.tokens, draft.subject_tokens[0], draft.subject_tokens[1]
    if start < 3 or tokens[start - 1].lower not in _OF or discourse.participants[draft.subject].type != "Person":
        return False
    before = tokens[start - 3 : start - 1]
    if not any(token.text in _WORK_ENDS for token in before):
        return False
    between = [t.lower for t in tokens[end : draft.object_tokens[0]]]
    return 0 < len(between) < _REACH and (between[-1] == "chez" or between == ["("])


def _is_owner_of_plane(draft: Draft, discourse: Discourse) -> bool:
    """ "un Boeing 737 | de Ryanair"."""
    if draft.object is None or draft.object_tokens[1] > draft.subject_tokens[0]:
        return False
    plane = discourse.participants[draft.object].name.lower().split()
    between = [t.lower for t in discourse.parsed.tokens[draft.object_tokens[1] : draft.subject_tokens[0]]]
    owned = bool(between) and between[0] in _OF and len(between) < _REACH
    return owned and plane[0] in _PLANES and plane[0] not in discourse.participants[draft.subject].name.lower()
