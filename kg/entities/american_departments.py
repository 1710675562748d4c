"""What American secretaries head in French: "le secrétaire d'État américain, X", "la secrétaire au Trésor, Y"."""

from __future__ import annotations

from dataclasses import replace

from kg.discourse import Discourse, Title
from kg.entities.groups import normalise
from kg.syntax import ParsedText, Token

_SECRETARIES = ("secrétaire",)
_AMERICAN = frozenset("américain américaine".split())
_OF = {"au": "du ", "aux": "des ", "à la": "de la ", "à l'": "de l'", "à l’": "de l’"}
"""How the preposition before a domain goes on in the department's name."""

_LONGEST = 2
"""Words of a domain: "Sécurité intérieure"."""


class AmericanDepartments:
    """Finds the department that a French title names."""

    discourse: Discourse
    parsed: ParsedText
    tokens: tuple[Token, ...]
    domains: frozenset[str]

    def _body(self, name: str, start: int, end: int) -> int:
        raise NotImplementedError

    def _holder(self, end: int, title: Title) -> tuple[int, ...]:
        raise NotImplementedError

    def _american_department(self, title: Title) -> Title | None:
        """The title with the department that it implies, or None."""
        if title.words[0] not in _SECRETARIES:
            return None
        words = [t.lower for t in self.tokens[title.head + 1 : title.head + 4]]
        if words[:1] == ["d'"] and words[1:2] in (["état"], ["etat"]) and words[2:] and words[2] in _AMERICAN:
            return self._leading(title, "département d'État", title.head, title.head + 3, title.head + 4)
        if len(title.words) > 1:
            return None
        start = title.head + 1 + (words[0] in _AMERICAN if words else 0)
        inside = start + 1 + (self.tokens[start + 1].lower in ("la", "l'", "l’")) if start + 2 < len(self.tokens) else 0
        link = " ".join(t.lower for t in self.tokens[start:inside])
        end = self._past_domain(inside) if link in _OF else 0
        if not end:
            return None
        domain = self.parsed.text(inside, end).replace("\n", " ")
        return self._leading(title, f"département {_OF[link]}{domain}", inside, end, end)

    def _leading(self, title: Title, name: str, start: int, end: int, behind: int) -> Title:
        holders = title.holders or self._holder(behind, title)
        body = self._body(name, start, end)
        rule = title.rule if title.holders or not holders else "title before the name"
        relations = (("leads", False),)
        return replace(
            title, complements=(body,), complement_end=behind, noun=-1, holders=holders, rule=rule, relations=relations
        )

    def _past_domain(self, start: int) -> int:
        """Where a department's domain with a capital ends, the longest; 0: none stands there."""
        if not self.tokens[start].capitalised:
            return 0
        for end in range(min(start + _LONGEST, len(self.tokens)), start, -1):
            words = " ".join(normalise(self.parsed.text(start, end)))
            if self.tokens[end - 1].pos != "PUNCT" and words in {
                " ".join(normalise(domain)) for domain in self.domains
            }:
                return end
        return 0
