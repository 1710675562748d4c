"""Short names for what is named in full elsewhere: "the Hawks", "Hankook", "the Senate", and "Pékin" for "Chine"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.entities.candidate import Candidate
from kg.entities.groups import EMPTY, Group, normalise
from kg.entities.lexicon import Lexicon, Phrase
from kg.entities.quoted import FRAMED
from kg.entities.typing import family
from kg.syntax import ParsedText

CAPITAL = "capital for its country"
"""The rule by which a country goes by its capital, and is no town for that."""

OWN_NAME = "name of a building"
"""The rule by which a building or a school goes by its name without its kind, whatever that alone may look like."""

_OFFICIAL = ("GovernmentBody", "Event", "EducationalInstitution", "Facility", "Law")


class ShortForms:
    """Rules over the groups of one document; each names the group that another belongs to, or None."""

    def __init__(self, parsed: ParsedText, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.class_words = _heads(lexicon, lexicon.head_nouns) | _heads(lexicon, lexicon.name_cues)
        self.parties = frozenset(normalise(" ".join(words)) for words in lexicon.party_words)
        self.state_verbs = lexicon.state_verbs
        self.groups: list[Group] = []

    def _entry(self, group: Group) -> str:
        iris = {c.entry.iri for c in group.candidates if c.entry is not None and not c.entry.ambiguous}
        return min(iris) if len(iris) == 1 else ""

    def _capital(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Pékin a condamné" for "Chine": a capital that speaks or acts, and at which nothing is said to be."""
        names = {self.parsed.text(c.start, c.end) for c in group.candidates if c.kind == "name"}
        countries = [
            g
            for g in self.groups
            if g is not group and any(c.entry is not None and c.entry.capital in names for c in g.candidates)
        ]
        if len(countries) > 1:  # "Bruxelles a condamné": the European Union sooner than Belgium
            countries = [g for g in countries if family(g.type) == "Organization"]
        if len(countries) != 1 or family(group.type) != "Place" or self._is_somewhere(group):
            return None
        if any(c.entry is not None and family(c.entry.type) != "Place" for c in group.candidates):
            return None  # "Paris" that is PSG
        acts = any(self._acts(c.start) for c in group.candidates)
        return (countries[0], CAPITAL, 0.85) if acts else None

    def _acts(self, index: int) -> bool:
        """Whether a word, or what it is joined to, is the subject of a verb of states."""
        tokens = self.parsed.tokens
        token = tokens[index]
        if token.dep == "conj":
            token = tokens[token.head]
        verb = tokens[token.head]
        if token.dep == "obl:agent":
            return verb.lemma in self.state_verbs  # "n'a pas été confirmé par Moscou"
        if token.capitalised and token.dep == "obj" and verb.lemma in _AT_STATES:
            return True  # "a accusé Pékin"
        if token.dep != "nsubj" or verb.pos != "VERB":
            return False
        done = next((t for t in tokens[verb.i + 1 :] if t.dep == "xcomp" and t.head == verb.i), verb)
        return verb.lemma in self.state_verbs or (verb.lemma in _MAY and done.lemma in self.state_verbs)

    def _club(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Lens" for "RC Lens", "Paris" for "PSG": a team by its town, where nothing is said to be in the town."""
        if len(group.key) != 1 or family(group.type) == "Person" or self._is_somewhere(group):
            return None
        tokens = self.parsed.tokens
        plays = group.type == "SportsTeam" or any(tokens[c.start].dep == "nsubj" for c in group.candidates)
        longer = [
            g
            for g in self.groups
            if g is not group
            and (
                (
                    len(g.key) == 2
                    and g.key[1] == group.key[0]
                    and (g.key[0] in _CLUBS or (g.type == "SportsTeam" and len(g.key[0]) < 4))
                )
                or self._are_letters_of_club(g, group)
                or self._is_of_its_people(g, group)
            )
        ]
        return (longer[0], "short form", 0.9) if plays and len(longer) == 1 else None

    def _are_letters_of_club(self, club: Group, town: Group) -> bool:
        """Whether a name is the letters of a team that lists know by its town: "PSG" of Paris Saint-Germain."""
        letters = len(club.key) == 1 and all(name.isupper() for name in club.surfaces)
        listed = letters and club.type == "SportsTeam" and town.key[0] in self._listed_words(club)
        return listed and not any(self._acts(c.start) for c in town.candidates)  # "Paris a condamné"

    def _is_of_its_people(self, club: Group, town: Group) -> bool:
        """Whether a team is named after a town's people: "Stade rennais" of Rennes."""
        if club.type != "SportsTeam" or len(club.key) != 2 or any(self._acts(c.start) for c in town.candidates):
            return False
        demonyms = {word for c in town.candidates if c.entry is not None for word in c.entry.demonyms}
        return any(normalise(word) == club.key[1:] for word in demonyms)

    def _is_somewhere(self, group: Group) -> bool:
        """Whether "à", "in" or the like stands before one of the mentions."""
        tokens = self.parsed.tokens
        return any(c.start and (tokens[c.start - 1].lower in _WHERE or self._is_town(c)) for c in group.candidates)

    def _is_town(self, candidate: Candidate) -> bool:
        """ "Kyiv Mayor X", "a drone attack on Kyiv": in English the town itself."""
        tokens = self.parsed.tokens
        if self.parsed.document.language != "en" or candidate.start < 2 or candidate.end >= len(tokens):
            return False
        attacked = tokens[candidate.start - 1].lower == "on" and tokens[candidate.start - 2].lower in _ATTACKS
        return attacked or tokens[candidate.end].lower in ("mayor", "residents", "suburb", "airport")

    def _short_company(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Northgate" for "Northgate Fuel", which a French text has named before it."""
        if self.parsed.document.language != "fr" or len(group.key) != 1 or self._entry(group):
            return None
        word = group.candidates[0]
        if word.kind != "name" or family(group.type) not in _BODIES or group.key[0] in self.class_words:
            return None
        longer = [
            g
            for g in self.groups
            if g is not group and len(g.key) > 1 and group.key[0] in g.key and not self._entry(g) and g.type != "Event"
        ]
        if len(longer) != 1 or longer[0].key[0] != group.key[0] or longer[0].key[1] in EMPTY:
            return None
        target = longer[0]
        fits = target.type == "Company" and target.candidates[0].kind == "name" and target.first < group.first
        return (target, "short form", 0.85) if fits else None

    def _short_form(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Hankook" for "Hankook Display", "the Hawks" for "Newcastle Harbour Hawks": one end of one body's name."""
        if self.parsed.document.language != "en":
            return None
        if self._entry(group):
            return None
        size = len(group.key)
        framed = self._framed(group)
        if framed is not None:
            return framed, "short form", 0.9
        part = self._part_of_official(group)
        if part is not None:
            return part, "short form", 0.9
        if group.candidates[0].kind != "name":
            return None
        if size > 2 or group.type in ("City", "Country", "Region") or (size > 1 and group.type == "Person"):
            return None
        if size == 1 and group.key[0] in self.class_words:
            teams = [g for g in self.groups if g.type == "SportsTeam" and len(g.key) > 1 and g.key[-1:] == group.key]
            if len(teams) == 1 and (group.key[0].endswith("s") or group.key[0] in _TEAM_ENDS):
                return teams[0], "short form", 0.9
            return None
        if any(g.type == "Person" and g is not group and g.key[-size:] == group.key for g in self.groups):
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and len(g.key) > size
            and family(g.type) == "Organization"
            and g.candidates[0].kind == "name"
            and self._is_short_for(group, g)
        ]
        longest = max(longer, key=lambda g: len(g.key), default=group)
        one = all(longest.key[-len(g.key) :] == g.key for g in longer)  # "Wings", "Red Wings", "Detroit Red Wings"
        return (longest, "short form", 0.9) if longer and one else None

    def _framed(self, group: Group) -> Group | None:
        """ "the Front" for "Llanero Front", "the Games" for "Commonwealth Games", "the Act" for "Finance Act".

        The only name that ends so; what happens needs no article ("a Games record").
        """
        tokens = self.parsed.tokens
        word = group.key[0]
        if len(group.key) != 1 or word not in self.class_words or not tokens[group.candidates[0].start].capitalised:
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and (named := _without_year(g.key))[-1:] == group.key
            and len(named) > 1
            and (family(g.type) == "Organization" or g.type in ("Event", "Law"))
        ]
        if len(longer) != 1 or (longer[0].type == "Law" and group.type == "Event"):
            return None
        framed = all(c.start and tokens[c.start - 1].lower == "the" for c in group.candidates)
        return longer[0] if framed or longer[0].type == "Event" else None

    def _by_article(self, group: Group) -> tuple[Group, str, float] | None:
        """ "the Hudson" for "Hudson River", "the Bataan" for "USS Bataan": towns and people bear no article."""
        if self.parsed.document.language != "en" or len(group.key) != 1 or group.candidates[0].kind != "name":
            return None
        tokens = self.parsed.tokens
        if group.key[0] in self.class_words or not all(
            c.start and tokens[c.start - 1].lower == "the" for c in group.candidates
        ):
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and len(g.key) == 2
            and g.type in ("Facility", "Region", "Product")
            and not any(other.start <= c.start < other.end for other in g.candidates for c in group.candidates)
            and (
                (g.key[0] == group.key[0] and g.key[1] in self.class_words)
                or (g.key[1] == group.key[0] and g.key[0] in self.class_words)
            )
        ]
        return (longer[0], "short form", 0.9) if len(longer) == 1 else None

    def _end_of_name(self, group: Group) -> tuple[Group, str, float] | None:
        """A rare word alone that is the first or the last of one longer name only: "Arben" for "Arben Gjoka-Mema".

        A person's last name is the surname rule's; a place before a school or a paper stays a place.
        """
        if len(group.key) != 1 or self._entry(group) or group.candidates[0].kind != "name":
            return None
        if self.parsed.document.language != "en":
            return None
        tokens = self.parsed.tokens
        word = tokens[group.candidates[0].start]
        if len(group.key[0]) < 3 or group.key[0] in self.class_words or word.common:
            return None
        before = {tokens[c.start - 1].lower for c in group.candidates if c.start}
        longer = [g for g in self.groups if g is not group and len(g.key) > 1 and group.key[0] in (g.key[0], g.key[-1])]
        if len(longer) != 1 or longer[0].candidates[0].kind != "name":
            return None
        target = longer[0]
        person, body = target.type == "Person", target.type in ("Company", "SportsTeam", "Organization")
        first = target.key[0] == group.key[0]
        body = body or all(cue == "model" for c in target.candidates for cue, _ in c.evidence)  # little known of it
        if before & _WHERE or not (person or (body and first)):
            return None
        if person and not first and family(group.type) == "Place":
            return None
        if person and (self._comes_early(group, target) or self._is_framed(group)):
            return None
        return target, "part of the name", 0.85

    @staticmethod
    def _is_framed(group: Group) -> bool:
        """Whether the text has it in quotation marks alone, as it has works: nobody is called so."""
        return all(c.has(FRAMED) for c in group.candidates)

    def _comes_early(self, group: Group, longer: Group) -> bool:
        """Whether a first name stands before the full one, outside a headline: "his wife Laura" is hardly Laura X."""
        if self.parsed.sentence_of(group.first).headline:
            return False
        addressed = group.first > 0 and self.parsed.tokens[group.first - 1].lower in ("sir", "dame")
        return longer.key[: len(group.key)] == group.key and group.first < longer.first and not addressed

    def _people_of(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Velkanian" for "Velkania": the people of a place that no list has."""
        english = self.parsed.document.language == "en"
        if not english or len(group.key) != 1 or self._entry(group) or group.candidates[0].kind != "name":
            return None
        places = [
            g
            for g in self.groups
            if g is not group and len(g.key) == 1 and g.type != "Person" and _is_people(group.key[0], g.key[0])
        ]
        return (places[0], "people of the place", 0.9) if len(places) == 1 else None

    def _is_short_for(self, group: Group, longer: Group) -> bool:
        size = len(group.key)
        tokens = self.parsed.tokens
        if longer.key[-size:] == group.key or any(normalise(name)[-size:] == group.key for name in longer.surfaces):
            letters = tokens[longer.candidates[0].start].text.isupper() and len(longer.key) == 2  # "RKK | Energia"
            return longer.type == "SportsTeam" or (size == 1 and (group.key[0].endswith("s") or letters))
        ends = (longer.key[0], longer.key[-1]) == (group.key[0], group.key[-1])
        if ends and size > 1 and group.key[-1].endswith("s") and longer.type in ("SportsTeam", "Organization"):
            return True  # "Harrow Foxes" for "Harrow-Winton Foxes"
        rare = not any(tokens[c.start].common for c in group.candidates) or self._is_name_after(group, longer)
        return longer.key[:size] == group.key and rare and longer.type in _SHORTENED_BODIES

    def _is_name_after(self, group: Group, longer: Group) -> bool:
        """ "Palisade said" behind "Palisade Talent": a common word that the article has made a name of."""
        tokens = self.parsed.tokens
        inside = [c for c in group.candidates if self.parsed.sentence_of(c.start).start != c.start]
        proper = all(tokens[c.start].pos == "PROPN" and tokens[c.start].capitalised for c in inside)
        before = any(tokens[c.start - 1].lower == "the" for c in inside if c.start)
        return bool(inside) and proper and not before and longer.first < group.first

    def _party(self, group: Group) -> tuple[Group, str, float] | None:
        """ "the Greens" for "Green Party", "Democratic" and "Democrat" for "Democratic Party"."""
        if group.type != "PoliticalParty":
            return None
        twins = [g for g in self.groups if g is not group and _singular(g.key) == _singular(group.key)]
        if len(twins) == 1 and len(group.key) > 1:
            return twins[0], "party", 0.95
        if len(group.key) != 1 or group.key not in self.parties:
            return None
        if self.parsed.document.language == "fr" and group.candidates[0].kind == "name":
            return None  # "Les Républicains" are no Republicans
        stem = group.key[0].removesuffix("s")[:6]
        longer = [
            g
            for g in self.groups
            if g is not group
            and g.type == "PoliticalParty"
            and (len(g.key) <= 3 or g.key[1:3] == ("party", "of"))
            and g.key[-1] != "committee"
            and any(w[:6].removesuffix("s") == stem for w in (*g.key, *self._listed_words(g)))
        ]
        longer = [g for g in longer if len(g.key) > 1] or longer
        return (longer[0], "party", 0.9) if len(longer) == 1 else None

    @staticmethod
    def _listed_words(group: Group) -> tuple[str, ...]:
        """The words of the gazetteer's name for a group that the text names by a letter."""
        entry = next((c.entry for c in group.candidates if c.entry is not None), None)
        return normalise(entry.label) if entry is not None else ()

    def _part_of_official(self, group: Group) -> Group | None:
        """ "the Senate" for "United States Senate", "World Cup" for "2019 World Cup"."""
        if group.type not in _OFFICIAL or not any(word in self.class_words for word in group.key):
            return None
        size = len(group.key)
        if size == 1 and group.type == "Law":
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and g.type == group.type
            and len(g.key) > size
            and (g.key[-size:] == group.key or (size > 1 and g.key[:size] == group.key))
        ]
        if group.type == "Event" and len(longer) > 1:
            longer = [g for g in longer if not _is_dated(g.key)]
        return longer[0] if len(longer) == 1 else None


def _heads(lexicon: Lexicon, table: Mapping[str, Iterable[Phrase]]) -> frozenset[str]:
    """The words that say what is named: the first of French phrases; an English "health board" is no health."""
    if lexicon.language == "fr":
        return frozenset(table)
    return frozenset(
        first
        for first, phrases in table.items()
        if any(len(words) == 1 or words[1] in ("of", "for") for words, _ in phrases)
    )


def _is_dated(words: tuple[str, ...]) -> bool:
    """Whether a year opens a name: "2019 World Cup"."""
    return len(words[0]) == 4 and words[0].isdigit()


def _without_year(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Commonwealth Games 2014" by its words alone."""
    return words[:-1] if words[-1:] and words[-1].isdigit() else words


_SHORTENED_BODIES = ("Company", "SportsTeam", "Organization", "PoliticalParty")
"""What is called by the first word of its name."""
_MAY = frozenset("pouvoir devoir".split())
"""Verbs that leave what is done to the next one."""
_AT_STATES = frozenset("accuser menacer condamner critiquer sanctionner accuse threaten condemn sanction".split())
"""Verbs of which a state is the object rather than a town."""
_CLUBS = frozenset("fc rc ac as sc us ogc aj ca sm cf cd ud sk fk bk nk ks hc bc".split())
"""Letters before a town that make its club."""
_TEAM_ENDS = frozenset("city united town county".split())
_ATTACKS = frozenset("attack attacks strike strikes raid raids assault advance march".split())
_WHERE = frozenset("in at near from to outside around towards across à vers depuis".split())
_BODIES = ("Organization", "Product", "Other")
_PEOPLE = ("n", "an", "ian", "ean", "i", "ese", "ish", "er", "ic")


def _is_people(word: str, place: str) -> bool:
    """Whether a word is a place's adjective by its ending.

    >>> _is_people("velkanian", "velkania"), _is_people("sovannan", "sovanna"), _is_people("marin", "mar")
    (True, True, False)
    """
    stem = place.rstrip("aeiouy") if len(place) > 5 else place
    return len(place) >= 5 and word != place and any(word in (place + end, stem + end) for end in _PEOPLE)


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words[:-1], words[-1].removesuffix("s"))
