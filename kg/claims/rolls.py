"""Claims of English lists: "Its members include A, B and C", lines of a squad, lines of names with their parties.

A list says once what all its items are; the items are read from the order of names, since no parser
keeps a list of forty names together.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.structure import Structure
from kg.discourse import Reference
from kg.syntax import Sentence, Token

_MEMBERS = frozenset("members member players judges jurors directors musicians others astronauts crew squad".split())
_LISTING = frozenset("include comprise are feature consist be".split())
_SQUADS = frozenset("squad team line-up lineup roster side crew panel delegation".split())
_CANDIDATES = frozenset("candidates contenders hopefuls people names nominees ballot".split())
_VOTES = frozenset("election elections primary primaries byelection".split())
_MARKERS = frozenset(("–", "—", "-", ":", ","))


class Rolls(Structure):
    """Reads the lists of one English document."""

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        if self.words.language != "en":
            return
        yield from self._lines()
        for sentence in self.parsed.sentences:
            yield from self._members(sentence)
            yield from self._labelled(sentence)
            yield from self._seated(sentence)
            yield from self._partisans(sentence)
        yield from self._headed()
        yield from self._squad()
        yield from self._candidates()

    def _kind(self, reference: Reference) -> str:
        return self.participants[reference.participants[0]].type

    def _is_body(self, reference: Reference) -> bool:
        return self.ontology.is_a(self._kind(reference), "Organization")

    # ------------------------------------------------------------ "A – Green Party"

    def _lines(self) -> Iterator[Draft]:
        """A line that is a name, a dash and a party, team or country."""
        for sentence in self.parsed.sentences:
            first = self._item(sentence)
            if first is None or first.end + 1 >= sentence.end:
                continue
            mark = self.tokens[first.end]
            spaced = mark.start > self.tokens[first.end - 1].end or mark.text in (",", ":")
            inside = self._behind(first, 1) if mark.text in _MARKERS and spaced else self._behind(first)
            if inside is None:
                continue  # neither "A – Green Party" nor a row of a table, "A Green Party 1,204"
            ends = inside.end >= sentence.end or not self.tokens[inside.end].text[:1].isalpha()
            short = sentence.end - inside.end <= 5
            if not ends or not short or any(t.pos in ("VERB", "AUX") for t in self._words(sentence)):
                continue
            relation = "citizenOf" if self._kind(inside) == "Country" else "memberOf" if self._is_body(inside) else ""
            if relation:
                yield self._structural(first, relation, inside, "line of a list", 0.85)

    def _words(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.start : sentence.end]

    def _item(self, sentence: Sentence) -> Reference | None:
        """The person whose name opens the line, behind its number or bullet."""
        index = sentence.start
        while index < sentence.end and not self.tokens[index].text[:1].isalpha() and index < sentence.start + 3:
            index += 1
        found = self._starting(index) if index < sentence.end else None
        return found if found is not None and found.kind == "name" and self._is_person(found) else None

    # ------------------------------------------------------------ "Its members include A, B and C"

    def _members(self, sentence: Sentence) -> Iterator[Draft]:
        for index in range(sentence.start, sentence.end):
            token = self.tokens[index]
            if token.lemma.lower() not in _LISTING or token.pos not in ("VERB", "AUX"):
                continue
            noun = next((i for i in range(index - 1, sentence.start - 1, -1) if self.tokens[i].lower in _MEMBERS), -1)
            body = self._body_of(noun, index) if noun >= 0 and index - noun < 8 else None
            if body is None:
                continue
            for person in self._persons(index + 1, sentence.end):
                if person.participants[0] != body.participants[0]:
                    yield self._member(person, body)
            return

    def _body_of(self, noun: int, verb: int) -> Reference | None:
        """Whose members: "Its members", "the panel's members", "members of the panel", else the body named last."""
        before = self.tokens[noun - 1] if noun else None
        back = noun - 1
        while back > 0 and self.tokens[back].pos in ("ADJ", "NUM", "NOUN") and self.tokens[back].lower != "'s":
            back -= 1
        if before is not None and self.tokens[back].lower == "'s":
            back -= 1
        owner = self.discourse.outermost(back) if back >= 0 else None
        for index in range(noun + 1, verb):
            named = self.discourse.outermost(index)
            if self.tokens[noun + 1].lower == "of" and named is not None:
                owner = named
        if owner is None or len(owner.participants) != 1 or owner.weight < 0.75 or not self._is_body(owner):
            return None
        return owner

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

    def _member(self, person: Reference, body: Reference, weight: float = 0.85) -> Draft:
        return self._structural(person, "memberOf", body, "list of members", weight * body.weight, anchor=person.head)

    def _seated(self, sentence: Sentence) -> Iterator[Draft]:
        """ "Three senators broke ranks: A (R-ME), B (R-OH)": those listed sit in the chamber."""
        listed = [
            r
            for r in self.references
            if sentence.start <= r.start < sentence.end
            and r.kind == "name"
            and self._is_person(r)
            and r.end < sentence.end
            and self.tokens[r.end].text == "("
        ]
        if len(listed) < 2:
            return
        plural = next(
            (
                t.lower
                for t in self.tokens[sentence.start : listed[0].start]
                if t.lower.endswith("s") and t.lower in self.words.chamber_members
            ),
            "",
        )
        body = self.discourse.chamber(plural) if plural else None
        if body is not None:
            chamber = self._mention(body, sentence.start)
            yield from (self._member(person, chamber, 0.8) for person in listed if body not in person.participants)

    def _partisans(self, sentence: Sentence) -> Iterator[Draft]:
        """ "Six Democrats will debate: A; B of Ohio; and C": those counted are those listed."""
        colon = next((t.i for t in self._words(sentence) if t.text == ":"), -1)
        if colon < 0:
            return
        parties = [
            r
            for r in self.references
            if sentence.start <= r.start < colon and r.kind != "adjective" and self._kind(r) == "PoliticalParty"
        ]
        if len({r.participants[0] for r in parties}) != 1 or not self._is_counted(parties[0], sentence):
            return
        people = list(self._persons(colon + 1, sentence.end))
        if len(people) > 1:
            yield from (self._member(person, parties[0], 0.8) for person in people)

    def _is_counted(self, party: Reference, sentence: Sentence) -> bool:
        """Whether a number or "several" stands before people of a party."""
        before = self.tokens[party.start - 1] if party.start > sentence.start else None
        many = self.tokens[party.end - 1].lower.endswith("s")
        return (
            many and before is not None and (before.pos == "NUM" or before.lower in ("several", "following", "other"))
        )

    # ------------------------------------------------------------ "ORG: A, B and C"

    def _labelled(self, sentence: Sentence) -> Iterator[Draft]:
        """ "Wales squad: A (X), B (Y)", "Australia (A, B, C, D)": the label in front holds for all."""
        body = self._starting(sentence.start)
        if body is None or body.kind == "adjective" or not (self._is_body(body) or self._kind(body) == "Country"):
            return
        index = body.end
        while index < min(body.end + 3, sentence.end) and self.tokens[index].lower in _SQUADS | _MEMBERS:
            index += 1
        if index >= sentence.end or not self._opens_list(index):
            return
        closing = ")" if self.tokens[index].text == "(" else ""
        limit = next((i for i in range(index, sentence.end) if self.tokens[i].text == closing), sentence.end)
        people = list(self._persons(index + 1, limit))
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
            if found is None and self.tokens[index].lower not in (",", ";", "and", "&"):
                return False
            index = found.end if found is not None else index + 1
        return True

    def _headed(self) -> Iterator[Draft]:
        """Lines of people below a line that names their party, team or body."""
        body: Reference | None = None
        for sentence in self.parsed.sentences:
            words = self.tokens[sentence.start : sentence.end]
            if words[-1].text == ":":
                body = self._introduced(sentence)
                continue
            if any(t.pos in ("VERB", "AUX") and t.form == "Fin" for t in words):
                body = None
                continue
            item = self._item(sentence)
            if item is None:
                body = self._heading(sentence)
            elif body is not None and len(words) <= 16 and body.participants != item.participants:
                yield self._member(item, body, 0.8)

    def _introduced(self, sentence: Sentence) -> Reference | None:
        """Of what those are that the lines below list: "The following senators voted no:", "Its members are:"."""
        words = self.tokens[sentence.start : sentence.end]
        plural = next((t.lower for t in words if t.lower.endswith("s") and t.lower in self.words.chamber_members), "")
        chamber = self.discourse.chamber(plural) if plural and plural != "members" else None
        if chamber is not None:
            return self._mention(chamber, sentence.start)
        if not any(t.lower in _MEMBERS | _SQUADS for t in words):
            return None
        bodies = [
            r
            for r in self.references
            if sentence.start <= r.start < sentence.end and r.kind != "adjective" and self._is_body(r)
        ]
        return bodies[0] if len({b.participants[0] for b in bodies}) == 1 else None

    def _heading(self, sentence: Sentence) -> Reference | None:
        """The body that a short line names and nothing besides."""
        found = self._starting(sentence.start) or (
            self._starting(sentence.start + 1) if sentence.start + 1 < sentence.end else None
        )
        if found is None or found.kind == "adjective" or not self._is_body(found) or found.end > sentence.end:
            return None
        rest = [t for t in self.tokens[found.end : sentence.end] if t.text[:1].isalpha()]
        return found if all(t.lower in _SQUADS | _MEMBERS | _CANDIDATES for t in rest) else None

    # ------------------------------------------------------------ squads

    def _squad(self) -> Iterator[Draft]:
        """Lines by position ("Defenders: A (X), B (Y)") below "Zambia name squad" belong to that team."""
        team: Reference | None = None
        for sentence in self.parsed.sentences:
            words = self.tokens[sentence.start : sentence.end]
            named = self._team(sentence)
            if named is not None and any(t.lower in _SQUADS for t in words):
                team = team or named
            colon = next((t.i for t in words[:5] if t.text == ":"), -1)
            if team is None or colon < 0:
                continue
            label = [t for t in self.tokens[sentence.start : colon] if t.text[:1].isalpha()]
            if not label or not label[-1].lower.endswith("s") or self._starting(sentence.start) is not None:
                continue
            people = list(self._persons(colon + 1, sentence.end))
            if len(people) >= 2:
                yield from (self._member(person, team, 0.8) for person in people)

    def _team(self, sentence: Sentence) -> Reference | None:
        """The team or country whose name opens the sentence."""
        found = self._starting(sentence.start) or self._starting(sentence.start + 1)
        if found is None or found.kind != "name":
            return None
        return found if self._kind(found) in ("SportsTeam", "Country", "Organization") else None

    # ------------------------------------------------------------ candidates

    def _candidates(self) -> Iterator[Draft]:
        """Everybody on the lines below "The candidates in X are:", and who "is the Green candidate"."""
        seat = self._seat()
        if seat is None:
            return
        listed = False
        for sentence in self.parsed.sentences:
            words = self.tokens[sentence.start : sentence.end]
            named = any(t.lower in _CANDIDATES for t in words)
            if listed:
                item = self._item(sentence)
                if item is not None and sentence.end - sentence.start < 16:
                    yield self._candidate(item, seat)
                    continue
            if named:
                listed = words[-1].text in (":", "-", "are", "are:") or words[-1].text == "."
        for title in self.discourse.titles:
            if title.words[-1] not in ("candidate", "nominee") or "former" in title.modifiers:
                continue
            for holder in title.holders:
                if self.participants[holder].type == "Person" and not any(
                    self.participants[c].type in ("Region", "City", "Country") for c in title.complements
                ):
                    yield self._candidate(self._mention(holder, title.head), seat)

    def _mention(self, participant: int, near: int) -> Reference:
        found = [r for r in self.references if participant in r.participants]
        return min(found, key=lambda r: (abs(r.start - near), r.start))

    def _candidate(self, person: Reference, seat: Reference) -> Draft:
        return self._structural(
            person, "candidateFor", seat, "list of candidates", 0.8, anchor=person.head, anchor_tokens=(0, 0)
        )

    def _seat(self) -> Reference | None:
        """The vote that the candidates of the text stand in, when it names one only."""
        found: dict[int, Reference] = {}
        for reference in self.references:
            last = self.tokens[reference.end - 1].lower
            if reference.kind != "adjective" and self._kind(reference) == "Event" and last in _VOTES:
                found.setdefault(reference.participants[0], reference)
        return next(iter(found.values())) if len(found) == 1 else None
