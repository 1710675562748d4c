"""The encoder at work in numpy: multilingual-e5-small, its upper layers trained on the corpus.

Subword ids become vectors that know their context. Weights lie packed: those of the lower layers and of the
vocabulary as their makers packed them, in blocks of 32 weights of 4 bits with a scale each; those of the trained
layers in bytes. The model: Wang et al., "Multilingual E5 Text Embeddings", 2024; the architecture is BERT's (Devlin
et al., 2019).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

BLOCK = 32
"""How many weights share a scale."""

HEADS = 12
_EPSILON = np.float32(1e-12)
_PARTS = ("q", "k", "v", "ao", "fi", "fo")


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer: ``qkv`` the three projections side by side, ``weights`` and ``biases`` of the other steps."""

    qkv: Array
    qkv_bias: Array
    weights: Mapping[str, Array]

    def __call__(self, x: Array) -> Array:
        """What the layer makes of the vectors of one text."""
        length, hidden = x.shape
        parts = (x @ self.qkv + self.qkv_bias).reshape(length, 3, HEADS, hidden // HEADS).transpose(1, 2, 0, 3)
        q, k, v = parts[0], parts[1], parts[2]
        looks = _softmax(q @ k.transpose(0, 2, 1) * np.float32((hidden // HEADS) ** -0.5))
        mixed = (looks @ v).transpose(1, 0, 2).reshape(length, hidden)
        w = self.weights
        x = _normal(x + mixed @ w["ao"] + w["ao.b"], w["aln.w"], w["aln.b"])
        return _normal(x + _gelu(x @ w["fi"] + w["fi.b"]) @ w["fo"] + w["fo.b"], w["oln.w"], w["oln.b"])


@dataclass(frozen=True, eq=False)
class Encoder:
    """``vocabulary`` and ``scales`` hold a packed row for each subword, ``places`` a vector for each position.

    The first ``frozen`` layers are as their makers left them; the others, that were trained, do not see the marks at
    the text's boundaries.
    """

    vocabulary: NDArray[np.uint8]
    scales: NDArray[np.float16]
    places: Array
    norm: tuple[Array, Array]
    layers: tuple[Layer, ...]
    frozen: int

    def __call__(self, ids: NDArray[np.int64]) -> Array:
        """A vector for each subword of one text, given by ids between those of the boundary marks."""
        words = unpack(self.vocabulary[ids], self.scales[ids]).reshape(len(ids), -1)
        x = _normal(words + self.places[: len(ids)], *self.norm)
        for layer in self.layers[: self.frozen]:
            x = layer(x)
        x = x[1:-1]
        for layer in self.layers[self.frozen :]:
            x = layer(x)
        return x


def load_encoder(stored: Mapping[str, Any]) -> Encoder:
    """The encoder from the arrays of the weights' file."""
    count = sum(name.endswith(".q.b") for name in stored)
    layers = tuple(_layer(stored, f"l{number}.") for number in range(count))
    norm = (_whole(stored, "emb.ln.w"), _whole(stored, "emb.ln.b"))
    return Encoder(
        stored["emb.word"], stored["emb.word.scale"], _whole(stored, "emb.place"), norm, layers, int(stored["frozen"])
    )


def unpack(packed: NDArray[np.uint8], scales: NDArray[np.float16]) -> Array:
    """Weights from blocks of 16 bytes of two weights each, the low ones first, and a scale a block."""
    both = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32)
    return np.asarray((both - 8) * scales[..., None].astype(np.float32))


def _layer(stored: Mapping[str, Any], prefix: str) -> Layer:
    weights = {part: _matrix(stored, prefix + part) for part in _PARTS}
    biases = {part: _whole(stored, f"{prefix}{part}.b") for part in _PARTS}
    kept = {part: weights[part] for part in ("ao", "fi", "fo")} | {f"{p}.b": biases[p] for p in ("ao", "fi", "fo")}
    kept |= {name: _whole(stored, prefix + name) for name in ("aln.w", "aln.b", "oln.w", "oln.b")}
    side = ("q", "k", "v")
    return Layer(
        np.ascontiguousarray(np.concatenate([weights[p] for p in side], 1)),
        np.concatenate([biases[p] for p in side]),
        kept,
    )


def _matrix(stored: Mapping[str, Any], name: str) -> Array:
    """A matrix that vectors are multiplied with from the left."""
    values, scales = stored[name], stored[name + ".scale"]
    bias = stored[name + ".b"]
    if values.dtype == np.uint8:
        whole = unpack(values, scales)
    else:
        whole = values.astype(np.float32) * scales[..., None].astype(np.float32)
    return np.ascontiguousarray(whole.reshape(len(bias), -1).T)


def _whole(stored: Mapping[str, Any], name: str) -> Array:
    return np.asarray(stored[name], dtype=np.float32)


def _normal(x: Array, weight: Array, bias: Array) -> Array:
    x = x - x.mean(-1, keepdims=True)
    return np.asarray(x / np.sqrt((x * x).mean(-1, keepdims=True) + _EPSILON) * weight + bias)


def _gelu(x: Array) -> Array:
    """Gaussian error linear unit, by the approximation that training uses (Hendrycks and Gimpel, 2016)."""
    return np.asarray(
        x / (1 + np.exp(np.minimum(np.float32(-1.5957691216) * (x + np.float32(0.044715) * x * x * x), 80)))
    )


def _softmax(x: Array) -> Array:
    raised = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True))
