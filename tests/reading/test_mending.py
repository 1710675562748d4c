"""Trees mended once the names are known: a name is one word to syntax, and a tree stays a tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.reading.mending import mend
from kg.syntax import ParsedText

pytestmark = pytest.mark.model

Parsed = Callable[[str, str], ParsedText]

NAMED = [
    ("fr", "Claire Vasseur rencontre Paul Lemoine à Lyon.", ["Claire Vasseur", "Paul Lemoine", "Lyon"]),
    ("fr", "Nordelia, racheté par Altamer Finance en mai, ferme.", ["Nordelia", "Altamer Finance"]),
    ("fr", "Grande Marée Énergie vend Petit Port.", ["Grande Marée Énergie", "Petit Port"]),
    ("fr", "L’accord entre Vertige et Vent Debout a été signé par Mme Vasseur.", ["Vertige", "Vent Debout", "Vasseur"]),
    ("en", "Claire Vasseur met Paul Lemoine in Leeds.", ["Claire Vasseur", "Paul Lemoine", "Leeds"]),
    ("en", "Nordelia, bought by Altamer Finance, closes.", ["Nordelia", "Altamer Finance"]),
    ("en", "Running Water Trust sued Move On.", ["Running Water Trust", "Move On"]),
]


def ranges(parse: ParsedText, names: list[str]) -> list[tuple[int, int]]:
    """The half-open token ranges of the names."""
    found = []
    for name in names:
        start = parse.document.text.index(name)
        inside = [token.i for token in parse.tokens if start <= token.start < start + len(name)]
        found.append((inside[0], inside[-1] + 1))
    return found


def mended(parse: ParsedText, names: list[str]) -> ParsedText:
    """A copy of the parse, mended."""
    copy = replace(parse, tokens=tuple(replace(token, children=list(token.children)) for token in parse.tokens))
    mend(copy, ranges(copy, names), frozenset(), frozenset({"mme", "m", "mr"}))
    return copy


@pytest.mark.parametrize(("language", "text", "names"), NAMED)
def test_a_name_hangs_on_one_head(parsed: Parsed, language: str, text: str, names: list[str]) -> None:
    parse = mended(parsed(language, text), names)
    for start, end in ranges(parse, names):
        leaving = [t.i for t in parse.tokens[start:end] if not start <= t.head < end or t.head == t.i]
        assert len(leaving) == 1
        assert all(not start <= t.head < end or t.head in leaving for t in parse.tokens if not start <= t.i < end)


@pytest.mark.parametrize(("language", "text", "names"), NAMED)
def test_a_tree_stays_a_tree(parsed: Parsed, language: str, text: str, names: list[str]) -> None:
    parse = mended(parsed(language, text), names)
    (root,) = (token.i for token in parse.tokens if token.head == token.i)
    assert parse.subtree(root) == list(range(len(parse.tokens)))


@pytest.mark.parametrize(("language", "text", "names"), NAMED)
def test_no_word_of_a_name_is_a_verb(parsed: Parsed, language: str, text: str, names: list[str]) -> None:
    parse = mended(parsed(language, text), names)
    assert all(
        parse.tokens[i].pos not in ("VERB", "AUX") for start, end in ranges(parse, names) for i in range(start, end)
    )


@pytest.mark.parametrize(
    ("language", "text", "names", "agent", "verb"),
    [
        (*NAMED[1], "Finance", "racheté"),
        (*NAMED[5], "Finance", "bought"),
        ("fr", "Nordelia a été racheté par Altamer.", ["Nordelia", "Altamer"], "Altamer", "racheté"),
        ("en", "Nordelia was bought by Altamer.", ["Nordelia", "Altamer"], "Altamer", "bought"),
    ],
)
def test_an_agent_belongs_to_the_verb(
    parsed: Parsed, language: str, text: str, names: list[str], agent: str, verb: str
) -> None:
    parse = mended(parsed(language, text), names)
    (start, end) = next(span for span in ranges(parse, names) if agent in parse.text(*span))
    (head,) = (t for t in parse.tokens[start:end] if not start <= t.head < end)
    assert parse.tokens[head.head].text == verb
