"""Claims whose object is a value: money, counts, dates.

A figure belongs to the nearest word above it, or beside it, that names one of the value relations
("chiffre d'affaires", "dépenser", "emploie"); the owner is found from that word's roles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers
from kg.claims.reader import Reader
from kg.claims.types import fit
from kg.discourse import Discourse
from kg.model import Amount, Period, Quantity, Span, Value
from kg.ontology import Ontology, ValueKind
from kg.syntax import Found, Token

_OWNER_ROLES = ("poss", "de", "of", "subj", "pour", "chez", "par", "by", "compound", "at", "for")
_PLACED = ("dans", "lors", "in", "at", "from", "de", "of")
_HAVING = frozenset(("avoir", "have", "be", "être"))
_OCCURRING = frozenset("survenir intervenir avoir être occur be have".split())


@dataclass(frozen=True, slots=True)
class FigureWord:
    """The words that name a value relation."""

    relation: str
    words: tuple[str, ...]


FigureTables = dict[ValueKind, dict[str, tuple[FigureWord, ...]]]

_JOBS = frozenset(
    """poste postes emploi emplois job jobs salarié salariés personne personnes employé employés ouvrier ouvriers place
    places effectif effectifs équivalent équivalents agent agents travailleur travailleurs contrat contrats""".split()
)
"""What is counted when jobs are cut."""


class Figures:
    """Reads the value relations of one document."""

    def __init__(self, discourse: Discourse, clauses: Clauses, fillers: Fillers, reader: Reader) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.fillers = fillers
        self.words = reader.vocabulary
        self.ontology = reader.ontology
        self.tables = reader.figure_words
        self.owner_roles = reader.patterns.owners

    def run(self) -> Iterator[Draft]:
        """Drafts in the order of the figures."""
        for amount in self.parsed.amounts:
            yield from self._claims(amount, ValueKind.AMOUNT)
        for quantity in self.parsed.quantities:
            if quantity.value.unit not in ("%", "years") and not quantity.value.unit.startswith(
                ("bless", "injur", "wound")
            ):
                yield from self._claims(quantity, ValueKind.INTEGER)
            elif quantity.value.unit == "years" and 0 < quantity.value.value < 120:
                yield from self._age(quantity)
        for period in self.parsed.periods:
            yield from self._claims(period, ValueKind.DATE)

    def _age(self, found: Found[Quantity]) -> Iterator[Draft]:
        """ "est mort à l'âge de 93 ans", "il avait 19 ans", "l'homme de 70 ans"."""
        inside = [t for t in self.tokens if t.start < found.end and found.start < t.end]
        if not inside:
            return
        step = next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i or t.head == t.i), inside[0])
        told = step
        owners: list[int] = []
        for _ in range(3):
            above = self.tokens[step.head]
            if above.i == step.i:
                break
            if above.lemma in self.words.age_verbs and (above.lemma not in _HAVING or step.dep == "obj"):
                owners, told = self.clauses.surface_subject(above), above
                break
            if above.pos == "NOUN" and step.case in ("de", "of") and above.lemma.lower() in self.words.person_nouns:
                named = any(self.tokens[i].dep == "cop" for i in above.children)
                owners, told = (self.clauses.surface_subject(above) if named else [above.i]), above
                break
            if above.lemma.lower() not in ("âge", "age", "an", "year"):
                break
            step = above
        for filler, quality in self._fitting(owners, ("Person",)):
            yield Draft(
                subject=filler.participant,
                relation="age",
                anchor=told.i,
                rule=f"age: {told.lemma}",
                weight=0.9 * filler.weight * quality,
                value=int(found.value.value),
                value_span=Span(found.start, found.end),
                subject_tokens=(filler.start, filler.end),
                anchor_tokens=(told.i, told.i + 1),
            )

    def _claims(self, found: Found[Amount] | Found[Quantity] | Found[Period], kind: ValueKind) -> Iterator[Draft]:
        inside = [t for t in self.tokens if t.start < found.end and found.start < t.end]
        if not inside:
            return
        head = next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i or t.head == t.i), inside[0])
        anchor = self._anchor(head, inside[0].i, inside[-1].i, kind)
        if anchor is None:
            return
        token, wording, told = anchor
        if kind is ValueKind.DATE and not self._dates(head, token):
            return
        if wording.relation == "layoffs" and token.lemma == "supprimer" and not self._counts_jobs(inside[-1].i):
            return  # "a supprimé trois lignes"
        relation = self.ontology.relations[wording.relation]
        for owner, quality in self._owners(token, wording, relation.domain):
            yield Draft(
                subject=owner.participant,
                relation=wording.relation,
                anchor=told.i,
                rule=f"{wording.relation}: {' '.join(wording.words)}",
                weight=0.9 * owner.weight * quality,
                value=self._value(found.value, token, wording),
                value_span=Span(found.start, found.end),
                subject_tokens=(owner.start, owner.end),
                anchor_tokens=(token.i, token.i + 1),
            )

    def _counts_jobs(self, last: int) -> bool:
        """Whether the number behind "supprimer" counts posts or people."""
        return any(t.lemma.lower() in _JOBS or t.lower in _JOBS for t in self.tokens[max(0, last - 2) : last + 4])

    def _dates(self, date: Token, anchor: Token) -> bool:
        """Whether the date hangs right on the anchor, not on another verb or noun below it."""
        step = date
        for _ in range(3):
            if step.i == anchor.i:
                return True
            if step.head == step.i:
                return False
            step = self.tokens[step.head]
            if step.i != anchor.i and step.pos in ("VERB", "AUX") and step.lemma not in _OCCURRING:
                return False
        return step.i == anchor.i

    def _value(self, value: Amount | Quantity | Period, anchor: Token, wording: FigureWord) -> Value:
        if isinstance(value, Amount):
            near = {
                self.tokens[k].lemma.lower() for k in range(max(0, anchor.i - 2), min(len(self.tokens), anchor.i + 4))
            }
            near |= set(wording.words)
            if wording.relation == "profit" and near & self.words.loss_words:
                return replace(value, value=-abs(value.value), minimum=None, maximum=None)
            return value
        if isinstance(value, Quantity):
            plain = not value.approximate and value.minimum is None and value.maximum is None
            return int(value.value) if plain else value
        return value

    # ------------------------------------------------------------ the word that names the relation

    def _anchor(self, head: Token, first: int, last: int, kind: ValueKind) -> tuple[Token, FigureWord, Token] | None:
        """The word that names the relation, and the one whose clause tells its status."""
        step, depth = head, 0
        inside = self._named_within(first, last, kind)
        if inside is not None:
            return (*inside, inside[0])
        while depth < 5:
            if step.i != head.i or kind is not ValueKind.AMOUNT:
                found = self._wording_at(step, kind)
                if found is not None and self._admits(step, head, depth):
                    return step, found, step
            if step.lemma in self.words.measure_verbs or step.pos == "AUX":
                subject = self._measured(step, kind)
                if subject is not None:
                    return (*subject, step)
            if step.head == step.i or (step.dep in ("acl:relcl", "parataxis") and depth > 0):
                break
            step, depth = self.tokens[step.head], depth + 1
        return None

    def _named_within(self, first: int, last: int, kind: ValueKind) -> tuple[Token, FigureWord] | None:
        """The unit itself names the relation: "300 salariés", "84 morts"."""
        if kind is not ValueKind.INTEGER:
            return None
        for index in (*range(first, last + 1), last + 1, last + 2):
            if index < len(self.tokens) and self.tokens[index].text in (",", ";", ":", "(", "."):
                break
            if index < len(self.tokens) and self.tokens[index].pos in ("NOUN", "ADJ", "VERB"):
                found = self._wording_at(self.tokens[index], kind)
                if found is not None and self.tokens[index].sentence == self.tokens[first].sentence:
                    verb = self._verb_over(self.tokens[index], kind)
                    return verb or (self.tokens[index], found)
        return None

    def _verb_over(self, noun: Token, kind: ValueKind) -> tuple[Token, FigureWord] | None:
        """ "supprimer 300 postes", "embaucher 200 salariés": the verb says more than the unit."""
        step = noun
        for _ in range(3):
            if step.head == step.i:
                return None
            if step.dep == "acl:relcl":
                return None
            step = self.tokens[step.head]
            if step.pos in ("VERB", "NOUN"):
                found = self._wording_at(step, kind)
                if found is not None:
                    return step, found
        return None

    def _measured(self, verb: Token, kind: ValueKind) -> tuple[Token, FigureWord] | None:
        for index in self.clauses.surface_subject(verb):
            found = self._wording_at(self.tokens[index], kind)
            if found is not None:
                return self.tokens[index], found
        return None

    def _wording_at(self, token: Token, kind: ValueKind) -> FigureWord | None:
        for key in dict.fromkeys((token.lemma.lower(), token.lower)):
            for wording in self.tables[kind].get(key, ()):
                if self._continues(token.i, wording.words):
                    return wording
        return None

    def _continues(self, index: int, words: tuple[str, ...]) -> bool:
        return all(
            index + k < len(self.tokens)
            and words[k] in (self.tokens[index + k].lower, self.tokens[index + k].lemma.lower())
            for k in range(1, len(words))
        )

    def _admits(self, step: Token, head: Token, depth: int) -> bool:
        """A figure hangs close below the word; further up only by plain links."""
        return depth <= 2 or step.pos == "VERB"

    # ------------------------------------------------------------ whose figure it is

    def _owners(self, token: Token, wording: FigureWord, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        roles = self.clauses.roles(token)
        verbal = token.pos in ("VERB", "AUX") or token.form == "Part"
        if verbal:
            role = self.owner_roles.get((wording.relation, token.lemma)) or self.owner_roles.get(
                (wording.relation, ""), "subj"
            )
            found = self._fitting(roles.get(role, ()), classes)
            if found or roles.get(role):
                return found
            if role == "obj" and not self.clauses.is_passive(token) and not self.clauses.objects(token):
                return self._fitting(roles.get("subj", ()), classes)
        for role in () if verbal else _OWNER_ROLES:
            found = self._fitting(roles.get(role, ()), classes)
            if found:
                return found
        of_event = self.ontology.relations[wording.relation].value_kind is ValueKind.INTEGER and "Event" in classes
        if of_event:
            for role in _PLACED:
                found = self._fitting(roles.get(role, ()), ("Event",))
                if found:
                    return found
        return [] if verbal or of_event else self._from_above(token, classes)

    def _fitting(self, indices: Iterable[int], classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        found = []
        for index in indices:
            for filler in self.fillers.of(index):
                quality = fit(self.discourse.participants[filler.participant], classes, self.ontology)
                if quality > 0.0:
                    found.append((filler, quality))
        return found

    def _from_above(self, token: Token, classes: tuple[str, ...]) -> list[tuple[Filler, float]]:
        """The subject of the clause around: "X a publié …, avec un bénéfice de"; of the one before "et que les …"."""
        step = token
        for _ in range(6):
            if step.head == step.i:
                break
            step = self.tokens[step.head]
            if step.pos in ("VERB", "AUX", "ADJ"):
                subjects = self.clauses.surface_subject(step)
                found = self._fitting([i for i in subjects if i != token.i], classes)
                if found:
                    return [(filler, quality * 0.85) for filler, quality in found]
                if any(i != token.i for i in subjects) and step.pos != "ADJ":
                    return []
        return []


def figure_words(ontology: Ontology, language: str, split: Callable[[str], tuple[str, ...]]) -> FigureTables:
    """For each kind of value the words of its relations, by first word, longest first."""
    return {
        kind: _words(ontology, language, kind, split) for kind in (ValueKind.AMOUNT, ValueKind.INTEGER, ValueKind.DATE)
    }


def _words(
    ontology: Ontology, language: str, kind: ValueKind, split: Callable[[str], tuple[str, ...]]
) -> dict[str, tuple[FigureWord, ...]]:
    table: dict[str, list[FigureWord]] = {}
    for name in sorted(ontology.relations):
        relation = ontology.relations[name]
        if relation.value_kind is not kind or name in ("age", "ticker"):
            continue
        for wording in relation.wordings.get(language, ()):
            words = split(wording.removeprefix("to "))
            table.setdefault(words[0], []).append(FigureWord(name, words))
    return {first: tuple(sorted(found, key=lambda w: (-len(w.words), w.relation))) for first, found in table.items()}
