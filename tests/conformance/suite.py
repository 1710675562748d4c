"""Runs the W3C suite: each test gives nothing when it passes, or what is wrong."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from tests.conformance.comparing import RESULTS, canonical, comparable, is_table
from tests.conformance.manifests import Case, Exchange, Manifest

NOT_RUN = {
    "entailment": "the engine draws no conclusions",
    "http-rdf-update": "deprecated by its authors for graph-store-protocol",
    "service-description": "tested in tests/server/test_description.py: the suite gives no machine-readable steps",
}
"""Folders of the suite that are left out, and why."""

NEGATIVE = {"NegativeSyntaxTest11", "NegativeUpdateSyntaxTest11"}
ACCEPT = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".rdf": "application/rdf+xml",
}
GROUPS = {
    "QueryEvaluationTest": "query evaluation",
    "CSVResultFormatTest": "query evaluation",
    "UpdateEvaluationTest": "update evaluation",
    "PositiveSyntaxTest11": "syntax",
    "NegativeSyntaxTest11": "syntax",
    "PositiveUpdateSyntaxTest11": "syntax",
    "NegativeUpdateSyntaxTest11": "syntax",
    "ProtocolTest": "protocol",
    "GraphStoreProtocolTest": "graph store protocol",
}


@dataclass(frozen=True)
class Reply:
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server under test: its root address and its token."""

    root: str
    token: str

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        """The reply to one request over a connection of its own."""
        parts = urlsplit(self.root)
        connection = http.client.HTTPConnection(parts.netloc, timeout=60)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, told | {"Authorization": f"Bearer {self.token}"})
        reply = connection.getresponse()
        found = Reply(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        connection.close()
        return found

    def update(self, text: str, path: str = "/sparql") -> Reply:
        """The reply to an update."""
        return self.ask("POST", path, text.encode(), content_type="application/sparql-update")


def cases(suite: Path) -> list[Case]:
    """All tests that are run, sorted by folder."""
    folders = sorted(path.parent for path in suite.glob("*/manifest.ttl"))
    manifests = [
        manifest for folder in folders if folder.name not in NOT_RUN for manifest in folder.glob("manifest*.ttl")
    ]
    return [case for manifest in sorted(manifests) for case in Manifest(manifest).cases()]


def run(case: Case, server: Server) -> str:
    """What is wrong with the server's way with a test; nothing if it passes."""
    if case.kind in ("ProtocolTest", "GraphStoreProtocolTest"):
        return _protocol(case, server)
    if case.kind == "UpdateEvaluationTest":
        return _update(case, server)
    assert case.text is not None
    text = f"BASE <{case.text.as_uri()}>\n{case.text.read_text('utf-8')}"
    if case.kind in ("QueryEvaluationTest", "CSVResultFormatTest"):
        reset(server, case)
        return evaluate(case, lambda suffix: _query(server, text, suffix))
    updates = case.text.suffix == ".ru"
    if updates:  # some act on a graph that has to be there
        create = "" if "CREATE" in text else f"; CREATE GRAPH <{case.text.parent.as_uri()}/graph>"
        server.update(f"DROP ALL {create}")
    reply = server.update(text) if updates else server.ask("GET", f"/sparql?{urlencode({'query': text})}")
    # 403 says that it was read, and is not done: SERVICE, LOAD, and a function that nobody has.
    right = reply.status == 400 if case.kind in NEGATIVE else reply.status < 300 or reply.status == 403
    return "" if right else f"status {reply.status}: {reply.body.decode()[:200]}"


def evaluate(case: Case, ask: Callable[[str], bytes | str]) -> str:
    """What is wrong with the answer to the query of a test; ``ask`` takes a suffix and gives bytes, or a failure."""
    assert case.result is not None
    suffix = case.result.suffix
    body = ask(".srx" if is_table(_graph(case.result)) else suffix)
    if isinstance(body, str):
        return body
    expected = comparable(case.result.read_bytes(), suffix, case.result.as_uri())
    told = comparable(body, ".srx" if body.startswith(b"<?xml") else suffix)
    return "" if told == expected else f"other result than {case.result.name}: {body.decode()[:300]}"


def _graph(path: Path) -> list[Quad]:
    return quads_of(path) if path.suffix not in RESULTS else []


def _query(server: Server, text: str, suffix: str) -> bytes | str:
    kinds = {"content_type": "application/sparql-query", "accept": ACCEPT[suffix]}
    reply = server.ask("POST", "/sparql", text.encode(), **kinds)
    return reply.body if reply.status == 200 else f"status {reply.status}: {reply.body.decode()[:200]}"


def _update(case: Case, server: Server) -> str:
    reset(server, case)
    assert case.text is not None
    reply = server.update(f"BASE <{case.text.as_uri()}>\n{case.text.read_text('utf-8')}")
    if reply.status >= 300:
        return f"status {reply.status}: {reply.body.decode()[:200]}"
    accept = {"accept": "application/n-quads"}
    found: list[Quad] = list(parse(server.ask("GET", "/graphs?default", **accept).body, format=RdfFormat.N_QUADS))
    listing = server.ask(
        "GET", f"/sparql?{urlencode({'query': 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }'})}", accept="text/csv"
    )
    for name in listing.body.decode().split()[1:]:
        body = server.ask("GET", f"/graphs?graph={quote(name, safe='')}", **accept).body
        found += [Quad(*quad.triple, NamedNode(name)) for quad in parse(body, format=RdfFormat.N_QUADS)]
    expected = [quad for path in case.data_after for quad in quads_of(path)]
    expected += [quad for name, path in case.graphs_after.items() for quad in quads_of(path, NamedNode(name))]
    return "" if canonical(found) == canonical(expected) else "another dataset results"


def _protocol(case: Case, server: Server) -> str:
    reset(server, case)
    place = ""
    for number, exchange in enumerate(case.exchanges, start=1):
        path = _here(exchange.path, server).replace("$LOCATION$", quote(place, safe=""))
        reply = server.ask(
            exchange.method, path, _here(exchange.body, server).encode(exchange.charset), **exchange.headers
        )
        problem = _checked(exchange, reply, server)
        if problem:
            return f"request {number}: {problem}"
        if exchange.location:
            place = reply.headers.get("location", "")
    return ""


def _checked(exchange: Exchange, reply: Reply, server: Server) -> str:
    names = {http.HTTPStatus(reply.status).phrase.replace(" ", ""), f"StatusCode{reply.status // 100}xx"}
    if not names & exchange.statuses:
        return f"status {reply.status} instead of {sorted(exchange.statuses)}: {reply.body.decode()[:200]}"
    if exchange.location and not reply.headers.get("location"):
        return "no Location"
    kind = reply.headers.get("content-type", "")
    if exchange.boolean:
        told = comparable(reply.body, ".srj") if "json" in kind else None
        if told is not (exchange.boolean == "true"):
            return f"{reply.body.decode()[:100]} instead of {exchange.boolean}"
    if exchange.format == "tabular" and not kind.startswith(tuple(ACCEPT[one] for one in RESULTS)):
        return f"a table of type {kind}"
    if exchange.format == "RDF" and not kind.startswith(("text/turtle", "application/")):
        return f"a graph of type {kind}"
    if exchange.response_headers.get("content-type", kind) != kind:
        return f"content-type {kind}"
    if exchange.response_body:
        expected = comparable(_here(exchange.response_body, server).encode(), ".ttl")
        if comparable(reply.body, ".ttl") != expected:
            return f"another graph: {reply.body.decode()[:300]}"
    return ""


def _here(written: str, server: Server) -> str:
    """A path or a body of the suite with the addresses of the server."""
    host = urlsplit(server.root).netloc
    for theirs, ours in (
        ("www.example/gsp", f"{host}/graphs"),
        ("www.example%2Fgsp", quote(f"{host}/graphs", safe="")),
    ):
        written = written.replace(theirs, ours)
    for theirs, ours in (("/sparql/", "/sparql"), ("/gsp", "/graphs")):
        if written.startswith(theirs):
            return ours + written.removeprefix(theirs)
    return written


def reset(server: Server, case: Case) -> None:
    """Fill the store with the data of a test and nothing else."""
    lines = ["DROP ALL"]
    lines += [f"INSERT DATA {{ {_triples(quads)} }}" for quads in map(quads_of, case.data)]
    for name, path in graphs_of(case).items():
        graph = NamedNode(name)
        lines.append(f"CREATE SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ {_triples(quads_of(path))} }} }}")
    reply = server.update(" ;\n".join(lines))
    assert reply.status == 204, reply.body


def graphs_of(case: Case) -> dict[str, Path]:
    """The named graphs of a test: those of the manifest, and what its query takes FROM files."""
    assert case.text is not None or case.exchanges
    text = case.text.read_text("utf-8") if case.text else ""
    named = re.findall(r"^FROM\s+<([^:>]+)>", text, re.MULTILINE)
    return case.graphs | {(case.text.parent / name).as_uri(): case.text.parent / name for name in named if case.text}


def quads_of(path: Path, graph: NamedNode | None = None) -> list[Quad]:
    """What a file holds, in the default graph or another."""
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    parsed = parse(path=str(path), format=form, base_iri=path.as_uri(), rename_blank_nodes=True)
    return [Quad(quad.subject, quad.predicate, quad.object, graph) if graph else quad for quad in parsed]


def _triples(quads: list[Quad]) -> str:
    return "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads)
