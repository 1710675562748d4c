"""Posts of which no text says where they are held: "le Premier ministre, X" where only a tourist's country is named."""

from __future__ import annotations

from kg.claims.calibration import LEARNED
from kg.claims.draft import Draft
from kg.discourse import Discourse


def is_untold(draft: Draft, discourse: Discourse) -> bool:
    """Whether the learned reader gives an office, to which the rules find no country, one named by its people alone."""
    country = draft.object
    if draft.relation != "leads" or country is None or not draft.rule.endswith(LEARNED):
        return False
    if discourse.participants[country].type != "Country":
        return False
    held = [t for t in discourse.titles if draft.subject in t.holders and ("leads", False) in t.relations]
    sentences = {discourse.parsed.tokens[title.head].sentence for title in held}
    called = [r for r in discourse.references if country in r.participants]
    named = {discourse.parsed.tokens[r.start].sentence for r in called}
    unknown = bool(held) and all(not title.complements for title in held) and not sentences & named
    return unknown and all(reference.kind == "adjective" for reference in called)
