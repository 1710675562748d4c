"""PDF: the text of the pages, put back into paragraphs from where the lines stand.

A paragraph ends where the type size changes, where the gap to the next line is wider than usual, or
after a short line that ends a sentence; one that runs on to the next column or page is joined. Words
divided at a line end are joined, page numbers and running heads left out. Offsets point into the
text made so. The dates in a PDF's metadata are those of its making, and are not used.
One reader of the table in ``formats``.
"""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, BinaryIO, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from kg.documents.article import Article, compose
from kg.documents.content import read_all
from kg.errors import InputError

MAX_PAGES = 500

logging.getLogger("pypdf").addHandler(logging.NullHandler())

# pypdf checks little of what a damaged file claims, so damage surfaces as any of these.
_DAMAGE = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, NotImplementedError,
    RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip

_WIDER_GAP = 1.3
_SIZE_CHANGE = 0.08
_SHORT_LINE, _VERY_SHORT_LINE = 0.8, 0.5
_FULL_LINE_SHARE = 0.8
_EDGE_LINES = 3

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_ENDS_SENTENCE = re.compile(r"[.!?…:]\W{0,3}$")
_PRINTED_MARK = re.compile(
    r"(?!\d{4}-\d\d-\d\d)(?:(?:(?i:page|p\.|sur|of|am|pm)(?!\w)|(?:https?|file):\S+|[\d/:,.|–—-]+)\s*)+"
)  # page numbers, and what a browser prints around a page: its address and the time
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u00ad]$")
# First parts that keep their hyphen when a line ends after them.
_COMPOUND = re.compile(
    r"(?i:vice|ex|non|mi|semi|demi|porte|sous|contre|après|avant|haut|chef|lui|elle|eux|moi|peut|est|grand"
    r"|franco|anglo|euro|sino|germano|russo|co|self|well|long|short|high|low|anti|pro|post|pre|multi|inter)$"
)


class Line(NamedTuple):
    """A line of type: its page, its height on the page and its type size in points."""

    text: str
    page: int
    y: float
    size: float


def read(stream: BinaryIO, where: str, encoding: str) -> tuple[Article]:
    """The one article of a PDF file. Raises InputError for one that is locked, damaged or only images."""
    content = read_all(stream, where=where)
    try:
        pages = _pages(PdfReader(io.BytesIO(content)), where)
    except DependencyError as error:
        raise _locked(where) from error
    except _DAMAGE as error:
        problem = f"a damaged PDF file, or not one ({type(error).__name__}: {error})"
        raise InputError(problem, where=where, remedy="save it again, or save its text as .txt") from error
    text = compose("", _paragraphs(_without_furniture(pages)))
    if not text:
        remedy = "run text recognition (OCR) on it, or save its text as .txt"
        raise InputError("a PDF file without text, probably a scan", where=where, remedy=remedy)
    return (Article(text=text, where=where, source=where),)


def _locked(where: str) -> InputError:
    return InputError("an encrypted PDF file", where=where, remedy="save a copy without a password")


def _pages(reader: PdfReader, where: str) -> list[list[Line]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise _locked(where)
    if len(reader.pages) > MAX_PAGES:
        problem = f"{len(reader.pages)} pages, more than {MAX_PAGES}"
        raise InputError(problem, where=where, remedy="split it into articles")
    return [list(_page_lines(page, number)) for number, page in enumerate(reader.pages)]


def _page_lines(page: PageObject, number: int) -> Iterator[Line]:
    """The lines of a page in reading order, each placed by its first characters."""
    pieces: list[tuple[str, float, float]] = []

    def note(text: str, user: Sequence[float], matrix: Sequence[float], font: Any, size: float) -> None:
        y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
        pieces.append((text, y, abs(size * matrix[3] * user[3])))

    page.extract_text(visitor_text=note)
    line, y, size = "", 0.0, 0.0
    for text, piece_y, piece_size in [*pieces, ("\n", 0.0, 0.0)]:
        for at, part in enumerate(text.split("\n")):
            if at and line.strip():
                yield Line(line.translate(_LIGATURES).strip(), number, y, size)
            line = part if at else line + part
            if part.strip() and line.strip() == part.strip():
                y, size = piece_y, piece_size


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines without page numbers and without heads and feet that most pages repeat."""
    repeated = Counter(masked for page in pages for masked in {_masked(line) for line in _edges(page)})
    return [
        line
        for page in pages
        for at, line in enumerate(page)
        if _EDGE_LINES <= at < len(page) - _EDGE_LINES
        or not (_PRINTED_MARK.fullmatch(line.text) or repeated[_masked(line)] > max(1, len(pages) / 2))
    ]


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The text of each paragraph, its lines joined."""
    leading, widths = _leading(lines), _widths(lines)
    paragraph = ""
    for at, line in enumerate(lines):
        if at and _opens_paragraph(lines[at - 1], line, leading, widths[round(line.size)]):
            yield paragraph
            paragraph = ""
        paragraph = _joined(paragraph, line.text)
    yield paragraph


def _widths(lines: Sequence[Line]) -> dict[int, int]:
    """The usual number of characters in a full line, for each type size: most lines are full."""
    lengths: dict[int, list[int]] = {}
    for line in lines:
        lengths.setdefault(round(line.size), []).append(len(line.text))
    return {size: sorted(found)[int(_FULL_LINE_SHARE * len(found))] for size, found in lengths.items()}


def _leading(lines: Sequence[Line]) -> float:
    """The usual gap between lines of one size, in type sizes: the lower quartile of those found."""
    gaps = sorted((a.y - b.y) / a.size for a, b in pairwise(lines) if a.page == b.page and a.size and a.y > b.y)
    return gaps[len(gaps) // 4] if gaps else 1.2


def _opens_paragraph(before: Line, line: Line, leading: float, width: int) -> bool:
    if abs(before.size - line.size) > _SIZE_CHANGE * max(before.size, line.size):
        return True
    ends = bool(_ENDS_SENTENCE.search(before.text))
    gap = before.y - line.y
    if before.page != line.page or gap < 0:  # a new page or column
        return ends or not line.text[0].islower()
    if gap > _WIDER_GAP * leading * before.size:
        return not line.text[0].islower()
    length = len(before.text)
    return (ends and length < _SHORT_LINE * width) or (line.text[0].isupper() and length < _VERY_SHORT_LINE * width)


def _joined(paragraph: str, line: str) -> str:
    divided = _DIVIDED.search(paragraph)
    if divided is None or not line[:1].islower():
        return f"{paragraph} {line}" if paragraph and not divided else paragraph + line
    if paragraph.endswith("-") and _COMPOUND.match(divided[1]):
        return paragraph + line
    return paragraph[:-1] + line
