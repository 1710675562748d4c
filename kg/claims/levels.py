"""How much somebody was worth, owed or employed at another time: "comptait alors 400 salariés", "once valued at $2bn".

Revenues, losses and what is raised stay true of their year; a level that a text sets in a time gone by is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.claims.compared import FLOWS, LEVELS, Compared
from kg.claims.draft import Draft
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import ParsedText, Token

_LASTING = frozenset("be coter coûter cost demander fetch go stand trade valoir échanger".split())
"""Verbs by which a price holds; others tell of a sale, which stays true."""
_BEFORE = ("avant", "before")
_YEARS_GONE = 2
"""Years before the article from which on a past tense tells of another time, and not of the last accounts."""
_STEPS = 6
_NOT_THEN = re.compile(r" alors (?:que?|qu'|même)(?= )")


def settle_level(draft: Draft, discourse: Discourse, words: Vocabulary, compared: Compared) -> None:
    """Put a level of another time into the past, and take what figures are held against for so."""
    if draft.value_span is None or draft.status not in (Status.ACTUAL, Status.PLANNED, Status.POSSIBLE):
        return
    if compared.holds(draft.value_span):
        if draft.relation in FLOWS | LEVELS:
            draft.status = Status.PAST if draft.relation in LEVELS else Status.ACTUAL
    elif draft.status is Status.ACTUAL and draft.relation in LEVELS and _is_of_then(draft, discourse.parsed, words):
        draft.status = Status.PAST


def end_levels(drafts: Iterable[Draft], discourse: Discourse) -> None:
    """ "Valorisée 2 milliards en 2022, X en vaut aujourd'hui 300 millions": what a level of now has followed."""
    levels: dict[tuple[int, str], list[Draft]] = {}
    for draft in drafts:
        if draft.relation in LEVELS and draft.value_span is not None and draft.status is Status.ACTUAL:
            levels.setdefault((draft.subject, draft.relation), []).append(draft)
    for told in levels.values():
        tenses = [_tense(_verb(draft, discourse.parsed), discourse.parsed) for draft in told]
        if "Pres" in tenses:
            for draft, tense in zip(told, tenses, strict=True):
                if tense in ("Past", "Imp") and all(draft.key != one.key for one in told if one is not draft):
                    draft.status = Status.PAST


def _is_of_then(draft: Draft, parsed: ParsedText, words: Vocabulary) -> bool:
    verb = _verb(draft, parsed)
    tense = _tense(verb, parsed)
    if tense not in ("Past", "Imp", "") or (draft.relation == "price" and verb.lemma not in _LASTING):
        return False
    clause = sorted(_clause(verb, parsed))
    if any(parsed.tokens[i].lower in _BEFORE and parsed.tokens[i].dep == "case" for i in clause):
        return tense != ""
    text = " ".join(parsed.tokens[i].lower for i in clause).replace("' ", "'")
    text = _NOT_THEN.sub("", f" {text} ")
    return any(f" {phrase} " in text for phrase in words.bygone_phrases) or (
        tense != "" and _is_years_ago(clause, parsed)
    )


def _is_years_ago(clause: list[int], parsed: ParsedText) -> bool:
    published = parsed.document.published
    starts = {parsed.tokens[i].start for i in clause} | {parsed.tokens[i].end for i in clause}
    inside = [p.value for p in parsed.periods if any(p.start <= start < p.end for start in starts)]
    years = [period.end.year for period in inside]
    return published is not None and bool(years) and max(years) <= published.year - _YEARS_GONE


def _verb(draft: Draft, parsed: ParsedText) -> Token:
    """The verb that tells a figure, or the word at the top of its clause."""
    inside = parsed.touched(draft.value_span) if draft.value_span is not None else []
    step = inside[0] if inside else parsed.tokens[draft.anchor]
    for _ in range(_STEPS):
        if step.pos == "VERB" or step.head == step.i or (step.pos == "AUX" and step.form == "Fin"):
            break
        step = parsed.tokens[step.head]
    return step


def _tense(verb: Token, parsed: ParsedText) -> str:
    """ "Pres", "Past", "Imp" or "Fut" of the verb with its auxiliaries; "" of a participle by itself or no verb."""
    helpers = [t for t in parsed.children(verb.i) if t.dep.startswith("aux") or t.dep == "cop"]
    finite = next((t for t in (verb, *helpers) if t.form == "Fin"), None)
    if finite is None:
        return ""
    if finite.mood == "Cnd":
        return "Cnd"
    perfect = finite.lemma == "avoir" and finite.i != verb.i and finite.tense == "Pres"
    return "Past" if perfect else finite.tense


def _clause(verb: Token, parsed: ParsedText) -> Iterator[int]:
    """The words below a verb that no other verb stands above."""
    yield verb.i
    for child in parsed.children(verb.i):
        described = child.dep == "acl" and child.form == "Part"  # "in a round | led by X in 2021"
        if child.pos != "VERB" or child.form in ("", "Inf") or described:
            yield from _clause(child, parsed)
