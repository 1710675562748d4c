"""The learned reader's pairs the way round that a rule finds in the same sentence.

It sees sooner that two have to do with each other than who does it to whom.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.claims.draft import Draft
from kg.claims.placed import BOUGHT_FROM
from kg.discourse import Discourse, Proposals
from kg.ontology import Ontology

LEAST = 0.6
"""The weight from which on a rule tells the direction."""


def turned(proposals: Proposals, drafts: Iterable[Draft], discourse: Discourse, ontology: Ontology) -> Proposals:
    """The proposals, each that a draft of the rules tells the other way round turned: who sells a thing buys it not."""
    drafts = list(drafts)
    told = dict(proposals.by_key)
    for draft in drafts:
        relation = ontology.relations[draft.relation]
        if draft.object is None or draft.weight < LEAST or relation.symmetric:
            continue
        own, reverse = (draft.subject, draft.relation, draft.object), (draft.object, draft.relation, draft.subject)
        wrong = told.get(reverse)
        if wrong is None or not _is_beside(wrong.anchor, draft.anchor, discourse):
            continue
        del told[reverse]
        if own not in told or told[own].probability < wrong.probability:
            told[own] = wrong.turned()
    for draft in drafts:
        if draft.object is None or draft.rule != f"divests: {BOUGHT_FROM}":
            continue
        sold = (draft.subject, "acquires", draft.object)
        wrong = told.get(sold)
        if wrong is not None and _is_beside(wrong.anchor, draft.anchor, discourse):
            told[draft.subject, "divests", draft.object] = replace(told.pop(sold), relation="divests")
    return replace(proposals, by_key=told)


def _is_beside(one: int, other: int, discourse: Discourse) -> bool:
    tokens = discourse.parsed.tokens
    return tokens[one].sentence == tokens[other].sentence
