"""What the lint shapes find missing in a relation block."""

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import lint, load

COMPLETE = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kg:licenses a owl:ObjectProperty , kg:Relation ;
    rdfs:label "concède"@fr , "licenses"@en ;
    skos:definition "Accorde une licence."@fr , "Grants a licence."@en ;
    rdfs:domain kg:Organization ; rdfs:range kg:Organization ;
    kg:counterExample "[s A] licencie [o B]"@fr , "[s A] is licensed by [o B]"@en ;
    skos:example
        "[s A] concède [o B]"@fr , "[s A] a concédé [o B]"@fr , "[s A] concédera [o B]"@fr ,
        "[s A] concédait [o B]"@fr , "[s A] concéda [o B]"@fr , "[s A] va concéder [o B]"@fr ,
        "[s A] licenses [o B]"@en , "[s A] licensed [o B]"@en , "[s A] will license [o B]"@en ,
        "[s A] has licensed [o B]"@en , "[s A] is licensing [o B]"@en , "[s A] had licensed [o B]"@en .
"""


def findings_about(name: str, folder: Path, text: str) -> list[str]:
    path = folder / "licenses.ttl"
    path.write_text(text, encoding="utf-8")
    return [finding.message for finding in lint(load([path])) if finding.name == name]


def test_a_complete_block_has_nothing_missing(tmp_path: Path) -> None:
    assert findings_about("licenses", tmp_path, COMPLETE) == []


@pytest.mark.parametrize(
    ("removed", "message"),
    [
        ('"concède"@fr , ', "give one French rdfs:label"),
        (' , "Grants a licence."@en', "give an English skos:definition"),
        ('"[s A] concéda [o B]"@fr , ', "give six French examples (skos:example)"),
        (' , "[s A] is licensed by [o B]"@en', "give two counter-examples (kg:counterExample)"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, removed: str, message: str) -> None:
    assert removed in COMPLETE
    assert findings_about("licenses", tmp_path, COMPLETE.replace(removed, "")) == [message]


def test_examples_mark_their_ends(tmp_path: Path) -> None:
    messages = findings_about("licenses", tmp_path, COMPLETE.replace("[s A] concéda", "A concéda"))
    assert messages == ["mark the subject of every example with [s …]"]


def test_findings_may_raise(tmp_path: Path) -> None:
    path = tmp_path / "licenses.ttl"
    path.write_text(COMPLETE.replace(' , "Grants a licence."@en', ""), encoding="utf-8")
    with pytest.raises(OntologyError, match="findings in all"):
        lint(load([path]), report_only=False)


def test_shipped_blocks_are_sound_but_for_the_number_of_examples() -> None:
    others = [finding for finding in lint(load()) if "give six" not in finding.message and "two" not in finding.message]
    assert others == []
