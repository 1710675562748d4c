"""``kg why`` and ``kg path`` on a built folder; no model is needed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Ran
from tests.graph.facts.newsroom import NEWSROOM

Command = Callable[..., Ran]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dispatches as a folder that ``kg build`` writes."""
    place = tmp_path_factory.mktemp("built") / "newsroom"
    NEWSROOM.save(place)
    return place


def test_why_tells_every_claim_with_its_marked_sentence(kg: Command, folder: Path) -> None:
    ran = kg("why", "valmer", "acquiert", "oreade", "--in", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Valmer acquires Oréade\n4 claims in 4 documents; from 2 independent sources;")
    assert "  [s Valmer] [w a racheté] [o Oréade] pour 500 millions d'euros, selon le Wall Street Journal.\n" in ran.out
    assert "…" not in ran.out
    assert "… and 3 claims more" in kg("why", "Valmer", "acquires", "Oréade", "--in", folder, "--most", "1").out


def test_why_of_an_entity(kg: Command, folder: Path) -> None:
    out = kg("why", "--entity", "groupe valmer", "--in", folder).out
    assert out.startswith("Valmer (Company, ent:valmer)\n  also        Groupe Valmer\n  identifiers ticker:VLM.PA\n")


def test_path_tells_each_step(kg: Command, folder: Path) -> None:
    assert kg("path", "Anne Guérin", "Norbruck", "--in", folder).out.splitlines()[:2] == [
        "Anne Guérin – Valmer – Tissel – Norbruck (3 steps)",
        "  Anne Guérin leads Valmer (actual, 2025-03-10), b1",
    ]


def test_nothing_found_is_exit_code_1(kg: Command, folder: Path) -> None:
    assert kg("why", "Oréade", "supplies", "Norbruck", "--in", folder).code == 1
    assert kg("path", "Valmer", "Norbruck", "--status", "actual", "--in", folder).code == 1
    assert kg("path", "Anne Guérin", "Paul Lasalle", "--avoid", "Company", "--in", folder).code == 1


def test_json(kg: Command, folder: Path) -> None:
    found = json.loads(kg("why", "Valmer", "supplies", "Tissel", "--in", folder, "--format", "json").out)
    assert [claim["status"] for claim in found["claims"]] == ["possible", "planned"]
    paths = json.loads(kg("path", "Valmer", "Norbruck", "--in", folder, "--format", "json").out)
    assert [step["other"]["name"] for step in paths["paths"][0]["steps"]] == ["Tissel", "Norbruck"]
    about = json.loads(kg("why", "--entity", "Tissel", "--in", folder, "--format", "json").out)
    assert about["entity"]["iri"].endswith("/tissel")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["why"], "kg why: give a subject and a relation; write: kg why SUBJECT RELATION OBJECT"),
        (["why", "Valmer"], "give a subject and a relation"),
        (["why", "Valmer", "leads", "--entity", "Valmer"], "give --entity or an edge, not both"),
        (["why", "Valmr", "acquires", "Oréade"], "no entity is called 'Valmr'; did you mean Valmer (Company, ent"),
        (["why", "Toulouse", "acquires", "Oréade"], "2 entities are called 'Toulouse'; take one by its IRI: ent:"),
        (["why", "Valmer", "aquires", "Oréade"], "no relation is called 'aquires'; did you mean acquires"),
        (["why", "--entity", "Nobody"], "no entity is called 'Nobody'"),
        (["path", "Valmer", "Valmer"], "both ends are Valmer (Company, ent:valmer); give two entities"),
        (["path", "Valmer", "Tissel", "--status", "sure"], "'sure' is not one of 'actual', 'past', 'planned'"),
    ],
)  # fmt: skip
def test_bad_questions(kg: Command, folder: Path, arguments: list[str], message: str) -> None:
    ran = kg(*arguments, "--in", folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert message in ran.err


def test_no_place(kg: Command) -> None:
    assert "kg path: no graph is given; add --in FOLDER, or --store PLACE" in kg("path", "A", "B").err
