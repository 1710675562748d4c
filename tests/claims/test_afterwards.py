"""What a departure, a dismissal or a death says of the posts that somebody held."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.claims.afterwards import end_what_was_left
from kg.claims.draft import Draft
from kg.model import Claim, Status

PERSON, BODY, OTHER = 1, 2, 3


_SENTENCE: Callable[[int], int] = {5: 0}.__getitem__


def _draft(subject: int, relation: str, target: int, rule: str = "title before the name", anchor: int = 5) -> Draft:
    return Draft(subject, relation, anchor, rule, 0.9, object=target, status=Status.ACTUAL)


@pytest.mark.parametrize(
    "end",
    [
        _draft(PERSON, "leaves", BODY),
        _draft(BODY, "dismisses", PERSON),
        _draft(PERSON, "diedIn", OTHER),
        _draft(OTHER, "kills", PERSON),
    ],
    ids=lambda draft: draft.relation,
)
def test_a_post_is_over_once_its_holder_is_gone(end: Draft) -> None:
    post = _draft(PERSON, "leads", BODY)
    end_what_was_left([post, end], _SENTENCE)
    assert post.status is Status.PAST


def test_a_departure_that_is_only_planned_ends_nothing() -> None:
    post, end = _draft(PERSON, "leads", BODY), _draft(PERSON, "leaves", BODY)
    end.status = Status.PLANNED
    end_what_was_left([post, end], _SENTENCE)
    assert post.status is Status.ACTUAL


def test_a_dismissal_does_not_end_what_one_joins_next() -> None:
    joined, end = _draft(PERSON, "memberOf", OTHER, "memberOf: join (subj, obj)"), _draft(BODY, "dismisses", PERSON)
    end_what_was_left([joined, end], _SENTENCE)
    assert joined.status is Status.ACTUAL


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "headline", "body"),
    [
        (
            "fr",
            "Le groupe Norvane rachète la société Peltrac",
            "Le groupe Norvane prévoit de racheter la société Peltrac.",
        ),
        ("en", "Norvane Group buys Peltrac Ltd", "Norvane Group plans to buy Peltrac Ltd."),
    ],
)
def test_a_plan_that_a_headline_makes_shorter_is_a_plan(
    claims_of: Callable[[str, str, str], list[Claim]], language: str, headline: str, body: str
) -> None:
    (claim,) = claims_of(language, f"{headline}\n\n{body}", "acquires")
    assert claim.status is Status.PLANNED
