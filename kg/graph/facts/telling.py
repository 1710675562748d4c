"""What was found, for people as plain text and for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from kg.graph.facts.entities import About, Naming
from kg.graph.facts.evidence import Support, Told, support
from kg.graph.facts.paths import Chain, Paths, Step
from kg.graph.facts.reasons import Why

WIDTH = 11
"""Characters that the word before a detail takes."""
_PAIRS = ("qualifiers", "by_status")


def tell_why(found: Why, *, most: int = 0) -> str:
    """The claims behind an edge with their evidence, at most ``most`` unless it is 0."""
    target = found.object if isinstance(found.object, str) else found.object.name
    edge = " ".join(part for part in (found.subject.name, found.relation, target) if part)
    if found.claims:
        return _text([edge, _supported(found.claims), *_listed(found.claims, most)])
    if not found.otherwise:
        between = f" that joins {found.subject.name} and {target}" if target else ""
        return _text([f"{edge}: no document says so, and none says anything else{between}"])
    head = f"{edge}: no document says so; what is said instead:"
    return _text([head, _supported(found.otherwise), *_listed(found.otherwise, most)])


def tell_paths(found: Paths) -> str:
    """Each path as a chain of names, and under it every step with the newest claim behind it."""
    over = " or ".join(found.statuses)
    if not found.paths:
        return _text([f"nothing that is {over} connects {found.start.name} and {found.end.name}"])
    return _text(line for path in found.paths for line in _path(path))


def tell_about(found: About) -> str:
    """An entity with its names and identifiers, and how each document names it."""
    lines = [
        str(found.entity),
        *_details([("also", ", ".join(found.aliases)), ("identifiers", ", ".join(found.identifiers))]),
    ]
    return _text([*lines, "", _counted(len(found.namings), "document"), *map(_naming, found.namings)])


def as_json(found: Why | Paths | About) -> str:
    """The same as one JSON object: days in ISO 8601, spans in code points of the evidence."""
    record = asdict(found, dict_factory=_record)
    if isinstance(found, Why):
        record["support"] = asdict(found.support, dict_factory=_record)
    return json.dumps(record, ensure_ascii=False, indent=1, default=str) + "\n"


def _record(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: dict(value) if name in _PAIRS else value for name, value in fields}


def _text(lines: Iterator[str] | Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines).rstrip("\n") + "\n"


def _supported(claims: Sequence[Told]) -> str:
    told: Support = support(claims)
    parts = [
        f"{_counted(len(claims), 'claim')} in {_counted(told.documents, 'document')}",
        f"from {_counted(told.sources, 'independent source')}",
        ", ".join(f"{number} {status}" for status, number in told.by_status),
    ]
    if told.first and told.last:
        parts.append(f"{told.first}" if told.first == told.last else f"{told.first} to {told.last}")
    return "; ".join(parts)


def _listed(claims: Sequence[Told], most: int) -> Iterator[str]:
    shown = claims[:most] if most else claims
    for claim in shown:
        yield ""
        yield from _claim(claim)
    if len(claims) > len(shown):
        yield ""
        yield f"… and {_counted(len(claims) - len(shown), 'claim')} more"


def _claim(claim: Told) -> Iterator[str]:
    yield _headline(claim)
    yield f"  {claim.marked}"
    credited = ", ".join(claim.sources)
    behind = "" if claim.source.name in (credited, claim.document.id) else claim.source.name
    title = f"“{claim.document.title}”, {claim.document.id}" if claim.document.title else claim.document.id
    found_by = f"{claim.rule or claim.extractor}, confidence {claim.confidence:g}"
    yield from _details(
        [
            ("says", credited or "the document itself"),
            ("source", behind),
            *claim.qualifiers,
            ("document", title),
            ("found by", found_by),
        ]
    )


def _headline(claim: Told) -> str:
    day = f", {claim.document.date}" if claim.document.date else ""
    return f"{claim.subject.name} {claim.relation} {claim.target} ({claim.status}{day})"


def _details(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    return (f"  {name:<{WIDTH}} {text}" for name, text in pairs if text)


def _path(path: Chain) -> Iterator[str]:
    names = [path.steps[0].one.name, *(step.other.name for step in path.steps)]
    yield f"{' – '.join(names)} ({_counted(len(path.steps), 'step')})"
    for step in path.steps:
        yield from _step(step)
    yield ""


def _step(step: Step) -> Iterator[str]:
    claim = step.claims[0]
    more = f", and {_counted(len(step.claims) - 1, 'claim')} more" if len(step.claims) > 1 else ""
    yield f"  {_headline(claim)}, {claim.document.id}{more}"
    yield f"    {claim.marked}"


def _naming(naming: Naming) -> str:
    when = f"{naming.date}  " if naming.date else ""
    names = ", ".join((naming.name, *naming.aliases))
    known = f" [{', '.join(naming.identifiers)}]" if naming.identifiers else ""
    return f"  {when}{naming.document}: {names} ({naming.type}){known}, {_counted(naming.mentions, 'mention')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
