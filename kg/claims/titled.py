"""Claims of titles: "Luca de Meo, PDG de Renault" is leads."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.structure import Structure
from kg.claims.types import fit
from kg.discourse import Title
from kg.model import Status

_TITLE_WEIGHTS = {
    "title before the name": 0.95,
    "title after the name": 0.95,
    "copula": 0.9,
    "named to a post": 0.85,
    "becomes": 0.85,
    "leaves a post": 0.85,
    "possessive": 0.8,
    "shared": 0.85,
}

_TAKEN_UP = frozenset("nouveau nouvelle new élu élue elect".split())
"""Before the noun they tell of a post that is held: "élu président"; behind it, of one to come: "président élu"."""

_APPLYING = frozenset("candidat candidate candidats candidates".split())

_BESIDE = frozenset("adjoint adjointe suppléant suppléante conseiller conseillère porte-parole".split())
"""Who stands beside the holder of another title."""

_RIVALS = ("Company", "SportsTeam", "PoliticalParty")
"""Bodies that have rivals of their kind."""

_FRIENDS = frozenset(
    """ami amie voisin voisine camarade proche avocat avocate biographe confident confidente collaborateur
    collaboratrice rival rivale""".split()
)
"""Who is known by the holder of a title, and does not hold it."""


_SINCE = frozenset("depuis since last next".split())


class Titled(Structure):
    """Reads the relation that each title stands for."""

    def run(self) -> Iterator[Draft]:
        """A draft for each holder and complement of each title."""
        for title in self.discourse.titles:
            if not self._speaks(title) and not self._is_anothers(title):
                yield from self._title(title)

    def _is_anothers(self, title: Title) -> bool:
        """ "l'adjoint au maire de X, Y": Y holds the outer title, and not the mayor's."""
        if self.words.language != "fr" or title.rule != "title before the name" or title.start < 2:
            return False
        end = max(title.end, title.complement_end)
        link, outer = self.tokens[title.start - 1], self.tokens[title.start - 2]
        if self.tokens[title.start].lower in ("du", "au"):
            link, outer = self.tokens[title.start], self.tokens[title.start - 1]
        comma = end < len(self.tokens) and self.tokens[end].text == ","
        above = self.tokens[self.tokens[title.head].head]
        if comma and link.lower in ("de", "du", "des", "d'"):
            words = {above.lemma.lower(), self.tokens[above.head].lemma.lower()}
            if above.i < title.start and words & _FRIENDS:
                return True  # "une amie d'enfance du patron de X, Y"
        return comma and link.lower in ("de", "du", "au", "à", "d'", "aux", "des") and outer.lower in _BESIDE

    def _speaks(self, title: Title) -> bool:
        """ "X will not sack Y, its owner insisted": the owner is whoever speaks, and not Y."""
        if self.words.language == "en" and title.rule == "title before the name" and self._is_told(title):
            return True
        if title.rule != "title after the name" or self.words.language != "en" or title.end >= len(self.tokens):
            return False
        verb = self.tokens[title.end]
        return verb.form == "Fin" and verb.lemma in self.words.reporting_verbs

    def _is_told(self, title: Title) -> bool:
        """ "selling its Jeppesen unit, Bloomberg reported": the name behind the comma is whoever speaks."""
        index = max(title.end, title.complement_end)
        if index + 1 >= len(self.tokens) or self.tokens[index].text != ",":
            return False
        name = self.discourse.outermost(index + 1)
        if name is None or name.kind != "name" or name.end >= len(self.tokens):
            return False
        verb = self.tokens[name.end]
        return verb.form == "Fin" and verb.lemma in self.words.reporting_verbs

    def _title(self, title: Title) -> Iterator[Draft]:
        for holder in title.holders:
            for complement in title.complements or self._rivalled(title):
                if holder == complement or self._is_charge(title, complement):
                    continue
                draft = self._title_claim(title, holder, complement)
                if draft is not None:
                    yield draft
                    if title.rule == "leaves a post" and draft.relation in ("leads", "memberOf"):
                        yield self._departure(draft, title)

    def _rivalled(self, title: Title) -> tuple[int, ...]:
        """ "Ford has overtaken rival GM": a rival of the last body that the English sentence names before."""
        if self.words.language != "en" or ("competesWith", False) not in title.relations or title.noun >= 0:
            return ()
        if self.tokens[title.start].lower == "the":
            return ()  # "X, which publishes the rival Y": a rival of whom the text is about
        start = self.parsed.sentence_of(title.head).start
        before = [r for r in self.references if start <= r.start and r.end <= title.start and r.kind == "name"]
        bodies = [r for r in before if self.participants[r.participants[0]].type in _RIVALS]
        return bodies[-1].participants if bodies and len(bodies[-1].participants) == 1 else ()

    def _is_charge(self, title: Title, complement: int) -> bool:
        """ "son directeur pour l'Afrique": what one is in charge of for a body, and not what one heads."""
        behind = title.head + len(title.words)
        if behind >= len(self.tokens) or self.tokens[behind].lower not in ("pour", "for"):
            return False
        return self.ontology.is_a(self.participants[complement].type, "Place")

    def _title_claim(self, title: Title, holder: int, complement: int) -> Draft | None:
        best: Draft | None = None
        for relation_name, inverse in title.relations:
            relation = self.ontology.relations[relation_name]
            subject, obj = (complement, holder) if inverse else (holder, complement)
            quality = fit(self.participants[subject], relation.domain, self.ontology) * fit(
                self.participants[obj], relation.range, self.ontology
            )
            weight = quality * _TITLE_WEIGHTS.get(title.rule, 0.8) * title.weight
            if relation_name == "competesWith" and "Country" in (self.participants[n].type for n in (subject, obj)):
                continue  # "U.S. rival X" is of the U.S., and somebody else's rival
            if relation_name == "leads" and title.possessive >= 0 and self.participants[obj].type == "Person":
                continue  # "son entraîneur, X" coaches, and heads nobody
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
                best.qualifiers["role"] = self._role(title)
            if "kind" in relation.qualifiers:
                best.qualifiers["kind"] = self.parsed.text(title.head, title.head + len(title.words))
        return best

    def _departure(self, draft: Draft, title: Title) -> Draft:
        """ "X resigned as chairman of Y": X leaves Y."""
        verb = self.tokens[self.tokens[title.head].head]
        while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
            verb = self.tokens[verb.head]
        anchor, status = verb.i, self.statuses.of(verb.i, "leaves").status
        draft.status = Status.PAST if status is Status.ACTUAL else Status.ACTUAL
        return Draft(
            subject=draft.subject,
            relation="leaves",
            object=draft.object,
            anchor=anchor,
            rule="leaves: as the holder of a title",
            weight=draft.weight,
            anchor_tokens=(anchor, anchor + 1),
            status=status,
            qualifiers=dict(draft.qualifiers),
        )

    def _better(self, weight: float, relation: str, best: Draft) -> bool:
        """The better fit, or among equals the relation that takes fewer kinds of object."""
        if weight != best.weight:
            return weight > best.weight
        return len(self.ontology.relations[relation].range) < len(self.ontology.relations[best.relation].range)

    def _role(self, title: Title) -> str:
        """The office as written, without since when: "président | depuis 2015 de X", "president | last June"."""
        words = range(title.head, title.end)
        end = next((i for i in words if self.parsed.tokens[i].lower in _SINCE), title.end)
        return self.parsed.text(title.head, end).replace("\n", " ")

    def _title_status(self, title: Title, relation: str) -> Status | None:
        if any(m.strip("-") in self.words.past_modifiers or m in self.words.past_modifiers for m in title.modifiers):
            return Status.PAST
        if title.words[0] in self.words.past_modifiers or self._is_former(title) or self._is_of_then(title):
            return Status.PAST  # "un ancien d'Airbus"
        behind = self._word_behind(title)
        if behind in self.words.past_modifiers:
            return Status.PAST
        if behind in self.words.planned_modifiers:
            return Status.PLANNED
        if any(m in self.words.planned_modifiers and m not in _TAKEN_UP for m in title.modifiers):
            return Status.PLANNED
        doubted = {*title.words, *title.modifiers, behind} & self.words.possible_modifiers
        if doubted or (relation == "acquires" and title.words[0] in _APPLYING):
            return Status.POSSIBLE  # "chef présumé de X", "candidat à la reprise de X"
        if relation == "memberOf" and title.words[-1] in _APPLYING and not self._is_held_by_person(title):
            return Status.PLANNED  # "la Moldavie, candidate à l'Union européenne"
        if title.rule in ("copula", "named to a post", "becomes"):
            return self._verbal_status(title, relation)
        noun = self.tokens[title.head]
        named = noun.dep == "obj" and self.tokens[noun.head].lemma in self.words.naming_verbs
        told = self.statuses.of(noun.head, "").status if named else Status.ACTUAL  # "nommera un directeur, X"
        return told if told in (Status.PLANNED, Status.POSSIBLE, Status.NEGATED) else Status.ACTUAL

    def _is_held_by_person(self, title: Title) -> bool:
        return any(self.participants[holder].type == "Person" for holder in title.holders)

    def _word_behind(self, title: Title) -> str:
        """The word behind the noun: "président | élu", "president-|elect"; not of "maire élu en 2014"."""
        place = title.head + len(title.words)
        if place + 1 < len(self.tokens) and self.tokens[place].text == "-":
            return self.tokens[place + 1].lower
        if place >= title.end:
            return ""
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else self.tokens[place]
        told = following.pos == "ADP" and following.lower not in ("de", "d'", "du", "des", "of")
        return "" if told else self.tokens[place].lower

    def _is_of_then(self, title: Title) -> bool:
        """ "alors ministre de X", "jusqu'ici directeur de X", "le sélectionneur d'alors", "le maire de l'époque"."""
        if self.words.language != "fr":
            return False
        before = self.tokens[title.start - 1].lower if title.start else ""
        then = "alors" in title.modifiers or (before == "alors" and self.tokens[title.start].pos != "DET")
        if then or (  # "ironise alors la déléguée X": then she says it
            before == "ici" and self.tokens[title.start - 2].lower == "jusqu'"
        ):
            return True
        behind = [t.lower for t in self.tokens[title.head + len(title.words) : title.head + len(title.words) + 3]]
        return behind[:2] == ["d'", "alors"] or behind == ["de", "l'", "époque"]

    def _is_former(self, title: Title) -> bool:
        """ "the former finance minister X": the word stands before the whole compound."""
        if self.words.language != "en":
            return False
        index = title.start - 1
        while index >= max(0, title.start - 5) and self.tokens[index].pos in ("NOUN", "PROPN", "ADJ", "PART"):
            if self.tokens[index].lower in self.words.past_modifiers:
                return True
            index -= 1
        return self._is_once(title)

    def _is_once(self, title: Title) -> bool:
        """ "Once the | head of X, Y now …": a sentence that opens with what somebody was."""
        first = self.parsed.sentence_of(title.head).start
        article = [t.pos for t in self.tokens[first + 1 : title.start]]
        return self.tokens[first].lower == "once" and first < title.start and article in ([], ["DET"])

    def _verbal_status(self, title: Title, relation: str) -> Status:
        anchor = title.head
        if title.rule != "copula":
            verb = self.tokens[title.head]
            while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
                verb = self.tokens[verb.head]
            anchor = verb.i
            relation = relation if title.rule == "becomes" else ""
        return self.statuses.of(anchor, relation).status
