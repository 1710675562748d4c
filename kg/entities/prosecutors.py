"""Offices that French prosecutors head: "le procureur de la République de Nice" leads the "parquet de Nice"."""

from __future__ import annotations

from dataclasses import replace

from kg.discourse import Participant, Reference, Title
from kg.entities.groups import normalise
from kg.entities.ministries import Ministries

_HEADS = frozenset("procureur procureure".split())
_DEPUTIES = frozenset("vice-procureur vice-procureure".split())
_ADJOINING = frozenset("adjoint adjointe".split())
_KINDS = {
    **dict.fromkeys(("général", "générale"), "parquet général"),
    **dict.fromkeys(("fédéral", "fédérale"), "parquet fédéral"),
}
_OF = frozenset("de d' du des".split())
_CROWN = ("du", "roi")
_PLACES = frozenset(("City", "Place"))
"""What has such an office; a country's or a state's "procureur général" is an official of another sort."""


class Prosecutors(Ministries):
    """Gives each prosecutor of one document an office to lead; before coreference."""

    def _completed(self, title: Title) -> Title | None:
        if self.language == "fr" and title.words[0] in _HEADS | _DEPUTIES:
            return self._prosecution(title)
        return super()._completed(title)

    def _prosecution(self, title: Title) -> Title | None:
        """The title with the office of its place, or with the only one that the document has."""
        words = self._past_title(title)
        office = next((_KINDS[word] for word in title.words if word in _KINDS), "parquet")
        place = self._place_behind(words)
        if place is None:
            offices = self._offices(office)
            if title.complements or not title.holders or len(offices) != 1:
                return None
            body, end = offices[0].index, title.complement_end
        else:
            end = place.end
            body = self._office(f"{office} {self.parsed.text(words, end)}", office)
            self._speak_of(body, title.start if not title.holders and not self._holder(end, title) else words, end)
            self.discourse.participants[body].aliases.add(self.parsed.text(title.head, end))
        holders = title.holders or self._holder(end, title)
        relation = "memberOf" if title.words[0] in _DEPUTIES or _ADJOINING & set(title.words) else "leads"
        rule = title.rule if title.holders or not holders else "title before the name"
        return replace(
            title,
            complements=(body,),
            complement_end=end,
            noun=-1,
            holders=holders,
            relations=((relation, False),),
            rule=rule,
        )

    def _past_title(self, title: Title) -> int:
        """The token behind the office: "procureur de la République |", "procureur du Roi |"."""
        end = title.head + len(title.words)
        crown = tuple(token.lower for token in self.tokens[end : end + 2]) == _CROWN
        return end + 2 if crown else end

    def _place_behind(self, index: int) -> Reference | None:
        """The place whose prosecutor it is: "de | Nice", "du | Havre"."""
        limit = self.parsed.sentence_of(index - 1).end
        if index + 1 >= limit or self.tokens[index].lower not in _OF:
            return None
        inside = index + 1 + (self.tokens[index + 1].lower in ("la", "l'", "le"))
        found = [self.discourse.references[n] for n in self.discourse.at.get(min(inside, limit - 1), ())]
        places = [
            r
            for r in found
            if r.kind == "name"
            and r.start in (index + 1, inside)
            and self.discourse.participants[r.participants[0]].type in _PLACES
        ]
        return max(places, key=lambda r: r.end, default=None)

    def _offices(self, office: str) -> list[Participant]:
        """The prosecutors' offices that the document names, with or without their place."""
        words = normalise(office)
        return [
            p
            for p in self.discourse.participants
            if p.type == "GovernmentBody" and p.salience > 0 and normalise(p.name)[: len(words)] == words
        ]

    def _office(self, name: str, office: str) -> int:
        """The office of a name, which the document may also call by its noun alone."""
        bare = [p for p in self._offices(office) if normalise(p.name) == normalise(office)]
        if len(bare) == 1 and len(self._offices(office)) == 1:
            bare[0].aliases.add(bare[0].name)
            bare[0].name = name
        return self._named(name)

    def _speak_of(self, body: int, start: int, end: int) -> None:
        self.discourse.participants[body].salience += 1
        self.discourse.references.append(Reference(start, end, start, (body,), "nominal", "prosecutor's office", 0.95))
        self.discourse.index()
