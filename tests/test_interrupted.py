"""Ctrl-C at any moment: one line, exit code 130, and nothing half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.graph import output
from kg.graph.output import write_file, write_folder
from tests.command import SEEDS

# Presses Ctrl-C when the function that WHERE names is called: what it would have done is not done.
PRESSED = """
import importlib, os, signal, sys
module, _, name = os.environ["WHERE"].rpartition(".")
def press(*arguments, **options):
    os.kill(os.getpid(), signal.SIGINT)
    signal.pause()
if name != "import":
    setattr(importlib.import_module(module), name, press)
else:
    class Finder:
        def find_spec(self, wanted, *_):
            if wanted == module:
                press()
    sys.meta_path.insert(0, Finder())
from kg.cli import main
main()
"""


def interrupted(where: str, *arguments: object) -> tuple[int, str, str]:
    """The exit code, output and complaint of a command that somebody stops there."""
    ran = subprocess.run(
        [sys.executable, "-c", PRESSED, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"WHERE": where},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize("where", ["typer.import", "kg.ontology.load"])
def test_serve_is_stopped_before_it_listens(where: str, tmp_path: Path) -> None:
    assert interrupted(where, "serve", "--store", tmp_path) == (130, "", "stopped\n")


@pytest.mark.model
@pytest.mark.parametrize("where", ["spacy.import", "kg.graph.output._write_beside"])
def test_build_is_stopped(where: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert interrupted(where, "build", SEEDS / "fr-contrat.txt", "-o", out) == (130, "", "stopped\n")
    assert not out.exists()


def test_add_is_stopped(tmp_path: Path) -> None:
    store = tmp_path / "graph.db"
    assert interrupted("spacy.import", "add", SEEDS / "fr-contrat.txt", "--store", store) == (130, "", "stopped\n")


FORMER, LATER = (dict.fromkeys(("a.txt", "b.txt", "mark"), when) for when in ("former", "later"))


def put(folder: Path, files: Mapping[str, str]) -> None:
    write_folder(folder, files, mark="mark", ours=FORMER.__contains__)


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_folder_is_the_former_or_the_later(at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a file is written leaves what was there; while files are put in place, all that is new."""
    folder, calls = tmp_path / "out", 0
    wrote, replace = output._write_beside, Path.replace

    def writing(path: Path, text: str) -> None:
        nonlocal calls
        calls += 1
        wrote(path, text[:2] if calls == at else text)
        if calls == at:
            raise KeyboardInterrupt

    def replacing(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == at:
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(output, "_write_beside", writing)
        with pytest.raises(KeyboardInterrupt):
            put(folder, FORMER)
    assert not folder.exists()
    put(folder, FORMER)
    calls = 0
    with monkeypatch.context() as patch:
        patch.setattr(output, "_write_beside", writing)
        with pytest.raises(KeyboardInterrupt):
            put(folder, LATER)
    assert held(folder) == FORMER
    calls = 0
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replacing)
        with pytest.raises(KeyboardInterrupt):
            put(folder, LATER)
    assert held(folder) == LATER


def test_a_file_is_whole_or_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(path: Path, text: str) -> None:
        output._beside(path).write_text(text[:2], "utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "_write_beside", half)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "claims.csv", "subject,object")
    assert list(tmp_path.iterdir()) == []
