"""The learned weights at work: from a document to what its participants probably do.

The encoder gives each word a vector that knows its context. A pair is seen as the vectors of its two ends, of the
words between, of the word that joins them and of what else in its sentences concerns it; to these are added vectors
of its features; then it is seen beside the pairs that it shares an end with. All of it is numpy: the same document
gives the same probabilities. ``training/network.py`` does the same in torch, and ``training/train.py`` makes the
weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.discourse import Discourse, Key, Proposal, Proposals
from kg.errors import ModelError
from kg.learned.arrays import means, most, running, shares
from kg.learned.bounds import Bounds
from kg.learned.encoder import Array, Encoder, load_encoder
from kg.learned.features import Features, Triggers
from kg.learned.figures import FigureScorer, Namings
from kg.learned.kinds import Kinds
from kg.learned.labels import LOSS, RELATIONS, STATUSES, VALUES
from kg.learned.linking import Linker
from kg.learned.pairs import Pair, pairs
from kg.learned.refit import Head, load_head
from kg.learned.subwords import word_vectors
from kg.syntax import ParsedText
from kg.threads import one_thread

FOLDER = Path(__file__).parent
"""Where ``weights.npz`` and ``tokenizer.json`` lie."""

FLOOR = 0.02
"""What is less probable is not mentioned."""

FAR = 40
"""Words between two ends, above which they are not looked at."""

TOGETHER = 256
"""Pairs that are looked at in one step."""

WIDTH = 128
LOOK = 64
"""Width of what a pair and a word are compared by."""

SIGHTS = (*[WIDTH] * 7, *[LOOK] * 4)
"""What a word is seen as, side by side.

As subject, as object, between them, as the word that joins them, as context; as subject and object that are weighed
against each other; what a pair looks for by its subject, object and joining word; what a word offers.
"""


@dataclass(frozen=True, eq=False)
class Scorer:
    """``keys`` are the hashes of the known features, sorted; ``table`` has a row for each, in steps of ``scale``.

    ``layers`` are the weights of what follows, by name; ``head`` decides about relations, ``linker`` about whom
    pronouns and noun phrases stand for, ``bounds`` about where names begin and end, ``kinds`` about what they name,
    unless it is None; ``figures`` about what figures tell. ``file`` is where the weights come from.
    """

    tokenizer: Tokenizer
    encoder: Encoder
    keys: NDArray[np.uint32]
    table: NDArray[np.int8]
    scale: Array
    layers: Mapping[str, Array]
    head: Head
    linker: Linker
    bounds: Bounds
    kinds: Kinds | None
    figures: FigureScorer
    file: Path

    @cached_property
    def version(self) -> str:
        """What names the weights; it takes a moment."""
        return _version(self.file)

    def words(self, parsed: ParsedText) -> Array:
        """A vector for each token of the document."""
        with one_thread():
            return word_vectors(parsed, self.tokenizer, self.encoder)

    def proposals(self, discourse: Discourse, words: Array, triggers: Triggers, namings: Namings) -> Proposals:
        """What each two participants probably do, by subject, relation and object, where a sentence says it best.

        And what each figure tells of whom; ``namings`` are the relations that words name.
        """
        listed = list(pairs(discourse))
        found: dict[Key, Proposal] = {}
        if listed:
            seen = Features(discourse, triggers)
            with one_thread():
                views = self.views(listed, words, seen)
                scores = self.head(views)
                statuses = shares(self._linear(views[:, :WIDTH], "status"))
            likeliest = statuses.argmax(1)
            for row, column in zip(*np.nonzero(scores >= FLOOR), strict=True):
                pair, relation = listed[row], self.head.relations[column]
                key = (pair.subject, relation, pair.object)
                probability = round(float(scores[row, column]), 3)
                if key not in found or found[key].probability < probability:
                    found[key] = Proposal(
                        *key,
                        probability,
                        STATUSES[likeliest[row]],
                        round(float(statuses[row, likeliest[row]]), 3),
                        _anchor(pair, relation, seen),
                        (pair.subject_reference.start, pair.subject_reference.end),
                        (pair.object_reference.start, pair.object_reference.end),
                    )
        known = frozenset(self.head.relations)
        told = self.figures.proposals(discourse, words, namings)
        figured = frozenset(VALUES) - {LOSS}
        return Proposals(known | figured, known - frozenset(RELATIONS), found, tuple(told))

    def views(self, listed: Sequence[Pair], words: Array, seen: Features) -> Array:
        """What is decided from, a row for each of a document's pairs: the last layer, and what goes into it."""
        ends = np.array([seen.ends(pair) for pair in listed], dtype=np.int64)
        parts = np.split(self._linear(words, "sight"), np.cumsum(SIGHTS)[:-1], axis=1)
        sums = {place: running(parts[place]) for place in (0, 1, 2, 5, 6, 7, 8)}
        blocks = [slice(start, start + TOGETHER) for start in range(0, len(listed), TOGETHER)]
        joined = np.concatenate(
            [self._joined(ends[b], parts, sums, self._known(*seen.hashes(listed[b]))) for b in blocks]
        )
        alone = np.maximum(self._linear(joined, "l1"), 0)
        return np.concatenate([alone + np.maximum(self._linear(_among(alone, ends), "l2"), 0), joined], 1)

    def _joined(
        self, ends: NDArray[np.int64], parts: Sequence[Array], sums: Mapping[int, Array], known: Array
    ) -> Array:
        """What is seen of each of some pairs of neighbouring sentences: words that stand further off are left out."""
        s0, s1, o0, o1, top, w0, w1 = ends.T
        first = np.minimum(s1, o1)
        last = np.maximum(first, np.maximum(s0, o0))
        last = np.where(last - first > FAR, first, last)
        query = means(sums[7], s0, s1) + means(sums[8], o0, o1) + parts[9][top]
        near = slice(w0.min(), w1.max())
        place = np.arange(near.start, near.stop)
        looks = query @ parts[10][near].T / np.float32(LOOK**0.5)
        looks[(place < w0[:, None]) | (place >= w1[:, None])] = -1e4
        hidden = known + means(sums[0], s0, s1) + means(sums[1], o0, o1) + means(sums[2], first, last)
        hidden += parts[3][top] + shares(looks) @ parts[4][near]
        both = np.tanh(means(sums[5], s0, s1)) * np.tanh(means(sums[6], o0, o1))
        return np.concatenate([np.maximum(hidden, 0), both], 1)

    def _known(self, flat: NDArray[np.uint32], counts: NDArray[np.int64]) -> Array:
        """For each pair the sum of its features' vectors, over the root of their number."""
        places = np.searchsorted(self.keys, flat)
        places[places == len(self.keys)] = 0
        there = self.keys[places] == flat
        rows = np.repeat(np.arange(len(counts)), counts)[there]
        held, columns = np.unique(places[there], return_inverse=True)
        has = np.zeros((len(counts), len(held)), dtype=np.float32)
        has[rows, columns] = 1
        sums = has @ (self.table[held].astype(np.float32) * self.scale[held, None])
        return np.asarray(sums / np.sqrt(np.maximum(has.sum(1), 1))[:, None])

    def _linear(self, values: Array, name: str) -> Array:
        return np.asarray(values @ self.layers[f"{name}.weight"].T + self.layers[f"{name}.bias"])


def _among(alone: Array, ends: NDArray[np.int64]) -> Array:
    """Each pair beside those it competes with: the same two the other way round, and the most of each number among the
    pairs with its subject, and among those with its object.
    """
    turned = alone[np.arange(len(alone)) ^ 1]  # the two orders of a pair follow each other
    return np.concatenate([alone, turned, most(alone, ends[:, :2]), most(alone, ends[:, 2:4])], 1)


def _anchor(pair: Pair, relation: str, seen: Features) -> int:
    """The word that says it: one between the ends in the tree that teaches the relation, else the one that joins.

    A name says nothing: then the nearest word of the sentence that teaches the relation is better.
    """
    joining = seen.joining(pair)
    told = next((i for i in seen.way(pair) if relation in seen.teaches(i)), None)
    if told is None and seen.keys[joining].startswith("@"):
        sentence = seen.discourse.parsed.sentences[pair.sentence]
        teaching = [i for i in range(sentence.start, sentence.end) if relation in seen.teaches(i)]
        told = min(teaching, key=lambda i: (abs(i - joining), i), default=None)
    return joining if told is None else told


@lru_cache(maxsize=4)
def load_scorer(folder: Path = FOLDER, head: Path | None = None) -> Scorer:
    """The shipped weights, or those of another folder, read once; with another head from a file of ``kg train``.

    Raises ModelError when they are missing or of another version, InputError for a file that is no head of theirs.
    """
    remedy = "install newskg again"
    file = folder / "weights.npz"
    try:
        stored = dict(np.load(file))
    except OSError as error:
        raise ModelError("the learned reader's weights are missing", where=str(folder), remedy=remedy) from error
    if json.loads(str(stored["relations"])) != RELATIONS:
        raise ModelError("weights of another version", where=str(folder), remedy=remedy)
    layers = {name[6:]: values.astype(np.float32) for name, values in stored.items() if name.startswith("heads.")}
    return Scorer(
        load_tokenizer(folder),
        load_encoder(stored),
        stored["keys"],
        stored["table"],
        stored["scale"].astype(np.float32),
        layers,
        load_head(head, base=_version(file)) if head else _shipped_head(layers),
        Linker(_part(layers, "link.")),
        Bounds(_part(layers, "bounds.")),
        Kinds(layers),
        FigureScorer(_part(layers, "figures.")),
        file,
    )


def _part(layers: Mapping[str, Array], prefix: str) -> dict[str, Array]:
    return {name.removeprefix(prefix): values for name, values in layers.items() if name.startswith(prefix)}


def _version(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:16]


def _shipped_head(layers: Mapping[str, Array]) -> Head:
    """The head that the network was trained with: it looks at the last layer alone."""
    weight = layers["out.weight"]
    aside = np.zeros((len(weight), 2 * WIDTH), dtype=np.float32)
    return Head(tuple(RELATIONS), np.concatenate([weight, aside], 1), layers["out.bias"])


def load_tokenizer(folder: Path = FOLDER) -> Tokenizer:
    """The tokenizer of the shipped weights."""
    return Tokenizer.from_file(str(folder / "tokenizer.json"))
