"""When bodies were founded, where it is told who founded them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.claims.draft import Draft
from kg.claims.types import fit
from kg.discourse import Discourse
from kg.model import Period, Span, Status
from kg.ontology import Ontology
from kg.syntax import Found, ParsedText

_STEPS = 3
"""Words between a date and the verb that it dates, in the tree."""


def founded_then(drafts: Iterable[Draft], discourse: Discourse, ontology: Ontology) -> Iterator[Draft]:
    """ "En 1971, elle fonde X", "founded X in 2005": X was founded then, if the date belongs to the verb."""
    told = ontology.relations.get("foundedOn")
    if told is None:
        return
    for draft in drafts:
        if draft.relation != "founded" or draft.status is not Status.ACTUAL or draft.object is None:
            continue
        dated = _date_of(discourse.parsed, draft.anchor)
        if dated is None or not fit(discourse.participants[draft.object], told.domain, ontology):
            continue
        yield Draft(
            subject=draft.object,
            relation="foundedOn",
            anchor=draft.anchor,
            rule="foundedOn: founded then",
            weight=draft.weight,
            value=dated.value,
            value_span=Span(dated.start, dated.end),
            subject_tokens=draft.object_tokens,
            anchor_tokens=(draft.anchor, draft.anchor + 1),
            status=Status.ACTUAL,
            sources=draft.sources,
        )


def _date_of(parsed: ParsedText, anchor: int) -> Found[Period] | None:
    """The one date that hangs on the verb, with no other verb in between."""
    if parsed.tokens[anchor].pos != "VERB":
        return None
    sentence = parsed.sentence_of(anchor)
    found = [
        period
        for period in parsed.periods
        for token in parsed.tokens[sentence.start : sentence.end]
        if token.start <= period.start < token.end and _hangs_on(parsed, token.i, anchor)
    ]
    return found[0] if len(found) == 1 else None


def _hangs_on(parsed: ParsedText, index: int, anchor: int) -> bool:
    for _ in range(_STEPS):
        index = parsed.tokens[index].head
        if index == anchor or parsed.tokens[index].pos in ("VERB", "AUX"):
            return index == anchor
    return False
