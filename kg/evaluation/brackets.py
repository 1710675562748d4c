"""The bracket marks of marked text: plain text and marks from ``[surface|Type]``, ``[surface=Name]`` and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import GoldError
from kg.model import Span

_TAG = re.compile(r"(?:(?P<link>[=~])(?P<name>[^|]+))?(?:\|(?P<type>[^|]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: the plain characters it covers, the entity they denote, and its type where the mark gives one.

    ``named`` is False for ``[surface~Name]``, a pronoun or a definite noun phrase. ``line`` is where it opens.
    """

    span: Span
    surface: str
    name: str
    type: str
    named: bool
    line: int


def strip_marks(source: str, *, where: str, line: int = 1) -> tuple[str, tuple[Mark, ...]]:
    r"""The plain text, and its marks in the order in which they open.

    ``line`` is the number of the source's first line in ``where``. A backslash makes the next character literal.
    Raises `GoldError` where a bracket is not closed, not opened, or says nothing.

    >>> text, marks = strip_marks("la [police de [Chicago|City]|GovernmentBody] \\[sic\\]", where="x")
    >>> text, [(mark.name, mark.type) for mark in marks]
    ('la police de Chicago [sic]', [('police de Chicago', 'GovernmentBody'), ('Chicago', 'City')])
    """
    plain: list[str] = []
    opened: list[tuple[int, int]] = []
    marks: list[Mark] = []
    at = 0
    while at < len(source):
        match source[at]:
            case "\\" if source[at + 1 : at + 2] in tuple("[]|=~\\"):
                plain.append(source[at + 1])
                at += 2
            case "[":
                opened.append((len(plain), line + source.count("\n", 0, at)))
                at += 1
            case "]":
                raise _unbalanced(opened, where, line + source.count("\n", 0, at))
            case "|" | "=" | "~" if opened:
                start, opening = opened.pop()
                end = _closing(source, at, f"{where}:{opening}")
                surface = "".join(plain[start:])
                marks.append(_mark(Span(start, len(plain)), surface, source[at:end], where, opening))
                at = end + 1
            case character:
                plain.append(character)
                at += 1
    if opened:
        raise GoldError("a bracket is not closed", where=f"{where}:{opened[-1][1]}", remedy="write ']' after its tag")
    return "".join(plain), tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)))


def _closing(source: str, at: int, where: str) -> int:
    end = re.compile(r"[\[\]]").search(source, at)
    if end is None or end.group() == "[":
        raise GoldError("a bracket is not closed", where=where, remedy="write ']' after its tag")
    return end.start()


def _mark(span: Span, surface: str, tag: str, where: str, line: int) -> Mark:
    parts = _TAG.fullmatch(tag)
    surface = " ".join(surface.split())
    if parts is None or not surface or (parts["link"] == "~" and parts["type"]):
        raise GoldError(
            f"the mark [{surface}{tag}] is malformed",
            where=f"{where}:{line}",
            remedy="write [surface|Type], [surface=Name], [surface=Name|Type] or [surface~Name]",
        )
    name = (parts["name"] or surface).strip()
    return Mark(
        span=span, surface=surface, name=name, type=(parts["type"] or "").strip(), named=parts["link"] != "~", line=line
    )


def _unbalanced(opened: list[tuple[int, int]], where: str, line: int) -> GoldError:
    if opened:
        return GoldError(
            "a bracket gives neither type nor name",
            where=f"{where}:{opened[-1][1]}",
            remedy=r"write [surface|Type] or [surface=Name], or \[ and \] for literal brackets",
        )
    return GoldError(
        "a bracket closes that was not opened", where=f"{where}:{line}", remedy=r"write \] for a literal one"
    )
