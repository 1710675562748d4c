"""Claims of demonyms: "le groupe français X" is of France, "le Suédois Y" a citizen of Sweden."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.structure import Structure
from kg.discourse import Reference
from kg.model import Status
from kg.syntax import Token

_BRANCHES = frozenset(
    "filiale branche division antenne succursale usine réseau marché bureau site rival rivale".split()
)
"""Nouns for a part of a body, or another: their country is not the body's."""


class Origins(Structure):
    """Reads what country an adjective or noun of nationality gives."""

    def run(self) -> Iterator[Draft]:
        """A draft for each name that a demonym describes."""
        yield from self._demonyms()

    def _demonyms(self) -> Iterator[Draft]:
        """ "le groupe français X", "le Britannique X", "X, constructeur allemand"."""
        led = {(t.holders, c) for t in self.discourse.titles for c in t.complements}
        for reference in self.references:
            if reference.kind != "adjective":
                continue
            country = reference.participants[0]
            kind = self.participants[country].type
            if kind != "Country" and (kind not in ("City", "Region") or self.words.language == "en"):
                continue
            for target in self._qualified(reference):
                for participant in target.participants:
                    if participant != country and not any(c == country and participant in h for h, c in led):
                        yield from self._origin(participant, country, reference, target)

    def _qualified(self, reference: Reference) -> list[Reference]:
        """Whom a demonym is said of: who it stands for, the name behind or before it, or what its noun refers to."""
        own = self.discourse.outermost(reference.head)
        if own is not None and _stands_for(own, reference):
            return [own]  # "L'Espagnol a gagné"
        after = self._named_after(reference)
        if after is not None:
            noun = self.tokens[self.tokens[reference.head].head]
            return self._enumerated(after) if noun.number == "p" and noun.i < reference.start else [after]
        before = self._named_before(reference) or self._called(reference)
        if before is not None:
            return [before]
        noun = self.tokens[self.tokens[reference.head].head]
        if self.words.language == "fr" and noun.lemma.lower() in _BRANCHES:
            return []  # "la filiale tchèque de X": of a part of it
        back = self.discourse.outermost(noun.i)
        return [back] if back is not None and back.kind == "noun" and len(back.participants) == 1 else []

    def _called(self, reference: Reference) -> Reference | None:
        """ "X, un Irakien," and "X, de nationalité irakienne": whose nationality stands behind the comma."""
        index = reference.start - 1
        if self.words.language != "fr" or index < 2:
            return None
        word = self.tokens[index].lower
        if word == "nationalité" and self.tokens[index - 1].lower == "de":
            index -= 1
        elif word not in ("un", "une") or not self.tokens[reference.start].capitalised:
            return None
        if self.tokens[index - 1].text != ",":
            return None
        found = self.discourse.outermost(index - 2)
        if found is None or found.end != index - 1 or found.kind != "name" or not self._is_person(found):
            return None
        return found

    def _enumerated(self, first: Reference) -> list[Reference]:
        """ "les physiciens britanniques A (82 ans), B et C": all of them."""
        found = [first]
        index = first.end
        while index + 1 < len(self.tokens):
            if self.tokens[index].text == "(":
                while index + 1 < len(self.tokens) and self.tokens[index].text != ")":
                    index += 1
                index += 1
                continue
            if self.tokens[index].lower not in (",", "et", "and"):
                break
            following = self._starting(index + 1)
            if following is None or following.kind != "name":
                break
            found.append(following)
            index = following.end
        return found

    def _origin(self, participant: int, country: int, reference: Reference, target: Reference) -> Iterator[Draft]:
        kind = self.participants[participant].type
        noun = self.tokens[self.tokens[reference.head].head]
        if self.words.language == "fr" and self._is_of_office(noun, kind):
            return
        last = self.tokens[target.end - 1]
        if kind in ("City", "Region") and last.dep == "compound" and last.head >= target.end:
            return  # "British North Sea fields"
        body = self.participants[participant].guessed and (
            noun.lemma.lower() in self.words.body_nouns or self._is_firm(noun, reference, target)
        )
        if kind == "Person" and not body:
            if self.participants[country].type != "Country":
                return  # a citizen of a country, not of a town
            relation = "citizenOf"
        elif body or self.ontology.is_a(kind, "Organization") or kind in ("Facility", "City", "Region"):
            relation = "locatedIn"
        else:
            return
        yield Draft(
            subject=participant,
            relation=relation,
            object=country,
            anchor=reference.head,
            rule=f"{relation}: nationality as a noun" if _stands_for(target, reference) else f"{relation}: nationality",
            weight=0.9 * target.weight,
            subject_tokens=(target.start, target.end),
            object_tokens=(reference.start, reference.end),
            anchor_tokens=(reference.start, reference.end),
            status=Status.ACTUAL,
            sources=(),
        )

    def _is_of_office(self, noun: Token, kind: str) -> bool:
        """Whether the adjective belongs to an office or a vote: "le ministre saoudien de X", "la présidentielle"."""
        lemma = noun.lemma.lower()
        if kind == "Person":
            return bool({lemma, noun.lower} & self.words.vote_nouns)
        return kind == "GovernmentBody" and any(t.head == noun.i for t in self.discourse.titles)

    def _is_firm(self, noun: Token, reference: Reference, target: Reference) -> bool:
        """ "le saumonier norvégien Fjordhav": people that no word is known for are introduced by two names."""
        before = self.tokens[reference.start - 1]
        if self.words.language != "fr" or target.start < reference.end or before.pos not in ("NOUN", "ADJ"):
            return False
        if target.end - target.start > 1 or before.number == "p" or before.capitalised:
            return False
        persons = {before.lower, before.lemma.lower(), noun.lemma.lower()} & self.words.person_nouns
        return not persons and not any(t.head == before.i for t in self.discourse.titles)

    def _named_after(self, reference: Reference) -> Reference | None:
        """The name that follows the adjective, over further adjectives, nouns of class and quotes."""
        index = reference.end
        limit = self.parsed.sentence_of(reference.start).end
        english = self.words.language == "en"
        steps = 0
        while index < limit and steps < 4:
            found = self._starting(index)
            if found is not None:
                return found
            token = self.tokens[index]
            if token.text == "," and steps == 0 and self._starting(index + 1) is not None:
                found = self._starting(index + 1)
                return found if found is not None and self._is_announced(reference, found) else None
            noun_allowed = english and token.pos in ("NOUN", "PROPN", "ADJ")
            if token.pos != "ADJ" and token.text not in ("«", '"', "“") and not noun_allowed:
                return None
            if token.lower in ("and", "et"):
                return None
            index, steps = index + 1, steps + 1
        return None

    def _is_announced(self, reference: Reference, found: Reference) -> bool:
        """Whether "le joueur malien, X", "un ingénieur malien, X," or "une Malienne, X," say who it is."""
        before = [self.tokens[i].lower for i in range(max(reference.start - 3, 0), reference.start)]
        noun = self.tokens[self.tokens[reference.head].head].lower
        body = self.words.language == "fr" and noun in self.words.body_nouns
        named = self.participants[found.participants[0]]
        firm = body and (named.guessed or self.ontology.is_a(named.type, "Organization"))
        if not self._is_person(found) and not firm:
            return False
        known = self._is_person(found) and not named.guessed
        if known and self.words.language == "fr" and noun in self.words.kind_nouns | self.words.vote_nouns:
            return False  # "le président de la fédération ghanéenne, X"
        if {"le", "la", "l'"} & set(before[-2:]) or (before[:1] and before[0] in ("le", "la", "l'")):
            return True
        if self.words.language != "fr" or not {"un", "une"} & set(before[-2:]):
            return False
        return found.end >= len(self.tokens) or self.tokens[found.end].text in (",", ".", ")", ";", ":", "»")

    def _named_before(self, reference: Reference) -> Reference | None:
        """The name before a comma and a class noun: "X, constructeur allemand de camions"."""
        noun = self.tokens[reference.head].head
        if not 0 <= noun < reference.start or reference.start - noun > 3 or self.tokens[noun].pos != "NOUN":
            return None
        index = noun - 1
        if index > 0 and self.tokens[index].lower in ("un", "une", "le", "la", "l'", "a", "an", "the"):
            index -= 1
        if index <= 0 or self.tokens[index].text not in (",", "("):
            return None
        end = index
        if self.tokens[index - 1].text == ")":
            while end > 0 and self.tokens[end].text != "(":
                end -= 1
        found = self.discourse.outermost(end - 1)
        if found is None or found.end != end or found.kind != "name":
            return None
        close = self.tokens[noun].head in range(found.start, found.end) or self.tokens[noun].dep == "appos"
        return found if close or end != index else None


def _stands_for(target: Reference, demonym: Reference) -> bool:
    """Whether the noun of nationality itself is what refers to somebody."""
    return target.kind == "noun" and target.head == demonym.head
