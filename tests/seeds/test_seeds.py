"""The seeds: marked text, articles and gold in step, and gold that keeps its own rules."""

import re
from pathlib import Path

import pytest

from kg.evaluation import GoldDocument, load_gold, score
from kg.evaluation.gold import GoldAmount
from kg.evaluation.inventory import GUIDELINES
from kg.evaluation.markup import convert
from kg.evaluation.records import ClaimRecord, EntityRecord, Named, Record

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = load_gold(SEEDS / "gold")
EACH = pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.id)


def _contents(folder: Path, pattern: str) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern))}


def test_articles_and_gold_are_what_the_marked_texts_give(tmp_path: Path) -> None:
    for path in sorted((SEEDS / "marked").glob("*.marked")):
        convert(path, tmp_path / "gold", texts="../articles")
    remedy = "run python -m kg.evaluation.markup seeds/marked/*.marked -o seeds/gold --texts ../articles"
    assert _contents(SEEDS / "articles", "*.txt") == _contents(tmp_path / "articles", "*.txt"), remedy
    assert _contents(SEEDS / "gold", "*.json") == _contents(tmp_path / "gold", "*.json"), remedy


def test_gold_reads_the_same_from_json_and_from_marked_text() -> None:
    marked = load_gold(SEEDS / "marked")
    assert [(g.id, g.text, g.entities, g.claims, g.optional_claims) for g in marked] == [
        (g.id, g.text, g.entities, g.claims, g.optional_claims) for g in GOLD
    ]


def test_the_folder_as_a_whole_is_gold() -> None:
    assert {gold.id for gold in load_gold(SEEDS)} == {gold.id for gold in GOLD}


def test_enough_articles_in_both_languages() -> None:
    languages = [gold.language for gold in GOLD]
    assert languages.count("fr") >= 8
    assert languages.count("en") >= 5
    assert all(gold.id.startswith(gold.language) for gold in GOLD)


def test_gold_shows_most_relations_and_every_status() -> None:
    claims = [claim for gold in GOLD for claim in gold.claims]
    unseen = GUIDELINES.relations - {claim.relation for claim in claims}
    assert len(unseen) <= 4, sorted(unseen)
    assert {claim.status.value for claim in claims} == {"actual", "past", "planned", "possible", "negated"}


def test_readme_lists_every_article() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"`((?:fr|en)-[a-z]+)`(?=[,| ]+)", readme.split("People, companies")[0])) == [
        gold.id for gold in GOLD
    ]


@EACH
def test_article_begins_with_date_and_title(gold: GoldDocument) -> None:
    first = gold.text.split("\n", 1)[0]
    assert re.fullmatch(rf"date {gold.published.isoformat()} \S.*", first)


@EACH
def test_article_is_short(gold: GoldDocument) -> None:
    assert 150 <= len(gold.text.split()) <= 350


@EACH
def test_every_evidence_lies_in_the_text_and_is_at_most_a_few_sentences(gold: GoldDocument) -> None:
    for claim in (*gold.claims, *gold.optional_claims):
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(gold.text)
        assert claim.evidence.end - claim.evidence.start <= 300, claim


@EACH
def test_every_name_stands_in_the_text(gold: GoldDocument) -> None:
    for entity in gold.entities:
        assert any(name in gold.text for name in entity.names), entity


@EACH
def test_every_claim_has_the_right_kind_of_object(gold: GoldDocument) -> None:
    for claim in (*gold.claims, *gold.optional_claims):
        assert (claim.object is None) == (claim.relation in GUIDELINES.values), claim
        assert (claim.value is None) == (claim.object is not None), claim


@EACH
def test_gold_is_right_when_scored_against_itself(gold: GoldDocument) -> None:
    scores = score([gold], _faithful(gold))
    assert scores.claims.f1 == scores.entities.f1 == 1.0
    assert scores.merges == scores.duplicates == 0
    assert scores.status_accuracy == scores.evidence_overlap == scores.type_accuracy == 1.0


def _faithful(gold: GoldDocument) -> list[Record]:
    """What a reader that makes no mistake would find."""
    records: list[Record] = [
        EntityRecord(document=gold.id, name=entity.name, aliases=entity.aliases, type=entity.type)
        for entity in gold.entities
    ]
    for claim in gold.claims:
        ends = [Named(name=entity.name) for entity in map(gold.entity, claim.ends) if entity]
        amount = claim.value
        records.append(
            ClaimRecord(
                document=gold.id,
                subject=ends[0],
                relation=claim.relation,
                object=ends[1] if claim.object else None,
                value={"value": amount.value, "currency": amount.currency}
                if isinstance(amount, GoldAmount)
                else amount,
                status=claim.status.value,
                evidence=claim.evidence,
            )
        )
    return records
