"""The page for people: a SPARQL editor with the named queries as examples; files and nothing else."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.graph.query import fill_in
from kg.graph.terms import TERMS
from kg.server.endpoint import service_of
from kg.server.protocol import QUERY, decoded
from kg.server.refusal import RefusedError

ASSETS = {
    "index.html": "text/html",
    "editor.js": "text/javascript",
    "style.css": "text/css",
    "icon.svg": "image/svg+xml",
}


async def page(request: Request) -> Response:
    """``/`` and ``/assets/…``."""
    name = request.path_params.get("name", "index.html")
    if name not in ASSETS:
        raise HTTPException(404)
    return Response(_asset(name), media_type=ASSETS[name], headers={"Cache-Control": "no-cache"})


async def named_queries(request: Request) -> Response:
    """``/queries``: the named queries, what they answer and what they leave blank."""
    return JSONResponse(
        [
            {
                "name": query.name,
                "answers": query.answers,
                "parameters": [
                    {
                        "name": one.name,
                        "default": one.default.strip('"'),
                        "description": one.description,
                        "required": one.required,
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
        }
    )


@cache
def _asset(name: str) -> bytes:
    return (files("kg.server") / "assets" / name).read_bytes()
