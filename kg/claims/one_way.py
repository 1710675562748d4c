"""Claims of which one alone can be: nobody is its subsidiary's subsidiary, in two parties, head of two by one word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.model import Claim, Status

_ONE_WAY = frozenset(
    "acquires defeats divests founded funds investsIn locatedIn memberOf owns partOf subsidiaryOf supplies".split()
)

_PLACES = ("City", "Country", "Region")
_CLEAR = (False, 0.85)
"""How sure the learned reader must be that the head of a country, or of a body, heads another place or body."""

_SPOUSES = frozenset("wife husband widow widower épouse époux femme mari veuve veuf".split())
"""Kinds of relatives of whom nobody has two; a daughter is the other parent's, too."""
_SURELY, _HARDLY = 0.85, 0.65
"""How sure one founder must be, and how unsure the other, for that one to be nobody's."""


def only_one(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that may stand beside each other."""
    return one_founder(one_of_kin(one_country(one_body(one_post(one_party(one_way(claims)))))))


def one_way(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, less those of the learned reader that another says the other way round, and those less sure of two.

    Of two found in the same manner, and equally sure, both stay: a team wins one match and loses the next.
    """
    claims = list(claims)
    told = {(c.subject.iri, c.relation, c.object.iri): c for c in claims if c.object and c.relation in _ONE_WAY}
    kept = []
    for claim in claims:
        reverse = told.get((claim.object.iri, claim.relation, claim.subject.iri)) if claim.object else None
        if reverse is None or reverse is claim or _strength(claim) >= _strength(reverse):
            kept.append(claim)
    return kept


def one_party(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, less those of the learned reader by which somebody is in another party than a rule says."""
    claims = list(claims)
    told = {c.subject.iri for c in claims if _tells_party(c) and _strength(c)[0]}
    return [c for c in claims if not (_tells_party(c) and c.subject.iri in told and not _strength(c)[0])]


def one_post(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, less those of the learned reader by which one word makes somebody the head of a second body.

    "The president, X" heads one of the bodies named before; of those that the sentence itself names he may head two.
    """
    claims = list(claims)
    surest: dict[object, Claim] = {}
    for claim in sorted(claims, key=lambda c: -c.confidence):
        surest.setdefault(_post(claim), claim)
    return [c for c in claims if _names_body(c) or _strength(c)[0] or surest[_post(c)] is c]


def one_body(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, less what the learned reader is not sure of where a title of the same sentence names another body.

    "Morrisons shares, which have trebled under chief executive X" says nothing of the firm that was named before.
    """
    claims = list(claims)
    titled = {
        (c.subject.iri, c.evidence)
        for c in claims
        if c.relation == "leads" and "title" in c.rule and not _heads_place(c, *_PLACES)
    }
    return [
        c
        for c in claims
        if c.relation != "leads"
        or c.status is not Status.ACTUAL
        or (c.subject.iri, c.evidence) not in titled
        or _strength(c) >= _CLEAR
    ]


def one_country(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, less what the learned reader is not sure of where a rule says that somebody heads a country."""
    claims = list(claims)
    heads = {c.subject.iri for c in claims if _heads_place(c, "Country") and _strength(c)[0]}
    return [c for c in claims if c.subject.iri not in heads or _strength(c) >= _CLEAR or not _heads_place(c, *_PLACES)]


def one_of_kin(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, less those of the learned reader by which what a rule says of one of a family holds of another.

    "His daughter, X, lives in Y" says nothing of where he lives, "his father, X, and his sister, Y" not that X is Y's.
    """
    claims = list(claims)
    kin = {frozenset((c.subject.iri, c.object.iri)): c for c in claims if c.relation == "relativeOf" and c.object}
    told = {_where(c): c.subject.iri for c in claims if _tells_where(c) and _strength(c)[0]}
    return [
        c
        for c in claims
        if _strength(c)[0] or not (_is_of_kin(c, kin, told) or _is_between_kin(c, kin) or _is_anothers_kin(c, kin))
    ]


def one_founder(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, less founders that the learned reader is not sure of beside one whom the same sentence tells of.

    "She shares it with X, who founded Y": two who founded it together are found equally well.
    """
    claims = list(claims)
    sure = {(c.object.iri, c.evidence) for c in claims if c.object and _founds(c) and c.confidence >= _SURELY}
    return [
        c
        for c in claims
        if not (_founds(c) and c.object and (c.object.iri, c.evidence) in sure)
        or _strength(c)[0]
        or c.confidence >= _HARDLY
    ]


def _founds(claim: Claim) -> bool:
    return claim.relation == "founded"


def _is_of_kin(claim: Claim, kin: Mapping[frozenset[str], Claim], told: Mapping[object, str]) -> bool:
    other = told.get(_where(claim)) if _tells_where(claim) else None
    return other is not None and frozenset((claim.subject.iri, other)) in kin


def _where(claim: Claim) -> object:
    return claim.relation, claim.object and claim.object.iri, claim.evidence


def _is_between_kin(claim: Claim, kin: Mapping[frozenset[str], Claim]) -> bool:
    """Whether a rule says in the same sentence how both are related to a third, and not by one word to both."""
    if claim.relation != "relativeOf" or claim.object is None:
        return False
    own = {pair: c for pair, c in kin.items() if _strength(c)[0] and c.evidence == claim.evidence}
    first, last = (
        {other: dict(c.qualifiers).get("kind") for pair, c in own.items() if end in pair for other in pair - {end}}
        for end in (claim.subject.iri, claim.object.iri)
    )
    return any(first[other] != last[other] for other in first.keys() & last.keys())


def _is_anothers_kin(claim: Claim, kin: Mapping[frozenset[str], Claim]) -> bool:
    """ "His wife, X" is the wife of one alone: of whom a rule says, and not of somebody named before."""
    if claim.relation != "relativeOf" or claim.object is None:
        return False
    ends = {claim.subject.iri: claim.subject_span, claim.object.iri: claim.object_span}
    for pair, other in kin.items():
        apart = ends.keys() - pair
        span = ends[next(iter(apart))] if len(apart) == 1 else None
        told = _strength(other)[0] and other.evidence == claim.evidence
        married = dict(other.qualifiers).get("kind") in _SPOUSES
        if told and married and span is not None and not claim.evidence.overlaps(span):
            return True
    return False


def _tells_where(claim: Claim) -> bool:
    return claim.relation in ("bornIn", "diedIn", "livesIn") and claim.object is not None


def _heads_place(claim: Claim, *kinds: str) -> bool:
    return claim.relation == "leads" and claim.object is not None and claim.object.type in kinds


def _post(claim: Claim) -> object:
    """Who is told to head, or to be chosen for, a post, and by which word; of other claims, the claim."""
    if claim.object is None or claim.relation not in ("appoints", "leads") or claim.anchor_span is None:
        return id(claim)
    head = claim.subject if claim.relation == "leads" else claim.object
    return claim.relation, head.iri, claim.anchor_span


def _names_body(claim: Claim) -> bool:
    span = claim.object_span if claim.relation == "leads" else claim.subject_span
    return span is not None and claim.evidence.overlaps(span)


def _tells_party(claim: Claim) -> bool:
    party = claim.object is not None and claim.object.type == "PoliticalParty"
    return party and claim.relation == "memberOf" and claim.status is Status.ACTUAL and claim.subject.type == "Person"


def _strength(claim: Claim) -> tuple[bool, float]:
    return not claim.rule.endswith(".learned"), claim.confidence
