"""Marked text → gold: passages whose entities stand in brackets and whose claims follow, one a line.

``docs/marked-text.md`` describes the format. ``python -m kg.evaluation.markup FILE… -o DIR`` turns files into the
gold JSON format.
"""

from __future__ import annotations

import unicodedata
from argparse import ArgumentParser
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from json import dumps
from pathlib import Path

from kg.errors import GoldError
from kg.evaluation.brackets import Mark, strip_marks
from kg.evaluation.checks import Stated, check_heading, check_type, listed
from kg.evaluation.claim_lines import Passage, parse_claim
from kg.evaluation.gold import GoldClaim, GoldDocument, GoldEntity, GoldMention, name_mentions, to_json
from kg.evaluation.inventory import GUIDELINES

__all__ = ["convert", "parse_marked", "read_marked", "to_json"]

_START = "@ id:"
_KEYS = ("id", "language", "published", "tags", "title")


@dataclass(frozen=True, slots=True)
class _Part:
    """Some lines of a passage and the number of the first one, counted from 1."""

    lines: tuple[str, ...]
    first: int


def read_marked(path: Path, *, relations: Collection[str] = GUIDELINES.relations) -> tuple[GoldDocument, ...]:
    """The passages of a marked-text file. Raises `GoldError` as `parse_marked` does, or when it is not UTF-8."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"not UTF-8 at byte {error.start}", where=str(path), remedy="save the file as UTF-8") from error
    return parse_marked(text, where=str(path), relations=relations)


def parse_marked(
    text: str, *, where: str = "marked text", relations: Collection[str] = GUIDELINES.relations
) -> tuple[GoldDocument, ...]:
    r"""The passages of a marked text, in order.

    ``where`` names the text in errors. Raises `GoldError` with the line and a remedy for an unknown key, type,
    relation or status, an undeclared entity, a type given twice, an unbalanced bracket, evidence that is not in the
    text, or a claim written twice.

    >>> source = '''@ id: cables
    ... @ language: fr
    ... @ published: 2025-03-04
    ...
    ... [Altavel|Company] rachète [Cordero|Company].
    ... ---
    ... Altavel | acquires | Cordero | actual
    ... '''
    >>> [gold] = parse_marked(source)
    >>> gold.text, gold.claims[0].relation
    ('Altavel rachète Cordero.', 'acquires')
    """
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(_START)]
    if not starts or any(line.strip() for line in lines[: starts[0]]):
        raise GoldError("no passage at the start", where=f"{where}:1", remedy=f"begin with '{_START} …'")
    documents = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        documents.append(_passage(_Part(tuple(lines[start:end]), start + 1), where, relations))
    return tuple(documents)


def convert(path: Path, out: Path, *, texts: str = "text") -> tuple[Path, ...]:
    """Write the passages of a marked-text file as gold JSON, ``<id>.json``, and plain text, ``<texts>/<id>.txt``.

    ``texts`` is relative to ``out`` and becomes each file's ``source_file``. Gives the JSON paths.
    """
    written = []
    for gold in read_marked(path):
        placed = replace(gold, source_file=f"{texts}/{gold.id}.txt")
        text_path, json_path = out / placed.source_file, out / f"{gold.id}.json"
        text_path.parent.mkdir(parents=True, exist_ok=True)
        text_path.write_text(gold.text + "\n", encoding="utf-8")
        json_path.write_text(dumps(to_json(placed), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(json_path)
    return tuple(written)


def _passage(part: _Part, where: str, relations: Collection[str]) -> GoldDocument:
    split = next((n for n, line in enumerate(part.lines) if line.rstrip() == "---"), None)
    if split is None:
        raise GoldError(
            "the passage has no '---'", where=f"{where}:{part.first}", remedy="write '---' between text and claims"
        )
    first_text = next(n for n, line in enumerate(part.lines) if not line.startswith("@ "))
    header = _header(_Part(part.lines[:first_text], part.first), where)
    body = _body(_Part(part.lines[first_text:split], part.first + first_text))
    text, marks = strip_marks("\n".join(body.lines), where=where, line=body.first)
    entities = _entities(marks, where)
    explicit = _mentions(marks, entities)
    mentions = (*explicit, *name_mentions(text, entities, explicit))
    passage = Passage(text, entities, mentions, relations)
    claims = tuple(_claims(_Part(part.lines[split + 1 :], part.first + split + 1), where, passage))
    return GoldDocument(
        id=header["id"],
        text=text,
        language=header["language"],
        published=date.fromisoformat(header["published"]),
        entities=entities,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        claims=tuple(claim for claim in claims if not claim.optional),
        optional_claims=tuple(claim for claim in claims if claim.optional),
        tags=tuple(tag.strip() for tag in header.get("tags", "").split(",") if tag.strip()),
        title=header.get("title") == "yes",
    )


def _header(part: _Part, where: str) -> dict[str, str]:
    header: dict[str, str] = {}
    for number, line in enumerate(part.lines, part.first):
        key, colon, value = line.removeprefix("@ ").partition(":")
        if not colon or key not in _KEYS or key in header:
            raise GoldError(
                f"header line {line!r} is unknown or repeated", where=f"{where}:{number}", remedy=f"use {listed(_KEYS)}"
            )
        header[key] = value.strip()
        check_heading(key, header[key], f"{where}:{number}")
    if missing := [key for key in ("language", "published") if key not in header]:
        raise GoldError(
            f"the header has no {missing[0]}", where=f"{where}:{part.first}", remedy=f"add '@ {missing[0]}: …'"
        )
    return header


def _body(part: _Part) -> _Part:
    """The text without the blank lines around it, so that offsets do not depend on them."""
    filled = [number for number, line in enumerate(part.lines) if line.strip()]
    if not filled:
        return _Part((), part.first)
    return _Part(part.lines[filled[0] : filled[-1] + 1], part.first + filled[0])


def _entities(marks: tuple[Mark, ...], where: str) -> tuple[GoldEntity, ...]:
    """The entities of the marks, numbered in the order in which the text first speaks of them."""
    types: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    for mark in marks:
        forms = aliases.setdefault(mark.name, [])
        if mark.named and mark.surface != mark.name and mark.surface not in forms:
            forms.append(mark.surface)
        if mark.type and mark.name in types:
            raise GoldError(
                f"the type of {mark.name!r} is given twice",
                where=f"{where}:{mark.line}",
                remedy=f"write [{mark.surface}={mark.name}] at this mention, or leave it unmarked",
            )
        if mark.type:
            check_type(mark.type, f"{where}:{mark.line}")
            types[mark.name] = mark.type
    for mark in marks:
        if mark.name not in types:
            raise GoldError(
                f"entity {mark.name!r} is not declared",
                where=f"{where}:{mark.line}",
                remedy=f"give its type once, as in [{mark.name}|Company]",
            )
    return tuple(
        GoldEntity(id=f"e{number}", name=name, type=types[name], aliases=tuple(forms))
        for number, (name, forms) in enumerate(aliases.items(), 1)
    )


def _mentions(marks: tuple[Mark, ...], entities: tuple[GoldEntity, ...]) -> tuple[GoldMention, ...]:
    ids = {entity.name: entity.id for entity in entities}
    return tuple(GoldMention(entity=ids[mark.name], span=mark.span, named=mark.named) for mark in marks)


def _claims(part: _Part, where: str, passage: Passage) -> Iterator[GoldClaim]:
    stated = Stated()
    for number, line in enumerate(part.lines, part.first):
        if line.strip():
            claim = parse_claim(line, passage, where=f"{where}:{number}")
            stated.add(claim, place=f"line {number}", where=f"{where}:{number}")
            yield claim


def main(arguments: list[str] | None = None) -> None:
    """Convert the files named on the command line."""
    parser = ArgumentParser(prog="python -m kg.evaluation.markup", description="Turn marked text into gold JSON.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("-o", "--out", required=True, type=Path, metavar="DIR")
    parser.add_argument("--texts", default="text", help="where texts go, relative to DIR (default: %(default)s)")
    options = parser.parse_args(arguments)
    try:
        for path in options.files:
            convert(path, options.out, texts=options.texts)
    except GoldError as error:
        parser.exit(1, f"{error}\n")


if __name__ == "__main__":
    main()
