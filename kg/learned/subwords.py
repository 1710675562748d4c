"""A document's words as the encoder's subwords, and back: one vector a word."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from tokenizers import Tokenizer

from kg.learned.encoder import Array, Encoder
from kg.syntax import ParsedText

LONGEST = 500
"""Subwords that are seen at once, the two boundary marks aside; the encoder knows 512 positions."""

START, END = 0, 2
"""The ids of the boundary marks."""


def word_vectors(parsed: ParsedText, tokenizer: Tokenizer, encoder: Encoder) -> Array:
    """A vector for each token: the mean of its subwords' in their context, zero for a token without any."""
    vectors: Array = np.zeros((len(parsed.tokens), len(encoder.norm[0])), dtype=np.float32)
    for ids, tokens in windows(parsed, tokenizer):
        seen = encoder(np.array([START, *ids, END]))
        words, starts, counts = np.unique(tokens, return_index=True, return_counts=True)
        vectors[words] = np.add.reduceat(seen, starts, axis=0) / counts[:, None].astype(np.float32)
    return vectors


def windows(parsed: ParsedText, tokenizer: Tokenizer) -> Iterator[tuple[list[int], list[int]]]:
    """Whole sentences up to ``LONGEST`` subwords: ids, and the token that each belongs to."""
    ids: list[int] = []
    tokens: list[int] = []
    for number, sentence in enumerate(parsed.sentences):
        if sentence.end == sentence.start:
            continue
        some, belong = _sentence(parsed, tokenizer, number)
        if ids and len(ids) + len(some) > LONGEST:
            yield ids, tokens
            ids, tokens = [], []
        ids, tokens = ids + some, tokens + belong
    if ids:
        yield ids, tokens


def _sentence(parsed: ParsedText, tokenizer: Tokenizer, number: int) -> tuple[list[int], list[int]]:
    """Subwords of a sentence and their tokens. A sentence too long to be seen at once loses its end."""
    sentence = parsed.sentences[number]
    span = parsed.span(sentence.start, sentence.end)
    encoding = tokenizer.encode(parsed.document.text[span.start : span.end], add_special_tokens=False)
    belong: list[int] = []
    token = sentence.start
    for start, _ in encoding.offsets:
        while token + 1 < sentence.end and parsed.tokens[token].end <= start + span.start:
            token += 1
        belong.append(token)
    return encoding.ids[:LONGEST], belong[:LONGEST]
