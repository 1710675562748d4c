"""Articles that are learned from in one step, as tensors; their texts may be changed a little each time."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from kg.learned.examples import Example, Links, View
from kg.learned.labels import TYPES
from kg.learned.subwords import END, LONGEST, START

SIZE = 3600
"""Subwords in a step, about."""

RENAMED = 0.8
"""The share of articles in which names are changed, each time that they are learned from."""

CHANGED = 0.7
"""The share of such an article's words of names that are changed."""

INVENTED = frozenset(
    TYPES.index(kind) for kind in ("Person", "Company", "MediaOutlet", "SportsTeam", "Organization", "Product")
)
"""Types whose names may be others; what is known of countries and cities is not to be unlearned."""

LONGEST_NAME = 4

Word = tuple[int, ...]
"""The subwords of a word."""


@dataclass(frozen=True, eq=False)
class LinkRows:
    """`kg.learned.examples.Links` of some articles together; tokens count through all of them."""

    anaphors: Tensor
    alone: Tensor
    counts: Tensor
    others: Tensor
    together: Tensor
    labels: Tensor


@dataclass(frozen=True, eq=False)
class Batch:
    """Some articles together; tokens, pairs and participants count through all of them.

    ``ids`` has a row for each window, ``present`` where it has a subword, ``token`` whose; ``tokens`` counts the
    tokens, and is the token of what belongs to none. ``views`` tells the ways to find participants apart, for each
    pair; ``relations`` has pairs and relations that are stated, ``unjudged`` those of which nothing is known.
    ``kinds`` is the place of each named participant's type; of each of the ``names``, ``named`` is whose it is.
    ``seen`` and ``bounds`` are those of `kg.learned.examples.Example`; ``firsts`` are the first tokens of articles.
    """

    ids: Tensor
    present: Tensor
    token: Tensor
    tokens: int
    features: Tensor
    counts: Tensor
    ends: Tensor
    views: Tensor
    relations: Tensor
    unjudged: Tensor
    statuses: Tensor
    names: Tensor
    named: Tensor
    kinds: Tensor
    links: LinkRows | None
    firsts: Tensor
    seen: Tensor
    bounds: Tensor


class Renaming:
    """Gives names in articles other names, of others of their type and language, word by word."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self.words: dict[tuple[int, bool, str], list[Word]] = {}
        self._kinds: dict[str, dict[Word, tuple[int, bool, str]]] = {}
        for one in examples:
            known: dict[Word, tuple[int, bool, str]] = {}
            of = _words_of(one)
            for start, end, _, kind in one.views[-1].names.tolist():
                if kind not in INVENTED or end - start > LONGEST_NAME:
                    continue
                for token in range(start, end):
                    if token in of:
                        key = (kind, token == start, one.language)
                        self.words.setdefault(key, []).append(of[token])
                        known.setdefault(of[token], key)
            self._kinds[one.document] = known

    def of(self, one: Example, chance: random.Random) -> Mapping[Word, Word]:
        """Words of the article that are to be others this time."""
        if chance.random() >= RENAMED:
            return {}
        known = self._kinds[one.document].items()
        return {word: chance.choice(self.words[key]) for word, key in known if chance.random() < CHANGED}


def _words_of(one: Example) -> dict[int, Word]:
    found: dict[int, list[int]] = {}
    for ids, tokens in one.windows:
        for subword, token in zip(ids.tolist(), tokens.tolist(), strict=True):
            found.setdefault(token, []).append(subword)
    return {token: tuple(ids) for token, ids in found.items()}


def arranged(examples: Iterable[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Articles of like length together, in any order."""
    found: list[list[Example]] = [[]]
    longest = count = 0
    for one in sorted(examples, key=lambda e: _longest(e) + 60 * chance.random()):
        wider, more = max(longest, _longest(one)), count + len(one.windows)
        if found[-1] and wider * more > size:
            found.append([])
            wider, more = _longest(one), len(one.windows)
        found[-1].append(one)
        longest, count = wider, more
    chance.shuffle(found)
    return found


def _longest(one: Example) -> int:
    return max(len(ids) for ids, _ in one.windows)


def batch(some: Sequence[Example], changes: Sequence[Mapping[Word, Word]] = ()) -> Batch:
    """Articles as tensors, with ``changes`` to the words of each; without changes only their first views."""
    starts = np.cumsum([0, *[one.tokens for one in some]])
    texts = [
        (*_changed(ids, tokens, changes[number] if changes else {}), start)
        for number, (one, start) in enumerate(zip(some, starts, strict=False))
        for ids, tokens in one.windows
    ]
    views = [
        (view, number, start)
        for one, start in zip(some, starts, strict=False)
        for number, view in enumerate(one.views if changes else one.views[:1])
    ]
    links = [(one.links, start) for one, start in zip(some, starts, strict=False) if one.links is not None]
    return Batch(
        *_texts(texts, int(starts[-1])),
        tokens=int(starts[-1]),
        **_pairs(views),
        **_names(views),
        links=link_rows(links) if any(len(rows.anaphors) for rows, _ in links) else None,
        firsts=torch.from_numpy(starts[:-1]),
        seen=torch.from_numpy(np.concatenate([one.seen for one in some])),
        bounds=_joined(one.bounds for one in some),
    )


def _changed(ids: np.ndarray, tokens: np.ndarray, changes: Mapping[Word, Word]) -> tuple[np.ndarray, np.ndarray]:
    """Subwords and tokens of a window with some of its words changed."""
    if not changes:
        return ids.astype(np.int64), tokens.astype(np.int64)
    words: list[int] = []
    belong: list[int] = []
    begin = 0
    subwords, whose = ids.tolist(), tokens.tolist()
    for at in range(1, len(subwords) + 1):
        if at == len(subwords) or whose[at] != whose[begin]:
            word = tuple(subwords[begin:at])
            word = changes.get(word, word)
            words += word
            belong += [whose[begin]] * len(word)
            begin = at
    return np.array(words[:LONGEST]), np.array(belong[:LONGEST])


def _texts(texts: Sequence[tuple[np.ndarray, np.ndarray, int]], tokens: int) -> tuple[Tensor, Tensor, Tensor]:
    shape = (len(texts), max(len(ids) for ids, *_ in texts) + 2)
    ids, present, token = np.full(shape, END), np.zeros(shape, dtype=bool), np.full(shape, tokens)
    for row, (words, belong, start) in enumerate(texts):
        ids[row, 0] = START
        ids[row, 1 : len(words) + 1] = words
        token[row, 1 : len(words) + 1] = belong + start
        present[row, : len(words) + 2] = True
    return torch.from_numpy(ids), torch.from_numpy(present), torch.from_numpy(token)


def _pairs(views: Sequence[tuple[View, int, int]]) -> dict[str, Tensor]:
    stated, unjudged, rows = [], [], 0
    for view, _, _ in views:
        for value, found in ((1, stated), (-1, unjudged)):
            places = np.argwhere(view.relations == value)
            places[:, 0] += rows
            found.append(places)
        rows += len(view.counts)
    return {
        "features": _joined(view.features for view, *_ in views),
        "counts": _joined(view.counts for view, *_ in views),
        "ends": _joined((view.ends + start for view, _, start in views), 7),
        "views": _joined(np.full(len(view.counts), number) for view, number, _ in views),
        "relations": _joined(stated, 2),
        "unjudged": _joined(unjudged, 2),
        "statuses": _joined(view.statuses for view, *_ in views),
    }


def _names(views: Sequence[tuple[View, int, int]]) -> dict[str, Tensor]:
    spans, whose, kinds, count = [], [], [], 0
    for view, _, start in views:
        numbers, place = np.unique(view.names[:, 2], return_inverse=True)
        kind = np.zeros(len(numbers), dtype=np.int64)
        kind[place] = view.names[:, 3]
        spans.append(view.names[:, :2] + start)
        whose.append(place + count)
        kinds.append(kind)
        count += len(numbers)
    return {"names": _joined(spans, 2), "named": _joined(whose), "kinds": _joined(kinds)}


def link_rows(links: Sequence[tuple[Links, int]]) -> LinkRows:
    """Anaphors of articles, each with the number of tokens before it."""
    return LinkRows(
        _joined((rows.anaphors + start for rows, start in links), 3),
        torch.from_numpy(np.concatenate([rows.alone for rows, _ in links]).astype(np.float32)),
        _joined(rows.counts for rows, _ in links),
        _joined((rows.others + start for rows, start in links), 3),
        torch.from_numpy(np.concatenate([rows.together for rows, _ in links]).astype(np.float32)),
        torch.from_numpy(np.concatenate([rows.labels for rows, _ in links])),
    )


def _joined(parts: Iterable[np.ndarray], columns: int = 0) -> Tensor:
    """Whole numbers of all parts, one after another."""
    empty = np.zeros((0, columns) if columns else 0, dtype=np.int64)
    return torch.from_numpy(np.concatenate([empty, *[part.astype(np.int64) for part in parts]]))


def moved(some: Batch, device: str) -> Batch:
    """The same on another device."""
    values = {field.name: getattr(some, field.name) for field in fields(some)}
    if some.links is not None:
        values["links"] = LinkRows(*[getattr(some.links, field.name).to(device) for field in fields(LinkRows)])
    return Batch(**{name: v.to(device) if isinstance(v, Tensor) else v for name, v in values.items()})
