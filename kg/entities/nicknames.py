"""Teams that an English report calls in several ways: "Leicester City" and "the Foxes", "Denver" and "the Broncos".

What the gazetteer lists as a team's nickname, and the first and the last words of its name, denote the team that the
text names. A town or country goes with its team where it plays, and stays a place where something is said to be there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from kg.discourse import Discourse, Participant, Reference
from kg.entities.gazetteer import Entry, Gazetteer
from kg.entities.groups import normalise
from kg.entities.lexicon import Lexicon
from kg.entities.national_sides import is_place
from kg.entities.teams import plays
from kg.entities.typing import family

Name = tuple[str, ...]

_NATIONAL = ("national", "team")
_LETTERS = frozenset("fc afc rfc cf sc rugby club".split())
"""What a club's name has beside its town or its own word."""
_NAMESAKES = frozenset(("City", "Region", "Country", "Company", "EducationalInstitution", "Organization"))
"""What gives a team its name: "Denver", "New England", "Argentina", "Gonzaga"."""
_ARTICLES = frozenset("the les los las la le die".split())
_BEHIND_DATELINES = frozenset("( , - – — :".split())
_HOSTING = frozenset("host hold stage welcome invite bid".split())
"""What towns and countries do for games, and teams do not."""


def join_nicknames(discourse: Discourse, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    """Give nicknames, and places that play, to the teams that the text names, in place."""
    teams = any(one.type == "SportsTeam" and one.salience > 0 for one in discourse.participants)
    if teams and discourse.parsed.document.language == "en":
        _Nicknames(discourse, _listed(gazetteer), lexicon).run()


class _Listed:
    """The teams of a gazetteer by what they may be called where they are named."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_iri: dict[str, Entry] = {}
        self.full: dict[Name, set[str]] = {}
        self.first: dict[Name, set[str]] = {}
        self.last: dict[Name, set[str]] = {}
        for entry in entries:
            if entry.type == "SportsTeam":
                self._add(entry)

    def _add(self, entry: Entry) -> None:
        self.by_iri[entry.iri] = entry
        for label in {entry.label, *entry.aliases}:
            self.full.setdefault(normalise(label), set()).add(entry.iri)
        words = normalise(entry.label)
        for cut in range(1, len(words)):
            self.first.setdefault(words[:cut], set()).add(entry.iri)
            if words[cut:] != _NATIONAL[-len(words[cut:]) :] and not set(words[cut:]) & _LETTERS:
                self.last.setdefault(words[cut:], set()).add(entry.iri)
        for name in entry.nicknames:
            self.last.setdefault(normalise(name), set()).add(entry.iri)


@lru_cache(maxsize=4)
def _listed(gazetteer: Gazetteer) -> _Listed:
    return _Listed(gazetteer.entries)


class _Nicknames:
    def __init__(self, discourse: Discourse, listed: _Listed, lexicon: Lexicon) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.listed = listed
        self.lexicon = lexicon
        self.named: dict[int, list[Reference]] = {}
        for reference in discourse.references:
            if len(reference.participants) == 1:
                self.named.setdefault(reference.participants[0], []).append(reference)

    def run(self) -> None:
        everyone = [one for one in self.discourse.participants if one.salience > 0]
        for nickname in everyone:
            teams = self._called(nickname, self.listed.last) if self._may_be_nickname(nickname) else set()
            found = self._best(nickname, teams, [one for one in everyone if one.type == "SportsTeam"]) if teams else []
            found = self._just_named(nickname, found) if len(found) > 1 else found
            if len(found) == 1:
                self._move(nickname, found[0], self.named[nickname.index])
        for team in everyone:
            if team.type == "SportsTeam" and team.salience > 0:
                self._take_namesakes(team, everyone)
        self.discourse.index()

    def _may_be_nickname(self, one: Participant) -> bool:
        """Whether it is always called by a name, and unknown but as a team; people and places bear no article."""
        own = self.named.get(one.index, ())
        if not own or self._is_full(one):
            return False
        if one.type == "SportsTeam":
            return True
        if one.iri or any(r.kind != "name" for r in own):
            return False
        if family(one.type) == "Organization" and one.type != "GovernmentBody":
            return True
        tokens = self.parsed.tokens
        return all(
            tokens[r.start].lower in _ARTICLES or (r.start and tokens[r.start - 1].lower in _ARTICLES) for r in own
        )

    def _is_full(self, one: Participant) -> bool:
        """Whether lists know one of its names for a team's, and for no team's nickname: "Newcastle United"."""
        keys = {normalise(name) for name in (one.name, *one.aliases)}
        return any(key in self.listed.full and key not in self.listed.last for key in keys)

    def _called(self, one: Participant, table: dict[Name, set[str]]) -> set[str]:
        """IRIs of the teams that one of its names may stand for."""
        return {iri for name in (one.name, *one.aliases) for iri in table.get(normalise(name), ())}

    def _best(self, nickname: Participant, teams: set[str], others: list[Participant]) -> list[Participant]:
        """The teams of the text that bear the nickname: those named in full, or else by a part of their name."""
        others = [one for one in others if one is not nickname and one.salience > 0]
        full = [one for one in others if one.iri in teams or self._called(one, self.listed.full) & teams]
        if full:
            return full
        return [
            one
            for one in others
            if self._called(one, self.listed.first) & teams
            or (one.index < nickname.index and self._called(one, self.listed.last) & teams)
        ]

    def _just_named(self, nickname: Participant, found: list[Participant]) -> list[Participant]:
        """Those that a sentence just before the nickname names: "left for Chelsea. The Blues have"."""
        first = min(self.named[nickname.index], key=lambda r: r.start).start
        sentence = self.parsed.tokens[first].sentence
        sentences = {
            one.index: [self.parsed.tokens[r.start].sentence for r in self.named.get(one.index, ()) if r.start < first]
            for one in found
        }
        return [one for one in found if any(sentence - 1 <= s <= sentence for s in sentences[one.index])]

    def _take_namesakes(self, team: Participant, everyone: list[Participant]) -> None:
        """Give a team the places and schools by which it is called where they play."""
        teams = {team.iri} & self.listed.by_iri.keys() or self._called(team, self.listed.full)
        teams = teams or self._called(team, self.listed.last)
        for place in everyone:
            if place.type not in _NAMESAKES or place.salience <= 0 or self._has_other_team(place, team, everyone):
                continue
            if self._called(place, self.listed.first) & teams:
                own = [r for r in self.named.get(place.index, ()) if self._is_meant(r)]
                self._move(place, team, own)

    def _has_other_team(self, place: Participant, team: Participant, everyone: list[Participant]) -> bool:
        """Whether the text has another team of the place: "New York" beside the Giants and the Jets."""
        teams = self._called(place, self.listed.first)
        others = (one for one in everyone if one is not team and one.type == "SportsTeam" and one.salience > 0)
        return any(
            one.iri in teams or teams & (self._called(one, self.listed.full) | self._called(one, self.listed.last))
            for one in others
        )

    def _is_meant(self, reference: Reference) -> bool:
        """Whether a place's name stands for its team."""
        if reference.kind != "name" or is_place(self.parsed, reference):
            return plays(self.parsed, reference, self.lexicon) if reference.kind == "name" else False
        tokens = self.parsed.tokens
        if self._is_dateline(reference):
            return False
        head = tokens[reference.head]
        if head.dep == "conj":
            head = tokens[head.head]
        spoken = tokens[head.head].lemma in _HOSTING | self.lexicon.state_verbs
        acts = head.dep == "nsubj:pass" or (head.dep == "nsubj" and not spoken)
        return acts or self._has_person(reference) or plays(self.parsed, reference, self.lexicon)

    def _is_dateline(self, reference: Reference) -> bool:
        """ "ATLANTA (Agency) - ", "DENVER, Jan. 12"."""
        tokens = self.parsed.tokens
        opens = self.parsed.sentence_of(reference.start).start == reference.start
        return opens and tokens[reference.start].text.isupper() and tokens[reference.end].text in _BEHIND_DATELINES

    def _has_person(self, reference: Reference) -> bool:
        """ "Seattle's | Marshawn Lynch"."""
        tokens = self.parsed.tokens
        if reference.end + 1 >= len(tokens) or tokens[reference.end].lower not in ("'s", "’s"):
            return False
        owned = self.discourse.outermost(reference.end + 1)
        return owned is not None and self.discourse.participants[owned.participants[0]].type == "Person"

    def _move(self, one: Participant, team: Participant, moved: list[Reference]) -> None:
        """Let references of a participant denote the team instead."""
        if not moved:
            return
        numbers = {id(reference) for reference in moved}
        self.discourse.references = [
            replace(r, participants=(team.index,), rule="called by its team", weight=min(r.weight, 0.9))
            if id(r) in numbers
            else r
            for r in self.discourse.references
        ]
        own = [r for r in self.discourse.references if r.participants == (one.index,)]
        self.named[one.index] = own
        self.named[team.index] = [r for r in self.discourse.references if r.participants == (team.index,)]
        if own:
            team.aliases.add(one.name)
        else:
            team.aliases |= {one.name, *one.aliases}
        team.aliases.discard(team.name)
        if not team.iri and not own and one.type == "SportsTeam":
            team.iri, team.identifiers = one.iri, set(one.identifiers)
        team.salience += len(moved)
        one.salience = len(own)
