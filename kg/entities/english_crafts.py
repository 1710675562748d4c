"""Ships by what is done with them, roads by their numbers, and people by what is called after them, in English.

"They boarded the Arctic Dawn" and "the Costa Serena ran aground" name ships; "the Moriarty administration" a person.
"""

from __future__ import annotations

import re

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText


def weigh_craft(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> None:
    """Add what nouns, "the" and verbs of ships beside a name tell; lists do not know the name."""
    tokens = parsed.tokens
    if name.start < 1 or name.end - name.start > 3:
        return
    noun = tokens[name.start - 1]
    if noun.text in lexicon.vessels and noun.sentence == tokens[name.start].sentence:
        name.add("ship", {"Product": PINNED})  # "the submarine Nerpa"
    if noun.lower != "the":
        return
    before = [t.lower for t in tokens[max(name.start - 3, 0) : name.start - 1]]
    aboard = (before[-1:] and before[-1] in lexicon.boarding) or before == ["crew", "of"] or before == ["wreck", "of"]
    behind = next((t for t in tokens[name.end : name.end + 3] if t.pos not in ("AUX", "ADV")), None)
    sails = (
        behind is not None
        and behind.pos == "VERB"
        and (behind.lemma in lexicon.sailing_verbs or tokens[min(behind.i + 1, len(tokens) - 1)].lower == "aground")
    )
    if aboard or (sails and not _is_of_a_kind(name, parsed, lexicon)):
        name.add("ship", {"Product": PINNED})


def _is_of_a_kind(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> bool:
    """Whether the last word says what the name is of: "Yacht Club"."""
    last = parsed.tokens[name.end - 1].lower
    return any(phrase == (last,) and "Product" not in kinds for phrase, kinds in lexicon.name_cues.get(last, ()))


def weigh_calling(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> None:
    """Add what a calling right before a name tells: "rapper Skepta", "Photographer Rankin"."""
    before = parsed.tokens[name.start - 1] if name.start else None
    if before is None or before.sentence != parsed.tokens[name.start].sentence or before.lower in _OF_THINGS_TOO:
        return
    firm = name.has("word in the name") or name.has("legal form")
    if before.lower in lexicon.callings and not firm and name.end - name.start < 4:
        name.add("calling", {"Person": PINNED})


def weigh_rank(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> None:
    """Add what a rank right before first and last names tells: "Constable Georgia Banks"."""
    words = parsed.tokens[name.start : name.end]
    before = parsed.tokens[name.start - 1] if name.start else None
    if before is None or before.sentence != words[0].sentence or before.lower.rstrip(".") not in lexicon.person_ranks:
        return
    if before.capitalised and 2 <= len(words) <= 3 and all(t.capitalised and not t.text.isupper() for t in words):
        name.add("rank", {"Person": PINNED})


def weigh_road(name: Candidate, parsed: ParsedText) -> None:
    """Add what tells of a road: "the M25", "on the A631"; "the A320" alone may fly."""
    tokens = parsed.tokens
    if name.end - name.start != 1 or name.start < 2 or tokens[name.start - 1].lower != "the":
        return
    if not _ROAD.fullmatch(tokens[name.start].text):
        return
    along = tokens[name.start - 2].lower in ("along", "off", "on")
    if along or tokens[name.start].text.startswith("M"):
        name.add("road", {"Facility": PINNED})


def weigh_namesake(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> None:
    """ "the Moriarty administration": a last name before what is called after who heads it."""
    word = parsed.tokens[name.end] if name.end < len(parsed.tokens) else None
    if name.end - name.start != 1 or word is None or word.capitalised or word.lower not in _HEADED:
        return
    if name.start and parsed.tokens[name.start - 1].lower == "the" and not parsed.tokens[name.start].text.isupper():
        name.add("headed by", {"Person": 2.6})


_HEADED = frozenset(("administration", "presidency"))
_ROAD = re.compile(r"[AM]\d{1,4}")
_OF_THINGS_TOO = frozenset("citizen designer director model national".split())
"""Callings that stand before what is no person as well: "the designer label X", "the director's cut"."""
