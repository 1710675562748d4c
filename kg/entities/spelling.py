"""The words of names and texts, compared the way newspapers vary them; the gazetteer looks up with it."""

from __future__ import annotations

import re
import unicodedata
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
    return [_word(match[0], *match.span()) for match in TOKEN.finditer(text)]


def words_of_name(name: str) -> list[Word]:
    """The words of a name; a last full stop is of its abbreviation and does not count.

    >>> [word.written for word in words_of_name("J.P. Morgan & Co.")]
    ['JP', 'Morgan', '&', 'Co']
    """
    words = words_of(name)
    return words[:-1] if len(words) > 1 and words[-1].written == "." else words


def _word(written: str, start: int, end: int) -> Word:
    if written.isascii():
        written = written.replace(".", "") or "."
        return Word(written, written.lower(), start, end)
    written = written.translate(LIGATURES)
    return Word(written, without_accents(written).casefold(), start, end)


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
    return all(a in (b, without_accents(b)) for a, b in zip(word.lower(), ours.lower(), strict=True))
