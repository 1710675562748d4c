"""Drafts of which no claim is made: each reason has a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.claims.around import is_around
from kg.claims.barring import Counter, is_barred, is_set_aside
from kg.claims.companions import is_with
from kg.claims.deaths import is_survived
from kg.claims.disagreeing import disagrees
from kg.claims.dismissals import is_only_demanded
from kg.claims.draft import Draft
from kg.claims.miscounted import is_miscounted
from kg.claims.played import is_played
from kg.claims.published import is_published
from kg.claims.recruited import is_recruited
from kg.claims.standing_beside import holds_nothing
from kg.claims.untold import is_untold
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse


def is_refused(
    draft: Draft, discourse: Discourse, counters: Mapping[str, Iterable[Counter]], words: Vocabulary
) -> bool:
    """Whether the words around a draft tell that it is not so."""
    return (
        is_barred(draft, discourse, counters)
        or is_set_aside(draft, discourse.parsed)
        or is_miscounted(draft, discourse, words)
        or holds_nothing(draft, discourse, words)
        or is_only_demanded(draft, discourse, words)
        or is_survived(draft, discourse, words)
        or is_played(draft, discourse)
        or disagrees(draft, discourse)
        or is_untold(draft, discourse)
        or is_around(draft, discourse)
        or is_recruited(draft, discourse, words)
        or is_with(draft, discourse)
        or is_published(draft, discourse)
    )
