"""Bytes and encodings: limits, damage, and errors that say where."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from kg.documents.content import decode, opened, read_all
from kg.errors import InputError

TEXT = "Le groupe a cédé sa filiale."


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16"),
    ],
)
def test_decode(content: bytes, encoding: str) -> None:
    assert decode(content, encoding, where="a.txt") == TEXT


@pytest.mark.parametrize(
    ("content", "problem", "remedy"),
    [
        (TEXT.encode("cp1252"), "byte 0xe9 at offset 13", "--encoding"),
        (TEXT.encode("utf-16"), "UTF-16", "--encoding utf-16"),
        (b"Le groupe\0vend", "NUL byte at offset 9", "text"),
        (b"%PDF-1.7", "a PDF file", ".pdf"),
        (gzip.compress(b"a", mtime=0), "gzip", ".gz"),
        (b"PK\x03\x04rest", "office document", ".txt"),
    ],
)
def test_what_is_not_text(content: bytes, problem: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(content, "utf-8", where="a.txt")
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert caught.value.where == "a.txt"


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13"])
def test_unknown_encodings(encoding: str) -> None:
    with pytest.raises(InputError, match="unknown encoding"):
        decode(b"abc", encoding, where="a.txt")


def test_limit_and_emptiness() -> None:
    assert read_all(io.BytesIO(b"abc"), where="a", limit=3) == b"abc"
    with pytest.raises(InputError, match="more than"):
        read_all(io.BytesIO(b"abcd"), where="a", limit=3)
    with pytest.raises(InputError, match="empty"):
        read_all(io.BytesIO(b""), where="a")


def test_gzip_is_opened_and_bombs_stop_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b" " * 5_000_000))
    assert path.stat().st_size < 10_000
    with opened(path, "a") as stream, pytest.raises(InputError, match="more than 2 MiB"):
        read_all(stream, where="a", limit=2 * 1024 * 1024)


@pytest.mark.parametrize("damage", [lambda b: b[:-9], lambda b: b"no gzip", lambda b: b[:12] + b"\xff" * 9 + b[21:]])
def test_damaged_gzip(tmp_path: Path, damage: object) -> None:
    path = tmp_path / "a.txt.gz"
    assert callable(damage)
    path.write_bytes(damage(gzip.compress(TEXT.encode() * 9)))
    with pytest.raises(InputError, match="damaged gzip"), opened(path, "a") as stream:
        read_all(stream, where="a")


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"), opened(tmp_path / "none.txt", "a"):
        pass
    with pytest.raises(InputError, match="cannot be read"), opened(tmp_path / ("n" * 300 + ".txt"), "a"):
        pass
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="not a regular file"), opened(tmp_path / "pipe.txt", "a"):
        pass
