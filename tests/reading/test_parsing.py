"""Documents as tokens: every word at its place, every paragraph on its own, symbols set aside."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from kg.reading.cleaning import clean
from kg.syntax import ParsedText

pytestmark = pytest.mark.model

Parsed = Callable[[str, str], ParsedText]

TEXTS = [
    ("fr", "L’usine d’ Altamer , à Brest , ferme. Aujourd’hui, qu’elle parte."),
    ("fr", "M.Lemoine parle de l’us\u00adine\u200b verte\u202f: 3\u202f000 euros ( ou plus )."),
    ("fr", "Nordelia (NDL.PA) rachète Altamer ( ALT.PA ) à Lyon.\n\n« C’est le 1 er accord », dit-elle."),
    ("fr", "Titre sans point\n\nLe port ferme.\n\nTout va bien."),
    ("en", "Nordelia’s plant doesn’t close.\n\nIt isn't sold , she said."),
    ("en", "Nordelia (NYSE: NDL) acquired Altamer.\n\n“We leave,” said Mr. Lemoine."),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_every_token_stands_at_its_offsets(parsed: Parsed, language: str, text: str) -> None:
    tokens = [token for token in parsed(language, text).tokens if token.text.strip()]
    assert [clean(text[token.start : token.end]).text.replace("’", "'") for token in tokens] == [
        token.text for token in tokens
    ]
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_sentences_cover_all_tokens_in_order(parsed: Parsed, language: str, text: str) -> None:
    parse = parsed(language, text)
    assert [i for s in parse.sentences for i in range(s.start, s.end)] == list(range(len(parse.tokens)))
    assert all(parse.sentence_of(t.i).start <= t.i < parse.sentence_of(t.i).end for t in parse.tokens)


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_each_sentence_is_one_tree(parsed: Parsed, language: str, text: str) -> None:
    parse = parsed(language, text)
    roots = [token for token in parse.tokens if token.head == token.i]
    assert [token.sentence for token in roots] == list(range(len(parse.sentences)))
    assert sorted(i for root in roots for i in parse.subtree(root.i)) == list(range(len(parse.tokens)))


def test_paragraphs_are_read_one_by_one(parsed: Parsed) -> None:
    parse = parsed("fr", "Nordelia rachète\n\nAltamer à Lyon.\n\nTout va bien. Le port ferme.")
    assert [sentence.paragraph for sentence in parse.sentences] == [0, 1, 2, 2]
    assert all(parse.sentence_of(t.head).paragraph == parse.sentence_of(t.i).paragraph for t in parse.tokens)


@pytest.mark.parametrize(
    ("language", "text", "symbols"),
    [
        ("fr", "Nordelia (NDL.PA) rachète Altamer (ALT.PA) à Lyon.", [("NDL.PA", "Nordelia"), ("ALT.PA", "Altamer")]),
        ("fr", "Rien.\n\nNordelia (NDL.PA) monte.", [("NDL.PA", "Nordelia")]),
        ("en", "Nordelia (NYSE: NDL) acquired Altamer.", [("NDL", "Nordelia")]),
        ("en", "Nordelia acquired Altamer.", []),
    ],
)
def test_symbols_are_set_aside_after_their_name(
    parsed: Parsed, language: str, text: str, symbols: list[tuple[str, str]]
) -> None:
    parse = parsed(language, text)
    assert [(ticker.symbol, parse.tokens[ticker.after].text) for ticker in parse.tickers] == symbols
    assert all(ticker.symbol in parse.document.quote(ticker.span) for ticker in parse.tickers)
    assert not {symbol for symbol, _ in symbols} & {token.text for token in parse.tokens}


def test_a_symbol_before_all_words_follows_none(parsed: Parsed) -> None:
    assert parsed("fr", "(NDL.PA) monte.").tickers[0].after == -1


@pytest.mark.parametrize(
    ("language", "text", "kind", "stated"),
    [
        ("fr", "Rien.\n\nAltamer coûte 3 millions d’euros.", "amounts", "3 millions d’euros"),
        ("fr", "Rien.\n\nAltamer emploie 300 salariés.", "quantities", "300 salariés"),
        ("en", "Nothing.\n\nAltamer costs $3 million.", "amounts", "$3 million"),
        ("en", "Nothing.\n\nAltamer opened in May 2024.", "periods", "May 2024"),
    ],
)
def test_values_stand_at_their_place_in_the_document(
    parsed: Parsed, language: str, text: str, kind: str, stated: str
) -> None:
    (found,) = getattr(parsed(language, text), kind)
    assert stated in found.text
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("language", "text", "word", "label", "head"),
    [
        ("fr", "Nordelia a racheté Altamer.", "Nordelia", "nsubj", "racheté"),
        ("fr", "Le groupe a vendu l’usine.", "usine", "obj", "vendu"),
        ("fr", "L’usine a été vendue par le groupe.", "usine", "nsubj:pass", "vendue"),
        ("en", "The group sold the plant.", "plant", "obj", "sold"),
        ("en", "The plant was sold by the group.", "plant", "nsubj:pass", "sold"),
        ("en", "The plant was sold by the group.", "group", "obl:agent", "sold"),
        ("en", "The man is a farmer.", "is", "cop", "farmer"),
    ],
)
def test_both_languages_speak_universal_labels(
    parsed: Parsed, language: str, text: str, word: str, label: str, head: str
) -> None:
    parse = parsed(language, text)
    (token,) = (token for token in parse.tokens if token.text == word)
    assert (token.dep, parse.tokens[token.head].text) == (label, head)


@pytest.mark.parametrize(
    ("language", "text", "word", "case"),
    [
        ("fr", "Le départ du ministre surprend.", "ministre", "de"),
        ("fr", "Il parle aux ouvriers.", "ouvriers", "à"),
        ("en", "He met with the minister.", "minister", "with"),
    ],
)
def test_a_noun_knows_its_preposition(parsed: Parsed, language: str, text: str, word: str, case: str) -> None:
    assert next(token.case for token in parsed(language, text).tokens if token.text == word) == case
