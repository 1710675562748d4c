"""An HTTP request that is not answered as asked: the status, and why."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import KGError


class RefusedError(KGError):
    """A request fails with an HTTP status; what is wrong, where, and what to do go to the client.

    ``code`` is one word for our own pages, which say it in the reader's language.
    """

    def __init__(
        self,
        status: int,
        problem: str,
        *,
        where: str = "",
        remedy: str = "",
        headers: Mapping[str, str] | None = None,
        code: str = "",
    ) -> None:
        self.status = status
        self.headers = dict(headers or {})
        self.code = code
        super().__init__(problem, where=where, remedy=remedy)
