"""Short names of English texts for what is named in full elsewhere: "the Hawks", "Hankook", "the Senate"."""

from __future__ import annotations

from kg.entities.groups import Group, normalise
from kg.entities.lexicon import Lexicon
from kg.entities.typing import family
from kg.syntax import ParsedText

_OFFICIAL = ("GovernmentBody", "Event", "EducationalInstitution", "Facility")


class ShortForms:
    """Rules over the groups of one document; each names the group that another belongs to, or None."""

    def __init__(self, parsed: ParsedText, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.class_words = frozenset(lexicon.head_nouns) | frozenset(lexicon.name_cues)
        self.parties = lexicon.party_words
        self.groups: list[Group] = []

    def _entry(self, group: Group) -> str:
        iris = {c.entry.iri for c in group.candidates if c.entry is not None and not c.entry.ambiguous}
        return min(iris) if len(iris) == 1 else ""

    def _short_form(self, group: Group) -> tuple[Group, str, float] | None:
        """ "Hankook" for "Hankook Display", "the Hawks" for "Newcastle Harbour Hawks": one end of one body's name."""
        if self.parsed.document.language != "en" or self._entry(group):
            return None
        size = len(group.key)
        part = self._part_of_official(group)
        if part is not None:
            return part, "short form", 0.9
        if group.candidates[0].kind != "name":
            return None
        if size > 2 or group.type in ("City", "Country", "Region"):
            return None
        if size == 1 and group.key[0] in self.class_words:
            teams = [g for g in self.groups if g.type == "SportsTeam" and len(g.key) > 1 and g.key[-1:] == group.key]
            return (teams[0], "short form", 0.9) if len(teams) == 1 and group.key[0].endswith("s") else None
        if any(g.type == "Person" and g is not group and g.key[-size:] == group.key for g in self.groups):
            return None
        longer = [
            g
            for g in self.groups
            if g is not group
            and len(g.key) > size
            and family(g.type) == "Organization"
            and g.candidates[0].kind == "name"
            and self._is_short_for(group, g)
        ]
        return (longer[0], "short form", 0.9) if len(longer) == 1 else None

    def _is_short_for(self, group: Group, longer: Group) -> bool:
        size = len(group.key)
        if longer.key[-size:] == group.key:
            return longer.type == "SportsTeam" or (size == 1 and group.key[0].endswith("s"))
        rare = not any(self.parsed.tokens[c.start].common for c in group.candidates)
        return longer.key[:size] == group.key and rare and longer.type in ("Company", "SportsTeam", "Organization")

    def _party(self, group: Group) -> tuple[Group, str, float] | None:
        """ "the Greens" for "Green Party", "Democratic" and "Democrat" for "Democratic Party"."""
        if group.type != "PoliticalParty":
            return None
        twins = [g for g in self.groups if g is not group and _singular(g.key) == _singular(group.key)]
        if len(twins) == 1 and len(group.key) > 1:
            return twins[0], "party", 0.95
        if len(group.key) != 1 or group.key not in self.parties:
            return None
        stem = group.key[0].removesuffix("s")[:6]
        longer = [
            g
            for g in self.groups
            if g is not group
            and g.type == "PoliticalParty"
            and len(g.key) <= 3
            and any(w[:6].removesuffix("s") == stem for w in (*g.key, *self._listed_words(g)))
        ]
        longer = [g for g in longer if len(g.key) > 1] or longer
        return (longer[0], "party", 0.9) if len(longer) == 1 else None

    @staticmethod
    def _listed_words(group: Group) -> tuple[str, ...]:
        """The words of the gazetteer's name for a group that the text names by a letter."""
        entry = next((c.entry for c in group.candidates if c.entry is not None), None)
        return normalise(entry.label) if entry is not None else ()

    def _part_of_official(self, group: Group) -> Group | None:
        """ "the Senate" for "United States Senate", "World Cup" for "2019 World Cup"."""
        if group.type not in _OFFICIAL or not any(word in self.class_words for word in group.key):
            return None
        size = len(group.key)
        longer = [
            g
            for g in self.groups
            if g is not group
            and g.type == group.type
            and len(g.key) > size
            and (g.key[-size:] == group.key or (size > 1 and g.key[:size] == group.key))
        ]
        return longer[0] if len(longer) == 1 else None


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words[:-1], words[-1].removesuffix("s"))
