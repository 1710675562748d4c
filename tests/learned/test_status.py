"""The status of what the learned reader finds, held against the words around it."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Status

pytestmark = pytest.mark.model


def statuses(language: str, relation: str, text: str) -> dict[str, Status]:
    document = document_from_text(text, id="a", language=language)
    found = extractor(language).read(document).claims
    return {claim.subject.name: claim.status for claim in found if claim.relation == relation}


PASSING = [
    ("fr", "leads", "Selon deux élus, Luc Perrot aurait les faveurs du secrétaire général de l'ONU, Paul Mérande."),
    ("fr", "locatedIn", "Le groupe Norvane serait sur le point de rejoindre Peltrac, à Gand, où officie sa compagne."),
    ("fr", "livesIn", "L'ouvrier Luc Perrot, qui vit à Tabarka, ne s'est pas exprimé."),
]


@pytest.mark.parametrize(("language", "relation", "text"), PASSING)
def test_what_is_told_in_passing_does_not_follow_a_verb_that_tells_of_something_else(
    language: str, relation: str, text: str
) -> None:
    assert list(statuses(language, relation, text).values()) == [Status.ACTUAL]


def test_who_is_set_apart_is_told_not_to() -> None:
    text = "Stokely was endorsed by Norvane but not by the Peltrac Union."
    assert statuses("en", "supports", text) == {"Norvane": Status.ACTUAL, "Peltrac Union": Status.NEGATED}


def test_who_is_told_to_have_come_before_no_longer_heads_it() -> None:
    text = "Her predecessor, Luke Perry, had stepped down after the Baltic Greens lost four seats."
    assert statuses("en", "leads", text) == {"Luke Perry": Status.PAST}


def test_who_is_still_to_go_heads_it() -> None:
    text = "Editor Luke Perry of the Galway Tribune will go at the end of the month."
    assert statuses("en", "memberOf", text) == {"Luke Perry": Status.ACTUAL}


def test_a_draft_is_decided_by_the_word_that_tells_of_its_relation() -> None:
    from kg.claims.clauses import Clauses
    from kg.claims.draft import Draft
    from kg.claims.wordings import Wordings

    text = "Le groupe Norvane pourrait racheter la société Peltrac, où il loge dix personnes."
    reader = extractor("fr")
    discourse = reader.discourse(document_from_text(text, id="a", language="fr"))
    tokens = discourse.parsed.tokens
    wrong = next(token.i for token in tokens if token.lower == "loge")
    draft = Draft(0, "acquires", wrong, "acquires.learned", 0.8, object=1)
    Wordings(discourse, reader.reader, Clauses(discourse.parsed, reader.reader.vocabulary)).settle(draft)
    assert tokens[draft.anchor].text == "racheter"
