"""What the reader of a format hands over: the article as found, before it becomes a Document.

Readers (plain, markdown, html, pdf, jsonl) make articles; ``assemble`` turns each into a Document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article with what its file states outright; an empty field was not stated.

    ``where`` is the place named in error messages (``feed.jsonl:3``), ``source`` the file or
    address the text came from. ``titled`` tells that the first paragraph is known to be the headline,
    ``line`` is its number in a file of many articles.
    """

    text: str
    where: str
    source: str
    id: str = ""
    line: int = 0
    titled: bool = False
    published: date | None = None
    language: str = ""
    publisher: str = ""


def compose(title: str, blocks: Iterable[str]) -> str:
    """The text of an article whose markup was removed: title, blocks, one blank line between them.

    Runs of spaces become one space; a block that repeats the title is dropped when it opens the body.

    >>> compose("Lefort vendu", ["Lefort vendu", "Le groupe  cède Lefort."])
    'Lefort vendu\\n\\nLe groupe cède Lefort.'
    """
    head = squeeze(title)
    body = [block for block in map(squeeze, blocks) if block]
    if head and body and body[0].casefold() == head.casefold():
        body = body[1:]
    return "\n\n".join([head, *body] if head else body)


def squeeze(block: str) -> str:
    """The block with single spaces and without empty lines; no-break spaces stay, line breaks too."""
    lines = (re.sub(r"[ \t\r\f\v]+", " ", line).strip() for line in block.split("\n"))
    return "\n".join(line for line in lines if line)
