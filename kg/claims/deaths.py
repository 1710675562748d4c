"""Who has died, as verbs, nouns and lists tell it: "X est mort", "la mort de X", "among the dead are X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.claims.calibration import LEARNED
from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Fillers, is_told_of
from kg.claims.status import Statuses
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import Token

_OWNERS = ("de", "of", "poss")
_LISTING = ("conj", "appos", "dep", "flat:name", "flat")
"""How names of a list hang on its first."""
_STEPS = 8
_YEARS = re.compile(r"\b\d{4}\s?[-–—]\s?\d{4}\b|†")
"""When somebody lived: "(1920-1998)"."""
_WOUNDING = frozenset("shoot stab wound injure hospitalise hospitalize blesser poignarder hospitaliser".split())
_DEADLY = frozenset(
    """fatally assassinate gun late bury funeral drown execute execution hang lynch murder perish pass obituary slay
    slain mortellement tuer succomber abattre assassiner décéder éteindre obsèques inhumer disparition disparaître
    noyer exécuter exécution pendre lyncher""".split()
)
"""Words beside those of the ontology that tell of a death."""


def is_survived(draft: Draft, discourse: Discourse, words: Vocabulary) -> bool:
    """Whether no word tells that somebody has died.

    "X, shot on Wednesday in Y, is in a stable condition", "Y, who ordered the arrest of X in 1998".
    """
    if draft.relation not in ("diedIn", "diedOn") or not draft.rule.endswith(LEARNED):
        return False
    parsed = discourse.parsed
    sentences = {parsed.sentence_of(draft.subject_tokens[0]), parsed.sentence_of(draft.anchor)}
    told = [token for sentence in sentences for token in parsed.tokens[sentence.start : sentence.end]]
    said = {form for token in told for form in (token.lemma.lower(), token.lower)}
    deadly = words.dying_verbs | words.killing_verbs | words.death_nouns | words.dead_words | _DEADLY
    lived = any(_YEARS.search(parsed.text(sentence.start, sentence.end)) for sentence in sentences)
    doubted = said & _WOUNDING if draft.relation == "diedIn" else not lived
    return bool(doubted) and not said & deadly


def dying(verb: Token, clauses: Clauses, words: Vocabulary) -> list[int]:
    """The words for those whom a verb tells to have died."""
    if verb.lemma in words.dying_verbs:
        return clauses.surface_subject(verb)
    if verb.lemma not in words.killing_verbs:
        return []
    return clauses.surface_subject(verb) if clauses.is_passive(verb) else clauses.objects(verb)


def mourned(noun: Token, clauses: Clauses, statuses: Statuses, words: Vocabulary) -> list[int]:
    """The words for those whose death a noun names, as long as nobody only tries, threatens or fears it."""
    if noun.pos != "NOUN" or noun.lemma.lower() not in words.death_nouns:
        return []
    above = clauses.parsed.tokens[noun.head]
    unsure = words.possible_verbs | words.planned_verbs | words.negated_verbs | words.demanding_verbs
    wished = noun.dep in ("obj", "nsubj:pass") and above.lemma in unsure
    if wished or statuses.of(noun.i, "").status is not Status.ACTUAL:
        return []
    roles = clauses.noun_roles(noun)
    return [index for role in _OWNERS for index in roles.get(role, ())]


def listed(discourse: Discourse, words: Vocabulary) -> Iterator[int]:
    """Those whom a sentence lists behind "parmi les morts figurent" or "among the dead are"."""
    tokens = discourse.parsed.tokens
    for token in tokens:
        if token.lower not in words.dead_words or not _opens(token, discourse):
            continue
        top = token
        while top.pos not in ("AUX", "PROPN") and not (top.pos == "VERB" and top.form == "Fin") and top.head != top.i:
            top = tokens[top.head]
        for reference in discourse.references:
            first = reference.start
            person = reference.kind == "name" and discourse.participants[reference.participants[0]].type == "Person"
            behind = first > token.i and tokens[first].sentence == token.sentence
            if person and behind and _hangs(tokens[reference.head], top, tokens):
                yield reference.participants[0]


def _opens(token: Token, discourse: Discourse) -> bool:
    """ "Parmi les | morts", "Among the | dead", "Those | killed", "Those who | died"."""
    start = discourse.parsed.sentence_of(token.i).start
    before = [t.lower for t in discourse.parsed.tokens[start : token.i]]
    return before in (["parmi", "les"], ["among", "the"], ["among", "those"], ["those"], ["those", "who"])


def _hangs(token: Token, top: Token, tokens: tuple[Token, ...]) -> bool:
    """Whether a name is one of the list that a word opens."""
    for _ in range(_STEPS):
        if top.i in (token.i, token.head):
            return True
        if token.dep not in _LISTING:
            return False
        token = tokens[token.head]
    return False


def persons(indices: Iterable[int], discourse: Discourse, fillers: Fillers, words: Vocabulary) -> Iterator[int]:
    """The people whom words denote."""
    for index in indices:
        for filler in fillers.of(index):
            own = is_told_of(filler, discourse.parsed.tokens[index], words)
            if own and discourse.participants[filler.participant].type == "Person":
                yield filler.participant
