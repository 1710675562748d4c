"""Larger places told behind a town: who is born "à Braga, au Portugal," is born in Braga, which is in Portugal."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.discourse import Discourse, Reference

_WHERE = frozenset("bornIn diedIn livesIn locatedIn operatesIn visits".split())
_LARGER = ("Country", "Region")
_LEADING = frozenset("à au aux dans en l' la le les".split())
_MOST = 2
"""Words between the comma and the larger place: "dans | le"."""


def is_around(draft: Draft, discourse: Discourse) -> bool:
    """Whether the object of a French draft is only where the town before it lies, and the draft is of another."""
    if draft.relation not in _WHERE or draft.object is None or discourse.parsed.document.language != "fr":
        return False
    if discourse.participants[draft.object].type not in _LARGER or not draft.object_tokens[1]:
        return False
    town = _town_before(draft.object_tokens[0], discourse)
    return town is not None and draft.subject not in town.participants


def _town_before(start: int, discourse: Discourse) -> Reference | None:
    """The town that ends right before the comma or bracket and the preposition: "Dole, dans le | Jura"."""
    tokens, index = discourse.parsed.tokens, start - 1
    while index > 0 and start - 1 - index < _MOST and tokens[index].lower in _LEADING:
        index -= 1
    if index < 1 or tokens[index].text not in (",", "("):
        return None
    found = discourse.innermost(index - 1)
    if found is None or found.kind != "name" or found.end != index or len(found.participants) != 1:
        return None
    return found if discourse.participants[found.participants[0]].type in ("City", "Place") else None
