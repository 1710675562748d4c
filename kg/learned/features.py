"""What is seen of a pair: types, kinds of reference, words around, the way through the tree, what the words teach.

Names stand for their types, so that what is learned of one holds for another. Features are strings,
known by a 32-bit hash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.discourse import BACK, Discourse, Reference, Title
from kg.learned.pairs import Pair
from kg.syntax import Token

LONGEST_PATH = 8
"""Steps through the tree between two ends; a longer way says nothing."""

_VERBAL = ("VERB", "NOUN", "ADJ", "AUX")

WIDEST = 12
"""Words between two ends that are looked at one by one."""

Triggers = Mapping[str, Iterable[str]]
"""Relations that the ontology teaches with a lemma."""


REMEMBERED = 50_000
"""Hashes of groups of features that are kept; many pairs, of all documents, have much in common."""

Hashes = NDArray[np.uint32]
_Way = tuple[list[int], list[int]] | tuple[None, None]
_Group = tuple[Any, ...]
"""A function that names features, and what it is called with."""


class Features:
    """Features of the pairs of one document."""

    def __init__(self, discourse: Discourse, triggers: Triggers) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.triggers = triggers
        self.keys = [self._key(token) for token in self.tokens]
        self._taught = [self._relations(token.i) for token in self.tokens]
        self._names = [0, *accumulate(key.startswith("@") for key in self.keys)]
        self._teaching = [0, *accumulate(bool(relations) for relations in self._taught)]
        ranked = discourse.by_salience()
        self.rank = {p.index: min(place, 4) for place, p in enumerate(ranked)}
        self._titles_in: dict[int, list[Title]] = {}
        for title in discourse.titles:
            self._titles_in.setdefault(self.tokens[title.head].sentence, []).append(title)
        self._above: dict[int, list[int]] = {}
        self._ways: dict[tuple[int, int], _Way] = {}
        self._ends: dict[tuple[str, int, int, int], Hashes] = {}
        self._sentences: dict[int, Hashes] = {}

    def hashes(self, listed: Iterable[Pair]) -> tuple[Hashes, NDArray[np.int64]]:
        """The features of pairs, hashed, each once and in order, one pair after another; and how many each pair has."""
        found: list[Hashes] = []
        counts: list[int] = []
        for pair in listed:
            some = [self._end("s", pair.subject_reference), self._end("o", pair.object_reference)]
            some += [self._sentence(pair.sentence), *[_hashed(*group) for group in self._seen(pair)]]
            found += some
            counts.append(sum(map(len, some)))
        flat = np.concatenate(found) if found else np.zeros(0, np.uint32)
        rows = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
        once = np.unique(rows << np.uint64(32) | flat)
        return once.astype(np.uint32), np.bincount((once >> np.uint64(32)).astype(np.int64), minlength=len(counts))

    def joint(self, pair: Pair) -> Iterator[str]:
        """What is seen of the two ends together."""
        for name, *of in self._seen(pair):
            yield from name(*of)

    def _seen(self, pair: Pair) -> Iterator[_Group]:
        people = self.discourse.participants
        kinds = f"{people[pair.subject].type}>{people[pair.object].type}"
        subject, target = pair.subject_reference, pair.object_reference
        yield _types, self.discourse.parsed.document.language, kinds, f"{subject.kind}>{target.kind}"
        yield _places, pair.back, subject.start <= target.start, self.rank[pair.subject], self.rank[pair.object]
        if self.discourse.parsed.sentences[pair.sentence].headline:
            yield _headline, kinds
        for title in self._titles_in.get(pair.sentence, ()):
            noun, relations = self.tokens[title.head].lemma, tuple(relation for relation, _ in title.relations)
            for side, number, other in (("s", pair.subject, pair.object), ("o", pair.object, pair.subject)):
                if number in title.holders:
                    yield _title, side, noun, kinds, other in title.complements, relations
        if pair.back == 0:
            yield self._path(subject.head, target.head, kinds)
            if (subject.start, subject.end) <= (target.start, target.end):
                yield self._words("so", subject.end, target.start, kinds)
            else:
                yield self._words("os", target.end, subject.start, kinds)

    def _end(self, side: str, reference: Reference) -> Hashes:
        key = (side, reference.start, reference.end, reference.head)
        if key not in self._ends:
            self._ends[key] = _crc(self.end(side, reference))
        return self._ends[key]

    def _sentence(self, number: int) -> Hashes:
        if number not in self._sentences:
            sentence = self.discourse.parsed.sentences[number]
            self._sentences[number] = _hashed(_sentence, self._taught_in(range(sentence.start, sentence.end)))
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

    def _path(self, subject: int, target: int, kinds: str) -> _Group:
        up, down = self._way(subject, target)
        if up is None or down is None:
            return (_apart,)
        length = len(up) + len(down) - 2
        if length > LONGEST_PATH:
            return _far, min(length, 10)
        tokens = self.tokens
        top = up[-1]
        steps = [f"<{tokens[i].dep}" for i in up[:-1]] + [f">{tokens[i].dep}" for i in reversed(down[:-1])]
        inner = [i for i in (*up[1:-1], top, *down[1:-1]) if i not in (subject, target)]
        ends = f"{tokens[up[-2]].dep if len(up) > 1 else '='}|{tokens[down[-2]].dep if len(down) > 1 else '='}"
        joint = tokens[top].pos if top in inner else "="
        return _path, length, f"{''.join(steps)}|{tokens[target].case}", kinds, ends, joint, self._taught_in(inner)

    def _words(self, order: str, start: int, end: int, kinds: str) -> _Group:
        if end < start:
            return _inside, order, kinds
        near = end - start <= WIDEST and self._teaching[start] < self._teaching[end]
        taught = self._taught_in(range(start, end)) if near else ()
        return _words, min(end - start, 15), min(self._names[end] - self._names[start], 4), order, taught

    def _taught_in(self, words: Iterable[int]) -> tuple[str, ...]:
        """Relations that some of the words teach, in order."""
        return tuple(sorted({relation for index in words for relation in self._taught[index]}))

    def _key(self, token: Token) -> str:
        """The word as features name it: the type of what it names, or its lemma."""
        reference = self.discourse.outermost(token.i)
        if reference is not None and reference.kind in ("name", "nominal") and not token.common:
            return f"@{self.discourse.participants[reference.participants[0]].type}"
        return token.lemma.lower()

    def _relations(self, index: int) -> tuple[str, ...]:
        named = self.keys[index].startswith("@")
        return () if named else tuple(sorted(self.triggers.get(self.tokens[index].lemma, ())))

    def teaches(self, index: int) -> tuple[str, ...]:
        """Relations that the word teaches."""
        return self._taught[index]

    def ends(self, pair: Pair) -> tuple[int, ...]:
        """Tokens of a pair: start and end of subject and of object, the joining word, start and end of their text.

        Their text is the sentences of both and those between, without what lies too far before.
        """
        subject, target = pair.subject_reference, pair.object_reference
        sentences = self.discourse.parsed.sentences
        first = pair.sentence - min(pair.back, BACK)
        start, end = sentences[first].start, sentences[pair.sentence].end
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

    def _way(self, one: int, other: int) -> _Way:
        """From each end up to the lowest word above both, that word included."""
        if (one, other) not in self._ways:
            up, down = self.above(one), self.above(other)
            shared = next((index for index in up if index in down), None)
            found: _Way = (None, None)
            if shared is not None:
                found = up[: up.index(shared) + 1], down[: down.index(shared) + 1]
            self._ways[one, other], self._ways[other, one] = found, (found[1], found[0])  # type: ignore[assignment]
        return self._ways[one, other]

    def above(self, index: int) -> list[int]:
        """The word and everything above it, upwards."""
        if index not in self._above:
            way = [index]
            while self.tokens[way[-1]].head != way[-1] and len(way) < 30:
                way.append(self.tokens[way[-1]].head)
            self._above[index] = way
        return self._above[index]


@lru_cache(maxsize=REMEMBERED)
def _hashed(name: Callable[..., Iterator[str]], *of: Any) -> Hashes:
    return _crc(name(*of))


def _crc(features: Iterable[str]) -> Hashes:
    return np.array([crc32(feature.encode()) for feature in features], dtype=np.uint32)


def _types(language: str, kinds: str, references: str) -> Iterator[str]:
    yield f"t:{kinds}"
    yield f"lg:{language}"
    yield f"k:{references}"
    yield f"kt:{references}:{kinds}"


def _places(back: int, forward: bool, subject: int, target: int) -> Iterator[str]:
    yield f"b:{back}"
    yield f"f:{forward}"
    yield f"r:{subject}>{target}"


def _headline(kinds: str) -> Iterator[str]:
    yield f"hl:{kinds}"


def _title(side: str, noun: str, kinds: str, complement: bool, relations: tuple[str, ...]) -> Iterator[str]:
    yield f"{side}t:{noun}"
    yield f"{side}tk:{noun}:{kinds}"
    if complement:
        yield f"{side}tc:{noun}"
        yield from (f"{side}tr:{relation}" for relation in relations)


def _apart() -> Iterator[str]:
    yield "p:none"


def _far(length: int) -> Iterator[str]:
    yield f"pn:{length}"


def _path(length: int, shape: str, kinds: str, ends: str, joint: str, taught: tuple[str, ...]) -> Iterator[str]:
    yield f"pn:{length}"
    yield f"ps:{shape}"
    yield f"psk:{shape}:{kinds}"
    yield f"pt:{ends}:{joint}"
    for relation in taught:
        yield f"pr:{relation}"
        yield f"prs:{relation}:{ends}"


def _inside(order: str, kinds: str) -> Iterator[str]:
    yield "wn:0"
    yield f"in:{order}:{kinds}"


def _words(distance: int, names: int, order: str, taught: tuple[str, ...]) -> Iterator[str]:
    yield f"wn:{distance}"
    yield from (f"wr:{order}:{relation}" for relation in taught)
    yield f"wm:{names}"


def _sentence(taught: tuple[str, ...]) -> Iterator[str]:
    yield from (f"st:{relation}" for relation in taught)
