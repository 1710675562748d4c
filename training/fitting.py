"""The loop by which the small networks on the encoder's vectors are trained."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeVar

import torch
from torch import Tensor, nn

T = TypeVar("T")

RATE = 1e-3


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
