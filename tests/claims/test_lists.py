"""Claims that the layout of a list makes, and of people who were counted before they are named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Claim, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

HEADED = """Seven people will contest the seat in June, the council said.

Labour
Owen Marsh

Liberal Democrats:
- Anna Bell

Polling stations open at seven."""

EN_TÊTE = """Voici les principales listes déposées à la préfecture du Finistère.

PS : Solène Dantec, Gwenaël Le Braz et Paul Tanguy

Europe Écologie-Les Verts
Christine Daniélou
René Louarn

Le dépôt des listes s'achève lundi."""

SQUAD = """Sweden name squad for World Cup

Sweden coach Annika Dahl has named her squad for Canada.

Goalkeepers: Hedda Lindgren (Rosengård), Carola Nyström (Lyon)

Referees: Elin Rubin (Bergen), Linda Sembro (Oslo)"""

SÉLECTION = """Le sélectionneur de l'équipe de France, Luc Deschanel, a dévoilé jeudi la liste des 23 joueurs retenus.

Gardiens : Romain Vasselin (Rennes), Hugo Tessier (Real Madrid)

Avertissements : Théo Marchadier (Monaco), Kylian Sorel (Juventus)"""

COUNTED = """The Senate voted down the bill on Wednesday, as four Democrats joined its opponents.

Max Bowden of Montana said his voters had been clear. Heidi Holt of Ohio called it a distraction.

Mark Pryce of Arkansas and Tom Beal of Alaska also voted no.

Three Republicans crossed the other way: Susan Colburn, John McKay and Pat Toohey."""

COMPTÉS = """Quatre anciens dirigeants de la société Fibrex comparaissent à partir de lundi.

Robert Dassonville, 78 ans, nie toute négligence. Guy Lemahieu ne sera pas présent.

Jacques Bultel avait été nommé par Paul Wattier. Le quatrième, Francis Leleu, est malade."""


def members(found: list[Claim]) -> set[tuple[str, str]]:
    return {(c.subject.name, c.object.name) for c in found if c.object}


def test_names_below_a_heading_belong_to_it(claims_of: ClaimsOf) -> None:
    told = members(claims_of("en", HEADED, "memberOf"))
    assert told == {("Owen Marsh", "Labour"), ("Anna Bell", "Liberal Democrats")}


def test_names_of_french_lists_belong_to_what_heads_them(claims_of: ClaimsOf) -> None:
    told = members(claims_of("fr", EN_TÊTE, "memberOf"))
    assert {("Solène Dantec", "PS"), ("Paul Tanguy", "PS")} <= told
    assert {("Christine Daniélou", "Europe Écologie-Les Verts"), ("René Louarn", "Europe Écologie-Les Verts")} <= told


def test_one_name_below_one_line_is_no_list(claims_of: ClaimsOf) -> None:
    assert claims_of("en", "The results were read out.\n\nAltamer Bank\n\nOwen Marsh", "memberOf") == []


@pytest.mark.parametrize(
    ("language", "text", "team", "player", "other"),
    [
        ("en", SQUAD, "Sweden", "Carola Nyström", "Elin Rubin"),
        ("fr", SÉLECTION, "équipe de France", "Hugo Tessier", "Kylian Sorel"),
    ],
)
def test_lines_of_a_squad_are_of_the_team(
    claims_of: ClaimsOf, language: str, text: str, team: str, player: str, other: str
) -> None:
    told = members(claims_of(language, text, "memberOf"))
    assert (player, team) in told
    assert (other, team) not in told


def test_people_are_of_the_set_that_counts_as_many(claims_of: ClaimsOf) -> None:
    told = {one for one, body in members(claims_of("en", COUNTED, "memberOf")) if body == "Democrats"}
    assert told == {"Max Bowden", "Heidi Holt", "Mark Pryce", "Tom Beal"}


def test_former_people_of_a_set_were_its_members(claims_of: ClaimsOf) -> None:
    told = [c for c in claims_of("fr", COMPTÉS, "memberOf") if c.object and c.object.name.endswith("Fibrex")]
    assert {c.subject.name for c in told} == {"Robert Dassonville", "Guy Lemahieu", "Jacques Bultel", "Francis Leleu"}
    assert {c.status for c in told} == {Status.PAST}


@pytest.mark.parametrize(
    ("language", "text", "vote", "last"),
    [
        ("fr", "Le résultat de l'élection législative est tombé.", "élection législative", "Anna Bell (LR) : 27,1 %"),
        ("en", "The result of the Ruthford by-election is out.", "Ruthford by-election", "Anna Bell (Labour) 2,044"),
    ],
)
def test_lines_of_results_tell_who_stood(claims_of: ClaimsOf, language: str, text: str, vote: str, last: str) -> None:
    first = last.replace("Anna Bell", "Owen Marsh")
    told = members(claims_of(language, f"{text}\n\n{first}\n{last}\n\n{text}", "candidateFor"))
    assert told == {("Owen Marsh", vote), ("Anna Bell", vote)}
    assert claims_of(language, f"{text}\n\n{last}\n\n{text}", "candidateFor") == []


def test_a_set_of_which_one_is_not_named_tells_nothing_of_the_others(claims_of: ClaimsOf) -> None:
    text = COMPTÉS.replace("Guy Lemahieu", "Le deuxième")
    assert not any(c.rule.endswith("one of a set") for c in claims_of("fr", text, "memberOf"))


def test_people_of_other_bodies_are_of_no_set(claims_of: ClaimsOf) -> None:
    text = COUNTED.replace("Max Bowden of Montana", "Max Bowden of the Hollis Foundation")
    assert not any(c.object and c.object.name == "Democrats" for c in claims_of("en", text, "memberOf"))


@pytest.mark.parametrize(
    ("text", "seat", "people"),
    [
        (
            "The candidates for the riding of Ruthford Centre are:\n\n- Owen Marsh, Labour\n- Anna Bell, a nurse",
            "Ruthford Centre",
            {"Owen Marsh", "Anna Bell"},
        ),
        (
            "Three are running for mayor of Norwick: Democrat Owen Marsh, Libertarian Anna Bell and Tom Beal.",
            "Norwick",
            {"Owen Marsh", "Anna Bell", "Tom Beal"},
        ),
        (
            "Candidates in the 2010 Ruthford state election:\n\nNorwick: Owen Marsh (Labour), Anna Bell (Greens)\n"
            "Leeds: Tom Beal (Labour), Susan Colburn (Liberal)",
            "2010 Ruthford state election",
            {"Owen Marsh", "Anna Bell", "Tom Beal", "Susan Colburn"},
        ),
    ],
)
def test_a_heading_tells_what_those_it_announces_stand_for(text: str, seat: str, people: set[str]) -> None:
    claims = extractor("en").read(document_from_text(text, id="passage", language="en")).claims
    told = [claim for claim in claims if claim.relation == "candidateFor"]
    assert members(told) == {(person, seat) for person in people}


@pytest.mark.parametrize(
    "text",
    [
        "People were standing in line in Norwick: Owen Marsh, Anna Bell and Tom Beal.",
        "Three are running for mayor of Norwick.\n\nOwen Marsh said he was glad.\n\nAnna Bell has no plans.",
    ],
)
def test_who_stands_otherwise_is_no_candidate(claims_of: ClaimsOf, text: str) -> None:
    assert claims_of("en", text, "candidateFor") == []


def test_one_of_a_partys_people_is_beaten_and_not_the_party(claims_of: ClaimsOf) -> None:
    told = members(claims_of("en", "Owen Marsh beat the Liberal Democrat Anna Bell in Norwick.", "defeats"))
    assert told == {("Owen Marsh", "Anna Bell")}


@pytest.mark.parametrize(
    ("language", "text", "members"),
    [
        (
            "en",
            "The Senate voted. Nine Republicans, including Susan Holt of Ohio, joined all Democrats present.",
            {("Susan Holt", "Republicans")},
        ),
        (
            "en",
            "Several Labour MPs, including Ann Roe and Tom Lee, voted against it.",
            {("Ann Roe", "Labour"), ("Tom Lee", "Labour")},
        ),
        (
            "fr",
            "Plusieurs joueurs du Stade rennais, dont Paul Mor et Luce Roc, sont blessés.",
            {("Paul Mor", "Stade rennais"), ("Luce Roc", "Stade rennais")},
        ),
        ("fr", "Trois personnes, dont Luc Bon, sont mortes chez Renault.", set()),
        ("en", "Republicans attacked three senators, including Jane Roe, in the debate.", set()),
    ],
)
def test_who_is_singled_out_of_a_set_belongs_to_it(
    claims_of: ClaimsOf, language: str, text: str, members: set[tuple[str, str]]
) -> None:
    """And not to another that the sentence names."""
    found = [c for c in claims_of(language, text, "memberOf") if c.rule.endswith("one of a set")]
    assert {(c.subject.name, c.object.name) for c in found if c.object is not None} == members
