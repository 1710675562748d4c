"""English names put right at their ends: what a list of names glued together, and the numbers that belong to them.

"Sue Gardiner Jr. | YouTube" are two, so are "Amnesty International | and | Human Rights Watch" and "Libertarian | Ann
Malloy", and "Labour | 258" counts seats. "Human Rights Act 1998", "2004 Indian Ocean earthquake" and "Convention on the
Law of the Sea" are one each.
"""

from __future__ import annotations

from dataclasses import replace

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText, Token

_SUFFIXES = frozenset(("jr", "sr", "jnr", "snr"))
_TOPIC = frozenset("on for against relating concerning".split())
_INSIDE = frozenset("of the and to".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())


def mend(candidates: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Candidate]:
    """The candidates of an English document within better bounds, sorted; what a longer one takes in is none."""
    mender = _Mender(parsed, gazetteer, lexicon)
    parts = [part for candidate in candidates for part in mender.apart(candidate)]
    wings = {i for c in parts if c.has("whole") for i in range(c.start + 1, c.end)}
    parts = mender.with_makers([part for part in parts if part.start not in wings and not mender.is_half(part, parts)])
    taken = {index for candidate in parts for index in mender.complete(candidate)}
    return sorted((c for c in parts if c.start not in taken or c.has("completed")), key=lambda c: (c.start, -c.end))


class _Mender:
    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.gazetteer = gazetteer
        self.cues = lexicon.name_cues
        self.kinds = lexicon.class_nouns
        self.calendar = lexicon.calendar
        self.parties = lexicon.party_words
        self.offices = {phrase for phrase in lexicon.person_roles if len(phrase) > 1}

    def apart(self, candidate: Candidate) -> list[Candidate]:
        """The names that a candidate is made of: mostly itself, none where it only is an office."""
        if candidate.kind != "name":
            return [candidate]
        if self._is_more_than_listed(candidate):
            candidate.entry = None
        self._grow(candidate)
        candidate.start += self._are_siblings(candidate)
        while candidate.end - candidate.start > 1 and self._is_no_end(candidate):
            candidate.end -= 1
        if tuple(t.lower for t in self.tokens[candidate.start : candidate.end]) in self.offices:
            return []
        if self._is_from_somewhere(candidate):
            last = candidate.end - 1
            party = replace(candidate, start=last, entry=None, evidence=[("partisan", {"PoliticalParty": PINNED})])
            return [self._rest(replace(candidate, end=last), candidate.start), party]
        for index in range(candidate.start + 1, candidate.end - 1):
            token = self.tokens[index]
            if self._is_partisan(candidate.start, index):
                party = replace(candidate, end=index, entry=None, evidence=[("partisan", {"PoliticalParty": 3.0})])
                return [party, replace(candidate, start=index, entry=None, evidence=list(candidate.evidence))]
            if token.lower.rstrip(".") in _SUFFIXES and self.tokens[index + 1].capitalised:
                return [replace(candidate, end=index + 1), self._rest(candidate, index + 1)]
            if token.lower in ("at", "for") and self._is_contest(index - 1):
                return [replace(candidate, end=index), self._rest(candidate, index + 1)]
            if token.lower in ("and", "or") and self.tokens[index + 1].text == "The" and index + 2 < candidate.end:
                return [replace(candidate, end=index, entry=None), self._rest(candidate, index + 1)]
            if token.lower in ("and", "or") and self.tokens[index + 1].lower in _BEFORE_NAMES:
                rest = [self._rest(candidate, index + 2)] if self.tokens[index + 2].capitalised else []
                return [replace(candidate, end=index, entry=None), *rest]
            house = candidate.end == index + 2 == candidate.start + 3 and self.tokens[index + 1].lower in _HOUSES
            if token.lower == "'s" and not house and self._owns(candidate.start, index):
                owner = replace(candidate, end=index, entry=None, evidence=[("capitals", {"Organization": 0.9})])
                return [owner, self._rest(candidate, index + 1)]
            if token.lower == "and" and self._are_listed(candidate, index):
                return [replace(candidate, end=index, entry=None), self._rest(candidate, index + 1)]
            if token.lower == "and" and (
                self._are_numbered(index) or self._are_known(candidate.start, index, candidate.end)
            ):
                return [replace(candidate, end=index, entry=None), self._rest(candidate, index + 1)]
        return [candidate]

    def _is_from_somewhere(self, candidate: Candidate) -> bool:
        """ "a Massachusetts | Democrat": a place, and one of a party's people; the "Baltic Greens" are a party."""
        last = candidate.end - 1
        word = self.tokens[last].lower
        if last == candidate.start or (word,) not in self.parties or word.endswith("s"):
            return False
        places = self.gazetteer.lookup(self.parsed.text(candidate.start, last))
        return bool(places) and places[0].type in ("Region", "City")

    def _are_siblings(self, candidate: Candidate) -> bool:
        """ "Sisters | Venus and Serena Williams": what two are called, before the first of their names."""
        first, behind = self.tokens[candidate.start], self.tokens[candidate.end : candidate.end + 2]
        called = candidate.end - candidate.start > 1 and first.text in ("Brothers", "Sisters")
        two = len(behind) == 2 and behind[0].lower == "and" and behind[1].capitalised
        return called and two and self.gazetteer.is_first_name(self.tokens[candidate.start + 1].text)

    def _grow(self, candidate: Candidate) -> None:
        """Take in what is glued on, a party's wing, a university's town, and a place that letters behind stand for."""
        end = candidate.end
        candidate.start -= self._is_behind_saint(candidate.start)
        candidate.end = (
            self._agreement(candidate)
            or self._saint(candidate)
            or self._cause(candidate)
            or self._glued(end)
            or self._wing(candidate)
            or self._campus(candidate)
            or self._spelt_out(end)
            or end
        )
        if candidate.end > end:
            candidate.entry = None
        if self.tokens[candidate.end - 1].text == ")":
            candidate.add("whole", {"PoliticalParty": PINNED})
        elif candidate.end > end and self.tokens[end].lower in ("for", "'s"):
            candidate.add("whole", {})

    def _agreement(self, candidate: Candidate) -> int:
        """ "Japan–Philippines | Economic Partnership Agreement": capitals up to a word for laws."""
        sentence = self.parsed.sentence_of(candidate.start)
        end = candidate.end
        while end < sentence.end and self.tokens[end].capitalised and self.tokens[end].common:
            end += 1
        law = end > candidate.end and self._is_law(self.tokens[end - 1]) and not sentence.headline
        return end if law and candidate.weight("Person") <= 0 else 0

    def _is_behind_saint(self, start: int) -> bool:
        """ "St. | Bernard Parish": what bears a saint's name."""
        before = self.tokens[start - 1] if start > self.parsed.sentence_of(start).start else None
        return before is not None and before.text in ("St.", "Ste.")

    def _saint(self, candidate: Candidate) -> int:
        """ "St. Joseph | 's Health Centre": a place that bears a saint's name."""
        end = behind = candidate.end
        if self.tokens[candidate.start].lower.rstrip(".") not in ("st", "saint") or end + 1 >= len(self.tokens):
            return 0
        known = self.gazetteer.lookup(self.parsed.text(candidate.start, end))
        if self.tokens[end].lower != "'s" or any(entry.type == "City" for entry in known):
            return 0  # "St Petersburg's Mikhailovsky Theater"
        while behind + 1 < len(self.tokens) and self.tokens[behind + 1].capitalised and behind - end < 3:
            behind += 1
        last = self.tokens[behind].lower
        kinds = {kind for phrase, found in self.cues.get(last, ()) if phrase == (last,) for kind in found}
        return behind + 1 if kinds & {"Facility", "Organization", "EducationalInstitution"} else 0

    def _cause(self, candidate: Candidate) -> int:
        """ "Sports Center | for the Disabled", "Society | for the Prevention of Cruelty": what a body is for."""
        last = self.tokens[candidate.end - 1]
        bodies = any(
            phrase == (last.lower,) and "Organization" in kinds for phrase, kinds in self.cues.get(last.lower, ())
        )
        if not (last.capitalised and bodies) or not self._is_for_all(candidate.end):
            return 0
        limit = self.parsed.sentence_of(candidate.start).end
        return self._capitals_end(candidate.end + 2, min(limit, candidate.end + 8))

    def _is_for_all(self, index: int) -> bool:
        words = [t.lower for t in self.tokens[index : index + 2]]
        return words == ["for", "the"] and index + 2 < len(self.tokens) and self.tokens[index + 2].common

    def _glued(self, end: int) -> int:
        """Past the rest of a type's number: "Boeing 737 | -800"."""
        tokens = self.tokens[end - 1 : end + 2]
        if len(tokens) < 3 or not tokens[0].text[-1:].isdigit() or tokens[1].text != "-":
            return 0
        whole = tokens[0].end == tokens[1].start and tokens[1].end == tokens[2].start and tokens[2].text[:1].isdigit()
        return end + 2 if whole and (self.tokens[end - 2].capitalised or not tokens[0].text.isdigit()) else 0

    def is_half(self, name: Candidate, names: list[Candidate]) -> bool:
        """Whether a name is only the end of a party's: the "Democrat" of "Liberal Democrat"."""
        around = (o for o in names if o.kind == "name" and o.start < name.start and name.end <= o.end)
        return any(tuple(t.lower for t in self.tokens[o.start : o.end]) in self.parties for o in around)

    def with_makers(self, names: list[Candidate]) -> list[Candidate]:
        """The names, those of craft behind their makers': "Boeing | 737-800", "Airbus | A330"."""
        kept = list(names)
        for maker in names:
            end = self._model_behind(maker)
            if end:
                model = Candidate(maker.start, end, evidence=[("model of a maker", {"Product": PINNED})])
                kept = [c for c in kept if not maker.start <= c.start < end] + [model]
        return kept

    def _model_behind(self, maker: Candidate) -> int:
        """Where the number of a type ends that stands right behind its maker, or 0."""
        last = maker.end
        entries = self.gazetteer.lookup(self.parsed.text(maker.start, last))
        if not entries or entries[0].type != "Company" or last >= len(self.tokens):
            return 0
        token, end = self.tokens[last], self._glued(last + 1) or last + 1
        mixed = any(c.isdigit() for c in token.text) and token.text[:1].isupper()
        article = maker.start and self.tokens[maker.start - 1].lower in ("a", "an", "the")
        flies = self.tokens[maker.end - 1].lower in _PLANEMAKERS
        numbered = token.text.isdigit() or (token.text[:-1].isdigit() and token.text[-1] == "s")
        craft = numbered and len(token.text) in (3, 4) and (article or flies or end > last + 1)
        while flies and craft and end < len(self.tokens) and end < last + 3 and self._is_version(end):
            end += 1
        return end if token.sentence == self.tokens[last - 1].sentence and (mixed or craft) else 0

    def _is_version(self, index: int) -> bool:
        """ "Boeing 787 | Dreamliner", "737 | MAX | 8s"."""
        token = self.tokens[index]
        return token.sentence == self.tokens[index - 1].sentence and (token.capitalised or token.text[:1].isdigit())

    def _wing(self, candidate: Candidate) -> int:
        """ "Communist Party of Nepal | (Maoist)": which of the parties of one name."""
        words = [t.lower for t in self.tokens[candidate.start : candidate.end]]
        end = candidate.end
        close = next((i for i in range(end + 2, min(end + 6, len(self.tokens))) if self.tokens[i].text == ")"), 0)
        if "party" not in words[:-1] or not close or self.tokens[end].text != "(":
            return 0
        inside = [t for t in self.tokens[end + 1 : close] if t.text != "-"]
        named = all(t.capitalised and not t.text.isupper() for t in inside)
        return close + 1 if named and not self.gazetteer.lookup(self.parsed.text(end + 1, close)) else 0

    def _campus(self, candidate: Candidate) -> int:
        """ "University of California | , Davis"."""
        words = [t.lower for t in self.tokens[candidate.start : candidate.end]]
        town = candidate.end + 1
        if words[:2] != ["university", "of"] or town >= len(self.tokens) or self.tokens[candidate.end].text != ",":
            return 0
        states = self.gazetteer.lookup(self.parsed.text(candidate.start + 2, candidate.end))
        towns = self.gazetteer.is_city(self.tokens[town].text) or not self.tokens[town].common
        region = any(entry.type == "Region" for entry in states)
        return town + 1 if region and towns and self.tokens[town].capitalised else 0

    def _spelt_out(self, end: int) -> int:
        """ "United Nations Mission | in Nepal (UNMIN)": the letters tell that the place is part of the name."""
        limit = min(self.parsed.sentence_of(end - 1).end, end + 5)
        opening = next((i for i in range(end + 2, limit - 2) if self.tokens[i].text == "("), 0)
        if not opening or self.tokens[end].lower not in ("in", "for", "of") or self.tokens[opening + 2].text != ")":
            return 0
        letters, last = self.tokens[opening + 1].text, self.tokens[opening - 1]
        capitals = [t for t in self.tokens[end + 1 : opening] if t.capitalised or t.lower != "the"]
        named = bool(capitals) and all(t.capitalised for t in capitals) and self.tokens[end - 1].capitalised
        return opening if named and len(letters) > 3 and letters.isupper() and last.text[0] in letters[2:] else 0

    def _is_partisan(self, start: int, index: int) -> bool:
        """ "Libertarian | Ann Malloy", "Liberal Democrat | Gail Coleshill": one of a party's people, by name."""
        words = tuple(t.lower for t in self.tokens[start:index])
        known = self.gazetteer.is_first_name(self.tokens[index].text) and self.tokens[index + 1].capitalised
        return words in self.parties and known and not self.gazetteer.is_first_name(self.tokens[start].text)

    def _is_contest(self, index: int) -> bool:
        """Whether a contest's name ends there: "the Malaysian Grand Prix | for Norvane"."""
        word = self.tokens[index].lower
        if word in _TALKS:
            return False  # "the World Conference for Peace"
        return any(phrase == (word,) and kinds == ("Event",) for phrase, kinds in self.cues.get(word, ()))

    def _is_more_than_listed(self, candidate: Candidate) -> bool:
        """ "New York City | Subway": the entry is that of a part of the name."""
        if candidate.entry is None or candidate.end - candidate.start == 1 or candidate.has("state"):
            return False
        text = self.parsed.text(candidate.start, candidate.end)
        return not text.isupper() and candidate.entry not in self.gazetteer.lookup(text)

    def _rest(self, candidate: Candidate, start: int) -> Candidate:
        found = [(cue, kinds) for cue, kinds in candidate.evidence if "Person" not in kinds]
        return replace(candidate, start=start, entry=None, evidence=[*found, ("capitals", {"Organization": 0.9})])

    def _is_no_end(self, candidate: Candidate) -> bool:
        """Whether a mark ends a name, or the seats of a party: "Norvane Games | '", "Labour | 258"."""
        last = self.tokens[candidate.end - 1]
        words = tuple(t.lower for t in self.tokens[candidate.start : candidate.end - 1])
        address = last.text in ("Sir", "Dame", "Lord", "Dr")  # "Chief Medical Officer | Sir"
        return last.text in (":", ";", ",", "'") or address or (last.text.isdigit() and words in self.parties)

    def _are_numbered(self, index: int) -> bool:
        """ "Left 4 Dead 2 | and | Half-Life 2": a number ends the name before "and"."""
        return self.tokens[index - 1].text[-1:].isdigit() and self.tokens[index + 1].capitalised

    def _are_known(self, start: int, middle: int, end: int) -> bool:
        """Whether lists know the names on both sides of "and", and one of them for nothing else: "Fox | News Corp"."""
        if self.gazetteer.lookup(self.parsed.text(start, end)):
            return False
        names = (self.parsed.text(start, middle), self.parsed.text(middle + 1, end).removesuffix("."))
        known = [self.gazetteer.lookup(name) for name in names]
        return all(known) and any(not entry.ambiguous for entries in known for entry in entries)

    def _are_listed(self, candidate: Candidate, index: int) -> bool:
        """Whether a noun in the plural tells of several: "the channels | Quest | and | Really"."""
        start, end = candidate.start, candidate.end
        noun = self.tokens[start - 1] if start else None
        if noun is None or noun.pos != "NOUN" or noun.number != "p" or not self.tokens[index + 1].capitalised:
            return False
        if not any(phrase == (noun.lemma,) for phrase, _ in self.kinds.get(noun.lemma, ())):
            return False
        links = [i for i in range(start + 1, end - 1) if self.tokens[i].lower == "and"]
        known = [i for i in links if self.gazetteer.lookup(self.parsed.text(i + 1, end))]
        return index == (known or links)[0]

    def _owns(self, start: int, end: int) -> bool:
        """Whether words before "'s" are a body's whole name: "Disney | Marvel", "Royal Norvane Company | Hamlet"."""
        if self.gazetteer.lookup(self.parsed.text(start, end + 1)):
            return False  # "McDonald's Corporation"
        words = self.tokens[start:end]
        kinds = {kind for phrase, found in self.cues.get(words[-1].lower, ()) if len(phrase) == 1 for kind in found}
        named = len(words) > 1 and all(t.capitalised or t.lower in _INSIDE for t in words)
        known = (entry.types[0] in _OWNERS for entry in self.gazetteer.lookup(self.parsed.text(start, end)))
        return (named and bool(kinds & _OWNERS)) or any(known)

    def complete(self, candidate: Candidate) -> range:
        """Let a law keep its year and its topic, and an event its date; the tokens behind it that it takes in."""
        if candidate.kind == "adjective":
            return range(0)
        start, end = candidate.start, candidate.end
        if self._is_law(self.tokens[end - 1]) and self.tokens[end - 1].capitalised:
            candidate.end = self._year_behind(end) or self._topic_behind(end) or end
        elif candidate.kind == "nominal" and candidate.head_class == "Event":
            candidate.start = self._date_before(start)
        if (candidate.start, candidate.end) != (start, end):
            candidate.entry = None
            candidate.add("completed", {"Law": PINNED} if candidate.end > end else {})
        return range(end, candidate.end)

    def _is_law(self, token: Token) -> bool:
        return any(phrase == (token.lower,) and "Law" in kinds for phrase, kinds in self.cues.get(token.lower, ()))

    def _year_behind(self, index: int) -> int:
        """Past the year or the number of an act: "Human Rights Act | 1998", "UN Resolution | 1973"."""
        limit = self.parsed.sentence_of(index - 1).end
        year = index + (index < limit and self.tokens[index].lower == "of")
        text = self.tokens[year].text if year < limit else ""
        dated = _is_year(text)
        numbered = text.isdigit() and self.tokens[index - 1].lower == "resolution" and year == index
        return year + 1 if dated or numbered else 0

    def _topic_behind(self, index: int) -> int:
        """Past what a convention is on, where it is written with capitals: "Convention | on the Law of the Sea"."""
        limit = self.parsed.sentence_of(index - 1).end
        if index >= limit or self.tokens[index].lower not in _TOPIC or self.tokens[index - 1].lower not in _TREATIES:
            return 0
        return self._capitals_end(index + 1, min(limit, index + 9))

    def _capitals_end(self, start: int, limit: int) -> int:
        """Past the last common word with a capital, with small words between; 0: there is none."""
        end = 0
        for step in range(start, limit):
            token = self.tokens[step]
            if token.lower in self.calendar:
                break  # "Democratic National Convention | on Tuesday"
            if token.capitalised and (token.common or token.lower.endswith("s")):
                end = step + 1
            elif token.lower not in _INSIDE:
                break
        return end

    def _date_before(self, index: int) -> int:
        """From where an event's date stands: "the | 2004 Indian Ocean earthquake", "7 July 2005 London bombings"."""
        if not index or not _is_year(self.tokens[index - 1].text):
            return index
        first = index - 1
        if first > 1 and self.tokens[first - 1].lower in _MONTHS:
            first -= 1 + self.tokens[first - 2].text.isdigit()
        opens = first == self.parsed.sentence_of(index).start or self.tokens[first - 1].lower == "the"
        return first if opens else index


_OWNERS = frozenset(("Company", "EducationalInstitution", "Facility", "MediaOutlet", "Organization"))
_HOUSES = frozenset("bar church hall hotel inn pub restaurant tavern theater theatre".split())
"""What is called by the name of who built or kept it: "Ford's Theatre"."""
_PLANEMAKERS = frozenset("airbus boeing bombardier embraer fokker".split())
_TALKS = frozenset("conference convention debate festival forum rally summit".split())
_BEFORE_NAMES = frozenset("as at by for from in on to with".split())
"""What follows an "and" between two names, not inside one: "The Good Wife and | for | Sex and the City"."""
_TREATIES = frozenset("convention treaty protocol agreement pact accord".split())


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("17", "18", "19", "20")
