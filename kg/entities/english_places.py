"""What tells the kind of a place, and that a name has one for its seat: "the island of Samos", "Fort Campbell"."""

from __future__ import annotations

from itertools import pairwise

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_KINDS = {
    **dict.fromkeys(
        """archipelago county district governorate island islands isle peninsula prefecture province region state
        territory valley
        asteroid borough comet constituency neighborhood neighbourhood planet riding township ward""".split(),
        "Region",
    ),
    **dict.fromkeys("city hamlet municipality town village".split(), "City"),
}
_PARTS_OF_TOWNS = frozenset("borough district neighborhood neighbourhood suburb township".split())
"""What is a part of a town: "Dulwich, a suburb of London"."""
_IN_SPACE = frozenset("asteroid asteroids comet comets exoplanet moon planet".split())
_FLOWING = (("burst", "its"), ("burst", "their"), ("bursts", "its"), ("overflowed", "its"), ("overflowed", "their"))
"""What a river does, with its banks."""
_ONE_OF_MANY = frozenset("chief main only other second third".split())
"""What tells that the place has others: "the second city of Sundesh"; so do superlatives."""

_LANDSCAPE = frozenset("archipelago fjord glacier ocean peninsula plateau sea strait straits".split())
"""What only landscapes and waters are called: "the Chukchi Sea"."""

_INHABITANTS = {
    "councillor": ("City", 3.0),
    "mayor": ("City", 3.0),
    "locals": ("Place", 2.0),
    "residents": ("Place", 2.0),
    "villagers": ("Place", 2.0),
}
"""Who stands behind a place's name, and what kind of place that is."""
_MEMBERS = frozenset("mp mps mla mpp msp td tds deputy senator sits sat".split())
_RUNNERS = frozenset("candidate congressman congresswoman lawmaker legislator member representative".split())
_SEATS = frozenset("riding seat constituency division electorate".split())
_WON = frozenset("in for held lost retained".split())
_QUARTERS = frozenset("north south east west central".split())
"""What stands behind a town's or a county's name in those of its constituencies."""
_BEHIND = frozenset("county district governorate oblast prefecture province region".split())
_LOOSE = {
    "Region": _BEHIND | {"island", "peninsula", "river", "state", "valley"},
    "Facility": frozenset("dam jail mine prison".split()),
}
"""Nouns in small letters that a place of a kind is called with or without."""
_TOWARDS_GROUNDS = frozenset("at in for from to into inside".split())
"""What stands before "the" and a ground."""
_AMERICAN = "entity/etats-unis"
"""The country whose universities are called after their states: "Ohio State"."""


def weigh_kind_of_place(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> None:
    """Count the noun that a place is told to be with, and what bases are called."""
    tokens = parsed.tokens
    before = [t.lower for t in tokens[max(name.start - 2, 0) : name.start]]
    if len(before) == 2 and before[1] == "of" and before[0] in _KINDS and _is_its_name(name.start - 2, parsed):
        name.add("kind before", {_KINDS[before[0]]: PINNED})
    if _is_state(name, parsed, gazetteer):
        name.add("kind behind", {"Region": PINNED})
    if (
        _is_part_of_town(name, parsed, gazetteer)
        or (before[-1:] and before[-1] in _IN_SPACE)
        or _is_river(name, parsed)
    ):
        name.add("part of the world", {"Region": PINNED})
    last = tokens[name.end - 1]
    person = gazetteer.is_first_name(tokens[name.start].text)
    if last.lower in _LANDSCAPE and last.capitalised and 1 < name.end - name.start < 4 and not person:
        name.add("landscape", {"Region": PINNED})
    fort = tokens[name.start].text == "Fort" and name.end - name.start == 2
    if fort and not gazetteer.is_city(parsed.text(name.start, name.end)):
        name.add("fort", {"Facility": 3.0})


def weigh_inhabited(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> None:
    """ "Airlie Beach mayor Mike Brunker", "Coffs Harbour residents", "Tom Reed, 34, of Darwin": who lives there."""
    before = [t.text for t in parsed.tokens[max(name.start - 4, 0) : name.start]]
    aged = len(before) == 4 and before[0] == before[2] == "," and before[1].isdigit() and before[3] == "of"
    known = gazetteer.lookup(parsed.text(name.start, name.end))
    if aged and name.end - name.start < 4 and (not known or any(entry.type == "City" for entry in known)):
        name.add("home", {"City": PINNED})
    behind = parsed.tokens[name.end].lower if name.end < parsed.sentence_of(name.start).end else ""
    if behind in _INHABITANTS and name.weight("Person") < 2.5:
        kind, weight = _INHABITANTS[behind]
        name.add("inhabited", {kind: weight})


def weigh_based(name: Candidate, parsed: ParsedText) -> None:
    """ "Rotterdam-based Havenkraan"."""
    words = [t.lower for t in parsed.tokens[max(name.start - 2, 0) : name.start]]
    if words == ["-", "based"] and name.end - name.start == 1:
        name.add("based", {"Company": 2.5})


def weigh_seat(name: Candidate, parsed: ParsedText) -> None:
    """ "the MP for Lalor", "senator from Kaduna North", "the seat of Denison": what one sits for is a place."""
    words = [t.lower.rstrip(".") for t in parsed.tokens[max(name.start - 2, 0) : name.start]]
    if len(words) < 2:
        return
    who, link = words
    if link == "for" and who in _MEMBERS:
        name.add("seat", {"Region": PINNED})
    elif (link in ("for", "from") and who in _MEMBERS | _RUNNERS) or (link == "of" and who in _SEATS):
        name.add("seat", {"Region": 2.5})
    elif link in _WON and _is_part_of_the_vote(name, parsed):
        name.add("seat", {"Region": PINNED})


def _is_part_of_the_vote(name: Candidate, parsed: ParsedText) -> bool:
    """ "Dublin Bay North", "Stoke-on-Trent Central": a place and a quarter of the sky."""
    last = parsed.tokens[name.end - 1]
    return name.end - name.start > 1 and last.capitalised and last.lower in _QUARTERS


def without_kind(name: str, kind: str, gazetteer: Gazetteer) -> str:
    """The "Anbar" of "Anbar province", the "Kariba" of "Kariba dam", unless something else is called so; else ""."""
    own, _, noun = name.rpartition(" ")
    if noun not in _LOOSE.get(kind, ()) or not own[:1].isupper() or " of " in own:
        return ""
    entries = gazetteer.lookup(own)
    other = any(entry.type != kind for entry in entries) or (not entries and gazetteer.is_city(own))
    return "" if other else own.removeprefix("the ")


def _is_its_name(index: int, parsed: ParsedText) -> bool:
    """Whether what follows a noun for places and "of" is the name of the place."""
    noun, before = parsed.tokens[index], parsed.tokens[max(index - 1, 0)].lower
    return not noun.capitalised and before not in _ONE_OF_MANY and not before.endswith("est")


def _is_part_of_town(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> bool:
    """ "the suburb of Dulwich", "Dulwich, a leafy suburb of London", unless it is itself a town that lists know."""
    tokens, first, end = parsed.tokens, name.start, name.end
    if gazetteer.is_city(parsed.text(first, end)):
        return False
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in _PARTS_OF_TOWNS:
        return not tokens[first - 2].capitalised
    words = [t.lower for t in tokens[end : min(end + 7, parsed.sentence_of(first).end)]]
    if words[:1] != [","] or words[1:2] not in (["a"], ["an"], ["the"]):
        return False
    noun = next((i for i, word in enumerate(words[2:-1], 2) if word in _PARTS_OF_TOWNS), 0)
    return bool(noun) and words[noun + 1] in ("of", "in", "near", "outside", "on", "where", "east", "west")


def _is_river(name: Candidate, parsed: ParsedText) -> bool:
    """ "the Buvuma and the Kagera have burst their banks"."""
    tokens, end = parsed.tokens, parsed.sentence_of(name.start).end
    if name.end - name.start > 1 or tokens[name.start - 1].lower != "the":
        return False
    words = [t.lower for t in tokens[name.end : min(name.end + 8, end)]]
    banks = next((i for i, pair in enumerate(pairwise(words)) if pair in _FLOWING), -1)
    return banks >= 0 and words[banks + 2 : banks + 3] == ["banks"]


def _is_state(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> bool:
    """ "Benue State", "Aceh Province": what lists know for a region, with its kind behind it."""
    if name.end - name.start < 2:
        return False
    kind = parsed.tokens[name.end - 1].lower
    known = gazetteer.lookup(parsed.text(name.start, name.end - 1))
    regions = [entry for entry in known if "Region" in entry.types]
    foreign = kind == "state" and not any(entry.country.endswith(_AMERICAN) for entry in regions)
    return bool(regions) and (foreign or kind in _BEHIND)


def weigh_ground(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    """ "at the Emirates", "heads for the Etihad": in a report on games, the ground of that name and not the firm."""
    tokens = parsed.tokens
    if name.start < 2 or tokens[name.start - 1].lower != "the" or tokens[name.start - 2].lower not in _TOWARDS_GROUNDS:
        return
    grounds = [e for e in gazetteer.lookup(parsed.text(name.start, name.end)) if e.type == "Facility"]
    words = {word for token in tokens for word in (token.lower, token.lemma)}
    if grounds and len(words & (lexicon.game_words | lexicon.team_people | lexicon.match_verbs)) > 1:
        name.entry = None
        name.add("ground", {"Facility": PINNED})
