"""Clients that send slowly, never read, or talk nonsense are let go, and keep nobody else waiting."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.asking import connect, query
from tests.server.conftest import small_store
from tests.server.running import served

EASY = "ASK { <http://example.org/person/7> ?p ?o }"


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose clients may stall for half a second."""
    place: Path = small_store(tmp_path_factory.mktemp("hasty") / "store")
    with served(place, client_wait=0.5, connections=40) as root:
        yield root


def everything(connection: socket.socket) -> bytes:
    """What comes until the server closes, or resets, the connection."""
    read = b""
    try:
        while part := connection.recv(65536):
            read += part
    except ConnectionResetError:
        pass
    return read


@pytest.mark.parametrize("said", [b"", b"\r\n", b"GET /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: "])
def test_a_request_that_never_ends_is_cut(hasty: str, said: bytes) -> None:
    with connect(hasty) as slow:
        slow.sendall(said)
        assert query(hasty, EASY).status == 200
        assert everything(slow) == b""


def test_dripping_headers_does_not_keep_a_connection(hasty: str) -> None:
    with connect(hasty) as slow:
        slow.sendall(b"GET /sparql HTTP/1.1\r\n")
        slow.settimeout(0.1)
        for _ in range(100):
            try:
                slow.sendall(b"X: y\r\n")
                if slow.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        else:
            pytest.fail("the server listens to a drip for ever")


def test_many_idle_connections_leave_room_in_the_end(hasty: str) -> None:
    idle = [connect(hasty) for _ in range(60)]
    for one in idle:
        assert everything(one) in (b"",)
        one.close()
    assert query(hasty, EASY).status == 200


def test_a_client_that_never_reads_is_cut(hasty: str) -> None:
    with connect(hasty) as silent:
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        text = "SELECT%20*%20%7B%3Fa%20%3Fb%20%3Fc%20.%20%3Fd%20%3Fe%20%3Ff%7D%20LIMIT%2090000"
        silent.sendall(f"GET /sparql?query={text} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        for _ in range(20):
            assert query(hasty, EASY).status == 200
        # The server gives up while most of the answer is still to come.
        assert _closed_by_peer(silent)


def test_a_head_that_is_too_long_is_refused(hasty: str) -> None:
    with connect(hasty) as long:
        try:
            long.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + b"x" * 300_000)
        except OSError:
            return
        assert everything(long)[:12] in (b"HTTP/1.1 431", b"")


def test_nonsense_is_refused(hasty: str) -> None:
    with connect(hasty) as odd:
        odd.sendall(b"\x16\x03\x01 hello\r\n\r\n")
        assert everything(odd).startswith(b"HTTP/1.1 400")


def test_a_body_that_does_not_come_whole_changes_nothing(hasty: str) -> None:
    with connect(hasty) as short:
        short.sendall(b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n")
        short.sendall(b"Content-Length: 1000\r\n\r\nASK {")
    assert query(hasty, EASY).status == 200


def _closed_by_peer(connection: socket.socket) -> bool:
    """Whether the other end resets the connection, found out by writing to it and not reading."""
    for _ in range(150):
        try:
            connection.sendall(b"\r\n")
        except (BrokenPipeError, ConnectionResetError):
            return True
        time.sleep(0.1)
    return False
