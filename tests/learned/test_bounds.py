"""Where names begin and end, as the learned reader sees it."""

from __future__ import annotations

import numpy as np
import pytest

from kg.documents import document_from_text
from kg.entities.candidate import Candidate, rebound
from kg.extractor import extractor
from kg.learned.bounds import FIRST, FURTHER, LIKELY, OUTSIDE, SEEN, Taken, likely_spans, seen
from kg.model import Readers
from kg.reading.parsing import parse

TEXT = "Le film Les Dunes du soir a reçu un prix. Odile Ferrand dirige l'association Rivières sans plastique."


def shares(*labels: int, sure: float = 0.9) -> np.ndarray:
    """Probabilities of labels that are as given, each as sure as told."""
    rows = np.full((len(labels), 3), (1 - sure) / 2, dtype=np.float32)
    rows[np.arange(len(labels)), labels] = sure
    return rows


def test_a_span_reaches_from_a_first_word_over_the_further_ones() -> None:
    found = likely_spans(shares(OUTSIDE, FIRST, FURTHER, FURTHER, OUTSIDE, FIRST, FIRST, FURTHER))
    assert [(start, end) for start, end, _ in found] == [(1, 4), (5, 6), (6, 8)]


def test_further_words_without_a_first_one_are_no_span() -> None:
    assert list(likely_spans(shares(FURTHER, FURTHER, OUTSIDE))) == []


def test_bounds_that_are_not_sure_are_not_told() -> None:
    rows = shares(FIRST, FURTHER, OUTSIDE)
    assert [(start, end, round(sure, 2)) for start, end, sure in likely_spans(rows)] == [(0, 2, 0.9)]
    rows[1] = [0.3, 0.25, LIKELY - 0.05]
    assert list(likely_spans(rows)) == []
    assert list(likely_spans(shares(FIRST, OUTSIDE, sure=LIKELY - 0.05))) == []


def test_what_is_seen_of_a_token() -> None:
    parsed = parse(document_from_text(TEXT, id="a", language="fr"))
    plain = seen(parsed, [])
    assert plain.shape == (len(parsed.tokens), SEEN)
    told = seen(parsed, [Taken(0, 2, "name", True)])
    assert (told != plain).any(axis=1).tolist() == [number < 3 for number in range(len(parsed.tokens))]


def test_a_sure_span_takes_the_place_of_what_it_overlaps() -> None:
    parsed = parse(document_from_text(TEXT, id="a", language="fr"))
    found = [Candidate(1, 2), Candidate(4, 6), Candidate(3, 4, kind="adjective"), Candidate(8, 9)]
    kept = [(c.start, c.end) for c in rebound(found, [(1, 6), (8, 9), (10, 12)], parsed)]
    assert kept == [(1, 6), (3, 4), (8, 9)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The 2007 Ontario provincial election is on October 10.", "2007 Ontario provincial election"),
        ("The riding of Parkdale—High Park voted early.", "Parkdale—High Park"),
    ],
)
def test_years_stay_and_dashes_hold(text: str, name: str) -> None:
    document = document_from_text(text, id="a", language="en")
    assert name in {e.name for e in extractor("en").read(document).entities}


def test_no_name_ends_with_a_preposition() -> None:
    text = "Le Sénégal accuse l'armateur norvégien Havbris de surpêche au large de ses côtes."
    read = extractor("fr").read(document_from_text(text, id="a", language="fr"))
    assert "Havbris" in {entity.name for entity in read.entities}


def test_a_long_name_is_whole() -> None:
    document = document_from_text(TEXT, id="a", language="fr")
    rules, both = (
        {e.name for e in extractor("fr", readers=r).read(document).entities} for r in (Readers.RULES, Readers.BOTH)
    )
    assert "Les Dunes" in rules
    assert "Les Dunes du soir" in both


def test_a_name_does_not_go_on_in_the_next_paragraph() -> None:
    text = "Health Secretary: Dev Malhotra\n\nHaldane said that the team would meet on Tuesday."
    discourse = extractor("en").discourse(document_from_text(text, id="a", language="en"))
    assert [p.name for p in discourse.participants if p.type == "Person"][:1] == ["Dev Malhotra"]
