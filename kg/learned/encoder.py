"""The encoder at work in numpy: the first layers of multilingual-e5-small, trained further on the corpus.

Subword ids become vectors that know their context. Weights lie packed: those of the vocabulary as their makers packed
them, in blocks of 32 weights of 4 bits with a scale each; those of the layers in bytes. The model: Wang et al.,
"Multilingual E5 Text Embeddings", 2024; the architecture is BERT's (Devlin et al., 2019).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

HEADS = 12
ROWS = 32
"""Rows that steps between two multiplications take at once."""

_EPSILON = np.float32(1e-12)
_PARTS = ("q", "k", "v", "ao", "fi", "fo")


@dataclass(frozen=True, eq=False)
class Layer:
    """One layer: ``qkv`` the three projections side by side, ``weights`` and ``biases`` of the other steps.

    What a head looks for is scaled already.
    """

    qkv: Array
    qkv_bias: Array
    weights: Mapping[str, Array]

    def __call__(self, x: Array, room: Room) -> None:
        """Put in the place of one text's vectors what the layer makes of them."""
        w = self.weights
        np.matmul(x, self.qkv, out=room.qkv)
        room.qkv += self.qkv_bias
        self._mix(room)
        np.matmul(room.mixed, w["ao"], out=room.step)
        room.step += w["ao.b"]
        x += room.step
        _normalise(x, w["aln.w"], w["aln.b"])
        np.matmul(x, w["fi"], out=room.inner)
        _gelu(room.inner, w["fi.b"])
        np.matmul(room.inner, w["fo"], out=room.step)
        room.step += w["fo.b"]
        x += room.step
        _normalise(x, w["oln.w"], w["oln.b"])

    def _mix(self, room: Room) -> None:
        """What each word takes over from those that it looks at, a head after another."""
        hidden = room.mixed.shape[1]
        width = hidden // HEADS
        for start in range(0, hidden, width):
            q, k, v = (room.qkv[:, start + part : start + part + width] for part in (0, hidden, 2 * hidden))
            np.matmul(q, k.T, out=room.looks)
            room.looks -= room.looks.max(1, keepdims=True)
            np.exp(room.looks, out=room.looks)
            mixed = room.looks @ v
            mixed /= (room.looks @ room.ones)[:, None]
            room.mixed[:, start : start + width] = mixed


class Room:
    """Where the layers of one text lay down what they reckon, so that it is asked for once."""

    def __init__(self, length: int, layer: Layer) -> None:
        hidden, inner = layer.weights["fi"].shape
        self.qkv = np.empty((length, 3 * hidden), np.float32)
        self.looks = np.empty((length, length), np.float32)
        self.ones = np.ones(length, np.float32)
        self.mixed = np.empty((length, hidden), np.float32)
        self.step = np.empty((length, hidden), np.float32)
        self.inner = np.empty((length, inner), np.float32)


@dataclass(frozen=True, eq=False)
class Encoder:
    """``vocabulary`` and ``scales`` hold a packed row for each subword, ``places`` a vector for each position."""

    vocabulary: NDArray[np.uint8]
    scales: NDArray[np.float16]
    places: Array
    norm: tuple[Array, Array]
    layers: tuple[Layer, ...]

    def __call__(self, ids: NDArray[np.int64]) -> Array:
        """A vector for each subword of one text, given by ids between those of the boundary marks."""
        x = unpack(self.vocabulary[ids], self.scales[ids]).reshape(len(ids), -1)
        x += self.places[: len(ids)]
        _normalise(x, *self.norm)
        room = Room(len(x), self.layers[0])
        for layer in self.layers:
            layer(x, room)
        return x[1:-1]


def load_encoder(stored: Mapping[str, Any]) -> Encoder:
    """The encoder from the arrays of the weights' file."""
    count = sum(name.endswith(".q.b") for name in stored)
    layers = tuple(_layer(stored, f"l{number}.") for number in range(count))
    norm = (_whole(stored, "emb.ln.w"), _whole(stored, "emb.ln.b"))
    return Encoder(stored["emb.word"], stored["emb.word.scale"], _whole(stored, "emb.place"), norm, layers)


def unpack(packed: NDArray[np.uint8], scales: NDArray[np.float16]) -> Array:
    """Weights from blocks of 16 bytes of two weights each, the low ones first, and a scale a block."""
    both = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32)
    return np.asarray((both - 8) * scales[..., None].astype(np.float32))


def _layer(stored: Mapping[str, Any], prefix: str) -> Layer:
    weights = {part: _matrix(stored, prefix + part) for part in _PARTS}
    biases = {part: _whole(stored, f"{prefix}{part}.b") for part in _PARTS}
    kept = {part: weights[part] for part in ("ao", "fi", "fo")} | {f"{p}.b": biases[p] for p in ("ao", "fi", "fo")}
    kept |= {name: _whole(stored, prefix + name) for name in ("aln.w", "aln.b", "oln.w", "oln.b")}
    scale = np.float32((len(biases["q"]) // HEADS) ** -0.5)
    return Layer(
        np.concatenate([weights["q"] * scale, weights["k"], weights["v"]], 1),
        np.concatenate([biases["q"] * scale, biases["k"], biases["v"]]),
        kept,
    )


def _matrix(stored: Mapping[str, Any], name: str) -> Array:
    """A matrix that vectors are multiplied with from the left."""
    values, scales = stored[name], stored[name + ".scale"]
    whole = values.astype(np.float32) * scales[..., None].astype(np.float32)
    return np.ascontiguousarray(whole.reshape(len(stored[name + ".b"]), -1).T)


def _whole(stored: Mapping[str, Any], name: str) -> Array:
    return np.asarray(stored[name], dtype=np.float32)


def _normalise(x: Array, weight: Array, bias: Array) -> None:
    """Give each row the mean 0 and the variance 1, then what was learned instead, in place."""
    x -= x.mean(1, keepdims=True)
    spread = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x *= (1 / np.sqrt(spread + _EPSILON))[:, None]
    x *= weight
    x += bias


def _gelu(x: Array, bias: Array) -> None:
    """Gaussian error linear unit of the rows with a bias, in place.

    By the approximation that training uses (Hendrycks and Gimpel, 2016), some rows at a time: as many as stay in the
    processor's cache.
    """
    with np.errstate(over="ignore"):  # what overflows makes zero, as it should
        for start in range(0, len(x), ROWS):
            some = x[start : start + ROWS]
            some += bias
            raised = some * some
            raised *= np.float32(-1.5957691216 * 0.044715)
            raised += np.float32(-1.5957691216)
            raised *= some
            np.exp(raised, out=raised)
            raised += np.float32(1)
            some /= raised
