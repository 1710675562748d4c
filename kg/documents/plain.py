"""Plain text: the document's text is the file's, so that offsets into it are offsets into the file.

One reader of the table in ``formats``; header, dateline and paragraphs are found by ``assemble``.
"""

from __future__ import annotations

from typing import BinaryIO

from kg.documents.article import Article
from kg.documents.content import decode, read_all
from kg.documents.formats import is_html
from kg.errors import InputError


def read(stream: BinaryIO, where: str, encoding: str) -> tuple[Article]:
    """The one article of a text file. Raises InputError for bytes that are not text."""
    text = decode(read_all(stream, where=where), encoding, where=where)
    if is_html(text[:200].encode("utf-8", "replace")):
        raise InputError("an HTML page in a text file", where=where, remedy="name it .html")
    return (Article(text=text, where=where, source=where),)
