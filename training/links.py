"""Trains links alone, on what the shipped encoder makes of words: one linker for each half of the articles.

    python training/links.py -o out/links --data corpus/marked seeds/marked tests/suite/fr tests/suite/en

``training/examples.py --links out/links`` then sees each article as it is linked by what learned from the other half,
so that relations learn to live with wrong links. Needs torch.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from batches import LinkRows, link_rows
from fitting import Pace, fit
from network import Links
from torch import Tensor

from kg.evaluation import GoldDocument, load_gold
from kg.evaluation.splits import is_learned_from
from kg.labelled import Labels, fold
from kg.learned.labels import RELATIONS
from kg.learned.scoring import load_scorer
from kg.measure import document_of
from kg.ontology import load
from kg.reading.parsing import parse

HALVES = 2
PACE = Pace(epochs=9, step=4, rise=100, longest=1.0)


def main() -> None:
    """Train by the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", type=Path, required=True, help="gold files and folders to learn from")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the folder to write")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    data = list(_seen(options.data))
    for half in range(HALVES):
        net = train([(words, links) for document, words, links in data if fold(document, HALVES) != half])
        weights = {name: values.numpy() for name, values in net.state_dict().items()}
        np.savez(options.output / f"{half}.npz", **weights)


def _seen(places: Iterable[Path]) -> Iterable[tuple[str, Tensor, LinkRows]]:
    """The id of each article to learn from, its words' vectors, and its anaphors."""
    labels = Labels(load(), RELATIONS)
    for place in places:
        for gold in load_gold(place):
            if not is_learned_from(place, gold.id):
                continue
            if any(not mention.named for mention in gold.mentions):
                links = labels.links(gold)
                if len(links.others):
                    yield gold.id, _words(gold), link_rows([(links, 0)])


def _words(gold: GoldDocument) -> Tensor:
    return torch.tensor(load_scorer().words(parse(document_of(gold))))


def train(data: Sequence[tuple[Tensor, LinkRows]]) -> Links:
    """Links that learned from articles given by their words' vectors and their anaphors."""
    torch.manual_seed(1)
    random.seed(1)
    net = Links(data[0][0].shape[1])

    def loss(some: Sequence[tuple[Tensor, LinkRows]]) -> Tensor:
        each = (net.loss(*one) for one in some)
        return sum(each, start=torch.zeros(())) / sum(len(links.anaphors) for _, links in some)

    fit(net, data, loss, PACE)
    return net


if __name__ == "__main__":
    main()
