"""Which part of the corpus an article belongs to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.evaluation import load_gold, split_of
from kg.evaluation.splits import Split

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "marked"


@pytest.mark.parametrize(
    ("article", "split"),
    [("fr-a-002", Split.TRAIN), ("fr-a-017", Split.DEV), ("fr-a-003", Split.TEST), ("en-a-business-009", Split.DEV)],
)
def test_an_article_stays_in_its_part(article: str, split: Split) -> None:
    assert split_of(article) is split


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_tenth_each_is_for_development_and_test(language: str) -> None:
    articles = load_gold(CORPUS / language)
    found = Counter(split_of(article.id) for article in articles)
    assert set(found) == set(Split)
    for part in (Split.DEV, Split.TEST):
        assert 0.08 <= found[part] / len(articles) <= 0.12
