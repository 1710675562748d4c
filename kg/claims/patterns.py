"""Patterns: which role is subject and which is object of each wording that the ontology teaches."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.claims.barring import Counter
from kg.model import Span

VERB, NOUN, ADJECTIVE = "verb", "noun", "adjective"
_MARK = re.compile(r"\[([sov]) ([^\]]+)\]")


@dataclass(frozen=True, slots=True, order=True)
class Pattern:
    """An anchor word (with the words that must follow it) and the roles of the two ends.

    ``taught_by`` is the example or wording it comes from; ``weight`` how far it is trusted.
    """

    relation: str
    anchor: str
    kind: str
    subject: str
    object: str
    words: tuple[str, ...] = ()
    taught_by: str = ""
    weight: float = 1.0

    @property
    def rule(self) -> str:
        """A short name for people: "acquires: racheter (subj, obj)"."""
        anchor = " ".join((self.anchor, *self.words))
        return f"{self.relation}: {anchor} ({self.subject}, {self.object})"


@dataclass(frozen=True, slots=True)
class Marked:
    """An example sentence without its marks, and where subject, object or value stand in it."""

    text: str
    subject: Span | None
    object: Span | None
    value: Span | None


@dataclass(frozen=True, slots=True)
class Unlearned:
    """An example from which no pattern could be taken, and why."""

    relation: str
    example: str
    reason: str


@dataclass(slots=True)
class PatternTable:
    """Patterns by anchor lemma, and the examples that taught nothing.

    ``owners`` says for a value relation and a verb whose figure it is, "subj" or "obj" ("fondé en
    1920" is said of what was founded); under the empty verb, what most of its verbs do. ``counters`` are
    the counter-examples, by relation.
    """

    by_anchor: dict[str, list[Pattern]] = field(default_factory=dict)
    owners: dict[tuple[str, str], str] = field(default_factory=dict)
    unlearned: list[Unlearned] = field(default_factory=list)
    counters: dict[str, tuple[Counter, ...]] = field(default_factory=dict)

    def add(self, pattern: Pattern) -> None:
        """Keep a pattern once."""
        known = self.by_anchor.setdefault(pattern.anchor, [])
        if not any(
            (p.relation, p.kind, p.subject, p.object, p.words)
            == (pattern.relation, pattern.kind, pattern.subject, pattern.object, pattern.words)
            for p in known
        ):
            known.append(pattern)

    def taught(self) -> dict[str, set[str]]:
        """The relations that each anchor word teaches."""
        return {anchor: {pattern.relation for pattern in found} for anchor, found in self.by_anchor.items()}

    def of_relation(self, relation: str) -> list[Pattern]:
        """All patterns of one relation, sorted."""
        return sorted(p for patterns in self.by_anchor.values() for p in patterns if p.relation == relation)


def unmark(example: str) -> Marked:
    """The plain sentence of an example and its marked spans.

    >>> unmark("[s Apple] rachète [o Shazam]").object
    Span(start=14, end=20)
    """
    spans: dict[str, Span] = {}
    pieces: list[str] = []
    length = position = 0
    for match in _MARK.finditer(example):
        before = example[position : match.start()]
        pieces += [before, match.group(2)]
        start = length + len(before)
        spans[match.group(1)] = Span(start, start + len(match.group(2)))
        length = start + len(match.group(2))
        position = match.end()
    pieces.append(example[position:])
    return Marked("".join(pieces), spans.get("s"), spans.get("o"), spans.get("v"))
