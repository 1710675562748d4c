"""Draws a large connected graph by springs and charges: quick, and the same each time.

Between the Scene and `kg.view.positions`. The graph is first shrunk, hubs taking their neighbours
in, until it is small; that is drawn, and unfolded step by step (Walshaw 2003, "A multilevel
algorithm for force-directed graph drawing"). All charges push each other by way of a grid, whose
convolution is a Fourier transform: the time grows with the number of nodes, not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.float64]
    Places = NDArray[numpy.int64]

SMALLEST = 80  # nodes of the graph that is drawn first
COARSE_ROUNDS = 150
ROUNDS = 40  # of each unfolding; the last one is the whole graph's
NEAR = 5  # neighbours in a row of the grid that a node keeps at arm's length
SEED = 11
ROOMY = 1.15  # the radius of the drawing, in square roots of its number of nodes


class Level(NamedTuple):
    """A graph on the way to the smallest: its links with their weights, how many nodes each node stands for."""

    ends: Places
    weights: Numbers
    sizes: Numbers
    parents: Places  # each node's in the next, smaller graph; empty in the smallest


def draw(count: int, links: Sequence[tuple[int, int]]) -> Numbers:
    """A point for each of ``count`` nodes, linked ones at about 1 from each other.

    The links must connect all nodes. numpy's arithmetic may differ in the last digits between kinds of machine.
    """
    import numpy

    chance = numpy.random.Generator(numpy.random.PCG64(SEED))
    levels = shrunk(count, numpy.array(links, dtype=numpy.int64).reshape(-1, 2))
    smallest = len(levels[-1].sizes)
    points = (chance.random((smallest, 2)) - 0.5) * sqrt(count)
    points = relaxed(points, levels[-1], COARSE_ROUNDS, heat=0.2)
    for level in reversed(levels[:-1]):
        room = numpy.sqrt(numpy.bincount(level.parents, level.sizes))[level.parents][:, None]
        points = points[level.parents] + (chance.random((len(level.sizes), 2)) - 0.5) * room
        points = relaxed(points, level, ROUNDS, heat=0.05)
    return points


def shrunk(count: int, ends: Places) -> list[Level]:
    """The graph and its shrunk versions, the smallest last."""
    import numpy

    weights: Numbers = numpy.ones(len(ends))
    sizes: Numbers = numpy.ones(count)
    levels: list[Level] = []
    while len(sizes) > SMALLEST:
        parents = _parents(len(sizes), ends, weights, sizes)
        fewer = int(parents.max()) + 1
        if fewer > 0.9 * len(sizes) or fewer < 8:
            break
        levels.append(Level(ends, weights, sizes, parents))
        sizes = numpy.bincount(parents, sizes, fewer).astype(float)
        joined = numpy.sort(parents[ends], axis=1)
        joined, weights = joined[joined[:, 0] != joined[:, 1]], weights[joined[:, 0] != joined[:, 1]]
        keys, where = numpy.unique(joined[:, 0] * fewer + joined[:, 1], return_inverse=True)
        weights = numpy.bincount(where, weights, len(keys)).astype(float)
        ends = numpy.stack([keys // fewer, keys % fewer], axis=1)
    return [*levels, Level(ends, weights, sizes, numpy.zeros(0, dtype=numpy.int64))]


def _parents(count: int, ends: Places, weights: Numbers, sizes: Numbers) -> Places:
    """Which nodes become one: a node with more ties than its neighbours, and those of them that have no better one."""
    import numpy

    both = numpy.concatenate([ends, ends[:, ::-1]])
    ties = numpy.bincount(both[:, 0], numpy.concatenate([weights, weights]), count) / numpy.sqrt(sizes)
    rank = numpy.empty(count, dtype=numpy.int64)
    mixed = numpy.arange(count) * 2654435761 % 2**32  # equals in no order, or they would follow each other in chains
    rank[numpy.lexsort((mixed, -ties))] = numpy.arange(count)  # 0 is the best connected
    best = numpy.arange(count)
    order = numpy.lexsort((-rank[both[:, 1]], both[:, 0]))
    best[both[order, 0]] = both[order, 1]  # the last of a node's neighbours in this order is its best
    best = numpy.where(rank[best] < rank, best, numpy.arange(count))
    roots = best == numpy.arange(count)
    own = numpy.where(roots[best], best, numpy.arange(count))
    # Those whose best neighbour has gone to a better one itself pair up under it.
    left = (own == numpy.arange(count)) & ~roots
    own = numpy.where(left & (own[best] == best), best, own)
    head = own[own]
    return numpy.unique(head, return_inverse=True)[1].astype(numpy.int64)


def relaxed(points: Numbers, level: Level, rounds: int, *, heat: float) -> Numbers:
    """The points after some rounds of springs along the links and charges between all nodes."""
    import numpy

    one, other = level.ends[:, 0], level.ends[:, 1]
    count = len(points)
    charges = numpy.sqrt(level.sizes) * (1 + numpy.sqrt(numpy.bincount(level.ends.ravel(), minlength=count))) / 2
    extent = sqrt(level.sizes.sum())
    # What would hold charges that fill a disc evenly in their places: it takes away the push towards the rim.
    inwards = charges.sum() / (ROOMY * extent) ** 2
    for turn in range(rounds):
        push = charges[:, None] * (pushed(points, charges) - inwards * (points - points.mean(axis=0)))
        across = points[other] - points[one]
        pull = across * (level.weights * numpy.sqrt((across * across).sum(axis=1)))[:, None]
        for axis in (0, 1):
            push[:, axis] += numpy.bincount(one, pull[:, axis], count)
            push[:, axis] -= numpy.bincount(other, pull[:, axis], count)
        length = numpy.sqrt((push * push).sum(axis=1)) + 1e-9
        longest = extent * heat * (1 - turn / rounds) ** 2 + 0.05
        points = points + push * (numpy.minimum(length, longest) / length)[:, None]
    return points


def pushed(points: Numbers, charges: Numbers) -> Numbers:
    """How all charges push each point: by way of a grid, and those next to it one by one."""
    import numpy

    cells = 2 ** max(4, min(8, round(sqrt(len(points)) * 1.2).bit_length()))
    low = points.min(axis=0)
    size = float((points.max(axis=0) - low).max()) / (cells - 1.001) + 1e-9
    at = (points - low) / size
    corner = at.astype(numpy.int64)
    share = at - corner
    number = corner[:, 0] * cells + corner[:, 1]
    parts = [
        (number + dx * cells + dy, abs(1 - dx - share[:, 0]) * abs(1 - dy - share[:, 1]))
        for dx in (0, 1)
        for dy in (0, 1)
    ]
    grid: Numbers = numpy.zeros(cells * cells)
    for cell, part in parts:
        grid += numpy.bincount(cell, charges * part, cells * cells)
    field = _field(grid.reshape(cells, cells), cells).ravel()
    push: Numbers = numpy.zeros((len(points), 2))
    for cell, part in parts:
        push[:, 0] += field[cell].real * part / size
        push[:, 1] += field[cell].imag * part / size
    _keep_off(push, points, charges, number, size)
    return push


def _field(grid: Numbers, cells: int) -> NDArray[numpy.complex128]:
    """The push in the middle of each cell, x and y as one complex number, from all others."""
    import numpy

    padded = numpy.zeros((2 * cells, 2 * cells))
    padded[:cells, :cells] = grid
    found: NDArray[numpy.complex128] = numpy.fft.ifft2(numpy.fft.fft2(padded) * _kernel(cells))[:cells, :cells]
    return found


@lru_cache(maxsize=8)
def _kernel(cells: int) -> NDArray[numpy.complex128]:
    """The push of one charge on all cells around it, ready to be convolved with."""
    import numpy

    steps = numpy.fft.fftfreq(2 * cells, 1 / (2 * cells))
    apart = steps[:, None] + 1j * steps[None, :]
    return numpy.fft.fft2(apart / (numpy.abs(apart) ** 2 + 0.5))


def _keep_off(push: Numbers, points: Numbers, charges: Numbers, number: Places, size: float) -> None:
    """Add what the grid is too coarse for: nodes in one row of cells next to each other push each other directly."""
    import numpy

    order = numpy.lexsort((points[:, 1], number))
    there, charge = points[order], charges[order]
    extra = numpy.zeros_like(push)
    for shift in range(1, NEAR + 1):
        apart = there[shift:] - there[:-shift]
        squared = (apart * apart).sum(axis=1)
        force = numpy.where(squared < size * size, 1 / (squared + 0.01), 0.0)
        extra[shift:] += apart * (force * charge[:-shift])[:, None]
        extra[:-shift] -= apart * (force * charge[shift:])[:, None]
    push[order] += extra
