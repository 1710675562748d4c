"""How the small networks on the encoder's vectors are trained: their options, their articles, the loop."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from multiprocessing import Pool
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

from kg.evaluation import GoldDocument, load_gold
from kg.evaluation.splits import is_learned_from, split_of

T = TypeVar("T")

LEARN = "learn"
"""The part that is learned from; the others are measured on."""

RATE = 1e-3


def begun(description: str | None) -> argparse.Namespace:
    """The command line's options; chance begins with their seed."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", type=Path, required=True, help="gold files and folders to learn from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--output", type=Path, required=True, help="the folder of weights.npz to add to")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    return options


def by_part(rows: Callable[[GoldDocument], T], options: argparse.Namespace) -> Iterator[tuple[str, T]]:
    """The part of each article of ``--data``, and its rows."""
    with Pool(options.jobs) as pool:
        for place in options.data:
            golds = load_gold(place)
            for gold, found in zip(golds, pool.imap(rows, golds, 4), strict=True):
                learned = is_learned_from(place, gold.id)
                yield LEARN if learned else f"{place.name} {split_of(gold.id).value}", found


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How a network is trained: rounds, articles in a step, steps until the full rate, the longest step's gradient."""

    epochs: int
    step: int
    rise: int
    longest: float = inf


def fit(net: nn.Module, data: Sequence[T], loss: Callable[[Sequence[T]], Tensor], pace: Pace) -> None:
    """Train a network on articles; ``loss`` gives that of some of them."""
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.02)
    steps = pace.epochs * -(-len(data) // pace.step)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / pace.rise) * max(0.02, 1 - step / steps)
    )
    order = list(data)
    for _ in range(pace.epochs):
        random.shuffle(order)
        for begin in range(0, len(order), pace.step):
            optimiser.zero_grad()
            loss(order[begin : begin + pace.step]).backward()
            nn.utils.clip_grad_norm_(net.parameters(), pace.longest)
            optimiser.step()
            schedule.step()
    net.eval()
