"""What one claim says of another: posts that a departure or a death ends, plans whose day has passed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from kg.claims.calibration import LEARNED
from kg.claims.done import is_told_as_done, sends_away
from kg.claims.draft import Draft
from kg.claims.status import Statuses
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Title
from kg.model import Period, Status
from kg.syntax import ParsedText, Token

_PROBABLE = 0.5
"""How probable the learned reader must find a departure for it to end a post."""
_POSTS = ("leads", "memberOf")
_DEATHS = ("diedOn", "diedIn")
_LASTING = frozenset("leads memberOf produces livesIn owns locatedIn operatesIn partnersWith supplies funds".split())
"""Relations that last, and end."""
_UNTIL = re.compile(r"\bde\s+\d{4}\s+à\s+(\d{4})\b|\bjusqu['’]en\s+(?:[a-zéû]+\s+)?(\d{4})\b")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_IN_YEAR = re.compile(r"[^,.;]{0,20}\ben\s+((?:19|20)\d{2})\b")
_TOLD_BY_VERB = ("leads: named to a post", "leads: becomes", "leads: copula")
_AFTER = frozenset(("après", "depuis", "dès", "suite à", "avec", "after", "since", "following"))
"""Prepositions before what has happened."""
_NEAR = 25
"""Words between a dismissal and the post that it ends."""

_YEARS = re.compile(r"(?:de|from|entre|between|\()\s*\d{4}\s*(?:à|to|et|and|-|–)\s*(\d{4})")

_TILL = re.compile(r"(?:until|jusqu['’](?:en|à|au))\s+(?:[A-Za-zéû]+\s+)?(\d{4})?")

_STARTING = ("named to a post", "becomes")
"""Rules for titles that tell of the day on which somebody takes a post up."""

_FOR = re.compile(r"(?:pendant|durant)\s+(?:plus de\s+)?[\w-]+(?:\s+\w+)?\s+(?:ans|années|mois)\b")
"""How long a title was held: "maire de X pendant treize ans"."""

_SEASON = re.compile(r"\b(?:next season|next term|la saison prochaine)\b")
_FROM_THEN = re.compile(
    r"à (?:compter|partir) d[ue]|\bfrom\b|\beffective\b|\bas of\b|prendra(?:it)? effet|\bstarting\b"
)
"""What says from when on somebody is to hold a post."""

_MEETING = frozenset("visits meets participatesIn leaves appoints memberOf competesWith candidateFor".split())
"""Relations of a day: the present tense tells them of a day to come as well."""


def end_what_was_left(drafts: Iterable[Draft], sentence: Callable[[int], int]) -> None:
    """Who leaves, is dismissed or has died no longer leads or belongs there.

    ``sentence`` gives the sentence of a token: a dismissal ends the post that its own sentence names.
    """
    drafts = list(drafts)
    sure = [d for d in drafts if not d.rule.endswith(LEARNED) or d.weight >= _PROBABLE]
    actual = [d for d in sure if d.status is Status.ACTUAL]
    left = {(d.subject, d.object) for d in actual if d.relation == "leaves"}
    dismissed = {d.object: d.anchor for d in actual if d.relation == "dismisses"}
    dead = {d.subject for d in actual if d.relation in _DEATHS} | {d.object for d in actual if d.relation == "kills"}
    for draft in drafts:
        if draft.relation not in _POSTS or draft.status is not Status.ACTUAL:
            continue
        titled = "title" in draft.rule
        near = titled and draft.subject in dismissed and abs(dismissed[draft.subject] - draft.anchor) < _NEAR
        near = near and sentence(dismissed[draft.subject]) == sentence(draft.anchor)
        died = draft.subject in dead and draft.relation == "leads"
        if (draft.subject, draft.object) in left or near or died:
            draft.status = Status.PAST


def end_titles(drafts: Iterable[Draft], discourse: Discourse, words: Vocabulary, statuses: Statuses) -> None:
    """ "a révoqué son directeur général, X", "la démission du ministre X": X was it."""
    titles = {title.head: title for title in discourse.titles}
    drafts = list(drafts)
    follow_body(drafts, discourse)
    end_periods(drafts, discourse)
    end_candidacies(drafts, discourse)
    await_office(drafts, discourse)
    for draft in drafts:
        title = titles.get(draft.anchor)
        ended = draft.relation in _POSTS and draft.status is Status.ACTUAL and title is not None
        if (
            ended
            and title is not None
            and (_is_ended(title, discourse.parsed, words, statuses) or _is_of_years_gone(title, discourse.parsed))
        ):
            draft.status = Status.PAST


def _is_ended(title: Title, parsed: ParsedText, words: Vocabulary, statuses: Statuses) -> bool:
    noun = parsed.tokens[title.head]
    before = title.start - 1
    while before > 0 and (parsed.tokens[before].pos in ("DET", "ADJ") or parsed.tokens[before].possessive):
        before -= 1
    firing = parsed.tokens[max(before, 0)]
    if firing.pos == "VERB" and sends_away(firing, parsed, words) and is_told_as_done(firing, parsed):
        return True
    words_of_it = range(title.head, title.head + len(title.words))
    while noun.head in words_of_it and noun.head != noun.i:
        noun = parsed.tokens[noun.head]  # "Premier ministre": the noun is its second word
    while noun.head != noun.i and noun.dep in ("appos", "flat:name", "compound", "flat", "nmod:poss"):
        noun = parsed.tokens[noun.head]
    head = parsed.tokens[noun.head]
    if head.i == noun.i or head.sentence != noun.sentence:
        return False
    if noun.dep == "nmod" and noun.case in ("de", "of") and head.lemma.lower() in words.parting_nouns:
        told = head.case in _AFTER or statuses.of(head.i, "leaves").status is Status.ACTUAL
        return told and parsed.tokens[head.head].lemma not in words.demanding_verbs  # "exige la démission de"
    if noun.dep == "nmod" and not noun.case and head.lemma.lower() in words.post_nouns:
        head = parsed.tokens[head.head]  # "a démis de ses fonctions | le ministre X"
        return head.pos == "VERB" and head.lemma in words.firing_verbs and is_told_as_done(head, parsed)
    ended = head.lemma in words.succeeding_verbs or sends_away(head, parsed, words)  # "remplace le directeur X"
    done = head.pos == "VERB" and ended and is_told_as_done(head, parsed)
    return done and (noun.dep in ("obj", "nsubj:pass") or (noun.case == "à" and head.lemma in words.succeeding_verbs))


def _is_of_years_gone(title: Title, parsed: ParsedText) -> bool:
    """ "ministre de la Culture de 1997 à 2000", "mayor of X from 2003 to 2010", "ministre sous Y"."""
    if _is_under(title, parsed):
        return True
    published = parsed.document.published
    end = max(title.end, title.complement_end)
    if end >= len(parsed.tokens) or _is_so_now(parsed.tokens[title.head], parsed):
        return False
    behind = parsed.document.text[parsed.tokens[end].start :][:40]
    if _FOR.match(behind):
        return True
    told = _YEARS.match(behind) or _TILL.match(behind)
    if told is None:
        return False
    if told.group(1) is None:
        return title.rule not in _STARTING  # "chairman of X until April", and not "named chairman until April"
    return published is not None and int(told.group(1)) <= published.year - (told.re is _YEARS)


def _is_so_now(noun: Token, parsed: ParsedText) -> bool:
    """ "X is the mayor of Y until June"."""
    copulas = [*parsed.children(noun.i, "cop"), parsed.tokens[noun.head]]
    return any(t.pos == "AUX" and t.tense == "Pres" for t in copulas)


def _is_under(title: Title, parsed: ParsedText) -> bool:
    """ "Premier ministre sous François Mitterrand": of somebody's time."""
    end = max(title.end, title.complement_end)
    if parsed.document.language != "fr" or end + 1 >= len(parsed.tokens) or parsed.tokens[end].lower != "sous":
        return False
    behind = parsed.tokens[end + 1 : end + 3]
    return any(t.capitalised for t in behind) and not any(t.lower in ("autorité", "tutelle") for t in behind)


def follow_body(drafts: Iterable[Draft], discourse: Discourse) -> None:
    """ "Airbus supprime 2.000 postes", and in the article "prévoit de supprimer": a headline makes it shorter."""
    parsed = discourse.parsed
    told: dict[tuple[object, ...], set[Status | None]] = {}
    above = []
    for draft in drafts:
        if not parsed.sentence_of(draft.anchor).headline:
            told.setdefault(draft.key, set()).add(draft.status)
        elif draft.status is Status.ACTUAL and _tense(parsed, draft.anchor) == "Pres":
            above.append(draft)
    for draft in above:
        statuses = told.get(draft.key, set())
        if len(statuses) == 1 and statuses <= {Status.PLANNED, Status.POSSIBLE, Status.NEGATED}:
            draft.status = next(iter(statuses))


def end_periods(drafts: Iterable[Draft], discourse: Discourse) -> None:
    """ "a dirigé X de 1981 à 1984", "présidait X jusqu'en 2011": over, where the text says until when."""
    parsed = discourse.parsed
    if parsed.document.published is None or parsed.document.language != "fr":
        return
    for draft in drafts:
        if draft.relation not in _LASTING or draft.status is not Status.ACTUAL:
            continue
        sentence = parsed.sentence_of(draft.anchor)
        first, last = parsed.tokens[draft.anchor].end, parsed.tokens[sentence.end - 1].end
        told = _UNTIL.search(parsed.document.text[first : min(last, first + 90)])
        over = told is not None and int(told.group(1) or told.group(2)) < parsed.document.published.year
        anchor = parsed.tokens[draft.anchor]
        if anchor.pos == "NOUN" and draft.rule.startswith(_TOLD_BY_VERB):  # "a été au pouvoir de 1974 à 1981"
            anchor = next((t for t in parsed.tokens[max(0, anchor.i - 4) : anchor.i] if _is_past(t, parsed)), anchor)
        if over and anchor.pos in ("VERB", "AUX") and _is_past(anchor, parsed):
            draft.status = Status.PAST


def end_candidacies(drafts: Iterable[Draft], discourse: Discourse) -> None:
    """ "candidat malheureux à la présidentielle de 2019", "candidat en 1969": of a vote of years gone."""
    parsed = discourse.parsed
    if parsed.document.published is None or parsed.document.language != "fr":
        return
    for draft in drafts:
        if draft.relation != "candidateFor" or draft.status is not Status.ACTUAL or draft.object is None:
            continue
        anchor = parsed.tokens[draft.anchor]
        told = _IN_YEAR.match(parsed.document.text[anchor.end :][:40]) if anchor.pos == "NOUN" else None
        named = _YEAR.search(discourse.participants[draft.object].name)
        year = next(
            (int(found.group(1)) for found in (named, told) if found is not None), parsed.document.published.year
        )
        if year < parsed.document.published.year:
            draft.status = Status.PAST


def await_office(drafts: Iterable[Draft], discourse: Discourse) -> None:
    """ "X est élue présidente de Y. Elle prêtera serment en mai": she is not yet president."""
    parsed = discourse.parsed
    if parsed.document.language != "fr":
        return
    awaiting = {
        number
        for verb in parsed.tokens
        if _takes_office(verb, parsed)
        for child in parsed.children(verb.i, "nsubj", "nsubj:pass")
        if (reference := discourse.outermost(child.i)) is not None
        for number in reference.participants
    }
    for draft in drafts:
        if draft.relation == "leads" and draft.rule.startswith(_TOLD_BY_VERB) and draft.subject in awaiting:
            draft.status = Status.PLANNED if draft.status is Status.ACTUAL else draft.status


def _takes_office(verb: Token, parsed: ParsedText) -> bool:
    future = verb.tense == "Fut" or any(parsed.tokens[i].tense == "Fut" for i in verb.children)
    if verb.pos != "VERB" or not future:
        return False
    behind = {t.lower for t in parsed.tokens[verb.i + 1 : verb.i + 5]}
    if verb.lemma == "investir":
        return any(parsed.tokens[i].dep == "aux:pass" for i in verb.children)
    return (verb.lemma == "prêter" and "serment" in behind) or (
        verb.lemma in ("prendre", "entrer") and bool(behind & {"fonction", "fonctions"})
    )


def _is_past(verb: Token, parsed: ParsedText) -> bool:
    """A past tense of any kind, in the clause of the verb itself."""
    helped = any(parsed.tokens[i].dep.startswith("aux") for i in verb.children)
    return (verb.form == "Part" and helped) or verb.tense in ("Past", "Imp")


def settle_dates(draft: Draft, discourse: Discourse) -> None:
    """The present tense of a day to come is a plan; the future of a year gone by is a story."""
    published = discourse.parsed.document.published
    day = draft.qualifiers.get("date")
    if _starts_later(draft, discourse):
        draft.status = Status.PLANNED
    if published is None or not isinstance(day, Period):
        return
    tense = _tense(discourse.parsed, draft.anchor)
    if draft.status is Status.ACTUAL and tense == "Pres" and draft.relation in _MEETING and _is_to_come(day, published):
        draft.status = Status.PLANNED
    over = draft.status is Status.PLANNED and day.end.year < published.year
    if over and (tense == "Fut" or _is_told_before(discourse.parsed, draft.anchor)):
        draft.status = Status.ACTUAL


def _starts_later(draft: Draft, discourse: Discourse) -> bool:
    """ "a nommé X directrice, à compter du 1er mars", "joins Y next season": announced now, and so from then on."""
    parsed = discourse.parsed
    if draft.relation not in _POSTS or draft.status is not Status.ACTUAL:
        return False
    anchor, sentence = parsed.tokens[draft.anchor], parsed.sentence_of(draft.anchor)
    last = parsed.tokens[sentence.end - 1].end
    behind = parsed.document.text[anchor.end : last]
    if _tense(parsed, draft.anchor) == "Pres" and _SEASON.search(behind.split(",")[0]):
        return True
    published = parsed.document.published
    if published is None or not draft.rule.startswith((_TOLD_BY_VERB[0], f"{draft.relation}{LEARNED}")):
        return False
    coming = [p for p in parsed.periods if anchor.end <= p.start < last and _is_to_come(p.value, published)]
    return any(_FROM_THEN.search(parsed.document.text[max(anchor.end, p.start - 16) : p.end]) for p in coming)


def _is_told_before(parsed: ParsedText, anchor: int) -> bool:
    """ "avant de fonder en 1971 X": told of what came after something else."""
    token = parsed.tokens[anchor]
    return token.form == "Inf" and any(parsed.tokens[i].lower == "avant" for i in token.children)


def _is_to_come(day: Period, published: date) -> bool:
    return day.start > published


def _tense(parsed: ParsedText, anchor: int) -> str:
    """The tense of the anchor when it is a finite verb by itself: no auxiliary."""
    token = parsed.tokens[anchor]
    helped = any(parsed.tokens[i].dep.startswith("aux") for i in token.children)
    return token.tense if token.form == "Fin" and token.pos == "VERB" and not helped else ""
