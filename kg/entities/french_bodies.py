"""Bodies of state that French news calls by several names: "le gouvernement qatari", "le cabinet du Qatar"."""

from __future__ import annotations

from kg.entities.candidate import Candidate
from kg.entities.groups import EMPTY, Group, full_words, normalise
from kg.entities.short_forms import ShortForms

Match = tuple[Group, str, float] | None
"""The group that another belongs to, why, and how surely."""

_GOVERNMENTS = frozenset("gouvernement cabinet régime exécutif pouvoir".split())
_MINISTRIES = frozenset("ministere departement secretariat".split())
_UPPER = ("senat", "bundesrat", "chambre des lords", "chambre des conseillers", "conseil de la federation")
_LOWER = (
    *("bundestag", "douma", "assemblee nationale", "chambre des representants", "chambre des deputes"),
    *("chambre des communes", "congres des deputes", "conseil national"),
)
_HOUSES = {"chambre haute": _UPPER, "chambre basse": _LOWER}
"""The beginnings of the names of chambers, by what they are called in parliaments that have two."""


class FrenchBodies(ShortForms):
    """Rules over the groups of one document; in English ones they find nothing."""

    def _government(self, group: Group) -> Match:
        """ "régime de Bujumbura", "pouvoir burundais" and "gouvernement du Burundi": of one country, one body."""
        country = self._governed(group)
        others = [g for g in self.groups if g is not group and country and self._governed(g) == country]
        return (others[0], "government of its country", 0.9) if others else None

    def _house(self, group: Group) -> Match:
        """ "la chambre haute" for the only "Sénat" of the document."""
        names = _HOUSES.get(" ".join(group.key)) if self.parsed.document.language == "fr" else None
        if names is None:
            return None
        found = [g for g in self.groups if g is not group and " ".join(g.key).startswith(names)]
        found = [g for g in found if g.type == "GovernmentBody"]
        return (found[0], "chamber by its place", 0.9) if len(found) == 1 else None

    def _domain(self, group: Group) -> Match:
        """ "le Trésor" for the "département du Trésor", "aux Finances" for the "ministère français des Finances"."""
        if any(c.kind != "name" for c in group.candidates) or self._entry(group):
            return None
        words = full_words(group.key)
        found = [g for g in self.groups if g is not group and words in self._domains(g)]
        return (found[0], "domain of the ministry", 0.9) if len(found) == 1 else None

    def _of_its_people(self, group: Group) -> Match:
        """ "ministère de la Défense" for the only "ministère turc de la Défense"."""
        if not self._is_state_body(group) or self._countries(group):
            return None
        words = self._words(group.candidates[0])
        bodies = (g for g in self.groups if g is not group and self._is_state_body(g))
        found = [g for g in bodies if self._countries(g) and self._words(g.candidates[0]) == words]
        return (found[0], "body of its people", 0.9) if len(found) == 1 and len(words) > 1 else None

    def _is_state_body(self, group: Group) -> bool:
        nominal = group.candidates[0].kind == "nominal" and self.parsed.document.language == "fr"
        return nominal and group.type == "GovernmentBody"

    def _governed(self, group: Group) -> str:
        """The country whose government a group names by nothing else; "" if there is none."""
        first = group.candidates[0]
        head = self.parsed.tokens[first.start].lower
        if self.parsed.document.language != "fr" or group.type != "GovernmentBody" or head not in _GOVERNMENTS:
            return ""
        countries = self._countries(group)
        if len(countries) != 1 or self._words(first) != normalise(head):
            return ""
        return next(iter(countries))

    def _countries(self, group: Group) -> set[str]:
        """The countries that stand within a name, by IRI: as such, by their people or their capital."""
        return {iri for c in group.candidates for iri, _ in self._within(c)}

    def _within(self, outer: Candidate) -> list[tuple[str, Candidate]]:
        found: list[tuple[str, Candidate]] = []
        countries = [c.entry for g in self.groups for c in g.candidates if c.entry and c.entry.type == "Country"]
        capitals = {entry.capital: entry.iri for entry in countries if entry.capital}
        for inner in (c for g in self.groups for c in g.candidates):
            if not (outer.start < inner.start and inner.end <= outer.end):
                continue
            if inner.entry is not None and inner.entry.type == "Country":
                found.append((inner.entry.iri, inner))
            elif (iri := capitals.get(self.parsed.text(inner.start, inner.end))) is not None:
                found.append((iri, inner))
        return found

    def _words(self, candidate: Candidate) -> tuple[str, ...]:
        """The full words of a name without those for countries."""
        inside = {i for _, inner in self._within(candidate) for i in range(inner.start, inner.end)}
        rest = [self.parsed.tokens[i].text for i in range(candidate.start, candidate.end) if i not in inside]
        return tuple(word for word in normalise(" ".join(rest)) if word not in EMPTY)

    def _domains(self, group: Group) -> set[tuple[str, ...]]:
        """What the ministries of a group are for."""
        if group.type != "GovernmentBody" or self.parsed.document.language != "fr":
            return set()
        names = {self._words(c) for c in group.candidates}
        return {words[1:] for words in names if len(words) > 1 and words[0] in _MINISTRIES}
