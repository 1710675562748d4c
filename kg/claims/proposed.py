"""What the learned reader proposes where the rules have found nothing, and what it thinks of what they found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.claims.calibration import LEARNED
from kg.claims.draft import Draft
from kg.claims.types import fit
from kg.discourse import Discourse, Proposal, Proposals
from kg.ontology import Ontology

_JAIL = re.compile(r"(?i)\b(?:jail|prison|penitentiary|detention cent(?:er|re)|maison d'arrêt)\b")

_SEATED = frozenset("mp mla mpp msp td senator congressman congresswoman lawmaker councillor councilman".split())

_OF = frozenset("de d' d’ du of".split())
_FAR = 5

LIKELY = 0.3
"""Proposals of less probability are not looked at."""

CLEAR = 0.75
"""How probable a proposal must be where something else is said of the same two."""

UNLIKELY = 0.1
"""What a rule finds and the learned reader finds less probable than this keeps no clear proposal out."""

_BESIDE = {
    "founded": frozenset(("leads", "owns")),
    "leads": frozenset(("founded",)),
    "leaves": frozenset(("founded", "leads", "memberOf")),
    "memberOf": frozenset(("leaves",)),
}
"""Relations that are often told of two who are joined by one of those behind them."""


def proposed(
    discourse: Discourse, proposals: Proposals, drafts: Iterable[Draft], ontology: Ontology
) -> Iterator[Draft]:
    """Drafts for likely proposals, where types allow them: one a pair of participants that no rule joins by words.

    Relations that somebody taught stand beside those, and so does what is clear and goes well with them.
    """
    drafts = [*drafts]
    said = _said((d for d in drafts if not d.laid_out), proposals, ontology)
    chosen: list[Proposal] = []
    for proposal in sorted(proposals.by_key.values(), key=lambda p: (-p.probability, p.subject, p.relation, p.object)):
        own = proposal.relation in proposals.own
        ends = (proposal.subject, proposal.object, proposal.relation if own else "")
        if not _is_possible(proposal, discourse, proposals, ontology):
            continue
        if ends in said:
            beside = _BESIDE.get(proposal.relation, frozenset())
            if own or proposal.probability < CLEAR or not said[ends] <= beside:
                continue
        said.setdefault(ends, set()).add(proposal.relation)
        chosen.append(proposal)
    told: list[Draft | Proposal] = [*drafts, *chosen]
    bodies = [one for one in told if discourse.participants[one.subject].type == "GovernmentBody"]
    for proposal in sorted(chosen, key=lambda p: (p.subject, p.relation, p.object)):
        if ontology.relations[proposal.relation].symmetric:
            proposal = _in_order(proposal)
        if _is_told_of_body(proposal, bodies):
            continue
        if proposal.relation == "leads" and _is_ticket(proposal, discourse):
            proposal = replace(proposal, relation="memberOf")
        if proposal.relation == "subsidiaryOf" and _is_daughter(proposal, discourse):
            proposal = proposal.turned()
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


def _is_told_of_body(proposal: Proposal, bodies: Iterable[Draft | Proposal]) -> bool:
    """ "le gouvernement | espagnol": what is told of the body is not told of the country inside its name."""
    first, last = proposal.subject_tokens
    return any(
        one.relation == proposal.relation
        and one.object == proposal.object
        and one.subject_tokens[0] <= first < last <= one.subject_tokens[1]
        and one.subject != proposal.subject
        for one in bodies
    )


def _said(
    drafts: Iterable[Draft], proposals: Proposals, ontology: Ontology
) -> dict[tuple[int, int | None, str], set[str]]:
    """What the rules say of which two; nothing, the empty set, where the learned reader believes none of it."""
    said: dict[tuple[int, int | None, str], set[str]] = {}
    for draft in drafts:
        thought = opinion(draft, proposals, ontology)
        believed = {draft.relation} if thought is None or thought >= UNLIKELY else set()
        ways = [(draft.subject, draft.object, "")]
        if ontology.relations[draft.relation].symmetric and draft.object is not None:
            ways.append((draft.object, draft.subject, ""))
        for way in ways:
            said.setdefault(way, set()).update(believed)
    return said


def _is_possible(proposal: Proposal, discourse: Discourse, proposals: Proposals, ontology: Ontology) -> bool:
    """Whether a proposal is likely enough, and its ends may be ends of its relation."""
    relation = ontology.relations.get(proposal.relation)
    if relation is None or proposal.probability < LIKELY:
        return False
    mirrored = proposals.by_key.get((proposal.object, proposal.relation, proposal.subject))
    if relation.symmetric and mirrored is not None:
        likelier = max(proposal, mirrored, key=lambda p: (p.probability, p.subject))
        if likelier is mirrored:
            return False
    subject, target = (discourse.participants[end] for end in (proposal.subject, proposal.object))
    if relation.name == "locatedIn" and subject.type == "Country" and target.type != "Region":
        return False  # a country lies in no other, and in no town
    if relation.name == "leads" and _sits_for(proposal, discourse):
        return False
    if relation.name == "memberOf" and target.type == "Country" and discourse.parsed.document.language == "fr":
        return False  # who plays or works in a country is no member of it
    if relation.name == "arrests" and _JAIL.search(subject.name):
        return False  # "was booked into Maricopa County Jail": whoever arrested him is not told
    return fit(subject, relation.domain, ontology) > 0 and fit(target, relation.range, ontology) > 0


def _sits_for(proposal: Proposal, discourse: Discourse) -> bool:
    """ "Dover MP X": whom a place sends to a chamber does not head it."""
    behind = discourse.parsed.tokens[proposal.object_tokens[1] : proposal.object_tokens[1] + 1]
    return any(token.lower.rstrip(".") in _SEATED for token in behind)


def _is_ticket(proposal: Proposal, discourse: Discourse) -> bool:
    """ "maire | PS | de X": the party of whom it names, and not what is headed."""
    party = discourse.participants[proposal.object].type == "PoliticalParty"
    before = discourse.parsed.tokens[max(proposal.object_tokens[0] - 1, 0)]
    return party and discourse.parsed.document.language == "fr" and before.pos == "NOUN"


def _is_daughter(proposal: Proposal, discourse: Discourse) -> bool:
    """ "la maison mère de | X", "the parent company of | X": who is named belongs to whom the noun stands for."""
    tokens, start = discourse.parsed.tokens, proposal.object_tokens[0]
    before = tokens[max(start - _FAR, 0) : start]
    parent = next((place for place, token in enumerate(before) if token.lower in ("mère", "parent")), None)
    behind = [] if parent is None else [token.lower for token in before[parent + 1 :]]
    return bool(_OF & set(behind)) and "," not in behind


def _in_order(proposal: Proposal) -> Proposal:
    """What holds both ways is told in the order of the text: "the two met" of whom it names first."""
    return proposal if proposal.subject_tokens <= proposal.object_tokens else proposal.turned()


def opinion(draft: Draft, proposals: Proposals | None, ontology: Ontology) -> float | None:
    """How probable the learned reader finds a draft, or one that says more or less; None without an opinion."""
    if proposals is None or draft.relation not in proposals.relations or draft.laid_out:
        return None
    if draft.object is None:
        return _of_figure(draft, proposals)
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


def _of_figure(draft: Draft, proposals: Proposals) -> float | None:
    """How probable it finds that the draft's figure tells this of its owner."""
    span = draft.value_span
    if span is None:
        return None
    same = (
        one.probability
        for one in proposals.figures
        if one.subject == draft.subject and one.relation == draft.relation and one.span.overlaps(span)
    )
    return max(same, default=0.0)
