"""``reading.jsonl``: the documents, the mentions found in them and what was refused, written and read back.

It stands beside ``claims.jsonl`` so that a build can be opened again with its texts, and so that
people who may not pass the articles on can leave this one file out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.graph.records import Record, broken_record, from_lines, to_lines
from kg.model import Document, Extraction, Mention, Refusal, Span


@dataclass(frozen=True, slots=True)
class Made:
    """How a build came about: the digest of the ontology that checked it, and who goes by another IRI.

    ``renamed`` maps, by document, the document's own IRIs to those that the build shows; None stands
    for a document two of whose IRIs became one.
    """

    ontology: str = ""
    renamed: Mapping[str, Mapping[str, str] | None] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """What a ``reading.jsonl`` holds, by document."""

    documents: dict[str, Document] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    ontology: str = ""
    renamed: dict[str, Mapping[str, str] | None] = field(default_factory=dict)

    @property
    def made(self) -> Made:
        """How the build came about."""
        return Made(self.ontology, self.renamed)


def write_reading(extractions: Iterable[Extraction], refusals: Iterable[Refusal], made: Made | None = None) -> str:
    """Each document with its mentions in order, sorted by document, then the refusals as they come.

    How a build was made stands first, and with each document.
    """
    ordered = sorted(extractions, key=lambda extraction: extraction.document.id)
    told: list[Record] = [{"record": "build", "ontology": made.ontology}] if made and made.ontology else []
    for extraction in ordered:
        told += _records(extraction)
        if made and extraction.document.id in made.renamed:
            name = extraction.document.id
            told.append({"record": "renamed", "document": name, "own": made.renamed[name]})
    return to_lines([*told, *(_refusal_record(refusal) for refusal in refusals)])


def read_reading(text: str, *, where: str = "reading.jsonl") -> Reading:
    """The documents, mentions and refusals. Raises InputError, with the line, for a foreign record."""
    # Not splitlines: JSON leaves the Unicode line separators of an article as they are.
    return collect_reading(from_lines(text.split("\n"), where))


def collect_reading(records: Iterable[tuple[str, Record]]) -> Reading:
    """What records, each with its place, say together."""
    reading = Reading()
    for place, record in records:
        try:
            match record.pop("record"):
                case "document":
                    document = _read_document(record)
                    reading.documents[document.id] = document
                case "mention":
                    mention = Mention(**record)
                    reading.mentions.setdefault(mention.document, []).append(mention)
                case "build":
                    reading.ontology = record["ontology"]
                case "renamed":
                    reading.renamed[record["document"]] = record["own"]
                case "refusal":
                    reading.refusals.append(Refusal(**{k: v for k, v in record.items() if k != "document"}))
        except (KeyError, TypeError, ValueError) as error:
            raise broken_record(place, error) from error
    return reading


def _records(extraction: Extraction) -> Iterator[Record]:
    document = extraction.document
    yield {
        "record": "document",
        "document": document.id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source,
        "publisher": document.publisher,
        "language": document.language,
        "digest": document.digest,
        "headline": list(document.headline) if document.headline else None,
        "paragraphs": [list(paragraph) for paragraph in document.paragraphs],
        "text": document.text,
    }
    for mention in extraction.mentions:
        yield {"record": "mention"} | {name: getattr(mention, name) for name in Mention.__slots__}


def _read_document(record: dict[str, Any]) -> Document:
    return Document(
        id=record["document"],
        text=record["text"],
        language=record["language"],
        headline=Span(*record["headline"]) if record["headline"] else None,
        published=date.fromisoformat(record["published"]) if record["published"] else None,
        source=record["source"],
        publisher=record["publisher"],
        paragraphs=tuple(Span(*paragraph) for paragraph in record["paragraphs"]),
    )


def document_of(refusal: Refusal) -> str:
    """The document whose claim was refused, or an empty string where it was something else."""
    claimed = re.fullmatch(r"(.+):\d+-\d+", refusal.where, re.DOTALL)
    return claimed[1] if claimed and refusal.what != "article" else ""


def _refusal_record(refusal: Refusal) -> Record:
    return {
        "record": "refusal",
        "document": document_of(refusal) or refusal.where,
        "what": refusal.what,
        "where": refusal.where,
        "reason": refusal.reason,
        "remedy": refusal.remedy,
    }
