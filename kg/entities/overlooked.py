"""Names that the rules and the language model overlook, where what has learned the bounds of names is sure of one.

Most open a sentence, as a common word might ("Unite and the GMB voted"), or are adjectives of towns and regions
("le producteur texan"), which say where somebody is only if it is sure that they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.entities.candidate import ANYTHING, Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText, Token

ENOUGH = 0.8
"""How sure it must be that a word is a name which nothing else takes for one."""

SEVERAL = 0.6
"""How sure it must be of several words with a capital, and of the adjective of a place that is known."""

SMALL = 0.65
"""How sure it must be of several words without a capital: "ligne B du tramway"."""

_DEFINITE = frozenset("le la l' du au".split())
_PARTS = frozenset("édition version".split())
"""Nouns for what is only one of many of its kind: "12e édition"."""


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
        if sure < SEVERAL or not taken.isdisjoint(range(start, end)):
            continue
        candidate = _adjective(start, end, parsed, gazetteer)
        if candidate is None and sure >= (ENOUGH if end - start == 1 else SEVERAL):
            candidate = _name(start, end, parsed, lexicon)
        if candidate is None and sure >= SMALL:
            candidate = _in_small_letters(start, end, parsed, lexicon)
        if candidate is not None:
            found.append(candidate)
    return found


def is_office(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether words are an office or open with one, and nobody's name: "Finance minister", "ministre des Sports"."""
    first, last = (word.lower.rstrip(".").removeprefix("vice-") for word in (words[0], words[-1]))
    adjective = words[-1].pos == "ADJ"  # "parquet général"
    return first in lexicon.honorifics or _is_person(first, lexicon) or (not adjective and _is_person(last, lexicon))


def _is_person(word: str, lexicon: Lexicon) -> bool:
    if word in lexicon.ministers or (word,) in lexicon.person_titles | lexicon.person_roles:
        return True
    return any(phrase == (word,) and "Person" in kinds for phrase, kinds in lexicon.class_nouns.get(word, ()))


def _adjective(start: int, end: int, parsed: ParsedText, gazetteer: Gazetteer) -> Candidate | None:
    entry = gazetteer.place_of_demonym(parsed.text(start, end)) if end - start == 1 else None
    return Candidate(start, end, kind="adjective", entry=entry) if entry is not None else None


def _name(start: int, end: int, parsed: ParsedText, lexicon: Lexicon) -> Candidate | None:
    """The candidate if it has a capital, and is no title and no adjective alone: "the Catholic chain"."""
    words = parsed.tokens[start:end]
    english = parsed.document.language == "en"
    numbered = english and words[0].text.isdigit() and len(words) > 1 and words[1].capitalised  # "5 News"
    capital = numbered or any(letter.isupper() for letter in words[0].text)
    if not capital or (end - start == 1 and words[0].pos == "ADJ"):
        return None
    if is_office(words, lexicon) or words[0].lower.rstrip(".") in lexicon.person_ranks:
        return None
    candidate = Candidate(start, end)
    candidate.add("overlooked", ANYTHING)
    return candidate


def _in_small_letters(start: int, end: int, parsed: ParsedText, lexicon: Lexicon) -> Candidate | None:
    """The candidate if it is several words around a noun."""
    words = parsed.tokens[start:end]
    noun = next((word for word in words if word.pos == "NOUN"), None)
    if noun is None or noun.lemma in _PARTS or is_office(words, lexicon):
        return None
    if len(words) < 2 and not _is_body(noun, parsed, lexicon):
        return None
    return nominal(start, end, noun, lexicon)


def _is_body(noun: Token, parsed: ParsedText, lexicon: Lexicon) -> bool:
    """Whether a noun alone is one body that the text knows: "le collectif"."""
    before = parsed.tokens[noun.i - 1].lower if noun.i else ""
    kinds = [found for words, found in lexicon.class_nouns.get(noun.lower, ()) if words == (noun.lower,)]
    return before in _DEFINITE and any("Organization" in found for found in kinds)


def nominal(start: int, end: int, noun: Token, lexicon: Lexicon) -> Candidate:
    """The candidate that a common noun heads, with what the noun says of its type."""
    candidate = Candidate(start, end, kind="nominal")
    candidate.add("overlooked", ANYTHING)
    for phrase, kinds in lexicon.class_nouns.get(noun.lower, ()):
        if phrase == (noun.lower,):
            candidate.add("class noun", {kind: 2.0 / len(kinds) for kind in kinds})
    return candidate
