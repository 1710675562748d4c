"""Claims that the layout of a list makes: names below a heading, and a squad by positions.

A list says once what all its items are, in a line of its own; no words join the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.structure import Structure
from kg.discourse import Reference
from kg.syntax import Sentence, Token

MEMBERS = frozenset(
    """
    members member players judges jurors directors musicians others astronauts crew squad
    membres joueurs joueuses juges jurés administrateurs administratrices musiciens élus titulaires remplaçants
    """.split()
)
SQUADS = frozenset(
    """
    squad team line-up lineup roster side crew panel delegation
    liste groupe sélection équipe effectif composition délégation
    """.split()
)
CANDIDATES = frozenset(
    """
    candidates contenders hopefuls people names nominees ballot candidats candidates prétendants colistiers
    """.split()
)
_NO_POSITIONS = frozenset(
    """
    goals bookings cards substitutions subs tries penalties referees officials points results fixtures
    buts avertissements cartons changements remplacements essais pénalités arbitres points résultats exclusions
    """.split()
)
"""What stands before a colon in a match report, and is of both teams."""
_VOTED = frozenset(("%", "voix", "suffrages", "votes", "percent", "pc"))
_LONGEST = 16
"""Words in an item of a list."""


class Items(Structure):
    """What the rules for lists share: who opens a line, who is named in it, what it is headed by."""

    def _kind(self, reference: Reference) -> str:
        return self.participants[reference.participants[0]].type

    def _is_body(self, reference: Reference) -> bool:
        return self.ontology.is_a(self._kind(reference), "Organization")

    def _words(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.start : sentence.end]

    def _tells(self, sentence: Sentence) -> bool:
        """Whether it is a sentence with a verb, and no line of a list."""
        return any(t.pos in ("VERB", "AUX") and t.form == "Fin" for t in self._words(sentence))

    def _item(self, sentence: Sentence) -> Reference | None:
        """The person whose name opens the line, behind its number or bullet."""
        index = sentence.start
        while index < sentence.end and not self.tokens[index].text[:1].isalpha() and index < sentence.start + 3:
            index += 1
        found = self._starting(index) if index < sentence.end else None
        return found if found is not None and found.kind == "name" and self._is_person(found) else None

    def _persons(self, index: int, limit: int) -> Iterator[Reference]:
        """Everybody named up to the next clause."""
        while index < limit:
            token = self.tokens[index]
            if token.pos in ("VERB", "AUX") and token.form == "Fin":
                return
            found = self._starting(index)
            if found is not None and found.kind == "name" and self._is_person(found):
                yield found
            index = found.end if found is not None else index + 1

    def _rows(self) -> list[Reference]:
        """Who stands in the lines of results: names, parties perhaps, and a share or number of votes."""
        rows = []
        for sentence in self.parsed.sentences:
            item = self._item(sentence)
            last = next((t for t in reversed(self._words(sentence)) if t.text[-1:].isdigit()), None)
            if item is None or last is None or last.i < item.end or self._tells(sentence):
                continue
            behind = {t.lower for t in self.tokens[last.i + 1 : sentence.end]}
            shared = bool(behind & _VOTED) or (not behind and len(last.text) > 2)
            if shared and sentence.end - sentence.start <= _LONGEST:
                rows.append(item)
        return rows if len(rows) > 1 else []

    def _bodies(self, sentence: Sentence) -> list[Reference]:
        """The bodies that a sentence names."""
        inside = [r for r in self.references if sentence.start <= r.start < sentence.end]
        return [r for r in inside if r.kind != "adjective" and self._is_body(r)]

    def _mention(self, participant: int, near: int) -> Reference:
        found = [r for r in self.references if participant in r.participants]
        return min(found, key=lambda r: (abs(r.start - near), r.start))

    def _member(self, person: Reference, body: Reference, weight: float = 0.85) -> Draft:
        return self._structural(person, "memberOf", body, "list of members", weight * body.weight, anchor=person.head)


class Layout(Items):
    """Reads the lists of one document that stand in lines of their own."""

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        yield from self._headed()
        yield from self._squad()
        for sentence in self.parsed.sentences:
            yield from self._labelled(sentence)

    def _laid_out(self, person: Reference, body: Reference, rule: str) -> Draft:
        draft = self._structural(person, "memberOf", body, rule, 0.9 * body.weight, anchor=person.head)
        draft.laid_out = True
        return draft

    # ------------------------------------------------------------ lines below a heading

    def _headed(self) -> Iterator[Draft]:
        """Lines of people below a line that names their party, team or body, where there are two at least."""
        body: Reference | None = None
        listed: list[tuple[Reference, Reference]] = []
        for sentence in self.parsed.sentences:
            if sentence.headline:
                continue
            if self._words(sentence)[-1].text == ":":
                body = self._introduced(sentence) or self._heading(sentence)
                continue
            if self._tells(sentence):
                body = None
                continue
            item = self._item(sentence)
            if item is None:
                body = self._heading(sentence)
            elif body is not None and sentence.end - sentence.start <= _LONGEST:
                listed.append((item, body))
        for item, body in listed if len(listed) > 1 else ():
            if item.participants != body.participants:
                yield self._laid_out(item, body, "below a heading")

    def _introduced(self, sentence: Sentence) -> Reference | None:
        """Of what those are that the lines below list: "The following senators voted no:", "Its members are:"."""
        words = self._words(sentence)
        plural = next((t.lower for t in words if t.lower.endswith("s") and t.lower in self.words.chamber_members), "")
        chamber = self.discourse.chamber(plural) if plural and plural != "members" else None
        if chamber is not None:
            return self._mention(chamber, sentence.start)
        if not any(t.lower in MEMBERS | SQUADS for t in words):
            return None
        bodies = self._bodies(sentence)
        return bodies[0] if len({b.participants[0] for b in bodies}) == 1 else None

    def _heading(self, sentence: Sentence) -> Reference | None:
        """The body that a short line names and nothing besides."""
        found = self._starting(sentence.start) or (
            self._starting(sentence.start + 1) if sentence.start + 1 < sentence.end else None
        )
        if found is None or found.kind == "adjective" or not self._is_body(found) or found.end > sentence.end:
            return None
        rest = [t for t in self.tokens[found.end : sentence.end] if t.text[:1].isalpha()]
        return found if all(t.lower in SQUADS | MEMBERS | CANDIDATES for t in rest) else None

    # ------------------------------------------------------------ squads

    def _squad(self) -> Iterator[Draft]:
        """Lines by position ("Defenders: A (X), B (Y)") below "Zambia name squad" belong to that team."""
        team: Reference | None = None
        for sentence in self.parsed.sentences:
            words = self._words(sentence)
            if team is None and any(t.lower in SQUADS | MEMBERS for t in words):
                team = self._team(sentence)
            colon = next((t.i for t in words[:5] if t.text == ":"), -1)
            if team is None or colon < 0:
                continue
            label = [t.lower for t in self.tokens[sentence.start : colon] if t.text[:1].isalpha()]
            if not label or not label[-1].endswith(("s", "x")) or _NO_POSITIONS.intersection(label):
                continue
            people = list(self._persons(colon + 1, sentence.end))
            if len(people) > 1 and self._starting(sentence.start) is None:
                yield from (self._laid_out(person, team, "line of a squad") for person in people)

    def _team(self, sentence: Sentence) -> Reference | None:
        """The team or country whose name opens the sentence, the only team in it, or what its coach there coaches."""
        opening = self._starting(sentence.start)
        if opening is None and sentence.start + 1 < sentence.end:
            opening = self._starting(sentence.start + 1)
        if opening is not None and opening.kind == "name" and self._kind(opening) in ("SportsTeam", "Country"):
            return opening
        teams = {r.participants[0]: r for r in self._bodies(sentence) if self._kind(r) == "SportsTeam"}
        if len(teams) == 1:
            return next(iter(teams.values()))
        coached = {
            complement
            for title in self.discourse.titles
            for complement in title.complements
            if self.participants[complement].type == "SportsTeam"
            and any(
                r.participants[0] in title.holders for r in self.references if sentence.start <= r.start < sentence.end
            )
        }
        return self._mention(coached.pop(), sentence.start) if len(coached) == 1 and not teams else None

    # ------------------------------------------------------------ "ORG: A, B and C"

    def _labelled(self, sentence: Sentence) -> Iterator[Draft]:
        """ "Wales squad: A (X), B (Y)", "Australia (A, B, C, D)": the label in front holds for all."""
        body = self._starting(sentence.start)
        if body is None or body.kind == "adjective" or not (self._is_body(body) or self._kind(body) == "Country"):
            return
        index = body.end
        while index < min(body.end + 3, sentence.end) and self.tokens[index].lower in SQUADS | MEMBERS:
            index += 1
        if index >= sentence.end or not self._opens_list(index):
            return
        closing = ")" if self.tokens[index].text == "(" else ""
        limit = next((i for i in range(index, sentence.end) if self.tokens[i].text == closing), sentence.end)
        people = list(self._persons(index + 1, limit))
        if self.words.language == "fr" and self._tells(sentence):
            return  # "Renault : A et B se séparent"
        if len(people) == 1 and not closing and self._kind(body) in ("PoliticalParty", "SportsTeam"):
            if sentence.end - people[0].end <= 4:
                yield self._member(people[0], body, 0.8)  # "Labour: A"
            return
        if len(people) < 2 or (closing and not self._only_names(index + 1, limit)):
            return
        for person in people:
            if self._is_body(body):
                yield self._member(person, body, 0.85)
            else:
                yield self._structural(person, "citizenOf", body, "list of a country", 0.75, anchor=person.head)

    def _opens_list(self, index: int) -> bool:
        mark = self.tokens[index]
        spaced = mark.start > self.tokens[index - 1].end
        return mark.text in (":", "(") or (mark.text in ("–", "—", "-") and spaced)

    def _only_names(self, start: int, end: int) -> bool:
        """Whether nothing but names and what parts them stands between two places."""
        index = start
        while index < end:
            found = self._starting(index)
            if found is None and self.tokens[index].lower not in (",", ";", "and", "&", "et"):
                return False
            index = found.end if found is not None else index + 1
        return True
