"""What the shipped gazetteer must hold, and how its names are looked up."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entities.gazetteer import Entry, Gazetteer, load_gazetteer
from kg.entities.spelling import words_of, words_of_name, writes
from kg.errors import OntologyError
from kg.namespaces import ENT, KG, PREFIXES
from kg.ontology import load, ontology_folder
from kg.ontology.turtle import read_turtle

FOLDER = ontology_folder() / "gazetteer"
FACTS = read_turtle(sorted(FOLDER.glob("*.ttl")))
GAZETTEERS = {language: load_gazetteer(FOLDER, language) for language in ("fr", "en")}
TURTLE = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("ent", "kg", "rdfs", "skos"))


@pytest.fixture
def french() -> Gazetteer:
    return GAZETTEERS["fr"]


@pytest.fixture
def english() -> Gazetteer:
    return GAZETTEERS["en"]


def small(folder: Path, entries: str, language: str = "fr") -> Gazetteer:
    (folder / "names.ttl").write_text(TURTLE + entries, encoding="utf-8")
    return load_gazetteer(folder, language)


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    return [text[start:end] for start, end, _ in gazetteer.find(text)]


def first(entries: tuple[Entry, ...]) -> Entry:
    assert entries
    return entries[0]


# ---------------------------------------------------------------- the shipped lists


def test_every_entry_has_a_known_type_and_a_label() -> None:
    classes = load().classes
    for entry in GAZETTEERS["fr"].entries:
        assert entry.iri.startswith(ENT)
        assert set(entry.types) <= classes.keys(), entry.iri
        assert len(entry.types) == len(set(entry.types)), entry.iri
        assert all(label.strip() == label and label for label in entry.labels.values()), entry.iri
        assert set(entry.labels) in ({""}, {"en", "fr"}, {"en"}), entry.iri  # "en" alone: english-*.ttl


def test_no_two_blocks_describe_one_entry() -> None:
    types = Counter(iri for iri, about in FACTS.subjects.items() for _ in about[PREFIXES["rdf"] + "type"])
    assert [iri for iri, count in types.items() if count > 1] == []


def test_it_is_as_large_as_promised() -> None:
    sizes = Counter(entry.type for entry in GAZETTEERS["fr"].entries)
    floors = {
        "Country": 195,
        "City": 500,
        "Region": 300,
        "Company": 400,
        "MediaOutlet": 250,
        "SportsTeam": 150,
        "PoliticalParty": 100,
        "EducationalInstitution": 60,
    }
    assert {name: sizes[name] for name, floor in floors.items() if sizes[name] < floor} == {}


def test_countries_have_a_code_and_demonyms_in_both_languages() -> None:
    codes = Counter[str]()
    for language, gazetteer in GAZETTEERS.items():
        for entry in gazetteer.entries:
            state = entry.type == "Country" and not entry.country  # Scotland lies in one, and speaks through London
            if state:
                assert set(entry.labels) == {"en", "fr"}, entry.iri
                assert entry.demonyms, (entry.iri, language)
                assert entry.capital, (entry.iri, language)
            if language == "fr":
                codes.update(code for _, code in entry.identifiers)
            assert not state or [scheme for scheme, _ in entry.identifiers] == ["iso3166"], entry.iri
    assert [code for code, count in codes.items() if count > 1 or len(code) != 2 or not code.isupper()] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_unambiguous_entries_share_no_name(language: str) -> None:
    gazetteer = GAZETTEERS[language]
    names = {name for entry in gazetteer.entries for name in (entry.label, *entry.aliases)}
    shared = {
        name: [entry.iri for entry in sure]
        for name in names
        if len(sure := [entry for entry in gazetteer.lookup(name) if not entry.ambiguous]) > 1
    }
    assert shared == {}


def test_home_countries_are_entries() -> None:
    places = {entry.iri for entry in GAZETTEERS["fr"].entries if entry.type in ("Country", "Region")}
    assert [entry.iri for entry in GAZETTEERS["fr"].entries if entry.country and entry.country not in places] == []


def test_names_have_no_stray_typography() -> None:
    for iri, about in FACTS.subjects.items():
        for predicate in about:
            for texts in FACTS.texts(iri, predicate).values():
                assert [text for text in texts if "’" in text or "  " in text or text != text.strip()] == []


def test_first_names_stand_in_both_lists_only_when_meant() -> None:
    lists = [FACTS.texts(KG + name, KG + "word") for name in ("feminineFirstNames", "masculineFirstNames")]
    assert all(sum(map(len, words.values())) > 1000 for words in lists)
    assert {"Camille", "Dominique"} <= set(lists[0][""]) & set(lists[1][""])


# ---------------------------------------------------------------- lookups


@pytest.mark.parametrize(
    ("name", "type_name", "slug"),
    [
        ("France", "Country", "france"),
        ("États-Unis", "Country", "etats-unis"),
        ("Etats-Unis", "Country", "etats-unis"),
        ("USA", "Country", "etats-unis"),
        ("RDC", "Country", "republique-democratique-du-congo"),
        ("Grande-Bretagne", "Country", "royaume-uni"),
        ("Myanmar", "Country", "birmanie"),
        ("ALLEMAGNE", "Country", "allemagne"),
        ("Moyen-Orient", "Region", "moyen-orient"),
        ("Catalogne", "Region", "catalogne"),
        ("Lyon", "City", "lyon"),
        ("Bogotá", "City", "bogota"),
        ("Pékin", "City", "pekin"),
        ("ONU", "IntergovernmentalOrganization", "organisation-des-nations-unies"),
        ("Otan", "IntergovernmentalOrganization", "otan"),
        ("European Union", "IntergovernmentalOrganization", "union-europeenne"),
        ("Maison Blanche", "GovernmentBody", "maison-blanche"),
        ("BCE", "GovernmentBody", "banque-centrale-europeenne"),
        ("New York Times", "MediaOutlet", "the-new-york-times"),
        ("AFP", "MediaOutlet", "agence-france-presse"),
        ("SPD", "PoliticalParty", "spd"),
        ("Daech", "Organization", "etat-islamique"),
        ("BNP Paribas", "Company", "bnp-paribas"),
        ("Paris Saint-Germain", "SportsTeam", "paris-saint-germain"),
        ("accord de Paris", "Law", "accord-de-paris"),
        ("Seconde Guerre mondiale", "Event", "seconde-guerre-mondiale"),
        ("YouTube", "Product", "youtube"),
        ("Harvard", "EducationalInstitution", "universite-harvard"),
        ("tour Eiffel", "Facility", "tour-eiffel"),
    ],
)
def test_lookup(french: Gazetteer, name: str, type_name: str, slug: str) -> None:
    entry = first(french.lookup(name))
    assert (entry.type, entry.iri, entry.ambiguous) == (type_name, ENT + slug, False)


def test_lookup_wants_the_capitals_of_the_name(french: Gazetteer) -> None:
    assert first(french.lookup("Le Monde")).type == "MediaOutlet"
    assert [french.lookup(name) for name in ("Le monde", "le monde", "Onu ", "usa", "france")] == [
        (),
        (),
        french.lookup("ONU"),
        (),
        (),
    ]


def test_labels_and_grammar(french: Gazetteer, english: Gazetteer) -> None:
    assert first(english.lookup("Germany")).label == "Germany"
    germany = first(french.lookup("Allemagne"))
    assert (germany.label, germany.labels["en"], germany.gender, germany.number) == ("Allemagne", "Germany", "f", "s")
    assert germany.identifiers == (("iso3166", "DE"),)
    netherlands = first(french.lookup("Pays-Bas"))
    assert (netherlands.gender, netherlands.number, netherlands.capital) == ("m", "p", "Amsterdam")
    assert first(french.lookup("Toulouse")).country == first(french.lookup("France")).iri
    assert first(french.lookup("YouTube")).types == ("Product", "Company")


@pytest.mark.parametrize("name", ["May", "Total", "Orange", "Apple", "Nice", "Tours", "Mars", "Casino", "Free", "Meta"])
def test_common_words_identify_nothing(french: Gazetteer, name: str) -> None:
    assert all(entry.ambiguous for entry in french.lookup(name))
    assert found(french, f"Hier, {name} a changé.") == []


def test_an_ambiguous_name_still_types_a_span(french: Gazetteer) -> None:
    assert {name: french.lookup(name)[0].type for name in ("Total", "Orange", "Apple", "Nice", "Tours")} == {
        "Total": "Company",
        "Orange": "Company",
        "Apple": "Company",
        "Nice": "City",
        "Tours": "City",
    }
    assert not first(french.lookup("TotalEnergies")).ambiguous


def test_foreign_single_words_do_not_count(french: Gazetteer, english: Gazetteer) -> None:
    assert french.lookup("Jordan") == ()
    assert first(english.lookup("Jordan")).type == "Country"
    assert first(french.lookup("World Bank")).label == "Banque mondiale"


# ---------------------------------------------------------------- demonyms


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("français", "France"),
        ("Françaises", "France"),
        ("américaine", "États-Unis"),
        ("grecque", "Grèce"),
        ("turcs", "Turquie"),
        ("néo-zélandais", "Nouvelle-Zélande"),
        ("nigérien", "Niger"),
        ("nigérian", "Nigeria"),
        ("suissesse", "Suisse"),
        ("britannique", "Royaume-Uni"),
        ("burkinabè", "Burkina Faso"),
    ],
)
def test_country_of_demonym(french: Gazetteer, word: str, country: str) -> None:
    entry = french.country_of_demonym(word)
    assert entry is not None
    assert entry.label == country


@pytest.mark.parametrize("word", ["congolais", "suédé", "corsé", "bavarois", "lyonnais", "politique"])
def test_words_that_name_no_single_country(french: Gazetteer, word: str) -> None:
    assert french.country_of_demonym(word) is None


@pytest.mark.parametrize(
    ("word", "place"),
    [("bavaroise", "Bavière"), ("texans", "Texas"), ("québécois", "Québec"), ("lyonnais", "Lyon"), ("corse", "Corse")],
)
def test_place_of_demonym(french: Gazetteer, word: str, place: str) -> None:
    entry = french.place_of_demonym(word)
    assert entry is not None
    assert entry.label == place


def test_english_demonyms_are_capitalised(english: Gazetteer) -> None:
    poland = english.country_of_demonym("Polish")
    assert poland is not None
    assert poland.label == "Poland"
    assert english.country_of_demonym("polish") is None
    assert english.country_of_demonym("Dominican") is None


# ---------------------------------------------------------------- finding


def test_find_takes_the_longest_name(french: Gazetteer) -> None:
    text = "L'Union européenne, la République démocratique du Congo et le New York Times à New York."
    assert found(french, text) == [
        "Union européenne",
        "République démocratique du Congo",
        "New York Times",
        "New York",
    ]


def test_find_gives_exact_offsets_and_entries(french: Gazetteer) -> None:
    text = "Selon l’AFP, l'ex-URSS."
    assert [(text[start:end], entry.type) for start, end, entry in french.find(text)] == [
        ("AFP", "MediaOutlet"),
        ("URSS", "Country"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Marie-France Dupont",
        "un train Paris-Berlin",
        "une armée mexicaine",
        "Le monde change",
        "LE MONDE ENTIER",
        "dans le canal, plus haut",
        "la banque mondiale la plus rentable",
    ],
)
def test_find_leaves_alone(french: Gazetteer, text: str) -> None:
    assert found(french, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PARIS (AFP) – Le ministre", ["PARIS", "AFP"]),
        ("à Saint. Denis", []),
        ("un vol Air. France attend", ["France"]),
        ("Canal+ et la U.E.", ["Canal+", "U.E."]),
        ("aux Etats-Unis\nChine", ["Etats-Unis", "Chine"]),
        ("le traité de Lisbonne", ["traité de Lisbonne"]),
    ],
)
def test_find_and_punctuation(french: Gazetteer, text: str, names: list[str]) -> None:
    assert found(french, text) == names


def test_an_ambiguous_name_hides_what_is_inside_it(tmp_path: Path) -> None:
    gazetteer = small(
        tmp_path,
        'ent:a a kg:City ; rdfs:label "Lune" . ent:b a kg:Event ; rdfs:label "Lune rousse" ; kg:ambiguous true .',
    )
    assert found(gazetteer, "Sur la Lune, la Lune rousse") == ["Lune"]


def test_an_ambiguous_name_does_not_hide_what_reaches_beyond_it(tmp_path: Path) -> None:
    gazetteer = small(
        tmp_path,
        """ent:a a kg:MediaOutlet ; rdfs:label "L'Aube" ; kg:ambiguous true .
        ent:b a kg:Event ; rdfs:label "Aube rose" .""",
    )
    assert found(gazetteer, "L'Aube rose") == ["Aube rose"]


@given(st.text(alphabet=st.sampled_from("LaFrnceÉtUis-' .,\n&+œİß"), max_size=60))
def test_find_stays_in_the_text_and_does_not_overlap(text: str) -> None:
    spans = [(start, end) for start, end, _ in GAZETTEERS["fr"].find(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(st.text(max_size=12))
def test_a_word_writes_itself_and_its_capitals(word: str) -> None:
    assert writes(word, word)
    assert writes(word.upper(), word) or len(word.upper()) != len(word) or word.upper().lower() != word.lower()


@given(st.text(max_size=40))
def test_words_cover_their_text_in_order(text: str) -> None:
    words = words_of(text)
    assert all(text[word.start : word.end] for word in words)
    assert all(before.end <= after.start for before, after in pairwise(words))
    assert len(words_of_name(text)) in (len(words), len(words) - 1)


# ---------------------------------------------------------------- first names and cities


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Marie", "f"),
        ("MARIE", "f"),
        ("Jean", "m"),
        ("Jean-Eudes", "m"),
        ("Francois", "m"),
        ("Élodie", "f"),
        ("Giulia", "f"),
        ("Mohammed", "m"),
        ("Camille", None),
        ("Dominique", None),
        ("Table", None),
        ("", None),
    ],
)
def test_gender_of_first_name(french: Gazetteer, name: str, gender: str | None) -> None:
    assert french.gender_of_first_name(name) == gender


def test_gender_depends_on_the_language(english: Gazetteer) -> None:
    assert english.gender_of_first_name("Jean") == "f"
    assert english.gender_of_first_name("Laurence") == "m"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Trujillo", "PE"), ("Gijon", "ES"), ("MULHOUSE", "FR"), ("Nice", None), ("Tours", None), ("lille", None)],
)
def test_is_city(french: Gazetteer, name: str, code: str | None) -> None:
    assert french.is_city(name) == code


def test_city_list_is_sorted_and_names_nothing_twice() -> None:
    lines = [line for line in (FOLDER / "cities.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    countries = defaultdict(list)
    for line in lines:
        name, code = line.split("\t")
        countries[name].append(code)
        assert len(code) == 2
    assert lines == sorted(lines)
    assert [name for name, codes in countries.items() if len(codes) > 1] == []


# ---------------------------------------------------------------- files that are wrong


def test_a_folder_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no gazetteer"):
        load_gazetteer(tmp_path, "fr")


def test_malformed_turtle_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"names\.ttl:\d+"):
        small(tmp_path, 'ent:a a kg:City ; rdfs:label "Lune" ;; ] .')


@pytest.mark.parametrize("entry", ['ent:a rdfs:label "Lune" .', "ent:a a kg:City ."])
def test_an_entry_needs_a_label_and_a_type(tmp_path: Path, entry: str) -> None:
    with pytest.raises(OntologyError, match="no label or no type"):
        small(tmp_path, entry)


def test_a_missing_city_list_is_told(tmp_path: Path) -> None:
    gazetteer = small(tmp_path, 'ent:a a kg:City ; rdfs:label "Lune" .')
    with pytest.raises(OntologyError, match="list of cities"):
        gazetteer.is_city("Lune")


def test_a_user_file_adds_to_what_the_ontology_has_read(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(TURTLE + 'ent:zzz a kg:Company ; rdfs:label "Zyxxel" ; skos:altLabel "Z&Z" .', encoding="utf-8")
    gazetteer = load_gazetteer(FOLDER, "fr", load([own]).facts)
    assert first(gazetteer.lookup("Z&Z")).label == "Zyxxel"
    assert first(gazetteer.lookup("France")).type == "Country"
