"""What a clause itself says of its status: negation, condition, mood, tense, adverbs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.claims.vocabulary import Vocabulary
from kg.model import Status
from kg.syntax import ParsedText, Token

STATES = frozenset(
    """
    leads memberOf owns livesIn operatesIn competesWith subsidiaryOf partOf candidateFor supports funds relativeOf
    employees
    """.split()
)
"""Relations that last: with a past tense or "jusqu'en", they are over."""

_STATIVE = STATES - {"supports", "funds", "candidateFor", "relativeOf", "competesWith"}
"""Those that a past tense alone puts in the past."""

_BACKING = frozenset("sponsoriser parrainer subventionner soutenir".split())
"""Verbs of funding that go on: the French imperfect puts them in the past."""

_BINDING = frozenset("prêter prolonger lier engager loan lend bind".split())
"""Verbs that tell how long something is still to last."""

_YEAR = re.compile(r"(?:19|20)\d{2}")

_HABITS = frozenset("produces supplies partnersWith sponsors".split())
"""Relations that go on as long as it is done again: "ne fabrique plus" is over, not untrue."""

_CASES = frozenset("investigates sanctions".split())
"""Relations that are over when one is "plus soupçonné"."""

_MADE = frozenset("produces supplies".split())
"""Those of them that the French imperfect puts in the past."""

HAPPENED = frozenset(
    """accuses attacks bornIn bornOn casualties defeats diedIn diedOn divests founded foundedOn kills leaves mergesWith
    profit visits""".split()
)
"""Relations that happen once and are never over: "évincé en 2018, il" has left."""

STAYING = frozenset("rester demeurer conserver garder remain stay keep retain".split())
"""Verbs by which a state goes on: what is to stay so is so."""

_NE = frozenset(("ne", "n'"))
_CLEFT = frozenset(("ce", "c'", "it"))
_NEGATORS = frozenset("not n't never".split())
_UNDONE = frozenset("against sans without".split())
"""Before a verb: "decided against appointing", "sans accuser"."""
_WITH_NE = frozenset("pas plus jamais guère point aucun aucune nul nulle rien personne ni".split())
_ALONE = frozenset("pouvoir savoir cesser oser".split())
"""Verbs that "ne" negates without a second word."""
_MODALS = {
    "will": Status.PLANNED, "'ll": Status.PLANNED, "shall": Status.PLANNED, "wo": Status.PLANNED, "to": Status.PLANNED,
    "would": Status.POSSIBLE, "'d": Status.POSSIBLE, "could": Status.POSSIBLE, "may": Status.POSSIBLE,
    "might": Status.POSSIBLE, "can": Status.POSSIBLE, "ca": Status.POSSIBLE, "should": Status.POSSIBLE,
    "must": Status.PLANNED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """A status and the word that gave it."""

    status: Status
    cue: str


class Mood:
    """Reads the status of single clauses."""

    def __init__(self, parsed: ParsedText, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.words = vocabulary

    def of(self, token: Token, relation: str = "") -> Finding | None:
        """What the clause around a verb, a predicate noun or adjective says; None: told as fact."""
        children = [self.tokens[i] for i in token.children]
        auxiliaries = [c for c in children if c.dep.startswith("aux") or c.dep == "cop" or c.pos == "AUX"]
        auxiliaries = auxiliaries or self._shared(token)
        return (
            self._negation(token, auxiliaries, relation)
            or self._condition(token, children)
            or self._adverb(token, auxiliaries, relation)
            or self._tense(token, auxiliaries, relation)
        )

    def _shared(self, token: Token) -> list[Token]:
        """ "could list in May and | raise £900m": the modal of the first of several English infinitives."""
        infinitive = token.form == "Inf" and not any(self.tokens[i].lower == "to" for i in token.children)
        if self.words.language != "en" or token.dep != "conj" or not infinitive:
            return []
        first = self.tokens[token.head]
        return [t for t in self.parsed.children(first.i, "aux") if t.lower in _MODALS and t.lower != "to"]

    def _negation(self, token: Token, auxiliaries: list[Token], relation: str) -> Finding | None:
        for word in (token, *auxiliaries):
            for i in word.children:
                child = self.tokens[i]
                if child.lower in _NEGATORS:
                    over = relation in STATES and self._near(i, ("longer", "anymore"))
                    return Finding(Status.PAST if over else Status.NEGATED, child.lower)
                if child.lower in _UNDONE and child.dep in ("case", "mark") and word.pos == "VERB" and i < word.i:
                    return Finding(Status.NEGATED, child.lower)
                if child.lower in _NE and (found := self._with_ne(i, word, relation)):
                    return found
            if word.i and self.tokens[word.i - 1].lower == "longer":
                return Finding(Status.PAST if relation in STATES else Status.NEGATED, "no longer")
        if token.i and self.tokens[token.i - 1].lower in ("nor", "neither"):
            return Finding(Status.NEGATED, "nor")
        for i in token.children:
            child = self.tokens[i]
            none = child.lower in ("nul", "nulle") and i < token.i  # a "match nul" took place
            if none or child.lower in ("sans", "without") or child.lower in ("aucun", "aucune", "no"):
                return Finding(Status.NEGATED, child.lower)
            if child.dep in ("obj", "nsubj", "nsubj:pass", "obl:arg") and any(
                self.tokens[k].lower in ("aucun", "aucune", "no", "neither", "ni") for k in child.children
            ):
                return Finding(Status.NEGATED, "neither")
        if self._is_cleft(token) and (found := self._negation(self.tokens[token.head], [], relation)):
            return found
        before = " ".join(t.lower for t in self.tokens[max(0, token.i - 5) : token.i])
        if token.form in ("Inf", "Ger", "Part") and any(before.endswith(phrase) for phrase in _INSTEAD):
            return Finding(Status.NEGATED, before)
        return None

    def _is_cleft(self, verb: Token) -> bool:
        """ "ce n'est pas X qui préside Y", "it was not X who led Y": what is denied of X is denied of the verb."""
        above = self.tokens[verb.head]
        clefted = any(c.lower in _CLEFT for c in self.parsed.children(above.i, "nsubj", "expl", "expl:subj"))
        relative = any(c.lower in ("qui", "who", "that") for c in self.parsed.children(verb.i, "nsubj"))
        return verb.i > above.i and above.pos in ("PROPN", "NOUN") and clefted and relative

    def _with_ne(self, index: int, verb: Token, relation: str) -> Finding | None:
        """ "ne" with its second word; alone it is expletive: "à moins qu'il ne fusionne"."""
        after = [t.lower for t in self.tokens[index : index + 6] if t.sentence == verb.sentence]
        second = next((w for w in after if w in _WITH_NE), "")
        if not second:
            before = {t.lower for t in self.tokens[max(0, index - 12) : index] if t.sentence == verb.sentence}
            start = self.parsed.sentence_of(verb.i).start
            if [t.lower for t in self.tokens[start : start + 3]] in (["pas", "plus", "que"], ["pas", "plus", "qu'"]):
                return Finding(Status.NEGATED, "pas plus que")
            if before & {"aucun", "aucune", "ni", "personne", "rien", "jamais", "nul"}:
                return Finding(Status.NEGATED, "ne")
            return Finding(Status.NEGATED, "ne") if verb.lemma in _ALONE else None
        if second == "plus" and after[after.index(second) + 1 : after.index(second) + 2] in (["que"], ["qu'"]):
            return None  # "n'emploie plus que 40 personnes"
        if second == "plus" and relation in STATES | _HABITS | _CASES:
            return Finding(Status.PAST, "ne plus")
        if second == "pas" and "que" in after[after.index(second) : after.index(second) + 2] and relation:
            return None
        return Finding(Status.NEGATED, f"ne {second}")

    def _near(self, index: int, words: tuple[str, ...]) -> bool:
        return any(t.lower in words for t in self.tokens[max(0, index - 2) : index + 5])

    def _condition(self, token: Token, children: list[Token]) -> Finding | None:
        for child in children:
            if child.dep == "mark" and child.lower in self.words.conditions:
                return Finding(Status.POSSIBLE, child.lower)
            if (
                child.dep == "mark"
                and child.lower in ("que", "qu'")
                and self._near(child.i - 2, ("moins", "condition", "cas", "pourvu"))
            ):
                return Finding(Status.POSSIBLE, "à moins que")
        return None

    def _adverb(self, token: Token, auxiliaries: list[Token], relation: str) -> Finding | None:
        children = [self.tokens[i] for i in token.children]
        for child in children:
            if child.pos not in ("ADV", "ADJ", "SCONJ", "ADP", "NOUN"):
                continue
            if child.lower in self.words.possible_modifiers:
                return Finding(Status.POSSIBLE, child.lower)
            if child.lower in ("almost", "nearly", "presque", "quasiment") and self._tells_an_event(token, auxiliaries):
                return Finding(Status.NEGATED, child.lower)
            if relation in STATES and self._is_once(child):
                return Finding(Status.PAST, child.lower)
        if relation in _HABITS and any(self._is_once(t) for t in children):
            return Finding(Status.PAST, "once")
        if (relation in STATES or relation in _HABITS) and self._is_until(token, auxiliaries):
            return Finding(Status.PAST, "until")
        return None

    def _tells_an_event(self, token: Token, auxiliaries: list[Token]) -> bool:
        """Whether a verb tells what has happened: "a presque battu X", and not "fait presque jeu égal avec X"."""
        return token.pos in ("VERB", "AUX") and (token.tense == "Past" or bool(auxiliaries))

    def _is_until(self, token: Token, auxiliaries: list[Token]) -> bool:
        """ "présidait X jusqu'en avril", "maire jusqu'en 2019", and not "le contrat court jusqu'en 2027"."""
        words = self._clause_words(token)
        if not any(t.lower in _UNTIL for t in words) or token.lemma in _BINDING:
            return False
        linked = [a for a in (*auxiliaries, self.tokens[token.head]) if a.form == "Fin" and a.pos == "AUX"]
        finite = token if token.form == "Fin" else next(iter(linked), None)
        if finite is not None and (finite.mood == "Cnd" or (finite.tense == "Pres" and token.form != "Part")):
            return False
        published = self.parsed.document.published
        years = (int(t.text) for t in words if _YEAR.fullmatch(t.text))
        return published is None or not any(year > published.year for year in years)

    def _is_once(self, word: Token) -> bool:
        """ "alors président", and not "alors que", "alors même que"."""
        following = self.tokens[word.i + 1].lower if word.i + 1 < len(self.tokens) else ""
        return word.lower in _ONCE and following not in ("que", "qu'", "même")

    def _clause_words(self, token: Token) -> list[Token]:
        """The few words after an anchor, to the next comma."""
        words = []
        for word in self.tokens[token.i + 1 : token.i + 12]:
            if word.text in (",", ";", ".", ":") or word.sentence != token.sentence:
                break
            words.append(word)
        return words

    def _tense(self, token: Token, auxiliaries: list[Token], relation: str) -> Finding | None:
        if token.lemma in STAYING and token.pos == "VERB":
            return None  # "restera directeur de X", "will keep its stake in X"
        for auxiliary in auxiliaries:
            if (
                auxiliary.lower in _MODALS
                and auxiliary.i < token.i
                and not (auxiliary.lower == "to" and token.dep not in ("root", "ccomp", "conj", "advcl"))
            ):
                if self._is_unfulfilled(auxiliary, auxiliaries):
                    return Finding(Status.NEGATED, auxiliary.lower)
                if auxiliary.lower in ("would", "'d") and self._reported_in_past(token):
                    return Finding(Status.PLANNED, "future in the past")
                return Finding(_MODALS[auxiliary.lower], auxiliary.lower)
        finite = token if token.form == "Fin" else next((a for a in auxiliaries if a.form == "Fin"), None)
        if finite is None:
            led = relation in _STATIVE and token.form == "Part" and token.lemma not in _BEGINNING
            over = led and any(a.form == "Inf" and a.lemma == "avoir" for a in auxiliaries)
            return Finding(Status.PAST, "past infinitive") if over else None  # "première à avoir dirigé X"
        if finite.mood == "Cnd":
            if self._reported_in_past(token):
                return Finding(Status.PLANNED, "future in the past")
            if finite.lemma == "devoir" or token.lemma == "devoir":
                return Finding(Status.NEGATED if token.form == "Part" else Status.PLANNED, "conditional")
            return Finding(Status.POSSIBLE, "conditional")
        if finite.tense == "Fut":
            return None if self._is_looked_back_on(token, finite) else Finding(Status.PLANNED, "future")
        goods = relation in _MADE and any(self.tokens[i].dep == "obj" for i in token.children)
        if goods and finite.i == token.i and finite.tense == "Imp" and not self._is_reported(token):
            return Finding(Status.PAST, "past tense")  # "la société, qui fournissait X"
        if relation in ("memberOf", "operatesIn") and self._ends(token):
            return Finding(Status.PAST, token.lemma)
        bound = relation == "partnersWith" and token.pos == "NOUN"  # "X and Y were allies"
        moved = relation == "employees" and (self._is_moved(token) or self._is_of_late(token))
        if (relation in _STATIVE or bound) and not moved and self._told_as_over(token, finite):
            return Finding(Status.PAST, "past tense")
        backing = relation == "funds" and token.lemma in _BACKING
        if backing and finite.tense == "Imp" and self.words.language == "fr":
            return None if self._is_reported(token) else Finding(Status.PAST, "past tense")
        before = finite.lower in ("had", "avait", "avaient") and finite.i != token.i
        if relation == "supports" and before and not self._is_reported(token):
            return Finding(Status.PAST, "past tense")  # "which had backed X in every vote"
        return None

    def _is_looked_back_on(self, token: Token, finite: Token) -> bool:
        """ "Il aura aussi fondé X": a French future perfect that tells of a life, and of no day to come."""
        done = finite.lemma == "avoir" and finite.i < token.i and token.form == "Part"
        ahead = any(self.tokens[i].dep == "mark" or self.tokens[i].lower in _COMING for i in token.children)
        return done and not ahead and "d'ici" not in self.parsed.document.text[: token.end][-90:]

    def _is_moved(self, token: Token) -> bool:
        return token.lemma in self.words.measure_verbs and token.pos == "VERB"

    def _is_of_late(self, token: Token) -> bool:
        """ "employait 41.000 personnes fin 2020": the last figure that there is, told the year after."""
        published = self.parsed.document.published
        years = [int(t.text) for t in self._clause_words(token) if _YEAR.fullmatch(t.text)]
        return published is not None and bool(years) and min(years) >= published.year - 1

    def _is_unfulfilled(self, modal: Token, auxiliaries: list[Token]) -> bool:
        """ "was to have bought", "should have sold": it did not come to that."""
        perfect = any(a.lemma == "have" and a.form == "Inf" for a in auxiliaries)
        was = any(a.lower in ("was", "were") and a.i < modal.i for a in auxiliaries)
        return perfect and (modal.lower == "should" or (modal.lower == "to" and was))

    def _ends(self, token: Token) -> bool:
        """ "s'est retiré de Russie", "a quitté l'Otan": the verb itself says that it is over."""
        reflexive = any(self.tokens[i].lower in ("se", "s'") for i in token.children)
        behind = self.tokens[token.i + 1].lower if token.i + 1 < len(self.tokens) else ""  # "pulled out of X"
        said = {f"se {token.lemma}"} if reflexive else {token.lemma, f"{token.lemma} {behind}"}
        return bool(said & self.words.ending_verbs)

    def _told_as_over(self, token: Token, finite: Token) -> bool:
        if self._is_reported(token):
            return False
        if self.words.language == "en":
            has_passive = any(self.tokens[i].dep == "aux:pass" for i in token.children)
            return finite.tense == "Past" and not has_passive and token.lemma not in _BEGINNING
        told = finite.i == token.i and token.lemma not in _BEGINNING | self.words.naming_verbs
        if finite.tense == "Imp" or (finite.tense == "Past" and (told or finite.lemma == "être")):
            return True  # "dirigeait", "présida", "fut ministre"
        been = any(self.tokens[i].dep == "cop" and self.tokens[i].form == "Part" for i in token.children)
        perfect = finite.i != token.i and finite.lemma == "avoir" and (token.form == "Part" or been)
        return (
            perfect
            and token.lemma not in _BEGINNING | self.words.naming_verbs
            and not any(self.tokens[i].dep == "aux:pass" for i in token.children)
        )

    def _is_reported(self, token: Token) -> bool:
        head = self.tokens[token.head]
        return token.dep in ("ccomp", "obj") and head.lemma in self.words.reporting_verbs

    def _reported_in_past(self, token: Token) -> bool:
        """ "a annoncé qu'il rachèterait": the conditional is a future seen from the past."""
        step = token
        while step.head != step.i and step.dep in ("conj", "xcomp", "aux"):
            step = self.tokens[step.head]
        head = self.tokens[step.head]
        if (
            step.dep not in ("ccomp", "obj", "advcl", "parataxis")
            or head.i == step.i
            or head.lemma not in self.words.reporting_verbs
        ):
            return False
        past = (
            head.form in ("Part", "Inf")
            or head.tense in ("Past", "Imp")
            or any(self.tokens[i].dep.startswith("aux") for i in head.children)
        )
        joined = any(self.tokens[i].lower in ("que", "qu'", "that") for i in step.children)
        return past and (joined or self.words.language == "en")


_ONCE = frozenset(
    "longtemps autrefois jadis naguère alors jusqu'alors jusque-là once formerly previously then until earlier".split()
)
_COMING = frozenset("demain bientôt prochainement quand lorsque".split())
_UNTIL = frozenset(("jusqu'", "jusque", "until", "jusqu'en", "till"))
_INSTEAD = (
    "instead of",
    "rather than",
    "plutôt que de",
    "plutôt que d'",
    "au lieu de",
    "au lieu d'",
    "faute de",
    "faute d'",
    "loin de",
    "loin d'",
)
_BEGINNING = frozenset(
    """rejoindre intégrer acquérir racheter prendre devenir nommer élire créer fonder lancer ouvrir entrer adhérer
    accéder recruter engager signer obtenir remporter commander livrer join become name appoint elect take win buy
    acquire open found launch enter sign hire move trade transfer loan send recruit draft replace succeed
    remplacer succéder emigrate flee relocate resettle settle emménager émigrer fuir""".split()
)
"""Verbs of beginning: their past tense starts a state that goes on."""
