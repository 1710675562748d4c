"""What English ministers and secretaries head: "the finance minister", "Minister of Health", "Defense Secretary X"."""

from __future__ import annotations

from dataclasses import replace

from kg.discourse import Discourse, Participant, Title
from kg.entities.groups import EMPTY, normalise
from kg.syntax import ParsedText, Token

Nations = dict[int, tuple[int, tuple[int, ...]]]
"""The ministry of each country for one domain, and who headed it first; -1 for that of no country named."""
_RANKS = frozenset("deputy junior senior assistant vice acting under shadow permanent parliamentary".split())
"""Words before an English minister's domain that do not belong to it."""
_NO_DOMAINS = frozenset(
    (
        *("prime", "deputy", "former", "deputy prime", "junior", "senior", "chief", "state", "cabinet", "government"),
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    )
)
_OFFICES = {"foreign": "Foreign Office", "home": "Home Office", "treasury": "Treasury", "state": "State Department"}
_MINISTRY = frozenset("ministry department office".split())


class Departments:
    """Finds the ministry that an English title names."""

    discourse: Discourse
    parsed: ParsedText
    tokens: tuple[Token, ...]
    domains: frozenset[str]
    modifiers: frozenset[str]
    nations: dict[tuple[str, ...], Nations]

    def _body(self, name: str, start: int, end: int) -> int:
        raise NotImplementedError

    def _english_ministry(self, title: Title) -> Title | None:
        start = title.head
        limit = self.parsed.sentence_of(start).start
        while start > limit and self._may_be_domain(start - 1):
            start -= 1
        if start > limit + 1 and self._is_glued_hyphen(start - 1) and start < title.head:
            start += 1  # "far-right | heritage minister"
        while start < title.head and (
            self.tokens[start].pos == "CCONJ" or self.tokens[start].lower in (*self.modifiers, *_RANKS)
        ):
            start += 1
        if start >= title.head:
            return self._minister_of(title)
        if not title.holders and self.tokens[title.head].lower != title.words[0]:
            return title  # "Arab foreign ministers"
        domain = self.parsed.text(start, title.head)
        if domain.lower() in _NO_DOMAINS:
            return self._minister_of(title) if domain.lower() in ("junior", "senior", "state") else None
        body = self._ministry_in(title, domain, start)
        relations = title.relations
        if start > limit and self.tokens[start - 1].lower in _RANKS:
            relations = (("memberOf", False),)  # "deputy foreign minister"
        return replace(title, start=start, complements=(body,), noun=-1, relations=relations)

    def _ministry_in(self, title: Title, domain: str, start: int) -> int:
        """The ministry for a domain, another one for each country: "Danish foreign minister X and Norway's, Y"."""
        name = f"{domain} ministry"
        country = self._country_beside(start, title.head + 1)
        known = self.nations.setdefault(normalise(domain), {})
        if country in known:
            name = self.discourse.participants[known[country][0]].name
        elif country >= 0 and self._is_of_another(name, country, title, known):
            name = self._of_country(f"{domain.lower()} ministry", country)
        body = self._body(name, start, title.head)
        known.setdefault(country, (body, title.holders))
        if body == next(iter(known.values()))[0]:
            self._call(body, start, title.head + 1)
        else:
            self.discourse.participants[body].aliases.discard(domain)
            self.discourse.participants[body].aliases.add(self._of_country(f"{domain.lower()} minister", country))
        return body

    def _is_of_another(self, name: str, country: int, title: Title, known: Nations) -> bool:
        """Whether the ministry that the document has for a name is of another country, or another man's."""
        if any(nation >= 0 for nation in known):
            return True
        holders = known[-1][1] if known else ()
        if holders and title.holders:
            return not set(holders) & set(title.holders)
        found = self._same_domain(normalise(name))
        words = set(normalise(found.name)) if found is not None else set()
        called = {
            p.index
            for p in self.discourse.participants
            if p.type == "Country" and any(set(normalise(n)) <= words for n in (p.name, *p.aliases))
        }
        return bool(called) and country not in called

    def _country_beside(self, start: int, end: int) -> int:
        """The country whose minister the words name: "Danish | …", "Norway's | …", "… | of Finland"; or -1."""
        tokens = self.tokens
        before = start - 1 - (start > 0 and tokens[start - 1].lower in ("'s", "'"))
        after = end + 1 if end + 1 < len(tokens) and tokens[end].lower == "of" else -1
        after += after > 0 and tokens[after].lower == "the"
        for index in (before, after):
            reference = self.discourse.outermost(index) if 0 <= index < len(tokens) else None
            if reference is None or len(reference.participants) != 1:
                continue
            if self.discourse.participants[reference.participants[0]].type == "Country":
                return reference.participants[0]
        return -1

    def _of_country(self, name: str, country: int) -> str:
        """ "Norwegian foreign ministry", "foreign ministry of Norway": as the text names the country."""
        nation = self.discourse.participants[country]
        people = sorted(
            self.parsed.text(r.start, r.end)
            for r in self.discourse.references
            if r.participants == (country,) and r.kind == "adjective"
        )
        return f"{people[0]} {name}" if people else f"{name} of {nation.name}"

    def _may_be_domain(self, index: int) -> bool:
        """Whether the word before a minister may tell of what: a common noun, even where it was taken for a body."""
        token = self.tokens[index]
        if token.pos not in ("PROPN", "NOUN", "ADJ", "CCONJ") or not token.text[:1].isalpha():
            return False
        reference = self.discourse.innermost(index)
        if reference is None:
            return True
        alone = reference.kind == "name" and reference.end - reference.start == 1
        kind = self.discourse.participants[reference.participants[0]].type
        return alone and kind in ("GovernmentBody", "Organization") and token.lower in self.domains

    def _is_glued_hyphen(self, index: int) -> bool:
        return self.tokens[index].text == "-" and self.tokens[index].start == self.tokens[index - 1].end

    def _minister_of(self, title: Title) -> Title | None:
        """ "minister of education", "minister for trade and tourism"."""
        start = title.head + len(title.words)
        limit = self.parsed.sentence_of(title.head).end
        if start + 1 >= limit or self.tokens[start].lower not in ("of", "for"):
            return None
        first = end = start + 2 if self.tokens[start + 1].lower == "the" else start + 1
        while end < limit and end < first + 6 and self._is_domain(end, first):
            end += 1
        while end > first and self.tokens[end - 1].pos in ("CCONJ", "PUNCT", "ADP"):
            end -= 1
        if end <= first or self.tokens[first].lower == "state":
            return None
        body = self._body(f"ministry of {self.parsed.text(first, end)}", first, end)
        self._call(body, title.head, end)
        holders = title.holders or self._named_behind(end, limit)
        rule = title.rule if title.holders or not holders else "title before the name"
        return replace(title, complements=(body,), complement_end=end, noun=-1, holders=holders, rule=rule)

    def _is_domain(self, index: int, first: int) -> bool:
        token = self.tokens[index]
        reference = self.discourse.innermost(index)
        if reference is not None:
            kind = self.discourse.participants[reference.participants[0]].type
            if kind in ("Person", "Country", "City", "Region") or reference.kind == "adjective":
                return False
        return token.pos in ("NOUN", "PROPN", "ADJ") or (index > first and token.lower == "and")

    def _named_behind(self, index: int, limit: int) -> tuple[int, ...]:
        """The person right behind: "Minister of Health X", "minister of health, X,"."""
        if index < limit and self.tokens[index].text == ",":
            index += 1
        reference = self.discourse.outermost(index) if index < limit else None
        if reference is None or reference.kind != "name" or reference.start != index:
            return ()
        person = self.discourse.participants[reference.participants[0]].type == "Person"
        return reference.participants if person else ()

    def _department(self, title: Title) -> Title | None:
        """ "Defense Secretary X", "Home Secretary X", "Secretary of State X": of which department."""
        start, end = title.head, title.head + len(title.words)
        before = self.tokens[start - 1].lower if start else ""
        domain = " ".join(title.words[:-1])
        if title.words[:3] == ("secretary", "of", "state"):
            domain = "state"
        elif len(title.words) == 1:
            two = " ".join(t.lower for t in self.tokens[max(start - 2, 0) : start])
            domain = two if two in self.domains else before
            start -= len(domain.split())
        official = bool(title.holders) or all(t.capitalised for t in self.tokens[start:end] if t.lower not in EMPTY)
        if not official or domain not in self.domains:
            return None
        if start and self.tokens[start - 1].lower.strip("-") in _RANKS:
            return None
        words = domain.title()
        body = self._body(_OFFICES.get(domain, f"{words} Department"), start, end)
        return replace(title, start=start, complements=(body,), noun=-1, relations=(("leads", False),))

    def _call(self, body: int, start: int, end: int) -> None:
        """Let a ministry also be called as its minister is, which is how the text names it."""
        self.discourse.participants[body].aliases.add(self.parsed.text(start, end).replace("\n", " "))

    def _same_domain(self, key: tuple[str, ...]) -> Participant | None:
        """The one ministry of the document for the same things: "Ministry of Defence", "Turkish defence ministry"."""
        domain = _domain_of(key)
        found = [
            p
            for p in self.discourse.participants
            if p.type == "GovernmentBody"
            and any(
                _MINISTRY & set(words) and domain <= _domain_of(words) for words in map(normalise, (p.name, *p.aliases))
            )
        ]
        exact = [p for p in found if any(_domain_of(normalise(n)) == domain for n in (p.name, *p.aliases))]
        found = exact or found
        return found[0] if domain and len(found) == 1 else None


def _domain_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) - EMPTY - _MINISTRY - {"minister", "secretary"}
