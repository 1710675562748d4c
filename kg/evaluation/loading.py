"""Gold from disk: marked text, or the JSON format with its texts beside it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import GoldError
from kg.evaluation.checks import Stated, check_heading, check_relation, check_type, status_of
from kg.evaluation.gold import (
    GoldAmount,
    GoldClaim,
    GoldDocument,
    GoldEntity,
    GoldValue,
    Qualifier,
    name_mentions,
)
from kg.evaluation.inventory import GUIDELINES
from kg.model import Span


def load_gold(path: Path | str, *, relations: Collection[str] = GUIDELINES.relations) -> tuple[GoldDocument, ...]:
    """The gold documents of a file or folder, sorted by id.

    A folder that holds ``*.json`` is read as the JSON format: each file's text is ``text/<id>.txt`` beside it, or
    its ``source_file``. Any other folder is searched, with its subfolders, for marked text: ``*.marked`` files, and
    ``*.txt`` files that begin with ``@ id:``. A file ``*.jsonl`` holds a document a line: the JSON format with the
    text in it, under ``text``. ``relations`` are those that claims may use.

    Raises `GoldError` when there is nothing to read, two documents share an id, or a file breaks its format.
    """
    # Imported late: ``python -m kg.evaluation.markup`` imports this package before it runs the module.
    from kg.evaluation.markup import read_marked

    path = Path(path)
    found: dict[str, Path] = {}
    documents: list[GoldDocument] = []
    for file in _gold_paths(path):
        if file.suffix in (".json", ".jsonl"):
            read = read_lines(file, relations) if file.suffix == ".jsonl" else (read_json(file, relations),)
        else:
            read = read_marked(file, relations=relations)
        for document in read:
            if document.id in found:
                raise GoldError(
                    f"id {document.id!r} stands already in {found[document.id]}",
                    where=str(file),
                    remedy="give each passage its own id",
                )
            found[document.id] = file
        documents.extend(read)
    if not documents:
        raise GoldError("no gold here", where=str(path), remedy="give a folder of gold JSON or of marked text")
    return tuple(sorted(documents, key=lambda document: document.id))


def read_json(path: Path, relations: Collection[str] = GUIDELINES.relations) -> GoldDocument:
    """The document of a gold JSON file and its text. Raises `GoldError` when either is missing or malformed."""
    with _told(str(path)):
        raw = json.loads(path.read_text(encoding="utf-8"))
        return _document(raw, _text_path(path, raw).read_text(encoding="utf-8"), relations, str(path))


def read_lines(path: Path, relations: Collection[str] = GUIDELINES.relations) -> tuple[GoldDocument, ...]:
    """The documents of a file that has one a line, each with its text. Raises `GoldError` for a malformed line."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            with _told(f"{path}:{number}"):
                raw = json.loads(line)
                found.append(_document(raw, raw["text"], relations, f"{path}:{number}"))
    return tuple(found)


def _document(raw: Mapping[str, Any], text: str, relations: Collection[str], where: str) -> GoldDocument:
    text = text.removesuffix("\n")
    for key in ("id", "language", "published"):
        check_heading(key, raw[key], where)
    entities = tuple(
        GoldEntity(id=e["id"], name=e["name"], type=e["type"], aliases=tuple(e.get("aliases", ())))
        for e in raw["entities"]
    )
    for entity in entities:
        check_type(entity.type, f"{where}: {entity.id}")
    claims = list(_claims(raw, {entity.id for entity in entities}, len(text), relations, where))
    return GoldDocument(
        id=raw["id"],
        text=text,
        language=raw["language"],
        published=date.fromisoformat(raw["published"]),
        entities=entities,
        mentions=tuple(name_mentions(text, entities)),
        claims=tuple(claim for claim in claims if not claim.optional),
        optional_claims=tuple(claim for claim in claims if claim.optional),
        source_file=raw.get("source_file", ""),
    )


@contextmanager
def _told(where: str) -> Iterator[None]:
    """Turn what goes wrong with a gold record into an error that says where, and what to do."""
    remedy = "write it as the guidelines say"
    try:
        yield
    except KeyError as error:
        raise GoldError(f"the key {error} is missing", where=where, remedy=f"add it: {remedy}") from error
    except (ValueError, TypeError, AttributeError, FileNotFoundError) as error:
        raise GoldError(f"not gold JSON ({error})", where=where, remedy=remedy) from error


def _gold_paths(path: Path) -> list[Path]:
    if not path.exists():
        raise GoldError("no such file or folder", where=str(path), remedy="check the path")
    if path.is_file():
        return [path]
    if found := sorted(path.glob("*.json")):
        return found
    return [file for file in sorted(path.rglob("*")) if file.suffix == ".marked" or _is_marked_txt(file)]


def _is_marked_txt(path: Path) -> bool:
    if path.suffix != ".txt":
        return False
    start = b"@ id:"
    with path.open("rb") as file:
        return file.read(len(start)) == start


def _text_path(path: Path, raw: Mapping[str, Any]) -> Path:
    beside = path.parent / "text" / f"{raw['id']}.txt"
    source_file = raw.get("source_file")
    return path.parent / str(source_file) if source_file and not beside.exists() else beside


def _claims(
    raw: Mapping[str, Any], entities: Collection[str], length: int, relations: Collection[str], where: str
) -> Iterator[GoldClaim]:
    """The claims, then the optional ones, of a document with these ids of entities and a text so long."""
    stated = Stated()
    listed = [(one, False) for one in raw["claims"]] + [(one, True) for one in raw.get("optional_claims", ())]
    for number, (one, optional) in enumerate(listed, start=1):
        place = f"claim {number}"
        at = f"{where}: {place}"
        check_relation(one["relation"], relations, at)
        claim = _claim(one, optional=optional, where=at)
        if unknown := [end for end in claim.ends if end not in entities]:
            raise GoldError(f"entity {unknown[0]!r} is not declared", where=at, remedy="give the id of an entity")
        if not 0 <= claim.evidence.start < claim.evidence.end <= length:
            raise GoldError("the evidence is not in the text", where=at, remedy="count characters from 0, end excluded")
        stated.add(claim, place=place, where=at)
        yield claim


def _claim(raw: Mapping[str, Any], *, optional: bool, where: str) -> GoldClaim:
    return GoldClaim(
        subject=raw["subject"],
        relation=raw["relation"],
        evidence=_span(raw["evidence"]),
        object=raw.get("object"),
        value=_value(raw.get("value")),
        status=status_of(raw["status"], where),
        source=raw.get("source"),
        qualifiers=tuple(_qualifiers(raw.get("qualifiers") or {})),
        optional=optional,
    )


def _span(raw: Sequence[int]) -> Span:
    start, end = raw
    return Span(start, end)


def _value(raw: Any) -> GoldValue | None:
    if isinstance(raw, Mapping):
        return GoldAmount(
            value=raw["value"], currency=raw.get("currency"), approximate=bool(raw.get("approximate", False))
        )
    if raw is None or isinstance(raw, (int, float, str)):
        return raw
    raise TypeError(f"{raw!r} is not a value")


def _qualifiers(raw: Mapping[str, Any]) -> Iterator[tuple[str, Qualifier]]:
    for name, value in raw.items():
        read = value if isinstance(value, bool) else _value(value)
        if read is not None:
            yield name, read
