"""Expanding what the caller names."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.documents.inputs import Input, expand
from kg.errors import InputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ["b.txt", "a.html", "sub/c.md", "sub/deep/d.TXT.gz", ".hidden.txt", ".git/e.txt", "sub/.f.txt"]:
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "articles"


def names(items: tuple[Input | InputError, ...]) -> list[str]:
    return [item.path.name if isinstance(item, Input) else str(item) for item in items]


def test_a_directory_is_walked_in_order_without_hidden_files(folder: Path) -> None:
    assert names(expand([folder])) == ["a.html", "b.txt", "c.md", "d.TXT.gz"]


def test_the_order_of_the_inputs_does_not_matter_and_each_file_comes_once(folder: Path) -> None:
    inputs: list[str | Path] = [folder / "b.txt", str(folder), folder / "sub", str(folder / "*.html"), "-", "-"]
    expected = expand(inputs)
    assert names(expected) == ["-", "a.html", "b.txt", "c.md", "d.TXT.gz"]
    for seed in range(5):
        random.Random(seed).shuffle(inputs)
        assert expand(inputs) == expected


def test_globs(folder: Path) -> None:
    assert names(expand([str(folder / "**" / "*.md")])) == ["c.md"]
    assert names(expand([str(folder / "s*")])) == ["c.md", "d.TXT.gz"]
    (error,) = expand([str(folder / "*.pdf")])
    assert isinstance(error, InputError)
    assert error.problem == "no file matches"


def test_a_name_with_brackets_is_itself_when_it_exists(folder: Path) -> None:
    (folder / "g[1].txt").write_text("x")
    assert names(expand([str(folder / "g[1].txt")])) == ["g[1].txt"]


def test_other_files_and_readmes_are_passed_over(folder: Path) -> None:
    for name in ["p.jpg", "r.docx", "README", "README.md", "sub/readme.txt"]:
        (folder / name).write_text("x")
    assert names(expand([folder])) == ["a.html", "b.txt", "c.md", "d.TXT.gz"]
    assert names(expand([folder / "README.md"])) == ["README.md"]


def test_a_directory_of_other_files_says_what_it_holds(tmp_path: Path) -> None:
    for name in ["p.jpg", "q.jpg", "r.docx", "README.md"]:
        (tmp_path / name).write_text("x")
    (error,) = expand([tmp_path])
    assert isinstance(error, InputError)
    assert error.problem == "a directory without articles (it holds 1 .docx, 2 .jpg)"
    assert ".jsonl" in error.remedy


def test_a_directory_without_articles(tmp_path: Path) -> None:
    (error,) = expand([tmp_path])
    assert isinstance(error, InputError)
    assert error.problem == "a directory without articles"
    assert error.where == str(tmp_path)


def test_links(folder: Path) -> None:
    (folder / "same.txt").symlink_to(folder / "b.txt")
    (folder / "loop").symlink_to(folder)
    assert names(expand([folder])) == ["a.html", "b.txt", "c.md", "d.TXT.gz"]


def test_stems() -> None:
    stems = {name: Input(Path(name)).stem for name in ["x/a.b.txt.gz", "A.HTML", ".txt", "-", "n.jsonl"]}
    assert stems == {"x/a.b.txt.gz": "a.b", "A.HTML": "A", ".txt": ".txt", "-": "stdin", "n.jsonl": "n"}


def test_a_name_that_is_not_utf8_can_be_shown() -> None:
    path = Path(b"caf\xe9.txt".decode("utf-8", "surrogateescape"))
    assert Input(path).where == "caf\ufffd.txt"
    assert Input(path).stem == "caf\ufffd"
