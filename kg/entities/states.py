"""Places as American news writes them: "Dearborn, Mich.", "(R-Ga.)", and datelines, "COLUMBUS, Ohio (AP) —"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.datelines import DATELINE
from kg.entities.gazetteer import Entry, Gazetteer
from kg.syntax import ParsedText, Token

_SHORT = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "colo": "Colorado",
    "conn": "Connecticut", "del": "Delaware", "fla": "Florida", "ga": "Georgia", "ill": "Illinois", "ind": "Indiana",
    "kan": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts",
    "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "mont": "Montana",
    "neb": "Nebraska", "nev": "Nevada", "nh": "New Hampshire", "nj": "New Jersey", "nm": "New Mexico",
    "ny": "New York", "nc": "North Carolina", "nd": "North Dakota", "okla": "Oklahoma", "ore": "Oregon",
    "pa": "Pennsylvania", "ri": "Rhode Island", "sc": "South Carolina", "sd": "South Dakota", "tenn": "Tennessee",
    "tex": "Texas", "vt": "Vermont", "va": "Virginia", "wash": "Washington", "wva": "West Virginia",
    "wis": "Wisconsin", "wyo": "Wyoming", "ont": "Ontario", "que": "Quebec", "alta": "Alberta",
}  # fmt: skip
_POSTAL = {
    "al": "Alabama", "az": "Arizona", "ar": "Arkansas", "ca": "California", "co": "Colorado", "ct": "Connecticut",
    "de": "Delaware", "fl": "Florida", "il": "Illinois", "in": "Indiana", "ia": "Iowa", "ks": "Kansas",
    "ma": "Massachusetts", "me": "Maine", "mi": "Michigan", "mn": "Minnesota", "ms": "Mississippi", "mt": "Montana",
    "ne": "Nebraska", "nv": "Nevada", "oh": "Ohio", "ok": "Oklahoma", "or": "Oregon", "tn": "Tennessee",
    "tx": "Texas", "ut": "Utah", "wa": "Washington", "wv": "West Virginia", "wi": "Wisconsin", "wy": "Wyoming",
    "id": "Idaho", "hi": "Hawaii", "ak": "Alaska",
}  # fmt: skip
"""Behind a party's letter only, since they are words too; the rest are as the dotted ones without their stops."""
_STATES = frozenset((*_SHORT.values(), *_POSTAL.values()))
_CITIES_TOO = frozenset(("New York", "Washington"))
_DASHES = frozenset(("—", "–", "-", "--"))


class States:
    """Finds states and the towns of datelines in one English document."""

    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.gazetteer = gazetteer
        self.taken: dict[int, Candidate] = {}
        self.met: dict[str, Entry] = {}

    def run(self, names: list[Candidate]) -> list[Candidate]:
        """Further candidates; those that cover a state or a town are cut in place."""
        self.taken = {i: name for name in names for i in range(name.start, name.end)}
        found = [*self._behind_towns(), *self._behind_letters(), *self._datelines()]
        self._namesakes(names)
        for name in names:
            if self._before_state(name, names):
                name.entry = None
                name.add("town of a state", {"City": PINNED})
        for name in names:
            known = self.met.get(self.parsed.text(name.start, name.end)) if name.kind == "name" else None
            if known is not None:
                name.entry = known
                name.add("state", {"Region": 5.0})
        return found

    def _behind_towns(self) -> list[Candidate]:
        """ "Dearborn, | Mich.,"."""
        found: list[Candidate] = []
        for token in self.tokens[2:]:
            town = self.tokens[token.i - 2]
            if self.tokens[token.i - 1].text == "," and town.capitalised and self._is_dotted(token):
                found += self._state(token, _SHORT.get(_bare(token), ""))
        return found

    def _namesakes(self, names: list[Candidate]) -> None:
        """A country's name is a state's where other states are named, and neither its people nor its capital."""
        texts = {self.parsed.text(n.start, n.end) for n in names if n.kind == "name"}
        states = {text for text in texts if text in _STATES}
        for text in sorted(_CITIES_TOO & states):
            if self._is_among_states(text, names):
                self._region(text)
        for text in sorted(states):
            entries = self.gazetteer.lookup(text)
            country = next((e for e in entries if e.type == "Country"), None)
            if country is None or (not states - {text} and not self._has_governor(text)):
                continue
            if not {country.capital, *country.demonyms} & {t.text for t in self.tokens}:
                self._region(text)

    def _is_among_states(self, text: str, names: list[Candidate]) -> bool:
        """ "California, | New York | and Illinois": listed with states."""
        names = sorted((n for n in names if n.end > 0 and n.kind == "name"), key=lambda n: n.start)
        written = [self.parsed.text(n.start, n.end) for n in names]
        for one, other, (first, second) in zip(names, names[1:], pairwise(written), strict=False):
            listed = [t.lower for t in self.tokens[one.end : other.start]] in ([","], ["and"], [",", "and"])
            if listed and text in (first, second) and {first, second} - {text} <= _STATES - _CITIES_TOO:
                return True
        return False

    def _has_governor(self, state: str) -> bool:
        return any(t.text == state and self.tokens[t.i + 1].text in ("Gov.", "Gov") for t in self.tokens[:-1])

    def _before_state(self, name: Candidate, names: list[Candidate]) -> bool:
        """Whether a name is a town's, as the state behind it tells: "Holland, Michigan,", "Austin, Texas-based"."""
        if name.kind != "name" or name.end + 1 >= len(self.tokens) or self.tokens[name.end].text != ",":
            return False
        if self.parsed.text(name.start, name.end) in _STATES or self.tokens[max(name.start - 1, 0)].text == ",":
            return False
        if name.entry is not None and not name.entry.ambiguous and name.entry.type != "Country":
            return False
        state = next((n for n in names if n.start == name.end + 1 and n.kind == "name"), None)
        if state is None or self.parsed.text(state.start, state.end) not in _STATES:
            return False
        return state.end < len(self.tokens) and self.tokens[state.end].text in (",", "-", ".", ")", ";", ":", "—")

    def _behind_letters(self) -> list[Candidate]:
        """ "R- | Ga.", "D- | CA"."""
        found: list[Candidate] = []
        for token in self.tokens[2:]:
            dash, letter = self.tokens[token.i - 1], self.tokens[token.i - 2]
            if dash.text in ("-", "–") and letter.text in ("R", "D", "I") and token.capitalised:
                name = _SHORT.get(_bare(token), "") if self._is_dotted(token) or token.text.isupper() else ""
                found += self._state(token, name or (_POSTAL.get(token.lower, "") if token.text.isupper() else ""))
        return found

    def _is_dotted(self, token: Token) -> bool:
        following = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else None
        glued = following is not None and following.text == "." and following.start == token.end
        return token.capitalised and (token.text.endswith(".") or glued)

    def _state(self, token: Token, name: str) -> list[Candidate]:
        entry = self._region(name) if name else None
        if entry is None:
            return []
        known = self.taken.get(token.i)
        if known is not None and known.start == token.i and known.end == token.i + 1:
            known.entry, known.evidence = entry, [("state", {"Region": 5.0})]
            return []
        self._cut(known, token.i, token.i + 1)
        state = Candidate(token.i, token.i + 1, entry=entry)
        state.add("state", {"Region": 5.0})
        return [state]

    def _region(self, name: str) -> Entry | None:
        if name not in self.met:
            entries = (*self.gazetteer.lookup(name), *self.gazetteer.lookup(f"{name} State"))  # "New York"
            entry = next((e for e in entries if "Region" in e.types), None)
            if entry is None:
                return None
            self.met[name] = replace(entry, ambiguous=False)
        return self.met[name]

    def _cut(self, known: Candidate | None, start: int, end: int) -> None:
        """Take tokens out of a candidate: the longer rest stays."""
        if known is None:
            return
        if known.start < start and start - known.start >= known.end - end:
            known.end = start
        elif end < known.end:
            known.start = end
        else:
            known.start = known.end = -1

    def _datelines(self) -> list[Candidate]:
        """ "COLUMBUS, Ohio (AP) — …": the town in capitals that opens a paragraph before a dash."""
        found = []
        for sentence in self.parsed.sentences:
            end = sentence.start
            while end < sentence.end and self.tokens[end].text.isalpha() and self.tokens[end].text.isupper():
                end += 1
            size = end - sentence.start
            letters = sum(len(t.text) for t in self.tokens[sentence.start : end])
            if not 0 < size <= 3 or letters < 4 or not self._is_dateline(end, sentence.end):
                continue
            known = self.taken.get(sentence.start)
            place = known is not None and known.entry is not None and known.entry.type == "City"
            if size == 1 and self.tokens[sentence.start].common and self.tokens[end].text in _DASHES and not place:
                continue  # "LIVE —", but "WASHINGTON —"
            if known is not None and (known.start, known.end) == (sentence.start, end):
                if known.entry is None or known.entry.type not in ("City", "Country", "Region"):
                    known.entry, known.evidence = None, [(DATELINE, {"City": 5.0})]
                elif not known.has(DATELINE):
                    known.add(DATELINE, {})
                continue
            for index in range(sentence.start, end):
                self._cut(self.taken.get(index), sentence.start, end)
            town = Candidate(sentence.start, end)
            town.add(DATELINE, {"City": 5.0})
            found.append(town)
        return found

    def _is_dateline(self, index: int, limit: int) -> bool:
        """Whether at most a state, an agency in parentheses and a date stand between the town and a dash."""
        for token in self.tokens[index : min(index + 9, limit)]:
            if token.text in _DASHES:
                return token.start > self.tokens[token.i - 1].end
            if not (token.capitalised or token.text[:1].isdigit() or token.text in (",", "(", ")", ".", "/")):
                return False
        return False


def _bare(token: Token) -> str:
    return token.lower.replace(".", "")
