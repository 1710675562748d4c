"""Whom a body sends away leaves it: "Memphis a mis fin au contrat de X", "the club parted company with X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.claims.draft import Draft
from kg.discourse import Discourse
from kg.ontology import Ontology


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
