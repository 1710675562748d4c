"""What the explorer's pages ask for: the network first, evidence when somebody looks, and articles that are tried.

Everything is JSON, and nothing of it changes the store but ``/documents`` with the token.
"""

from __future__ import annotations

import json
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from kg.server.desk import Desk
from kg.server.endpoint import authorise, checked, service_of
from kg.server.protocol import decoded, read_body
from kg.server.refusal import RefusedError
from kg.server.wire import Head

JSON = "application/json"
MOST_WORDS = 200
"""Letters of a name that is looked for."""


async def network(request: Request) -> Response:
    """``/explorer/network``: entities, claims and documents without texts; of a large graph the most connected part."""
    return await _shown(request, {"kind": "network"})


async def evidence(request: Request) -> Response:
    """``/explorer/evidence?version=…&claims=0-3,7``: the sentences behind some claims, and how they were read."""
    given = _parameters(request)
    return await _shown(request, {"kind": "evidence", "claims": numbers(given.get("claims", ""))}, given)


async def document(request: Request) -> Response:
    """``/explorer/document?version=…&number=0``: a text with its mentions and the evidence of its claims."""
    given = _parameters(request)
    return await _shown(request, {"kind": "document", "number": _number(given)}, given)


async def entity(request: Request) -> Response:
    """``/explorer/entity?version=…&number=0``: the documents that name an entity."""
    given = _parameters(request)
    return await _shown(request, {"kind": "entity", "number": _number(given)}, given)


async def around(request: Request) -> Response:
    """``/explorer/around?version=…&number=0``: an entity with its neighbours."""
    given = _parameters(request)
    return await _shown(request, {"kind": "around", "number": _number(given)}, given)


async def search(request: Request) -> Response:
    """``/explorer/search?version=…&words=air``: the entities that bear a name."""
    given = _parameters(request)
    return await _shown(request, {"kind": "search", "words": given.get("words", "")[:MOST_WORDS]}, given)


async def places(request: Request) -> Response:
    """POST ``/explorer/places``: where the nodes of an answer stand, given names and links."""
    try:
        told = json.loads(await read_body(request, service_of(request).settings.max_query))
        names = [str(name) for name in told["names"]]
        links = [(int(one), int(other)) for one, other in told["links"]]
    except (ValueError, TypeError, KeyError) as error:
        raise RefusedError(400, "the body is not names and links", remedy='send {"names": [], "links": []}') from error
    return await _answered(request, service_of(request).shower, {"kind": "places", "names": names, "links": links})


async def reading(request: Request) -> Response:
    """POST ``/reading?language=fr&published=2025-02-11&name=a.html``: what an article states; nothing is written."""
    return await _read(request, add=False)


async def documents(request: Request) -> Response:
    """POST ``/documents``, likewise: the article goes into the store. Needs the token."""
    authorise(request)
    if service_of(request).source.documents is None:
        raise RefusedError(403, "this graph keeps no documents", remedy="serve a store that kg add made")
    return await _read(request, add=True)


async def _read(request: Request, *, add: bool) -> Response:
    service = service_of(request)
    given = _parameters(request)
    published = given.get("published", "")
    try:
        date.fromisoformat(published or "2000-01-01")
    except ValueError as error:
        raise RefusedError(400, f"{published!r} is no day", remedy="write it as 2025-02-11", code="date") from error
    head = {
        "language": given.get("language", ""),
        "published": published,
        "name": given.get("name", ""),
        "add": add,
    }
    body = await read_body(request, service.settings.max_article)
    return await _answered(request, service.reader, head, body)


async def _shown(request: Request, head: Head, given: dict[str, str] | None = None) -> Response:
    service = service_of(request)
    if service.source.documents is None:
        problem = "this graph was not made by kg: it has no articles to show"
        raise RefusedError(404, problem, remedy="ask it in SPARQL: /query", code="foreign")
    version = (given or {}).get("version", "")
    return await _answered(request, service.shower, {"version": version, **head})


async def _answered(request: Request, desk: Desk, head: Head, body: bytes = b"") -> Response:
    told, answer = await desk.ask(head, body)
    checked(told)
    return service_of(request).hold(answer, headers={"Content-Type": JSON, "Cache-Control": "no-store"})


def _parameters(request: Request) -> dict[str, str]:
    return {name: values[-1] for name, values in decoded(request.url.query).items()}


def _number(given: dict[str, str]) -> int:
    (number,) = numbers(given.get("number", ""))[:1] or [-1]
    return number


def numbers(written: str) -> list[int]:
    """A list of numbers and ranges. Raises RefusedError 400.

    >>> numbers("0-2,7")
    [0, 1, 2, 7]
    """
    found: list[int] = []
    try:
        for part in written.split(",") if written else ():
            first, _, last = part.partition("-")
            end = int(last or first)
            if end - int(first) > MOST_NUMBERS:
                raise RefusedError(403, f"more than {MOST_NUMBERS} are asked for", remedy="ask for less at once")
            found += range(int(first), end + 1)
    except ValueError as error:
        raise RefusedError(400, f"{written[:40]!r} are no numbers", remedy="write them as 0-2,7") from error
    return found


MOST_NUMBERS = 5000
