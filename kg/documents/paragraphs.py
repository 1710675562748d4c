"""The paragraphs of a plain text, as spans that leave the text untouched.

The rule, block by block (a block is what stands between blank lines):

1. A line with a bullet opens a paragraph, which begins behind it; a line without any letter or digit ("* * *") is
   no paragraph.
2. A line that goes on in the middle of a sentence (it starts with a small letter or a closing sign)
   belongs to the line before, unless the block is a column of very short lines.
3. If nothing in the block looks like prose (no line goes on, the last one does not end a sentence),
   the lines are separate headlines.
4. Otherwise the width decides: hard-wrapped text breaks a line only where the next word would not
   have fitted into the block's widest line, so a break before a word that would have fitted was meant.
   Lines wider than any wrapping width are each a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

NARROWEST_WRAP, WIDEST_WRAP = 30, 120

_LINE_END = re.compile(r"\r\n|[\n\r\f\u2028\u2029]")
_WRITTEN = re.compile(r"[^\W_]")
_BULLET = re.compile(r"[-*•‣▪◦·]\s|[–—]\s+[A-ZÀ-ÖØ-Þ]|\d{1,2}[.)]\s+[A-ZÀ-ÖØ-Þ]")
_MARK = re.compile(r"[-*•‣▪◦·]\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\s»\"”’)]*$")
_GOES_ON = re.compile(r"[,;:.!?…%)\]»”]")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, in order, disjoint, without white space at either end.

    >>> text = "Un titre\\n\\nLe groupe vend Lefort.\\r\\n"
    >>> [text[start:end] for start, end in paragraphs(text)]
    ['Un titre', 'Le groupe vend Lefort.']
    """
    return tuple(_unmarked(text, paragraph) for block in _blocks(text) for paragraph in _split(text, block))


def _unmarked(text: str, paragraph: Span) -> Span:
    """The paragraph without its bullet, no word of it; numbers stay, and a dash before what somebody says."""
    mark = _MARK.match(text, *paragraph)
    spoken = mark is not None and mark[0][0] == "-" and _ENDS_SENTENCE.search(text, *paragraph)
    return Span(mark.end(), paragraph.end) if mark is not None and not spoken else paragraph


def trim(text: str, span: Span) -> tuple[Span, ...]:
    """The span without the white space at its ends, or nothing when nothing remains."""
    start, end = span
    while start < end and _is_blank(text[start]):
        start += 1
    while start < end and _is_blank(text[end - 1]):
        end -= 1
    return (Span(start, end),) if start < end else ()


def _is_blank(character: str) -> bool:
    return character.isspace() or character in "\u200b\u2060\ufeff"


def _lines(text: str) -> Iterator[tuple[Span, ...]]:
    start = 0
    for line_end in _LINE_END.finditer(text):
        yield trim(text, Span(start, line_end.start()))
        start = line_end.end()
    yield trim(text, Span(start, len(text)))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Runs of lines that have a letter or a digit."""
    block: list[Span] = []
    for line in _lines(text):
        if line and _WRITTEN.search(text, *line[0]):
            block.append(line[0])
        elif block:
            yield block
            block = []
    if block:
        yield block


def _split(text: str, block: list[Span]) -> Iterator[Span]:
    lines = [text[line.start : line.end] for line in block]
    width = max(map(len, lines))
    prose = any(_goes_on(line) for line in lines[1:]) or bool(_ENDS_SENTENCE.search(lines[-1]))
    start = block[0].start
    for at in range(1, len(block)):
        if _opens_paragraph(lines[at - 1], lines[at], width, prose):
            yield Span(start, block[at - 1].end)
            start = block[at].start
    yield Span(start, block[-1].end)


def _opens_paragraph(line: str, following: str, width: int, prose: bool) -> bool:
    """Say whether the break between two lines of a block was meant (see the module's rule)."""
    if _BULLET.match(following) or width < NARROWEST_WRAP:
        return True
    if _goes_on(following):
        return False
    if not prose or width > WIDEST_WRAP:
        return True
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width


def _goes_on(line: str) -> bool:
    return line.lstrip("–— \u00a0")[:1].islower() or bool(_GOES_ON.match(line))
