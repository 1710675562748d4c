"""ParsedText → Discourse: who and what the document speaks of, and every place where it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from kg.discourse import PINNED, Discourse, Participant, Reference
from kg.entities.acronyms import without_towns
from kg.entities.ailments import without_ailments
from kg.entities.aliases import Sieve
from kg.entities.around_people import (
    as_families,
    reigning,
    with_estates,
    with_nicknames,
    with_partners,
    without_offices,
    without_ranks,
)
from kg.entities.bare_names import add_bare_names
from kg.entities.bounding import Likely, bound
from kg.entities.candidate import Candidate
from kg.entities.candidates import find_candidates
from kg.entities.clubs import name_clubs, towns_of
from kg.entities.coordinated import join_coordinated
from kg.entities.datelines import DATELINE, in_small_letters
from kg.entities.disciplines import find_disciplines
from kg.entities.domains import with_domains
from kg.entities.english_bounds import mend
from kg.entities.english_evidence import EnglishEvidence
from kg.entities.english_goods import without_plural
from kg.entities.english_official import official
from kg.entities.english_places import without_kind
from kg.entities.english_possessors import apart_from_owners
from kg.entities.english_versions import with_versions
from kg.entities.english_works import with_subtitles
from kg.entities.french_crafts import weigh_ships
from kg.entities.french_places import with_places
from kg.entities.gazetteer import Entry, Gazetteer
from kg.entities.groups import Group
from kg.entities.happenings import find_happenings
from kg.entities.idioms import is_strength, without_headings, without_idioms, without_languages
from kg.entities.lexicon import Lexicon
from kg.entities.makers import without_makers
from kg.entities.nominals import find_nominals
from kg.entities.openings import only_opens
from kg.entities.peoples import peoples_at_ends
from kg.entities.quoted import framed
from kg.entities.slashed import split_at_slashes
from kg.entities.squads import name_squads
from kg.entities.syllables import up_to_acronym
from kg.entities.teams import name_teams
from kg.entities.typing import SURNAME, TypeEvidence
from kg.entities.unnamed_events import find_unnamed_events, name_unnamed_events
from kg.syntax import ParsedText

Bounding = Callable[[Sequence[Candidate]], Iterable[Likely]]
"""Names with likely bounds, for the candidates of a document, left to right."""


def resolve(parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon, bounding: Bounding | None = None) -> Discourse:
    """The document's participants and the references to them by name, before coreference.

    ``bounding`` says where names likely begin and end, if it is known better than by rules.
    """
    names = find_candidates(parsed, gazetteer, lexicon)
    nominals, absorbed = find_nominals(parsed, names, lexicon)
    nominals = [one for one in nominals if not (_is_of_party(one, names) or is_strength(parsed.tokens, one.start))]
    _settle_names(nominals, parsed, gazetteer)
    absorbed += _named_only_inside(names, nominals, parsed)
    candidates = _without_covered([name for name in names if name not in absorbed], nominals, parsed)
    candidates += _nested(candidates, parsed, gazetteer)
    if bounding is not None:
        candidates = bound(candidates, list(bounding(candidates)), parsed, gazetteer, lexicon)
    candidates = up_to_acronym(framed(split_at_slashes(candidates, parsed), parsed), parsed)
    if parsed.document.language == "en":
        candidates = apart_from_owners(candidates, parsed, gazetteer, lexicon)
        candidates = with_subtitles(candidates, parsed, gazetteer)
        candidates = with_nicknames(without_offices(candidates, parsed, gazetteer, lexicon), parsed, gazetteer)
        candidates = join_coordinated(with_domains(candidates, parsed, gazetteer), parsed, lexicon)
        candidates = mend(official(candidates, parsed, lexicon), parsed, gazetteer, lexicon)
        candidates = without_ailments(with_versions(candidates, parsed, gazetteer), parsed, lexicon)
        candidates = without_languages(without_idioms(candidates, parsed, lexicon), parsed)
        candidates = without_headings(candidates, parsed)
        without_ranks(candidates, lexicon, parsed)
    else:
        candidates = without_makers(with_nicknames(candidates, parsed, gazetteer), parsed, gazetteer, lexicon)
        candidates += peoples_at_ends(candidates, parsed, gazetteer)
        candidates = with_estates(with_partners(candidates, parsed), parsed, gazetteer)
        candidates = with_places(candidates, parsed, gazetteer)
        as_families(candidates, parsed)
    candidates += find_happenings(parsed, candidates, lexicon)
    if parsed.document.language == "en":
        candidates += list(find_disciplines(parsed, candidates))
    if bounding is not None:
        candidates += find_unnamed_events(parsed, candidates, lexicon)
    evidence = TypeEvidence(parsed, gazetteer, lexicon)
    for candidate in candidates:
        evidence.weigh(candidate)
    without_towns(candidates, parsed)
    if parsed.document.language == "en":
        EnglishEvidence(parsed, gazetteer, lexicon).weigh(candidates)
    else:
        weigh_ships(candidates, parsed, gazetteer, lexicon)
    sieve = Sieve(parsed, lexicon)
    participants: list[Participant] = []
    references: list[Reference] = []
    capitals: dict[str, int] = {}
    for group in sieve.run([c for c in candidates if _plausible(c) and not only_opens(c, candidates, parsed)]):
        participant = _participant(len(participants), group, parsed, gazetteer)
        participants.append(participant)
        capitals.update(
            (c.entry.capital, participant.index)
            for c in group.candidates
            if c.entry is not None and c.entry.capital and c.entry.type == "Country"
        )
        for candidate in sorted(group.candidates, key=lambda c: c.start):
            rule, weight = group.links.get(candidate.start, ("same name", 1.0))
            head = _head(parsed, candidate.start, candidate.end)
            references.append(
                Reference(candidate.start, candidate.end, head, (participant.index,), candidate.kind, rule, weight)
            )
    if parsed.document.language == "en":
        name_teams(parsed, participants, references, lexicon)
    else:
        name_clubs(parsed, participants, references, lexicon)
    name_squads(parsed, participants, references)
    add_bare_names(parsed, participants, references, gazetteer, lexicon)
    for participant in participants:
        participant.state = capitals.get(participant.name) if participant.type == "City" else None
    name_unnamed_events(parsed, participants, references, lexicon)
    discourse = Discourse(parsed, participants, references)
    discourse.index()
    return discourse


def _is_of_party(nominal: Candidate, names: Sequence[Candidate]) -> bool:
    """ "the sister party of the CDU", which is another."""
    known = [c.entry.type for c in names if c.entry is not None and nominal.start < c.start and c.end == nominal.end]
    return nominal.head_class == "PoliticalParty" and "PoliticalParty" in known


def _settle_names(nominals: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> None:
    """A capitalised head noun that is, or opens, a well-known name is that name: "Congress" is no event."""
    for nominal in nominals if parsed.document.language == "en" else ():
        if not parsed.tokens[nominal.start].capitalised:
            continue
        entries = [e for e in gazetteer.lookup(parsed.text(nominal.start, nominal.end)) if not e.ambiguous]
        if entries and entries[0].type not in {kind for _, found in nominal.evidence for kind in found}:
            nominal.kind, nominal.entry, nominal.evidence = "name", entries[0], []


def _without_covered(names: list[Candidate], nominals: list[Candidate], parsed: ParsedText) -> list[Candidate]:
    """All candidates, less the names that a nominal of the same tokens replaces."""
    spans = {(n.start, n.end) for n in nominals}
    starts = {n.start: n for n in nominals}
    kept = []
    for name in names:
        nominal = starts.get(name.start)
        if nominal is not None and _is_place_or_firm(name, nominal):
            nominal = None  # "Manila court" names Manila too
        if (name.start, name.end) in spans or (nominal is not None and name.end <= nominal.end and name.kind == "name"):
            continue  # "Cour suprême" found as a name and widened as a nominal
        if any(_is_tail(name, n, parsed) for n in nominals):
            continue
        kept.append(name)
    return sorted([*kept, *nominals], key=lambda c: (c.start, -c.end))


def _is_tail(name: Candidate, nominal: Candidate, parsed: ParsedText) -> bool:
    """Whether an unknown name is the last words of an English body's: "University of Texas MD | Anderson Center"."""
    inside = nominal.start < name.start and name.end == nominal.end and name.entry is None and name.kind == "name"
    return inside and parsed.document.language == "en" and parsed.tokens[name.start - 1].capitalised


def _is_place_or_firm(name: Candidate, nominal: Candidate) -> bool:
    """Whether lists know the name for a place's or a company's, or a plant bears one that looks like a company's."""
    if name.entry is not None:
        return name.entry.type in ("City", "Company", "Country", "Region")
    return nominal.head_class == "Facility" and name.weight("Company") > 0 and name.end - name.start > 1


def _named_only_inside(names: list[Candidate], nominals: list[Candidate], parsed: ParsedText) -> list[Candidate]:
    """Unknown names that stand nowhere but in an organization's or a landscape's: "diocèse de Moosonee"."""
    inner = [
        name
        for name in names
        if name.kind == "name"
        and name.entry is None
        and any(
            n.start < name.start
            and name.end <= n.end
            and (
                n.head_class in ("Organization", "Region", "Law")
                or (n.head_class == "Facility" and _is_only_its_name(n, name, parsed))
                or parsed.tokens[n.start].lower in ("ministère", "secrétariat", "ministry", "cyclone", "ouragan")
            )
            for n in nominals
        )
    ]
    outside = {parsed.text(n.start, n.end) for n in names if n not in inner}
    return [name for name in inner if parsed.text(name.start, name.end) not in outside]


def _is_only_its_name(facility: Candidate, name: Candidate, parsed: ParsedText) -> bool:
    """Whether what a building is of names nothing else: "hôtel de la Marine", "rue de Trévise"."""
    street = parsed.tokens[facility.start].lower in _STREETS
    return street or parsed.tokens[name.start - 1].lower in ("du", "la", "l'", "des")


_STREETS = frozenset("avenue boulevard impasse place porte quai rue square".split())


def _nested(candidates: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """Well-known names at the end of a longer one: the "Nations unies" of "conseil de sécurité des Nations unies"."""
    spans = {(c.start, c.end) for c in candidates}
    english = parsed.document.language == "en"
    found = []
    for outer in candidates:
        if outer.kind == "adjective" or outer.end - outer.start < 3 or (english and outer.entry is not None):
            continue  # everybody knows the "Bank of England" without England
        if english and parsed.tokens[outer.start].text == "University":
            continue  # nor does a "University of Lagos" speak of the town
        ends = [k for k in range(outer.start + 3, outer.end) if parsed.tokens[k].lower in _LINKS]
        for end in (*ends, outer.end):
            if (inner := _known_inside(outer, end, spans, parsed, gazetteer)) is not None:
                found.append(inner)
    return found


def _known_inside(
    outer: Candidate, end: int, spans: set[tuple[int, int]], parsed: ParsedText, gazetteer: Gazetteer
) -> Candidate | None:
    for start in range(outer.start + 2, end):
        if parsed.tokens[start - 1].lower not in _LINKS or (start, end) in spans:
            continue
        entries = gazetteer.lookup(parsed.text(start, end))
        if len(entries) > 1:  # "Opéra de Nice": one that stands alone is not in doubt behind "de"
            entries = tuple(entry for entry in entries if not entry.ambiguous)
        if entries and entries[0].type in _NESTED_TYPES:
            candidate = Candidate(start, end, entry=entries[0])
            candidate.add("inside a name", {})
            return candidate
    return None


_LINKS = frozenset("de du des d' l' la le les en au aux à of in the".split())
_KINDS_OF_PLACES = frozenset(("City", "Country", "Region"))
_NESTED_TYPES = frozenset(("Country", "City", "IntergovernmentalOrganization"))


def _plausible(candidate: Candidate) -> bool:
    """Whether a candidate has more in its favour than a capital letter."""
    return (
        candidate.kind != "name"
        or candidate.entry is not None
        or (candidate.has("sure bounds") and candidate.end - candidate.start > 1)
        or candidate.has("overlooked")
        or sum(sum(found.values()) for _, found in candidate.evidence) >= 0.9
    )


def _participant(index: int, group: Group, parsed: ParsedText, gazetteer: Gazetteer) -> Participant:
    surfaces = Counter(_surface(parsed, c) for c in group.candidates if c.kind != "adjective")
    entry = next((c.entry for c in group.candidates if c.entry is not None and not c.entry.ambiguous), None)
    entry = entry or _county(group, parsed)
    adjectives = {parsed.text(c.start, c.end) for c in group.candidates if c.kind == "adjective"}
    named = [s for s in surfaces if entry is None or s != entry.capital]  # "Pékin" is a name for China, not its name
    type_name = group.type
    if type_name == "Place" and parsed.document.language == "en":
        type_name = _kind_of_place(surfaces, gazetteer)
    named = [s for s in named if s in _first_names(group, parsed)] or named
    if named:
        name = max(sorted(named), key=lambda s: (len(s.split()), surfaces[s], len(s)))
        if type_name == "Person" and entry is None:
            name = reigning(name, group.candidates, parsed)
        coded = all(c.has("code") for c in group.candidates if c.kind != "adjective")
        byname = type_name == "Company" and name[0].islower()
        if entry is not None and (len(name) == 1 or coded or (byname and entry.label in named)):
            name = entry.label  # "(R-Ohio)", "(NED)", "la firme à la pomme"
    elif entry is not None:
        name = entry.label
    else:
        name = sorted(adjectives)[0]
    participant = Participant(index, name, type_name, scores=dict(group.scores), salience=len(group.candidates))
    cues = {cue for c in group.candidates for cue, found in c.evidence if found}
    participant.guessed = entry is None and cues <= _GUESSES
    if type_name == "Person" and SURNAME in cues:
        participant.scores[type_name] = PINNED
    participant.doubtful = all(c.doubtful for c in group.candidates)
    if parsed.document.language == "fr":
        participant.towns = towns_of(group.candidates, parsed, gazetteer)
    participant.aliases = {s for s in (*surfaces, *adjectives) if s != name}
    participant.aliases |= {
        rest
        for s in surfaces
        for rest in (_without_people(s, type_name, parsed, gazetteer), without_kind(s, type_name, gazetteer))
        if rest and rest != name
    }
    if entry is not None and type_name in entry.types:
        participant.iri = entry.iri
        participant.identifiers = set(entry.identifiers)
        participant.gender, participant.number = entry.gender, entry.number
        participant.nation = entry.country
    elif type_name == "City":
        participant.nation = gazetteer.country_of_city(name)
    if type_name == "Person":
        participant.gender = _person_gender(group, parsed, gazetteer)
    return participant


def _first_names(group: Group, parsed: ParsedText) -> set[str]:
    """What a group is called but for the nouns that take it up."""
    return {_surface(parsed, c) for c in group.candidates if group.links.get(c.start, ("",))[0] not in _TAKEN_UP}


def _surface(parsed: ParsedText, candidate: Candidate) -> str:
    """A name as written, without the full stop of its sentence: "la BnF."."""
    text = parsed.text(candidate.start, candidate.end).replace("\n", " ")
    text = in_small_letters(text) if candidate.has(DATELINE) else text
    last = parsed.tokens[candidate.end - 1]
    closes = parsed.sentence_of(last.i).end == candidate.end and text.count(".") == 1
    text = without_plural(text, candidate)
    return text.removesuffix(".") if closes and last.text not in _ABBREVIATED else text


def _county(group: Group, parsed: ParsedText) -> Entry | None:
    """The region that a name of many meanings turned out to be: "Kent", where English speaks of a place."""
    if parsed.document.language != "en" or group.type != "Region":
        return None
    return next((c.entry for c in group.candidates if c.entry is not None and c.entry.types == ("Region",)), None)


def _kind_of_place(surfaces: Iterable[str], gazetteer: Gazetteer) -> str:
    """What a place is, if one may be called so: "Kent" is a county; towns are what the lists leave."""
    for surface in sorted(surfaces):
        for entry in gazetteer.lookup(surface):
            if entry.type in _KINDS_OF_PLACES:
                return entry.type
    return "City"


def _without_people(name: str, type_name: str, parsed: ParsedText, gazetteer: Gazetteer) -> str:
    """A body's name without its country's: the "defence ministry" of "Turkish defence ministry"; else nothing."""
    if parsed.document.language != "en":
        return ""
    people, _, rest = name.partition(" ")
    if rest.lower().endswith(" ministry") and gazetteer.place_of_demonym(people) is not None:
        return rest
    if type_name != "GovernmentBody":
        return ""
    body, _, place = name.rpartition(" of ")
    if " " in body and any(entry.type == "Country" for entry in gazetteer.lookup(place)):
        return body  # "National Congress of Honduras"
    return rest if people in _STATES and " " in rest else ""


def _person_gender(group: Group, parsed: ParsedText, gazetteer: Gazetteer) -> str:
    for candidate in group.candidates:
        before = parsed.tokens[candidate.start - 1].lower.rstrip(".") if candidate.start else ""
        if before in _FEMININE:
            return "f"
        if before in _MASCULINE:
            return "m"
    for candidate in sorted(group.candidates, key=lambda c: c.start):
        if candidate.end - candidate.start > 1:
            gender = gazetteer.gender_of_first_name(parsed.tokens[candidate.start].text)
            if gender:
                return gender
    return ""


_GUESSES = frozenset(
    (
        *("model", "capitals", "locative", "capitals only", "capital inside"),
        *("opens a sentence", "rare word", "in parentheses", "nationality before", "like a person's name"),
        *("one word", "like its kind", "theme", "repeated", "overlooked"),
    )
)
"""Evidence that leaves a type open."""
_TAKEN_UP = frozenset(("event told again", "chamber by its place"))
"""Links to what is no name: "l'attaque", "la chambre haute"."""
_STATES = frozenset("U.S. US UK U.K.".split())
_ABBREVIATED = frozenset("Inc. Corp. Co. Ltd. Jr. Sr. Bros. St.".split())
"""Ends of names that have a full stop of their own."""
_FEMININE = frozenset("mme mmes mlle madame mrs ms miss lady dame sœur frau".split())
_MASCULINE = frozenset("m mm monsieur mgr monseigneur mr sir lord père herr".split())


def _head(parsed: ParsedText, start: int, end: int) -> int:
    """The token of the span whose head lies outside; the first one when the parser scattered them."""
    for index in range(start, end):
        head = parsed.tokens[index].head
        if head == index or not start <= head < end:
            return index
    return start
