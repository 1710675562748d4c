"""What an application serves: a source, its worker processes, and the answers that clients have yet to take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.ontology import Ontology
from kg.server.desk import Desk
from kg.server.pool import Pool
from kg.server.refusal import RefusedError
from kg.server.settings import Settings
from kg.server.source import Source

_SLICE = 64 * 1024
"""Bytes that are handed over at once; the next wait until the client has taken most of them."""


@dataclass(eq=False, slots=True)
class Service:
    """What the handlers of an application share."""

    source: Source
    settings: Settings
    ontology: Ontology
    pool: Pool
    shower: Desk
    reader: Desk
    held: int = 0

    def hold(self, body: bytes, **options: Any) -> Response:
        """A response whose body counts as held until it is sent. Raises RefusedError 503 when too much is."""
        if self.held + len(body) > self.settings.held:
            problem = "too many answers wait for slow clients"
            raise RefusedError(503, problem, remedy="try again later", headers={"Retry-After": "5"})
        return _Held(self, body, **options)


class _Held(Response):
    """A response that is sent slice by slice, at the pace of its client."""

    def __init__(self, service: Service, body: bytes, **options: Any) -> None:
        super().__init__(body, **options)
        self._service = service
        service.held += len(body)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        whole = memoryview(bytes(self.body))
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            for start in range(0, max(len(whole), 1), _SLICE):
                part, more = bytes(whole[start : start + _SLICE]), start + _SLICE < len(whole)
                await send({"type": "http.response.body", "body": part, "more_body": more})
        finally:
            self._service.held -= len(whole)
