"""Whom a noun of nationality stands for: "L'Espagnol", "the 22-year-old Spaniard", after somebody was named.

It is somebody, or some firm, told to be of that country, or else somebody told to be of none.
"""

from __future__ import annotations

from kg.discourse import Discourse, Participant, Reference, nationalities
from kg.entities.antecedents import Antecedents
from kg.syntax import Token

RULE = "nationality as a noun"
"""What links made here are called."""

_ARTICLES = {"fr": ("le", "la", "l'"), "en": ("the",)}
_GENDERS = {"le": "m", "la": "f"}
_AGED = ("-", "year", "years", "old")
_BACK = 4
"""Sentences that are looked back over."""

_OTHER = -9.0
"""What speaks against somebody of another country."""

_SURE = 0.8
"""The weight of links to people of whom no nationality is told, from which on they are made."""

_MANY = ("ese", "ish", "ch", "swiss")
"""How nationalities end that, as English nouns, are a whole people: "the Chinese", "the French"."""
_FEMALE = ("woman", "women")
_MALE = ("man", "men")


class Compatriots(Antecedents):
    """Resolves nouns of nationality; the occurrences before them are those that coreference has met."""

    def __init__(self, discourse: Discourse) -> None:
        super().__init__(discourse)
        self.nationalities = nationalities(discourse)

    def _compatriot(self, token: Token) -> Reference | None:
        """Whom a noun of nationality stands for, if it is one."""
        named = self.discourse.innermost(token.i)
        if named is None or named.kind != "adjective" or named.end != token.i + 1:
            return None
        country = named.participants[0]
        start = self._article(named.start)
        if start is None or self.discourse.participants[country].type != "Country" or not self._stands_alone(token):
            return None
        if (beside := self._beside(token, start)) is not None:
            return beside
        gender = self._gender(token, start)
        own = {o.participant for o in self.occurrences if country in self.nationalities.get(o.participant, ())}

        def agrees(one: Participant) -> float:
            if gender and one.gender and gender != one.gender:
                return _OTHER
            if own:
                return 0.0 if one.index in own else _OTHER
            return _OTHER if one.type != "Person" or one.index in self.nationalities else 0.0

        found = self._best(token, start, token.i + 1, agrees, RULE, near=_BACK, own_clause=False)
        if found is None or not (own or found.weight >= _SURE):
            return None
        self.nationalities.setdefault(found.participants[0], set()).add(country)
        return found

    def _beside(self, token: Token, start: int) -> Reference | None:
        """ "X, the 17-year-old Hungarian": the name before the comma."""
        named = self.discourse.outermost(start - 2) if start > 1 and self.tokens[start - 1].text == "," else None
        if named is None or named.end != start - 1 or named.kind != "name":
            return None
        person = named.participants[0]
        if len(named.participants) > 1 or self.discourse.participants[person].type != "Person":
            return None
        return Reference(start, token.i + 1, token.i, (person,), "noun", RULE, 0.8)

    def _article(self, index: int) -> int | None:
        """Where the article of a noun of nationality stands, over its age in English."""
        before = index - 1
        if self.english:
            while before > 0 and (self.tokens[before].pos in ("ADJ", "NUM") or self.tokens[before].lower in _AGED):
                before -= 1
        article = before >= 0 and self.tokens[before].lower in _ARTICLES[self.parsed.document.language]
        return before if article else None

    def _stands_alone(self, noun: Token) -> bool:
        """Whether no other noun is described: "the Spaniard won", not "the Spanish side" or "l'Espagnol Alcaraz"."""
        if noun.number == "p" or not noun.capitalised or (self.english and noun.lower.endswith(_MANY)):
            return False
        if noun.i + 1 >= len(self.tokens):
            return True
        following = self.tokens[noun.i + 1]
        if following.text == "," and self.discourse.innermost(noun.i + 2) is not None:
            return False  # "the American, Brooke Tillinghast, dropped out"
        if following.text == "-" or following.capitalised or self.discourse.innermost(following.i) is not None:
            return False
        return following.pos not in ("NOUN", "PROPN") and not (self.english and following.pos in ("ADJ", "NUM"))

    def _gender(self, noun: Token, start: int) -> str:
        if self.english:
            female, male = noun.lower.endswith(_FEMALE), noun.lower.endswith(_MALE)
            return "f" if female else "m" if male else ""
        return _GENDERS.get(self.tokens[start].lower, noun.gender)
