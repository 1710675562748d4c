"""The words of names and texts, compared the way newspapers vary them; the gazetteer looks up with it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Spaces, hyphens, apostrophes and inner full stops part the words of a name. Any other sign is a
# word of its own: no name crosses a comma, a line or the end of a sentence, and "Canal+" keeps its +.
TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\b\.?|\w+|\.(?!\w)|\n|[^\w\s.'’‘\-‐‑–]")
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
