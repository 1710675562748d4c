"""Why a claim was missed, false or only half right, as far as a machine can tell from gold and records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluation.gold import GoldClaim, GoldDocument
from kg.evaluation.inventory import Inventory
from kg.evaluation.matching import Alignment, same_source, same_value
from kg.evaluation.records import ClaimRecord


class Cause(StrEnum):
    """What went wrong; the likeliest explanation first."""

    ENTITY_MISSED = "entity missed"
    ENTITY_MERGED = "entity merged"
    WRONG_DIRECTION = "wrong direction"
    WRONG_RELATION = "wrong relation"
    WRONG_ENDS = "wrong ends"
    ENTITY_DUPLICATED = "entity duplicated"
    ENTITY_UNKNOWN = "entity not in gold"
    NOT_FOUND = "not found"
    NOT_IN_GOLD = "not in gold"
    STATUS_DIFFERS = "status differs"
    SOURCE_DIFFERS = "source differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFindings:
    """The gold entities of a document that were found, swallowed by another, or found more than once."""

    found: frozenset[str]
    merged: frozenset[str]
    duplicated: frozenset[str]


def missed_cause(
    gold: GoldClaim, false: Iterable[ClaimRecord], found: EntityFindings, alignment: Alignment, inventory: Inventory
) -> Cause:
    """Why a gold claim was missed; ``false`` are the document's false claims, which may be this one misread."""
    ends = set(gold.ends)
    lost = ends - found.found
    if lost:
        return Cause.ENTITY_MERGED if lost <= found.merged else Cause.ENTITY_MISSED
    if slip := _nearest(_slip(gold, claim, alignment, inventory) for claim in false):
        return slip
    return Cause.ENTITY_DUPLICATED if ends & found.duplicated else Cause.NOT_FOUND


def false_cause(claim: ClaimRecord, document: GoldDocument, alignment: Alignment, inventory: Inventory) -> Cause:
    """Why a claim is false: the gold claim that it misreads, or an end that gold does not know."""
    golds = (*document.claims, *document.optional_claims)
    if slip := _nearest(_slip(gold, claim, alignment, inventory) for gold in golds):
        return slip
    ends = [alignment.candidates(end) for end in (claim.subject, claim.object) if end]
    if not all(ends):
        return Cause.ENTITY_UNKNOWN
    return Cause.ENTITY_MERGED if any(len(ids) > 1 for ids in ends) else Cause.NOT_IN_GOLD


def blemishes(gold: GoldClaim, claim: ClaimRecord, document: GoldDocument) -> tuple[Cause, ...]:
    """What is wrong with a claim whose ends and relation are right."""
    found = []
    if claim.status != gold.status:
        found.append(Cause.STATUS_DIFFERS)
    if gold.source and not same_source(gold, claim, document):
        found.append(Cause.SOURCE_DIFFERS)
    return tuple(found)


def _nearest(slips: Iterable[Cause | None]) -> Cause | None:
    order = list(Cause)
    return min((slip for slip in slips if slip), key=order.index, default=None)


def _slip(gold: GoldClaim, claim: ClaimRecord, alignment: Alignment, inventory: Inventory) -> Cause | None:
    """How the claim may be a misreading of the gold claim, or None when they have nothing in common."""
    related = inventory.related(gold.relation, claim.relation)
    subject, target = alignment.first(claim.subject), alignment.first(claim.object)
    if gold.object is None:
        if subject != gold.subject or claim.object is not None:
            return None
        if related:
            return Cause.WRONG_ENDS
        return Cause.WRONG_RELATION if same_value(gold.value, claim.value) else None
    straight = (subject, target) == (gold.subject, gold.object)
    swapped = (target, subject) == (gold.subject, gold.object)
    if related and swapped:
        return Cause.WRONG_DIRECTION
    if straight or swapped:
        return Cause.WRONG_RELATION
    half_right = subject == gold.subject or target == gold.object
    # Only in the same sentence: elsewhere the claim is most likely about something else.
    together = claim.evidence is not None and claim.evidence.overlaps(gold.evidence)
    return Cause.WRONG_ENDS if related and half_right and together else None
