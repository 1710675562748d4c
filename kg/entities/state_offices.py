"""Offices of the state whose country is not written beside them: "President X", "le Premier ministre".

Their holder heads the country that the sentence, the paragraph or the document is about.
"""

from __future__ import annotations

from dataclasses import replace

from kg.discourse import Reference, Title
from kg.entities.homelands import homeland
from kg.entities.lone_bodies import LoneBodies
from kg.syntax import Token

_ONLY_IN = {
    "chancellor": frozenset(("Germany", "Austria")),
    "taoiseach": frozenset(("Ireland", "Republic of Ireland")),
}
"""English offices that few countries have."""

_WITH_OTHERS = ("Britain", "Great Britain", "United Kingdom")
"""Where a chancellor heads a ministry."""

_HERE = frozenset("in across throughout".split())
"""What opens a paragraph before the country that it is about: "In Zimbabwe the worst was over"."""


class StateOffices(LoneBodies):
    """Completes the titles of one document that are offices of a state."""

    national: frozenset[str]
    ministers: frozenset[str]

    def _by_country(self, title: Title) -> Title | None:
        if not title.holders or " ".join(title.words) not in self.national:
            return None
        if title.words[0] in self.ministers and len(title.words) == 1:
            return None  # a minister heads a ministry, here unnamed
        if self.language == "en" and self._is_compound(title):
            return None  # "union leader X", "College president X"
        if title.noun >= 0 and self.tokens[title.noun].lower not in (
            "république",
            "etat",
            "état",
            "gouvernement",
            "pays",
            "republic",
            "state",
            "country",
        ):
            return None
        country, weight = self._having(title) or self._visited(title) or self._country_here(title)
        if country is None or country in title.holders:
            return None
        return replace(title, complements=(country,), weight=weight, noun=-1)

    def _having(self, title: Title) -> tuple[int | None, float] | None:
        """ "Chancellor X", "the Taoiseach": of the one country named that has such an office; None for other offices.

        No country where the text names none or several of those that have it.
        """
        having = _ONLY_IN.get(" ".join(title.words)) if self.language == "en" else None
        if having is None:
            return None
        named = {p.index for p in self.discourse.participants if p.type == "Country" and p.name in having}
        own, _ = homeland(self.discourse)
        alone = own in named or own is None or self.discourse.participants[own].name not in _WITH_OTHERS
        return (named.pop(), 0.85) if len(named) == 1 and alone else (None, 0.0)

    def _country_here(self, title: Title) -> tuple[int | None, float]:
        """ "In Zimbabwe … President X": the country that opens the paragraph, else the one the text is about."""
        opening = self._opening_country(title) if self.language == "en" else None
        return (opening, 0.8) if opening is not None else homeland(self.discourse)

    def _opening_country(self, title: Title) -> int | None:
        paragraph = self.parsed.sentence_of(title.head).paragraph
        first = next(s.start for s in self.parsed.sentences if s.paragraph == paragraph)
        place = self.discourse.outermost(first + 1) if self.tokens[first].lower in _HERE else None
        if place is None or place.start != first + 1 or place.kind != "name" or len(place.participants) > 1:
            return None
        return place.participants[0] if self._is_country(place) else None

    def _is_country(self, reference: Reference) -> bool:
        return self.discourse.participants[reference.participants[0]].type == "Country"

    def _visited(self, title: Title) -> tuple[int | None, float] | None:
        """ "Australian Prime Minister X will visit China for talks with President Y": Y heads the other country.

        None where the sentence does not tell; no country where it tells of several.
        """
        if self.language != "en":
            return None
        sentence = self.parsed.sentence_of(title.head)
        hosts = next(
            (
                {c for c in other.complements if self.discourse.participants[c].type == "Country"}
                for other in self.discourse.titles
                if sentence.start <= other.head < title.head and " ".join(other.words) in self.national
            ),
            set(),
        )
        alike = title.start and self.tokens[title.start - 1].lower in ("and", ",")
        if len(hosts) != 1 or (alike and not self._meets(sentence.start, title.start)):
            return None
        named = {
            r.participants[0]
            for r in self.discourse.references
            if sentence.start <= r.start < sentence.end
            and len(r.participants) == 1
            and self.discourse.participants[r.participants[0]].type == "Country"
        }
        others = sorted(named - hosts)
        return (others[0], 0.75) if len(others) == 1 else (None, 0.0)

    def _meets(self, first: int, last: int) -> bool:
        """Whether somebody talks with those named behind: "for talks with President X and Premier | Y"."""
        return any(t.lower == "with" for t in self.tokens[max(first, last - 8) : last])

    def _is_compound(self, title: Title) -> bool:
        before = self.tokens[title.start - 1] if title.start else None
        return (
            before is not None
            and before.sentence == self.tokens[title.head].sentence
            and (before.pos in ("NOUN", "PROPN") or self._is_unknown_name(before))
            and title.start == title.head
        )

    def _is_unknown_name(self, token: Token) -> bool:
        """A capital inside a sentence that is no adjective of a country: "Jamaat-e-Islami leader X"."""
        opens = self.parsed.sentence_of(token.i).start == token.i
        return token.capitalised and not opens and self.discourse.innermost(token.i) is None
