"""JSON lines: fields, titles, and errors that name the line."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from kg.documents import jsonl
from kg.documents.article import Article
from kg.errors import InputError

PROSE = "Le groupe Durand a vendu sa filiale."


def articles(*lines: object, encoding: str = "utf-8") -> list[Article | InputError]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(jsonl.read(io.BytesIO(text.encode(encoding)), "feed.jsonl", encoding))


def test_all_fields() -> None:
    (article,) = articles(
        {
            "id": "n-1",
            "text": PROSE,
            "title": " Vente\n de Lefort ",
            "published": "2025-03-04T23:00:00-05:00",
            "language": "fr-FR",
            "source": "https://exemple.org/1",
            "publisher": "Le Quotidien",
            "extra": [1, 2],
        }
    )
    assert article == Article(
        text=f"Vente de Lefort\n\n{PROSE}",
        where="feed.jsonl:1",
        source="https://exemple.org/1",
        id="n-1",
        line=1,
        titled=True,
        published=date(2025, 3, 4),
        language="fr-FR",
        publisher="Le Quotidien",
    )


def test_only_text_is_needed_and_blank_lines_count() -> None:
    first, second = articles(
        {"text": PROSE}, "", {"text": PROSE, "date": "4 mars 2025", "url": "u", "id": 7, "title": None}
    )
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.line, first.source, first.published) == ("", 1, "feed.jsonl:1", None)
    assert (second.id, second.line, second.source, second.published) == ("7", 3, "u", date(2025, 3, 4))


def test_a_title_that_opens_the_text_is_not_repeated() -> None:
    (article,) = articles({"title": "Vente", "text": f"Vente\n\n{PROSE}"})
    assert isinstance(article, Article)
    assert article.text == f"Vente\n\n{PROSE}"
    assert article.titled


def test_a_title_that_is_only_the_text_s_first_words_is_put_before_it() -> None:
    (article,) = articles({"title": "Le groupe Durand", "text": PROSE})
    assert isinstance(article, Article)
    assert article.text == f"Le groupe Durand\n\n{PROSE}"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": ', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('{"n": ' + "9" * 5_000 + "}", "not JSON"),
        ('["a"]', "not a JSON object"),
        ("{}", 'no "text"'),
        ('{"text": "  "}', 'no "text"'),
        ('{"text": 3}', '"text" is not a string'),
        ({"text": PROSE, "title": ["a"]}, '"title" is not a string'),
        ({"text": PROSE, "date": "bientôt"}, "'bientôt' is not a date"),
        ({"text": PROSE, "published": 1741100000}, '"published" is not a string'),
    ],
)
def test_a_bad_line_costs_only_itself(line: object, problem: str) -> None:
    before, error, after = articles({"text": PROSE}, line, {"text": PROSE})
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(error, InputError)
    assert problem in error.problem
    assert error.where == "feed.jsonl:2"
    assert error.remedy


def test_a_line_in_another_encoding() -> None:
    content = f'{{"text": "{PROSE}"}}\n{{"text": "cédé"}}'.encode("cp1252")
    _, error = jsonl.read(io.BytesIO(content), "feed.jsonl", "utf-8")
    assert isinstance(error, InputError)
    assert error.where == "feed.jsonl:2"
    assert error.problem == "not utf-8 text: byte 0xe9 at offset 11"


def test_an_endless_line_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 100)
    error, article = articles({"text": "a" * 1_000}, {"text": PROSE})
    assert isinstance(error, InputError)
    assert (error.where, error.problem) == ("feed.jsonl:1", "a line of more than 0 MiB")
    assert isinstance(article, Article)
    assert article.line == 2


def test_an_endless_file_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_COLLECTION_BYTES", 100)
    with pytest.raises(InputError, match="more than"):
        articles(*[{"text": PROSE}] * 5)
    with pytest.raises(InputError, match="more than"):
        articles(*[""] * 500)


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_a_file_without_lines(content: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        list(jsonl.read(io.BytesIO(content), "feed.jsonl", "utf-8"))
