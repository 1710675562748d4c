"""What ``kg build`` wrote, document by document and as each document has it, for a store to take over.

A build shows entities under the IRIs that its documents share; a store decides anew who is the same
as whom, so each document gets its own IRIs back.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kg.errors import InputError
from kg.graph.graph import MARK
from kg.graph.reading_records import Reading, collect_reading, document_of
from kg.graph.records import Record, claims_of, from_lines
from kg.model import Document, Extraction
from kg.store.contribution import Checked, rename, unscoped

READING = "reading.jsonl"
Placed = tuple[str, Record]
"""A record and its ``file:line``."""


def is_build(place: Path) -> bool:
    """Whether a folder is one that ``kg build`` wrote."""
    return (place / MARK).is_file() and (place / READING).is_file()


def read_build(folder: Path) -> Iterator[Checked | Document]:
    """The documents of a build by id, with what was read in them.

    One whose own IRIs cannot be told any more, because a curation joined two of them or because an
    early kg built it, comes as a bare Document: it must be read again. Raises InputError, with file
    and line, for what we did not write.
    """
    once = _told_once(folder)
    said = _by_document(folder / MARK)
    claims = next(said, ("", []))
    for name, records in _by_document(folder / READING):
        read = collect_reading(records)
        document = read.documents.get(name)
        if document is None:  # refusals, at the end
            continue
        found = claims_of(claims[1]) if claims[0] == name else {}
        entities, stated = found.get(name, ((), ()))
        if found:
            claims = next(said, ("", []))
        own = read.made.renamed.get(name, {})
        if own is None or not once.made.ontology:
            yield document
            continue
        mentions = tuple(read.mentions.get(name, ()))
        shown = Extraction(document=document, entities=entities, mentions=mentions, claims=stated)
        as_read = unscoped(rename(shown, {shared: iri for iri, shared in own.items()}))
        yield Checked(
            document=document,
            entities=as_read.entities,
            mentions=as_read.mentions,
            claims=as_read.claims,
            refusals=tuple(one for one in once.refusals if document_of(one) == name),
            ontology=once.made.ontology,
        )
    if claims[0]:
        where = claims[1][0][0]
        raise InputError(f"{READING} lacks the document {claims[0]!r}", where=where, remedy="build the graph again")


def _told_once(folder: Path) -> Reading:
    """The records about the build, and what was refused; they are few, and stand before and after the documents."""
    few = ('{"record": "build"', '{"record": "refusal"')
    path = folder / READING
    return collect_reading(from_lines((line if line.startswith(few) else "" for line in _lines(path)), str(path)))


def _by_document(path: Path) -> Iterator[tuple[str, list[Placed]]]:
    """The records of each document; a build writes them together."""
    placed = from_lines(_lines(path), str(path))
    for name, records in groupby(placed, key=lambda one: str(one[1].get("document", ""))):
        yield name, list(records)


def _lines(path: Path) -> Iterator[str]:
    try:
        # JSON leaves the Unicode line separators of an article as they are.
        with path.open(encoding="utf-8", newline="\n") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the build cannot be read", where=str(path), remedy="build the graph again") from error
