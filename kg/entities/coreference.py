"""Pronouns and definite noun phrases → the participants they stand for.

A sieve over agreement and salience (Lappin and Leass, 1994, in spirit): candidates must agree in
type, gender and number; nearness, subjecthood and frequency rank them; the margin to the second
best becomes the link's weight. What stays ambiguous stays unlinked.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.discourse import Discourse, Participant, Reference
from kg.entities.capitals import capital
from kg.entities.compatriots import Compatriots
from kg.entities.lexicon import Lexicon
from kg.entities.owners import headed, joined_owner
from kg.entities.typing import family
from kg.syntax import Token

_DEFINITE = {
    "fr": frozenset("le la l' ce cet cette du au ledit ladite dudit".split()),
    "en": frozenset("the this that".split()),
}
_PLURAL = {
    "fr": frozenset("les ces des aux lesdits".split()),
    "en": frozenset("the these those both".split()),
}
_IMPERSONAL = frozenset("falloir agir avoir sembler paraître pleuvoir neiger rain seem appear".split())
_NUMBERS = {"deux": 2, "two": 2, "both": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5}
_WINDOW = 4
"""Sentences that a pronoun looks back over, its own included."""


@dataclass(frozen=True, slots=True)
class _Pronoun:
    gender: str
    number: str
    families: tuple[str, ...]
    possessive: bool = False


_PRONOUNS: dict[str, dict[str, _Pronoun]] = {
    "fr": {
        "il": _Pronoun("m", "s", ("Person", "Organization", "Place", "Product")),
        "elle": _Pronoun("f", "s", ("Person", "Organization", "Place", "Product")),
        "ils": _Pronoun("m", "p", ("Person", "Organization", "Place")),
        "elles": _Pronoun("f", "p", ("Person", "Organization", "Place")),
        "lui": _Pronoun("", "s", ("Person", "Organization")),
        "-il": _Pronoun("m", "s", ("Person", "Organization", "Place", "Product")),
        "-t-il": _Pronoun("m", "s", ("Person", "Organization", "Place", "Product")),
        "-elle": _Pronoun("f", "s", ("Person", "Organization", "Place", "Product")),
        "-t-elle": _Pronoun("f", "s", ("Person", "Organization", "Place", "Product")),
        "celui-ci": _Pronoun("m", "s", ("Person", "Organization", "Place", "Product")),
        "celle-ci": _Pronoun("f", "s", ("Person", "Organization", "Place", "Product")),
        "son": _Pronoun("", "s", ("Person", "Organization", "Place"), True),
        "sa": _Pronoun("", "s", ("Person", "Organization", "Place"), True),
        "ses": _Pronoun("", "s", ("Person", "Organization", "Place"), True),
        "leur": _Pronoun("", "p", ("Person", "Organization", "Place"), True),
        "leurs": _Pronoun("", "p", ("Person", "Organization", "Place"), True),
    },
    "en": {
        "he": _Pronoun("m", "s", ("Person",)),
        "him": _Pronoun("m", "s", ("Person",)),
        "she": _Pronoun("f", "s", ("Person",)),
        "it": _Pronoun("", "s", ("Organization", "Place", "Product")),
        "they": _Pronoun("", "p", ("Person", "Organization", "Place")),
        "them": _Pronoun("", "p", ("Person", "Organization", "Place")),
        "his": _Pronoun("m", "s", ("Person",), True),
        "her": _Pronoun("f", "s", ("Person",), True),
        "its": _Pronoun("", "s", ("Organization", "Place"), True),
        "their": _Pronoun("", "p", ("Person", "Organization", "Place"), True),
    },
}


class Coreference(Compatriots):
    """Adds references for pronouns and definite noun phrases to a discourse, left to right."""

    def __init__(self, discourse: Discourse, lexicon: Lexicon) -> None:
        super().__init__(discourse)
        self.language = discourse.parsed.document.language
        self.classes = lexicon.anaphors
        self.added: list[Reference] = []
        self.roles: dict[str, list[tuple[int, int]]] = {}
        self.headed = headed(discourse, lexicon) if self.language == "fr" else {}
        self._remember_roles()

    def _remember_roles(self) -> None:
        """Who holds which role noun, by where it is said: (token, participant)."""
        for title in self.discourse.titles:
            for holder in title.holders:
                if self.discourse.participants[holder].type == "Person":
                    self.roles.setdefault(title.words[0], []).append((title.head, holder))
                    if len(title.words) > 1:
                        self.roles.setdefault(" ".join(title.words), []).append((title.head, holder))

    def run(self) -> None:
        """Resolve the whole document."""
        pending = sorted(
            (r for r in self.discourse.references if r.kind in ("name", "nominal")),
            key=lambda r: (r.head, r.start - r.end),
        )
        waiting = iter(pending)
        following = next(waiting, None)
        covered = {i for r in pending for i in range(r.start, r.end)}
        self.added = found = []
        for token in self.tokens:
            while following is not None and following.head <= token.i:
                self._occurs(following)
                following = next(waiting, None)
            if token.i in covered:
                continue
            reference = self._resolve(token)
            if reference is not None:
                found.append(reference)
                self._occurs(reference)
                self._learn_gender(token, reference)
        self.discourse.references += found
        self.discourse.index()

    def _learn_gender(self, token: Token, reference: Reference) -> None:
        """What a sure pronoun tells of a person whose first name did not."""
        pronoun = _PRONOUNS[self.language].get(token.lower)
        participant = self.discourse.participants[reference.participants[0]]
        if (
            pronoun is not None
            and pronoun.gender
            and pronoun.number == "s"
            and reference.weight >= 0.8
            and participant.type == "Person"
        ):
            participant.gender = participant.gender or pronoun.gender

    def _resolve(self, token: Token) -> Reference | None:
        pronoun = _PRONOUNS[self.language].get(token.lower)
        if pronoun is not None and token.pos in ("PRON", "DET", "ADJ"):
            return self._pronoun(token, pronoun)
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            country = self.discourse.country_of_capital(token.i)
            if country is not None:
                return capital(self.discourse, country, token)
            return self._compatriot(token) or self._noun(token)
        return None

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, token: Token, pronoun: _Pronoun) -> Reference | None:
        if self._is_expletive(token):
            return None
        if pronoun.number == "p":
            team = self._team(token) if self.english and pronoun.possessive else None
            return team or self._plural(
                token, token.i, token.i + 1, lambda p: family(p.type) in pronoun.families, near=2, exactly=0
            )

        owners = self.headed.get(token.i)
        if owners is not None and (beside := joined_owner(self.discourse, token.i, owners)) is not None:
            return beside

        def agrees(p: Participant) -> float:
            kind = family(p.type)
            if kind not in pronoun.families or p.number == "p":
                return -9.0
            if owners is not None:
                return owners(p)
            if pronoun.gender and p.gender and p.gender != pronoun.gender:
                return -9.0
            score = 0.0 if p.gender == pronoun.gender or not pronoun.gender else -0.4
            if self.language == "fr" and kind != "Person" and not pronoun.possessive:
                score -= 1.0 if pronoun.gender == "m" else 0.5
            if kind == "Place":
                score -= 0.8 if p.type == "Country" else 1.6
            return score

        return self._best(token, token.i, token.i + 1, agrees, "pronoun", near=_WINDOW, own_clause=pronoun.possessive)

    def _is_expletive(self, token: Token) -> bool:
        if token.lower not in ("il", "it"):
            return False
        verb = self.tokens[token.head]
        if token.dep.startswith("expl") and verb.pos != "NOUN":
            return True
        if verb.lower in ("temps", "question", "lieu", "fois", "heure", "tard", "time"):
            return True
        if verb.lemma in _IMPERSONAL and (self.language == "fr" or verb.lemma != "have"):
            following = self.tokens[min(token.i + 1, len(self.tokens) - 1)].lower
            return verb.lemma != "avoir" or following in ("y", "n'y")
        return verb.pos == "ADJ" and any(self.tokens[c].dep in ("ccomp", "xcomp", "csubj") for c in verb.children)

    # ------------------------------------------------------------ nouns

    def _noun(self, token: Token) -> Reference | None:
        start, end, classes = self._phrase(token.i)
        if not classes:
            return self._latter(token)
        before = start - 1
        count = 0
        compounds = ("ADJ", "NUM") if self.language == "fr" else ("ADJ", "NUM", "NOUN")
        while before >= 0 and (
            self.tokens[before].pos in compounds
            or self.tokens[before].lower in _NUMBERS
            or (self.language == "en" and self._is_joined(before))
        ):
            count = count or _NUMBERS.get(self.tokens[before].lower, 0)
            if self.tokens[before].lower == "both":
                before += 1
                break
            before -= 1
        if before < 0:
            return None
        determiner = self.tokens[before].lower
        if self._is_complemented(end):
            return None
        if self.tokens[before].possessive or determiner in _OWN:
            return self._own(token, before, end, classes)
        if determiner in _PLURAL[self.language] and (token.number == "p" or count):
            demonstrative = determiner in ("ces", "these", "those")
            if not (count or demonstrative):
                return None
            return self._plural(token, before, end, lambda p: _may_be(p, classes), near=6, exactly=count)
        if determiner not in _DEFINITE[self.language] or token.number == "p":
            return None
        if self._names_follow(end) or (classes == {"Person"} and self._demonym_follows(end)):
            return None
        return self._definite(token, before, end, classes)

    def _is_joined(self, index: int) -> bool:
        """Part of a compound before an English noun: "the Rotterdam-based chemicals group", "the Mumbai company"."""
        around = self.tokens[max(index - 1, 0)], self.tokens[min(index + 1, len(self.tokens) - 1)]
        if self.tokens[index].text == "-" or "-" in (around[0].text, around[1].text):
            return self.tokens[index].pos != "DET"
        reference = self.discourse.innermost(index)
        return (
            reference is not None
            and self.tokens[index].dep == "compound"
            and self.discourse.participants[reference.participants[0]].type in ("City", "Country")
        )

    def _own(self, token: Token, start: int, end: int, classes: frozenset[str]) -> Reference | None:
        """ "son groupe", "his company": the body that the person heads."""
        owner = next((r for r in reversed(self.added) if r.start == start and r.kind == "pronoun"), None)
        if (
            owner is None
            or token.number == "p"
            or not classes & {"Company", "Organization", "PoliticalParty", "SportsTeam", "GovernmentBody", "Country"}
        ):
            return None
        for title in self.discourse.titles:
            if self.language == "en" and not {"leads", "founded", "owns"} & {name for name, _ in title.relations}:
                continue
            for complement in title.complements:
                if set(title.holders) & set(owner.participants) and _may_be(
                    self.discourse.participants[complement], classes
                ):
                    return Reference(
                        start + 1, end, token.i, (complement,), "noun", "the body one heads", 0.8 * owner.weight
                    )
        return None

    def _phrase(self, index: int) -> tuple[int, int, frozenset[str]]:
        for size in (4, 3, 2, 1):
            words = tuple(t.lower for t in self.tokens[index : index + size])
            if len(words) == size and words in self.classes:
                return index, index + size, self.classes[words]
        lemma = (self.tokens[index].lemma.lower(),)
        if lemma in self.classes:
            return index, index + 1, self.classes[lemma]
        return index, index, frozenset()

    def _is_complemented(self, end: int) -> bool:
        """ "le groupe de travail", "le maire de Lyon": the complement makes it another thing."""
        if end >= len(self.tokens):
            return False
        following = self.tokens[end]
        if end + 2 < len(self.tokens) and self.tokens[end + 2].lower == "ans":
            return False  # "l'animateur de 54 ans"
        return (
            following.lower in ("de", "d'", "du", "des", "of") and following.sentence == self.tokens[end - 1].sentence
        )

    def _names_follow(self, end: int) -> bool:
        index = end
        while index < len(self.tokens) and (
            self.tokens[index].pos == "ADJ" or self.tokens[index].text in ("«", '"', "“")
        ):
            index += 1
        if index >= len(self.tokens):
            return False
        reference = self.discourse.innermost(index)
        if reference is None:
            unknown = self.tokens[index]  # "l'agence Méridienne": a name that nothing recognised
            return (
                unknown.capitalised and unknown.text[:1].isalpha() and unknown.sentence == self.tokens[end - 1].sentence
            )
        return reference.kind in ("name", "nominal") and reference.start == index

    def _demonym_follows(self, end: int) -> bool:
        """ "l'ambassadeur britannique" is hardly who was named before."""
        reference = self.discourse.innermost(end) if end < len(self.tokens) else None
        return reference is not None and reference.kind == "adjective" and reference.start == end

    def _definite(self, token: Token, start: int, end: int, classes: frozenset[str]) -> Reference | None:
        words = " ".join(t.lower for t in self.tokens[token.i : end])
        if self.language == "en" and words in _PARTS:
            return None
        holders = self._role_holders(words, token)
        if "Person" in classes and holders is not None:
            return Reference(start, end, token.i, (holders,), "noun", "role remembered", 0.9)
        if "Person" in classes and words in _OFFICES:
            return None

        governs = self.language == "en" and words == "government"

        def agrees(p: Participant) -> float:
            if p.type == "GovernmentBody" and self._is_other_body(p, token):
                return -9.0
            if classes == {"GovernmentBody"} != {p.type} and p.scores.get("GovernmentBody", 0.0) < 0.8:
                return -9.0  # "the army" is no armed group, "le ministère" no company
            if governs and not any(word in p.name.lower() for word in ("government", "administration", "cabinet")):
                return -9.0
            if p.type in classes:
                score = 0.5
            elif p.type == family(p.type) and any(family(c) == p.type for c in classes):
                score = -0.3
            elif any(p.scores.get(c, 0.0) >= 0.8 for c in classes) and family(p.type) in {family(c) for c in classes}:
                score = -0.5
            else:
                return -9.0
            if p.type == "Person" and token.gender and p.gender and token.gender != p.gender:
                return -9.0
            return score

        return self._best(token, start, end, agrees, "definite noun", near=99, own_clause=False)

    def _is_other_body(self, participant: Participant, noun: Token) -> bool:
        """ "le gouvernement" is not the assembly named before: bodies keep the noun that heads their name."""
        words = participant.name.lower().split()
        heads = words if self.language == "en" else [words[0].removeprefix("l'")]
        if noun.lower in heads:
            return False
        return any((head,) in self.classes and "GovernmentBody" in self.classes[(head,)] for head in heads)

    def _role_holders(self, words: str, token: Token) -> int | None:
        known = [holder for place, holder in self.roles.get(words, ()) if place < token.i]
        if not known:
            return None
        if token.gender and len(set(known)) > 1:
            known = [h for h in known if self.discourse.participants[h].gender in ("", token.gender)] or known
        return known[-1]

    def _latter(self, token: Token) -> Reference | None:
        """ "ce dernier", "the latter": whoever was named last."""
        if token.lower not in ("dernier", "dernière", "latter") or token.i == 0:
            return None
        if self.tokens[token.i - 1].lower not in ("ce", "cette", "the"):
            return None
        if token.i + 1 < len(self.tokens) and self.tokens[token.i + 1].pos in ("NOUN", "PROPN"):
            return None
        for occurrence in reversed(self.occurrences):
            participant = self.discourse.participants[occurrence.participant]
            if occurrence.sentence < token.sentence - 1:
                break
            if occurrence.nested or family(participant.type) not in ("Person", "Organization"):
                continue
            if participant.gender and token.gender and participant.gender != token.gender:
                continue
            return Reference(token.i - 1, token.i + 1, token.i, (occurrence.participant,), "noun", "the latter", 0.8)
        return None

    # ------------------------------------------------------------ ranking


_PARTS = frozenset("unit business division arm operation brand".split())
"""English nouns for a part of a company that mostly has no name of its own."""
_OWN = frozenset("son sa its his her".split())


def _may_be(participant: Participant, classes: frozenset[str]) -> bool:
    """Whether a definite noun of these classes can denote the participant."""
    if participant.type in classes or family(participant.type) in classes:
        return True
    return (participant.guessed or participant.type == family(participant.type)) and any(
        family(c) == family(participant.type) or participant.guessed for c in classes
    )


_OFFICES = frozenset(
    word.strip()
    for word in """président, présidente, ministre, premier ministre, première ministre, maire, roi, reine, pape,
    chancelier, chancelière, pdg, directeur, directrice, patron, patronne, procureur, procureure, juge, sénateur,
    sénatrice, député, députée, ambassadeur, ambassadrice, émissaire, médiateur, capitaine, commandant, policier,
    policière,
    soldat, témoin, entraîneur, sélectionneur, arbitre, officier, militant, syndicaliste, parlementaire,
    adversaire, successeur, prédécesseur, homologue, associé, étudiant, étudiante, lieutenant, gouverneur,
    candidat, candidate, avocat, avocate, porte-parole, secrétaire général, général, président, president,
    minister, prime minister, mayor, king, queen, pope, chancellor, ceo, chairman, director, boss, prosecutor,
    judge, senator, governor, lawyer, spokesman, spokeswoman""".split(",")
)
"""Role nouns that stand for nobody in particular until somebody is said to hold the role."""
