"""French names: where they end, which capitals name nothing, towns that are clubs, bodies that are no persons."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.extractor import extractor
from kg.model import Document, Extraction, Span

pytestmark = pytest.mark.model

Read = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a French text of one paragraph a line."""

    @cache
    def extraction(text: str) -> Extraction:
        starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
        ends = [*(at for at, sign in enumerate(text) if sign == "\n"), len(text)]
        paragraphs = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))
        return extractor("fr").read(Document(id="a", text=text, language="fr", paragraphs=paragraphs))

    return extraction


def types(extraction: Extraction) -> dict[str, str]:
    return {entity.name: entity.type for entity in extraction.entities}


NOT_NAMES = [
    ("Les ministres de la Nieuw-Vlaamse Alliantie ont quitté le gouvernement.", "ministère"),
    ("Nécrologie. L'ancien maire de Lens, Paul Lemoine, est mort.", "Nécrologie"),
    ("Chantiers navals : Nordelia cherche un acheteur pour sa filiale Brizel.", "Chantiers navals"),
    ("MADRID (Agence) - Nordelia a racheté son concurrent Altamer.", "Agence"),
    ("23h02 - Nordelia officialise la nomination de Claire Vasseur.", "23h02"),
    ("Prochain rendez-vous au tribunal de Rennes le 17 mars pour Paul Lemoine.", "Prochain"),
    ("Le château de la Chaize a été racheté par Nordelia.", "Chaize"),
    ("Le Haut-Commissaire des Nations unies pour les réfugiés, Paul Lemoine, est arrivé à Kaboul.", "Haut-Commissaire"),
    ("Un ministre à Lannion : Paul Lemoine visitera le port.", "ministère à Lannion"),
    ("Le sommet d'Oropa attend les coureurs. Paul Lemoine est favori.", "sommet"),
    ("Paul Lemoine s'est imposé dimanche au sommet du mont Ventoux.", "sommet"),
    ("Le prix du Brent a reculé, selon Paul Lemoine.", "prix"),
    ("Les droits de douane américains pénalisent Nordelia.", "douane"),
    ("Nordelia dévoile un SUV électrique à Lannion.", "SUV"),
    ("Outre-Atlantique, Nordelia a vendu son usine.", "Outre-Atlantique"),
    ("Les deux usines d'outre-Manche inquiètent Nordelia.", "outre-Manche"),
]


@pytest.mark.parametrize(("text", "words"), NOT_NAMES)
def test_these_words_name_nothing(read: Read, text: str, words: str) -> None:
    assert not [name for name in types(read(text)) if name.startswith(words)]


NAMES = [
    ("Orange rachète Nordelia pour 3 millions d'euros.", "Orange", "Company"),
    ("Paul Roche est mort à Laval, a annoncé mercredi sa fille Annick à Ouest-France.", "Annick", "Person"),
    ("Elle a obtenu 54 sièges, contre 50 au Parti libéral du premier ministre sortant, Paul Roche.", "Parti libéral",
     "PoliticalParty"),
    ("L'action a perdu 3 %. Les analystes de Raymond Jarve jugent le prix élevé.", "Raymond Jarve", "Company"),
    ("Connétable, Petit Navire et Nordelia ont conclu un accord.", "Connétable", None),
    ("Facebook, Google et Twitter devront répondre.", "Twitter", "Company"),
    ("Le Bureau d'enquêtes sur les événements de mer a interrogé Paul Lemoine.",
     "Bureau d'enquêtes sur les événements de mer", "GovernmentBody"),
    ("Paul Lemoine préside la Cour commune de justice et d'arbitrage.", "Cour commune de justice et d'arbitrage", None),
    ("La cour d'assises spéciale de Paris juge Paul Lemoine.", "cour d'assises spéciale de Paris", "GovernmentBody"),
    ("Le ministre chargé des Comptes publics, Paul Lemoine, a démissionné.", "ministère des Comptes publics", None),
    ("Paul Lemoine a saisi le Tribunal arbitral du sport.", "Tribunal arbitral du sport", "Organization"),
    ("La police aux frontières a arrêté Paul Lemoine.", "police aux frontières", "GovernmentBody"),
    ("Il est mort à l'hôpital Lady Reading de Peshawar.", "hôpital Lady Reading", "Facility"),
    ("La préfecture de l'Aude a alerté les communes de l'Aude.", "préfecture de l'Aude", "GovernmentBody"),
    ("La préfecture de l'Aude a alerté les communes de l'Aude.", "Aude", "Region"),
    ("L'équipementier nantais Nordelia a racheté Brizel.", "Nantes", "City"),
    ("Le Premier ministre a défendu le projet de loi sur la chasse.", "projet de loi sur la chasse", "Law"),
    ("L'armée congolaise a repris Goma, en République démocratique du Congo.", "armée congolaise", "GovernmentBody"),
    ("Le gouvernement jurassien a reçu Paul Lemoine.", "gouvernement jurassien", "GovernmentBody"),
    ("Paul Lemoine a quitté l'état-major zambonien.", "état-major zambonien", "GovernmentBody"),
    ("Paul Lemoine a mouillé trois jours à Vava'u.", "Vava'u", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), NAMES)
def test_a_name_stands_whole(read: Read, text: str, name: str, kind: str | None) -> None:
    found = types(read(text))
    assert name in found
    assert kind in (None, found[name])


def test_a_law_is_no_part_of_its_bill(read: Read) -> None:
    assert "loi sur la chasse" not in types(read("Le Premier ministre a défendu le projet de loi sur la chasse."))


def test_a_ministers_domain_ends_before_whose_minister_it_is(read: Read) -> None:
    found = types(read("Le ministre de la Justice de Dilma Rousseff, José Cardozo, a démissionné."))
    assert {"ministère de la Justice", "Dilma Rousseff", "José Cardozo"} <= set(found)
    assert not [name for name in found if name.endswith("de Dilma Rousseff")]


MATCH = "Handball : Créteil a dominé Dunkerque (28-25) en championnat. Le club reçoit Chambéry, sans gardien."


def test_towns_that_play_are_clubs(read: Read) -> None:
    found = types(read(MATCH))
    assert {found["Créteil"], found["Dunkerque"], found["Chambéry"]} == {"SportsTeam"}


@pytest.mark.parametrize(
    ("text", "clubs"),
    [
        ("Colomiers – Béziers : 31-12.", ("Colomiers", "Béziers")),
        ("Lyon s'est incliné à Brest (3-1), samedi.", ("Lyon", "Brest")),
        ("Lyon a été tenu en échec par Brest (1-1).", ("Lyon", "Brest")),
        ("Monaco a chuté à domicile contre Lille (1-2).", ("Monaco", "Lille")),
        ("Brest a battu Lyon. L'entraîneur lyonnais a vu son homologue brestois sourire.", ("Brest", "Lyon")),
    ],
)
def test_towns_are_clubs_where_results_stand_beside_them(read: Read, text: str, clubs: tuple[str, ...]) -> None:
    found = types(read(text + " L'entraîneur n'a pas commenté ce match de championnat."))
    assert {name: found.get(name) for name in clubs} == dict.fromkeys(clubs, "SportsTeam")


def test_a_town_where_a_player_has_lost_stays_one(read: Read) -> None:
    text = "Hugo Tessier s'est incliné à Lyon (6-4, 6-3) en match de championnat. Son club l'a félicité."
    assert types(read(text))["Lyon"] == "City"


def test_a_town_where_something_is_stays_a_town(read: Read) -> None:
    text = MATCH + " Le match a eu lieu à Créteil. À Dunkerque, le maire a réagi."
    found = types(read(text))
    assert {found["Créteil"], found["Dunkerque"]} == {"City"}


def test_towns_outside_of_sport_are_no_clubs(read: Read) -> None:
    found = types(read("Créteil a battu Dunkerque au concours des villes fleuries."))
    assert "SportsTeam" not in found.values()


def test_what_stands_behind_the_players_of_a_squad_is_a_club(read: Read) -> None:
    squad = "Gardiens : Romain Vasselin (Rennes), Hugo Tessier (Real Madrid), Luc Koffi (Juventus), Paul Diot (Lyon)."
    found = types(read(squad))
    assert {found[name] for name in ("Rennes", "Real Madrid", "Juventus", "Lyon")} == {"SportsTeam"}


def test_towns_behind_people_are_towns_where_no_team_is_named(read: Read) -> None:
    found = types(read("Lauréats du concours : Romain Vasselin (Rennes), Hugo Tessier (Nice), Luc Koffi (Brest)."))
    assert {found[name] for name in ("Rennes", "Nice", "Brest")} == {"City"}


def test_a_company_that_has_the_name_of_another_in_its_own_is_another(read: Read) -> None:
    found = types(read("La SNCF a saisi la justice. SNCF Réseau investira 4 milliards d'euros."))
    assert {"SNCF", "SNCF Réseau"} <= set(found)


def test_initials_behind_a_body_that_a_noun_names_are_its_own(read: Read) -> None:
    entities = read("La sonde de l'agence spatiale japonaise (Jaxa) s'est posée en mai.").entities
    assert [e.aliases for e in entities if e.name == "agence spatiale japonaise"] == [("Jaxa",)]


def test_a_name_goes_by_its_own_words_without_the_noun_before_it(read: Read) -> None:
    entities = read("Paul Lemoine travaille à l'institut Gustave-Ferrand, près de l'université de Lille.").entities
    assert {e.name: e.aliases for e in entities if e.type == "EducationalInstitution"} == {
        "institut Gustave-Ferrand": ("Gustave-Ferrand",),
        "université de Lille": (),
    }


def test_a_ministry_is_named_by_its_domain_alone(read: Read) -> None:
    text = "Le ministre de la Défense, Paul Lemoine, a démissionné. La Défense n'a pas commenté. Aux Finances, silence."
    named = [e for e in read(text).entities if "Défense" in (e.name, *e.aliases)]
    assert [e.name for e in named] == ["ministère de la Défense"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le Niger négocie avec Nordelia. Niamey pourrait confier la mine à Altamer.", "Niger"),
        (
            "Altamer attend la Commission européenne. Bruxelles a autorisé le rachat de Nordelia.",
            "Commission européenne",
        ),
    ],
)
def test_a_capital_that_may_act_stands_for_its_state(read: Read, text: str, name: str) -> None:
    assert {e.name: e.aliases for e in read(text).entities}[name] in (("Niamey",), ("Bruxelles",))


ONE_THING = [
    ("Le PS a voté. Le Parti socialiste est divisé avant la primaire socialiste.", {"PS", "Parti socialiste"}),
    ("Lemoine fait polémique\nPaul Lemoine a parlé. Son neveu, Jean Lemoine, a répondu.", {"Lemoine", "Paul Lemoine"}),
    ("La Cour d'appel de Reims a reçu la plainte. La cour d'appel rendra son arrêt lundi.",
     {"Cour d'appel de Reims", "cour d'appel"}),
    ("Le Festival d'Orvane de 2016 ouvre. Le Festival d'Orvane 2016 dure dix jours.",
     {"Festival d'Orvane de 2016", "Festival d'Orvane 2016"}),
    ("L'élection présidentielle française approche. Paul Lemoine est candidat à la présidentielle.",
     {"élection présidentielle française", "présidentielle"}),
    ("L'équipe nationale argentine a battu le Pérou. L'équipe argentine jouera mardi.",
     {"équipe nationale argentine", "équipe argentine"}),
    ("Paul Lemoine, candidat à la primaire, domine la primaire socialiste. La primaire socialiste française approche.",
     {"primaire", "primaire socialiste", "primaire socialiste française"}),
    ("Le Parti socialiste et Les Républicains ont voté. Un député LR, Paul Lemoine, s'est abstenu.",
     {"Les Républicains", "LR"}),
    ("L'alliance CSU/CDU gagne. La CDU/CSU a nommé Paul Lemoine.", {"CSU/CDU", "CDU/CSU"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), ONE_THING)
def test_these_names_are_one_thing(read: Read, text: str, names: set[str]) -> None:
    found = [{entity.name, *entity.aliases} & names for entity in read(text).entities]
    assert [some for some in found if some] == [names]


def test_a_government_is_not_called_as_its_head(read: Read) -> None:
    entities = read("Paul Lemoine fut ministre dans le gouvernement Fabius, selon Nordelia.").entities
    assert not [entity for entity in entities if entity.type == "GovernmentBody" and "Fabius" in entity.aliases]


@pytest.mark.parametrize("name", ["Jean Essono", "Paul Essono"])
def test_a_family_is_none_of_its_members(read: Read, name: str) -> None:
    text = "La famille Essono se dispute\nPaul Essono dirige Nordelia. Son oncle, Jean Essono, l'a fondée."
    found = {entity.name: entity for entity in read(text).entities}
    assert "Essono" not in found[name].aliases
    assert found["famille Essono"].type == "Organization"
    text = "La famille Essono détient Nordelia, que préside Paul Essono."
    assert {"famille Essono", "Paul Essono"} <= set(types(read(text)))


def test_one_name_within_another_is_a_relative_where_a_sentence_has_both(read: Read) -> None:
    found = types(read("Kalila Nour Essono, l'épouse de l'ancien ministre Nour Essono, a été élue députée dimanche."))
    assert {"Kalila Nour Essono", "Nour Essono"} <= set(found)


def test_the_members_of_a_party_are_the_party(read: Read) -> None:
    extraction = read("Le texte a été rejeté par les démocrates. Le Parti démocrate de Paul Lemoine exulte.")
    assert {"démocrates", "Parti démocrate"} in [{e.name, *e.aliases} for e in extraction.entities]
    assert types(read("Les médecins libéraux et les conservateurs du musée de Lens protestent.")).keys() == {
        "musée de Lens",
        "Lens",
    }


def test_a_known_name_within_a_longer_one_is_found(read: Read) -> None:
    found = types(read("L'Ambassade d'Algérie a reçu Paul Lemoine."))
    assert found["Algérie"] == "Country"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elle siège sur le Conseil régional de Bretagne.", "siège"),
        ("Le passage au Sénat de la loi est une formalité.", "Sénat de la loi"),
    ],
)
def test_a_verb_and_what_passes_through_a_chamber_are_no_part_of_a_name(read: Read, text: str, name: str) -> None:
    assert not [found for found in types(read(text)) if found.startswith(name)]


@pytest.mark.parametrize("name", ["Altavel", "Spotify"])
def test_who_goes_public_is_no_stock_exchange(read: Read, name: str) -> None:
    found = types(read(f"Lors de l'introduction en Bourse de {name}, Luc Dorval a cédé ses actions de {name}."))
    assert name in found
    assert not [other for other in found if "Bourse" in other]


def test_an_island_is_called_with_or_without_its_kind(read: Read) -> None:
    found = read("Il a tué à Oslo et sur l'île d'Utøya. Les jeunes travaillistes étaient visés à Utøya.")
    assert [(e.name, set(e.aliases)) for e in found.entities if "Utøya" in e.name] == [("île d'Utøya", {"Utøya"})]


def test_letters_in_results_are_countries(read: Read) -> None:
    found = read("Classement de l'étape : 1. Femke Bruin (NED) ; 2. Zuzana Hlav (SVK). La Néerlandaise reste en tête.")
    named = {entity.name: set(entity.aliases) for entity in found.entities if entity.type == "Country"}
    assert named == {"Pays-Bas": {"NED", "Néerlandaise"}, "Slovaquie": {"SVK"}}


def test_letters_of_one_party_are_no_country(read: Read) -> None:
    assert "Panama" not in types(read("Paul Lemoine (PAN) a été élu gouverneur dimanche, selon Reuters."))


def test_a_country_that_goes_by_its_capital_is_a_country(read: Read) -> None:
    found = types(read("Moscou a condamné les frappes. La Russie a convoqué l'ambassadeur."))
    assert found.get("Russie") == "Country"


def test_a_capital_is_the_team_whose_letters_the_text_has(read: Read) -> None:
    text = "Paris a battu Lens 3-1 samedi au terme d'un match ouvert. Le PSG garde la tête du championnat."
    (team,) = (entity for entity in read(text).entities if "PSG" in {entity.name, *entity.aliases})
    assert "Paris" in {team.name, *team.aliases}
    apart = read("Paris a condamné les frappes. La France a convoqué l'ambassadeur. Le PSG jouera mardi.")
    assert "Paris" not in next(entity for entity in apart.entities if entity.name == "PSG").aliases
