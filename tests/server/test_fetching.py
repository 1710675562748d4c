"""What would reach out is read to its end before it is refused, and never run."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.server.fetching import expect_well_formed

BASE = "http://example.org/"


@pytest.mark.parametrize(
    ("text", "update"),
    [
        ("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", False),
        ("ASK { SERVICE SILENT ?x { ?s ?p ?o } . service ent:a {} }", False),
        ("SELECT * { ?s ?p true SERVICE<http://127.0.0.1:1/>{} }", False),
        ("LOAD <http://127.0.0.1:1/>", True),
        ("LOAD SILENT ent:a INTO GRAPH <b> ; INSERT DATA { ent:a ent:b 1 }", True),
        ("INSERT { ent:a ent:b ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", True),
    ],
)
def test_what_is_well_formed_is_left_to_be_refused(text: str, update: bool) -> None:
    expect_well_formed(text, base=BASE, update=update)


@pytest.mark.parametrize(
    ("text", "update", "where", "told"),
    [
        ("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p } }", False, "query:1:47", "malformed at '}'"),
        ("ASK { SERVICE SILENT <a> { ?s ?p ?o }", False, "query:1:38", "expected }"),
        ("LOAD ;", True, "update:1:1", "expected an IRI"),
        ("LOAD <a> ; INSERT DATA { ent:a }", True, "update:1:", "the update breaks off"),
        (
            "\nINSERTS { SERVICE <a> {} }",
            True,
            "update:2:1",
            "no update starts with 'INSERTS'; expected INSERT, DELETE",
        ),
    ],
)
def test_an_error_is_told_with_its_place(text: str, update: bool, where: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        expect_well_formed(text, base=BASE, update=update)
    assert caught.value.where.startswith(where)
    assert told in str(caught.value)
