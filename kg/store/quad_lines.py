"""Quads as lines of N-Quads: what the ledger keeps, compressed, and what is loaded into pyoxigraph as it is."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from pyoxigraph import DefaultGraph, Quad

from kg.graph.terms import Fact, Written

QUICKLY = 1
"""The level of compression: what is written with every article should not take long."""


@dataclass(frozen=True)
class Block:
    """The facts of one graph as N-Quads, written and compressed once for all that they are needed for.

    Many documents wait for the loader at once: as text they take a fraction of the memory that facts do.
    """

    lines: bytes
    size: int

    @classmethod
    def of(cls, facts: Iterable[Fact], graph: str) -> Block:
        """The block of some facts, each once, in the graph of some name."""
        single = dict.fromkeys(facts)
        end = f" {graph} .\n"
        return cls((end.join(map(" ".join, single)) + end if single else "").encode(), len(single))

    @cached_property
    def packed(self) -> bytes:
        """The lines, compressed."""
        return zlib.compress(self.lines, QUICKLY)

    @property
    def quads(self) -> list[Written]:
        """The facts with their graph."""
        return _read_lines(self.lines)


@dataclass(frozen=True)
class Delta:
    """Quads that go, and quads that come, some of them in blocks; none is in both."""

    removed: Sequence[Written]
    added: Sequence[Written]
    blocks: Sequence[Block] = ()

    @property
    def size(self) -> int:
        """How many quads go and come."""
        return len(self.removed) + len(self.added) + sum(block.size for block in self.blocks)

    @property
    def all_added(self) -> Sequence[Written]:
        """All quads that come, one by one."""
        return (*(quad for block in self.blocks for quad in block.quads), *self.added)

    @property
    def lines(self) -> bytes:
        """The quads that come as N-Quads, for pyoxigraph."""
        return b"".join([*(block.lines for block in self.blocks), nquads(self.added)])

    @property
    def packed(self) -> bytes:
        """The quads that come, for the ledger."""
        return b"".join([*(block.packed for block in self.blocks), write_quads(self.added)])


def fact_key(quad: Written) -> bytes:
    """What tells a plain triple of some graph from all others."""
    return blake2b(" ".join(quad).rstrip(" ").encode(), digest_size=16).digest()


def written(quad: Quad) -> Written:
    """A quad of pyoxigraph as text."""
    name = quad.graph_name
    return str(quad.subject), str(quad.predicate), str(quad.object), "" if isinstance(name, DefaultGraph) else str(name)


def nquads(quads: Iterable[Written]) -> bytes:
    """Quads as N-Quads."""
    return "".join([f"{s} {p} {o} {g} .\n" if g else f"{s} {p} {o} .\n" for s, p, o, g in quads]).encode()


def write_quads(quads: Iterable[Written]) -> bytes:
    """Quads as compressed N-Quads."""
    return zlib.compress(nquads(quads), QUICKLY)


def read_quads(packed: bytes) -> list[Written]:
    """The quads that `write_quads` wrote, or several of its results one after another."""
    return [quad for lines in _unpacked(packed) for quad in _read_lines(lines)]


def _unpacked(packed: bytes) -> Iterator[bytes]:
    while packed:
        stream = zlib.decompressobj()
        yield stream.decompress(packed) + stream.flush()
        packed = stream.unused_data


def _read_lines(lines: bytes) -> list[Written]:
    return [_read_line(line) for line in lines.decode().split("\n") if line]


def _read_line(line: str) -> Written:
    subject, predicate, rest = line.removesuffix(" .").split(" ", 2)
    # A literal's last word has its closing quote in it, and no IRI has one.
    target, _, graph = rest.rpartition(" ")
    if target and graph.startswith("<") and '"' not in graph:
        return subject, predicate, target, graph
    return subject, predicate, rest, ""
