"""Titles whose body is not written beside them: "le président X", "le ministre de la Défense".

A minister leads the ministry, which gets a participant of its own; a head of state leads the
country that the document is about; "son PDG" and "le PDG du groupe" are completed by coreference.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.discourse import Discourse, Title
from kg.entities.departments import Nations
from kg.entities.lexicon import Lexicon
from kg.entities.state_offices import StateOffices

_OFFICE_PLACES = {
    **dict.fromkeys(("governor", "gov."), "Region"),
    **dict.fromkeys(("coach", "manager"), "SportsTeam"),
    "mayor": "City",
}
"""What the holder of an English office heads when the text does not say of what."""

_FRENCH_OFFICE_PLACES = {
    **dict.fromkeys("gouverneur gouverneure préfet préfète".split(), "Region"),
    **dict.fromkeys("entraîneur entraîneuse sélectionneur sélectionneuse capitaine".split(), "SportsTeam"),
}
"""The same of "le préfet, X": an office that stands alone before a name in apposition."""

_CHANGING = frozenset(
    """replace fire sack oust dismiss remove hire appoint name remplacer limoger remercier évincer débarquer révoquer
    nommer recruter""".split()
)
"""Verbs by which a firm changes who heads it."""

_FIRMS = ("Company", "MediaOutlet", "Organization")
"""What a chief executive heads."""

_TOWN_OFFICES = frozenset("maire mairesse bourgmestre".split())
"""Offices of the town that a French text is about."""


class Offices(StateOffices):
    """Completes the titles of one document."""

    def __init__(self, discourse: Discourse, lexicon: Lexicon) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.language = discourse.parsed.document.language
        self.national = lexicon.national_offices
        self.ministers = lexicon.ministers
        self.company_offices = lexicon.company_offices
        self.modifiers = lexicon.modifiers
        self.domains = lexicon.department_domains
        self.chamber_members = lexicon.chamber_members
        self.lone_bodies = lexicon.headed_bodies
        self.bodies: dict[tuple[str, ...], int] = {}
        self.nations: dict[tuple[str, ...], Nations] = {}

    def complete(self) -> None:
        """Fill complements by coreference, by the neighbouring title, and by the document's country."""
        titles = self.discourse.titles
        if self.language == "en":
            titles[:] = [part for title in titles for part in self._apart_from_party(title)]
        titles += [seated for title in titles if (seated := self._in_chamber(title)) is not None]
        for number, title in enumerate(titles):
            if not title.holders and title.subject >= 0:
                title = titles[number] = self._by_subject(title)
            elif not title.holders and title.complements:
                title = titles[number] = self._by_itself(title)
            if title.complements:
                continue
            titles[number] = (
                self._by_possessive(title)
                or self._by_noun(title)
                or self._shared(number)
                or self._behind_holder(title)
                or self._coordinated(number)
                or self._by_country(title)
                or self._candidate_of(title)
                or self._of_court(title)
                or self._once_its(number)
                or self._by_last_word(title)
                or self._by_place(title)
                or self._by_town(title)
                or self._by_namer(title)
                or self._by_company(title)
                or self._by_lone_body(title)
                or self._by_speech(title)
                or title
            )

    def _apart_from_party(self, title: Title) -> tuple[Title, ...]:
        """ "Conservative Prime Minister X": of the party, and head of what the text tells elsewhere."""
        words = " ".join(title.words)
        kinds = {self.discourse.participants[c].type for c in title.complements}
        office = words in _OFFICE_PLACES or (words in self.national and words != "leader")
        office = office and self.tokens[title.head].capitalised
        running = any(relation == "candidateFor" for relation, _ in title.relations)
        if kinds != {"PoliticalParty"} or not (office or running):
            return (title,)
        member = replace(title, relations=(("memberOf", False),), end=title.head, words=("member",), modifiers=())
        return replace(title, complements=()), replace(member, head=title.start, end=title.head)

    def _in_chamber(self, title: Title) -> Title | None:
        """ "Democratic Senator X" sits in the Senate that the text names, besides being of a party."""
        member = " ".join(title.words).removesuffix(" .").removesuffix(".")
        if not title.holders or (member not in self.chamber_members and member + "s" not in self.chamber_members):
            return None
        kinds = [self.discourse.participants[c].type for c in title.complements]
        before = self.tokens[title.start - 1].lower if title.start else ""
        if any(kind not in ("PoliticalParty", "Region", "Country", "City") for kind in kinds) or before == "state":
            return None
        body = self.discourse.chamber(member)
        if body is None or body in title.holders:
            return None
        return replace(title, complements=(body,), weight=0.85, noun=-1)

    def _by_subject(self, title: Title) -> Title:
        """ "Il sera président de X": who the pronoun or the definite noun denotes."""
        reference = self.discourse.outermost(title.subject)
        if reference is None or len(reference.participants) != 1:
            return title
        return replace(title, holders=reference.participants, weight=title.weight * reference.weight)

    def _by_itself(self, title: Title) -> Title:
        """ "The 62-year-old former mayor of Hamburg lost": whom the role noun takes up."""
        reference = self.discourse.innermost(title.head)
        if reference is None or reference.kind != "noun" or reference.head != title.head:
            return title
        person = reference.participants[0]
        if len(reference.participants) > 1 or self.discourse.participants[person].type != "Person":
            return title
        weight = title.weight * reference.weight
        return replace(title, holders=reference.participants, weight=weight, rule="takes somebody up")

    def _by_possessive(self, title: Title) -> Title | None:
        if title.possessive < 0:
            return None
        reference = self.discourse.innermost(title.possessive)
        if reference is None or set(reference.participants) & set(title.holders):
            return None
        return replace(
            title, complements=reference.participants, weight=reference.weight, rule=title.rule or "possessive"
        )

    def _by_noun(self, title: Title) -> Title | None:
        if title.noun < 0:
            return None
        reference = self.discourse.outermost(title.noun)
        if reference is None or reference.kind != "noun":
            return None
        return replace(title, complements=reference.participants, weight=reference.weight, noun=-1)

    def _shared(self, number: int) -> Title | None:
        """ "fondateur et PDG de X": the second title's complement and holder serve the first."""
        title = self.discourse.titles[number]
        if number + 1 >= len(self.discourse.titles) or title.end >= len(self.tokens):
            return None
        following = self.discourse.titles[number + 1]
        joined = self.tokens[title.end].lower in ("et", "and", "&") and following.head <= title.end + 2
        if not joined or not following.complements:
            return None
        return replace(
            title,
            complements=following.complements,
            holders=title.holders or following.holders,
            rule=title.rule or "shared",
        )

    def _behind_holder(self, title: Title) -> Title | None:
        """ "Prime Minister X of New Zealand", "Gov. X of Ohio": what stands behind the holder."""
        office = " ".join(title.words) in self.national or title.words[-1] in _OFFICE_PLACES
        if self.language != "en" or not office or title.rule != "title before the name" or title.noun >= 0:
            return None
        if self._is_compound(title):
            return None  # "union leader X of Lesotho"
        named = next(
            (r for i in range(title.end, title.end + 3) if (r := self.discourse.outermost(i)) is not None), None
        )
        if named is None or named.participants != title.holders or named.end + 1 >= len(self.tokens):
            return None
        first = named.end + 1 + (self.tokens[named.end + 1].lower == "the")
        place = self.discourse.outermost(first)
        if self.tokens[named.end].lower != "of" or place is None or place.start != first or place.kind == "adjective":
            return None
        kind = self.discourse.participants[place.participants[0]].type
        if kind == "Person" or (kind == "PoliticalParty" and title.words[-1] not in ("leader", "secretary")):
            return None  # "Prime Minister X of the Norvane Congress" heads the country
        return replace(title, complements=place.participants, weight=0.9)

    def _coordinated(self, number: int) -> Title | None:
        """ "Norvane chairman X and finance director Y": both of Norvane."""
        title, before = self.discourse.titles[number], self.discourse.titles[number - 1]
        joined = self.tokens[title.start - 1].lower == "and" if title.start else False
        bare = title.start == title.head and self.tokens[title.head].text.islower()
        if self.language != "en" or not number or not joined or not bare or not before.complements:
            return None
        if not title.holders or title.rule != "title before the name" or before.rule != title.rule:
            return None
        last = self.discourse.outermost(title.start - 2)
        close = last is not None and last.participants == before.holders and last.end == title.start - 1
        return replace(title, complements=before.complements, weight=0.8) if close and title.noun < 0 else None

    def _by_namer(self, title: Title) -> Title | None:
        """ "The union has elected X president": of the union."""
        if self.language != "en" or title.rule != "named to a post" or title.noun >= 0 or not title.holders:
            return None
        verb = self.tokens[title.head]
        while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
            verb = self.tokens[verb.head]
        for child in self.parsed.children(verb.i, "nsubj"):
            reference = self.discourse.outermost(child.i)
            if reference is None or len(reference.participants) != 1 or child.i > verb.i:
                continue
            kind = self.discourse.participants[reference.participants[0]].type
            if kind == "PoliticalParty" and title.words == ("speaker",):
                continue  # "House Republicans elected X as speaker"
            if kind in ("Company", "Organization", "SportsTeam", "PoliticalParty", "EducationalInstitution"):
                return replace(title, complements=reference.participants, weight=0.8 * reference.weight)
        return None

    def _by_town(self, title: Title) -> Title | None:
        """ "le maire, X": of the only town, or the one named at least twice as often as any other."""
        if self.language != "fr" or title.words[-1] not in _TOWN_OFFICES or title.noun >= 0 or not title.holders:
            return None
        if title.rule not in ("title before the name", "title after the name"):
            return None
        counts: Counter[int] = Counter()
        for reference in self.discourse.references:
            for number in reference.participants:
                if self.discourse.participants[number].type in ("City", "Place") and reference.kind == "name":
                    near = 0 <= self.tokens[title.head].sentence - self.tokens[reference.start].sentence <= 1
                    counts[number] += 3 if self.parsed.sentence_of(reference.start).headline else 2 if near else 1
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return replace(title, complements=(ranked[0][0],), weight=0.75, noun=-1)

    def _by_place(self, title: Title) -> Title | None:
        """ "Governor X", "manager Y", "le préfet, X": the state or the team that the text speaks of most."""
        kind = self._kind_of_place(title) if title.noun < 0 else None
        before = self.tokens[title.start - 1].lower.rstrip(".") if title.start else ""
        if kind is None or not title.holders or self._is_compound(title) or before in ("lt", "lieutenant", "deputy"):
            return None
        counts: Counter[int] = Counter()
        for reference in self.discourse.references:
            for participant in reference.participants:
                known = kind != "Region" or self.discourse.participants[participant].iri
                if self.discourse.participants[participant].type == kind and known:
                    near = abs(self.tokens[reference.start].sentence - self.tokens[title.head].sentence) <= 1
                    counts[participant] += 2 if near or self.parsed.sentence_of(reference.start).headline else 1
        ranked = counts.most_common(2)
        if not ranked or ranked[0][0] in title.holders or (len(ranked) > 1 and ranked[0][1] < 3 * ranked[1][1]):
            return None
        return replace(title, complements=(ranked[0][0],), weight=0.75, noun=-1)

    def _kind_of_place(self, title: Title) -> str | None:
        if self.language == "en":
            return _OFFICE_PLACES.get(title.words[-1])
        apposed = title.rule == "title before the name" and self.tokens[title.end].text == ","
        bare = self.tokens[title.start].lower in ("le", "la", "l'") and title.end == title.head + 1
        return _FRENCH_OFFICE_PLACES.get(" ".join(title.words)) if apposed and bare else None

    def _by_company(self, title: Title) -> Title | None:
        """ "le PDG X" in an article about one company: that company's."""
        if not title.holders or " ".join(title.words) not in self.company_offices or title.noun >= 0:
            return None
        acting = self._by_company_acting(title) or self._by_company_told(title)
        if acting is not None:
            return acting
        counts: Counter[int] = Counter()
        for reference in self.discourse.references:
            for participant in reference.participants:
                kind = self.discourse.participants[participant].type
                if kind == "Company" or (kind == "Organization" and self.discourse.participants[participant].guessed):
                    counts[participant] += 3 if self.parsed.sentence_of(reference.start).headline else 1
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return self._by_company_before(title)
        return replace(title, complements=(ranked[0][0],), weight=0.7, noun=-1)

    def _by_company_acting(self, title: Title) -> Title | None:
        """ "Worldline replaced chief executive X", "Worldline said that chief executive X would go": of that firm."""
        noun = self.tokens[title.head]
        while noun.dep in ("amod", "compound", "flat:name", "appos") and noun.head != noun.i:
            noun = self.tokens[noun.head]
        verb = self.tokens[noun.head]
        if noun.dep in ("nsubj", "nsubj:pass") and verb.dep == "ccomp":
            verb = self.tokens[verb.head]
        elif noun.dep != "obj" or verb.lemma not in _CHANGING:
            return None
        for subject in self.parsed.children(verb.i, "nsubj"):
            reference = self.discourse.outermost(subject.i)
            if reference is not None and self.discourse.participants[reference.participants[0]].type == "Company":
                return replace(title, complements=reference.participants, weight=0.8 * reference.weight, noun=-1)
        return None

    def _by_company_told(self, title: Title) -> Title | None:
        """ "Tesco, where chief executive X …", "Tesco shares, which have halved under X": of the firm told of."""
        token = self.tokens[title.head]
        while token.dep != "acl:relcl" and token.head != token.i:
            token = self.tokens[token.head]
        if self.language != "en" or token.dep != "acl:relcl":
            return None
        noun = self.tokens[token.head]
        told = [noun, *self.parsed.children(noun.i, "compound", "nmod", "nmod:poss")]
        firms = {
            number
            for reference in (self.discourse.outermost(t.i) for t in told if t.i < title.start)
            if reference is not None
            for number in reference.participants
            if self.discourse.participants[number].type in _FIRMS
        }
        return replace(title, complements=(*firms,), weight=0.85, noun=-1) if len(firms) == 1 else None

    def _by_company_before(self, title: Title) -> Title | None:
        """ "Chief executive X said" right behind a sentence about one company: that company's."""
        sentence = self.tokens[title.head].sentence
        if self.language != "en" or title.start != self.parsed.sentence_of(title.head).start:
            return None
        subjects = {
            r.participants[0]
            for r in self.discourse.references
            if self.tokens[r.head].sentence == sentence - 1
            and self.tokens[r.head].dep in ("nsubj", "nsubj:pass")
            and self.discourse.participants[r.participants[0]].type == "Company"
        }
        return replace(title, complements=tuple(subjects), weight=0.7, noun=-1) if len(subjects) == 1 else None
