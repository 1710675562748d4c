"""One string to a Document: headline, language, limits, and what always holds."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import document_from_text
from kg.documents.assemble import MAX_ARTICLE_CHARACTERS, MAX_PARAGRAPH_CHARACTERS
from kg.errors import InputError

PROSE = "Le groupe Durand a vendu sa filiale à la société Lefort."


def test_the_users_header_line() -> None:
    text = f" date 2025-03-04 Durand vend sa filiale, rapporte Le Quotidien\n\n{PROSE}\n"
    document = document_from_text(text, id="a")
    assert document.text == text
    assert document.title == "Durand vend sa filiale, rapporte Le Quotidien"
    assert document.published == date(2025, 3, 4)
    assert [document.quote(span) for span in document.paragraphs] == [document.title, PROSE]


def test_the_argument_outranks_the_header() -> None:
    document = document_from_text(f"date 2025-03-04 Vente\n\n{PROSE}", id="a", published=date(2020, 1, 1))
    assert document.published == date(2020, 1, 1)
    assert document.title == "Vente"


@pytest.mark.parametrize("first", [PROSE, "Durand vend sa filiale " * 10])
def test_a_sentence_or_a_long_paragraph_is_no_headline(first: str) -> None:
    assert document_from_text(f"{first}\n\n{PROSE}", id="a").headline is None


@pytest.mark.parametrize("title", ["Durand vend", "Qui achète Durand ?", "« Nous vendons »"])
def test_headline(title: str) -> None:
    assert document_from_text(f"{title}\n\n{PROSE}", id="a").title == title


def test_text_is_composed_and_offsets_count_its_code_points() -> None:
    document = document_from_text(unicodedata.normalize("NFD", f"Été 🎉\n\n{PROSE}"), id="e\u0301te\u0301")
    assert document.title == "Été 🎉"
    assert document.id == "été"
    assert document.quote(document.paragraphs[1]) == PROSE


def test_line_ends_are_kept() -> None:
    text = f"Vente\r\n\r\n{PROSE}\r\n"
    document = document_from_text(text, id="a")
    assert document.text == text
    assert document.quote(document.paragraphs[1]) == PROSE


def test_fields_are_carried() -> None:
    document = document_from_text(PROSE, id="a", source="https://exemple.org/a", publisher="Le Quotidien")
    assert (document.source, document.publisher) == ("https://exemple.org/a", "Le Quotidien")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no text"),
        (" \n\t\n", "no text"),
        ("* * *\n…", "no text"),
        ("date 2025-03-04", "no text"),
        (f"Vente\0\n{PROSE}", "U+0000 at offset 5"),
        (f"Vente\ud800\n{PROSE}", "U+D800 at offset 5"),
        ("Vente\n\n" + "a" * (MAX_PARAGRAPH_CHARACTERS + 1), "a paragraph of 50001 characters at offset 7"),
        ("Vente\n\n" * (MAX_ARTICLE_CHARACTERS // 7 + 1), "more than 1000000"),
        ("Der Konzern hat seine Tochter an einen Mitbewerber verkauft.", "unsupported language 'de'"),
    ],
)
def test_errors_name_the_place_and_a_remedy(text: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        document_from_text(text, id="a.txt")
    assert problem in caught.value.problem
    assert caught.value.where == "a.txt"
    assert caught.value.remedy


WORDS = st.sampled_from([PROSE, "Vente", "4 mars 2025 – ", "PARIS, 3 mars (AFP) – Le", "date 2025-03-04 ", "é", "…"])


@given(st.lists(WORDS | st.text(max_size=20), max_size=8), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_spans_round_trip(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    try:
        document = document_from_text(text, id="a", language="fr")
    except InputError:
        return
    previous = 0
    for start, end in document.paragraphs:
        quote = document.text[start:end]
        assert previous <= start < end
        assert quote == quote.strip()
        previous = end
    assert document.text == unicodedata.normalize("NFC", text)
    assert document.headline is None or document.headline in document.paragraphs


def test_a_dateline_is_a_paragraph_and_no_headline() -> None:
    document = document_from_text(f"PARIS, 3 mars (AFP) – {PROSE}", id="a", language="fr")
    assert [document.quote(span) for span in document.paragraphs] == ["PARIS, 3 mars (AFP)", PROSE]
    assert document.title != "PARIS, 3 mars (AFP)"
