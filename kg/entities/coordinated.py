"""English names with "and" in them, put together: "Garment Manufacturers | and | Exporters Association"."""

from __future__ import annotations

from kg.entities.candidate import Candidate
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_BODIES = frozenset(("Organization", "GovernmentBody", "IntergovernmentalOrganization", "Law"))
_PLACES = frozenset(("City", "Country", "Region"))
_ARTICLES = frozenset(("the", "a", "an"))


def join_coordinated(names: list[Candidate], parsed: ParsedText, lexicon: Lexicon) -> list[Candidate]:
    """The names, those that a list of fields cut in pieces made one; ``names`` are of an English document."""
    joiner = _Joiner(names, parsed, lexicon)
    spans = [span for token in parsed.tokens if token.lower == "and" for span in joiner.around(token.i)]
    for start, end in spans:
        inside = [n for n in names if start <= n.start and n.end <= end and n.kind != "adjective"]
        if not inside or any(n.start < end and start < n.end for n in names if n not in inside and n.kind == "name"):
            continue
        longest = max(inside, key=lambda n: (n.end - n.start, -n.start))
        whole = Candidate(start, end, evidence=[cue for cue in longest.evidence if cue[0] != "gazetteer"])
        names = [n for n in names if not (start <= n.start and n.end <= end)] + [whole]
    return sorted(names, key=lambda n: (n.start, -n.end))


class _Joiner:
    def __init__(self, names: list[Candidate], parsed: ParsedText, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.bodies = {
            phrase[0]
            for found in lexicon.name_cues.values()
            for phrase, classes in found
            if len(phrase) == 1 and _BODIES & set(classes)
        }
        self.cues = frozenset(lexicon.name_cues) | frozenset(lexicon.head_nouns)
        self.first = {n.start: n for n in names if n.kind != "adjective"}
        self.last = {n.end: n for n in names if n.kind == "name"}

    def around(self, index: int) -> list[tuple[int, int]]:
        """The name that the "and" at an index stands in, if it stands in one."""
        sentence = self.parsed.sentence_of(index)
        if not sentence.start < index < sentence.end - 1:
            return []
        span = self._before_kind(index, sentence.start) or self._behind_kind(index, sentence.start, sentence.end)
        return [span] if span else []

    def _is_field(self, index: int) -> bool:
        """A capitalised common word that names no kind of body: "Manufacturers", "Media", "Western"."""
        token = self.tokens[index]
        common = token.common or token.lower.endswith("s")
        return token.capitalised and common and not token.text.isupper() and token.lower not in self.cues

    def _before_kind(self, index: int, first: int) -> tuple[int, int] | None:
        """ "the Culture, Media | and | Sport Committee": fields, the last with the kind behind it."""
        right = self.first.get(index + 1)
        if right is None or right.entry is not None or self.tokens[right.end - 1].lower not in self.bodies:
            return None
        start = index
        while start > first and (self._is_field(start - 1) or (self.tokens[start - 1].text == "," and start < index)):
            start -= 1
        left = self.last.get(index)
        if left is not None and left.entry is not None:
            return None  # "the Netherlands and European Commission"
        if left is not None and start < index:
            start = min(start, left.start)
        framed = start > 0 and self.tokens[start - 1].lower in _ARTICLES
        return (start, right.end) if start < index and framed and self._is_field(index - 1) else None

    def _behind_kind(self, index: int, first: int, end: int) -> tuple[int, int] | None:
        """ "National Society of Mining, Petroleum | and | Energy": the kind, "of" and fields."""
        last = index + 1 + (self.tokens[index + 1].lower == "the")
        if last >= end or not self._is_field(last) or (last + 1 < end and self.tokens[last + 1].capitalised):
            return None
        start = index
        while start > first and (self._is_field(start - 1) or self.tokens[start - 1].text == ","):
            start -= 1
        if start - 2 < first or start == index or self.tokens[start - 1].lower not in ("of", "for", "on"):
            return None
        kind = self.tokens[start - 2]
        right = self.first.get(last)
        if right is not None and right.entry is not None and right.entry.type in _PLACES:
            return None  # "Norvane International of Belgium and Russia's Sberbank"
        head = next((n for n in self.first.values() if n.start <= kind.i < n.end and n.end <= last + 1), None)
        if head is None or not kind.capitalised or kind.lower not in self.cues:
            return None
        return head.start, last + 1
