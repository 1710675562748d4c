"""Whom a document credits for a claim: a named outlet, a speaker, unnamed sources, or nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Document, Entity, Span, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

FRENCH = [
    ("Le Courrier", "Selon Le Courrier, Norvane a racheté Peltrac."),
    ("Financial Times", "Selon le Financial Times, Norvane a racheté Peltrac."),
    ("Reuters", "Norvane a racheté Peltrac, selon Reuters."),
    ("Reuters", "D'après Reuters, Norvane a racheté Peltrac."),
    ("sources proches du dossier", "Norvane a racheté Peltrac, selon des sources proches du dossier."),
    ("Claire Daubigny", "Norvane a racheté Peltrac, a annoncé Claire Daubigny."),
    ("Claire Daubigny", "Norvane a racheté Peltrac, a indiqué mardi Claire Daubigny."),
    ("Reuters", "Norvane rachètera Peltrac, affirme Reuters."),
    ("Le Courrier", "Norvane a racheté Peltrac, rapporte Le Courrier."),
    ("Claire Daubigny", "« Norvane a racheté Peltrac », a déclaré Claire Daubigny."),
    ("Claire Daubigny", "Claire Daubigny a déclaré que Norvane avait racheté Peltrac."),
    ("Reuters", "Reuters rapporte que Norvane a racheté Peltrac."),
    ("Reuters", "L'agence Reuters a révélé que Norvane avait racheté Peltrac."),
    ("Norvane", "Norvane a annoncé le rachat de la société Peltrac."),
    ("Norvane", "Norvane a annoncé avoir racheté Peltrac."),
    ("source judiciaire", "Norvane a racheté Peltrac, a-t-on appris de source judiciaire."),
    ("sa direction", "Norvane a racheté Peltrac, a-t-on appris auprès de sa direction."),
    ("Claire Daubigny", "Norvane a racheté Peltrac. Claire Daubigny l'a annoncé mardi à Lyon."),
    ("Claire Daubigny", "Norvane a racheté Peltrac. La fille du fondateur, la juriste Claire Daubigny, l'a confirmé."),
    ("Reuters", "Norvane a racheté Peltrac. La nouvelle a été révélée lundi par Reuters."),
    ("plusieurs sources patronales", "Selon plusieurs sources patronales, Norvane a racheté Peltrac."),
    ("un document interne", "Norvane a racheté Peltrac, d'après un document interne."),
    ("Reuters", "Norvane a racheté Peltrac, selon un conseiller cité par Reuters."),
    ("Claire Daubigny", "Norvane a racheté Peltrac, a indiqué sa porte-parole, Claire Daubigny."),
    ("Claire Daubigny", "Norvane a racheté Peltrac, a annoncé à l'agence Reuters la présidente, Claire Daubigny."),
    ("Norvane", "Norvane dément avoir racheté Peltrac."),
    ("Reuters", "Reuters l'a écrit noir sur blanc : Norvane a racheté Peltrac."),
    ("Reuters", "D'après Reuters, qui cite une note confidentielle, Norvane aurait racheté Peltrac."),
    ("Reuters", "Norvane a racheté Peltrac. C'est ce qu'a révélé mardi l'agence Reuters."),
    ("Claire Daubigny", "Norvane a racheté Peltrac. Claire Daubigny l'a fait savoir mardi."),
    ("Ouest-France", "D'après une note interne que Ouest-France s'est procurée, Norvane a racheté Peltrac."),
    ("Norvane", "Le groupe Norvane a racheté Peltrac, selon un communiqué diffusé mardi."),
    (
        "Claire Daubigny",
        "La colère de la ministre Claire Daubigny, qui rappelle que Norvane a racheté Peltrac, est vive.",
    ),
    (
        "Claire Daubigny",
        "Norvane a racheté Peltrac à la suite d'un appel d'offres, a annoncé mardi la juriste Claire Daubigny.",
    ),
    ("Claire Daubigny", "Claire Daubigny a fait savoir, dans une lettre, que Norvane avait racheté Peltrac."),
    ("syndicats", "Aux yeux des syndicats, Norvane a racheté Peltrac."),
    ("deux de ces sources", "Selon deux de ces sources, Norvane a racheté Peltrac."),
    ("Reuters", "Norvane a racheté Peltrac, a appris l'agence Reuters auprès de son entourage."),
    ("Claire Daubigny", "« Norvane a racheté Peltrac », s'est emportée la députée Claire Daubigny."),
    ("Claire Daubigny", "« Rien ne va plus. Norvane a racheté Peltrac », accuse Claire Daubigny."),
    ("Claire Daubigny", "La députée Claire Daubigny s'est expliquée lundi : « Norvane a racheté Peltrac. »"),
    ("Claire Daubigny", "Claire Daubigny (syndicat des mines) : « Norvane a racheté Peltrac en secret »"),
    ("Claire Daubigny", "Pour Claire Daubigny, Norvane a racheté Peltrac en secret."),
    ("Norvane", "Norvane n'exclut pas un rachat de Peltrac."),
    ("Claire Daubigny", "Norvane a racheté Peltrac. L'annonce en a été faite jeudi par Claire Daubigny."),
    ("Claire Daubigny", "Norvane a racheté Peltrac. L'information a été rendue publique par Claire Daubigny."),
    ("Claire Daubigny", "Norvane a racheté Peltrac. C'est du moins ce qu'affirme la juriste Claire Daubigny."),
    ("Reuters", "Norvane a racheté Peltrac. L'accord a été signé mardi à Rabat, selon Reuters."),
    ("Norvane", "Norvane a racheté Peltrac. Il l'a annoncé mardi soir."),
    ("Reuters", "Reuters citait lundi une note. Trois plans y sont étudiés. Norvane aurait racheté Peltrac."),
    ("une source syndicale", "Selon une source syndicale, tout va. Cette source ajoute que Norvane a racheté Peltrac."),
    ("sources syndicales", "Norvane a racheté Peltrac, selon des sources syndicales à l'issue d'une réunion."),
    ("Claire Daubigny", "Claire Daubigny fait savoir par son avocat que Norvane a racheté Peltrac."),
    ("Claire Daubigny", "Les ouvriers craignent le rachat de Peltrac par Norvane, annoncé jeudi par Claire Daubigny."),
    ("CNM", "Norvane a racheté Peltrac, a annoncé la commission nationale des marchés (CNM)."),
    ("Sydbank", "Les analystes de Sydbank estiment que Norvane a racheté Peltrac."),
    ("Norvane", "Norvane a fait part du rachat de Peltrac."),
    ("Le Matin", "Norvane a racheté Peltrac, rapporte Le Matin."),
    ("Norvane", "Norvane, dont le siège est à Vannes, annonce le rachat de Peltrac, un voisin."),
]
ENGLISH = [
    ("Reuters", "According to Reuters, Norvane Group has bought Peltrac Ltd."),
    ("Reuters", "Norvane Group has bought Peltrac Ltd, according to Reuters."),
    ("Reuters", "Norvane Group has bought Peltrac Ltd, Reuters reported."),
    ("Claire Daubigny", "Norvane Group has bought Peltrac Ltd, said Claire Daubigny."),
    ("Claire Daubigny", "Norvane Group has bought Peltrac Ltd, Claire Daubigny told Reuters."),
    ("Claire Daubigny", "Claire Daubigny told Reuters that Norvane Group had bought Peltrac Ltd."),
    ("Claire Daubigny", "Claire Daubigny told reporters that Norvane Group had bought Peltrac Ltd."),
    ("Claire Daubigny", "Claire Daubigny said Norvane Group had bought Peltrac Ltd."),
    ("Claire Daubigny", '"Norvane Group has bought Peltrac Ltd," Claire Daubigny said.'),
    ("Claire Daubigny", "“Norvane Group has bought Peltrac Ltd,” said Claire Daubigny."),
    ("Claire Daubigny", "“Norvane Group has bought Peltrac Ltd,” Claire Daubigny told reporters."),
    ("Norvane Group", "Norvane Group announced the acquisition of Peltrac Ltd."),
    ("Norvane Group", "Norvane Group said it had bought Peltrac Ltd."),
    (
        "people familiar with the matter",
        "Norvane Group has bought Peltrac Ltd, people familiar with the matter said.",
    ),
    ("a person familiar with the case", "Norvane Group has bought Peltrac Ltd, a person familiar with the case said."),
    ("two of the sources", "Norvane Group has bought Peltrac Ltd, two of the sources said on Tuesday."),
    ("Reuters", "Norvane Group has bought Peltrac Ltd, two bankers told Reuters."),
    ("Claire Daubigny", "Norvane Group has bought Peltrac Ltd. Claire Daubigny confirmed the deal on Tuesday."),
    ("Claire Daubigny", '"Norvane Group has bought Peltrac Ltd," Claire Daubigny, a lawyer, told reporters.'),
    ("Norvane Group", "Norvane Group has ruled out buying Peltrac Ltd."),
    ("Tern Street", "A London fund, Tern Street, did not rule out a takeover of Peltrac Ltd by Norvane Group."),
    ("Her team", "Her team does not exclude a takeover of Peltrac Ltd by Norvane Group."),
    ("its annual report", "Norvane Group has bought Peltrac Ltd, its annual report says."),
    ("Norvane Group", "Norvane Group has bought Peltrac Ltd, it said on Thursday."),
    ("Claire Daubigny", "Norvane Group has bought Peltrac Ltd, Claire Daubigny announced Monday to workers."),
    ("Claire Daubigny", "Norvane Group has bought Peltrac Ltd, Claire Daubigny said two hours before the vote."),
    ("His family", "His family told Reuters that Norvane Group had bought Peltrac Ltd."),
    ("Claire Daubigny", "Claire Daubigny reckons that Norvane Group has bought Peltrac Ltd."),
    ("Exane", "Analysts at Exane estimate that Norvane Group has bought Peltrac Ltd."),
    ("Claire Daubigny", "They fear the takeover of Peltrac Ltd by Norvane Group, announced by Claire Daubigny."),
    (
        "A spokesman for Sydbank",
        "A spokesman for Sydbank, the world's biggest lender, denied in Rome that Norvane Group would buy Peltrac Ltd.",
    ),
    (
        "an official of the harbour office",
        "Norvane Group has bought Peltrac Ltd, most of it in shares, an official of the harbour office said.",
    ),
    ("Norvane Group", "MANILA — Conglomerate Norvane Group disclosed Monday that it had bought Peltrac Ltd."),
]
OWN_WORDS = [
    ("fr", "acquires", "Norvane a racheté Peltrac."),
    ("fr", "acquires", "Norvane a racheté Peltrac. Reuters emploie deux mille personnes."),
    ("fr", "acquires", "Norvane a racheté Peltrac. « C'est un bon achat », a déclaré Claire Daubigny."),
    ("fr", "acquires", "Norvane a racheté Peltrac. Claire Daubigny a annoncé son départ à Reuters."),
    ("fr", "acquires", "Norvane a racheté Peltrac ; selon Reuters, Claire Daubigny est inquiète."),
    ("fr", "opposes", "Norvane critique Peltrac."),
    ("fr", "acquires", "Pour la première fois, Norvane a racheté Peltrac."),
    ("fr", "acquires", "Pour la finale, Norvane a racheté Peltrac."),
    ("fr", "acquires", "Norvane a racheté Peltrac, a-t-on appris mardi."),
    ("fr", "acquires", "Selon nos informations, Norvane a racheté Peltrac."),
    ("fr", "visits", "« Tout va bien », a déclaré Claire Daubigny en visite à Lens."),
    ("fr", "age", "Norvane, dirigée par Paul Lemoine, 62 ans, a racheté Peltrac, selon Reuters."),
    ("fr", "accuses", "Claire Daubigny accuse Peltrac de fraude."),
    ("en", "acquires", "Norvane Group has bought Peltrac Ltd."),
    ("en", "accuses", "Claire Daubigny accused Peltrac Ltd of fraud."),
]


def _credited(claims: list[Claim]) -> list[tuple[str, ...]]:
    return [tuple(s.name if isinstance(s, Entity) else s for s in claim.sources) for claim in claims]


@pytest.mark.parametrize(("source", "text"), FRENCH)
def test_a_french_sentence_credits_its_source(claims_of: ClaimsOf, source: str, text: str) -> None:
    assert _credited(claims_of("fr", text, "acquires")) == [(source,)]


@pytest.mark.parametrize(("source", "text"), ENGLISH)
def test_an_english_sentence_credits_its_source(claims_of: ClaimsOf, source: str, text: str) -> None:
    assert _credited(claims_of("en", text, "acquires")) == [(source,)]


@pytest.mark.parametrize(("language", "relation", "text"), OWN_WORDS)
def test_the_documents_own_words_credit_nobody(claims_of: ClaimsOf, language: str, relation: str, text: str) -> None:
    assert _credited(claims_of(language, text, relation)) == [()]


@pytest.mark.parametrize("verb", ["fait état d'", "publié "])
def test_a_company_is_credited_for_its_own_results(claims_of: ClaimsOf, verb: str) -> None:
    text = f"Norvane a {verb}un chiffre d'affaires de 318 millions d'euros."
    assert _credited(claims_of("fr", text, "revenue")) == [("Norvane",)]


def test_unnamed_sources_are_words_and_named_ones_entities(claims_of: ClaimsOf) -> None:
    (unnamed,) = claims_of("fr", "Norvane a racheté Peltrac, selon des sources proches du dossier.", "acquires")
    (named,) = claims_of("fr", "Norvane a racheté Peltrac, selon Reuters.", "acquires")
    assert [type(source) for claim in (unnamed, named) for source in claim.sources] == [str, Entity]


def test_the_same_source_is_the_one_before(claims_of: ClaimsOf) -> None:
    text = "Selon une source syndicale, Ardico va mal. D'après la même source, Norvane a racheté Peltrac."
    assert _credited(claims_of("fr", text, "acquires")) == [("une source syndicale",)]


def _printed(*paragraphs: str, language: str = "fr") -> list[Claim]:
    """The claims of an article of several paragraphs, the first of which is its headline."""
    from kg.extractor import extractor

    text, spans = "\n\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = spans[-1].end + 2 if spans else 0
        spans.append(Span(start, start + len(paragraph)))
    document = Document(id="a", text=text, language=language, headline=spans[0], paragraphs=tuple(spans))
    return [claim for claim in extractor(language).read(document).claims if claim.relation == "acquires"]


def test_the_mood_of_a_relative_clause_keeps_the_source() -> None:
    claims = _printed(
        "Norvane voit grand", "Selon Reuters, Claire Daubigny dirige Norvane, qui aurait racheté Peltrac."
    )
    assert _credited(claims) == [("Reuters",)]


@pytest.mark.parametrize(
    "headline", ["Le Parisien : Norvane va racheter Peltrac", "Norvane va racheter Peltrac (Le Parisien)"]
)
def test_a_headline_names_its_medium(headline: str) -> None:
    assert _credited(_printed(headline, "Le groupe ne commente pas.")) == [("Le Parisien",)]


def test_a_headline_is_told_by_whoever_tells_the_first_sentence() -> None:
    claims = _printed("Norvane s'offre Peltrac", "L'opération est conclue, a annoncé mardi Claire Daubigny.")
    assert _credited(claims) == [("Claire Daubigny",)]


def test_a_headline_is_told_by_whoever_tells_what_stands_behind_the_dateline() -> None:
    claims = _printed("Norvane rachète Peltrac", "TOURS (AFP) - L'opération est conclue, a annoncé Claire Daubigny.")
    assert _credited(claims) == [("Claire Daubigny",)]


def test_an_english_headline_is_told_by_the_first_sentence() -> None:
    claims = _printed("Norvane buys Peltrac", "The deal is done, said Claire Daubigny.", language="en")
    assert _credited(claims) == [("Claire Daubigny",)]


def test_a_signing_and_a_death_are_told_by_whoever_announces_them_next(claims_of: ClaimsOf) -> None:
    signed = "Karl Thorber portera les couleurs du FC Nantes. Le président, Luc Perrot, a annoncé mardi sa signature."
    dead = "L'actrice Claire Daubigny est morte samedi à Hendaye. Luc Perrot a annoncé son décès."
    assert _credited(claims_of("fr", signed, "memberOf"))[0] == ("Luc Perrot",)
    assert _credited(claims_of("fr", dead, "diedIn")) == [("Luc Perrot",)]


DENIED = [
    ("fr", "Peltrac", "Selon Reuters, Norvane aurait racheté Peltrac, ce que ce dernier dément."),
    ("fr", "Son entourage", "Norvane pourrait racheter Peltrac, selon Reuters. Son entourage dément."),
    ("fr", "Norvane", "D'après Reuters, Norvane pourrait racheter Peltrac ; l'entreprise dément."),
    ("en", "Norvane Group", "Norvane Group might buy Peltrac Ltd, Reuters reported. Norvane denied it."),
]


@pytest.mark.parametrize(("language", "source", "text"), DENIED)
def test_a_rumour_denied_at_once_is_not_so(claims_of: ClaimsOf, language: str, source: str, text: str) -> None:
    claims = claims_of(language, text, "acquires")
    assert [claim.status for claim in claims] == [Status.NEGATED]
    assert _credited(claims) == [(source,)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Norvane pourrait racheter Peltrac, selon Reuters. Norvane n'a pas démenti l'information."),
        ("fr", "Norvane pourrait racheter Peltrac, selon Reuters. Luc Perrot dément avoir démissionné."),
        ("en", "Norvane Group might buy Peltrac Ltd, Reuters reported. Norvane did not deny the report."),
        ("en", "Norvane Group might buy Peltrac Ltd, Reuters reported. Alan Brent denied that he had left."),
        ("en", "Norvane Group might buy Peltrac Ltd, Reuters reported. Norvane denied a report that it would close."),
    ],
)
def test_other_denials_leave_a_rumour_as_it_is(claims_of: ClaimsOf, language: str, text: str) -> None:
    claims = claims_of(language, text, "acquires")
    assert [claim.status for claim in claims] == [Status.POSSIBLE]
    assert _credited(claims) == [("Reuters",)]


def test_a_role_goes_on_speaking_for_whoever_spoke_last(claims_of: ClaimsOf) -> None:
    text = "« Tout va bien », affirme Luc Perrot. Le directeur général ajoute que Norvane a racheté Peltrac."
    assert _credited(claims_of("fr", text, "acquires")) == [("Luc Perrot",)]


def test_answers_of_an_interview_are_those_of_whom_it_introduces() -> None:
    claims = _printed(
        "Norvane voit grand",
        "Claire Daubigny dirige Norvane. Elle reçoit à Lens.",
        "Êtes-vous inquiète ?",
        "Non. Je suis confiante. Norvane a racheté Peltrac et j'en suis fière.",
        "Et la suite ?",
        "Nous verrons. Je ne ferme aucune porte.",
    )
    assert _credited(claims) == [("Claire Daubigny",)]


BEHIND_THE_SOURCE = [
    ("en", "Reuters", "memberOf", "Claire Daubigny works for Norvane, according to Reuters."),
    (
        "fr",
        "Diena",
        "partnersWith",
        "Selon le quotidien Diena, Lauku Balss et l'Alliance verte négocieraient déjà une coalition.",
    ),
]


@pytest.mark.parametrize(("language", "source", "relation", "text"), BEHIND_THE_SOURCE)
def test_what_stands_behind_the_source_is_no_aside_about_it(
    language: str, source: str, relation: str, text: str
) -> None:
    from kg.extractor import extractor

    document = Document(id="a", text=text, language=language, paragraphs=(Span(0, len(text)),))
    claims = extractor(language).read(document).claims
    assert set(_credited([claim for claim in claims if claim.relation == relation])) == {(source,)}


ASIDES = [
    ("fr", "acquires", "Selon l'agence Reuters, Norvane, qui a racheté Peltrac, supprimera 40 postes."),
    ("fr", "owns", "La banque Norvane, qui appartient à Peltrac, a fermé dix agences, selon Reuters."),
    ("fr", "memberOf", "Claire Daubigny, 52 ans, membre du Parti libéral, a été arrêtée mardi, selon Reuters."),
    ("en", "owns", "According to Reuters, Norvane, which owns Peltrac, will cut 40 jobs."),
    ("en", "leads", "Claire Daubigny, who leads Norvane, has met Alan Brent, according to Reuters."),
]


@pytest.mark.parametrize(("language", "relation", "text"), ASIDES)
def test_asides_are_the_writers_own_words(claims_of: ClaimsOf, language: str, relation: str, text: str) -> None:
    assert _credited(claims_of(language, text, relation)) == [()]


@pytest.mark.parametrize(
    "answers",
    [
        ("I sleep well. Norvane has acquired Peltrac and we are proud of it.", "We shall see."),
        ('"I sleep well. Norvane has acquired Peltrac."', '"We shall see."'),
        ("A: I sleep well. Norvane has acquired Peltrac.", "A: We shall see."),
    ],
)
def test_answers_of_an_english_interview_too(answers: tuple[str, str]) -> None:
    claims = _printed(
        "Norvane thinks big",
        "Claire Daubigny heads Norvane.",
        "How are you?",
        answers[0],
        "Your rivals say you are for sale.",
        answers[1],
        language="en",
    )
    assert _credited(claims) == [("Claire Daubigny",)]


def test_questions_of_an_english_article_are_no_interview() -> None:
    claims = _printed(
        "Norvane thinks big",
        "Claire Daubigny heads Norvane.",
        "What does Norvane want?",
        "Norvane has acquired Peltrac. The firm does not comment.",
        "And what comes next?",
        "Nobody knows.",
        language="en",
    )
    assert _credited(claims) == [()]


def test_questions_of_an_article_are_no_interview() -> None:
    claims = _printed(
        "Norvane voit grand",
        "Claire Daubigny dirige Norvane.",
        "Que veut Norvane ?",
        "Norvane a racheté Peltrac en mars. La société ne commente pas.",
        "Et la suite ?",
        "Nul ne sait.",
    )
    assert _credited(claims) == [()]


SEVERAL = [
    ("fr", "meets", "deux diplomates", "Selon deux diplomates, Luc Perrot aurait rencontré Paul Mérande."),
    (
        "en",
        "leads",
        "diplomats",
        "General Alan Brent, who heads Peltrac, will become president of Norvane, diplomats said.",
    ),
]


@pytest.mark.parametrize(("language", "relation", "source", "text"), SEVERAL)
def test_several_people_are_not_the_one_named_beside_them(
    claims_of: ClaimsOf, language: str, relation: str, source: str, text: str
) -> None:
    assert (source,) in _credited(claims_of(language, text, relation))


def test_a_denied_report_is_told_by_whoever_denies_it(claims_of: ClaimsOf) -> None:
    claims = claims_of("en", "Norvane denied a report that it had planned to sell Peltrac to Sorbelec.", "acquires")
    assert [claim.status for claim in claims] == [Status.NEGATED]
    assert _credited(claims) == [("Norvane",)]


PUBLISHED = "Norvane a rencontré Peltrac, selon les chiffres publiés mercredi par le ministère de la Santé."


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (PUBLISHED, "ministère de la Santé"),
        ("Luc Perrot doit rencontrer la présidente de Norvane, Claire Daubigny, a annoncé Matignon.", "Matignon"),
    ],
)
def test_who_publishes_or_announces_is_found_behind_the_verb(claims_of: ClaimsOf, text: str, source: str) -> None:
    assert set(_credited(claims_of("fr", text, "meets"))) == {(source,)}
