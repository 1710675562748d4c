"""The application: which address is answered by what."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp

from kg.errors import KGError
from kg.ontology import load
from kg.server.description import void
from kg.server.desk import Desk
from kg.server.endpoint import sparql
from kg.server.explorer import around, document, documents, entity, evidence, network, places, reading, search
from kg.server.graph_store import READING, WRITING, graph, graphs
from kg.server.guard import Guard
from kg.server.pages import about, asset, named_queries, named_query, page
from kg.server.pool import Pool
from kg.server.problems import refused
from kg.server.service import Service
from kg.server.settings import Settings
from kg.server.source import Source

ROUTES = [
    Route("/sparql", sparql, methods=["GET", "POST"]),
    Route("/", page),
    Route("/query", page),
    Route("/try", page),
    Route("/assets/{name:path}", asset),
    Route("/explorer/network", network),
    Route("/explorer/evidence", evidence),
    Route("/explorer/document", document),
    Route("/explorer/entity", entity),
    Route("/explorer/around", around),
    Route("/explorer/search", search),
    Route("/explorer/places", places, methods=["POST"]),
    Route("/reading", reading, methods=["POST"]),
    Route("/documents", documents, methods=["POST"]),
    Route("/about", about),
    Route("/queries", named_queries),
    Route("/queries/{name}", named_query),
    Route("/graphs", graphs, methods=[*READING, *WRITING]),
    Route("/graphs/{path:path}", graph, methods=[*READING, *WRITING]),
    Route("/.well-known/void", void),
]


def create_app(source: Source, settings: Settings | None = None, ontology: Sequence[Path] = ()) -> ASGIApp:
    """An ASGI application over a source; its processes live from its startup to its shutdown.

    ``ontology`` are files of your own, added to the shipped ones.
    """
    settings = settings or Settings()
    words = json.dumps([str(file) for file in ontology])
    place = str(source.documents or "")

    def desk(module: str, seconds: float) -> Desk:
        return Desk(module, [place, words], memory=settings.desk_memory, seconds=seconds)

    service = Service(
        source=source,
        settings=settings,
        ontology=load(list(ontology)),
        pool=Pool(source.quads, settings),
        shower=desk("kg.showing", settings.showing),
        reader=desk("kg.trying", settings.reading),
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await service.pool.start()
        try:
            yield
        finally:
            await service.pool.close()
            await service.shower.close()
            await service.reader.close()

    app = Starlette(
        routes=ROUTES,
        lifespan=lifespan,
        middleware=_cross_origin(settings),
        exception_handlers={KGError: refused, HTTPException: refused},
    )
    app.state.service = service
    return Guard(app, settings)


def _cross_origin(settings: Settings) -> list[Middleware]:
    if not settings.origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=sorted(settings.origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Accept", "Content-Type"],
        )
    ]
