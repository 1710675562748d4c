"""Discourse → claims: every rule's drafts, decided, joined and turned into values.

Steps: drafts from structure, patterns and figures; status and source for each; one claim per
subject, relation and object; confidence from the links and rules that led to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.claims.afterwards import end_titles, end_what_was_left, settle_dates
from kg.claims.attribution import Attribution
from kg.claims.ballots import stand
from kg.claims.calibration import LEARNED
from kg.claims.clauses import Clauses
from kg.claims.compared import Compared
from kg.claims.competing import Competing
from kg.claims.contests import Contests
from kg.claims.denied import Denials
from kg.claims.departures import Departures
from kg.claims.dismissals import sent_away
from kg.claims.draft import Draft
from kg.claims.figures import Figures
from kg.claims.fillers import Fillers
from kg.claims.forecasts import Forecasts
from kg.claims.foundings import founded_then
from kg.claims.gone import end_posts
from kg.claims.leaning import STANDING, Leaning
from kg.claims.levels import end_levels, settle_level
from kg.claims.matching import Matcher
from kg.claims.one_way import only_one
from kg.claims.owned import owned
from kg.claims.posts import Posts
from kg.claims.proposed import opinion, proposed
from kg.claims.qualifiers import Qualifiers
from kg.claims.quotes import Quotes
from kg.claims.reader import Reader
from kg.claims.rebuffed import rebuffed
from kg.claims.referee import refereed
from kg.claims.refused import is_refused
from kg.claims.rivals import without_rivals
from kg.claims.standing_beside import end_replaced
from kg.claims.status import Statuses
from kg.claims.structural import structural
from kg.claims.teams import name_teams
from kg.claims.tolls import Tolls
from kg.claims.transfers import Transfers
from kg.claims.turned import turned
from kg.claims.types import settle
from kg.claims.wholes import wholes
from kg.claims.wordings import Wordings
from kg.discourse import BACK, Discourse, Proposals
from kg.model import Claim, Entity, Source, Span, Status
from kg.ontology import Ontology

THRESHOLD = 0.53
"""Drafts of less weight are dropped before they are joined."""

DOUBTFUL = 0.42
"""Claims of the rules alone that are less likely to be right than this are not made."""

DISPUTED = 0.38
"""The same for claims of the rules that the learned reader has an opinion of."""

SURE = 0.5
"""The same for claims of the learned reader alone."""

APART = 0.55
"""The same for those of them whose ends stand more than ``BACK`` sentences apart."""

TOLD = 0.65
"""How certain the learned reader must be that something is so for it to be told as done."""

PLAIN, PLAINLY_TOLD = 0.85, 0.45
"""From which probability of the claim itself on less certainty is enough for that, and how much."""

AHEAD = 0.6
"""How certain it must be that something is only planned, possible or denied for a rule not to tell it as done."""

LIKELIER = 0.5
"""From which probability on the learned reader is said to have found what a rule found."""

_AHEAD = (Status.PLANNED, Status.POSSIBLE, Status.NEGATED)
_INSIDE = frozenset(("ADJ", "ADP", "DET", "NOUN", "NUM"))
"""What may stand between a class noun and the name it carries: "le groupe français d'emballages Calvéor"."""
_SPEECH = frozenset("accuses opposes supports".split())
_PASSING = frozenset("age bornIn bornOn citizenOf foundedOn relativeOf".split())
"""What articles know of people and bodies by themselves, whoever the sentence quotes."""
_TOLD_BESIDE = STANDING | {"founded", "produces"}
"""What nouns tell in passing: "son fondateur, X"."""
_STATUS_ORDER = {Status.ACTUAL: 0, Status.PAST: 1, Status.NEGATED: 2, Status.PLANNED: 3, Status.POSSIBLE: 4}


def extract(
    discourse: Discourse,
    reader: Reader,
    entity: Callable[[int], Entity],
    proposals: Proposals | None = None,
    *,
    rules: bool = True,
) -> tuple[Claim, ...]:
    """The claims of one document, in the order of the text.

    ``entity`` gives a participant's entity. ``proposals`` are the learned reader's: they add claims where
    the rules find none, and make those of the rules more or less sure. Without ``rules`` they alone make claims.
    """
    parsed, words = discourse.parsed, reader.vocabulary
    if proposals is not None:
        proposals = refereed(proposals, discourse)
        name_teams(discourse, proposals, words)
    clauses = Clauses(parsed, words)
    fillers = Fillers(discourse, words)
    for title in discourse.titles:
        if title.holders:
            fillers.holders[title.head] = title.holders
    statuses = Statuses(parsed, words)
    wordings = Wordings(discourse, reader, clauses)
    leaning = Leaning(discourse, wordings, statuses)
    attribution = Attribution(discourse, clauses, fillers, words)
    denials = Denials(attribution)
    qualifiers = Qualifiers(discourse, clauses, reader.ontology)
    compared = Compared(discourse, words)
    drafts = _by_rules(discourse, reader, clauses, fillers, statuses) if rules else []
    drafts += [*compared.run(drafts)]
    if proposals is not None:
        proposals = turned(proposals, drafts, discourse, reader.ontology)
        forecasts = Forecasts(parsed.tokens, statuses.mood, words)
        drafts += [*owned(discourse, proposals, drafts, reader.ontology, forecasts, words)]
        drafts += [*proposed(discourse, proposals, drafts, reader.ontology)]
    drafts = [d for d in drafts if not is_refused(d, discourse, reader.patterns.counters, words)]
    settle(discourse.participants, drafts, reader.ontology)
    decided = []
    for draft in drafts:
        if draft.leaning is not None and draft.relation not in STANDING:
            wordings.settle(draft)
        _decide(draft, statuses, leaning, attribution, entity)
        _deny(draft, denials, entity)
        if proposals is not None:
            _hold_back(draft, proposals, statuses)
        qualifiers.add(draft)
        settle_dates(draft, discourse)
        settle_level(draft, discourse, words, compared)
        end_replaced(draft, parsed, words)
        decided.append(draft)
    decided += founded_then(decided, discourse, reader.ontology)
    end_titles(decided, discourse, words, statuses)
    end_levels(decided, discourse)
    end_posts(decided, discourse, clauses, fillers, statuses)
    likely = []
    for draft, thought in _thoughts(_join(decided, reader.ontology), proposals, reader.ontology):
        confidence = reader.calibration.confidence(draft.rule, draft.weight, thought)
        if confidence >= _least(draft, thought, discourse):
            likely.append((draft, confidence, _found_by(draft, thought)))
    end_what_was_left([draft for draft, _, _ in likely], lambda index: parsed.tokens[index].sentence)
    claims = only_one(_claim(draft, discourse, entity, sure, by) for draft, sure, by in likely)
    claims.sort(key=lambda c: (c.evidence, c.subject.iri, c.relation, c.object.iri if c.object else "", c.rule))
    return tuple(claims)


def _by_rules(
    discourse: Discourse, reader: Reader, clauses: Clauses, fillers: Fillers, statuses: Statuses
) -> list[Draft]:
    """What the rules find, without what is too doubtful to be joined."""
    words = reader.vocabulary
    drafts = [
        *structural(discourse, statuses, words, reader.ontology),
        *Matcher(discourse, clauses, fillers, reader.patterns, reader.ontology).run(),
        *Figures(discourse, clauses, fillers, statuses, reader).run(),
        *Quotes(discourse, clauses, fillers, reader).run(),
        *Departures(discourse, clauses, fillers, statuses, words).run(),
        *Competing(discourse, clauses, fillers, words, reader.ontology).run(),
        *rebuffed(discourse, clauses, fillers, words),
    ]
    drafts += [*Tolls(discourse, clauses, words).run(drafts), *sent_away(discourse, drafts, reader.ontology)]
    drafts += [*Posts(discourse, clauses, fillers, statuses, words).run(drafts), *wholes(discourse, drafts)]
    drafts += Transfers(discourse, clauses, fillers, statuses, words).run()
    drafts += Contests(discourse, clauses, fillers, statuses, words).run(drafts)
    drafts = [draft for draft in drafts if draft.weight >= THRESHOLD]
    return stand(without_rivals(drafts, discourse), discourse, words)


def _decide(
    draft: Draft,
    statuses: Statuses,
    leaning: Leaning,
    attribution: Attribution,
    entity: Callable[[int], Entity],
) -> None:
    if draft.status is None and draft.leaning is not None:
        draft.status = leaning.of(draft)
    elif draft.status is None:
        draft.status = statuses.of(draft.anchor, draft.relation).status
    if draft.sources is None:
        credited = attribution.of(draft.anchor, draft.relation, _ends(draft))
        sources: list[Source] = [entity(c) if isinstance(c, int) else c for c in credited]
        there = draft.relation == "visits" and draft.status is Status.ACTUAL  # "a dit X, en visite à Y"
        own_speech = (draft.relation in _SPEECH or there) and credited and credited[0] == draft.subject
        draft.sources = () if own_speech or _is_background(draft) else tuple(sources)


def _deny(draft: Draft, denials: Denials, entity: Callable[[int], Entity]) -> None:
    """A rumour that somebody denies at once is not so, as whoever denies it says."""
    denied = denials.of(draft)
    if denied:
        draft.status = Status.NEGATED
        draft.sources = tuple(entity(one) if isinstance(one, int) else one for one in denied)


def _ends(draft: Draft) -> tuple[tuple[int, int], ...]:
    """The words that tell whether an aside holds a claim: of states, which asides tell, its anchor alone does."""
    return () if draft.relation in STANDING else (draft.subject_tokens, draft.object_tokens)


def _is_background(draft: Draft) -> bool:
    """A state told in passing, as ages are, or found so by the learned reader: the writer's own words."""
    if draft.status not in (Status.ACTUAL, Status.PAST):
        return False
    return draft.relation in _PASSING or (draft.relation in _TOLD_BESIDE and draft.rule.endswith(LEARNED))


def _hold_back(draft: Draft, proposals: Proposals, statuses: Statuses) -> None:
    """What a rule would tell as done is told as the learned reader sees it, if that is sure that it is not done."""
    known = proposals.by_key.get((draft.subject, draft.relation, draft.object)) if draft.object is not None else None
    if known is None or draft.leaning is not None or draft.status is not Status.ACTUAL:
        return
    if known.status in _AHEAD and known.certainty >= AHEAD and not statuses.goes_on(draft.anchor):
        draft.status = known.status


def _thoughts(
    drafts: list[Draft], proposals: Proposals | None, ontology: Ontology
) -> Iterable[tuple[Draft, float | None]]:
    """Each draft with the learned reader's opinion of it, or of the likeliest that the same words say with it.

    "A et B fournissent C" says it of A no less than of B.
    """
    own = [opinion(draft, proposals, ontology) for draft in drafts]
    shared: dict[tuple[str, int, int | None, bool], float] = {}
    for draft, thought in zip(drafts, own, strict=True):
        for key in _said_at_once(draft):
            shared[key] = max(shared.get(key, 0.0), thought or 0.0)
    for draft, thought in zip(drafts, own, strict=True):
        together = max(shared[key] for key in _said_at_once(draft))
        yield draft, thought if thought is None else together


def _said_at_once(draft: Draft) -> tuple[tuple[str, int, int | None, bool], ...]:
    return (draft.rule, draft.anchor, draft.subject, True), (draft.rule, draft.anchor, draft.object, False)


def _found_by(draft: Draft, thought: float | None) -> str:
    """Who found a draft: "rules", "learned", or both where the learned reader finds it likelier than not."""
    if draft.rule.endswith(LEARNED):
        return "learned"
    return "rules, learned" if thought is not None and thought >= LIKELIER else "rules"


def _least(draft: Draft, thought: float | None, discourse: Discourse) -> float:
    """The confidence that a claim needs."""
    if not draft.rule.endswith(LEARNED):
        return DOUBTFUL if thought is None else DISPUTED
    least = PLAINLY_TOLD if draft.weight >= PLAIN else TOLD
    unsettled = draft.leaning not in (None, Status.PAST) and draft.certainty < least
    if draft.status is Status.ACTUAL and unsettled:
        return 1.0
    ends = [discourse.parsed.tokens[tokens[0]].sentence for tokens in (draft.subject_tokens, draft.object_tokens)]
    return APART if abs(ends[0] - ends[1]) > BACK else SURE


def _join(drafts: Iterable[Draft], ontology: Ontology) -> list[Draft]:
    """One draft per statement: the most definite status, then the surest rule."""
    symmetric = {name for name, relation in ontology.relations.items() if relation.symmetric}
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key: tuple[object, ...] = draft.key
        if draft.relation in symmetric and draft.object is not None and draft.object < draft.subject:
            key = (draft.object, draft.relation, draft.subject)
        known = best.get(key)
        if known is None or _preferred(draft, known):
            if known is not None:
                draft.qualifiers = {**known.qualifiers, **draft.qualifiers}
                draft.sources = _joined_sources(draft, known)
            best[key] = draft
        else:
            known.qualifiers = {**draft.qualifiers, **known.qualifiers}
            known.sources = _joined_sources(known, draft)
    return _without_general(list(best.values()), ontology)


def _joined_sources(kept: Draft, other: Draft) -> tuple[Source, ...] | None:
    """The sources of one statement told twice; what a title tells as so is the writer's own words.

    Whoever denies it or expects it has said something else.
    """
    told = kept.sources == () and "title" in kept.rule and kept.status is Status.ACTUAL
    return kept.sources if told or kept.status is not other.status else kept.sources or other.sources


def _preferred(draft: Draft, known: Draft) -> bool:
    if draft.status is None or known.status is None:
        return False
    order, other = _STATUS_ORDER[draft.status], _STATUS_ORDER[known.status]
    return (order, -draft.weight) < (other, -known.weight)


def _without_general(drafts: list[Draft], ontology: Ontology) -> list[Draft]:
    """Without claims that a more special one of the same ends already makes."""
    special = {
        (d.subject, parent, d.object)
        for d in drafts
        if d.object is not None
        for parent in ontology.ancestors(d.relation)
        if parent != d.relation
    }
    return [d for d in drafts if d.object is None or (d.subject, d.relation, d.object) not in special]


def _claim(
    draft: Draft,
    discourse: Discourse,
    entity: Callable[[int], Entity],
    confidence: float,
    extractor: str,
) -> Claim:
    parsed = discourse.parsed
    subject_span = _span(discourse, draft.subject_tokens, draft.subject, draft.anchor)
    object_span = draft.value_span
    if draft.object is not None:
        object_span = _span(discourse, draft.object_tokens, draft.object, draft.anchor)
        if subject_span == object_span:  # "A et B ont repris leurs pourparlers"
            subject_span, object_span = (
                _named_nearby(discourse, end, draft.anchor) or subject_span for end in (draft.subject, draft.object)
            )
    anchor_span = parsed.span(*draft.anchor_tokens) if draft.anchor_tokens[1] > draft.anchor_tokens[0] else None
    sentence = parsed.sentence_of(draft.anchor)
    return Claim(
        document=parsed.document.id,
        subject=entity(draft.subject),
        relation=draft.relation,
        object=entity(draft.object) if draft.object is not None else None,
        value=draft.value,
        status=draft.status or Status.ACTUAL,
        sources=draft.sources or (),
        qualifiers=tuple(sorted(draft.qualifiers.items())),
        evidence=parsed.span(sentence.start, sentence.end),
        confidence=confidence,
        rule=draft.rule,
        extractor=extractor,
        subject_span=subject_span,
        object_span=object_span,
        anchor_span=anchor_span,
    )


def _span(discourse: Discourse, tokens: tuple[int, int], participant: int, anchor: int) -> Span | None:
    """Where the end stands: the name beside the tokens the rule saw, those, or the mention nearest to the anchor."""
    if tokens[1] > tokens[0]:
        return discourse.parsed.span(*(_name_beside(discourse, tokens, participant) or tokens))
    near = [r for r in discourse.references if participant in r.participants]
    if not near:
        return None
    closest = min(near, key=lambda r: (abs(r.start - anchor), r.start, r.end))
    return discourse.parsed.span(closest.start, closest.end)


def _name_beside(discourse: Discourse, tokens: tuple[int, int], participant: int) -> tuple[int, int] | None:
    """The name that a role noun or a class noun carries: "l'équipementier français Trévane", "le PDG de Y, X"."""
    start, end = tokens
    named = _names(discourse, participant, start)
    if any(first < end and start < last for first, last in named):
        return None
    behind = min((place for place in named if place[0] >= end), default=None)
    if any(title.head == start and participant in title.holders for title in discourse.titles):
        return behind or max(named, default=None)
    noun = any(r.kind == "noun" and (r.start, r.end) == tokens for r in discourse.references)
    if noun and behind and all(t.pos in _INSIDE for t in discourse.parsed.tokens[end : behind[0]]):
        return behind
    return None


def _named_nearby(discourse: Discourse, participant: int, anchor: int) -> Span | None:
    """The name nearest to the anchor in its sentence."""
    named = _names(discourse, participant, anchor)
    closest = min(named, key=lambda place: (abs(place[0] - anchor), place), default=None)
    return discourse.parsed.span(*closest) if closest else None


def _names(discourse: Discourse, participant: int, token: int) -> list[tuple[int, int]]:
    """Where the sentence of a token names a participant."""
    sentence = discourse.parsed.sentence_of(token)
    return [
        (reference.start, reference.end)
        for reference in discourse.references
        if reference.kind == "name"
        and participant in reference.participants
        and sentence.start <= reference.start
        and reference.end <= sentence.end
    ]
