"""Claims that English states by putting names side by side: possessives, "of", kinds before a name, chains of places.

"NASA's X" and "X of NASA" belong there, "Slovakia's X" is from there, "Tulsa, Oklahoma" lies there, and
"the Rotterdam-based group X" has its seat there.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.hyphened import Hyphened
from kg.discourse import Reference

_LOOKED_BACK = 40
"""Words before a sentence in which the country stands that it tells of."""

_CLOSING = frozenset((",", ".", ")", ";", ":", "-", "–", "—", "?", "!", '"', "”"))


class Adjoining(Hyphened):
    """Reads what neighbouring names of one English document say of each other."""

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        if self.words.language != "en":
            return
        self._remember_titles()
        for reference in self.references:
            if reference.kind == "adjective":
                yield from self._native(reference)
                yield from self._seated(reference)  # "U.S.-based X"
                continue
            if len(reference.participants) != 1:
                continue
            yield from self._from_country(reference)
            yield from self._party(reference)
            yield from self._owned(reference)
            yield from self._of_pronoun(reference)
            yield from self._of(reference)
            yield from self._chained(reference)
            yield from self._seated(reference)
            yield from self._tied(reference)
            yield from self._kind_of_place(reference)
            yield from self._situated(reference)
            yield from self._situated_aside(reference)
            yield from self._apposed_in(reference)
            yield from self._capital(reference)

    # ------------------------------------------------------------ what something is

    def _native(self, people: Reference) -> Iterator[Draft]:
        """ "Fontes, a 46-year-old Brazilian,": a noun of nationality behind the name."""
        token = self.tokens[people.head]
        if self._kind(people) != "Country" or token.head == token.i:
            return
        if token.dep in ("amod", "compound") and token.head > token.i:
            yield from self._of_nation(people)
            return
        if token.dep != "appos":
            return
        named = self.discourse.outermost(token.head)
        if named is not None and named.kind == "name" and self._is_person(named) and named.end < people.start:
            yield self._structural(named, "citizenOf", people, "nationality behind the name", 0.88)

    def _of_nation(self, people: Reference) -> Iterator[Draft]:
        """ "Leapmotor, the Chinese maker of electric cars", "X, a Montenegrin businessman"."""
        if self._starting(people.end) is not None or self.tokens[self.tokens[people.head].head].pos != "NOUN":
            return
        named = self._described_before(people)
        if named is None or len(named.participants) != 1:
            return
        if (named.participants[0], people.participants[0]) in self.led:
            return
        if self._is_person(named):
            yield self._structural(named, "citizenOf", people, "nationality behind the name", 0.88)
        elif self._is_body(named):
            yield self._structural(named, "locatedIn", people, "nationality behind the name", 0.88)

    def _from_country(self, country: Reference) -> Iterator[Draft]:
        """ "US singer X", "the New Zealand novelist Y": a country that English has no adjective for, or needs none."""
        if self._kind(country) != "Country" or country.kind != "name":
            return
        for size in (1, 2):
            end = country.end + size
            if end >= len(self.tokens) or self.parsed.text(country.end, end).lower() not in self.words.callings:
                continue
            named = self._starting(end)
            if named is not None and named.kind == "name" and self._is_person(named):
                yield self._structural(named, "citizenOf", country, "nationality", 0.85)

    # ------------------------------------------------------------ parties

    def _party(self, party: Reference) -> Iterator[Draft]:
        """ "Republican Tim Polk", "X, a Baltimore Democrat,", "X, D-Calif.,"."""
        if self._kind(party) != "PoliticalParty":
            return
        behind = self._behind(party)
        if behind is not None and behind.kind == "name" and self._is_person(behind):
            yield self._structural(behind, "memberOf", party, "party before the name", 0.88, anchor=behind.head)
            return
        index = party.start - 1
        while index > 0 and party.start - index < 4 and self.tokens[index].pos in ("ADJ", "NOUN", "PROPN"):
            index -= 1
        letter = party.end - party.start == 1 and len(self.tokens[party.start].text) == 1
        article = self.tokens[index].lower if index > 0 else ""
        if article in ("a", "an") or (article == "the" and self._is_one_of(party)):
            index -= 1
        elif not letter:
            return
        before = self.discourse.outermost(index - 1) if index > 0 and self.tokens[index].text == "," else None
        if before is not None and before.end == index and before.kind == "name" and self._is_person(before):
            yield self._structural(before, "memberOf", party, "party behind the name", 0.88)

    def _is_one_of(self, party: Reference) -> bool:
        """ "X, the Ohio Republican": one of the party's people, and no "Republican leader"."""
        behind = self.tokens[party.end] if party.end < len(self.tokens) else None
        single = self.parsed.text(party.start, party.end) in self.words.partisans
        return single and (behind is None or behind.pos not in ("NOUN", "PROPN", "ADJ"))

    # ------------------------------------------------------------ "X of Y"

    def _of(self, reference: Reference) -> Iterator[Draft]:
        """ "Ragnhild Moe of the University of Bergen", "Klarsen, of Malmö,", "X of Slovakia"."""
        index = self._over_age(reference)
        comma = self._text(index) == ","
        index += comma
        if reference.kind != "name" or index + 1 >= len(self.tokens) or self.tokens[index].lower not in ("of", "from"):
            return
        origin = self.tokens[index].lower == "from"
        inside = index + 1
        if self.tokens[inside].lower == "the":
            inside += 1
        whole = self._starting(inside) if inside < len(self.tokens) else None
        kind = inside
        while whole is None and kind < min(inside + 2, len(self.tokens) - 1) and self.tokens[kind].pos == "NOUN":
            kind += 1  # "of the band Roadside"
            whole = self._starting(kind)
        if whole is None or len(whole.participants) != 1:
            return
        ends = (reference.participants[0], whole.participants[0])
        if ends in self.led or ends[0] == ends[1]:
            return
        relation = self._belonging(reference, whole, origin=origin, comma=comma)
        if relation:
            yield self._structural(reference, relation, whole, "of", 0.85)

    def _over_age(self, reference: Reference) -> int:
        """The end of a name and the age behind it: "X, 24|, from Fairview"."""
        end = reference.end
        aged = self._is_person(reference) and self._text(end) == "," and self._text(end + 1).isdigit()
        return end + 2 if aged and self._text(end + 2) == "," else end

    def _belonging(self, part: Reference, whole: Reference, *, origin: bool, comma: bool) -> str:
        if self._is_person(part):
            if self._kind(whole) == "Country":
                return "" if origin and not comma else "citizenOf"
            if comma and self._kind(whole) == "City":
                return "livesIn"
            sure = part.end - part.start > 1 and not origin
            return "memberOf" if self._is_body(whole) and (sure or comma) else ""
        if origin or not self._is_surely_place(whole):
            return ""
        return "locatedIn" if self._kind(part) in ("Company", "Organization", "MediaOutlet") else ""

    # ------------------------------------------------------------ places

    def _chained(self, reference: Reference) -> Iterator[Draft]:
        """ "Tulsa, Oklahoma,", "St. Helens, Merseyside": the larger place behind the smaller."""
        index = reference.end
        if self._text(index) != ",":
            return
        larger = self._behind(reference, 1)
        if larger is not None and self._kind(larger) in ("Country", "Region"):
            self._settle_town(reference)
        if larger is None or larger.kind != "name" or larger.participants == reference.participants:
            return
        if self._kind(reference) not in ("City", "Place", "Region", "Facility"):
            return
        if not self._is_larger(reference, larger):
            return
        before = self.tokens[reference.start - 1] if reference.start else None
        listed = before is not None and before.text == "," and self._ends_place(before.i)
        following = self._text(larger.end)
        if listed or (following in ("and", "&") and before is not None and before.text == ","):
            return
        yield self._structural(reference, "locatedIn", larger, "place behind the place", 0.85)

    def _settle_town(self, reference: Reference) -> None:
        """A guessed name behind "in" and before ", Ohio" is a town."""
        participant = self.participants[reference.participants[0]]
        before = self.tokens[reference.start - 1].lower if reference.start else ""
        if participant.guessed and before in ("in", "at", "near", "from", "through", "to", "outside", "of"):
            participant.type, participant.guessed = "City", False

    def _ends_place(self, comma: int) -> bool:
        found = self.discourse.outermost(comma - 1) if comma else None
        return found is not None and self._kind(found) in ("City", "Region", "Place", "Country")

    def _is_larger(self, smaller: Reference, larger: Reference) -> bool:
        small, large = self._kind(smaller), self._kind(larger)
        if small == "Region":
            return large == "Country"
        if large == "City":
            return small == "Facility"
        return large in ("Region", "Country") or (large == "Place" and small in ("City", "Facility"))

    def _kind_of_place(self, place: Reference) -> Iterator[Draft]:
        """ "Wroclaw studio Bitwolf", "Orvella, the Milan eyewear group": a town before what a body is."""
        if self._kind(place) not in ("City", "Country", "Place", "Region") or self._text(place.end) == "-":
            return
        owner = self._text(place.end) == "'s"
        noun = self._class_noun(place.end + owner)
        if noun < 0 or self._text(noun + 1) in ("'s", "’s", "'"):
            return  # "Ford Credit, the Dearborn giant's lending arm"
        if owner:
            target = self._starting(noun + 2) if self._text(noun + 1) == "," and noun + 2 < len(self.tokens) else None
            target = target or self._described_before(place)  # "Sinopec, China's largest refiner"
            if target is not None and self._is_body(target) and target.kind == "name":
                yield self._structural(target, "locatedIn", place, "body of a place", 0.85, anchor=target.head)
            return
        target = self._described(place.end) or self._described_before(place)
        if target is None or not self._is_body(target) or set(target.participants) & set(place.participants):
            return
        if self._kind(target) in ("GovernmentBody", "SportsTeam"):
            return
        yield self._structural(target, "locatedIn", place, "place before its kind", 0.8)

    def _class_noun(self, index: int) -> int:
        """The noun for a kind of body that ends the common words at ``index``, or -1."""
        end = index
        while end < min(index + 6, len(self.tokens)) and (self.tokens[end].text.islower() or self._text(end) == "-"):
            if self.tokens[end].pos not in ("NOUN", "ADJ", "PROPN", "VERB", "ADP", "PUNCT"):
                break
            end += 1
        if end == index:
            return -1
        words = self.parsed.text(index, end).lower()
        one = self.tokens[end - 1].lemma.lower() in self.words.kind_nouns
        several = any(words.endswith(noun) for noun in self.words.kind_nouns if " " in noun or "-" in noun)
        return end - 1 if one or several else -1

    def _situated(self, reference: Reference) -> Iterator[Draft]:
        """ "the African Development Bank in Abidjan", "X, based in Zamboanga,"."""
        index = reference.end
        based = self._text(index) == "," and self._text(index + 1).lower() in ("based", "headquartered")
        if not based and self._kind(reference) not in (
            "Organization",
            "IntergovernmentalOrganization",
            "EducationalInstitution",
            "Facility",
            "GovernmentBody",
            "Event",
            "City",
        ):
            return
        index += 2 if based else 0
        if self._text(index) not in ("in", "at", "near") or index + 1 >= len(self.tokens):
            return
        sought = self._link_before(reference.start, 0) == "for"  # "the nomination for the Senate in Ohio"
        place = self._place_at(index)
        if place is None or not self._is_surely_place(place) or place.participants == reference.participants:
            return
        if sought and not based and self._kind(reference) == "GovernmentBody":
            return
        head = self.tokens[place.head].head
        if not based and not reference.start <= head < reference.end and self._text(place.end) not in _CLOSING:
            return
        if self._kind(reference) == "City" and self._kind(place) not in ("Country", "Region"):
            return
        if not based and self._kind(reference) == "Organization" and not reference.start <= head < reference.end:
            return
        yield self._structural(reference, "locatedIn", place, "place behind the name", 0.8)

    def _situated_aside(self, reference: Reference) -> Iterator[Draft]:
        """ "Fructa, in Beveren, will close": where a body is, between commas."""
        index = reference.end
        if not self._is_body(reference) or self._text(index) != "," or self._text(index + 1) not in ("in", "near"):
            return
        place = self._place_at(index + 1)
        if place is None or not self._is_surely_place(place) or place.participants == reference.participants:
            return
        if place.end < len(self.tokens) and self._text(place.end) in _CLOSING and place.start <= index + 3:
            yield self._structural(reference, "locatedIn", place, "place behind the name", 0.8)

    def _apposed_in(self, reference: Reference) -> Iterator[Draft]:
        """ "the Cascade Center, a shopping mall in Bend,"."""
        index = reference.end
        if self._kind(reference) == "Person" or self._text(index) != ",":
            return
        if self._text(index + 1).lower() not in ("a", "an", "the"):
            return
        index += 2
        first = index
        while index < min(first + 5, len(self.tokens)) and self.tokens[index].pos in ("NOUN", "ADJ"):
            index += 1
        if index == first or self._text(index) != "in":
            return
        if self.tokens[index - 1].lemma.lower() not in self.words.thing_nouns:
            return
        place = self._place_at(index)
        if place is None or not self._is_surely_place(place) or place.participants == reference.participants:
            return
        participant = self.participants[reference.participants[0]]
        if participant.type in ("Facility", "Event", "City", "Region") or self._is_body(reference):
            rule = "place of what it is"
            yield self._structural(reference, "locatedIn", place, rule, 0.85, anchor=reference.head)

    def _capital(self, town: Reference) -> Iterator[Draft]:
        """ "in the capital, Lima,": the capital of the one country that the text has just named."""
        before = town.start - 1 - (town.start > 0 and self._text(town.start - 1) == ",")
        if town.kind != "name" or self._kind(town) != "City" or before < 1 or self._text(before).lower() != "capital":
            return
        if self.tokens[before - 1].lower not in ("the", "its"):
            return
        first = self.parsed.sentence_of(town.start).start
        near = [r for r in self.references if first - _LOOKED_BACK <= r.start < town.start and r.kind != "noun"]
        countries = {r.participants[0]: r for r in near if self._kind(r) == "Country" and len(r.participants) == 1}
        if len(countries) == 1:
            (country,) = countries.values()
            yield self._structural(town, "locatedIn", country, "capital of the country", 0.85)
