"""The Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/): reading for all, writing with the token.

``/graphs?graph=IRI`` and ``/graphs?default`` name a graph indirectly; below ``/graphs/`` the address
that is asked is itself the name of the graph.
"""

from __future__ import annotations

import secrets
from email import policy
from email.parser import BytesParser

from starlette.requests import Request
from starlette.responses import Response

from kg.server.endpoint import authorise, checked, limits, respond, service_of
from kg.server.formats import ALIASES, GRAPHS, media_type, preferred
from kg.server.protocol import decoded, read_body
from kg.server.refusal import RefusedError

READING = ("GET", "HEAD")
WRITING = ("PUT", "POST", "DELETE")


async def graphs(request: Request) -> Response:
    """``/graphs``: a graph by the parameter ``graph`` or ``default``; POST without either makes a new one."""
    parameters = decoded(request.url.query)
    named, default = parameters.get("graph", []), "default" in parameters
    if len(named) + default > 1:
        raise RefusedError(400, "more than one graph is named", where="graph", remedy="name one, or default")
    if named:
        return await _graph(request, _absolute(named[0]))
    if default:
        return await _graph(request, None)
    if request.method != "POST":
        raise RefusedError(400, "no graph is named", where="graph", remedy="add ?graph=IRI or ?default")
    made = f"{_address(request)}/{secrets.token_hex(8)}"
    response = await _graph(request, made)
    response.headers["Location"] = made
    return response


async def graph(request: Request) -> Response:
    """``/graphs/…``: the graph whose name is the address."""
    return await _graph(request, _address(request))


async def _graph(request: Request, name: str | None) -> Response:
    service = service_of(request)
    if request.method in READING:
        accept = ",".join(request.headers.getlist("accept"))
        kind = preferred(accept, GRAPHS)
        if kind is None:
            raise RefusedError(406, f"no format of {accept} is known", remedy=f"accept one of {', '.join(GRAPHS)}")
        head = {"kind": "read-graph", "graph": name, "graphs": kind, **limits(service)}
        return await respond(request, service, head)
    authorise(request)
    head = {"kind": "write-graph", "graph": name, "method": request.method, "base": name or _address(request)}
    body = b""
    if request.method != "DELETE":
        parts = _parts(request.headers.get("content-type", ""), await read_body(request, service.settings.max_upload))
        head["parts"] = [(kind, len(part)) for kind, part in parts]
        body = b"".join(part for _, part in parts)
    told, _ = await service.pool.write(head, body)
    return Response(status_code=checked(told)["status"])


def _parts(header: str, body: bytes) -> list[tuple[str, bytes]]:
    """The uploaded graphs with their media types: the body, or each part of a form."""
    kind, _ = media_type(header)
    if kind != "multipart/form-data":
        return [(_graph_format(kind), body)]
    message = BytesParser(policy=policy.HTTP).parsebytes(
        b"Content-Type: " + header.encode("latin-1") + b"\r\n\r\n" + body
    )
    if not message.is_multipart() or message.defects:
        raise RefusedError(400, "the multipart body is malformed", remedy="check its boundary")
    parts = [(part.get_content_type(), part.get_payload(decode=True)) for part in message.iter_parts()]
    return [(_graph_format(kind), content) for kind, content in parts if isinstance(content, bytes)]


def _graph_format(kind: str) -> str:
    # XML is a table of results elsewhere; what is uploaded can only be a graph.
    known = {"application/xml": "application/rdf+xml", "text/xml": "application/rdf+xml"}.get(
        kind, ALIASES.get(kind, kind)
    )
    if known not in GRAPHS:
        told = f"a graph of type {kind}" if kind else "a graph without a type"
        raise RefusedError(415, f"{told} is not understood", remedy=f"send one of {', '.join(GRAPHS)}")
    return known


def _absolute(name: str) -> str:
    if ":" not in name.split("/", 1)[0]:
        raise RefusedError(400, f"{name!r} is not an absolute IRI", where="graph", remedy="give the full IRI")
    return name


def _address(request: Request) -> str:
    path = request.scope.get("raw_path", b"").decode("ascii") or request.url.path
    return f"{request.url.scheme}://{request.url.netloc}{path}"
