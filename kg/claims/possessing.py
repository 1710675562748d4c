"""What an English genitive says of two names: "NASA's X", "Sony's PlayStation", "Merkel's CDU", "X, whose Y"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.structure import Structure
from kg.discourse import Reference


class Possessing(Structure):
    """Reads what somebody has, and what has somebody; the pairs in ``led`` are told by titles."""

    def _remember_titles(self) -> None:
        self.led = {
            (holder, complement)
            for title in self.discourse.titles
            for holder in title.holders
            for complement in title.complements
        }

    def _kind(self, reference: Reference) -> str:
        return self.participants[reference.participants[0]].type

    def _is_body(self, reference: Reference) -> bool:
        return self.ontology.is_a(self._kind(reference), "Organization")

    def _is_surely_place(self, reference: Reference) -> bool:
        return self._kind(reference) in ("City", "Region", "Country", "Place")

    def _text(self, index: int) -> str:
        return self.tokens[index].text if index < len(self.tokens) else ""

    def _owned(self, owner: Reference) -> Iterator[Draft]:
        """ "NASA's Cady Colbert", "Korea's Daelim", "Sony's PlayStation Vita"."""
        index = owner.end
        whose = [self._text(index).lower(), self._text(index + 1).lower()] == [",", "whose"]
        if index + 1 >= len(self.tokens) or not (whose or self.tokens[index].lower in ("'s", "’s", "'")):
            return
        owned = self._behind(owner, 1 + whose) or self._described_own(owner)
        if owned is None or owned.kind != "name" or len(owned.participants) != 1:
            return
        ends = (owned.participants[0], owner.participants[0])
        if ends in self.led or ends[0] == ends[1] or ends[::-1] in self.led:
            return
        if self._is_person(owner):
            yield from self._ones_own(owner, owned)
            return
        relation = self._possession(owner, owned)
        if whose and relation != "produces":
            return
        if relation == "produces":
            yield self._structural(owner, relation, owned, "possessive", 0.8, anchor=owned.head)
        elif relation:
            yield self._structural(owned, relation, owner, "possessive", 0.85, anchor=owned.head)

    def _described_own(self, country: Reference) -> Reference | None:
        """ "Iraq's top cleric | X": the person behind the words for what somebody of a country is."""
        if self._kind(country) != "Country":
            return None
        index = country.end + 1
        while index < len(self.tokens) and self.tokens[index].pos in ("ADJ", "NUM", "NOUN"):
            index += 1
        named = self._starting(index) if country.end + 1 < index < len(self.tokens) else None
        called = self.tokens[index - 1].lower in self.words.callings
        return named if named is not None and called and self._is_person(named) else None

    def _of_pronoun(self, owned: Reference) -> Iterator[Draft]:
        """ "her Christian Democrats"."""
        before = self.discourse.innermost(owned.start - 1) if owned.start else None
        sure = before is not None and before.kind == "pronoun" and before.weight >= 0.8
        if before is not None and sure and len(before.participants) == 1 and self._is_person(before):
            yield from self._ones_own(before, owned)

    def _is_part(self, owner: Reference, owned: Reference) -> bool:
        """ "the Senate's Judiciary Committee": a council or the like of a body of states, or of a state's."""
        behind = self.tokens[owned.end] if owned.end < len(self.tokens) else None
        named = behind is None or behind.pos not in ("NOUN", "PROPN")
        council = self._kind(owned) in ("GovernmentBody", "IntergovernmentalOrganization")
        whole = self._kind(owner) in ("GovernmentBody", "IntergovernmentalOrganization", "PoliticalParty")
        return council and whole and named and owned.kind == "name" and owned.end - owned.start > 1

    def _ones_own(self, owner: Reference, owned: Reference) -> Iterator[Draft]:
        """ "Merkel's CDU", "her Christian Democrats": whose party it is belongs to it; "Klopp's Mainz" is led."""
        behind = self.tokens[owned.end] if owned.end < len(self.tokens) else None
        described = behind is not None and behind.pos in ("NOUN", "PROPN") and not behind.capitalised
        if self._kind(owned) == "PoliticalParty" and not described:
            yield self._structural(owner, "memberOf", owned, "one's own party", 0.8, anchor=owned.head)
        elif self._kind(owned) == "SportsTeam" and not described and owner.kind == "name":
            yield self._structural(owner, "leads", owned, "one's own team", 0.8, anchor=owned.head)

    def _possession(self, owner: Reference, owned: Reference) -> str:
        if self._is_person(owned):
            if owned.end - owned.start < 2 and self.participants[owned.participants[0]].guessed:
                return ""
            if self._kind(owner) == "Country":
                return "citizenOf"
            words = self.parsed.text(owned.start, owned.end).split()
            plain = all(word[1:].islower() for word in words)
            unsure = self.participants[owned.participants[0]].guessed and self._kind(owner) == "Company" and not plain
            return "memberOf" if self._is_body(owner) and not unsure else ""
        if self._is_surely_place(owner) and self._is_body(owned) and self._kind(owned) != "GovernmentBody":
            return "locatedIn"
        if self._is_part(owner, owned):
            return "partOf"
        makes = self._kind(owner) in ("Company", "MediaOutlet", "Organization") and self._kind(owned) == "Product"
        return "produces" if makes else ""
