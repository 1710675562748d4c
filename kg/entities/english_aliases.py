"""What English news calls one thing by: "Ike" for "Hurricane Ike", "Family Coalition" for "Family Coalition Party"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.entities.candidate import Candidate
from kg.entities.event_names import EventNames
from kg.entities.groups import EMPTY, Group, initials, normalise
from kg.entities.short_forms import OWN_NAME
from kg.entities.typing import family
from kg.syntax import Token

Match = tuple[Group, str, float] | None
"""The group that another belongs to, why, and how surely."""

_STORMS = frozenset("hurricane typhoon cyclone storm depression ouragan typhon tempete".split())
_TROPICAL = frozenset("tropical severe super post subtropical tropicale tropicaux".split())
_GREAT_STORMS = frozenset("hurricane typhoon cyclone ouragan typhon".split())
_SPELT = {
    "u.s": ("united", "states"), "us": ("united", "states"), "u.k": ("united", "kingdom"), "uk": ("united", "kingdom"),
    "u.n": ("united", "nations"), "un": ("united", "nations"), "prop": ("proposition",), "st": ("saint",),
    "mt": ("mount",), "dept": ("department",), "int'l": ("international",),
}  # fmt: skip
"""What is often short for the words it stands for, in longer names."""


class EnglishAliases(EventNames):
    """Rules over the groups of one document; in French ones most of them find nothing."""

    def _is_english(self) -> bool:
        return self.parsed.document.language == "en"

    def _abbreviated(self, group: Group) -> Match:
        """ "U.S. Supreme Court" for "United States Supreme Court", "Prop 8" for "Proposition 8"."""
        if not self._is_english() or len(group.key) < 2 or not any(word in _SPELT for word in group.key):
            return None
        spelt = tuple(part for word in group.key for part in _SPELT.get(word, (word,)))
        others = [g for g in self.groups if g is not group and g.key == spelt]
        return (others[0], "abbreviated", 0.95) if len(others) == 1 else None

    def _storm(self, group: Group) -> Match:
        """ "Ike" and "Tropical Storm Ike" for "Hurricane Ike", in either language: a storm grows under one name."""
        if not 1 <= len(group.key) <= 3 or self._is_known_place(group):
            return None
        name = _storm_name(group.key) or (group.key if len(group.key) == 1 else ())
        others = [g for g in self.groups if g is not group and name and _storm_name(g.key) == name]
        others = [g for g in others if g.key[0] in _GREAT_STORMS] or others
        return (others[0], "storm", 0.95) if others else None

    def _is_known_place(self, group: Group) -> bool:
        """Whether lists know the name alone for a place's, as where the storm of that name goes."""
        return any(c.entry is not None for c in group.candidates)

    def _kind_behind(self, group: Group) -> Match:
        """ "Benue" for "Benue State": the same place without its kind, unless lists know it for a town's name."""
        if not self._is_english() or family(group.type) != "Place" or any(_is_town(c) for c in group.candidates):
            return None
        longer = [
            g for g in self.groups if g.key[:-1] == group.key and g.key[-1] in _STATES and family(g.type) == "Place"
        ]
        return (longer[0], "short form", 0.9) if len(longer) == 1 else None

    def _flight(self, group: Group) -> Match:
        """ "Flight 447" for "Air Meridian Flight 447"."""
        if not self._is_english() or len(group.key) != 2 or group.key[0] != "flight" or not group.key[1].isdigit():
            return None
        longer = [g for g in self.groups if g is not group and len(g.key) > 2 and g.key[-2:] == group.key]
        return (longer[0], "short form", 0.95) if len(longer) == 1 else None

    def _vessel(self, group: Group) -> Match:
        """ "Discovery" for "Space Shuttle Discovery", "Resolute" for "HMS Resolute": by its own name."""
        if not self._is_english() or len(group.key) != 1 or self._is_known_place(group):
            return None
        if group.key[0] in self.class_words or group.type == "Person":
            return None
        longer = [
            g
            for g in self.groups
            if g is not group and len(g.key) in (2, 3) and g.key[-1:] == group.key and g.type == "Product"
        ]
        ships = [g for g in longer if g.key[0] in _VESSELS]
        return (ships[0], "short form", 0.9) if len(ships) == len(longer) == 1 else None

    def _airport(self, group: Group) -> Match:
        """ "JFK" for what is called "JFK Airport" too: letters of no other meaning."""
        if not self._is_english() or len(group.key) != 1 or not all(name.isupper() for name in group.surfaces):
            return None
        called = (*group.key, "airport")
        longer = [g for g in self.groups if g is not group and any(normalise(s) == called for s in g.surfaces)]
        return (longer[0], "short form", 0.9) if len(longer) == 1 else None

    def _enacted(self, group: Group) -> Match:
        """ "Bill C-11, the Online Streaming Act,": what a bill with a number is named by."""
        if not self._is_english() or group.type != "Law" or not group.key[-1][-1:].isdigit():
            return None
        named = [
            g for g in self.groups if g is not group and g.type == "Law" and _are_apposed(self.parsed.tokens, group, g)
        ]
        return (named[0], "called so", 0.95) if len(named) == 1 else None

    def _own_name(self, group: Group) -> Match:
        """ "Creighton" for "Creighton University", "Holy Cross" for "Holy Cross Medical Center".

        What a building or a school is called without its kind, where no list knows a town of that name.
        """
        size = len(group.key)
        if not self._is_english() or size > 2 or self._entry(group) or group.type == "Person":
            return None
        tokens = self.parsed.tokens
        told = any(c.kind != "name" or c.has("city list") for c in group.candidates)
        person = any(g.type == "Person" and set(group.key) <= set(g.key) for g in self.groups)
        if told or person or set(group.key) <= self.class_words or any(_is_in(tokens, c) for c in group.candidates):
            return None
        longer = [g for g in self.groups if g is not group and group.key != g.key and self._bears(g, group.key)]
        longest = max(longer, key=lambda g: len(g.key), default=group)
        whole = " ".join(longest.key)
        return (longest, OWN_NAME, 0.9) if longer and all(" ".join(g.key) in whole for g in longer) else None

    def _bears(self, building: Group, name: tuple[str, ...]) -> bool:
        """Whether a building or a school is called by a name with its kind behind it."""
        if (
            building.type not in ("EducationalInstitution", "Facility", "Organization")
            or building.key[-1] not in _BUILDINGS
        ):
            return False
        words = building.key[:-1]
        while words and words[-1] in _BUILDINGS | _SORTS_OF_BUILDINGS:
            words = words[:-1]
        return words[-len(name) :] == name and not any(c.kind != "name" for c in building.candidates)

    def _addressed(self, group: Group) -> Match:
        """ "Dame Alison" for "Alison Rose", "Lord Harlow" for "Edwin Harlow": nobody else is called so."""
        if not self._is_english() or len(group.key) != 2 or group.key[0] not in _ADDRESSES or group.type != "Person":
            return None
        called = group.key[1]
        people = [g for g in self.groups if g is not group and g.type == "Person" and len(_unaddressed(g.key)) > 1]
        first = [g for g in people if group.key[0] in _BY_FIRST_NAME and _unaddressed(g.key)[0] == called]
        found = first or [g for g in people if group.key[0] not in _BY_FIRST_NAME and g.key[-1] == called]
        return (found[0], "form of address", 0.9) if len(found) == 1 else None

    def _same_party(self, group: Group) -> Match:
        """ "Family Coalition" and "Green Party" for "Family Coalition Party" and "Green Party of Ontario"."""
        if not self._is_english() or group.type != "PoliticalParty":
            return None
        mine = _party_words(group.key)
        if not mine or "committee" in group.key:
            return None
        parties = [g for g in self.groups if g is not group and g.type == "PoliticalParty" and "committee" not in g.key]
        twins = [g for g in parties if any(_party_words(normalise(name)) == mine for name in g.surfaces)]
        if len(twins) == 1 and not self._are_two_entries(twins[0], group):
            return twins[0], "party", 0.95  # "Liberal Democrat" beside "Lib Dems", which is "Liberal Democrats"
        longer = [
            g
            for g in parties
            if (g.key != group.key and len(g.key) >= len(group.key))
            and "party" in g.key
            and not self._are_two_entries(g, group)
            and self._names_party(group.key, mine, g.key)
        ]
        return (longer[0], "party", 0.9) if len(longer) == 1 else None

    def _chamber(self, group: Group) -> Match:
        """ "the House" for the only "House of Representatives" of the text, whatever country's or state's."""
        if not self._is_english() or len(group.key) != 1 or group.key[0] not in ("house", "assembly", "chamber"):
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and family(g.type) == "Organization"
            and group.key[0] in g.key[:-2]
            and g.key[g.key.index(group.key[0]) + 1] == "of"
        ]
        return (longer[0], "short form", 0.9) if len(longer) == 1 and family(group.type) == "Organization" else None

    def _names_party(self, key: tuple[str, ...], mine: tuple[str, ...], longer: tuple[str, ...]) -> bool:
        theirs = _party_words(longer)
        if frozenset(mine) == frozenset(theirs):
            return True  # "Ontario Greens", "Green Party of Ontario"
        whole = len(mine) > 1 or key[-1] == "party" or key in self.parties
        if whole and "of" in longer and _party_words(longer[: longer.index("of")]) == mine:
            return True  # "Green Party", "Green Party of Ontario"
        letters = "".join(word[0] for word in theirs)
        return key[-1] == "party" and len(mine) == 1 and len(letters) > 1 and mine[0] == letters  # "PC Party"

    def _parties_in_letters(self, letters: str) -> list[Group]:
        """The parties whose initials the letters are, without "party": "DFL" for "Democratic-Farmer-Labor Party"."""
        parties = [g for g in self.groups if g.type == "PoliticalParty" and g.key[-1:] == ("party",)]
        return [g for g in parties if len(letters) > 2 and initials(g.key[:-1]) == letters]

    def _department(self, group: Group) -> Match:
        """ "Justice Department" for "United States Department of Justice": turned round, and whose it is left out."""
        if not self._is_english() or group.type == "Person" or "department" not in group.key:
            return None
        mine = _whatever_owner(group.key)
        others = [
            g
            for g in self.groups
            if g is not group and g.type != "Person" and "department" in g.key and _whatever_owner(g.key) == mine
        ]
        return (others[0], "short form", 0.9) if len(others) == 1 and len(mine) > 1 else None

    def _called(self, group: Group) -> Match:
        """ "Hemedti" for "Mohamed Hamdan Dagalo, widely known as Hemedti": what the text says that it is called."""
        if group.candidates[0].kind != "name":
            return None
        for candidate in group.candidates:
            end = _known_as(self.parsed.tokens, candidate.start)
            whole = [g for g in self.groups if g is not group and any(end and c.end == end for c in g.candidates)]
            longest = max(whole, key=lambda g: len(g.key), default=None)
            if longest is not None and not self._are_two_entries(longest, group):
                return longest, "called so", 0.95
        return None

    def _are_two_entries(self, one: Group, other: Group) -> bool:
        return len({self._entry(one), self._entry(other)} - {""}) > 1


def _are_apposed(tokens: Sequence[Token], one: Group, other: Group) -> bool:
    """ "Bill 96, also called the Charter Act,", "the Charter Act (Bill 96)"."""
    pairs = [(a, b) if a.start < b.start else (b, a) for a in one.candidates for b in other.candidates]
    for first, second in pairs:
        between = [t.lower for t in tokens[first.end : second.start]]
        closed = second.end < len(tokens) and tokens[second.end].text in (",", ".", ")", ";")
        if between[:1] in ([","], ["("]) and len(between) < 6 and set(between[1:]) <= _ALSO and closed:
            return between != [","]
    return False


def _is_in(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether "in" or the like tells that a name is a town's: no building is it that something happens in."""
    before = [t.lower for t in tokens[max(candidate.start - 2, 0) : candidate.start]]
    return bool(before) and (before[-1] in _IN or (before[-1] == "of" and before[0] in _OF_TOWNS))


def _is_town(candidate: Candidate) -> bool:
    return candidate.entry is not None and "City" in candidate.entry.types


def _known_as(tokens: Sequence[Token], index: int) -> int:
    """Where the words end of which it is told that they are known by the name at an index; 0: nothing is told there."""
    name = index
    index -= 1
    while index > 0 and tokens[index].lower in _BEFORE_NAME:
        index -= 1
    links: tuple[str, ...] = ("as",)
    if index > 1 and tokens[index].lower in _SORTS_OF_NAMES:
        index, links = index - 1, ("by", "under")
        while index > 1 and (tokens[index].pos in ("ADJ", "DET", "PRON") or tokens[index].capitalised):
            index -= 1
    known = next((i for i in range(index - 1, max(index - 5, 1), -1) if tokens[i].lower == "known"), 0)
    if known and tokens[index].lower in links and not any(t.pos == "PUNCT" for t in tokens[known:index]):
        index = known - 1  # "known until last year as"
        while index > 1 and tokens[index].pos == "ADV":
            index -= 1
    elif tokens[index].lower in _NICKNAMED_AS or (tokens[index].lower in _SAID and index < name - 1):
        index -= 1
    elif [t.lower for t in tokens[max(index - 3, 0) : index + 1]] == ["sous", "le", "nom", "de"]:
        index -= 4 + (index > 4 and tokens[index - 4].lower in _KNOWN)
    else:
        return 0
    if index < 1 or tokens[index].text not in (",", "("):
        return 0
    aged = index > 2 and tokens[index - 1].text.isdigit() and tokens[index - 2].text == ","  # "Ann Cole, 34, nicknamed"
    return index - 2 if aged else index


def _storm_name(key: Iterable[str]) -> tuple[str, ...]:
    """The name proper of a storm, if words are its whole name."""
    words = tuple(word for word in key if word not in _TROPICAL)
    return words[1:] if len(words) == 2 and words[0] in _STORMS else ()


def _whatever_owner(key: Iterable[str]) -> frozenset[str]:
    """The words of a department's name without the United States, as words or as an IRI."""
    return frozenset(word for word in key if word not in EMPTY and word not in _OWNERS and ":" not in word)


def _unaddressed(key: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a person's name without the form of address before them."""
    return key[1:] if key[0] in _ADDRESSES else key


def _party_words(key: tuple[str, ...]) -> tuple[str, ...]:
    """What tells one party from another, singular."""
    words = (_NICKNAMED.get(word, word) for word in key if word not in EMPTY and word != "party")
    return tuple(word.removesuffix("s") or word for word in words)


_STATES = frozenset("canton county department district governorate island oblast prefecture province state".split())
_BEFORE_NAME = frozenset(("the", '"', "“", "‘", "'", "«", "le", "la", "l'"))
_IN = frozenset("in from near".split())
_OF_TOWNS = frozenset("city mayor north outskirts people residents south suburb town village".split())
_BUILDINGS = frozenset(
    """arena bridge castle center centre college dam elementary hall hospital mall mine palace park plant polytechnic
    prison school stadium tower university velodrome""".split()
)
_SORTS_OF_BUILDINGS = frozenset(
    "aquatic cricket district general high international leisure medical memorial middle state swimming".split()
)
_ALSO = frozenset("also called known the or as".split())
_SORTS_OF_NAMES = frozenset("abbreviation acronym initials name nickname pseudonym".split())
_NICKNAMED_AS = frozenset("aka a.k.a a.k.a. alias dubbed nicknamed surnommé surnommée".split())
_SAID = frozenset(("dit", "dite"))
"""What leads to a nickname with an article or in quotation marks: "X, dit le Chacal"; without, it tells who speaks."""
_KNOWN = frozenset("connu connue".split())
_OWNERS = frozenset("us u.s united states american federal".split())
_BY_FIRST_NAME = frozenset(("sir", "dame"))
"""Forms of address that stand before a first name alone."""
_ADDRESSES = _BY_FIRST_NAME | {"lord", "lady", "baroness", "mr", "mrs", "ms", "dr", "frau", "herr"}
_NICKNAMED = {"tory": "conservative", "tories": "conservative"}
_VESSELS = frozenset("space shuttle orbiter hms hmas hmcs hmnzs uss usns mv ms rv ins rms ss".split())
