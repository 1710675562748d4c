"""What the one who serves may choose: limits, names, the token."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ServerError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Limits of one server; times are in seconds, sizes in bytes.

    A query that runs longer than ``quick`` leaves the fast lane for one of the ``slow_lanes`` and is
    ended after ``timeout``. ``memory`` bounds each worker process, ``held`` all answers together that
    clients have yet to take. An article that is tried has at most ``max_article`` bytes and is read for
    ``reading`` seconds at most; ``showing`` bounds an answer to the explorer, and ``desk_memory`` the
    processes of both. ``token`` opens updates to those who send it; ``hosts`` are the names the
    server answers to beside those of this machine; ``origins`` the web sites whose scripts may ask.
    """

    timeout: float = 30.0
    quick: float = 0.25
    workers: int = 2
    slow_lanes: int = 2
    waiting: int = 256
    patience: float = 10.0
    max_rows: int = 100_000
    max_bytes: int = 32 * MEBIBYTE
    max_query: int = MEBIBYTE
    max_upload: int = 64 * MEBIBYTE
    memory: int = 2048 * MEBIBYTE
    held: int = 256 * MEBIBYTE
    connections: int = 512
    client_wait: float = 10.0
    max_article: int = MEBIBYTE
    reading: float = 20.0
    showing: float = 120.0
    desk_memory: int = 4096 * MEBIBYTE
    token: str = ""
    hosts: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name in ("timeout", "workers", "slow_lanes", "max_rows", "max_bytes"):
            if getattr(self, name) <= 0:
                raise ServerError(f"{name.replace('_', ' ')} must be above 0", remedy="give a larger number")
        if self.memory < LEAST_MEMORY:
            raise ServerError(
                "a query needs more memory than that", remedy=f"give at least {LEAST_MEMORY // MEBIBYTE} megabytes"
            )
        if self.token and (len(self.token) < SHORTEST_TOKEN or not self.token.isascii() or " " in self.token):
            raise ServerError(
                f"the token must have at least {SHORTEST_TOKEN} characters, ASCII and without spaces",
                remedy="make one: python -c 'import secrets; print(secrets.token_urlsafe())'",
            )


SHORTEST_TOKEN = 16
LEAST_MEMORY = 256 * MEBIBYTE
"""What a worker takes to open a store and start its threads, with room to spare."""
