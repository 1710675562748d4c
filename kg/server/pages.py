"""The pages for people, and what their scripts want to know at once; files and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.graph.query import fill_in
from kg.graph.terms import TERMS
from kg.ontology import Ontology
from kg.server.endpoint import service_of
from kg.server.protocol import QUERY, decoded
from kg.server.refusal import RefusedError
from kg.view.served import ADDRESSES, assets, served_page

PAGE_NAMES = {address: name for name, address in ADDRESSES.items()}
FRESH = {"Cache-Control": "no-cache"}


async def page(request: Request) -> Response:
    """``/``, ``/query`` and ``/try``: the explorer, the editor, and a place to try an article."""
    service = service_of(request)
    name = PAGE_NAMES[request.url.path]
    if name == "explorer" and service.source.documents is not None:
        service.shower.warm()
    if name == "try":
        service.reader.warm()
    return Response(served_page(name), media_type="text/html", headers=FRESH)


async def asset(request: Request) -> Response:
    """``/assets/…``: the scripts and styles of the pages."""
    found = assets().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(_content(found.path), media_type=found.kind, headers=FRESH)


async def named_queries(request: Request) -> Response:
    """``/queries``: the named queries, what they answer and what they leave blank, in every language that they know."""
    return JSONResponse(
        [
            {
                "name": query.name,
                "answers": query.answers,
                "titles": query.titles,
                "asks": query.translations,
                "parameters": [
                    {
                        "name": one.name,
                        "default": one.default.strip('"'),
                        "description": one.description,
                        "required": one.required,
                        "titles": one.titles,
                        "asks": one.translations,
                    }
                    for one in query.parameters
                ],
            }
            for query in service_of(request).ontology.queries.values()
        ]
    )


async def named_query(request: Request) -> Response:
    """``/queries/NAME?company=Airbus``: the text of a named query with its blanks filled."""
    queries = service_of(request).ontology.queries
    name = request.path_params["name"]
    if name not in queries:
        raise RefusedError(404, f"no query is called {name!r}", remedy=f"known: {', '.join(queries)}")
    given = {name: values[-1] for name, values in decoded(request.url.query).items()}
    return Response(fill_in(queries[name], given), media_type=QUERY)


async def about(request: Request) -> Response:
    """``/about``: what is served, for the head of the page."""
    service = service_of(request)
    told, _ = await service.pool.ask({"kind": "count", "max_graphs": 0})
    return JSONResponse(
        {
            "name": Path(service.source.name).name,
            "quads": told["quads"],
            "graphs": told["graph_count"],
            "timeout": service.settings.timeout,
            "max_rows": service.settings.max_rows,
            "prefixes": TERMS,
            "labels": {name: one.labels for things in _named(service.ontology) for name, one in things.items()},
            "documents": service.source.documents is not None,
            "writable": bool(service.settings.token) and not service.source.temporary,
        }
    )


def _named(ontology: Ontology) -> Sequence[Mapping[str, Any]]:
    return ontology.classes, ontology.relations, ontology.qualifiers


@cache
def _content(path: Path) -> bytes:
    return path.read_bytes()
