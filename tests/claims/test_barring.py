"""Counter-examples at work: what is built like one is not claimed, what only shares its words is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Readers
from kg.ontology import load

pytestmark = pytest.mark.model

OWN = """@prefix kg: <https://w3id.org/newskg/ontology#> .
kg:acquires kg:counterExample "[s Varnel] rachète la conduite de [o Ostrane]"@fr .
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ontology") / "own.ttl"
    path.write_text(OWN)
    return path


def _bought(text: str, ontology: list[Path]) -> list[tuple[str, str]]:
    reader = extractor("fr", load(ontology), Readers.RULES)
    claims = reader.read(document_from_text(text, id="a", language="fr")).claims
    return [(c.subject.name, c.object.name) for c in claims if c.relation == "acquires" and c.object]


@pytest.mark.parametrize("text", ["Norvane rachète Peltrac.", "La conduite de Norvane inquiète : il rachète Peltrac."])
def test_what_is_built_otherwise_is_still_claimed(own: Path, text: str) -> None:
    assert ("Norvane", "Peltrac") in _bought(text, [own])


def test_what_is_built_like_a_counter_example_is_not(own: Path) -> None:
    text = "Norvane rachète la conduite de Peltrac."
    assert not _bought(text, [own])


def test_another_preposition_is_another_sentence() -> None:
    """ "works against Barclays" says nothing of those who work for it."""
    claims = extractor("en").read(document_from_text("Julia Moore works for Barclays.", id="a", language="en")).claims
    assert [(c.relation, c.object.name) for c in claims if c.object] == [("memberOf", "Barclays")]
