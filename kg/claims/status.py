"""Whether a claim is told as done, over, intended, possible or denied.

The anchor's own clause gives polarity, mood and tense; every verb and noun above it may bend it
("refuse de", "projet de", "s'il", "pourrait"). Each finding is kept as a reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.vocabulary import Vocabulary
from kg.model import Status
from kg.syntax import ParsedText, Token

_STATES = frozenset("leads memberOf owns livesIn operatesIn partnersWith competesWith subsidiaryOf partOf supplies produces employees".split())
"""Relations that last: told in a past tense, they are over."""

_NEGATIONS = frozenset("ne n' not n't never neither nor".split())
_NO_LONGER = frozenset(("plus", "longer"))
_NO_NEGATION = frozenset(("que", "qu'", "only"))
_MODALS = {
    "will": Status.PLANNED, "'ll": Status.PLANNED, "shall": Status.PLANNED, "wo": Status.PLANNED,
    "would": Status.POSSIBLE, "'d": Status.POSSIBLE, "could": Status.POSSIBLE, "may": Status.POSSIBLE,
    "might": Status.POSSIBLE, "can": Status.POSSIBLE, "should": Status.PLANNED, "must": Status.PLANNED, "ca": Status.POSSIBLE,
}  # fmt: skip
_FACTUAL = frozenset("réussir parvenir finir venir commencer continuer arriver aider manage succeed help begin start continue finish".split())
"""Verbs whose complement has happened."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A status and the word that gave it."""

    status: Status
    cue: str


class Statuses:
    """Decides the status of claims in one document."""

    def __init__(self, parsed: ParsedText, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.words = vocabulary
        self._known: dict[tuple[int, bool], Finding] = {}

    def of(self, anchor: int, relation: str) -> Finding:
        """The status of what the word at ``anchor`` says."""
        lasting = relation in _STATES
        key = (anchor, lasting)
        if key not in self._known:
            self._known[key] = self._decide(self.tokens[anchor], lasting)
        return self._known[key]

    def _decide(self, token: Token, lasting: bool) -> Finding:
        found = [self._clause(token, lasting)]
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            found.append(self._modifiers(token))
        step, limit = token, 0
        while step.head != step.i and limit < 8:
            head = self.tokens[step.head]
            found.append(self._above(step, head, lasting))
            if self._closes(step):
                break
            step, limit = head, limit + 1
        return _strongest([f for f in found if f is not None])

    # ------------------------------------------------------------ the clause itself

    def _clause(self, token: Token, lasting: bool) -> Finding | None:
        if token.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        children = [self.tokens[i] for i in token.children]
        auxiliaries = [c for c in children if c.dep.startswith("aux") or c.dep == "cop" or c.pos == "AUX"]
        finite = token if token.form == "Fin" else next((a for a in auxiliaries if a.form == "Fin" or a.lower in _MODALS), None)
        negation = self._negation(token, auxiliaries, lasting)
        if negation is not None:
            return negation
        condition = self._condition(token, children)
        if condition is not None:
            return condition
        adverb = next((c for c in children if c.lower in self.words.possible_modifiers and c.pos in ("ADV", "ADJ")), None)
        if adverb is not None:
            return Finding(Status.POSSIBLE, adverb.lower)
        if finite is None:
            return None
        return self._mood(token, finite, auxiliaries, lasting)

    def _negation(self, token: Token, auxiliaries: list[Token], lasting: bool) -> Finding | None:
        for word in (token, *auxiliaries):
            for i in word.children:
                child = self.tokens[i]
                if child.lower not in _NEGATIONS:
                    continue
                nearby = {self.tokens[k].lower for k in range(max(0, i - 1), min(len(self.tokens), i + 5))}
                if child.lower in ("ne", "n'") and nearby & _NO_NEGATION and not nearby & {"pas", "plus", "jamais", "aucun", "aucune"}:
                    continue
                over = bool(nearby & _NO_LONGER) and lasting
                return Finding(Status.PAST if over else Status.NEGATED, child.lower)
        for i in token.children:
            child = self.tokens[i]
            if child.lower in ("aucun", "aucune", "no", "nul", "nulle") or (child.lower in ("sans", "without") and child.dep in ("mark", "case")):
                return Finding(Status.NEGATED, child.lower)
            if child.dep in ("obj", "nsubj", "nsubj:pass", "obl:arg") and any(
                self.tokens[k].lower in ("aucun", "aucune", "no") for k in child.children
            ):
                return Finding(Status.NEGATED, "aucun")
        return None

    def _condition(self, token: Token, children: list[Token]) -> Finding | None:
        for child in children:
            if child.dep == "mark" and child.lower in self.words.conditions:
                return Finding(Status.POSSIBLE, child.lower)
        return None

    def _mood(self, token: Token, finite: Token, auxiliaries: list[Token], lasting: bool) -> Finding | None:
        for auxiliary in auxiliaries:
            if auxiliary.lower in _MODALS and auxiliary.i < token.i:
                return Finding(_MODALS[auxiliary.lower], auxiliary.lower)
        if finite.mood == "Cnd":
            if self._reported_in_past(token):
                return Finding(Status.PLANNED, "future in the past")
            return Finding(Status.PLANNED if finite.lemma == "devoir" else Status.POSSIBLE, "conditional")
        if finite.tense == "Fut":
            return Finding(Status.PLANNED, "future")
        if lasting and token.pos in ("VERB", "AUX", "NOUN", "ADJ") and self._told_as_over(token, finite):
            return Finding(Status.PAST, "past tense")
        return None

    def _told_as_over(self, token: Token, finite: Token) -> bool:
        if finite.tense == "Imp":
            return True
        if self.words.language == "fr":
            return finite.i != token.i and finite.lemma in ("avoir", "être") and token.form == "Part" and finite.tense in ("Pres", "Past") and finite.dep != "cop" and not any(self.tokens[i].dep == "aux:pass" for i in token.children)
        return finite.tense == "Past" and finite.dep == "cop"

    def _reported_in_past(self, token: Token) -> bool:
        """ "a annoncé qu'il rachèterait": the conditional is a future seen from the past."""
        step = token
        while step.head != step.i and step.dep in ("conj", "xcomp", "aux"):
            step = self.tokens[step.head]
        head = self.tokens[step.head]
        if step.dep not in ("ccomp", "obj", "advcl") or head.i == step.i or head.lemma not in self.words.reporting_verbs:
            return False
        past = head.form == "Part" or head.tense in ("Past", "Imp") or any(self.tokens[i].dep.startswith("aux") for i in head.children)
        return past and any(self.tokens[i].lower in ("que", "qu'", "that") for i in step.children)

    # ------------------------------------------------------------ what stands above

    def _modifiers(self, token: Token) -> Finding | None:
        for i in (*token.children, token.i - 1 if token.i else token.i):
            word = self.tokens[i].lower
            if self.tokens[i].sentence != token.sentence or abs(i - token.i) > 3:
                continue
            if word in self.words.possible_modifiers:
                return Finding(Status.POSSIBLE, word)
            if word in ("aucun", "aucune", "no"):
                return Finding(Status.NEGATED, word)
        return None

    def _above(self, step: Token, head: Token, lasting: bool) -> Finding | None:
        if step.dep in ("conj", "appos"):
            return None
        if step.dep in ("nsubj", "nsubj:pass") and step.pos in ("NOUN", "PROPN"):
            return self._as_subject(head)
        if head.pos in ("VERB", "AUX", "ADJ"):
            return self._governor(step, head)
        if head.pos == "NOUN" and (step.form == "Inf" or step.pos in ("NOUN", "PROPN") and step.case in ("de", "of", "for", "pour", "to")):
            own = self._noun(head)
            return own
        return None

    def _as_subject(self, verb: Token) -> Finding | None:
        """ "la fusion a échoué", "le rachat est annulé", "la vente est prévue"."""
        if verb.lemma in self.words.negated_verbs or verb.lemma in ("annuler", "échouer", "cancel", "collapse", "fail", "suspendre"):
            return Finding(Status.NEGATED, verb.lemma)
        if verb.lemma in self.words.planned_verbs and verb.lemma not in ("aller", "be", "go", "devoir"):
            return Finding(Status.PLANNED, verb.lemma)
        return self._clause(verb, False)

    def _governor(self, step: Token, head: Token) -> Finding | None:
        lemma = self._lemma(head)
        complement = step.form in ("Inf", "Ger") or step.dep in ("xcomp", "ccomp", "obj", "obl:arg", "advcl", "acl") or step.pos == "NOUN"
        if not complement or lemma in _FACTUAL:
            return self._clause(head, False) if step.dep in ("xcomp", "obj", "obl:arg") else None
        if step.dep in ("nsubj", "nsubj:pass", "obl:mod", "obl:agent") and step.pos != "NOUN":
            return None
        own = self._clause(head, False)
        bent = self._bends(lemma, head, step)
        if bent is not None and own is not None and own.status is Status.NEGATED:
            if bent.status is Status.NEGATED:
                return Finding(Status.POSSIBLE, f"{own.cue} {lemma}")
            return Finding(Status.NEGATED, f"{own.cue} {lemma}")
        if bent is not None:
            return bent
        marker = next((self.tokens[i].lower for i in step.children if self.tokens[i].dep in ("mark", "case")), "")
        if step.form == "Inf" and marker in ("pour", "afin", "to") and step.dep in ("advcl", "obl:arg", "obl:mod", "acl"):
            return Finding(Status.PLANNED, marker)
        if step.dep in ("xcomp", "obj", "obl:arg", "ccomp"):
            return own
        return None

    def _lemma(self, token: Token) -> str:
        if any(self.tokens[i].lower in ("se", "s'") for i in token.children):
            reflexive = ("s'" if token.lemma[:1] in "aeiouéèêh" else "se ") + token.lemma
            for words in (self.words.planned_verbs, self.words.possible_verbs, self.words.negated_verbs):
                if reflexive in words:
                    return reflexive
        return token.lemma

    def _bends(self, lemma: str, head: Token, step: Token) -> Finding | None:
        if lemma in self.words.negated_verbs:
            return Finding(Status.NEGATED, lemma)
        if lemma in self.words.past_verbs:
            return Finding(Status.PAST, lemma)
        if head.pos == "ADJ":
            if head.lemma in ("susceptible", "prêt", "décidé", "disposé", "ready", "set", "due", "likely", "poised", "keen", "willing"):
                return Finding(Status.PLANNED, head.lemma)
            if head.lemma in ("possible", "probable"):
                return Finding(Status.POSSIBLE, head.lemma)
            return None
        if step.form == "Inf" or step.dep in ("ccomp", "xcomp") or step.pos == "NOUN":
            if lemma in self.words.possible_verbs and not (lemma in self.words.reporting_verbs and step.form != "Inf"):
                if lemma == "pouvoir" and head.tense == "Past" and head.form == "Part":
                    return None  # "a pu racheter": he did
                return Finding(Status.POSSIBLE, lemma)
            if lemma in self.words.planned_verbs and (step.form == "Inf" or lemma not in self.words.reporting_verbs) and not self._plain_be(lemma, step):
                return Finding(Status.PLANNED, lemma)
        return None

    @staticmethod
    def _plain_be(lemma: str, step: Token) -> bool:
        return lemma in ("be", "go", "aller", "look", "make", "give", "permettre", "tenir", "proposer") and step.form != "Inf"

    def _noun(self, noun: Token) -> Finding | None:
        following = f"{noun.lemma} " + " ".join(t.lower for t in self.tokens[noun.i + 1 : noun.i + 3])
        compound = following.replace("d' ", "d'")
        for words, status in (
            (self.words.negated_nouns, Status.NEGATED),
            (self.words.planned_nouns, Status.PLANNED),
            (self.words.possible_nouns, Status.POSSIBLE),
        ):
            if noun.lemma.lower() in words or noun.lower in words or compound in words:
                return Finding(status, noun.lower)
        return None

    def _closes(self, step: Token) -> bool:
        """Whether what stands above no longer bears on the word: a relative, an adverbial of place."""
        if step.dep in ("acl:relcl", "parataxis", "appos"):
            return True
        return step.dep in ("obl:mod", "obl", "obl:agent", "nmod") and step.pos in ("PROPN",)


_ORDER = (Status.NEGATED, Status.POSSIBLE, Status.PLANNED, Status.PAST)


def _strongest(findings: list[Finding]) -> Finding:
    for status in _ORDER:
        for finding in findings:
            if finding.status is status:
                return finding
    return Finding(Status.ACTUAL, "")
