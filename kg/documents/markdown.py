"""Markdown: the document's text is the plain text, since marks and link targets are not news.

Front matter (``title``, ``date``, ``language``, ``publisher``, ``url``), images, code, tables and HTML
are left out; headings, list items and paragraphs become the text's paragraphs, links their words.
Offsets therefore point into the plain text, not into the file. One reader of the table in ``formats``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.documents.article import Article, compose
from kg.documents.content import decode, read_all
from kg.documents.dates import stated
from kg.errors import InputError

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_SPOKEN = {"text", "text_special", "code_inline"}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def read(stream: BinaryIO, where: str, encoding: str) -> tuple[Article]:
    """The one article of a Markdown file. Raises InputError for bytes that are not text."""
    raw = decode(read_all(stream, where=where), encoding, where=where)
    front = _FRONT_MATTER.match(raw)
    fields = _fields(front[1]) if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(raw[front.end() :] if front else raw)
    blocks = list(_blocks(tokens))
    date_text = fields.get("date", "")
    published = stated(date_text) if date_text else None
    if date_text and published is None:
        raise InputError(f"{date_text!r} is not a date", where=where, remedy="write it as YYYY-MM-DD")
    title = fields.get("title", "")
    return (
        Article(
            text=compose(title, (text for _, text in blocks)),
            where=where,
            source=fields.get("url", where),
            titled=bool(title) or [tag for tag, _ in blocks[:1]] == ["h1"],
            published=published,
            language=fields.get("language", fields.get("lang", "")),
            publisher=fields.get("publisher", ""),
        ),
    )


def _fields(front_matter: str) -> dict[str, str]:
    """The scalar fields of the front matter, without quotes; nested values are not read."""
    return {name.lower(): _unquoted(value) for name, value in _FIELD.findall(front_matter) if value}


def _unquoted(value: str) -> str:
    quoted = re.fullmatch(r"(['\"])(.*)\1", value)
    return quoted[2] if quoted else re.sub(r"[ \t]+#.*", "", value)


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The tag of each heading and paragraph outside tables, with its words."""
    in_table = False
    for before, token in pairwise(tokens):
        in_table = (in_table or before.type == "table_open") and before.type != "table_close"
        if token.type == "inline" and not in_table:
            words = _words(token.children or [])
            if words.strip():
                yield before.tag, words


def _words(children: Sequence[Token]) -> str:
    """The words of a paragraph: link texts stay, images, bare addresses and HTML tags go."""
    words: list[str] = []
    bare_address = False
    for child in children:
        if child.type in ("link_open", "link_close"):
            bare_address = child.type == "link_open" and child.markup == "autolink"
        elif child.type in _SPOKEN and not bare_address:
            words.append(child.content)
        else:
            words.append(_BREAKS.get(child.type, ""))
    return "".join(words)
