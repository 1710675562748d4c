"""Claims that stand in the shape of a text: titles, demonyms, parentheses, ages, tickers, places.

No verb carries them; word order does. Each rule is one generator.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.status import Statuses
from kg.claims.types import fit
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference, Title
from kg.model import Quantity, Span, Status
from kg.ontology import Ontology

_TITLE_WEIGHTS = {
    "title before the name": 0.95,
    "title after the name": 0.95,
    "copula": 0.9,
    "named to a post": 0.85,
    "becomes": 0.85,
    "possessive": 0.8,
    "shared": 0.85,
}
_AROUND = frozenset(
    """
    le la l' les nord sud est ouest centre nord-est nord-ouest sud-est sud-ouest de du des d' the north south east
    west of northern southern eastern western central
    """.split()
)
_DIRECTED = frozenset("contre against sur on for pour".split())


class Structural:
    """Applies the rules to one document."""

    def __init__(self, discourse: Discourse, statuses: Statuses, vocabulary: Vocabulary, ontology: Ontology) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.participants = discourse.participants
        self.statuses = statuses
        self.words = vocabulary
        self.ontology = ontology
        self.references = sorted(
            (r for r in discourse.references if r.kind in ("name", "nominal", "adjective")),
            key=lambda r: (r.start, -r.end),
        )

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        for title in self.discourse.titles:
            yield from self._title(title)
        yield from self._demonyms()
        yield from self._tickers()
        yield from self._ages()
        yield from self._parentheses()
        yield from self._lives()
        yield from self._situated()
        yield from self._affiliated()
        yield from self._headed()
        yield from self._inside_names()

    # ------------------------------------------------------------ titles

    def _title(self, title: Title) -> Iterator[Draft]:
        for holder in title.holders:
            for complement in title.complements:
                if holder == complement:
                    continue
                draft = self._title_claim(title, holder, complement)
                if draft is not None:
                    yield draft

    def _title_claim(self, title: Title, holder: int, complement: int) -> Draft | None:
        best: Draft | None = None
        for relation_name, inverse in title.relations:
            relation = self.ontology.relations[relation_name]
            subject, obj = (complement, holder) if inverse else (holder, complement)
            quality = fit(self.participants[subject], relation.domain, self.ontology) * fit(
                self.participants[obj], relation.range, self.ontology
            )
            weight = quality * _TITLE_WEIGHTS.get(title.rule, 0.8) * title.weight
            if weight <= 0.0 or (best is not None and not self._better(weight, relation_name, best)):
                continue
            best = Draft(
                subject=subject,
                relation=relation_name,
                object=obj,
                anchor=title.head,
                rule=f"{relation_name}: {title.rule} ({' '.join(title.words)})",
                weight=weight,
                anchor_tokens=(title.head, title.end),
                status=self._title_status(title, relation_name),
                sources=None if title.rule in ("copula", "named to a post", "becomes") else (),
            )
            if "role" in relation.qualifiers:
                best.qualifiers["role"] = self.parsed.text(title.head, title.end).replace("\n", " ")
            if "kind" in relation.qualifiers:
                best.qualifiers["kind"] = self.parsed.text(title.head, title.head + len(title.words))
        return best

    def _better(self, weight: float, relation: str, best: Draft) -> bool:
        """The better fit, or among equals the relation that takes fewer kinds of object."""
        if weight != best.weight:
            return weight > best.weight
        return len(self.ontology.relations[relation].range) < len(self.ontology.relations[best.relation].range)

    def _title_status(self, title: Title, relation: str) -> Status | None:
        if any(m.strip("-") in self.words.past_modifiers or m in self.words.past_modifiers for m in title.modifiers):
            return Status.PAST
        if any(m in self.words.planned_modifiers and m not in ("nouveau", "nouvelle", "new") for m in title.modifiers):
            return Status.PLANNED
        if title.rule in ("copula", "named to a post", "becomes"):
            return self._verbal_status(title, relation)
        return Status.ACTUAL

    def _verbal_status(self, title: Title, relation: str) -> Status:
        anchor = title.head
        if title.rule != "copula":
            verb = self.tokens[title.head]
            while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
                verb = self.tokens[verb.head]
            anchor = verb.i
            relation = relation if title.rule == "becomes" else ""
        return self.statuses.of(anchor, relation).status

    # ------------------------------------------------------------ nationality

    def _demonyms(self) -> Iterator[Draft]:
        """ "le groupe français X", "le Britannique X", "X, constructeur allemand"."""
        led = {(t.holders, c) for t in self.discourse.titles for c in t.complements}
        for reference in self.references:
            if reference.kind != "adjective":
                continue
            country = reference.participants[0]
            if self.participants[country].type != "Country":
                continue
            for target in self._qualified(reference):
                for participant in target.participants:
                    if participant != country and not any(c == country and participant in h for h, c in led):
                        yield from self._origin(participant, country, reference, target)

    def _qualified(self, reference: Reference) -> list[Reference]:
        """Whom a demonym is said of: the name behind or before it, or what its noun refers back to."""
        after = self._named_after(reference)
        if after is not None:
            noun = self.tokens[self.tokens[reference.head].head]
            return self._enumerated(after) if noun.number == "p" and noun.i < reference.start else [after]
        before = self._named_before(reference)
        if before is not None:
            return [before]
        back = self.discourse.outermost(self.tokens[reference.head].head)
        return [back] if back is not None and back.kind == "noun" and len(back.participants) == 1 else []

    def _enumerated(self, first: Reference) -> list[Reference]:
        """ "les physiciens britanniques A (82 ans), B et C": all of them."""
        found = [first]
        index = first.end
        while index + 1 < len(self.tokens):
            if self.tokens[index].text == "(":
                while index + 1 < len(self.tokens) and self.tokens[index].text != ")":
                    index += 1
                index += 1
                continue
            if self.tokens[index].lower not in (",", "et", "and"):
                break
            following = self._starting(index + 1)
            if following is None or following.kind != "name":
                break
            found.append(following)
            index = following.end
        return found

    def _origin(self, participant: int, country: int, reference: Reference, target: Reference) -> Iterator[Draft]:
        kind = self.participants[participant].type
        if kind == "Person":
            relation = "citizenOf"
        elif self.ontology.is_a(kind, "Organization") or kind in ("Facility", "City", "Region"):
            relation = "locatedIn"
        else:
            return
        yield Draft(
            subject=participant,
            relation=relation,
            object=country,
            anchor=reference.head,
            rule=f"{relation}: nationality",
            weight=0.9 * target.weight,
            subject_tokens=(target.start, target.end),
            object_tokens=(reference.start, reference.end),
            anchor_tokens=(reference.start, reference.end),
            status=Status.ACTUAL,
            sources=(),
        )

    def _named_after(self, reference: Reference) -> Reference | None:
        """The name that follows the adjective, over further adjectives, nouns of class and quotes."""
        index = reference.end
        limit = self.parsed.sentence_of(reference.start).end
        english = self.words.language == "en"
        steps = 0
        while index < limit and steps < 4:
            found = self._starting(index)
            if found is not None:
                return found
            token = self.tokens[index]
            if token.text == "," and steps == 0 and self._starting(index + 1) is not None:
                found = self._starting(index + 1)
                definite = self.tokens[reference.start - 2].lower in ("le", "la", "l'") or self.tokens[
                    max(reference.start - 3, 0)
                ].lower in ("le", "la", "l'")
                return found if found is not None and self._is_person(found) and definite else None
            noun_allowed = english and token.pos in ("NOUN", "PROPN", "ADJ")
            if token.pos != "ADJ" and token.text not in ("«", '"', "“") and not noun_allowed:
                return None
            if token.lower in ("and", "et"):
                return None
            index, steps = index + 1, steps + 1
        return None

    def _named_before(self, reference: Reference) -> Reference | None:
        """The name before a comma and a class noun: "X, constructeur allemand de camions"."""
        noun = self.tokens[reference.head].head
        if not 0 <= noun < reference.start or reference.start - noun > 3 or self.tokens[noun].pos != "NOUN":
            return None
        index = noun - 1
        if index > 0 and self.tokens[index].lower in ("un", "une", "le", "la", "l'", "a", "an", "the"):
            index -= 1
        if index <= 0 or self.tokens[index].text not in (",", "("):
            return None
        end = index
        if self.tokens[index - 1].text == ")":
            while end > 0 and self.tokens[end].text != "(":
                end -= 1
        found = self.discourse.outermost(end - 1)
        if found is None or found.end != end or found.kind != "name":
            return None
        close = self.tokens[noun].head in range(found.start, found.end) or self.tokens[noun].dep == "appos"
        return found if close or end != index else None

    def _starting(self, index: int) -> Reference | None:
        found = [self.discourse.references[n] for n in self.discourse.at.get(index, ())]
        named = [r for r in found if r.start == index and r.kind in ("name", "nominal")]
        return named[-1] if named else None

    # ------------------------------------------------------------ tickers, ages, parentheses

    def _tickers(self) -> Iterator[Draft]:
        for ticker in self.parsed.tickers:
            reference = self._before_ticker(ticker.after)
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

    def _ages(self) -> Iterator[Draft]:
        """ "X, 54 ans", "X (54 ans)", "âgé de 54 ans", "X, 54,", "54-year-old X"."""
        for found in self.parsed.quantities:
            if found.value.unit != "years" or not 0 < found.value.value < 120:
                continue
            inside = [t.i for t in self.tokens if t.start < found.end and found.start < t.end]
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
        if index >= limit and self.tokens[index].text in (",", "("):
            index -= 1
        if index >= limit:
            found = self.discourse.outermost(index)
            if found is not None and found.end == index + 1 and found.kind == "name" and self._is_person(found):
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

    def _bare_ages(self) -> Iterator[Draft]:
        for reference in self.references:
            end = reference.end
            if not self._is_person(reference) or end + 2 >= len(self.tokens):
                continue
            opening, number, closing = (self.tokens[end + k] for k in range(3))
            if (
                opening.text in (",", "(")
                and number.text.isdigit()
                and 1 <= int(number.text) <= 110
                and closing.text in (",", ")", ".", ";")
            ):
                yield self._age(reference, Quantity(value=int(number.text), unit="years"), end + 1, end + 1)

    def _is_person(self, reference: Reference) -> bool:
        return self.participants[reference.participants[0]].type == "Person"

    def _parentheses(self) -> Iterator[Draft]:
        """ "X (LR)": party or team; "X (PSE, Italie)": country too; "Vienne (Isère)": region."""
        for reference in self.references:
            if (
                reference.kind == "adjective"
                or reference.end + 1 >= len(self.tokens)
                or self.tokens[reference.end].text != "("
            ):
                continue
            subject = reference.participants[0]
            for inside in self._inside_parenthesis(reference.end + 1):
                obj = inside.participants[0]
                relation = self._in_parenthesis(self.participants[subject].type, self.participants[obj].type)
                if not relation or subject == obj:
                    continue
                yield Draft(
                    subject=subject,
                    relation=relation,
                    object=obj,
                    anchor=inside.head,
                    rule=f"{relation}: parenthesis",
                    weight=0.88,
                    subject_tokens=(reference.start, reference.end),
                    object_tokens=(inside.start, inside.end),
                    anchor_tokens=(reference.end, inside.end),
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

    def _situated(self) -> Iterator[Draft]:
        """ "l'usine de Flins, dans les Yvelines", "l'observatoire de Kitt Peak en Arizona": a place right behind."""
        for reference in self.references:
            kind = self.participants[reference.participants[0]].type
            placed = kind in ("Facility", "EducationalInstitution", "City", "Event") or (
                kind == "Region" and reference.kind == "nominal"
            )
            if reference.kind == "adjective" or not placed or reference.end >= len(self.tokens):
                continue
            index = reference.end
            comma = self.tokens[index].text == ","
            if (comma and kind == "Event") or (not comma and kind == "City" and self.tokens[index].lower != "en"):
                continue
            place = self._place_at(index + 1 if comma else index)
            if place is None or set(place.participants) & set(reference.participants):
                continue
            if not comma and self.participants[place.participants[0]].guessed:
                continue
            if comma and (place.end >= len(self.tokens) or self.tokens[place.end].text not in (",", ".", ")", ";")):
                continue
            yield Draft(
                subject=reference.participants[0],
                relation="locatedIn",
                object=place.participants[0],
                anchor=reference.head,
                rule="locatedIn: place behind the name",
                weight=0.8,
                subject_tokens=(reference.start, reference.end),
                object_tokens=(place.start, place.end),
                anchor_tokens=(reference.end, place.end),
                status=Status.ACTUAL,
                sources=(),
            )

    def _affiliated(self) -> Iterator[Draft]:
        """ "X, de Human Rights Watch,": a member of it."""
        for reference in self.references:
            index = reference.end
            if reference.kind != "name" or not self._is_person(reference) or index + 2 >= len(self.tokens):
                continue
            if self.tokens[index].text != "," or self.tokens[index + 1].lower not in (
                "de",
                "d'",
                "du",
                "des",
                "of",
                "from",
            ):
                continue
            inside = index + 2
            while inside < len(self.tokens) - 1 and self.tokens[inside].lower in ("la", "l'", "le", "les", "the"):
                inside += 1
            body = self._starting(inside)
            if body is None or not self.ontology.is_a(self.participants[body.participants[0]].type, "Organization"):
                continue
            if body.end < len(self.tokens) and self.tokens[body.end].text not in (",", ".", "»", ")", ";"):
                continue
            yield self._structural(reference, "memberOf", body, "affiliation", 0.85)

    def _headed(self) -> Iterator[Draft]:
        """ "le régime de X", "le gouvernement X": X heads it."""
        for outer in self.references:
            if outer.kind != "nominal" or self.tokens[outer.start].lower not in self.words.headed_bodies:
                continue
            for inner in self.references:
                if (
                    outer.start < inner.start
                    and inner.end == outer.end
                    and inner.kind == "name"
                    and self._is_person(inner)
                ):
                    yield self._structural(inner, "leads", outer, "inside the name", 0.85)

    def _structural(self, subject: Reference, relation: str, obj: Reference, rule: str, weight: float) -> Draft:
        return Draft(
            subject=subject.participants[0],
            relation=relation,
            object=obj.participants[0],
            anchor=obj.head,
            rule=f"{relation}: {rule}",
            weight=weight,
            subject_tokens=(subject.start, subject.end),
            object_tokens=(obj.start, obj.end),
            anchor_tokens=(min(subject.end, obj.start), obj.end),
            status=Status.ACTUAL,
            sources=(),
        )

    def _place_at(self, index: int) -> Reference | None:
        """The place after "à", "en", "dans le nord de", "in"."""
        if index >= len(self.tokens) or self.tokens[index].lower not in ("à", "en", "au", "aux", "dans", "in", "near"):
            return None
        index += 1
        limit = min(index + 6, len(self.tokens))
        while index < limit:
            found = self._starting(index)
            if found is not None:
                kind = self.participants[found.participants[0]].type
                return found if kind in ("Country", "City", "Region", "Place") else None
            if self.tokens[index].lower not in _AROUND:
                return None
            index += 1
        return None

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

    # ------------------------------------------------------------ inside a name

    def _inside_names(self) -> Iterator[Draft]:
        """ "tribunal de Lille": it is there."""
        for outer in self.references:
            if outer.kind != "nominal":
                continue
            for inner in self.references:
                if (
                    inner.start <= outer.start
                    or inner.start >= outer.end
                    or inner.kind != "name"
                    or inner.end > outer.end
                ):
                    continue
                if self._is_placed(outer, inner):
                    yield Draft(
                        subject=outer.participants[0],
                        relation="locatedIn",
                        object=inner.participants[0],
                        anchor=outer.head,
                        rule="locatedIn: inside the name",
                        weight=0.85,
                        subject_tokens=(outer.start, outer.end),
                        object_tokens=(inner.start, inner.end),
                        anchor_tokens=(outer.start, outer.end),
                        status=Status.ACTUAL,
                        sources=(),
                    )

    def _is_placed(self, outer: Reference, inner: Reference) -> bool:
        """Whether the name's place is where the thing is: so for an attack or a court, not for a cup."""
        if self.participants[inner.participants[0]].type not in ("Country", "City", "Region", "Place", "Facility"):
            return False
        if outer.participants[0] == inner.participants[0] or self._link_before(inner.start, outer.start) in _DIRECTED:
            return False
        words = [t.lower for t in self.tokens[outer.start : inner.start]]
        return any(" ".join(words[:size]).replace("' ", "'") in self.words.placed_heads for size in (1, 2, 3, 4)) or (
            self.words.language == "en" and any(w in self.words.placed_heads for w in words)
        )

    def _link_before(self, index: int, limit: int) -> str:
        index -= 1
        while index > limit and self.tokens[index].lower in ("la", "le", "l'", "les", "the"):
            index -= 1
        return self.tokens[index].lower
