"""The keywords of a SPARQL query or update, told from all else in it without parsing it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
    (?: \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}                       # long strings
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'                                 # strings
      | <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>         # IRIs
      | \#[^\n\r]* | [?$]\w+ )                                                    # comments, variables
    | (?P<loose> @[A-Za-z-]+ | [\w.-]*: ) (?:[\w:%](?:[\w.:%-]*[\w:%-])?)?        # language tags, prefixed names
    | (?P<word> [A-Za-z]+ )
    """,
    re.VERBOSE | re.DOTALL,
)


def keywords(text: str, *, update: bool = False) -> Iterator[tuple[str, int]]:
    """The bare words of a query or update with their places: no strings, comments, IRIs, variables or names.

    SERVICE counts wherever the parser could read it: it asks for no space around a keyword, so that
    ``trueSERVICE``, ``SERVICESILENT`` and ``SERVICE:x`` would all reach out. So does LOAD at the start
    of a word of an update.
    """
    for found in _TOKEN.finditer(text):
        word, loose = (found["word"] or "").upper(), (found["loose"] or "").upper()
        if "SERVICE" in word + loose:
            yield "SERVICE", found.start()
        elif update and (word + loose).startswith("LOAD"):
            yield "LOAD", found.start()
        elif word:
            yield word, found.start()


def position(text: str, place: int, name: str) -> str:
    """Where a place of a query is, as ``name:line:column``."""
    line = text.count("\n", 0, place) + 1
    return f"{name}:{line}:{place - (text.rfind(chr(10), 0, place) + 1) + 1}"
