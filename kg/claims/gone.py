"""Who has died, was dismissed or was replaced in a document: what they headed or belonged to is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Fillers
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import ParsedText, Token

_ENDED_BY_DEATH = frozenset("leads memberOf livesIn".split())
_NEAR = 25
"""Words between a dismissal or succession and the post that it ends."""
_BY_WORDS = ("title", ".learned")
"""Rules that find a post where no verb says that somebody takes it up."""


def is_told_as_done(verb: Token, parsed: ParsedText) -> bool:
    """Whether a verb form speaks of what has happened: neither denied, nor ahead, nor only thought of."""
    around = [verb, *(parsed.tokens[i] for i in verb.children)]
    return (
        verb.form in ("Fin", "Part")
        and verb.tense != "Fut"
        and not any(t.mood == "Cnd" or t.tense == "Fut" for t in around)
        and not any(t.lower in ("ne", "n'", "not", "n't", "never", "will", "would", "could", "may") for t in around)
    )


def end_posts(
    drafts: Iterable[Draft], discourse: Discourse, clauses: Clauses, fillers: Fillers, words: Vocabulary
) -> None:
    """Put into the past what the dead headed or belonged to, and near the word what the dismissed headed."""
    dead: set[int] = set()
    replaced: dict[int, Token] = {}
    for verb in discourse.parsed.tokens:
        if verb.pos == "VERB" and is_told_as_done(verb, discourse.parsed):
            dead.update(_persons(_dying(verb, clauses, words), discourse, fillers))
            replaced.update(dict.fromkeys(_persons(_leaving(verb, clauses, words), discourse, fillers), verb))
    for draft in drafts:
        if draft.status is not Status.ACTUAL:
            continue
        died = draft.subject in dead and draft.relation in _ENDED_BY_DEATH
        if died or _is_held_before(draft, replaced.get(draft.subject), discourse.parsed, words):
            draft.status = Status.PAST


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
    if verb.lemma not in words.firing_verbs:
        return []
    return clauses.surface_subject(verb) if clauses.is_passive(verb) else clauses.objects(verb)


def _persons(indices: Iterable[int], discourse: Discourse, fillers: Fillers) -> Iterator[int]:
    for index in indices:
        for filler in fillers.of(index):
            if discourse.participants[filler.participant].type == "Person":
                yield filler.participant
