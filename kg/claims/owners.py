"""Whose figure it is: the owner that the roles of a figure's word, its plan or the clause above tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from kg.claims.clauses import Clauses
from kg.claims.fillers import Filler, Fillers
from kg.claims.reader import Reader
from kg.claims.types import fit
from kg.discourse import Discourse, Reference
from kg.ontology import ValueKind
from kg.syntax import Token

_OWNER_ROLES = ("poss", "de", "of", "subj", "pour", "chez", "par", "by", "compound", "at", "for")
_PLACED = ("dans", "lors", "in", "at", "from", "de", "of")
_CREDITING = frozenset(("selon", "d'après", "d’après"))
_WITH = ("de", "of", "with", "avec")
_ACCOUNTS = ("profit", "revenue", "valuation")
_REPORTED = frozenset(("profit", "revenue"))
_BARE = frozenset(("ADJ", "DET", "NOUN"))
_AT = ("à", "pour", "at", "for")
_PAID = (("earn",), ("gagner",))
_THERE = ("à", "en", "in", "at")
_NAMED = ("apposition", "name after its kind")
OWN = frozenset(("valeur", "value", "worth"))
"""Nouns that name a relation only where their owner stands beside them: "la valeur de X", no "contrat d'une valeur"."""


class Owners:
    """Finds the owners of the figures of one document, each with how well its type fits."""

    def __init__(self, discourse: Discourse, clauses: Clauses, fillers: Fillers, reader: Reader) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.fillers = fillers
        self.words = reader.vocabulary
        self.ontology = reader.ontology
        self.owner_roles = reader.patterns.owners

    def of(self, token: Token, named: str, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """The owners of the figure that a word names for a relation with these classes as domain."""
        roles = self.clauses.roles(token)
        verbal = token.pos in ("VERB", "AUX") or token.form == "Part"
        if verbal:
            role = self.owner_roles.get((named, token.lemma)) or self.owner_roles.get((named, ""), "subj")
            found = self.fitting(roles.get(role, ()), classes) or self._planned_by(roles.get(role, ()), classes)
            if found or roles.get(role):
                return found
            if role == "obj" and not self.clauses.is_passive(token) and not self.clauses.objects(token):
                return self.fitting(roles.get("subj", ()), classes)
            if token.form == "Part" and role in ("subj", "obj"):  # "Née en 2008, X emploie …", "collapsed, owing £4m"
                return self.fitting(self.clauses.surface_subject(token), classes)
        found = [] if verbal else self.within(token, classes) or self._priced(token, named, classes)
        if found:
            return found
        if not verbal and token.lemma.lower() in OWN:
            return []
        if not verbal and token.dep.startswith("nsubj"):
            happening = self.clauses.obliques(self.tokens[token.head])  # "600 suppressions interviendraient chez X"
            found = self.fitting([i for case in ("chez", "at") for i in happening.get(case, ())], classes)
            if found:
                return found
        of_event = self.ontology.relations[named].value_kind is ValueKind.INTEGER and "Event" in classes
        if of_event:
            for role in _PLACED:
                found = self.fitting(roles.get(role, ()), ("Event",))
                if found:
                    return found
        if verbal or of_event:
            return []
        opened = self._opened_with(token, classes) or self._from_above(token, classes)
        return opened or self._of_report(token, named, classes)

    def _opened_with(self, token: Token, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """ "Avec 1 200 salariés et un chiffre d'affaires de …, le groupe X est": what a French sentence opens with."""
        sentence = self.discourse.parsed.sentence_of(token.i)
        if self.words.language != "fr" or self.tokens[sentence.start].lower != "avec":
            return []
        comma = next((t.i for t in self.tokens[token.i : sentence.end] if t.text == ","), -1)
        between = self.tokens[sentence.start : comma] if comma > 0 else ()
        if not between or any(t.form == "Fin" for t in between):
            return []
        return self.fitting(self.clauses.named_behind_commas(comma, sentence.end), classes)

    def _priced(self, token: Token, named: str, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """ "proposera sa berline X au prix de": what is sold for a price, not who sells it."""
        verb = self.tokens[token.head]
        if named != "price" or token.case not in _AT or verb.pos != "VERB":
            return []
        return self.fitting(self.clauses.objects(verb), classes)

    def within(self, noun: Token, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """Whose a noun is by what hangs on it: "affaires | de X"."""
        roles = self.clauses.roles(noun)
        return next((found for role in _OWNER_ROLES if (found := self.fitting(roles.get(role, ()), classes))), [])

    def is_likely(self, filler: Filler, named: str, words: tuple[str, ...]) -> bool:
        """Whether the figure is the whole firm's, and no accounts are a person's pay or a pronoun's."""
        kind = self.discourse.participants[filler.participant].type
        if kind == "Person" and words in _PAID:
            return False
        if named in _ACCOUNTS and kind == "Person":
            reference = self.discourse.outermost(filler.token)
            return reference is None or reference.kind != "pronoun"
        if named == "employees" and filler.end + 1 < len(self.tokens):
            here, place = self.tokens[filler.end : filler.end + 2]
            return not (here.lower in _THERE and place.capitalised)  # "les 31 salariés de X à Dole"
        return True

    def fitting(self, indices: Iterable[int], classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """The participants that the words denote and whose type fits."""
        found = []
        for index in indices:
            part = self.tokens[index].lemma.lower() in self.words.part_nouns
            for filler in self.fillers.of(index):
                if self._is_credited(filler) or (part and filler.rule not in _NAMED):
                    continue
                quality = fit(self.discourse.participants[filler.participant], classes, self.ontology)
                if quality > 0.0:
                    found.append((filler, quality))
        return found

    def _is_credited(self, filler: Filler) -> bool:
        """Whether it is whom the text credits: "selon X, …", "according to X, …"."""
        for index in range(filler.start - 1, max(-1, filler.start - 5), -1):
            if self.tokens[index].pos == "PUNCT" and self.tokens[index].text not in ("'", "’"):
                return False
            if self.tokens[index].lower in _CREDITING:
                return True
            if self.tokens[index].lower == "après" and index > 0 and self.tokens[index - 1].lower in ("d'", "d’"):
                return True
            if self.tokens[index].lower == "to" and index > 0 and self.tokens[index - 1].lower == "according":
                return True
        return False

    def _planned_by(self, indices: Iterable[int], classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """Whose plan it is: "le plan de X prévoit la suppression de …", "la restructuration de X coûtera …"."""
        for index in indices:
            if self.tokens[index].lemma.lower() in self.words.undertakings:
                roles = self.clauses.roles(self.tokens[index])
                for role in ("poss", "de", "of", "par", "by", "chez", "at", "compound"):
                    found = self.fitting(roles.get(role, ()), classes)
                    if found:
                        return [(filler, quality * 0.95) for filler, quality in found]
        return []

    def beside(self, token: Token, first: int, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """Who stands just before: "X (Laguiole), 42 salariés", "X, une PME de 46 salariés"."""
        if token.pos not in ("NOUN", "ADJ") or token.dep.startswith("nsubj"):
            return []
        if token.case in _WITH and token.head != token.i and self.tokens[token.head].pos == "NOUN":
            above = self.tokens[token.head]
            return self.fitting(self._named_before(above.i), classes) or self.fitting([above.i], classes)
        return self.fitting(self._named_before(first), classes) or self.fitting(self._named_before(token.i), classes)

    def _named_before(self, index: int) -> list[int]:
        """The last word of the name before a comma, a bracket or a colon, or right before an English noun."""
        index = self._bracket_around(index) or index - 1
        while index > 0 and self.tokens[index].pos in ("DET", "ADJ", "ADV"):
            index -= 1
        if self.words.language != "en" or self.tokens[index].pos == "PUNCT":
            if index < 1 or self.tokens[index].text not in (",", "(", ":"):
                return []
            index -= 1
        if self.tokens[index].text == ")":
            while index > 0 and self.tokens[index].text != "(":
                index -= 1
            index -= 1
        reference = self.discourse.outermost(index) if index >= 0 else None
        named = reference is not None and reference.kind == "name" and reference.end == index + 1
        return [index] if named else []

    def _bracket_around(self, index: int) -> int:
        """The bracket that opens before the word and closes behind it, 0 where none does: "X (42 salariés, …)"."""
        start = self.discourse.parsed.sentence_of(index).start
        for place in range(index - 1, start, -1):
            if self.tokens[place].text == ")":
                return 0
            if self.tokens[place].text == "(":
                return place
        return 0

    def _of_report(self, token: Token, named: str, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """ "Net profit fell to $3 million": without an owner, in a report on one company, its own."""
        if named not in _REPORTED or not token.dep.startswith("nsubj"):
            return []
        if any(self.tokens[i].pos not in _BARE for i in token.children if i < token.i):
            return []
        one = self._theme
        if one is None or fit(self.discourse.participants[one.participants[0]], classes, self.ontology) == 0.0:
            return []
        return [(Filler(one.participants[0], one.head, token.i, token.i, 0.8, "report"), 1.0)]

    @cached_property
    def _theme(self) -> Reference | None:
        """The company that the first two sentences name, and the text speaks of more than of any other."""
        counts = Counter(n for r in self.discourse.references if len(r.participants) == 1 for n in r.participants)
        firms = [p.index for p in self.discourse.participants if p.type == "Company"]
        most = sorted(firms, key=lambda n: -counts[n])[:2]
        if not most or (len(most) > 1 and counts[most[0]] < 2 * counts[most[1]]):
            return None
        limit = max((s.end for s in self.discourse.parsed.sentences[:2]), default=0)
        named = [r for r in self.discourse.references if r.kind == "name" and r.participants == (most[0],)]
        return next((r for r in sorted(named, key=lambda r: r.start) if r.end <= limit), None)

    def _from_above(self, token: Token, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """The subject of the clause around: "X a publié …, avec un bénéfice de"; of the one before "et que les …"."""
        step = token
        for _ in range(6):
            if step.head == step.i:
                break
            step = self.tokens[step.head]
            if step.lemma in self.words.demanding_verbs:
                return []  # "le syndicat réclame l'embauche de …", "le quotidien évoque 2.000 suppressions"
            if step.pos in ("VERB", "AUX", "ADJ") or any(self.tokens[i].dep == "cop" for i in step.children):
                subjects = self.clauses.surface_subject(step)
                found = self.fitting([i for i in subjects if i != token.i], classes)
                found = found or self._planned_by([i for i in subjects if i != token.i], classes)
                if found:
                    return [(filler, quality * 0.85) for filler, quality in found]
                if any(i != token.i for i in subjects) and step.pos != "ADJ":
                    return []
        return []
