"""What programs are told about the server: service description, VoID, and the Graph Store Protocol's reading side."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.server.description import SD, VOID
from tests.server.asking import Reply, ask
from tests.server.running import TOKEN, served

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def triples(reply: Reply) -> set[Triple]:
    """The graph of a reply in Turtle."""
    assert reply.headers["content-type"] == "text/turtle; charset=utf-8"
    return {quad.triple for quad in parse(reply.body, format=RdfFormat.TURTLE)}


def test_the_endpoint_describes_itself(root: str) -> None:
    told = triples(ask(root, "GET", "/sparql"))
    endpoint = NamedNode(root + "/sparql")
    assert Triple(endpoint, NamedNode(SD + "endpoint"), endpoint) in told
    assert Triple(endpoint, TYPE, NamedNode(SD + "Service")) in told
    assert Triple(endpoint, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Update")) in told
    graphs = {str(one.object) for one in told if one.predicate == NamedNode(SD + "name")}
    assert {"<http://example.org/graph/a>", "<http://example.org/graph/b>"} <= graphs
    assert ask(root, "GET", "/sparql", accept="application/ld+json").headers["content-type"] == "application/ld+json"
    assert ask(root, "GET", "/sparql", accept="text/html").status == 406


def test_a_server_that_only_reads_offers_no_updates(store: Path) -> None:
    with served(store) as root:
        told = triples(ask(root, "GET", "/sparql"))
    assert not [one for one in told if one.object == NamedNode(SD + "SPARQL11Update")]


def test_void_counts(store: Path) -> None:
    with served(store) as root:
        told = triples(ask(root, "GET", "/.well-known/void"))
    (dataset,) = {one.subject for one in told}
    counts = {str(one.predicate.value).removeprefix(VOID): one.object for one in told}
    assert counts["triples"] == Literal(400)
    assert counts["distinctSubjects"] == Literal(200)
    assert counts["properties"] == Literal(2)
    assert counts["sparqlEndpoint"] == NamedNode(str(dataset)[1:].replace(".well-known/void#dataset>", "sparql"))


def test_graphs_are_read_by_name(root: str) -> None:
    reply = ask(root, "GET", "/graphs?graph=http%3A%2F%2Fexample.org%2Fgraph%2Fa")
    assert {str(one.object) for one in triples(reply)} == {'"a"'}
    head = ask(root, "HEAD", "/graphs?graph=http%3A%2F%2Fexample.org%2Fgraph%2Fa")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", reply.headers["content-length"])
    assert len(triples(ask(root, "GET", "/graphs?default"))) == 400
    assert [ask(root, "GET", path).status for path in ("/graphs", "/graphs?graph=a", "/graphs?graph=urn:none")] == [
        400,
        400,
        404,
    ]
    assert ask(root, "GET", "/graphs?default&graph=urn:a").status == 400


def test_what_is_uploaded_must_be_rdf(root: str) -> None:
    told = {"authorization": f"Bearer {TOKEN}"}
    assert ask(root, "PUT", "/graphs?graph=urn:g", "x", content_type="image/png", **told).status == 415
    reply = ask(root, "PUT", "/graphs?graph=urn:g", "<urn:a> <urn:b>\n<urn:c>", content_type="text/turtle", **told)
    assert (reply.status, "malformed text/turtle" in reply.text) == (400, True)
    assert ask(root, "GET", "/graphs?graph=urn:g").status == 404
    form = "multipart/form-data; boundary=b"
    broken = ask(root, "POST", "/graphs?graph=urn:g", "--c\r\n", content_type=form, **told)
    assert broken.status == 400
