"""From an article as found to a Document: dates, paragraphs, headline and language settled.

The order of authority for the publication date is: the caller, the file's metadata, the article's
own header or dateline, the file's name; without any of them it is None.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from kg.documents.article import Article
from kg.documents.dateline import read_dates
from kg.documents.language import detect, supported
from kg.documents.paragraphs import paragraphs
from kg.errors import InputError
from kg.model import Document, Span

MAX_ARTICLE_CHARACTERS = 1_000_000
MAX_PARAGRAPH_CHARACTERS = 50_000
LONGEST_HEADLINE = 200


def document_from_text(
    text: str,
    *,
    id: str,  # noqa: A002  (the name of the Document's own field)
    language: str | None = None,
    published: date | None = None,
    source: str = "",
    publisher: str = "",
) -> Document:
    """The document of one article given as a string.

    Offsets count code points of the text in NFC. The date is read in the text when not given, the
    language guessed. Raises InputError for a text without words, too long, or in another language.

    >>> document = document_from_text("date 2025-03-04 Lefort vendu\\n\\nLe groupe cède Lefort.", id="a")
    >>> document.title, document.published, document.language
    ('Lefort vendu', datetime.date(2025, 3, 4), 'fr')
    """
    article = Article(text=text, where=id, source=source, publisher=publisher)
    return assemble(article, id=id, language=language, published=published)


def assemble(
    article: Article,
    *,
    id: str,  # noqa: A002  (the name of the Document's own field)
    language: str | None = None,
    published: date | None = None,
    named: date | None = None,
) -> Document:
    """The article as a Document. ``language`` and ``published`` overrule the file, ``named`` is the
    date in the file's name. Raises InputError for a text that cannot be read further."""
    text = unicodedata.normalize("NFC", article.text)
    where = article.where
    if len(text) > MAX_ARTICLE_CHARACTERS:
        remedy = "split it into articles"
        raise InputError(f"{len(text)} characters, more than {MAX_ARTICLE_CHARACTERS}", where=where, remedy=remedy)
    if stray := re.search("[\0\ud800-\udfff]", text):
        problem = f"the character U+{ord(stray[0]):04X} at offset {stray.start()} belongs to no text"
        raise InputError(problem, where=where, remedy="remove it, or write the article again as UTF-8")
    own, spans, datelines = read_dates(text, _checked(paragraphs(text), where), near=named)
    if not spans:
        raise InputError("no text", where=where, remedy="give an article with at least one sentence")
    tag = language or article.language
    sample = "\n".join(text[span.start : span.end] for span in spans)
    return Document(
        id=unicodedata.normalize("NFC", id),
        text=text,
        language=supported(tag, where=where) if tag else detect(sample, where=where),
        headline=_headline(text, spans[0], article.titled),
        published=published or article.published or own or named,
        source=article.source,
        publisher=article.publisher,
        paragraphs=tuple(sorted((*spans, *datelines))),
    )


def _checked(spans: tuple[Span, ...], where: str) -> tuple[Span, ...]:
    for start, end in spans:
        if end - start > MAX_PARAGRAPH_CHARACTERS:
            problem = f"a paragraph of {end - start} characters at offset {start}, more than {MAX_PARAGRAPH_CHARACTERS}"
            raise InputError(problem, where=where, remedy="separate its paragraphs with blank lines")
    return spans


def _headline(text: str, first: Span, known: bool) -> Span | None:
    """The first paragraph when a title is known, or when it looks like one: one short line, no full stop."""
    line = text[first.start : first.end]
    looks_like_one = len(line) <= LONGEST_HEADLINE and len(line.splitlines()) == 1 and not line.endswith(".")
    return first if known or looks_like_one else None
