"""Queries in processes that can be killed: a fast lane for most, a few slow lanes for the rest.

A query that is not done after a moment leaves the fast lane, steps back in the queue for the
processor, and another worker takes its place; so lookups never wait behind queries that were written
to take for ever.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import ServerError
from kg.server.nursery import Nursery
from kg.server.refusal import RefusedError
from kg.server.settings import Settings
from kg.server.wire import Head, pack, read

Answer = tuple[Head, bytes]
Gone = Callable[[], Awaitable[object]]
"""Waits until the client has left."""

NICE = 10
"""How far a slow query steps back, as nice(1) counts."""


@dataclass(eq=False, slots=True)
class Worker:
    """One worker process and the connection to it."""

    number: int
    process: int
    reader: asyncio.StreamReader = field(repr=False)
    writer: asyncio.StreamWriter = field(repr=False)

    async def exchange(self, message: bytes) -> Answer:
        """The worker's answer. Raises OSError or asyncio.IncompleteReadError when it dies over it."""
        self.writer.write(message)
        await self.writer.drain()
        return await read(self.reader)


class Pool:
    """Worker processes over one store; ``await start()`` it, ask it, and ``await close()`` it."""

    def __init__(self, place: Path, settings: Settings) -> None:
        self._settings = settings
        self._nursery = Nursery(place, settings.memory)
        self._idle: deque[Worker] = deque()
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._slow = 0
        self._writing = asyncio.Lock()
        self._writer: Worker | None = None
        self._letting_go: asyncio.TimerHandle | None = None
        self._growing: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the workers of the fast lane. Raises ServerError when they do not start."""
        self._nursery.start()
        for _ in range(self._settings.workers):
            self._idle.append(await self._fork())

    async def close(self) -> None:
        """End the workers, whatever they are doing."""
        for task in self._growing:
            task.cancel()
        for worker in self._idle:
            worker.writer.close()
        self._idle.clear()
        await asyncio.to_thread(self._nursery.close)

    async def ask(self, head: Head, body: bytes = b"", gone: Gone | None = None) -> Answer:
        """The answer of a worker.

        A slow query ends early when ``gone`` returns. Raises RefusedError: 503
        when too many wait or run, 504 when the time is up, 500 when a worker dies over the query.
        """
        worker = await self._take()
        asked = asyncio.ensure_future(worker.exchange(pack(head, body)))
        replaced = False
        try:
            await asyncio.wait({asked}, timeout=self._settings.quick)
            if asked.done():
                answer = _answer(asked)
                self._give(worker)
                replaced = True
                return answer
            self._check_slow_lanes()
            self._slow += 1
            self._grow()
            replaced = True
            try:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.setpriority(os.PRIO_PROCESS, worker.process, NICE)
                return await self._slowly(asked, gone)
            finally:
                self._slow -= 1
                self._end(worker, asked)  # done or not, its priority does not come back
        finally:
            if not replaced:
                self._end(worker, asked)
                self._grow()

    async def write(self, head: Head, body: bytes = b"") -> Answer:
        """The answer of the one worker that writes; it keeps the lock of the store for a moment in case of more."""
        async with self._writing:
            worker = self._writer or await self._fork()
            self._writer = None
            if self._letting_go is not None:
                self._letting_go.cancel()
            asked = asyncio.ensure_future(worker.exchange(pack(head, body)))
            try:
                await asyncio.wait({asked}, timeout=self._settings.timeout)
                if not asked.done():
                    raise _out_of_time(self._settings.timeout, "nothing was changed; send less at once")
                answer = _answer(asked)
                self._writer = worker
                self._letting_go = asyncio.get_running_loop().call_later(KEEP_LOCK, self._let_go)
                return answer
            finally:
                if self._writer is None:
                    self._end(worker, asked)

    def _let_go(self) -> None:
        if self._writer is not None and not self._writing.locked():
            self._writer.writer.close()
            self._writer = None

    def _check_slow_lanes(self) -> None:
        lanes = self._settings.slow_lanes
        if self._slow >= lanes:
            problem = f"{lanes} long queries are running, and this would be one more"
            raise RefusedError(503, problem, remedy="try again later", headers={"Retry-After": "5"})

    async def _slowly(self, asked: asyncio.Future[Answer], gone: Gone | None) -> Answer:
        settings = self._settings
        left = asyncio.ensure_future(gone()) if gone is not None else asyncio.get_running_loop().create_future()
        try:
            remaining = max(settings.timeout - settings.quick, 0)
            await asyncio.wait({asked, left}, timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
        finally:
            left.cancel()
        if not asked.done():
            raise _out_of_time(settings.timeout, "ask more precisely, or ask the store itself: kg query")
        return _answer(asked)

    async def _take(self) -> Worker:
        if self._idle:
            return self._idle.popleft()
        settings = self._settings
        if len(self._waiting) < settings.waiting:
            waiting: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
            self._waiting.append(waiting)
            with contextlib.suppress(TimeoutError):
                return await asyncio.wait_for(waiting, settings.patience)
        raise RefusedError(503, "too many queries at once", remedy="try again later", headers={"Retry-After": "5"})

    def _give(self, worker: Worker) -> None:
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_result(worker)
                return
        self._idle.append(worker)

    def _end(self, worker: Worker, asked: asyncio.Future[Answer]) -> None:
        asked.cancel()
        worker.writer.close()
        self._nursery.kill(worker.number)

    def _grow(self) -> None:
        async def grow() -> None:
            self._give(await self._fork())

        task = asyncio.create_task(grow())
        self._growing.add(task)
        task.add_done_callback(self._growing.discard)

    async def _fork(self) -> Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            number = self._nursery.fork(theirs)
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        try:
            async with asyncio.timeout(START):
                hello, _ = await read(reader)
        except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
            writer.close()
            raise ServerError("a worker process does not start", remedy="is there memory left?") from error
        return Worker(number, hello["process"], reader, writer)


START = 30
"""Seconds within which a worker must be ready."""
KEEP_LOCK = 0.5
"""Seconds for which nobody else can write after a change: to open the store again costs more than most changes."""


def _answer(asked: asyncio.Future[Answer]) -> Answer:
    try:
        return asked.result()
    except (OSError, asyncio.IncompleteReadError) as error:
        problem = "the query ended its worker process, most likely by needing more memory than it may have"
        raise RefusedError(500, problem, remedy="ask for fewer rows or groups") from error


def _out_of_time(seconds: float, remedy: str) -> RefusedError:
    return RefusedError(504, f"not done after {seconds:g} seconds, and ended", remedy=remedy)
