"""Answers as bytes, ended when they have too many rows or grow too large.

The engine's own writers are fast and conform, yet know no limit: what they write is counted on its way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from pyoxigraph import QueryResultsFormat

from kg.errors import KGError

Item = TypeVar("Item")


class TooMuchError(KGError):
    """The answer has more rows or bytes than the server gives."""


def at_most(items: Iterable[Item], most: int) -> Iterator[Item]:
    """The items. Raises TooMuchError when there are more than ``most``."""
    for number, item in enumerate(items):
        if number >= most:
            raise _too_many(most)
        yield item


class RowCounter:
    """How many solutions a written answer holds, part by part, whatever its texts contain.

    >>> counter = RowCounter(QueryResultsFormat.CSV)
    >>> counter.count(b'x\\r\\n"a\\n'), counter.count(b'b"\\r\\nc\\r\\n')
    (0, 2)
    """

    def __init__(self, form: QueryResultsFormat) -> None:
        self._form = form
        # CSV and TSV begin with a line of names.
        self._rows = -1 if form in (QueryResultsFormat.CSV, QueryResultsFormat.TSV) else 0
        self._quoted = False
        self._rest = b""
        self._last = b""

    def count(self, part: bytes) -> int:
        """Rows so far, with this part."""
        if self._form == QueryResultsFormat.TSV:  # a text writes its line ends as \n
            self._rows += part.count(b"\n")
        elif self._form == QueryResultsFormat.CSV:
            self._rows += self._outside_quotes(part).count(b"\n")
        elif self._form == QueryResultsFormat.XML:  # a text writes its < as &lt;
            joined = self._rest + part
            self._rows += len(_XML_ROW.findall(joined))
            self._rest = joined[-7:]  # one byte less than a tag
        else:
            self._rows += self._json_rows(self._rest + part)
        return self._rows

    def _json_rows(self, joined: bytes) -> int:
        # Backslashes at the end wait for what they escape.
        complete = joined.rstrip(b"\\")
        self._rest = joined[len(complete) :]
        structure = self._last + self._outside_quotes(_ESCAPE.sub(b"", complete))
        self._last = structure[-1:]
        return len(_JSON_ROW.findall(structure))

    def _outside_quotes(self, part: bytes) -> bytes:
        pieces = part.split(b'"')
        outside = b"".join(pieces[1 if self._quoted else 0 :: 2])
        self._quoted ^= len(pieces) % 2 == 0
        return outside


class BoundedBytes:
    """A binary file in memory that takes at most ``max_bytes`` and, given a counter, ``max_rows``."""

    def __init__(self, max_bytes: int, rows: RowCounter | None = None, max_rows: int = 0) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._max_bytes = max_bytes
        self._rows = rows
        self._max_rows = max_rows

    def write(self, part: bytes) -> int:
        """Take the next bytes. Raises TooMuchError beyond a limit."""
        self._size += len(part)
        if self._size > self._max_bytes:
            problem = f"the answer is larger than {self._max_bytes:,} bytes"
            raise TooMuchError(problem, remedy="add a LIMIT, or ask for fewer columns")
        if self._rows is not None and self._rows.count(part) > self._max_rows:
            raise _too_many(self._max_rows)
        self._parts.append(part)
        return len(part)

    def flush(self) -> None:
        """Nothing to do: every part is taken at once."""

    def value(self) -> bytes:
        """All that was written."""
        return b"".join(self._parts)


def _too_many(most: int) -> TooMuchError:
    return TooMuchError(f"the answer has more than {most:,} rows", remedy="add a LIMIT, or ask more precisely")


_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_JSON_ROW = re.compile(rb"[\[,]\{")  # a term opens after the colon of its name
_XML_ROW = re.compile(rb"<result[/>]")
