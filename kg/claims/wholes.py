"""How many work for a firm, told beside how many go: "supprimer 46 emplois sur 130", "cut 90 jobs out of 400"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.claims.draft import Draft
from kg.discourse import Discourse
from kg.model import Span, Status

_OF_ALL = re.compile(r"\ssur\s(?:un\stotal\sde\s|les\s|ses\s)?|\sout\sof\s(?:its\s)?")


def wholes(discourse: Discourse, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """A draft for each number of all that stands right behind the number of those who go."""
    text = discourse.parsed.document.text
    for draft in drafts:
        if draft.relation != "layoffs" or draft.value_span is None:
            continue
        for found in discourse.parsed.numbers:
            between = text[draft.value_span.end : found.start] if found.start >= draft.value_span.end else ""
            if _OF_ALL.fullmatch(between):
                yield Draft(
                    subject=draft.subject,
                    relation="employees",
                    anchor=draft.anchor,
                    rule="employees: those of whom some go",
                    weight=0.9 * draft.weight,
                    value=found.value.plain,
                    value_span=Span(found.start, found.end),
                    subject_tokens=draft.subject_tokens,
                    anchor_tokens=draft.anchor_tokens,
                    status=Status.ACTUAL,
                )
