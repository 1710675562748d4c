"""``kg build``: what it writes, what it prints, and how it ends."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import ROOT, SEEDS, Ran, held

Command = Callable[..., Ran]
pytestmark = pytest.mark.model

SHORT = "Lefort quitte Nantes\n\nLe groupe français Lefort a racheté Ormeau pour 3 millions d'euros.\n"
FILES = ["claims.jsonl", "graph.html", "graph.trig", "graph.ttl", "reading.jsonl"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "lefort.txt"
    file.write_text(SHORT, encoding="utf-8")
    return file


def records(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]


def test_a_build_writes_five_files_and_tells_what_it_found(kg: Command, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = kg("build", article, "-o", out, "--date", "2025-03-04", "--title", "Un titre")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.name for path in out.iterdir()) == FILES
    lines = ran.out.splitlines()
    assert lines[0].split() == ["document", "language", "date", "entities", "claims"]
    assert lines[1].split()[:3] == ["lefort", "fr", "2025-03-04"]
    assert lines[-1] == f"written to {out}; look at {out}/graph.html, or: kg view {out}"
    assert "<title>Un titre</title>" in (out / "graph.html").read_text("utf-8")
    assert {record["document"] for record in records(out)} == {"lefort"}
    assert {"record", "document", "name", "aliases", "type"} <= records(out)[0].keys()


def test_standard_input(kg: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SHORT.encode())))
    ran = kg("build", "-", "-o", tmp_path / "out")
    assert ran.code == 0
    assert ran.out.splitlines()[1].split()[:4] == ["stdin", "fr", "no", "date"]


def test_the_language_can_be_given(kg: Command, article: Path, tmp_path: Path) -> None:
    assert kg("build", article, "-o", tmp_path / "out", "--language", "en").out.splitlines()[1].split()[1] == "en"


def test_a_refused_article_leaves_the_others_and_ends_with_1(kg: Command, article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    ran = kg("build", article, tmp_path / "empty.txt", tmp_path / "gone.txt", "-o", tmp_path / "out")
    assert ran.code == 1
    assert "1 document, " in ran.out
    assert "2 articles refused:" in ran.out
    assert f"  {tmp_path}/empty.txt: the file is empty; give a file with an article" in ran.out.splitlines()
    assert f"  {tmp_path}/gone.txt: no such file; check the path" in ran.out.splitlines()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES


def test_other_files_of_a_folder_are_no_refusals(kg: Command, article: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Nothing to read.")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    assert kg("build", tmp_path, "-o", tmp_path / "out").code == 0


def test_confidence_is_a_threshold(kg: Command, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert kg("build", article, "-o", out, "--min-confidence", "1").code == 0
    assert [record["record"] for record in records(out) if record["record"] == "claim"] == []


def test_a_former_build_is_replaced(kg: Command, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kg("build", SEEDS / "fr-coupe.txt", "-o", out)
    assert kg("build", article, "-o", out).code == 0
    assert {record["document"] for record in records(out)} == {"lefort"}


def test_markup_of_an_article_is_text_in_the_page(kg: Command, tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(SHORT.replace("Ormeau", "<img src=x onerror=alert(1)> Ormeau </script><script>alert(2)</script>"))
    kg("build", file, "-o", tmp_path / "out", "--title", "<b>x</b></title>")
    page = (tmp_path / "out" / "graph.html").read_text("utf-8")
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert "<title>&lt;b&gt;x&lt;/b&gt;&lt;/title&gt;</title>" in page


def test_an_ontology_of_ones_own(kg: Command, tmp_path: Path) -> None:
    own, out = ROOT / "docs" / "examples" / "succession.ttl", tmp_path / "out"
    assert kg("build", SEEDS / "fr-congres.txt", "--ontology", own, "-o", out).code == 0
    asked = "SELECT ?who WHERE { ?a kg:succeeds ?b . ?a rdfs:label ?who }"
    assert "Solène Marchetti" in kg("query", out, asked, "--ontology", own).out
    assert held((out / "graph.html").read_text("utf-8"))["labels"]["succeeds"]["fr"] == "succède à"


@pytest.mark.slow
def test_equal_bytes_in_any_order_and_with_any_hash_seed(tmp_path: Path) -> None:
    names = ["fr-contrat", "en-party", "fr-coupe"]
    for number, (seed, order) in enumerate([("1", names), ("2", names[::-1])]):
        subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", "build", "-o", str(tmp_path / str(number))]
            + [os.path.relpath(SEEDS / f"{name}.txt", ROOT) for name in order],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        )
    for name in FILES:
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes(), name
