"""Places at the joints of French names: "Paris-Lyon", "Cité de la mer de | Cherbourg", "le 15e arrondissement".

Two towns or countries that a hyphen joins are two. A town behind what stands in it is one, also where no list has it,
and what stands there is called without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.discourse import PINNED, Participant
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Entry, Gazetteer
from kg.syntax import ParsedText

_OF = frozenset("de d'".split())
_DASHES = frozenset("-–")
_DISTRICT = "arrondissement"
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]+)(?:er|e|è|ème|ᵉ)")
_OF_TWO = frozenset("académie aéroport agglomération communauté gare métropole université".split())
"""What bears the names of two towns as one: "l'aéroport de Bordeaux-Mérignac"."""
_SAINTS = frozenset("Saint Sainte".split())
_STANDING = frozenset(("EducationalInstitution", "Event", "Facility", "Organization", "Region"))
"""What may stand in a town, or take place there, and is called without it."""
_BUILT = frozenset(("EducationalInstitution", "Event", "Facility"))
"""What names the town where it stands, which the name of a diocese or a union does not."""
_AREA = re.compile(r"(?:canton|comté|oblast|province) (?:d'|de l'|de la |des |du |de )(?P<name>[A-ZÀ-Ý].+)")
"""Areas that news names with and without their noun."""
_BILL = re.compile(r"(?:projet|proposition) de (?P<name>loi .+)")
_IN_TOWN = re.compile(r"(?P<name>.+?) (?:de |d')(?P<town>[A-ZÀ-Ý][^ ]*(?: [A-ZÀ-Ý][^ ]*)*)")


def with_places(candidates: Sequence[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates, with the places that they join or end in, and with the districts of towns."""
    places = _Places(parsed, gazetteer)
    found = [part for candidate in candidates for part in places.parts(candidate)]
    taken = {(one.start, one.end) for one in found}
    found += [one for one in places.inside(found) if (one.start, one.end) not in taken]
    covered = {index for one in found for index in range(one.start, one.end)}
    found += [one for one in places.districts() if one.start not in covered]
    return sorted(found, key=lambda c: (c.start, -c.end))


def add_short_names(participants: Iterable[Participant], gazetteer: Gazetteer) -> None:
    """Let what stands in a town be called without it, in place: "Cité de la mer" for "Cité de la mer de Cherbourg"."""
    named = [one for one in participants if one.salience > 0]
    names = {name for one in named for name in (one.name, *one.aliases)}
    towns = {one.name for one in named if one.type in ("City", "Place")}
    for one in named:
        if not one.iri:
            short = {_short_name(name, one.type, towns, gazetteer) for name in (one.name, *one.aliases)}
            one.aliases |= short - names - {""}


def _short_name(name: str, kind: str, towns: set[str], gazetteer: Gazetteer) -> str:
    """What a name is without its noun ("canton de"), without that it is a bill, or without its town; or nothing."""
    told = _BILL.fullmatch(name) if kind == "Law" else _AREA.fullmatch(name) if kind == "Region" else None
    if told:
        return told["name"]
    split = _IN_TOWN.fullmatch(name) if kind in _STANDING else None
    if split is None or not _tells(split["name"]):
        return ""
    return split["name"] if split["town"] in towns or _is_town(split["town"], gazetteer) else ""


def _tells(name: str) -> bool:
    """Whether words tell a body from others without its town: "Open World Forum", "Cité des télécoms"."""
    words = name.replace("'", "' ").split()
    several = sum(word[:1].isupper() for word in words) > 1 or any(word in _COMPLEMENTS for word in words[1:-1])
    letters = len(words) == 1 and len(name) > 2 and name.isupper()  # "MJC"
    return words[-1] == _DISTRICT or letters or (words[0][:1].isupper() and several)


_COMPLEMENTS = frozenset("de du des d'".split())


def _is_town(name: str, gazetteer: Gazetteer) -> bool:
    return any(entry.type == "City" for entry in gazetteer.lookup(name)) or gazetteer.is_city(name) is not None


class _Places:
    """The places that the names of one document hold."""

    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.gazetteer = gazetteer

    def parts(self, candidate: Candidate) -> Iterator[Candidate]:
        """A name as it is, or the places that hyphens join, or the district that a town has."""
        named = candidate.kind == "name" and (candidate.entry is None or candidate.entry.ambiguous)
        pair = self._joined(candidate.start, candidate.end) if named else []
        district = self._past_district(candidate.start)
        if pair and not self._is_of_two(candidate.start):
            yield from pair
        elif named and district and candidate.end in (district, self._past_town(district)):
            yield _district(candidate.start, candidate.end)
        else:
            yield candidate

    def inside(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """The places that hyphens join within what a noun heads, and the unknown town at the end of a name."""
        for outer in candidates:
            if outer.kind == "nominal" and self.tokens[outer.start].lower not in _OF_TWO:
                starts = (k for k in range(outer.start + 1, outer.end) if self.tokens[k].capitalised)
                yield from self._joined(next(starts, outer.end), outer.end)
            if outer.kind != "adjective" and outer.entry is None and outer.end - outer.start > 2:
                yield from self._town_at_end(outer)

    def districts(self) -> Iterator[Candidate]:
        """ "15e arrondissement" with the town that it is of."""
        for token in self.tokens:
            if end := self._past_district(token.i):
                yield _district(token.i, self._past_town(end) or end)
                if (past := self._past_town(end)) and (town := self._place(past - 1, past)):
                    yield town

    def _past_district(self, start: int) -> int:
        """Past "15e arrondissement", or 0."""
        tokens = self.tokens[start : start + 2]
        told = len(tokens) == 2 and _NUMBER.fullmatch(tokens[0].text) and tokens[1].lower == _DISTRICT
        return start + 2 if told else 0

    def _past_town(self, end: int) -> int:
        """Past "de Marseille" behind a district, or 0."""
        linked = end + 1 < len(self.tokens) and self.tokens[end].lower in _OF
        return end + 2 if linked and self._place(end + 1, end + 2) is not None else 0

    def _town_at_end(self, outer: Candidate) -> Iterator[Candidate]:
        """ "MJC de | Plougastel-Daoulas": what has a hyphen and is nobody's name is a town where something stands."""
        stands = outer.head_class in _BUILT if outer.kind == "nominal" else not outer.weight("Person")
        for link in range(outer.start + 1, outer.end - 3):
            name = self.parsed.text(link + 1, outer.end)
            first, hyphen, last = name.partition("-")
            if not stands or self.tokens[link].lower not in _OF or " " in name or not (hyphen and last[:1].isalpha()):
                continue
            if first[:1].isupper() and (first in _SAINTS or not self.gazetteer.is_first_name(first)):
                town = Candidate(link + 1, outer.end)
                town.add("town at the end", {"City": 3.0})
                yield town

    def _joined(self, start: int, end: int) -> list[Candidate]:
        """The places of "Paris-Lyon" or "États-Unis-Mexique-Canada"; none where a list has the whole."""
        dashes = [k for k in range(start, end) if self.tokens[k].text in _DASHES]
        if not dashes or " " in self.parsed.text(start, end) or self._is_listed(start, end):
            return []
        found: list[Candidate] = []
        for dash in (*dashes, end):
            place = self._place(start, dash)
            if place is not None:
                found.append(place)
                start = dash + 1
        return found if start > end and len(found) > 1 else []

    def _place(self, start: int, end: int) -> Candidate | None:
        """The country or town that words name, if a list has it."""
        name = self.parsed.text(start, end)
        entry: Entry | None = next((e for e in self.gazetteer.lookup(name) if e.type in ("City", "Country")), None)
        if entry is None and self.gazetteer.is_city(name) is None:
            return None
        place = Candidate(start, end, entry=entry)
        place.add("joined places", {"City": 2.0} if entry is None else {})
        return place

    def _is_listed(self, start: int, end: int) -> bool:
        name = self.parsed.text(start, end)
        return bool(self.gazetteer.lookup(name)) or self.gazetteer.is_city(name) is not None

    def _is_of_two(self, start: int) -> bool:
        """Whether what stands before bears the names of two towns as one: "l'aéroport de | Bordeaux-Mérignac"."""
        return any(token.lower in _OF_TWO for token in self.tokens[max(start - 3, 0) : start])


def _district(start: int, end: int) -> Candidate:
    district = Candidate(start, end)
    district.add("district", {"Region": PINNED})
    return district
