"""JSON lines: one article a line, an object with ``text`` and what is known about it.

    {"id": "a-1", "text": "…", "title": "…", "published": "2025-03-04", "language": "fr", "source": "…"}

``date`` may stand for ``published``, ``url`` for ``source``; ``publisher`` is read, other fields are
not. A title that does not open the text is put before it, with a blank line: offsets count from
the title. One reader of the table in ``formats``; a bad line costs only itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from kg.documents.article import Article, squeeze
from kg.documents.content import decode
from kg.documents.dates import stated
from kg.errors import InputError

MAX_LINE_BYTES = 8 * 1024 * 1024
MAX_COLLECTION_BYTES = 4 * 1024**3

_SHAPE = 'write {"text": "…"} on each line, with "id", "title", "published", "language", "source" if known'


def read(stream: BinaryIO, where: str, encoding: str) -> Iterator[Article | InputError]:
    """The articles of a file in order, an InputError (``file:line``) for each line that holds none.

    Raises InputError when the file has no line with text, or exceeds ``MAX_COLLECTION_BYTES``.
    """
    number = size = articles = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        size += len(line)
        place = f"{where}:{number}"
        if len(line) > MAX_LINE_BYTES:
            size += _skip_line(stream, line)
            problem = f"a line of more than {MAX_LINE_BYTES // 1024 // 1024} MiB"
            yield InputError(problem, where=place, remedy="write one article a line")
            articles += 1
        elif line.strip():
            yield _article_or_error(line, number, place, encoding)
            articles += 1
        if size > MAX_COLLECTION_BYTES:
            problem = f"more than {MAX_COLLECTION_BYTES // 1024**3} GiB"
            raise InputError(problem, where=where, remedy="split the file")
    if not articles:
        raise InputError("the file is empty", where=where, remedy=_SHAPE)


def _skip_line(stream: BinaryIO, line: bytes) -> int:
    skipped = 0
    while line and not line.endswith(b"\n") and skipped < MAX_COLLECTION_BYTES:
        line = stream.readline(MAX_LINE_BYTES)
        skipped += len(line)
    return skipped


def _article_or_error(line: bytes, number: int, where: str, encoding: str) -> Article | InputError:
    try:
        return _article(decode(line, encoding, where=where), number, where)
    except InputError as error:
        return error


def _article(line: str, number: int, where: str) -> Article:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", where=where, remedy=_SHAPE) from error
    if not isinstance(record, dict):
        raise InputError("not a JSON object", where=where, remedy=_SHAPE)
    text, title = _string(record, where, "text"), " ".join(_string(record, where, "title").split())
    if not text.strip():
        raise InputError('no "text"', where=where, remedy=_SHAPE)
    opens = squeeze(text).split("\n")[0] == title
    return Article(
        text=text if opens or not title else f"{title}\n\n{text}",
        where=where,
        source=_string(record, where, "source", "url") or where,
        id=_string(record, where, "id").strip(),
        line=number,
        titled=bool(title),
        published=_published(record, where),
        language=_string(record, where, "language"),
        publisher=_string(record, where, "publisher"),
    )


def _string(record: Mapping[str, object], where: str, *names: str) -> str:
    """The first of the fields that is there; a number is taken for an id only."""
    for name in names:
        value = record.get(name)
        if name == "id" and type(value) is int:
            return str(value)
        if value is not None and not isinstance(value, str):
            raise InputError(f'"{name}" is not a string', where=where, remedy=_SHAPE)
        if value:
            return value
    return ""


def _published(record: Mapping[str, object], where: str) -> date | None:
    text = _string(record, where, "published", "date")
    day = stated(text) if text else None
    if text and day is None:
        raise InputError(f"{text!r} is not a date", where=where, remedy="write it as YYYY-MM-DD")
    return day
