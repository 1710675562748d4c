"""Trains what tells figures apart, on what the shipped encoder makes of words, and adds it to the shipped weights.

    python training/figures.py --data corpus/marked corpus/reports corpus/briefs seeds/marked -o kg/learned

All else of the weights stays as it is. Needs torch; some minutes on two cores, most of them for reading the articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from fitting import LEARN, Pace, begun, by_part, fit
from torch import Tensor, nn
from torch.nn import functional

from kg.evaluation import GoldDocument
from kg.labelled_figures import figure_rows
from kg.learned.examples import UNKNOWN, FigureRows
from kg.learned.figures import FEATURES, SIGHTS
from kg.learned.labels import STATUSES, VALUES
from kg.ontology import load

WIDTH = 128
PACE = Pace(epochs=11, step=16, rise=100, longest=1.0)
SHARE = 0.3
"""What the statuses' loss counts beside that of the relations."""


@dataclass(frozen=True, eq=False)
class Rows:
    """`FigureRows` of some articles in a row, as tensors, with the vectors of their words."""

    words: Tensor
    ends: Tensor
    features: Tensor
    figures: Tensor
    owners: Tensor
    labels: Tensor
    statuses: Tensor


class Net(nn.Module):
    """What ``kg.learned.figures.FigureScorer`` does in numpy."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.sight = nn.Linear(hidden, len(SIGHTS) * WIDTH)
        self.known, self.l1, self.l2 = nn.Linear(FEATURES, WIDTH), nn.Linear(WIDTH, WIDTH), nn.Linear(3 * WIDTH, WIDTH)
        self.out, self.status = nn.Linear(WIDTH, len(VALUES)), nn.Linear(WIDTH, len(STATUSES))
        self.blur, self.drop = nn.Dropout(0.15), nn.Dropout(0.4)

    def forward(self, rows: Rows) -> tuple[Tensor, Tensor]:
        """Scores of relations and of statuses for each row."""
        figure, above, top, owner, between = self.sight(self.blur(rows.words)).split(WIDTH, 1)
        f0, f1, up, verb, o0, o1, b0, b1 = rows.ends.T
        hidden = _mean(figure, f0, f1) + above[up] + top[verb] + _mean(owner, o0, o1) + _mean(between, b0, b1)
        hidden = torch.relu(self.l1(self.drop(torch.relu(hidden + self.known(rows.features)))))
        rivals = [_most(hidden, of) for of in (rows.figures, rows.owners)]
        hidden = self.drop(hidden + torch.relu(self.l2(torch.cat([hidden, *rivals], 1))))
        return self.out(hidden), self.status(hidden)

    def loss(self, rows: Rows) -> Tensor:
        """How improbable what is told is, for each thing told."""
        scores, statuses = self(rows)
        known, told = rows.labels != UNKNOWN, rows.statuses != UNKNOWN
        right = rows.labels.clamp(min=0).float()
        each = functional.binary_cross_entropy_with_logits(scores, right, reduction="none")
        loss: Tensor = (each * known).sum() / right.sum().clamp(min=1)
        if told.any():
            loss = loss + SHARE * functional.cross_entropy(statuses[told], rows.statuses[told])
        return loss


def main() -> None:
    """Train by the command line's options."""
    options = begun(__doc__)
    parts: dict[str, list[Rows]] = {}
    for part, (words, views) in by_part(_rows, options):
        for rows in views if part == LEARN else views[:1]:
            if len(rows.ends):
                parts.setdefault(part, []).append(_tensors(words, rows))
    learn = parts.pop(LEARN)
    print(f"{len(learn)} views, {sum(int((one.labels == 1).sum()) for one in learn)} figures told")
    net = Net(learn[0].words.shape[1])
    fit(net, learn, lambda some: net.loss(_joined(some)), PACE)
    for part, some in parts.items():
        print(f"  {part}: {measure(net, some)}")
    file = options.output / "weights.npz"
    kept = {name: values for name, values in np.load(file).items() if not name.startswith("heads.figures.")}
    made = {f"heads.figures.{name}": values.numpy().astype(np.float16) for name, values in net.state_dict().items()}
    np.savez(file, **kept, **made)


def _rows(gold: GoldDocument) -> tuple[np.ndarray, tuple[FigureRows, ...]]:
    words, views = figure_rows(gold, _ontology())
    return words.astype(np.float16), views


_ontology = cache(load)


def _tensors(words: np.ndarray, rows: FigureRows) -> Rows:
    return Rows(
        torch.tensor(words.astype(np.float32)),
        torch.tensor(rows.ends.astype(np.int64)),
        torch.tensor(rows.features.astype(np.float32)),
        *torch.tensor(rows.keys.astype(np.int64)).T,
        torch.tensor(rows.labels),
        torch.tensor(rows.statuses.astype(np.int64)),
    )


def _joined(some: Sequence[Rows]) -> Rows:
    """Articles in a row: places count on from one to the next."""
    words = _offsets([len(one.words) for one in some])
    figures = _offsets([int(one.figures.max()) + 1 for one in some])
    owners = _offsets([int(one.owners.max()) + 1 for one in some])
    return Rows(
        torch.cat([one.words for one in some]),
        torch.cat([one.ends + by for one, by in zip(some, words, strict=True)]),
        torch.cat([one.features for one in some]),
        torch.cat([one.figures + by for one, by in zip(some, figures, strict=True)]),
        torch.cat([one.owners + by for one, by in zip(some, owners, strict=True)]),
        torch.cat([one.labels for one in some]),
        torch.cat([one.statuses for one in some]),
    )


def _offsets(counts: Sequence[int]) -> list[int]:
    return [sum(counts[:number]) for number in range(len(counts))]


def _mean(values: Tensor, start: Tensor, end: Tensor) -> Tensor:
    sums = torch.cat([values.new_zeros(1, values.shape[1]), values.cumsum(0)])
    return (sums[end] - sums[start]) / (end - start).clamp(min=1)[:, None]


def _most(values: Tensor, of: Tensor) -> Tensor:
    """For each row the greatest of each number among the rows that are alike in ``of``."""
    low = values.new_full((int(of.max()) + 1, values.shape[1]), -torch.inf)
    return low.scatter_reduce(0, of[:, None].expand_as(values), values, "amax")[of]


@torch.no_grad()
def measure(net: Net, some: Sequence[Rows]) -> str:
    """How many figures are rightly told of their owner, each by its likeliest row, at a probability of a half."""
    right = made = told = 0
    for rows in some:
        chances = net(rows)[0].sigmoid()
        told += int((rows.labels == 1).sum())
        for figure in rows.figures.unique():
            mine = (rows.figures == figure).nonzero()[:, 0]
            best = int(chances[mine].argmax())
            if chances[mine].flatten()[best] >= 0.5:
                made += 1
                right += int(rows.labels[mine].flatten()[best] == 1)
    return f"right {right / max(made, 1):.2f}, found {right / max(told, 1):.2f} of {told}"


if __name__ == "__main__":
    main()
