"""What is seen of a pair: types, kinds of reference, words around, the way through the tree, what the words teach.

Names stand for their types, so that what is learned of one holds for another. Features are strings,
known by a 32-bit hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.discourse import Discourse, Reference
from kg.learned.pairs import Pair
from kg.syntax import Token

LONGEST_PATH = 8
"""Steps through the tree between two ends; a longer way says nothing."""

_VERBAL = ("VERB", "NOUN", "ADJ", "AUX")

WIDEST = 12
"""Words between two ends that are looked at one by one."""

Triggers = Mapping[str, Iterable[str]]
"""Relations that the ontology teaches with a lemma."""


class Features:
    """Features of the pairs of one document."""

    def __init__(self, discourse: Discourse, triggers: Triggers) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.triggers = triggers
        self.keys = [self._key(token) for token in self.tokens]
        ranked = sorted(discourse.participants, key=lambda p: (-p.salience, p.index))
        self.rank = {p.index: min(place, 4) for place, p in enumerate(ranked)}
        self._above: dict[int, list[int]] = {}
        self._taught: dict[int, list[str]] = {}
        self._ends: dict[tuple[str, int, int, int], frozenset[int]] = {}
        self._sentences: dict[int, frozenset[int]] = {}

    def hashes(self, pair: Pair) -> NDArray[np.uint32]:
        """The pair's features, hashed, each once, in order."""
        found = {
            *_hashed(self.joint(pair)),
            *self._end("s", pair.subject_reference),
            *self._end("o", pair.object_reference),
            *self._sentence(pair.sentence),
        }
        return np.array(sorted(found), dtype=np.uint32)

    def joint(self, pair: Pair) -> Iterator[str]:
        """What is seen of the two ends together."""
        people = self.discourse.participants
        kinds = f"{people[pair.subject].type}>{people[pair.object].type}"
        subject, target = pair.subject_reference, pair.object_reference
        yield f"t:{kinds}"
        yield f"lg:{self.discourse.parsed.document.language}"
        yield f"k:{subject.kind}>{target.kind}"
        yield f"kt:{subject.kind}>{target.kind}:{kinds}"
        yield f"b:{pair.back}"
        yield f"f:{subject.start <= target.start}"
        yield f"r:{self.rank[pair.subject]}>{self.rank[pair.object]}"
        if self.discourse.parsed.sentences[pair.sentence].headline:
            yield f"hl:{kinds}"
        yield from self._titles(pair, kinds)
        if pair.back == 0:
            yield from self._path(subject, target, kinds)
            yield from self._words(subject, target, kinds)

    def _end(self, side: str, reference: Reference) -> frozenset[int]:
        key = (side, reference.start, reference.end, reference.head)
        if key not in self._ends:
            self._ends[key] = frozenset(_hashed(self.end(side, reference)))
        return self._ends[key]

    def _sentence(self, number: int) -> frozenset[int]:
        if number not in self._sentences:
            sentence = self.discourse.parsed.sentences[number]
            taught = {relation for index in range(sentence.start, sentence.end) for relation in self.teaches(index)}
            self._sentences[number] = frozenset(_hashed(f"st:{relation}" for relation in taught))
        return self._sentences[number]

    def end(self, side: str, reference: Reference) -> Iterator[str]:
        """How an end is called, and what governs it."""
        yield f"{side}l:{reference.kind}:{reference.rule}:{round(reference.weight, 1)}"
        if self.discourse.participants[reference.participants[0]].guessed:
            yield f"{side}guess:{reference.kind}"
        if len(reference.participants) > 1:
            yield f"{side}many"
        head = self.tokens[reference.head]
        yield f"{side}d:{head.dep}|{head.case}"
        governor = self.tokens[head.head]
        if governor.i != head.i:
            yield from (f"{side}gt:{head.dep}|{relation}" for relation in self.teaches(governor.i))

    def _titles(self, pair: Pair, kinds: str) -> Iterator[str]:
        for title in self.discourse.titles:
            if self.tokens[title.head].sentence != pair.sentence:
                continue
            noun = self.tokens[title.head].lemma
            for side, number, other in (("s", pair.subject, pair.object), ("o", pair.object, pair.subject)):
                if number not in title.holders:
                    continue
                yield f"{side}t:{noun}"
                yield f"{side}tk:{noun}:{kinds}"
                if other in title.complements:
                    yield f"{side}tc:{noun}"
                    yield from (f"{side}tr:{relation}" for relation, _ in title.relations)

    def _path(self, subject: Reference, target: Reference, kinds: str) -> Iterator[str]:
        up, down = self._way(subject.head, target.head)
        if up is None or down is None:
            yield "p:none"
            return
        length = len(up) + len(down) - 2
        yield f"pn:{min(length, 10)}"
        if length > LONGEST_PATH:
            return
        top = up[-1]
        steps = [f"<{self.tokens[i].dep}" for i in up[:-1]] + [f">{self.tokens[i].dep}" for i in reversed(down[:-1])]
        shape = "".join(steps) + f"|{self.tokens[target.head].case}"
        yield f"ps:{shape}"
        yield f"psk:{shape}:{kinds}"
        inner = [i for i in (*up[1:-1], top, *reversed(down[1:-1])) if i not in (subject.head, target.head)]
        ends = (
            f"{self.tokens[up[-2]].dep if len(up) > 1 else '='}|{self.tokens[down[-2]].dep if len(down) > 1 else '='}"
        )
        yield f"pt:{ends}:{self.tokens[top].pos if top in inner else '='}"
        for relation in sorted({relation for index in inner for relation in self.teaches(index)}):
            yield f"pr:{relation}"
            yield f"prs:{relation}:{ends}"

    def _words(self, subject: Reference, target: Reference, kinds: str) -> Iterator[str]:
        first, last = sorted((subject, target), key=lambda r: (r.start, r.end))
        order = "so" if first is subject else "os"
        between = range(first.end, last.start)
        yield f"wn:{min(len(between), 15)}"
        if last.start < first.end:
            yield f"in:{order}:{kinds}"
            return
        if len(between) <= WIDEST:
            for relation in sorted({relation for index in between for relation in self.teaches(index)}):
                yield f"wr:{order}:{relation}"
        names = sum(self.keys[i].startswith("@") for i in between)
        yield f"wm:{min(names, 4)}"

    def _key(self, token: Token) -> str:
        """The word as features name it: the type of what it names, or its lemma."""
        reference = self.discourse.outermost(token.i)
        if reference is not None and reference.kind in ("name", "nominal") and not token.common:
            return f"@{self.discourse.participants[reference.participants[0]].type}"
        return token.lemma.lower()

    def teaches(self, index: int) -> list[str]:
        """Relations that the word teaches."""
        if index not in self._taught:
            named = self.keys[index].startswith("@")
            self._taught[index] = [] if named else sorted(self.triggers.get(self.tokens[index].lemma, ()))
        return self._taught[index]

    def ends(self, pair: Pair) -> tuple[int, ...]:
        """Tokens of a pair: start and end of subject and of object, the joining word, start and end of their text.

        Their text is the sentences of both and those between.
        """
        subject, target = pair.subject_reference, pair.object_reference
        sentences = [self.discourse.parsed.sentence_of(reference.start) for reference in (subject, target)]
        start, end = min(s.start for s in sentences), max(s.end for s in sentences)
        return subject.start, subject.end, target.start, target.end, self.joining(pair), start, end

    def joining(self, pair: Pair) -> int:
        """The word that joins the ends in the tree: the highest verb, noun or adjective on the way."""
        way = self.way(pair)
        words = [index for index in way if self.tokens[index].pos in _VERBAL]
        return (words or way or [pair.object_reference.head])[0]

    def way(self, pair: Pair) -> list[int]:
        """The words between the ends in the tree; for ends in two sentences, those above the later one."""
        subject, target = pair.subject_reference, pair.object_reference
        if pair.back:
            here = subject if self.tokens[subject.start].sentence == pair.sentence else target
            return self.above(here.head)
        up, down = self._way(subject.head, target.head)
        if up is None or down is None:
            return self.above(target.head)[1:]
        inner = [up[-1], *reversed(up[1:-1]), *reversed(down[1:-1])]
        heads = (subject.head, target.head)
        return [i for i in inner if i not in heads] + [i for i in heads if not self.keys[i].startswith("@")]

    def _way(self, one: int, other: int) -> tuple[list[int] | None, list[int] | None]:
        """From each end up to the lowest word above both, that word included."""
        up, down = self.above(one), self.above(other)
        shared = next((index for index in up if index in set(down)), None)
        if shared is None:
            return None, None
        return up[: up.index(shared) + 1], down[: down.index(shared) + 1]

    def above(self, index: int) -> list[int]:
        """The word and everything above it, upwards."""
        if index not in self._above:
            way = [index]
            while self.tokens[way[-1]].head != way[-1] and len(way) < 30:
                way.append(self.tokens[way[-1]].head)
            self._above[index] = way
        return self._above[index]


def _hashed(features: Iterable[str]) -> Iterator[int]:
    return (crc32(feature.encode()) for feature in features)
