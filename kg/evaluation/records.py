"""What a reader found, as plain records: read from ``claims.jsonl``, or made from extractions.

One JSON object a line; ``document`` is the gold document's id::

    {"record": "entity", "document": "…", "name": "…", "aliases": ["…"], "type": "Company"}
    {"record": "claim", "document": "…", "subject": {"name": "…", "aliases": ["…"]}, "relation": "supplies",
     "object": {"name": "…", "aliases": ["…"]}, "value": null, "status": "planned", "sources": ["…"],
     "evidence": {"start": 120, "end": 214}, "confidence": 0.9}

A claim has an ``object`` or a ``value``: a number, a string, or ``{"value": 1.6e10, "currency": "USD",
"approximate": true}``. Offsets are half-open code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import GoldError
from kg.model import Amount, Claim, Entity, Extraction, Period, Quantity, Span

RecordValue = Mapping[str, Any] | int | float | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One end of a claim: its name and the other names that the reader gave it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """An entity that was found in a document."""

    document: str
    name: str
    aliases: tuple[str, ...] = ()
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim that was found in a document; ``value`` is as JSON has it."""

    document: str
    subject: Named
    relation: str
    object: Named | None = None
    value: RecordValue | None = None
    status: str = ""
    sources: tuple[str, ...] = ()
    evidence: Span | None = None

    @property
    def target(self) -> str:
        """The object's name, or the value in words."""
        if self.object is not None:
            return self.object.name
        if isinstance(self.value, Mapping):
            about = "~" if self.value.get("approximate") else ""
            return f"{about}{self.value.get('value')} {self.value.get('currency') or ''}".strip()
        return str(self.value)


Record = EntityRecord | ClaimRecord


def read_records(path: Path | str) -> tuple[Record, ...]:
    """The records of a ``claims.jsonl`` file, in order. Raises `GoldError` with the line of a malformed one."""
    path = Path(path)
    if not path.is_file():
        raise GoldError("no such file", where=str(path), remedy="give a claims.jsonl file")
    records: list[Record] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            records.append(_record(line, f"{path}:{number}"))
    return tuple(records)


def records_of(extraction: Extraction) -> Iterator[Record]:
    """The records of one extraction: its entities, then its claims."""
    document = extraction.document.id
    for entity in extraction.entities:
        yield EntityRecord(document=document, name=entity.name, aliases=entity.aliases, type=entity.type)
    for claim in extraction.claims:
        yield _claim_record(claim)


def _claim_record(claim: Claim) -> ClaimRecord:
    return ClaimRecord(
        document=claim.document,
        subject=_named(claim.subject),
        relation=claim.relation,
        object=None if claim.object is None else _named(claim.object),
        value=_plain(claim),
        status=claim.status.value,
        sources=tuple(source if isinstance(source, str) else source.name for source in claim.sources),
        evidence=claim.evidence,
    )


def _named(entity: Entity) -> Named:
    return Named(name=entity.name, aliases=entity.aliases)


def _plain(claim: Claim) -> RecordValue | None:
    match claim.value:
        case Amount(value=value, currency=currency, approximate=approximate):
            return {"value": value, "currency": currency, "approximate": approximate}
        case Quantity(value=value):
            return value
        case Period() as period:
            return period.iso
        case value:
            return value


def _record(line: str, where: str) -> Record:
    try:
        raw = json.loads(line)
        match raw["record"]:
            case "entity":
                name, aliases = raw["name"], tuple(raw.get("aliases") or ())
                return EntityRecord(document=raw["document"], name=name, aliases=aliases, type=raw.get("type") or "")
            case "claim":
                return _read_claim(raw)
            case kind:
                raise GoldError(f"{kind!r} is not a kind of record", where=where, remedy="use entity or claim")
    except KeyError as error:
        raise GoldError(f"the record has no {error}", where=where, remedy="add it") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise GoldError(f"not a record ({error})", where=where, remedy="write one JSON object a line") from error


def _read_claim(raw: Mapping[str, Any]) -> ClaimRecord:
    value = raw.get("value")
    if isinstance(value, Mapping) and value.get("value") is not None:
        float(value["value"])
    evidence = raw.get("evidence")
    return ClaimRecord(
        document=raw["document"],
        subject=_read_named(raw["subject"]),
        relation=raw["relation"],
        object=_read_named(raw["object"]) if raw.get("object") else None,
        value=value,
        status=raw.get("status") or "",
        sources=tuple(raw.get("sources") or ()),
        evidence=Span(evidence["start"], evidence["end"]) if evidence else None,
    )


def _read_named(raw: Mapping[str, Any]) -> Named:
    return Named(name=raw["name"], aliases=tuple(raw.get("aliases") or ()))
