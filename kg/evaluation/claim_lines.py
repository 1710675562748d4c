"""One claim line of marked text: ``subject | relation | object | status | key: value …``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from kg.errors import GoldError
from kg.evaluation.checks import check_relation, listed, status_of
from kg.evaluation.gold import GoldAmount, GoldClaim, GoldEntity, GoldMention, GoldValue, Qualifier
from kg.evaluation.inventory import GUIDELINES
from kg.evaluation.sentences import sentence_spans
from kg.model import Span

_AMOUNT = re.compile(r"(?P<about>~?)(?P<value>-?\d+(?:\.\d+)?) (?P<currency>[A-Z]{3})")
_NUMBER = re.compile(r"(?P<about>~?)(?P<value>-?\d+(?:\.\d+)?)")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_TEXTS = ("role", "product", "kind")
_DATES = ("date", "start", "end")
_KEYS = (*_TEXTS, *_DATES, "amount", "share", "source", "evidence")


@dataclass(frozen=True, slots=True)
class Passage:
    """What claim lines refer to: the plain text, its entities and mentions, and the relations they may use."""

    text: str
    entities: tuple[GoldEntity, ...]
    mentions: tuple[GoldMention, ...]
    relations: Collection[str]


def parse_claim(line: str, passage: Passage, *, where: str) -> GoldClaim:
    """The claim that a line states; ``where`` is the line's place in errors.

    Raises `GoldError` for anything that is unknown, undeclared, malformed or not in the text.
    """
    optional = line.startswith("? ")
    columns = [column.strip() for column in re.split(r"\s\|\s", line.removeprefix("? ").strip())]
    if len(columns) < 4:
        raise GoldError("a claim needs four columns", where=where, remedy="write subject | relation | object | status")
    subject, relation, target, status = columns[:4]
    check_relation(relation, passage.relations, where)
    subject_id = _entity(subject, passage, where)
    object_id, value, approximate = _target(target, relation, passage, where)
    fields = _fields(columns[4:], where)
    qualifiers = [(key, _qualifier(key, text, where)) for key, text in fields.items() if key in _KEYS[:-2]]
    if approximate:
        qualifiers.append(("approximate", True))
    claim_ends = (subject_id,) if object_id is None else (subject_id, object_id)
    return GoldClaim(
        subject=subject_id,
        relation=relation,
        object=object_id,
        value=value,
        status=status_of(status, where),
        source=_source(fields.get("source"), passage),
        qualifiers=tuple(qualifiers),
        evidence=_evidence(fields.get("evidence"), claim_ends, passage, where),
        optional=optional,
    )


def _entity(name: str, passage: Passage, where: str) -> str:
    for entity in passage.entities:
        if name == entity.name:
            return entity.id
        if name in entity.aliases:
            raise GoldError(f"{name!r} is an alias", where=where, remedy=f"use the name {entity.name!r}")
    declared = listed([entity.name for entity in passage.entities]) or "none"
    raise GoldError(
        f"entity {name!r} is not declared",
        where=where,
        remedy=f"mark it in the text as [{name}|Type], or use one of: {declared}",
    )


def _target(text: str, relation: str, passage: Passage, where: str) -> tuple[str | None, GoldValue | None, bool]:
    """The object's id, or the value and whether it is approximate."""
    value, approximate = _value(text, dated=relation in GUIDELINES.dated)
    if relation in GUIDELINES.values and value is None:
        raise GoldError(
            f"{relation!r} takes a value, not {text!r}",
            where=where,
            remedy='write a "string", an amount such as 1500000 EUR, a number or a date',
        )
    # A relation that the guidelines do not know takes whichever of the two its object is.
    named = any(entity.name == text for entity in passage.entities)
    if relation in GUIDELINES.links or value is None or (named and relation not in GUIDELINES.values):
        return _entity(text, passage, where), None, False
    return None, value, approximate


def _value(text: str, *, dated: bool) -> tuple[GoldValue | None, bool]:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1], False
    if amount := _amount(text):
        return amount, False
    if _DATE.fullmatch(text) and (dated or "-" in text):
        return text, False
    if number := _NUMBER.fullmatch(text):
        return _plain(number["value"]), bool(number["about"])
    return None, False


def _amount(text: str) -> GoldAmount | None:
    if (found := _AMOUNT.fullmatch(text)) is None:
        return None
    return GoldAmount(value=_plain(found["value"]), currency=found["currency"], approximate=bool(found["about"]))


def _plain(digits: str) -> int | float:
    return float(digits) if "." in digits else int(digits)


def _fields(columns: list[str], where: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for column in columns:
        key, colon, text = (part.strip() for part in column.partition(":"))
        if not colon or not text or key not in _KEYS or key in fields:
            raise GoldError(
                f"{column!r} is unknown, empty or repeated", where=where, remedy=f"use key: value with {listed(_KEYS)}"
            )
        fields[key] = text
    return fields


def _qualifier(key: str, text: str, where: str) -> Qualifier:
    if key in _TEXTS:
        return text.strip('"')
    if key in _DATES and _DATE.fullmatch(text):
        return text
    if key == "amount" and (amount := _amount(text)):
        return amount
    if key == "share" and (number := _NUMBER.fullmatch(text.removesuffix("%").strip())):
        return _plain(number["value"])
    example = {"amount": "~1500000 EUR", "share": "51"}.get(key, "2025-03-04, 2025-03 or 2025")
    raise GoldError(f"{key} cannot be {text!r}", where=where, remedy=f"write it as {example}")


def _source(text: str | None, passage: Passage) -> str | None:
    """The id of the entity with this name or alias, else the words themselves."""
    if text is None:
        return None
    words = text.strip('"')
    return next((entity.id for entity in passage.entities if words in entity.names), words)


def _evidence(quote: str | None, ends: tuple[str, ...], passage: Passage, where: str) -> Span:
    if quote is not None:
        words = quote.removeprefix('"').removesuffix('"')
        start = passage.text.find(words) if words else -1
        if start < 0:
            raise GoldError(
                f"evidence {words!r} is not in the text",
                where=where,
                remedy="quote the plain text exactly, without marks",
            )
        return Span(start, start + len(words))
    for sentence in sentence_spans(passage.text):
        inside = {mention.entity for mention in passage.mentions if mention.span.within(sentence)}
        if inside.issuperset(ends):
            return sentence
    return Span(0, len(passage.text))
