"""``kg ontology`` and ``kg evaluate``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.ontology import load
from tests.command import ROOT, Ran

Command = Callable[..., Ran]
EXAMPLE = ROOT / "docs" / "examples" / "succession.ttl"


def test_every_relation_is_listed(kg: Command) -> None:
    lines = kg("ontology", "list").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == sorted(load().relations)
    assert "succeeds" in kg("ontology", "list", "--ontology", EXAMPLE).out


@pytest.mark.model
def test_show_tells_what_a_block_teaches(kg: Command) -> None:
    shown = kg("ontology", "show", "acquires").out
    assert shown.startswith("acquires: acquires, acquiert\n")
    for told in ("words, fr:", "  racheter", "examples, en:", "counter-examples, fr:", "learned, fr:", "learned, en:"):
        assert told in shown
    learned = shown.split("learned, fr:")[1].split("\n\n")[0]
    assert any(line.split()[:4] == ["racheter", "verb", "subj", "obj"] for line in learned.splitlines())


@pytest.mark.model
def test_a_relation_that_leads_to_a_value_is_shown_too(kg: Command) -> None:
    assert "from Organization to integer" in kg("ontology", "show", "employees").out


@pytest.mark.model
def test_the_example_of_the_documentation_has_no_findings(kg: Command) -> None:
    assert kg("ontology", "check", EXAMPLE) == Ran(0, "1 relation checked, 0 findings\n", "")


@pytest.mark.model
def test_check_finds_what_is_wrong(kg: Command, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    written = EXAMPLE.read_text("utf-8")
    written = written.replace('"remplacer"@fr', '"remplacer"@fr , "rencontrer"@fr')
    written = written.replace(
        "[s Anne Rigail] a remplacé le directeur choisi par [o Franck Terner]", "[s A] remplace [o B]"
    )
    written = written.replace("[s Anne Rigail] succède à [o Franck Terner]", "[s Anne Rigail], [o Franck Terner]")
    own.write_text(written.replace('rdfs:label "succède à"@fr , ', "rdfs:label "), encoding="utf-8")
    ran = kg("ontology", "check", own)
    assert ran.code == 1
    assert f"{own}:9: succeeds: give one French rdfs:label" in ran.out
    assert "succeeds: fires on its counter-example: [s A] remplace [o B] (by succeeds: remplacer" in ran.out
    assert "succeeds: fires on an example of meets: " in ran.out
    assert "succeeds: teaches nothing: [s Anne Rigail], [o Franck Terner]: no single word" in ran.out
    assert ran.out.splitlines()[-1].startswith("1 relation checked, ")


@pytest.mark.model
def test_evaluate(kg: Command, tmp_path: Path) -> None:
    gold, page = ROOT / "seeds" / "marked" / "fr-contrat.marked", tmp_path / "errors.html"
    figures = json.loads(kg("evaluate", gold, "--json", "--html", page).out)
    assert figures["documents"] == 1
    assert figures["claims"]["right"] + figures["claims"]["missed"] == sum(
        counts["right"] + counts["missed"] for counts in figures["relations"].values()
    )
    assert 0 < figures["claims"]["precision"] <= 1
    assert page.read_text("utf-8").startswith("<!doctype html>")
    printed = kg("evaluate", gold).out
    assert "claims: precision, recall, F1" in printed
    assert "supplies" in printed


@pytest.mark.model
@pytest.mark.slow
def test_of_a_shipped_relation_only_what_the_file_brings_is_reported(kg: Command, tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    prefix = "@prefix kg: <https://w3id.org/newskg/ontology#> .\n"
    own.write_text(f'{prefix}kg:supplies kg:wording "ravitailler"@fr .\n')
    assert kg("ontology", "check", own).out == "1 relation checked, 0 findings\n"
