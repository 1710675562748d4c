"""Generated pages are up to date, and what they link to exists."""

from __future__ import annotations

import re
from pathlib import Path

import make_pages
import pytest

from kg.graph import Graph
from kg.ontology import load
from tests.command import ROOT

DOCS = ROOT / "docs"
REMEDY = "run make docs"
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md")), ROOT / "seeds" / "README.md"]


def test_the_list_of_commands() -> None:
    assert (DOCS / "commands.md").read_text("utf-8") == make_pages.commands(), REMEDY


def test_the_list_of_relations() -> None:
    assert (DOCS / "relations.md").read_text("utf-8") == make_pages.relations(load()), REMEDY


@pytest.mark.model
def test_the_list_of_queries(seed_graph: Graph) -> None:
    assert (DOCS / "queries.md").read_text("utf-8") == make_pages.queries(seed_graph), REMEDY


@pytest.mark.model
def test_what_is_asked_is_answered_as_shown(seed_folder: Path) -> None:
    page = (DOCS / "asking.md").read_text("utf-8")
    assert make_pages.rerun(page, seed_folder) == page, REMEDY


def test_the_figures_have_their_place() -> None:
    page = (DOCS / "quality.md").read_text("utf-8")
    assert make_pages.quality(page, []) == page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), f"{page}: {target}"


def test_decisions_are_numbered_and_complete() -> None:
    pages = sorted((DOCS / "decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for page in pages:
        headings = re.findall(r"^## (.*)$", page.read_text("utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], page


@pytest.mark.parametrize("heading", ["kg build", "kg query", "kg view", "kg export", "kg evaluate", "kg ontology show"])
def test_every_command_and_option_is_explained(heading: str) -> None:
    section = make_pages.commands().split(f"## {heading}\n")[1].split("\n## ")[0]
    for row in re.findall(r"^\| `.*$", section, re.MULTILINE):
        assert len(row.split("|")[2].split()) > 2, row
