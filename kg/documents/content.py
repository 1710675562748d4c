"""Bytes of a file within limits, and the text they encode; every way to fail is an InputError.

The readers of the formats take their input from here.
"""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError

MAX_FILE_BYTES = 64 * 1024 * 1024
"""The most that one file may hold, after decompression; JSON lines have limits of their own."""

_CHUNK_BYTES = 1024 * 1024

_SIGNATURES = (
    (b"%PDF-", "a PDF file", "name it .pdf"),
    (b"\x1f\x8b", "a gzip archive", "decompress it, or name it .gz after its own suffix"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save its text as .txt"),
    (b"\xff\xfe", "UTF-16 text", "give --encoding utf-16"),
    (b"\xfe\xff", "UTF-16 text", "give --encoding utf-16"),
)


@contextmanager
def opened(path: Path, where: str) -> Iterator[BinaryIO]:
    """A stream of the file's bytes, decompressed when its name ends in ``.gz``.

    Raises InputError, also for what fails while the stream is being read.
    """
    try:
        if path.exists() and not path.is_file():
            raise InputError("not a regular file", where=where, remedy="give a file, a directory, or - with a pipe")
        with path.open("rb") as raw:
            if path.suffix.lower() == ".gz":
                with gzip.open(raw) as stream:
                    yield cast(BinaryIO, stream)
            else:
                yield raw
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        remedy = "compress the file again or fetch it anew"
        raise InputError(f"a damaged gzip archive ({error})", where=where, remedy=remedy) from error
    except FileNotFoundError as error:
        raise InputError("no such file", where=where, remedy="check the path") from error
    except OSError as error:
        remedy = "check the file and its permissions"
        raise InputError(f"cannot be read ({error.strerror or error})", where=where, remedy=remedy) from error


def read_all(stream: BinaryIO, *, where: str, limit: int = MAX_FILE_BYTES) -> bytes:
    """All bytes of the stream. Raises InputError when it is empty or exceeds the limit.

    Reads in pieces, so that a small archive that expands without end is given up at the limit.
    """
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_CHUNK_BYTES):
        size += len(piece)
        if size > limit:
            remedy = "split it into articles, one file or one JSON line each"
            raise InputError(f"more than {limit // 1024 // 1024} MiB", where=where, remedy=remedy)
        pieces.append(piece)
    if not size:
        raise InputError("the file is empty", where=where, remedy="give a file with an article")
    return b"".join(pieces)


def decode(content: bytes, encoding: str, *, where: str) -> str:
    """The text that the bytes encode, without a byte order mark; line ends stay as they are.

    Raises InputError naming the offset of the first byte that does not belong to the encoding, or
    the encoding when it is unknown.

    >>> decode(b"\\xef\\xbb\\xbfL\\xc3\\xa9a", "utf-8", where="a.txt")
    'Léa'
    """
    try:
        if not codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")):
            _refuse_binary(content, where)
        text = content.decode(encoding)
    except LookupError as error:
        remedy = "give one such as utf-8, cp1252 or latin-1"
        raise InputError(f"unknown encoding {encoding!r}", where=where, remedy=remedy) from error
    except UnicodeError as error:
        byte = (
            f": byte 0x{error.object[error.start]:02x} at offset {error.start}"
            if isinstance(error, UnicodeDecodeError)
            else f" ({error})"
        )
        remedy = "give the right encoding, such as --encoding cp1252"
        raise InputError(f"not {encoding} text{byte}", where=where, remedy=remedy) from error
    return text.removeprefix("\ufeff")


def _refuse_binary(content: bytes, where: str) -> None:
    for signature, kind, remedy in _SIGNATURES:
        if content.startswith(signature):
            raise InputError(f"this is {kind}, not text in the given encoding", where=where, remedy=remedy)
    if (at := content.find(b"\0")) >= 0:
        problem = f"a binary file: NUL byte at offset {at}"
        raise InputError(problem, where=where, remedy="give a text, HTML, Markdown, PDF or JSON lines file")
