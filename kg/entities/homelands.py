"""The country that a document is about, which "the prime minister, X" heads without its being said."""

from __future__ import annotations

from collections import Counter

from kg.discourse import Discourse, Reference

_SITES = frozenset("City Facility GovernmentBody PoliticalParty Region".split())
"""What stands in one country, where the gazetteer knows which."""

_GUESTS = frozenset(
    """adolescent adolescente alpiniste artiste attaquant attaquante buteur chanteur chanteuse client cliente cinéaste
    coéquipier coureur coureuse cycliste défenseur employé employée enfant entraîneur entraîneuse étudiant étudiante
    expatrié femme fille footballeur gardien groupe habitant homme ingénieur journaliste joueur joueuse migrant migrante
    milieu musicien père passager passagère pilote réfugié réfugiée ressortissant ressortissante skieur skieuse
    tennisman tenniswoman touriste vacancier vacancière victime visiteur visiteuse voyageur voyageuse
    constructeur entreprise fabricant firme fonds géant investisseur marque multinationale numéro opérateur société
    actor actress athlete backpacker boy child coach couple cyclist defender driver engineer family footballer girl
    goalkeeper immigrant investor man migrant midfielder national passenger patient player refugee resident rider singer
    skier striker student tourist traveler traveller victim visitor woman worker
    automaker brand carmaker company conglomerate firm fund giant group maker manufacturer multinational""".split()
)
"""Of whom a nationality is told because they are, or may be, from elsewhere."""


def homeland(discourse: Discourse) -> tuple[int | None, float]:
    """The country that the document is about and how sure that is; None where it is not told, or not named.

    It is the only one, the headline's, or the one named most. One that is no more than where a guest or a firm comes
    from is not it, nor is any where more of the places are known to lie in another.
    """
    named, places = _named(discourse), _places(discourse)
    ranked = [(number, times) for number, times in named.most_common() if times]
    if not ranked:
        return None, 0.0
    (first, most), *others = ranked
    own = places.pop(discourse.participants[first].iri, 0)
    if max(places.values(), default=0) > most + own:
        return None, 0.0
    if not others:
        return first, 0.85
    return (first, 0.75) if most >= 2 * others[0][1] else (None, 0.0)


def _named(discourse: Discourse) -> Counter[int]:
    """How often each country is named, more in the headline and, in English, at the start."""
    counts: Counter[int] = Counter()
    parsed = discourse.parsed
    for reference in discourse.references:
        if reference.kind not in ("name", "adjective"):
            continue
        sentence = parsed.sentence_of(reference.start)
        for number in reference.participants:
            if discourse.participants[number].type != "Country":
                continue
            if _is_of_guest(reference, discourse):
                counts[number] += 0
                continue
            counts[number] += 4 if sentence.headline else 1
            if parsed.document.language == "en" and sentence.paragraph <= 1 and not sentence.headline:
                counts[number] += 2  # the dateline and the first sentence say where it happens
    return counts


def _is_of_guest(reference: Reference, discourse: Discourse) -> bool:
    """ "une touriste | espagnole", "an | Algerian student", "une | Roumaine de 40 ans", "le | Gallois X"."""
    if reference.kind != "adjective":
        return False
    tokens = discourse.parsed.tokens
    token = tokens[reference.head]
    behind = discourse.outermost(reference.end) if reference.end < len(tokens) else None
    if behind is not None and behind.kind == "name" and behind.start == reference.end:
        return discourse.participants[behind.participants[0]].type == "Person"
    noun = tokens[token.head]
    if {noun.lemma.lower(), noun.lower} & _GUESTS:
        return True
    return token.pos in ("NOUN", "PROPN") and tokens[reference.start - 1].lower in ("a", "an", "un", "une")


def _places(discourse: Discourse) -> Counter[str]:
    """How many of the places and public bodies lie in each country, those that the text opens with twice."""
    opening = {
        number
        for reference in discourse.references
        if discourse.parsed.sentence_of(reference.start).paragraph <= 1
        for number in reference.participants
    }
    counts: Counter[str] = Counter()
    for place in discourse.participants:
        if place.nation and place.salience > 0 and place.type in _SITES:
            counts[place.nation] += 2 if place.index in opening else 1
    return counts
