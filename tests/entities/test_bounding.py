"""Names that grow to the bounds they likely have."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.entities.bounding import SURE, bound
from kg.entities.candidate import Candidate
from kg.extractor import extractor
from kg.reading.parsing import parse

pytestmark = pytest.mark.model


def bounded(text: str, language: str, known: dict[str, str], span: str, chance: float) -> list[tuple[str, str]]:
    """What becomes of candidates, by name and kind, when a span is so likely."""
    parsed = parse(document_from_text(text, id="a", language=language))
    reader = extractor(language)
    places = {}
    for first in range(len(parsed.tokens)):
        for end in range(first + 1, len(parsed.tokens) + 1):
            places[parsed.text(first, end)] = (first, end)
    candidates = [Candidate(*places[name], kind=kind) for name, kind in known.items()]
    found = bound(candidates, [(*places[span], chance)], parsed, reader.gazetteer, reader.lexicon)
    return [(parsed.text(one.start, one.end), one.kind) for one in found]


def test_a_name_grows_over_what_belongs_to_it() -> None:
    text = "Le loto est opéré par la Norvégienne des jeux depuis mars."
    name = "Norvégienne des jeux"
    assert bounded(text, "fr", {"Norvégienne": "name"}, name, SURE - 0.1) == [(name, "name")]


def test_a_common_noun_takes_the_name_behind_it_along() -> None:
    text = "Le groupe vend le polygone de Marvik à Durand."
    found = bounded(text, "fr", {"Marvik": "name"}, "polygone de Marvik", SURE - 0.1)
    assert found == [("polygone de Marvik", "nominal"), ("Marvik", "name")]
    found = bounded("La vente de la place Marvik a lieu.", "fr", {"Marvik": "name"}, "place Marvik", SURE - 0.1)
    assert found == [("place Marvik", "nominal")]


@pytest.mark.parametrize(
    ("text", "known", "span"),
    [
        ("Les législatives de dimanche sont annulées.", "législatives", "législatives de dimanche"),
        ("Le ministre de Marvik a parlé.", "Marvik", "ministre de Marvik"),
    ],
)
def test_days_and_offices_are_no_part_of_a_name(text: str, known: str, span: str) -> None:
    kind = "nominal" if known[0].islower() else "name"
    assert bounded(text, "fr", {known: kind}, span, SURE - 0.1) == [(known, kind)]


def test_an_unsure_span_cuts_nothing() -> None:
    text = "La société Marvik Nord emploie dix personnes."
    assert bounded(text, "fr", {"Marvik Nord": "name"}, "Marvik", SURE - 0.1) == [("Marvik Nord", "name")]
    assert bounded(text, "fr", {"Marvik Nord": "name"}, "Marvik", SURE) == [("Marvik", "name")]


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("L'attentat survient alors que Marvik vote.", "attentat survient", ""),
        ("Il a perdu l'élection présidentielle en décembre dernier.", "élection présidentielle en décembre",
         "élection présidentielle"),
        ("Les attaques des Casques verts norvégiens cessent.", "Casques verts norvégiens", "Casques verts norvégiens"),
    ],
)  # fmt: skip
def test_what_a_verb_or_a_time_tells_is_no_part_of_a_name(text: str, span: str, name: str) -> None:
    found = [one for one, _ in bounded(text, "fr", {}, span, SURE)]
    assert found == [name] * bool(name)


def test_an_english_name_keeps_its_noun_and_loses_the_mark_of_what_it_has() -> None:
    text = "A guard at the Tarvhof concentration camp was tried."
    found = bounded(text, "en", {"Tarvhof": "name"}, "Tarvhof concentration", SURE - 0.1)
    assert found == [("Tarvhof concentration camp", "name")]
    text = "She faces trial at the Supreme Court's Criminal Division."
    found = bounded(text, "en", {"Supreme Court's": "name"}, "Supreme Court's", SURE)
    assert found == [("Supreme Court", "name")]


def test_a_name_within_sure_bounds_stays_one_behind_a_common_noun() -> None:
    found = bounded("La flamme-reine des Marvik brûle.", "fr", {"Marvik": "name"}, "flamme-reine des Marvik", SURE)
    assert found == [("flamme-reine des Marvik", "nominal"), ("Marvik", "name")]
    text = "L'attentat du mausolée de Marvik a tué."
    known = {"mausolée de Marvik": "nominal", "Marvik": "name"}
    found = bounded(text, "fr", known, "attentat du mausolée de Marvik", SURE)
    assert found == [("attentat du mausolée de Marvik", "nominal"), ("mausolée de Marvik", "nominal")]
