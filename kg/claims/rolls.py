"""Claims of English lists: "Its members include A, B and C", lines of names with their parties, lists of candidates.

A list says once what all its items are; the items are read from the order of names, since no parser
keeps a list of forty names together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.layout import CANDIDATES, MEMBERS, Items
from kg.discourse import Reference
from kg.syntax import Sentence

_LISTING = frozenset("include comprise are feature consist be".split())
_VOTES = frozenset("election elections primary primaries byelection".split())
_STANDING = frozenset("candidates contenders hopefuls nominees nominated running standing contesting vying".split())
"""Words of a heading that say of themselves what those below do."""
_TO_SEATS = frozenset(("for", "in", "of"))
_SEATS = frozenset(("City", "Region", "Country", "Place"))
_CALLED_SEATS = frozenset("riding seat constituency division electorate district ward".split())
_LONGEST = 16
"""Words of a line that is a candidate's."""
_MARKERS = frozenset(("–", "—", "-", ":", ","))


class Rolls(Items):
    """Reads the lists of one English document."""

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        if self.words.language != "en":
            return
        yield from self._lines()
        for sentence in self.parsed.sentences:
            yield from self._members(sentence)
            yield from self._seated(sentence)
            yield from self._partisans(sentence)
        yield from self._candidates()

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

    # ------------------------------------------------------------ "Its members include A, B and C"

    def _members(self, sentence: Sentence) -> Iterator[Draft]:
        for index in range(sentence.start, sentence.end):
            token = self.tokens[index]
            if token.lemma.lower() not in _LISTING or token.pos not in ("VERB", "AUX"):
                continue
            noun = next((i for i in range(index - 1, sentence.start - 1, -1) if self.tokens[i].lower in MEMBERS), -1)
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

    # ------------------------------------------------------------ candidates

    def _candidates(self) -> Iterator[Draft]:
        """Who is on the lines below "The candidates in X are:", or behind its colon, and "the Green candidate"."""
        main = self._main_vote()
        yield from self._slates(main)
        if main is None:
            return
        for person in self._rows():
            draft = self._candidate(person, main)
            draft.rule, draft.laid_out = "candidateFor: line of results", True
            yield draft
        for title in self.discourse.titles:
            if title.words[-1] not in ("candidate", "nominee") or "former" in title.modifiers:
                continue
            for holder in title.holders:
                if self.participants[holder].type == "Person" and not any(
                    self.participants[c].type in ("Region", "City", "Country") for c in title.complements
                ):
                    yield self._candidate(self._mention(holder, title.head), main)

    def _slates(self, main: Reference | None) -> Iterator[Draft]:
        """Who stands on the lines below a heading, or behind its colon."""
        seat: Reference | None = None
        announced = False
        for sentence in self.parsed.sentences:
            words = self._words(sentence)
            listed = list(self._listed(sentence)) if announced or not self._tells(sentence) else []
            if seat is not None and listed:
                for person in listed:
                    yield self._candidate(person, seat)
                continue
            if not any(t.lower in CANDIDATES | _STANDING for t in words):
                continue
            colon = next((t.i for t in words if t.text == ":"), sentence.end)
            own = self._own_seat(sentence, colon) or main
            announced = words[-1].text in (":", "-", "are", "are:")
            seat = own if announced or words[-1].text == "." else None
            people = list(self._persons(colon + 1, sentence.end))
            if own is not None and len(people) > 1:
                yield from [self._candidate(person, own) for person in people]

    def _listed(self, sentence: Sentence) -> Iterator[Reference]:
        """The people of a line: who opens it, or all that stand behind its seat, "Melbourne: A (Labor), B (Greens)"."""
        item = self._item(sentence)
        if item is not None and sentence.end - sentence.start < _LONGEST:
            yield item
        elif item is None and not self._tells(sentence) and any(t.text == ":" for t in self._words(sentence)[:6]):
            yield from self._persons(sentence.start, sentence.end)

    def _own_seat(self, sentence: Sentence, colon: int) -> Reference | None:
        """What those that a heading announces stand for: "candidates for the riding of X:", "for mayor of X:"."""
        told = {t.lower for t in self._words(sentence)} & _STANDING
        links = _TO_SEATS if told & CANDIDATES else _TO_SEATS - {"in"}  # "standing in line in London"
        if not told:
            return None
        for reference in reversed([r for r in self.references if sentence.start <= r.start and r.end <= colon]):
            if reference.kind == "adjective" or len(reference.participants) != 1:
                continue
            before = [t.lower for t in self.tokens[max(sentence.start, reference.start - 4) : reference.start]]
            before = before[:-1] if before[-1:] == ["the"] else before
            place = self._kind(reference) in _SEATS or (
                before[-1:] == ["of"] and not _CALLED_SEATS.isdisjoint(before[-2:])
            )
            if before[-1:] and before[-1] in links and (place or self._is_vote(reference)):
                return reference
        return None

    def _candidate(self, person: Reference, seat: Reference) -> Draft:
        return self._structural(
            person, "candidateFor", seat, "list of candidates", 0.8, anchor=person.head, anchor_tokens=(0, 0)
        )

    def _is_vote(self, reference: Reference) -> bool:
        last = self.tokens[reference.end - 1].lower
        return reference.kind != "adjective" and self._kind(reference) == "Event" and last in _VOTES

    def _main_vote(self) -> Reference | None:
        """The only vote of the text, or the one it names early and at least twice as often as any other."""
        counts: Counter[int] = Counter()
        first: dict[int, Reference] = {}
        for reference in self.references:
            if self._is_vote(reference):
                counts[reference.participants[0]] += 1
                first.setdefault(reference.participants[0], reference)
        ranked = counts.most_common()
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        reference = first[ranked[0][0]]
        return reference if len(ranked) == 1 or self.tokens[reference.start].sentence <= 3 else None
