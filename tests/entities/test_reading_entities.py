"""Who a text speaks of: names, acronyms, demonyms, pronouns and nouns led to the right entity."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.model import Document, Extraction, Span

pytestmark = pytest.mark.model

Read = Callable[[str, str], Extraction]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a text of one paragraph: ``read("fr", "…")``."""
    from kg.extractor import extractor

    @cache
    def extraction(language: str, text: str) -> Extraction:
        document = Document(id="a", text=text, language=language, paragraphs=(Span(0, len(text)),))
        return extractor(language).read(document)

    return extraction


def entities_at(extraction: Extraction, words: str) -> list[str]:
    """The entities that mentions of these words stand for, in order of the text."""
    return [mention.entity for mention in extraction.mentions if mention.text == words]


def types(extraction: Extraction) -> dict[str, str]:
    return {entity.name: entity.type for entity in extraction.entities}


def told(extraction: Extraction) -> set[tuple[str, str, str]]:
    return {(c.subject.name, c.relation, c.object.name) for c in extraction.claims if c.object}


SAME = [
    ("fr", "Claire Vasseur dirige Nordelia. Vasseur a rencontré Paul Lemoine.", "Claire Vasseur", "Vasseur"),
    ("fr", "Claire Vasseur est à Lyon. Mme Vasseur a rencontré Paul Lemoine.", "Claire Vasseur", "Vasseur"),
    ("en", "Claire Vasseur leads Nordelia. Vasseur met Paul Lemoine in Lyon.", "Claire Vasseur", "Vasseur"),
    ("en", "Claire Vasseur was in Lyon. Ms. Vasseur met Paul Lemoine.", "Claire Vasseur", "Vasseur"),
    (
        "fr",
        "La Fédération nationale des marais (FNM) a attaqué Nordelia en justice. La FNM est à Brest.",
        "Fédération nationale des marais",
        "FNM",
    ),
    (
        "en",
        "The Marsh Protection Federation (MPF) sued Altamer. The MPF met Paul Lemoine.",
        "Marsh Protection Federation",
        "MPF",
    ),
    ("fr", "Nordelia SA a racheté Altamer. Nordelia a vendu Brizel.", "Nordelia SA", "Nordelia"),
    ("fr", "Le groupe Altamer Solutions a racheté Brizel. Altamer a vendu Ardico.", "Altamer Solutions", "Altamer"),
    ("fr", "La Chine a reçu Paul Lemoine. Pékin a condamné les frappes de Nordelia.", "Chine", "Pékin"),
    ("fr", "Le RC Lens a battu l'Olympique lyonnais samedi. Lens recevra Brest mercredi.", "RC Lens", "Lens"),
    ("en", "China received Paul Lemoine. Beijing condemned the strikes on Nordelia.", "China", "Beijing"),
    ("en", "Nordelia Inc. acquired Altamer. Nordelia sold Brizel.", "Nordelia Inc.", "Nordelia"),
]


@pytest.mark.parametrize(("language", "text", "full", "short"), SAME)
def test_a_short_form_is_the_same_entity(read: Read, language: str, text: str, full: str, short: str) -> None:
    extraction = read(language, text)
    (entity,) = set(entities_at(extraction, full))
    assert set(entities_at(extraction, short)) == {entity}
    assert short in next(e.aliases for e in extraction.entities if e.iri == entity)


APART = [
    ("fr", "Paul Lemoine a rencontré Julie Lemoine à Lyon.", "Paul Lemoine", "Julie Lemoine"),
    ("fr", "Paul Lemoine dirige Nordelia. Julie Lemoine dirige Altamer.", "Paul Lemoine", "Julie Lemoine"),
    ("en", "Paul Lemoine runs Nordelia. Julie Lemoine met Claire Vasseur.", "Paul Lemoine", "Julie Lemoine"),
    ("fr", "Le FC Nantes a battu Lyon. Claire Vasseur a visité Nantes.", "FC Nantes", "Nantes"),
    (
        "en",
        "Manchester United beat Leeds United. Claire Vasseur visited Manchester.",
        "Manchester United",
        "Manchester",
    ),
    (
        "fr",
        "Antoine Vermont est à Lyon. La société Vermont Énergie a racheté Altamer.",
        "Antoine Vermont",
        "Vermont Énergie",
    ),
    (
        "en",
        "Henry Colbert was in Lyon. Colbert Energy Group acquired Altamer.",
        "Henry Colbert",
        "Colbert Energy Group",
    ),
    ("fr", "La Chine a reçu Paul Lemoine. Pékin accueille un tournoi de tennis.", "Chine", "Pékin"),
]


def test_a_capital_is_a_town_where_somebody_is_and_its_country_where_it_acts(read: Read) -> None:
    extraction = read("fr", "La Chine a reçu Paul Lemoine à Pékin. Pékin a condamné les frappes.")
    kinds = [mention.type for mention in extraction.mentions if mention.text == "Pékin"]
    assert kinds == ["City", "Country"]
    assert set(entities_at(extraction, "Chine")) < set(entities_at(extraction, "Pékin"))


@pytest.mark.parametrize(("language", "text", "one", "other"), APART)
def test_a_shared_word_does_not_make_one_entity(read: Read, language: str, text: str, one: str, other: str) -> None:
    extraction = read(language, text)
    (first,), (second,) = set(entities_at(extraction, one)), set(entities_at(extraction, other))
    assert first != second


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", APART[3][1], {"FC Nantes": "SportsTeam", "Nantes": "City", "Claire Vasseur": "Person"}),
        ("en", APART[4][1], {"Manchester United": "SportsTeam", "Manchester": "City"}),
        ("fr", "Nordelia (NDL.PA) a racheté Altamer.", {"Nordelia": "Company"}),
        ("en", "Nordelia (NYSE: NDL) acquired Altamer.", {"Nordelia": "Company"}),
        ("fr", "L’entreprise française Nordelia a racheté Altamer.", {"Nordelia": "Company", "France": "Country"}),
        ("en", "Nordelia Inc. acquired Altamer.", {"Nordelia Inc.": "Company"}),
        ("fr", "Paul Lemoine, PDG de Nordelia, est à Lyon.", {"Paul Lemoine": "Person", "Lyon": "City"}),
    ],
)
def test_types(read: Read, language: str, text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= types(read(language, text)).items()


@pytest.mark.parametrize(
    ("language", "text", "adjective", "country"),
    [
        ("fr", "Le président français Luc Marbot a rencontré Claire Vasseur.", "français", "FR"),
        ("fr", "La ministre allemande Ute Brandl a visité Lyon.", "allemande", "DE"),
        ("en", "The French president, Luc Marbot, met Claire Vasseur.", "French", "FR"),
        ("en", "The German minister Ute Brandl visited Lyon.", "German", "DE"),
    ],
)
def test_a_demonym_stands_for_its_country(read: Read, language: str, text: str, adjective: str, country: str) -> None:
    extraction = read(language, text)
    (iri,) = entities_at(extraction, adjective)
    assert ("iso3166", country) in next(e.identifiers for e in extraction.entities if e.iri == iri)


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("fr", "Le président français Luc Marbot est à Lyon.", ("Luc Marbot", "leads", "France")),
        ("en", "The French president, Luc Marbot, was in Leeds.", ("Luc Marbot", "leads", "France")),
        ("fr", "L’entreprise française Nordelia a racheté Altamer.", ("Nordelia", "locatedIn", "France")),
        ("en", "The French company Nordelia acquired Altamer.", ("Nordelia", "locatedIn", "France")),
    ],
)
def test_a_nationality_is_a_claim(read: Read, language: str, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        (
            "fr",
            "Nordelia SA a vendu son usine de Brest. Le groupe a racheté Altamer.",
            ("Nordelia SA", "acquires", "Altamer"),
        ),
        (
            "fr",
            "Le groupe Nordelia a rencontré Claire Vasseur. L’entreprise a racheté Altamer.",
            ("Nordelia", "acquires", "Altamer"),
        ),
        (
            "en",
            "Nordelia sold its plant in Leeds. The company has acquired Altamer.",
            ("Nordelia", "acquires", "Altamer"),
        ),
        (
            "fr",
            "Claire Vasseur dirige Nordelia. Elle a rencontré Paul Lemoine.",
            ("Claire Vasseur", "meets", "Paul Lemoine"),
        ),
        ("en", "Claire Vasseur leads Nordelia. She met Paul Lemoine.", ("Claire Vasseur", "meets", "Paul Lemoine")),
        ("fr", "Paul Lemoine a félicité Claire Vasseur. Il a visité Lyon.", ("Paul Lemoine", "visits", "Lyon")),
        (
            "fr",
            "Paul Lemoine, PDG de Nordelia, est à Lyon. Le PDG a rencontré Claire Vasseur.",
            ("Paul Lemoine", "meets", "Claire Vasseur"),
        ),
        (
            "en",
            "Paul Lemoine, the chief executive of Nordelia, was in Lyon. The chief executive met Claire Vasseur.",
            ("Paul Lemoine", "meets", "Claire Vasseur"),
        ),
    ],
)
def test_a_pronoun_or_noun_is_led_back(read: Read, language: str, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(read(language, text))


@pytest.mark.parametrize(
    ("language", "text", "name", "symbol"),
    [
        ("fr", "Nordelia (NDL.PA) a racheté Altamer (ALT.PA).", "Nordelia", "NDL.PA"),
        ("fr", "Nordelia (NDL.PA) a racheté Altamer (ALT.PA).", "Altamer", "ALT.PA"),
        ("en", "Nordelia (NYSE: NDL) acquired Altamer.", "Nordelia", "NDL"),
    ],
)
def test_a_symbol_is_that_of_the_company_before_it(
    read: Read, language: str, text: str, name: str, symbol: str
) -> None:
    claims = read(language, text).claims
    assert (name, symbol) in {(c.subject.name, c.value) for c in claims if c.relation == "ticker"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *((language, text) for language, text, _, _ in SAME + APART),
        ("fr", "L’ usine d’ Altamer , à Brest : « M.Lemoine l’a visitée » , dit Mme Vasseur (NDL.PA)."),
    ],
)
def test_mentions_stand_at_their_words_and_lead_to_an_entity(read: Read, language: str, text: str) -> None:
    extraction = read(language, text)
    assert extraction.mentions
    assert all(text[mention.start : mention.end] == mention.text for mention in extraction.mentions)
    assert {mention.entity for mention in extraction.mentions} >= {entity.iri for entity in extraction.entities}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, text, _, _ in SAME])
def test_evidence_lies_in_the_text_and_holds_the_ends_of_the_claim(read: Read, language: str, text: str) -> None:
    for claim in read(language, text).claims:
        assert claim.evidence.within(Span(0, len(text)))
        assert claim.subject_span is None or claim.subject_span.within(claim.evidence)
