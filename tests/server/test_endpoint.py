"""The SPARQL endpoint as programs use it; the W3C's own tests are in tests/conformance."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.store import open_store
from kg.store.layout import Layout, gate
from tests.graph.factory import denial, purchase
from tests.server.asking import ask, query, update
from tests.server.running import TOKEN, served

NAME = "PREFIX e: <http://example.org/> SELECT ?n { <http://example.org/person/7> e:name ?n }"
GRAPH = "DESCRIBE <http://example.org/person/7>"


@pytest.mark.parametrize(
    ("accept", "kind", "start"),
    [
        ("", "application/sparql-results+json", '{"head"'),
        ("*/*", "application/sparql-results+json", '{"head"'),
        ("application/json", "application/sparql-results+json", '{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv; charset=utf-8", "n\r\nPerson 7"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", '?n\n"Person 7"'),
        ("text/html, text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml", "<?xml"),
    ],
)
def test_tables_come_in_the_format_that_is_preferred(root: str, accept: str, kind: str, start: str) -> None:
    reply = query(root, NAME, accept)
    assert (reply.status, reply.headers["content-type"]) == (200, kind)
    assert reply.text.startswith(start)
    assert "Person 7" in reply.text


@pytest.mark.parametrize(
    "kind", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig"]
)
def test_graphs_come_in_the_format_that_is_preferred(root: str, kind: str) -> None:
    reply = query(root, GRAPH, kind)
    form = RdfFormat.from_media_type(kind)
    assert reply.headers["content-type"].startswith(kind)
    objects = {quad.object for quad in parse(reply.body, format=form)}
    assert objects == {Literal("Person 7"), NamedNode("http://example.org/person/8")}


def test_a_format_that_is_unknown_is_refused(root: str) -> None:
    assert query(root, NAME, "image/png").status == 406
    assert query(root, GRAPH, "text/csv").status == 406
    assert "accept one of text/turtle" in query(root, GRAPH, "text/csv").text


def test_a_malformed_query_tells_line_column_and_what_is_wrong(root: str) -> None:
    reply = query(root, "SELECT *\nWHERE { ?s ?p }", "text/plain, */*;q=0.1")
    assert reply.status == 400
    assert "query:2:16" in reply.text
    assert "malformed" in reply.text


def test_programs_get_failures_as_json(root: str) -> None:
    reply = query(root, "SELECT", "application/sparql-results+json")
    assert reply.headers["content-type"] == "application/problem+json"
    assert json.loads(reply.body)["where"].startswith("query:1:")


def test_our_prefixes_are_declared(root: str) -> None:
    assert query(root, "ASK { FILTER(STR(kg:Claim) = 'https://w3id.org/newskg/ontology#Claim') }").text.endswith(
        "true}"
    )


def test_protocol_graphs_go_before_those_of_the_query(root: str) -> None:
    graphs = [("default-graph-uri", f"http://example.org/graph/{one}") for one in "ab"]
    asked = urlencode([("query", "SELECT ?n FROM <urn:none> { ?s ?p ?n } ORDER BY ?n"), *graphs])
    assert [row["n"] for row in ask(root, "GET", f"/sparql?{asked}").rows] == ["a", "b"]


def test_a_dataset_that_is_no_iri_is_refused(root: str) -> None:
    reply = query(root, NAME, **{"default-graph-uri": "not an iri"})
    assert reply.status == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("PUT", "/sparql", 405), ("GET", "/nothing", 404), ("GET", "/sparql?update=CLEAR%20ALL", 405)],
)
def test_methods_and_addresses_that_are_not_there(root: str, method: str, path: str, status: int) -> None:
    assert ask(root, method, path).status == status


def test_a_query_that_is_not_utf8_is_refused(root: str) -> None:
    reply = ask(root, "POST", "/sparql", "ASK {} # é".encode("latin-1"), content_type="application/sparql-query")
    assert (reply.status, "not UTF-8" in reply.text) == (400, True)
    assert ask(root, "GET", "/sparql?query=%ff").status == 400


def test_csv_quotes_what_needs_it(store: Path) -> None:
    text = 'one, "two"\nthree'
    opened = Store(str(store))
    opened.add(Quad(NamedNode("urn:s"), NamedNode("urn:quoted"), Literal(text)))
    opened.flush()
    del opened
    with served(store) as root:
        rows = list(
            csv.reader(io.StringIO(query(root, "SELECT ?o { ?s <urn:quoted> ?o }", "text/csv").text, newline=""))
        )
    assert rows == [["o"], [text]]


def test_a_store_that_grows_is_seen(store: Path) -> None:
    with served(store) as root:
        assert query(root, "ASK { <urn:new> ?p ?o }").text.endswith("false}")
        writer = Store(str(store))
        writer.add(Quad(NamedNode("urn:new"), NamedNode("urn:p"), Literal(1)))
        assert query(root, "ASK { <urn:new> ?p ?o }").text.endswith("true}")
        writer.bulk_extend([Quad(NamedNode("urn:newer"), NamedNode("urn:p"), Literal(1))])
        assert query(root, "ASK { <urn:newer> ?p ?o }").text.endswith("true}")


def test_documents_that_come_and_go_are_seen(tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    with open_store(place) as opened:
        opened.put([purchase()])
    with served(place) as root, open_store(place) as opened:
        deals = ask(root, "GET", "/queries/deals").text
        assert [row["status"] for row in query(root, deals).rows] == ["actual"]
        opened.put([denial()])
        assert [row["status"] for row in query(root, deals).rows] == ["actual", "negated"]
        opened.remove([purchase().document.id])
        assert [row["status"] for row in query(root, deals).rows] == ["negated"]


def test_a_change_under_way_is_not_seen(tmp_path: Path) -> None:
    place = tmp_path / "graph.db"
    with open_store(place) as opened:
        opened.put([purchase()])
    with served(place, workers=1) as root:
        assert query(root, "ASK { <urn:half> ?p ?o }").text.endswith("false}")
        with gate(Layout(place), writing=True):
            writer = Store(str(Layout(place).quads))
            writer.add(Quad(NamedNode("urn:half"), NamedNode("urn:p"), Literal(1)))
            assert query(root, "ASK { <urn:half> ?p ?o }").text.endswith("false}")
        assert query(root, "ASK { <urn:half> ?p ?o }").text.endswith("true}")


def test_an_update_waits_its_turn_and_says_so(store: Path) -> None:
    with served(store, token=TOKEN) as root:
        writer = Store(str(store))
        reply = update(root, "INSERT DATA { <urn:a> <urn:b> 1 }", TOKEN)
        assert (reply.status, "another program is writing" in reply.text) == (503, True)
        assert query(root, NAME).status == 200
        del writer
        assert update(root, "INSERT DATA { <urn:a> <urn:b> 1 }", TOKEN).status == 204
        assert query(root, "ASK { <urn:a> <urn:b> 1 }").text.endswith("true}")


def test_an_update_is_done_wholly_or_not_at_all(root: str) -> None:
    reply = update(root, "INSERT DATA { <urn:half> <urn:b> 1 } ; DROP GRAPH <urn:none>", TOKEN)
    assert reply.status == 400
    assert query(root, "ASK { <urn:half> ?p ?o }").text.endswith("false}")


def test_using_graph_uri_needs_a_where_it_can_name_graphs_in(root: str) -> None:
    path = "/sparql?using-graph-uri=urn:a"
    told = {"content_type": "application/sparql-update", "authorization": f"Bearer {TOKEN}"}
    reply = ask(root, "POST", path, "DELETE WHERE { ?s <urn:none> ?o }", **told)
    assert (reply.status, "DELETE { … } WHERE" in reply.text) == (400, True)
    conflict = ask(root, "POST", path, "WITH <urn:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", **told)
    assert conflict.status == 400
