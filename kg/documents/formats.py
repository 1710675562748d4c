"""The table of formats: which suffix is read by which function, loaded on first use.

A reader takes ``(stream, where, encoding)`` and gives the articles of the file; one that holds many
gives an InputError in place of each article that cannot be read. To add a format, add a file with
such a function and its suffixes here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, cast

from kg.documents.article import Article
from kg.errors import InputError

Reader = Callable[[BinaryIO, str, str], Iterable[Article | InputError]]

FORMATS: dict[str, str] = {
    ".htm": "kg.documents.html:read",
    ".html": "kg.documents.html:read",
    ".jsonl": "kg.documents.jsonl:read",
    ".markdown": "kg.documents.markdown:read",
    ".md": "kg.documents.markdown:read",
    ".ndjson": "kg.documents.jsonl:read",
    ".pdf": "kg.documents.pdf:read",
    ".text": "kg.documents.plain:read",
    ".txt": "kg.documents.plain:read",
    ".xhtml": "kg.documents.html:read",
}


def suffix(path: PurePath) -> str:
    """The suffix that tells the format, in small letters, below ``.gz``; empty when there is none.

    >>> suffix(PurePath("2025/Depeche.TXT.gz"))
    '.txt'
    """
    name = path.name.lower().removesuffix(".gz")
    return PurePath(name).suffix if name else ""


def stem(path: PurePath) -> str:
    """The file's name without the suffixes that tell format and compression.

    >>> stem(PurePath("2025/depeche.fr.txt.gz"))
    'depeche.fr'
    """
    name = path.name.removesuffix(".gz").removesuffix(".GZ")
    return PurePath(name).stem


def reader(kind: str, *, where: str) -> Reader:
    """The reader of a suffix. Raises InputError, with the known suffixes, for an unknown one."""
    if kind not in FORMATS:
        problem = f"unknown format {kind!r}" if kind else "a file name without a suffix"
        raise InputError(problem, where=where, remedy=f"known suffixes, also before .gz: {', '.join(sorted(FORMATS))}")
    module, function = FORMATS[kind].split(":")
    return cast(Reader, getattr(import_module(module), function))


def sniffed(head: bytes) -> str:
    """The suffix that fits the first bytes of an unnamed stream; plain text when nothing tells otherwise.

    >>> sniffed(b"<!DOCTYPE html><html>"), sniffed(b'{"text": "..."}'), sniffed(b"Lefort vendu")
    ('.html', '.jsonl', '.txt')
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"%pdf-"):
        return ".pdf"
    if is_html(start):
        return ".html"
    return ".jsonl" if start.startswith(b"{") else ".txt"


def is_html(head: bytes) -> bool:
    """Say whether bytes or the start of a text open an HTML page."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith((b"<!doctype html", b"<html", b"<?xml"))
