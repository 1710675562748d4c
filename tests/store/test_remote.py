"""A store behind a SPARQL server behaves as one on disk, on servers of three makes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import Store as Oxigraph

from kg.errors import QueryError, StoreError
from kg.graph.terms import TERMS, document_iri
from kg.model import Extraction
from kg.store import Store, open_store
from kg.store import sparql_server as client
from kg.store.checking import check
from tests.command import Ran
from tests.graph.factory import denial, purchase
from tests.server.running import TOKEN, served
from tests.store.articles import entity, told
from tests.store.servers import free_port, oxigraph, virtuoso

ALPHA, BETA, GAMMA = entity("Alpha", "Company", "Alpha SA"), entity("Bêta & Cie", "Company"), entity("Gamma", "Person")
QUESTIONS = [
    "SELECT ?s ?o { ?s rdfs:label ?o }",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) ?p",
    "SELECT ?g ?quote { GRAPH ?g { ?claim a kg:Claim ; oa:hasSelector/oa:exact ?quote } }",
    "SELECT ?s ?o FROM kg:negated { ?s kg:acquires ?o }",
    "ASK { ?s kg:acquires ?o }",
    "ASK { ?s kg:acquires kg:nothing }",
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
]
"""What is asked of both; FROM needs a default graph that is not all graphs together."""


@contextmanager
def our_own(folder: Path) -> Iterator[str]:
    """The address of a server of ours that may be written to."""
    Oxigraph(str(folder / "store")).flush()
    with served(folder / "store", token=TOKEN) as root:
        yield f"{root}/sparql"


@pytest.fixture(params=["oxigraph", "virtuoso", "kg serve"])
def server(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty server."""
    if request.param == "kg serve":
        monkeypatch.setenv("KG_STORE_TOKEN", TOKEN)
    makes: dict[str, Callable[[], Any]] = {
        "oxigraph": oxigraph,
        "virtuoso": lambda: virtuoso(tmp_path),
        "kg serve": lambda: our_own(tmp_path),
    }
    with makes[request.param]() as url:
        yield url


@pytest.fixture
def oxigraph_url() -> Iterator[str]:
    """The URL of an empty oxigraph server."""
    with oxigraph() as url:
        yield url


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attempts follow each other at once."""
    monkeypatch.setattr(client, "WAITS", (0.0, 0.0))


def same(remote: Store, local: Store) -> None:
    """Fail unless two stores hold the same and answer alike."""
    assert list(map(str, remote.quads())) == list(map(str, local.quads()))
    assert remote.documents() == local.documents()
    for text in QUESTIONS:
        assert remote.query(text) == local.query(text), text
    for name in ("denied", "most-connected", "timeline"):
        assert remote.named(name) == local.named(name)
    assert remote.serialise("trig") == local.serialise("trig")
    assert remote.search("Portacier") == local.search("Portacier")
    assert remote.graph().claims == local.graph().claims


def test_it_behaves_as_a_store_on_disk(server: str, tmp_path: Path) -> None:
    corrected = told("a", ALPHA, GAMMA, text="Tout & plus {.")
    with open_store(tmp_path / "local.db") as local, open_store(server) as remote:
        steps: list[Callable[[Store], Any]] = [
            lambda store: store.put([purchase(), denial()]),
            lambda store: store.put([told("a", ALPHA, BETA), told("b", BETA, GAMMA)]),
            lambda store: store.put([corrected, purchase()]),
            lambda store: store.remove(["b", "nobody"]),
            lambda store: store.put([told("b", ALPHA, GAMMA)]),
            lambda store: store.remove([purchase().document.id]),
        ]
        for step in steps:
            assert step(remote) == step(local)
            same(remote, local)
        assert remote.document("a") == local.document("a")
        assert remote.document("nobody") is None
    with open_store(server, read_only=True) as again, open_store(tmp_path / "local.db", read_only=True) as local:
        same(again, local)


def test_a_client_goes_on_from_what_another_left(server: str, tmp_path: Path) -> None:
    with open_store(server) as first:
        first.put([purchase()])
    with open_store(server) as second, open_store(tmp_path / "local.db") as local:
        assert second.put([purchase()]).unchanged == (purchase().document.id,)
        second.put([denial()])
        second.remove([purchase().document.id])
        local.put([denial()])
        same(second, local)


def test_a_curation_is_followed_and_kept(oxigraph_url: str, tmp_path: Path) -> None:
    decisions = f'rename <{ALPHA.iri}> "Alphonse"\n'
    with open_store(tmp_path / "local.db") as local, open_store(oxigraph_url) as remote:
        for store in (local, remote):
            store.put([told("a", ALPHA, BETA)])
            store.curate(decisions)
        same(remote, local)
    with open_store(tmp_path / "local.db") as local, open_store(oxigraph_url) as remote:
        for store in (local, remote):
            store.put([told("b", ALPHA, GAMMA)])
        same(remote, local)


def test_one_open_for_reading_cannot_be_changed(oxigraph_url: str) -> None:
    with pytest.raises(StoreError, match="holds no store of ours"):
        open_store(oxigraph_url, read_only=True)
    open_store(oxigraph_url).close()
    with open_store(oxigraph_url, read_only=True) as store:
        with pytest.raises(StoreError, match="for reading only"):
            store.put([purchase()])
        with open_store(oxigraph_url) as writer:
            writer.put([purchase()])
        assert store.stale
        assert store.query("ASK { ?s kg:acquires ?o }").truth


def test_queries_are_checked_as_by_every_store(oxigraph_url: str) -> None:
    with open_store(oxigraph_url) as store:
        with pytest.raises(QueryError) as wrong:
            store.query("SELECT *\n{ ?s ?p }", where="mine.rq")
        assert wrong.value.where.startswith("mine.rq:2:")
        for forbidden in ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "CLEAR ALL"):
            with pytest.raises(QueryError):
                store.query(forbidden)
        store.put([purchase()])
        assert store.query("ASK FROM kg:past FROM doc:achat { ?claim a kg:Claim }").truth
        with pytest.raises(QueryError, match=r"there is no graph http://127\.0\.0\.1:1/ here"):
            store.query("ASK FROM doc:achat FROM <http://127.0.0.1:1/> { ?claim a kg:Claim }")


def test_of_two_that_write_at_once_the_second_is_told(oxigraph_url: str, tmp_path: Path) -> None:
    with open_store(oxigraph_url) as one, open_store(oxigraph_url) as other, open_store(tmp_path / "l.db") as local:
        one.put([purchase()])
        other.put([denial()])
        with pytest.raises(StoreError, match="another program has changed the store"):
            one.put([told("a", ALPHA, BETA)])
        one.put([told("a", ALPHA, BETA)])
        local.put([purchase(), denial(), told("a", ALPHA, BETA)])
        same(one, local)


def test_another_graph_on_the_server_is_left_alone(oxigraph_url: str) -> None:
    update = {"update": "INSERT DATA { <urn:a> <urn:b> 1 }"}
    assert httpx.post(f"{oxigraph_url}update", data=update).status_code == 204
    with pytest.raises(StoreError, match="holds another graph"):
        open_store(oxigraph_url)


def test_a_store_of_a_newer_version_is_not_opened(oxigraph_url: str) -> None:
    open_store(oxigraph_url).close()
    ledger = "GRAPH kg:ledger { kg:ledger kg:format ?f }"
    newer = f"DELETE {{ {ledger} }} INSERT {{ GRAPH kg:ledger {{ kg:ledger kg:format '99' }} }} WHERE {{ {ledger} }}"
    prefix = "PREFIX kg: <https://w3id.org/newskg/ontology#> "
    assert httpx.post(f"{oxigraph_url}update", data={"update": prefix + newer}).status_code == 204
    with pytest.raises(StoreError, match="format 99"):
        open_store(oxigraph_url)


@pytest.mark.usefixtures("hurried")
def test_a_server_that_is_not_there() -> None:
    with pytest.raises(StoreError) as error:
        open_store(f"http://127.0.0.1:{free_port()}/sparql")
    assert "not reached after 3 attempts" in str(error.value)
    assert "does it run" in error.value.remedy


def test_a_password_in_the_url_is_not_taken() -> None:
    with pytest.raises(StoreError) as error:
        open_store("http://me:secret@127.0.0.1:1/sparql")
    assert "secret" not in str(error.value)
    assert "KG_STORE_PASSWORD" in str(error.value)


@contextmanager
def before(url: str, decide: Callable[[str, Any], int]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server before another: ``decide`` gives a status to answer with, 0 to pass on, -1 to pass on and lose it."""
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(dict(self.headers))
            status = decide(self.path, self.headers)
            kind = {"Content-Type": self.headers["Content-Type"], "Accept": self.headers.get("Accept", "*/*")}
            reply = httpx.post(url.rstrip("/") + self.path, content=body, headers=kind) if status <= 0 else None
            if status < 0:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(reply.status_code if reply else status)
            content = reply.content if reply else b"no"
            self.send_header("Content-Type", reply.headers.get("Content-Type", "") if reply else "text/plain")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=proxy.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{proxy.server_address[1]}/", seen
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()


def failing(times: int, status: int) -> Callable[[str, Any], int]:
    """A decision to fail some updates that hold a document, and then no more."""
    left = [times]

    def decide(path: str, headers: Any) -> int:
        if path != "/update" or int(headers["Content-Length"]) < 1000 or not left[0]:
            return 0
        left[0] -= 1
        return status

    return decide


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("status", [503, -1], ids=["busy", "answer lost"])
def test_a_server_that_fails_for_a_moment_is_asked_again(oxigraph_url: str, tmp_path: Path, status: int) -> None:
    open_store(oxigraph_url).close()
    with before(oxigraph_url, failing(2, status)) as (url, _), open_store(url) as remote:
        assert remote.put([purchase()]).added == (purchase().document.id,)
        with open_store(tmp_path / "local.db") as local:
            local.put([purchase()])
            same(remote, local)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("status", [500, 503])
def test_a_server_that_goes_on_failing_holds_whole_documents_only(
    oxigraph_url: str, tmp_path: Path, status: int
) -> None:
    open_store(oxigraph_url).close()
    with before(oxigraph_url, failing(3 if status == 503 else 1, status)) as (url, _), open_store(url) as remote:
        with pytest.raises(StoreError, match=f"fails with {status}"):
            remote.put([purchase(), denial()])
        with open_store(tmp_path / "local.db") as local:
            same(remote, local)
            for store in (remote, local):
                store.put([purchase(), denial()])
            same(remote, local)


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        ({"KG_STORE_TOKEN": "a-token"}, "Bearer a-token"),
        ({"KG_STORE_USER": "me", "KG_STORE_PASSWORD": "secret"}, "Basic bWU6c2VjcmV0"),
        ({"KG_STORE_USER": "me", "KG_STORE_PASSWORD": "secret", "KG_STORE_TOKEN": "a-token"}, "Bearer a-token"),
    ],
)
def test_credentials_come_from_the_environment(
    oxigraph_url: str, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], sent: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with before(oxigraph_url, lambda _, headers: 0 if headers["Authorization"] == sent else 401) as (url, seen):
        open_store(url).close()
    assert {one["Authorization"] for one in seen} == {sent}


def test_wrong_credentials_are_told(oxigraph_url: str) -> None:
    with before(oxigraph_url, lambda *_: 401) as (url, _), pytest.raises(StoreError) as error:
        open_store(url)
    assert "KG_STORE_TOKEN" in error.value.remedy


def test_virtuoso_lets_its_users_write_by_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with virtuoso(tmp_path) as url:
        monkeypatch.setenv("KG_STORE_USER", "dba")
        monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
        monkeypatch.setenv("KG_STORE_UPDATE_URL", url + "-auth")
        with open_store(url) as store:
            store.put([purchase()])
            assert len(store.documents()) == 1
        monkeypatch.setenv("KG_STORE_PASSWORD", "wrong")
        with open_store(url, read_only=True) as reading:
            assert len(reading.documents()) == 1
        with pytest.raises(StoreError, match="does not let us"), open_store(url) as store:
            store.put([denial()])


def test_a_check_finds_what_was_refused_and_what_others_changed(oxigraph_url: str, kg: Callable[..., Ran]) -> None:
    wrong = told("a", entity("Ormeau", "Law"), entity("Lefort", "Law"))
    with open_store(oxigraph_url) as store:
        store.put([purchase(), wrong])
        assert [(one.kind, one.where.partition(":")[0]) for one in check(store)] == [("refused", "a")]
    broken = f"DELETE WHERE {{ GRAPH <{document_iri(purchase().document.id)}> {{ ?s <{TERMS['kg']}status> ?o }} }}"
    assert httpx.post(f"{oxigraph_url}update", data={"update": broken}).status_code == 204
    ran = kg("check", "--store", oxigraph_url)
    assert ran.code == 1
    refused, damage, counted = sorted(ran.out.splitlines(), reverse=True)
    assert refused.startswith("refused   a:")
    assert damage.startswith(f"damage    {document_iri(purchase().document.id)}: graph: it differs from the documents")
    assert counted == "2 documents checked, 2 findings"


def test_the_commands_take_a_url(oxigraph_url: str, kg: Callable[..., Ran], tmp_path: Path) -> None:
    extractions: list[Extraction] = [purchase(), denial()]
    with open_store(oxigraph_url) as store, open_store(tmp_path / "l.db") as local:
        store.put(extractions)
        local.put([purchase()])
    assert kg("diff", tmp_path / "l.db", oxigraph_url).out.endswith("2 claims added, 0 removed, 0 changed\n")
    asked = kg(
        "query", "--store", oxigraph_url, "SELECT ?s ?o FROM kg:negated { ?s kg:acquires ?o }", "--format", "csv"
    )
    assert (asked.code, asked.out.splitlines()[0]) == (0, "s,o")
    removed = kg("remove", denial().document.id, "--store", oxigraph_url)
    assert removed.code == 0
    with open_store(oxigraph_url, read_only=True) as store:
        assert [one.id for one in store.documents()] == [purchase().document.id]
