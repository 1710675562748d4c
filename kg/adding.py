"""Articles into a store: what is new or changed is read and put in, one document after another.

    Document → unchanged? → Extraction → Store.put

``pipeline`` builds a graph of articles at once; this keeps one that grows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePath
from typing import BinaryIO

from kg.documents import read
from kg.documents.formats import stem
from kg.errors import InputError
from kg.model import Document, Refusal
from kg.pipeline import Progress, at_least, extractor
from kg.store import Changes, Store, Stored, total


def add(
    inputs: str | Path | Iterable[str | Path],
    store: Store,
    *,
    language: str | None = None,
    published: date | None = None,
    encoding: str = "utf-8",
    min_confidence: float = 0.0,
    again: bool = False,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Changes:
    """Read articles and put those that are new or changed into a store; gives what changed.

    An article whose text, date and language are in the store is not read, unless ``again``. Each is
    in the store for good as soon as it is read, so a run that is cut short is taken up by the same
    command. An article that cannot be read becomes one of the refusals.
    """
    listed = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    found = list(read(listed, language=language, published=published, encoding=encoding, stdin=stdin))
    steps = [_refused(one.where, one.problem, one.remedy) for one in found if isinstance(one, InputError)]
    documents = [one for one in found if isinstance(one, Document)]
    for number, document in enumerate(documents, start=1):
        steps.append(_add(document, store, min_confidence=min_confidence, again=again))
        if progress is not None:
            progress(number, len(documents), document)
    return total(steps)


def _add(document: Document, store: Store, *, min_confidence: float, again: bool) -> Changes:
    document = _known_by(document, store)
    former = store.document(document.id)
    if former is not None and _another(former, document):
        remedy = f"rename the file, or take the other one out: kg remove {document.id} --store {store.place}"
        return _refused(document.source, f"another article, {former.source}, has the id {document.id!r}", remedy)
    if former is not None and former.digest == document.digest and not again:
        return Changes(unchanged=(document.id,))
    read_anew = extractor(document.language, store.ontology).read(document)
    return store.put([at_least(min_confidence, read_anew)])


def _known_by(document: Document, store: Store) -> Document:
    """The document under the id that the store has for its file, where that carries a number."""
    numbered = re.compile(re.escape(document.id) + r"(-\d+)?")
    held = [one.id for one in store.documents(source=document.source) if numbered.fullmatch(one.id)]
    return replace(document, id=held[0]) if len(held) == 1 else document


def _another(former: Stored, document: Document) -> bool:
    """Whether two articles bear one id only because their files are called alike.

    The same file may be named from another folder, and a record that gives its id says itself that
    it is the same article.
    """
    if former.digest == document.digest or not re.fullmatch(
        re.escape(stem(PurePath(document.source))) + r"(-\d+)?", document.id
    ):
        return False
    mine, theirs = (list(reversed(PurePath(source).parts)) for source in (document.source, former.source))
    return any(a != b for a, b in zip(mine, theirs, strict=False))


def _refused(where: str, reason: str, remedy: str) -> Changes:
    return Changes(refusals=(Refusal(what="article", where=where, reason=reason, remedy=remedy),))
