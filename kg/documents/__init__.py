"""Files to Documents: the first step of the flow.

    inputs → formats → plain · markdown · html · pdf · jsonl → assemble (dateline, paragraphs, language)

``read`` takes what a user names and keeps going past what cannot be read; ``document_from_text``
takes one string.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from kg.documents.article import Article
from kg.documents.assemble import assemble, document_from_text
from kg.documents.content import decode, opened, read_all
from kg.documents.dates import in_name
from kg.documents.formats import reader, sniffed, suffix
from kg.documents.inputs import STANDARD_INPUT, Input, expand
from kg.documents.language import supported
from kg.errors import InputError
from kg.model import Document

__all__ = ["document_from_text", "read"]


def read(
    inputs: Iterable[str | Path],
    *,
    language: str | None = None,
    published: date | None = None,
    encoding: str = "utf-8",
    stdin: BinaryIO | None = None,
) -> Iterator[Document | InputError]:
    """The documents of files, directories, globs and ``-``, and an InputError for each bad one.

    Documents come sorted by path, then by line, whatever the order of the inputs. Their ids are
    unique: a file's is its name without suffixes, a JSON line's its ``id`` or ``NAME-LINE``; where
    an id is taken by a document earlier in that order, ``-2``, ``-3``… is appended.
    ``language`` and ``published`` overrule what the files say. Raises InputError at once for a
    language or an encoding that nobody could read.

    >>> from io import BytesIO
    >>> [document.title for document in read(["-"], stdin=BytesIO(b"Lefort vendu\\n\\nLe groupe quitte Lyon."))]
    ['Lefort vendu']
    """
    if language is not None:
        language = supported(language, where="--language")
    decode(b"", encoding, where="--encoding")
    return _documents(expand(inputs), language, published, encoding, stdin)


def _documents(
    files: Iterable[Input | InputError],
    language: str | None,
    published: date | None,
    encoding: str,
    stdin: BinaryIO | None,
) -> Iterator[Document | InputError]:
    taken: set[str] = set()
    for file in files:
        if isinstance(file, InputError):
            yield file
            continue
        for article in _articles(file, encoding, stdin):
            if isinstance(article, InputError):
                yield article
                continue
            own = f"{file.stem}-{article.line}" if article.line else file.stem
            name = _free(article.id or own, taken)
            # The date in a collection's name says when it was gathered, not when a line was published.
            named = None if article.line else in_name(file.stem)
            try:
                document = assemble(article, id=name, language=language, published=published, named=named)
            except InputError as error:
                yield error
            else:
                taken.add(document.id)
                yield document


def _articles(file: Input, encoding: str, stdin: BinaryIO | None) -> Iterator[Article | InputError]:
    """What a file holds; an InputError where it, or a part of it, cannot be read."""
    where = file.where
    try:
        if where == STANDARD_INPUT:
            content = read_all(stdin or sys.stdin.buffer, where=where)
            yield from reader(sniffed(content), where=where)(BytesIO(content), where, encoding)
        else:
            with opened(file.path, where) as stream:
                yield from reader(suffix(file.path), where=where)(stream, where, encoding)
    except InputError as error:
        yield error


def _free(name: str, taken: set[str]) -> str:
    """The name in NFC, with the first number that makes it unlike those taken."""
    name = normalize("NFC", name)
    numbered = (f"{name}-{number}" for number in count(2))
    return next(candidate for candidate in chain([name], numbered) if candidate not in taken)
