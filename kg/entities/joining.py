"""Short names that turn out to be of one kind with a longer one: "Palisade" is "Palisade Talent", once both are firms.

The names of a document are grouped before it is known what they name (`kg.entities.aliases`); what is learned of types
afterwards shows which of those that were left apart belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.discourse import PINNED, Discourse, Participant, Reference
from kg.entities.groups import EMPTY, full_words, initials, normalise
from kg.entities.part_names import are_its_members, head_of, is_same_person, is_spelt_otherwise, keeps_head
from kg.entities.typing import family

_BODIES = frozenset(("Company", "SportsTeam", "MediaOutlet", "Organization", "Product"))
_OF_ONE_KIND = frozenset(("EducationalInstitution", "Facility", "PoliticalParty"))
"""What is called by the beginning of its name where both names are found to be of that kind: "Manas Air Base"."""
_AT_THE_END = frozenset(("SportsTeam", "MediaOutlet"))
"""What is called by the last word of its name as well, whatever that is taken for: "the Examiner"."""
_BY_EITHER_END = _BODIES | {"EducationalInstitution", "PoliticalParty"}
"""What is called by the last words of its name where both names are found to be of that kind: "Aciéries | Menand"."""
_LISTED = _AT_THE_END | {"EducationalInstitution", "PoliticalParty"}
"""What is called by one end of its name even if lists know it: "Palace" is "Crystal Palace"."""
_OFFICES = frozenset(("GovernmentBody", "IntergovernmentalOrganization"))
"""What is called by the noun of its name once that was given: "the Commission" behind "the European Commission"."""
_HEADED = _OFFICES | {"Organization", "EducationalInstitution", "Facility", "Law", "PoliticalParty"}
"""What has a noun in its name that says what it is, and is called by that and some of the rest: "the Safety Board"."""
_CODE = 3
"""Letters of the codes by which results call teams."""
_AMERICAN = (("us",), ("u.s",), ("united", "states"))
"""What stands before the name of a body that its letters leave out: "FTC"."""
_UNNAMED = frozenset(("Event", "Law"))
"""What is often called by common nouns, of which a letter more makes several."""


def join_short_names(discourse: Discourse) -> None:
    """Give each short name to the one longer name that it can stand for, in place.

    A person's is any part of the full name, or has the first name's letter; a body's one end of its name, a town's
    the beginning of a name with hyphens. What the gazetteer identifies stays as it is, and so do two bodies that one
    sentence names.
    """
    _Joiner(discourse).run()


class _Joiner:
    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.language = discourse.parsed.document.language
        self.keys = [normalise(participant.name) for participant in discourse.participants]
        self.named: dict[int, list[Reference]] = {}
        for reference in discourse.references:
            if len(reference.participants) == 1:
                self.named.setdefault(reference.participants[0], []).append(reference)

    def run(self) -> None:
        joined = {}
        for short in self.discourse.participants:
            found = [longer for longer in self.discourse.participants if self._may_stand_for(short, longer)]
            found = [one for one in found if not any(self._may_stand_for(one, other) for other in found)]
            if len(found) > 1 and short.type == "Person":
                found = self._named_at_once(short, found)
            elif len(found) > 1:  # "Norvane" is "Norvane Energy" sooner than "Crédit Norvane"
                found = [one for one in found if self._opens(short, one)] or found
            if len(found) == 1 and self._stands_for(short, found[0]):
                joined[short.index] = found[0].index
        if joined:
            self._join({one: joined.get(longer, longer) for one, longer in joined.items()})

    def _may_stand_for(self, short: Participant, longer: Participant) -> bool:
        """Whether a name is short for another by its words and by what the two are."""
        key, full = self.keys[short.index], self.keys[longer.index]
        if short.iri or not key or set(key) <= EMPTY or _is_national_side(short):
            return False
        if short.type == longer.type == "Person" and _has_initial(key, full):
            return True
        if short.type == longer.type != "Person" and self._are_initials(key, full):
            return True
        if longer.type == "Person" and _are_letters_of(short.name, full):
            return short.type != "Country" and not self._has_longer_body(key)
        if self._is_variant(short, longer) or self._is_its_town(short, longer) or self._is_its_code(short, longer):
            return True
        if len(key) >= len(full):
            return False
        if short.type == longer.type:
            return self._is_short_in_kind(short, longer)
        if short.type not in _BODIES or longer.type == "Person":
            return False
        if (short.type, longer.type) == ("Company", "Product") and any(c.isdigit() for c in longer.name):
            return False  # "Ford" and its "Ford F-150"
        last = longer.type in _AT_THE_END and len(key) == 1
        return self._opens(short, longer) or (last and full[-1:] == key)

    def _opens(self, short: Participant, longer: Participant) -> bool:
        key = self.keys[short.index]
        return self.keys[longer.index][: len(key)] == key

    def _is_variant(self, short: Participant, longer: Participant) -> bool:
        """Whether two names of one kind are one in another form; that which lists know, or which comes first, stays."""
        key, full = self.keys[short.index], self.keys[longer.index]
        later = bool(longer.iri) or self._comes_behind(short, longer)
        if short.type != longer.type or short is longer or not later:
            return False
        if short.type == "Person":
            return is_same_person(key, full) or self._is_surname_otherwise(short, longer)
        turned = short.type in _HEADED and len(full_words(key)) > 1 and set(full_words(key)) == set(full_words(full))
        return turned or (short.type not in _UNNAMED and is_spelt_otherwise(key, full))

    def _is_its_town(self, short: Participant, longer: Participant) -> bool:
        """ "Lyon" for "l'OL", "Newcastle" for "les Magpies"."""
        teams = short.type == longer.type == "SportsTeam"
        return teams and short.name in longer.towns and not longer.name.startswith(f"{short.name} ")

    def _is_its_code(self, short: Participant, longer: Participant) -> bool:
        """ "GFJ" behind a slash, as results have it, for "Groupama-FDJ"; the "T" of "TJV" is only that of a team."""
        tokens, own = self.discourse.parsed.tokens, self.named.get(short.index, ())
        if (
            short.type != "SportsTeam"
            or longer.type != short.type
            or len(short.name) != _CODE
            or len(longer.name) <= _CODE
        ):
            return False
        coded = all(r.start > 0 and tokens[r.start - 1].text == "/" for r in own)
        letters, full = short.name.casefold(), "".join(self.keys[longer.index])
        return coded and (_are_in_order(letters, full) or (letters[0] == "t" and _are_in_order(letters[1:], full)))

    def _keeps_head(self, short: Participant, longer: Participant) -> bool:
        """ "the Safety Board" for "National Transportation Safety Board"."""
        key, full, office = self.keys[short.index], self.keys[longer.index], short.type in _OFFICES
        return short.type in _HEADED and keeps_head(key, full, self.language, office=office)

    def _is_head(self, short: Participant, longer: Participant) -> bool:
        """ "the Bureau" for "Federal Bureau of Investigation"."""
        return self.keys[short.index] == (head_of(self.keys[longer.index], self.language),)

    def _is_surname_otherwise(self, short: Participant, longer: Participant) -> bool:
        """ "Wolniewitz" behind "Katarzyna Wolniewicz", "Ada Montmarteau" for "Ada Godard-Monmarteau"."""
        key, full = self.keys[short.index], self.keys[longer.index]
        if len(key) > 1 and key[:-1] != full[: len(key) - 1]:
            return False
        return len(key) < len(full) and self._comes_behind(short, longer) and is_same_person(key[-1:], full[-1:])

    def _is_short_in_kind(self, short: Participant, longer: Participant) -> bool:
        """The same for two of one kind."""
        key, full = self.keys[short.index], self.keys[longer.index]
        opens, closes = self._opens(short, longer), full[-len(key) :] == key
        if short.type == "Person":
            relatives = " " in short.name and closes and self._are_told_apart(short, longer)
            early = opens and len(key) == 1 and self._first(short) < self._first(longer)
            early = early and not self._is_in_family(short, longer)
            return _is_inside(key, full) and not relatives and not (early and not self._opens_text(short))
        if short.type == "Event":
            return len(key) > 1 and closes
        if short.type == "City":
            return longer.name.startswith(f"{short.name}-")
        if self._keeps_head(short, longer):
            return True
        if closes and self._is_common(short) and self._first(short) < self._first(longer):
            return False  # "Council's grant" before any council is named
        if short.type == "PoliticalParty" and are_its_members(key, full):
            return True
        headed = self._is_head(short, longer)
        if short.type in _OFFICES or (headed and short.type == "Organization"):
            return len(key) == 1 and (opens or closes or headed) and self._comes_behind(short, longer)
        return (opens and short.type in _BODIES | _OF_ONE_KIND) or (closes and short.type in _BY_EITHER_END)

    def _are_initials(self, key: tuple[str, ...], full: tuple[str, ...]) -> bool:
        """Whether letters are a body's, but for those of its place: "ARS" of "Agence régionale de santé d'Alsace"."""
        if _are_initials(key, full):
            return True
        around = [(full[:cut], full[cut:]) for cut in range(1, len(full))]
        behind = any(_are_initials(key, name) and self._is_place(full_words(place)) for name, place in around)
        return behind or any(_are_initials(key, name) and place in _AMERICAN for place, name in around)

    def _is_in_family(self, short: Participant, longer: Participant) -> bool:
        """ "His brother Joesley" behind "Wesley Batista", and "Joesley Batista" later."""
        surname, first = self.keys[longer.index][-1:], self._first(short)
        people = (one for one in self.discourse.participants if one.type == "Person" and one is not longer)
        return any(self.keys[one.index][1:][-1:] == surname and self._first(one) < first for one in people)

    def _has_longer_body(self, letters: tuple[str, ...]) -> bool:
        """Whether letters are those of a name in the text that is no person's."""
        people = {one.index for one in self.discourse.participants if one.type == "Person"}
        return any(_are_initials(letters, key) for index, key in enumerate(self.keys) if index not in people)

    def _named_at_once(self, short: Participant, found: list[Participant]) -> list[Participant]:
        """ "Marec heurte un mur" in a headline, and relatives of that name behind it: who is named first."""
        if short.index not in self.named:
            return found
        tokens, first = self.discourse.parsed.tokens, min(self.named[short.index], key=lambda r: r.start)
        family = tokens[first.end : first.end + 1] and tokens[first.end].pos == "NOUN"  # "the Hessberg | brothers"
        headline = self.discourse.parsed.sentence_of(first.start).headline and not family
        return [min(found, key=lambda one: self._first(one))] if headline else found

    def _opens_text(self, participant: Participant) -> bool:
        """Whether a headline names it."""
        own = self.named.get(participant.index, ())
        return any(self.discourse.parsed.sentence_of(r.start).headline for r in own)

    def _is_common(self, participant: Participant) -> bool:
        """Whether it is called by one word that is one of the language as well."""
        own = self.named.get(participant.index, ())
        return len(self.keys[participant.index]) == 1 and any(self.discourse.parsed.tokens[r.start].common for r in own)

    def _comes_behind(self, short: Participant, longer: Participant) -> bool:
        """Whether the longer name is given first, or the short one by a headline: readers know whom it means."""
        return self._first(longer) < self._first(short) or self._opens_text(short)

    def _first(self, participant: Participant) -> int:
        """Where the text first names it."""
        return min((r.start for r in self.named.get(participant.index, ())), default=len(self.discourse.parsed.tokens))

    def _stands_for(self, short: Participant, longer: Participant) -> bool:
        alike = short.type == longer.type
        key, full = self.keys[short.index], self.keys[longer.index]
        if self._is_variant(short, longer) or (alike and self._keeps_head(short, longer)):
            return self._is_called(short) and self._is_called(longer) and not self._are_told_apart(short, longer)
        if self._is_its_code(short, longer):
            return True
        if self._is_its_town(short, longer):
            return not self._are_told_apart(short, longer)
        if not self._only_named(short):
            return False
        if longer.type == "Person" and _are_letters_of(short.name, full):
            return self._first(longer) < self._first(short)
        if alike and (short.type in ("Person", "City") or self._are_initials(key, full)):
            return True
        headed = short.type == "Organization" and self._is_head(short, longer)
        if alike and (headed or short.type in (*_OFFICES, "Event")):
            return self._is_called(longer) and not (short.type == "Event" and longer.iri)
        rest = full[len(key) :] if self._opens(short, longer) else full[: -len(key)]
        named = (longer.type in _BODIES and self._only_named(longer)) or (alike and short.type in _OF_ONE_KIND)
        firm = short.type == "Company" and self._opens(short, longer)  # "Novo" is "Novo Nordisk"
        rare = short.type in ("Company", "Product") and not self._is_common(short)  # "Telekom" is "Deutsche Telekom"
        listed = bool(longer.iri) and not (alike and (firm or rare or short.type in _LISTED or len(key) > 1))
        return named and not listed and not self._is_place(rest) and not self._are_told_apart(short, longer)

    def _only_named(self, participant: Participant) -> bool:
        found = self.named.get(participant.index, ())
        return bool(found) and all(reference.kind == "name" for reference in found)

    def _is_called(self, participant: Participant) -> bool:
        """Whether names alone denote it, those that a common noun opens among them: "centrale de Fessenheim"."""
        found = self.named.get(participant.index, ())
        return bool(found) and all(reference.kind in ("name", "nominal") for reference in found)

    def _is_place(self, words: tuple[str, ...]) -> bool:
        """Whether words are a place that the document knows: "Dexoria | Luxembourg" is a part of Dexoria."""
        return any(
            family(participant.type) == "Place" and self.keys[participant.index] == words
            for participant in self.discourse.participants
        )

    def _are_told_apart(self, one: Participant, other: Participant) -> bool:
        sentences = [
            {self.discourse.parsed.tokens[r.start].sentence for r in self.named[p.index]} for p in (one, other)
        ]
        return bool(sentences[0] & sentences[1])

    def _join(self, joined: dict[int, int]) -> None:
        participants = self.discourse.participants
        for one, longer in joined.items():
            participants[longer].aliases |= {participants[one].name, *participants[one].aliases}
            participants[longer].salience += participants[one].salience
            participants[longer].gender = participants[longer].gender or participants[one].gender
            participants[one].salience = 0
        self.discourse.references = [
            replace(r, participants=(joined[r.participants[0]],), rule="short form", weight=min(r.weight, 0.85))
            if len(r.participants) == 1 and r.participants[0] in joined
            else r
            for r in self.discourse.references
        ]
        self.discourse.index()


def _is_national_side(one: Participant) -> bool:
    """Whether it is a country's side by the country's name: "England" is not short for "England Athletics"."""
    pinned = one.type == "SportsTeam" and one.scores.get("SportsTeam", 0.0) >= PINNED
    return pinned and not one.name.isupper()  # "(FRA/GFJ)": letters are short for a team


def _are_in_order(letters: str, word: str) -> bool:
    """Whether a word begins with the first of some letters, and the others follow in it.

    >>> _are_in_order("gfj", "groupamafdj"), _are_in_order("mov", "groupamafdj")
    (True, False)
    """
    rest = iter(word)
    return word[:1] == letters[:1] and all(letter in rest for letter in letters)


def _has_initial(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether words are a name with the first name's letter alone: "M. Fauteux-Lind" for "Maëlle Fauteux-Lind"."""
    first, *rest = words
    return len(first) == 1 < len(full[0]) and full[0].startswith(first) and bool(rest) and list(full[1:]) == rest


def _are_initials(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether one word is the first letters of a longer name, with its small words or without: "DfE"."""
    every = "".join(word[0] for word in full)
    return len(words) == 1 and len(words[0]) > 1 < len(full) and words[0] in (every, initials(tuple(full)))


def _are_letters_of(name: str, full: Sequence[str]) -> bool:
    """Whether capitals are the first letters of a person's name: "DSK" for "Dominique Strauss-Kahn"."""
    return len(name) > 2 and name.isupper() and name.casefold() == "".join(word[0] for word in full)


def _is_inside(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether words follow each other in a longer name."""
    size = len(words)
    return any(tuple(full[k : k + size]) == tuple(words) for k in range(len(full) - size + 1))
