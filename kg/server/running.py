"""Listens on an address until somebody stops it."""

from __future__ import annotations

import errno
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from kg.errors import ServerError
from kg.server.connections import connection_class
from kg.server.settings import Settings

GRACE = 5
"""Seconds that requests in progress have to end when the server is stopped."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. Raises ServerError when the address cannot be had."""
    where = f"{host}:{port}"
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(1024)
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise ServerError("the port is in use", where=where, remedy="take another: --port 0 finds one") from error
        if isinstance(error, PermissionError):
            raise ServerError("the port needs more rights", where=where, remedy="take one above 1023") from error
        raise ServerError(f"cannot listen there: {error}", where=where, remedy="check --host and --port") from error
    return listening


def address_of(listening: socket.socket) -> str:
    """The address under which a browser reaches a listening socket."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(app: ASGIApp, listening: socket.socket, settings: Settings, started: Callable[[], None]) -> None:
    """Answer requests until Ctrl-C or a termination signal; ``started`` is called when the first can come."""
    server = Server(app, settings, started)
    server.run(sockets=[listening])
    if not server.started:
        raise ServerError("the server does not start", remedy="see the messages above")


class Server(uvicorn.Server):
    """A uvicorn server with our limits, quiet but for failures."""

    def __init__(self, app: ASGIApp, settings: Settings, started: Callable[[], None] | None = None) -> None:
        self._started = started
        super().__init__(
            uvicorn.Config(
                app,
                http=connection_class(settings.client_wait),
                ws="none",
                lifespan="on",
                log_level="error",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                limit_concurrency=settings.connections,
                timeout_keep_alive=max(1, int(settings.client_wait)),
                timeout_graceful_shutdown=GRACE,
            )
        )

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ctrl-C and termination end the server, and nothing else: what it made is tidied away after."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        former = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._started is not None:
            self._started()
