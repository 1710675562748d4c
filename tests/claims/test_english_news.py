"""Turns of English news that the rules read by themselves: rivals, offers, ministers, capitals, troops, results."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Claim

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

TURNS = [
    (
        "competesWith",
        "Norvane Ltd has overtaken rival Peltrac Ltd in Europe.",
        {("Peltrac Ltd", "Norvane Ltd", "actual")},
    ),
    ("competesWith", "Norvane Ltd, which publishes the rival Peltrac Herald, grew.", set()),
    (
        "competesWith",
        "Norvane United were held to a 1-1 draw by Peltrac Rovers on Saturday.",
        {("Peltrac Rovers", "Norvane United", "actual")},
    ),
    (
        "acquires",
        "Norvane Ltd rejected Peltrac Ltd's $14bn takeover offer, saying it saw no merit in it.",
        {("Peltrac Ltd", "Norvane Ltd", "negated")},
    ),
    (
        "acquires",
        "The regulator is seeking to block Norvane Ltd's takeover of Peltrac Ltd on Monday.",
        {("Norvane Ltd", "Peltrac Ltd", "planned")},
    ),
    (
        "acquires",
        "The regulator sued to block Norvane Ltd's takeover of Peltrac Ltd on Monday.",
        {("Norvane Ltd", "Peltrac Ltd", "planned")},
    ),
    (
        "acquires",
        "The regulator blocked Norvane Ltd's takeover of Peltrac Ltd on Monday.",
        {("Norvane Ltd", "Peltrac Ltd", "negated")},
    ),
    ("memberOf", "Turkey may block Sweden's accession to NATO.", {("Sweden", "NATO", "planned")}),
    (
        "investsIn",
        "Norvane Ltd will invest 17 billion euros in a factory in Magdeburg, Germany.",
        {("Norvane Ltd", "Magdeburg", "planned")},
    ),
    (
        "owns",
        "Norvane Ltd is to sell its mine to Peltrac Ltd, the chemicals group owned by billionaire Ann Lee.",
        {("Ann Lee", "Peltrac Ltd", "actual")},
    ),
    (
        "partOf",
        "Hamas's armed wing, the Al-Qassam Brigades, said so.",
        {("Al-Qassam Brigades", "Hamas", "actual")},
    ),
    (
        "leads",
        "Norvane United have appointed Ann Lee as manager until the end of the season.",
        {("Ann Lee", "Norvane United", "actual")},
    ),
    (
        "leads",
        "The health minister, Ann Lee, said so.",
        {("Ann Lee", "health ministry", "actual")},
    ),
    (
        "leads",
        "Ann Lee, the British foreign secretary, flew to Paris.",
        {("Ann Lee", "Foreign Office", "actual")},
    ),
    (
        "leads",
        "The Norwegian Nobel Committee met. Committee chair Ann Lee spoke.",
        {("Ann Lee", "Norwegian Nobel Committee", "actual")},
    ),
    (
        "leads",
        "Labour leader Ann Lee suspended former leader Tom Cannon.",
        {("Ann Lee", "Labour", "actual"), ("Tom Cannon", "Labour", "past")},
    ),
    (
        "leads",
        "Chief Justice John Roberts wrote the opinion. The U.S. Supreme Court ruled 6-3.",
        {("John Roberts", "U.S. Supreme Court", "actual")},
    ),
    (
        "leads",
        "The United Nations sent rice, and Secretary-General Ann Lee asked for more. Oxfam did so, too.",
        {("Ann Lee", "United Nations", "actual")},
    ),
    ("leads", "Ireland will vote in May. Taoiseach Ann Lee said so.", {("Ann Lee", "Ireland", "actual")}),
    ("leads", "Canada has a new law. Governor General Ann Lee signed it.", {("Ann Lee", "Canada", "actual")}),
    ("leads", "Ann Lee, publisher of The Peltrac Herald, said so.", {("Ann Lee", "The Peltrac Herald", "actual")}),
    (
        "leads",
        "The Peltrac Herald, a newsletter edited by Ann Lee and Tom Cannon, was against it.",
        {("Ann Lee", "Peltrac Herald", "actual"), ("Tom Cannon", "Peltrac Herald", "actual")},
    ),
    ("memberOf", "Ann Lee, director of programmes at Channel 4, said so.", {("Ann Lee", "Channel 4", "actual")}),
    ("leads", "Ann Lee, president of global affairs at Google, said so.", set()),
    ("memberOf", "Abu Zaid, the second man in the Taliban, fled.", {("Abu Zaid", "Taliban", "actual")}),
    ("partOf", "The UN's World Food Programme sent rice.", {("World Food Programme", "UN", "actual")}),
    ("partOf", "France and its Interior Ministry said so.", set()),
    (
        "candidateFor",
        "French far-right presidential candidate Ann Lee visited Budapest.",
        {("Ann Lee", "France", "actual")},
    ),
    ("citizenOf", "Iraq's top cleric Ali Sistani spoke.", {("Ali Sistani", "Iraq", "actual")}),
    (
        "leaves",
        "Ann Lee joined Norvane United from Peltrac Rovers on Monday.",
        {("Ann Lee", "Peltrac Rovers", "actual")},
    ),
    (
        "leaves",
        "Norvane Ltd founder Ann Lee is stepping down as chief executive of Norvane Ltd in May.",
        {("Ann Lee", "Norvane Ltd", "planned")},
    ),
    (
        "leaves",
        "Norvane Ltd chief executive Ann Lee has stepped down two months early.",
        {("Ann Lee", "Norvane Ltd", "actual")},
    ),
    ("attacks", "Russian forces shelled the city of Kherson overnight.", {("Russia", "Kherson", "actual")}),
    (
        "livesIn",
        "Police arrested Tom Cannon, 24, from Fairview, New Jersey.",
        {("Tom Cannon", "Fairview", "actual")},
    ),
    (
        "locatedIn",
        "Peru's president resigned on Monday. Protesters marched in the capital, Lima.",
        {("Lima", "Peru", "actual")},
    ),
    (
        "locatedIn",
        "Peru's president flew to Chile on Monday. Protesters marched in the capital, Lima.",
        set(),
    ),
    (
        "defeats",
        "Ann Lee spoke after losing 7-5, 3-6, 7-5 to Tunisia's Ons Jabeur in Melbourne.",
        {("Ons Jabeur", "Ann Lee", "actual")},
    ),
    (
        "memberOf",
        "Poland's ambassador to Germany, Jan Nowak, said the remarks had been misunderstood.",
        {("Jan Nowak", "Poland", "actual")},
    ),
    ("memberOf", "In Berlin the Norwegian envoy, Terje Moen, met reporters.", {("Terje Moen", "Norway", "actual")}),
    (
        "memberOf",
        "Samsung declined to comment. Apple would appeal, said a spokeswoman, Kristin Moe.",
        {("Kristin Moe", "Apple", "actual")},
    ),
    (
        "leads",
        "Tesco lost ground. Morrisons shares, which have trebled under chief executive Marc Dolan, fell 2 percent.",
        {("Marc Dolan", "Morrisons", "actual")},
    ),
    (
        "leads",
        "France votes on Sunday\n\nFrance chose calm, as did Germany. Chancellor Anna Vogt's government was surprised.",
        {("Anna Vogt", "Germany", "actual")},
    ),
    (
        "leads",
        "Mozambique floods kill 200\n\nMozambique said that 200 people had died.\n\n"
        "In Zimbabwe the worst fell on the east. President Tendai Moyo flew over the district.",
        {("Tendai Moyo", "Zimbabwe", "actual")},
    ),
    (
        "leads",
        "The Athletic, a newsletter edited by Jen Holt and Ann Moe, closed.",
        {("Jen Holt", "Athletic", "actual"), ("Ann Moe", "Athletic", "actual")},
    ),
    (
        "leads",
        "Ann Moe, publisher of The Globe and Mail, told senators that she was calm.",
        {("Ann Moe", "The Globe and Mail", "actual")},
    ),
    (
        "leads",
        "Nestlé has agreed to sell its sweets to Ferrero, the Swiss company said. Ferrero, the Italian maker of "
        "Nutella, beat Hershey. Giovanni Bruni, the Italian firm's chairman, said he would keep the plant.",
        {("Giovanni Bruni", "Ferrero", "actual")},
    ),
    (
        "leads",
        "Spain's Iberia bought Vueling. Germany's Lufthansa and France's Air France said fares would rise. Carl "
        "Sommer, chief executive of the German airline, was calm.",
        {("Carl Sommer", "Lufthansa", "actual")},
    ),
    ("operatesIn", "Reuters opened a bureau in Vilnius.", {("Reuters", "Vilnius", "actual")}),
    ("acquires", "Kraft Heinz has withdrawn its offer for Unilever.", {("Kraft Heinz", "Unilever", "past")}),
    ("acquires", "Kraft Heinz has raised its offer for Unilever.", {("Kraft Heinz", "Unilever", "planned")}),
    ("subsidiaryOf", "Skoda and its Spanish sister brand Seat will share a plant.", set()),
    ("arrests", "Dustin Hale, 34, was booked into Maricopa County Jail on suspicion of burglary.", set()),
]


@pytest.mark.parametrize(("relation", "text", "told"), TURNS)
def test_turns_of_english_news(claims_of: ClaimsOf, relation: str, text: str, told: set[tuple[str, str, str]]) -> None:
    found = {(c.subject.name, c.object.name, str(c.status)) for c in claims_of("en", text, relation) if c.object}
    assert found == told


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ("dismisses", "President William Ruto has dismissed his entire cabinet except Foreign Minister Ann Lee."),
        ("leaves", "Thousands marched to demand the resignation of Norvane Ltd chief executive Ann Lee."),
    ],
)
def test_what_is_excepted_or_only_demanded_is_not_claimed(claims_of: ClaimsOf, relation: str, text: str) -> None:
    assert claims_of("en", text, relation) == []


def test_the_wounded_have_not_died() -> None:
    text = "Prime Minister Robert Fico of Slovakia, shot on Wednesday in Handlova, is in a stable condition."
    document = document_from_text(text, id="passage", language="en", published=date(2024, 5, 16))
    relations = {claim.relation for claim in extractor("en").read(document).claims}
    assert not relations & {"diedIn", "diedOn"}


def test_a_year_without_a_word_for_death_is_no_day_of_death() -> None:
    text = "Ana Ruiz, the former judge who ordered the arrest of Augusto Pinochet in 1998, leads the defence."
    document = document_from_text(text, id="passage", language="en", published=date(2012, 8, 16))
    assert "diedOn" not in {claim.relation for claim in extractor("en").read(document).claims}
