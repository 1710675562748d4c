"""The encoder's arithmetic and the shipped weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.documents import document_from_text
from kg.errors import ModelError
from kg.learned.encoder import unpack
from kg.learned.scoring import load_scorer
from kg.learned.subwords import LONGEST, windows, word_vectors
from kg.reading.parsing import parse


def vectors(text: str) -> np.ndarray:
    scorer = load_scorer()
    parsed = parse(document_from_text(text, id="a", language="fr"))
    return word_vectors(parsed, scorer.tokenizer, scorer.encoder)


def test_packed_weights_are_steps_of_their_scale_around_zero() -> None:
    packed = np.array([[0x08 | (0x0F << 4)] + [0x88] * 15], dtype=np.uint8)
    values = unpack(packed, np.array([0.5], dtype=np.float16))
    assert values.shape == (1, 32)
    assert values[0, 0] == 0.0  # 8 is zero
    assert values[0, 16] == 3.5  # 15 is seven steps above
    assert not values[0, 1:16].any()


def test_a_word_is_seen_in_its_context() -> None:
    one, other = vectors("La banque a fermé."), vectors("La banque a fermé ses agences.")
    assert one.shape[1] == 384
    assert not np.allclose(one[1], other[1], atol=1e-3)
    assert np.array_equal(one, vectors("La banque a fermé."))


def test_a_long_text_is_seen_in_windows_of_whole_sentences() -> None:
    scorer = load_scorer()
    parsed = parse(document_from_text("La société Nordwind a racheté Calvéor mardi. " * 90, id="a", language="fr"))
    seen = list(windows(parsed, scorer.tokenizer))
    assert len(seen) > 1
    assert all(len(ids) == len(tokens) <= LONGEST for ids, tokens in seen)
    starts = {sentence.start for sentence in parsed.sentences}
    assert all(tokens[0] in starts for _, tokens in seen)


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="weights are missing; install newskg again"):
        load_scorer(tmp_path)
