"""Where bodies sit and places lie, in French: "un groupe de Prato, X", "le siège de X, à Y", "X, dans le nord de Y"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.structure import Structure
from kg.discourse import Reference

_SEATS = frozenset("siège quartier-général siège-social locaux bureaux".split())
_SIDES = frozenset("nord sud est ouest centre nord-est nord-ouest sud-est sud-ouest".split())
_CLOSING = frozenset((",", ".", ")", ";", ":", "»"))


class Seated(Structure):
    """Reads seats and surroundings from neighbouring names."""

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        if self.words.language != "fr":
            return
        for reference in self.references:
            if reference.kind == "adjective":
                continue
            kind = self.participants[reference.participants[0]].type
            if kind == "City" and reference.kind == "name":
                yield from self._announced(reference)
                yield from self._surrounded(reference)
            elif self.ontology.is_a(kind, "Organization") or self.participants[reference.participants[0]].guessed:
                yield from self._housed(reference)

    def _announced(self, town: Reference) -> Iterator[Draft]:
        """ "un groupe de Prato, Tessile Bisenzio,": the body behind the comma is of the town."""
        index = town.end
        if index + 1 >= len(self.tokens) or self.tokens[index].text != ",":
            return
        body = self._starting(index + 1)
        if body is None or body.kind != "name" or self._link_before(town.start, 0) not in ("de", "d'"):
            return
        step = town.start - 2
        while step > 0 and (self.tokens[step].pos == "ADJ" or self.tokens[step - 1].lower in ("de", "d'")):
            step -= 1 if self.tokens[step].pos == "ADJ" else 2
        noun, opener = self.tokens[step], self.tokens[step - 1].lower if step else ""
        if noun.lemma.lower() not in self.words.body_nouns or opener not in ("un", "une", "le", "la", "l'"):
            return
        named = self.participants[body.participants[0]]
        closed = body.end >= len(self.tokens) or self.tokens[body.end].text in _CLOSING
        if closed and (named.guessed or self.ontology.is_a(named.type, "Organization")):
            yield self._structural(body, "locatedIn", town, "body of a town", 0.85)

    def _housed(self, body: Reference) -> Iterator[Draft]:
        """ "le siège de X, à Y", "les bureaux parisiens de X à Y"."""
        step = body.start - 1
        while step > 0 and self.tokens[step].lower in ("de", "d'", "du", "la", "le", "l'", "des"):
            step -= 1
        if self.tokens[step].lower not in _SEATS or step == body.start - 1:
            return
        index = body.end
        if index < len(self.tokens) and self.tokens[index].text == ",":
            index += 1
        place = self._place_at(index)
        if place is not None and place.participants[0] != body.participants[0]:
            yield self._structural(body, "locatedIn", place, "seat", 0.88)

    def _surrounded(self, town: Reference) -> Iterator[Draft]:
        """ "Brévans dans le nord de la France", "Tarzen, dans le sud du Maroc": within the larger place."""
        index = town.end
        if index < len(self.tokens) and self.tokens[index].text == ",":
            index += 1
        words = [t.lower for t in self.tokens[index : index + 4]]
        if not words or words[0] not in ("dans", "au", "à") or not _SIDES & set(words):
            return
        place = self._place_at(index)
        if place is None or place.participants[0] == town.participants[0]:
            return
        if words[0] != "dans" and self.participants[place.participants[0]].type == "City":
            return  # "au sud de Paris" is outside of it
        if self.participants[place.participants[0]].type in ("Country", "Region"):
            yield self._structural(town, "locatedIn", place, "part of the country", 0.85)
