"""Who stands beside a post without holding it: whom somebody replaces is not appointed, a lawyer not of his client.

Nor does who holds one post hold another: a mayor heads a town, and not the country that the sentence names, too.
"""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import ParsedText

_OF = frozenset("de du d' d’ des for of to".split())
_ARTICLES = frozenset("the le la les l' l’".split())
_BETWEEN = _OF | _ARTICLES | {"à", "au", "aux"}
"""What may stand between a word of replacement and the name: "en remplacement | de | X"."""
_HEADS = (
    (
        frozenset("bourgmestre burgomaster maire mairesse mayor".split()),
        frozenset("Company Country Event MediaOutlet Organization PoliticalParty Product SportsTeam".split()),
    ),
    (frozenset("gouverneur gouverneure governor préfet préfète prefect".split()), frozenset(("Country", "Event"))),
    (frozenset(("president",)), frozenset(("City",))),
)
"""Role nouns, and what those who are called so alone never head."""
_JUDGING = frozenset(
    "assemblée assembly congress congrès cour court parlement parliament senate sénat tribunal".split()
)
"""Words in the names of bodies that take posts from others."""
_PUBLIC = frozenset("district state county city us u.s. general tribal".split())
"""What stands before "attorney" where it names an office: "the district attorney of X"."""


def holds_nothing(draft: Draft, discourse: Discourse, words: Vocabulary) -> bool:
    """Whether a draft appoints whom another replaces, or takes a lawyer for his client's, a mayor for a country's."""
    if draft.object is None or not draft.object_tokens[1]:
        return False
    start = draft.object_tokens[0]
    if draft.relation == "leaves":
        return _is_judged(draft, discourse, words)
    if draft.relation == "dismisses":
        return _replaces(draft, discourse.parsed, words)
    if draft.relation == "appoints":
        return _is_replaced(discourse.parsed, start, words)
    if draft.relation == "leads" and _heads_another(draft, discourse):
        return True
    return draft.relation in ("leads", "memberOf") and _is_client(discourse.parsed, start, words)


def _replaces(draft: Draft, parsed: ParsedText, words: Vocabulary) -> bool:
    """ "was dismissed by X and replaced by | Y": Y dismisses nobody."""
    start = draft.subject_tokens[0]
    led = start > 1 and parsed.tokens[start - 1].lower in ("by", "par")
    return led and parsed.tokens[start - 2].lemma in words.succeeding_verbs


def _is_judged(draft: Draft, discourse: Discourse, words: Vocabulary) -> bool:
    """ "The Constitutional Court dismissed | Prime Minister X": who is told to leave the court was never in it."""
    body = discourse.participants[draft.object] if draft.object is not None else None
    judging = body is not None and bool(_JUDGING & {word.lower() for word in body.name.split()})
    return judging and discourse.parsed.tokens[draft.anchor].lemma in words.firing_verbs


def end_replaced(draft: Draft, parsed: ParsedText, words: Vocabulary) -> None:
    """Say that who is replaced headed the body, where a name that "replacing" leads to is told to head it now."""
    replaced = draft.relation == "leads" and draft.status is Status.ACTUAL and draft.subject_tokens[1]
    if replaced and _replacement(parsed, draft.subject_tokens[0], words) in words.replacements:
        draft.status = Status.PAST


def _is_replaced(parsed: ParsedText, start: int, words: Vocabulary) -> bool:
    """Whether words of replacement lead to a name: "en remplacement de | X", "to succeed | X"."""
    word = _replacement(parsed, start, words)
    return word in words.replacements or word in words.succeeding_verbs


def _replacement(parsed: ParsedText, start: int, words: Vocabulary) -> str:
    """The word of replacement before a name, less what may stand between; the empty string without one."""
    first = parsed.sentence_of(start).start
    index = start - 1
    while index > first and parsed.tokens[index].lower in _BETWEEN:
        index -= 1
    token = parsed.tokens[max(index, first)]
    return token.lower if token.lower in words.replacements else token.lemma


def _heads_another(draft: Draft, discourse: Discourse) -> bool:
    """Whether the only role noun for the subject in its sentence is of who never heads such a thing."""
    if draft.object is None or draft.subject is None:
        return False
    kind = discourse.participants[draft.object].type
    sentence = discourse.parsed.sentence_of(draft.subject_tokens[0])
    held = [t for t in discourse.titles if draft.subject in t.holders and sentence.start <= t.head < sentence.end]
    if not held or any(draft.object in title.complements for title in held):
        return False
    called = [{word.lower() for word in title.words} for title in held]
    return any(kind in kinds and all(words & nouns for words in called) for nouns, kinds in _HEADS)


def _is_client(parsed: ParsedText, start: int, words: Vocabulary) -> bool:
    """ "a lawyer for | X", "l'avocat de | X", but no "district attorney of | X"."""
    first = parsed.sentence_of(start).start
    tokens = parsed.tokens
    index = start - 1
    while index > first and tokens[index].lower in _ARTICLES:
        index -= 1
    if index <= first or tokens[index].lower not in _OF or tokens[index - 1].lower not in words.counsels:
        return False
    return index < first + 2 or tokens[index - 2].lower not in _PUBLIC
