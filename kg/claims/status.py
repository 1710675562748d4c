"""Whether a claim is told as done, over, intended, possible or denied.

The anchor's own clause speaks first (``mood``); then every verb and noun above it may bend it
("refuse de", "projet de", "a accepté de"). The strongest finding wins.
"""

from __future__ import annotations

from itertools import pairwise

from kg.claims.mood import Finding, Mood
from kg.claims.outcome import fails_behind, outcome
from kg.claims.vocabulary import Vocabulary
from kg.model import Status
from kg.syntax import ParsedText, Token

_FACTUAL = frozenset(
    """
    réussir parvenir finir venir commencer continuer arriver aider manage succeed help begin start continue finish
    """.split()
)
"""Verbs whose complement has happened."""

_PURPOSE_DONE = frozenset("memberOf leads participatesIn defeats".split())
"""Relations that "pour + infinitive" tells as reached: "a quitté X pour rejoindre Y"."""

_ARRIVING = frozenset("livesIn meets visits".split())
"""Relations that "pour + infinitive" tells as reached behind a verb of going."""
_GOING = frozenset("rendre quitter partir fuir venir aller rentrer".split())

_BORN = frozenset("bornIn bornOn foundedOn".split())
_SPEECH = frozenset("opposes supports accuses sues".split())
"""Relations that an offer beside the verb does not put off: "a rejeté l'offre de X"."""

_ONLY = frozenset("contenter borner limiter".split())
"""Verbs that deny, when negated, that it was all."""

_THREATS = frozenset("promettre menacer jurer compter".split())
"""Verbs that report what is still to come."""

_GOING_ON = frozenset(
    "continuer poursuivre renforcer approfondir élargir étendre intensifier prolonger accélérer".split()
)
"""Verbs that take for granted what they go on with."""

_CONTINUING = frozenset("continuer continue".split())
_FEARING = frozenset("craindre redouter fear".split())
_ANNOUNCED = frozenset("acquires divests mergesWith layoffs hires investsIn".split())
"""Relations that are still to come when they are announced."""

_SELLING = frozenset("vendre céder sell offload".split())
_WITHDRAWING = frozenset("retirer abandonner lever withdraw drop".split())
_WITHDRAWN = frozenset("plainte plaintes recours soutien poursuites complaint lawsuit suit bid offer".split())
"""What is over when it is withdrawn."""

_CIRCUMSTANCES = frozenset(("lors de", "grâce à", *"depuis dès après lors pendant durant malgré suite grâce".split()))
"""Prepositions of what has happened, whatever the verb beside says."""

_READY = "susceptible prêt décidé disposé ready set due likely poised keen willing about close tenu".split()
_TOLD_OF = {
    **dict.fromkeys(_READY, Status.PLANNED),
    **dict.fromkeys(("possible", "probable"), Status.POSSIBLE),
    **dict.fromkeys(("faux", "inexact", "erroné", "impossible", "false", "untrue"), Status.NEGATED),
}
_PRESUMING = frozenset("pourquoi comment quand why how when".split())


class Statuses:
    """Decides the status of claims in one document."""

    def __init__(self, parsed: ParsedText, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.words = vocabulary
        self.mood = Mood(parsed, vocabulary)
        self._known: dict[tuple[int, str], Finding] = {}

    def of(self, anchor: int, relation: str) -> Finding:
        """The status of what the word at ``anchor`` says."""
        key = (anchor, relation)
        if key not in self._known:
            self._known[key] = self._decide(self.tokens[anchor], relation)
        return self._known[key]

    def _decide(self, token: Token, relation: str) -> Finding:
        if self._is_reached(token, relation):
            return Finding(Status.ACTUAL, "")
        found = [self._own(token, relation), self._before(token), self._question(token)]
        step, limit = token, 0
        if self._is_presupposed(token, relation):
            return _strongest([f for f in found if f is not None])
        while step.head != step.i and limit < 8:
            head = self.tokens[step.head]
            found.append(self._above(step, head, relation, anchor=token))
            if self._closes(step, token):
                break
            step, limit = head, limit + 1
        return _strongest([f for f in found if f is not None])

    def _is_reached(self, token: Token, relation: str) -> bool:
        """ "ran 9.86 to beat X", "left to join X": an English purpose told after the fact."""
        head = self.tokens[token.head]
        if self._is_preceded(token, head):
            return True
        told = head.i < token.i and head.pos == "VERB" and head.tense == "Past" and token.dep == "advcl"
        infinitive = any(self.tokens[i].lower == "to" for i in token.children)
        if not (told and infinitive and relation in _PURPOSE_DONE) or self._lemma(head) in self.words.planned_verbs:
            return False
        return self.mood.of(head) is None and not self._bends(self._lemma(head), head, token, infinitive=True)

    def _is_preceded(self, token: Token, head: Token) -> bool:
        """ "a enseigné dix ans avant de rejoindre le CNRS": both are told as done."""
        words = [t.lower for t in self.tokens[max(0, token.i - 4) : token.i]]
        after = any(pair in (("avant", "de"), ("avant", "d'")) for pair in pairwise(words))
        if not after or head.pos != "VERB" or head.i > token.i:
            return False
        helped = any(
            self.tokens[i].lemma in ("avoir", "être") and self.tokens[i].tense == "Pres" for i in head.children
        )
        return (head.form == "Part" and helped and self.mood.of(head) is None) or (
            head.form == "Fin" and head.tense == "Past"
        )

    def _is_presupposed(self, token: Token, relation: str) -> bool:
        """ "envisage de vendre sa participation dans X": the stake is held; and one is born, whatever follows."""
        if relation in _BORN:
            return True
        owned = any(self.tokens[i].possessive or self.tokens[i].dep == "nmod:poss" for i in token.children)
        if relation == "partnersWith" and self.words.language == "fr":  # "souhaite renforcer sa coopération avec X"
            head = self.tokens[token.head].lemma
            return token.pos == "NOUN" and owned and head in _GOING_ON
        return relation == "owns" and token.pos == "NOUN" and owned and not self._is_sold(token)

    def _own(self, token: Token, relation: str) -> Finding | None:
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            out = [t for t in self.parsed.children(token.i, "acl", "amod") if t.lemma in self.words.firing_verbs]
            if relation == "candidateFor" and out:
                return Finding(Status.NEGATED, out[0].lemma)  # "deux candidats écartés"
            found = self._modifiers(token)
            if found is not None:
                return found
            if token.lemma.lower() in self.words.offer_nouns or token.lower in self.words.offer_nouns:
                return Finding(Status.PLANNED, token.lower)
        if token.lemma in self.words.expecting_verbs:
            return Finding(Status.PLANNED, token.lemma)
        coming = self.words.planned_nouns if token.pos == "NOUN" else self.words.announcing_verbs
        coming -= self.words.negated_verbs
        if relation in _ANNOUNCED and token.lemma.lower() in coming and self.mood.of(token, relation) is None:
            return Finding(Status.PLANNED, token.lower)  # "annonce la fermeture de", "un accord de fusion"
        if relation in ("owns", "operatesIn") and self._is_sold(token):
            return Finding(Status.PAST, self.tokens[token.head].lemma)
        if self._is_withdrawn(token, relation) and self.mood.of(token, relation) is None:
            return Finding(Status.PAST, token.lemma)
        if relation == "relativeOf" and token.lemma in ("divorcer", "divorce"):
            return Finding(Status.PAST, token.lemma)
        offered = next(
            (t.lower for t in self.tokens[token.i + 1 : token.i + 4] if t.lower in self.words.offer_nouns), ""
        )
        own = self.mood.of(token, relation)
        if own is None and offered and token.pos == "VERB" and relation not in _SPEECH:
            return Finding(Status.PLANNED, offered)
        return own

    def _is_sold(self, stake: Token) -> bool:
        """ "a vendu sa participation dans X", "a vendu ses activités en Y"."""
        verb = self.tokens[stake.head]
        return stake.dep == "obj" and verb.lemma in _SELLING and self.mood.of(verb) is None

    def _is_withdrawn(self, token: Token, relation: str) -> bool:
        """ "a retiré sa plainte contre X", "a retiré son offre sur X"."""
        if token.pos != "VERB" or token.lemma not in _WITHDRAWING or relation == "leaves":
            return False
        behind = {t.lower for t in self.tokens[token.i + 1 : token.i + 4]}
        return bool(behind & (_WITHDRAWN | self.words.offer_nouns))

    def _modifiers(self, token: Token) -> Finding | None:
        for i in (*token.children, token.i - 1 if token.i else token.i):
            word = self.tokens[i].lower
            told = i == token.head and self.tokens[i].form == "Fin"  # "reported revenue of"
            if self.tokens[i].sentence != token.sentence or abs(i - token.i) > 3 or told:
                continue
            if word in self.words.possible_modifiers:
                return Finding(Status.POSSIBLE, word)
            if word in self.words.past_modifiers and i < token.i and self.tokens[i].pos != "SCONJ":
                return Finding(Status.PAST, word)
            if word in ("aucun", "aucune", "no"):
                return Finding(Status.NEGATED, word)
        return None

    def _question(self, token: Token) -> Finding | None:
        """ "X va-t-il racheter Y ?" asserts nothing; "pourquoi X a racheté Y ?" does."""
        sentence = self.parsed.sentence_of(token.i)
        words = self.tokens[sentence.start : sentence.end]
        if token.pos not in ("VERB", "AUX") or not any(t.text == "?" for t in words[-2:]):
            return None
        return None if any(t.lower in _PRESUMING for t in words) else Finding(Status.POSSIBLE, "?")

    def _before(self, token: Token) -> Finding | None:
        """Words right before an infinitive: "un accord pour racheter", "en passe de racheter"."""
        perfect = any(self.tokens[i].form == "Inf" for i in token.children if self.tokens[i].dep.startswith("aux"))
        marked = any(self.tokens[i].lower == "to" for i in token.children)
        if token.form not in ("Inf", "Ger") and not perfect and not marked:
            return None
        first = self.parsed.sentence_of(token.i).start
        index = token.i - 1
        while (
            index > first
            and self.tokens[index].pos in ("AUX", "PRON", "ADV", "PART")
            and self.tokens[index].lower != "to"
        ):
            index -= 1
        if self.tokens[index].lower not in ("de", "d'", "pour", "à", "to", "of"):
            return self._verb_before(self.tokens[token.i - 1 - perfect])
        phrase = " ".join(t.lower for t in self.tokens[max(first, index - 4) : index + 1]).replace("' ", "'")
        whole = phrase.removesuffix("d'") + "de" if phrase.endswith(" d'") else phrase
        if any(whole.endswith(words) for words in self.words.planned_phrases):
            rumoured = any(t.mood == "Cnd" for t in self.tokens[max(first, index - 4) : index])
            return Finding(Status.POSSIBLE if rumoured else Status.PLANNED, phrase)  # "serait sur le point de"
        if index > first and self.tokens[index - 1].pos in ("NOUN", "ADJ", "PROPN"):
            noun = next((t for t in reversed(self.tokens[max(first, index - 4) : index]) if t.pos == "NOUN"), None)
            return self._noun(noun) if noun is not None else None
        return None

    def _verb_before(self, word: Token) -> Finding | None:
        """ "dément avoir racheté", "compte racheter", where the parse took the verb for something else."""
        if word.dep == "root" or word.capitalised or word.pos == "AUX":
            return None
        for verbs, status in (
            (self.words.negated_verbs, Status.NEGATED),
            (self.words.possible_verbs, Status.POSSIBLE),
            (self.words.planned_verbs, Status.PLANNED),
        ):
            if word.lemma in verbs and word.lemma not in _LIGHT:
                return Finding(status, word.lower)
        return None

    # ------------------------------------------------------------ what stands above

    def _above(self, step: Token, head: Token, relation: str, anchor: Token) -> Finding | None:
        if step.dep in ("conj", "appos") or (step.dep == "advcl" and step.form == "Part" and step.tense == "Past"):
            return None  # "étranglé par une dette, le promoteur négocie"
        if step.dep in ("nsubj", "nsubj:pass"):
            return (
                outcome(head, self.parsed, self.mood, self.words)
                if step.i == anchor.i and step.pos in ("NOUN", "PROPN")
                else None
            )
        if step.pos == "NOUN" and step.case in _CIRCUMSTANCES and self.words.language == "fr":
            own = self.mood.of(head)  # "depuis la victoire de X, Y n'a cessé de"; "après le rachat de X, Y sera …"
            return own if own is not None and own.status in (Status.PLANNED, Status.POSSIBLE) else None
        if head.pos in ("VERB", "AUX", "ADJ"):
            return self._governor(step, head, relation)
        if relation == "partnersWith" and head.lemma == "accord" and self.tokens[head.i + 1].lower != "de principe":
            return None  # "l'accord de coopération entre X et Y"
        if head.pos == "NOUN" and (
            step.form == "Inf" or (step.pos in ("NOUN", "PROPN") and step.case in ("de", "of", "for", "pour", "to"))
        ):
            return self._noun(head)
        return None

    def _governor(self, step: Token, head: Token, relation: str) -> Finding | None:
        lemma = self._lemma(head)
        if relation == "candidateFor" and lemma in self.words.firing_verbs and self.mood.of(head) is None:
            return Finding(Status.NEGATED, lemma)  # "ont été écartés de la liste des candidats"
        if lemma in _ONLY and self.mood.of(head) is not None:
            return None  # "ne se contente pas de fournir X": he does
        if lemma in _FEARING and step.dep in ("ccomp", "obj", "xcomp", "advcl") and step.pos != "NOUN":
            return Finding(Status.POSSIBLE, lemma)
        if step.dep in ("ccomp", "obj", "obl:arg") and self._is_rumoured(head):
            return Finding(Status.POSSIBLE, "rumeur")
        if lemma in _CONTINUING and head.tense == "Fut":
            return None  # "continuera de diriger X": it goes on
        announcing = lemma in self.words.announcing_verbs and lemma not in self.words.negated_verbs
        if relation in _SPEECH and step.form == "Inf" and self._is_said(lemma):
            return self.mood.of(head)  # "a annoncé soutenir X": by saying so
        if step.pos == "NOUN" and relation in _ANNOUNCED and announcing and step.dep == "obj":
            return Finding(Status.PLANNED, lemma)
        infinitive = step.form in ("Inf", "Ger") or any(self.tokens[i].lower == "to" for i in step.children)
        complement = (
            infinitive or step.dep in ("xcomp", "ccomp", "obj", "obl:arg", "advcl", "acl") or step.pos == "NOUN"
        )
        if not complement or lemma in _FACTUAL:
            return self.mood.of(head) if step.dep in ("xcomp", "obj", "obl:arg") else None
        if step.dep in ("obl:mod", "obl:agent") and step.pos != "NOUN" and not infinitive:
            return None
        own = self.mood.of(head)
        bent = self._bends(lemma, head, step, infinitive)
        if bent is not None and own is not None and own.status is Status.NEGATED:
            if bent.status is Status.PAST:
                return None  # "n'a pas cessé de fournir X"
            return Finding(Status.POSSIBLE if bent.status is Status.NEGATED else Status.NEGATED, f"{own.cue} {lemma}")
        if bent is not None and bent.status is Status.PLANNED and self._is_rumour(own, lemma):
            return Finding(Status.POSSIBLE, f"conditional {lemma}")
        if bent is not None:
            return bent
        marker = next((self.tokens[i].lower for i in step.children if self.tokens[i].dep in ("mark", "case")), "")
        if infinitive and marker in ("pour", "afin", "to") and step.dep in ("advcl", "obl:arg", "obl:mod", "acl"):
            reached = relation in _PURPOSE_DONE or (relation in _ARRIVING and self._has_gone(head))
            return own if reached else Finding(Status.PLANNED, marker)
        return own if step.dep in ("xcomp", "obj", "obl:arg", "ccomp") else None

    def _is_said(self, lemma: str) -> bool:
        """Whether a French verb reports what it governs, and neither denies, considers nor promises it."""
        bent = lemma in self.words.negated_verbs or lemma in self.words.possible_verbs or lemma in _THREATS
        return self.words.language == "fr" and lemma in self.words.reporting_verbs and not bent

    def _is_rumour(self, own: Finding | None, lemma: str) -> bool:
        """ "chercherait à vendre", "serait sur le point de": a plan that somebody only tells of."""
        polite = ("vouloir", "souhaiter", "devoir", "aimer", "falloir", "désirer", "would", "like")
        return own is not None and own.cue == "conditional" and lemma not in polite

    def _has_gone(self, verb: Token) -> bool:
        """ "s'est rendu à Vienne pour y rencontrer X", "a quitté le pays pour trouver refuge en Y": it came to that."""
        helped = any(self.tokens[i].dep.startswith("aux") and self.tokens[i].tense == "Pres" for i in verb.children)
        return verb.lemma in _GOING and verb.form == "Part" and helped

    def _is_rumoured(self, verb: Token) -> bool:
        """ "la rumeur veut que"."""
        return any(
            c.lemma.lower() in self.words.possible_nouns
            for c in self.parsed.children(verb.i, "nsubj")
            if c.pos == "NOUN"
        )

    def _lemma(self, token: Token) -> str:
        if any(self.tokens[i].lower in ("se", "s'") for i in token.children):
            reflexive = ("s'" if token.lemma[:1] in "aeiouéèêh" else "se ") + token.lemma
            for words in (self.words.planned_verbs, self.words.possible_verbs, self.words.negated_verbs):
                if reflexive in words:
                    return reflexive
        particle = next((self.tokens[i].lower for i in token.children if self.tokens[i].dep == "compound:prt"), "")
        if particle and f"{token.lemma} {particle}" in self.words.negated_verbs:
            return f"{token.lemma} {particle}"  # "called off a visit"
        silent = token.lemma + "e"  # "hopes" is no form of "hop"
        if token.lower in (silent + "s", silent + "d") and silent in self.words.planned_verbs:
            return silent
        return token.lemma

    def _bends(self, lemma: str, head: Token, step: Token, infinitive: bool) -> Finding | None:
        stopped = lemma == "stop" and step.dep == "xcomp"  # "stopped supplying X"
        if stopped or (step.pos == "NOUN" and lemma in self.words.past_verbs):
            return Finding(Status.PAST, lemma)
        if lemma in self.words.negated_verbs:
            return Finding(Status.NEGATED, lemma)
        if lemma in self.words.past_verbs and (lemma != "use" or head.lower == "used"):
            return Finding(Status.PAST, lemma) if infinitive or step.pos == "NOUN" else None
        if head.pos == "ADJ":
            return Finding(_TOLD_OF[head.lemma], head.lemma) if head.lemma in _TOLD_OF else None
        if not (infinitive or step.dep in ("ccomp", "xcomp") or step.pos == "NOUN"):
            return None
        if lemma in self.words.possible_verbs and not (lemma in self.words.reporting_verbs and not infinitive):
            if lemma == "pouvoir" and head.tense == "Past" and head.form == "Part":
                return None  # "a pu racheter": he did
            return Finding(Status.POSSIBLE, lemma)
        if lemma == "devoir" and head.tense == "Past" and head.form == "Part":
            return None  # "a dû céder": he did
        if lemma == "devoir" and head.tense == "Imp" and fails_behind(head, self.parsed, self.words):
            return Finding(Status.NEGATED, lemma)
        if lemma in self.words.planned_verbs and (
            infinitive or (lemma not in self.words.reporting_verbs and lemma not in _LIGHT)
        ):
            return Finding(Status.PLANNED, lemma)
        return None

    def _noun(self, noun: Token) -> Finding | None:
        following = f"{noun.lemma} " + " ".join(t.lower for t in self.tokens[noun.i + 1 : noun.i + 3])
        compound = following.replace("d' ", "d'")
        for words, status in (
            (self.words.negated_nouns, Status.NEGATED),
            (self.words.possible_nouns, Status.POSSIBLE),
            (self.words.planned_nouns, Status.PLANNED),
        ):
            if noun.lemma.lower() in words or noun.lower in words or compound in words:
                return Finding(status, noun.lower)
        return None

    @staticmethod
    def _closes(step: Token, anchor: Token) -> bool:
        """Whether what stands above no longer bears on the word: relatives, participles, asides."""
        if step.dep in ("acl:relcl", "parataxis", "appos", "amod", "nsubj", "nsubj:pass"):
            return True
        if step.dep in ("acl", "advcl") and step.form in ("Part", "Fin"):
            return True
        return step.dep in ("obl:mod", "obl", "obl:agent", "nmod") and step.pos == "PROPN"


_LIGHT = frozenset("be go aller look make give permettre tenir proposer offrir préparer demander".split())
_ORDER = (Status.NEGATED, Status.POSSIBLE, Status.PLANNED, Status.PAST)


def _strongest(findings: list[Finding]) -> Finding:
    for status in _ORDER:
        for finding in findings:
            if finding.status is status:
                return finding
    return Finding(Status.ACTUAL, "")
