"""Whom a body sends away leaves it: "Memphis a mis fin au contrat de X", "the club parted company with X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.claims.draft import Draft
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.ontology import Ontology

_NEAR, _BEHIND = 6, 3
"""Words before and behind somebody in which a resignation may be his."""
_CALLING = frozenset("call seek want appel appeler réclamer vouloir".split())
"""Further words above a resignation that somebody wants."""


def sent_away(discourse: Discourse, drafts: Iterable[Draft], ontology: Ontology) -> Iterator[Draft]:
    """A draft of leaving for each dismissal by a body, unless the same words teach that themselves.

    Who is dismissed by a person leaves something else, which other rules look for.
    """
    drafts = list(drafts)
    said = {(draft.subject, draft.object) for draft in drafts if draft.relation == "leaves"}
    for draft in drafts:
        if draft.relation != "dismisses" or draft.object is None or (draft.object, draft.subject) in said:
            continue
        if ontology.is_a(discourse.participants[draft.subject].type, "Organization"):
            yield Draft(
                subject=draft.object,
                relation="leaves",
                object=draft.subject,
                anchor=draft.anchor,
                rule="leaves: whom a body dismisses",
                weight=draft.weight,
                subject_tokens=draft.object_tokens,
                object_tokens=draft.subject_tokens,
                anchor_tokens=draft.anchor_tokens,
            )


def is_only_demanded(draft: Draft, discourse: Discourse, words: Vocabulary) -> bool:
    """ "marched to demand the resignation of President X", "calls for X's resignation": X has not gone."""
    if draft.relation != "leaves":
        return False
    parsed, (start, end) = discourse.parsed, draft.subject_tokens
    sentence = parsed.sentence_of(start)
    near = parsed.tokens[max(start - _NEAR, sentence.start) : min(end + _BEHIND, sentence.end)]
    going = (t for t in near if t.pos == "NOUN" and t.lemma.lower() in words.parting_nouns)
    return any(parsed.tokens[noun.head].lemma in words.demanding_verbs | _CALLING for noun in going)
