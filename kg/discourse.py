"""Who and what a document speaks of, and where: the values between entities and claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.model import Span, Status, Value
from kg.syntax import ParsedText

BACK = 2
"""How many sentences before its own a claim may reach for one end; what stands further off is far apart."""

PINNED = 9.0
"""How much evidence of the rules for a type nothing that was learned outweighs: "Sunnyvale, California" is a town."""


@dataclass(slots=True, eq=False)
class Participant:
    """An entity as one document presents it, before it gets its IRI.

    ``scores`` holds the weight of evidence for each type; ``type`` the winner. ``gender`` is "m",
    "f" or "", ``number`` "s" or "p". ``salience`` counts the mentions; ``guessed`` says
    that nothing but the language model's label speaks for the type, ``doubtful`` that it is an event only if what
    was learned takes it for one. ``state`` is the country that a capital may stand for, if the document names it;
    ``towns`` are those that a club may be called by, ``nation`` is the IRI of the country in which a place or a
    public body is known to lie, or "".
    """

    index: int
    name: str
    type: str
    aliases: set[str] = field(default_factory=set)
    scores: dict[str, float] = field(default_factory=dict)
    gender: str = ""
    number: str = "s"
    identifiers: set[tuple[str, str]] = field(default_factory=set)
    iri: str = ""
    salience: int = 0
    guessed: bool = False
    doubtful: bool = False
    state: int | None = None
    towns: frozenset[str] = frozenset()
    nation: str = ""

    def play(self) -> None:
        """Become the team that a place or a firm gives its name: another entity, whose identifiers are not theirs."""
        self.type, self.iri, self.guessed = "SportsTeam", "", False
        self.identifiers.clear()


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens ``start`` to ``end`` (excluded) that denote participants; ``head`` governs them.

    ``kind`` is "name", "nominal" (a common noun heads the name), "adjective" (a demonym),
    "noun" (a definite noun phrase) or "pronoun"; the last two are found by coreference.
    """

    start: int
    end: int
    head: int
    participants: tuple[int, ...]
    kind: str
    rule: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Title:
    """A role noun in use: tokens ``start`` to ``end``, ``head`` the noun, and who holds it of what.

    ``relations`` pairs each relation it expresses with whether the holder is its object.
    ``noun`` is the head of a common-noun complement that may be resolved later, ``possessive`` the
    token of "son"/"its" before it, ``subject`` the pronoun said to hold it (-1: none). ``modifiers`` are words such
    as "ancien", "futur".
    """

    start: int
    head: int
    end: int
    complement_end: int
    words: tuple[str, ...]
    relations: tuple[tuple[str, bool], ...]
    holders: tuple[int, ...] = ()
    complements: tuple[int, ...] = ()
    noun: int = -1
    modifiers: tuple[str, ...] = ()
    possessive: int = -1
    subject: int = -1
    rule: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What two participants do with some probability, as the learned reader sees it.

    ``status`` is what a claim of the two most probably has, with the probability ``certainty``. ``anchor`` is the
    word that says it; the ends are half-open token indices.
    """

    subject: int
    relation: str
    object: int
    probability: float
    status: Status
    certainty: float
    anchor: int
    subject_tokens: tuple[int, int]
    object_tokens: tuple[int, int]

    def turned(self) -> Proposal:
        """The same the other way round."""
        return replace(
            self,
            subject=self.object,
            object=self.subject,
            subject_tokens=self.object_tokens,
            object_tokens=self.subject_tokens,
        )


@dataclass(frozen=True, slots=True)
class FigureProposal:
    """What a figure tells of somebody with some probability, as the learned reader sees it; see `Proposal`."""

    subject: int
    relation: str
    probability: float
    status: Status
    certainty: float
    anchor: int
    subject_tokens: tuple[int, int]
    figure_tokens: tuple[int, int]
    value: Value
    span: Span


Key = tuple[int, str, int]
"""Subject, relation and object of a proposal."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the learned reader finds at all probable in a document, and the ``relations`` that it knows.

    ``own`` are those of them that somebody taught it beside the shipped ones.
    """

    relations: frozenset[str]
    own: frozenset[str]
    by_key: Mapping[Key, Proposal]
    figures: tuple[FigureProposal, ...] = ()


@dataclass(slots=True, eq=False)
class Discourse:
    """A parsed document with its participants and every reference to them, by position.

    ``doubtful`` are further references that may be meant, too unlikely to be relied on alone.
    """

    parsed: ParsedText
    participants: list[Participant]
    references: list[Reference]
    titles: list[Title] = field(default_factory=list)
    doubtful: list[Reference] = field(default_factory=list)
    at: dict[int, list[int]] = field(default_factory=dict)

    def by_salience(self) -> list[Participant]:
        """The participants, those referred to most often first."""
        return sorted(self.participants, key=lambda p: (-p.salience, p.index))

    def index(self) -> None:
        """Make ``at`` map each token to the references that cover it, innermost first."""
        self.at.clear()
        order = sorted(range(len(self.references)), key=lambda r: self.references[r].end - self.references[r].start)
        for number in order:
            reference = self.references[number]
            for token in range(reference.start, reference.end):
                self.at.setdefault(token, []).append(number)

    def chamber(self, member: str) -> int | None:
        """The one body of the document that a member's title is made from: the Senate for "senator" or "Sen."."""
        words = member.lower().rstrip(".").split()
        stem = {"mp": "parli", "mps": "parli", "rep": "repre", "reps": "repre", "sens": "senat"}.get(
            words[-1], words[-1][:5] if len(words) < 2 else words[0][:5]
        )
        found = [
            p.index
            for p in self.participants
            if p.type in ("GovernmentBody", "Organization")
            and p.salience > 0
            and (any(word.lower().startswith(stem) for word in p.name.split()) or _is_house(p.name, stem))
        ]
        return found[0] if len(found) == 1 else None

    def country_of_capital(self, token: int) -> int | None:
        """The country whose capital a noun is told to be: "the Nigerian | capital", "la | capitale du Nigeria"."""
        words = [t.lower for t in self.parsed.tokens[token : token + 3]]
        if words[:1] not in (["capital"], ["capitale"]):
            return None
        behind = token + 1
        if words[1:2] in (["of"], ["de"], ["du"], ["d'"]):
            behind += 2 if words[2:] == ["la"] or words[2:] == ["the"] else 1
        before = token - 2 if token > 1 and self.parsed.tokens[token - 1].lower in ("'s", "’s") else token - 1
        for place in (before, behind):
            named = self.innermost(place)
            if named is not None and self.participants[named.participants[0]].type == "Country":
                return named.participants[0]
        return None

    def outermost(self, token: int) -> Reference | None:
        """The longest reference whose head is the token, or that covers it."""
        numbers = self.at.get(token)
        if not numbers:
            return None
        headed = [number for number in numbers if self.references[number].head == token]
        return self.references[(headed or numbers)[-1]]

    def innermost(self, token: int) -> Reference | None:
        """The shortest reference that covers the token."""
        numbers = self.at.get(token)
        return self.references[numbers[0]] if numbers else None


def _is_house(name: str, stem: str) -> bool:
    """Whether a name is that of the chamber of representatives: "House", "the U.S. House"."""
    return stem == "repre" and name.removeprefix("the ").removeprefix("U.S. ") == "House"


_BETWEEN = ("ADJ", "NOUN", "NUM", "ADV")
_NEAR = 5
"""Words between a nationality and the name that it describes."""
_NATIONAL = ("Company", "Organization", "Person")


def nationalities(discourse: Discourse) -> dict[int, set[int]]:
    """The countries that people and firms are told to be of right before their names: "l'Espagnol X", "Denmark's X"."""
    told: dict[int, set[int]] = {}
    tokens = discourse.parsed.tokens
    for reference in discourse.references:
        country = discourse.participants[reference.participants[0]]
        if country.type != "Country" or reference.kind not in ("adjective", "name"):
            continue
        index = reference.end
        if reference.kind == "name":
            if index >= len(tokens) or tokens[index].lower not in ("'s", "’s"):
                continue
            index += 1
        for following in range(index, min(index + _NEAR, len(tokens))):
            found = discourse.innermost(following)
            if found is not None and found.kind == "name":
                if discourse.participants[found.participants[0]].type in _NATIONAL:
                    told.setdefault(found.participants[0], set()).add(country.index)
                break
            if tokens[following].pos not in _BETWEEN:
                break
        body = _described_before(reference, discourse)
        body = body if body is not None else _of_country(reference, discourse)
        if body is not None:
            told.setdefault(body, set()).add(country.index)
    return told


def _described_before(nation: Reference, discourse: Discourse) -> int | None:
    """The body that an English apposition describes: "Ferrero, the family-owned | Italian | maker of Nutella"."""
    tokens = discourse.parsed.tokens
    index = nation.start - 1
    while index > 0 and nation.start - index < _NEAR and (tokens[index].pos in _BETWEEN or tokens[index].text == "-"):
        index -= 1
    if discourse.parsed.document.language != "en" or index < 2 or tokens[index].lower not in ("a", "an", "the"):
        return None
    behind = nation.end
    while behind < len(tokens) - 1 and tokens[behind].pos in _BETWEEN:
        behind += 1
    if tokens[behind].pos in ("AUX", "VERB") and tokens[behind].form == "Fin":
        return None  # "sold it to Ferrero, the Swiss company said"
    named = discourse.outermost(index - 2)
    if tokens[index - 1].text != "," or named is None or named.end != index - 1 or named.kind != "name":
        return None
    kind = discourse.participants[named.participants[0]].type
    return named.participants[0] if kind in _NATIONAL and kind != "Person" else None


def _of_country(place: Reference, discourse: Discourse) -> int | None:
    """The body named before "of Ireland"."""
    tokens = discourse.parsed.tokens
    named = discourse.outermost(place.start - 2) if place.start > 1 and tokens[place.start - 1].lower == "of" else None
    if named is None or named.end != place.start - 1 or named.kind != "name" or place.kind != "name":
        return None
    kind = discourse.participants[named.participants[0]].type
    return named.participants[0] if kind in _NATIONAL else None
