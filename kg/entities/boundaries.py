"""Where English names begin and end: what the model's spans swallow, and what they leave out.

The small English model glues what stands before a name to it ("Midfielder Owen Tate", "Interswitch
engineers Femi Adebowale") and, in headlines that capitalise every word, whole clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText, Sentence, Token

_INSIDE = frozenset(
    "of the and for on in at to by with from de du des del della da do dos le la les et von van".split()
)
"""Words in lower case that names may hold; every other common word parts two names."""
_PARTICIPLES = frozenset("born led run made held style speaking area wide bound grown born owned".split())
_SCORE = re.compile(r"\d{1,2}-\d{1,2}(?!\d)")
_PREFIXES = frozenset("ex non anti pro exclusive update".split())
_ENDS_OF_FIRMS = frozenset(
    """capital energy entertainment films foods group holdings industries international motors partners pictures
    technologies""".split()
)
"""What ends the names of firms, of which "of Canada" is no part."""
_OFFICIAL = frozenset("national general federal central international premier".split())


class Boundaries:
    """Cuts the model's spans of one English document."""

    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.gazetteer = gazetteer
        self.cues = lexicon.name_cues
        self.last_only = lexicon.last_only
        self.heads = lexicon.head_nouns
        self.kinds = lexicon.class_nouns
        self.titles = lexicon.person_titles
        self.roles = lexicon.role_words
        self.ranks = lexicon.person_ranks
        self.calendar = lexicon.calendar
        self.party_people = lexicon.party_people
        self.parties = lexicon.party_words
        self.callings = lexicon.callings

    def cut(self, start: int, end: int, label: str) -> list[tuple[int, int]]:
        """The pieces of a span that can be names by themselves."""
        pieces: list[tuple[int, int]] = []
        if start + 2 < end and self.tokens[start].lower in _PREFIXES and self.tokens[start + 1].text == "-":
            start += 2  # "Ex-Daimler"
        first = start
        for index in range(start, end):
            if index >= first and self._parts(self.tokens[index], label, index - first, end - index):
                pieces.append((first, index))
                first = self._past_score(index) or index + 1
        pieces.append((first, end))
        parted = [piece for a, b in pieces if a < b for piece in self._behind_party(a, b)]
        return [self._ends(self._over_kind(a, b), b, label) for a, b in parted]

    def _behind_party(self, start: int, end: int) -> list[tuple[int, int]]:
        """ "Labour | MP | Jess Phillips": a party, whom it sent, and the name."""
        for size in (2, 1):
            role = start + size
            party = tuple(t.lower for t in self.tokens[start:role]) in self.parties
            if party and role < end and self.tokens[role].lower in self.party_people:
                return [(start, role), *([(role + 1, end)] if role + 1 < end else [])]
        return [(start, end)]

    def _ends(self, start: int, end: int, label: str) -> tuple[int, int]:
        """Without the day or the rank before a name, nor the place or the points behind it."""
        while start + 1 < end and self.tokens[start + 1].capitalised and self._is_no_part(start, label):
            start += 1
        for index in range(start + 1, end - 1):
            if self.tokens[index].lower == "of" and label in ("ORG", "PERSON", "PRODUCT"):
                firm = index > start + 1 and self.tokens[index - 1].lower in _ENDS_OF_FIRMS and self._is_rare(start)
                rare = firm or all(self._is_rare(i) for i in range(start, index))
                entries = self.gazetteer.lookup(self.parsed.text(index + 1, end))
                if rare and entries and entries[0].type in ("Country", "City"):
                    return start, index  # "Sasol | of South Africa"
        while end - start > 1 and self._is_points(end - 1):
            end -= 1
        return start, end

    def _is_no_part(self, index: int, label: str) -> bool:
        word = self.tokens[index].lower.rstrip(".")
        if word.endswith("day") and word in self.calendar:
            return self.parsed.tokens[index + 1].pos == "PROPN"
        return label == "PERSON" and word in self.ranks

    def _is_points(self, index: int) -> bool:
        """The "3" of "Harbour 3, Rovers 1"."""
        tokens = self.tokens
        if not (tokens[index].text.isdigit() and len(tokens[index].text) <= 3):
            return False
        sentence = self.parsed.sentence_of(index)
        stop = {",", "(", ";", ".", "\n"}
        scores = [
            i
            for i in range(sentence.start + 1, sentence.end)
            if tokens[i].text.isdigit()
            and len(tokens[i].text) <= 3
            and tokens[i - 1].capitalised
            and (i + 1 >= sentence.end or tokens[i + 1].text in stop)
        ]
        return len(scores) > 1 and index in scores

    def _parts(self, token: Token, label: str, before: int, after: int) -> bool:
        """Whether a word inside a span belongs to no name: a common noun, or "of" behind a person."""
        if token.text in ("against", "versus", "vs") and before and after > 1:
            return True  # "West Indies | against | England"
        if token.text.isalpha() and token.text.islower() and len(token.text) > 3 and token.lower not in _INSIDE:
            return after > 1 and token.pos in ("NOUN", "ADJ", "VERB", "ADV")
        if token.text[:1].isdigit() and label != "PRODUCT" and self._past_score(token.i):
            return True
        if label in ("ORG", "PRODUCT") and before and after > 1 and token.lower in ("and", "for", "over", "to"):
            return self._is_rare(token.i - 1) and self._is_rare(token.i + 1)
        if token.lower == "sous" and before and after > 1:
            return True  # "ministre de l'Équipement | sous de Gaulle"
        if token.lower in ("of", "from", "in", "at") and label == "PERSON":
            return before > 1
        if token.lower in ("at", "in") and before and after > 1:
            return self._is_place(token.i - before, token.i)  # "Croatia | at Wembley", "Reuters | in Paris"
        if token.lower != "'s" or not before:
            return False
        party = tuple(t.lower for t in self.tokens[token.i + 1 : token.i + after]) in self.parties
        return party or (label == "PERSON" and after > 2)  # "Trudeau | 's | Liberals"

    def _is_place(self, start: int, end: int) -> bool:
        entries = self.gazetteer.lookup(self.parsed.text(start, end))
        return bool(entries) and entries[0].type in ("Country", "City", "MediaOutlet", "SportsTeam")

    def _past_score(self, index: int) -> int:
        """The token behind a score that starts here, or 0: "Luka Marinovic of Croatia | 4-6", "Leeds | 2-1 | Hull"."""
        score = _SCORE.match(self.parsed.document.text, self.tokens[index].start)
        return next((t.i for t in self.tokens[index:] if t.start >= score.end()), len(self.tokens)) if score else 0

    def _is_rare(self, index: int) -> bool:
        return self.tokens[index].capitalised and not self.tokens[index].common

    def names_event(self, start: int, end: int) -> bool:
        """Whether a word of the name says that it is an event's: "World Cup", "Summer Paralympics"."""
        return any(
            "Event" in classes and phrase == tuple(t.lower for t in self.tokens[index : index + len(phrase)])
            for index in range(start, end)
            for phrase, classes in self.cues.get(self.tokens[index].lower, ())
        )

    def is_compound_adjective(self, index: int) -> bool:
        """Whether a hyphen and a participle follow: "Rotterdam | -based", "Oscar | -winning"."""
        if self.tokens[index].text != "-" or index + 1 >= len(self.tokens):
            return False
        word = self.tokens[index + 1].lower
        participle = word.endswith(("ed", "ing")) and self.tokens[index + 1].text.islower()
        return participle or word in _PARTICIPLES

    def is_behind_initial(self, index: int) -> bool:
        """Whether a letter and a hyphen are glued to the word: the "PAL" of "J-PAL"."""
        if index < 2 or self.tokens[index - 1].text != "-":
            return False
        letter, hyphen = self.tokens[index - 2], self.tokens[index - 1]
        glued = letter.end == hyphen.start and hyphen.end == self.tokens[index].start
        return glued and len(letter.text) == 1 and letter.text.isupper()

    def _over_kind(self, start: int, end: int) -> int:
        """Past what the bearer is, where it opens a sentence: "Midfielder | Owen Tate", "Steelmaker | Jindara"."""
        while (
            start + 1 < end
            and self.tokens[start + 1].capitalised
            and (self.is_kind(self.tokens[start]) or self.is_agent_noun(start, end))
            and (self._opens(start) or end - start > 2)
            and (end - start > 2 or self._is_company_kind(self.tokens[start]) or self._is_calling(start))
        ):
            start += 1
        return start

    def is_kind(self, token: Token) -> bool:
        """Whether the word says what the bearer of a name is: "midfielder", "steelmaker"."""
        if (token.lower,) in self.titles or token.lower in self.roles or self._is_calling(token.i):
            return self.gazetteer.gender_of_first_name(token.text) is None
        classes = {c for phrase, found in self.kinds.get(token.lower, ()) if len(phrase) == 1 for c in found}
        named_so = token.lower in self.cues or token.lower in self.heads
        return bool(classes & {"Person", "Company", "MediaOutlet"}) and not named_so

    def _is_calling(self, index: int) -> bool:
        return self.tokens[index].lower in self.callings and self.tokens[index].common

    def _is_company_kind(self, token: Token) -> bool:
        return any({"Company", "MediaOutlet"} & set(classes) for _, classes in self.kinds.get(token.lower, ()))

    def is_agent_noun(self, start: int, end: int) -> bool:
        """ "Sprinter | Joel Cabrera": what somebody does, as a capital would have it a first name."""
        word = self.tokens[start].lower
        return (
            end - start > 2
            and self._opens(start)
            and self.tokens[start].common
            and len(word) > 5
            and word.endswith(("er", "or", "ist", "ian", "man", "woman"))
            and not self.gazetteer.gender_of_first_name(self.tokens[start].text)
        )

    def _opens(self, index: int) -> bool:
        start = self.parsed.sentence_of(index).start
        return index == start or self.tokens[index - 1].text in (":", "(", '"', "“", "—", "–", "-")

    def keeps_first(self, start: int, end: int, label: str) -> bool:
        """Whether the adjective that opens a span is part of an official name: "Norwegian Academy of Music"."""
        if start + 1 >= end or not self.tokens[start].capitalised:
            return False
        if (
            self.tokens[start].lower not in _OFFICIAL
            and self.gazetteer.place_of_demonym(self.tokens[start].text) is None
        ):
            return False
        last = self.tokens[end - 1]
        if label in ("ORG", "FAC") and last.capitalised and last.common and (last.lower,) not in self.titles:
            return True  # "Namibian Sun", "Saudi Electricity", "Premier Foods"
        inside = [t for t in self.tokens[start + 1 : end] if t.i == end - 1 or t.lower not in self.last_only]
        return any(t.capitalised and self._is_institutional(t) for t in inside)

    def _is_institutional(self, token: Token) -> bool:
        """Whether the word, in a name, says that the name is a body's."""
        return token.common and any(
            set(classes) & _BODIES and phrase == (token.lower,)
            for table in (self.cues, self.heads)
            for phrase, classes in table.get(token.lower, ())
        )


_BODIES = frozenset(
    """Organization GovernmentBody PoliticalParty EducationalInstitution MediaOutlet Company SportsTeam Facility Law
    Event IntergovernmentalOrganization""".split()
)


def known_in_headlines(names: Iterable[Candidate], parsed: ParsedText) -> list[Candidate]:
    """The names, less those of headlines in capitals that the text below does not repeat.

    "AirSulu Picks Embraer" becomes "AirSulu" and "Embraer" when the article speaks of them.
    """
    names = list(names)
    shouting = [s for s in parsed.sentences if s.headline and _is_capitalised(parsed, s)]
    if not shouting:
        return names
    inside = {t for s in shouting for t in range(s.start, s.end)}
    body = [n for n in names if n.start not in inside]
    words = {tuple(t.lower for t in parsed.tokens[n.start : n.end]): n for n in body}
    for name in body:  # people by their last name, bodies by their first
        parts = tuple(t.lower for t in parsed.tokens[name.start : name.end])
        if len(parts) > 1 and name.weight("Person") > 0:
            words.setdefault(parts[-1:], name)
        elif len(parts) > 1 and len(parts[0]) > 3 and not parsed.tokens[name.start].common:
            words.setdefault(parts[:1], name)
    found: list[Candidate] = []
    for sentence in shouting:
        found += _repeated(parsed, sentence, words)
    covered = {t for n in found for t in range(n.start, n.end)}
    kept = [
        n for n in names if n.start not in inside or (n.entry is not None and not covered & set(range(n.start, n.end)))
    ]
    return kept + found


def _is_capitalised(parsed: ParsedText, sentence: Sentence) -> bool:
    words = [t for t in parsed.tokens[sentence.start + 1 : sentence.end] if len(t.text) > 3 and t.text[0].isalpha()]
    return len(words) >= 3 and sum(t.capitalised for t in words) >= 0.75 * len(words)


def _repeated(parsed: ParsedText, sentence: Sentence, words: dict[tuple[str, ...], Candidate]) -> list[Candidate]:
    found: list[Candidate] = []
    index = sentence.start
    while index < sentence.end:
        for size in range(min(6, sentence.end - index), 0, -1):
            known = words.get(tuple(t.lower for t in parsed.tokens[index : index + size]))
            if known is not None and parsed.tokens[index].capitalised:
                candidate = Candidate(index, index + size, entry=known.entry)
                candidate.evidence = list(known.evidence)
                found.append(candidate)
                index += size - 1
                break
        index += 1
    return found
