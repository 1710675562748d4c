"""The layout that a newcomer relies on: who may import whom, how long files are, what every file tells."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kg"
STEPS = ("documents", "reading", "entities", "claims", "learned", "graph", "store", "view", "evaluation")
COMMON = {"model", "errors", "namespaces", "ontology"}
IN_THE_MIDDLE = COMMON | {"syntax", "discourse", "threads"}
MAY_IMPORT = {
    "errors": set(),
    "namespaces": set(),
    "threads": set(),
    "model": {"errors"},
    "ontology": {"model", "errors", "namespaces"},
    "syntax": {"model", "errors"},
    "discourse": {"model", "errors", "syntax"},
    **dict.fromkeys(("documents", "graph", "view", "evaluation"), COMMON),
    **dict.fromkeys(("reading", "entities", "claims", "learned"), IN_THE_MIDDLE),
    "store": COMMON | {"graph", "entities"},
    "server": COMMON | {"graph", "store", "view"},
}
JOINERS = {
    *(
        "__init__",
        "__main__",
        "adding",
        "cli",
        "extractor",
        "labelled",
        "labelled_figures",
        "refitting",
        "measure",
        "page",
        "pipeline",
        "processes",
        "showing",
        "taught",
        "teaching",
        "trying",
    ),
}
LONGEST = 400
FILES = sorted(PACKAGE.rglob("*.py"))
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())


def part_of(file: Path) -> str:
    """The step a file belongs to, or the name of a file at the top."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    """The parts of kg that a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno}: write imports in full"
            names = [f"kg.{a.name}" for a in node.names] if node.module == "kg" else [node.module or ""]
        yield from (name.split(".")[1] for name in names if name.startswith("kg."))


@EACH
def test_steps_never_import_each_other(file: Path) -> None:
    part = part_of(file)
    if part not in JOINERS:
        assert set(imported(file)) - {part} <= MAY_IMPORT[part]


def test_only_known_files_stand_at_the_top() -> None:
    assert {part_of(file) for file in FILES} == JOINERS | MAY_IMPORT.keys()
    assert set(STEPS) < MAY_IMPORT.keys()


def test_nobody_imports_the_command_but_itself() -> None:
    assert not [file for file in FILES if part_of(file) not in ("cli", "__main__") and "cli" in imported(file)]


@EACH
def test_no_file_is_too_long(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


@EACH
def test_every_file_tells_what_it_is_for(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text("utf-8")))


def test_the_flow_stands_on_one_screen() -> None:
    tree = ast.parse((PACKAGE / "pipeline.py").read_text("utf-8"))
    (build,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "build")
    assert build.end_lineno is not None
    assert build.end_lineno - build.lineno < 50
