"""The values that travel between the steps: Document, Mention, Entity, Claim and their parts.

They import nothing of ours but the errors, check themselves, and never change.
Offsets are half-open and count Unicode code points of ``Document.text``, which is in NFC.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple, Self


class Span(NamedTuple):
    """A half-open range of code points: ``text[start:end]``."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Say whether this range lies inside the other.

        >>> Span(2, 4).within(Span(0, 4))
        True
        """
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end


def marked(evidence: str, spans: Mapping[str, Span | None]) -> list[tuple[str, str]]:
    """The evidence cut into pieces, each with the names of the spans that cover it.

    Spans count from the start of the evidence and may overlap or lie outside.

    >>> marked("Vermeil achète Lune", {"s": Span(0, 7), "o": Span(15, 19), "a": None})
    [('Vermeil', 's'), (' achète ', ''), ('Lune', 'o')]
    """
    known = {name: span for name, span in spans.items() if span is not None}
    cuts = {0, len(evidence), *(cut for span in known.values() for cut in span if 0 < cut < len(evidence))}
    return [
        (evidence[start:end], "".join(name for name, span in known.items() if Span(start, end).within(span)))
        for start, end in pairwise(sorted(cuts))
    ]


class Status(StrEnum):
    """How the document tells a claim (the guidelines' five)."""

    ACTUAL = "actual"
    PAST = "past"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


class Readers(StrEnum):
    """Who finds claims: the rules, the learned reader, or both, each with an eye on the other's."""

    RULES = "rules"
    LEARNED = "learned"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article: its text, and where its headline and paragraphs lie in it.

    ``published`` is the date that relative dates are counted from. ``source`` is the file or
    address the text came from, ``publisher`` the outlet when known. ``paragraphs`` are in order,
    do not overlap, and include the headline.

    >>> d = Document(id="a", text="Titre\\n\\nCorps.", language="fr",
    ...              headline=Span(0, 5), paragraphs=(Span(0, 5), Span(7, 13)))
    >>> d.title
    'Titre'
    """

    id: str
    text: str
    language: str
    headline: Span | None = None
    published: date | None = None
    source: str = ""
    publisher: str = ""
    paragraphs: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a document needs an id")
        if not unicodedata.is_normalized("NFC", self.text):
            raise ValueError(f"{self.id}: the text is not in NFC")
        previous = 0
        for paragraph in self.paragraphs:
            if not previous <= paragraph.start < paragraph.end <= len(self.text):
                raise ValueError(f"{self.id}: paragraph {paragraph} is out of order or out of the text")
            previous = paragraph.end
        if self.headline is not None and not Span(*self.headline).within(Span(0, len(self.text))):
            raise ValueError(f"{self.id}: the headline lies outside the text")

    @property
    def title(self) -> str:
        """The headline's text, or an empty string."""
        return self.quote(self.headline) if self.headline else ""

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the text and the publication date: same digest, same claims."""
        return sha256(f"{self.published}\n{self.language}\n{self.text}".encode()).hexdigest()

    def quote(self, span: Span) -> str:
        """The exact characters of a range."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of a document that denotes an entity.

    ``cue`` says what recognised it, ``rule`` and ``weight`` (0..1) what linked it to ``entity``
    (an IRI, empty while unresolved). ``named`` is False for pronouns and definite noun phrases.
    """

    document: str
    start: int
    end: int
    text: str
    type: str
    cue: str = ""
    named: bool = True
    entity: str = ""
    rule: str = ""
    weight: float = 1.0

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.document}: mention {self.text!r} does not fill {self.start}:{self.end}")

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that documents name.

    ``aliases`` are sorted, without the name. ``identifiers`` are sorted pairs of scheme and value
    (``("ticker", "2330.TW")``, ``("iso3166", "FR")``). Same name and type give the same ``iri``.
    """

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.iri or not self.name:
            raise ValueError(f"an entity needs an IRI and a name, got {self.iri!r} and {self.name!r}")
        if list(self.aliases) != sorted(set(self.aliases) - {self.name}):
            raise ValueError(f"{self.iri}: aliases must be sorted and must not repeat the name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity of money: full units of an ISO 4217 currency.

    ``approximate`` tells that the text hedges ("environ", "près de"); ``minimum`` and ``maximum``
    keep a stated bound or range ("plus de 3", "entre 2 et 3").
    """

    value: float
    currency: str
    approximate: bool = False
    minimum: float | None = None
    maximum: float | None = None

    def __post_init__(self) -> None:
        if len(self.currency) != 3 or not self.currency.isupper():
            raise ValueError(f"{self.currency!r} is not an ISO 4217 code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count or a percentage, with its hedges: employees, casualties, age, share.

    >>> Quantity(value=300.0, unit="postes").plain, Quantity(value=300.0, unit="postes", approximate=True).plain
    (300, Quantity(value=300.0, unit='postes', approximate=True, minimum=None, maximum=None))
    """

    value: float
    unit: str = ""
    approximate: bool = False
    minimum: float | None = None
    maximum: float | None = None

    @property
    def plain(self) -> Quantity | int:
        """A number where the text does not hedge it, else the quantity."""
        hedged = self.approximate or self.minimum is not None or self.maximum is not None
        return self if hedged else int(self.value)


class Granularity(StrEnum):
    """How precise a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of calendar days, both ends included, with the precision the text gives.

    ``modifier`` is "", "start", "mid", "end" ("fin septembre"), "before", "after" or "approx".

    >>> Period(start=date(2025, 9, 21), end=date(2025, 9, 30), granularity=Granularity.MONTH,
    ...        modifier="end").iso
    '2025-09'
    """

    start: date
    end: date
    granularity: Granularity
    modifier: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    @property
    def iso(self) -> str:
        """ISO 8601 at the stated precision; a week or quarter falls back to its month or year."""
        match self.granularity:
            case Granularity.DAY:
                return self.start.isoformat()
            case Granularity.WEEK | Granularity.MONTH if self._same_month:
                return f"{self.start:%Y-%m}"
            case _:
                return f"{self.start:%Y}"

    @property
    def _same_month(self) -> bool:
        return (self.start.year, self.start.month) == (self.end.year, self.end.month)


Value = Amount | Quantity | Period | int | str
Source = Entity | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one document says of two entities, or of an entity and a value.

    ``evidence`` is the shortest sentence or clause that states it; ``subject_span``,
    ``object_span`` and ``anchor_span`` mark inside the document the two ends and the words that
    carry the relation. ``sources`` are those the document credits, innermost first (empty: the
    document's own voice). ``rule`` names what found it, ``extractor`` who: "rules",
    "learned", or "rules, learned".
    """

    document: str
    subject: Entity
    relation: str
    evidence: Span
    object: Entity | None = None
    value: Value | None = None
    status: Status = Status.ACTUAL
    sources: tuple[Source, ...] = ()
    qualifiers: tuple[tuple[str, Value], ...] = ()
    confidence: float = 1.0
    extractor: str = "rules"
    rule: str = ""
    subject_span: Span | None = None
    object_span: Span | None = None
    anchor_span: Span | None = None

    def __post_init__(self) -> None:
        if (self.object is None) == (self.value is None):
            raise ValueError(f"{self.document}: {self.relation} needs an object or a value, not both")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"{self.document}: confidence {self.confidence} is not in 0..1")
        if not 0 <= self.evidence.start < self.evidence.end:
            raise ValueError(f"{self.document}: evidence {self.evidence} is empty")
        names = [name for name, _ in self.qualifiers]
        if names != sorted(set(names)):
            raise ValueError(f"{self.document}: qualifiers must be sorted by name and given once")

    def qualifier(self, name: str) -> Value | None:
        """The qualifier's value, or None."""
        return dict(self.qualifiers).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything that was read in one document. It depends on no other document."""

    document: Document
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()

    def mentions_of(self, entity: Entity) -> Iterator[Mention]:
        """The places where the document speaks of the entity."""
        return (mention for mention in self.mentions if mention.entity == entity.iri)

    def at_least(self, confidence: float) -> Self:
        """The same without the claims that are less sure."""
        return replace(self, claims=tuple(claim for claim in self.claims if claim.confidence >= confidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that was not taken into the graph, and why: an article, or a claim."""

    what: str
    where: str
    reason: str
    remedy: str = ""
    claim: Claim | None = field(default=None, compare=False)
