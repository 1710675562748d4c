"""Which of two claims the same words mean, where they cannot mean both."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.discourse import Discourse

_INVESTING = frozenset("investir investissement invest".split())
_WHERE = frozenset("où where".split())


def without_rivals(drafts: list[Draft], discourse: Discourse) -> list[Draft]:
    """The drafts, of two that the same words may mean the likelier one.

    "se séparer de X" is a dismissal of people and a sale of bodies: the object tells which.
    """
    sold = {(d.anchor, d.subject, d.object) for d in drafts if d.relation == "divests"}
    fired = {(d.anchor, d.subject, d.object) for d in drafts if d.relation == "dismisses"}
    withdrawn = {(d.anchor, d.subject, d.object) for d in drafts if d.relation == "operatesIn"}
    around = _larger_places(drafts)
    kept = []
    for draft in drafts:
        key = (draft.anchor, draft.subject, draft.object)
        if (draft.subject, draft.relation, draft.anchor, draft.object) in around or _unequal(draft, discourse):
            continue
        if draft.relation == "spends" and _goes_somewhere(draft, discourse):
            continue
        if draft.relation == "leaves" and key in withdrawn and discourse.participants[draft.subject].type != "Person":
            continue  # a firm that withdraws from a country
        if draft.object is not None and key in sold & fired:
            person = discourse.participants[draft.object].type == "Person"
            if draft.relation == ("divests" if person else "dismisses"):
                continue
        kept.append(draft)
    return kept


def _goes_somewhere(draft: Draft, discourse: Discourse) -> bool:
    """ "investira 2 milliards en Pologne", "où il investira": the sum is told with what it goes to."""
    parsed = discourse.parsed
    if parsed.tokens[draft.anchor].lemma not in _INVESTING:
        return False
    below = set(parsed.subtree(draft.anchor))
    return any(parsed.tokens[i].lower in _WHERE for i in below) or any(
        r.head in below and draft.subject not in r.participants for r in discourse.references
    )


def _larger_places(drafts: list[Draft]) -> set[tuple[int, str, int, int | None]]:
    """What is told of a town and as well of the state behind it: "plants in Stanton, Tennessee, and Glendale"."""
    within = {(d.subject, d.object) for d in drafts if d.rule == "locatedIn: place behind the place"}
    told: dict[tuple[int, str, int], set[int]] = {}
    for draft in drafts if within else ():
        if draft.object is not None:
            told.setdefault((draft.subject, draft.relation, draft.anchor), set()).add(draft.object)
    return {
        (*key, larger)
        for key, objects in told.items()
        for larger in objects
        if any((smaller, larger) in within for smaller in objects)
    }


def _unequal(draft: Draft, discourse: Discourse) -> bool:
    """A team that "takes on" a player does not compete with him."""
    english = discourse.parsed.document.language == "en"
    if not english or draft.relation not in ("competesWith", "defeats") or draft.object is None:
        return False
    return {discourse.participants[n].type for n in (draft.subject, draft.object)} == {"Person", "SportsTeam"}
