"""How Turtle and TriG are laid out for people."""

from __future__ import annotations

import re

_STATEMENT = re.compile(r" \.\n(?=[^@\n}])")
_GRAPH = re.compile(r"^}\n(?=.)", re.MULTILINE)


def readable(text: str) -> str:
    """Only the prefixes in use, and an empty line before every subject."""
    head = re.match(r"(?:@prefix .*\n)*", text)
    cut = head.end() if head else 0
    body = text[cut:]
    prefixes = sorted(line for line in text[:cut].split("\n") if line)
    used = [line for line in prefixes if _names(body, line.split()[1])]
    # Texts of articles have no line break of their own here: what ends a line ends a statement or a graph.
    return "\n".join([*used, _GRAPH.sub("}\n\n", _STATEMENT.sub(" .\n\n", "\n" + body))])


def _names(body: str, prefix: str) -> bool:
    """Whether some name begins with a prefix; looking for the mere text is much quicker, where it is absent."""
    return prefix in body and re.search(rf"(?<![\w:]){prefix}", body) is not None
