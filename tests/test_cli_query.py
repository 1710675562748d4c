"""``kg query``, ``kg export`` and ``kg view`` on a built folder; no model is needed."""

from __future__ import annotations

import io
import json
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import FORMATS
from tests.command import Ran

Command = Callable[..., Ran]
WHO = "SELECT ?who WHERE { ?one kg:leads ?two . ?one rdfs:label ?who }"


def test_a_query_gives_a_table(kg: Command, small_folder: Path) -> None:
    assert kg("query", small_folder, WHO) == Ran(0, "who\n-----------\nJeanne Roux\n", "")


@pytest.mark.parametrize(
    ("form", "expected"),
    [("csv", "who\r\nJeanne Roux\r\n"), ("tsv", '?who\n"Jeanne Roux"\n')],
)
def test_other_forms_of_an_answer(kg: Command, small_folder: Path, form: str, expected: str) -> None:
    assert kg("query", small_folder, WHO, "--format", form).out == expected


def test_json_and_turtle(kg: Command, small_folder: Path) -> None:
    answer = json.loads(kg("query", small_folder, WHO, "--format", "json").out)
    assert answer["results"]["bindings"] == [{"who": {"type": "literal", "value": "Jeanne Roux"}}]
    built = kg("query", small_folder, "CONSTRUCT WHERE { ?one kg:leads ?two }", "--format", "turtle").out
    assert "kg:leads" in built


def test_a_yes_or_no_question(kg: Command, small_folder: Path) -> None:
    for form in ("table", "csv"):
        assert kg("query", small_folder, "ASK { ?a kg:leads ?b }", "--format", form).out == "yes\n"


def test_named_queries(kg: Command, small_folder: Path) -> None:
    listed = kg("query", "--list").out
    assert "suppliers: Who supplies whom" in listed
    assert "--param company=…" in listed
    listed = kg("query", "--list", "--language", "fr").out
    assert "suppliers: Qui fournit qui" in listed
    assert "--param company=…  Seulement les livraisons" in listed
    assert "no query is told in 'xx'; known: en, fr" in kg("query", "--list", "--language", "xx").err
    assert "Jeanne Roux" in kg("query", small_folder, "--named", "leaders").out
    assert "Jeanne Roux" in kg("query", small_folder, "--named", "leaders", "--param", "organization=altavel").out
    assert "Jeanne Roux" not in kg("query", small_folder, "--named", "leaders", "--param", "organization=x").out


def test_a_query_from_a_file_and_from_standard_input(
    kg: Command, small_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "who.rq"
    file.write_text(WHO)
    monkeypatch.setattr("sys.stdin", io.StringIO(WHO))
    assert (
        kg("query", small_folder, file).out == kg("query", small_folder, "-").out == kg("query", small_folder, WHO).out
    )


def test_a_query_of_ones_own_has_a_name(kg: Command, small_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bosses.rq").write_text(f"# Who leads anything.\n{WHO}\n")
    assert "Jeanne Roux" in kg("query", small_folder, "--named", "bosses", "--ontology", tmp_path).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["SELECT ?x WHERE { ?x kg:leads }"], "query:1:31: the query breaks off or is malformed"),
        (["SELECT ?x WHERE { ?x foo:leads ?y }"], "unknown prefix foo:; declare it"),
        (["DELETE WHERE { ?x ?y ?z }"], "query:1:1: the graph may not be changed; take DELETE out"),
        (["SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }"], "a query may not ask another server"),
        (["missing.rq"], "missing.rq: the query file cannot be read; check its path"),
        ([], "kg query: give one query; kg query --list"),
        (["ASK {}", "--named", "deals"], "give a query or --named, not both"),
        (["--named", "nothing"], "no query is called 'nothing'; known: claims-of, contradictions"),
        (["--named", "deals", "--param", "x=1"], "deals: no parameter is called 'x'; it has: company"),
        (["--named", "most-connected", "--param", "limit=many"], "limit must be a number, not 'many'"),
        (["--named", "deals", "--param", "company"], "--param: 'company' has no value; write --param name=value"),
        (["ASK {}", "--param", "company=x"], "--param fills named queries only"),
        (["ASK {}", "--format", "pdf"], "see kg query --help"),
    ],
)
def test_a_bad_question_is_one_line(kg: Command, small_folder: Path, arguments: list[str], message: str) -> None:
    ran = kg("query", small_folder, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1
    assert message in ran.err


@pytest.mark.parametrize("command", [("query", "{}", "ASK {}"), ("export", "{}", "--format", "csv"), ("view", "{}")])
def test_a_folder_that_is_no_build(kg: Command, tmp_path: Path, command: tuple[str, ...]) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        ran = kg(*(part.format(folder) for part in command))
        assert ran.code == 2
        assert str(folder) in ran.err
        assert "build" in ran.err


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_exported_to_a_file_and_to_standard_output(
    kg: Command, small_folder: Path, tmp_path: Path, form: str
) -> None:
    printed = kg("export", small_folder, "--format", form)
    assert printed.code == 0
    file = tmp_path / f"graph{FORMATS[form].suffix}"
    assert kg("export", small_folder, "-o", file).out == f"written to {file}\n"
    assert file.read_bytes().decode() == printed.out


def test_bad_exports(kg: Command, small_folder: Path, tmp_path: Path) -> None:
    assert "no format is given" in kg("export", small_folder).err
    assert "no format is called 'word'; use one of csv" in kg("export", small_folder, "--format", "word").err
    assert "end it in one of .csv" in kg("export", small_folder, "-o", tmp_path / "graph.doc").err
    assert "is a folder" in kg("export", small_folder, "--format", "csv", "-o", tmp_path).err


def test_view_opens_the_page(kg: Command, small_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) is None)
    address = (small_folder / "graph.html").resolve().as_uri()
    assert kg("view", small_folder, "--no-browser") == Ran(0, f"{address}\n", "")
    assert opened == []
    assert kg("view", small_folder).code == 0
    assert opened == [address]
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    assert "no browser can be opened; open the file yourself" in kg("view", small_folder).err


def test_version_and_help(kg: Command) -> None:
    assert kg("--version").out == "kg 0.1.0\n"
    assert kg().code == 2
    assert "Usage: kg" in kg().out
    assert "ontology check" in " ".join(kg("ontology", "--help").out.split()) or "check" in kg("ontology", "--help").out
    assert kg("bild").err == "error: No such command 'bild'. Did you mean 'build'?; see kg --help\n"
