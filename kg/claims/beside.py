"""Claims that stand beside a name: tickers, ages, parentheses, years of birth and death."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.claims.draft import Draft
from kg.claims.structure import Structure
from kg.discourse import Reference
from kg.model import Quantity, Span, Status
from kg.syntax import Ticker

_LASTING = frozenset(
    "accord absence amitié attente bail carrière contrat durée expérience exil fidélité guerre histoire liaison mandat "
    "mariage peine période prison procès recul règne relation réclusion travail vie écart".split()
)
"""What lasts as many years as the figure before it says, and is nobody's age."""


class Beside(Structure):
    """Reads what follows a name in parentheses or between commas."""

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        yield from self._tickers()
        yield from self._ages()
        yield from self._parentheses()
        yield from self._titled_parentheses()
        yield from self._lives()

    def _tickers(self) -> Iterator[Draft]:
        for ticker in self.parsed.tickers:
            reference = self._listed(ticker) or self._before_ticker(ticker.after)
            if reference is None:
                continue
            for participant in reference.participants:
                if self.ontology.is_a(self.participants[participant].type, "Organization"):
                    yield Draft(
                        subject=participant,
                        relation="ticker",
                        anchor=reference.head,
                        rule="ticker: symbol after the name",
                        weight=0.98,
                        value=ticker.symbol,
                        value_span=ticker.span,
                        subject_tokens=(reference.start, reference.end),
                        anchor_tokens=(reference.start, reference.end),
                        status=Status.ACTUAL,
                        sources=(),
                    )

    def _before_ticker(self, index: int) -> Reference | None:
        """The name that ends just before the symbol, over its acronym in parentheses."""
        if index > 2 and self.tokens[index].text == ")":
            while index > 0 and self.tokens[index].text != "(":
                index -= 1
            index -= 1
        reference = self.discourse.outermost(index) if index >= 0 else None
        return reference if reference is not None and reference.end == index + 1 else None

    def _listed(self, ticker: Ticker) -> Reference | None:
        """ "elle est cotée sous le code X", "it was listed under the symbol X": the firm that the sentence is about."""
        words = self.parsed.document.quote(ticker.span)
        if words.startswith("(") or not any(word.islower() for word in words.split()) or ticker.after < 0:
            return None
        start = self.parsed.sentence_of(ticker.after).start
        before = [r for r in self.discourse.references if start <= r.start and r.end <= ticker.after + 1]
        subjects = [
            r
            for r in before
            if len(r.participants) == 1
            and self._is_subject(r.head)
            and self.ontology.is_a(self.participants[r.participants[0]].type, "Organization")
        ]
        return max(subjects, key=lambda r: r.start, default=None)

    def _is_subject(self, index: int) -> bool:
        """Whether a name is a subject, or stands right behind the noun that is: "la société | X"."""
        token = self.tokens[index]
        above = self.tokens[token.head]
        return token.dep.startswith("nsubj") or (0 < index - above.i <= 2 and above.dep.startswith("nsubj"))

    def _ages(self) -> Iterator[Draft]:
        """ "X, 54 ans", "X (54 ans)", "âgé de 54 ans", "X, 54,", "54-year-old X"."""
        for found in self.parsed.quantities:
            if found.value.unit != "years" or not 0 < found.value.value < 120:
                continue
            inside = [t.i for t in self.parsed.touched(found)]
            if not inside:
                continue
            reference = self._aged(inside[0], inside[-1])
            if reference is not None:
                yield self._age(reference, found.value, inside[0], inside[-1])
        if self.words.language == "en":
            yield from self._bare_ages()

    def _age(self, reference: Reference, value: Quantity, first: int, last: int) -> Draft:
        return Draft(
            subject=reference.participants[0],
            relation="age",
            anchor=first,
            rule="age: beside the name",
            weight=0.92 * reference.weight,
            value=int(value.value),
            value_span=self.parsed.span(first, last + 1),
            subject_tokens=(reference.start, reference.end),
            anchor_tokens=(first, last + 1),
            status=Status.ACTUAL,
            sources=(),
        )

    def _aged(self, first: int, last: int) -> Reference | None:
        index = first - 1
        limit = self.parsed.sentence_of(first).start
        if (
            index > limit
            and self.tokens[index].lower in ("de", "of")
            and self.tokens[index - 1].lower in ("âgé", "âgée")
        ):
            index -= 2
        elif index > limit and self.tokens[index].lower in ("aged", "âge", "à"):
            index -= 1
        if index > limit and self.tokens[index].lower in ("a", "an", "the") and self.tokens[index - 1].text == ",":
            index -= 1  # "Ms Raman, a 29-year-old teacher"
        apart = index >= limit and self.tokens[index].text in (",", "(")
        if apart:
            index -= 1
        if index >= limit:
            found = self._titled(index) if apart else None
            if found is not None:
                return found
            found = self.discourse.outermost(index)
            if found is not None and found.end == index + 1 and found.kind == "name" and self._is_person(found):
                return found
            found = self._described(index) if apart else self._of_age(index)
            if found is not None:
                return found
        following = last + 1
        opens = first - 1 >= limit and self.tokens[first - 1].lower in ("à", "at") and first - 1 == limit
        if opens and following < len(self.tokens) and self.tokens[following].text == ",":
            following += 1
            while following < len(self.tokens) and self.tokens[following].lower.rstrip(".") in (
                "m",
                "mme",
                "mr",
                "mrs",
                "ms",
            ):
                following += 1
            found = self._starting(following) if following < len(self.tokens) else None
            return found if found is not None and self._is_person(found) else None
        while following < len(self.tokens) and self.tokens[following].pos in ("ADJ", "NOUN") and following < last + 4:
            if self._starting(following) is not None:
                break
            following += 1
        found = self._starting(following) if following < len(self.tokens) and self.words.language == "en" else None
        return found if found is not None and self._is_person(found) else None

    def _titled(self, last: int) -> Reference | None:
        """Who holds a title that ends here: "X, maire de Y, 54 ans"."""
        for title in self.discourse.titles:
            if max(title.end, title.complement_end) == last + 1 and len(title.holders) == 1:
                return Reference(title.start, title.end, title.head, title.holders, "noun", "title")
        return None

    def _described(self, last: int) -> Reference | None:
        """Who a noun phrase that ends here stands for: "le gardien de Z, 35 ans"."""
        token = self.tokens[last]
        for _ in range(3):
            found = self.discourse.outermost(token.i)
            if found is not None and found.kind == "noun" and found.head == token.i and self._is_person(found):
                return found
            if token.dep.split(":")[0] not in ("nmod", "flat", "amod", "appos"):
                break
            token = self.tokens[token.head]
        return None

    def _of_age(self, last: int) -> Reference | None:
        """ "X, un retraité de 68 ans", "l'élu de 44 ans": the last word is the "de"."""
        if self.tokens[last].lower not in ("de", "d'", "d’"):
            return None
        held = self.discourse.outermost(last - 1) if last else None
        if held is not None and held.kind == "noun" and held.end == last and self._is_person(held):
            return held
        index = last - 1
        while index > max(0, last - 6) and self.tokens[index].pos in ("NOUN", "PROPN", "ADJ", "DET"):
            if self.tokens[index].lemma.lower() in _LASTING:
                return None
            index -= 1
        if not 0 < index < last - 1 or self.tokens[index].text != ",":
            return None
        found = self.discourse.outermost(index - 1)
        named = found is not None and found.kind == "name" and found.end == index and self._is_person(found)
        return found if named else None

    def _bare_ages(self) -> Iterator[Draft]:
        for reference in self.references:
            end = reference.end
            if not self._is_person(reference) or end + 2 >= len(self.tokens):
                continue
            opening, number, closing = (self.tokens[end + k] for k in range(3))
            if opening.text == "," and number.lower == "who" and closing.lower == "is" and end + 4 < len(self.tokens):
                number, closing = self.tokens[end + 3], self.tokens[end + 4]  # "X, who is 22,"
            if (
                opening.text in (",", "(")
                and number.text.isdigit()
                and 1 <= int(number.text) <= 110
                and closing.text in (",", ")", ".", ";")
            ):
                yield self._age(reference, Quantity(value=int(number.text), unit="years"), number.i, number.i)

    def _parentheses(self) -> Iterator[Draft]:
        """ "X (LR)": party or team; "X (PSE, Italie)": country too; "X/Y (A)": both; "Vienne (Isère)": region."""
        for reference in self.references:
            if (
                reference.kind == "adjective"
                or reference.end + 1 >= len(self.tokens)
                or self.tokens[reference.end].text != "("
            ):
                continue
            for one, inside in product(self._pair(reference), self._inside_parenthesis(reference.end + 1)):
                subject, obj = one.participants[0], inside.participants[0]
                relation = self._in_parenthesis(self.participants[subject].type, self.participants[obj].type)
                if not relation or subject == obj:
                    continue
                yield self._structural(
                    one, relation, inside, "parenthesis", 0.88, anchor_tokens=(reference.end, inside.end)
                )

    def _pair(self, reference: Reference) -> list[Reference]:
        """The name, and the one that a slash joins to it: "Ratier | / | Fournel"."""
        slashed = reference.start > 0 and self.tokens[reference.start - 1].text == "/"
        before = (r for r in self.references if slashed and r.end == reference.start - 1 and r.kind == "name")
        return [*before, reference]

    def _titled_parentheses(self) -> Iterator[Draft]:
        """ "X, maire (PS) de Y": the party stands behind the title."""
        for title in self.discourse.titles:
            index = title.head + len(title.words)
            if not title.holders or index + 1 >= len(self.tokens) or self.tokens[index].text != "(":
                continue
            for inside in self._inside_parenthesis(index + 1):
                if self.participants[inside.participants[0]].type != "PoliticalParty":
                    continue
                for holder in title.holders:
                    yield Draft(
                        subject=holder,
                        relation="memberOf",
                        object=inside.participants[0],
                        anchor=inside.head,
                        rule="memberOf: parenthesis",
                        weight=0.88,
                        object_tokens=(inside.start, inside.end),
                        anchor_tokens=(index, inside.end),
                        status=Status.ACTUAL,
                        sources=(),
                    )

    def _inside_parenthesis(self, index: int) -> list[Reference]:
        """The names that fill a parenthesis, parted by commas; none when anything else stands in it."""
        found: list[Reference] = []
        while index < len(self.tokens):
            inside = self._starting(index)
            if (
                inside is None
                and index + 2 < len(self.tokens)
                and self.tokens[index].pos == "NOUN"
                and self.tokens[index + 1].lower in ("de", "d'", "du")
            ):
                inside = self._starting(index + 2)  # "(province de Songkhla)"
            if inside is None or inside.end >= len(self.tokens):
                return []
            found.append(inside)
            closing = self.tokens[inside.end].text
            if closing in (")", "-", "–"):
                return found
            if closing != ",":
                return []
            index = inside.end + 1
        return []

    def _in_parenthesis(self, subject: str, obj: str) -> str:
        if subject == "Person":
            if obj in ("PoliticalParty", "SportsTeam") or (
                self.ontology.is_a(obj, "Organization") and obj != "MediaOutlet"
            ):
                return "memberOf"
            return "citizenOf" if obj == "Country" else ""
        if subject in ("City", "Facility", "Place") and obj in ("Region", "Country", "City", "Place"):
            return "locatedIn"
        if subject in ("Region",) and obj == "Country":
            return "locatedIn"
        if self.ontology.is_a(subject, "Organization") and obj in ("Country", "City"):
            return "locatedIn"
        return ""

    def _lives(self) -> Iterator[Draft]:
        """ "X (29 novembre 1956 - 16 janvier 2016)": born and died."""
        document = self.parsed.document
        for reference in self.references:
            if reference.kind != "name" or not self._is_person(reference):
                continue
            end = self.tokens[reference.end - 1].end
            opening = document.text.find("(", end, end + 3)
            closing = document.text.find(")", opening, opening + 70) if opening >= 0 else -1
            if closing < 0:
                continue
            dates = [found for found in self.parsed.periods if opening < found.start and found.end <= closing]
            between = document.text[dates[0].end : dates[1].start].strip(" \u00a0") if len(dates) == 2 else ""
            if between not in ("-", "–", "—"):
                continue
            for relation, found in (("bornOn", dates[0]), ("diedOn", dates[1])):
                yield Draft(
                    subject=reference.participants[0],
                    relation=relation,
                    anchor=reference.head,
                    rule=f"{relation}: life dates",
                    weight=0.95,
                    value=found.value,
                    value_span=Span(found.start, found.end),
                    subject_tokens=(reference.start, reference.end),
                    anchor_tokens=(reference.start, reference.end),
                    status=Status.ACTUAL,
                    sources=(),
                )
