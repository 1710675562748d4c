"""Gold values: what a careful reader found in one document. Markup and JSON give them, scoring reads them.

Entities are known by an id that is local to their document (``e1``). Offsets are half-open code points of ``text``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Span, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAmount:
    """An amount of money in full units; ``currency`` is ISO 4217, or None where gold leaves it open."""

    value: float
    currency: str | None
    approximate: bool = False


GoldValue = GoldAmount | int | float | str
Qualifier = GoldValue | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """Somebody or something that the document names; ``aliases`` are its other name-like forms there."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A place where the document speaks of an entity; ``named`` is False for pronouns and noun phrases."""

    entity: str
    span: Span
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """What the document says of two entities, or of an entity and a value.

    ``subject`` and ``object`` are entity ids, ``source`` an entity id, a short string, or None for the document's
    own voice. An ``optional`` claim is neither demanded nor punished.
    """

    subject: str
    relation: str
    evidence: Span
    object: str | None = None
    value: GoldValue | None = None
    status: Status = Status.ACTUAL
    source: str | None = None
    qualifiers: tuple[tuple[str, Qualifier], ...] = ()
    optional: bool = False

    @property
    def ends(self) -> tuple[str, ...]:
        """The ids of the entities that it joins."""
        return (self.subject,) if self.object is None else (self.subject, self.object)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One annotated document.

    ``tags`` are the free words of marked text; ``title`` says that the first paragraph is a headline; ``mentions``
    are in the order of the text; ``source_file`` is where the text came from.
    """

    id: str
    text: str
    language: str
    published: date
    entities: tuple[GoldEntity, ...] = ()
    mentions: tuple[GoldMention, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    optional_claims: tuple[GoldClaim, ...] = ()
    tags: tuple[str, ...] = ()
    title: bool = False
    source_file: str = ""

    @property
    def trap(self) -> bool:
        """Say whether nothing, or nothing ``actual``, may be claimed here."""
        return "trap" in self.tags

    def entity(self, entity_id: str | None) -> GoldEntity | None:
        """The entity with this id, or None."""
        return next((entity for entity in self.entities if entity.id == entity_id), None)


def name_mentions(text: str, entities: Iterable[GoldEntity], marked: Iterable[GoldMention] = ()) -> list[GoldMention]:
    """Find where entities are called by a name or alias; longer names win over the shorter ones inside them.

    Stretches that ``marked`` mentions already cover are left alone. The result is in the order of the text and does
    not repeat ``marked``.

    >>> airport = GoldEntity(id="e1", name="Lyon-Bron", type="Facility")
    >>> city = GoldEntity(id="e2", name="Lyon", type="City")
    >>> [(m.entity, m.span.start) for m in name_mentions("Lyon-Bron dessert Lyon.", [city, airport])]
    [('e1', 0), ('e2', 18)]
    """
    taken = [mention.span for mention in marked]
    found: list[GoldMention] = []
    names = {(name, entity.id) for entity in entities for name in entity.names if name}
    for name, entity in sorted(names, key=lambda pair: (-len(pair[0]), pair)):
        for span in _whole_words(text, name):
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                found.append(GoldMention(entity=entity, span=span))
    return sorted(found, key=lambda mention: mention.span)


def _whole_words(text: str, name: str) -> Iterator[Span]:
    """Where the name stands, no part of a longer word; an expression for each of many names would take its time."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        whole = not _in_word(text[start - 1 : start]) and not _in_word(text[end : end + 1])
        if whole:
            yield Span(start, end)
        start = text.find(name, end if whole else start + 1)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def to_json(gold: GoldDocument) -> dict[str, object]:
    """The document in the gold JSON format, ready for ``json.dumps``.

    Keys come in the order of the guidelines; ``source_file`` is left out when unknown. The text is not part of it.
    """
    head: dict[str, object] = {"id": gold.id}
    if gold.source_file:
        head["source_file"] = gold.source_file
    return head | {
        "language": gold.language,
        "published": gold.published.isoformat(),
        "entities": [
            {"id": entity.id, "name": entity.name, "type": entity.type, "aliases": list(entity.aliases)}
            for entity in gold.entities
        ],
        "claims": [_claim_json(claim) for claim in gold.claims],
        "optional_claims": [_claim_json(claim) for claim in gold.optional_claims],
    }


def _claim_json(claim: GoldClaim) -> Mapping[str, object]:
    head: dict[str, object] = {"subject": claim.subject, "relation": claim.relation, "object": claim.object}
    if claim.value is not None:
        head["value"] = _value_json(claim.value)
    return head | {
        "status": claim.status.value,
        "source": claim.source,
        "qualifiers": {name: _value_json(value) for name, value in claim.qualifiers},
        "evidence": list(claim.evidence),
    }


def _value_json(value: Qualifier) -> object:
    if isinstance(value, GoldAmount):
        return {"value": value.value, "currency": value.currency, "approximate": value.approximate}
    return value
