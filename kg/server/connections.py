"""HTTP connections that end when their client stalls, so that nobody holds one by doing nothing.

uvicorn waits for ever for the rest of a request and for a client to read its answer; each wait has a
limit here, and so has the size of the head of a request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_HEAD = 128 * 1024
"""Bytes of a request line with its headers; a query in an address is part of it."""

_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 58\r\n\r\nerror: the head of the request is too long; send it by POST"
)


def connection_class(client_wait: float) -> type[asyncio.Protocol]:
    """A protocol for uvicorn whose clients may stall for ``client_wait`` seconds at a time."""

    class Connection(_Connection):
        wait = client_wait

    return Connection


class _Connection(HttpToolsProtocol):
    wait = 10.0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._head_timer = _Timer(self.loop)
        self._write_timer = _Timer(self.loop)
        self._head_size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._head_timer.start(self.wait, self._close)

    def data_received(self, data: bytes) -> None:
        if self.cycle is None or self.cycle.response_complete:
            self._head_timer.start(self.wait, self._close)
            self._head_size += len(data)
        super().data_received(data)
        if self._head_size > LONGEST_HEAD and not self.transport.is_closing():
            self.transport.write(_TOO_LONG)
            self._close()

    def on_headers_complete(self) -> None:
        self._head_size = 0
        self._head_timer.stop()
        super().on_headers_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._write_timer.start(self.wait, self.transport.abort)

    def resume_writing(self) -> None:
        self._write_timer.stop()
        super().resume_writing()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.transport.is_closing():
            self._close()

    def timeout_keep_alive_handler(self) -> None:
        self._close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_timer.stop()
        self._write_timer.stop()
        super().connection_lost(exc)

    def _close(self) -> None:
        """Close, and do not wait for ever for the client to read what is left."""
        self.transport.close()
        self.loop.call_later(self.wait, self.transport.abort)


class _Timer:
    """Calls something once, unless it is stopped before; starting it again changes nothing."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._handle: asyncio.TimerHandle | None = None

    def start(self, seconds: float, call: Callable[[], object]) -> None:
        if self._handle is None:
            self._handle = self._loop.call_later(seconds, call)

    def stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
