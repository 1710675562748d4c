"""What a server that is left running must withstand: bombs, greed, and requests that reach out."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.server.asking import BOMB, PATH_BOMB, REGEX_BOMB, ask, query, update
from tests.server.running import TOKEN, served

EASY = "ASK { <http://example.org/person/7> ?p ?o }"


@pytest.mark.parametrize("bomb", [BOMB, PATH_BOMB, REGEX_BOMB], ids=["product", "path", "regex"])
def test_a_bomb_is_ended_and_the_next_query_answered(store: Path, bomb: str) -> None:
    with served(store, timeout=4.0) as root:  # within which a busy machine answers what is easy
        reply = query(root, bomb, "text/plain, */*;q=0.1")
        assert (reply.status, "not done after 4 seconds" in reply.text) == (504, True)
        assert query(root, EASY).status == 200


def test_lookups_are_answered_while_bombs_run(store: Path) -> None:
    limits = {"timeout": 8.0, "quick": 1.0, "slow_lanes": 2, "workers": 1}  # a lookup is quick on a busy machine too
    with served(store, **limits) as root, ThreadPoolExecutor(8) as threads:
        bombs = [threads.submit(query, root, BOMB) for _ in range(6)]
        while not any(bomb.done() for bomb in bombs):  # four of the six find both slow lanes taken
            assert query(root, EASY).status == 200
        assert sorted(bomb.result().status for bomb in bombs) == [503, 503, 503, 503, 504, 504]
        assert query(root, EASY).status == 200


def test_a_client_that_leaves_takes_its_query_along(store: Path) -> None:
    with served(store, timeout=300.0, slow_lanes=1) as root:
        for _ in range(4):
            assert any(_left_running(root) for _ in range(100)), "the only slow lane is never free again"


def answered_in_the_end(root: str) -> bool:
    """Whether who comes back as told is answered, once the bombs are ended."""
    for _ in range(60):
        if query(root, EASY).status == 200:
            return True
        time.sleep(0.5)
    return False


def test_too_many_at_once_are_told_to_come_back(store: Path) -> None:
    limits = {"workers": 1, "waiting": 1, "patience": 0.2, "quick": 3.0, "timeout": 3.0}
    with served(store, **limits) as root, ThreadPoolExecutor(8) as threads:
        replies = [future.result() for future in [threads.submit(query, root, BOMB) for _ in range(6)]]
        refused = [reply for reply in replies if reply.status == 503]
        assert refused
        assert all(reply.headers["retry-after"] for reply in refused)
        assert answered_in_the_end(root)


def test_a_query_that_needs_too_much_memory_is_ended(store: Path) -> None:
    greedy = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } }"
    with served(store, timeout=60.0, memory=300 * 1024 * 1024) as root:
        reply = query(root, greedy, "text/plain")
        assert (reply.status, "memory" in reply.text) == (500, True)
        assert query(root, EASY).status == 200


@pytest.mark.parametrize("accept", ["application/json", "application/sparql-results+xml", "text/csv", "text/turtle"])
def test_an_answer_of_too_many_rows_is_refused_and_not_cut(store: Path, accept: str) -> None:
    text = "CONSTRUCT WHERE { ?s ?p ?o }" if accept == "text/turtle" else "SELECT * { ?s ?p ?o }"
    with served(store, max_rows=300) as root:
        reply = query(root, text, accept)
        assert (reply.status, "more than 300 rows" in reply.text) == (403, True)
        assert query(root, text + " LIMIT 300", accept).status == 200


def test_an_answer_that_is_too_large_is_refused(store: Path) -> None:
    with served(store, max_bytes=5000) as root:
        reply = query(root, "SELECT * { ?s ?p ?o }")
        assert (reply.status, "larger than 5,000 bytes" in reply.text) == (403, True)
        assert ask(root, "GET", "/graphs?default").status == 403


def test_a_query_that_is_too_long_is_refused(store: Path) -> None:
    long = f"ASK {{}} # {'x' * 2000}"
    with served(store, max_query=1000) as root:
        assert ask(root, "POST", "/sparql", long, content_type="application/sparql-query").status == 413
        form = urlencode({"query": long})
        assert ask(root, "POST", "/sparql", form, content_type="application/x-www-form-urlencoded").status == 413


class Listener:
    """A web server that only notes whether anybody called."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.called = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            self.called = True
            connection.close()

    def close(self) -> None:
        """Listen no more."""
        self._stop.set()
        self._thread.join()
        self._socket.close()


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * {{ ?s ?p true}serviceSILENT<URL>{ ?s ?p ?o } }",
        "PREFIX s: <URL> SELECT * { SERVICEs:a { ?s ?p ?o } }",
        "LOAD <URL>",
        "LOAD SILENT <URL> INTO GRAPH <urn:a>",
        "PREFIX l: <URL> loadSILENTl:a",
        "CLEAR GRAPH <urn:none> ; LOAD<URL>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    ],
)
def test_nothing_is_asked_or_fetched_from_elsewhere(root: str, text: str) -> None:
    listener = Listener()
    text = text.replace("URL", listener.address)
    reply = query(root, text) if text.startswith(("SELECT", "PREFIX s")) else update(root, text, TOKEN)
    listener.close()
    assert (reply.status, "take" in reply.text, listener.called) == (403, True, False)


def test_from_names_graphs_of_the_store_and_fetches_none(root: str) -> None:
    listener = Listener()
    replies = [
        query(root, f"SELECT * FROM <{listener.address}> {{ ?s ?p ?o }}"),
        query(root, "SELECT * { ?s ?p ?o }", **{"default-graph-uri": listener.address}),
    ]
    listener.close()
    assert ([reply.status for reply in replies], listener.called) == ([403, 200], False)
    assert (listener.address in replies[0].text, replies[1].rows) == (True, [])


def test_from_may_name_a_graph_of_the_store(root: str) -> None:
    (graph, *_) = (row["g"] for row in query(root, "SELECT ?g { GRAPH ?g {} }").rows)
    assert query(root, f"SELECT * FROM <{graph}> {{ ?s ?p ?o }}").rows
    refused = query(root, f"SELECT * FROM <{graph}>\nFROM NAMED <urn:none> {{ ?s ?p ?o }}")
    assert (refused.status, "urn:none" in refused.text, "query:2:1" in refused.text) == (403, True, True)
    assert query(root, "PREFIX x: <urn:> SELECT * FROM x:none { ?s ?p ?o }").status == 403


def test_a_word_in_a_text_is_no_keyword(root: str) -> None:
    assert query(root, 'ASK { FILTER("SERVICE <http://a/> LOAD" != "") } # SERVICE').text.endswith("true}")


def _left_running(root: str) -> bool:
    """Send a bomb and leave after a second; whether it was running until then and not refused."""
    connection = http.client.HTTPConnection(urlsplit(root).netloc, timeout=1.0)
    try:
        connection.request("GET", f"/sparql?{urlencode({'query': BOMB})}")
        assert connection.getresponse().status == 503
    except TimeoutError:
        return True
    finally:
        connection.close()
    return False
