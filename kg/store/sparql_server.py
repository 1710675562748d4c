"""A SPARQL 1.1 server at a URL, spoken to over HTTP: asked again when it is busy, with a clear error in the end."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from string import ascii_letters, digits
from urllib.parse import quote, urlsplit, urlunsplit

import httpx

from kg.errors import QueryError, StoreError

USER, PASSWORD, TOKEN, UPDATE_URL = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN", "KG_STORE_UPDATE_URL"
"""Environment variables with what a server asks for; a token goes before a user."""

WAITS = (0.5, 1.0, 2.0, 4.0)
"""Seconds between attempts at a server that is not reached, or is busy."""

TIMEOUT = httpx.Timeout(120.0, connect=10.0)
BUSY = {429, 502, 503}
TABLE = "application/sparql-results+json"  # Virtuoso writes an ampersand before a brace into XML as it is
GRAPH = "application/n-triples, text/turtle;q=0.5"


class SparqlServer:
    """The two addresses of a server, for queries and for updates, and the credentials for them."""

    def __init__(self, url: str, environment: Mapping[str, str] = os.environ) -> None:
        """Raises StoreError for a URL that holds a password, which would end up in logs."""
        parts = urlsplit(url)
        if parts.username or parts.password:
            shown = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
            remedy = f"set {USER} and {PASSWORD}, or {TOKEN}, in the environment"
            raise StoreError("a URL with credentials is not taken", where=shown, remedy=remedy)
        self.query_url, self.update_url = endpoints(url)
        self.update_url = environment.get(UPDATE_URL, self.update_url)
        self._token = environment.get(TOKEN, "")
        self._user = (environment.get(USER, ""), environment.get(PASSWORD, ""))
        self._client = httpx.Client(timeout=TIMEOUT)
        if self._user[0] and not self._token:
            self._client.auth = httpx.BasicAuth(*self._user)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def query(self, text: str, accept: str, default_graph: str = "") -> httpx.Response:
        """The response to a query. Raises QueryError when the server refuses it, StoreError when it fails."""
        form = {"query": text} | ({"default-graph-uri": default_graph} if default_graph else {})
        response = self._send(self.query_url, form, headers={"Accept": accept})
        if response.status_code == 400:
            raise QueryError(f"the server refuses the query: {_said(response)}", where=self.query_url)
        cap = response.headers.get("X-SPARQL-MaxRows", "")
        if cap.isdigit() and len(response.content.splitlines()) >= int(cap):
            problem = f"the server cuts answers after {cap} rows"
            raise StoreError(problem, where=self.query_url, remedy="raise its limit (Virtuoso: ResultSetMaxRows)")
        return self._checked(response, self.query_url)

    def update(self, text: str) -> None:
        """Make a change. One that was sent twice, since the first answer was lost, changes no more than once.

        Raises StoreError when it is not made.
        """
        # A form, where the direct POST would do: every server takes it.
        self._checked(self._send(self.update_url, {"update": text}, headers={}), self.update_url)

    def _send(self, url: str, form: dict[str, str], headers: dict[str, str]) -> httpx.Response:
        body = "&".join(f"{name}={form_encoded(value)}" for name, value in form.items()).encode("ascii")
        headers = headers | {"Content-Type": "application/x-www-form-urlencoded"}
        if self._token:
            headers = headers | {"Authorization": f"Bearer {self._token}"}
        for wait in (*WAITS, None):
            try:
                response = self._client.post(url, content=body, headers=headers)
                if response.status_code == 401 and self._turns_to_digest():
                    response = self._client.post(url, content=body, headers=headers)
            except httpx.TransportError as error:
                if wait is None:
                    attempts = f"{len(WAITS) + 1} attempts"
                    problem = f"the server is not reached after {attempts}: {error or type(error).__name__}"
                    raise StoreError(problem, where=url, remedy="does it run, and is the address right?") from error
            except httpx.InvalidURL as error:
                raise StoreError(f"no valid URL: {error}", where=url, remedy="check it") from error
            else:
                if response.status_code not in BUSY or wait is None:
                    return response
            time.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _turns_to_digest(self) -> bool:
        """Whether to try again with digest authentication; Virtuoso wants it, and says so to strangers only."""
        if self._token or not self._user[0] or isinstance(self._client.auth, httpx.DigestAuth):
            return False
        self._client.auth = httpx.DigestAuth(*self._user)
        return True

    def _checked(self, response: httpx.Response, url: str) -> httpx.Response:
        status = response.status_code
        if status in (401, 403):
            remedy = f"set {USER} and {PASSWORD}, or {TOKEN}; see the rights that the server gives"
            raise StoreError(f"the server does not let us: {_said(response)}", where=url, remedy=remedy)
        if status >= 300:
            remedy = "nothing of this request is in the store; see the server's log"
            raise StoreError(f"the server fails with {status}: {_said(response)}", where=url, remedy=remedy)
        return response


def endpoints(url: str) -> tuple[str, str]:
    """Where a server takes queries and updates, from the one address that people give.

    >>> endpoints("http://127.0.0.1:7878")
    ('http://127.0.0.1:7878/query', 'http://127.0.0.1:7878/update')
    >>> endpoints("http://127.0.0.1:8000/sparql")
    ('http://127.0.0.1:8000/sparql', 'http://127.0.0.1:8000/sparql')
    """
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    base = path.removesuffix("/query")
    pair = (path, f"{base}/update") if path.endswith("/query") else (path, path) if path else ("/query", "/update")
    return tuple(urlunsplit(parts._replace(path=one)) for one in pair)  # type: ignore[return-value]  # two in, two out


def form_encoded(text: str) -> str:
    """A text as the value of a field of a form, like `urllib.parse.quote_plus`, in half its time for long ones.

    >>> form_encoded("ASK { ?été + 1 }")
    'ASK+%7B+%3F%C3%A9t%C3%A9+%2B+1+%7D'
    """
    found = set(text) - _UNRESERVED
    for char in ("%", *(found - {"%", " "})):  # the sign of what is encoded first
        text = text.replace(char, quote(char, safe=""))
    return text.replace(" ", "+")


_UNRESERVED = frozenset(ascii_letters + digits + "-._~")


def _said(response: httpx.Response) -> str:
    return " ".join(response.text.split())[:300] or response.reason_phrase
