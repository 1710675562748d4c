"""Posts of those who have died, were dismissed or replaced in a document are over, and not yet of who is to go."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.claims.clauses import Clauses
from kg.claims.deaths import dying, listed, mourned, persons
from kg.claims.done import is_told_as_done, sends_away
from kg.claims.draft import Draft
from kg.claims.fillers import Fillers
from kg.claims.status import Statuses
from kg.claims.vocabulary import Vocabulary
from kg.discourse import PINNED, Discourse
from kg.model import Status
from kg.syntax import ParsedText, Token

_ENDED_BY_DEATH = frozenset("leads memberOf livesIn".split())
_NEAR = 25
"""Words between a dismissal or succession and the post that it ends."""
_BY_WORDS = ("title", ".learned")
"""Rules that find a post where no verb says that somebody takes it up."""
_KNOWN = "the post known before"
_GOING = frozenset("go leave depart retire partir quitter".split())
_JOINING = frozenset("rejoindre signer join sign move".split())
"""Verbs by which players go from one team to another."""
_FROM = re.compile(r"(?:en provenance d(?:e|u)|(?:arriving|arrives|arrived) from)\b[^,;]*$")
_POSTS = ("leads", "memberOf")
_COMING = (Status.PLANNED, Status.POSSIBLE)


def end_posts(
    drafts: Iterable[Draft],
    discourse: Discourse,
    clauses: Clauses,
    fillers: Fillers,
    statuses: Statuses,
) -> None:
    """Put into the past what the dead headed or belonged to, and near the word what the dismissed headed."""
    words = statuses.words
    dead = {*listed(discourse, words)}
    lamented: dict[int, Token] = {}
    replaced: dict[int, Token] = {}
    going: dict[int, Token] = {}
    for verb in discourse.parsed.tokens:
        if verb.pos != "VERB":
            told = persons(mourned(verb, clauses, statuses, words), discourse, fillers, words)
            lamented.update(dict.fromkeys(told, verb))
            continue
        left = _leaving(verb, clauses, words)
        if is_told_as_done(verb, discourse.parsed):
            dead.update(persons(dying(verb, clauses, words), discourse, fillers, words))
            replaced.update(dict.fromkeys(persons(left, discourse, fillers, words), verb))
        else:
            left = [*left, *_departing(verb, clauses, words)]
            going.update(dict.fromkeys(persons(left, discourse, fillers, words), verb))
    drafts = list(drafts)
    _keep_until_gone(drafts, going, discourse.parsed)
    _end_transfers(drafts, discourse)
    for draft in drafts:
        if draft.status is not Status.ACTUAL:
            continue
        noun = lamented.get(draft.subject)
        near = noun is not None and abs(noun.i - draft.anchor) < _NEAR  # obituaries tell of more than was held at last
        died = (draft.subject in dead or near) and draft.relation in _ENDED_BY_DEATH
        if died or _is_held_before(draft, replaced.get(draft.subject), discourse.parsed, words):
            draft.status = Status.PAST


def _end_transfers(drafts: list[Draft], discourse: Discourse) -> None:
    """ "Le gardien de X, Y, a rejoint Z": a player of one team at a time is no longer at the one of the title."""
    tokens = discourse.parsed.tokens
    for draft in drafts:
        if draft.relation == "memberOf" and draft.status is Status.ACTUAL and _is_left(draft, discourse.parsed):
            draft.status = Status.PAST
    sporting = [d for d in drafts if d.relation == "memberOf" and d.status is Status.ACTUAL and _is_team(d, discourse)]
    joined = [d for d in sporting if tokens[d.anchor].lemma in _JOINING]
    for draft in sporting:
        titled = tokens[draft.anchor].pos == "NOUN"
        moves = (d for d in joined if d.subject == draft.subject and d.object != draft.object)
        if titled and any(tokens[d.anchor].sentence == tokens[draft.anchor].sentence for d in moves):
            draft.status = Status.PAST


def _is_left(draft: Draft, parsed: ParsedText) -> bool:
    """ "l'attaquant, en provenance de | X", "arriving from | X": where somebody comes from is where he was."""
    start = draft.object_tokens[0]
    before = parsed.text(max(start - 4, parsed.sentence_of(start).start), start).lower() if start else ""
    return _FROM.search(before) is not None


def _is_team(draft: Draft, discourse: Discourse) -> bool:
    """Whether it is in a team that players leave for another, as they do not leave their country's side."""
    team = None if draft.object is None else discourse.participants[draft.object]
    return team is not None and team.type == "SportsTeam" and team.scores.get("SportsTeam", 0.0) < PINNED


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
