"""The words by which the entities step knows classes and titles, read once per language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kg.ontology import Ontology

Phrase = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a phrase, and the classes (or relations) it speaks for."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A relation that a role noun expresses; ``inverse`` when its holder is the object.

    ``preposition`` is the one that must lead to the complement ("candidat à"), "" for any;
    ``holders`` are the classes that its holder may have.
    """

    relation: str
    inverse: bool
    preposition: str = ""
    holders: tuple[str, ...] = ()


def led_to_by(meanings: tuple[Meaning, ...], link: str) -> tuple[Meaning, ...]:
    """The meanings that go with the preposition before the complement; those that ask for it come first."""
    exact = tuple(m for m in meanings if m.preposition and m.preposition == link)
    return exact or tuple(m for m in meanings if not m.preposition) or (meanings if not link else ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tables are keyed by a phrase's first word, longest phrases first.

    ``class_nouns`` are what may stand before a name ("le constructeur Renault"), ``head_nouns``
    what opens one ("tribunal de Lille"), ``name_cues`` what stands inside ("Deutsche Bank"),
    ``anaphors`` what refers back ("le groupe"), ``titles`` the role nouns of all relations.
    """

    language: str
    honorifics: frozenset[str]
    not_names: frozenset[str]
    legal_forms: frozenset[str]
    name_cues: Mapping[str, tuple[Phrase, ...]]
    class_nouns: Mapping[str, tuple[Phrase, ...]]
    head_nouns: Mapping[str, tuple[Phrase, ...]]
    anaphors: Mapping[tuple[str, ...], frozenset[str]]
    titles: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Meaning, ...]], ...]]
    person_titles: frozenset[tuple[str, ...]]
    company_words: frozenset[str]
    work_nouns: frozenset[str]
    national_offices: frozenset[str]
    ministers: frozenset[str]
    naming_verbs: frozenset[str]
    becoming_verbs: frozenset[str]
    modifiers: frozenset[str]
    calendar: frozenset[str]
    company_offices: frozenset[str]
    boards: frozenset[str]
    party_adjectives: frozenset[str]
    party_words: frozenset[tuple[str, ...]]
    party_people: frozenset[str]
    role_words: frozenset[str]
    leaving_verbs: frozenset[str]
    leaving_nouns: frozenset[str]
    industry_words: frozenset[str]
    person_roles: frozenset[tuple[str, ...]]
    chamber_members: frozenset[str]
    team_people: frozenset[str]
    match_verbs: frozenset[str]
    game_words: frozenset[str]
    arts_words: frozenset[str]
    carmakers: frozenset[str]
    starring: frozenset[str]
    person_ranks: frozenset[str]
    department_domains: frozenset[str]
    kinds_behind: frozenset[str]
    last_only: frozenset[str]
    kinds_in_names: frozenset[str]
    ailments: frozenset[str]
    securities: frozenset[str]
    shares: frozenset[str]
    analysts: frozenset[str]
    trading_verbs: frozenset[str]
    callings: frozenset[str]
    boarding: frozenset[str]
    sailing_verbs: frozenset[str]
    vessels: frozenset[str]
    military_units: frozenset[str]
    numbered_laws: frozenset[str]
    lone_events: Mapping[str, tuple[tuple[str, ...], ...]]
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]
    lone_bodies: Mapping[str, tuple[tuple[str, ...], ...]]
    headed_bodies: Mapping[str, tuple[tuple[str, ...], ...]]
    event_nouns: Mapping[str, tuple[Phrase, ...]]
    round_nouns: frozenset[str]
    ordinals: frozenset[str]
    state_verbs: frozenset[str]


Split = Callable[[str], tuple[str, ...]]


def lexicon(ontology: Ontology, language: str, split: Split) -> Lexicon:
    """The tables of one language; ``split`` cuts a phrase into words as the language pipeline does."""
    classes = ontology.classes
    anaphors = {name: cls.anaphors.get(language, ()) for name, cls in classes.items()}
    heads = {name: cls.head_nouns.get(language, ()) for name, cls in classes.items()}
    cues = {name: cls.name_cues.get(language, ()) for name, cls in classes.items()}
    kinds = {"Product": ontology.words("goodsNouns", language), "Region": ontology.words("skyNouns", language)}
    titles = _titles(ontology, language, split)

    def words(name: str) -> frozenset[str]:
        return frozenset(" ".join(split(word)) for word in ontology.words(name, language))

    def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
        found = _by_first({name: ontology.words(name, language)}, split)
        return {first: tuple(parts for parts, _ in phrases) for first, phrases in found.items()}

    return Lexicon(
        lone_events=phrases("loneEvents"),
        event_nouns=_by_first({sort: ontology.words(sort, language) for sort in _EVENTS}, split),
        idioms=phrases("idioms"),
        lone_bodies=phrases("loneBodies"),
        headed_bodies=phrases("headedBodies"),
        round_nouns=words("roundNouns"),
        ordinals=words("ordinals"),
        state_verbs=words("reportingVerbs") | words("stateVerbs"),
        calendar=words("calendar"),
        company_offices=words("companyOffices"),
        boards=words("boards"),
        party_adjectives=words("partyAdjectives"),
        party_people=words("partyPeople"),
        role_words=frozenset(phrase[0] for found in titles.values() for phrase, _ in found if len(phrase) == 1),
        leaving_verbs=words("leavingVerbs"),
        leaving_nouns=words("leavingNouns"),
        industry_words=words("industryWords"),
        person_roles=frozenset(
            phrase
            for found in titles.values()
            for phrase, meanings in found
            if any(m.relation in _PERSONAL and not m.inverse for m in meanings)
        )
        - {("member",), ("signing",)},
        chamber_members=frozenset(word.lower() for word in words("chamberMembers")),
        team_people=words("teamPeople"),
        match_verbs=words("matchVerbs"),
        game_words=words("gameWords"),
        arts_words=words("artsWords"),
        carmakers=words("carmakers"),
        starring=words("starringWords"),
        person_ranks=words("personRanks"),
        department_domains=words("departmentDomains"),
        kinds_behind=words("kindsBehind"),
        last_only=words("lastOnly"),
        kinds_in_names=words("kindsInNames"),
        ailments=words("ailments"),
        securities=words("securities"),
        shares=words("shares"),
        analysts=words("analysts"),
        trading_verbs=words("tradingVerbs"),
        callings=frozenset(word.lower() for word in words("callings")),
        boarding=words("boardingWords"),
        sailing_verbs=words("sailingVerbs"),
        vessels=words("vessels"),
        military_units=words("militaryUnits"),
        numbered_laws=words("numberedLaws"),
        party_words=frozenset(split(word) for word in ontology.words("partyWords", language)),
        language=language,
        honorifics=words("honorifics"),
        not_names=frozenset(word.replace(" .", ".") for word in words("notNames"))  # "feb."
        if language == "en"
        else words("notNames"),
        legal_forms=words("legalForms"),
        name_cues=_by_first(cues, split),
        class_nouns=_by_first({name: (*anaphors[name], *heads[name], *kinds.get(name, ())) for name in classes}, split),
        head_nouns=_by_first(heads, split),
        anaphors={phrase: frozenset(names) for found in _by_first(anaphors, split).values() for phrase, names in found},
        titles=titles,
        person_titles=frozenset(
            phrase
            for found in titles.values()
            for phrase, meanings in found
            if any(m.holders == ("Person",) for m in meanings)
        ),
        company_words=frozenset(word for phrase in cues["Company"] for word in split(phrase)),
        work_nouns=frozenset(anaphors["Product"]),
        national_offices=words("nationalOffices"),
        ministers=words("ministers"),
        naming_verbs=words("namingVerbs"),
        becoming_verbs=words("becomingVerbs"),
        modifiers=words("pastModifiers")
        | words("plannedModifiers")
        | words("possibleModifiers")
        | words("presentModifiers"),
    )


_EVENTS = ("accidentEvents", "attackEvents", "contestEvents", "meetingEvents", "protestEvents", "voteEvents")
"""The sorts of events that a common noun may stand for."""
_PERSONAL = frozenset(("leads", "memberOf", "candidateFor"))
"""Relations whose titles people hold, hardly ever a body."""
_PREPOSITIONS = frozenset("de à en dans pour chez contre of to at for in with".split())


def _by_first(words: Mapping[str, Iterable[str]], split: Split) -> dict[str, tuple[Phrase, ...]]:
    names: dict[tuple[str, ...], set[str]] = {}
    for name in sorted(words):
        for phrase in words[name]:
            names.setdefault(split(phrase), set()).add(name)
    table: dict[str, list[Phrase]] = {}
    for parts in sorted(names, key=lambda p: (-len(p), p)):
        table.setdefault(parts[0], []).append((parts, tuple(sorted(names[parts]))))
    return {first: tuple(found) for first, found in table.items()}


def _titles(
    ontology: Ontology, language: str, split: Split
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[Meaning, ...]], ...]]:
    meanings: dict[tuple[str, ...], list[Meaning]] = {}
    for name in sorted(ontology.relations):
        relation = ontology.relations[name]
        for inverse, titles in ((False, relation.titles), (True, relation.inverse_titles)):
            for title in titles.get(language, ()):
                words = split(title)
                preposition = words[-1] if len(words) > 1 and words[-1] in _PREPOSITIONS else ""
                words = words[:-1] if preposition else words
                holders = relation.range if inverse else relation.domain
                meanings.setdefault(words, []).append(Meaning(name, inverse, preposition, holders))
    table: dict[str, list[tuple[tuple[str, ...], tuple[Meaning, ...]]]] = {}
    for parts in sorted(meanings, key=lambda p: (-len(p), p)):
        table.setdefault(parts[0], []).append((parts, tuple(meanings[parts])))
    return {first: tuple(found) for first, found in table.items()}
