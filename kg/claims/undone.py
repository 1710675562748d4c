"""What comes to nothing, or is left again, in the sentence that tells of it: "avait tenté de racheter X, en vain"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.done import is_told_as_done
from kg.claims.vocabulary import Vocabulary
from kg.syntax import ParsedText, Token

OPERATIONS = frozenset("acquires divests mergesWith investsIn partnersWith funds supplies".split())
"""Relations of what is offered, and then refused or given up."""

_LEFT = frozenset("leads memberOf owns operatesIn livesIn partnersWith supports sues sanctions".split())
"""Relations of what lasts until one goes from it."""
_HELD = frozenset("leads memberOf".split())
_GOING_ON = frozenset("rejoindre partir intégrer join".split())
"""Verbs by which one goes on to another post."""
_SIGNED = "participatesIn"
_FIXED = frozenset("competesWith meets visits participatesIn".split())
"""Relations of what is set for a day, and may not take place."""
_FIXTURES = frozenset(
    """rencontre match derby partie visite sommet réunion entrevue rendez-vous game match meeting visit summit fixture
    derby talk""".split()
)
_SCRAPPING = frozenset("annuler déprogrammer cancel scrap".split())
_HELD_AS_SET = (("avoir", "lieu"), ("se", "jouer"), ("se", "tenir"), ("take", "place"), ("go", "ahead"))
_NEGATING = frozenset("ne n' not n't never jamais".split())
_WHOSE = frozenset("il elle ils elles on he she it they".split())
_ANAPHORS = frozenset("que qu' l' la le les it them which".split())
_LED = ("de", "d'", "to")
_CLITICS = frozenset("s' se en y le la les l' lui".split())
_REACH = 14
"""Words behind a claim's word in which one may go from it again."""


def comes_to_nothing(anchor: Token, parsed: ParsedText, words: Vocabulary) -> bool:
    """ "avait proposé de racheter X, qui a refusé", "had bid for X but pulled out", "une offre restée sans suite"."""
    behind = parsed.tokens[anchor.i + 1 : parsed.sentence_of(anchor.i).end]
    text = " ".join(t.lower for t in behind)
    if any(f" {phrase} " in f" {text} " for phrase in words.vain_phrases):
        return True
    return any(_withdraws(verb, parsed, words) or _refuses(verb, parsed, words) for verb in _done(behind, parsed))


def is_refused(anchor: Token, parsed: ParsedText, words: Vocabulary) -> bool:
    """ "a présenté sa démission, que X a refusée": what a departure is told of is not accepted."""
    behind = parsed.tokens[anchor.i + 1 : parsed.sentence_of(anchor.i).end]
    return any(
        verb.lemma in words.refusing_verbs and any(o.lower in _ANAPHORS for o in parsed.children(verb.i, "obj", "mark"))
        for verb in _done(behind, parsed)
    )


def is_called_off(anchor: Token, relation: str, parsed: ParsedText) -> bool:
    """ "La rencontre entre X et Y a été annulée", "The game between X and Y did not take place"."""
    if relation not in _FIXED:
        return False
    sentence = parsed.sentence_of(anchor.i)
    for noun in parsed.tokens[sentence.start : sentence.end]:
        verb = parsed.tokens[noun.head]
        set_for = noun.lemma.lower() in _FIXTURES and noun.dep.startswith("nsubj") and verb.pos == "VERB"
        if set_for and anchor.i in {*parsed.subtree(verb.i)} and _is_scrapped(verb, parsed):
            return True
    return False


def _is_scrapped(verb: Token, parsed: ParsedText) -> bool:
    """Whether a verb says of its subject that it does not take place."""
    before = parsed.tokens[max(0, verb.i - 5) : verb.i]
    denied = any(t.lower in _NEGATING for t in before)
    if verb.lemma in _SCRAPPING:
        passive = any(t.dep == "nsubj:pass" or t.dep == "aux:pass" for t in parsed.children(verb.i))
        perfect = verb.form == "Part" and any(t.tense != "Fut" for t in before if t.pos == "AUX")
        return passive and perfect and not denied
    around = [t.lemma for t in parsed.tokens[max(0, verb.i - 3) : verb.i + 3]]
    near = {*around, *(t.lower for t in parsed.tokens[max(0, verb.i - 3) : verb.i + 5])}
    return denied and any(set(words) <= near for words in _HELD_AS_SET)


def is_left_again(anchor: Token, relation: str, parsed: ParsedText, words: Vocabulary) -> bool:
    """ "avait signé l'accord, avant de s'en retirer", "joined X in 2012 before leaving for Y"."""
    if relation not in _LEFT and relation != _SIGNED:
        return False
    limit = min(anchor.i + 1 + _REACH, parsed.sentence_of(anchor.i).end - 1)
    for index in range(anchor.i + 1, limit):
        if parsed.tokens[index].lower not in ("avant", "before"):
            continue
        verb, clitics = _behind(index, parsed)
        if relation == _SIGNED:
            return "en" in clitics and verb.lemma in words.ending_verbs | words.quitting_verbs
        on = _GOING_ON if relation in _HELD else frozenset[str]()
        return verb.lemma in words.ending_verbs | words.quitting_verbs | on
    return False


def _behind(index: int, parsed: ParsedText) -> tuple[Token, set[str]]:
    """The verb that "avant de" or "before" leads to, and the clitics before it."""
    clitics, step = set(), index + 1
    while step + 1 < len(parsed.tokens) and parsed.tokens[step].lower in _CLITICS | {"de", "d'"}:
        clitics.add(parsed.tokens[step].lower)
        step += 1
    return parsed.tokens[step], clitics


def _done(behind: tuple[Token, ...], parsed: ParsedText) -> Iterator[Token]:
    for token in behind:
        if token.pos == "VERB" and is_told_as_done(token, parsed):
            yield token


def _withdraws(verb: Token, parsed: ParsedText, words: Vocabulary) -> bool:
    """Whether the verb says that who wanted it wants it no more."""
    subjects = [*parsed.children(verb.i, "nsubj", "nsubj:pass")]
    if any(subject.lower not in _WHOSE for subject in subjects):
        return False
    reflexive = any(parsed.tokens[i].lower in ("se", "s'") for i in verb.children)
    particle = next((f" {c.lower}" for c in parsed.children(verb.i, "compound:prt", "advmod")), "")
    whole = next((f" l'{c.lower}" for c in parsed.children(verb.i, "obj")), "")
    said = {f"se {verb.lemma}"} if reflexive else {verb.lemma + particle, verb.lemma + whole, verb.lemma}
    return bool(said & words.withdrawing_verbs)


def _refuses(verb: Token, parsed: ParsedText, words: Vocabulary) -> bool:
    """Whether the verb says that it was refused: nothing else is, as in "a refusé de commenter"."""
    particle = next((f" {c.lower}" for c in parsed.children(verb.i, "compound:prt")), "")
    if verb.lemma + particle not in words.refusing_verbs:
        return False
    following = parsed.tokens[verb.i + 1].lower if verb.i + 1 < len(parsed.tokens) else ""
    objects = [*parsed.children(verb.i, "obj", "xcomp", "nsubj:pass")]
    known = all(o.lower in _ANAPHORS or o.lemma.lower() in words.offer_nouns for o in objects)
    return following not in _LED and known
