"""Ships of French news: "le Pont-Aven a appareillé", "l'équipage du Honfleur", "le Bretagne, ferry de la compagnie".

A ship has a masculine article before a name that bears none, or another, where it is a town's or a region's.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_MASCULINE = frozenset("le du au".split())
_PLACES = ("City", "Region")
_LONGEST = 5
"""Tokens of a ship's name, its hyphens among them."""


def weigh_ships(candidates: Iterable[Candidate], parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    """Add what the article and the words of ships around a name tell, where a text has such words."""
    if lexicon.vessels.isdisjoint(token.lemma.lower() for token in parsed.tokens):
        return
    for name in candidates:
        bound = name.kind == "name" and name.start > 0 and name.end - name.start <= _LONGEST
        if not bound or parsed.tokens[name.start - 1].lower not in _MASCULINE:
            continue
        if _is_misgendered(name, parsed, gazetteer) or (name.entry is None and _sails(name, parsed, lexicon)):
            name.entry, name.possible = None, ()
            name.add("ship", {"Product": PINNED})


def _is_misgendered(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> bool:
    """Whether a place's name has no such article: "le | Honfleur", "le | Bretagne", but "au | Havre"."""
    text = parsed.text(name.start, name.end)
    entry = name.entry
    if entry is None:
        return gazetteer.is_city(text) is not None and not gazetteer.lookup(f"Le {text}")
    if entry.type not in _PLACES or gazetteer.lookup(f"Le {text}"):
        return False
    return entry.gender == "f" or (entry.type == "City" and not entry.ambiguous)


def _sails(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> bool:
    """Whether what stands beside a name is said of ships: "à bord du | X", "le | X a appareillé"."""
    tokens = parsed.tokens
    first = parsed.sentence_of(name.start).start
    before = [token.lower for token in tokens[max(name.start - 3, first) : name.start - 1]]
    if before and before[-1] in lexicon.boarding:
        return True
    head = next((tokens[k] for k in range(name.start, name.end) if not name.start <= tokens[k].head < name.end), None)
    verb = tokens[head.head] if head is not None and head.dep in ("nsubj", "nsubj:pass", "obj") else None
    return verb is not None and verb.lemma in lexicon.sailing_verbs
