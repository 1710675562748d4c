"""Claims that stand in the shape of a text: titles, demonyms, parentheses, ages, tickers, places.

No verb carries them; word order does.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.adjoining import Adjoining
from kg.claims.ballots import Ballots
from kg.claims.beside import Beside
from kg.claims.draft import Draft
from kg.claims.layout import Layout
from kg.claims.origins import Origins
from kg.claims.placed import Placed
from kg.claims.rolls import Rolls
from kg.claims.seated import Seated
from kg.claims.sets import Sets
from kg.claims.status import Statuses
from kg.claims.titled import Titled
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.ontology import Ontology


def structural(discourse: Discourse, statuses: Statuses, vocabulary: Vocabulary, ontology: Ontology) -> Iterator[Draft]:
    """The drafts of one document, rule by rule."""
    for rules in (Titled, Origins, Beside, Placed, Seated, Adjoining, Layout, Rolls, Sets, Ballots):
        yield from rules(discourse, statuses, vocabulary, ontology).run()
