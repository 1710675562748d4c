"""Posts of those who have died, were dismissed or replaced in a document are over, and not yet of who is to go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Fillers, is_told_of
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import ParsedText, Token

_ENDED_BY_DEATH = frozenset("leads memberOf livesIn".split())
_NEAR = 25
"""Words between a dismissal or succession and the post that it ends."""
_BY_WORDS = ("title", ".learned")
"""Rules that find a post where no verb says that somebody takes it up."""
_KNOWN = "the post known before"
_GOING = frozenset("go leave depart retire partir quitter".split())
_THANKING = "remercier"
"""The verb that dismisses whom one has, and thanks others."""
_POSTS = ("leads", "memberOf")
_COMING = (Status.PLANNED, Status.POSSIBLE)


def is_told_as_done(verb: Token, parsed: ParsedText) -> bool:
    """Whether a verb form speaks of what has happened: neither denied, nor ahead, nor only thought of."""
    around = [verb, *(parsed.tokens[i] for i in verb.children)]
    return (
        verb.form in ("Fin", "Part")
        and verb.tense != "Fut"
        and not any(t.mood == "Cnd" or t.tense == "Fut" for t in around)
        and not any(t.lower in ("ne", "n'", "not", "n't", "never", "will", "would", "could", "may") for t in around)
    )


def sends_away(verb: Token, parsed: ParsedText, words: Vocabulary) -> bool:
    """Whether a verb dismisses: "a remercié son directeur", and not "a remercié le président X"."""
    if verb.lemma not in words.firing_verbs:
        return False
    thanked = [*parsed.children(verb.i, "obj")] if verb.lemma == _THANKING else []
    return not thanked or any(parsed.tokens[i].possessive for noun in thanked for i in noun.children)


def end_posts(
    drafts: Iterable[Draft], discourse: Discourse, clauses: Clauses, fillers: Fillers, words: Vocabulary
) -> None:
    """Put into the past what the dead headed or belonged to, and near the word what the dismissed headed."""
    dead: set[int] = set()
    replaced: dict[int, Token] = {}
    going: dict[int, Token] = {}
    for verb in discourse.parsed.tokens:
        if verb.pos != "VERB":
            continue
        left = _leaving(verb, clauses, words)
        if is_told_as_done(verb, discourse.parsed):
            dead.update(_persons(_dying(verb, clauses, words), discourse, fillers, words))
            replaced.update(dict.fromkeys(_persons(left, discourse, fillers, words), verb))
        else:
            left = [*left, *_departing(verb, clauses, words)]
            going.update(dict.fromkeys(_persons(left, discourse, fillers, words), verb))
    drafts = list(drafts)
    _keep_until_gone(drafts, going, discourse.parsed)
    for draft in drafts:
        if draft.status is not Status.ACTUAL:
            continue
        died = draft.subject in dead and draft.relation in _ENDED_BY_DEATH
        if died or _is_held_before(draft, replaced.get(draft.subject), discourse.parsed, words):
            draft.status = Status.PAST


def _keep_until_gone(drafts: Iterable[Draft], going: dict[int, Token], parsed: ParsedText) -> None:
    """ "X succédera à Y, directeur général", "Editor Y will go": until then Y heads it."""
    for draft in drafts:
        verb = going.get(draft.subject)
        if verb is None or draft.relation not in _POSTS or draft.status not in _COMING:
            continue
        place = parsed.tokens[draft.object_tokens[0]]
        left = place.i < verb.i or "title" in draft.rule or (place.head == verb.i and place.dep == "obj")
        if left and abs(verb.i - draft.anchor) < _NEAR and any(word in draft.rule for word in (*_BY_WORDS, _KNOWN)):
            draft.status, draft.leaning = Status.ACTUAL, None


def _is_held_before(draft: Draft, verb: Token | None, parsed: ParsedText, words: Vocabulary) -> bool:
    """Whether a post is the one that the verb ends, and not what its holder went on to: "replaces X, who joins Y"."""
    if verb is None or draft.relation != "leads" or not any(word in draft.rule for word in _BY_WORDS):
        return False
    place = parsed.tokens[draft.object_tokens[0]]
    further = verb.lemma in words.succeeding_verbs and place.i > verb.i and place.sentence == verb.sentence
    return abs(verb.i - draft.anchor) < _NEAR and ("title" in draft.rule or not further)


def _dying(verb: Token, clauses: Clauses, words: Vocabulary) -> list[int]:
    """Whom a verb tells to have died."""
    if verb.lemma in words.dying_verbs:
        return clauses.surface_subject(verb)
    if verb.lemma not in words.killing_verbs:
        return []
    return clauses.surface_subject(verb) if clauses.is_passive(verb) else clauses.objects(verb)


def _leaving(verb: Token, clauses: Clauses, words: Vocabulary) -> list[int]:
    """Whom a verb tells to have been dismissed or succeeded."""
    if verb.lemma in words.succeeding_verbs:
        return [*clauses.objects(verb), *clauses.obliques(verb).get("à", ())]
    if clauses.is_passive(verb):
        return clauses.surface_subject(verb) if verb.lemma in words.firing_verbs else []
    return clauses.objects(verb) if sends_away(verb, clauses.parsed, words) else []


def _departing(verb: Token, clauses: Clauses, words: Vocabulary) -> list[int]:
    """Whom a verb tells to be going from a post."""
    going = verb.lemma in words.resigning_verbs | words.ending_verbs | _GOING
    return clauses.surface_subject(verb) if going else []


def _persons(indices: Iterable[int], discourse: Discourse, fillers: Fillers, words: Vocabulary) -> Iterator[int]:
    for index in indices:
        for filler in fillers.of(index):
            own = is_told_of(filler, discourse.parsed.tokens[index], words)
            if own and discourse.participants[filler.participant].type == "Person":
                yield filler.participant
