"""Reads an article that somebody tries: a process that gives what would be known of it, and writes nothing.

    text or HTML → Document → Extraction → checked → the archive that the explorer shows

Only when the server says so, because somebody sent the token, is the article put into the store.
``kg.server`` starts it, and gives it one article after another; see `kg.server.desk`.
"""

from __future__ import annotations

import json
import re
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from kg.documents.article import Article
from kg.documents.assemble import assemble
from kg.documents.formats import reader, sniffed, stem, suffix
from kg.documents.language import SUPPORTED
from kg.errors import InputError
from kg.extractor import extractor
from kg.graph import Graph
from kg.model import Document, Extraction
from kg.namespaces import slug
from kg.ontology import Ontology, load
from kg.page import labels, origins, symmetric_relations
from kg.server.answering import Answer
from kg.server.desk import work
from kg.server.refusal import RefusedError
from kg.server.wire import Head
from kg.store import Stored, open_store
from kg.view.archive import archive
from kg.view.positions import positions
from kg.view.scene import gather

MOST_CHARACTERS = 50_000
"""What is read of an article at most: some minutes for a reader, some seconds for the program."""
FORMATS = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"}
LONGEST_ID = 60


class Trying:
    """Reads articles with one ontology, and keeps the last one in case it is to be added."""

    def __init__(self, place: Path | None, ontology: Ontology) -> None:
        self._place = place
        self._ontology = ontology
        self._last: tuple[tuple[Head, bytes], Extraction] | None = None

    def answer(self, head: Head, body: bytes) -> Answer:
        """What an article states; with ``add`` in the head it goes into the store, and that is told."""
        extraction = self._read(head, body)
        told = self._add(extraction) if head["add"] else self._shown(extraction)
        return {"status": 200}, json.dumps(told, allow_nan=False, separators=(",", ":")).encode()

    def _read(self, head: Head, body: bytes) -> Extraction:
        asked = {**head, "add": False}, body
        if self._last is None or self._last[0] != asked:
            document = document_of(head, body)
            self._last = asked, extractor(document.language, self._ontology).read(document)
        return self._last[1]

    def _shown(self, extraction: Extraction) -> dict[str, Any]:
        graph = Graph.build([extraction], self._ontology)
        symmetric = symmetric_relations(self._ontology)
        scene = gather(graph.extractions, symmetric=symmetric)
        words, behind = labels(self._ontology), origins(self._ontology)
        document = extraction.document
        return archive(scene, positions(scene), labels=words, origins=behind, symmetric=symmetric) | {
            "title": document.title,
            "language": document.language,
            "refusals": [{"what": one.what, "reason": one.reason} for one in graph.refusals],
        }

    def _add(self, extraction: Extraction) -> dict[str, Any]:
        if self._place is None:
            raise RefusedError(403, "this graph keeps no documents", remedy="serve a store that kg add made")
        with open_store(self._place, ontology=self._ontology) as store:
            held = store.documents()
            twin = next((one for one in held if one.digest == extraction.document.digest), None)
            if twin is not None:
                return {"id": twin.id, "added": False, "claims": twin.claims}
            name = free(extraction.document.id, held)
            if name != extraction.document.id:  # it is taken: what is read is named after the document
                document = replace(extraction.document, id=name)
                extraction = extractor(document.language, self._ontology).read(document)
            changes = store.put([extraction])
        return {"id": name, "added": True, "claims": changes.claims_added}


def document_of(head: Head, body: bytes) -> Document:
    """The one article of a text or file. Raises RefusedError 400 or 413, with a code, for what cannot be read."""
    name = Path(head["name"]).name
    kind = suffix(Path(name)) if name else sniffed(body).replace(".jsonl", ".txt")
    if kind not in FORMATS:
        raise RefusedError(
            415, f"a file of the kind {kind or name!r}", remedy="give .txt, .md, .html or .pdf", code="kind"
        )
    if not body.strip():
        raise RefusedError(400, "there is no text", remedy="paste an article", code="empty")
    try:
        article = next(iter(reader(kind, where=name or "text")(BytesIO(body), name or "text", "utf-8")))
        if isinstance(article, InputError):
            raise article
        return _assembled(article, head, name)
    except InputError as error:
        code = next((code for words, code in CODES.items() if words in error.problem), "unreadable")
        raise RefusedError(400, error.problem, remedy=error.remedy, code=code) from error


CODES = {
    "language": "language",
    "no article": "noArticle",
    "no text": "empty",
    "the file is empty": "empty",
    "a paragraph of": "paragraph",
}
"""What our own pages say in the reader's language, by words of the error."""


def _assembled(article: Article, head: Head, name: str) -> Document:
    if len(article.text) > MOST_CHARACTERS:
        problem = f"{len(article.text)} characters, more than {MOST_CHARACTERS}"
        raise RefusedError(413, problem, remedy="try a part of it; kg add reads longer ones", code="long")
    language = head["language"] if head["language"] in SUPPORTED else None
    published = date.fromisoformat(head["published"]) if head["published"] else None
    document = assemble(article, id="text", language=language, published=published)
    own = stem(Path(name)) if name else slug(document.title or document.text[:LONGEST_ID])
    source = document.source if re.match(r"https?://", document.source) else name
    return replace(document, id=own[:LONGEST_ID].strip("-") or "text", source=source)


def free(wanted: str, held: Sequence[Stored]) -> str:
    """The id, with the first number that no other document has.

    >>> free("a", [Stored(id="a", digest="1"), Stored(id="a-2", digest="2")])
    'a-3'
    """
    taken = {one.id for one in held}
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (wanted, *numbered) if name not in taken)


def main(place: str, ontology: str, memory: str, descriptor: str) -> None:
    """Answer the server at the other end of a socket; ``place`` is empty where nothing can be added."""
    words = load([Path(file) for file in json.loads(ontology)])
    for language in SUPPORTED:
        extractor(language, words)  # now, and not while somebody waits
    trying = Trying(Path(place) if place else None, words)
    work(socket.socket(fileno=int(descriptor)), int(memory), trying.answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
