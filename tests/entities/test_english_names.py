"""Where English names begin and end, what type they get, and which short ones belong to them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.model import Document, Extraction, Span

pytestmark = pytest.mark.model

Read = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def read() -> Read:
    """Reads an English text; blank lines part its paragraphs."""
    from kg.documents import document_from_text
    from kg.extractor import extractor

    @cache
    def extraction(text: str) -> Extraction:
        document: Document = document_from_text(text, id="a", language="en")
        assert all(isinstance(paragraph, Span) for paragraph in document.paragraphs)
        return extractor("en").read(document)

    return extraction


NAMES = [
    ('The film "Harbour 2: The Flood," starring Ann Cole, opened on Friday.', "Harbour 2: The Flood"),
    ("Photographer Ranvik has died.", "Ranvik"),
    ("Whitbread sold the Premier Lodge chain. Premier Foods fell.", "Premier Foods"),
    ("Calveor Games' new console sold well, and Calveor Games' shares rose.", "Calveor Games"),
    ("Ann Cole stepped down as chair of Fox and News Corp, handing over to her son.", "News Corp"),
    ("It was made by Disney's Marvel.", "Marvel"),
    ("The Royal Shakespeare Company's Hamlet opened on Monday.", "Royal Shakespeare Company"),
    ("Midfielder Owen Tate has left on loan.", "Owen Tate"),
    ("Two fans died. Rapper Kofi Blaze sang on.", "Kofi Blaze"),
    ("The Australian Paralympic Committee announced the team.", "Australian Paralympic Committee"),
    ("He joined the National Party last year.", "National Party"),
    ("Melissa Perrine-Hall of Australia won.", "Melissa Perrine-Hall"),
    ("Ex-Daimler chairman Jürgen Hambrecht-Kohl declined to comment.", "Daimler"),
    ("Luka Marinovic of Croatia won 4-6, 6-3, 6-1.", "Luka Marinovic"),
    ("European Commission President Ursula von der Leyen will visit Stockholm.", "Ursula von der Leyen"),
    ("The squad was named.\n\nDefenders: Benedict Chepeshi (Red Arrows), Fashion Banda (Rangers)", "Fashion Banda"),
    ("They played at the 2012 Summer Paralympics in London.", "2012 Summer Paralympics"),
    ("The 2007 Ontario provincial election is on October 10.", "2007 Ontario provincial election"),
    ("The riding of Parkdale—High Park voted early.", "Parkdale—High Park"),
    ("Goalkeepers: Dean Harrow (Leeds United), Dominic Calder-Lowe (Hull City).", "Dean Harrow"),
    ("Goalkeepers: Dean Harrow (Leeds United), Dominic Calder-Lowe (Hull City).", "Dominic Calder-Lowe"),
    ("Holt spoke in the U.S. Senate on Feb. 3.", "U.S. Senate"),
    ("She sent FEMA Administrator Deanne Holt to Florida.", "FEMA"),
    ('Jimmy "Biscuit" Valdor, who ran the docks, was seen.', 'Jimmy "Biscuit" Valdor'),
    ("Oscar-winning director Marina Holt died.", "Oscar"),
    ("Fans cheered as Pep Alcarrez's side beat Inter Milan 1-0.", "Pep Alcarrez"),
    ("He joined the Ministry of Economy, Trade and Industry.", "Ministry of Economy, Trade and Industry"),
    ("The House Committee on Education and the Workforce met.", "House Committee on Education and the Workforce"),
    ("The Ministry of Finance and the Ministry of Health met.", "Ministry of Finance"),
    ("The Department of Energy, Boeing and Airbus met.", "Department of Energy"),
    ("Amazon Web Services, a unit of Amazon, grew.", "Amazon"),
    ("President Ann Cole, who visited New Orleans and Gulfport on Monday, thanked Tom Reed.", "Gulfport"),
    ("A spokesman for the army, Brigadier Ade Bello-Cole, denied it.", "Ade Bello-Cole"),
    ("The constable, PC Lowri Eynon of South Wales Police, denied it.", "Lowri Eynon"),
    ("The judge, Simon Phillips KC, adjourned the case.", "Simon Phillips"),
    ("He chairs the Culture, Media and Sport Committee.", "Culture, Media and Sport Committee"),
    ("The Coastal Fisheries and Harbours Commission met.", "Coastal Fisheries and Harbours Commission"),
    ("The Netherlands and European Commission agreed.", "European Commission"),
    ("Doyle hit 40 for the West Indies against England on Monday.", "West Indies"),
    ("The 2014 World Cup in Brazil and the 2018 World Cup in Russia were watched by all.", "2018 World Cup"),
    ("Holt spoke to Reuters in Paris on Monday.", "Reuters"),
    ("Broadcaster NHK showed pictures of it.", "NHK"),
    ("A Manila court ruled on Monday.", "Manila"),
    ("Justin Trudeau's Liberals lost the election.", "Liberals"),
    ("The boat was the MV Rachel Corrie, he said.", "MV Rachel Corrie"),
    ("Customers queued in Golders Green and Kingston upon Thames.", "Kingston upon Thames"),
    ("Gabe Holt said that Left 4 Dead 2 and Half-Life 2 would be free.", "Left 4 Dead 2"),
    ("The Center on Poverty, Media and the Environment sued.", "Center on Poverty, Media and the Environment"),
    ("In Tarvel v. Board of Harbours, the court sided with the town.", "Tarvel v. Board of Harbours"),
    ("The Harbours (Reform and Repair) Bill was passed on Monday.", "Harbours (Reform and Repair) Bill"),
    ("Altamer released Norvane 4.2 on Monday.", "Norvane 4.2"),
    ("Users should upgrade to Firefox 3.6, Mozilla said.", "Firefox 3.6"),
    ("Ann Cole will star in Tarvel: The Dark Harbour, Disney said.", "Tarvel: The Dark Harbour"),
    ("Tom Reed won the Belgian Grand Prix at Tarvelheim on Sunday.", "Belgian Grand Prix"),
    ("She is known for The Good Harbour and for Sex and the Harbour.", "The Good Harbour"),
    ("People left Plaquemines Parish, St. Bernard Parish and Grand Isle.", "St. Bernard Parish"),
    ("He moved from The Hague, where Ann Hague lives, on Monday. Hague was glad.", "The Hague"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_has_its_own_words_and_no_others(read: Read, text: str, name: str) -> None:
    assert name in {entity.name for entity in read(text).entities}


def test_a_headline_in_capitals_names_what_the_text_names(read: Read) -> None:
    names = {e.name for e in read("AirSulu Picks Embraer Over Airbus\n\nAirSulu said it would buy jets.").entities}
    assert "AirSulu" in names
    assert not any("Picks" in name for name in names)


TYPES = [
    ("The Institute for Fiscal Studies published it.", "Institute for Fiscal Studies", "Organization"),
    ("Coldplay and the Foo Fighters will play.", "Coldplay", "Organization"),
    ("Shares in Norvane fell after the market researcher IDC cut its forecast for Altamer Bank.", "IDC", "Company"),
    ("Shares in Ted Corvel fell 3% on Monday.", "Ted Corvel", "Company"),
    ("Laura Tarvel is to close its 31 shops.", "Laura Tarvel", "Company"),
    ("The rapper Skemmi and the soprano Zhelu sang.", "Skemmi", "Person"),
    ("Queues formed on the A631 near Rotherham.", "A631", "Facility"),
    ("The FTSE 250 fell 2% on Tuesday.", "FTSE 250", "Product"),
    ("In New York the Nasdaq Composite rose.", "Nasdaq Composite", "Product"),
    ("She will play at the WTA Finals in Cancun.", "WTA Finals", "Event"),
    (
        "The Norvane Tennis Association and the United States Golf Association met.",
        "United States Golf Association",
        "Organization",
    ),
    ("Labour lost. Members of the Dockra union struck.", "Dockra", "Organization"),
    ("Sunnyvale, California-based Juniper competes with Cisco Systems.", "Sunnyvale", "City"),
    ("Bayer said that Crofton, a weedkiller made by its unit, was safe.", "Crofton", "Product"),
    ("The Kent-based firm Medbrook sued.", "Kent", "Region"),
    ("It has a factory in Holland, Michigan, and another in Ohio.", "Holland", "City"),
    ("Georgia Gov. Brian Holt and Florida Gov. Ron Bell met.", "Georgia", "Region"),
    ("The plant is in Dearborn, Mich., and the office in Macon, Ga. Holt left.", "Mich.", "Region"),
    ("COLUMBUS, Ohio — Ann Cole won on Tuesday.", "Columbus", "City"),
    ("Ann Cole has sat in Congress since 2003.", "Congress", "GovernmentBody"),
    ("The South African president met Alpstein Resources.", "Alpstein Resources", "Company"),
    ("NDP candidate Ravinder Gill lost. The Orange Front candidate won.", "Orange Front", "PoliticalParty"),
    ("Rotterdam-based Havenkraan builds harbour cranes.", "Havenkraan", "Company"),
    ("Norwegian Henning Solbakk was third.", "Henning Solbakk", "Person"),
    ("Ghana drew 1-1 with Angola on Sunday.", "Ghana", "SportsTeam"),
    ("Genk striker Toluwani Arokodare scored.", "Genk", "SportsTeam"),
    ("He told the Fremantle Echo that he was tired.", "Fremantle Echo", "MediaOutlet"),
    ("Shares in Marlowe fell, an analyst at Crane said.", "Crane", "Company"),
    ("The Tarnfield Vanguard newspaper broke the story.", "Tarnfield Vanguard", "MediaOutlet"),
    ("Felipe Massa left Ferrari, and the Ferrari driver Kimi Aalto stayed.", "Ferrari", "SportsTeam"),
    ("The New Orleans Saints will play in Texas.", "New Orleans Saints", "SportsTeam"),
    ("Kenya's EFCC and the Movement for Democratic Change met.", "Movement for Democratic Change", "PoliticalParty"),
    ("The HMS Norvane sailed for Gibraltar on Monday.", "HMS Norvane", "Product"),
    ("Karun Air Flight 802 vanished on Monday.", "Karun Air Flight 802", "Event"),
    ("She reopened Tarvel House, a Jewish centre, on Friday.", "Tarvel House", "Facility"),
    ("Ellen Brand died. The Ellen Brand Harbour Museum was closed.", "Ellen Brand", "Person"),
    ("England and Scotland signed the treaty.", "Scotland", "Country"),
    (
        "The Congress of the Republic met on Monday. Congress agreed.",
        "Congress of the Republic",
        "GovernmentBody",
    ),
    ("He was taken to the Harbour Hospital on Monday.", "Harbour Hospital", "Facility"),
    ("OTTAWA (CP) — The Conservative Party met on Monday.", "CP", "MediaOutlet"),
    ("He won in California, New York and Ohio on Tuesday.", "New York", "Region"),
    ("Tarvel Beach mayor Tom Reed told reporters that shops were closed.", "Tarvel Beach", "City"),
    ("Constable Georgia Banks and Inspector Kent Wells gave evidence.", "Georgia Banks", "Person"),
    ("Tom Reed, 34, of Darwin, was charged on Monday.", "Darwin", "City"),
    ("The Silver Yang, a bulk carrier, was towed on Monday.", "Silver Yang", "Product"),
    ("The Hellas Star, an oil tanker, caught fire.", "Hellas Star", "Product"),
    ("The Tarvel Sea no longer freezes before December.", "Tarvel Sea", "Region"),
    ("Sri Lanka made 259 for 6 against Bangladesh in Chittagong.", "Bangladesh", "SportsTeam"),
    ("Ann Cole sued over The Harbours: An Alternative History.", "The Harbours: An Alternative History", "Product"),
    ("Denmark beat Norway 3-1 in Copenhagen on Sunday.", "Norway", "SportsTeam"),
    ("In Tarvel v. Holt the judges were split.", "Tarvel v. Holt", "Law"),
    ("The US military said on Monday that two soldiers had died.", "US military", "GovernmentBody"),
]


@pytest.mark.parametrize(("text", "name", "type_name"), TYPES)
def test_what_stands_around_a_name_tells_its_type(read: Read, text: str, name: str, type_name: str) -> None:
    assert {e.name: e.type for e in read(text).entities}.get(name) == type_name


SIDES = [
    (
        "Kenya's women came from behind to defeat Fiji 24-19 in the cup final. Fiji had beaten Australia before.",
        ("Kenya", "Fiji", "Australia"),
    ),
    ("Samoa held Tonga to a 12-12 draw. The coach, Sione Havili, said his side had been lucky.", ("Samoa", "Tonga")),
    (
        "New Zealand captain Colin Brathe won the toss and chose to bat against Sri Lanka. Australia host Pakistan.",
        ("New Zealand", "Sri Lanka", "Australia", "Pakistan"),
    ),
]


@pytest.mark.parametrize(("text", "sides"), SIDES)
def test_what_meets_a_national_side_is_one_too(read: Read, text: str, sides: tuple[str, ...]) -> None:
    found = {e.name: e.type for e in read(text).entities}
    assert {name: found.get(name) for name in sides} == dict.fromkeys(sides, "SportsTeam")


ABROAD = [
    "The cup final between Peru and Chile was played in Peru on Sunday. Chile won 2-1.",
    "Ukraine beat back an attack as Russia lost ground. Peru's coach industry welcomed the deal.",
    "Peru faces new tariffs from Chile, which lost a 12-10 vote against Canada.",
]


@pytest.mark.parametrize("text", ABROAD)
def test_a_country_where_something_is_or_that_plays_no_game_stays_one(read: Read, text: str) -> None:
    assert {e.name: e.type for e in read(text).entities}["Peru"] == "Country"


TOGETHER = [
    ("Dame Alison Holt resigned. Tom Reed took over from Dame Alison.", "Alison Holt", "Dame Alison"),
    ("Sir Nevil spoke. Nevil Tranmore chairs the bank.", "Nevil Tranmore", "Nevil"),
    ("Lumetra sued Hankook Display on Friday. Hankook called the claims baseless.", "Hankook Display", "Hankook"),
    ("The Newcastle Harbour Hawks won 81-78. The Hawks trailed by nine.", "Newcastle Harbour Hawks", "Hawks"),
    ("The Green Party took four wards. The Greens were delighted.", "Green Party", "Greens"),
    ("The United States Senate voted. The Senate will meet again.", "United States Senate", "Senate"),
    ("Ann Cole led Virginia. Tom Reed sits for Reston, Va., too.", "Virginia", "Va."),
    ("Sen. Ellen Brandvold (R-Ohio) won. The Republican Party cheered.", "Republican Party", "R"),
    ("Shares of Tesla (TSLA) fell 3% in New York.", "Tesla", "TSLA"),
    ("The Commonwealth Games began on Friday. Holt set a Games record.", "Commonwealth Games", "Games"),
    ("A jet came down in the Hudson River. It lay in the Hudson until Friday.", "Hudson River", "Hudson"),
    ("Palisade Talent bid for it. The offer of Palisade was refused.", "Palisade Talent", "Palisade"),
    (
        "He won the 2009 Nobel Peace Prize. The Nobel Peace Prize is given in Oslo.",
        "2009 Nobel Peace Prize",
        "Nobel Peace Prize",
    ),
    ("RKK Energia built it, and Energia said so.", "RKK Energia", "Energia"),
    ("The Tamil Tigers (LTTE) withdrew from the town on Monday. The Tigers fled.", "Tamil Tigers", "Tigers"),
    (
        "The Harrow-Winton Foxes won 20-8. The Harrow Foxes scored early, and the Foxes kept the ball.",
        "Harrow-Winton Foxes",
        "Harrow Foxes",
    ),
]


@pytest.mark.parametrize(("text", "full", "short"), TOGETHER)
def test_a_short_form_belongs_to_the_full_name(read: Read, text: str, full: str, short: str) -> None:
    of = {mention.text: mention.entity for mention in read(text).mentions}
    assert of.get(short) == of[full]


@pytest.mark.parametrize(
    "text",
    [
        "Ex-minister charged over contracts",
        "Arab foreign ministers met in Amman.",
        "He is the sixth minister to resign since Ann Cole took over.",
    ],
)
def test_ministers_without_a_domain_or_a_country_name_no_ministry(read: Read, text: str) -> None:
    assert not any("ministry" in entity.name for entity in read(text).entities)


def test_an_office_before_a_name_is_no_body(read: Read) -> None:
    names = {e.name for e in read("The dissent was joined by Justices Ann Holt and Rosa Brown Kemp.").entities}
    assert names == {"Ann Holt", "Rosa Brown Kemp"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rents on the High Street rose.", "High Street"),
        ("Snow, the so-called Beast from the East, kept shoppers away.", "Beast"),
        ("The firm closed a Series B round in May.", "Series B"),
        ("US Treasuries rallied and Q3 sales rose.", "Treasuries"),
        ("He ate French fries and drank Turkish coffee.", "France"),
        ("She spoke in French before the vote.", "France"),
        ("The Spanish edition of the book sold well.", "Spain"),
        ("The Dutch-language daily was sold.", "Dutch"),
        ("Fighting between Kurds and Turkmen spread.", "Kurd"),
        ("Runners: Holt 9.89, Reed 9.91.", "9.89"),
        ("It runs a camp for the army.", "camp for"),
        ("He speaks fluent Russian and is learning Thai.", "Thailand"),
    ],
)
def test_a_set_phrase_names_nothing(read: Read, text: str, name: str) -> None:
    assert not [e.name for e in read(text).entities if name in e.name]


def test_two_bodies_that_everybody_knows_are_never_one(read: Read) -> None:
    names = {e.name for e in read("News Corporation owns News International, its boss said.").entities}
    assert {"News Corporation", "News International"} <= names


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("District Attorney William Grady said so.", "District Attorney"),
        ("UN Secretary-General Ana Gutiérrez spoke.", "UN Secretary"),
        ("The former cabinet minister Lord Ashby spoke.", "cabinet ministry"),
    ],
)
def test_an_office_is_no_body(read: Read, text: str, office: str) -> None:
    assert office not in {entity.name for entity in read(text).entities}


def test_a_name_that_ends_in_a_dash_holds_no_office() -> None:
    from kg.documents import document_from_text
    from kg.entities.around_people import without_offices
    from kg.entities.candidate import Candidate
    from kg.extractor import extractor
    from kg.reading.parsing import parse

    reader, parsed = extractor("en"), parse(document_from_text("Valmont - Paul Norden spoke.", id="a", language="en"))
    kept = without_offices([Candidate(0, 2)], parsed, reader.gazetteer, reader.lexicon)
    assert [(one.start, one.end) for one in kept] == [(0, 2)]


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("The U.S. Department of Justice sued on Monday.", "U.S. Department of Justice", "Department of Justice"),
        ("The National Congress of Honduras met.", "National Congress of Honduras", "National Congress"),
    ],
)
def test_a_body_is_also_called_without_its_country(read: Read, text: str, name: str, alias: str) -> None:
    (body,) = [entity for entity in read(text).entities if entity.name == name]
    assert alias in body.aliases
