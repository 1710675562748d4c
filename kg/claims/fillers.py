"""From a word in a role to the participants it denotes: names, coreference, apposition, lists."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference
from kg.syntax import Token

_LISTING = {
    "fr": frozenset("tel telle tels telles comme dont notamment parmi".split()),
    "en": frozenset("such including like notably".split()),
}


_TOWNS = frozenset("city town village island province state district region port suburb".split())
"""English nouns that name what stands behind "of"."""

_DESCRIBED = 9
"""Words from a noun to the comma before the name of whom it describes."""
_DESCRIBING = frozenset("ADJ ADP DET NOUN NUM PROPN".split())

_FORCES = frozenset(
    """avion aviation artillerie base bombardier char chasseur combattant drone force frappe hélicoptère missile navire
    position raid soldat tir tireur troupe""".split()
)
"""What an adjective of a people makes its country's, in arms."""

METONYM = "stands for its owner"
"""The rule of those whom something of theirs stands for."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A participant in a role: the token and reference that denote it, and how sure the link is."""

    participant: int
    token: int
    start: int
    end: int
    weight: float
    rule: str


def is_told_of(filler: Filler, noun: Token, words: Vocabulary) -> bool:
    """Whether what is said of a noun is said of a person it leads to: "la présence de X a été écartée" says it not."""
    known = {noun.lemma.lower(), noun.lower} & words.person_nouns
    return filler.rule != METONYM and (filler.rule != "apposition" or bool(known))


class Fillers:
    """Looks up participants for the tokens of one document."""

    def __init__(self, discourse: Discourse, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.metonyms = vocabulary.metonyms
        self.armed = vocabulary.armed_nouns
        self.shares = vocabulary.shares
        self.body_nouns = vocabulary.body_nouns
        self.ending_verbs = vocabulary.ending_verbs
        self.person_nouns = vocabulary.person_nouns
        self.partisans = vocabulary.partisans
        self.kinds_behind = vocabulary.kinds_behind
        self.listing = _LISTING[discourse.parsed.document.language]
        self.holders: dict[int, tuple[int, ...]] = {}
        self._known: dict[int, tuple[Filler, ...]] = {}

    def of(self, token: int) -> tuple[Filler, ...]:
        """Everyone the word denotes, coordination included, left to right."""
        if token not in self._known:
            self._known[token] = ()
            self._known[token] = self._find(token)
        return self._known[token]

    def _find(self, index: int) -> tuple[Filler, ...]:
        found: dict[int, Filler] = {}
        for filler in (*self._one(index), *self._coordinated(index)):
            if filler.participant not in found or found[filler.participant].weight < filler.weight:
                found[filler.participant] = filler
        return tuple(sorted(found.values(), key=lambda f: (f.start, f.participant)))

    def _one(self, index: int) -> list[Filler]:
        reference = self.discourse.outermost(index)
        if reference is not None and reference.kind == "adjective":
            beside = self._named_beside(self.tokens[index])
            if beside or self.tokens[index].dep != "amod":
                return beside
        if reference is not None and (reference.rule == "party adjective" or self._is_partisan(reference)):
            behind = self.discourse.outermost(reference.end) if reference.end < len(self.tokens) else None
            if behind is not None and self._is_person(behind):  # "affronte l'écologiste X"
                return _from_reference(behind, index, 0.95, "name after its kind")
        token = self.tokens[index]
        if reference is not None and token.dep == "appos" and token.text in self.partisans:
            return list(self.of(token.head))  # "X, a Massachusetts Democrat who has criticised Y"
        if reference is not None and reference.kind == "noun" and token.dep == "appos":
            reference = self._before_comma(token) or reference  # "sold to X, the group owned by Y"
        if reference is not None:
            return _from_reference(reference, index, 1.0, "")
        if index in self.holders:
            return [Filler(p, index, index, index + 1, 0.95, "title") for p in self.holders[index]]
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "X", "VERB"):
            return []
        return (
            self._listed(token)
            or self._named_beside(token)
            or self._named_before(token)
            or self._apposed_to(token)
            or self._metonym(token)
            or self._armed(token)
            or self._share(token)
        )

    def _is_partisan(self, reference: Reference) -> bool:
        """ "beat the Liberal Democrat | X": one of its people, where a name follows at once."""
        kind = self.discourse.participants[reference.participants[0]].type
        return self.parsed.document.language == "en" and reference.kind == "name" and kind == "PoliticalParty"

    def _named_beside(self, token: Token) -> list[Filler]:
        """The name a class noun carries: "le constructeur Renault", "la ville de Lyon"."""
        index = token.i + 1
        limit = self.parsed.sentence_of(token.i).end
        while (
            index < limit
            and self.tokens[index].start == self.tokens[index - 1].end
            and self.tokens[index].pos != "PUNCT"
        ):
            index += 1  # "start|-up"
        index = self._over_adjectives(index, limit)
        if self._has_complement(index, limit):
            index = self._over_adjectives(index + 2, limit)  # "l'homme d'affaires X", "la chaîne de magasins X"
        if index < limit:
            reference = self.discourse.outermost(index)
            if reference is not None and reference.start == index and reference.kind in ("name", "nominal"):
                if self._is_person(reference) and not (self._is_person_noun(token) or self._is_people(token)):
                    return []  # "la réforme Delmas" is no person
                return _from_reference(reference, token.i, 0.95, "name after its kind")
        if token.lower in _TOWNS and index + 1 < limit and self.tokens[index].lower == "of":
            reference = self.discourse.outermost(index + 1)  # "the village of X"
            if reference is not None and reference.start == index + 1 and reference.kind == "name":
                return _from_reference(reference, token.i, 0.95, "name after its kind")
        if (behind := self._behind_comma(token)) is not None:
            return _from_reference(behind, token.i, 0.9, "apposition")
        for child in self.parsed.children(token.i, "appos", "flat:name", "flat"):
            reference = self.discourse.outermost(child.i)
            if reference is not None and reference.kind in ("name", "nominal"):
                return _from_reference(reference, token.i, 0.9, "apposition")
        return []

    def _behind_comma(self, token: Token) -> Reference | None:
        """ "a inculpé un homme de 45 ans, X": who is meant, where one person is described before the name."""
        if self.parsed.document.language != "fr" or not self._is_person_noun(token):
            return None
        if not any(child.lower in ("un", "une") for child in self.parsed.children(token.i, "det")):
            return None
        comma = next((t for t in self.tokens[token.i + 1 : token.i + _DESCRIBED] if t.pos not in _DESCRIBING), token)
        named = self.discourse.outermost(comma.i + 1) if comma.text == "," else None
        opens = named is not None and named.start == comma.i + 1 and named.kind == "name"
        return named if named is not None and opens and self._is_person(named) else None

    def _over_adjectives(self, index: int, limit: int) -> int:
        while index < limit and (self.tokens[index].pos == "ADJ" or self.tokens[index].text in ("«", '"', "“")):
            reference = self.discourse.innermost(index)
            if reference is not None and reference.kind in ("name", "nominal"):
                break
            index += 1
        return index

    def _has_complement(self, index: int, limit: int) -> bool:
        """A noun without an article behind "de", as in "de logiciels"."""
        if index + 2 >= limit or self.tokens[index].lower not in ("de", "d'"):
            return False
        noun = self.tokens[index + 1]
        return noun.pos == "NOUN" and not noun.capitalised and self.discourse.outermost(index + 1) is None

    def _named_before(self, token: Token) -> list[Filler]:
        """ "the Vanguard newspaper", "the Hibernia group": the name whose kind stands behind it."""
        reference = self.discourse.outermost(token.i - 1) if token.i and token.lower in self.kinds_behind else None
        if reference is None or reference.end != token.i or reference.kind != "name" or not reference.start:
            return []
        kind = self.discourse.participants[reference.participants[0]].type
        if self.tokens[reference.start - 1].lower != "the" or kind in ("Person", "City", "Country", "Region"):
            return []
        return _from_reference(reference, token.i, 0.9, "kind behind the name")

    def _apposed_to(self, token: Token) -> list[Filler]:
        """ "Kudirat, a startup founded by X": the name that the noun stands in apposition to."""
        if token.dep != "appos" or token.pos != "NOUN":
            return []
        reference = self._before_comma(token) or self.discourse.outermost(token.head)
        if reference is None or reference.kind not in ("name", "nominal") or reference.end > token.i:
            return []
        return _from_reference(reference, token.i, 0.9, "apposition")

    def _before_comma(self, noun: Token) -> Reference | None:
        """The name right before the comma, where it may be what the noun tells: "sold to X, the group owned by Y"."""
        start = noun.i
        while (
            start
            and self.tokens[start - 1].dep in ("det", "amod", "compound")
            and self.tokens[start - 1].head == noun.i
        ):
            start -= 1
        reference = self.discourse.outermost(start - 2) if start > 1 and self.tokens[start - 1].text == "," else None
        if reference is None or reference.end != start - 1 or reference.kind != "name":
            return None
        return reference if self._is_person(reference) == self._is_person_noun(noun) else None

    def _is_person(self, reference: Reference) -> bool:
        return self.discourse.participants[reference.participants[0]].type == "Person"

    def _is_people(self, token: Token) -> bool:
        """ "le Danois X": a people's name stands for one of it."""
        reference = self.discourse.innermost(token.i)
        return token.capitalised and reference is not None and reference.kind == "adjective"

    def _is_person_noun(self, token: Token) -> bool:
        return any(word.removeprefix("ex-") in self.person_nouns for word in (token.lemma.lower(), token.lower))

    def _listed(self, token: Token) -> list[Filler]:
        """Names enumerated after a common noun: "des fournisseurs tels que A, B et C"."""
        limit = self.parsed.sentence_of(token.i).end
        index = token.i + 1
        while index < min(token.i + 6, limit) and self.tokens[index].lower not in self.listing:
            if self.tokens[index].pos not in ("ADJ", "ADV", "PUNCT", "ADP", "NOUN"):
                return []
            index += 1
        if index >= limit or self.tokens[index].lower not in self.listing:
            return []
        found: list[Filler] = []
        while index < limit:
            reference = self.discourse.outermost(index)
            if reference is not None and reference.kind in ("name", "nominal") and reference.start == index:
                found += _from_reference(reference, token.i, 0.9, "list")
                index = reference.end
                continue
            word = self.tokens[index]
            if (
                found
                and word.text not in (",", "et", "and", "ou", "or", "la", "le", "l'", "les", "the")
                and word.text != "que"
            ):
                break
            if not found and word.pos in ("VERB", "AUX"):
                break
            index += 1
        return found

    def _metonym(self, token: Token) -> list[Filler]:
        """The owner for what stands for it: "les usines de Renault", "le capital de Renault"."""
        if token.lemma.lower() not in self.metonyms and token.lower not in self.metonyms:
            return []
        for child in self.parsed.children(token.i, "nmod", "nmod:poss"):
            if child.case in ("de", "of", "") or child.dep == "nmod:poss":
                found = self._one(child.i) if child.i != token.i else []
                if found:
                    return [replace(f, token=token.i, weight=f.weight * 0.8, rule=METONYM) for f in found]
        for child in self.parsed.children(token.i, "amod") if token.lemma.lower() in _FORCES else ():
            reference = self.discourse.innermost(child.i)
            if reference is not None and reference.kind == "adjective":
                return _from_reference(reference, token.i, 0.75, METONYM)  # "tué par un drone américain"
        for child in self.parsed.children(token.i, "det", "nmod:poss"):
            if child.possessive and (reference := self.discourse.outermost(child.i)) is not None:
                return _from_reference(reference, token.i, 0.75, METONYM)
        return []

    def _armed(self, token: Token) -> list[Filler]:
        """The country for its troops: "Russian forces", "US warplanes"."""
        if token.lemma.lower() not in self.armed and token.lower not in self.armed:
            return []
        for child in self.parsed.children(token.i, "amod", "compound"):
            reference = self.discourse.outermost(child.i)
            if reference is not None and self.discourse.participants[reference.participants[0]].type == "Country":
                return _from_reference(reference, token.i, 0.9, METONYM)
        return []

    def _share(self, token: Token) -> list[Filler]:
        """The whole for a share of it: "51 % de Dior", "une participation dans Dior"."""
        if (
            token.text not in ("%", "percent", "cent")
            and token.pos not in ("NUM", "SYM")
            and token.lemma.lower() not in self.shares
        ):
            return []
        for child in self.parsed.children(token.i, "nmod", "obl", "obl:mod", "obl:arg"):
            if child.case in ("de", "of", "dans", "in", "à"):
                found = self._one(child.i)
                if found:
                    return [replace(filler, token=token.i, weight=filler.weight * 0.95) for filler in found]
        return []

    def _joined_behind(self, end: int, token: int) -> list[Filler]:
        """ "entre A et B": B, wherever the parser hung it."""
        if end + 1 >= len(self.tokens) or self.tokens[end].lower not in ("et", "and"):
            return []
        start = end + 1
        while (
            start < len(self.tokens)
            and self.tokens[start].pos in ("DET", "NOUN", "ADJ")
            and self.discourse.outermost(start) is None
        ):
            start += 1
        reference = self.discourse.outermost(start) if start < len(self.tokens) else None
        return (
            _from_reference(reference, token, 0.95, "joined")
            if reference is not None and reference.start == start
            else []
        )

    def _verb_between(self, head: int, child: int) -> bool:
        """ "X enseigne à Harvard et Y enseigne au MIT": Y is no second X."""
        return any(
            t.pos in ("VERB", "AUX") and t.form == "Fin" and not self._in_relative(t)
            for t in self.tokens[head + 1 : child]
        )

    def _in_relative(self, verb: Token) -> bool:
        return verb.dep == "acl:relcl" or self.tokens[verb.head].dep == "acl:relcl"

    def _has_conjunction(self, token: Token) -> bool:
        return any(True for _ in self.parsed.children(token.i, "cc"))

    def _coordinated(self, index: int) -> list[Filler]:
        found: list[Filler] = []
        reference = self.discourse.outermost(index)
        if reference is not None and self.tokens[index].case in ("entre", "between"):
            found += self._joined_behind(reference.end, index)
        heads: tuple[int, ...] = tuple(range(reference.start, reference.end)) if reference is not None else (index,)
        if reference is None and (beside := self._named_beside(self.tokens[index])):
            heads = (index, *range(beside[0].start, beside[0].end))  # "l'assureur X et la banque Y"
        for head in heads:
            for child in self.parsed.children(head, "conj"):
                if child.i > head and self._verb_between(head, child.i):
                    continue
                if heads[0] == index and len(heads) > 1 and reference is None and not self._has_conjunction(child):
                    continue
                if child.pos in ("NOUN", "PROPN", "PRON", "X", "ADJ") and (
                    reference is None or not reference.start <= child.i < reference.end
                ):
                    found += self.of(child.i)
        return found


def _from_reference(reference: Reference, token: int, weight: float, rule: str) -> list[Filler]:
    return [
        Filler(p, token, reference.start, reference.end, weight * reference.weight, rule or reference.rule)
        for p in reference.participants
    ]
