"""``kg add``, ``kg remove``, ``kg check``, ``kg diff``, and the other commands on a store."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.namespaces import KG
from tests.command import ROOT, Ran
from tests.graph.factory import denial, purchase

Command = Callable[..., Ran]

NEWS = "Lefort quitte Nantes\n\nLe groupe français Lefort a racheté Ormeau pour 3 millions d'euros.\n"
CORRECTED = NEWS.replace("a racheté", "n'a pas racheté")
WHO = "SELECT ?who WHERE { ?one kg:leads ?two . ?one rdfs:label ?who }"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store of two invented articles, made without a model."""
    from kg.store import open_store

    folder = tmp_path / "graph.db"
    with open_store(folder) as store:
        store.put([purchase(), denial()])
    return folder


@pytest.mark.model
def test_articles_come_are_corrected_and_go(kg: Command, tmp_path: Path) -> None:
    news, place = tmp_path / "news", tmp_path / "graph.db"
    news.mkdir()
    (news / "lefort.txt").write_text(NEWS, "utf-8")
    (news / "empty.txt").touch()
    ran = kg("add", news, "--store", place, "--date", "2025-03-04")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == "added     lefort"
    assert f"refused   {news}/empty.txt: the file is empty; give a file with an article" in ran.out.splitlines()
    assert ran.out.splitlines()[-1].startswith(f"{place}: 1 added, 1 refused; ")
    (news / "empty.txt").unlink()
    assert kg("add", news, "--store", place, "--date", "2025-03-04").out == (
        f"{place}: 1 unchanged; 0 claims added, 0 removed\n"
    )
    negated = "ASK { GRAPH kg:negated { ?a kg:acquires ?b } }"
    assert kg("query", "--store", place, negated).out == "no\n"
    (news / "lefort.txt").write_text(CORRECTED, "utf-8")
    assert "replaced  lefort" in kg("add", news, "--store", place, "--date", "2025-03-04").out
    assert kg("query", "--store", place, negated).out == "yes\n"
    assert kg("build", news, "-o", tmp_path / "out", "--date", "2025-03-04").code == 0
    for form in ("trig", "turtle"):
        built = kg("export", tmp_path / "out", "--format", form).out
        assert kg("export", "--store", place, "--format", form).out == built
    assert kg("remove", "lefort", "other", "--store", place) == Ran(
        1,
        "removed   lefort\nmissing   other\n"
        f"{place}: 1 removed, 1 missing; 0 claims added, {len_claims(tmp_path / 'out')} removed\n",
        "",
    )
    assert kg("query", "--store", place, "ASK { ?s ?p ?o }").out == "no\n"


def len_claims(folder: Path) -> int:
    lines = (folder / "claims.jsonl").read_text("utf-8").splitlines()
    return sum(json.loads(line)["record"] == "claim" for line in lines)


@pytest.mark.model
def test_an_unchanged_article_is_not_read(kg: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "lefort.txt"
    file.write_text(NEWS, "utf-8")
    kg("add", file, "--store", tmp_path / "graph.db")

    def never(*given: object) -> None:
        raise AssertionError(given)

    with monkeypatch.context() as patched:
        patched.setattr("kg.adding.extractor", never)
        assert "1 unchanged" in kg("add", file, "--store", tmp_path / "graph.db").out
    assert "1 unchanged" in kg("add", file, "--store", tmp_path / "graph.db", "--again").out


@pytest.mark.model
def test_two_files_of_one_name_are_not_taken_for_one_article(kg: Command, tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    for folder, text in (("one", NEWS), ("two", CORRECTED)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "lefort.txt").write_text(text, "utf-8")
    assert kg("add", tmp_path / "one", "--store", place).code == 0
    ran = kg("add", tmp_path / "two", "--store", place)
    assert ran.code == 2
    assert f"another article, {tmp_path}/one/lefort.txt, has the id 'lefort'; rename the file, or" in ran.out
    shutil.rmtree(place)
    kg("add", tmp_path, "--store", place)
    assert "2 unchanged" in kg("add", tmp_path / "one", tmp_path / "two", "--store", place).out
    assert "1 unchanged" in kg("add", tmp_path / "two", "--store", place).out


def test_curation_from_the_command_line(kg: Command, place: Path, tmp_path: Path) -> None:
    file = tmp_path / "who.txt"
    file.write_text('# who is who\nrename ent:altavel "Altavel SE"\nsame ent:altavel ent:altavelle\n', "utf-8")
    assert kg("add", "--store", place, "--curation", file).out == (
        "curation  2 decisions\n"
        "curation  no document speaks of ent:altavelle so far\n"
        f"{place}: no document changed; 0 claims added, 0 removed\n"
    )
    names = kg("query", "--store", place, "SELECT ?n { ent:altavel rdfs:label ?n }", "--format", "csv").out
    assert names == "n\r\nAltavel SE\r\n"
    file.write_text("same ent:altavel\n", "utf-8")
    assert kg("add", "--store", place, "--curation", file).err == (
        f"error: {file}:1: 'same' takes other words; write: same ent:one ent:other\n"
    )
    assert "nothing to add" in kg("add", "--store", place).err
    assert "cannot be read" in kg("add", "--store", place, "--curation", tmp_path / "gone.txt").err


def test_a_store_answers_as_a_folder_does(kg: Command, place: Path, small_folder: Path, tmp_path: Path) -> None:
    assert kg("query", "--store", place, WHO) == kg("query", small_folder, WHO)
    file = tmp_path / "q.rq"
    file.write_text(WHO)
    for form in ("table", "csv", "tsv", "json", "xml"):
        assert kg("query", "--store", place, file, "--format", form) == kg(
            "query", small_folder, file, "--format", form
        )
    in_full = WHO.replace("kg:leads", f"<{KG}leads>")
    assert kg("query", "--store", place, in_full) == kg("query", small_folder, WHO)
    construct = "CONSTRUCT WHERE { ?one kg:leads ?two }"
    assert kg("query", "--store", place, construct, "--format", "ttl") == kg(
        "query", small_folder, construct, "--format", "turtle"
    )
    assert kg("query", "--store", place, "--named", "deals").out == kg("query", small_folder, "--named", "deals").out
    for form in ("trig", "csv", "graphml", "jsonl"):
        assert kg("export", "--store", place, "--format", form) == kg("export", small_folder, "--format", form)
    shown = kg("view", "--store", place, "--no-browser").out.strip().removeprefix("file://")
    assert Path(shown).read_bytes() == (small_folder / "graph.html").read_bytes()


def test_xml_results_are_those_of_the_engine(kg: Command, place: Path) -> None:
    from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

    asked = "SELECT ?s ?o { { ?s rdfs:label ?o } UNION { GRAPH ?g { ?s dcterms:title|kg:confidence ?o } } UNION {} }"
    read = parse_query_results(
        kg("query", "--store", place, asked, "--format", "xml").out, format=QueryResultsFormat.XML
    )
    told = parse_query_results(
        kg("query", "--store", place, asked, "--format", "json").out, format=QueryResultsFormat.JSON
    )
    assert isinstance(read, QuerySolutions)
    assert isinstance(told, QuerySolutions)
    rows = [tuple(row) for row in read]
    assert rows == [tuple(row) for row in told]
    assert (None, None) in rows
    assert "<boolean>true</boolean>" in kg("query", "--store", place, "ASK {}", "--format", "xml").out


@pytest.mark.parametrize("command", [("remove", "x"), ("check",), ("query", "ASK {}"), ("export", "--format", "csv")])
def test_no_store_is_made_by_a_command_that_needs_one(kg: Command, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = kg(*command, "--store", tmp_path / "graph.db")
    assert ran.code == 2
    assert "no store here; make one: kg add" in ran.err
    assert not (tmp_path / "graph.db").exists()


def test_check_lists_what_was_refused_and_finds_damage(kg: Command, place: Path) -> None:
    from dataclasses import replace

    import pyoxigraph

    from kg.store import open_store
    from tests.graph.factory import LYON, with_claims

    assert kg("check", "--store", place) == Ran(0, "2 documents checked, 0 findings\n", "")
    wrong = replace(purchase().claims[1], object=LYON, relation="marriedTo")
    with open_store(place) as store:
        store.put([with_claims(purchase(), *purchase().claims, wrong)])
    ran = kg("check", "--store", place)
    assert ran.code == 1
    assert ran.out.splitlines()[0].startswith("refused   achat:")
    assert "correct the words that teach the relation" in ran.out
    quads = pyoxigraph.Store(str(place / "quads"))
    quads.remove(
        next(
            quads.quads_for_pattern(None, None, None, pyoxigraph.NamedNode("https://w3id.org/newskg/ontology#possible"))
        )
    )
    quads.remove(
        next(quads.quads_for_pattern(None, None, None, pyoxigraph.NamedNode("https://w3id.org/newskg/document/achat")))
    )
    quads.flush()
    del quads
    assert "damage    achat: graph of the document: it differs from the ledger" in kg("check", "--store", place).out


def test_diff_tells_what_came_went_and_changed(kg: Command, place: Path, small_folder: Path, tmp_path: Path) -> None:
    assert kg("diff", small_folder, place) == Ran(0, "0 claims added, 0 removed, 0 changed\n", "")
    before, after = small_folder / "graph.trig", tmp_path / "after.trig"
    text = before.read_text("utf-8")
    after.write_text(
        text.replace("kg:status kg:planned", "kg:status kg:actual").replace('"directrice générale"', '"chef"')
    )
    ran = kg("diff", before, after)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert "~ achat: Altavel hires ≈ 300 (actual): status planned → actual" in lines
    assert "~ achat: Jeanne Roux leads Altavel (actual): role directrice générale → chef" in lines
    assert lines[-1] == "0 claims added, 0 removed, 2 changed"
    kg("export", "--store", place, "-o", tmp_path / "all.nq")
    from kg.store import open_store

    with open_store(place) as store:
        store.remove(["démenti/1"])
    gone = kg("diff", tmp_path / "all.nq", place).out.splitlines()
    assert "- démenti/1: Altavel SA acquires Portacier (negated)" in gone
    assert gone[-1] == "0 claims added, 2 removed, 0 changed"
    come = kg("diff", place, tmp_path / "all.nq").out.splitlines()
    assert come[-1] == "2 claims added, 0 removed, 0 changed"


def test_bad_sides_of_a_diff(kg: Command, place: Path, tmp_path: Path) -> None:
    (tmp_path / "x.trig").write_text("ent:a b")
    for side, message in (
        (ROOT / "README.md", "holds no claims with their evidence; give a store"),
        (tmp_path / "x.trig", "x.trig:1: malformed RDF"),
        (tmp_path / "gone.trig", "gone.trig: no such file or folder; check the path"),
        (tmp_path / "gone", "gone: no such file or folder; check the path"),
        (tmp_path, "graph.trig: cannot be read"),
    ):
        ran = kg("diff", place, side)
        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err


def test_a_build_follows_a_curation_file(kg: Command, tmp_path: Path) -> None:
    file = tmp_path / "who.txt"
    file.write_text("rename ent:lefort\n", "utf-8")
    ran = kg("build", tmp_path, "-o", tmp_path / "out", "--curation", file)
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "out").exists()


def test_a_build_goes_into_a_store_without_being_read_again(kg: Command, place: Path, tmp_path: Path) -> None:
    from kg.graph import Graph

    built, other = tmp_path / "built", tmp_path / "other.db"
    Graph.build([purchase(), denial()]).save(built)
    assert kg("add", built, "--store", other).out.splitlines()[-1].startswith(f"{other}: 2 added; ")
    for form in ("trig", "turtle"):
        assert kg("export", "--store", other, "--format", form) == kg("export", "--store", place, "--format", form)
    assert kg("add", built, "--store", other).out == f"{other}: 2 unchanged; 0 claims added, 0 removed\n"
    ran = kg("add", built, "--store", other, "--date", "2025-01-01")
    assert (ran.code, "a build is read already" in ran.err) == (2, True)
