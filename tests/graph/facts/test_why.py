"""The claims behind an edge: found by any name, told with sentence, source and status."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kg.errors import QueryError
from kg.graph import Graph
from kg.graph.facts import as_json, tell_about, tell_why
from kg.model import Span

from .newsroom import NEWSROOM, OREADE, VALMER, Dispatch


def test_every_claim_behind_an_edge_the_newest_first() -> None:
    found = NEWSROOM.why("Valmer", "acquires", "Oréade")
    assert [(claim.document.id, claim.status) for claim in found.claims] == [
        ("b1", "negated"),
        ("a3", "actual"),
        ("a2", "actual"),
        ("a1", "actual"),
    ]
    assert (found.support.documents, found.support.sources) == (4, 2)
    assert (str(found.support.first), str(found.support.last)) == ("2025-03-03", "2025-03-10")
    assert found.support.by_status == (("actual", 3), ("negated", 1))
    assert found.otherwise == ()


def test_a_claim_tells_everything() -> None:
    claim = NEWSROOM.why("Valmer", "acquires", "Oréade").claims[-1]
    assert claim.marked == (
        "[s Valmer] [w a racheté] [o Oréade] pour 500 millions d'euros, selon le Wall Street Journal."
    )
    assert (claim.subject.name, claim.relation, claim.target) == ("Valmer", "acquires", "Oréade")
    assert claim.sources == ("Wall Street Journal",)
    assert claim.source.name == "Wall Street Journal"
    assert claim.qualifiers == (("amount", "500 000 000 EUR"),)
    assert (claim.document.title, claim.document.publisher) == ("Valmer rachète Oréade", "Le Quotidien d'Aurillac")
    assert (claim.confidence, claim.rule, claim.extractor) == (0.9, "acquires: a racheté", "rules")


@pytest.mark.parametrize(
    "subject", ["VALMER", "groupe valmer", "ent:valmer", "<https://w3id.org/newskg/entity/valmer>"]
)
@pytest.mark.parametrize("relation", ["acquires", "kg:acquires", "ACQUIERT", "Acquires"])
@pytest.mark.parametrize("target", ["oreade", "OREADE SA", "Oréade"])
def test_any_name_will_do(subject: str, relation: str, target: str) -> None:
    assert len(NEWSROOM.why(subject, relation, target).claims) == 4


def test_a_relation_includes_those_below_it() -> None:
    (claim,) = NEWSROOM.why("Anne Guérin", "fait partie de", "Valmer").claims
    assert claim.relation == "leads"
    assert dict(claim.qualifiers) == {"role": "directrice générale", "start": "2019"}


def test_a_symmetric_relation_is_found_both_ways() -> None:
    for ends in (("Tissel", "Norbruck"), ("Norbruck", "Tissel")):
        assert {claim.document.id for claim in NEWSROOM.why(ends[0], "partnersWith", ends[1]).claims} == {"a2", "a3"}


def test_values_and_anything() -> None:
    every = [claim.value for claim in NEWSROOM.why("Valmer", "revenue").claims]
    assert every == ["1 200 000 000 EUR", "900 000 000 EUR"]
    assert [claim.value for claim in NEWSROOM.why("Valmer", "revenue", "900000000").claims] == ["900 000 000 EUR"]
    assert [claim.marked for claim in NEWSROOM.why("Anne Guérin", "bornOn", "1970-05-02").claims] == [
        "[s Anne Guérin] est née le 2 mai 1970."
    ]
    other = NEWSROOM.why("Valmer", "revenue", "12")
    assert (other.claims, len(other.otherwise)) == ((), 2)


def test_nothing_found_tells_what_is_known_between_the_two() -> None:
    found = NEWSROOM.why("Oréade", "supplies", "Valmer")
    assert found.claims == ()
    assert {claim.relation for claim in found.otherwise} == {"acquires"}
    assert tell_why(found).startswith(
        "Oréade supplies Valmer: no document says so; what is said instead:\n4 claims in 4"
    )
    nothing = NEWSROOM.why("Oréade", "supplies", "Norbruck")
    assert tell_why(nothing) == (
        "Oréade supplies Norbruck: no document says so, and none says anything else that joins Oréade and Norbruck\n"
    )


@pytest.mark.parametrize(
    ("edge", "problem", "remedy"),
    [
        (("Valmr", "acquires", "Oréade"), "no entity is called 'Valmr'", "did you mean Valmer (Company, ent:valmer)"),
        (("Guérin", "leads", "Valmer"), "no entity is called 'Guérin'", "Anne Guérin (Person, ent:anne-guerin)"),
        (("ent:nobody", "leads", "Valmer"), "no entity is called 'ent:nobody'", "check its spelling"),
        (("Valmer", "locatedIn", "toulouse"), "2 entities are called 'toulouse'", "ent:toulouse-team"),
        (("Valmer", "racheter", "Oréade"), "no relation is called 'racheter'", "did you mean acquires"),
        (("Valmer", "aquires", "Oréade"), "no relation is called 'aquires'", "acquires (acquires / acquiert)"),
        (("Valmer", "xyzzy", "Oréade"), "no relation is called 'xyzzy'", "known: "),
    ],
)
def test_unknown_and_ambiguous_names(edge: tuple[str, str, str], problem: str, remedy: str) -> None:
    with pytest.raises(QueryError) as caught:
        NEWSROOM.why(*edge)
    assert caught.value.problem == problem
    assert remedy in caught.value.remedy


def test_an_ambiguous_name_is_settled_by_an_iri() -> None:
    assert len(NEWSROOM.why("Valmer", "locatedIn", "ent:toulouse-city").claims) == 1
    assert NEWSROOM.why("Valmer", "locatedIn", "ent:toulouse-team").claims == ()


def test_who_bears_a_name() -> None:
    about = NEWSROOM.about("groupe valmer")
    assert str(about.entity) == "Valmer (Company, ent:valmer)"
    assert (about.aliases, about.identifiers) == (("Groupe Valmer",), ("ticker:VLM.PA",))
    assert [(naming.document, naming.mentions) for naming in about.namings] == [
        ("a1", 2),
        ("a2", 1),
        ("a3", 2),
        ("b1", 3),
        ("b2", 3),
    ]
    assert "2025-03-03  a1: Valmer, Groupe Valmer (Company) [ticker:VLM.PA], 2 mentions" in tell_about(about)


def test_who_bears_two_names_of_one_document() -> None:
    merged = Graph.build(NEWSROOM.extractions, curation="same ent:valmer ent:oreade")
    first, second, *_ = merged.about("Valmer").namings
    assert (first.document, first.name, first.mentions) == ("a1", "Oréade", 3)
    assert first.aliases == ("Valmer", "Groupe Valmer", "Oréade SA")
    assert (second.document, second.mentions) == ("a2", 2)  # one each


def test_text_and_json_tell_the_same() -> None:
    found = NEWSROOM.why("Valmer", "acquires", "Oréade")
    text = tell_why(found, most=1)
    assert "4 claims in 4 documents; from 2 independent sources; 3 actual, 1 negated; 2025-03-03 to 2025-03-10" in text
    assert "says        Anne Guérin" in text
    assert "… and 3 claims more" in text
    record = json.loads(as_json(found))
    assert record["support"]["by_status"] == {"actual": 3, "negated": 1}
    assert record["claims"][3]["qualifiers"] == {"amount": "500 000 000 EUR"}
    assert record["claims"][3]["subject_span"] == [0, 6]
    assert json.loads(as_json(NEWSROOM.about("Valmer")))["namings"][0]["document"] == "a1"


def test_marks_that_overlap_leave_one() -> None:
    told = NEWSROOM.why("Valmer", "acquires", "Oréade").claims[-1]
    inner = replace(told, subject_span=Span(0, 17), object_span=Span(11, 17), words_span=Span(3, 9))
    assert inner.marked.startswith("[s Valmer a ra][o cheté ]Oréade")


def test_what_an_article_says_is_only_text() -> None:
    text = 'Valmer a racheté Oréade } <x> "\\'
    graph = Graph.build([Dispatch("q", "Titre", "2025-01-01").says(text, VALMER, "acquires", OREADE).read()])
    (claim,) = graph.why("Valmer", "acquires", "Oréade").claims
    assert claim.quote == text
    for name in ('" } #', "<x>", "a:b", "\\", ""):
        with pytest.raises(QueryError, match="no entity is called"):
            graph.why(name, "acquires", "Oréade")
