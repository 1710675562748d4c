"""The network of the learned reader in torch: the encoder's layers, and heads for pairs, names and anaphors.

``kg.learned.encoder``, ``kg.learned.scoring``, ``kg.learned.kinds`` and ``kg.learned.linking`` do the same in numpy.
The encoder is BERT's (Devlin et al., 2019) with the weights of multilingual-e5-small (Wang et al., 2024), of which the
last layers are left out. Everything works on some articles at once (`batches.Batch`).
"""

from __future__ import annotations

import numpy as np
import torch
from batches import Batch, LinkRows
from e5 import Weights
from torch import Tensor, nn
from torch.nn import functional

from kg.learned.agreement import ALONE, TOGETHER
from kg.learned.bounds import SEEN
from kg.learned.labels import NOTHING, RELATIONS, STATUSES
from kg.learned.scoring import FAR, LOOK, SIGHTS, WIDTH

MASKED = 0.15
"""The share of subwords that are not seen in each step."""

UNSEEN = 0.3
"""The share of features that are left out at random in each step."""

AT_ONCE = 4000
"""Pairs that look around at once."""


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v = (nn.Linear(hidden, hidden) for _ in range(3))
        self.ao = nn.Linear(hidden, hidden)
        self.aln = nn.LayerNorm(hidden, epsilon)
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.oln = nn.LayerNorm(hidden, epsilon)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = (p(x).view(batch, length, self.heads, -1).transpose(1, 2) for p in (self.q, self.k, self.v))
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.aln(x + self.drop(self.ao(mixed.transpose(1, 2).reshape(batch, length, hidden))))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x), approximate="tanh"))))


class Encoder(nn.Module):
    """The first ``layers`` layers; vectors of subwords and positions stay as they are.

    ``halves``: multiply numbers of sixteen bits (bfloat16) on a processor too, as a graphics card always does.
    """

    def __init__(self, weights: Weights, kept: np.ndarray, *, layers: int, halves: bool = False) -> None:
        super().__init__()
        self.halves = halves
        hidden = weights.hidden
        tensors = {name: torch.tensor(values) for name, values in weights.tensors.items()}
        self.word = nn.Embedding.from_pretrained(tensors["emb.word"].reshape(-1, hidden)[kept], freeze=True)
        self.place = nn.Parameter(
            tensors["emb.pos"].reshape(-1, hidden) + tensors["emb.type"][:hidden], requires_grad=False
        )
        self.ln = nn.LayerNorm(hidden, weights.epsilon)
        self.layers = nn.ModuleList(Layer(hidden, weights.heads, weights.inner, weights.epsilon) for _ in range(layers))
        with torch.no_grad():
            self.ln.weight.copy_(tensors["emb.ln.w"])
            self.ln.bias.copy_(tensors["emb.ln.b"])
            for number, layer in enumerate(self.layers):
                for name in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
                    part = getattr(layer, name)
                    part.weight.copy_(tensors[f"l{number}.{name}.w"].reshape(part.weight.shape))
                    part.bias.copy_(tensors[f"l{number}.{name}.b"])

    def forward(self, some: Batch) -> Tensor:
        """A vector for each token: the mean of its subwords', zero for a token without any."""
        device = some.ids.device
        mask = torch.zeros(some.present.shape, device=device).masked_fill(~some.present, -1e4)[:, None, None, :]
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=self.halves or device.type == "cuda"):
            x = self.ln(self.word(some.ids) + self.place[: some.ids.shape[1]])
            if self.training:
                x = x * (torch.rand(some.ids.shape, device=device) >= MASKED)[..., None]
            for layer in self.layers:
                x = layer(x, mask)
        return _means_of(x.float().reshape(len(some.token.flatten()), -1), some.token.flatten(), some.tokens + 1)[:-1]


class Heads(nn.Module):
    """What is decided from the words' vectors: relations and status of pairs, types and bounds of names, links.

    ``sight`` is what words are seen as (`kg.learned.scoring.SIGHTS`); a span is seen as the mean of its words.
    """

    def __init__(self, features: int, hidden: int) -> None:
        super().__init__()
        self.emb = nn.EmbeddingBag(features, WIDTH, mode="sum")
        nn.init.normal_(self.emb.weight, 0, 0.05)
        self.sight = nn.Linear(hidden, sum(SIGHTS))
        self.l1, self.l2 = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.out, self.status = nn.Linear(WIDTH, len(RELATIONS)), nn.Linear(WIDTH, len(STATUSES))
        self.n1, self.kind = nn.Linear(hidden, WIDTH), nn.Linear(WIDTH, NOTHING + 1)
        self.link, self.bounds = Links(hidden), Bounds(hidden)
        self.drop = nn.Dropout(0.25)
        nn.init.constant_(self.out.bias, -5)

    def pairs(self, words: Tensor, some: Batch) -> tuple[Tensor, Tensor]:
        """Scores of relations and of statuses."""
        sights = self.sight(words)
        seen, sums = sights.split(SIGHTS, 1), _running(sights).split(SIGHTS, 1)
        s0, s1, o0, o1, top, w0, w1 = some.ends.T
        first = torch.minimum(s1, o1)
        last = torch.maximum(first, torch.maximum(s0, o0))
        last = torch.where(last - first > FAR, first, last)
        query = _mean(sums[7], s0, s1) + _mean(sums[8], o0, o1) + _rows(seen[9], top)
        looks = [
            _look(query[at : at + AT_ONCE], w0[at : at + AT_ONCE], w1[at : at + AT_ONCE], seen[10], seen[4])
            for at in range(0, len(query), AT_ONCE)
        ]
        hidden = self._known(some) + _mean(sums[0], s0, s1) + _mean(sums[1], o0, o1)
        hidden = hidden + _mean(sums[2], first, last) + _rows(seen[3], top) + torch.cat(looks)
        both = torch.tanh(_mean(sums[5], s0, s1)) * torch.tanh(_mean(sums[6], o0, o1))
        alone = self.drop(torch.relu(self.l1(self.drop(torch.cat([torch.relu(hidden), both], 1)))))
        turned = _rows(alone, torch.arange(len(alone), device=alone.device) ^ 1)
        among = [alone, turned, _most(alone, some.views, s0, s1), _most(alone, some.views, o0, o1)]
        last_layer = alone + self.drop(torch.relu(self.l2(torch.cat(among, 1))))
        return self.out(last_layer), self.status(last_layer)

    def _known(self, some: Batch) -> Tensor:
        """The sum of the vectors of each pair's features, over the root of their number."""
        features, counts = some.features, some.counts
        if self.training:
            kept = torch.rand(len(features), device=features.device) >= UNSEEN
            before = torch.cat([torch.zeros_like(features[:1]), kept.cumsum(0)])
            ends = counts.cumsum(0)
            features, counts = features[kept], before[ends] - before[ends - counts]
        return self.emb(features, counts.cumsum(0) - counts) / counts.clamp(min=1).float().sqrt()[:, None]

    def types(self, words: Tensor, some: Batch) -> Tensor:
        """Scores of types of the participants that are named."""
        each = _mean(_running(words), *some.names.T)
        seen = _means_of(each, some.named, len(some.kinds))
        return self.kind(self.drop(torch.relu(self.n1(self.drop(seen)))))


class Bounds(nn.Module):
    """What decides where names begin and end (`kg.learned.bounds`)."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.words = nn.Linear(3 * hidden, WIDTH, bias=False)
        self.seen, self.out = nn.Linear(3 * SEEN, WIDTH), nn.Linear(WIDTH, 3)
        self.blur, self.drop = nn.Dropout(0.4), nn.Dropout(0.2)

    def forward(self, words: Tensor, some: Batch) -> Tensor:
        """Scores of each token's labels."""
        around = [_around(rows, some.firsts) for rows in (self.blur(words), some.seen.float())]
        return self.out(self.drop(torch.relu(self.words(around[0]) + self.seen(around[1]))))


class Links(nn.Module):
    """What decides whom an anaphor stands for; nobody is the first choice."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.head, self.span, self.near, self.first = (nn.Linear(hidden, WIDTH, bias=False) for _ in range(4))
        self.alone, self.together = nn.Linear(ALONE, WIDTH), nn.Linear(TOGETHER, WIDTH)
        self.span_product = nn.Linear(hidden, LOOK, bias=False)
        self.head_product, self.near_product = nn.Linear(hidden, LOOK), nn.Linear(hidden, LOOK)
        self.last, self.out, self.nobody = nn.Linear(WIDTH + LOOK, LOOK), nn.Linear(LOOK, 1), nn.Linear(WIDTH, 1)
        self.blur, self.drop = nn.Dropout(0.5), nn.Dropout(0.2)

    def forward(self, words: Tensor, links: LinkRows) -> tuple[Tensor, Tensor]:
        """Scores, and which are of those meant: a row for each anaphor, nobody first, then its candidates."""
        head, start, end = links.anaphors.T
        ones, others, first = links.others.T
        sums = _running(words)
        heads, spans = self.blur(_rows(words, head)), self.blur(_mean(sums, start, end))
        near, firsts = self.blur(_mean(sums, ones, others)), self.blur(_rows(words, first))
        row = torch.repeat_interleave(torch.arange(len(links.counts), device=words.device), links.counts)
        column = torch.arange(len(row), device=words.device) - (links.counts.cumsum(0) - links.counts)[row] + 1
        own = self.head(heads) + self.span(spans) + self.alone(links.alone)
        mine = torch.tanh(self.head_product(heads) + self.span_product(spans))
        hidden = torch.relu(_rows(own, row) + self.near(near) + self.first(firsts) + self.together(links.together))
        joined = torch.cat([hidden, _rows(mine, row) * torch.tanh(self.near_product(near))], 1)
        scores = self.out(self.drop(torch.relu(self.last(self.drop(joined)))))[:, 0]
        table = torch.full((len(own), int(links.counts.max()) + 1), -1e4, device=words.device)
        table[:, 0] = self.nobody(self.drop(torch.relu(own)))[:, 0]
        right = torch.zeros(table.shape, dtype=torch.bool, device=words.device)
        right[row, column] = links.labels
        right[:, 0] = ~right.any(1)
        return table.index_put((row, column), scores), right

    def loss(self, words: Tensor, links: LinkRows) -> Tensor:
        """How improbable those meant are, summed over the anaphors."""
        scores, right = self(words, links)
        return -scores.log_softmax(1).masked_fill(~right, -1e4).logsumexp(1).sum()


def _look(query: Tensor, start: Tensor, end: Tensor, offers: Tensor, context: Tensor) -> Tensor:
    """What pairs of neighbouring articles see of the words of their sentences."""
    low, high = int(start.min()), int(end.max())
    place = torch.arange(low, high, device=query.device)
    outside = (place < start[:, None]) | (place >= end[:, None])
    shares = (query @ offers[low:high].T / LOOK**0.5).masked_fill(outside, -1e4).softmax(-1)
    return shares @ context[low:high]


def _most(values: Tensor, views: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """For each pair the greatest of each number among the pairs of its view with the same end; none is negative."""
    alike, place = torch.stack([views, starts, ends]).unique(dim=1, return_inverse=True)
    groups = torch.zeros(alike.shape[1], values.shape[1], device=values.device, dtype=values.dtype)
    return _rows(groups.scatter_reduce(0, place[:, None].expand(-1, values.shape[1]), values, "amax"), place)


def _means_of(values: Tensor, of: Tensor, count: int) -> Tensor:
    """Means of the rows that belong to each of ``count``."""
    sums = torch.zeros(count, values.shape[1], device=values.device).index_add(0, of, values)
    counts = torch.zeros(count, device=values.device).index_add(0, of, torch.ones(len(of), device=values.device))
    return sums / counts.clamp(min=1)[:, None]


def _around(rows: Tensor, firsts: Tensor) -> Tensor:
    """Each row between its neighbours, zeros beyond the ends of its article; ``firsts`` are the first rows."""
    inside = torch.ones(len(rows) + 1, 1, dtype=rows.dtype, device=rows.device)
    inside[firsts] = inside[-1] = 0
    none = torch.zeros_like(rows[:1])
    before, after = torch.cat([none, rows[:-1]]), torch.cat([rows[1:], none])
    return torch.cat([before * inside[:-1], rows, after * inside[1:]], 1)


def _running(values: Tensor) -> Tensor:
    """Running sums down the rows, from zero; a graphics card adds faster along a row."""
    sums = values.T.contiguous().cumsum(1)
    return torch.cat([torch.zeros_like(sums[:, :1]), sums], 1).T.contiguous()


def _mean(sums: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Means of half-open spans, from running sums."""
    return (_rows(sums, ends) - _rows(sums, starts)) / (ends - starts).clamp(min=1)[:, None]


def _rows(values: Tensor, places: Tensor) -> Tensor:
    """``values[places]``; what it gives back is summed without sorting, which a graphics card does much faster."""
    return values.index_select(0, places)
