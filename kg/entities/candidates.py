"""Finds the stretches of tokens that may be names: model, gazetteer, capitals, demonyms, quotes."""

from __future__ import annotations

import re

from kg.discourse import PINNED
from kg.entities.boundaries import Boundaries, known_in_headlines
from kg.entities.candidate import Candidate, merge
from kg.entities.datelines import find_datelines
from kg.entities.english_works import titled
from kg.entities.french_heads import before_leader, past_office
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.entities.peoples import Peoples
from kg.entities.rosters import Rosters
from kg.entities.states import States
from kg.entities.widening import Widening
from kg.syntax import ParsedText, Token

LABELS: dict[str, dict[str, float]] = {
    "PER": {"Person": 2.0},
    "ORG": {"Organization": 1.5, "Company": 0.4},
    "LOC": {"Place": 1.5},
    "MISC": {"Product": 0.6, "Event": 0.5, "Organization": 0.4},
    "PERSON": {"Person": 2.0},
    "GPE": {"Place": 1.8},
    "FAC": {"Facility": 1.8},
    "NORP": {"Organization": 0.8},
    "PRODUCT": {"Product": 1.5},
    "EVENT": {"Event": 1.8},
    "WORK_OF_ART": {"Product": 1.6},
    "LAW": {"Law": 1.8},
}
"""What each label of the language models is worth as evidence for our types."""

_PARTICLES = frozenset(
    "de du des d' la le les l' of the and & et von van der den di da do dos del della bin ben al el ibn y zu sur en "
    "sous lès aux au à - – ' 's pour für for".split()
)
_PERSON_PARTICLES = frozenset(
    "de du des d' la le von van der den di da do dos del della bin ben al el ibn - zu ter".split()
)
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z][A-Za-z]+$")
"""Brands that begin in lower case: "iPhone", "eBay"."""
_LETTERS = re.compile(r"[A-Z0-9]{3}")
_CUTTING = frozenset(("«", "»", '"', "(", ")", ":", ";", ",", "|", "•", "–", "—", "...", "…", "!", "?"))
"""Signs that part the model's names."""
_SEVERAL = 2
"""How many countries' codes, or words of games, a text has in which letters in parentheses stand for countries."""
_BEHIND_CODES = (")", ",", ";", "/")
_OPENING = frozenset(("AUX", "CCONJ", "SCONJ", "ADV", "PRON"))


def find_candidates(parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Candidate]:
    """Names and demonyms of a document, left to right, none overlapping another of its kind."""
    words = _Words(parsed, gazetteer, lexicon)
    names = [*words.from_model(), *words.from_gazetteer(), *words.from_quotes(), *words.from_openings()]
    merged = merge([*names, *find_datelines(parsed)], parsed)
    words.extend(merged)
    merged += words.from_capitals(merged)
    if words.boundaries is not None:
        merged += Rosters(parsed, lexicon, words.boundaries).run(merged)
        merged = [candidate for candidate in merged if candidate.end > 0]
        merged = titled(merged, parsed, gazetteer, lexicon)
        merged += States(parsed, gazetteer).run(merged)
        merged = [candidate for candidate in merged if candidate.end > 0]
        merged = known_in_headlines(merged, parsed)
    merged = words.of_two_countries(words.with_codes(merged))
    merged += words.demonyms(merged)
    return sorted(merged, key=lambda c: (c.start, c.end))


class _Words(Peoples, Widening):
    """The sources of candidates over one document."""

    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.gazetteer = gazetteer
        self.honorifics = lexicon.honorifics
        self.never_names = lexicon.not_names
        self.months = lexicon.not_names & lexicon.calendar
        self.works = lexicon.work_nouns
        self.titles = lexicon.person_titles
        self.kinds = lexicon.class_nouns
        self.ministers = lexicon.ministers
        self.game_words = lexicon.game_words
        english = parsed.document.language == "en"
        self.boundaries = Boundaries(parsed, gazetteer, lexicon) if english else None

    def from_model(self) -> list[Candidate]:
        """The language model's spans, trimmed."""
        found = []
        for raw in self.parsed.names:
            if raw.label not in LABELS:
                continue
            known = bool(self.gazetteer.lookup(self.parsed.text(raw.start, raw.end)))
            for start, end in [(raw.start, raw.end)] if known else self._trim(raw.start, raw.end, raw.label):
                candidate = Candidate(start, end)
                candidate.add("model", LABELS[raw.label])
                found.append(candidate)
        return found

    def with_codes(self, found: list[Candidate]) -> list[Candidate]:
        """The candidates, and the countries that letters in parentheses stand for: "Femke Bruinsma (NED)".

        Letters may be a party's too: where the text is not about games, there must be those of two countries.
        """
        codes = []
        for word in self.tokens[1:-1]:
            entry = self.gazetteer.ioc_codes.get(word.text)
            closed = self.tokens[word.i + 1].text in _BEHIND_CODES
            if entry is not None and self.tokens[word.i - 1].text == "(" and closed:
                codes.append(Candidate(word.i, word.i + 1, entry=entry))
                codes[-1].add("code", {"Country": 2.0})
                codes += self._team_behind(word.i + 1)
        if not codes:
            return found
        words = {token.lower for token in self.tokens}
        if len({code.entry for code in codes}) < _SEVERAL and len(words & self.game_words) < _SEVERAL:
            return found
        starts = {code.start for code in codes}
        return [c for c in found if not any(start in range(c.start, c.end) for start in starts)] + codes

    def _team_behind(self, slash: int) -> list[Candidate]:
        """The letters of a team behind a country's: "(FRA/GFJ)"."""
        words = self.tokens[slash : slash + 3]
        if len(words) < 3 or (words[0].text, words[2].text) != ("/", ")") or not _LETTERS.fullmatch(words[1].text):
            return []
        if words[1].text in self.gazetteer.ioc_codes:
            return []  # of two countries
        team = Candidate(slash + 1, slash + 2)
        team.add("code of a team", {"SportsTeam": PINNED})
        return [team]

    def _trim(self, start: int, end: int, label: str) -> list[tuple[int, int]]:
        tokens = self.tokens
        pieces: list[tuple[int, int]] = []
        piece_start = start
        for index in range(start, end):
            word = tokens[index]
            cut = word.lower in _CUTTING or (word.lower in ("à", "au", "aux") and index + 1 < end)
            cut = cut or self._is_spaced_hyphen(word)
            if word.lower in ("et", "and", "ou", "or") and label in ("PER", "PERSON", "LOC", "GPE"):
                cut = True
            if cut:
                pieces.append((piece_start, index))
                piece_start = index + 1
        pieces.append((piece_start, end))
        if (
            end - start >= 3
            and self._is_body(tokens[start])
            and all(tokens[k].capitalised for k in (start + 1, start + 2))
        ):
            pieces = [(start, start + 1), (start + 1, end)]  # "ONU | Ban Ki-moon"
        if self.boundaries is not None and len(pieces) == 1:
            pieces = self.boundaries.cut(start, end, label)
        first_name = next((k for k in range(start + 1, end - 1) if self._starts_person(start, k)), 0)
        first_name = first_name or self._behind_domain(start, end)
        if first_name and pieces == [(start, end)]:
            pieces = [(start, first_name), (first_name, end)]  # "Justice | Jean-Jacques Urvoas"
        return [trimmed for piece in pieces if (trimmed := self._trim_ends(*piece, label))]

    def _trim_ends(self, start: int, end: int, label: str = "") -> tuple[int, int] | None:
        tokens = self.tokens
        end = self._whole_word(end)
        if self.boundaries is not None and self.boundaries.is_behind_initial(start):
            start -= 2  # "J-PAL"
        while (
            start < end
            and not (self.boundaries is not None and self.boundaries.keeps_first(start, end, label))
            and (
                size := self._title_size(start, end)
                or (0 if self._may_start(tokens[start], first_name=self._is_dane(start, end, label)) else 1)
            )
        ):
            start += size
        if start < end:
            start = past_office(tokens, start, end)
            end = before_leader(tokens, start, end, self.titles)
        while end > start and (not self._may_end(tokens[end - 1]) or self._is_score(end - 1, start)):
            end -= 1
        if start >= end or end - start > 12 or self._is_description(start, end):
            return None
        if end - start == 1 and tokens[start].form == "Part" and self._starts_sentence(tokens[start]):
            return None  # "Visé par une enquête, X …"
        if end - start == 1 and self._is_rubric(tokens[start]):
            return None
        bare = len(tokens[start].text) < 2 or (label == "EVENT" and tokens[start].text.isdigit())
        if end - start == 1 and (bare or tokens[start].lower in self.never_names):
            return None
        return start, end

    def _is_dane(self, start: int, end: int, label: str) -> bool:
        """ "Dane Swan": a noun for a people is a first name where the model sees a person of two words."""
        word = self.tokens[start].lower
        named = word in ("dane", "scot", "roman", "israel", "jordan", "chad", "dean", "earl", "marshal", "major")
        return label == "PERSON" and end - start == 2 and named

    def _is_rubric(self, token: Token) -> bool:
        """ "Automobile : X supprime …": a common word before the colon of a headline."""
        following = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else token
        return token.common and self._starts_sentence(token) and following.text == ":" and not token.text.isupper()

    def _is_score(self, index: int, start: int) -> bool:
        """The "2-0" that the model takes along behind a team."""
        text = self.tokens[index].text
        if index <= start:
            return False
        if re.fullmatch(r"\d{1,3}[-–]\d{1,3}", text):
            return True
        before = self.tokens[index - 1].text
        return text.isdigit() and len(text) <= 3 and (before in ("-", "–") or before.isdigit())

    def _starts_person(self, start: int, index: int) -> bool:
        """A known first name after common words only."""
        if (
            not all(t.common and t.capitalised for t in self.tokens[start:index])
            or not self.tokens[index + 1].capitalised
        ):
            return False
        return bool(self.gazetteer.gender_of_first_name(self.tokens[index].text))

    def _is_body(self, token: Token) -> bool:
        types = {entry.type for entry in self.gazetteer.lookup(token.text)}
        letters = token.text.isupper() and 2 <= len(token.text) <= 6
        return letters and bool(types & {"IntergovernmentalOrganization", "GovernmentBody", "PoliticalParty"})

    def _title_size(self, start: int, end: int) -> int:
        """Words of a role noun that opens a span before a capital: "Premier ministre | Prayut Chan-o-cha"."""
        for size in (3, 2):
            followed = start + size < end and self.tokens[start + size].capitalised
            if followed and tuple(t.lower for t in self.tokens[start : start + size]) in self.titles:
                return size
        return 0

    def _whole_word(self, end: int) -> int:
        """Past the rest of a word that the tokenizer or the model cut: "Park Geun|-hye"."""
        tokens = self.tokens
        while (
            end < len(tokens)
            and tokens[end].start == tokens[end - 1].end
            and (
                tokens[end].text[:1].isalnum()
                or (
                    tokens[end].text in ("-", "'")
                    and end + 1 < len(tokens)
                    and tokens[end + 1].start == tokens[end].end
                )
            )
        ):
            if tokens[end].lower in ("'s", "s'") or tokens[end].sentence != tokens[end - 1].sentence:
                break
            if self.boundaries is not None and self.boundaries.is_compound_adjective(end):
                break
            end += 1
        return end

    def _is_description(self, start: int, end: int) -> bool:
        """A role noun and adjectives, no name: "Président tanzanien"."""
        if (self.tokens[start].lower,) not in self.titles and self.tokens[start].lower not in self.never_names:
            return False
        return all(not t.capitalised or self.gazetteer.place_of_demonym(t.text) for t in self.tokens[start + 1 : end])

    def _may_start(self, token: Token, *, first_name: bool = False) -> bool:
        if token.pos == "PUNCT" or (token.lower.rstrip(".") in self.honorifics and not self._is_building(token.i)):
            return False
        following = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else token
        if first_name:
            return True
        if token.lower == "bourse" and self.tokens[token.i - 1].lower == "en":
            return False  # "introduction en Bourse | d'Altavel"
        if following.sentence == token.sentence and (
            ((following.capitalised or following.lower in ("du", "de", "des", "of")) and (token.lower,) in self.titles)
            or (not following.capitalised and (token.lower, following.lower) in self.titles)
            or (
                following.capitalised
                and self.gazetteer.place_of_demonym(token.text)
                and not self.gazetteer.gender_of_first_name(token.text)
            )
        ):
            return False
        if self._starts_sentence(token) and token.pos in _OPENING and following.capitalised:
            return False  # "Will Norvane buy", "Maybe Norvane"
        if token.lower in _PARTICLES and not (token.capitalised and not self._starts_sentence(token)):
            return False
        return token.capitalised or token.text[:1].isdigit() or any(c.isupper() for c in token.text)

    def _may_end(self, token: Token) -> bool:
        if (
            token.text[:1].isalnum()
            and self.tokens[token.i - 1].end == token.start
            and self.tokens[token.i - 1].text in ("-", "'")
        ):
            return True
        if token.pos == "PUNCT" or token.lower in _PARTICLES:
            return False
        if token.lower in self.never_names:
            return self._is_surname(token)
        return token.capitalised or any(c.isdigit() or c.isupper() for c in token.text) or token.pos == "ADJ"

    def _starts_sentence(self, token: Token) -> bool:
        return self.parsed.sentence_of(token.i).start == token.i

    def from_gazetteer(self) -> list[Candidate]:
        """Names that the gazetteer knows without doubt, paragraph by paragraph."""
        found = []
        by_start = {token.start: token.i for token in self.tokens}
        by_end = {token.end: token.i + 1 for token in self.tokens}
        for start, end, entry in self.gazetteer.find(self.parsed.document.text):
            if start in by_start and end in by_end:
                candidate = Candidate(by_start[start], by_end[end], entry=entry)
                small = candidate.end - candidate.start > 2 or entry.type == "Organization"  # "les talibans"
                if self.tokens[candidate.start].capitalised or small:
                    found.append(candidate)
        return found

    def from_quotes(self) -> list[Candidate]:
        """Works named in quotation marks after their kind: le film « Les Damnés »."""
        found = []
        closing = {"«": "»", "“": "”", '"': '"'}
        for token in self.tokens:
            mark = closing.get(token.text)
            if mark is None or token.i == 0:
                continue
            before = self.tokens[token.i - 1]
            if before.lemma not in self.works and before.lower not in self.works:
                continue
            for end in range(token.i + 2, min(token.i + 9, len(self.tokens))):
                if self.tokens[end].text == mark:
                    if self.tokens[token.i + 1].capitalised:
                        candidate = Candidate(token.i + 1, end)
                        candidate.add("quoted work", {"Product": 4.0})
                        found.append(candidate)
                    break
        return found

    def from_capitals(self, taken: list[Candidate]) -> list[Candidate]:
        """Capitalised words inside a sentence that nothing else took for a name."""
        covered = {index for candidate in taken for index in range(candidate.start, candidate.end)}
        found = []
        index = 0
        while index < len(self.tokens):
            if index in covered or not self._is_capital_name(index):
                index += 1
                continue
            end = index + 1
            while end < len(self.tokens) and end not in covered and self._continues(index, end):
                end += 1
            trimmed = self._trim_ends(index, end)
            if trimmed and not self._says_little(*trimmed):
                candidate = Candidate(*trimmed)
                if _CAMEL.match(self.tokens[index].text):
                    candidate.add("small first letter", {"Product": 1.5})
                candidate.add("capitals", {"Organization": 0.3, "Person": 0.2, "Place": 0.2, "Product": 0.2})
                found.append(candidate)
            index = end
        return found

    def _is_capital_name(self, index: int) -> bool:
        token = self.tokens[index]
        if _CAMEL.match(token.text):
            return True
        if not token.capitalised or len(token.text) < 2 or token.lower in self.never_names:
            return False
        if token.lower.rstrip(".") in self.honorifics or self.gazetteer.country_of_demonym(token.text):
            return False
        sentence = self.parsed.sentence_of(index)
        if token.text.isupper() and len(token.text) <= 6:
            letters = sum(1 for t in self.tokens[sentence.start : sentence.end] if t.text.isupper() and len(t.text) > 2)
            return token.text.isalpha() and letters <= 4
        if index == sentence.start or self.tokens[index - 1].text in ("«", '"', "“", ":", "-", "–", "—", "("):
            return False
        return token.pos in ("PROPN", "X") and self._sparse_capitals(sentence.start, sentence.end)

    def _continues(self, start: int, index: int) -> bool:
        token = self.tokens[index]
        if token.sentence != self.tokens[start].sentence:
            return False
        if token.capitalised and token.pos not in ("PUNCT", "VERB", "AUX"):
            return True
        if _CAMEL.match(self.tokens[start].text) and index == start + 1 and token.text[:1].isdigit():
            return True  # "iPhone 5S"
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return token.lower in _PERSON_PARTICLES and following is not None and following.capitalised
