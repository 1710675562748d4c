"""Makes of gold articles what ``training/train.py`` learns from and is measured on: one file that needs nothing else.

    python training/examples.py --vocabulary out/vocabulary --links out/links -o out/examples.xz \\
        --data corpus/marked seeds/marked tests/suite/fr ../shared/gold/train --report ../shared/gold/dev

Articles of the corpus are learned from only if they belong to its part for training; the others are measured on
(`kg.evaluation.splits`). The file holds examples by part, and the hashes of the known features, sorted: features of the
examples are places among them.
"""

from __future__ import annotations

import argparse
import lzma
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from kg.evaluation import GoldDocument, load_gold
from kg.evaluation.splits import is_learned_from, split_of
from kg.labelled import Labels
from kg.learned.examples import Example, View
from kg.learned.labels import RELATIONS
from kg.learned.linking import Linker
from kg.ontology import load

LEARN = "learn"
"""The part that is learned from; the others are measured on."""

SEEN = 5
"""How often a feature must be seen to be known."""


def main() -> None:
    """Make examples by the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", type=Path, required=True, help="gold files and folders to learn from")
    parser.add_argument("--report", nargs="*", type=Path, default=[], help="gold to measure on, never learned from")
    parser.add_argument(
        "--twice", nargs="*", type=Path, default=[], help="gold of --data to learn from twice in each round"
    )
    parser.add_argument("--only", type=Path, help="a file of ids, one a line: learn from these articles alone")
    parser.add_argument("--known", type=Path, help="a weights.npz to go on from, whose features are known as well")
    parser.add_argument("--vocabulary", type=Path, required=True, help="the folder that training/vocabulary.py wrote")
    parser.add_argument("--links", type=Path, help="the folder that training/links.py wrote")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    parts: dict[str, list[Example]] = {}
    for part, example in _read(options):
        parts.setdefault(part, []).append(example)
    keys = _often(parts[LEARN])
    if options.known is not None:
        keys = np.union1d(keys, np.load(options.known)["keys"])
    known = {part: [_known(one, keys) for one in some] for part, some in parts.items()}
    twice = {gold.id for place in options.twice for gold in load_gold(place)}
    known[LEARN] += [one for one in known[LEARN] if one.document in twice]
    options.output.write_bytes(lzma.compress(pickle.dumps({"keys": keys, "parts": known}), preset=4))
    print({part: len(some) for part, some in parts.items()}, f"{len(keys)} features")


def _often(examples: Iterable[Example]) -> np.ndarray:
    """The features that are known: those seen often enough, sorted."""
    keys, counts = np.unique(
        np.concatenate([view.features for one in examples for view in one.views]), return_counts=True
    )
    return keys[counts >= SEEN]


def _read(options: argparse.Namespace) -> Iterator[tuple[str, Example]]:
    """Every example with its part."""
    tokenizer = Tokenizer.from_file(str(options.vocabulary / "tokenizer.json"))
    linkers = [Linker(dict(np.load(file))) for file in sorted(options.links.glob("*.npz"))] if options.links else []
    learned, unseen = (partial(_example, tokenizer, some) for some in (linkers, ()))
    only = set(options.only.read_text(encoding="utf-8").split()) if options.only else None
    with Pool(options.jobs) as pool:
        for place in options.data:
            learn, measure = _apart(place, load_gold(place))
            learn = [gold for gold in learn if only is None or gold.id in only]
            for example in pool.imap(learned, learn, 4):
                yield LEARN, example
            for gold, example in zip(measure, pool.imap(unseen, measure, 4), strict=True):
                yield f"{place.name} {split_of(gold.id).value}", example
        for place in options.report:
            for example in pool.imap(unseen, load_gold(place), 4):
                yield place.name, example


def _apart(place: Path, golds: Iterable[GoldDocument]) -> tuple[list[GoldDocument], list[GoldDocument]]:
    """Articles to learn from, and others."""
    learn: list[GoldDocument] = []
    others: list[GoldDocument] = []
    for gold in golds:
        (learn if is_learned_from(place, gold.id) else others).append(gold)
    return learn, others


def _example(tokenizer: Tokenizer, linkers: Sequence[Linker], gold: GoldDocument) -> Example:
    return Labels(_ontology(), RELATIONS, tuple(linkers)).example(gold, tokenizer)


_ontology = cache(load)


def _known(one: Example, keys: np.ndarray) -> Example:
    return replace(one, views=tuple(_known_view(view, keys) for view in one.views))


def _known_view(view: View, keys: np.ndarray) -> View:
    place = np.searchsorted(keys, view.features)
    place[place == len(keys)] = 0
    there = keys[place] == view.features
    running = np.concatenate([[0], np.cumsum(there)])
    ends = np.cumsum(view.counts)
    return replace(view, features=place[there].astype(np.int32), counts=running[ends] - running[ends - view.counts])


if __name__ == "__main__":
    main()
