"""Around every request and answer: who may ask under which name, and what browsers may do with it."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.server.problems import problem_response
from kg.server.refusal import RefusedError
from kg.server.settings import Settings

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Guard:
    """An application around another: refuses foreign names and sites, adds the headers that protect.

    A page of another site can point its own name at this machine (DNS rebinding); its requests then
    carry that name as their host, and are refused.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = LOCAL | {name.lower() for name in settings.hosts}
        self._origins = settings.origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    told[name] = value
                if not self._origins:
                    told["Cross-Origin-Resource-Policy"] = "same-origin"
            await send(message)

        try:
            self._check(headers)
        except RefusedError as error:
            response: Response = problem_response(Request(scope), error)
            await response(scope, receive, protected)
            return
        await self._app(scope, receive, protected)

    def _check(self, headers: Headers) -> None:
        host = headers.get("host", "")
        if host_name(host) not in self._names:
            remedy = "ask for http://127.0.0.1, or serve with --allow-host"
            raise RefusedError(421, f"this server does not answer as {host or 'a host without a name'}", remedy=remedy)
        foreign = headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
        if foreign and headers.get("origin") not in self._origins:
            raise RefusedError(403, "a page of another site asks", remedy="serve with --allow-origin to let it")


def host_name(host: str) -> str:
    """The name in a Host header, without its port.

    >>> host_name("Localhost:8000"), host_name("[::1]:80"), host_name("a b")
    ('localhost', '::1', '')
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
    return "" if any(letter.isspace() for letter in name) or "@" in host or "/" in host else name


def machine_names() -> frozenset[str]:
    """What this machine calls itself."""
    return frozenset({socket.gethostname().lower(), socket.getfqdn().lower()})
