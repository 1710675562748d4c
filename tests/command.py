"""Places and values that the tests of the command share."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds" / "articles"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def held(page: str) -> dict[str, Any]:
    """What an explorer holds, as its scripts read it."""
    (packed,) = re.findall(r'id="archive">([^<]*)<', page)
    told: dict[str, Any] = json.loads(zlib.decompress(b64decode(packed)))
    return told
