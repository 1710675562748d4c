"""The tables, the page of errors, and the commands that write them."""

import json
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from kg.evaluation import score
from kg.evaluation.error_page import error_page
from kg.evaluation.markup import main as convert_files
from kg.evaluation.markup import parse_marked
from kg.evaluation.records import ClaimRecord, EntityRecord, Named
from kg.evaluation.report import figures, main, tables
from kg.model import Span

SOURCE = """@ id: a
@ language: fr
@ published: 2025-03-04
@ tags: trap

[Roux & Fils|Company] aurait racheté [Cordero|Company]. [Le groupe~Roux & Fils] a perdu 1,3 milliard d'euros.
La [police de [Lyon|City]|GovernmentBody] a écrit <b>rien</b>.
---
Roux & Fils | acquires | Cordero | possible
Roux & Fils | profit | -1300000000 EUR | actual | evidence: "Le groupe a perdu 1,3 milliard d'euros"
police de Lyon | locatedIn | Lyon | actual
"""
[GOLD] = parse_marked(SOURCE)
FALSE = ClaimRecord(
    document="a",
    subject=Named(name="Cordero"),
    relation="acquires",
    object=Named(name="Roux & Fils"),
    status="actual",
    evidence=Span(0, 40),
)
RIGHT = ClaimRecord(
    document="a",
    subject=Named(name="Roux & Fils"),
    relation="profit",
    value={"value": -1_300_000_000, "currency": "EUR"},
    status="past",
    evidence=Span(42, 80),
)
ENTITIES = [EntityRecord(document="a", name=entity.name, type=entity.type) for entity in GOLD.entities]
SCORES = score([GOLD], [*ENTITIES, FALSE, RIGHT])


class Outline(HTMLParser):
    """The open elements at each piece of text, and whether all of them are closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.classes: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag != "meta":
            self.open.append(tag)
            self.classes.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.classes.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "mark":
            self.marked.append((self.classes[-1], data))


def outline(page: str) -> Outline:
    reader = Outline()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


PAGE = error_page(SCORES, [GOLD], rows=figures(SCORES))


def test_figures_name_traps_and_the_worst_document() -> None:
    told = dict(figures(SCORES))
    assert told["traps with a false actual claim"] == "100.0% of 1"
    assert told["worst document"] == "a (F1 0.400)"
    assert told["claims: right, false, missed"] == "1, 1, 2"


def test_tables_list_relations_and_causes() -> None:
    console = Console(record=True, width=120, file=StringIO())
    console.print(tables(SCORES))
    shown = console.export_text()
    for words in ("acquires", "profit", "wrong direction", "status differs"):
        assert words in shown


def test_page_is_well_formed_and_has_no_script() -> None:
    assert "script" not in outline(PAGE).tags
    assert "http" not in PAGE


def test_page_marks_both_ends_of_missed_and_false_claims() -> None:
    marked = outline(PAGE).marked
    assert marked.count(("subject", "Roux & Fils")) == 1
    assert marked.count(("object", "Roux & Fils")) == 1
    assert marked.count(("subject", "Cordero")) == 1


def test_page_marks_noun_phrases_and_numbers() -> None:
    marked = outline(PAGE).marked
    assert ("subject", "Le groupe") in marked
    assert ("object", "1,3") in marked


def test_page_nests_marks() -> None:
    assert '<mark class="subject">police de <mark class="object">Lyon</mark></mark>' in PAGE


def test_page_escapes_the_text() -> None:
    assert "&lt;b&gt;rien&lt;/b&gt;" in PAGE
    assert "<b>rien" not in PAGE


def test_page_groups_by_outcome_relation_and_cause() -> None:
    missed, false, right = (PAGE.index(f'<section id="{outcome}">') for outcome in ("missed", "false", "right"))
    assert missed < PAGE.index("<summary>locatedIn (1)</summary>") < false
    assert false < PAGE.rindex("<h3>wrong direction</h3>") < right < PAGE.index("<h3>status differs</h3>")


def test_the_same_scores_give_the_same_page() -> None:
    assert error_page(SCORES, [GOLD], rows=figures(SCORES)) == PAGE


def test_commands_convert_and_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked, claims, page = tmp_path / "marked.txt", tmp_path / "claims.jsonl", tmp_path / "errors.html"
    marked.write_text(SOURCE, encoding="utf-8")
    convert_files([str(marked), "-o", str(tmp_path / "gold")])
    entity = {"record": "entity", "document": "a", "name": "Cordero", "aliases": [], "type": "Company"}
    claims.write_text(json.dumps(entity) + "\n", encoding="utf-8")
    main([str(tmp_path / "gold"), str(claims), "--html", str(page)])
    assert "0, 0, 3" in capsys.readouterr().out
    assert "entity missed" in page.read_text(encoding="utf-8")


def test_commands_tell_mistakes_without_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked = tmp_path / "marked.txt"
    marked.write_text(SOURCE.replace("|City", "|Town"), encoding="utf-8")
    with pytest.raises(SystemExit):
        convert_files([str(marked), "-o", str(tmp_path / "gold")])
    assert f"{marked}:7: 'Town' is not a type" in capsys.readouterr().err
