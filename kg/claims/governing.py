"""What the words above a claim make of it: "refuse de", "projet de", "a accepté de", "la rumeur d'un"."""

from __future__ import annotations

from kg.claims.arguments import OBJECT_CONTROL
from kg.claims.mood import STATES, Finding, Mood
from kg.claims.outcome import fails_behind, has_gone, is_clause_of_noun, outcome
from kg.claims.vocabulary import Vocabulary
from kg.model import Status
from kg.syntax import ParsedText, Token

_FACTUAL = frozenset(
    """
    réussir parvenir finir venir commencer continuer arriver aider manage succeed help begin start continue finish
    """.split()
)
"""Verbs whose complement has happened."""

PURPOSE_DONE = frozenset("memberOf leads participatesIn defeats".split())
"""Relations that "pour + infinitive" tells as reached: "a quitté X pour rejoindre Y"."""

_ARRIVING = frozenset("livesIn meets visits".split())
"""Relations that "pour + infinitive" tells as reached behind a verb of going."""

_ACCOUNTS = frozenset("debt profit revenue valuation".split())
"""What is told of by verbs that say nothing else: "afficher", "accuser", "post"."""

SPEECH = frozenset("opposes supports accuses sues".split())
"""Relations that an offer beside the verb does not put off: "a rejeté l'offre de X"."""

_ONLY = frozenset("contenter borner limiter tarder hésiter".split())
"""Verbs that tell of it as done when they are negated."""

_THREATS = frozenset("promettre menacer jurer compter".split())
"""Verbs that report what is still to come."""

FAVOURED = frozenset(
    "favori favorite favoris pressenti pressentie candidat candidate lice course circuler évoquer citer".split()
)
_CHARGING = frozenset("juger poursuivre inculper arrêter interpeller rechercher écrouer comparaître répondre".split())
"""Verbs that tell for what somebody is held, whether he has done it or not."""

_CRIMES = frozenset("attacks kills".split())
_TRIALS = frozenset("trial charge suspicion procès".split())

_ASKING = frozenset("interroger questionner sonder ask question quiz".split())

_LEADING = frozenset("of from with over about on".split())
"""Prepositions before an English gerund that is governed as an infinitive is."""

_CALLING = frozenset("appeler call".split())
"""Verbs by which one supports or opposes what one calls for."""

_ACCEPTING = frozenset("accepter accept".split())
"""Verbs with which a resignation takes effect."""

_ALLEGING = frozenset(("allege",))
"""Verbs of reporting that leave open whether it is so."""

_CONTINUING = frozenset("continuer continue".split())

_FEARING = frozenset("craindre redouter fear".split())

ANNOUNCED = frozenset("acquires divests mergesWith layoffs hires investsIn".split())
"""Relations that are still to come when they are announced."""

_APPROVING = frozenset(
    "approuver avaliser autoriser entériner valider approve authorise authorize back clear endorse ratify".split()
)
"""Verbs of consent: what they let happen is still to come."""

_HEARSAY = frozenset("believe report rumour rumor say suspect think understand".split())
"""Verbs in the passive that nobody answers for: "is said to have met"."""

_CIRCUMSTANCES = frozenset(("lors de", "grâce à", *"depuis dès après lors pendant durant malgré suite grâce".split()))
"""Prepositions of what has happened, whatever the verb beside says."""

_STOPPING = frozenset("block bloquer veto empêcher interdire stop prevent forbid".split())
"""Verbs by which others bring something to nothing."""

_RULING = frozenset("agree decide vote décider voter".split())
"""Verbs by which it is stopped at once: "voted to block X"."""

LIGHT = frozenset("compter be go aller look make give permettre tenir proposer offrir préparer demander".split())
"""Verbs that put off an infinitive, and not what they take besides."""

_SCHEMES = frozenset("plan proposal idea projet idée intention".split())
"""What comes to nothing when it is dropped."""

_READY = "censé susceptible prêt décidé disposé ready set due likely poised keen willing about close tenu".split()

_TOLD_OF = {
    **dict.fromkeys(_READY, Status.PLANNED),
    **dict.fromkeys(("possible", "probable"), Status.POSSIBLE),
    **dict.fromkeys(("faux", "inexact", "erroné", "impossible", "false", "untrue"), Status.NEGATED),
}


class Governing:
    """Reads what governs the words of one document."""

    def __init__(self, parsed: ParsedText, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.words = vocabulary
        self.mood = Mood(parsed, vocabulary)

    def _above(self, step: Token, head: Token, relation: str, anchor: Token) -> Finding | None:
        if step.dep in ("conj", "appos") or (step.dep == "advcl" and step.form == "Part" and step.tense == "Past"):
            return None  # "étranglé par une dette, le promoteur négocie"
        if step.dep in ("nsubj", "nsubj:pass") and step.i != anchor.i and self._is_talk(step):
            return self._broken_off(head)
        if step.dep in ("nsubj", "nsubj:pass"):
            if step.i != anchor.i or step.pos not in ("NOUN", "PROPN") or self._is_who(step):
                return None
            return outcome(head, self.parsed, self.mood, self.words) or self._supposed(step, head)
        if self._is_circumstance(step):
            own = self.mood.of(head)  # "depuis la victoire de X, Y n'a cessé de"; "après le rachat de X, Y sera …"
            return own if own is not None and own.status in (Status.PLANNED, Status.POSSIBLE) else None
        if head.pos in ("VERB", "AUX", "ADJ"):
            return self._governor(step, head, relation)
        controller = self.tokens[head.head]
        if step.form == "Inf" and step.dep == "acl" and controller.lemma in OBJECT_CONTROL and head.dep != "nsubj":
            return self._governor(step, controller, relation)  # "demande au groupe X de racheter Y"
        if relation in _CRIMES and head.lemma in _TRIALS and step.case in ("pour", "for", "of"):
            return Finding(Status.POSSIBLE, head.lemma)  # "on trial for the murder of X"
        if relation == "partnersWith" and head.lemma == "accord" and self.tokens[head.i + 1].lower != "de principe":
            return None  # "l'accord de coopération entre X et Y"
        if head.pos == "NOUN" and (
            step.form == "Inf"
            or self._is_gerund(step)
            or is_clause_of_noun(step, self.tokens)
            or (step.pos in ("NOUN", "PROPN") and step.case in ("de", "of", "for", "pour", "to"))
        ):
            return self._noun(head)
        return None

    def _governor(self, step: Token, head: Token, relation: str) -> Finding | None:
        lemma = self._lemma(head)
        if relation == "candidateFor" and lemma in self.words.firing_verbs and self.mood.of(head) is None:
            return Finding(Status.NEGATED, lemma)  # "ont été écartés de la liste des candidats"
        if relation == "leaves" and lemma in _ACCEPTING and step.pos == "NOUN":
            return self.mood.of(head)  # "a accepté la démission de X"
        if lemma in _ONLY and self.mood.of(head) is not None:
            coming = head.tense == "Fut"  # "n'hésitera pas à fournir X"
            return Finding(Status.PLANNED, lemma) if coming else None  # "ne se contente pas de fournir X": he does
        if step.dep == "ccomp" and any(c.lower == "rien" for c in self.parsed.children(head.i, "nsubj")):
            return Finding(Status.POSSIBLE, "rien")  # "rien ne dit que X rachètera Y"
        if (
            relation in _ACCOUNTS
            and step.pos == "NOUN"
            and lemma in self.words.posting_verbs - self.words.planned_verbs
        ):
            return self.mood.of(head)  # "accuse une perte de": it has one
        if lemma in _FEARING and step.dep in ("ccomp", "obj", "xcomp", "advcl") and step.pos != "NOUN":
            return Finding(Status.POSSIBLE, lemma)
        if lemma in _ASKING and step.case in ("sur", "about") and self._is_any(step):
            return Finding(Status.POSSIBLE, lemma)  # "interrogée sur un rachat de X"
        if step.dep in ("ccomp", "obj", "obl:arg") and self._is_rumoured(head):
            return Finding(Status.POSSIBLE, "rumeur")
        if lemma in _CONTINUING and head.tense == "Fut":
            return None  # "continuera de diriger X": it goes on
        announcing = lemma in self.words.announcing_verbs | _APPROVING and lemma not in self.words.negated_verbs
        if relation in SPEECH and step.form == "Inf" and self._is_said(lemma):
            return self.mood.of(head)  # "a annoncé soutenir X": by saying so
        if (
            relation in SPEECH
            and lemma in _CALLING
            and not any(True for _ in self.parsed.children(head.i, "obj", "iobj"))
        ):
            return self.mood.of(head)  # "appelle à voter pour X", and not "appelle Y à voter pour X"
        if step.pos == "NOUN" and relation in ANNOUNCED and announcing and step.dep == "obj":
            return Finding(Status.PLANNED, lemma)
        if lemma in _HEARSAY and step.dep == "xcomp" and any(True for _ in self.parsed.children(head.i, "aux:pass")):
            return Finding(Status.POSSIBLE, lemma)
        if step.pos == "NOUN" and step.dep == "obj" and lemma in self.words.postponing_verbs - self.words.negated_verbs:
            return self.mood.of(head) or Finding(Status.PLANNED, lemma)  # "a reporté sa visite à X"
        helped = any(self.tokens[i].form == "Inf" for i in step.children if self.tokens[i].dep.startswith("aux"))
        if lemma in _CHARGING and (helped or (relation in _CRIMES and step.case in ("pour", "de", "for", "with"))):
            return Finding(Status.POSSIBLE, lemma)  # "jugé pour avoir tué X", "poursuivi pour le meurtre de X"
        infinitive = (
            step.form in ("Inf", "Ger")
            or self._is_gerund(step)
            or any(self.tokens[i].lower == "to" and self.tokens[i].dep != "case" for i in step.children)
        )
        complement = (
            infinitive or step.dep in ("xcomp", "ccomp", "obj", "obl:arg", "advcl", "acl") or step.pos == "NOUN"
        )
        if not complement or lemma in _FACTUAL:
            return self.mood.of(head) if step.dep in ("xcomp", "obj", "obl:arg") else None
        if step.dep in ("obl:mod", "obl:agent") and step.pos != "NOUN" and not infinitive:
            return None
        own = self.mood.of(head)
        bent = self._bends(lemma, head, step, infinitive)
        if bent is not None and bent.status is Status.NEGATED and self._is_to_be_stopped(step, head, own):
            return Finding(Status.PLANNED, lemma)
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
            favoured = any(t.lemma in FAVOURED or t.lower in FAVOURED for t in self.tokens[step.i - 5 : step.i])
            if favoured:
                return Finding(Status.POSSIBLE, marker)  # "donné favori pour prendre la tête de X"
            reached = relation in PURPOSE_DONE or (relation in _ARRIVING and has_gone(head, self.tokens))
            return own if reached else Finding(Status.PLANNED, marker)
        led_to = step.dep == "advcl" and step.tense == "Pres" and step.i > head.i and relation not in STATES
        return own if led_to or step.dep in ("xcomp", "obj", "obl:arg", "ccomp") else None

    def _is_to_be_stopped(self, step: Token, verb: Token, own: Finding | None) -> bool:
        """ "may block X's accession to Y", "is seeking to block the takeover": what goes on as long as nobody does."""
        if step.pos != "NOUN" or step.dep != "obj" or verb.lemma not in _STOPPING:
            return False
        ahead = own is not None and own.status in (Status.PLANNED, Status.POSSIBLE)
        above = self._lemma(self.tokens[verb.head])
        wanted = above in self.words.planned_verbs | self.words.possible_verbs
        aim = any(self.tokens[i].lower == "to" for i in verb.children) and above not in _FACTUAL
        sought = verb.form == "Inf" and verb.dep in ("advcl", "ccomp", "xcomp") and above not in _RULING
        return ahead or (sought and (aim or wanted))

    def _is_circumstance(self, step: Token) -> bool:
        """ "après le rachat de X": a noun of what has happened."""
        return step.pos == "NOUN" and step.case in _CIRCUMSTANCES and self.words.language == "fr"

    def _is_talk(self, noun: Token) -> bool:
        return noun.pos == "NOUN" and noun.lemma.lower() in self.words.possible_nouns | self.words.planned_nouns

    def _broken_off(self, verb: Token) -> Finding | None:
        """ "les discussions en vue d'une fusion ont été rompues", "le projet de rachat de X a échoué"."""
        off = verb.lemma in self.words.past_verbs | self.words.failing_verbs
        return Finding(Status.NEGATED, verb.lemma) if off and self.mood.of(verb) is None else None

    def _is_gerund(self, step: Token) -> bool:
        """ "accused of killing X", "no intention of buying X", "charged with killing": as good as an infinitive."""
        led = any(self.tokens[i].lower in _LEADING for i in step.children if i < step.i)
        return self.words.language == "en" and step.form == "Part" and step.tense == "Pres" and led

    def _is_who(self, noun: Token) -> bool:
        """ "The director of X denied having paid": what people do is no outcome of what they are."""
        return noun.lemma.lower() in self.words.person_nouns

    def _supposed(self, noun: Token, verb: Token) -> Finding | None:
        """ "A merger of X and Y would create": nobody says that there is to be one."""
        own = self.mood.of(verb)
        english = self.words.language == "en" and noun.pos == "NOUN" and self._is_any(noun)
        return own if english and own is not None and own.status is Status.POSSIBLE else None

    def _is_any(self, noun: Token) -> bool:
        """Whether no certain one is meant: "un rachat", "a possible sale"."""
        return any(c.lower in ("un", "une", "a", "an") for c in self.parsed.children(noun.i, "det"))

    def _is_said(self, lemma: str) -> bool:
        """Whether a French verb reports what it governs, and neither denies, considers nor promises it."""
        bent = lemma in self.words.negated_verbs or lemma in self.words.possible_verbs or lemma in _THREATS
        return self.words.language == "fr" and lemma in self.words.reporting_verbs and not bent

    def _is_rumour(self, own: Finding | None, lemma: str) -> bool:
        """ "chercherait à vendre", "serait sur le point de": a plan that somebody only tells of."""
        polite = ("vouloir", "souhaiter", "devoir", "aimer", "falloir", "désirer", "would", "like")
        return own is not None and own.cue == "conditional" and lemma not in polite

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
        particle = next((c.lower for c in self.parsed.children(token.i, "compound:prt", "advmod")), "")
        if particle and f"{token.lemma} {particle}" in self.words.negated_verbs:
            return f"{token.lemma} {particle}"  # "called off a visit"
        silent = token.lemma + "e"  # "hopes" is no form of "hop"
        if token.lower in (silent + "s", silent + "d") and silent in self.words.planned_verbs:
            return silent
        return token.lemma

    def _bends(self, lemma: str, head: Token, step: Token, infinitive: bool) -> Finding | None:
        schemes = [step] if step.dep == "obj" else [*self.parsed.children(head.i, "obj")] if infinitive else []
        given_up = lemma in self.words.past_verbs | self.words.failing_verbs
        if given_up and any(noun.lemma.lower() in _SCHEMES for noun in schemes):
            return Finding(Status.NEGATED, lemma)  # "dropped its plan to buy X", "a enterré son projet de"
        stopped = lemma == "stop" and step.dep == "xcomp"  # "stopped supplying X"
        if stopped or (step.pos == "NOUN" and lemma in self.words.past_verbs):
            return Finding(Status.PAST, lemma)
        if step.pos == "NOUN" and step.dep == "obj" and lemma in self.words.failing_verbs:
            return Finding(Status.NEGATED, lemma)  # "Bruxelles a bloqué le rachat de X"
        cleared = infinitive and lemma in self.words.clearing_verbs  # "was cleared of killing X"
        if cleared or lemma in self.words.negated_verbs:
            return Finding(Status.NEGATED, lemma)
        if lemma in self.words.past_verbs and (lemma != "use" or head.lower == "used"):
            return Finding(Status.PAST, lemma) if infinitive or step.pos == "NOUN" else None
        if head.pos == "ADJ":
            return Finding(_TOLD_OF[head.lemma], head.lemma) if head.lemma in _TOLD_OF else None
        if not (infinitive or step.dep in ("ccomp", "xcomp") or step.pos == "NOUN"):
            return None
        reported = lemma in self.words.reporting_verbs - _ALLEGING and not infinitive
        if lemma in self.words.possible_verbs and not reported:
            if lemma == "pouvoir" and head.tense == "Past" and head.form == "Part":
                return None  # "a pu racheter": he did
            return Finding(Status.POSSIBLE, lemma)
        if lemma == "have" and infinitive and any(c.lower == "yet" for c in self.parsed.children(head.i)):
            return Finding(Status.PLANNED, "yet")  # "has yet to ratify X"
        if lemma == "devoir" and head.tense == "Past" and head.form == "Part":
            return None  # "a dû céder": he did
        if lemma == "devoir" and head.tense == "Imp" and fails_behind(head, self.parsed, self.words):
            return Finding(Status.NEGATED, lemma)
        if lemma in self.words.planned_verbs and (
            infinitive or (lemma not in self.words.reporting_verbs and lemma not in LIGHT)
        ):
            return Finding(Status.PLANNED, lemma)
        return None

    def _noun(self, noun: Token) -> Finding | None:
        following = f"{noun.lemma} " + " ".join(t.lower for t in self.tokens[noun.i + 1 : noun.i + 3])
        compound = following.replace("d' ", "d'")
        if any(c.lower in ("no", "aucun", "aucune") for c in self.parsed.children(noun.i, "det")):
            return Finding(Status.NEGATED, noun.lower)  # "no intention of buying X"
        for words, status in (
            (self.words.negated_nouns, Status.NEGATED),
            (self.words.possible_nouns, Status.POSSIBLE),
            (self.words.planned_nouns, Status.PLANNED),
        ):
            if noun.lemma.lower() in words or noun.lower in words or compound in words:
                return Finding(status, noun.lower)
        return None
