"""What a request asks for, read as SPARQL 1.1 Protocol says (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.server.formats import media_type
from kg.server.refusal import RefusedError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

MOST_PARAMETERS = 1000
_TIME_FOR_BODY = 30.0
"""Seconds in which a body has to arrive."""

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update with the graphs it names."""

    kind: str
    text: str
    default: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)


async def read_operation(request: Request, *, max_query: int, max_update: int) -> Operation | None:
    """The operation of a request, or None where a GET asks for the service description.

    Raises RefusedError: 400, 405, 413 or 415.
    """
    parameters = decoded(request.url.query)
    if request.method in ("GET", "HEAD"):
        if "update" in parameters:
            raise RefusedError(405, "an update needs POST", where="update", headers={"Allow": "POST"})
        return _operation("query", parameters, parameters["query"]) if "query" in parameters else None
    kind, details = media_type(request.headers.get("content-type", ""))
    if kind not in (FORM, QUERY, UPDATE):
        told = f"a body of type {kind}" if kind else "a body without a type"
        raise RefusedError(415, f"{told} is not understood", remedy=f"send {FORM}, {QUERY} or {UPDATE}")
    if details.get("charset", "utf-8") not in ("utf-8", "utf8"):
        raise RefusedError(415, f"the charset {details['charset']} is not understood", remedy="send UTF-8")
    body = await read_body(request, max_query if kind == QUERY else max_update)
    if kind == FORM:
        return _from_form(parameters, decoded(text(body)), max_query)
    return _operation(QUERY_OR_UPDATE[kind], parameters, [text(body)])


QUERY_OR_UPDATE = {QUERY: "query", UPDATE: "update"}


async def read_body(request: Request, most: int) -> bytes:
    """The body of a request. Raises RefusedError 413 beyond ``most`` bytes, 408 when it comes too slowly."""
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > most:
        raise _too_long(most)
    body = bytearray()
    try:
        async with asyncio.timeout(_TIME_FOR_BODY):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise _too_long(most)
    except TimeoutError as error:
        raise RefusedError(408, "the body did not arrive in time", headers={"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise RefusedError(400, "the client left before its body was there") from error
    return bytes(body)


def decoded(written: str) -> dict[str, list[str]]:
    """The parameters of a query string or form, each with its values. Raises RefusedError 400.

    >>> decoded("query=ASK%20%7B%7D&a=1&a=2")
    {'query': ['ASK {}'], 'a': ['1', '2']}
    """
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(written, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except ValueError as error:
        raise RefusedError(400, "the parameters are not UTF-8, or too many", remedy="encode them as UTF-8") from error
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def text(body: bytes) -> str:
    """The body as text. Raises RefusedError 400 when it is not UTF-8."""
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the body is not UTF-8", where=f"byte {error.start}", remedy="encode it so") from error


def _from_form(parameters: Parameters, form: Parameters, max_query: int) -> Operation:
    both = {name: [*parameters.get(name, ()), *form.get(name, ())] for name in {*parameters, *form}}
    if ("query" in both) == ("update" in both):
        problem = "both a query and an update are given" if "query" in both else "no query is given"
        raise RefusedError(400, problem, remedy="give the parameter query, or update")
    kind = "query" if "query" in both else "update"
    if kind == "query" and len(both["query"][0]) > max_query:
        raise _too_long(max_query)
    return _operation(kind, both, both[kind])


def _operation(kind: str, parameters: Parameters, texts: Sequence[str]) -> Operation:
    if len(texts) != 1:
        raise RefusedError(400, f"{len(texts)} texts are given", where=kind, remedy="give one")
    names = (
        ("default-graph-uri", "named-graph-uri") if kind == "query" else ("using-graph-uri", "using-named-graph-uri")
    )
    default, named = (list(parameters.get(name, ())) for name in names)
    return Operation(kind, texts[0], default, named)


def _too_long(most: int) -> RefusedError:
    return RefusedError(413, f"the body is longer than {most:,} bytes", headers={"Connection": "close"})
