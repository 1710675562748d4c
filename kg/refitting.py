"""Fits what the learned reader decides about relations to somebody's own examples; ``kg train`` calls it.

gold → labelled pairs, as the shipped network sees them → a head for ``extractor(head=...)``
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kg.documents import document_from_text
from kg.errors import GoldError
from kg.evaluation import GoldDocument
from kg.labelled import Labels
from kg.learned.features import Features
from kg.learned.pairs import pairs
from kg.learned.refit import Head
from kg.learned.scoring import load_scorer
from kg.ontology import Ontology
from kg.pipeline import Progress

FOLDS = 5
FEWEST = 5
"""Examples of a relation that are too few to learn it from."""

LIKELY = 0.5
"""From which probability on a pair counts as found, in what is told of a relation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned of a relation: its examples, and how many pairs were found by what had not seen them."""

    relation: str
    examples: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, in 0..1."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the examples that were found, in 0..1."""
        return self.right / self.examples if self.examples else 0.0


@dataclass(frozen=True, eq=False)
class _Seen:
    """The pairs of one document: as the network sees them, and their labels; for each view of who is in it."""

    views: list[np.ndarray]
    labels: list[np.ndarray]


def refit(
    gold: Sequence[GoldDocument], ontology: Ontology, *, progress: Progress | None = None
) -> tuple[Head, tuple[Learned, ...]]:
    """A head fitted to every relation that the gold documents claim often enough, and how well each was learned.

    How well is measured by cross-validation: each fifth of the documents by a head fitted to the others. Raises
    GoldError when no relation has ``FEWEST`` examples.
    """
    claimed = sorted({claim.relation for document in gold for claim in document.claims if claim.object is not None})
    labels = Labels(ontology, claimed)
    seen = []
    for number, document in enumerate(gold, start=1):
        seen.append(_see(document, labels))
        if progress is not None:
            progress(number, len(gold), document_from_text(document.text, id=document.id, language=document.language))
    shipped = load_scorer().head.with_relations(tuple(claimed))
    head, told = shipped, []
    for column, relation in enumerate(claimed):
        examples = sum(int((one.labels[0][:, column] == 1).sum()) for one in seen)
        if examples >= FEWEST:
            told.append(_validated(shipped, relation, column, seen, examples))
            head = _fitted(head, relation, column, seen)
    if not told:
        raise GoldError(
            "too few examples to learn from",
            remedy=f"give at least {FEWEST} of a relation between two entities that the reader finds",
        )
    return head, tuple(told)


def _see(document: GoldDocument, labels: Labels) -> _Seen:
    parsed, found = labels.views(document)
    scorer = load_scorer()
    words = scorer.words(parsed)
    views, kinds = [], []
    for discourse, entity_of, triggers in found:
        listed = list(pairs(discourse))
        if listed:
            views.append(scorer.views(listed, words, Features(discourse, triggers)))
            kinds.append(labels.of_pairs(document, listed, parsed, entity_of)[0])
        else:
            views.append(np.zeros((0, scorer.head.weight.shape[1]), dtype=np.float32))
            kinds.append(np.zeros((0, len(labels.relations)), dtype=np.int8))
    return _Seen(views, kinds)


def _fitted(head: Head, relation: str, column: int, seen: Sequence[_Seen]) -> Head:
    views = np.concatenate([view for one in seen for view in one.views])
    labels = np.concatenate([some[:, column] for one in seen for some in one.labels])
    return head.refit(relation, views, labels)


def _validated(head: Head, relation: str, column: int, seen: Sequence[_Seen], examples: int) -> Learned:
    row = head.relations.index(relation)
    found = right = 0
    for fold in range(FOLDS):
        rest = [one for number, one in enumerate(seen) if number % FOLDS != fold]
        if not any((some[:, column] == 1).any() for one in rest for some in one.labels):
            continue
        fitted = _fitted(head, relation, column, rest)
        for one in seen[fold::FOLDS]:
            said = fitted(one.views[0])[:, row] >= LIKELY
            found += int((said & (one.labels[0][:, column] >= 0)).sum())
            right += int((said & (one.labels[0][:, column] == 1)).sum())
    return Learned(relation=relation, examples=examples, found=found, right=right)
