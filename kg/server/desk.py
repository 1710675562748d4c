"""A process beside the server that does one thing at a time: shows the graph, or reads an article that is tried.

It is started when it is first needed, and killed when it takes too long or the server ends. The
other end, `work`, runs in the process: ``kg.showing`` and ``kg.trying``.
"""

from __future__ import annotations

import asyncio
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from kg.errors import KGError, StoreError
from kg.server.answering import Answer, failure
from kg.server.refusal import RefusedError
from kg.server.wire import Head, pack, read, receive

START = 300.0
"""Seconds within which a process must be ready: some on most machines, minutes where relations are learned anew."""
MOST_WAITING = 16
NICE = 5
"""How far these processes step back behind queries, as nice(1) counts."""


class Desk:
    """One process of a module over some arguments; ``await close()`` it in the end."""

    def __init__(self, module: str, arguments: Sequence[str], *, memory: int, seconds: float) -> None:
        self._command = [sys.executable, "-m", module, *arguments, str(memory)]
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._asking = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._warming: asyncio.Task[None] | None = None

    def warm(self) -> None:
        """Start the process in the background, if it does not run."""
        if self._ends is None and self._warming is None:
            self._warming = asyncio.create_task(self._warm())

    async def ask(self, head: Head, body: bytes = b"") -> Answer:
        """The answer of the process; those who ask wait for each other.

        Raises RefusedError: 503 when too many wait, 504 when the time is up, 500 when the process dies over it.
        """
        if self._asking >= MOST_WAITING:
            raise RefusedError(503, "too many ask at once", remedy="try again later", headers={"Retry-After": "5"})
        self._asking += 1
        try:
            async with self._turn:
                return await self._exchange(head, body)
        finally:
            self._asking -= 1

    async def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._warming is not None:
            self._warming.cancel()
        await self._end()

    async def _exchange(self, head: Head, body: bytes) -> Answer:
        done = False
        try:
            reader, writer = await self._running()
            async with asyncio.timeout(self._seconds):
                writer.write(pack(head, body))
                await writer.drain()
                answer = await read(reader)
            done = True
        except TimeoutError as error:
            problem = f"not done after {self._seconds:g} seconds, and ended"
            raise RefusedError(504, problem, remedy="send less at once", code="slow") from error
        except (OSError, asyncio.IncompleteReadError) as error:
            problem = "the process that was to do this has ended, most likely by needing more memory than it may have"
            raise RefusedError(500, problem, remedy="send less at once", code="slow") from error
        finally:
            if not done:  # an answer that comes late must not meet the next question
                await self._end()
        return answer

    async def _running(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._ends is None:
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(
                    [*self._command, str(theirs.fileno())],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
                )
            self._ends = await asyncio.open_unix_connection(sock=ours)
            async with asyncio.timeout(START):
                await read(self._ends[0])  # it says that it is ready
        return self._ends

    async def _warm(self) -> None:
        try:
            async with self._turn:
                await self._running()
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            await self._end()  # whoever asks starts it again, and hears why it fails
        finally:
            self._warming = None

    async def _end(self) -> None:
        process, ends = self._process, self._ends
        self._process = self._ends = None
        if ends is not None:
            ends[1].close()
        if process is not None:
            process.kill()
            await asyncio.to_thread(process.wait)


def work(connection: socket.socket, memory: int, answer: Callable[[Head, bytes], Answer]) -> None:
    """Answer the server until it closes the connection; what a client can cause is an answer too."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        os.nice(NICE)
    with suppress(BrokenPipeError, ConnectionResetError, KeyboardInterrupt):
        connection.sendall(pack({"process": os.getpid()}))
        while (message := receive(connection)) is not None:
            try:
                told = answer(*message)
            except KGError as error:
                code = error.code if isinstance(error, RefusedError) else ""
                told = failure(_status(error), error.problem, error.where, error.remedy, code)
            connection.sendall(pack(*told))


def _status(error: KGError) -> int:
    if isinstance(error, RefusedError):
        return error.status
    return 503 if isinstance(error, StoreError) else 400
