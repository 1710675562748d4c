"""English names behind whose they are: "Ken Loach's | Kes", "Bakari's | Party of Unity"; "Ford's Theatre" is one.

In a text on films, books or plays, what is a person's and no known body is a work, whatever the title holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.discourse import PINNED
from kg.entities.candidate import ANYTHING, Candidate
from kg.entities.english_works import is_on_works
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.entities.typing import family
from kg.syntax import ParsedText

OWNED_WORK = "work of whoever stands before it"
"""The cue of a name behind a person's "'s", in a text on works."""

_LONGEST = 4
"""Words of a person's name."""
_LINKS = frozenset("of the a an".split())
"""Small words that titles hold."""
_LOOSE_LINKS = frozenset("by for from in on to up with without".split())
"""Small words that titles hold, and that lead from titles to where and with whom they are shown as well."""
_PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le van von".split())
_MARKS = frozenset(("'s", "'"))
_IN_TITLES = frozenset(("Event", "Facility", "MediaOutlet", "Product", "Region"))
"""Kinds whose words titles end in as well: "Bright Star", "Howards End"."""
_SAINTS = frozenset("saint st ste".split())
_LEADING = frozenset("against for from over to".split())
"""What leads from one name to whose the next one is."""


def apart_from_owners(
    names: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon
) -> list[Candidate]:
    """The names of an English document, those that begin with whose they are in two, and titles behind such whole."""
    owners = _Owners(parsed, gazetteer, lexicon)
    taken = {(name.start, name.end) for name in names}
    parts = [p for name in names for p in owners.parts(name) if p is name or (p.start, p.end) not in taken]
    if not owners.on_works:
        return sorted(parts, key=lambda c: (c.start, -c.end))
    for start, end in list(owners.titles(parts)):
        inside = [c for c in parts if start <= c.start and c.end <= end]
        like_a_person = any(
            c.weight("Person") > 0 or gazetteer.is_first_name(parsed.tokens[c.start].text) for c in inside
        )
        if any(c.start < end and start < c.end for c in parts if c not in inside):
            continue
        title = Candidate(start, end)
        title.add(OWNED_WORK, {"Product": PINNED if like_a_person else 4.0})
        parts = [c for c in parts if c not in inside] + [title]
    return sorted(parts, key=lambda c: (c.start, -c.end))


class _Owners:
    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.gazetteer = gazetteer
        self.cues = lexicon.name_cues
        self.calendar = lexicon.calendar
        self.parties = lexicon.party_words
        self.arts = lexicon.arts_words
        self.on_works = is_on_works(parsed, lexicon)
        self.people = {(raw.start, raw.end) for raw in parsed.names if raw.label == "PERSON"}
        self.people |= {
            (start, k) for start, end in self.people for k in range(start, end) if self.tokens[k].lower in _MARKS
        }
        ends = (end - (self.tokens[end - 1].lower in _MARKS) for start, end in self.people if end - start > 1)
        self.last_names = {self.tokens[end - 1].text for end in ends}

    def parts(self, name: Candidate) -> Iterator[Candidate]:
        """What a name is made of: mostly itself."""
        start, end = name.start, name.end
        if name.kind != "name" or name.entry is not None:
            yield name
            return
        link = self._link(start, end)
        if link:
            yield replace(name, end=link)
            yield replace(name, start=link + 1, evidence=[("owner", {"Person": 2.6})])
            return
        for mark in range(start + 1, end):
            if self.tokens[mark].lower not in _MARKS or self._known(start, end):
                continue
            person = self._is_person(start, mark)
            behind = self.tokens[mark + 1] if mark + 1 < len(self.tokens) else None
            if mark + 1 == end and person and behind is not None and behind.text[:1].isalnum():
                name.end = mark  # "Ang Lee | 's"
            elif mark + 1 < end and (person or self._leads(start, mark, end)):
                owner = replace(name, end=mark, evidence=[("owner", {"Person": 2.6})])
                rest = [cue for cue in name.evidence if "Person" not in cue[1]]
                yield owner
                yield replace(name, start=mark + 1, evidence=[*rest, ("overlooked", ANYTHING)])
                return
        yield name

    def _link(self, start: int, end: int) -> int:
        """Where a name runs on to whose the next one is: "Movement | for | Bakari's Party", or 0."""
        if end + 1 >= len(self.tokens) or self.tokens[end].lower not in _MARKS or not self.tokens[end + 1].capitalised:
            return 0
        link, owner = end - 2, self.tokens[end - 1]
        if link <= start or not owner.capitalised or self._known(start, end):
            return 0
        joined = self.tokens[link].lower == "and" and (self._is_owned(start) or self._is_called(end - 1))
        leads = (self.tokens[link].lower in _LEADING and not owner.common) or joined
        return link if leads and self.tokens[link - 1].capitalised else 0

    def _is_owned(self, start: int) -> bool:
        """ "Ford's | Fiesta and Opel | 's Corsa"."""
        return start > 0 and self.tokens[start - 1].lower in _MARKS

    def _is_called(self, index: int) -> bool:
        """Whether a word is somebody's last name."""
        text = self.tokens[index].text
        return text in self.gazetteer.surnames or text in self.last_names

    def titles(self, names: list[Candidate]) -> Iterator[tuple[int, int]]:
        """Where titles behind people's "'s" begin and end."""
        first = {name.start: name for name in names if name.kind != "adjective"}
        for owner in names:
            start = owner.end + 1
            if owner.kind != "name" or start >= len(self.tokens) or self.tokens[owner.end].lower not in _MARKS:
                continue
            token, found = self.tokens[start], first.get(start)
            numbered = token.text.isdigit() and start + 1 < len(self.tokens) and self.tokens[start + 1].capitalised
            last_name = owner.end - owner.start == 1 and self._is_called(owner.start)
            if not (token.capitalised or numbered) or not (last_name or self._is_person(owner.start, owner.end)):
                continue
            if found is not None and (found.entry is not None or self._is_body(found) or self._is_prize(found)):
                continue
            people = self.gazetteer.place_of_demonym(token.text) is not None  # "Danny Boyle's | British crew"
            if people or (found is None and not numbered and (not token.common or self._is_calendar(start))):
                continue
            end = self._title_end(found.end if found is not None else start + 1, first)
            owner.add("owner", {"Person": 2.6})
            if not self._known(start, end):
                yield start, end

    def _title_end(self, end: int, names: dict[int, Candidate]) -> int:
        """Past small words with capitals behind them, where those name nobody and nothing else."""
        limit = self.parsed.sentence_of(end - 1).end
        while end < limit:
            behind = end
            while behind < limit and self.tokens[behind].lower in _LINKS | _LOOSE_LINKS and behind - end < 2:
                behind += 1
            if behind >= limit or not self.tokens[behind].capitalised or self._is_calendar(behind):
                return end
            loose = any(self.tokens[i].lower in _LOOSE_LINKS for i in range(end, behind))
            other = names.get(behind)
            if loose and (self.tokens[end - 1].pos == "PUNCT" or (other is not None and self._is_other(other))):
                return end
            end = other.end if other is not None else behind + 1
        return end

    def _is_other(self, name: Candidate) -> bool:
        """Whether a name behind a title stands for itself: "shown in | Toronto", "with | Matt Damon"."""
        return name.entry is not None or name.end - name.start > 1 or bool(self._known(name.start, name.end))

    def _is_person(self, start: int, end: int) -> bool:
        """Whether words are a person's first and last name."""
        words = self.tokens[start:end]
        if not 1 < len(words) <= _LONGEST or not all(t.capitalised or t.lower in _PARTICLES for t in words):
            return False
        if any(entry.type != "Person" for entry in self.gazetteer.lookup(self.parsed.text(start, end))):
            return False
        if words[0].lower.rstrip(".") in _SAINTS or self._kinds(words[-1].lower):
            return False
        seen = (start, end) in self.people or (start, end + 1) in self.people
        return seen or self.gazetteer.is_first_name(words[0].text)

    def _leads(self, start: int, mark: int, end: int) -> bool:
        """ "Bakari's | Party of Unity": a last name before a party's; "People's Party" is a name."""
        owner, rest = self.tokens[start], self.tokens[mark + 1 : end]
        if mark - start != 1 or owner.common or not owner.capitalised or owner.text.isupper():
            return False
        words = tuple(t.lower for t in rest)
        party = any("PoliticalParty" in self._kinds(word) for word in words)
        known = any(
            family(entry.type) == "Organization" for entry in self.gazetteer.lookup(self.parsed.text(mark + 1, end))
        )
        return known or words in self.parties or (party and len(rest) > 1)

    def _is_body(self, name: Candidate) -> bool:
        """Whether a word of a name says that it is no work's."""
        words = [t.lower for t in self.tokens[name.start : name.end]]
        if "&" in words:
            return True
        return tuple(words) in self.parties or bool(self._kinds(words[-1]) - _IN_TITLES)

    def _is_prize(self, name: Candidate) -> bool:
        """ "Sean Penn's | Oscar": a word of the arts alone is no title."""
        return name.end - name.start == 1 and self.tokens[name.start].lower in self.arts

    def _kinds(self, word: str) -> set[str]:
        """What a word in a name tells that it names."""
        return {kind for phrase, kinds in self.cues.get(word, ()) if phrase == (word,) for kind in kinds}

    def _is_calendar(self, index: int) -> bool:
        return self.tokens[index].lower in self.calendar

    def _known(self, start: int, end: int) -> bool:
        return bool(self.gazetteer.lookup(self.parsed.text(start, end)))
