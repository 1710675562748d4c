"""Claims whose object is a value: money, counts, dates.

A figure belongs to the nearest word above it, or beside it, that names one of the value relations
("chiffre d'affaires", "dépenser", "emploie"); the owner is found from that word's roles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers
from kg.claims.forecasts import Forecasts
from kg.claims.moves import Moves
from kg.claims.owners import OWN, Owners
from kg.claims.reader import Reader
from kg.claims.status import Statuses
from kg.discourse import Discourse
from kg.model import Amount, Period, Quantity, Span, Status, Value
from kg.ontology import Ontology, ValueKind
from kg.syntax import Found, Token

_HAVING = frozenset(("avoir", "have", "be", "être"))
_OCCURRING = frozenset("survenir intervenir avoir être occur be have".split())
_DEFINITE = ("the", "les", "des", "aux")
"""Before an amount: it is another's or an older one, "a tenth of the $14 billion made by X"."""
_CLAUSES = ("ccomp", "advcl")
_APIECE = (("par", "action"), ("par", "titre"), ("per", "share"), ("a", "share"))
_OF = ("de", "d'", "d’", "of", "in")
_BEHIND = frozenset(("revenue", "profit", "debt", "raises", "valuation"))
"""What may be named behind its figure: "12 millions d'euros de bénéfice", "$22 million in funding"."""


@dataclass(frozen=True, slots=True)
class FigureWord:
    """The words that name a value relation."""

    relation: str
    words: tuple[str, ...]


FigureTables = dict[ValueKind, dict[str, tuple[FigureWord, ...]]]


class Figures:
    """Reads the value relations of one document."""

    def __init__(
        self, discourse: Discourse, clauses: Clauses, fillers: Fillers, statuses: Statuses, reader: Reader
    ) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.words = reader.vocabulary
        self.ontology = reader.ontology
        self.tables = reader.figure_words
        self.owners = Owners(discourse, clauses, fillers, reader)
        self.forecasts = Forecasts(self.tokens, statuses.mood, reader.vocabulary)
        self.moves = Moves(self.parsed, clauses, reader.vocabulary)

    def run(self) -> Iterator[Draft]:
        """Drafts in the order of the figures."""
        for amount in self.parsed.amounts:
            yield from self._claims(amount, ValueKind.AMOUNT)
        for amount in self.parsed.elided():
            yield from (draft for draft in self._claims(amount, ValueKind.AMOUNT) if draft.relation in _BEHIND)
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
        inside = self.parsed.touched(found)
        if not inside:
            return
        step = head_of(inside)
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
            dates = any(period.start <= above.start < period.end for period in self.parsed.periods)
            if above.lemma.lower() not in ("âge", "age", "an", "year") and not dates:
                break
            step = above
        for filler, quality in self.owners.fitting(owners, ("Person",)):
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
        inside = self.parsed.touched(found)
        if not inside or self._is_older(inside[0].i):
            return
        head = head_of(inside)
        anchor = self._anchor(head, inside[0].i, inside[-1].i, kind)
        if anchor is None:
            return
        token, wording, told = anchor
        if kind is ValueKind.DATE and not self._dates(head, token):
            return
        if wording.relation in _BEHIND and (is_apiece(self.tokens, token.i) or is_apiece(self.tokens, inside[-1].i)):
            return
        if isinstance(found.value, Quantity) and not self._counts_jobs(token, wording.relation, found.value.unit):
            return
        owners = self._owners(token, wording)
        if not owners and kind is not ValueKind.DATE:
            owners = self.owners.beside(token, inside[0].i, self.ontology.relations[wording.relation].domain)
        if wording.relation == "bornOn" and not any(self._is_person(owner) for owner, _ in owners):
            wording = replace(wording, relation="foundedOn")  # "la société est née en 1968"
            owners = [(o, q) for o, q in self.owners.of(token, wording.relation, ("Organization",)) if q == 1.0]
        for owner, quality in owners:
            if not self.owners.is_likely(owner, wording.relation, wording.words):
                continue
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
                status=Status.PLANNED if self.forecasts.has(token, told) else None,
            )

    def _owners(self, token: Token, wording: FigureWord) -> list[tuple[Filler, float]]:
        """Owners by the roles of the word that names the relation, or of the last of several: "chiffre d'affaires"."""
        classes = self.ontology.relations[wording.relation].domain
        last = token.i + len(wording.words) - 1
        found = self.owners.of(token, wording.relation, classes)
        if not found and token.i < last < len(self.tokens) and self.tokens[last].pos == "NOUN":
            return self.owners.within(self.tokens[last], classes)
        return found

    def _is_older(self, first: int) -> bool:
        """ "values X at $3 billion, down from | the $4 billion of last year"."""
        before = [t.lower for t in self.tokens[max(0, first - 3) : first] if t.lower not in ("the", "a", "its")]
        return before[-2:] in (["down", "from"], ["up", "from"])

    def _is_person(self, filler: Filler) -> bool:
        return self.discourse.participants[filler.participant].type == "Person"

    def _counts_jobs(self, token: Token, named: str, unit: str) -> bool:
        """Whether jobs or people are counted, where the word alone may tell of others.

        "supprimer 40 vols", "créer 12 places en crèche", "300 salariés sur six sites".
        """
        word = token.lemma.lower()
        if word in self.words.creating_words:
            return unit in self.words.posts
        employed = named == "employees" and token.pos == "NOUN"
        if not unit or (word not in self.words.cutting_words and not employed):
            return True
        one = unit.rstrip("s")
        named_so = any(wording.relation == named for wording in self.tables[ValueKind.INTEGER].get(one, ()))
        return unit in self.words.jobs or bool({unit, one} & self.words.person_nouns) or named_so

    def _dates(self, date: Token, anchor: Token) -> bool:
        """Whether the date hangs right on the anchor, not on another verb or noun below it."""
        between = range(*sorted((self.tokens[anchor.i].start, date.start)))
        if any(found.start in between and found.end <= date.start for found in self.parsed.periods):
            return False  # "fondé en 1961 par X, mort l'an dernier"
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
            return value.plain
        return value

    # ------------------------------------------------------------ the word that names the relation

    def _anchor(self, head: Token, first: int, last: int, kind: ValueKind) -> tuple[Token, FigureWord, Token] | None:
        """The word that names the relation, and the one whose clause tells its status."""
        step, depth = head, 0
        inside = self._named_within(first, last, kind)
        if inside is not None:
            return (*inside, inside[0])
        behind = self._named_behind(head, last) if kind is ValueKind.AMOUNT else None
        if behind is not None:
            return behind
        while depth < 5:
            if step.i != head.i or kind is not ValueKind.AMOUNT:
                found = self._wording_at(step, kind)
                if found is not None and self._admits(step, head, depth, found.relation):
                    return step, found, step
            alien = first > 0 and self.tokens[first - 1].lower in _DEFINITE
            if (step.lemma in self.words.measure_verbs or step.pos == "AUX") and not alien:
                subject = self._measured(step, kind)
                if subject is not None:
                    return (*subject, step)
            if step.head == step.i or (step.dep in ("acl:relcl", "parataxis") and depth > 0):
                break
            if step.pos == "VERB" and step.dep == "conj" and self.clauses.objects(step):
                break  # "supprimer 900 emplois et fermer une centaine d'agences"
            if step.pos == "VERB" and step.form == "Fin" and step.dep == "advcl" and self._has_subject(step):
                break  # "revenue rose, while net loss widened to $3 million"
            if kind is ValueKind.INTEGER and step.pos == "VERB" and step.form == "Fin" and step.dep in _CLAUSES:
                break  # "emploie 300 personnes en Italie, où il exploite 20 magasins"
            step, depth = self.tokens[step.head], depth + 1
        return self._moved(head, first, kind)

    def _has_subject(self, verb: Token) -> bool:
        return any(self.tokens[i].dep.startswith("nsubj") for i in verb.children)

    def _moved(self, head: Token, first: int, kind: ValueKind) -> tuple[Token, FigureWord, Token] | None:
        """ "le bénéfice a fondu de 78 %, à 11 millions": what moved to the amount."""
        if kind is not ValueKind.AMOUNT:
            return None
        for token, told in self.moves.to(head, first):
            found = self._wording_at(token, kind)
            if found is not None and found.relation in _BEHIND and token.lemma.lower() not in OWN:
                return token, found, told
        return None

    def _named_behind(self, head: Token, last: int) -> tuple[Token, FigureWord, Token] | None:
        """The noun behind the amount names it: "a dégagé 142 millions de dollars de bénéfice net"."""
        index = last + 1
        if index + 1 >= len(self.tokens) or self.tokens[index].lower not in _OF:
            return None
        noun = next((t for t in self.tokens[index + 1 : index + 4] if t.pos != "ADJ" and t.pos != "DET"), None)
        if noun is None or noun.pos != "NOUN" or noun.sentence != head.sentence:
            return None
        found = self._wording_at(noun, ValueKind.AMOUNT)
        if found is None or found.relation not in _BEHIND or noun.lemma.lower() in OWN:
            return None
        verb = self.clauses.verb_above(head)
        if verb is not None and verb.lemma not in self.words.posting_verbs:
            return None
        return noun, found, verb or noun

    def _named_within(self, first: int, last: int, kind: ValueKind) -> tuple[Token, FigureWord] | None:
        """The unit itself names the relation: "300 salariés", "84 morts"."""
        if kind is not ValueKind.INTEGER:
            return None
        for index in (*range(first, last + 1), last + 1, last + 2):
            if index < len(self.tokens) and (
                self.tokens[index].text in (",", ";", ":", "(", ".") or self.tokens[index].pos == "CCONJ"
            ):
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
            if key.endswith("ing") and token.pos == "VERB":
                continue  # "is offering $31 a share"
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

    def _admits(self, step: Token, head: Token, depth: int, named: str) -> bool:
        """A figure hangs close below the word; further up only by plain links."""
        numbers = (self.tokens[i] for i in head.children if self.tokens[i].dep == "nummod")
        if named == "employees" and step.pos == "VERB" and (head.case or any(number.case for number in numbers)):
            return False  # "employs 3,100 people in eleven countries"
        if step.lemma == "devoir":
            return depth == 1 and head.dep == "obj" and not self.clauses.governs_verb(step)
        return depth <= 2 or step.pos == "VERB"


def is_apiece(tokens: Sequence[Token], last: int) -> bool:
    """Whether what ends at ``last`` is told of one share: "un bénéfice de 1,40 euro | par action", "$1.18 a share"."""
    return tuple(t.lower for t in tokens[last + 1 : last + 3]) in _APIECE


def head_of(inside: Sequence[Token]) -> Token:
    """The first of some tokens in a row that hangs on a word outside them; the first of all where none does."""
    return next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i or t.head == t.i), inside[0])


def figure_words(ontology: Ontology, language: str, split: Callable[[str], tuple[str, ...]]) -> FigureTables:
    """For each kind of value the words of its relations, by first word, longest first."""
    return {
        kind: _words(ontology, language, kind, split) for kind in (ValueKind.AMOUNT, ValueKind.INTEGER, ValueKind.DATE)
    }


def namings(tables: FigureTables) -> dict[str, frozenset[str]]:
    """The relations that words name, by the first of the words."""
    found: dict[str, set[str]] = {}
    for table in tables.values():
        for first, wordings in table.items():
            found.setdefault(first, set()).update(wording.relation for wording in wordings)
    return {first: frozenset(relations) for first, relations in found.items()}


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
