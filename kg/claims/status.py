"""Whether a claim is told as done, over, intended, possible or denied.

The anchor's own clause speaks first (``mood``); then every verb and noun above it may bend it
("refuse de", "projet de", "a accepté de"). The strongest finding wins.
"""

from __future__ import annotations

from itertools import pairwise

from kg.claims.done import is_told_as_done
from kg.claims.governing import ANNOUNCED, FAVOURED, LIGHT, PURPOSE_DONE, SPEECH, Governing
from kg.claims.mood import HAPPENED, STAYING, Finding
from kg.claims.outcome import fronted, is_clause_of_noun
from kg.claims.undone import OPERATIONS, comes_to_nothing, is_called_off, is_left_again, is_refused
from kg.claims.vocabulary import Vocabulary
from kg.model import Status
from kg.syntax import ParsedText, Token

_BORN = frozenset("age bornIn bornOn foundedOn".split())
_GOING_ON = frozenset(
    "continuer poursuivre renforcer approfondir élargir étendre intensifier prolonger accélérer".split()
)
"""Verbs that take for granted what they go on with."""

_SELLING = frozenset("vendre céder sell offload".split())
_CLOSING = frozenset("fermer close shutter".split())
_WITHDRAWING = frozenset("retirer abandonner lever withdraw drop".split())
_WITHDRAWN = frozenset("plainte plaintes recours soutien poursuites complaint lawsuit suit bid offer".split())
"""What is over when it is withdrawn."""


_STOPPED = frozenset("produces supplies partnersWith operatesIn".split())
"""Relations that are over when their verb says that somebody stops."""
_TAKEN_UP = frozenset("nouveau élu élue désigné désignée elect designate incoming next".split())
"""Words of what is to come that tell, beside other nouns than offices, of what is."""
_HAD = frozenset("operatesIn subsidiaryOf".split())
"""Relations that a noun which somebody has takes for granted: "étudie la cession de ses activités en X"."""
_NEW = frozenset("first future new next nouveau planned premier prochain second".split())
_LETTING = frozenset("approve clear sign approuver signer".split())
"""Verbs by which something may go ahead, and is not done yet."""
_UNDER_WAY = frozenset(("layoffs", "leaves"))
"""Relations that English tells of in the progressive when they are still to come."""
_BEING = frozenset("is are was were 's ’s 're ’re".split())
_DIRECT = frozenset(("aller", "compter"))
"""Verbs that take an infinitive without a preposition."""
_PRESUMING = frozenset("pourquoi comment quand why how when".split())


class Statuses(Governing):
    """Decides the status of claims in one document."""

    def __init__(self, parsed: ParsedText, vocabulary: Vocabulary) -> None:
        super().__init__(parsed, vocabulary)
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
        found.append(fronted(token, self.parsed, self.mood, self.words))
        step, limit = token, 0
        if self._is_presupposed(token, relation):
            return _strongest([f for f in found if f is not None])
        while step.head != step.i and limit < 8:
            head = self.tokens[step.head]
            found.append(self._above(step, head, relation, anchor=token))
            if self._closes(step, token):
                break
            step, limit = head, limit + 1
        return self._in_the_end(token, relation, _strongest([f for f in found if f is not None]))

    def _in_the_end(self, token: Token, relation: str, told: Finding) -> Finding:
        """What the rest of the sentence makes of what a claim's own words tell."""
        if told.status is Status.PAST and relation in HAPPENED:
            return Finding(Status.ACTUAL, told.cue)
        ahead = told.status in (Status.PLANNED, Status.POSSIBLE)
        if ahead and relation in OPERATIONS and comes_to_nothing(token, self.parsed, self.words):
            return Finding(Status.NEGATED, "in vain")
        if is_called_off(token, relation, self.parsed):
            return Finding(Status.NEGATED, "called off")
        if relation == "leaves" and is_refused(token, self.parsed, self.words):
            return Finding(Status.NEGATED, "refused")
        if told.status is Status.ACTUAL and is_left_again(token, relation, self.parsed, self.words):
            return Finding(Status.PAST, "before leaving")
        if relation == "layoffs" and told.status is Status.PAST:
            return self.mood.of(self.tokens[token.head]) or Finding(
                Status.ACTUAL, ""
            )  # "would end trading, with the loss"
        return told

    def goes_on(self, anchor: int) -> bool:
        """Whether a word stands with a verb of staying, "restera directeur de X", or is told as done."""
        if self._is_completed(anchor):
            return True
        verb = self.tokens[anchor]
        verb = verb if verb.pos == "VERB" else self.tokens[verb.head]
        return verb.pos == "VERB" and verb.lemma in STAYING and self.mood.of(verb) is None

    def _is_completed(self, anchor: int) -> bool:
        """Whether the verb beside says that it is done: "The merger of X and Y was completed"."""
        noun = self.tokens[anchor]
        verb = self.tokens[noun.head]
        closed = noun.dep in ("nsubj", "nsubj:pass", "obj") and verb.lemma in self.words.completing_verbs - _LETTING
        return noun.pos == "NOUN" and closed and is_told_as_done(verb, self.parsed) and self.mood.of(verb) is None

    def _is_reached(self, token: Token, relation: str) -> bool:
        """ "ran 9.86 to beat X", "left to join X": an English purpose told after the fact."""
        head = self.tokens[token.head]
        if self._is_preceded(token, head):
            return True
        told = head.i < token.i and head.pos == "VERB" and head.tense == "Past" and token.dep == "advcl"
        infinitive = any(self.tokens[i].lower == "to" for i in token.children)
        if not (told and infinitive and relation in PURPOSE_DONE) or self._lemma(head) in self.words.planned_verbs:
            return False
        return self.mood.of(head) is None and not self._bends(self._lemma(head), head, token, infinitive=True)

    def _is_preceded(self, token: Token, head: Token) -> bool:
        """ "a enseigné dix ans avant de rejoindre X", "Avant de rejoindre X, il dirigeait Y": both are told as done."""
        words = [t.lower for t in self.tokens[max(0, token.i - 4) : token.i]]
        after = any(pair in (("avant", "de"), ("avant", "d'")) for pair in pairwise(words))
        if not after or head.pos != "VERB":
            return False
        if head.i > token.i:
            return head.form == "Fin" and head.tense in ("Past", "Imp")
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
        if token.pos != "NOUN" or not owned or self._is_sold(token):
            return False
        return relation == "owns" or (relation in _HAD and not self._is_to_be_made(token))

    def _is_to_be_made(self, noun: Token) -> bool:
        """ "veut ouvrir sa première usine à X", "its new plant in X is to …": what one does not have as yet."""
        if any(self.tokens[i].pos == "ADJ" and self.tokens[i].lemma.lower() in _NEW for i in noun.children):
            return True
        above = (self.tokens[noun.head], self.tokens[self.tokens[noun.head].head])
        return any(word.lemma.lower() in self.words.opening_words for word in above)

    def _own(self, token: Token, relation: str) -> Finding | None:
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            out = [t for t in self.parsed.children(token.i, "acl", "amod") if t.lemma in self.words.firing_verbs]
            if relation == "candidateFor" and out:
                return Finding(Status.NEGATED, out[0].lemma)  # "deux candidats écartés"
            found = self._modifiers(token) or self._led_by(token)
            if found is not None:
                return found
            if token.lemma.lower() in self.words.offer_nouns or token.lower in self.words.offer_nouns:
                return Finding(Status.PAST if self._is_dropped(token) else Status.PLANNED, token.lower)
        if relation == "sanctions" and token.lemma == "requérir":
            return self.mood.of(token, relation) or Finding(
                Status.POSSIBLE, token.lemma
            )  # "a requis cinq ans contre X"
        if token.lemma in self.words.expecting_verbs or (relation == "participatesIn" and token.lemma == "qualifier"):
            return Finding(Status.PLANNED, token.lemma)
        if token.pos == "VERB" and token.lemma in self.words.past_verbs and relation in _STOPPED:
            return self.mood.of(token, relation) or Finding(Status.PAST, token.lemma)  # "a arrêté la production de X"
        coming = self.words.planned_nouns if token.pos == "NOUN" else self.words.announcing_verbs
        coming -= self.words.negated_verbs
        if relation in ANNOUNCED and token.lemma.lower() in coming and self.mood.of(token, relation) is None:
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
        if own is None and relation in _UNDER_WAY and self._is_under_way(token):
            return Finding(Status.PLANNED, token.lower)  # "is stepping down", "is laying off 600 people"
        if own is not None and own.status is Status.NEGATED and self._lemma(token) in self.words.negated_verbs:
            return Finding(Status.POSSIBLE, own.cue)  # "has not ruled out X", "n'exclut pas X"
        if own is None and relation == "acquires" and token.pos == "VERB" and token.lemma in self.words.offer_nouns:
            return Finding(Status.PLANNED, token.lemma)  # "had bid for X"
        if own is None and relation in OPERATIONS and token.pos == "VERB" and token.lemma in self.words.refusing_verbs:
            return Finding(Status.NEGATED, token.lemma)  # "rejected an offer from X"
        if own is None and offered and token.pos == "VERB" and relation not in SPEECH:
            return Finding(Status.PLANNED, offered)
        return own

    def _is_under_way(self, verb: Token) -> bool:
        helpers = {self.tokens[i].lower for i in verb.children if self.tokens[i].dep.startswith("aux")}
        return verb.pos == "VERB" and verb.lower.endswith("ing") and bool(helpers & _BEING)

    def _is_sold(self, stake: Token) -> bool:
        """ "a vendu sa participation dans X", "a vendu ses activités en Y", "closed its sites in Y"."""
        verb = self.tokens[stake.head]
        return stake.dep == "obj" and verb.lemma in _SELLING | _CLOSING and self.mood.of(verb) is None

    def _is_withdrawn(self, token: Token, relation: str) -> bool:
        """ "a retiré sa plainte contre X", "a retiré son offre sur X"."""
        if token.pos != "VERB" or token.lemma not in _WITHDRAWING or relation == "leaves":
            return False
        behind = {t.lower for t in self.tokens[token.i + 1 : token.i + 4]}
        return bool(behind & (_WITHDRAWN | self.words.offer_nouns))

    def _is_dropped(self, offer: Token) -> bool:
        """ "has withdrawn its offer for X": what was offered is so no longer."""
        verb = self.tokens[offer.head]
        dropped = offer.dep == "obj" and verb.lemma in self.words.past_verbs
        return dropped and is_told_as_done(verb, self.parsed) and self.mood.of(verb) is None

    def _modifiers(self, token: Token) -> Finding | None:
        for i in (*token.children, token.i - 1 if token.i else token.i):
            word = self.tokens[i].lower
            told = i == token.head and self.tokens[i].form == "Fin"  # "reported revenue of"
            if self.tokens[i].sentence != token.sentence or abs(i - token.i) > 3 or told:
                continue
            if word in self.words.possible_modifiers:
                return Finding(Status.POSSIBLE, word)
            ahead = self.words.language == "fr" or i < token.i
            if ahead and word in self.words.planned_modifiers - _TAKEN_UP:
                return Finding(Status.PLANNED, word)  # "le futur rachat", "la prochaine rencontre", "its proposed sale"
            if word in self.words.past_modifiers and i < token.i and self.tokens[i].pos != "SCONJ":
                return Finding(Status.PAST, word)
            if word in ("aucun", "aucune", "no"):
                return Finding(Status.NEGATED, word)
        return None

    def _led_by(self, noun: Token) -> Finding | None:
        """ "en cas d'attaque de X contre Y", "Vers un rachat de X", "un accord en vue d'un rachat de X"."""
        start = noun.i
        while start and self.tokens[start - 1].pos in ("DET", "ADJ"):
            start -= 1
        before = [t.lower for t in self.tokens[max(0, start - 3) : noun.i]]
        if before[-3:-1] == ["en", "cas"]:
            return Finding(Status.POSSIBLE, "en cas de")
        if before[:2] == ["en", "vue"]:
            led = self.tokens[start - 4] if start > 3 else noun
            return (self._noun(led) if led.pos == "NOUN" else None) or Finding(Status.PLANNED, "en vue de")
        if before[2:3] == ["pour"] and self._is_agreed(start - 1):
            return Finding(Status.PLANNED, "pour")
        opens = self.parsed.sentence_of(noun.i).start == noun.i - 2
        return Finding(Status.PLANNED, "vers") if opens and before[-2:-1] == ["vers"] else None

    def _is_agreed(self, index: int) -> bool:
        """ "un protocole d'accord | pour le rachat de X"."""
        return any(t.pos == "NOUN" and self._noun(t) is not None for t in self.tokens[max(0, index - 3) : index])

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
            return self._verb_before(self.tokens[index])
        near = self.tokens[max(first, index - 4) : index]
        if self.tokens[index].lower == "pour" and any(FAVOURED & {t.lemma, t.lower} for t in near):
            return Finding(Status.POSSIBLE, "pour")  # "pressentie pour diriger X"
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
            if word.lemma in verbs and word.lemma not in LIGHT - _DIRECT:
                return Finding(status, word.lower)
        return None

    def _closes(self, step: Token, anchor: Token) -> bool:
        """Whether what stands above no longer bears on the word: relatives, participles, asides."""
        if step.dep.startswith("acl") and is_clause_of_noun(step, self.tokens):
            return False  # "denied a report that X had bought Y"
        if step.dep in ("acl:relcl", "parataxis", "appos", "amod", "nsubj", "nsubj:pass"):
            return True
        if step.i == anchor.i and self._is_circumstance(step):
            return True  # "former un gouvernement, après la démission de X"
        if step.dep in ("acl", "advcl") and step.form in ("Part", "Fin") and not self._is_gerund(step):
            return True
        return step.dep in ("obl:mod", "obl", "obl:agent", "nmod") and step.pos == "PROPN"


_ORDER = (Status.NEGATED, Status.POSSIBLE, Status.PLANNED, Status.PAST)


def _strongest(findings: list[Finding]) -> Finding:
    for status in _ORDER:
        for finding in findings:
            if finding.status is status:
                return finding
    return Finding(Status.ACTUAL, "")
