"""French names that run on into whose they are: "le parti Sadi | d'Oumar Mariko", "le Mediator | des laboratoires X".

So do those of towns into their heads': "le gouverneur de Jakarta | Basuki Tjahaja Purnama".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.entities.candidate import ANYTHING, Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_OF = frozenset("de d' du des".split())
_LONGEST = 3
"""Words of a person's name, above which it is a longer one that stands there."""


def without_makers(
    candidates: Sequence[Candidate], parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon
) -> list[Candidate]:
    """The candidates, those cut in two that end in a person's name or a firm's over "de", or begin with a town's."""
    splitter = _Splitter(parsed, gazetteer, lexicon)
    taken = {(one.start, one.end) for one in candidates}
    found = []
    for candidate in candidates:
        parts = list(splitter.parts(candidate))
        found += [part for part in parts if part is candidate or (part.start, part.end) not in taken]
    return found


class _Splitter:
    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.tokens = parsed.tokens
        self.parsed = parsed
        self.gazetteer = gazetteer
        self.lexicon = lexicon

    def parts(self, candidate: Candidate) -> Iterator[Candidate]:
        start, end = candidate.start, candidate.end
        if candidate.kind != "name" or candidate.entry is not None or end - start < 3:
            yield candidate
            return
        for link in range(start + 1, end - 1):
            if self.tokens[link].lower in _OF and self._is_name(start, link):
                if self._is_work(start, link) and not self._is_place(link + 1, end):
                    yield from (_piece(start, link, {"Product": 4.0}), _piece(link + 1, end, {"Person": 1.0}))
                    return
                if self._is_person(link + 1, end) and not self._is_titled(start):
                    yield from (_piece(start, link, ANYTHING), _piece(link + 1, end, {"Person": 2.0}))
                    return
                if self._is_firm(link + 1, end):
                    yield from (_piece(start, link, ANYTHING), _piece(link + 2, end, {"Organization": 1.5}))
                    return
        if self._opens_with_town(candidate):
            yield from (_piece(start, start + 1, {"Place": 1.5}), _piece(start + 1, end, {"Person": 2.0}))
            return
        yield candidate

    def _is_name(self, start: int, end: int) -> bool:
        """Whether no word before "de" is a noun that heads a longer name: "Fondation | d'Anna Lindh"."""
        heads = self.lexicon.head_nouns
        return all(
            token.capitalised and not token.common and token.lower not in heads for token in self.tokens[start:end]
        )

    def _is_titled(self, start: int) -> bool:
        """Whether a person is named there: "Carlos | de Marco Rossi"."""
        return self.gazetteer.is_first_name(self.tokens[start].text)

    def _is_person(self, start: int, end: int) -> bool:
        several = 1 < end - start <= _LONGEST and all(token.capitalised for token in self.tokens[start:end])
        return several and self.gazetteer.gender_of_first_name(self.tokens[start].text) is not None

    def _is_firm(self, start: int, end: int) -> bool:
        noun = self.tokens[start]
        kinds = {
            kind for words, found in self.lexicon.class_nouns.get(noun.lower, ()) if len(words) == 1 for kind in found
        }
        plural = {
            kind for words, found in self.lexicon.class_nouns.get(noun.lemma, ()) if len(words) == 1 for kind in found
        }
        named = start + 1 < end and self.tokens[start + 1].capitalised
        return noun.text.islower() and named and "Company" in kinds | plural

    def _is_work(self, start: int, link: int) -> bool:
        """Whether a single word behind a noun for works is one: "l'opéra | Carmen | de Bizet"."""
        before = self.tokens[start - 1] if start else None
        return (
            before is not None and link == start + 1 and {before.lower, before.lemma} & self.lexicon.work_nouns != set()
        )

    def _is_place(self, start: int, end: int) -> bool:
        text = self.parsed.text(start, end)
        known = self.gazetteer.lookup(text)
        return self.gazetteer.is_city(text) is not None or any(e.type in ("City", "Country", "Region") for e in known)

    def _opens_with_town(self, candidate: Candidate) -> bool:
        """ "le gouverneur de | Jakarta | Basuki Tjahaja Purnama"."""
        start = candidate.start
        before = [token.lower for token in self.tokens[max(start - 2, 0) : start]]
        town = [entry for entry in self.gazetteer.lookup(self.tokens[start].text) if not entry.ambiguous]
        led = len(before) == 2 and (before[0].removeprefix("ex-"),) in self.lexicon.person_titles
        named = all(token.capitalised for token in self.tokens[start : candidate.end])
        people = candidate.weight("Person") > 0 and named
        return led and people and before[1] in _OF and bool(town) and town[0].type == "City"


def _piece(start: int, end: int, evidence: dict[str, float]) -> Candidate:
    piece = Candidate(start, end)
    piece.add("apart from its maker", evidence)
    return piece
