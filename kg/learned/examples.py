"""What the learned reader learns from, as arrays: articles with labelled pairs, names, anaphors and words.

``kg.labelled`` makes them of gold articles; ``training/`` needs nothing else of an article.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

UNKNOWN = -1
"""A label that nothing is learned from."""


@dataclass(frozen=True, eq=False)
class View:
    """The labelled pairs of a document with one way to find participants.

    ``features`` has the hashes of all pairs in a row, ``counts`` how many each pair has; ``ends`` has a row of
    tokens for each pair (`kg.learned.features.Features.ends`). ``relations`` is 1, 0 or UNKNOWN for every pair and
    relation, ``statuses`` the place of the claim's status or UNKNOWN. ``names`` has a row for each mention by name:
    its tokens, its participant and the place of the type that gold gives it.
    """

    features: np.ndarray
    counts: np.ndarray
    ends: np.ndarray
    relations: np.ndarray
    statuses: np.ndarray
    names: np.ndarray


@dataclass(frozen=True, eq=False)
class Links:
    """The labelled anaphors of a document, and whom each may stand for (`kg.learned.anaphora`).

    ``anaphors`` has a row of head, start and end for each, ``alone`` what is seen of it, ``counts`` how many it is
    chosen from; ``others`` has a row of start, end and first word for each of these, ``together`` what is seen of the
    two, ``labels`` whether gold says so.
    """

    anaphors: np.ndarray
    alone: np.ndarray
    counts: np.ndarray
    others: np.ndarray
    together: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True, eq=False)
class FigureRows:
    """The figures of a document with everybody whose each may be, a row for each two (`kg.learned.figures`).

    ``ends`` has the tokens that are looked at, ``features`` what else is seen, ``keys`` the places of figure and
    owner; ``labels`` is 1, 0 or UNKNOWN for each of VALUES, ``statuses`` the place of the status or UNKNOWN.
    """

    ends: np.ndarray
    features: np.ndarray
    keys: np.ndarray
    labels: np.ndarray
    statuses: np.ndarray


@dataclass(frozen=True, eq=False)
class Example:
    """An article: the first view has the participants that the rules find, as at run time; the second those of gold.

    ``windows`` are its subwords, as the encoder sees them, each with its token; ``links`` is None where gold marks no
    coreference. ``seen`` has a row for each token of what else is seen of it to tell where names begin and end
    (`kg.learned.bounds.seen`), ``bounds`` its label.
    """

    document: str
    language: str
    views: tuple[View, ...]
    tokens: int
    windows: tuple[tuple[np.ndarray, np.ndarray], ...]
    links: Links | None
    seen: np.ndarray
    bounds: np.ndarray
