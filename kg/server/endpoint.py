"""The SPARQL endpoint: queries for everybody, updates for those who have the token."""

from __future__ import annotations

import hmac
from functools import partial
from typing import TYPE_CHECKING, cast

from starlette.requests import Request
from starlette.responses import Response

from kg.server.description import describe_service
from kg.server.formats import GRAPHS, SOLUTIONS, content_type, preferred
from kg.server.protocol import Operation, read_operation
from kg.server.refusal import RefusedError
from kg.server.wire import Head

if TYPE_CHECKING:
    from kg.server.service import Service


async def sparql(request: Request) -> Response:
    """``/sparql``: the answer to a query or update; without either, the service description."""
    service = service_of(request)
    settings = service.settings
    operation = await read_operation(request, max_query=settings.max_query, max_update=settings.max_upload)
    if operation is None:
        return await describe_service(request, service)
    if operation.kind == "update":
        authorise(request)
        head, _ = await service.pool.write(
            {
                "kind": "update",
                "base": base_of(request),
                "using": operation.default,
                "using_named": operation.named,
            },
            operation.text.encode(),
        )
        checked(head)
        return Response(status_code=204)
    return await _answer(request, service, operation)


async def _answer(request: Request, service: Service, operation: Operation) -> Response:
    head = {
        "kind": "query",
        "base": base_of(request),
        "default": operation.default,
        "named": operation.named,
        **limits(service),
        **wanted(request),
    }
    return await respond(request, service, head, operation.text.encode())


async def respond(request: Request, service: Service, head: Head, body: bytes = b"") -> Response:
    """The answer of a worker as a response, held until the client has taken it."""
    told, answer = await service.pool.ask(head, body, gone=partial(_gone, request))
    checked(told)
    kind = content_type(told["type"])
    return service.hold(answer, headers={"Content-Type": kind, "Vary": "Accept"})


def wanted(request: Request) -> Head:
    """The formats that the client prefers: for tables and truth values, and for graphs.

    Raises RefusedError 406 when it takes none of either.
    """
    accept = ",".join(request.headers.getlist("accept"))
    formats = {"solutions": preferred(accept, SOLUTIONS), "graphs": preferred(accept, GRAPHS)}
    if not any(formats.values()):
        raise RefusedError(406, f"no format of {accept} is known", remedy=f"accept {', '.join([*SOLUTIONS, *GRAPHS])}")
    return formats


def limits(service: Service) -> Head:
    """How large an answer may be."""
    return {"max_rows": service.settings.max_rows, "max_bytes": service.settings.max_bytes}


def authorise(request: Request) -> None:
    """Raise RefusedError unless the request carries the token and the store can be written: 401 or 403."""
    service = service_of(request)
    if not service.settings.token:
        raise RefusedError(403, "this server only reads", remedy="serve with a token to allow changes: kg serve --help")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    # latin-1 is what the server decoded the header with; compare_digest takes bytes of any content.
    right = hmac.compare_digest(given.strip().encode("latin-1"), service.settings.token.encode())
    if scheme.lower() != "bearer" or not right:
        problem = "the token is wrong" if given else "a token is needed"
        remedy = "send Authorization: Bearer TOKEN"
        raise RefusedError(401, problem, remedy=remedy, headers={"WWW-Authenticate": 'Bearer realm="kg"'})
    if service.source.temporary:
        raise RefusedError(403, "a build folder is only read", remedy="serve a store to allow changes")


def checked(head: Head) -> Head:
    """The head of a worker's answer. Raises RefusedError when it tells of a failure."""
    if head["status"] >= 400:
        told = {name: head[name] for name in ("where", "remedy", "code")}
        raise RefusedError(head["status"], head["problem"], **told)
    return head


def base_of(request: Request) -> str:
    """The address of what is asked, against which relative IRIs are read."""
    path = request.scope.get("raw_path", b"").decode("ascii") or request.url.path
    return f"{request.url.scheme}://{request.url.netloc}{path}"


def service_of(request: Request) -> Service:
    """What the application serves."""
    return cast("Service", request.app.state.service)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
