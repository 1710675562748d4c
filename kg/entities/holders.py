"""Who holds a role noun: the name before it, after it, or the one that a verb joins to it."""

from __future__ import annotations

from kg.discourse import Discourse, Reference
from kg.entities.asides import former_too, is_listed, led_by, over_age, over_asides
from kg.entities.fronted import ADDRESS, OPENERS, behind_opening, name_place, pronoun_at
from kg.entities.lexicon import Lexicon
from kg.entities.typing import family
from kg.syntax import Token

ARTICLES = frozenset("le la l' les the a an un une".split())

BRANCHES = frozenset(
    """
    filiale branche division section antenne comité syndicat épouse fils fille frère sœur avocat subsidiary unit
    branch arm lawyer wife son daughter
    """.split()
)
"""Nouns whose head is another body or person than what follows them."""

_COMPLEMENT = {
    "fr": frozenset("de du des d' à au aux chez pour en dans auprès".split()),
    "en": frozenset("of at for to in with from by".split()),
}
_THINGS = (
    *("ment", "tion", "sion", "ence", "ance", "ité", "ure", "égide", "siège"),
    *("départ", "côtés", "côté", "parti", "bureau", "cabinet", "soutien", "avis", "appel", "avenir", "mandat"),
)
"""Endings of nouns that nobody is: "sous la présidence du maire, X" says who the mayor is."""
_ELECTED = frozenset("élu élue réélu réélue".split())
_COUNTS = frozenset("deux trois quatre cinq six plusieurs two three four five".split())
"""Words before a plural whose holders are told behind a comma: "deux chercheurs de X, A et B"."""
_GENITIVE = ("'s", "'", "’s")
_POSSESSIVES = ("its", "his", "her", "their")
_ATTACHED = frozenset("xcomp obj obl:arg obl:mod obl dep nmod appos conj ccomp advcl amod nsubj flat:name".split())


class Holders:
    """Finds the holders of the role nouns of one document."""

    def __init__(self, discourse: Discourse, lexicon: Lexicon) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.language = discourse.parsed.document.language
        self.table = lexicon.titles
        self.national = lexicon.national_offices
        self.class_nouns = lexicon.class_nouns
        self.modifiers = lexicon.modifiers
        self.naming = lexicon.naming_verbs
        self.becoming = lexicon.becoming_verbs
        self.leaving = lexicon.leaving_verbs
        self.leaving_nouns = lexicon.leaving_nouns
        self.allowed: frozenset[str] = frozenset()
        self.pronoun = -1
        self.plural = False
        self.owned = False
        self.owning_noun = -1
        self.complement_words = _COMPLEMENT[self.language]

    def _named_at(self, index: int) -> Reference | None:
        numbers = self.discourse.at.get(index, ())
        starting = [self.discourse.references[n] for n in numbers if self.discourse.references[n].start == index]
        named = [r for r in starting if r.kind in ("name", "nominal")]
        return named[-1] if named else None

    def _type(self, reference: Reference) -> str:
        return self.discourse.participants[reference.participants[0]].type

    def _holders(self, start: int, head: int, end: int, complement_end: int, limit: int) -> tuple[list[int], str]:
        if self.language == "en" and self.tokens[start].lower in ("a", "an", "its", "his", "her", "their"):
            found = self._holder_before(start)
            if found and self.discourse.participants[found[0]].type == "Person":
                return found, "title after the name"  # "X, a spokesman for Y, Z, …" is a list
        if self.language == "en" and end < limit and self.tokens[end].lower in ("'s", "’s"):
            return [], ""  # "X, the Prime Minister | 's adviser"
        found = self._holder_named_to(start)
        if found:
            return found, "named to a post"
        for position in dict.fromkeys((complement_end, end)):
            found = self._holder_after(position, limit, start)
            aside = position < limit and self.tokens[position].text in (",", "(")
            beside = [] if is_listed(self.discourse, start, self.table) else self._holder_before(start)
            if found and not (aside and beside):
                return found, "title before the name"
        found = self._holder_before(start)
        if found:
            return found, "title after the name"
        found = self._holder_of_fronted(start, complement_end, limit)
        if found or self.pronoun >= 0:
            return found, "title before the name"
        return self._holder_by_verb(head)

    def _holder_named_to(self, start: int) -> list[int]:
        """ "Slovaquie : X élue présidente", "X, nommée directrice de Y": the participle stands between the two."""
        if self.language != "fr" or start < 2:
            return []
        place = start if self.tokens[start].lower in _ELECTED else start - 1
        participle = self.tokens[place]
        if participle.sentence != self.tokens[start].sentence:
            return []
        if participle.lower not in _ELECTED and (participle.form != "Part" or participle.lemma not in self.naming):
            return []
        index = place - 1
        if self.tokens[index].text == ",":
            index -= 1
        reference = self.discourse.outermost(index)
        if reference is None or reference.end != index + 1 or reference.kind != "name":
            return []
        return list(reference.participants) if self._may_hold(reference) else []

    def _holder_after(self, index: int, limit: int, start: int) -> list[int]:
        if index >= limit:
            return []
        if (
            index + 1 < limit
            and self.tokens[index + 1].text == ","
            and (self.tokens[index].pos == "ADJ" or self.tokens[index].form == "Part")
        ):
            index += 1  # "l'ex-présidente du Brésil destituée, X"
        if self.tokens[index].text == "(":
            close = next((i for i in range(index, min(index + 5, limit)) if self.tokens[i].text == ")"), 0)
            if close and close + 1 < limit and self.tokens[close + 1].text == ",":
                index = close + 1  # "la directrice du Programme (PJU), X"
        comma = self.tokens[index].text in (",", "(", ":", "-", "–")
        if comma:
            index = self._over_description(index + 1, limit, start)
        while index < limit and (
            self.tokens[index].lower.rstrip(".") in ADDRESS or self.tokens[index].text in ("«", '"')
        ):
            index += 1
        reference = self._named_at(index) if index < limit else None
        if reference is None or reference.kind != "name":
            return []
        if (comma or self._type(reference) == "PoliticalParty") and not self._may_hold(reference):
            return []
        if comma and self._is_complement(start):
            return []
        counted = comma and self.tokens[start - 1].lower in _COUNTS and self.tokens[start].number == "p"
        if (
            comma
            and not self.owned
            and self.tokens[start].lower not in OPENERS
            and self.tokens[start - 1].lower not in ("du", "au")
            and not counted
            and start != self.parsed.sentence_of(start).start
        ):
            return []
        found = list(reference.participants)
        if comma and not counted and reference.end < limit and self.tokens[reference.end].lower in ("et", "and"):
            return found
        return found + self._also(reference.end, limit, start)

    def _over_description(self, index: int, limit: int, start: int) -> int:
        """Past what else is said of the holder: "le directeur de X, le Suédois Y", "son chef, le général Y"."""
        if self.language == "en" and index + 1 < limit and self.tokens[index].lower == "the":
            named = self._named_at(index + 1)  # "its armed wing, the X Brigades"
            return index + (named is not None and family(self._type(named)) == "Organization")
        if self.language != "fr" or index >= limit or self.tokens[index].lower not in ("le", "la", "l'"):
            return index
        opener, article = self.tokens[start].lower, self.tokens[index].lower
        if article != "l'" and {opener, article} in ({"le", "la"}, {"un", "la"}, {"une", "le"}):
            return index
        step = index + 1
        while step < limit and step < index + 5 and self._named_at(step) is None:
            reference = self.discourse.innermost(step)
            if self.tokens[step].pos not in ("NOUN", "ADJ") and (reference is None or reference.kind != "adjective"):
                return index
            step += 1
        named = self._named_at(step) if step < limit else None
        body = named is not None and family(self._type(named)) == "Organization"  # "son propriétaire, la Compagnie X"
        if named is None or not self._may_hold(named) or (step == index + 1 and not body):
            return index
        closed = named.end >= limit or self.tokens[named.end].text in (",", ".", ")", ";", "»", ":")
        return step if closed else index

    def _is_complement(self, start: int) -> bool:
        """ "le médecin de la présidente, X": the name after the comma is the doctor's."""
        if start == 0 or start == self.parsed.sentence_of(start).start:
            return False
        before = self.tokens[start - 1]
        contracted = self.tokens[start].lower in ("du", "des")
        if before.lower not in ("de", "d'", "du", "des", "of") and not contracted:
            return False
        index = start - 1 if contracted else start - 2
        while index > 0 and self.tokens[index].pos == "ADJ":
            index -= 1
        noun = self.tokens[max(index, 0)]
        outer = index - 1 if index > 0 and self.tokens[index - 1].lower in OPENERS else index
        if outer > 1 and self.tokens[outer - 1].text == ",":
            named = self.discourse.outermost(outer - 2)
            if named is not None and named.kind == "name":
                return False  # "Y, l'épouse du maire de Dax, X": X is the mayor
        return noun.pos in ("NOUN", "PROPN") and not noun.lower.endswith(_THINGS)

    def _may_hold(self, reference: Reference) -> bool:
        """Whether the name can hold the title; of a type that was only guessed, the title decides."""
        participant = self.discourse.participants[reference.participants[0]]
        kind = participant.type
        if kind in self.allowed or ("Agent" in self.allowed and family(kind) in ("Person", "Organization")):
            return True
        if family(kind) in self.allowed or (kind == family(kind) and any(family(c) == kind for c in self.allowed)):
            return True
        persons = "Person" in self.allowed or "Agent" in self.allowed
        if participant.guessed and persons and reference.end - reference.start > 1:
            participant.type, participant.guessed = "Person", False
            participant.scores["Person"] = participant.scores.get("Person", 0.0) + 3.0
            return True
        return participant.guessed and not persons

    def _also(self, index: int, limit: int, start: int) -> list[int]:
        """Further holders of a plural title: "les ministres X et Y"."""
        if self.tokens[start].lower not in ("les", "the") and self.tokens[start].number != "p" and not self.plural:
            return []
        found: list[int] = []
        while index + 1 < limit and self.tokens[index].text in (",", "et", "and"):
            reference = self._named_at(index + 1)
            if reference is None or not self._may_hold(reference):
                break
            if self.language == "en" and self._type(reference) != "Person":
                break  # "cosmonauts A, B and NASA astronaut C"
            found += reference.participants
            index = reference.end
        return found

    def _holder_before(self, start: int) -> list[int]:
        limit = self.parsed.sentence_of(start).start
        index = start - 1
        if index <= limit or self.tokens[index].text not in (",", "(", "-", "–"):
            return []
        index -= 1
        if self.language == "en" and self.tokens[index].text == ")":
            index = next((i for i in range(index, max(index - 6, limit), -1) if self.tokens[i].text == "("), index)
        if self.tokens[index].text in ("»", '"', ")", "("):
            index -= 1
        skipped = over_age(self.tokens, index, limit)
        if self.language == "fr" and self.tokens[start].lower not in OPENERS:
            skipped = over_asides(self.discourse, skipped, limit)
        reference = self.discourse.outermost(skipped)
        if reference is None or reference.end != skipped + 1 or reference.kind not in ("name", "nominal"):
            return []
        if not self._may_hold(reference):
            return []
        plural = self.tokens[start].number == "p" or self.tokens[start].lower.endswith("s")
        return [*(self._joined_before(reference.start) if plural else ()), *reference.participants]

    def _joined_before(self, index: int) -> list[int]:
        """The A of "A et B, cofondateurs de X"."""
        if index < 2 or self.tokens[index - 1].lower not in ("et", "and"):
            return []
        reference = self.discourse.outermost(index - 2)
        if reference is None or reference.end != index - 1 or reference.kind != "name" or not self._may_hold(reference):
            return []
        return list(reference.participants)

    def _holder_of_fronted(self, start: int, index: int, limit: int) -> list[int]:
        """Whom a title that opens the sentence is told of; what a pronoun stands for is told later."""
        place = behind_opening(self.discourse, start, index, limit)
        if not place:
            return []
        self.pronoun = pronoun_at(self.discourse, place)
        if self.pronoun >= 0 or self.tokens[start].lower in OPENERS:
            return []
        place = name_place(self.discourse, place, limit, self.class_nouns)
        reference = self._named_at(place) if place < limit else None
        return list(reference.participants) if reference is not None and reference.kind == "name" else []

    def _holder_by_verb(self, head: int) -> tuple[list[int], str]:
        """Through "X est", "X devient", "nommer X": the parse tells who."""
        token = self.tokens[head]
        children = [self.tokens[i] for i in token.children]
        if any(c.dep == "cop" for c in children):
            subjects = [
                c
                for owner in (token, *(c for c in children if c.dep == "cop"))
                for c in self.parsed.children(owner.i, "nsubj", "nsubj:pass", "expl:subj")
            ]
            return self._participants(subjects), "copula"
        left = self._left_by(token)
        if left:
            return left, "leaves a post"
        verb = self.tokens[token.head]
        steps = 0
        while verb.pos not in ("VERB", "AUX") and verb.head != verb.i and steps < 2:
            verb, steps = self.tokens[verb.head], steps + 1
        if verb.pos not in ("VERB", "AUX") and verb.form != "Part":
            return [], ""
        attached = token.dep in _ATTACHED
        if not attached or (token.case and token.case not in ("comme", "en", "as", "au", "à")):
            return [], ""
        wanted: tuple[str, ...] = ("nsubj", "nsubj:pass") if verb.lemma in self.becoming else ()
        if verb.lemma in self.naming:
            passive = any(self.tokens[i].dep in ("aux:pass", "nsubj:pass") for i in verb.children)
            participle = (
                verb.form == "Part"
                and verb.dep in ("acl", "amod")
                and not any(self.tokens[i].dep.startswith("aux") for i in verb.children)
            )
            if participle:
                return self._participants([self.tokens[verb.head]]), "named to a post"
            wanted = ("nsubj:pass", "nsubj") if passive else ("obj", "dobj", "iobj")
        found = [self.tokens[i] for i in verb.children if self.tokens[i].dep in wanted and i != head]
        if not found and verb.lemma in self.naming and self.language == "en":
            found = [c for c in children if c.dep == "nsubj" and c.i < head]  # "elected X president"
            found = found or [t for t in self.tokens[verb.i + 1 : verb.i + 2] if self._is_named_person(t, head)]
        return self._participants(found), "named to a post" if verb.lemma in self.naming else "becomes"

    def _is_named_person(self, token: Token, head: int) -> bool:
        found = self.discourse.outermost(token.i)
        inside = found is not None and found.start == token.i and found.end <= head
        return inside and found is not None and self.discourse.participants[found.participants[0]].type == "Person"

    def _left_by(self, token: Token) -> list[int]:
        """Who "resigned as TITLE", "was sacked as TITLE"; whose "resignation as TITLE" it is."""
        above = self.tokens[token.head]
        if self.language != "en" or token.case != "as" or above.i == token.i:
            return []
        children = [self.tokens[i] for i in above.children]
        if above.lemma in self.leaving_nouns:
            return self._participants([c for c in children if c.dep == "nmod:poss" or c.case == "of"][:1])
        particle = next((c.lower for c in children if c.dep == "compound:prt"), "")
        if " ".join((above.lemma, particle)).strip() not in self.leaving:
            return []
        passive = [c for c in children if c.dep == "nsubj:pass"]
        objects = [c for c in children if c.dep == "obj"]
        return self._participants(passive or objects or [c for c in children if c.dep == "nsubj"])

    def _participants(self, tokens: list[Token]) -> list[int]:
        found: list[int] = []
        for token in tokens:
            reference = self.discourse.outermost(token.i)
            if reference is not None:
                found += reference.participants
            elif token.pos == "PRON" or token.possessive or token.pos == "NOUN":
                self.pronoun = token.i
        return found

    def _owner_before(self, start: int, title: str) -> tuple[list[int], int]:
        """ "Renault's chief executive", "Renault chief executive", "French president", "X, whose chief executive"."""
        index = start - 1
        limit = self.parsed.sentence_of(start).start
        if index > limit and self.tokens[index].lower in _GENITIVE:
            index -= 1
        while index > limit and self.tokens[index].pos == "ADJ" and self.discourse.innermost(index) is None:
            index -= 1
        if index - 2 >= limit and self.tokens[index].lower == "whose" and self.tokens[index - 1].text == ",":
            index -= 2
        reference = self.discourse.innermost(index) if index >= limit else None
        outer = self.discourse.outermost(index) if index >= limit else None
        reference = outer if outer is not None and outer.end == index + 1 else reference
        if (
            reference is not None
            and self.tokens[index + 1].text == ","
            and self.tokens[reference.start - 1].lower == "in"
        ):
            reference = self.discourse.outermost(reference.start - 2)  # "Perth Kirk in Scotland, whose coach"
            index = reference.end - 1 if reference is not None else index
        if reference is not None and reference.kind == "adjective" and title not in self.national:
            return self._owner_over_nation(reference, start, limit)
        filmed = title == "director" and reference is not None and self._type(reference) == "Country"
        if reference is not None and reference.end == index + 1 and self._may_own(reference) and not filmed:
            before = former_too(reference, self.discourse, self.modifiers)
            return [*(before.participants if before else ()), *reference.participants], (before or reference).start
        led = led_by(self.discourse, start)
        if led is not None and self._may_own(led):
            return list(led.participants), start
        return [], self._owned_by_noun(index, start, limit)

    def _owned_by_noun(self, index: int, start: int, limit: int) -> int:
        """ "the company's chairman": where "the" stands; the noun is kept, and whom it means is told later."""
        genitive = index >= limit and self.tokens[index + 1].lower in _GENITIVE
        if not genitive or self.tokens[index].lower not in self.class_nouns:
            return start
        first = index - 1
        while first > limit and first > index - 4 and self.tokens[first].pos in ("ADJ", "NOUN"):
            first -= 1
        if first < limit or self.tokens[first].lower not in ("the", "this", "that"):
            return start
        self.owning_noun = index
        return first

    def _owner_over_nation(self, nation: Reference, start: int, limit: int) -> tuple[list[int], int]:
        """ "England's Australian coach", "its German partner": whose it is stands before the nationality."""
        index = nation.start - 1
        if index > limit and self.tokens[index].lower in _GENITIVE:
            owner = self.discourse.outermost(index - 1)
            if owner is not None and owner.end == index and self._may_own(owner):
                return list(owner.participants), owner.start
        return [], index if index >= limit and self.tokens[index].lower in _POSSESSIVES else start

    def _may_own(self, reference: Reference) -> bool:
        """Whether the name before a role noun can be its body; one unknown word is no person there."""
        if self._type(reference) != "Person":
            return True
        participant = self.discourse.participants[reference.participants[0]]
        if not participant.guessed or reference.end - reference.start > 1 or participant.gender:
            return False
        participant.type = "Company" if participant.scores.get("Company", 0.0) > 0.3 else "Organization"
        return True
