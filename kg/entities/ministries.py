"""Ministries that a minister's title implies: "le ministre de la Défense" leads the "ministère de la Défense"."""

from __future__ import annotations

from dataclasses import replace

from kg.discourse import Discourse, Participant, Reference, Title
from kg.entities.american_departments import AmericanDepartments
from kg.entities.departments import Departments, Nations
from kg.entities.french_heads import masculine
from kg.entities.groups import EMPTY, normalise
from kg.syntax import ParsedText, Token

_LINKING = frozenset("de du des d' la le l' les et à aux en".split())
_WHERE = frozenset("à au aux en".split())
_STOPS = frozenset(", ( ) . ; : « » – —".split())
_SEATS = {
    "bercy": ("finances", "economie", "budget", "comptes"),
    **dict.fromkeys(("beauvau", "place beauvau"), ("interieur",)),
    "quai d orsay": ("affaires", "europe"),
    **dict.fromkeys(("place vendome", "chancellerie"), ("justice",)),
}
"""Where French ministries sit, and the words that their names begin with."""
_SEATED = frozenset(("GovernmentBody", "Company", "Organization"))


def _is_for(body: Participant, domains: tuple[str, ...]) -> bool:
    """Whether a body is a French ministry for one of the domains; one of another people has its adjective before."""
    words = [word for word in normalise(body.name) if word not in (*EMPTY, "francais")]
    return body.type == "GovernmentBody" and words[:1] == ["ministere"] and words[1:2] != [] and words[1] in domains


class Ministries(AmericanDepartments, Departments):
    """Gives each minister of one document a ministry to lead; before coreference."""

    discourse: Discourse
    parsed: ParsedText
    tokens: tuple[Token, ...]
    language: str
    ministers: frozenset[str]
    modifiers: frozenset[str]
    bodies: dict[tuple[str, ...], int]
    nations: dict[tuple[str, ...], Nations]

    def ministries(self) -> None:
        """Replace the complement of each minister's title by the ministry."""
        for number, title in enumerate(self.discourse.titles):
            completed = self._completed(title)
            if completed is not None:
                self.discourse.titles[number] = completed
        self._join_seats()
        spoken = {number for reference in self.discourse.references for number in reference.participants}
        for participant in self.discourse.participants:
            if participant.index not in spoken:
                participant.salience = 0  # "Intérieur", now the ministry's
        self.discourse.index()

    def _join_seats(self) -> None:
        """Let "Bercy" or "le Quai d'Orsay" be the one ministry of the document that sits there."""
        people = self.discourse.participants
        for seat in people if self.language == "fr" else ():
            domains = _SEATS.get(" ".join(normalise(seat.name)))
            if domains is None or seat.salience == 0 or seat.type not in _SEATED:
                continue
            found = [p for p in people if p is not seat and p.salience > 0 and _is_for(p, domains)]
            if len(found) == 1:
                self._join(seat, found[0])

    def _join(self, seat: Participant, ministry: Participant) -> None:
        ministry.aliases |= {seat.name, *seat.aliases}
        ministry.salience += seat.salience
        seat.salience = 0
        self.discourse.references = [
            replace(r, participants=(ministry.index,), rule="seat of the ministry", weight=min(r.weight, 0.9))
            if r.participants == (seat.index,)
            else r
            for r in self.discourse.references
        ]

    def _completed(self, title: Title) -> Title | None:
        """The title with the body that it implies, or None."""
        american = self._american_department(title) if self.language == "fr" else None
        if american is not None:
            return american
        if title.words[0] in self.ministers or " ".join(title.words) in self.ministers:
            return self._ministry(title)
        return self._department(title) if "secretary" in title.words else None

    def _ministry(self, title: Title) -> Title | None:
        if self.language == "en":
            return self._english_ministry(title)
        start, end = self._domain(title)
        if end <= start or self._is_state(start, end):
            return None
        body = self._of_its_country(title, start, end)
        holders = title.holders or self._holder(end, title)
        rule = title.rule if title.holders or not holders else "title before the name"
        return replace(title, complements=(body,), complement_end=end, noun=-1, holders=holders, rule=rule)

    def _of_its_country(self, title: Title, start: int, end: int) -> int:
        """The ministry for a domain, another one for each country: "le ministre slovène des Affaires étrangères"."""
        words = self.parsed.text(start, end).replace("\n", " ")
        house = "secrétariat d'État" if title.words[0].startswith("secrétaire") else "ministère"
        known = self.nations.setdefault(normalise(words), {})
        people = self._people_beside(title, start, end)
        country = people.participants[0] if people is not None else -1
        end = people.end if people is not None and people.start == end else end
        if people is None or country in known:
            found = known.get(country) or self._headed_by(title.holders, known)
            name = self._name(found[0]) if found else f"{house} {words}"
            if found is None:
                self._take_back(name, known)
            body = self._body(name, start, end)
            known.setdefault(country, (body, title.holders))
            return body
        name = f"{house} {masculine(self.parsed.text(people.start, people.end))} {words}"
        if self._is_another(title, known):
            body = self._body(name, start, end)
            domain = normalise(words)
            aliases = self.discourse.participants[body].aliases
            aliases -= {alias for alias in aliases if normalise(alias) in (domain, domain[1:])}
        else:
            body = self._body(name if self._is_named(name) else f"{house} {words}", start, end)
            self._call_longer(body, f"{house} {words}", name)
        known[country] = (body, title.holders)
        return body

    def _take_back(self, name: str, known: Nations) -> None:
        """Let none of the known ministries go by a name that turns out to be another's."""
        self.bodies.pop(normalise(name), None)
        for body, _ in known.values():
            self.discourse.participants[body].aliases.discard(name)

    @staticmethod
    def _headed_by(holders: tuple[int, ...], known: Nations) -> tuple[int, tuple[int, ...]] | None:
        """Of the ministries for a domain the first that may be the holders', where no country is told."""
        own = [found for found in known.values() if set(found[1]) & set(holders)]
        free = [found for found in known.values() if not (found[1] and holders)]
        return next(iter((*own, *free)), None)

    def _people_beside(self, title: Title, start: int, end: int) -> Reference | None:
        """The adjective of a country between "ministre" and its domain, or right behind that."""
        limit = self.parsed.sentence_of(title.head).end
        for index in (*range(title.head + len(title.words), start), *range(end, min(end + 1, limit))):
            reference = self.discourse.innermost(index)
            if reference is not None and reference.kind == "adjective" and len(reference.participants) == 1:
                return reference
        return None

    def _is_another(self, title: Title, known: Nations) -> bool:
        """Whether no ministry that the document has for the domain is that of the title's country."""
        if any(nation >= 0 for nation in known):
            return True
        holders = known[-1][1] if known else ()
        return bool(holders and title.holders) and not set(holders) & set(title.holders)

    def _name(self, body: int) -> str:
        return self.discourse.participants[body].name

    def _is_named(self, name: str) -> bool:
        return any(normalise(participant.name) == normalise(name) for participant in self.discourse.participants)

    def _call_longer(self, body: int, short: str, name: str) -> None:
        """Name a ministry with its country, unless the text names it otherwise."""
        participant = self.discourse.participants[body]
        if normalise(participant.name) == normalise(short):
            participant.aliases.add(participant.name)
            participant.name = name

    def _is_state(self, start: int, end: int) -> bool:
        """ "ministre du Burundi", "ministre de la République": no domain."""
        for index in range(start, end):
            if self.tokens[index].lower in ("de", "du", "des", "d'", "la", "le", "l'", "les"):
                continue
            reference = self.discourse.innermost(index)
            country = reference is not None and self.discourse.participants[reference.participants[0]].type == "Country"
            return country or self.tokens[index].lower in ("république", "état", "etat", "gouvernement")
        return True

    def _domain(self, title: Title) -> tuple[int, int]:
        """The tokens of "de la Défense", "des Affaires étrangères", from the preposition on."""
        limit = self.parsed.sentence_of(title.head).end
        index = title.head + len(title.words)
        while index < limit and self.tokens[index].lower not in (
            "de",
            "du",
            "des",
            "d'",
            "à",
            "aux",
            "chargé",
            "chargée",
        ):
            reference = self.discourse.innermost(index)
            if self.tokens[index].pos != "ADJ" and not (reference is not None and reference.kind == "adjective"):
                return 0, 0
            index += 1
        if index < limit and self.tokens[index].lower.startswith("chargé"):
            index += 1  # "ministre délégué chargé | des Comptes publics"
        if index >= limit:
            return 0, 0
        if self.tokens[min(index + 1, limit - 1)].lower not in ("la", "l'") and self.tokens[index].lower == "à":
            return 0, 0  # "un ministre à Lannion"
        start, end = index, index
        while end < limit and self.tokens[end].text not in _STOPS:
            token = self.tokens[end]
            reference = self.discourse.innermost(end)
            if reference is not None and (
                self.discourse.participants[reference.participants[0]].type == "Person"
                or (end > start + 1 and reference.start == end and self._is_minister(reference))
            ):
                break
            if token.lower == "et" and any(other.head == end + 1 for other in self.discourse.titles):
                break  # "ministre des Transports | et députée de Brizel"
            linking = token.lower in _LINKING
            if end > start + 1 and token.lower in _WHERE and self._is_elsewhere(end, limit):
                break  # "des Affaires étrangères | en visite à Paris"
            if end > start + 1 and token.lower in ("de", "d'") and self._is_full_name(end + 1, limit):
                break  # "la Justice | de Dilma Rousseff"
            if not (linking or token.pos in ("NOUN", "PROPN", "ADJ", "X") or token.capitalised):
                break
            if (
                end > start + 1
                and token.capitalised
                and not token.common
                and self.tokens[end - 1].lower not in _LINKING
            ):
                break  # "ministre des Transports | Sandis Ozols"
            if reference is not None and reference.kind == "adjective":
                break
            end += 1
        while end > start and self.tokens[end - 1].lower in _LINKING:
            end -= 1
        first = next((t for t in self.tokens[start:end] if t.lower not in _LINKING), None)
        if first is None or (first.capitalised and not first.common and not first.text.endswith("s")):
            return 0, 0  # "les ministres de la | Nieuw-Vlaamse Alliantie"
        return (start, end) if end - start >= 2 else (0, 0)

    def _is_elsewhere(self, index: int, limit: int) -> bool:
        """Whether a preposition tells where the minister is: "l'Intérieur | à Paris", not "l'Aide | aux victimes"."""
        inside = index + 1 + (index + 1 < limit and self.tokens[index + 1].lower in ("la", "l'"))
        return self.tokens[index].lower == "en" or (inside < limit and self.tokens[inside].capitalised)

    def _is_full_name(self, index: int, limit: int) -> bool:
        """Whether two words stand there that only a name has: first name and surname."""
        words = self.tokens[index : min(index + 2, limit)]
        return len(words) == 2 and all(word.capitalised and not word.common for word in words)

    def _is_minister(self, reference: Reference) -> bool:
        """Whether what the model calls a person stands behind the domain: "de la justice | Aline Dorval"."""
        participant = self.discourse.participants[reference.participants[0]]
        person = reference.kind == "name" and participant.scores.get("Person", 0.0) >= 2.0
        if not person or reference.end - reference.start < 2 or participant.iri:
            return False
        participant.type = "Person"
        return True

    def _body(self, name: str, start: int, end: int) -> int:
        index = self._named(name)
        self._is_spoken_of(index, name, start, end)
        return index

    def _named(self, name: str) -> int:
        """The body of a name, a new one where the document has none."""
        key = normalise(name)
        if key not in self.bodies:
            known = next(
                (
                    p
                    for p in self.discourse.participants
                    if normalise(p.name) == key or any(normalise(a) == key for a in p.aliases)
                ),
                None,
            ) or self._longer_body(key)
            if known is None:
                known = Participant(
                    len(self.discourse.participants),
                    name,
                    "GovernmentBody",
                    scores={"GovernmentBody": 5.0},
                    gender="m",
                    salience=1,
                )
                self.discourse.participants.append(known)
            self.bodies[key] = known.index
        return self.bodies[key]

    def _is_spoken_of(self, index: int, name: str, start: int, end: int) -> None:
        """Let the words of a title name its body, and the other places that have the same name."""
        inside = start
        while inside < end and self.tokens[inside].lower in (
            "de",
            "du",
            "des",
            "d'",
            "la",
            "le",
            "l'",
            "les",
            "à",
            "aux",
        ):
            inside += 1
        alias = self.parsed.text(inside, end).replace("\n", " ")
        if alias and alias != name:
            self.discourse.participants[index].aliases.add(alias)
        self.discourse.references = [
            replace(r, participants=(index,)) if self._is_called(r, alias) else r
            for r in self.discourse.references
            if not (r.kind == "name" and start <= r.start and r.end <= end and self._only_here(r))
        ]
        self.discourse.references.append(
            Reference(start, end, max(inside, start), (index,), "nominal", "minister's body", 0.95)
        )
        self.discourse.index()

    def _longer_body(self, key: tuple[str, ...]) -> Participant | None:
        """The ministry that the document names at more length, or less: "ministère des Transports du Québec"."""
        if self.language == "en":
            return self._same_domain(key)
        found = [
            p
            for p in self.discourse.participants
            if p.type == "GovernmentBody"
            and (long := normalise(p.name)) != key
            and (long[: len(key)] == key or key[: len(long)] == long)
            and min(len(long), len(key)) >= 3
        ]
        return found[0] if len(found) == 1 else None

    def _only_here(self, reference: Reference) -> bool:
        """Names like "Défense" that are nothing but the ministry's domain."""
        participant = self.discourse.participants[reference.participants[0]]
        taken = participant.index in self.bodies.values()  # another country's
        return participant.type not in ("Country", "City", "Region") and not taken

    def _is_called(self, reference: Reference, domain: str) -> bool:
        """Whether a name elsewhere is the ministry's domain: "aux Finances"."""
        named = reference.kind == "name" and self.language == "fr" and len(reference.participants) == 1
        words = normalise(self.parsed.text(reference.start, reference.end))
        return named and self._only_here(reference) and words == normalise(domain)

    def _holder(self, end: int, title: Title) -> tuple[int, ...]:
        index = end
        limit = self.parsed.sentence_of(title.head).end
        if index < limit and self.tokens[index].text == ",":
            index += 1
        while index < limit and (
            self.tokens[index].lower.rstrip(".") in ("m", "mme", "mm") or self._is_adjective(index)
        ):
            index += 1
        found = [self.discourse.references[n] for n in self.discourse.at.get(index, ())] if index < limit else []
        named = [
            r
            for r in found
            if r.start == index and r.kind == "name" and self.discourse.participants[r.participants[0]].type == "Person"
        ]
        return named[0].participants if named else ()

    def _is_adjective(self, index: int) -> bool:
        reference = self.discourse.innermost(index)
        return reference is not None and reference.kind == "adjective"
