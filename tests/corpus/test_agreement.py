"""The second reading is of the right articles, has their very text, and is judged as a program's answer is."""

from __future__ import annotations

import agreement
import pytest
import report

from kg.evaluation import GoldDocument
from kg.evaluation.markup import parse_marked
from tests.command import ROOT

TEXT = "[Altavel|Company] a racheté [Cordero|Company], selon [Le Quotidien|MediaOutlet]. [Ana Ruiz|Person] le dirige."


def read(*claims: str, text: str = TEXT) -> tuple[GoldDocument, ...]:
    """A reading of a small article."""
    head = "@ id: fr-x-1\n@ language: fr\n@ published: 2025-03-04\n\n"
    return parse_marked(head + text + "\n---\n" + "\n".join(claims))


@pytest.mark.parametrize("language", agreement.SAMPLE)
def test_the_sample_is_read_twice_and_its_text_is_the_corpus_s(language: str) -> None:
    wanted = {article.id: article.text for article in agreement.sample(report.articles(), language)}
    assert len(wanted) == agreement.SAMPLE[language]
    for which in ("first", "second"):
        assert {article.id: article.text for article in agreement.reading(which, language)} == wanted


@pytest.mark.parametrize("language", agreement.SAMPLE)
def test_two_readers_agree_as_far_as_we_aim_at(language: str) -> None:
    found = agreement.agreement(agreement.reading("second", language), agreement.reading("first", language))
    assert found.scores.claims.f1 >= 0.85


def test_what_readers_differ_in_lowers_the_figure_it_belongs_to() -> None:
    bought, led = "Altavel | acquires | Cordero | {} | source: Le Quotidien", "Ana Ruiz | leads | Cordero | actual"
    first, second = read(bought.format("actual"), led), read(bought.format("planned"), "Ana Ruiz | age | 40 | actual")
    scores = agreement.agreement(second, first).scores
    assert (scores.claims.right, scores.claims.false, scores.claims.missed) == (1, 1, 1)
    assert (scores.status_accuracy, scores.source_accuracy, scores.entities.f1) == (0.0, 1.0, 1.0)


def test_what_the_answer_calls_optional_is_not_asserted() -> None:
    led, optional = "Ana Ruiz | leads | Cordero | actual", "? Altavel | acquires | Cordero | actual"
    scores = agreement.agreement(read(led, optional), read(led)).scores
    assert (scores.claims.right, scores.claims.false) == (1, 0)
    assert agreement.agreement(read(led), read(led, optional)).scores.claims.f1 == 1.0


def test_amounts_are_compared_as_amounts() -> None:
    reading = read("Cordero | revenue | ~52000000 EUR | actual")
    assert agreement.agreement(reading, reading).scores.claims.right == 1


def test_differences_name_both_readings() -> None:
    first, second = read("Ana Ruiz | leads | Cordero | actual"), read("Ana Ruiz | leads | Cordero | past")
    assert list(agreement.differences(second, first)) == [
        "fr-x-1 | right (status differs) | first: Ana Ruiz leads Cordero actual | second: Ana Ruiz leads Cordero past"
    ]
    (missing,) = agreement.differences(read(), first)
    assert missing.endswith("| second: nothing")
    (extra,) = agreement.differences(first, read())
    assert "| first: nothing |" in extra


def test_the_card_tells_the_agreement_that_was_measured() -> None:
    card = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    (measured,) = (row for row in agreement.figures() if row[0] == "claim F1")
    assert "claim F1 {:.2f} in French and {:.2f} in English".format(*map(float, measured[1:])) in " ".join(card.split())
