"""Short names that join a longer one once it is known what they name."""

from __future__ import annotations

import pytest

from kg.discourse import Discourse, Participant, Reference
from kg.documents import document_from_text
from kg.entities.joining import join_short_names
from kg.extractor import extractor
from kg.reading.parsing import parse

pytestmark = pytest.mark.model


def joined(text: str, **types: str) -> dict[str, set[str]]:
    """The participants that are left, with their aliases; names are written with "_" for the space."""
    parsed = parse(document_from_text(text, id="a", language="en"))
    people, references = [], []
    words = [token.text for token in parsed.tokens]
    for number, (key, kind) in enumerate(types.items()):
        name = key.replace("_", " ")
        size = len(name.split())
        people.append(Participant(number, name, kind))
        for start in range(len(words)):
            if words[start : start + size] == name.split() and not any(r.start <= start < r.end for r in references):
                references.append(Reference(start, start + size, start, (number,), "name", "model"))
                people[number].salience += 1
    discourse = Discourse(parsed, people, references)
    discourse.index()
    join_short_names(discourse)
    for reference in discourse.references:
        assert people[reference.participants[0]].salience > 0
    return {one.name: one.aliases for one in people if one.salience}


def test_a_firm_goes_by_the_beginning_of_its_name() -> None:
    text = "Palisade Talent has opened in Oslo. Critics of Palisade are few."
    assert joined(text, Palisade_Talent="Company", Palisade="Organization") == {"Palisade Talent": {"Palisade"}}


def test_a_paper_goes_by_the_end_of_its_name() -> None:
    text = "The Duluth Examiner is for sale. Two bids for the Examiner came in."
    assert joined(text, Duluth_Examiner="MediaOutlet", Examiner="Company") == {"Duluth Examiner": {"Examiner"}}


def test_a_person_goes_by_any_part_of_the_name() -> None:
    text = "Rosendo Huaman Tello has resigned. Rosendo Huaman Tello and Huaman's party said nothing."
    assert joined(text, Rosendo_Huaman_Tello="Person", Huaman="Person") == {"Rosendo Huaman Tello": {"Huaman"}}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # One sentence names both.
        ("Palisade has sold Palisade Talent.", {"Palisade_Talent": "Company", "Palisade": "Company"}),
        # The rest is a place: a part of the firm.
        (
            "Palisade Norway grew. It is a part of Palisade. Norway is rich.",
            {"Palisade_Norway": "Company", "Palisade": "Company", "Norway": "Country"},
        ),
        # Two are called so.
        (
            "Palisade Talent grew. Palisade Books shrank. Then Palisade closed.",
            {"Palisade_Talent": "Company", "Palisade_Books": "Company", "Palisade": "Company"},
        ),
        # They are of different kinds.
        ("Oberlin Tools grew. Then Oberlin spoke.", {"Oberlin_Tools": "Company", "Oberlin": "Person"}),
    ],
)
def test_what_may_be_another_stays_apart(text: str, types: dict[str, str]) -> None:
    assert len(joined(text, **types)) == len(types)


def test_a_product_goes_by_the_last_word_of_its_name() -> None:
    text = "A Corvan Tern crashed in Oslo. The Tern is rarely seen."
    assert joined(text, Corvan_Tern="Product", Tern="Product") == {"Corvan Tern": {"Tern"}}
    assert joined(text, Corvan_Tern="Company", Tern="Product") == {"Corvan Tern": set(), "Tern": set()}


@pytest.mark.parametrize(
    ("text", "types", "left"),
    [
        # What both names are found to be is called by the end of its name, too.
        (
            "Minera Corvan has closed in Oslo. Workers of Corvan are angry.",
            {"Minera_Corvan": "Company", "Corvan": "Company"},
            {"Minera Corvan": {"Corvan"}},
        ),
        (
            "Prairie Alliance leads in Oslo. Voters like the Alliance best.",
            {"Prairie_Alliance": "PoliticalParty", "Alliance": "PoliticalParty"},
            {"Prairie Alliance": {"Alliance"}},
        ),
        # Sooner by the beginning than by the end.
        (
            "Corvan Energy and Minera Corvan grew in Oslo. Later Corvan spoke.",
            {"Corvan_Energy": "Company", "Minera_Corvan": "Company", "Corvan": "Company"},
            {"Corvan Energy": {"Corvan"}, "Minera Corvan": set()},
        ),
        # The noun of an office's name, once it was given.
        (
            "The European Commission met in Oslo. Then the Commission spoke.",
            {"European_Commission": "GovernmentBody", "Commission": "GovernmentBody"},
            {"European Commission": {"Commission"}},
        ),
        (
            "The 2019 Corvan Cup begins in Oslo. Who wins the Corvan Cup is rich.",
            {"2019_Corvan_Cup": "Event", "Corvan_Cup": "Event"},
            {"2019 Corvan Cup": {"Corvan Cup"}},
        ),
        # Letters, with the small words and without.
        (
            "The Union for Tavria met in Oslo. Then the UfT spoke.",
            {"Union_for_Tavria": "PoliticalParty", "UfT": "PoliticalParty"},
            {"Union for Tavria": {"UfT"}},
        ),
        # A first name's letter.
        (
            "Maud Corvan won in Oslo. Then M Corvan left.",
            {"Maud_Corvan": "Person", "M_Corvan": "Person"},
            {"Maud Corvan": {"M Corvan"}},
        ),
    ],
)
def test_what_is_of_one_kind_is_one(text: str, types: dict[str, str], left: dict[str, set[str]]) -> None:
    assert joined(text, **types) == left


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # The office is named before the one whose noun it has.
        (
            "The Commission spoke in Oslo. Then the Rivers Commission met.",
            {"Commission": "GovernmentBody", "Rivers_Commission": "GovernmentBody"},
        ),
        # A town is called by the beginning of its name only where hyphens hold that together.
        ("Corvan City grew. Then Corvan spoke in Oslo.", {"Corvan_City": "City", "Corvan": "City"}),
        # One word of the language, before any name that ends so.
        (
            "Council gives money in Oslo. The Arts Council met.",
            {"Council": "Organization", "Arts_Council": "Organization"},
        ),
        # An event by one word.
        ("The Corvan Cup began in Oslo. Then the Cup broke.", {"Corvan_Cup": "Event", "Cup": "Event"}),
    ],
)
def test_what_is_of_one_kind_may_be_two(text: str, types: dict[str, str]) -> None:
    assert len(joined(text, **types)) == len(types)


@pytest.mark.parametrize(
    ("text", "types", "left"),
    [
        # Some words of an office's name, its noun among them, in whatever order.
        (
            "The Tavrian Ministry of Health met in Oslo. Then the Health Ministry spoke.",
            {"Tavrian_Ministry_of_Health": "GovernmentBody", "Health_Ministry": "GovernmentBody"},
            {"Tavrian Ministry of Health": {"Health Ministry"}},
        ),
        (
            "The National Ferry Safety Board met in Oslo. Then the Safety Board spoke.",
            {"National_Ferry_Safety_Board": "GovernmentBody", "Safety_Board": "GovernmentBody"},
            {"National Ferry Safety Board": {"Safety Board"}},
        ),
        # The noun alone, wherever it stands.
        (
            "The Supreme Court of Tavria sat in Oslo. Then the Court ruled.",
            {"Supreme_Court_of_Tavria": "GovernmentBody", "Court": "GovernmentBody"},
            {"Supreme Court of Tavria": {"Court"}},
        ),
        (
            "Corvan University has grown in Oslo. The University of Corvan said nothing.",
            {"Corvan_University": "EducationalInstitution", "University_of_Corvan": "EducationalInstitution"},
            {"Corvan University": {"University of Corvan"}},
        ),
        # Letters but for those of the place, or of the United States.
        (
            "The Ferry Safety Council of Tavria met in Oslo. Tavria listened. Then the FSC spoke.",
            {"Ferry_Safety_Council_of_Tavria": "GovernmentBody", "Tavria": "Country", "FSC": "GovernmentBody"},
            {"Ferry Safety Council of Tavria": {"FSC"}, "Tavria": set()},
        ),
        (
            "The US Ferry Safety Council met in Oslo. Then the FSC spoke.",
            {"US_Ferry_Safety_Council": "GovernmentBody", "FSC": "GovernmentBody"},
            {"US Ferry Safety Council": {"FSC"}},
        ),
        # A party by its members.
        (
            "The Tavrian Unionist Party met in Oslo. Later the Unionists left.",
            {"Tavrian_Unionist_Party": "PoliticalParty", "Unionists": "PoliticalParty"},
            {"Tavrian Unionist Party": {"Unionists"}},
        ),
        # A letter more, less or other; a first name's short form; a person's letters.
        (
            "Katarzyna Wolnewicz won in Oslo. Then Wolnevicz left.",
            {"Katarzyna_Wolnewicz": "Person", "Wolnevicz": "Person"},
            {"Katarzyna Wolnewicz": {"Wolnevicz"}},
        ),
        (
            "Stephen Corvan won in Oslo. Then Steve Corvan left.",
            {"Stephen_Corvan": "Person", "Steve_Corvan": "Person"},
            {"Stephen Corvan": {"Steve Corvan"}},
        ),
        (
            "Ada Corvan won in Oslo. Her sister Laura left. Later Laura Corvan spoke.",
            {"Ada_Corvan": "Person", "Laura_Corvan": "Person", "Laura": "Person"},
            {"Ada Corvan": set(), "Laura Corvan": {"Laura"}},
        ),
        (
            "Maud Amelie Corvan won in Oslo. Then MAC left.",
            {"Maud_Amelie_Corvan": "Person", "MAC": "Organization"},
            {"Maud Amelie Corvan": {"MAC"}},
        ),
    ],
)
def test_a_name_varies(text: str, types: dict[str, str], left: dict[str, set[str]]) -> None:
    assert joined(text, **types) == left


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # Other museums than offices may have the same words in another order.
        (
            "The State Museum of Natural Corvan opened in Oslo. The Natural Corvan Museum closed.",
            {"State_Museum_of_Natural_Corvan": "Facility", "Natural_Corvan_Museum": "Facility"},
        ),
        # Husband and wife.
        ("Oleg Petrov won in Oslo. Then Petrova left.", {"Oleg_Petrov": "Person", "Petrova": "Person"}),
        # A first name alone before anybody of that name is named, outside the family.
        (
            "His wife Laura left Oslo. Later Laura Corvan won.",
            {"Laura_Corvan": "Person", "Laura": "Person"},
        ),
        # Letters that a body of the text has as well.
        (
            "Maud Amelie Corvan met the Marine Airship Club in Oslo. Then MAC left.",
            {"Maud_Amelie_Corvan": "Person", "Marine_Airship_Club": "Company", "MAC": "SportsTeam"},
        ),
        # Short words that differ by a letter.
        ("Fort grew in Oslo. Then Ford shrank.", {"Fort": "Company", "Ford": "Company"}),
    ],
)
def test_what_only_looks_alike_stays_apart(text: str, types: dict[str, str]) -> None:
    assert len(joined(text, **types)) == len(types)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("L'ouragan Matthew a frappé Haïti. Puis Matthew a fait dix morts.", "ouragan Matthew", "Matthew"),
        ("Le Tour de France 2016 part lundi. La Grande Boucle passera à Pau.", "Tour de France 2016", "Grande Boucle"),
        ("Les Jeux olympiques de Rio ont débuté. Les JO sont critiqués.", "Jeux olympiques de Rio", "JO"),
        (
            "Ada Morin a remporté la 107e édition de Milan-San Remo. Paul Roch était favori de Milan-San Remo.",
            "107e édition de Milan-San Remo",
            "Milan-San Remo",
        ),
        ("La Chine proteste. Washington a accusé Pékin de tricher.", "Chine", "Pékin"),
        ("Paul Roch dirige Apple. La firme à la pomme emploie 50 personnes.", "Apple", "firme à la pomme"),
        ("Le Stade rennais a gagné lundi. En seconde période, Rennes a marqué deux fois.", "Stade rennais", "Rennes"),
    ],
)
def test_what_french_news_calls_storms_games_and_clubs_by(text: str, name: str, alias: str) -> None:
    found = {one.name: one.aliases for one in extractor("fr").read(document_from_text(text, id="a")).entities}
    assert alias in found[name]
    assert alias not in found


def test_a_district_is_called_with_its_noun_or_without() -> None:
    text = "Le cyclone a frappé Antalaha. Dix personnes sont mortes dans le district d'Antalaha."
    places = [one for one in extractor("fr").read(document_from_text(text, id="a")).entities if "Antalaha" in one.name]
    assert len(places) == 1
