"""What the tests of reading share: short texts parsed as documents."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import accumulate

import pytest

from kg.model import Document, Span
from kg.syntax import ParsedText


@pytest.fixture(scope="session")
def parsed() -> Callable[[str, str], ParsedText]:
    """Parses a text of paragraphs: ``parsed("fr", "…")``. Tests that ask for it carry the marker ``model``."""
    from kg.reading.parsing import parse

    @cache
    def read(language: str, text: str) -> ParsedText:
        parts = text.split("\n\n")
        starts = accumulate((len(part) + 2 for part in parts[:-1]), initial=0)
        spans = tuple(Span(start, start + len(part)) for start, part in zip(starts, parts, strict=True))
        return parse(Document(id="a", text=text, language=language, paragraphs=spans))

    return read
