"""``kg train``, and what is read with the file that it writes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import ROOT, Ran

Command = Callable[..., Ran]
WORDS = ROOT / "docs" / "examples" / "lending.ttl"
EXAMPLES = ROOT / "docs" / "examples" / "lending.marked"
TEXT = "Le Crédit du Vexin a accordé un prêt de 6 millions d'euros à la société Malvoisin.\n"


def facts(folder: Path) -> set[tuple[str, str, str]]:
    """What a build found between entities, by names."""
    records = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    return {
        (r["subject"]["name"], r["relation"], r["object"]["name"])
        for r in records
        if r.get("object") and "relation" in r
    }


@pytest.mark.model
def test_a_relation_of_ones_own_is_learned_from_examples_and_read(kg: Command, tmp_path: Path) -> None:
    head = tmp_path / "lending.npz"
    ran = kg("train", "--ontology", WORDS, "--examples", EXAMPLES, "-o", head)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[1].split()[:2] == ["lendsTo", "13"]
    assert "1 relation learned from 19 documents" in ran.out
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    told = ("Crédit du Vexin", "lendsTo", "Malvoisin")
    kg("build", article, "--ontology", WORDS, "--language", "fr", "-o", tmp_path / "without")
    kg("build", article, "--ontology", WORDS, "--language", "fr", "--head", head, "-o", tmp_path / "with")
    assert told not in facts(tmp_path / "without")
    assert told in facts(tmp_path / "with")


@pytest.mark.model
def test_the_same_examples_give_the_same_file(kg: Command, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.npz", "two.npz")]
    for file in files:
        kg("train", "--ontology", WORDS, "--examples", EXAMPLES, "-o", file)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.model
def test_too_few_examples_are_told(kg: Command, tmp_path: Path) -> None:
    few = tmp_path / "few.marked"
    few.write_text(EXAMPLES.read_text("utf-8").split("@ id: pret-04")[0], encoding="utf-8")
    ran = kg("train", "--ontology", WORDS, "--examples", few, "-o", tmp_path / "own.npz")
    assert ran.code == 2
    assert "too few examples to learn from; give at least 5" in ran.err
    assert not (tmp_path / "own.npz").exists()


def test_examples_in_lines_are_checked_line_by_line(kg: Command, tmp_path: Path) -> None:
    lines = tmp_path / "own.jsonl"
    lines.write_text('{"id": "a", "language": "fr", "published": "2025-01-01", "text": "Bonjour."}\n', encoding="utf-8")
    ran = kg("train", "--examples", lines, "-o", tmp_path / "own.npz")
    assert ran.code == 2
    assert f"{lines}:1: the key 'entities' is missing" in ran.err


@pytest.mark.model
def test_a_file_that_is_no_head_is_refused(kg: Command, tmp_path: Path) -> None:
    article, other = tmp_path / "article.txt", tmp_path / "other.npz"
    article.write_text(TEXT, encoding="utf-8")
    other.write_text("nothing\n", encoding="utf-8")
    ran = kg("build", article, "--head", other, "-o", tmp_path / "out")
    assert ran.code == 2
    assert "not a file that kg train has written; make it with kg train" in ran.err
