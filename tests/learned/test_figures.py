"""Figures: which a text states, whose each may be, and what the learned reader makes of them."""

from __future__ import annotations

import pytest

from kg.claims.calibration import FIGURE
from kg.documents import document_from_text
from kg.extractor import extractor
from kg.learned.figures import FEATURES, FigureFeatures, figures, owned
from kg.model import Amount, Claim, Readers, Status
from kg.ontology import load

pytestmark = pytest.mark.model

FRENCH = (
    "La coopérative Anouvane a dégagé 52 millions d'euros de ventes l'an dernier. "
    "La perte, elle, s'élève à 3,6 millions. Ils ne sont plus que 41 au siège."
)


def claims(text: str, language: str = "fr", readers: Readers = Readers.BOTH) -> list[Claim]:
    found = extractor(language, readers=readers).read(document_from_text(text, id="a", language=language)).claims
    return [claim for claim in found if claim.object is None]


def told(found: list[Claim]) -> set[tuple[str, str, object]]:
    return {(c.subject.name, c.relation, c.value.value if isinstance(c.value, Amount) else c.value) for c in found}


def test_a_large_number_without_a_currency_is_money_of_the_one_told_before() -> None:
    parsed = extractor("fr").discourse(document_from_text(FRENCH, id="a", language="fr")).parsed
    found = [one.value for one in figures(parsed)]
    money = [(one.value, one.currency) for one in found if isinstance(one, Amount)]
    assert money == [(52_000_000, "EUR"), (3_600_000, "EUR")]
    assert [one.value for one in found if not isinstance(one, Amount) and hasattr(one, "unit")] == [41]


def test_without_any_currency_it_is_none() -> None:
    text = "La coopérative Anouvane a perdu 3,6 millions de visiteurs."
    parsed = extractor("fr").discourse(document_from_text(text, id="a", language="fr")).parsed
    assert not [one for one in figures(parsed) if isinstance(one.value, Amount)]


def test_a_figure_may_be_anybodys_near_it() -> None:
    discourse = extractor("fr").discourse(document_from_text(FRENCH, id="a", language="fr"))
    listed = figures(discourse.parsed)
    rows = list(owned(discourse, listed))
    firm = next(p.index for p in discourse.participants if p.name == "Anouvane")
    assert {one.figure for one in rows if one.owner == firm} == set(range(len(listed)))
    seen = FigureFeatures(discourse, listed, extractor("fr").namings)
    assert {seen.row(one).shape for one in rows} == {(FEATURES,)}
    assert all(start <= end for one in rows for start, end in [seen.ends(one)[-2:]])


def test_the_learned_reader_says_whose_a_figure_is() -> None:
    text = "Le manager et commentateur de catch Ilario Vendrame est mort hier à l'âge de 73 ans, a annoncé sa famille."
    found = claims(text)
    assert ("Ilario Vendrame", "age", 73) in told(found)
    alone = [c for c in claims(text, readers=Readers.LEARNED) if c.relation == "age"]
    assert [c.rule for c in alone] == [f"age{FIGURE}"]
    assert {c.extractor for c in alone} == {"learned"}


def test_a_loss_is_a_profit_below_nought() -> None:
    text = (
        "Les Éditions Marvelane ont publié mardi leurs comptes. L'exercice 2022 s'est soldé par une perte de "
        "3,6 millions d'euros, pour un chiffre d'affaires de 17 millions."
    )
    profits = [c.value.value for c in claims(text) if c.relation == "profit" and isinstance(c.value, Amount)]
    assert profits == [-3_600_000]


def test_a_forecast_is_planned() -> None:
    text = "Wexley Printing now expects a loss of 2 billion yen this year on revenue of 74 billion."
    assert {c.status for c in claims(text, "en") if c.relation in ("profit", "revenue")} == {Status.PLANNED}


def test_a_counter_example_holds_for_figures_too() -> None:
    relation = load().relations["diedOn"]
    assert relation.counter_examples["fr"]
    assert not [c for c in claims("Molière a été inhumé le 21 février 1673.") if c.relation == "diedOn"]


@pytest.mark.parametrize(
    ("language", "text", "dead"),
    [
        ("fr", "Des heurts ont fait un mort et douze blessés lundi à Pucallanca.", [1]),
        ("fr", "Paraguay : treize morts dans l'incendie d'une discothèque, deux arrestations", [13]),
        ("en", "A suicide bombing in Quetta killed 34 people and injured 52 on Tuesday, police said.", [34]),
    ],
)
def test_who_was_only_hurt_is_not_counted_among_the_dead(language: str, text: str, dead: list[int]) -> None:
    assert [claim.value for claim in claims(text, language) if claim.relation == "casualties"] == dead


def test_the_dead_of_another_event_are_not_those_of_the_first() -> None:
    text = "Une explosion a fait douze morts dimanche à Kaboul. En 2017, une autre explosion y avait fait 150 morts."
    assert [claim.value for claim in claims(text) if claim.relation == "casualties"] == [12]
