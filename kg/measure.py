"""Reads the texts of gold with the reader and scores what it finds: joins the flow and ``evaluation``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.documents import document_from_text
from kg.evaluation import GoldDocument, Scores, load_gold, records_of, score
from kg.evaluation.inventory import GUIDELINES
from kg.evaluation.records import Record
from kg.extractor import extractor
from kg.model import Document, Readers
from kg.ontology import Ontology, load
from kg.pipeline import Progress


def measure(
    path: Path,
    *,
    ontology: Ontology | None = None,
    readers: Readers = Readers.BOTH,
    progress: Progress | None = None,
) -> tuple[tuple[GoldDocument, ...], Scores]:
    """The gold documents of a file or folder, and what the reader is worth on them.

    Each text is read with gold's language and date and without its claims, which may use the relations of the
    guidelines and those of the ontology; ``readers`` says who finds claims. Raises GoldError for malformed gold.
    """
    words = ontology or load()
    gold = load_gold(path, relations=GUIDELINES.relations | words.relations.keys())
    return gold, score(gold, _read(gold, words, readers, progress))


def document_of(gold: GoldDocument) -> Document:
    """A gold passage as a document to read."""
    return document_from_text(gold.text, id=gold.id, language=gold.language, published=gold.published)


def _read(
    gold: Sequence[GoldDocument], ontology: Ontology, readers: Readers, progress: Progress | None
) -> Iterator[Record]:
    for number, passage in enumerate(gold, start=1):
        document = document_of(passage)
        yield from records_of(extractor(passage.language, ontology, readers).read(document))
        if progress is not None:
            progress(number, len(gold), document)
