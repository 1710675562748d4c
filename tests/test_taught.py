"""Learned patterns, kept between runs and never read stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import taught
from kg.claims.barring import Counter
from kg.claims.patterns import Pattern, PatternTable, Unlearned
from kg.ontology import load

TABLE = PatternTable(
    by_anchor={"racheter": [Pattern("acquires", "racheter", "verb", "subj", "obj", ("la", "part"), "[s A] …", 0.9)]},
    unlearned=[Unlearned("acquires", "[s A], [o B]", "no single word")],
    owners={("employees", "employer"): "subj"},
    counters={"supplies": (Counter("livrer", "livrer", ("livrer", "match")),)},
)


@pytest.fixture
def lessons(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Counts how often something is learned; learning itself gives a small table."""
    taken: list[str] = []
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "memory"))
    monkeypatch.setattr(taught, "learn", lambda ontology, language, *rest: taken.append(language) or TABLE)
    return taken


def test_a_table_reads_back_as_it_was() -> None:
    assert taught.from_json(taught.to_json(TABLE)) == TABLE


def test_everything_a_table_holds_is_kept() -> None:
    """A new field of the table must be written too, or it would be lost from the second run on."""
    assert set(PatternTable.__dataclass_fields__) == {"by_anchor", "counters", "owners", "unlearned"}


def test_what_was_learned_is_not_learned_again(lessons: list[str]) -> None:
    assert taught.patterns(load(), "fr") == taught.patterns(load(), "fr") == TABLE
    assert lessons == ["fr"]
    taught.patterns(load(), "en")
    assert lessons == ["fr", "en"]


def test_another_ontology_is_learned_anew(lessons: list[str], tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text('@prefix kg: <https://w3id.org/newskg/ontology#> .\nkg:supplies kg:wording "alimenter"@fr .\n')
    taught.patterns(load(), "fr")
    taught.patterns(load([own]), "fr")
    own.write_text(own.read_text().replace("alimenter", "ravitailler"))
    taught.patterns(load([own]), "fr")
    assert lessons == ["fr"] * 3


def test_a_place_that_cannot_be_written_costs_only_time(
    lessons: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "file"))
    assert taught.patterns(load(), "fr") == taught.patterns(load(), "fr") == TABLE
    assert lessons == ["fr", "fr"]


def test_old_lessons_are_forgotten(lessons: list[str], tmp_path: Path) -> None:
    for number in range(8):
        own = tmp_path / "own.ttl"
        own.write_text(
            f'@prefix kg: <https://w3id.org/newskg/ontology#> .\nkg:supplies kg:wording "mot{number}"@fr .\n'
        )
        taught.patterns(load([own]), "fr")
    assert len(list((tmp_path / "memory").iterdir())) <= 5


def test_where_lessons_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/me/.cache")
    assert taught.memory() == Path("/home/me/.cache/newskg")
