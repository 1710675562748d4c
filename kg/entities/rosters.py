"""English names that the model leaves out: in rolls and parentheses, at a sentence's start, parties by one word."""

from __future__ import annotations

from itertools import pairwise

from kg.entities.boundaries import Boundaries
from kg.entities.candidate import Candidate
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText, Token

_BEFORE_NAME = frozenset((",", ":", ";", "and", "&", "–", "—", "-", "•"))
_NOBLE = frozenset("von van der den de la du di da del della dos das bin ibn al el ter zu af".split())
_LETTERS = {"R": "Republican Party", "D": "Democratic Party"}
_DIRECTIONS = frozenset("north south east west central new upper lower greater mother mainland northern".split())
_PARTICLES = frozenset("de da do dos du of the del la le".split())


class Rosters:
    """Finds more names in one English document, and widens some."""

    def __init__(self, parsed: ParsedText, lexicon: Lexicon, boundaries: Boundaries) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.boundaries = boundaries
        self.never_names = lexicon.not_names
        self.honorifics = lexicon.honorifics
        self.calendar = lexicon.calendar
        self.parties = lexicon.party_words
        self.titles = lexicon.person_titles
        self.roles = lexicon.role_words
        self.people = lexicon.team_people | lexicon.party_people
        self.taken: dict[int, Candidate] = {}

    def run(self, names: list[Candidate]) -> list[Candidate]:
        """Further candidates; ``names`` are widened in place."""
        self.taken = {i: name for name in names for i in range(name.start, name.end)}
        for name in names:
            self._widen(name)
            self._widen_compound(name)
            self._over_particles(name)
            alone = all(cue == "capitals" for cue, _ in name.evidence) and name.entry is None
            if alone and self._is_rare(name) and not self._opens_title(name):
                name.add("rare word", {"Organization": 0.3})
        self._drop_common(names)
        self._join_glued(names)
        self._years(names)
        self._rolls(names)
        found = [*self._party_letters(), *self._parties(), *self._parentheses(names), *self._openers(names)]
        found += self._after_titles()
        found += self._repeats([*names, *found])
        return found

    def _take(self, start: int, end: int) -> Candidate:
        candidate = Candidate(start, end)
        for index in range(start, end):
            self.taken[index] = candidate
        return candidate

    def _opens_title(self, name: Candidate) -> bool:
        """The "Prime" of "Prime Minister"."""
        return any(
            tuple(t.lower for t in self.tokens[name.start : name.end + more]) in self.titles for more in (0, 1, 2)
        )

    def _is_rare(self, name: Candidate) -> bool:
        words = self.tokens[name.start : name.end]
        return all(t.pos in ("PROPN", "X") and not t.common for t in words)

    def _widen(self, name: Candidate) -> None:
        """ "Fashion | Banda (Rangers)": a capital that opens an item of a roll belongs to the name."""
        first = name.start - 1
        words = self.tokens[name.start : name.end]
        glued = all(one.end == other.start for one, other in pairwise(words))  # "Calvert-Lewin"
        if not glued or name.weight("Person") <= 0 or first < 1 or first in self.taken:
            return
        token = self.tokens[first]
        opens = self.tokens[first - 1].text in _BEFORE_NAME and token.sentence == self.tokens[name.start].sentence
        listed = name.end < len(self.tokens) and self.tokens[name.end].text in ("(", ",", ";")
        if opens and listed and self._may_begin(token):
            name.start = first
            self.taken[first] = name

    def _widen_compound(self, name: Candidate) -> None:
        """ "Sébastien | Aubry", "Alpine | Canada": the capital before, which the parser joins to the name."""
        first = name.start - 1
        if name.end - name.start != 1 or name.kind != "name" or first < 0 or first in self.taken:
            return
        token, head = self.tokens[first], self.tokens[name.start]
        country = name.entry is not None and name.entry.type == "Country"
        initials = token.text.endswith(".") and token.text.replace(".", "").isupper() and len(token.text) <= 6
        fits = self._may_begin(token) or (initials and not country)
        if token.dep != "compound" or token.head != head.i or token.pos != "PROPN" or not fits:
            return
        if (country and token.lower not in _DIRECTIONS) or (name.entry is None and name.weight("Person") > 0):
            name.start = first
            self.taken[first] = name
            if country:
                name.entry, name.evidence = None, [("body of a country", {"Organization": 2.0})]

    def _over_particles(self, name: Candidate) -> None:
        """ "Ursula | von der Leyen": particles in lower case lead on to the rest of a person's name."""
        index = name.end
        while index < len(self.tokens) - 1 and self.tokens[index].text in _NOBLE and index - name.end < 3:
            index += 1
        if index == name.end or name.weight("Person") <= 0 or not self.tokens[index].capitalised:
            return
        if self.tokens[index].sentence != self.tokens[name.start].sentence:
            return
        rest = self.taken.get(index)
        name.end = rest.end if rest is not None and rest.start == index else index + 1
        if rest is not None and rest is not name:
            rest.start = rest.end = -1
        for i in range(name.start, name.end):
            self.taken[i] = name

    def _may_begin(self, token: Token) -> bool:
        return (
            token.capitalised
            and token.text.isalpha()
            and not token.text.isupper()
            and token.lower.rstrip(".") not in self.honorifics
            and token.lower not in self.never_names
            and token.lower not in self.calendar
            and (token.lower,) not in self.titles
            and not self.boundaries.is_kind(token)
            and self.boundaries.gazetteer.place_of_demonym(token.text) is None
            and token.pos not in ("VERB", "AUX", "ADV", "PRON", "DET", "ADP", "CCONJ", "SCONJ")
        )

    def _parties(self) -> list[Candidate]:
        """ "Liberal MP X", "the Greens", "(Conservative)"."""
        found = []
        for token in self.tokens:
            if not token.capitalised:
                continue
            if token.i in self.taken and self.taken[token.i].end - self.taken[token.i].start > 2:
                continue
            size = next((n for n in (2, 1) if self._words(token.i, n) in self.parties), 0)
            if not size:
                continue
            known = self.taken.get(token.i)
            if known is not None and (known.start, known.end) == (token.i, token.i + size):
                known.add("party", {"PoliticalParty": 3.0})
            elif known is None and self._stands_for_party(token.i, token.i + size):
                first = token.i
                before = self.tokens[first - 1] if first else token
                if before.dep == "compound" and before.head == first and before.pos == "PROPN" and size == 1:
                    known = self.taken.pop(first - 1, None)
                    if known is not None and known.end - known.start == 1:
                        known.start = known.end = -1  # "Sweden | Democrat"
                    first -= known is None or known.end < 0
                candidate = self._take(first, token.i + size)
                candidate.add("party", {"PoliticalParty": 3.0})
                found.append(candidate)
        return found

    def _drop_common(self, names: list[Candidate]) -> None:
        """ "Activist fund Third Cove": a common word that opens a sentence before another noun is no name."""
        inside = {
            self.tokens[n.start].text
            for n in names
            if n.end > 0 and self.parsed.sentence_of(n.start).start != n.start and n.end - n.start == 1
        }
        for name in names:
            if name.end - name.start != 1 or name.entry is not None or name.kind != "name":
                continue
            token = self.tokens[name.start]
            following = self.tokens[name.end] if name.end < len(self.tokens) else token
            before = self.tokens[name.start - 1].lower if name.start else ""
            if (before, token.lower) in self.titles and following.capitalised:
                self.taken.pop(name.start, None)
                name.start = name.end = -1  # "Chief | Executive | Maria Delgado"
                continue
            opens = self.parsed.sentence_of(name.start).start == name.start
            plain = token.common and following.pos == "NOUN" and following.text.islower()
            if opens and plain and token.text not in inside:
                self.taken.pop(name.start, None)
                name.start = name.end = -1

    def _years(self, names: list[Candidate]) -> None:
        """ "2012 | Summer Paralympics": the year belongs to the name of an event."""
        for name in names:
            year = name.start - 1
            if name.end < 0 or year < 0 or name.weight("Person") > 0 or year in self.taken:
                continue
            token = self.tokens[year]
            if not (token.text.isdigit() and len(token.text) == 4 and token.text[:2] in ("19", "20")):
                continue
            if token.sentence == self.tokens[name.start].sentence and self.boundaries.names_event(name.start, name.end):
                name.start, name.entry = year, None
                self.taken[year] = name
                name.add("year before", {"Event": 2.0})

    def _join_glued(self, names: list[Candidate]) -> None:
        """ "Parkdale | — | High Park": names that a dash without spaces joins are one district."""
        for name in names:
            index = name.end
            if name.end < 0 or index + 1 >= len(self.tokens) or self.tokens[index].text not in ("—", "–"):
                continue
            dash, word = self.tokens[index], self.tokens[index + 1]
            glued = dash.start == self.tokens[index - 1].end and word.start == dash.end
            if not glued or not word.capitalised or word.text.isdigit():
                continue
            second = self.taken.get(index + 1)
            name.end = second.end if second is not None else index + 2
            if second is not None:
                second.start = second.end = -1
            name.entry, name.evidence = None, [("joined by a dash", {"Region": 2.0})]
            for i in range(name.start, name.end):
                self.taken[i] = name

    def _party_letters(self) -> list[Candidate]:
        """ "(R-Ohio)", "D-N.Y.": American reports give party and state behind a politician."""
        found = []
        for token in self.tokens[1:-2]:
            party = _LETTERS.get(token.text)
            dash, state = self.tokens[token.i + 1], self.tokens[token.i + 2]
            if party is None or self.tokens[token.i - 1].text not in ("(", ","):
                continue
            entries = self.boundaries.gazetteer.lookup(party)
            alone = dash.text == ")" and self.tokens[token.i - 1].text == "("
            if not entries or not (alone or (dash.text in ("-", "–") and state.capitalised)):
                continue
            self._release(token.i)
            letter = self._take(token.i, token.i + 1)
            letter.entry = entries[0]
            letter.add("party letter", {"PoliticalParty": 5.0})
            found.append(letter)
            if not alone and token.i + 2 not in self.taken:
                found.append(self._state(token.i + 2))
            elif not alone:
                self.taken[token.i + 2].add("state of a politician", {"Region": 3.0})
        return found

    def _release(self, index: int) -> None:
        """Take back a candidate of the model that swallows the letter: "D-Akron"."""
        known = self.taken.get(index)
        if known is not None:
            for i in range(known.start, known.end):
                self.taken.pop(i, None)
            known.start = known.end = -1

    def _state(self, start: int) -> Candidate:
        end = start + 1
        while end < len(self.tokens) and self.tokens[end].capitalised and self.tokens[end].text.isalpha():
            end += 1
        state = self._take(start, end)
        state.add("state of a politician", {"Region": 2.0})
        return state

    def _words(self, index: int, size: int) -> tuple[str, ...]:
        return tuple(t.lower for t in self.tokens[index : index + size])

    def _stands_for_party(self, start: int, end: int) -> bool:
        following = self.tokens[end] if end < len(self.tokens) else None
        before = self.tokens[start - 1] if start else None
        if before is not None and before.text == "(":
            return following is not None and following.text in (")", ",", "-", "–")
        if len(self.tokens[start].text) < 5 and end - start == 1:
            return False
        opens = self.parsed.sentence_of(start).start == start
        named = following is not None and (following.capitalised or following.pos in ("NOUN", "PROPN"))
        plural = self.tokens[end - 1].lower.endswith(("s", "ies"))
        return named if opens else named or plural or self.tokens[start].lower in ("labour", "labor")

    def _parentheses(self, names: list[Candidate]) -> list[Candidate]:
        """What stands alone in parentheses behind a person: a club, a party, a town."""
        found = []
        for name in names:
            index = name.end
            if name.weight("Person") <= 0 or index + 2 >= len(self.tokens) or self.tokens[index].text != "(":
                continue
            start = end = index + 1
            while end < min(start + 5, len(self.tokens)) and self._may_stand(end):
                end += 1
            while end > start and self.tokens[end - 1].lower in _PARTICLES:
                end -= 1
            if end > start and end < len(self.tokens) and self.tokens[end].text in (")", ","):
                candidate = self._take(start, end)
                candidate.add("in parentheses", {"Organization": 1.0})
                found.append(candidate)
        return found

    def _rolls(self, names: list[Candidate]) -> None:
        """ "A (X), B (Y)": what stands before the parentheses of one sentence is of one kind."""
        by_sentence: dict[int, list[Candidate]] = {}
        for name in names:
            if name.kind == "name" and name.end + 1 < len(self.tokens) and self.tokens[name.end].text == "(":
                by_sentence.setdefault(self.tokens[name.start].sentence, []).append(name)
        for items in by_sentence.values():
            persons = [n for n in items if n.weight("Person") > 0 and n.end - n.start > 1]
            if len(persons) < 2:
                continue
            for name in items:
                if name.entry is None and name.end - name.start > 1:
                    name.add("item of a roll", {"Person": 2.5})
                inside = self.taken.get(name.end + 1)
                if inside is not None and inside.entry is None and inside.weight("Person") > 0:
                    inside.add("in parentheses", {"Organization": 2.5})

    def _may_stand(self, index: int) -> bool:
        token = self.tokens[index]
        if index in self.taken:
            return False
        return token.lower in _PARTICLES or (token.capitalised and token.text.isalpha() and len(token.text) > 2)

    def _after_titles(self) -> list[Candidate]:
        """ "Finance Minister | Per Lundh": capitals behind a role noun, whatever the model takes them for."""
        found = []
        for token in self.tokens[:-2]:
            start = token.i + 1
            if token.i in self.taken or (token.lower not in self.roles and (token.lower,) not in self.titles):
                continue
            end = start
            while end < min(start + 3, len(self.tokens)) and self._may_name(end, token.sentence):
                end += 1
            if end - start >= 2:
                candidate = self._take(start, end)
                candidate.add("behind a role", {"Person": 2.5})
                found.append(candidate)
        return found

    def _may_name(self, index: int, sentence: int) -> bool:
        token = self.tokens[index]
        plain = token.text.isalpha() and token.text[1:].islower() and (token.lower,) not in self.titles
        return index not in self.taken and token.capitalised and plain and token.sentence == sentence

    def _repeats(self, names: list[Candidate]) -> list[Candidate]:
        """Words that are a name elsewhere in the text, where the model overlooked them: "Corvex chief executive"."""
        known: dict[str, list[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(t.text for t in self.tokens[name.start : name.end]) if name.end > 0 else ()
            alone = len(words) == 1 and (self.tokens[name.start].common or len(words[0]) < 4)
            if words and name.kind == "name" and not alone:
                known.setdefault(words[0], []).append(words)
        found = []
        for token in self.tokens:
            if token.i in self.taken or token.text not in known:
                continue
            for words in sorted(set(known[token.text]), key=len, reverse=True):
                end = token.i + len(words)
                span = self.tokens[token.i : end]
                free = not any(i in self.taken for i in range(token.i, end))
                if free and tuple(t.text for t in span) == words and not self._inside_longer(token.i, end):
                    candidate = self._take(token.i, end)
                    candidate.add("repeated", {"Organization": 0.5, "Person": 0.4})
                    found.append(candidate)
                    break
        return found

    def _inside_longer(self, start: int, end: int) -> bool:
        """Whether capitals go on around the words, which then are part of something else."""
        before = self.tokens[start - 1] if start else None
        after = self.tokens[end] if end < len(self.tokens) else None
        return (
            before is not None
            and before.capitalised
            and before.pos == "PROPN"
            and before.sentence == self.tokens[start].sentence
        ) or (after is not None and after.capitalised and after.pos == "PROPN" and start - 1 not in self.taken)

    def _openers(self, names: list[Candidate]) -> list[Candidate]:
        """Unknown words that open a sentence as its subject: "Prys, 58, stepped down", "Norvane bought"."""
        several = [n for n in names if n.end - n.start > 1]
        last = {self.tokens[n.end - 1].text for n in several if n.weight("Person") > 0}
        last |= {self.tokens[n.start].text for n in several if n.weight("Company") > 0}
        found = []
        for sentence in self.parsed.sentences:
            index = sentence.start
            while index < sentence.end and self.tokens[index].text in ('"', "“", "'", "‘", "("):
                index += 1
            if index + 1 >= sentence.end or index in self.taken:
                continue
            token, following = self.tokens[index], self.tokens[index + 1]
            plural = token.lower.endswith("s") and following.lower in ("are", "were", "have")
            if plural:
                continue
            known = token.text in last
            listed = following.lower in self.people and bool(self.boundaries.gazetteer.lookup(token.text))
            rare = (not token.common or listed) and len(token.text) > 2  # "Arsenal striker X"
            if not self._may_begin(token) or not (known or rare):
                continue
            followed = following.lower in self.people | self.roles or any(
                tuple(t.lower for t in self.tokens[index + 1 : index + 1 + size]) in self.titles for size in (1, 2, 3)
            )
            proper = token.pos in ("PROPN", "X")
            finite = following.pos in ("VERB", "AUX") and following.form == "Fin"
            verbal = followed or (proper and (finite or following.lower in ("'s", ",")))
            if known or (verbal and not sentence.headline):
                candidate = self._take(index, index + 1)
                candidate.add("opens a sentence", {"Organization": 0.5, "Person": 0.5})
                found.append(candidate)
        return found
