"""A process that answers one request at a time from a store opened for reading, until it is killed.

A template process forks the workers: it has imported everything, opened nothing and runs one thread,
so that a worker stands ready some milliseconds after the one before it was killed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import resource
import signal
import socket
import struct
import sys
import time
import traceback
from pathlib import Path
from typing import NoReturn

from pyoxigraph import Store

from kg.server.answering import Answer, answer, failure
from kg.server.wire import Head, pack, receive
from kg.store.layout import Layout

FORK, KILL = 1, 2
ORDER = struct.Struct("!BI")
"""What the server tells the template: fork or kill, and which worker."""


def template(place: Path, memory: int, control: socket.socket) -> None:
    """Fork and kill workers as the server says, until it closes the connection or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    children: dict[int, int] = {}
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, ORDER.size, 1)
        _reap(children)
        if len(order) < ORDER.size:
            break
        action, number = ORDER.unpack(order)
        if action == KILL:
            _kill(children.get(number))
            continue
        child = os.fork()
        if child == 0:
            control.close()
            _run(place, memory, socket.socket(fileno=descriptors[0]))
        children[number] = child
        os.close(descriptors[0])
    for child in children.values():
        _kill(child)


class Reader:
    """The store as it is now: opened for reading, and again when somebody has written to it.

    Within a change of a store of ours, whose writer keeps its gate shut, the former view stays.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._gate = Layout(place.parent).gate
        self._seen: tuple[tuple[str, int], ...] = ()
        self._store: Store | None = None

    def store(self) -> Store:
        """The store, as fresh as the files. Raises OSError when it cannot be opened."""
        seen = self._signature()
        if self._store is not None and seen == self._seen:
            return self._store
        with contextlib.ExitStack() as opened:
            if self._gate.exists():
                gate = opened.enter_context(self._gate.open("rb"))
                try:
                    fcntl.flock(gate, fcntl.LOCK_SH | (fcntl.LOCK_NB if self._store is not None else 0))
                except BlockingIOError:
                    assert self._store is not None
                    return self._store
            self._store = Store.read_only(str(self._place))
            self._seen = seen
        return self._store

    def forget(self) -> None:
        """Open anew next time: a writer has tidied away files that this view still needs."""
        self._store = None

    def _signature(self) -> tuple[tuple[str, int], ...]:
        # Each write makes the write-ahead log longer; each flush and bulk load the manifest.
        with os.scandir(self._place) as entries:
            told = [e for e in entries if e.name.endswith(".log") or e.name.startswith("MANIFEST")]
            return tuple(sorted((entry.name, entry.stat().st_size) for entry in told))


def serve(place: Path, connection: socket.socket) -> None:
    """Answer requests until the server closes the connection."""
    reader = Reader(place)
    writer: Store | OSError | None = None
    connection.sendall(pack({"process": os.getpid()}))
    while (message := receive(connection)) is not None:
        head, body = message
        if head["kind"] in WRITING:
            if writer is None:  # an empty store is false
                writer = _writable(place)
            if isinstance(writer, OSError):
                told, writer = _not_writable(writer), None
            else:
                told = answer(writer, head, body)
            connection.sendall(pack(*told))
        else:
            connection.sendall(pack(*_read(reader, head, body)))


WRITING = {"update", "write-graph"}


def _read(reader: Reader, head: Head, body: bytes) -> Answer:
    """The answer to a reading request; a writer may tidy files away between two looks at the folder."""
    for wait in WAITS:
        try:
            return answer(reader.store(), head, body)
        except (OSError, RuntimeError) as error:
            reader.forget()
            problem = f"the store cannot be read: {error}"
        time.sleep(wait)
    return failure(500, problem, remedy="check it: kg check --store")


WAITS = (0.01, 0.03, 0.1, 0.3, 1.0, 0)
"""Seconds between attempts to open a store that somebody is writing to."""


def _writable(place: Path) -> Store | OSError:
    """The store opened for writing, or why it is not; another writer gets a moment to finish."""
    for wait in WAITS:
        try:
            return Store(str(place))
        except OSError as error:
            failed = error
        time.sleep(wait)
    return failed


def _not_writable(error: OSError) -> Answer:
    if "lock" in str(error).lower():
        return failure(503, "another program is writing to the store", remedy="try again when it is done")
    return failure(500, f"the store cannot be written: {error}", remedy="check the disk and the permissions")


def _run(place: Path, memory: int, connection: socket.socket) -> NoReturn:
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        serve(place, connection)
        code = 0
    except (BrokenPipeError, ConnectionResetError):
        code = 0  # the server is gone
    finally:
        if code:
            traceback.print_exc()
        # A fork leaves without running what the template would run at its own end.
        os._exit(code)


def _reap(children: dict[int, int]) -> None:
    ended = {child for child in children.values() if os.waitpid(child, os.WNOHANG)[0]}
    for number in [number for number, child in children.items() if child in ended]:
        del children[number]


def _kill(child: int | None) -> None:
    if child is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


if __name__ == "__main__":
    template(Path(sys.argv[1]), int(sys.argv[2]), socket.socket(fileno=int(sys.argv[3])))
