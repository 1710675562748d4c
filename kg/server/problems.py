"""Failures as responses: one line for people, or JSON for programs that prefer it (RFC 9457)."""

from __future__ import annotations

import http
import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import KGError
from kg.server.formats import preferred
from kg.server.refusal import RefusedError

_TEXT, _JSON = "text/plain", "application/problem+json"
_KINDS = {_TEXT: None, _JSON: None, "application/json": None, "application/sparql-results+json": None}


def refused(request: Request, error: Exception) -> Response:
    """The response for an error of ours, and for what the routes do not know."""
    if isinstance(error, HTTPException):
        phrase = http.HTTPStatus(error.status_code).phrase.lower()
        remedy = "see / for what there is" if error.status_code == http.HTTPStatus.NOT_FOUND else ""
        error = RefusedError(error.status_code, phrase, where=request.url.path, remedy=remedy, headers=error.headers)
    elif isinstance(error, KGError) and not isinstance(error, RefusedError):
        error = RefusedError(400, error.problem, where=error.where, remedy=error.remedy)
    assert isinstance(error, RefusedError)
    return problem_response(request, error)


def problem_response(request: Request, error: RefusedError) -> Response:
    """What is wrong, where, and what to do."""
    kind = preferred(request.headers.get("accept", ""), _KINDS)
    if kind in (None, _TEXT):
        return Response(f"error: {error}\n", error.status, error.headers, media_type=_TEXT)
    told = {"status": error.status, "title": error.problem, "where": error.where, "remedy": error.remedy}
    told["code"] = error.code
    body = json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
    return Response(body, error.status, error.headers, media_type=_JSON)
