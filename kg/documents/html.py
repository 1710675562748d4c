"""HTML: the article's words as trafilatura finds them, without menus, tables and markup.

The text is the title, a blank line and the paragraphs; offsets point into it, not into the page.
The publication day is read here from the page's JSON-LD, as written in its own time zone.
One reader of the table in ``formats``.
"""

from __future__ import annotations

import json
import logging
import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

import trafilatura
from trafilatura.settings import use_config

from kg.documents.article import Article, compose
from kg.documents.content import decode, read_all
from kg.documents.dates import FIRST_YEAR, LAST_YEAR, iso
from kg.errors import InputError

# Both log what they find odd in a page; without a handler of its own that would reach the terminal.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

# Fixed bounds, since the library's default upper one is the day of the run; and no search through
# the body, where it takes the year of a copyright notice for the date.
_DATE_SEARCH = {
    "original_date": True,
    "extensive_search": False,
    "min_date": f"{FIRST_YEAR}-01-01",
    "max_date": f"{LAST_YEAR}-12-31",
}
# Below the library's default of 250 characters a short dispatch would be flattened to one paragraph.
_EXTRACTION = use_config()
_EXTRACTION.set("DEFAULT", "MIN_EXTRACTED_SIZE", "40")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})|<\?xml[^>]{0,80}?encoding=[\"']([\w-]{2,20})"
)
_CHARSET_BYTES = 4096
_INLINE = {"hi", "ref", "del", "span", "lb"}
_LEFT_OUT = {"table", "graphic", "code", "nav"}
_SENTENCE = re.compile(r"[.!?…]\W{0,5}$")


def read(stream: BinaryIO, where: str, encoding: str) -> tuple[Article]:
    """The one article of a page. Raises InputError when no paragraph of the page is an article's."""
    page, published = _extracted(_decoded(read_all(stream, where=where), encoding, where))
    blocks = list(_blocks(page.body)) if page else []
    if not any(_SENTENCE.search(block.rstrip()) for block in blocks):
        raise InputError("no article in this page", where=where, remedy="save the article's text as .txt")
    title = page.title or ""
    return (
        Article(
            text=compose(title, blocks),
            where=where,
            source=page.url or where,
            titled=bool(title),
            published=published or iso(page.date or ""),
            publisher=page.sitename or "",
        ),
    )


def _extracted(markup: str) -> tuple[Any, date | None]:
    """What trafilatura takes for the article, or None, and the day that the JSON-LD states."""
    tree = trafilatura.load_html(markup)
    if tree is None:
        return None, None
    published = _json_ld_date(tree)  # first, since the extraction prunes the tree
    page = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH, config=_EXTRACTION
    )
    return page, published


def _decoded(content: bytes, encoding: str, where: str) -> str:
    """The page in the caller's encoding or, where that fails, in the one the page declares."""
    try:
        return decode(content, encoding, where=where)
    except InputError:
        declared = _CHARSET.search(content[:_CHARSET_BYTES])
        if declared is None:
            raise
        name = (declared[1] or declared[2]).decode("ascii")
        return decode(content, name, where=where)


def _json_ld_date(tree: Any) -> date | None:
    """``datePublished`` of the outermost article that the page's JSON-LD describes."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            described = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # many pages carry broken JSON-LD; the date is then looked for elsewhere
        for node in _nodes(described):
            types = node.get("@type")
            names = types if isinstance(types, list) else [types]
            day = node.get("datePublished")
            is_article = any(str(name).endswith(("Article", "Posting", "Report")) for name in names)
            if is_article and isinstance(day, str) and (found := iso(day)):
                return found
    return None


def _nodes(described: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON value, outer ones first."""
    waiting = deque([described])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _blocks(element: Any) -> Iterator[str]:
    """The text of each block of the extracted tree, in order; a line break in a block stays one."""
    run = _spaced(element.text)
    for child in element:
        if child.tag in _INLINE:
            run += _inline(child)
        else:
            yield run
            if child.tag not in _LEFT_OUT:
                yield from _blocks(child)
            run = ""
        run += _spaced(child.tail)
    yield run


def _inline(element: Any) -> str:
    if element.tag == "lb":
        return "\n"
    return _spaced(element.text) + "".join(_inline(child) + _spaced(child.tail) for child in element)


def _spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ")
