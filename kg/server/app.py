"""The application: which address is answered by what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp

from kg.errors import KGError
from kg.ontology import Ontology, load
from kg.server.description import void
from kg.server.endpoint import sparql
from kg.server.graph_store import READING, WRITING, graph, graphs
from kg.server.guard import Guard
from kg.server.pages import about, named_queries, named_query, page
from kg.server.pool import Pool
from kg.server.problems import refused
from kg.server.service import Service
from kg.server.settings import Settings
from kg.server.source import Source

ROUTES = [
    Route("/sparql", sparql, methods=["GET", "POST"]),
    Route("/", page),
    Route("/assets/{name}", page),
    Route("/about", about),
    Route("/queries", named_queries),
    Route("/queries/{name}", named_query),
    Route("/graphs", graphs, methods=[*READING, *WRITING]),
    Route("/graphs/{path:path}", graph, methods=[*READING, *WRITING]),
    Route("/.well-known/void", void),
]


def create_app(source: Source, settings: Settings | None = None, ontology: Ontology | None = None) -> ASGIApp:
    """An ASGI application over a source; its worker processes live from its startup to its shutdown."""
    settings = settings or Settings()
    service = Service(source, settings, ontology or load(), Pool(source.quads, settings))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await service.pool.start()
        try:
            yield
        finally:
            await service.pool.close()

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
