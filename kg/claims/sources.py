"""Who a noun phrase credits: participants, or its own words when it has no name.

"a spokesman for X" stays what the text calls it; "le rapport de X" is X, "the report" whoever published the last one.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.claims.fillers import Filler, Fillers
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference
from kg.syntax import Token

Credit = int | str

PUBLISHERS = ("MediaOutlet", "Organization", "Company", "GovernmentBody", "EducationalInstitution", "Person")
"""Types of those whom "the report" may stand for."""

_METONYM = "stands for its owner"
_INSIDE = frozenset("ADJ ADP DET NOUN PROPN VERB NUM PART X".split())
_BEFORE = {
    "fr": frozenset("ADJ NUM".split()),
    "en": frozenset("ADJ NUM DET NOUN PROPN PART ADV X".split()),
}
_THE = frozenset("le la l' les the".split())
_COUNTED = frozenset(
    "plusieurs certains certaines quelques un une a an son sa ses leur leurs nos notre her his its their".split()
)
_LES = ("les", "des")
_OF = frozenset("de of par by in dans".split())
_SOMEBODY = frozenset("someone somebody another others quelqu'un certains d'autres".split())
_KIN = frozenset(
    """fille fils frère sœur mère père épouse époux veuve veuf mari compagne compagnon oncle tante neveu nièce cousin
    cousine daughter son brother sister mother father wife husband widow widower uncle aunt nephew niece""".split()
)
_THEM = frozenset("them us eux elles lui elle".split())
_RELATIVE = frozenset("who which that".split())
_BREAKS = frozenset(', ; : ( ) [ ] « » “ ” " . ! ? – — … * •'.split())
_CLAUSAL = frozenset(
    "que qu' qui dont où lequel laquelle quand lorsque pendant lors when while as after before".split()
)


class Sources:
    """Names the sources that the words of one document stand for."""

    def __init__(self, discourse: Discourse, fillers: Fillers, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.fillers = fillers
        self.words = vocabulary
        self.published: list[tuple[int, int]] = []

    def note(self, index: int) -> None:
        """Remember a body credited by name: "le rapport" may later stand for it."""
        for credit in self.credit((index,)):
            if isinstance(credit, int) and self.discourse.participants[credit].type in PUBLISHERS[:4]:
                self.published.append((index, credit))

    def credit(self, indices: Iterable[int], stop: int = -1) -> tuple[Credit, ...]:
        """Whom the first of the words that tells names; ``stop`` is where its phrase must end, -1 if unknown."""
        for index in indices:
            found = self._one(self.tokens[index], stop)
            if found:
                return found
        return ()

    def _one(self, token: Token, stop: int) -> tuple[Credit, ...]:
        if self._is_report(token):
            return self._publisher(token) or self._last_published(token) or (self.describe(token, stop),)
        if token.pos == "NUM" and self._is_describable(token):
            return (self.describe(token, stop),)
        person = self._apposed_person(token)
        if person is not None:
            return person.participants
        quoting = self._quoted_by(token)
        if quoting is not None:
            return quoting.participants
        limit = next((t.i for t in self.tokens[token.i :] if t.text in _BREAKS), len(self.tokens))
        fillers = [
            f
            for f in _surest(self.fillers.of(token.i))
            if (f.rule != _METONYM or self._stands_for_body(token))
            and (f.rule != "apposition" or token.i <= f.start < limit)
        ]
        if fillers:
            return tuple(dict.fromkeys(f.participant for f in fillers))
        name = self._name_beside(token)
        if name is not None:
            return name.participants
        if self._is_medium(token) and (known := self._last_published(token) or self._last_medium(token)):
            return known
        if self._is_french and (owners := self._of_sentence(token)):
            return owners
        if not self._is_describable(token) or self._is_lost_anaphor(token):
            return ()
        return (self.describe(token, stop),)

    def _is_describable(self, token: Token) -> bool:
        if token.lower in self.words.calendar:
            return False
        if token.pos in ("NUM", "PRON"):  # "two of the sources", "l'un d'eux", "someone close to them"
            after = self.tokens[token.i + 1].lower if token.i + 1 < len(self.tokens) else ""
            return token.lower in _SOMEBODY or after in ("of", "d'", "de", "des")
        return token.pos in ("NOUN", "PROPN")

    def _is_medium(self, token: Token) -> bool:
        return token.lemma.lower() in self.words.media_nouns or token.lower in self.words.media_nouns

    def _stands_for_body(self, token: Token) -> bool:
        """ "la direction de Renault" speaks for Renault; "son équipe" and "un porte-parole de X" for themselves."""
        owned = any(c.possessive for c in self.parsed.children(token.i, "det", "nmod:poss"))
        return not owned and token.lemma.lower() not in self.words.person_nouns and token.lower != "porte-parole"

    def _quoted_by(self, token: Token) -> Reference | None:
        """Who quotes an unnamed source: "un conseiller cité par Interfax"."""
        if token.pos != "NOUN" or self.discourse.outermost(token.i) is not None:
            return None
        limit = min(token.i + 8, self.parsed.sentence_of(token.i).end - 2)
        for index in range(token.i + 1, limit):
            word = self.tokens[index]
            if word.text in _BREAKS or word.form == "Fin":
                return None
            if word.form == "Part" and self.tokens[index + 1].lower in ("par", "by"):
                start = index + 2
                while start < limit + 2 and self.tokens[start].pos == "DET":
                    start += 1
                reference = self.discourse.outermost(start)
                if reference is not None and reference.kind in ("name", "nominal"):
                    kind = self.discourse.participants[reference.participants[0]].type
                    return reference if kind == "MediaOutlet" else None
        return None

    # ------------------------------------------------------------ reports

    def _is_report(self, token: Token) -> bool:
        return token.lemma.lower() in self.words.report_nouns or token.lower in self.words.report_nouns

    def _publisher(self, report: Token) -> tuple[Credit, ...]:
        """Who made the report, told behind it: "un rapport de la Cour des comptes", "a report in X"."""
        limit = min(report.i + 9, self.parsed.sentence_of(report.i).end)
        index = report.i + 1
        while index < limit and self.tokens[index].text not in _BREAKS and self.tokens[index].lower not in _CLAUSAL:
            reference = self.discourse.outermost(index)
            named = reference is not None and reference.kind in ("name", "nominal") and reference.start == index
            if named and reference is not None and self._publishes(reference, report):
                return reference.participants
            if self.tokens[index].lower in ("sur", "on", "about", "concernant", "contre", "against", "to", "à"):
                return ()
            index += 1
        return ()

    def _publishes(self, reference: Reference, report: Token) -> bool:
        kind = self.discourse.participants[reference.participants[0]].type
        between = [t.lower for t in self.tokens[report.i + 1 : reference.start]]
        linked = not between or any(word in _OF or word in ("du", "d'", "de", "des") for word in between)
        return linked and kind in PUBLISHERS

    def _last_published(self, report: Token) -> tuple[Credit, ...]:
        before = self.tokens[report.i - 1].lower if report.i else ""
        if report.i + 1 < len(self.tokens) and self.tokens[report.i + 1].pos in ("ADJ", "PROPN", "NOUN", "X"):
            return ()
        if before not in ("le", "l'", "the", "ce", "cet", "cette", "la", "this"):
            return ()
        known = [participant for place, participant in self.published if place < report.i]
        return (known[-1],) if known else ()

    # ------------------------------------------------------------ names beside the noun

    def _apposed_person(self, token: Token) -> Reference | None:
        """The person named behind a role noun: "la directrice de la salle de presse, Claire Daubigny"."""
        if token.pos != "NOUN" or self.discourse.outermost(token.i) is not None:
            return None
        lemma = token.lemma.lower()
        if not {lemma, token.lower} & (self.words.person_nouns | _KIN):
            return None
        limit = min(token.i + 14, self.parsed.sentence_of(token.i).end)
        comma = next((t.i for t in self.tokens[token.i : limit] if t.text in _BREAKS or t.form == "Fin"), limit)
        if comma >= limit or self.tokens[comma].text != ",":
            return None
        index = comma + 1
        while index < min(comma + 4, limit) and self.tokens[index].pos in ("DET", "NOUN", "ADJ", "PROPN"):
            if self.discourse.outermost(index) is not None:
                break
            index += 1
        return self._person_at(index) if index < limit else None

    def _person_at(self, index: int) -> Reference | None:
        reference = self.discourse.outermost(index)
        if reference is None or reference.kind != "name" or reference.start != index:
            return None
        if reference.end < len(self.tokens) and self.tokens[reference.end].text not in _BREAKS:
            return None  # "selon trois fonctionnaires, X a été reçu": X is another
        return reference if self.discourse.participants[reference.participants[0]].type == "Person" else None

    def _name_beside(self, token: Token) -> Reference | None:
        """The name that a title or a kind goes with: "M. Vuillemin", "General Orya", "the OZ Metalurg union"."""
        behind = token.i + 1
        if behind < len(self.tokens) and token.pos in ("PROPN", "NOUN") and (token.capitalised or "." in token.text):
            reference = self.discourse.outermost(behind)
            if reference is not None and reference.kind == "name" and reference.start == behind:
                return reference
        if self._is_french and token.lemma.lower() in self.words.kind_nouns | self.words.body_nouns:
            return self._name_within(token)
        if self.words.language == "en" and token.lemma.lower() in self.words.kind_nouns and token.i:
            reference = self.discourse.outermost(token.i - 1)
            if reference is not None and reference.kind == "name" and reference.end == token.i:
                return reference
        return None

    def _name_within(self, kind: Token) -> Reference | None:
        """ "le cabinet d'analystes Peltier": the name at the end, not "le ministre de X"."""
        for index in range(kind.i + 1, min(kind.i + 6, len(self.tokens))):
            word = self.tokens[index]
            reference = self.discourse.outermost(index)
            if reference is not None and reference.kind == "name" and reference.start == index:
                return reference if self.tokens[index - 1].pos in ("NOUN", "ADJ") else None
            if word.text in _BREAKS or word.pos not in ("NOUN", "ADJ", "ADP"):
                return None
        return None

    def _last_medium(self, token: Token) -> tuple[Credit, ...]:
        """The medium named last, in this sentence or the one before: "le site", "le quotidien"."""
        before = self.tokens[token.i - 1].lower if token.i else ""
        if not self._is_french or before not in _THE:
            return ()
        named = [
            r
            for r in self.discourse.references
            if r.kind == "name" and r.end <= token.i and token.sentence - 1 <= self.tokens[r.start].sentence
            and self.discourse.participants[r.participants[0]].type == "MediaOutlet"
        ]  # fmt: skip
        return max(named, key=lambda r: r.start).participants if named else ()

    def _of_sentence(self, token: Token) -> tuple[Credit, ...]:
        """ "…, a annoncé la société", "…, ont indiqué les deux groupes": the bodies that the sentence names."""
        several = token.i > 1 and self.tokens[token.i - 1].lower == "deux" and self.tokens[token.i - 2].lower in _LES
        if not (self._is_lost_anaphor(token) or (several and self._is_body(token))):
            return ()
        sentence = self.parsed.sentence_of(token.i)
        bodies = {
            r.participants[0]: None
            for r in sorted(self.discourse.references, key=lambda r: r.start)
            if r.kind in ("name", "noun", "pronoun") and len(r.participants) == 1
            and sentence.start <= r.start < token.i and self._may_speak(r.participants[0])
        }  # fmt: skip
        if len(bodies) > 1 and not several:  # "X a racheté Y, a indiqué la société": X
            return next(((n,) for n in bodies if self._is_subject(n, sentence.start, token.i)), ())
        return tuple(bodies) if len(bodies) == 1 + several else ()

    def _is_subject(self, number: int, start: int, limit: int) -> bool:
        """Whether the participant is the subject of a main clause before the word."""
        words = (t for t in self.tokens[start:limit] if t.dep in ("nsubj", "nsubj:pass"))
        roots = (t for t in words if self.tokens[t.head].head == t.head)
        return any(f.participant == number for t in roots for f in self.fillers.of(t.i))

    def _may_speak(self, number: int) -> bool:
        participant = self.discourse.participants[number]
        kinds = ("Company", "Organization", "SportsTeam", "MediaOutlet", "EducationalInstitution")
        return participant.type in kinds or (participant.guessed and participant.type != "Person")

    def _is_body(self, token: Token) -> bool:
        return token.lemma.lower() in self.words.body_nouns

    def _is_lost_anaphor(self, token: Token) -> bool:
        """ "le groupe", "the company" that refers to somebody we could not tell: no source at all."""
        before = self.tokens[token.i - 1].lower if token.i else ""
        return before in _THE and token.lemma.lower() in self.words.body_nouns

    # ------------------------------------------------------------ its own words

    def describe(self, token: Token, stop: int = -1) -> str:
        """The noun phrase without a definite article: "sources proches du dossier", "son entourage"."""
        start = self._left(token)
        end = self._right(token)
        if stop > token.i:
            end = next((t.i for t in self.tokens[token.i : stop] if t.text in _BREAKS), stop)
        while end > token.i + 1 and self.tokens[end - 1].pos in ("ADP", "DET", "PUNCT", "AUX", "ADV"):
            end -= 1
        while start < token.i and self.tokens[start].lower in _THE:
            start += 1
        start = self._name_in(token.i, end) or start
        return self.parsed.text(start, end).replace("\n", " ")

    def _name_in(self, noun: int, end: int) -> int:
        """Where the name begins that a kind carries: "l'institut sud-africain ISS"; 0 if there is none."""
        index = noun + 1
        while index < end and self.tokens[index].pos == "ADJ" and not self.tokens[index].capitalised:
            index += 1
        named = index < end and all(t.capitalised for t in self.tokens[index:end]) and not self.tokens[noun].capitalised
        return index if named and self._is_french else 0

    def _left(self, token: Token) -> int:
        first, inside = self.parsed.sentence_of(token.i).start, _BEFORE[self.words.language]
        start = token.i
        while start > first and self.tokens[start - 1].text not in _BREAKS:
            word = self.tokens[start - 1]
            counted = word.lower in _COUNTED or word.possessive
            if (word.pos not in inside and not counted) or (word.case and word.pos != "DET" and self._is_french):
                break
            if word.pos == "ADP" or word.lower in self.words.calendar or word.lower in _THE:
                break
            start -= 1
        return start

    @property
    def _is_french(self) -> bool:
        return self.words.language == "fr"

    def _right(self, token: Token) -> int:
        end, limit = token.i + 1, min(self.parsed.sentence_of(token.i).end, token.i + 12)
        relative = False
        while end < limit:
            word = self.tokens[end]
            relative = relative or (not self._is_french and word.lower in _RELATIVE and end == token.i + 1)
            if word.text in _BREAKS or word.lower in self.words.calendar or word.lower in _CLAUSAL:
                break
            if not relative and (word.pos not in _INSIDE and not word.possessive and word.lower not in _THEM):
                break
            if not relative and (word.form == "Fin" or (word.pos == "VERB" and word.form != "Part")):
                break
            if word.pos == "ADP" and self._is_told(end):
                break
            end += 1
        return end

    def _is_told(self, preposition: int) -> bool:
        """ "a annoncé sa famille à l'AFP": whom it was told, no part of the source."""
        if self.tokens[preposition].lower not in ("à", "au", "aux", "to", "auprès"):
            return False
        for index in range(preposition + 1, min(preposition + 4, len(self.tokens))):
            reference = self.discourse.outermost(index)
            if reference is not None and reference.start == index:
                return self.discourse.participants[reference.participants[0]].type in ("MediaOutlet", "Company")
        return False


def _surest(fillers: tuple[Filler, ...]) -> list[Filler]:
    best = max((f.weight for f in fillers), default=0.0)
    return [f for f in fillers if f.weight >= best - 0.2]
