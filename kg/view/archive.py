"""What the explorer holds: entities, claims and documents column by column, squeezed into a few bytes each.

Runs after the positions; `kg.view.explorer` writes it into the page and ``archive.js`` reads it.
An article's text stands in it once: claims and mentions are offsets into it, counted in UTF-16
units as JavaScript counts. A server gives the network first, without ``texts``, and `evidence` and
`contents` when somebody asks for them.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.model import Claim, Document, Entity, Span, Status
from kg.view.payload import Labels, names_in, value_as_json, words
from kg.view.positions import Places
from kg.view.scene import Scene
from kg.view.style import looks

Origins = Callable[[Claim, Document], tuple[str, str]]
"""Gives who stands behind a claim in the end, by key and by name; two keys are two independent sources."""


def told_by(claim: Claim, document: Document) -> tuple[str, str]:
    """Who stands behind a claim: the first source with a name, else the publisher, else the document."""
    named = ((source.iri, source.name) for source in claim.sources if isinstance(source, Entity))
    name = document.publisher or document.id
    return next(named, (name, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """What a reader may fill in above an answer: it keeps the rows whose ``columns`` pass the ``test`` with the value.

    ``test`` is as in `kg.ontology.views.Keeps`, ``default`` the value that holds when nothing is filled in.
    ``titles`` and ``asks`` give its name and what it does by language; a language that lacks is shown in English.
    """

    name: str
    asks: Mapping[str, str]
    test: str
    columns: tuple[str, ...]
    default: str = ""
    is_name: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a named query, as text: what the page offers behind a button.

    ``titles``, ``asks`` and ``headings`` (variable → words) say so by language; a language that lacks is shown in
    English, a title or heading that lacks altogether as the name.
    """

    name: str
    asks: Mapping[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0
    blanks: tuple[Blank, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Numbered:
    """Numbers words in the order in which they are first asked for."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}

    def __call__(self, word: str) -> int:
        return self.words.setdefault(word, len(self.words))


class Units:
    """Turns offsets in code points into offsets in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral = [place for place, sign in enumerate(text) if ord(sign) > 0xFFFF]

    def __call__(self, offset: int) -> int:
        return offset + bisect_left(self._astral, offset)


def archive(
    scene: Scene,
    places: Places,
    *,
    labels: Labels,
    origins: Origins,
    symmetric: Iterable[str] = (),
    answers: Sequence[Answer] = (),
    texts: bool = True,
) -> dict[str, Any]:
    """Everything the page tells, as JSON values; the lists of ``entities`` and ``claims`` are columns.

    Without ``texts`` neither articles nor sentences are in it, nor how they were read.
    """
    proofs = evidence(scene, range(len(scene.claims))) if texts else {}
    return {
        "types": {name: asdict(look) for name, look in looks(entity.type for entity in scene.entities).items()},
        "statuses": [str(status) for status in Status],
        "labels": {name: words(name, labels) for name in names_in(scene)},
        "symmetric": sorted(set(symmetric) & {claim.relation for claim in scene.claims}),
        "documents": [
            _heading(document) | (contents(scene, place) if texts else {})
            for place, document in enumerate(scene.documents)
        ],
        "entities": _entities(scene.entities, places),
        "claims": _claims(scene, origins) | proofs,
        "answers": [asdict(answer) for answer in answers],
    }


def squeezed(value: object) -> str:
    """A JSON value as deflated (RFC 1950) UTF-8 in base64.

    >>> zlib.decompress(__import__("base64").b64decode(squeezed(["é"]))).decode()
    '["é"]'
    """
    text = json.dumps(value, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    return b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 9)).decode("ascii")


def contents(scene: Scene, place: int) -> dict[str, Any]:
    """The text of a document, its paragraphs as pairs of offsets, and its mentions: start, end, entity."""
    document = scene.documents[place]
    units = Units(document.text)
    mentions: list[int] = []
    for mention in scene.mentions[place]:
        mentions += (units(mention.start), units(mention.end), scene.places[mention.entity])
    return {
        "text": document.text,
        "paragraphs": [units(end) for paragraph in document.paragraphs for end in paragraph],
        "mentions": mentions,
    }


def _heading(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title or document.id,
        "date": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "source": document.source,
        "language": document.language,
    }


def _entities(entities: Sequence[Entity], places: Places) -> dict[str, Any]:
    types = Numbered()
    start = _common_start([entity.iri for entity in entities])
    return {
        "start": start,
        "iri": [entity.iri[len(start) :] for entity in entities],
        "name": [entity.name for entity in entities],
        "type": [types(entity.type) for entity in entities],
        "types": list(types.words),
        "aliases": _sparse(list(entity.aliases) for entity in entities),
        "identifiers": _sparse([list(pair) for pair in entity.identifiers] for entity in entities),
        "x": [places[place][0] if place in places else None for place in range(len(entities))],
        "y": [places[place][1] if place in places else None for place in range(len(entities))],
    }


def _claims(scene: Scene, origins: Origins) -> dict[str, Any]:
    relations, behind = Numbered(), Numbered()
    statuses = list(Status)
    told = zip(scene.claims, scene.told_in, strict=True)
    origin = [origins(claim, scene.documents[place]) for claim, place in told]
    names = dict(sorted(origin, reverse=True))
    return {
        "document": list(scene.told_in),
        "subject": [scene.places[claim.subject.iri] for claim in scene.claims],
        "relation": [relations(claim.relation) for claim in scene.claims],
        "object": [scene.places[claim.object.iri] if claim.object else -1 for claim in scene.claims],
        "status": [statuses.index(claim.status) for claim in scene.claims],
        "confidence": [round(claim.confidence * 1000) for claim in scene.claims],
        "origin": [behind(key) for key, _ in origin],
        "value": _sparse(value_as_json(claim.value) if claim.value is not None else None for claim in scene.claims),
        "sources": _sparse(_sources(claim, scene.places) for claim in scene.claims),
        "relations": list(relations.words),
        "origins": [names[key] for key in behind.words],
    }


def evidence(scene: Scene, numbers: Sequence[int]) -> dict[str, Any]:
    """What stands behind some claims, column by column in the order of ``numbers``: where, and how it was read.

    ``spans`` are eight numbers a claim: where its evidence starts and how long it is; the same of s, o
    and a from there.
    """
    rules, extractors = Numbered(), Numbered()
    claims = [scene.claims[number] for number in numbers]
    return {
        "spans": list(_spans(scene, numbers)),
        "qualifiers": _sparse([[name, value_as_json(value)] for name, value in claim.qualifiers] for claim in claims),
        "rule": [rules(claim.rule) for claim in claims],
        "extractor": [extractors(claim.extractor) for claim in claims],
        "rules": list(rules.words),
        "extractors": list(extractors.words),
    }


def _spans(scene: Scene, numbers: Sequence[int]) -> Iterator[int]:
    units = {place: Units(scene.documents[place].text) for place in {scene.told_in[number] for number in numbers}}
    for number in numbers:
        claim, at = scene.claims[number], units[scene.told_in[number]]
        start = at(claim.evidence.start)
        yield from (start, at(claim.evidence.end) - start)
        for span in (claim.subject_span, claim.object_span, claim.anchor_span):
            yield from _from(span, start, at)


def _from(span: Span | None, start: int, at: Units) -> tuple[int, int]:
    return (0, 0) if span is None else (at(span.start) - start, at(span.end) - at(span.start))


def _sources(claim: Claim, places: Mapping[str, int]) -> list[int | str]:
    return [places[source.iri] if isinstance(source, Entity) else source for source in claim.sources]


def _sparse(values: Iterable[Any]) -> dict[int, Any]:
    """Only what is there, by its place: most claims have no value, most entities no alias."""
    return {place: value for place, value in enumerate(values) if value is not None and value != []}


def _common_start(texts: Sequence[str]) -> str:
    if not texts:
        return ""
    first, last = min(texts), max(texts)
    length = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:length]
