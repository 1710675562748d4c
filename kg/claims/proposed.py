"""What the learned reader proposes where the rules have found nothing, and what it thinks of what they found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.claims.calibration import LEARNED
from kg.claims.draft import Draft
from kg.claims.types import fit
from kg.discourse import Discourse, Proposal, Proposals
from kg.ontology import Ontology

_SEATED = frozenset("mp mla mpp msp td senator congressman congresswoman lawmaker councillor councilman".split())

LIKELY = 0.3
"""Proposals of less probability are not looked at."""


def proposed(
    discourse: Discourse, proposals: Proposals, drafts: Iterable[Draft], ontology: Ontology
) -> Iterator[Draft]:
    """Drafts for likely proposals, where types allow them: one a pair of participants that no rule joins by words.

    Relations that somebody taught stand beside those.
    """
    worded = [d for d in drafts if not d.laid_out]
    taken = {(d.subject, d.object) for d in worded} | {
        (d.object, d.subject) for d in worded if ontology.relations[d.relation].symmetric
    }
    best: dict[tuple[int, int, str], Proposal] = {}
    for key, proposal in sorted(proposals.by_key.items()):
        relation = ontology.relations.get(proposal.relation)
        ends = (proposal.subject, proposal.object)
        own = proposal.relation if proposal.relation in proposals.own else ""
        if relation is None or proposal.probability < LIKELY or (ends in taken and not own):
            continue
        mirrored = proposals.by_key.get((key[2], key[1], key[0])) if relation.symmetric else None
        if mirrored is not None and (mirrored.probability, key[2]) > (proposal.probability, key[0]):
            continue
        people = discourse.participants
        if relation.name == "locatedIn" and people[ends[0]].type == "Country" and people[ends[1]].type != "Region":
            continue  # a country lies in no other, and in no town
        if relation.name == "leads" and _sits_for(proposal, discourse):
            continue
        if not fit(people[ends[0]], relation.domain, ontology) or not fit(people[ends[1]], relation.range, ontology):
            continue
        if (*ends, own) not in best or best[*ends, own].probability < proposal.probability:
            best[*ends, own] = proposal
    for proposal in best.values():
        if ontology.relations[proposal.relation].symmetric:
            proposal = _in_order(proposal)
        if proposal.relation == "leads" and _is_ticket(proposal, discourse):
            proposal = replace(proposal, relation="memberOf")
        yield Draft(
            subject=proposal.subject,
            relation=proposal.relation,
            object=proposal.object,
            anchor=proposal.anchor,
            rule=f"{proposal.relation}{LEARNED}",
            weight=proposal.probability,
            leaning=None if proposal.relation in proposals.own else proposal.status,
            certainty=proposal.certainty,
            subject_tokens=proposal.subject_tokens,
            object_tokens=proposal.object_tokens,
            anchor_tokens=(proposal.anchor, proposal.anchor + 1),
        )


def _sits_for(proposal: Proposal, discourse: Discourse) -> bool:
    """ "Dover MP X": whom a place sends to a chamber does not head it."""
    behind = discourse.parsed.tokens[proposal.object_tokens[1] : proposal.object_tokens[1] + 1]
    return any(token.lower.rstrip(".") in _SEATED for token in behind)


def _is_ticket(proposal: Proposal, discourse: Discourse) -> bool:
    """ "maire | PS | de X": the party of whom it names, and not what is headed."""
    party = discourse.participants[proposal.object].type == "PoliticalParty"
    before = discourse.parsed.tokens[max(proposal.object_tokens[0] - 1, 0)]
    return party and discourse.parsed.document.language == "fr" and before.pos == "NOUN"


def _in_order(proposal: Proposal) -> Proposal:
    """What holds both ways is told in the order of the text: "the two met" of whom it names first."""
    if proposal.subject_tokens <= proposal.object_tokens:
        return proposal
    return replace(
        proposal,
        subject=proposal.object,
        object=proposal.subject,
        subject_tokens=proposal.object_tokens,
        object_tokens=proposal.subject_tokens,
    )


def opinion(draft: Draft, proposals: Proposals | None, ontology: Ontology) -> float | None:
    """How probable the learned reader finds a draft, or one that says more or less; None without an opinion."""
    if proposals is None or draft.object is None or draft.relation not in proposals.relations or draft.laid_out:
        return None
    kin = {
        relation
        for relation in proposals.relations & ontology.relations.keys()
        if relation in ontology.ancestors(draft.relation) or draft.relation in ontology.ancestors(relation)
    }
    ways = [(draft.subject, relation, draft.object) for relation in sorted(kin | {draft.relation})]
    ways += [
        (target, relation, subject) for subject, relation, target in ways if ontology.relations[relation].symmetric
    ]
    return max(proposals.by_key[way].probability if way in proposals.by_key else 0.0 for way in ways)
