"""What the learned reader proposes of figures that no rule has given an owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.claims.calibration import FIGURE
from kg.claims.draft import Draft
from kg.claims.figures import is_apiece
from kg.claims.forecasts import Forecasts
from kg.claims.proposed import CLEAR, UNLIKELY, opinion
from kg.claims.types import fit
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, FigureProposal, Proposals
from kg.model import Amount, Period, Quantity, Span, Status, Value
from kg.ontology import Ontology, Relation, ValueKind
from kg.syntax import Token

LIKELY = 0.45
"""Proposals of less probability are not looked at."""

_ONCE = frozenset("age bornOn diedOn foundedOn".split())
"""What is so of anybody only once."""


def owned(
    discourse: Discourse,
    proposals: Proposals,
    drafts: Iterable[Draft],
    ontology: Ontology,
    forecasts: Forecasts,
    words: Vocabulary,
) -> Iterator[Draft]:
    """Drafts for the likeliest proposal of each figure, where types allow it and no rule speaks of the figure.

    What a rule says and the learned reader does not believe keeps no clear proposal out.
    """
    said = [draft for draft in drafts if draft.value_span is not None]
    believed = [draft for draft in said if (opinion(draft, proposals, ontology) or 0.0) >= UNLIKELY]
    once = {(draft.subject, draft.relation) for draft in believed if draft.relation in _ONCE}
    told: list[Span] = []
    for one in sorted(proposals.figures, key=lambda p: (-p.probability, p.span.start, p.subject, p.relation)):
        if one.probability < LIKELY:
            break
        relation = ontology.relations.get(one.relation)
        drafted = [draft.value_span for draft in (believed if one.probability >= CLEAR else said)]
        taken = any(span is not None and one.span.overlaps(span) for span in (*told, *drafted))
        if relation is None or taken or (one.subject, one.relation) in once or not _is_of(one.value, relation):
            continue
        if one.relation != "price" and is_apiece(discourse.parsed.tokens, one.figure_tokens[1] - 1):
            continue
        if one.relation == "casualties" and _live(one, discourse.parsed.tokens, words):
            continue
        if fit(discourse.participants[one.subject], relation.domain, ontology) == 0:
            continue
        told.append(one.span)
        if one.relation in _ONCE:
            once.add((one.subject, one.relation))
        word = discourse.parsed.tokens[one.anchor]
        yield _draft(one, Status.PLANNED if forecasts.has(word, word) else None)


def _live(one: FigureProposal, tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Whether those who are counted did not die: "douze blessés", "eleven were wounded", "two arrests"."""
    start, end = one.figure_tokens
    beside = [*tokens[start : end + 1], *(tokens[tokens[index].head] for index in range(start, end))]
    return any(token.lower in words.survivors for token in beside)


def _is_of(value: Value, relation: Relation) -> bool:
    kinds = {ValueKind.AMOUNT: Amount, ValueKind.INTEGER: Quantity, ValueKind.DATE: Period}
    return relation.value_kind is not None and isinstance(value, kinds.get(relation.value_kind, ()))


def _draft(one: FigureProposal, status: Status | None) -> Draft:
    return Draft(
        subject=one.subject,
        relation=one.relation,
        anchor=one.anchor,
        rule=f"{one.relation}{FIGURE}",
        weight=one.probability,
        value=one.value.plain if isinstance(one.value, Quantity) else one.value,
        value_span=one.span,
        leaning=one.status,
        certainty=one.certainty,
        subject_tokens=one.subject_tokens,
        object_tokens=one.figure_tokens,
        anchor_tokens=(one.anchor, one.anchor + 1),
        status=status,
    )
