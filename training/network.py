"""The network of the learned reader in torch: the encoder's trained layers, and heads for pairs and names.

``kg.learned.encoder`` and ``kg.learned.scoring`` do the same in numpy. The encoder is BERT's (Devlin et al., 2019) with
the weights of multilingual-e5-small (Wang et al., 2024); of its layers the first are kept as they are, the next are
trained, and the last are left out.
"""

from __future__ import annotations

import numpy as np
import torch
from e5 import Weights
from torch import Tensor, nn
from torch.nn import functional

from kg.labelled import Links as Examples
from kg.learned.agreement import ALONE, TOGETHER
from kg.learned.labels import NOTHING, RELATIONS, STATUSES
from kg.learned.scoring import FAR, LOOK, SIGHTS, WIDTH


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
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.aln(x + self.drop(self.ao(mixed.transpose(1, 2).reshape(batch, length, hidden))))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x), approximate="tanh"))))


class Encoder(nn.Module):
    """The first ``layers`` layers, of which those before ``frozen`` are not trained."""

    def __init__(self, weights: Weights, kept: np.ndarray, *, layers: int, frozen: int) -> None:
        super().__init__()
        hidden = weights.hidden
        tensors = {name: torch.tensor(values) for name, values in weights.tensors.items()}
        self.frozen = frozen
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

    def trained(self) -> list[nn.Parameter]:
        """The parameters that learn."""
        return [parameter for layer in self.layers[self.frozen :] for parameter in layer.parameters()]

    @torch.no_grad()
    def below(self, ids: Tensor) -> Tensor:
        """One text's subwords after the layers that are not trained."""
        x = self.ln(self.word(ids)[None] + self.place[: len(ids)])
        for layer in self.layers[: self.frozen]:
            x = layer(x, torch.zeros(1, 1, 1, len(ids)))
        return x[0]

    def above(self, x: Tensor, mask: Tensor) -> Tensor:
        """A batch of texts after the trained layers too."""
        for layer in self.layers[self.frozen :]:
            x = layer(x, mask)
        return x


class Heads(nn.Module):
    """What is decided from the words' vectors: relations and status of pairs, types of names.

    ``sight`` is what words are seen as (`kg.learned.scoring.SIGHTS`); a span is seen as the mean of its words.
    """

    def __init__(self, features: int, hidden: int) -> None:
        super().__init__()
        self.emb = nn.EmbeddingBag(features, WIDTH, mode="sum", sparse=True)
        nn.init.normal_(self.emb.weight, 0, 0.05)
        self.sight = nn.Linear(hidden, sum(SIGHTS))
        self.l1 = nn.Linear(2 * WIDTH, WIDTH)
        self.out, self.status = nn.Linear(WIDTH, len(RELATIONS)), nn.Linear(WIDTH, len(STATUSES))
        self.n1, self.kind = nn.Linear(hidden, WIDTH), nn.Linear(WIDTH, NOTHING + 1)
        self.link = Links(hidden)
        self.drop = nn.Dropout(0.25)
        nn.init.constant_(self.out.bias, -5)

    def seen(self, words: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """The sights of the words, and their running sums from zero."""
        sights = self.sight(words)
        sums = torch.cat([torch.zeros(1, sights.shape[1]), sights.cumsum(0)])
        return list(sights.split(SIGHTS, 1)), list(sums.split(SIGHTS, 1))

    def pairs(
        self, seen: tuple[list[Tensor], list[Tensor]], ends: Tensor, features: Tensor, starts: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Scores of relations and of statuses."""
        sights, sums = seen
        s0, s1, o0, o1, top, w0, w1 = ends.T
        first = torch.minimum(s1, o1)
        last = torch.maximum(first, torch.maximum(s0, o0))
        last = torch.where(last - first > FAR, first, last)
        counts = torch.diff(torch.cat([starts, torch.tensor([len(features)])])).clamp(min=1).float()[:, None]
        query = _mean(sums[7], s0, s1) + _mean(sums[8], o0, o1) + sights[9][top]
        place = torch.arange(len(sights[0]))
        outside = (place < w0[:, None]) | (place >= w1[:, None])
        look = (query @ sights[10].T / LOOK**0.5).masked_fill(outside, -1e4).softmax(-1)
        hidden = self.emb(features, starts) / counts.sqrt() + _mean(sums[0], s0, s1) + _mean(sums[1], o0, o1)
        hidden = hidden + _mean(sums[2], first, last) + sights[3][top] + look @ sights[4]
        both = torch.tanh(_mean(sums[5], s0, s1)) * torch.tanh(_mean(sums[6], o0, o1))
        joined = self.drop(torch.relu(self.l1(self.drop(torch.cat([torch.relu(hidden), both], 1)))))
        return self.out(joined), self.status(joined)

    def types(self, words: Tensor, names: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of types of the participants that are named, and the places of their types in gold."""
        numbers, rows = names[:, 2].unique(return_inverse=True)
        running = torch.cat([torch.zeros(1, words.shape[1]), words.cumsum(0)])
        each = _mean(running, names[:, 0], names[:, 1])
        sums = torch.zeros(len(numbers), words.shape[1]).index_add(0, rows, each)
        counts = torch.zeros(len(numbers)).index_add(0, rows, torch.ones(len(rows)))
        gold = torch.zeros(len(numbers), dtype=torch.long).index_copy(0, rows, names[:, 3])
        return self.kind(self.drop(torch.relu(self.n1(self.drop(sums / counts[:, None]))))), gold


class Links(nn.Module):
    """What decides whom an anaphor stands for; nobody is the first choice. Inputs are those of `kg.labelled.Links`."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.head, self.span, self.near, self.first = (nn.Linear(hidden, WIDTH, bias=False) for _ in range(4))
        self.alone, self.together = nn.Linear(ALONE, WIDTH), nn.Linear(TOGETHER, WIDTH)
        self.span_product = nn.Linear(hidden, LOOK, bias=False)
        self.head_product, self.near_product = nn.Linear(hidden, LOOK), nn.Linear(hidden, LOOK)
        self.last, self.out, self.nobody = nn.Linear(WIDTH + LOOK, LOOK), nn.Linear(LOOK, 1), nn.Linear(WIDTH, 1)
        self.blur, self.drop = nn.Dropout(0.5), nn.Dropout(0.2)

    def forward(self, words: Tensor, links: Examples) -> Tensor:
        """Scores: a row for each anaphor, nobody first, then its candidates, then what is no choice."""
        head, start, end = torch.tensor(links.anaphors).long().T
        ones, others, first = torch.tensor(links.others).long().T
        sums = torch.cat([torch.zeros(1, words.shape[1]), words.cumsum(0)])
        heads, spans = self.blur(words[head]), self.blur(_mean(sums, start, end))
        near, firsts = self.blur(_mean(sums, ones, others)), self.blur(words[first])
        row, column, shape = _table(links)
        own = self.head(heads) + self.span(spans) + self.alone(torch.tensor(links.alone))
        mine = torch.tanh(self.head_product(heads) + self.span_product(spans))
        hidden = torch.relu(
            own[row] + self.near(near) + self.first(firsts) + self.together(torch.tensor(links.together))
        )
        joined = torch.cat([hidden, mine[row] * torch.tanh(self.near_product(near))], 1)
        scores = self.out(self.drop(torch.relu(self.last(self.drop(joined)))))[:, 0]
        table = torch.full(shape, -1e4)
        table[:, 0] = self.nobody(self.drop(torch.relu(own)))[:, 0]
        return table.index_put((row, column), scores)


def right_links(links: Examples) -> Tensor:
    """Which of the scores of `Links` are of those meant."""
    row, column, shape = _table(links)
    right = torch.zeros(shape, dtype=torch.bool)
    right[row, column] = torch.tensor(links.labels)
    right[:, 0] = ~right.any(1)
    return right


def _table(links: Examples) -> tuple[Tensor, Tensor, tuple[int, int]]:
    """Row and column of each candidate in a table with a row for each anaphor, and the table's shape."""
    counts = torch.tensor(links.counts).long()
    row = torch.repeat_interleave(torch.arange(len(counts)), counts)
    column = torch.arange(len(row)) - (counts.cumsum(0) - counts)[row] + 1
    return row, column, (len(counts), int(counts.max()) + 1)


def _mean(sums: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Means of half-open spans, from running sums."""
    return (sums[ends] - sums[starts]) / (ends - starts).clamp(min=1)[:, None]
