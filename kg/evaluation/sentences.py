"""Sentence boundaries by punctuation, for evidence and error pages: gold must not depend on a language model."""

from __future__ import annotations

import re

from kg.model import Span

# A stop, the quotes and brackets that close after it, then white space before a capital, a digit or an opening quote.
_STOP = re.compile(r"[.!?…]+[\"”»)\]]*(?=\s+[\"“«(\[—–-]?\s*[A-ZÀ-ÖØ-Þ0-9])|[.!?…]+\s?[»”](?=\s+[A-ZÀ-ÖØ-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:MM?|Mme|Mlle|Me|Dr|Pr|St|Ste|art|av|env|cf|vol|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|vs|Inc|Co"
    r"|Corp|Ltd|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z](?:\.-?[A-Z])*)$"
)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order, without the white space around them; a line break always ends one.

    An initial ("J. Martin", "U.S. Steel") and a common abbreviation do not end a sentence.

    >>> text = "M. Petit part. Qui le remplace ?\\nPersonne."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['M. Petit part.', 'Qui le remplace ?', 'Personne.']
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if _ABBREVIATION.search(text, start, stop.start()):
                continue
            found.append(Span(start, stop.end()))
            start = stop.end()
        found.append(Span(start, line.end()))
    return tuple(span for span in (_trimmed(text, span) for span in found) if span.start < span.end)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
