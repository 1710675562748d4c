"""Trains where names begin and end, on what the shipped encoder makes of words, and adds it to the shipped weights.

    python training/bounds.py --weights kg/learned/weights.npz --data corpus/marked seeds/marked tests/suite/fr

Needs torch. To be run again whenever the encoder was trained again (``training/pack.py``).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from fitting import Pace, fit
from torch import Tensor, nn
from torch.nn import functional

from kg.entities.candidate import Candidate
from kg.entities.resolution import resolve
from kg.evaluation import GoldDocument, load_gold
from kg.evaluation.gold import name_mentions
from kg.evaluation.splits import is_learned_from
from kg.extractor import extractor, taken
from kg.learned.bounds import FIRST, FURTHER, SEEN, seen
from kg.learned.scoring import load_scorer
from kg.measure import document_of
from kg.model import Readers
from kg.reading.parsing import parse
from kg.syntax import ParsedText

PACE = Pace(epochs=6, step=8, rise=50)
WIDTH = 128

Sight = tuple[Tensor, Tensor, Tensor]
"""The words' vectors of an article, what else is seen of them, and their labels."""


class Bounds(nn.Module):
    """What `kg.learned.bounds.Bounds` does in numpy."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.words = nn.Linear(3 * hidden, WIDTH, bias=False)
        self.seen, self.out = nn.Linear(3 * SEEN, WIDTH), nn.Linear(WIDTH, 3)
        self.blur, self.drop = nn.Dropout(0.4), nn.Dropout(0.2)

    def forward(self, words: Tensor, rows: Tensor) -> Tensor:
        """Scores of each token's labels."""
        hidden = self.words(self.blur(_around(words))) + self.seen(_around(rows))
        return self.out(self.drop(torch.relu(hidden)))


def main() -> None:
    """Train by the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", type=Path, required=True, help="gold files and folders to learn from")
    parser.add_argument("--weights", type=Path, required=True, help="the weights to add to")
    options = parser.parse_args()
    net = train(list(_sights(options.data)))
    made = {f"heads.bounds.{name}": values.numpy().astype(np.float16) for name, values in net.state_dict().items()}
    with np.load(options.weights) as stored:
        arrays = {**stored, **made}
    np.savez(options.weights, **arrays)


def train(data: Sequence[Sight]) -> Bounds:
    """Bounds that learned from articles."""
    torch.manual_seed(1)
    random.seed(1)
    net = Bounds(data[0][0].shape[1])

    def loss(some: Sequence[Sight]) -> Tensor:
        each = (functional.cross_entropy(net(words, rows), labels, reduction="sum") for words, rows, labels in some)
        return sum(each, start=torch.zeros(())) / sum(len(labels) for _, _, labels in some)

    fit(net, data, loss, PACE)
    return net


def _sights(places: Iterable[Path]) -> Iterator[Sight]:
    for place in places:
        for gold in load_gold(place):
            if not is_learned_from(place, gold.id):
                continue
            parsed = parse(document_of(gold))
            reader = extractor(gold.language, readers=Readers.RULES)
            found: list[Candidate] = []
            resolve(parsed, reader.gazetteer, reader.lexicon, lambda some, found=found: found.extend(some) or ())
            rows = seen(parsed, taken(found))
            yield torch.tensor(load_scorer().words(parsed)), torch.tensor(rows), torch.tensor(_labels(gold, parsed))


def _labels(gold: GoldDocument, parsed: ParsedText) -> np.ndarray:
    """The label of each token; of names inside names the longest count."""
    labels = np.zeros(len(parsed.tokens), dtype=np.int64)
    spans = []
    for mention in gold.mentions or name_mentions(gold.text, gold.entities):
        inside = [t.i for t in parsed.tokens if t.start < mention.span.end and mention.span.start < t.end]
        if mention.named and inside:
            spans.append((inside[0], inside[-1] + 1))
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if not labels[start:end].any():
            labels[start], labels[start + 1 : end] = FIRST, FURTHER
    return labels


def _around(rows: Tensor) -> Tensor:
    none = torch.zeros(1, rows.shape[1])
    return torch.cat([torch.cat([none, rows[:-1]]), rows, torch.cat([rows[1:], none])], 1)


if __name__ == "__main__":
    main()
