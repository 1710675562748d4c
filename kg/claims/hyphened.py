"""What English says of two names by a hyphen: "Rotterdam-based X", "Google-owned X", "the Nvidia-backed start-up X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.possessing import Possessing
from kg.discourse import Reference

_PLACES = ("City", "Place", "Region", "Country", "Facility")
_SEATED = {"based": "locatedIn", "headquartered": "locatedIn", "born": "bornIn"}
_TIED = {
    "owned": "owns",
    "controlled": "owns",
    "backed": "investsIn",
    "founded": "founded",
    "led": "leads",
    "run": "leads",
}
_POWERS = ("Country", "GovernmentBody", "IntergovernmentalOrganization", "PoliticalParty")


class Hyphened(Possessing):
    """Reads the participles that a hyphen ties to a name."""

    def _seated(self, place: Reference) -> Iterator[Draft]:
        """ "the Rotterdam-based group X", "X, a Lagos-based start-up", "the Austin, Texas-based lender said"."""
        index = place.end
        if self._text(index) != "-" or index + 1 >= len(self.tokens):
            return
        relation = _SEATED.get(self.tokens[index + 1].lower, "")
        if not relation or not self._is_place_like(place):
            return
        target = self._starting(index + 2) if index + 2 < len(self.tokens) else None
        place = self._town_before(place) or place
        if target is None:
            target = self._described(index + 2) or self._described_before(place)
        if target is None or set(target.participants) & set(place.participants) or self._kind(target) == "Product":
            return
        if self._is_person(target) and relation == "locatedIn":
            relation = "livesIn"
        if self._is_person(target) or relation == "locatedIn":
            yield self._structural(target, relation, place, "seat in an adjective", 0.9)

    def _is_place_like(self, reference: Reference) -> bool:
        participant = self.participants[reference.participants[0]]
        if participant.guessed and participant.type not in _PLACES:
            participant.type, participant.guessed = "City", False
        return participant.type in _PLACES

    def _town_before(self, state: Reference) -> Reference | None:
        """The "Austin" of "Austin, Texas-based": where the seat is, and the state only tells which town is meant."""
        before = self.discourse.outermost(state.start - 2) if state.start > 1 else None
        if before is None or self._text(state.start - 1) != "," or before.end != state.start - 1:
            return None
        region = before.kind == "name" and self._kind(state) in ("Region", "Country")
        return before if region and self._is_place_like(before) else None

    def _tied(self, owner: Reference) -> Iterator[Draft]:
        """ "Google-owned X", "the Nvidia-backed start-up X", "X, a Musk-led company"."""
        index = owner.end
        if self._text(index) != "-" or owner.kind != "name" or index + 2 >= len(self.tokens):
            return
        relation = _TIED.get(self.tokens[index + 1].lower, "")
        if not relation:
            return
        target = self._starting(index + 2) or self._described(index + 2) or self._described_before(owner)
        if target is None or len(target.participants) != 1 or target.participants == owner.participants:
            return
        if relation == "investsIn" and (self._kind(owner) in _POWERS or self._is_person(target)):
            relation = "supports"
        bodies = self._is_body(owner) or self._is_person(owner) or relation == "supports"
        heads = self._is_person(owner) or relation != "leads"
        thing = self._is_body(target) or (relation == "owns" and self._kind(target) in ("Product", "Facility"))
        if bodies and heads and (thing or relation == "supports"):
            yield self._structural(owner, relation, target, "tied by a hyphen", 0.9)

    def _described(self, index: int) -> Reference | None:
        """The name, or the noun that refers back, which the words from ``index`` describe."""
        end = index
        while end < min(index + 6, len(self.tokens)):
            found = self._starting(end)
            if found is not None:
                return found if found.kind == "name" and end > index else None
            back = self.discourse.innermost(end)
            if back is not None and back.kind == "noun" and back.head == end and len(back.participants) == 1:
                return back
            token = self.tokens[end]
            comma = token.text == "," and end > index and self._opens_apposition(index)
            comma = comma or (token.lower == "up" and self._text(end - 1) == "-")  # "start-up"
            if not comma and (token.pos not in ("NOUN", "ADJ", "PROPN", "VERB", "PUNCT") or token.text in (",", ".")):
                return None
            end += 1
        return None

    def _opens_apposition(self, index: int) -> bool:
        """Whether "a" or "the" stands before what the words at ``index`` belong to: "through a Miami brokerage, X"."""
        start = index - 1
        while start > 0 and self.tokens[start].lower not in ("a", "an", "the") and index - start < 5:
            start -= 1
        return self.tokens[start].lower in ("a", "an", "the") and not (start and self.tokens[start - 1].text == ",")

    def _described_before(self, place: Reference) -> Reference | None:
        """The name before ", a Lagos-based …", "…, the Milan eyewear group"."""
        index = place.start - 1
        while index > 0 and self.tokens[index].pos in ("ADJ", "ADV", "NOUN") and place.start - index < 4:
            index -= 1
        if index > 0 and self.tokens[index].lower in ("a", "an", "the"):
            index -= 1
        if index <= 0 or self.tokens[index].text != ",":
            return None
        found = self.discourse.outermost(index - 1)
        return found if found is not None and found.end == index and found.kind == "name" else None
