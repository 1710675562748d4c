"""Turns a Scene into the JSON that the page's scripts read; it holds text only, never markup.

Runs beside the network: that one says how things are drawn, this one what the panel tells.
Positions stand for objects: ``claim["subject"]`` is a place in ``entities``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kg.model import Amount, Claim, Document, Entity, Period, Quantity, Span, Value, marked
from kg.view.scene import Edge, Scene
from kg.view.style import LINES, looks

Labels = Mapping[str, Mapping[str, str]]
LANGUAGES = ("fr", "en")
# The qualifiers and schemes of kg.model's own docstrings; an ontology's labels come first.
USUAL: Labels = {
    "amount": {"fr": "montant", "en": "amount"},
    "date": {"fr": "date", "en": "date"},
    "kind": {"fr": "nature", "en": "kind"},
    "product": {"fr": "objet", "en": "goods"},
    "role": {"fr": "rôle", "en": "role"},
    "share": {"fr": "part", "en": "share"},
    "ticker": {"fr": "code boursier", "en": "ticker"},
}


def payload(scene: Scene, drawn: Sequence[int], *, labels: Labels, language: str, title: str) -> dict[str, Any]:
    """Everything the page tells. ``drawn`` are the entities of the opening view."""
    return {
        "title": title,
        "language": language,
        "drawn": list(drawn),
        "types": {name: asdict(look) for name, look in looks(entity.type for entity in scene.entities).items()},
        "statuses": [{"name": str(status), "hidden": LINES[status].hidden} for status in LINES],
        "labels": {name: words(name, labels) for name in names_in(scene)},
        "documents": [_document(document) for document in scene.documents],
        "entities": [_entity(entity, weight) for entity, weight in zip(scene.entities, scene.weights, strict=True)],
        "claims": [
            _claim(claim, scene.documents[place], place, scene.places)
            for claim, place in zip(scene.claims, scene.told_in, strict=True)
        ],
        "edges": [_edge(edge) for edge in scene.edges],
    }


def words(name: str, labels: Labels) -> dict[str, str]:
    """A name's label in each language of the page; without one, the name itself, its words set apart.

    >>> words("bornIn", {"bornIn": {"fr": "est né à"}}), words("LEI", {})["fr"]
    ({'fr': 'est né à', 'en': 'born in'}, 'LEI')
    """
    apart = re.sub(r"(?<=[a-z])[A-Z]", lambda letter: f" {letter[0].lower()}", name)
    apart = apart[0].lower() + apart[1:] if apart[1:2].islower() else apart
    given = labels.get(name) or USUAL.get(name, {})
    return {language: given.get(language) or apart for language in LANGUAGES}


def for_script(value: object) -> str:
    """JSON that cannot end the ``<script>`` element it stands in, nor start any markup.

    >>> for_script("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def names_in(scene: Scene) -> list[str]:
    """Everything of a scene that has a label: relations, types, qualifiers, schemes of identifiers."""
    names = {scheme for entity in scene.entities for scheme, _ in entity.identifiers}
    names.update(entity.type for entity in scene.entities)
    names.update(claim.relation for claim in scene.claims)
    names.update(qualifier for claim in scene.claims for qualifier, _ in claim.qualifiers)
    return sorted(names)


def _document(document: Document) -> dict[str, Any]:
    return {
        "title": document.title or document.id,
        "date": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "source": document.source,
        "language": document.language,
    }


def _entity(entity: Entity, weight: int) -> dict[str, Any]:
    return {
        "iri": entity.iri,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "identifiers": [list(pair) for pair in entity.identifiers],
        "weight": weight,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "subject": edge.subject,
        "relation": edge.relation,
        "object": edge.object,
        "claims": list(edge.claims),
        "mutual": edge.mutual,
    }


def _claim(claim: Claim, document: Document, told_in: int, places: Mapping[str, int]) -> dict[str, Any]:
    start = claim.evidence.start
    ends = {"s": claim.subject_span, "o": claim.object_span, "a": claim.anchor_span}
    spans = {name: Span(span.start - start, span.end - start) if span else None for name, span in ends.items()}
    return {
        "document": told_in,
        "subject": places[claim.subject.iri],
        "relation": claim.relation,
        "object": places[claim.object.iri] if claim.object else None,
        "value": None if claim.value is None else value_as_json(claim.value),
        "status": str(claim.status),
        "sources": [places[source.iri] if isinstance(source, Entity) else source for source in claim.sources],
        "qualifiers": [[name, value_as_json(value)] for name, value in claim.qualifiers],
        "confidence": claim.confidence,
        "rule": claim.rule,
        "extractor": claim.extractor,
        "evidence": marked(document.quote(claim.evidence), spans),
    }


def value_as_json(value: Value) -> dict[str, Any] | int | str:
    """A value as JSON; ``kind`` tells the page how to write it in the reader's language."""
    match value:
        case Amount() | Quantity():
            return {
                "kind": "amount" if isinstance(value, Amount) else "quantity",
                "value": value.value,
                "unit": value.currency if isinstance(value, Amount) else value.unit,
                "approximate": value.approximate,
                "minimum": value.minimum,
                "maximum": value.maximum,
            }
        case Period():
            return {
                "kind": "period",
                "start": value.start.isoformat(),
                "end": value.end.isoformat(),
                "granularity": str(value.granularity),
                "modifier": value.modifier,
            }
        case _:
            return value
