"""Which names of a document denote the same thing: a sieve, most certain rule first.

Every name ends in one group; a group becomes a participant. A later rule never undoes an earlier
one, and a short name joins a longer one only when the document leaves no second choice.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.discourse import PINNED
from kg.entities.acronyms import Acronyms
from kg.entities.around_people import REIGNING
from kg.entities.candidate import Candidate
from kg.entities.french_bodies import FrenchBodies
from kg.entities.groups import EMPTY, Group, full_words, is_subsequence, normalise, weigh
from kg.entities.lexicon import Lexicon
from kg.entities.short_forms import CAPITAL, OWN_NAME
from kg.entities.typing import family
from kg.syntax import ParsedText


class Sieve(Acronyms, FrenchBodies):
    """Groups the candidates of one document."""

    def __init__(self, parsed: ParsedText, lexicon: Lexicon) -> None:
        super().__init__(parsed, lexicon)
        self.generic = lexicon.company_words
        self.legal = lexicon.legal_forms
        self.kinds = lexicon.kinds_in_names

    def run(self, candidates: list[Candidate]) -> list[Group]:
        """The groups, in the order of their first mention."""
        self._same_name(candidates)
        for rule in (
            self._same_words,
            self._gazetteer,
            self._explicit_acronym,
            self._called,
            self._abbreviated,
            self._department,
            self._storm,
            self._flight,
            self._vessel,
            self._airport,
            self._enacted,
            self._own_name,
            self._chamber,
            self._longer_person,
            self._longer_name,
            self._first_word,
            self._kind_before,
            self._kind_behind,
            self._same_event,
            self._dated,
            self._prize,
            self._part_of_event,
            self._overlooked,
            self._spelt_out,
            self._short_form,
            self._by_article,
            self._short_company,
            self._club,
            self._capital,
            self._letters_of_person,
            self._acronym,
            self._same_party,
            self._party,
            self._initial,
            self._addressed,
            self._surname,
            self._end_of_name,
            self._people_of,
            self._of_headline,
            self._told_again,
            self._of_its_people,
            self._government,
            self._house,
            self._domain,
        ):
            self._merge_by(rule)
        return sorted(self.groups, key=lambda group: group.first)

    def _same_name(self, candidates: list[Candidate]) -> None:
        groups: dict[tuple[object, ...], Group] = {}
        countries = {
            c.start: c for c in candidates if c.kind != "nominal" and c.entry is not None and c.entry.type == "Country"
        }
        teams = {
            normalise(self.parsed.text(c.start, c.end))
            for c in candidates
            if c.entry is not None and c.entry.type == "SportsTeam"
        }
        names = {normalise(self.parsed.text(c.start, c.end)) for c in candidates if c.kind == "name"}
        for candidate in candidates:
            text = self.parsed.text(candidate.start, candidate.end)
            words = normalise(text)
            if not words:
                continue
            stripped = tuple(word for word in words if word not in self.legal) or words
            bare = (*stripped[:-1], stripped[-1].removesuffix(".com"))
            if stripped != words and bare in names:
                stripped = bare  # "Amazon.com Inc" is Amazon
            if stripped in teams:
                stripped = words  # "Manchester United plc" is the company of the team
            if text.startswith("The ") and candidate.entry is not None and candidate.entry.type == "City":
                stripped = ("the", *stripped)  # "The Hague" beside William Hague
            key: tuple[object, ...] = (stripped, False)
            if candidate.kind == "nominal":
                key = (self._with_countries(candidate, countries), True)
            elif candidate.kind == "adjective" and candidate.entry is not None:
                key = (candidate.entry.iri,)
            group = groups.get(key)
            if group is None:
                group = groups[key] = Group(stripped, [])
                self.groups.append(group)
            group.candidates.append(candidate)
            group.surfaces.add(text)
            group.links[candidate.start] = ("same name", 1.0)
        for group in self.groups:
            group.scores = weigh(group.candidates)

    def _with_countries(self, candidate: Candidate, countries: dict[int, Candidate]) -> tuple[str, ...]:
        """The nominal's words, its country by IRI: "gouvernement turc" is "gouvernement de Turquie"."""
        words: list[str] = []
        index = candidate.start
        while index < candidate.end:
            inside = countries.get(index)
            if inside is not None and inside.entry is not None and inside.end <= candidate.end:
                words.append(inside.entry.iri)
                index = inside.end
                continue
            team = words == ["equipe"]  # "l'équipe argentine" is the "équipe nationale argentine"
            found = normalise(self.parsed.tokens[index].text)
            words += [word for word in found if word not in EMPTY and not (team and word == "nationale")]
            index += 1
        return tuple(words)

    def _merge_by(self, rule: Callable[[Group], tuple[Group, str, float] | None]) -> None:
        for group in sorted(self.groups, key=lambda g: (len(g.key), g.first)):
            found = rule(group) if group in self.groups else None
            if found is not None and found[0] is not group:
                self._absorb(found[0], group, *found[1:])

    def _absorb(self, target: Group, group: Group, rule: str, weight: float) -> None:
        target.candidates += group.candidates
        target.surfaces |= group.surfaces
        for start in group.links:
            target.links[start] = (rule, min(weight, group.links[start][1]))
        if rule == OWN_NAME:
            target.scores = {**target.scores, target.type: PINNED}
        elif target.type != "Person" and rule != CAPITAL:
            target.scores = weigh(target.candidates)
        if len(group.key) > len(target.key):
            target.key = group.key
        self.groups.remove(group)

    def _same_words(self, group: Group) -> tuple[Group, str, float] | None:
        """The same name found as a name here and as a nominal there."""
        others = [g for g in self.groups if g is not group and (g.key == group.key or _is_turned(g, group))]
        return (others[0], "same name", 1.0) if others else None

    def _initial(self, group: Group) -> tuple[Group, str, float] | None:
        """ "F. Fillon" for "François Fillon"."""
        if len(group.key) != 2 or len(group.key[0]) != 1:
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and len(g.key) > 1
            and g.type == "Person"
            and g.key[-1] == group.key[-1]
            and g.key[0].startswith(group.key[0])
            and len(g.key[0]) > 1
        ]
        return (longer[0], "initial", 0.9) if len(longer) == 1 else None

    def _gazetteer(self, group: Group) -> tuple[Group, str, float] | None:
        """Two names of one gazetteer entry: États-Unis and américain."""
        iri = self._entry(group)
        if iri:
            others = [g for g in self.groups if g is not group and self._entry(g) == iri]
            return (others[0], "gazetteer", 1.0) if others else None
        possible = {p for c in group.candidates for p in c.possible}
        others = [g for g in self.groups if g is not group and self._entry(g) in possible]
        return (others[0], "gazetteer", 0.95) if len(others) == 1 and others[0].type != "Person" else None

    def _longer_person(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Ali Bongo" is "Ali Bongo Ondimba" when nobody else is."""
        if len(group.key) < 2 or family(group.type) != "Person":
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and len(g.key) > len(group.key)
            and g.type == "Person"
            and is_subsequence(group.key, g.key)
            and not self._are_relatives(group, g)
        ]
        return (longer[0], "shorter name", 0.95) if len(longer) == 1 else None

    def _first_word(self, group: Group) -> tuple[Group, str, float] | None:
        """A capitalised class noun alone: "le Tour" for "Tour de France", "la Chambre"."""
        if len(group.key) != 1 or group.candidates[0].kind == "adjective":
            return None
        word = group.candidates[0]
        if self.parsed.tokens[word.start].lower not in self.class_words or self._entry(group):
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and len(g.key) > 1
            and g.key[0] == group.key[0]
            and g.type not in ("Person", "City", "Country")
            and not (group.key[0] in _CHAMBERS and _PARTS & set(g.key))
        ]
        return (longer[0], "class noun of the name", 0.85) if len(longer) == 1 else None

    def _longer_name(self, group: Group) -> tuple[Group, str, float] | None:
        """A name that only lacks generic words at its end: "Adobe" for "Adobe Systems"."""
        if family(group.type) in ("Person", "Place") and self._only_capitals_evidence(group) is False:
            return None
        nominal = group.candidates[0].kind == "nominal"
        longer = [
            g
            for g in self.groups
            if g is not group
            and len(g.key) > len(group.key)
            and g.key[: len(group.key)] == group.key
            and not self._are_known_apart(g, group)
            and not self._is_parent(group, g)
            and (group.type, g.type) != ("SportsTeam", "Company")
            and not self._comes_new(group, g)
            and not any(c.has("model of a maker") for c in g.candidates)
            and g.type != "Person"
            and family(g.type) != "Place"
            and ((g.candidates[0].kind == "nominal") == nominal or group.key[0] in self.class_words)
            and (
                (nominal and g.candidates[0].kind == "nominal")
                or all(w in self.generic or w in EMPTY or w.isdigit() for w in g.key[len(group.key) :])
                or (len(group.key) > 1 and group.key[0] in self.class_words and g.key[len(group.key)] in EMPTY)
            )
        ]
        return (longer[0], "shorter name", 0.9) if len(longer) == 1 else None

    def _kind_before(self, group: Group) -> tuple[Group, str, float] | None:
        """ "la province de Gitega" is "Gitega", "la société Norvane" is "Norvane"."""
        words = full_words(group.key)
        if len(words) < 2 or words[0] not in _KINDS:
            return None
        body = group.candidates[0].head_class == "GovernmentBody"  # "préfecture de l'Aude" is an office, not the Aude
        families = _KINDS[words[0]]
        others = [
            g
            for g in self.groups
            if g is not group
            and full_words(g.key) == words[1:]
            and not (words[0] in _STANDING and self._is_its_town(group, g))
            and (g.type == group.type or (family(g.type) in families and not body))
        ]
        return (others[0], "kind before the name", 0.9) if len(others) == 1 else None

    def _is_its_town(self, group: Group, town: Group) -> bool:
        """Whether a place is more than what stands there has in its name: "gare de Perpignan", then "Perpignan"."""
        whole = group.candidates
        alone = any(not any(one.start < c.start and c.end <= one.end for one in whole) for c in town.candidates)
        return town.type == "Country" or (town.type == "City" and alone)

    def _is_parent(self, group: Group, longer: Group) -> bool:
        """ "SNCF" beside "SNCF Réseau": well-known initials, and a company that only has them in its name."""
        known = self._entry(group) and not self._entry(longer)
        return bool(known) and all(surface.isupper() for surface in group.surfaces)

    def _are_known_apart(self, one: Group, other: Group) -> bool:
        """ "News Corporation" and "News International": two entries of the gazetteer."""
        entries = {self._entry(one), self._entry(other)} - {""}
        return len(entries) > 1

    @staticmethod
    def _only_capitals_evidence(group: Group) -> bool:
        return all(cue in ("model", "capitals", "sure bounds") for c in group.candidates for cue, _ in c.evidence)

    def _surname(self, group: Group) -> tuple[Group, str, float] | None:
        """A surname, or a first name alone, of exactly one person named in full."""
        if len(group.key) > 2 or group.candidates[0].kind != "name":
            return None
        if self._is_framed(group) or self._is_regnal(group):
            return None
        size = len(group.key)
        by_surname = [
            g
            for g in self.groups
            if g.type == "Person"
            and len(g.key) > size
            and g.key[-size:] == group.key
            and not self._are_relatives(group, g)
        ]
        earlier = [g for g in by_surname if g.first < group.first]
        if len(earlier) == 1 and len(by_surname) > 1:
            return earlier[0], "surname", 0.85
        if len(by_surname) == 1 and (earlier or not self._is_country(group)):
            return by_surname[0], "surname", 0.95
        nobody = self._entry(group) or family(group.type) == "Place" or not self._is_no_family(group)
        if len(earlier) > 1 and self._is_english() and not nobody:
            whole = [g for g in earlier if any(normalise(name.split()[-1]) == group.key for name in g.surfaces)]
            return min(whole or earlier, key=lambda g: g.first), "surname", 0.7  # of relatives, whom the text is about
        if by_surname and not earlier and self._is_somebody(group):
            return min(by_surname, key=lambda g: g.first), "surname", 0.8  # a headline's, whom the text names at once
        if by_surname or self._entry(group):
            return None
        if family(group.type) != "Person":
            return None
        inside = [
            g
            for g in self.groups
            if g.type == "Person"
            and len(g.key) > size
            and is_subsequence(group.key, g.key)
            and not self._are_relatives(group, g)
            and not self._comes_early(group, g)
        ]
        if len(inside) == 1:
            return inside[0], "part of the name", 0.85
        return None

    def _is_regnal(self, group: Group) -> bool:
        """ "le pape François" is nobody else of that first name."""
        first = group.candidates[0].start
        return bool(first) and self.parsed.tokens[first - 1].lower in REIGNING

    def _is_country(self, group: Group) -> bool:
        """ "Nepal" before Madhav Kumar Nepal is named: the country."""
        return any(c.entry is not None and c.entry.type == "Country" for c in group.candidates)

    def _are_relatives(self, group: Group, longer: Group) -> bool:
        """ "Kalila Nour Sherif, l'épouse de Nour Sherif": two persons of one sentence."""
        if len(group.key) < 2 or longer.key[-len(group.key) :] != group.key:
            return False
        sentences = [{self.parsed.tokens[c.start].sentence for c in g.candidates} for g in (group, longer)]
        return bool(sentences[0] & sentences[1])

    def _is_somebody(self, group: Group) -> bool:
        """Whether a name alone is a person's, and not a family's: "la famille X"."""
        return group.type == "Person" and not self._entry(group) and self._is_no_family(group)

    def _is_no_family(self, group: Group) -> bool:
        before = {self.parsed.tokens[c.start - 1].lower for c in group.candidates if c.start}
        after = {self.parsed.tokens[c.end].lower for c in group.candidates if c.end < len(self.parsed.tokens)}
        return before.isdisjoint(self.kinds) and after.isdisjoint(self.kinds)


_PLACE, _BODY = ("Place",), ("Organization", "Product")
_KINDS = {
    **dict.fromkeys(
        """region ile province departement district ville commune etat comte prefecture wilaya city town county
        state""".split(),
        _PLACE,
    ),
    **dict.fromkeys("aeroport observatoire gare stade airport".split(), _PLACE),
    **dict.fromkeys(
        """societe groupe entreprise compagnie agence parti mouvement association ong collectif chaine journal quotidien
        magazine site banque fondation boutique enseigne marque equipe club alliance coalition company group bank
        newspaper""".split(),
        _BODY,
    ),
}
"""Words that may stand before a name or not, and the families of what they name."""
_STANDING = frozenset("gare ile observatoire stade".split())
"""What is another place than the town whose name it has: "gare de Perpignan", "Stade de France", "île de Montréal"."""
_CHAMBERS = frozenset(("house", "senate", "congress", "parliament"))
_PARTS = frozenset("committee subcommittee caucus panel speaker".split())
"""What names a part of a chamber: "House" is not short for "House Budget Committee"."""


def _is_turned(one: Group, other: Group) -> bool:
    """ "CSU/CDU" for "CDU/CSU"."""
    turned = {tuple(name.split("/")[::-1]) for name in one.surfaces if name.count("/") == 1}
    return any(tuple(name.split("/")) in turned for name in other.surfaces)
