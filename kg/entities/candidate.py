"""A stretch of tokens that may name something, and how candidates that overlap become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.entities.gazetteer import Entry
from kg.syntax import ParsedText


@dataclass(slots=True)
class Candidate:
    """Tokens ``start`` to ``end`` (excluded) that may name something, with evidence for its type.

    ``kind`` is "name", "nominal" (headed by a common noun) or "adjective" (a demonym); ``possible``
    are the IRIs that an ambiguous name may stand for. What is ``doubtful`` needs what was learned to stay.
    """

    start: int
    end: int
    kind: str = "name"
    evidence: list[tuple[str, dict[str, float]]] = field(default_factory=list)
    entry: Entry | None = None
    possible: tuple[str, ...] = ()
    head_class: str = ""
    doubtful: bool = False

    def add(self, cue: str, evidence: dict[str, float]) -> None:
        """Keep evidence for types."""
        self.evidence.append((cue, evidence))

    def is_known_body(self) -> bool:
        """Whether lists know it for a body that is neither a team nor a firm."""
        return self.entry is not None and self.entry.type.endswith(("Body", "Organization"))

    def has(self, cue: str) -> bool:
        """Whether a cue was met."""
        return any(name == cue for name, _ in self.evidence)

    def weight(self, type_name: str) -> float:
        """The evidence for one type."""
        return sum(found.get(type_name, 0.0) for _, found in self.evidence)


_NOT_ITS_NAME = frozenset(("Event", "GovernmentBody", "Law", "Organization"))
"""What the name behind its noun is another thing than: "Leyte" is the island, but nobody is his statement."""

ANYTHING = {"Organization": 0.3, "Person": 0.2, "Place": 0.2, "Product": 0.2}
"""Evidence of what only looks like a name."""


def headed(start: int, end: int, type_name: str) -> Candidate:
    """The candidate whose head is a common noun of a type."""
    candidate = Candidate(start, end, kind="nominal", head_class=type_name)
    candidate.add("head noun", {type_name: 5.0})
    return candidate


def merge(found: list[Candidate], parsed: ParsedText) -> list[Candidate]:
    """One candidate for each stretch: the longest wins, and inherits the evidence it covers exactly."""
    kept: list[Candidate] = []
    found = _join_persons(found, parsed)
    for candidate in sorted(found, key=lambda c: (c.start - c.end, c.start)):
        same = next((k for k in kept if (k.start, k.end) == (candidate.start, candidate.end)), None)
        if same is not None:
            same.entry = same.entry or candidate.entry
            same.evidence += candidate.evidence
            continue
        clash = next((k for k in kept if candidate.start < k.end and k.start < candidate.end), None)
        if clash is None:
            kept.append(candidate)
        elif candidate.entry is not None and not (clash.start <= candidate.start and candidate.end <= clash.end):
            clash.start, clash.end = min(clash.start, candidate.start), max(clash.end, candidate.end)
    return kept


def rebound(found: Sequence[Candidate], spans: Iterable[tuple[int, int]], parsed: ParsedText) -> list[Candidate]:
    """The candidates with other bounds where spans say so.

    A span takes the place of the candidates that it overlaps, the longest of which lives on in it, and leaves what
    stands behind an "and". No other candidate comes that was none before; none is cut behind a year ("2007 Ontario
    election") or beside a dash ("Parkdale—High Park").
    """
    kept = list(found)
    for start, end in spans:
        over = [c for c in kept if c.start < end and start < c.end and c.kind != "adjective"]
        same = next((c for c in over if (c.start, c.end) == (start, end)), None)
        if same is not None:
            same.add("sure bounds", {})
        if not over or same is not None or _is_torn(parsed, start, end) or _is_around(start, end, over, parsed):
            continue
        if any(c.start < start and parsed.tokens[start - 1].text.isdigit() for c in over):
            continue
        longest = max(over, key=lambda c: (c.end - c.start, -c.start))
        for other in over:
            if other is not longest:
                kept.remove(other)
        if end + 1 < longest.end and parsed.tokens[end].lower == "and" and parsed.tokens[end + 1].capitalised:
            kept.append(replace(longest, start=end + 1, entry=None, evidence=list(longest.evidence)))  # "X | and Y"
        if longest.head_class in _NOT_ITS_NAME and start > longest.start and parsed.tokens[start].capitalised:
            longest.kind, longest.head_class = "name", ""  # "déclaration de | Sannah"
            longest.evidence = [found for found in longest.evidence if found[0] != "head noun"]
            longest.add("overlooked", ANYTHING)
        longest.start, longest.end, longest.entry = start, end, None
        longest.add("sure bounds", {})
    return sorted(kept, key=lambda c: (c.start, -c.end))


def _is_around(start: int, end: int, over: Sequence[Candidate], parsed: ParsedText) -> bool:
    """Whether a common noun only takes names along, which stay names: "attentat de | Stockholm"."""
    first = parsed.tokens[start]
    return (
        first.pos == "NOUN"
        and not first.capitalised
        and all(start < c.start and c.end <= end and parsed.tokens[c.start - 1].pos in ("ADP", "DET") for c in over)
    )


def _is_torn(parsed: ParsedText, start: int, end: int) -> bool:
    """Whether a dash without spaces joins the span to what stands around it."""
    joints = [(start - 1, start)] if start else []
    joints += [(end, end - 1)] if end < len(parsed.tokens) else []
    return any(
        parsed.tokens[dash].text in _DASHES
        and (
            parsed.tokens[dash].end == parsed.tokens[word].start or parsed.tokens[word].end == parsed.tokens[dash].start
        )
        for dash, word in joints
    )


_DASHES = frozenset("-–—")


def _join_persons(found: list[Candidate], parsed: ParsedText) -> list[Candidate]:
    """Two person spans of the model with nothing between them are one name: "Zeid Ra'ad | Zeid Al-Hussein"."""
    joined: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, c.end)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.end == candidate.start
            and last.weight("Person") > 0 < candidate.weight("Person")
            and parsed.tokens[last.start].sentence == parsed.tokens[candidate.start].sentence
        ):
            last.end = candidate.end
        else:
            joined.append(candidate)
    return joined
