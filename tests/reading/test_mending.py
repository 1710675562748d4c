"""Trees mended once the names are known: a name is one word to syntax, and a tree stays a tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import document_from_text
from kg.reading.mending import mend
from kg.syntax import ParsedText, Sentence, Token

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
        ("fr", "Le juge autorise le rachat de Nordelia par Altamer.", ["Nordelia", "Altamer"], "Altamer", "rachat"),
        ("fr", "Ils saluent la vente du groupe Nordelia à Altamer.", ["Nordelia", "Altamer"], "Altamer", "vente"),
    ],
)
def test_an_agent_belongs_to_what_is_done(
    parsed: Parsed, language: str, text: str, names: list[str], agent: str, verb: str
) -> None:
    parse = mended(parsed(language, text), names)
    (start, end) = next(span for span in ranges(parse, names) if agent in parse.text(*span))
    (head,) = (t for t in parse.tokens[start:end] if not start <= t.head < end)
    assert parse.tokens[head.head].text == verb


_WORDS = ("Mme", "Norvane", "Trévane", ",", "rachète", "créé", "mardi", "par", "de", "à")
_LABELS = ("nsubj", "obj", "obl:mod", "nmod", "acl", "advcl", "amod", "appos", "conj", "case", "flat:name", "punct")


@st.composite
def trees(draw: st.DrawFn) -> tuple[ParsedText, list[tuple[int, int]]]:
    """One sentence of made-up words under a random tree, and names in it that do not cross."""
    words = ["Norvane", *draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=13))]
    order = draw(st.permutations(range(len(words))))
    heads = {order[0]: order[0]}
    for place in range(1, len(order)):
        heads[order[place]] = draw(st.sampled_from(order[:place]))
    text, tokens = " ".join(words), []
    start = 0
    for i, word in enumerate(words):
        pos, form = ("PUNCT", "") if word == "," else ("VERB", draw(st.sampled_from(("Part", "Fin", "Inf"))))
        if word[0].isupper():
            pos, form = "PROPN", ""
        dep = "root" if heads[i] == i else draw(st.sampled_from(_LABELS))
        end = start + len(word)
        tokens.append(Token(i, start, end, word, word.lower(), word.lower(), pos, dep, heads[i], form=form))
        start = end + 1
    cuts = sorted(draw(st.sets(st.integers(0, len(words)), max_size=6)))
    names = [pair for pair in pairwise(cuts) if draw(st.booleans())]
    document = document_from_text(text, id="tree", language="fr")
    return ParsedText(document, tuple(tokens), (Sentence(0, len(tokens), 0),)), names


def stays_a_tree(parse: ParsedText) -> None:
    """Every word leads up to a top in so many steps, and the tops' subtrees hold all words."""
    tops = {token.i for token in parse.tokens if token.head == token.i}
    for token in parse.tokens:
        step, steps = token, 0
        while step.i not in tops:
            step, steps = parse.tokens[step.head], steps + 1
            assert steps <= len(parse.tokens), f"{token.text} hangs on itself"
    assert {index for top in tops for index in parse.subtree(top)} == set(range(len(parse.tokens)))


@given(trees())
def test_any_tree_stays_one(made: tuple[ParsedText, list[tuple[int, int]]]) -> None:
    parse, names = made
    mend(parse, names, frozenset(("mardi",)), frozenset(("mme",)))
    stays_a_tree(parse)


def test_a_name_below_its_participle_changes_places_with_it() -> None:
    words = ["Norvane", ",", "créé", "ici", "rachète"]
    heads, labels = [3, 0, 4, 2, 4], ["appos", "punct", "advcl", "obl:mod", "root"]
    text, tokens = " ".join(words), []
    for i, word in enumerate(words):
        start = len(" ".join(words[:i])) + bool(i)
        pos, form = ("VERB", "Part" if word == "créé" else "Fin") if i in (2, 4) else ("PROPN", "")
        end = start + len(word)
        tokens.append(Token(i, start, end, word, word.lower(), word.lower(), pos, labels[i], heads[i], form=form))
    document = document_from_text(text, id="tree", language="fr")
    parse = ParsedText(document, tuple(tokens), (Sentence(0, len(tokens), 0),))
    mend(parse, [(0, 1)], frozenset())
    stays_a_tree(parse)
    assert (parse.tokens[2].head, parse.tokens[0].head) == (0, 4)
