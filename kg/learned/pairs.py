"""Pairs of participants that a sentence may join: what the learned reader decides about.

A pair is two participants of which at least one is referred to in the sentence, and the other there
or up to ``BACK`` sentences before it, or anywhere before it if it is one of those whom the document is about: "Le
sortant ne figure pas sur la liste", far below the federation; or if it is where and when that takes place: "Le maire,
Paul Prat", far below the town. Of several references the closest two stand for the pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.discourse import BACK, Discourse, Reference

MAIN = 2
"""How many participants, the most salient ones, it reaches for at any distance; and how many events and places."""

_PLACES = ("City", "Country", "Region")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two participants in one sentence; each end with the reference that stands for it.

    ``back`` counts how many sentences lie between the two references, as far as ``BACK``, and is more beyond.
    """

    sentence: int
    subject: int
    object: int
    subject_reference: Reference
    object_reference: Reference
    back: int


def pairs(discourse: Discourse) -> Iterator[Pair]:
    """Both orders of every pair, one after the other, sentence by sentence."""
    inside = by_sentence(discourse)
    main = _main(discourse)
    far: dict[int, list[Reference]] = {}
    for sentence in range(len(discourse.parsed.sentences)):
        here = inside.get(sentence, {})
        near = {number: (0, found) for number, found in here.items()}
        for back in range(1, BACK + 1):
            for number, found in inside.get(sentence - back, {}).items():
                near.setdefault(number, (back, found))
        for number, found in far.items():
            near.setdefault(number, (BACK + 1, found))
        far |= {number: found for number, found in inside.get(sentence - BACK, {}).items() if number in main}
        for one in sorted(here):
            for other in sorted(near):
                if other == one or (other in here and other < one):
                    continue
                back, found = near[other]
                closest = _closest(here[one], found)
                if closest is not None:
                    a, b = closest
                    yield Pair(sentence, one, other, a, b, back)
                    yield Pair(sentence, other, one, b, a, back)


def _main(discourse: Discourse) -> set[int]:
    """Whom the document is about, and the events and places where what it tells takes place."""
    ranked = discourse.by_salience()
    events = [p for p in ranked if p.type == "Event"]
    places = [p for p in ranked if p.type in _PLACES]
    return {p.index for found in (ranked, events, places) for p in found[:MAIN]}


def by_sentence(discourse: Discourse) -> dict[int, dict[int, list[Reference]]]:
    """References by sentence and participant; doubtful ones where there is no other."""
    found: dict[int, dict[int, list[Reference]]] = defaultdict(lambda: defaultdict(list))
    for references in (discourse.references, discourse.doubtful):
        known = {(sentence, number) for sentence, them in found.items() for number in them}
        for reference in sorted(references, key=lambda r: (r.start, -r.end, r.kind)):
            sentence = discourse.parsed.tokens[reference.start].sentence
            for number in reference.participants:
                if (sentence, number) not in known:
                    found[sentence][number].append(reference)
    return found


def _closest(ones: Sequence[Reference], others: Sequence[Reference]) -> tuple[Reference, Reference] | None:
    """The two references with the fewest words between them; one and the same does not count."""
    found = [(_gap(a, b), a.start, b.start, a, b) for a in ones for b in others if (a.start, a.end) != (b.start, b.end)]
    if not found:
        return None
    *_, a, b = min(found, key=lambda entry: entry[:3])
    return a, b


def _gap(a: Reference, b: Reference) -> int:
    return max(b.start - a.end, a.start - b.end, 0)
