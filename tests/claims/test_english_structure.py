"""Claims that English states by the order of names, by lists and by memory of posts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

STATED = [
    ("NASA's Cady Colbert will join the crew.", ("Cady Colbert", "memberOf", "NASA")),
    ("Ragnhild Moe of the University of Bergen led the team.", ("Ragnhild Moe", "memberOf", "University of Bergen")),
    ("Slovakia's Henrieta Farkaš won silver.", ("Henrieta Farkaš", "citizenOf", "Slovakia")),
    ("The driver was killed in Tulsa, Oklahoma, on Monday.", ("Tulsa", "locatedIn", "Oklahoma")),
    ("Rotterdam-based Havenkraan builds harbour cranes.", ("Havenkraan", "locatedIn", "Rotterdam")),
    ("U.S.-based Altamer Bank fell.", ("Altamer Bank", "locatedIn", "United States")),
    ("Altamer Bank, led by co-founder Ann Bell, fell.", ("Ann Bell", "founded", "Altamer Bank")),
    ("Orvella, the Milan eyewear group, rose.", ("Orvella", "locatedIn", "Milan")),
    ("Leapmotor, the Chinese maker of electric cars, rose.", ("Leapmotor", "locatedIn", "China")),
    ("Republican Tim Polk dropped out of the race.", ("Tim Polk", "memberOf", "Republican")),
    ("Sen. Ellen Brandvold (R-Ohio) opposed the bill.", ("Ellen Brandvold", "memberOf", "Republican Party")),
    ("Ann Cole, the Ohio Republican who chairs it, left.", ("Ann Cole", "memberOf", "Republican")),
    ("Three Democrats voted no: Ann Cole of Ohio, Tom Reed and Jo Lund.", ("Tom Reed", "memberOf", "Democrats")),
    ("The U.S. Senate met. Sen. Ann Cole, R-Ohio, spoke.", ("Ann Cole", "memberOf", "U.S. Senate")),
    ("The plant is in Dearborn, Mich., they said.", ("Dearborn", "locatedIn", "Mich.")),
    ("They met NASA astronauts Ron Garland and Ann Wolfe.", ("Ann Wolfe", "memberOf", "NASA")),
    ("The results were read out.\n\nLabour: Anna Bell, Owen Marsh", ("Owen Marsh", "memberOf", "Labour")),
    ("The results were read out.\n\nSimeon Hart – Green Party", ("Simeon Hart", "memberOf", "Green Party")),
    ("The results: Leeds United 2-1 Hull City.", ("Leeds United", "defeats", "Hull City")),
    ("Josée Dufort won silver at the London Paralympics.", ("Josée Dufort", "participatesIn", "London Paralympics")),
    ("Finance Minister Per Lundh resigned on Wednesday.", ("Per Lundh", "leaves", "Finance ministry")),
    ("Altamer chief executive Ann Bell succeeded Tom Reed.", ("Tom Reed", "leads", "Altamer")),
    ("Ann Bell, Altamer's Danish chief executive, left.", ("Ann Bell", "leads", "Altamer")),
    ("Altamer Bank, whose chief executive, Ann Bell, spoke, rose.", ("Ann Bell", "leads", "Altamer Bank")),
    ("Ann Bell, newly elected leader of the Liberal Democrats, spoke.", ("Ann Bell", "leads", "Liberal Democrats")),
    ("The Hollis Foundation, in Bergen, bought it.", ("Hollis Foundation", "locatedIn", "Bergen")),
    ("Google-owned YouTube sued the studio.", ("Google", "owns", "YouTube")),
    ("It met Varnel, a SoftBank-backed lender, in May.", ("SoftBank", "investsIn", "Varnel")),
    ("The Austin, Texas-based carmaker Tesla fell.", ("Tesla", "locatedIn", "Austin")),
    ("Treasury Secretary Janet Holt spoke.", ("Janet Holt", "leads", "Treasury")),
    ("In Moscow, Defence Minister Sergei Bell spoke.", ("Sergei Bell", "leads", "Defence ministry")),
    ("Warren, an Ohio Democrat who has criticized Jerome Powell, left.", ("Warren", "opposes", "Jerome Powell")),
    ("The US singer Tara Holt left.", ("Tara Holt", "citizenOf", "US")),
    ("Norvane faces a lawsuit from the Altamer Bank.", ("Altamer Bank", "sues", "Norvane")),
    ("Altamer Bank leases servers from Corvex Systems.", ("Corvex Systems", "supplies", "Altamer Bank")),
    (
        "Australian Prime Minister Ann Bell will visit China for talks with President Xi Jinping.",
        ("Xi Jinping", "leads", "China"),
    ),
    ("The European Commission fined Apple a record €4 billion.", ("European Commission", "sanctions", "Apple")),
]


@pytest.mark.parametrize(("text", "claim"), STATED)
def test_names_side_by_side_state_a_claim(claims_of: ClaimsOf, text: str, claim: tuple[str, str, str]) -> None:
    found = claims_of("en", text, claim[1])
    assert claim in {(c.subject.name, c.relation, c.object.name if c.object else "") for c in found}


SILENT = [
    ("Dover MP Natalie Holt wrote to Albert Bourla.", "leads"),
    ("House Republicans elected Mike Holt as speaker.", "leads"),
    ("US director Greta Holt spoke.", "leads"),
    ("Captain Ilan Gundo has been linked with Arsenal.", "memberOf"),
    ("The union was in Paris, London and Rome.", "locatedIn"),
    ("U.S. rival Corvex rose.", "competesWith"),
    ("Union leader Sello Mokoena of Lesotho spoke in Lesotho.", "leads"),
    ("Nestor Foods will sell its pizza business to Kraft.", "divests"),
    ("A report by Apple and the Milan derby were discussed.", "locatedIn"),
    ("The mayor of London met Rosa Kemp.", "leads"),
    ("Ann Cole won the nomination for the U.S. Senate in Ohio.", "locatedIn"),
    ("Ann Cole, the Republican leader in Ohio, left.", "locatedIn"),
    ("Dario Conti is leaving the Los Angeles Lakers, his agency said.", "partOf"),
    ("Ana Bell's Liberal Party critics stayed away.", "memberOf"),
]


@pytest.mark.parametrize(("text", "relation"), SILENT)
def test_names_that_only_meet_state_nothing(claims_of: ClaimsOf, text: str, relation: str) -> None:
    assert [(c.subject.name, c.object) for c in claims_of("en", text, relation)] == []


def test_whom_one_replaces_keeps_no_earlier_post(claims_of: ClaimsOf) -> None:
    """ "the former Nike chief executive" tells of another post than the one that is passed on."""
    text = "James Holt will replace Mark Bell, the former Nike chief executive, in May."
    assert [(c.subject.name, c.status) for c in claims_of("en", text, "leads")] == [("Mark Bell", Status.PAST)]


@pytest.mark.parametrize(("adverb", "status"), [("now", Status.ACTUAL), ("formerly", Status.PAST)])
def test_an_adverb_before_the_title_tells_when(claims_of: ClaimsOf, adverb: str, status: Status) -> None:
    (claim,) = claims_of("en", f"Lael Holt, {adverb} the director of the Altamer Bank, declined.", "leads")
    assert claim.status is status


def test_what_is_set_aside_is_not_claimed(claims_of: ClaimsOf) -> None:
    found = claims_of("en", "Altamer Bank will invest in Ostrava instead of Brno.", "investsIn")
    assert [c.object.name for c in found if c.object] == ["Ostrava"]
