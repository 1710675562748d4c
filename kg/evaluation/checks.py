"""What gold must keep to, in marked text and in JSON alike; each check raises `GoldError` with a remedy."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from kg.errors import GoldError
from kg.evaluation.gold import GoldClaim
from kg.evaluation.inventory import GUIDELINES
from kg.model import Status

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_heading(key: str, value: str, where: str) -> None:
    """A document's ``id``, ``language``, ``published`` or ``title`` has the form that it must have."""
    if remedy := _heading_remedy(key, value):
        raise GoldError(f"{key} cannot be {value!r}", where=where, remedy=remedy)


def _heading_remedy(key: str, value: str) -> str:
    match key:
        case "id" if not _ID.fullmatch(value):
            return "write lower-case words joined by hyphens"
        case "language" if value not in ("fr", "en"):
            return "write fr or en"
        case "title" if value not in ("yes", "no"):
            return "write yes or no"
        case "published" if not _DATE.fullmatch(value) or not _is_date(value):
            return "write an ISO date such as 2025-03-04"
    return ""


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def check_type(name: str, where: str) -> None:
    """The type of an entity is one of those that gold knows."""
    if name not in GUIDELINES.types:
        raise GoldError(f"{name!r} is not a type", where=where, remedy=f"use {listed(GUIDELINES.types)}")


def check_relation(name: str, relations: Collection[str], where: str) -> None:
    """A relation is one of those that may be used."""
    if name not in relations:
        raise GoldError(f"{name!r} is not a relation", where=where, remedy=f"use {listed(relations)}")


def status_of(text: str, where: str) -> Status:
    """The status that a word names."""
    if text not in list(Status):
        raise GoldError(f"{text!r} is not a status", where=where, remedy=f"use {', '.join(Status)}")
    return Status(text)


class Stated:
    """The claims of one document, each of which it states once."""

    def __init__(self) -> None:
        self._places: dict[tuple[object, ...], str] = {}

    def add(self, claim: GoldClaim, *, place: str, where: str) -> None:
        """Take in a claim; ``place`` says where it stands to whoever repeats it: ``line 7``."""
        if claim.object == claim.subject:
            raise GoldError("the same entity is at both ends", where=where, remedy="name another object")
        ends = sorted(claim.ends) if claim.relation in GUIDELINES.symmetric else claim.ends
        former = self._places.setdefault((claim.relation, *ends, claim.value), place)
        if former != place:
            raise GoldError(
                f"this claim stands already in {former}",
                where=where,
                remedy="keep the one with the most definite status",
            )


def listed(words: Collection[str]) -> str:
    """Words in the order of the alphabet, as a remedy lists them."""
    return ", ".join(sorted(words))
