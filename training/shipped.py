"""The weights that ship, unpacked again, as ``training/train.py`` goes on from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

_NAMES = {"w": "weight", "b": "bias"}
_HEADS = "heads."
_LATER = ("heads.events.", "heads.figures.")  # what later steps add to weights that are packed


def state(file: Path) -> dict[str, Any]:
    """Encoder, heads and known features of a ``weights.npz``."""
    stored = dict(np.load(file))
    heads = {"emb.weight": torch.from_numpy(_whole(stored, "table", "scale"))}
    for name, values in stored.items():
        if name.startswith(_HEADS) and not name.startswith(_LATER):
            heads[name.removeprefix(_HEADS)] = _tensor(values)
    return {"encoder": _encoder(stored), "heads": heads, "keys": stored["keys"]}


def _encoder(stored: dict[str, np.ndarray]) -> dict[str, Tensor]:
    found = {f"ln.{_NAMES[end]}": _tensor(stored[f"emb.ln.{end}"]) for end in _NAMES}
    for name, values in stored.items():
        layer, _, part = name.partition(".")
        if not layer.startswith("l") or part.endswith(".scale"):
            continue
        ours = f"layers.{layer[1:]}.{part}"
        if f"{name}.scale" in stored:
            whole = torch.from_numpy(_whole(stored, name, f"{name}.scale"))
            found[f"{ours}.weight"] = whole.reshape(len(stored[f"{name}.b"]), -1)
        else:
            found[f"{ours[:-2]}.{_NAMES[ours[-1]]}"] = _tensor(values)
    return found


def _whole(stored: dict[str, np.ndarray], name: str, scale: str) -> np.ndarray:
    return np.asarray(stored[name].astype(np.float32) * stored[scale].astype(np.float32)[:, None])


def _tensor(values: np.ndarray) -> Tensor:
    return torch.from_numpy(values.astype(np.float32))
