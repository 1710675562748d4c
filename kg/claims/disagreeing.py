"""What French says of a man and a draft of a woman, or the other way round: "Né à Dakar, l'écrivain" is no Camille."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.discourse import Discourse

_AGREEING = {
    **dict.fromkeys("né mort décédé âgé".split(), "m"),
    **dict.fromkeys("née morte décédée âgée".split(), "f"),
}
_OWN = frozenset("age bornIn bornOn diedIn diedOn".split())
"""Relations whose participle agrees with the subject."""


def disagrees(draft: Draft, discourse: Discourse) -> bool:
    """Whether the participle that a draft stands on has not the gender of the person it is told of."""
    person = discourse.participants[draft.subject]
    if draft.relation not in _OWN or discourse.parsed.document.language != "fr" or person.type != "Person":
        return False
    told = _AGREEING.get(discourse.parsed.tokens[draft.anchor].lower, "")
    return bool(told and person.gender) and told != person.gender
