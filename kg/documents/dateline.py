"""Where an article dates itself: its header line, a line that is only a date, its dateline.

``assemble`` calls ``read_dates`` with the paragraphs; what is recognised leaves their spans. A dateline that names a
place or an agency becomes a span of its own, since these are named in the article.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import chain, repeat
from typing import NamedTuple

from kg.documents.dates import DATE, iso, matched
from kg.documents.paragraphs import trim
from kg.model import Span

# Later paragraphs tell of other dates; captions and "read also" lists may stand before the dateline.
_HEAD_PARAGRAPHS = 12
_HEAD_CHARACTERS = 300

_HEADER = re.compile(
    r"(?:(?i:date)\s*:?\s*\(?|\(?)(\d{4}-\d{2}-\d{2})\)?(?:\s*[:–—]|\s+-)?(?:\s+|$)(?=[^\W_]|[«\"“(]|$)"
)
_TAIL = re.compile(r"\((\d{4}-\d{2}-\d{2})\)$")

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]{0,30}"
_PLACE = rf"{_WORD}(?:[\s/](?:(?:de|du|des|la|le|les|sur|sous|en|et|of|the|and)\s|[dl]['’])*{_WORD}){{0,4}}"
_AGENCY = r"\((?i:afp|ap|reuters|upi|ats|awp|belga|dpa|efe|ansa|xinhua|kyodo|tass|pa|cp|pc|bloomberg|anadolu)\)"
_NOTE = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)"
_DASH = r"(?: \s* [.]? \s* [–—] \s* | \s* [.]? \s+ --? \s+ )"
# What follows must open a sentence: "4 mars 2025 – un mardi – le groupe…" is prose.
_SENTENCE = r"(?= [A-ZÀ-ÖØ-Þ0-9«\"“‘('’] | $ )"
_DATELINE = re.compile(
    rf"""(?P<line>
           (?: (?P<place> {_PLACE} (?:\s* {_NOTE})? (?: \s*,\s* (?:le\s+)? | \s+le\s+ | (?<=[A-ZÀ-ÖØ-Þ)])\s+ ) )? {DATE}
             (?: (?:,\s*|\s+[àÀ]\s+)(?!\d{{4}}) (?P<behind> [^–—\n(.]{{1,30}}? ) )? (?:\s* {_NOTE})?
           | (?P<told> {_PLACE} (?:\s*,\s*{_PLACE})? \s* {_AGENCY} )
           )
         ) {_DASH} {_SENTENCE}""",
    re.VERBOSE,
)
_DATE_ALONE = re.compile(
    rf"""(?: (?i:publié|publication|paru|posted|published|date) \s* :? \s* (?:(?:le|on)\s+)? )?
         (?: {_PLACE} \s*,\s* (?:le\s+)? )? {DATE}
         (?: (?:\s*,|\s*[-–—]|\s+[àÀ]|\s+at)\s* \d{{1,2}}\s?[h:]\s?\d{{0,2}} (?:\s*[A-Z]{{2,5}})? )?
         (?: [\s,|–—-]* (?i:mis|mise|modifié|actualisé|updated) [^.\n]{{0,60}} )? \s* [.]?""",
    re.VERBOSE,
)


class Dating(NamedTuple):
    """The day the article gives itself, if any, its paragraphs without the words that say so, and its datelines."""

    published: date | None
    paragraphs: tuple[Span, ...]
    datelines: tuple[Span, ...]


def read_dates(text: str, paragraphs: tuple[Span, ...], *, near: date | None = None) -> Dating:
    """Find the header date, the lone date and the dateline of an article, and cut them off the paragraphs.

    Lone dates, and likewise datelines, count only when all of the text name one day: several days
    make a chronology, whose dates are facts. A dateline without a year ("PARIS, 3 mars (AFP) –") is cut,
    and dates the article when ``near`` (the date in the file name) lies within a month.

    >>> read_dates("Paris, le 4 mars 2025 – Le groupe vend Lefort.", (Span(0, 46),)).paragraphs
    (Span(start=24, end=46),)
    """
    found: list[date | None] = []
    datelines: tuple[Span, ...] = ()
    if paragraphs:
        day, first = _header(text, paragraphs[0])
        found.append(day)
        paragraphs = (*first, *paragraphs[1:])
    for pattern, whole in ((_DATE_ALONE, True), (_DATELINE, False)):
        matches = [_match(pattern, whole, text[p.start : p.end][:_HEAD_CHARACTERS]) for p in paragraphs]
        if len({_written(match) for match in matches if match}) == 1:
            head = matches[:_HEAD_PARAGRAPHS]
            found.extend(_day(match, near) for match in head if match)
            if pattern is _DATELINE:
                lines = zip(paragraphs, head, strict=False)
                datelines = tuple(span for p, match in lines if match for span in _names(match, p))
            ends = chain((match.end() if match else 0 for match in head), repeat(0))
            pairs = zip(paragraphs, ends, strict=False)
            paragraphs = tuple(rest for p, end in pairs for rest in _without_prefix(text, p, end))
    return Dating(next((day for day in found if day), None), paragraphs, datelines)


def _names(match: re.Match[str], paragraph: Span) -> tuple[Span, ...]:
    """The dateline in its paragraph, if it says more than a day."""
    behind = match["behind"] or ""
    named = match["place"] or match["told"] or (behind[:1].isupper())
    return (Span(paragraph.start, paragraph.start + match.end("line")),) if named else ()


def _header(text: str, first: Span) -> tuple[date | None, tuple[Span, ...]]:
    """The date before or after the title on the first line, and the first paragraph without it."""
    line = text[first.start : first.end]
    if (match := _HEADER.match(line[:_HEAD_CHARACTERS])) and (day := iso(match[1])):
        return day, _without_prefix(text, first, match.end())
    if (match := _TAIL.search(line)) and (day := iso(match[1])):
        return day, trim(text, Span(first.start, first.start + match.start()))
    return None, (first,)


def _match(pattern: re.Pattern[str], whole: bool, paragraph: str) -> re.Match[str] | None:
    """The paragraph's lone date or dateline; a date without a year needs a place before it."""
    match = pattern.fullmatch(paragraph) if whole else pattern.match(paragraph)
    if match is None:
        return None
    has_date = bool(match["day"] or match["day2"] or match["iso"])
    has_year = bool(match["year"] or match["year2"] or match["iso"])
    if whole or (has_date and not match["place"]):
        return match if has_year and _day(match, None) else None
    return match


def _day(match: re.Match[str], near: date | None) -> date | None:
    return matched(match, near) if match["day"] or match["day2"] or match["iso"] else None


def _written(match: re.Match[str]) -> tuple[str | None, ...]:
    """The date's words, by which two matches are compared."""
    return match.group("day", "month", "day2", "month2", "iso")


def _without_prefix(text: str, paragraph: Span, length: int) -> tuple[Span, ...]:
    return trim(text, Span(paragraph.start + length, paragraph.end))
