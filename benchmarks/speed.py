"""Words a second: kg's reading and graph against the bare language pipelines over the same articles.

    python benchmarks/speed.py [FOLDER...]

Measures ``seeds/articles`` and each folder given. Both sides run in one process and in turn, three times, and the best
of each counts; so does reading in as many processes as ``kg build`` would start. The pipelines are loaded and the
patterns learned before the clock starts; what that takes is printed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from kg.documents import read
from kg.extractor import extractor
from kg.graph import Graph
from kg.model import Document
from kg.pipeline import read_all
from kg.reading.languages import pipeline

ROUNDS = 3
SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "articles"


def bare(documents: Sequence[Document]) -> None:
    """The paragraphs through ``nlp.pipe``, a language at a time and in spaCy's own batches, which suits it best."""
    for language in sorted({document.language for document in documents}):
        texts = [d.quote(p) for d in documents if d.language == language for p in d.paragraphs]
        for _ in pipeline(language).pipe(texts):
            pass


def whole(documents: Sequence[Document]) -> None:
    """Everything that ``kg build`` does between reading the files and writing the graph."""
    Graph.build(list(read_all(documents)))


def shared(documents: Sequence[Document]) -> None:
    """The same by several processes."""
    Graph.build(list(read_all(documents, jobs=None)))


def seconds(work: Callable[[Sequence[Document]], None], documents: Sequence[Document]) -> float:
    """How long one run takes."""
    begin = perf_counter()
    work(documents)
    return perf_counter() - begin


def compare(folder: Path) -> None:
    """Print the words a second of both sides, and their ratio."""
    documents = [document for document in read([folder]) if isinstance(document, Document)]
    words = sum(len(document.text.split()) for document in documents)
    begin = perf_counter()
    for language in sorted({document.language for document in documents}):
        extractor(language)
    ready = perf_counter() - begin
    times = [[seconds(work, documents) for work in (bare, whole, shared)] for _ in range(ROUNDS)]
    fastest_bare, fastest_whole, fastest_shared = (min(column) for column in zip(*times, strict=True))
    print(f"{folder}: {len(documents)} articles, {words} words; ready after {ready:.1f} s")
    print(f"  nlp.pipe alone      {words / fastest_bare:8.0f} words/s")
    print(f"  reading and graph   {words / fastest_whole:8.0f} words/s")
    print(f"  in several processes{words / fastest_shared:8.0f} words/s")
    print(f"  ratio               {fastest_bare / fastest_whole:8.2f}")


if __name__ == "__main__":
    for place in [SEEDS, *map(Path, sys.argv[1:])]:
        compare(place)
