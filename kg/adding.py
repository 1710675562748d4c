"""Articles into a store: what is new or changed is read and put in, one document after another.

    Document → unchanged? → Extraction → Store.put

``pipeline`` builds a graph of articles at once; this keeps one that grows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from kg.documents import read
from kg.documents.formats import stem
from kg.errors import InputError
from kg.model import Document, Extraction, Readers, Refusal
from kg.processes import read_each
from kg.store import Changes, Store, Stored, total
from kg.store.built import is_build, read_build

if TYPE_CHECKING:
    from kg.extractor import Extractor
    from kg.ontology import Ontology
    from kg.pipeline import Progress

_Opened = Callable[[str], "Extractor"]
"""Gives the extractor of a language."""

TOGETHER = 800
"""Documents of a build that a store is given at a time: it prepares some while its engine loads others."""


def add(
    inputs: str | Path | Iterable[str | Path],
    store: Store,
    *,
    language: str | None = None,
    published: date | None = None,
    encoding: str = "utf-8",
    min_confidence: float = 0.0,
    again: bool = False,
    readers: Readers = Readers.BOTH,
    head: Path | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Changes:
    """Read articles and put those that are new or changed into a store; gives what changed.

    An article whose text, date and language are in the store is not read, unless ``again``. Each is
    in the store for good as soon as it is read, so a run that is cut short is taken up by the same
    command. An article that cannot be read becomes one of the refusals. What ``kg build`` has read is
    taken over from its folder. ``readers`` says who finds claims, and ``head`` is a file of ``kg train``; ``jobs``
    processes read at the same time, as in ``build``.
    """
    reader = partial(extractor, ontology=store.ontology, readers=readers, head=head)
    listed = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    builds = [Path(one) for one in listed if is_build(Path(one))]
    if builds and (language or published):
        remedy = "leave out the language and the date, or give the articles"
        raise InputError("a build is read already", where=str(builds[0]), remedy=remedy)
    articles = [one for one in listed if Path(one) not in builds]
    taken = [
        changes
        for build in builds
        for changes in _take_over(
            build, store, min_confidence=min_confidence, again=again, reader=reader, progress=progress
        )
    ]
    if builds and not articles:
        return total(taken)
    found = list(read(articles, language=language, published=published, encoding=encoding, stdin=stdin))
    steps = [*taken, *(_refused(e.where, e.problem, e.remedy) for e in found if isinstance(e, InputError))]
    documents = [one for one in found if isinstance(one, Document)]
    held = [_known_by(document, store) for document in documents]
    anew = [_standing(document, store, again=again) is None for document in held]
    wanted = [document for document, unread in zip(held, anew, strict=True) if unread]
    with closing(read_each(wanted, reader, jobs)) as reading:
        for number, document in enumerate(documents, start=1):
            ready = next(reading) if anew[number - 1] else None
            steps.append(_add(document, store, ready, min_confidence=min_confidence, again=again, reader=reader))
            if progress is not None:
                progress(number, len(documents), document)
    return total(steps)


def extractor(language: str, *, ontology: Ontology, readers: Readers, head: Path | None) -> Extractor:
    """The extractor of a language; see `kg.extractor.extractor`."""
    from kg.extractor import extractor as opened  # brings spaCy: 90 MB, in vain where everything has been read

    return opened(language, ontology=ontology, readers=readers, head=head)


def _take_over(
    build: Path,
    store: Store,
    *,
    min_confidence: float,
    again: bool,
    reader: _Opened,
    progress: Progress | None,
) -> Iterator[Changes]:
    """Put what a build has read into a store, many documents at a time; what it has not is read."""
    held = {one.id: one for one in store.documents()}
    ready: list[Extraction] = []
    count = 0
    try:
        for one in read_build(build):
            document = one if isinstance(one, Document) else one.document
            former = held.get(document.id)
            if isinstance(one, Document):
                yield _add(one, store, min_confidence=min_confidence, again=again, reader=reader)
            elif former is not None and _another(former, document):
                yield _taken(document, former, store)
            elif former is not None and former.digest == document.digest and not again:
                yield Changes(unchanged=(document.id,))
            else:
                ready.append(one.at_least(min_confidence))
            if len(ready) == TOGETHER:
                yield store.put(ready)
                ready.clear()
            count += 1
            if progress is not None:
                progress(count, count, document)
    except InputError as error:
        yield _refused(error.where, error.problem, error.remedy)
    yield store.put(ready)


def _add(
    document: Document,
    store: Store,
    ready: Extraction | None = None,
    *,
    min_confidence: float,
    again: bool,
    reader: _Opened,
) -> Changes:
    """Put a document into a store; what was read of it ahead is taken if the document is still known by that id."""
    document = _known_by(document, store)
    standing = _standing(document, store, again=again)
    if standing is not None:
        return standing
    if ready is None or ready.document != document:
        ready = reader(document.language).read(document)
    return store.put([ready.at_least(min_confidence)])


def _standing(document: Document, store: Store, *, again: bool) -> Changes | None:
    """What there is to say of a document that need not be read: the store has it as it is, or another of its id."""
    former = store.document(document.id)
    if former is not None and _another(former, document):
        return _taken(document, former, store)
    if former is not None and former.digest == document.digest and not again:
        return Changes(unchanged=(document.id,))
    return None


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


def _taken(document: Document, former: Stored, store: Store) -> Changes:
    """The refusal of an article whose id another one has."""
    remedy = f"rename the file, or take the other one out: kg remove {document.id} --store {store.place}"
    return _refused(document.source, f"another article, {former.source}, has the id {document.id!r}", remedy)


def _refused(where: str, reason: str, remedy: str) -> Changes:
    return Changes(refusals=(Refusal(what="article", where=where, reason=reason, remedy=remedy),))
