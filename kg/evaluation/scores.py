"""What scoring gives: counts, one verdict for each claim, and the figures that they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluation.causes import Cause, EntityFindings
from kg.evaluation.gold import GoldClaim, GoldDocument
from kg.evaluation.records import ClaimRecord
from kg.model import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many were right, false and missed, and the usual ratios (0 where there is nothing to divide by)."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return _ratio(self.right, self.right + self.false)

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)


class Outcome(StrEnum):
    """What became of a claim."""

    RIGHT = "right"
    MISSED = "missed"
    FALSE = "false"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One claim of gold (missed), of the reader (false), or of both (right), and what is wrong with it."""

    document: str
    outcome: Outcome
    gold: GoldClaim | None = None
    claim: ClaimRecord | None = None
    causes: tuple[Cause, ...] = ()

    @property
    def relation(self) -> str:
        """The gold relation; for a false claim the reader's."""
        if self.gold is not None:
            return self.gold.relation
        return self.claim.relation if self.claim is not None else ""

    @property
    def over_asserted(self) -> bool:
        """Say whether the reader states as ``actual`` what gold does not."""
        stated = self.gold.status if self.gold is not None else None
        return self.claim is not None and self.claim.status == Status.ACTUAL and stated != Status.ACTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What a reader is worth, over all documents.

    ``status_accuracy``, ``over_asserted`` and ``evidence_overlap`` are shares of the right claims, ``source_accuracy``
    of those whose gold credits a source, ``type_accuracy`` of the right entities. ``worst_document`` has the lowest
    claim F1, ``worst_f1``, among those with a claim in gold or from the reader. ``trap_rate`` is the share of the
    trap passages from which the reader draws a false ``actual`` claim. ``relations`` are sorted by how often gold
    has them; ``verdicts`` follow the documents.
    """

    documents: int
    claims: Counts
    status_accuracy: float
    over_asserted: float
    source_accuracy: float
    evidence_overlap: float
    entities: Counts
    duplicates: int
    merges: int
    type_accuracy: float
    worst_document: str
    worst_f1: float
    trap_passages: int
    trap_rate: float
    relations: tuple[tuple[str, Counts], ...]
    verdicts: tuple[Verdict, ...]

    def with_outcome(self, outcome: Outcome) -> tuple[Verdict, ...]:
        """The verdicts of one outcome, in order."""
        return tuple(verdict for verdict in self.verdicts if verdict.outcome == outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityResult:
    """How the entities of one document were found."""

    counts: Counts
    duplicates: int
    merges: int
    right_types: int
    findings: EntityFindings


def summarize(
    golds: Sequence[GoldDocument], results: Sequence[EntityResult], by_document: dict[str, tuple[Verdict, ...]]
) -> Scores:
    """The scores that the judgements of all documents add up to."""
    verdicts = tuple(verdict for document in golds for verdict in by_document[document.id])
    right = [(v, v.gold, v.claim) for v in verdicts if v.gold is not None and v.claim is not None]
    credited = [v for v, gold, _ in right if gold.source]
    overlaps = [c.evidence is not None and c.evidence.overlaps(g.evidence) for _, g, c in right]
    worst_f1, worst_document = min(
        ((_counts(found).f1, document) for document, found in by_document.items() if found), default=(0.0, "")
    )
    traps = [document.id for document in golds if document.trap]
    sprung = [document for document in traps if any(v.over_asserted for v in by_document[document])]
    entities = Counts(
        right=sum(result.counts.right for result in results),
        false=sum(result.counts.false for result in results),
        missed=sum(result.counts.missed for result in results),
    )
    return Scores(
        documents=len(golds),
        claims=_counts(verdicts),
        status_accuracy=_ratio(sum(Cause.STATUS_DIFFERS not in v.causes for v, _, _ in right), len(right)),
        over_asserted=_ratio(sum(v.over_asserted for v, _, _ in right), len(right)),
        source_accuracy=_ratio(sum(Cause.SOURCE_DIFFERS not in v.causes for v in credited), len(credited)),
        evidence_overlap=_ratio(sum(overlaps), len(right)),
        entities=entities,
        duplicates=sum(result.duplicates for result in results),
        merges=sum(result.merges for result in results),
        type_accuracy=_ratio(sum(result.right_types for result in results), entities.right),
        worst_document=worst_document,
        worst_f1=worst_f1,
        trap_passages=len(traps),
        trap_rate=_ratio(len(sprung), len(traps)),
        relations=_per_relation(verdicts),
        verdicts=verdicts,
    )


def _per_relation(verdicts: Sequence[Verdict]) -> tuple[tuple[str, Counts], ...]:
    grouped: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        grouped[verdict.relation].append(verdict)
    counted = [(relation, _counts(found)) for relation, found in grouped.items()]
    return tuple(sorted(counted, key=lambda pair: (-(pair[1].right + pair[1].missed), pair[0])))


def _counts(verdicts: Iterable[Verdict]) -> Counts:
    outcomes = [verdict.outcome for verdict in verdicts]
    return Counts(
        right=outcomes.count(Outcome.RIGHT),
        false=outcomes.count(Outcome.FALSE),
        missed=outcomes.count(Outcome.MISSED),
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
