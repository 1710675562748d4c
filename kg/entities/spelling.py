"""The words of names and texts, compared the way newspapers vary them; the gazetteer looks up with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# Spaces, hyphens, apostrophes and inner full stops part the words of a name. Any other sign is a
# word of its own: no name crosses a comma, a line or the end of a sentence, and "Canal+" keeps its +.
TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\b\.?|\w+|\.(?!\w)|\n|[^\w\s.'’‘\-‐‑–]")
HYPHENS = frozenset("-‐‑")
LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
# From this many letters on, "Bogota" and "Bogotá" are the same name whichever one we list.
FREE_ACCENTS = 6


class Word(NamedTuple):
    """A word as written, its folded form, and where it stands in its text."""

    written: str
    folded: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text, and each sign that no name may cross."""
    return [Word(*_fold(match[0]), match.start(), match.end()) for match in TOKEN.finditer(text)]


def words_of_name(name: str) -> list[Word]:
    """The words of a name; a last full stop is of its abbreviation and does not count.

    >>> [word.written for word in words_of_name("J.P. Morgan & Co.")]
    ['JP', 'Morgan', '&', 'Co']
    """
    if name.isalpha():  # most are, and a gazetteer has thousands to read
        return [Word(*_fold(name), 0, len(name))]
    words = words_of(name)
    return words[:-1] if len(words) > 1 and words[-1].written == "." else words


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> tuple[str, str]:
    """The word without the full stops of an acronym and without ligatures, and its folded form."""
    if word.isascii():
        plain = word.replace(".", "") or "."
        return plain, plain.lower()
    plain = word.translate(LIGATURES)
    return plain, without_accents(plain).casefold()


def without_accents(text: str) -> str:
    """The text with its letters bared.

    >>> without_accents("Éthiopie")
    'Ethiopie'
    """
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def writes(word: str, ours: str) -> bool:
    """Say whether a text's word is ours, given that both fold alike.

    >>> writes("FRANCE", "France"), writes("monde", "Monde"), writes("corsé", "corse")
    (True, False, False)
    """
    if word == ours:
        return True
    if len(word) != len(ours) or any(b.isupper() and not a.isupper() for a, b in zip(word, ours, strict=True)):
        return False
    if len(ours) >= FREE_ACCENTS and ours[0].isupper():
        return True
    return all(a.lower() in (b.lower(), without_accents(b.lower())) for a, b in zip(word, ours, strict=True))


def plain_key(name: str) -> str:
    """A name's spelling without accents, capitals, hyphens and typographic apostrophes."""
    return without_accents(name).casefold().replace("-", " ").replace("’", "'")


def is_glued(text: str, words: Sequence[Word], first: int, after: int) -> bool:
    """Say whether a hyphen joins the words to another; a small prefix ("ex-URSS") is fine."""
    if after < len(words) and text[words[after - 1].end : words[after].start] in HYPHENS:
        return True
    return bool(
        first and text[words[first - 1].end : words[first].start] in HYPHENS and words[first - 1].written[0].isupper()
    )


def is_shouted(words: Sequence[Word], first: int, after: int) -> bool:
    """Say whether the words are in capitals, and one beside them is too."""
    beside = [words[at].written for at in (first - 1, after) if 0 <= at < len(words)]
    return all(word.written.isupper() for word in words[first:after]) and any(
        word.isupper() and len(word) > 1 for word in beside
    )
