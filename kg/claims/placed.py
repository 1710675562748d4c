"""Claims of names beside or inside others: where a thing is, who heads it, whose it is or was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.claims.draft import Draft
from kg.claims.structure import Structure
from kg.discourse import Reference

BOUGHT_FROM = "bought from"
"""The rule for whom a thing is bought from."""

_OF = frozenset("de du des d' of".split())
_BUYING = frozenset("acheter racheter".split())
_BEFORE_SELLER = frozenset("l' le la les groupe fonds géant constructeur".split())
_REACH_OF_BUYING = 8
"""Words between a verb of buying and the end of what is bought."""
_DIRECTED = frozenset("contre against sur on for pour".split())


class Placed(Structure):
    """Reads places, members and heads from neighbouring names."""

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        yield from self._situated()
        yield from self._affiliated()
        yield from self._headed()
        yield from self._party_of()
        yield from self._inside_names()
        yield from self._sold()

    def _situated(self) -> Iterator[Draft]:
        """ "l'usine de Flins, dans les Yvelines", "l'observatoire de Kitt Peak en Arizona": a place right behind."""
        for reference in self.references:
            kind = self.participants[reference.participants[0]].type
            placed = kind in ("Facility", "EducationalInstitution", "City", "Event") or (
                kind == "Region" and reference.kind == "nominal"
            )
            if reference.kind == "adjective" or not placed or reference.end >= len(self.tokens):
                continue
            index = reference.end
            comma = self.tokens[index].text == ","
            if (comma and kind == "Event") or (not comma and kind == "City" and self.tokens[index].lower != "en"):
                continue
            place = self._place_at(index + 1 if comma else index)
            if place is None or set(place.participants) & set(reference.participants):
                continue
            if not comma and self.participants[place.participants[0]].guessed:
                continue
            if comma and (place.end >= len(self.tokens) or self.tokens[place.end].text not in (",", ".", ")", ";")):
                continue
            yield self._structural(
                reference,
                "locatedIn",
                place,
                "place behind the name",
                0.8,
                anchor=reference.head,
                anchor_tokens=(reference.end, place.end),
            )

    def _affiliated(self) -> Iterator[Draft]:
        """ "X, de Human Rights Watch,": a member of it."""
        for reference in self.references:
            index = reference.end
            if reference.kind != "name" or not self._is_person(reference) or index + 2 >= len(self.tokens):
                continue
            if self.tokens[index].text != "," or self.tokens[index + 1].lower not in (
                "de",
                "d'",
                "du",
                "des",
                "of",
                "from",
            ):
                continue
            inside = index + 2
            while inside < len(self.tokens) - 1 and self.tokens[inside].lower in ("la", "l'", "le", "les", "the"):
                inside += 1
            body = self._starting(inside)
            if body is None or not self.ontology.is_a(self.participants[body.participants[0]].type, "Organization"):
                continue
            if body.end < len(self.tokens) and self.tokens[body.end].text not in (",", ".", "»", ")", ";"):
                continue
            yield self._structural(reference, "memberOf", body, "affiliation", 0.85)

    def _headed(self) -> Iterator[Draft]:
        """ "le régime de X", "le gouvernement X": X heads it."""
        for outer in self.references:
            if outer.kind != "nominal" or self.tokens[outer.start].lower not in self.words.headed_bodies:
                continue
            for inner in self.references:
                if (
                    outer.start < inner.start
                    and inner.end == outer.end
                    and inner.kind == "name"
                    and self._is_person(inner)
                ):
                    yield self._structural(inner, "leads", outer, "inside the name", 0.85)

    def _party_of(self) -> Iterator[Draft]:
        """ "le Parti des travailleurs de X": X heads it."""
        for party in self.references:
            if self.words.language != "fr" or party.kind == "adjective" or party.end + 1 >= len(self.tokens):
                continue
            if self.participants[party.participants[0]].type != "PoliticalParty":
                continue
            named = self._starting(party.end + 1) if self.tokens[party.end].lower in ("de", "d'") else None
            if named is not None and named.kind == "name" and self._is_person(named):
                yield self._structural(named, "leads", party, "party of", 0.85)

    def _sold(self) -> Iterator[Draft]:
        """ "racheter Opel à l'américain General Motors": the seller right behind what is bought."""
        for bought in self.references:
            if bought.kind != "name" or not self._is_of(bought, "Organization", "Facility"):
                continue
            verb = self._buying_before(bought)
            seller = self._seller_at(bought.end) if verb is not None else None
            if verb is None or seller is None or set(seller.participants) & set(bought.participants):
                continue
            draft = self._structural(seller, "divests", bought, BOUGHT_FROM, 0.85, anchor=verb)
            yield replace(draft, status=self.statuses.of(verb, "divests").status)

    def _buying_before(self, bought: Reference) -> int | None:
        """The verb of buying that stands before the name with no other verb between."""
        first = max(bought.end - _REACH_OF_BUYING, self.parsed.sentence_of(bought.start).start)
        for index in range(bought.start - 1, first - 1, -1):
            token = self.tokens[index]
            if token.lemma in _BUYING:
                return index
            if token.pos in ("VERB", "AUX") or token.text in (",", ";", ":"):
                return None
        return None

    def _seller_at(self, index: int) -> Reference | None:
        """The firm after "à", "au groupe", "à l'américain"."""
        if index >= len(self.tokens) or self.tokens[index].lower not in ("à", "au", "aux"):
            return None
        end = self.parsed.sentence_of(index).end
        for place in range(index + 1, min(index + 5, end)):
            found = self._starting(place)
            if found is not None:
                return found if found.kind == "name" and self._is_of(found, "Company") else None
            if self.tokens[place].lower not in _BEFORE_SELLER and not self._is_adjective(place):
                return None
        return None

    def _is_adjective(self, index: int) -> bool:
        """Whether a reference by nationality starts there."""
        return any(r.kind == "adjective" and r.start == index for r in self.references)

    def _is_of(self, reference: Reference, *kinds: str) -> bool:
        return any(self.ontology.is_a(self.participants[reference.participants[0]].type, kind) for kind in kinds)

    def _inside_names(self) -> Iterator[Draft]:
        """ "tribunal de Lille": it is there."""
        for outer in self.references:
            if outer.kind != "nominal":
                continue
            for inner in self.references:
                if (
                    inner.start <= outer.start
                    or inner.start >= outer.end
                    or inner.kind != "name"
                    or inner.end > outer.end
                ):
                    continue
                if self._is_part(outer, inner):
                    yield self._structural(
                        outer,
                        "partOf",
                        inner,
                        "inside the name",
                        0.85,
                        anchor=outer.head,
                        anchor_tokens=(outer.start, outer.end),
                    )
                if self._is_placed(outer, inner):
                    yield self._structural(
                        outer,
                        "locatedIn",
                        inner,
                        "inside the name",
                        0.85,
                        anchor=outer.head,
                        anchor_tokens=(outer.start, outer.end),
                    )

    def _is_part(self, outer: Reference, inner: Reference) -> bool:
        """ "la finale de la Coupe de France"."""
        if outer.participants[0] == inner.participants[0] or self._link_before(inner.start, outer.start) not in _OF:
            return False
        whole, part = self.participants[inner.participants[0]].type, self.participants[outer.participants[0]].type
        return part == whole == "Event" and self.tokens[outer.start].lower in self.words.rounds

    def _is_placed(self, outer: Reference, inner: Reference) -> bool:
        """Whether the name's place is where the thing is: so for an attack or a court, not for a cup."""
        if self.participants[inner.participants[0]].type not in ("Country", "City", "Region", "Place", "Facility"):
            return False
        if outer.participants[0] == inner.participants[0] or self._link_before(inner.start, outer.start) in _DIRECTED:
            return False
        if outer.start and self.tokens[outer.start - 1].lower in ("un", "une", "a", "an"):
            return False  # "devant un tribunal de Stockholm": one of many, and no name
        words = [t.lower for t in self.tokens[outer.start : inner.start]]
        return any(" ".join(words[:size]).replace("' ", "'") in self.words.placed_heads for size in (1, 2, 3, 4)) or (
            self.words.language == "en" and any(w in self.words.placed_heads for w in words)
        )
