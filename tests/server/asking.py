"""Requests as a program makes them, over plain sockets where it must be exact."""

from __future__ import annotations

import http.client
import json
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
"""A query that is not done in a lifetime: the fifth power of the number of triples."""
PATH_BOMB = (
    "PREFIX e: <http://example.org/> SELECT (COUNT(*) AS ?n) { ?a e:knows+ ?b . ?c e:knows+ ?d . ?e e:knows* ?f }"
)
REGEX_BOMB = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    'FILTER(REGEX(CONCAT(STR(?a), STR(?d), STR(?g)), "(a|b|[a-z]|.)*(x+x+)+(.*.*)*y$", "i")) }'
)


@dataclass(frozen=True)
class Reply:
    """A response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def rows(self) -> list[dict[str, str]]:
        """The values of a table in JSON."""
        bindings = json.loads(self.body)["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in bindings]


def ask(root: str, method: str, path: str, body: str | bytes = b"", **headers: str) -> Reply:
    """The reply to a request; underscores in names of headers stand for hyphens."""
    connection = http.client.HTTPConnection(urlsplit(root).netloc, timeout=60)
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body or None, told)
    response = connection.getresponse()
    reply = Reply(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    connection.close()
    return reply


def query(root: str, text: str, accept: str = "application/sparql-results+json", **parameters: str) -> Reply:
    """The reply to a query by GET."""
    return ask(root, "GET", f"/sparql?{urlencode({'query': text, **parameters})}", accept=accept)


def update(root: str, text: str, token: str = "", **headers: str) -> Reply:
    """The reply to an update."""
    if token:
        headers["authorization"] = f"Bearer {token}"
    return ask(root, "POST", "/sparql", text.encode(), content_type="application/sparql-update", **headers)


def connect(root: str, **options: Any) -> socket.socket:
    """A plain connection to a server."""
    parts = urlsplit(root)
    assert parts.hostname is not None
    return socket.create_connection((parts.hostname, parts.port or 80), timeout=60, **options)
