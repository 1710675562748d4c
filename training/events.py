"""Trains what tells which common nouns stand for an event, on what the shipped encoder makes of words.

    python training/events.py --data corpus/marked corpus/reports corpus/briefs seeds/marked -o kg/learned

It is added to the shipped weights; all else of them stays as it is. Needs torch; some minutes on two cores, most of
them for reading the articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import torch
from fitting import LEARN, Pace, begun, by_part, fit
from torch import Tensor, nn
from torch.nn import functional

from kg.evaluation import GoldDocument
from kg.extractor import extractor
from kg.labelled import entities_of
from kg.learned.kinds import EVENT, naming, seen_of
from kg.measure import document_of
from kg.ontology import load

WIDTH = 64
PACE = Pace(epochs=20, step=64, rise=100, longest=1.0)

Row = tuple[Tensor, Tensor]
"""What is seen of a noun, and whether gold has an event there: 1 or 0."""


class Net(nn.Module):
    """What ``kg.learned.kinds.Kinds`` does in numpy."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.l1, self.out = nn.Linear(hidden, WIDTH), nn.Linear(WIDTH, 1)
        self.blur, self.drop = nn.Dropout(0.5), nn.Dropout(0.5)

    def forward(self, seen: Tensor) -> Tensor:
        """A score for each noun."""
        return self.out(self.drop(torch.relu(self.l1(self.blur(seen)))))[:, 0]

    def loss(self, some: Sequence[Row]) -> Tensor:
        """How improbable what gold says is."""
        seen, labels = _joined(some)
        return functional.binary_cross_entropy_with_logits(self(seen), labels)


def main() -> None:
    """Train by the command line's options."""
    options = begun(__doc__)
    parts: dict[str, list[Row]] = {}
    for part, (seen, labels) in by_part(_rows, options):
        parts.setdefault(part, []).extend(zip(torch.tensor(seen), torch.tensor(labels), strict=True))
    learn = parts.pop(LEARN)
    print(f"{len(learn)} nouns, {sum(int(label) for _, label in learn)} events")
    net = Net(len(learn[0][0]))
    fit(net, learn, net.loss, PACE)
    for part, some in parts.items():
        print(f"  {part}: {measure(net, some)}")
    file = options.output / "weights.npz"
    kept = {name: values for name, values in np.load(file).items() if not name.startswith("heads.events.")}
    made = {f"heads.events.{name}": values.numpy().astype(np.float16) for name, values in net.state_dict().items()}
    np.savez(file, **kept, **made)


def _rows(gold: GoldDocument) -> tuple[np.ndarray, np.ndarray]:
    reader = extractor(gold.language, _ontology())
    if reader.scorer is None:
        raise RuntimeError("the learned reader is not there")
    reader = replace(reader, scorer=replace(reader.scorer, kinds=None))  # which would drop some of the nouns
    discourse, words = reader.seen(document_of(gold))
    if words is None:
        raise RuntimeError(f"{gold.id}: the encoder did not read it")
    entities = entities_of(gold, discourse)
    types = {entity.id: entity.type for entity in gold.entities}
    doubtful = [one for one in naming(discourse.references) if discourse.participants[one.participants[0]].doubtful]
    if not doubtful:
        return np.zeros((0, words.shape[1]), np.float32), np.zeros(0, np.float32)
    _, numbers, seen = seen_of(doubtful, words)
    events = [types.get(entities[number] or "") == "Event" for number in numbers]
    return seen, np.array(events, dtype=np.float32)


_ontology = cache(load)


def _joined(some: Sequence[Row]) -> Row:
    return torch.stack([seen for seen, _ in some]), torch.stack([label for _, label in some])


@torch.no_grad()
def measure(net: Net, some: Sequence[Row]) -> str:
    """How many of the nouns in which an event is found are one, and how many of these are found."""
    seen, labels = _joined(some)
    made = net(seen).sigmoid() >= EVENT
    right, told, there = (int(some.sum()) for some in (made & (labels == 1), made, labels))
    return f"right {right / max(told, 1):.2f} of {told}, found {right / max(there, 1):.2f}"


if __name__ == "__main__":
    main()
