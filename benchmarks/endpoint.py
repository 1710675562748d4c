"""Lookups a second and their latency with 16 clients, without and with another that runs bombs: kg serve and oxigraph.

    python benchmarks/endpoint.py [SECONDS]

Both servers serve the same generated store in turn, each for SECONDS (5) quietly and as long under
bombs: queries that would take for ever, sent one after another, with a time limit of 2 seconds for
the server to end each by. Clients are processes with kept connections; they share the machine's processors
with the servers, so that the ratio says more than the figures.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random
from selectors import EVENT_READ, DefaultSelector
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad, Store

Results = SimpleQueue[list[float]]
COMPANIES = 20_000
PROCESSES, EACH = 4, 4
LIMIT = 2
BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
EX, LABEL = "http://example.org/", NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def fill(folder: Path) -> None:
    """About 100,000 triples: companies, their names, and three suppliers for each."""
    random = Random(1)
    companies = [NamedNode(f"{EX}company/{number}") for number in range(COMPANIES)]
    supplies, known = NamedNode(EX + "supplies"), NamedNode(EX + "knownSince")
    store = Store(str(folder))
    store.bulk_extend(Quad(one, LABEL, Literal(f"Company {n}", language="en")) for n, one in enumerate(companies))
    store.bulk_extend(Quad(one, supplies, other) for one in companies for other in random.sample(companies, 3))
    store.bulk_extend(Quad(one, known, Literal(random.randint(1900, 2025))) for one in companies)
    store.flush()


def request(path: str, query: str) -> bytes:
    """A query as it goes over the wire."""
    accept = "application/sparql-results+json"
    return f"GET {path}?query={quote(query)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n\r\n".encode()


def lookup(number: int) -> str:
    """Whom a company supplies, by name."""
    return (
        f"SELECT ?name {{ <{EX}company/{number}> <{EX}supplies> ?other . "
        "?other <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
    )


def read_until(connection: socket.socket, mark: bytes) -> bytes:
    """Bytes up to a mark, and what came with it."""
    read = b""
    while mark not in read:
        part = connection.recv(65536)
        if not part:
            raise ConnectionResetError("closed before the mark")
        read += part
    return read


def clients(port: int, path: str, seed: int, seconds: float, ready: Barrier, results: Results) -> None:
    """Ask over four connections in turn, each with one request under way; give the latencies."""
    random = Random(seed)
    connections = [socket.create_connection(("127.0.0.1", port)) for _ in range(EACH)]
    for connection in connections:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    selector = DefaultSelector()
    begun: dict[socket.socket, float] = {}
    latencies: list[float] = []

    def send(connection: socket.socket) -> None:
        begun[connection] = perf_counter()
        connection.sendall(request(path, lookup(random.randrange(COMPANIES))))

    ready.wait()
    until = monotonic() + seconds
    for connection in connections:
        selector.register(connection, EVENT_READ)
        send(connection)
    while monotonic() < until:
        for key, _ in selector.select(timeout=1):
            connection = key.fileobj
            assert isinstance(connection, socket.socket)
            answer = read_until(connection, b"\r\n\r\n")
            while not (answer.endswith((b"]}}", b"]}}\r\n", b"0\r\n\r\n"))):
                answer += connection.recv(65536)
            if not answer.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(answer[:200].decode())
            latencies.append(perf_counter() - begun[connection])
            send(connection)
    results.put(latencies)


def bombs(port: int, path: str, seconds: float, ready: Barrier) -> None:
    """Send bombs one after another."""
    ready.wait()
    until = monotonic() + seconds
    while monotonic() < until:
        # oxigraph's time limit does not end this one: then its client leaves and sends the next.
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2 * LIMIT) as connection:
            connection.sendall(request(path, BOMB).replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
            while connection.recv(65536):
                pass


def measure(port: int, path: str, seconds: float, *, bombed: bool) -> tuple[float, float, float]:
    """Lookups a second, and the median and the 99th percentile of their latency in milliseconds."""
    context = get_context("spawn")
    results: Results = context.SimpleQueue()
    ready = context.Barrier(PROCESSES + bombed)
    processes = [
        context.Process(target=clients, args=(port, path, seed, seconds, ready, results)) for seed in range(PROCESSES)
    ]
    if bombed:
        processes.append(context.Process(target=bombs, args=(port, path, seconds, ready)))
    for process in processes:
        process.start()
    latencies = sorted(latency for _ in range(PROCESSES) for latency in results.get())
    for process in processes:
        process.join()
    return (
        len(latencies) / seconds,
        latencies[len(latencies) // 2] * 1000,
        latencies[len(latencies) * 99 // 100] * 1000,
    )


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """A server, from when it answers."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with suppress(OSError):
                socket.create_connection(("127.0.0.1", port)).close()
                break
            sleep(0.1)
        else:
            raise RuntimeError(f"{command[0]} does not start")
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def main(seconds: float) -> None:
    """Measure both and print the ratios."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        fill(place)
        serve = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--store", str(place)]
        binary = str(Path(sys.executable).with_name("oxigraph"))
        figures = {}
        for name, path in (("kg serve", "/sparql"), ("oxigraph", "/query")):
            port = free_port()
            ours = [*serve, "--port", str(port), "--timeout", str(LIMIT)]
            theirs = [binary, "serve-read-only", "--location", str(place), "--bind", f"127.0.0.1:{port}"]
            command = ours if name == "kg serve" else [*theirs, "--timeout-s", str(LIMIT)]
            with running(command, port):
                for bombed in (False, True):
                    figures[name, bombed] = measure(port, path, seconds, bombed=bombed)
    for bombed in (False, True):
        print("under bombs" if bombed else "quiet")
        for name in ("kg serve", "oxigraph"):
            rate, median, late = figures[name, bombed]
            print(f"  {name}  {rate:8.0f} lookups/s   median {median:6.1f} ms   p99 {late:7.1f} ms")
        ratio = figures["kg serve", bombed][0] / figures["oxigraph", bombed][0]
        late = figures["kg serve", bombed][2] / figures["oxigraph", bombed][2]
        print(f"  ratio     {ratio:8.2f}                                   {late:11.2f}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0)
