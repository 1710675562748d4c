"""From articles to a graph: the whole flow on one screen.

    Document → ParsedText → Discourse → Claim → Graph
    documents/  reading/    entities/   claims/  graph/

``extractor`` reads one document through the middle three; every other module is a step of the flow,
and no step imports another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.documents import read
from kg.errors import InputError
from kg.extractor import Extractor, extractor
from kg.graph import Graph
from kg.model import Document, Extraction, Readers, Refusal
from kg.ontology import load
from kg.processes import read_each

__all__ = ["Extractor", "Progress", "build", "extractor", "read_all"]

Progress = Callable[[int, int, Document], None]
"""Called after each document with how many are done, how many there are, and the document."""


def build(
    inputs: str | Path | Iterable[str | Path],
    *,
    language: str | None = None,
    published: date | None = None,
    encoding: str = "utf-8",
    ontology: Sequence[str | Path] = (),
    min_confidence: float = 0.0,
    curation: str = "",
    readers: Readers = Readers.BOTH,
    head: Path | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Graph:
    """The graph of some articles: files, folders, globs, or ``-`` for standard input.

    ``language`` and ``published`` overrule what the files say. ``ontology`` adds your own Turtle
    files to the shipped ones; claims below ``min_confidence`` (0..1) are left out. ``curation`` is
    the text of a curation file (`kg.store.curation`). ``readers`` says who finds claims: the rules, the
    learned reader, or both; ``head`` is a file of ``kg train``. ``jobs`` processes read at the same time: one for a
    few articles unless you say so, else as many as there are processors; the graph is the same. An article that
    cannot be read becomes one of the graph's ``refusals``. Raises InputError when none can be read.

    >>> graph = build("seeds/articles/fr-contrat.txt")  # doctest: +SKIP
    >>> graph.claims[0].subject.name  # doctest: +SKIP
    'Trévane'
    """
    words = load([Path(file) for file in ontology])
    listed = [inputs] if isinstance(inputs, str | Path) else inputs
    found = list(read(listed, language=language, published=published, encoding=encoding, stdin=stdin))
    documents = [document for document in found if isinstance(document, Document)]
    refusals = tuple(_refusal(error) for error in found if isinstance(error, InputError))
    if not documents:
        raise _nothing(found)
    opened = partial(extractor, ontology=words, readers=readers, head=head)
    extractions = []
    with closing(read_each(documents, opened, jobs)) as reading:
        for number, extraction in enumerate(reading, start=1):
            extractions.append(extraction)
            if progress is not None:
                progress(number, len(documents), extraction.document)
    sure = [extraction.at_least(min_confidence) for extraction in extractions]
    graph = Graph.build(sure, words, curation=curation)
    return replace(graph, refusals=(*refusals, *graph.refusals))


def read_all(documents: Iterable[Document], jobs: int | None = 1) -> Iterator[Extraction]:
    """What each document states, in order, with the shipped ontology; ``jobs`` as in ``build``."""
    return read_each(list(documents), extractor, jobs)


def _refusal(error: InputError) -> Refusal:
    return Refusal(what="article", where=error.where, reason=error.problem, remedy=error.remedy)


def _nothing(found: Sequence[Document | InputError]) -> InputError:
    """The error for inputs of which none can be read: the only one's own, or the first of many."""
    errors = [error for error in found if isinstance(error, InputError)]
    if len(errors) == 1:
        return errors[0]
    if not errors:
        return InputError("nothing to read", remedy="give a file, a folder, a glob, or - for standard input")
    problem = f"none of {len(errors)} inputs can be read; the first: {errors[0].problem}"
    return InputError(problem, where=errors[0].where, remedy=errors[0].remedy)
