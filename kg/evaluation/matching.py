"""When a name, a value or a claim of the reader is the one in gold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from kg.evaluation.gold import GoldAmount, GoldClaim, GoldDocument, GoldEntity, GoldValue
from kg.evaluation.inventory import Inventory
from kg.evaluation.records import ClaimRecord, EntityRecord, Named, RecordValue

TOLERANCE = 0.01
_SEPARATORS = re.compile(r"[^\w.%+&]+")
_LEADING_ARTICLES = re.compile(r"^(?:(?:the|le|la|les|un|une|l|d|de|du|des)\s+)+")


def normal_form(name: str) -> str:
    """A name without case, accents, punctuation and leading articles.

    >>> normal_form("L'Île-de-France"), normal_form("2330.TW"), normal_form("The A&B Co.")
    ('ile de france', '2330.tw', 'a&b co')
    """
    letters = (c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return _LEADING_ARTICLES.sub("", _SEPARATORS.sub(" ", "".join(letters)).strip(" ."))


def normal_forms(names: Iterable[str]) -> frozenset[str]:
    """The normal forms of some names, empty ones left out."""
    return frozenset(map(normal_form, names)) - {""}


class Alignment:
    """Says which gold entities of one document a reader's names may denote."""

    def __init__(self, entities: Iterable[GoldEntity]) -> None:
        self._names = {entity.id: normal_forms(entity.names) for entity in entities}
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def candidates(self, named: Named | EntityRecord) -> tuple[str, ...]:
        """The ids of the gold entities that share a name with it: most shared names first, then its own name."""
        key = (named.name, *named.aliases)
        if key not in self._known:
            self._known[key] = self._ranked(normal_form(named.name), normal_forms(key))
        return self._known[key]

    def first(self, named: Named | EntityRecord | None) -> str | None:
        """The id of the gold entity that it denotes, or None."""
        return next(iter(self.candidates(named)), None) if named else None

    def _ranked(self, name: str, mine: frozenset[str]) -> tuple[str, ...]:
        shared = ((len(mine & theirs), name in theirs, entity) for entity, theirs in self._names.items())
        return tuple(entity for _, _, entity in sorted((hit for hit in shared if hit[0]), reverse=True))


def same_value(gold: GoldValue | None, got: RecordValue | None) -> bool:
    """Say whether a value is the gold one: numbers within a hundredth, equal currency, texts by normal form.

    A text also matches when one of the two, at least four characters long, begins the other: dates of
    different precision, a ticker with or without its market.

    >>> same_value(GoldAmount(value=100, currency="EUR"), {"value": 100.5, "currency": "EUR"})
    True
    >>> same_value("2018-05", "2018-05-21")
    True
    """
    if gold is None or got is None:
        return False
    number = got.get("value") if isinstance(got, Mapping) else got
    if isinstance(gold, GoldAmount):
        agrees = isinstance(got, Mapping) and number is not None and gold.currency in (None, got.get("currency"))
        return agrees and _close(gold.value, float(str(number)))
    try:
        return _close(float(gold), float(str(number)))
    except ValueError:
        shorter, longer = sorted((normal_form(str(gold)), normal_form(str(number))), key=len)
        return shorter == longer or (len(shorter) >= 4 and longer.startswith(shorter))


def matches(gold: GoldClaim, claim: ClaimRecord, alignment: Alignment, inventory: Inventory) -> bool:
    """Say whether the claim is the gold one: both ends, and the relation, its parent or its child."""
    if not inventory.related(gold.relation, claim.relation):
        return False
    subject, target = alignment.first(claim.subject), alignment.first(claim.object)
    if gold.object is None:
        return subject == gold.subject and same_value(gold.value, claim.value)
    ends = (gold.subject, gold.object)
    return (subject, target) == ends or (gold.relation in inventory.symmetric and (target, subject) == ends)


def same_source(gold: GoldClaim, claim: ClaimRecord, document: GoldDocument) -> bool:
    """Say whether one of the claim's sources is the one that gold credits."""
    if not gold.source:
        return not claim.sources
    entity = document.entity(gold.source)
    wanted = normal_forms(entity.names if entity else (gold.source,))
    return any(normal_form(source) in wanted for source in claim.sources)


def _close(gold: float, got: float) -> bool:
    return abs(gold - got) <= TOLERANCE * abs(gold)
