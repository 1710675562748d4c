"""The shipped ontology as Python values, and what a user's own files add to it."""

import os
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import ValueKind, load, loading, ontology_folder

PREFIXES = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix kgq: <https://w3id.org/newskg/qualifier/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
RELATIONS = {
    "leads",
    "memberOf",
    "founded",
    "owns",
    "subsidiaryOf",
    "partOf",
    "acquires",
    "divests",
    "mergesWith",
    "investsIn",
    "funds",
    "supplies",
    "produces",
    "partnersWith",
    "competesWith",
    "appoints",
    "dismisses",
    "leaves",
    "candidateFor",
    "meets",
    "visits",
    "supports",
    "opposes",
    "accuses",
    "sues",
    "investigates",
    "sanctions",
    "arrests",
    "attacks",
    "kills",
    "defeats",
    "participatesIn",
    "locatedIn",
    "operatesIn",
    "citizenOf",
    "livesIn",
    "bornIn",
    "diedIn",
    "relativeOf",
    "ticker",
    "age",
    "bornOn",
    "diedOn",
    "foundedOn",
    "revenue",
    "profit",
    "valuation",
    "debt",
    "spends",
    "raises",
    "price",
    "employees",
    "layoffs",
    "hires",
    "casualties",
}


def write(folder: Path, text: str, name: str = "mine.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(OntologyError) as caught:
        load([write(folder, text)])
    return str(caught.value)


def test_the_inventory_is_complete() -> None:
    assert set(load().relations) == RELATIONS


def test_relations_below_others() -> None:
    parents = {relation.name: relation.parent for relation in load() if relation.parent}
    assert parents == {
        "accuses": "opposes",
        "competesWith": "opposes",
        "defeats": "competesWith",
        "kills": "attacks",
        "leads": "memberOf",
        "subsidiaryOf": "partOf",
        "sues": "opposes",
    }
    assert load().ancestors("defeats") == ("competesWith", "opposes")


def test_relations_that_go_both_ways() -> None:
    both = sorted(relation.name for relation in load() if relation.symmetric)
    assert both == ["competesWith", "meets", "mergesWith", "partnersWith", "relativeOf"]


def test_relations_to_a_value() -> None:
    kinds = {relation.name: relation.value_kind for relation in load() if relation.value_kind}
    assert len(kinds) == 16
    assert kinds["ticker"] is ValueKind.TEXT
    assert kinds["bornOn"] is ValueKind.DATE
    assert kinds["revenue"] is ValueKind.AMOUNT
    assert kinds["layoffs"] is ValueKind.INTEGER
    assert all(not relation.range for relation in load() if relation.value_kind)


def test_every_relation_is_labelled_and_defined_in_both_languages() -> None:
    for relation in load():
        assert set(relation.labels) >= {"fr", "en"}, relation.name
        assert set(relation.definition) >= {"fr", "en"}, relation.name


def test_ends_keep_the_order_of_the_block() -> None:
    supplies = load().relations["supplies"]
    assert supplies.domain == ("Organization", "Country")
    assert supplies.range == ("Organization", "Country", "Person")
    assert supplies.qualifiers == ("amount", "product")


def test_the_tree_of_classes() -> None:
    ontology = load()
    assert ontology.is_a("Company", "Agent")
    assert ontology.is_a("Country", "Entity")
    assert not ontology.is_a("Country", "Agent")
    assert not ontology.is_a("Nonsense", "Entity")
    assert ontology.is_any("SportsTeam", ("Person", "Organization"))


def test_a_new_relation_is_one_block(tmp_path: Path) -> None:
    block = """
    kg:licenses a owl:ObjectProperty , kg:Relation ;
        rdfs:subPropertyOf kg:supplies ;
        rdfs:label "concède sous licence"@fr , "licenses"@en ;
        rdfs:domain kg:Organization ;
        rdfs:range [ a owl:Class ; owl:unionOf ( kg:Organization kg:Person ) ] ;
        kg:qualifier kgq:product ;
        kg:wording "concéder"@fr , "accorder une licence"@fr , "license"@en ;
        kg:title "concédant"@fr ;
        kg:inverseTitle "licencié"@fr ;
        skos:example "[s Altavel] accorde une licence à [o Portacier]"@fr ;
        kg:counterExample "[s Altavel] a licencié [o Portacier]"@fr .
    """
    licenses = load([write(tmp_path, block)]).relations["licenses"]
    assert licenses.parent == "supplies"
    assert licenses.range == ("Organization", "Person")
    assert licenses.wordings == {"en": ("license",), "fr": ("accorder une licence", "concéder")}
    assert licenses.titles == {"fr": ("concédant",)}
    assert licenses.inverse_titles == {"fr": ("licencié",)}
    assert licenses.examples["fr"] == ("[s Altavel] accorde une licence à [o Portacier]",)
    assert licenses.counter_examples["fr"] == ("[s Altavel] a licencié [o Portacier]",)


def test_words_of_several_files_add_up(tmp_path: Path) -> None:
    before = load().relations["acquires"].wordings["fr"]
    write(tmp_path, 'kg:acquires kg:wording "zzz mettre le grappin sur"@fr .')
    after = load([tmp_path]).relations["acquires"].wordings["fr"]
    assert after == (*before, "zzz mettre le grappin sur")


def test_words_are_composed_unicode(tmp_path: Path) -> None:
    write(tmp_path, 'kg:acquires kg:wording "zze\u0301tatiser"@fr .')
    assert load([tmp_path]).relations["acquires"].wordings["fr"][-1] == "zz\u00e9tatiser"


def test_word_lists(tmp_path: Path) -> None:
    write(tmp_path, 'kg:weekDays a kg:WordList ; kg:word "mardi"@fr , "lundi"@fr , "Monday"@en , "24/7" .')
    ontology = load([tmp_path])
    assert ontology.words("weekDays", "fr") == ("24/7", "lundi", "mardi")
    assert ontology.words("weekDays", "de") == ("24/7",)
    assert "weekDays" in ontology.word_lists
    with pytest.raises(OntologyError, match="no word list is called 'weekDay'"):
        ontology.words("weekDay", "fr")


def test_unchanged_files_are_read_once_and_edited_ones_again(tmp_path: Path) -> None:
    path = write(tmp_path, 'kg:acquires kg:wording "zzz"@fr .')
    first = load([path])
    assert load([path]) is first
    write(tmp_path, 'kg:acquires kg:wording "yyy"@fr .')
    os.utime(path, (1, 1))
    assert "zzz" not in load([path]).relations["acquires"].wordings["fr"]


def test_the_whole_is_one_rdf_graph() -> None:
    from rdflib import RDF, URIRef

    ontology = load()
    relation = URIRef("https://w3id.org/newskg/ontology#Relation")
    assert len(list(ontology.graph.subjects(RDF.type, relation))) == len(ontology.relations)


def test_the_folder_is_found_installed_and_in_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "kg"
    installed, checkout = package / "_ontology", package.parent / "ontology"
    monkeypatch.setattr(loading, "PACKAGE", package)
    with pytest.raises(OntologyError, match="the shipped ontology is missing"):
        ontology_folder()
    for folder in (checkout, installed):  # the wheel's own copy wins over a folder that happens to be beside it
        folder.mkdir(parents=True)
        (folder / "core.ttl").touch()
        assert ontology_folder() == folder


def test_malformed_turtle_names_file_and_line(tmp_path: Path) -> None:
    message = refusal(tmp_path, "kg:acquires kg:wording }")
    assert f"{tmp_path / 'mine.ttl'}:7: malformed Turtle" in message


def test_a_misspelt_property_is_refused_with_the_right_one(tmp_path: Path) -> None:
    message = refusal(tmp_path, 'kg:acquires kg:wordnig "racheter"@fr .')
    assert "mine.ttl:7" in message
    assert "did you mean 'wording'?" in message


def test_words_about_a_misspelt_class_are_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, 'kg:Compagny kg:headNoun "firme"@fr .')
    assert "'Compagny' is not declared; did you mean 'Company'?" in message


def test_words_need_a_language(tmp_path: Path) -> None:
    assert "kg:wording 'racheter' has no language" in refusal(tmp_path, 'kg:acquires kg:wording "racheter" .')


RELATION = 'kg:licenses a kg:Relation ; rdfs:label "licenses"@en ; '


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (RELATION + "rdfs:range kg:Company .", "the relation has no domain"),
        (RELATION + "rdfs:domain kg:Company .", "the relation has no range"),
        (RELATION + "rdfs:domain kg:Company , kg:Person ; rdfs:range kg:Law .", "join the classes with owl:unionOf"),
        (RELATION + "rdfs:domain kg:Compani ; rdfs:range kg:Law .", "did you mean 'Company'?"),
        (RELATION + "rdfs:domain kg:Law ; rdfs:range kg:Law ; rdfs:subPropertyOf kg:own .", "did you mean 'owns'?"),
        (RELATION + "rdfs:domain kg:Law ; rdfs:range kg:Law ; kg:qualifier kgq:rol .", "did you mean 'role'?"),
        (RELATION + 'rdfs:domain kg:Law ; kg:valueKind "money" .', "use one of amount, integer, date, text"),
        ("kg:opposes rdfs:subPropertyOf kg:sues .", "lies below itself"),
        ("kg:Law rdfs:subClassOf kg:Event .", "has 2 values for parent class"),
    ],
)
def test_contradictions_are_refused_with_their_place(tmp_path: Path, block: str, expected: str) -> None:
    message = refusal(tmp_path, block)
    assert expected in message
    assert ".ttl:" in message


def test_only_ontology_files_are_taken(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no such file or folder"):
        load([tmp_path / "absent.ttl"])
    note = tmp_path / "note.txt"
    note.touch()
    with pytest.raises(OntologyError, match="not an ontology file"):
        load([note])
