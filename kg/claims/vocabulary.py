"""The closed sets of words that the claims step looks things up in, read once from the ontology."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Cue words of one language; the field names are those of the word lists in ``cues-*.ttl``."""

    language: str
    support_verbs: frozenset[str]
    naming_verbs: frozenset[str]
    becoming_verbs: frozenset[str]
    measure_verbs: frozenset[str]
    posting_verbs: frozenset[str]
    change_verbs: frozenset[str]
    forecasts: frozenset[str]
    forecasting_verbs: frozenset[str]
    undertakings: frozenset[str]
    quoted_shares: frozenset[str]
    cutting_words: frozenset[str]
    creating_words: frozenset[str]
    jobs: frozenset[str]
    posts: frozenset[str]
    part_nouns: frozenset[str]
    demanding_verbs: frozenset[str]
    person_nouns: frozenset[str]
    body_nouns: frozenset[str]
    kind_nouns: frozenset[str]
    media_nouns: frozenset[str]
    thing_nouns: frozenset[str]
    metonyms: frozenset[str]
    armed_nouns: frozenset[str]
    shares: frozenset[str]
    loss_words: frozenset[str]
    age_verbs: frozenset[str]
    calendar: frozenset[str]
    placed_heads: frozenset[str]
    headed_bodies: frozenset[str]
    reporting_verbs: frozenset[str]
    announcing_verbs: frozenset[str]
    report_nouns: frozenset[str]
    view_holders: frozenset[str]
    conditions: frozenset[str]
    planned_verbs: frozenset[str]
    possible_verbs: frozenset[str]
    negated_verbs: frozenset[str]
    past_verbs: frozenset[str]
    ending_verbs: frozenset[str]
    contest_nouns: frozenset[str]
    game_words: frozenset[str]
    vote_nouns: frozenset[str]
    contest_verbs: frozenset[str]
    ranks: frozenset[str]
    rounds: frozenset[str]
    predecessors: frozenset[str]
    successors: frozenset[str]
    relinquishing_verbs: frozenset[str]
    post_nouns: frozenset[str]
    parting_phrases: frozenset[str]
    resigning_verbs: frozenset[str]
    firing_verbs: frozenset[str]
    succeeding_verbs: frozenset[str]
    seeking_verbs: frozenset[str]
    terms: frozenset[str]
    rerunning_verbs: frozenset[str]
    expecting_verbs: frozenset[str]
    completing_verbs: frozenset[str]
    failing_verbs: frozenset[str]
    arriving_words: frozenset[str]
    missing_verbs: frozenset[str]
    pulling_out_verbs: frozenset[str]
    absence_words: frozenset[str]
    refusing_verbs: frozenset[str]
    withdrawing_verbs: frozenset[str]
    quitting_verbs: frozenset[str]
    vain_phrases: frozenset[str]
    bygone_phrases: frozenset[str]
    comparing_words: frozenset[str]
    postponing_verbs: frozenset[str]
    opening_words: frozenset[str]
    signing_verbs: frozenset[str]
    transfer_verbs: frozenset[str]
    open_words: frozenset[str]
    settled_words: frozenset[str]
    agenda_words: frozenset[str]
    coming_words: frozenset[str]
    clearing_verbs: frozenset[str]
    offer_nouns: frozenset[str]
    leaving_verbs: frozenset[str]
    parting_nouns: frozenset[str]
    dying_verbs: frozenset[str]
    death_nouns: frozenset[str]
    dead_words: frozenset[str]
    schooling_words: frozenset[str]
    killing_verbs: frozenset[str]
    disasters: frozenset[str]
    survivors: frozenset[str]
    counsels: frozenset[str]
    replacements: frozenset[str]
    kinds_behind: frozenset[str]
    participation_verbs: frozenset[str]
    chamber_members: frozenset[str]
    partisans: frozenset[str]
    callings: frozenset[str]
    planned_phrases: frozenset[str]
    planned_nouns: frozenset[str]
    possible_nouns: frozenset[str]
    negated_nouns: frozenset[str]
    past_modifiers: frozenset[str]
    planned_modifiers: frozenset[str]
    possible_modifiers: frozenset[str]


_LISTS = {
    "support_verbs": "supportVerbs",
    "naming_verbs": "namingVerbs",
    "becoming_verbs": "becomingVerbs",
    "measure_verbs": "measureVerbs",
    "posting_verbs": "postingVerbs",
    "change_verbs": "changeVerbs",
    "forecasts": "forecasts",
    "forecasting_verbs": "forecastingVerbs",
    "undertakings": "undertakings",
    "quoted_shares": "quotedShares",
    "cutting_words": "cuttingWords",
    "creating_words": "creatingWords",
    "jobs": "jobs",
    "posts": "posts",
    "part_nouns": "partNouns",
    "demanding_verbs": "demandingVerbs",
    "metonyms": "metonyms",
    "armed_nouns": "armedNouns",
    "shares": "shares",
    "loss_words": "lossWords",
    "age_verbs": "ageVerbs",
    "calendar": "calendar",
    "placed_heads": "placedHeads",
    "headed_bodies": "headedBodies",
    "reporting_verbs": "reportingVerbs",
    "announcing_verbs": "announcingVerbs",
    "report_nouns": "reportNouns",
    "view_holders": "viewHolders",
    "conditions": "conditions",
    "planned_verbs": "plannedVerbs",
    "possible_verbs": "possibleVerbs",
    "negated_verbs": "negatedVerbs",
    "past_verbs": "pastVerbs",
    "ending_verbs": "endingVerbs",
    "contest_nouns": "contestNouns",
    "game_words": "gameWords",
    "vote_nouns": "voteNouns",
    "contest_verbs": "contestVerbs",
    "ranks": "ranks",
    "rounds": "rounds",
    "predecessors": "predecessors",
    "successors": "successors",
    "relinquishing_verbs": "relinquishingVerbs",
    "post_nouns": "postNouns",
    "parting_phrases": "partingPhrases",
    "resigning_verbs": "resigningVerbs",
    "firing_verbs": "firingVerbs",
    "succeeding_verbs": "succeedingVerbs",
    "seeking_verbs": "seekingVerbs",
    "terms": "terms",
    "rerunning_verbs": "rerunningVerbs",
    "expecting_verbs": "expectingVerbs",
    "completing_verbs": "completingVerbs",
    "failing_verbs": "failingVerbs",
    "arriving_words": "arrivingWords",
    "missing_verbs": "missingVerbs",
    "pulling_out_verbs": "pullingOutVerbs",
    "absence_words": "absenceWords",
    "refusing_verbs": "refusingVerbs",
    "withdrawing_verbs": "withdrawingVerbs",
    "quitting_verbs": "quittingVerbs",
    "vain_phrases": "vainPhrases",
    "bygone_phrases": "bygonePhrases",
    "comparing_words": "comparingWords",
    "postponing_verbs": "postponingVerbs",
    "opening_words": "openingWords",
    "signing_verbs": "signingVerbs",
    "transfer_verbs": "transferVerbs",
    "open_words": "openWords",
    "settled_words": "settledWords",
    "agenda_words": "agendaWords",
    "coming_words": "comingWords",
    "clearing_verbs": "clearingVerbs",
    "offer_nouns": "offerNouns",
    "leaving_verbs": "leavingVerbs",
    "parting_nouns": "partingNouns",
    "dying_verbs": "dyingVerbs",
    "death_nouns": "deathNouns",
    "dead_words": "deadWords",
    "schooling_words": "schoolingWords",
    "killing_verbs": "killingVerbs",
    "disasters": "disasters",
    "survivors": "survivors",
    "counsels": "counsels",
    "replacements": "replacements",
    "kinds_behind": "kindsBehind",
    "participation_verbs": "participationVerbs",
    "chamber_members": "chamberMembers",
    "partisans": "partisans",
    "callings": "callings",
    "planned_phrases": "plannedPhrases",
    "planned_nouns": "plannedNouns",
    "possible_nouns": "possibleNouns",
    "negated_nouns": "negatedNouns",
    "past_modifiers": "pastModifiers",
    "planned_modifiers": "plannedModifiers",
    "possible_modifiers": "possibleModifiers",
}


def vocabulary(ontology: Ontology, language: str) -> Vocabulary:
    """The language's cue words."""
    words = {field: frozenset(ontology.words(name, language)) for field, name in _LISTS.items()}
    titles = (
        r.titles.get(language, ()) for r in ontology.relations.values() if "Person" in r.domain or "Agent" in r.domain
    )
    people = {*ontology.classes["Person"].anaphors.get(language, ()), *(title for found in titles for title in found)}
    bodies = {
        noun
        for name in ("Company", "Organization", "SportsTeam")
        for noun in ontology.classes[name].anaphors.get(language, ())
    }
    kinds = {
        noun
        for name in ontology.classes
        if ontology.is_a(name, "Organization")
        for noun in ontology.classes[name].anaphors.get(language, ())
    }
    things = {
        noun
        for name in ontology.classes
        if ontology.is_a(name, "Organization") or ontology.is_a(name, "Place")
        for table in (ontology.classes[name].anaphors, ontology.classes[name].head_nouns)
        for noun in table.get(language, ())
    }
    return Vocabulary(
        language=language,
        person_nouns=frozenset(word.lower() for word in people),
        body_nouns=frozenset(word.lower() for word in bodies),
        kind_nouns=frozenset(word.lower() for word in kinds),
        media_nouns=frozenset(w.lower() for w in ontology.classes["MediaOutlet"].anaphors.get(language, ())),
        thing_nouns=frozenset(word.lower() for word in things),
        **words,
    )
