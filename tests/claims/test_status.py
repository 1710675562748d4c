"""The status of a claim: told as fact, planned, possible, denied or over, by the words around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from kg.model import Claim, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]
Sentences = Mapping[Status, Mapping[str, tuple[str, ...]]]

FRENCH: Sentences = {
    Status.ACTUAL: {
        "acquires": (
            "Norvane a racheté Peltrac.",
            "Le groupe Norvane a racheté la société Peltrac en mars.",
            "Peltrac a été rachetée par Norvane.",
            "Norvane n'a pas tardé à racheter Peltrac.",
            "Le rachat de la société Peltrac par le groupe Norvane est effectif depuis janvier.",
            "Le rachat de la société Peltrac par le groupe Norvane n'a pas convaincu les marchés.",
        ),
        "leads": (
            "Claire Daubigny est la directrice générale de Norvane.",
            "Claire Daubigny est la directrice générale de Norvane alors même qu'elle vit à Lyon.",
            "Claire Daubigny, toujours directrice générale de Norvane, vit à Lyon.",
            "Claire Daubigny est la directrice générale de Norvane jusqu'en juin.",
            "Le groupe Norvane remplacera en juin sa directrice générale, Claire Daubigny.",
            "L'opposition réclame la démission de la ministre des Transports, Claire Daubigny.",
        ),
        "meets": ("Claire Daubigny a rencontré Paul Mérande.",),
        "partnersWith": ("La société Norvane, partenaire historique de la société Peltrac, a fermé.",),
        "supports": ("La société Norvane, qui soutenait Paul Mérande, se félicite de la décision.",),
    },
    Status.PLANNED: {
        "acquires": (
            "Norvane va racheter Peltrac.",
            "Le groupe Norvane rachètera la société Peltrac.",
            "Peltrac sera rachetée par Norvane.",
            "Norvane doit racheter Peltrac avant l'été.",
            "Norvane s'apprête à racheter Peltrac.",
            "Norvane prévoit de racheter Peltrac.",
            "Norvane souhaite racheter Peltrac.",
            "Norvane a signé une lettre d'intention pour racheter Peltrac.",
            "Norvane a conclu un accord pour racheter Peltrac.",
            "Le rachat de la société Peltrac par le groupe Norvane doit être finalisé en juin.",
            "Le rachat de la société Peltrac par le groupe Norvane reste soumis à l'accord du régulateur.",
            "Le rachat de la société Peltrac par le groupe Norvane sera effectif en janvier.",
            "Le rachat de la société Peltrac par le groupe Norvane a été reporté à juin.",
            "Le futur rachat de la société Peltrac par le groupe Norvane inquiète.",
            "Vers un rachat de la société Peltrac par le groupe Norvane",
            "Le rachat de la société Peltrac par le groupe Norvane semble à portée de main.",
            "La centrale Ossel demande au groupe Norvane de racheter la société Peltrac.",
            "Les actionnaires ont approuvé la vente de la société Peltrac au groupe Norvane.",
        ),
        "leads": (
            "Paul Mérande est censé prendre la tête de Norvane en juin.",
            "Paul Mérande prendra la tête de Norvane en juin.",
            "Paul Mérande, futur PDG de Norvane, vit à Lyon.",
            "Paul Mérande, président élu de la Bolivie, vit à Lyon.",
            "Le groupe Norvane nommera un nouveau directeur général, Paul Mérande.",
        ),
        "meets": (
            "Paul Mérande doit rencontrer Claire Daubigny mardi.",
            "Claire Daubigny rencontrera Paul Mérande mardi.",
        ),
    },
    Status.POSSIBLE: {
        "acquires": (
            "Norvane reste candidat au rachat de la société Peltrac.",
            "Claire Daubigny a été interrogée sur un rachat de la société Peltrac par le groupe Norvane.",
            "Norvane pourrait racheter Peltrac.",
            "Norvane aurait racheté Peltrac.",
            "Norvane serait sur le point de racheter Peltrac.",
            "Norvane envisage de racheter Peltrac.",
            "Norvane n'exclut pas de racheter Peltrac.",
            "Norvane étudie le rachat de Peltrac.",
            "Norvane négocie le rachat de Peltrac.",
            "Si Norvane rachète Peltrac, le marché changera.",
            "Le rachat de la société Peltrac par le groupe Norvane n'est pas exclu.",
            "Le rachat de la société Peltrac par le groupe Norvane est à l'étude.",
            "Le gouvernement n'écarte pas l'idée que le groupe Norvane rachète la société Peltrac.",
            "Rien ne dit que le groupe Norvane rachètera la société Peltrac.",
        ),
        "attacks": (
            "En cas d'attaque de la Moldavie contre la Bulgarie, tout changerait.",
            "Une attaque de la Moldavie contre la Bulgarie serait une catastrophe.",
        ),
        "kills": ("Paul Mérande est jugé pour avoir tué Claire Daubigny.",),
        "leads": ("Claire Daubigny est donnée favorite pour prendre la tête de la société Norvane.",),
    },
    Status.NEGATED: {
        "acquires": (
            "Le rachat de la société Peltrac par le groupe Norvane ne se fera pas.",
            "Le rachat de la société Peltrac par le groupe Norvane n'est pas à l'ordre du jour.",
            "Norvane n'a pas racheté Peltrac.",
            "Ce n'est pas le groupe Norvane qui a racheté la société Peltrac.",
            "Le tribunal a retoqué la vente de la société Peltrac au groupe Norvane.",
            "Peltrac n'a pas été rachetée par Norvane.",
            "Norvane ne rachètera pas Peltrac.",
            "Norvane n'a jamais racheté Peltrac.",
            "Norvane ne veut plus racheter Peltrac.",
            "Norvane renonce à racheter Peltrac.",
            "Norvane exclut de racheter Peltrac.",
            "Norvane refuse de racheter Peltrac.",
            "Le groupe Norvane a démenti le rachat de Peltrac.",
            "Norvane a quitté le marché sans racheter Peltrac.",
            "Le groupe Norvane a nié, en revanche, avoir racheté la société Peltrac.",
            "Le groupe Norvane a annulé le rachat de Peltrac.",
        ),
        "leads": ("Paul Mérande n'est pas le PDG de Norvane.",),
        "meets": (
            "Paul Mérande n'a pas rencontré Claire Daubigny.",
            "Paul Mérande a refusé de rencontrer Claire Daubigny.",
            "Claire Daubigny a démenti avoir rencontré Paul Mérande.",
            "Claire Daubigny dément avoir rencontré Paul Mérande.",
            "Le ministre dément que Claire Daubigny ait rencontré Paul Mérande.",
        ),
        "partnersWith": (
            "Aucun accord n'a été conclu entre Norvane et Peltrac.",
            "Aucun accord n'a été signé entre Norvane et Peltrac.",
            "Norvane et Peltrac n'ont signé aucun accord.",
        ),
    },
    Status.PAST: {
        "owns": (
            "Norvane ne détient plus Peltrac.",
            "Le groupe Norvane a vendu sa participation dans la société Peltrac.",
        ),
        "leads": (
            "Claire Daubigny, l'ancienne directrice générale de Norvane, vit à Lyon.",
            "Claire Daubigny, ex-directrice générale de Norvane, vit à Lyon.",
            "L'ancien PDG de Norvane, Paul Mérande, vit à Lyon.",
            "L'ex-PDG de Norvane, Paul Mérande, vit à Lyon.",
            "Paul Mérande n'est plus le PDG de Norvane.",
            "Paul Mérande dirigeait Norvane jusqu'en 2019.",
            "Paul Mérande fut le PDG de Norvane.",
            "PDG de Norvane pendant treize ans, Paul Mérande vit à Lyon.",
            "Paul Mérande, éphémère PDG de Norvane, vit à Lyon.",
            "Claire Daubigny, première femme à avoir dirigé la société Norvane, vit à Lyon.",
            "La démission de la ministre des Transports, Claire Daubigny, a été acceptée.",
            "Paul Mérande, PDG de Norvane jusqu'en avril, vit à Lyon.",
        ),
    },
}

ENGLISH: Sentences = {
    Status.ACTUAL: {
        "acquires": ("Norvane Group bought Peltrac Ltd.", "Norvane Group has bought Peltrac Ltd."),
        "leads": (
            "Claire Daubigny is the chief executive of Norvane.",
            "Claire Daubigny, the outgoing chief executive of Norvane, lives in Leeds.",
        ),
    },
    Status.PLANNED: {
        "acquires": (
            "Norvane Group's proposed takeover of Peltrac Ltd is being examined.",
            "Norvane Group will buy Peltrac Ltd.",
            "Norvane Group is going to buy Peltrac Ltd.",
            "Norvane Group plans to buy Peltrac Ltd.",
            "Norvane Group wants to buy Peltrac Ltd.",
            "Norvane Group has agreed to buy Peltrac Ltd.",
            "Norvane Group is set to buy Peltrac Ltd.",
            "Norvane Group is expected to buy Peltrac Ltd.",
            "Norvane Group signed a letter of intent to buy Peltrac Ltd.",
            "Norvane Group's purchase of Peltrac Ltd must be approved by regulators.",
            "Norvane Group's purchase of Peltrac Ltd is subject to approval.",
            "The regulator approved the purchase of Peltrac Ltd by Norvane Group.",
        ),
        "leads": (
            "Paul Hartwell will become chairman of Norvane in June.",
            "Paul Hartwell, the president-elect of Bolivia, left.",
        ),
        "meets": ("Paul Hartwell is due to meet Claire Daubigny on Tuesday.",),
    },
    Status.POSSIBLE: {
        "acquires": (
            "Norvane Group could buy Peltrac Ltd.",
            "Norvane Group could list in London and buy Peltrac Ltd.",
            "Norvane Group might buy Peltrac Ltd.",
            "Norvane Group may buy Peltrac Ltd.",
            "Norvane Group would buy Peltrac Ltd.",
            "Norvane Group is considering buying Peltrac Ltd.",
            "Norvane Group confirmed talks over buying Peltrac Ltd.",
            "Norvane Group is in talks to buy Peltrac Ltd.",
            "Norvane Group has reportedly bought Peltrac Ltd.",
            "Norvane Group is said to have bought Peltrac Ltd.",
            "If Norvane Group buys Peltrac Ltd, prices will rise.",
        ),
    },
    Status.NEGATED: {
        "acquires": (
            "Norvane Group said it had no intention of buying Peltrac Ltd.",
            "Norvane Group was to have bought Peltrac Ltd.",
            "Norvane Group should have bought Peltrac Ltd.",
            "Norvane Group shelved a plan to buy Peltrac Ltd.",
            "It was not Norvane Group that bought Peltrac Ltd.",
            "The regulator has vetoed the purchase of Peltrac Ltd by Norvane Group.",
            "Norvane Group did not buy Peltrac Ltd.",
            "Norvane Group will not buy Peltrac Ltd.",
            "Norvane Group never bought Peltrac Ltd.",
            "Norvane Group decided not to buy Peltrac Ltd.",
            "Norvane Group denied buying Peltrac Ltd.",
            "Norvane Group denied that it had bought Peltrac Ltd.",
            "Norvane Group refused to buy Peltrac Ltd.",
            "Norvane Group ruled out buying Peltrac Ltd.",
            "Norvane Group abandoned its plan to buy Peltrac Ltd.",
            "Norvane Group failed to buy Peltrac Ltd.",
            "Norvane Group called off its purchase of Peltrac Ltd.",
        ),
        "mergesWith": (
            "The merger between Norvane Group and Peltrac Ltd was cancelled.",
            "The merger between Norvane Group and Peltrac Ltd was called off.",
        ),
        "leads": ("Paul Hartwell is not the chairman of Norvane.",),
        "meets": ("Paul Hartwell did not meet Claire Daubigny.",),
    },
    Status.PAST: {
        "owns": ("Norvane Group no longer owns Peltrac Ltd.", "Norvane Group used to own Peltrac Ltd."),
        "supplies": ("Norvane Group stopped supplying Peltrac Ltd.",),
        "leads": (
            "Claire Daubigny, the former chief executive of Norvane, lives in Leeds.",
            "Paul Hartwell, ex-chairman of Norvane, lives in Leeds.",
            "Paul Hartwell is no longer chairman of Norvane.",
            "Paul Hartwell, chairman of Norvane until April, lives in Leeds.",
        ),
    },
}


def _cases(sentences: Sentences) -> Iterator[tuple[Status, str, str]]:
    for status, by_relation in sentences.items():
        for relation, texts in by_relation.items():
            yield from ((status, relation, text) for text in texts)


@pytest.mark.parametrize(("status", "relation", "text"), [*_cases(FRENCH)])
def test_a_french_sentence_gives_one_claim_with_its_status(
    claims_of: ClaimsOf, status: Status, relation: str, text: str
) -> None:
    assert [claim.status for claim in claims_of("fr", text, relation)] == [status]


@pytest.mark.parametrize(("status", "relation", "text"), [*_cases(ENGLISH)])
def test_an_english_sentence_gives_one_claim_with_its_status(
    claims_of: ClaimsOf, status: Status, relation: str, text: str
) -> None:
    assert [claim.status for claim in claims_of("en", text, relation)] == [status]


@pytest.mark.parametrize(
    ("language", "relation", "text"),
    [
        ("fr", "leads", "Claire Daubigny restera directrice générale de Norvane."),
        ("fr", "leads", "Claire Daubigny restera à la tête de Norvane."),
        ("fr", "owns", "Norvane conservera sa participation de 30 % dans Peltrac."),
        ("en", "leads", "Claire Daubigny will remain chief executive of Norvane."),
        ("en", "owns", "Norvane Group will keep its stake in Peltrac Ltd."),
    ],
)
def test_what_is_to_stay_so_is_so(claims_of: ClaimsOf, language: str, relation: str, text: str) -> None:
    assert [claim.status for claim in claims_of(language, text, relation)] == [Status.ACTUAL]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Norvane a enterré son projet de racheter Peltrac."),
        ("en", "Norvane Group has dropped its plan to buy Peltrac Ltd."),
    ],
)
def test_a_plan_given_up_is_denied(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert [claim.status for claim in claims_of(language, text, "acquires")] == [Status.NEGATED]


def test_goods_that_had_been_delivered_are_no_thing_of_the_past(claims_of: ClaimsOf) -> None:
    (had,) = claims_of("fr", "Norvane avait livré des pompes à Peltrac.", "supplies")
    (used,) = claims_of("fr", "Norvane livrait des pompes à Peltrac.", "supplies")
    assert (had.status, used.status) == (Status.ACTUAL, Status.PAST)


def test_who_was_once_something_is_it_no_longer(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("en", "Once the chief executive of Norvane, Claire Daubigny teaches in Leeds.", "leads")
    assert claim.status is Status.PAST


def test_neither_nor_denies_of_both(claims_of: ClaimsOf) -> None:
    claims = claims_of("en", "Neither Norvane Group nor Peltrac Ltd bought Sorbelec.", "acquires")
    assert [claim.status for claim in claims] == [Status.NEGATED, Status.NEGATED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Norvane n'a pas racheté Peltrac. Claire Daubigny est la directrice générale de Norvane."),
        ("fr", "Norvane pourrait racheter Peltrac. Claire Daubigny est la directrice générale de Norvane."),
        ("en", "Norvane Group did not buy Peltrac Ltd. Claire Daubigny leads Norvane Group."),
        ("en", "Norvane Group may buy Peltrac Ltd. Claire Daubigny leads Norvane Group."),
    ],
)
def test_the_sentence_before_leaves_a_fact_a_fact(claims_of: ClaimsOf, language: str, text: str) -> None:
    assert [claim.status for claim in claims_of(language, text, "leads")] == [Status.ACTUAL]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Prosecutors allege that Mark Soller killed John Merritt.", Status.POSSIBLE),
        ("Mark Soller is accused of murdering John Merritt.", Status.POSSIBLE),
        ("Mark Soller was cleared of murdering John Merritt.", Status.NEGATED),
    ],
)
def test_what_somebody_is_charged_with_is_not_told_as_done(claims_of: ClaimsOf, text: str, status: Status) -> None:
    assert [claim.status for claim in claims_of("en", text, "kills")] == [status]


@pytest.mark.parametrize(
    ("language", "relation", "text", "status"),
    [
        (
            "fr",
            "leads",
            "Le groupe Norvane a nommé Claire Daubigny directrice générale, à compter du 1er septembre.",
            Status.PLANNED,
        ),
        ("fr", "leads", "Le groupe Norvane a nommé Claire Daubigny directrice générale le 1er mars.", Status.ACTUAL),
        ("en", "memberOf", "Paul Hartwell joins Manchester United next season.", Status.PLANNED),
        ("en", "mergesWith", "A merger of Norvane Group and Peltrac Ltd would create a giant.", Status.POSSIBLE),
    ],
)
def test_what_starts_later_or_is_only_supposed_is_not_so(
    claims_of: ClaimsOf, language: str, relation: str, text: str, status: Status
) -> None:
    assert [claim.status for claim in claims_of(language, text, relation)] == [status]
