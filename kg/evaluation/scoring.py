"""Scores what a reader found against gold: how many claims and entities are right, and each claim's verdict.

An entity is found when its name or an alias is one of the gold entity's names (case, accents and leading articles
aside). A claim is right when both ends are the gold ones and the relation is the gold one, its parent or its child.
A claim that matches an optional gold claim counts neither way; a claim that is found twice counts once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.evaluation.causes import EntityFindings, blemishes, false_cause, missed_cause
from kg.evaluation.gold import GoldDocument
from kg.evaluation.inventory import GUIDELINES, Inventory
from kg.evaluation.matching import Alignment, matches, normal_form
from kg.evaluation.records import ClaimRecord, EntityRecord, Named, Record
from kg.evaluation.scores import Counts, EntityResult, Outcome, Scores, Verdict, summarize


def score(gold: Iterable[GoldDocument], records: Iterable[Record], *, inventory: Inventory = GUIDELINES) -> Scores:
    """The scores of a reader's records; records of documents that are not in ``gold`` are left aside.

    ``inventory`` says which relations stand for each other and which are symmetric.
    """
    golds = tuple(gold)
    entities: dict[str, list[EntityRecord]] = defaultdict(list)
    claims: dict[str, list[ClaimRecord]] = defaultdict(list)
    for record in records:
        if isinstance(record, EntityRecord):
            entities[record.document].append(record)
        else:
            claims[record.document].append(record)
    results: list[EntityResult] = []
    verdicts: dict[str, tuple[Verdict, ...]] = {}
    for document in golds:
        alignment = Alignment(document.entities)
        results.append(_judge_entities(document, entities[document.id], alignment, inventory))
        verdicts[document.id] = _judge_claims(document, claims[document.id], results[-1].findings, alignment, inventory)
    return summarize(golds, results, verdicts)


def _judge_entities(
    document: GoldDocument, records: Sequence[EntityRecord], alignment: Alignment, inventory: Inventory
) -> EntityResult:
    types = {entity.id: entity.type for entity in document.entities}
    found: set[str] = set()
    shadowed: set[str] = set()
    doubled: list[str] = []
    false = merges = right_types = 0
    for record in records:
        ids = alignment.candidates(record)
        if not ids:
            false += 1
        elif ids[0] in found:
            doubled.append(ids[0])
        else:
            found.add(ids[0])
            shadowed.update(ids[1:])
            merges += len(ids) > 1
            right_types += inventory.accepts_type(record.type, types[ids[0]])
    counts = Counts(right=len(found), false=false + len(doubled), missed=len(types) - len(found))
    return EntityResult(
        counts=counts,
        duplicates=len(doubled),
        merges=merges,
        right_types=right_types,
        findings=EntityFindings(
            found=frozenset(found), merged=frozenset(shadowed - found), duplicated=frozenset(doubled)
        ),
    )


def _judge_claims(
    document: GoldDocument,
    records: Sequence[ClaimRecord],
    findings: EntityFindings,
    alignment: Alignment,
    inventory: Inventory,
) -> tuple[Verdict, ...]:
    right: dict[int, ClaimRecord] = {}
    false: dict[tuple[object, ...], ClaimRecord] = {}
    for claim in records:
        hits = (n for n, gold in enumerate(document.claims) if matches(gold, claim, alignment, inventory))
        if (hit := next(hits, None)) is not None:
            right.setdefault(hit, claim)
        elif not any(matches(gold, claim, alignment, inventory) for gold in document.optional_claims):
            false.setdefault(_identity(claim, alignment), claim)
    verdicts = []
    for number, gold in enumerate(document.claims):
        if number in right:
            causes = blemishes(gold, right[number], document)
            outcome = Outcome.RIGHT
        else:
            causes = (missed_cause(gold, false.values(), findings, alignment, inventory),)
            outcome = Outcome.MISSED
        verdicts.append(
            Verdict(document=document.id, outcome=outcome, gold=gold, claim=right.get(number), causes=causes)
        )
    for claim in false.values():
        causes = (false_cause(claim, document, alignment, inventory),)
        verdicts.append(Verdict(document=document.id, outcome=Outcome.FALSE, claim=claim, causes=causes))
    return tuple(verdicts)


def _identity(claim: ClaimRecord, alignment: Alignment) -> tuple[object, ...]:
    """What two false claims must share to count once."""

    def end(named: Named) -> tuple[str, str]:
        known = alignment.first(named)
        return ("known", known) if known else ("unknown", normal_form(named.name))

    return (end(claim.subject), claim.relation, end(claim.object) if claim.object else str(claim.value))
