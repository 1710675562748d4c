"""Sentence boundaries by punctuation."""

import pytest

from kg.evaluation.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        ["M. Petit est parti.", "Il reviendra."],
        ["J.-P. Roux dirige U.S. Widgets Inc. depuis 2001.", "Mme Vidal le remplace."],
        ["« Nous partons. »", "Le ministre s'est tu."],
        ["Est-ce fini ?", "Non !", "Peut-être…", "On verra."],
        ["Le titre perd 2.5% à 3.10 euros.", "Paris monte."],
        ['"We are ready," she said.', '"Go."'],
    ],
)
def test_sentences_are_found_again(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_line_break_ends_a_sentence() -> None:
    text = "Titre sans point\n\n  Corps.  "
    assert [text[start:end] for start, end in sentence_spans(text)] == ["Titre sans point", "Corps."]


def test_nothing_in_an_empty_text() -> None:
    assert sentence_spans(" \n ") == ()
