"""Names as quotation marks frame them: « Hamlet à l'impératif » is one title, "Ferrari" a film and nobody's surname.

Who publishes a book stands in parentheses behind its title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.entities.candidate import Candidate
from kg.syntax import ParsedText

FRAMED = "framed by quotation marks"
"""The cue of a name that quotation marks frame."""

_CLOSING = {"«": "»", "“": "”", '"': '"'}
_LONGEST = 8
"""Words of a title in quotation marks."""

_SPEECH = frozenset(":.?!")
"""What stands before a quotation of speech, or ends it."""

_SHARED = ("City", "Company", "Person", "Region", "SportsTeam")
"""What lists know by names that works bear too."""

_LIKELY = 1.5
"""The language model's evidence for a work."""


def framed(candidates: Sequence[Candidate], parsed: ParsedText) -> list[Candidate]:
    """The candidates, a title in quotation marks as one where part of it was found, and each frame's name marked."""
    kept = list(candidates)
    for start, end in _frames(parsed):
        inside = [c for c in kept if start <= c.start and c.end <= end and c.kind == "name"]
        crossing = any(c.start < end and start < c.end and c not in inside for c in kept)
        if len(inside) != 1 or crossing:
            continue
        name = inside[0]
        if name.entry is None and start in (name.start, name.start - 1) and (name.start == start or name.end == end):
            name.start, name.end = start, end
        if (name.start, name.end) == (start, end):
            _weigh(name)
            _weigh_publisher(end, kept, parsed)
    return kept


def _weigh_publisher(end: int, candidates: Sequence[Candidate], parsed: ParsedText) -> None:
    """Add what a title tells of the one word in parentheses behind it: « La Carte postale » (Grasset)."""
    words = [t.text for t in parsed.tokens[end : end + 4]]
    if len(words) < 4 or words[1] != "(" or words[3] != ")":
        return
    for publisher in candidates:
        if (publisher.start, publisher.end) == (end + 2, end + 3) and publisher.entry is None:
            publisher.add("publisher", {"Company": 3.0})


def _weigh(name: Candidate) -> None:
    """Mark a name in quotation marks, which the language model takes for a work whatever lists know by it."""
    name.add(FRAMED, {})
    known = name.entry is not None and name.entry.type not in _SHARED
    if name.weight("Product") >= _LIKELY and not known:
        name.add(FRAMED, {"Product": 3.0})
        name.entry = None


def _frames(parsed: ParsedText) -> Iterator[tuple[int, int]]:
    """What quotation marks frame inside a sentence, from a capital on, and that says nothing by a verb."""
    tokens = parsed.tokens
    opened, paragraph = False, -1
    for mark in tokens:
        if mark.text not in _CLOSING:
            continue
        here = parsed.sentences[mark.sentence].paragraph
        opened = mark.text != '"' or here != paragraph or not opened
        paragraph = here
        closing = _closing(parsed, mark.i) if opened else 0
        if not closing or mark.i == parsed.sentence_of(mark.i).start or tokens[mark.i - 1].text in _SPEECH:
            continue
        end = closing - 1 if tokens[closing - 1].text == "," else closing
        inside = tokens[mark.i + 1 : end]
        spoken = any(t.form == "Fin" or t.text in _SPEECH for t in inside)
        if inside and inside[0].capitalised and not spoken:
            yield mark.i + 1, end


def _closing(parsed: ParsedText, opening: int) -> int:
    """Where the quotation mark that closes another stands, if near; else 0."""
    mark = _CLOSING[parsed.tokens[opening].text]
    near = range(opening + 2, min(opening + _LONGEST + 3, len(parsed.tokens)))
    return next((i for i in near if parsed.tokens[i].text == mark), 0)
