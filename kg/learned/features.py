"""What is seen of a pair: types, kinds of reference, words around, the way through the tree, what the words teach.

Names stand for their types, so that what is learned of one holds for another. Features are strings,
known by a 32-bit hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.discourse import Discourse, Reference, Title
from kg.learned.pairs import Pair
from kg.syntax import Token

LONGEST_PATH = 8
"""Steps through the tree between two ends; a longer way says nothing."""

_VERBAL = ("VERB", "NOUN", "ADJ", "AUX")

WIDEST = 12
"""Words between two ends that are looked at one by one."""

Triggers = Mapping[str, Iterable[str]]
"""Relations that the ontology teaches with a lemma."""


_Way = tuple[list[int], list[int]] | tuple[None, None]
_Group = tuple[Any, ...]
"""A method that names features, and what it is called with."""


class Features:
    """Features of the pairs of one document."""

    def __init__(self, discourse: Discourse, triggers: Triggers) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.triggers = triggers
        self.keys = [self._key(token) for token in self.tokens]
        self._names = [0, *accumulate(key.startswith("@") for key in self.keys)]
        ranked = sorted(discourse.participants, key=lambda p: (-p.salience, p.index))
        self.rank = {p.index: min(place, 4) for place, p in enumerate(ranked)}
        self._titles_in: dict[int, list[Title]] = {}
        for title in discourse.titles:
            self._titles_in.setdefault(self.tokens[title.head].sentence, []).append(title)
        self._above: dict[int, list[int]] = {}
        self._ways: dict[tuple[int, int], _Way] = {}
        self._taught: dict[int, list[str]] = {}
        self._ends: dict[tuple[str, int, int, int], frozenset[int]] = {}
        self._sentences: dict[int, frozenset[int]] = {}
        self._groups: dict[_Group, frozenset[int]] = {}

    def hashes(self, listed: Iterable[Pair]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The features of pairs, hashed, each once and in order, one pair after another; and how many each pair has."""
        flat: list[int] = []
        counts: list[int] = []
        for pair in listed:
            found = self._end("s", pair.subject_reference) | self._end("o", pair.object_reference)
            found = found.union(self._sentence(pair.sentence), *(self._group(group) for group in self._seen(pair)))
            flat.extend(sorted(found))
            counts.append(len(found))
        return np.array(flat, dtype=np.uint32), np.array(counts, dtype=np.int64)

    def joint(self, pair: Pair) -> Iterator[str]:
        """What is seen of the two ends together."""
        for what, *of in self._seen(pair):
            yield from what(self, *of)

    def _seen(self, pair: Pair) -> Iterator[_Group]:
        """What is seen together, by what it depends on; many pairs have much of that in common."""
        people = self.discourse.participants
        kinds = f"{people[pair.subject].type}>{people[pair.object].type}"
        subject, target = pair.subject_reference, pair.object_reference
        yield Features._types, kinds, f"{subject.kind}>{target.kind}"
        ranks = self.rank[pair.subject], self.rank[pair.object]
        yield Features._places, pair.back, subject.start <= target.start, *ranks
        if self.discourse.parsed.sentences[pair.sentence].headline:
            yield Features._headline, kinds
        if pair.sentence in self._titles_in:
            yield Features._titles, pair.sentence, pair.subject, pair.object, kinds
        if pair.back == 0:
            yield Features._path, subject.head, target.head, kinds
            if (subject.start, subject.end) <= (target.start, target.end):
                yield Features._words, "so", subject.end, target.start, kinds
            else:
                yield Features._words, "os", target.end, subject.start, kinds

    def _group(self, group: _Group) -> frozenset[int]:
        if group not in self._groups:
            what, *of = group
            self._groups[group] = frozenset(_hashed(what(self, *of)))
        return self._groups[group]

    def _types(self, kinds: str, references: str) -> Iterator[str]:
        yield f"t:{kinds}"
        yield f"lg:{self.discourse.parsed.document.language}"
        yield f"k:{references}"
        yield f"kt:{references}:{kinds}"

    def _places(self, back: int, forward: bool, subject: int, target: int) -> Iterator[str]:
        yield f"b:{back}"
        yield f"f:{forward}"
        yield f"r:{subject}>{target}"

    def _headline(self, kinds: str) -> Iterator[str]:
        yield f"hl:{kinds}"

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

    def _titles(self, sentence: int, subject: int, target: int, kinds: str) -> Iterator[str]:
        for title in self._titles_in[sentence]:
            noun = self.tokens[title.head].lemma
            for side, number, other in (("s", subject, target), ("o", target, subject)):
                if number not in title.holders:
                    continue
                yield f"{side}t:{noun}"
                yield f"{side}tk:{noun}:{kinds}"
                if other in title.complements:
                    yield f"{side}tc:{noun}"
                    yield from (f"{side}tr:{relation}" for relation, _ in title.relations)

    def _path(self, subject: int, target: int, kinds: str) -> Iterator[str]:
        up, down = self._way(subject, target)
        if up is None or down is None:
            yield "p:none"
            return
        length = len(up) + len(down) - 2
        yield f"pn:{min(length, 10)}"
        if length > LONGEST_PATH:
            return
        top = up[-1]
        steps = [f"<{self.tokens[i].dep}" for i in up[:-1]] + [f">{self.tokens[i].dep}" for i in reversed(down[:-1])]
        shape = "".join(steps) + f"|{self.tokens[target].case}"
        yield f"ps:{shape}"
        yield f"psk:{shape}:{kinds}"
        inner = [i for i in (*up[1:-1], top, *reversed(down[1:-1])) if i not in (subject, target)]
        ends = (
            f"{self.tokens[up[-2]].dep if len(up) > 1 else '='}|{self.tokens[down[-2]].dep if len(down) > 1 else '='}"
        )
        yield f"pt:{ends}:{self.tokens[top].pos if top in inner else '='}"
        for relation in sorted({relation for index in inner for relation in self.teaches(index)}):
            yield f"pr:{relation}"
            yield f"prs:{relation}:{ends}"

    def _words(self, order: str, start: int, end: int, kinds: str) -> Iterator[str]:
        yield f"wn:{min(max(end - start, 0), 15)}"
        if end < start:
            yield f"in:{order}:{kinds}"
            return
        if end - start <= WIDEST:
            for relation in sorted({relation for index in range(start, end) for relation in self.teaches(index)}):
                yield f"wr:{order}:{relation}"
        yield f"wm:{min(self._names[end] - self._names[start], 4)}"

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

    def _way(self, one: int, other: int) -> _Way:
        """From each end up to the lowest word above both, that word included."""
        if (one, other) not in self._ways:
            up, down = self.above(one), self.above(other)
            shared = next((index for index in up if index in down), None)
            found: _Way = (None, None)
            if shared is not None:
                found = up[: up.index(shared) + 1], down[: down.index(shared) + 1]
            self._ways[one, other] = found
        return self._ways[one, other]

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
