"""The status of what the learned reader finds: its own opinion, held against what the words around say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.claims.barring import EXCEPT
from kg.claims.draft import Draft
from kg.claims.governing import SPEECH
from kg.claims.mood import HAPPENED
from kg.claims.status import Statuses
from kg.claims.undone import is_called_off
from kg.claims.wordings import Wordings
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import Token

CERTAIN = 0.6
"""How certain it must be of a status that the words around do not show."""

UNDENIED = 0.96
"""How certain it must be where they deny or doubt."""

UNENDED = 0.9
"""How certain it must be where they say that it is over."""

SETTLED = 0.7
"""How certain it must be that the words between the ends are not looked at."""

FAR = 30
"""Words between two ends, above which they are not looked at."""

_AROUND = 20
"""Words between a place and the word that tells of an opening there."""

_STEPS = 4
"""Words from an object up to the verb that may turn it down."""
_AMBIGUOUS = frozenset("contester exclure écarter éviter empêcher interdire manquer négliger repousser".split())
"""Verbs that deny what they govern, and may as well tell what is done to it."""

_HELD = frozenset("leads memberOf".split())
_REPLACING = frozenset(("replace", "remplacer"))
_AT_ONCE = frozenset("defeats kills leaves".split())
"""Relations of what is done in a moment, and stays done."""
_CONVICTING = frozenset("condamner convict sentence".split())

_EXCEPT = (*EXCEPT, (",", "not"), (",", "pas"), (",", "non"))
"""What sets apart the one of whom it is not so."""

_FROM = frozenset("de d' du des par chez from at".split())
_OUT_OF = frozenset(("de", "du", "d'", "à", "of", "from", "out of"))
_TRAVEL = 7
"""Words from a verb of coming to where somebody comes from."""

_LEAVING = ("quitter", "délaisser", "leave", "ditch")
_TODAY = frozenset("aujourd'hui désormais actuellement".split())
_AROUND_TODAY = 9
"""Words from such a word to what somebody heads or belongs to."""

_SCHOOLED = 4
"""Words from "diplômé" to the school."""

_LEAST = {Status.NEGATED: UNDENIED, Status.POSSIBLE: UNDENIED, Status.PAST: UNENDED}
_OPEN = (Status.ACTUAL, Status.PLANNED, Status.POSSIBLE)
"""What a verb of staying makes certain."""
_TELLING = ("VERB", "AUX", "NOUN", "ADJ")

STANDING = frozenset(
    "leads memberOf locatedIn citizenOf livesIn relativeOf subsidiaryOf partOf owns operatesIn competesWith".split()
)
"""Relations of how things stand, which sentences tell in passing, whatever their verbs say."""


class Leaning:
    """Decides the status of what the learned reader finds in one document."""

    def __init__(self, discourse: Discourse, wordings: Wordings, statuses: Statuses) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.wordings = wordings
        self.statuses = statuses

    def of(self, draft: Draft) -> Status:
        """The status of a draft; what happens at once, as a departure does, is never over."""
        status = self._decide(draft)
        return Status.ACTUAL if status is Status.PAST and draft.relation in _AT_ONCE else status

    def _decide(self, draft: Draft) -> Status:
        """The reader's own opinion, unless the words around say more.

        Where it is not sure that something is so, a word between the ends that speaks of plans, doubt or denial
        decides.
        """
        if draft.relation == "age":
            return Status.ACTUAL  # "the 62-year-old former mayor": the office alone is over
        told = self._told(draft)
        off = _is_turned_down(draft, self.discourse, self.statuses) or _is_cleared(draft, self.discourse, self.statuses)
        if self._is_missed(draft):
            return Status.ACTUAL
        if told in (Status.ACTUAL, Status.PAST) and off:
            return Status.NEGATED
        if is_called_off(self.tokens[draft.anchor], draft.relation, self.discourse.parsed):
            return Status.NEGATED
        status = self._weighed(draft, told)
        before, behind = sorted((draft.subject_tokens, draft.object_tokens))
        if any(t.lower.startswith("ex-") for t in self.tokens[behind[1] : behind[1] + 2]):
            return Status.PAST  # "X et Y, ex-rivales"
        if self._is_left_out(behind[0]) or self._stays_away(draft):
            return Status.NEGATED
        if draft.relation in _HELD and (before_or_after := self._succession(draft)) is not None:
            return before_or_after
        if (
            draft.relation == "memberOf"
            and status is Status.ACTUAL
            and (self._is_come_from(draft) or self._is_schooled(draft))
        ):
            return Status.PAST
        if status in _OPEN and self._stays(draft):
            draft.leaning = None
            return Status.ACTUAL
        if (
            draft.relation == "operatesIn"
            and status is Status.ACTUAL
            and (self._is_to_open(draft) or self._comes(draft))
        ):
            return Status.PLANNED
        if draft.relation in _HELD and (gone_to := self._gone_to(draft)) is not None:
            return gone_to
        said_now = _is_said_now(draft, self.tokens) or self._is_of_today(draft)
        if status is Status.PAST and draft.relation in _HELD and said_now:
            return Status.ACTUAL
        over = draft.leaning is Status.PAST and draft.relation in HAPPENED  # what happens once is then told as done
        if status is not Status.ACTUAL or over or draft.certainty >= SETTLED:
            return status or told
        ends = range(before[1], behind[0]) if behind[0] - before[1] <= FAR else range(0)
        said = (
            self.statuses.of(index, draft.relation).status
            for index in ends
            if self.tokens[index].pos in _TELLING and self.discourse.outermost(index) is None
        )
        return next((one for one in said if one is not Status.ACTUAL), status)

    def _stays(self, draft: Draft) -> bool:
        """ "will stay at X until 2030", "conservera ses parts de X": a state that is to go on holds."""
        before, behind = sorted((draft.subject_tokens, draft.object_tokens))
        between = self.tokens[before[1] : min(behind[0], before[1] + _STEPS)]
        verb = next((t.i for t in between if t.pos == "VERB"), None)
        return draft.relation in STANDING and verb is not None and self.statuses.goes_on(verb)

    def _gone_to(self, draft: Draft) -> Status | None:
        """ "a quitté X pour | Y", "left X for | Y": where somebody is from then on."""
        start = draft.object_tokens[0]
        while start and self.tokens[start - 1].pos in ("DET", "ADJ"):
            start -= 1
        if not start or self.tokens[start - 1].lower not in ("pour", "for"):
            return None
        first = max(start - _AROUND_TODAY, self.discourse.parsed.sentence_of(start - 1).start)
        near = self.tokens[first:start]
        verb = next((t for t in reversed(near) if t.pos == "VERB"), None)
        if verb is None or verb.lemma not in _LEAVING:
            return None
        mood = self.statuses.mood.of(verb)
        return Status.ACTUAL if mood is None else mood.status

    def _is_of_today(self, draft: Draft) -> bool:
        """ "l'ancienne ministre X, aujourd'hui à la tête de | Y", "préside désormais | Y": what is told of now."""
        start, words = draft.object_tokens[0], self.statuses.words
        first = max(draft.subject_tokens[1] if draft.subject_tokens[1] <= start else 0, start - _AROUND_TODAY)
        now = next((t.i for t in reversed(self.tokens[first:start]) if t.lower in _TODAY), None)
        if now is None:
            return False
        return not any(t.lower in words.past_modifiers or t.lower == "avoir" for t in self.tokens[now:start])

    def _is_missed(self, draft: Draft) -> bool:
        """ "recevra Y sans son demi-centre, | X", "without their captain X": who is out of the team belongs to it."""
        start = draft.subject_tokens[0]
        before = self.tokens[max(0, start - _STEPS - 1) : start]
        without = next((k for k, t in enumerate(before) if t.lower in ("sans", "without")), None)
        return draft.relation in _HELD and without is not None and any(t.possessive for t in before[without:])

    def _is_come_from(self, draft: Draft) -> bool:
        """ "arrivé il y a deux ans de X", "passée par X", "poached from X": where somebody is no longer."""
        start = draft.object_tokens[0]
        while start and self.tokens[start - 1].pos in ("DET", "ADJ"):
            start -= 1
        if not start or self.tokens[start - 1].lower not in _FROM:
            return False
        first = max(start - 1 - _TRAVEL, self.discourse.parsed.sentence_of(start).start)
        for word in reversed(self.tokens[first : start - 1]):
            if word.text in (",", ";", "(") or (word.form == "Fin" and word.pos == "AUX"):
                return False
            if word.lemma.lower() in self.statuses.words.arriving_words:
                return True
        return False

    def _is_to_open(self, draft: Draft) -> bool:
        """ "prévoit d'ouvrir un bureau à X", "X, où elle compte ouvrir un bureau", "a annoncé l'ouverture à X"."""
        words, sentence = self.statuses.words, self.discourse.parsed.sentence_of(draft.object_tokens[0])
        first, last = draft.object_tokens
        described = any(t.lower in ("où", "where") for t in self.tokens[last : last + 2])
        near = self.tokens[last : min(last + _AROUND, sentence.end)] if described else ()
        ahead = self.tokens[max(first - _AROUND, sentence.start) : first]
        for opening in (*near, *reversed(ahead)):
            if opening.lemma.lower() in words.opening_words:
                before = [t.lemma for t in self.tokens[max(opening.i - 3, sentence.start) : opening.i]]
                announcing = words.announcing_verbs - words.negated_verbs if opening.pos == "NOUN" else frozenset()
                planning = words.planned_verbs if opening.form == "Inf" else announcing
                return any(lemma in planning for lemma in before)
        return False

    def _comes(self, draft: Draft) -> bool:
        """ "inaugurera samedi à X son premier magasin", "X doit suivre en 2022": there, once the verb is so."""
        step = _outside(draft.object_tokens, self.tokens)
        verb = self.tokens[step.head] if step is not None else None
        if verb is None or verb.pos != "VERB" or self.statuses.goes_on(verb.i):
            return False
        words = self.statuses.words
        opening = verb.lemma in words.opening_words or (step is not None and step.dep == "nsubj")
        forms = (verb, *(self.tokens[i] for i in verb.children if self.tokens[i].dep.startswith("aux")))
        ahead = any(form.tense == "Fut" or form.lower == "will" for form in forms) or verb.lemma == "devoir"
        return opening and ahead and verb.lemma not in words.ending_verbs | words.cutting_words

    def _stays_away(self, draft: Draft) -> bool:
        """ "will skip the summit", "pulled out of the US Open", "a déclaré forfait pour Roland-Garros"."""
        kind = self.discourse.participants[draft.object].type if draft.object is not None else ""
        step = _outside(draft.object_tokens, self.tokens)
        if draft.relation != "participatesIn" or kind != "Event" or step is None:
            return False
        words, verb, start = self.statuses.words, self.tokens[step.head], draft.object_tokens[0]
        before = self.tokens[max(start - _STEPS, self.discourse.parsed.sentence_of(start).start) : start]
        if draft.subject_tokens[0] < start and any(t.lower in words.absence_words for t in before):
            return not any(t.lower in ("pas", "not", "never") for t in before)
        lemma = self.wordings.clauses.verb_lemma(verb)
        missed = step.dep == "obj" and lemma in words.missing_verbs
        left = step.case in _OUT_OF and lemma in words.pulling_out_verbs
        mood = self.statuses.mood.of(verb)
        if not (missed or left) or (mood is not None and mood.status is Status.NEGATED):
            return False
        doers = self.wordings.clauses.surface_subject(verb)
        return any(draft.subject_tokens[0] <= i < draft.subject_tokens[1] for i in doers)

    def _is_left_out(self, start: int) -> bool:
        """ "endorsed by X but not by | Y", "soutenu par X mais pas par | Y"."""
        before = [t.lower for t in self.tokens[max(0, start - 4) : start] if t.pos != "DET"]
        return any(pair in _EXCEPT for pair in pairwise(before[-3:]))

    def _succession(self, draft: Draft) -> Status | None:
        """ "her predecessor, | X", "le prédécesseur de Y à la tête de Z, | X": X headed it, and Y does."""
        start = draft.subject_tokens[0]
        words = self.statuses.words.predecessors
        if any(t.lower in words for t in self.tokens[max(0, start - 2) : start]) and not self.tokens[start].case:
            return Status.PAST
        step = _outside(draft.subject_tokens, self.tokens)
        if step is not None and step.case in ("with", "par") and self.tokens[step.head].lemma in _REPLACING:
            return self.statuses.of(step.head, "").status  # "sacked Y and replaced him with X"
        if step is None or self.tokens[step.head].lemma.lower() not in words:
            return None
        return Status.PAST if step.dep == "appos" else Status.ACTUAL if step.case in ("de", "of") else None

    def _is_schooled(self, draft: Draft) -> bool:
        """ "diplômée de l'université de X", "two classmates from X": who has learned there, and is there no more."""
        kind = self.discourse.participants[draft.object].type if draft.object is not None else ""
        start = draft.object_tokens[0]
        before = self.tokens[max(0, start - _SCHOOLED) : start]
        learned = [t for t in before if t.lower in self.statuses.words.schooling_words]
        student = any(self.tokens[t.i + 1].lower.startswith("student") for t in learned)
        return kind == "EducationalInstitution" and bool(learned) and not student

    def _weighed(self, draft: Draft, told: Status) -> Status:
        """What the reader sees, where it is sure enough of it beside what the words tell."""
        seen = draft.leaning or told
        if seen is Status.PAST and draft.relation in HAPPENED:
            seen = Status.ACTUAL
        if told is Status.ACTUAL:
            unsure = seen is Status.PAST and draft.relation in STANDING and draft.certainty < CERTAIN
            return told if unsure else seen
        if told is Status.PAST and self.tokens[draft.anchor].pos == "NOUN":
            return told  # "l'ancien président de X"
        return seen if draft.certainty >= _LEAST.get(told, CERTAIN) else told

    def _told(self, draft: Draft) -> Status:
        """What the clause of the anchor says, where that tells of the relation.

        "X, chanteuse de Y, n'a pas répondu" denies nothing of Y: no word of the relation is denied.
        """
        told = self.statuses.of(draft.anchor, draft.relation).status
        over = told is Status.PAST and self.tokens[draft.anchor].pos == "NOUN"  # "closed its sites in X"
        if told is Status.ACTUAL or over or self.wordings.tells(self.tokens[draft.anchor], draft.relation):
            return told
        apart = told is Status.NEGATED and self.tokens[draft.anchor].pos in ("VERB", "AUX")
        return Status.ACTUAL if draft.relation in STANDING or apart else told


def _is_said_now(draft: Draft, tokens: Sequence[Token]) -> bool:
    """ "was a captain in X, where his son Y is now chief": a copula in the present behind the name."""
    behind = tokens[draft.subject_tokens[1] : draft.subject_tokens[1] + 2]
    present = behind and behind[0].lemma in ("be", "être") and behind[0].tense == "Pres"
    return bool(present) and behind[-1].lower in ("now", "currently", "désormais", "aujourd'hui", "actuellement")


def _is_turned_down(draft: Draft, discourse: Discourse, statuses: Statuses) -> bool:
    """ "a décliné la présidence de X", "a renoncé à nommer Y": the verb that the object hangs on denies it."""
    tokens = discourse.parsed.tokens
    step = _outside(draft.object_tokens, tokens)
    left_out = statuses.mood.of(tokens[step.head]) if step is not None else None
    if left_out is not None and left_out.cue == "sans":
        return True  # "sans accuser X"
    if draft.relation in SPEECH or statuses.words.language != "fr" or step is None:
        return False
    near = 1 if draft.relation == "participatesIn" else _STEPS
    for _ in range(near):
        head = tokens[step.head]
        if step.dep == "nsubj":
            return False  # "le chef de X, Y, a démenti avoir reçu Z", "la Cour suprême de X a annulé Y"
        if head.pos == "VERB" and head.lemma in statuses.words.negated_verbs - _AMBIGUOUS:
            return head.i > draft.subject_tokens[0] and statuses.mood.of(head) is None
        if head.i == step.i or step.dep in ("conj", "appos") or (head.pos == "VERB" and head.form != "Inf"):
            return False
        step = head
    return False


def _is_cleared(draft: Draft, discourse: Discourse, statuses: Statuses) -> bool:
    """ "X a été relaxé par le tribunal de Y": no sanction, unless somebody else is convicted beside."""
    if draft.relation != "sanctions":
        return False
    sentence = discourse.parsed.sentence_of(draft.object_tokens[0])
    verbs = {t.lemma for t in discourse.parsed.tokens[sentence.start : sentence.end] if t.form == "Part"}
    return bool(verbs & statuses.words.clearing_verbs) and not verbs & _CONVICTING


def _outside(span: tuple[int, int], tokens: Sequence[Token]) -> Token | None:
    """The word of an end that hangs on another word."""
    return next((tokens[i] for i in range(*span) if not span[0] <= tokens[i].head < span[1]), None)
