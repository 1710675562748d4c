"""Input that nothing can be done with: one line that says where, what and what to do, and exit code 2.

None of these reaches a language pipeline.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import SEEDS, Ran

Command = Callable[..., Ran]


def failed(ran: Ran, *told: str) -> None:
    """The command did nothing, and told why in one line."""
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1
    for part in told:
        assert part in ran.err


BAD_FILES = {
    "empty.txt": (b"", "the file is empty; give a file with an article"),
    "blank.txt": (b" \n\n \t\n", "no text; give an article"),
    "binary.txt": (b"Depeche\0\x01\x02", "a binary file: NUL byte at offset 7; give a text"),
    "photo.txt": (
        b"PK\x03\x04....",
        "a ZIP archive or an office document, not text in the given encoding; save its text",
    ),
    "latin.txt": (
        "Un élu est arrêté à Bâle.".encode("cp1252"),
        "not utf-8 text: byte 0xe9 at offset 3; give the right",
    ),
    "broken.pdf": (b"%PDF-1.7\nnothing of the kind", "broken.pdf: "),
    "broken.txt.gz": (b"\x1f\x8b\x08\x00damaged", "a damaged gzip archive"),
    "german.txt": (
        "Der Konzern hat am Montag sein Werk in München an einen Rivalen verkauft.".encode(),
        "language 'de'",
    ),
    "empty.html": (b"<html><body></body></html>", "no article in this page"),
    "broken.jsonl": (b'{"text": ', "broken.jsonl:1: "),
    "photo.jpg": (b"\xff\xd8\xff", "unknown format '.jpg'; known suffixes"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_article(kg: Command, tmp_path: Path, name: str) -> None:
    content, told = BAD_FILES[name]
    file = tmp_path / name
    file.write_bytes(content)
    failed(kg("build", file, "-o", tmp_path / "out"), f"error: {file}", told)
    assert not (tmp_path / "out").exists()


def test_a_line_of_50_megabytes(kg: Command, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"mot " * 12_500_000)
    failed(kg("build", file, "-o", tmp_path / "out"), "50000000 characters, more than 1000000; split it into articles")


def test_a_missing_file_a_glob_and_a_folder_without_articles(kg: Command, tmp_path: Path) -> None:
    failed(kg("build", tmp_path / "gone.txt", "-o", tmp_path / "out"), "gone.txt: no such file; check the path")
    failed(kg("build", tmp_path / "*.txt", "-o", tmp_path / "out"), "no file matches; check the pattern")
    failed(kg("build", tmp_path, "-o", tmp_path / "out"), f"error: {tmp_path}: a directory without articles; known")


def test_many_bad_inputs_are_counted(kg: Command, tmp_path: Path) -> None:
    ran = kg("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out")
    failed(ran, f"{tmp_path}/a.txt: none of 2 inputs can be read; the first: no such file")


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--language", "de", "--language: unsupported language 'de'"),
        ("--encoding", "klingon", "--encoding: unknown encoding 'klingon'; give one such as utf-8"),
        ("--date", "4/10/2025", "--date: '4/10/2025' is no date; write YYYY-MM-DD"),
        ("--min-confidence", "2", "see kg build --help"),
        ("--ontology", "gone.ttl", "gone.ttl: no such file or folder; give a .ttl or .rq file"),
    ],
)
def test_bad_options(kg: Command, tmp_path: Path, option: str, value: str, told: str) -> None:
    failed(kg("build", SEEDS / "fr-coupe.txt", "-o", tmp_path / "out", option, value), told)


PREFIX = "@prefix kg: <https://w3id.org/newskg/ontology#> .\n"


@pytest.mark.parametrize(
    ("turtle", "told"),
    [
        ("kg:x a kg:Relation", ":2: malformed Turtle"),
        ("kg:x a kg:Relation .", ":2: the relation has no domain; add rdfs:domain"),
        ("kg:x a kg:Relatoin .", "the term 'Relatoin' is not declared; did you mean 'Relation'?"),
        ('kg:supplies kg:wording "livrer" .', "kg:wording 'livrer' has no language"),
    ],
)
def test_a_malformed_ontology(kg: Command, tmp_path: Path, turtle: str, told: str) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(PREFIX + turtle)
    for command in (
        ("build", SEEDS / "fr-coupe.txt", "-o", tmp_path / "out", "--ontology", own),
        ("ontology", "check", own),
    ):
        failed(kg(*command), told)


def test_an_output_that_would_harm_somebody(kg: Command, tmp_path: Path) -> None:
    article = SEEDS / "fr-coupe.txt"
    (tmp_path / "file").touch()
    failed(kg("build", article, "-o", tmp_path / "file"), "file: is a file, not a folder; give another folder")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-mother.txt").write_text("Chère maman")
    ran = kg("build", article, "-o", tmp_path / "letters")
    failed(ran, "letters: holds files that are not ours: to-mother.txt; give an empty folder")
    assert (tmp_path / "letters" / "to-mother.txt").read_text() == "Chère maman"


def test_no_arguments(kg: Command, tmp_path: Path) -> None:
    failed(kg("build"), "Missing argument 'INPUT...'; see kg build --help")
    failed(kg("build", "x.txt"), "Missing option")


def test_gold_that_is_none(kg: Command, tmp_path: Path) -> None:
    failed(kg("evaluate", tmp_path / "gone"), "gone: no such file or folder; check the path")
    failed(kg("evaluate", tmp_path), "no gold here; give a folder of gold JSON or of marked text")


def test_an_unknown_relation(kg: Command) -> None:
    failed(kg("ontology", "show", "loves"), "no relation is called 'loves'; known: accuses")
