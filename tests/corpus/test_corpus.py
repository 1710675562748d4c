"""The corpus parses, keeps to its own rules, and its report is fresh."""

from __future__ import annotations

from collections import Counter

import pytest
import report

from kg.evaluation import GoldDocument
from kg.ontology import load
from tests.command import ROOT


@pytest.fixture(scope="module")
def articles() -> tuple[GoldDocument, ...]:
    return report.articles()


@pytest.fixture(scope="module")
def briefs() -> tuple[GoldDocument, ...]:
    return report.briefs()


@pytest.fixture(scope="module")
def reports() -> tuple[GoldDocument, ...]:
    return report.reports()


@pytest.fixture(scope="module")
def corpus(
    articles: tuple[GoldDocument, ...], briefs: tuple[GoldDocument, ...], reports: tuple[GoldDocument, ...]
) -> tuple[GoldDocument, ...]:
    return (*articles, *briefs, *reports)


def test_ids_are_unique_and_begin_with_the_language(corpus: tuple[GoldDocument, ...]) -> None:
    ids = Counter(article.id for article in corpus)
    assert not [name for name, count in ids.items() if count > 1]
    assert not [article.id for article in corpus if not article.id.startswith(article.language + "-")]


def test_every_article_has_claims_and_marked_entities(corpus: tuple[GoldDocument, ...]) -> None:
    for article in corpus:
        mentioned = {mention.entity for mention in article.mentions}
        assert article.claims, article.id
        assert {entity.id for entity in article.entities} == mentioned, article.id


def test_claims_are_of_the_inventory(corpus: tuple[GoldDocument, ...]) -> None:
    relations = load().relations
    wrong = [(a.id, c.relation) for a in corpus for c in a.claims if c.relation not in relations]
    assert not wrong


def test_few_ends_are_of_types_that_the_inventory_does_not_list(corpus: tuple[GoldDocument, ...]) -> None:
    ontology = load()
    others, count = [], 0
    for article in corpus:
        types = {entity.id: entity.type for entity in article.entities}
        for claim in article.claims:
            relation = ontology.relations[claim.relation]
            count += 1
            fits = ontology.is_any(types[claim.subject], relation.domain)
            if not fits or (claim.object is not None and not ontology.is_any(types[claim.object], relation.range)):
                others.append((article.id, types[claim.subject], claim.relation, claim.object))
    assert len(others) < 0.03 * count, others


def test_no_article_repeats_another(corpus: tuple[GoldDocument, ...]) -> None:
    assert report.near_duplicates(corpus) == []


def test_the_report_is_fresh(
    articles: tuple[GoldDocument, ...], briefs: tuple[GoldDocument, ...], reports: tuple[GoldDocument, ...]
) -> None:
    assert (ROOT / "corpus" / "REPORT.md").read_text(encoding="utf-8") == report.report(articles, briefs, reports)
