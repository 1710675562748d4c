"""Names that the rules and the language model overlook, where what has learned the bounds of names is sure of one.

Most open a sentence, as a common word might ("Unite and the GMB voted"), or are adjectives of towns and regions
("le producteur texan"), which say where somebody is only if it is sure that they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

ENOUGH = 0.8
"""How sure it must be that something is a name which nothing else takes for one."""

_ANYTHING = {"Organization": 0.3, "Person": 0.2, "Place": 0.2, "Product": 0.2}


def overlooked(
    known: Sequence[Candidate],
    spans: Iterable[tuple[int, int, float]],
    parsed: ParsedText,
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> list[Candidate]:
    """Candidates for the ``spans`` that none of the ``known`` ones overlaps: token indices, and how sure they are."""
    taken = {index for candidate in known for index in range(candidate.start, candidate.end)}
    found = []
    for start, end, sure in spans:
        if sure < ENOUGH or not taken.isdisjoint(range(start, end)):
            continue
        candidate = _adjective(start, end, parsed, gazetteer) or _name(start, end, parsed, lexicon)
        if candidate is not None:
            found.append(candidate)
    return found


def _adjective(start: int, end: int, parsed: ParsedText, gazetteer: Gazetteer) -> Candidate | None:
    entry = gazetteer.place_of_demonym(parsed.text(start, end)) if end - start == 1 else None
    return Candidate(start, end, kind="adjective", entry=entry) if entry is not None else None


def _name(start: int, end: int, parsed: ParsedText, lexicon: Lexicon) -> Candidate | None:
    """The candidate if it has a capital, and is no title and no adjective alone: "the Catholic chain"."""
    words = parsed.tokens[start:end]
    if not any(letter.isupper() for letter in words[0].text) or (end - start == 1 and words[0].pos == "ADJ"):
        return None
    first = words[0].lower.rstrip(".")
    if first in lexicon.honorifics or first in lexicon.person_ranks or (first,) in lexicon.person_roles:
        return None
    candidate = Candidate(start, end)
    candidate.add("overlooked", _ANYTHING)
    return candidate
