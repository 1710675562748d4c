"""Plain aligned tables and short lines, the same in a terminal, a pipe and a test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Aligned columns under their headings; columns of numbers are set to the right.

    >>> print(table(("name", "claims"), [("a", 12), ("bcdef", 3)]))
    name   claims
    a          12
    bcdef       3
    """
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
    to_right = [bool(cells) and all(cell.isdigit() for cell in column) for column in zip(*cells, strict=True)]
    lines = []
    for line in [list(headings), *cells]:
        set_out = zip(line, widths, to_right or [False] * len(widths), strict=True)
        lines.append("  ".join(cell.rjust(width) if right else cell.ljust(width) for cell, width, right in set_out))
    return "\n".join(line.rstrip() for line in lines)


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "claim"), count(3, "entity")
    ('1 claim', '3 entities')
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def shortened(items: Sequence[str], most: int, *, where: str = "") -> list[str]:
    """The first items, and a last line that tells how many more there are."""
    rest = len(items) - most
    if rest <= 0:
        return list(items)
    return [*items[:most], f"… and {rest} more" + (f" in {where}" if where else "")]
