"""Evidence for the type of each name, and the vote that decides over the whole document.

The language models find names well and type them badly; what stands inside and around a name
tells more. Weights are relative: a title of address (5) beats a word inside the name (3), which
beats the model's label (1.5 to 2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon, Phrase
from kg.syntax import ParsedText, Token

_FAMILIES: dict[str, tuple[str, ...]] = {
    "Organization": (
        "Company",
        "MediaOutlet",
        "GovernmentBody",
        "PoliticalParty",
        "IntergovernmentalOrganization",
        "SportsTeam",
        "EducationalInstitution",
    ),
    "Place": ("Country", "City", "Region", "Facility"),
}
_SUPERTYPE = {name: family for family, names in _FAMILIES.items() for name in names}


SURNAME = "surname of public life"
"""Evidence for a person that nothing learned outweighs, though a class noun may: "Merkel", "le village de Merkel"."""


def family(type_name: str) -> str:
    """The broad kind a type belongs to: Organization, Place, or itself."""
    return _SUPERTYPE.get(type_name, type_name)


def decide(scores: Mapping[str, float]) -> str:
    """The type with most evidence: first the family, then the kind inside it.

    A family stays general ("Organization", "Place") without evidence for one of its kinds, or with much more
    evidence for the family itself.

    >>> decide({"Organization": 1.5, "Company": 0.4, "Person": 1.0})
    'Organization'
    >>> decide({"Organization": 1.5, "Company": 3.0, "Person": 4.0})
    'Company'
    """
    families: dict[str, float] = {}
    for name, weight in scores.items():
        families[family(name)] = families.get(family(name), 0.0) + weight
    if not families:
        return "Organization"
    best = max(sorted(families), key=lambda name: families[name])
    least = max(0.8, 0.4 * scores.get(best, 0.0))
    kinds = {name: scores[name] for name in _FAMILIES.get(best, ()) if scores.get(name, 0.0) >= least}
    return max(sorted(kinds), key=lambda name: kinds[name]) if kinds else best


class TypeEvidence:
    """Adds to each candidate what its inside and its neighbours tell about its type."""

    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        language = parsed.document.language
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.language = language
        self.gazetteer = gazetteer
        self.honorifics = lexicon.honorifics
        self.legal_forms = lexicon.legal_forms
        self.rounds = lexicon.round_nouns
        self.name_cues = lexicon.name_cues
        self.last_only = lexicon.last_only
        self.class_nouns = lexicon.class_nouns
        self.head_nouns = lexicon.head_nouns
        self.titles = lexicon.person_titles
        self.numbered_laws = lexicon.numbered_laws
        self.tickers = {ticker.after for ticker in parsed.tickers if ticker.after >= 0}

    def weigh(self, candidate: Candidate) -> None:
        """Count all the evidence for one name."""
        if candidate.kind == "adjective":
            kind = _entry_type(candidate)
            candidate.add("demonym", {kind: 5.0 if kind == "Country" else 4.0})
            return
        self._gazetteer(candidate)
        self._inside(candidate)
        if candidate.kind == "name":
            self._shape(candidate)
            self._surname(candidate)
            self._acts(candidate)
        self._before(candidate)
        self._after(candidate)

    def _gazetteer(self, candidate: Candidate) -> None:
        text = self.parsed.text(candidate.start, candidate.end)
        entries = (candidate.entry,) if candidate.entry else self.gazetteer.lookup(text)
        candidate.possible = tuple(entry.iri for entry in entries)
        for entry in entries:
            strong = 1.5 if entry.ambiguous else 4.0
            for rank, name in enumerate(entry.types):
                candidate.add("gazetteer", {name: strong if rank == 0 else strong / 2})
            if candidate.entry is None and (not entry.ambiguous or len(entries) == 1):
                candidate.entry = entry
        if not entries and candidate.kind == "name" and candidate.weight("Place") > 0:
            country = self.gazetteer.is_city(text)
            if country:
                candidate.add("city list", {"City": 1.5})

    def _inside(self, candidate: Candidate) -> None:
        words = [token.lower for token in self.tokens[candidate.start : candidate.end]]
        last = words[-1].rstrip(".")
        if len(words) > 1 and (last in self.legal_forms or words[-1] in self.legal_forms):
            candidate.add("legal form", {"Company": 5.0})
        if candidate.kind == "nominal" or (candidate.entry is not None and not candidate.entry.ambiguous):
            return
        taken = 0  # "Transportation Safety Board": the longest cue at a word hides those inside it
        for position in range(words[0] in self.last_only, len(words)):
            for phrase, classes in self.name_cues.get(words[position], ()):
                after = position + len(phrase)
                if words[position] == "united" and position + 1 < len(words):
                    continue  # "United States Tennis Association"
                if tuple(words[position:after]) == phrase and len(words) > len(phrase) and after > taken:
                    if classes == ("Product",) and self._is_craft(candidate, position, after):
                        candidate.add("ship", {"Product": PINNED})
                    edge = position == 0 or after == len(words) or phrase[-1] == "of"  # "US | Department of Energy"
                    weight = (3.0 if edge else 1.2) / len(classes)
                    candidate.add("word in the name", dict.fromkeys(classes, weight))
                    taken = after

    def _is_craft(self, candidate: Candidate, first: int, after: int) -> bool:
        """ "HMS Ark Royal", "Space Shuttle Discovery", "Hubble Space Telescope": what ships' and probes' names have."""
        tokens = self.tokens[candidate.start : candidate.end]
        if len(tokens) == 2 and self.gazetteer.is_first_name(tokens[0].text):
            return False  # "Eric Lander"
        opens = first == 0 and (tokens[0].text.isupper() or after > 1)
        return opens or (after == len(tokens) and all(t.capitalised for t in tokens[first:after]))

    def _shape(self, candidate: Candidate) -> None:
        tokens = self.tokens[candidate.start : candidate.end]
        text = self.parsed.text(candidate.start, candidate.end)
        first = tokens[0]
        if len(tokens) > 1 and all(t.capitalised or t.lower in _LINKING for t in tokens):
            numbered = any(c.isdigit() for c in tokens[-1].text)  # "Bill C-51"
            if self.gazetteer.gender_of_first_name(first.text) and tokens[-1].text[:1].isupper() and not numbered:
                candidate.add("first name", {"Person": 2.5})
            elif self.language == "en" and self.gazetteer.is_first_name(first.text) and len(tokens) < 4:
                candidate.add("first name", {"Person": 2.0})  # women and men are called Robin
            elif len(first.text) == 2 and first.text.endswith(".") and first.text[0].isupper():
                candidate.add("initial", {"Person": 2.5})
        if len(tokens) == 1 and self.language == "fr" and self._is_road(candidate.start):
            candidate.add("road", {"Facility": PINNED})
        elif len(tokens) == 1:
            if text.isupper() and 2 <= len(text) <= 6 and text.isalpha():
                candidate.add("capitals only", {"Organization": 0.8, "Company": 0.1, "PoliticalParty": 0.2})
            elif (
                any(c.isupper() for c in text[1:])
                and text[1:].lower() != text[1:]
                and not text.isupper()
                and "-" not in text
            ):
                candidate.add("capital inside", {"Company": 1.6, "Product": 0.8})
        if len(tokens) > 2 and tokens[-2].text == "Flight" and tokens[-1].text.isdigit():
            candidate.add("flight", {"Event": PINNED})  # news names one by its number when it has come to harm
        elif any(t.lower in self.rounds or t.lower == "édition" for t in tokens[1:3]):
            candidate.add("round", {"Event": 4.0})  # "5e journée de Ligue 1"
        elif len(tokens) > 1 and tokens[-1].text.isdigit():
            year = len(tokens[-1].text) == 4 and tokens[-1].text[:2] in ("19", "20")
            told = self._numbered(tokens[-2]) if self.language == "en" else ()
            kinds = {kind: 2.5 / len(told) for kind in told}
            candidate.add("number at the end", kinds or ({"Event": 1.8} if year else {"Product": 2.0}))
        elif len(tokens) > 1 and any(
            any(c.isdigit() for c in t.text) and any(c.isalpha() for c in t.text) for t in tokens
        ):
            candidate.add("model number", {"Product": 2.5})

    def _is_road(self, index: int) -> bool:
        """ "l'A69", "la RN20"; no "Audi A4"."""
        article = self.tokens[index - 1].lower if index else ""
        return bool(_ROAD.fullmatch(self.tokens[index].text)) and article in ("l'", "la", "autoroute", "nationale")

    def _acts(self, candidate: Candidate) -> None:
        """A service that acts is the firm that runs it: "Twitter a licencié", and so is one that acts beside a firm."""
        entry = candidate.entry
        if self.language != "fr" or entry is None or entry.types != ("Product", "Company"):
            return
        token = self.tokens[candidate.start]
        head = self.tokens[token.head] if token.dep == "conj" else token
        before = self.tokens[candidate.start - 1].lower if candidate.start else ""
        if (
            head.dep == "nsubj"
            and self.tokens[head.head].pos == "VERB"
            and before not in ("le", "la", "l'", "un", "une")
        ):
            candidate.add("acts", {"Company": 3.0})

    def _surname(self, candidate: Candidate) -> None:
        """Who is known by one name, unless it stands where people seldom do: "the | Clinton", "groupe | Kirchner"."""
        if self.parsed.text(candidate.start, candidate.end) not in self.gazetteer.surnames:
            return
        index, first = candidate.start - 1, self.parsed.sentence_of(candidate.start).start
        if index >= first:
            nouns, linked = self._noun_before(index, first) or ((), False)
            other = not linked and any("Person" not in classes for _, classes in nouns)
            if other or self.tokens[index].lower in _NOT_BEFORE_PEOPLE:
                return
        candidate.add(SURNAME, {"Person": 4.0})

    def _numbered(self, noun: Token) -> tuple[str, ...]:
        """What a noun says of that whose number stands behind it: "Article | 50", "Game | 5", "Task Force | 151"."""
        if noun.lower in self.numbered_laws:
            return ("Law",)
        phrases = (*self.name_cues.get(noun.lower, ()), *self.head_nouns.get(noun.lower, ()))
        found = {kind for phrase, kinds in phrases if len(phrase) == 1 for kind in kinds}
        return tuple(sorted(found & _NUMBERED))

    def _before(self, candidate: Candidate) -> None:
        index = candidate.start - 1
        sentence = self.parsed.sentence_of(candidate.start)
        if index < sentence.start:
            return
        before = self.tokens[index]
        if before.lower.rstrip(".") in self.honorifics:
            candidate.add("form of address", {"Person": 5.0})
            return
        if candidate.kind == "nominal":
            return
        self._location(candidate, before, sentence.start)
        self._nationality(candidate, index, sentence.start)
        if index > sentence.start and before.lower in _OF_A_HOUSE and self.tokens[index - 1].lemma.lower() in _ANALYSTS:
            unknown = candidate.entry is None and not candidate.weight("Place")
            candidate.add("house of analysts", {"Company": PINNED if unknown else 0.5})
        found = self._noun_before(index, sentence.start)
        if found is None:
            return
        noun, linked = found
        name_of_body = before.capitalised and index > sentence.start  # "ministre de la Justice | Paul Lemoine"
        person = any(cue == "first name" for cue, _ in candidate.evidence)
        acronym = candidate.end - candidate.start == 1 and self.tokens[candidate.start].text.isupper()
        if not linked and not (name_of_body and person):
            for _, classes in noun:
                if acronym and classes == ("Person",):
                    continue  # "the market researcher IDC"
                candidate.add("class noun", {name: 3.0 / (1 if len(classes) == 1 else 1.6) for name in classes})
                break
        if not linked and not acronym and self._title_ends_at(index):
            candidate.add("title before", {"Person": 2.5})

    def _nationality(self, candidate: Candidate, index: int, limit: int) -> None:
        """ "l'italien X" is a company, "l'Italien X" a man: French writes peoples with a capital."""
        token = self.tokens[index]
        if self.language != "fr" or index - 1 < limit or self.gazetteer.country_of_demonym(token.text) is None:
            return
        if self.tokens[index - 1].lower in ("le", "la", "l'", "du", "au", "un", "une"):
            candidate.add("nationality as a noun", {"Person": 2.5} if token.capitalised else {"Company": 4.0})

    def _noun_before(self, index: int, limit: int) -> tuple[tuple[Phrase, ...], bool] | None:
        """The class nouns that end just before the name, over adjectives and opening quotes."""
        steps = 0
        while index >= limit and steps < 3:
            token = self.tokens[index]
            if token.text in ("«", '"', "“", "'"):
                index -= 1
                continue
            verbal = token.pos in ("VERB", "AUX")  # "a prévenu | Microsoft"
            matches = () if verbal else self._class_noun_ending(index)
            if matches:
                return matches, False
            if token.pos == "NOUN" and index - 2 >= limit and self.tokens[index - 1].lower in ("de", "d'"):
                index -= 2  # "fabricant de cycles X"
                steps += 1
                continue
            if token.pos == "ADJ" or self.gazetteer.country_of_demonym(token.text):
                index -= 1
                steps += 1
                continue
            return ((), False) if token.pos in ("NOUN", "ADJ", "PROPN") else None
        return None

    def _class_noun_ending(self, index: int) -> tuple[Phrase, ...]:
        for size in (4, 3, 2, 1):
            start = index - size + 1
            if start < 0:
                continue
            words = tuple(t.lower for t in self.tokens[start : index + 1])
            lemma = self.tokens[start].lemma.lower()
            found = tuple(
                (phrase, classes)
                for phrase, classes in (
                    *self.class_nouns.get(words[0], ()),
                    *(self.class_nouns.get(lemma, ()) if size == 1 else ()),
                )
                if phrase == words or (size == 1 and phrase == (lemma,))
            )
            if found:
                return found
        return ()

    def _title_ends_at(self, index: int) -> bool:
        for size in (4, 3, 2, 1):
            start = index - size + 1
            if start >= 0 and tuple(t.lower for t in self.tokens[start : index + 1]) in self.titles:
                return True
        return (self.tokens[index].lemma.lower(),) in self.titles

    def _location(self, candidate: Candidate, before: Token, limit: int) -> None:
        word = before.lower
        if self.language == "fr":
            if word == "à":
                candidate.add("locative", {"City": 0.6})
            elif word == "en":
                candidate.add("locative", {"Country": 0.5, "Region": 0.5})
            elif word == "dans" and self._is_elected(candidate.start, limit):
                candidate.add("constituency", {"Region": PINNED})
        elif word in ("in", "at", "near"):
            candidate.add("locative", {"Place": 0.6})

    def _is_elected(self, index: int, limit: int) -> bool:
        """Whether somebody runs or wins there: "réélue dans | Verdun", as no town has "dans" before it."""
        return any(t.lemma in _VOTING or t.lower in _VOTING for t in self.tokens[max(limit, index - 7) : index - 1])

    def _after(self, candidate: Candidate) -> None:
        last = candidate.end - 1
        if last in self.tickers:
            candidate.add("ticker", {"Company": 6.0})
        if candidate.end + 1 < len(self.tokens) and self.tokens[candidate.end].text == "," and candidate.kind == "name":
            following = self.tokens[candidate.end + 1]
            if (
                following.text.isdigit()
                and candidate.end + 2 < len(self.tokens)
                and self.tokens[candidate.end + 2].lower in ("ans", ",")
            ):
                candidate.add("age after", {"Person": 2.5})
            elif self._title_starts_at(candidate.end + 1):
                candidate.add("title after", {"Person": 1.5})

    def _title_starts_at(self, index: int) -> bool:
        if self.tokens[index].lower in ("le", "la", "l'", "the", "ancien", "ancienne", "former"):
            index += 1
        tokens = self.tokens
        return any(tuple(t.lower for t in tokens[index : index + size]) in self.titles for size in (4, 3, 2, 1))


_ROAD = re.compile(r"A\d{1,2}|R?N\d{1,3}")
_NUMBERED = frozenset(("Event", "Facility", "GovernmentBody", "Law"))
"""Kinds of things that are told apart by their number."""
_ANALYSTS = frozenset("analyst analyste economist économiste strategist stratégiste courtier broker".split())
_OF_A_HOUSE = frozenset("at chez de d' with".split())
"""What stands between analysts and their firm: "les analystes de | Raymond James", "economists at | X"."""
_VOTING = frozenset(
    """battu battue candidat candidate défait défaite députée député devancer devance élire élu élue ravir réélire réélu
    réélue siège vaincu vaincue""".split()
)
_NOT_BEFORE_PEOPLE = frozenset("le la l' the à en in at near".split())
_LINKING = frozenset("de du des d' la le van von der den di da do dos del della bin ben al el ibn - ter y".split())


def _entry_type(candidate: Candidate) -> str:
    return candidate.entry.type if candidate.entry else "Country"
