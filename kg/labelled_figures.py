"""Gold articles as examples of figures: what is seen of each figure and its possible owners, and what gold says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from kg.discourse import Discourse
from kg.evaluation.gold import GoldAmount, GoldClaim, GoldDocument
from kg.evaluation.matching import same_value
from kg.evaluation.records import RecordValue
from kg.extractor import Extractor, extractor
from kg.labelled import entities_of, gold_discourse
from kg.learned.examples import UNKNOWN, FigureRows
from kg.learned.figures import FEATURES, Figure, FigureFeatures, figures, owned
from kg.learned.labels import LOSS, PROFIT, STATUSES, VALUES
from kg.measure import document_of
from kg.model import Amount, Quantity
from kg.ontology import Ontology


def figure_rows(gold: GoldDocument, ontology: Ontology) -> tuple[np.ndarray, tuple[FigureRows, ...]]:
    """The vector of each word of a gold article, and its labelled figures, as the shipped weights see them.

    First with the participants that the reader finds, then, where coreference is marked, with those of gold.
    """
    reader = extractor(gold.language, ontology)
    discourse, words = reader.seen(document_of(gold))
    if words is None:
        raise ValueError("figures are seen by the learned reader")
    views = [_rows(gold, discourse, entities_of(gold, discourse), reader)]
    if gold.mentions:
        known = {number: entity.id for number, entity in enumerate(gold.entities)}
        views.append(_rows(gold, gold_discourse(gold, discourse.parsed), known, reader))
    return words, tuple(views)


def _rows(
    gold: GoldDocument, discourse: Discourse, entity_of: Mapping[int, str | None], reader: Extractor
) -> FigureRows:
    listed = figures(discourse.parsed)
    rows = list(owned(discourse, listed))
    seen = FigureFeatures(discourse, listed, reader.namings)
    labels = np.zeros((len(rows), len(VALUES)), dtype=np.int8)
    statuses = np.full(len(rows), UNKNOWN, dtype=np.int8)
    for number, one in enumerate(rows):
        figure, entity = listed[one.figure], entity_of[one.owner]
        for claim in _told(gold.optional_claims, figure, entity, reader.ontology):
            labels[number, VALUES.index(_named(claim))] = UNKNOWN
        for claim in _told(gold.claims, figure, entity, reader.ontology):
            labels[number, VALUES.index(_named(claim))] = 1
            statuses[number] = STATUSES.index(claim.status)
    return FigureRows(
        np.array([seen.ends(one) for one in rows], dtype=np.int32).reshape(-1, 8),
        np.array([seen.row(one) for one in rows], dtype=np.float16).reshape(-1, FEATURES),
        np.array([(one.figure, one.owner) for one in rows], dtype=np.int32).reshape(-1, 2),
        labels,
        statuses,
    )


def _told(claims: Iterable[GoldClaim], figure: Figure, entity: str | None, ontology: Ontology) -> Iterable[GoldClaim]:
    for claim in claims:
        kind = ontology.relations[claim.relation].value_kind
        if claim.subject == entity and kind is figure.kind and _named(claim) in VALUES and _is_same(claim, figure):
            yield claim


def _named(claim: GoldClaim) -> str:
    loss = claim.relation == PROFIT and isinstance(claim.value, GoldAmount) and claim.value.value < 0
    return LOSS if loss else claim.relation


def _is_same(claim: GoldClaim, figure: Figure) -> bool:
    """Whether a figure is the claim's, its sign apart."""
    value, read = claim.value, figure.value
    if isinstance(value, GoldAmount):
        value = GoldAmount(value=abs(value.value), currency=value.currency, approximate=value.approximate)
    told: RecordValue
    if isinstance(read, Amount):
        told = {"value": read.value, "currency": read.currency}
    else:
        told = read.value if isinstance(read, Quantity) else read.iso
    return same_value(value, told)
