"""Whom pronouns and noun phrases are linked to by the learned reader."""

from __future__ import annotations

import numpy as np
import pytest

from kg.discourse import Discourse
from kg.documents import document_from_text
from kg.extractor import extractor
from kg.learned.agreement import ALONE, TOGETHER, Agreement
from kg.learned.anaphora import ANAPHORIC, MOST, Anaphora
from kg.learned.linking import DOUBTFUL, LEAST
from kg.learned.pairs import pairs
from kg.model import Readers

FRENCH = (
    "Le fabricant Nordwind a fermé son usine de Lyon. Il emploie 300 personnes. "
    "Odile Ferrand dirige le groupe depuis 2019. Elle a rencontré les syndicats."
)
ENGLISH = "The retailer Harrowby sued Calveor in March. It wants the deal back. Its boss, Ann Dole, agreed."


def read(text: str, language: str, readers: Readers = Readers.BOTH) -> Discourse:
    return extractor(language, readers=readers).discourse(document_from_text(text, id="a", language=language))


def links(discourse: Discourse) -> dict[str, str]:
    """Who is meant by each pronoun and noun phrase, in lower case."""
    return {
        discourse.parsed.text(r.start, r.end).lower(): discourse.participants[r.participants[0]].name
        for r in discourse.references
        if r.kind in ANAPHORIC
    }


def test_french_pronouns_possessives_and_nouns_are_linked() -> None:
    found = links(read(FRENCH, "fr"))
    assert found["son"] == found["il"] == found["le groupe"] == "Nordwind"
    assert found["elle"] == "Odile Ferrand"
    assert "les syndicats" not in found


def test_english_pronouns_and_possessives_are_linked() -> None:
    found = links(read(ENGLISH, "en"))
    assert found["it"] == found["its"] == "Harrowby"


@pytest.mark.parametrize(
    ("text", "noun", "meant"),
    [
        (
            "Harrowby Foods, the maker of Zest, sued Calveor. The Leeds-based company wants it back.",
            "company",
            "Harrowby",
        ),
        (
            "Harrowby Foods owns 9% of Calveor Chips and urged the Leeds-based chipmaker to grow.",
            "chipmaker",
            "Calveor",
        ),
    ],
)
def test_a_noun_with_where_it_is_based_is_linked(text: str, noun: str, meant: str) -> None:
    found = links(read(text, "en"))
    assert found[f"the leeds-based {noun}"].startswith(meant)


def test_what_a_subject_acts_on_is_another() -> None:
    discourse = read("Harrowby urged the retailer to pay. Calveor bought the retailer.", "en", Readers.RULES)
    anaphora = Anaphora(discourse, extractor("en", readers=Readers.RULES).lexicon.anaphors)
    nouns = [a for a in anaphora.anaphors() if a.kind == "noun"]
    names = [{discourse.participants[c.participant].name for c in anaphora.candidates(a)} for a in nouns]
    assert names == [set(), {"Harrowby"}]


def test_links_are_as_likely_as_they_must_be() -> None:
    discourse = read(FRENCH + " Le groupe Peltrac, lui, cherche un repreneur. Celui-ci attend.", "fr")
    assert all(r.weight >= LEAST for r in discourse.references if r.kind in ANAPHORIC)
    assert all(DOUBTFUL - 0.05 <= r.weight < LEAST for r in discourse.doubtful)


def test_the_rules_alone_know_nothing_doubtful() -> None:
    assert read(FRENCH, "fr", Readers.RULES).doubtful == []


def test_doubtful_links_are_looked_at_where_there_are_no_others() -> None:
    discourse = read(FRENCH, "fr")
    kept = [r for r in discourse.references if r.kind not in ANAPHORIC]
    moved = [r for r in discourse.references if r.kind in ANAPHORIC]
    sure = {(p.sentence, p.subject, p.object) for p in pairs(discourse)}
    discourse.references, discourse.doubtful = kept, moved
    discourse.index()
    assert {(p.sentence, p.subject, p.object) for p in pairs(discourse)} == sure
    discourse.doubtful = []
    assert {(p.sentence, p.subject, p.object) for p in pairs(discourse)} < sure


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_what_is_seen_has_its_width_and_the_nearest_come_first(text: str, language: str) -> None:
    reader = extractor(language, readers=Readers.RULES)
    anaphora = Anaphora(read(text, language, Readers.RULES), reader.lexicon.anaphors)
    seen = Agreement(anaphora)
    found = anaphora.anaphors()
    assert found
    for anaphor in found:
        candidates = anaphora.candidates(anaphor)
        assert len(candidates) <= MOST
        away = [abs(anaphor.head - c.nearest.reference.head) for c in candidates]
        assert away == sorted(away)
        assert seen.alone(anaphor).shape == (ALONE,)
        assert seen.together(anaphor, candidates).shape == (len(candidates), TOGETHER)


def test_an_article_is_no_pronoun_and_a_name_no_anaphor() -> None:
    discourse = read("Le fabricant Nordwind la ferme. Il ferme la porte.", "fr", Readers.RULES)
    anaphora = Anaphora(discourse, extractor("fr", readers=Readers.RULES).lexicon.anaphors)
    kinds = {(discourse.parsed.text(a.start, a.end).lower(), a.kind) for a in anaphora.anaphors()}
    assert ("il", "pronoun") in kinds
    assert ("la porte", "noun") in kinds
    assert not any("nordwind" in text for text, _ in kinds)


def test_quotations_are_seen() -> None:
    discourse = read("« Nous vendons », dit Odile Ferrand, patronne de Nordwind. Nous attendons.", "fr", Readers.RULES)
    anaphora = Anaphora(discourse, {})
    seen = Agreement(anaphora)
    first, second = (a for a in anaphora.anaphors() if discourse.parsed.text(a.start, a.end).lower() == "nous")
    assert not np.array_equal(seen.alone(first), seen.alone(second))
