"""Letters that stand for a name: "Department for Education (DfE)", "the GAO" for Government Accountability Office."""

from __future__ import annotations

from kg.entities.candidate import Candidate
from kg.entities.english_aliases import EnglishAliases
from kg.entities.groups import Group, initials, is_acronym, is_subsequence, normalise, weigh
from kg.entities.syllables import is_syllabic
from kg.entities.typing import family
from kg.syntax import ParsedText

_SHORTENED = frozenset("mission operation force organisation office programme agence autorite".split())
"""First words of long official names of which the short one is made up of syllables."""
_LEAST = 3
"""The letters that tell a body from a person: "Hayat Tahrir al-Sham (HTS)"."""


class Acronyms(EnglishAliases):
    """Rules over the groups of one document for names in letters."""

    def _explicit_acronym(self, group: Group) -> tuple[Group, str, float] | None:
        """The long name stands right before the parenthesis: Autorité bancaire (ABE)."""
        if len(group.key) != 1:
            return None
        tokens = self.parsed.tokens
        for candidate in group.candidates:
            before, after = candidate.start - 1, candidate.end
            if before < 1 or after >= len(tokens) or tokens[before].text != "(" or tokens[after].text != ")":
                continue
            short = tokens[candidate.start].text
            ending = [g for g in self.groups if any(c.end == before for c in g.candidates) and g is not group]
            long = max(ending, key=lambda g: len(g.key), default=None)  # "Mission in Nepal", not "Nepal"
            if (
                long is not None
                and long.type == "Company"
                and short.isupper()
                and set(short.lower()) <= set("".join(long.key))
            ):
                return long, "acronym in parentheses", 1.0  # "Tesla (TSLA)"
            if long is None or len(long.key) < 2:
                continue
            letters = normalise(short)[0]
            if is_syllabic(letters, long.key):
                _make_body(long)
                return long, "acronym in parentheses", 1.0  # "Conférence des religieux de France (Corref)"
            if letters in _all_initials(long.key) and _has_capitals(short) and not self._is_of_party(group, long):
                _make_body(long)
                return long, "acronym in parentheses", 1.0  # "Department for Education (DfE)"
            if long.type == "Person":
                continue
            first = initials(long.key)
            body = family(long.type) == "Organization" and len(long.key) >= 3
            if long.type == group.type and body and long.candidates[0].kind == "nominal":
                return long, "acronym in parentheses", 0.95  # "l'agence spatiale japonaise (Jaxa)"
            if long.key[0] in _SHORTENED and len(letters) > 4 and letters[:2] == long.key[0][:2]:
                return long, "acronym in parentheses", 0.95  # "Mission de l'ONU au Mali (Minusma)"
            if body and 3 < len(letters) < 9 and letters[0] == first[0] and is_subsequence(letters, "".join(long.key)):
                return long, "acronym in parentheses", 0.95  # "Department for Environment (Defra)"
            if _has_capitals(short) and (is_acronym(letters, first) or body or len(set(letters) & set(first)) >= 2):
                return long, "acronym in parentheses", 1.0
        return None

    def _is_of_party(self, group: Group, long: Group) -> bool:
        """Whether letters behind a person's name may be of the party: "Ann Cole (AC)", and what lists know."""
        return long.type == "Person" and (bool(self._entry(group)) or len(group.key[0]) < _LEAST)

    def _acronym(self, group: Group) -> tuple[Group, str, float] | None:
        """Initials of a longer name, with at most one letter for a legal form or an article."""
        if len(group.key) != 1 or not any(_is_written_so(s) for s in group.surfaces):
            return None
        if all(c.has("agency") for c in group.candidates):
            return None  # "OTTAWA (CP) —" where the Conservative Party is in the news
        letters = group.key[0]
        longer = [
            g
            for g in self.groups
            if g is not group
            and (g.type not in ("Person", "City") or self._entry(g))
            and not any(c.entry and c.entry.iri != self._entry(group) and self._entry(group) for c in g.candidates)
            and ((len(g.key) >= 2 and is_acronym(letters, initials(g.key))) or letters in _capitals(g))
        ]
        longer = longer or self._parties_in_letters(letters) or self._called_in_letters(group)
        longer = [g for g in longer if g.type == group.type] or longer  # "PS" is no "primaire socialiste"
        return (longer[0], "acronym", 0.9) if len(longer) == 1 else None

    def _called_in_letters(self, group: Group) -> list[Group]:
        """ "LBJ" for "Lyndon B. Johnson", "WRC" for "FIA World Rally Championship"."""
        letters = group.key[0]
        if len(letters) != 3 or self._entry(group) or not all(name.isupper() for name in group.surfaces):
            return []
        return [
            g
            for g in self.groups
            if (g.type == "Person" and len(g.key) == 3 and len(g.key[1]) == 1 and initials(g.key) == letters)
            or (g.type == "Event" and len(g.key) == 4 and initials(g.key[1:]) == letters and _opens_with_letters(g))
        ]

    def _letters_of_person(self, group: Group) -> tuple[Group, str, float] | None:
        """ "DSK" behind Dominique Strauss-Kahn, « DD » in quotation marks behind Didier Deschamps."""
        letters = group.key[0]
        tokens = self.parsed.tokens
        framed = all(c.start > 0 and tokens[c.start - 1].text in _OPENING for c in group.candidates)
        if self._is_english() or len(group.key) > 1 or self._entry(group) or len(letters) < (2 if framed else _LEAST):
            return None
        found = [
            g
            for g in self.groups
            if g is not group and len(g.key) > 1 and "".join(word[0] for word in g.key) == letters
        ]
        called = all(name.isupper() for name in group.surfaces) and len(found) == 1 and found[0].first < group.first
        return (found[0], "letters", 0.9) if called and found[0].type == "Person" else None

    def _spelt_out(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Liberation Tigers of Tamil Eelam (LTTE)" where lists know LTTE by another name."""
        if len(group.key) < 2 or group.type == "Person":
            return None
        tokens = self.parsed.tokens
        ends = {c.end for c in group.candidates}
        known = [
            g
            for g in self.groups
            if g is not group
            and self._entry(g)
            and any(
                c.end - c.start == 1
                and c.start - 1 in ends
                and tokens[c.start - 1].text == "("
                and tokens[c.end].text == ")"
                and is_acronym(tokens[c.start].lower, initials(group.key))
                for c in g.candidates
                if c.start > 0 and c.end < len(tokens)
            )
        ]
        return (known[0], "acronym in parentheses", 0.95) if len(known) == 1 else None


def _opens_with_letters(group: Group) -> bool:
    return all(name.split()[0].isupper() for name in group.surfaces)


def _all_initials(key: tuple[str, ...]) -> frozenset[str]:
    """The initials of a name with its small words and without an Arabic article: "dfe", "hts"."""
    return frozenset("".join(word[0] for word in words) for words in (key, [w for w in key if w not in _ARABIC]))


def _is_written_so(name: str) -> bool:
    """Whether a name may be letters that stand for words: "ETU", or "Cnet", which is pronounced as one."""
    return 2 <= len(name) <= 7 and (name.isupper() or (len(name) > 3 and name.istitle()))


def _has_capitals(letters: str) -> bool:
    return sum(letter.isupper() for letter in letters) > 1


def _make_body(group: Group) -> None:
    """Let what letters stand for be no person, in place."""
    if group.type != "Person":
        return
    for candidate in group.candidates:
        candidate.evidence = [(cue, found) for cue, found in candidate.evidence if "Person" not in found]
        candidate.add("letters", {"Organization": 1.5})
    group.scores = weigh(group.candidates)


def _capitals(group: Group) -> frozenset[str]:
    """The first letters of the words with a capital, of several: "LR" for "Les Républicains", "UNRP" behind "UN"."""
    found = (
        "".join(word if whole and word in _LETTERS else word[0] for word in surface.split() if word[0].isupper())
        for surface in group.surfaces
        for whole in (False, True)
    )
    return frozenset(letters.lower() for letters in found if len(letters) > 1)


_LETTERS = frozenset("EU UK UN US".split())
_OPENING = frozenset('«“"')
_ARABIC = frozenset("al el as ash an ar".split())


def without_towns(candidates: list[Candidate], parsed: ParsedText) -> None:
    """Take back what lists know of capital letters that are the initials of a longer name, in place."""
    spelt = {initials(normalise(parsed.text(c.start, c.end))) for c in candidates if c.end - c.start > 2}
    for candidate in candidates:
        text = parsed.text(candidate.start, candidate.end)
        if candidate.entry is None or not text.isupper() or text.lower() not in spelt or len(text) < 3:
            continue
        if candidate.entry.type in ("City", "Region") and not parsed.sentence_of(candidate.start).headline:
            candidate.entry, candidate.possible = None, ()
            candidate.evidence = [e for e in candidate.evidence if e[0] not in ("gazetteer", "city list", "model")]
            candidate.add("initials", {"Organization": 0.9})
