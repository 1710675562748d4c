"""Role nouns with their holders: "Luca de Meo, PDG de Renault", "le président français X".

Half of what news states outright stands in such titles. They are read from the order of words, not
from the parse, which attaches them wrongly about as often as not. What each role noun means is the
ontology's business (kg:title, kg:inverseTitle).
"""

from __future__ import annotations

from dataclasses import replace

from kg.discourse import Discourse, Reference, Title
from kg.entities.lexicon import Lexicon, Meaning
from kg.entities.typing import family
from kg.syntax import Token

_QUALIFYING = frozenset(
    """général générale généraux adjoint adjointe exécutif exécutive délégué déléguée honoraire intérimaire sortant
    sortante national nationale régional régionale fédéral fédérale municipal municipale européen européenne unique
    financier financière technique sportif sportive artistique associé associée historique principal principale
    administratif commercial emblématique charismatique influent élu élue socialiste républicain républicaine
    démocrate écologiste centriste communiste conservateur conservatrice libéral libérale indépendant indépendante
    par intérim actuel actuelle ancien nouvelle nouveau international internationale""".split()
)
_OPENERS = frozenset("le la l' les un une son sa ses leur leurs the a an its his her their cet cette ce".split())
_COMPLEMENT = {
    "fr": frozenset("de du des d' à au aux chez pour en dans auprès".split()),
    "en": frozenset("of at for to in with from by".split()),
}
_ARTICLES = frozenset("le la l' les the a an un une".split())


class Titles:
    """Finds the titles of one document."""

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
        self.allowed: frozenset[str] = frozenset()
        self.pronoun = -1
        self.complement_words = _COMPLEMENT[self.language]

    def find(self) -> list[Title]:
        """Every title, in order, with the holders and complements that the word order gives."""
        found: list[Title] = []
        index = 0
        while index < len(self.tokens):
            title = self._at(index)
            if title is None:
                index += 1
                continue
            found.append(self._joined(found[-1], title) if found else title)
            index = title.end
        return found

    def _joined(self, before: Title, title: Title) -> Title:
        """ "nommé évêque de X et administrateur de Y": one holder of both."""
        end = before.complement_end
        if (
            title.holders
            or title.subject >= 0
            or not (before.holders or before.subject >= 0)
            or end >= len(self.tokens)
        ):
            return title
        if (
            self.tokens[end].lower in ("et", "and", ",")
            and end < title.start <= end + 2
            and self.tokens[end].sentence == self.tokens[title.head].sentence
        ):
            return replace(title, holders=before.holders, subject=before.subject, rule=before.rule)
        return title

    def _at(self, index: int) -> Title | None:
        match = self._match(index)
        if match is None or self._inside_name(index):
            return None
        words, meanings = match
        end = index + len(words)
        limit = self.parsed.sentence_of(index).end
        end, demonyms = self._adjectives(end, limit)
        start, modifiers = self._modifiers(index)
        complement_end, complements, noun = self._complement(end, limit)
        if self.language == "en" and not complements:
            complements, start = self._owner_before(start, " ".join(words))
            if complements:
                start, further = self._modifiers(start)
                modifiers += further
        meanings = _led_to_by(meanings, self._link(end) if complements or noun >= 0 else "")
        if " ".join(words) in self.national and any(m.relation in _OFFICES for m in meanings):
            complements = [*demonyms, *complements]
        self.allowed = frozenset(cls for m in meanings for cls in m.holders)
        if not complements and noun < 0 and any(m.relation == "memberOf" for m in meanings):
            complement_end, complements = self._party(end)
        self.pronoun = -1
        holders, rule = self._holders(start, self._content_word(index, len(words)), end, complement_end, limit)
        return Title(
            start=start,
            head=index,
            end=max(end, index + 1),
            complement_end=complement_end,
            words=words,
            relations=tuple((m.relation, m.inverse) for m in meanings),
            holders=tuple(holders),
            complements=tuple(complements),
            noun=noun,
            modifiers=tuple(modifiers),
            possessive=self._possessive(start),
            subject=self.pronoun if not holders else -1,
            rule=rule,
        )

    def _party(self, index: int) -> tuple[int, list[int]]:
        """ "le député LR X": the party right behind the role noun."""
        reference = self._named_at(index) if index < len(self.tokens) else None
        if (
            reference is None
            or self._type(reference) not in ("PoliticalParty", "Organization")
            or reference.end - reference.start > 1
        ):
            return index, []
        return (reference.end, list(reference.participants)) if self.tokens[index].text.isupper() else (index, [])

    def _link(self, index: int) -> str:
        word = self.tokens[index].lower if index < len(self.tokens) else ""
        return {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}.get(word, word)

    def _match(self, index: int) -> tuple[tuple[str, ...], tuple[Meaning, ...]] | None:
        token = self.tokens[index]
        if token.pos in ("VERB", "AUX", "DET", "PUNCT"):
            return None
        first = token.lower.removeprefix("ex-").removeprefix("vice-") if token.lower.startswith("ex-") else token.lower
        for form in dict.fromkeys((first, token.lemma.lower())):
            for words, meanings in self.table.get(form, ()):
                if all(
                    index + k < len(self.tokens)
                    and words[k] in (self.tokens[index + k].lower, self.tokens[index + k].lemma.lower())
                    for k in range(1, len(words))
                ):
                    if len(words) == 1 and token.pos == "ADP":
                        continue
                    return words, meanings
        return None

    def _content_word(self, index: int, size: int) -> int:
        """The noun of a title that opens with a preposition: "à la tête de"."""
        return next((i for i in range(index, index + size) if self.tokens[i].pos in ("NOUN", "PROPN")), index)

    def _inside_name(self, index: int) -> bool:
        """Whether the word belongs to a name: "Premier League", "Ministre Coffee"."""
        reference = self.discourse.innermost(index)
        return (
            reference is not None
            and reference.kind == "name"
            and reference.end - reference.start > 1
            and self.tokens[index].capitalised
        )

    def _adjectives(self, index: int, limit: int) -> tuple[int, list[int]]:
        """Past qualifying adjectives; a demonym among them is a complement."""
        demonyms: list[int] = []
        while index < limit:
            reference = self.discourse.innermost(index)
            token = self.tokens[index]
            if reference is not None and reference.kind == "adjective":
                demonyms += reference.participants
                index += 1
            elif token.lower in _QUALIFYING or (token.pos == "ADJ" and reference is None):
                index += 1
            elif token.lower in ("par",) and index + 1 < limit and self.tokens[index + 1].lower == "intérim":
                index += 2
            else:
                break
        return index, demonyms

    def _modifiers(self, index: int) -> tuple[int, list[str]]:
        """Over the words before the role noun: "l'ancien", "le nouveau", "the former"."""
        modifiers: list[str] = []
        if self.tokens[index].lower.startswith("ex-"):
            modifiers.append("ex-")
        start = index
        limit = self.parsed.sentence_of(index).start
        while start > limit:
            before = self.tokens[start - 1]
            if before.lower.strip("-") in self.modifiers or before.lower in self.modifiers:
                modifiers.append(before.lower)
            else:
                joined = before.pos == "ADJ" or before.lower in ("vice", "premier", "co", "-", "longtime")
                if not joined or self.discourse.innermost(start - 1) is not None:
                    break
            start -= 1
        if start > limit and self.tokens[start - 1].lower in _OPENERS:
            start -= 1
        return start, modifiers

    def _possessive(self, start: int) -> int:
        token = self.tokens[start]
        return (
            start
            if token.possessive or token.lower in ("son", "sa", "ses", "leur", "leurs", "its", "his", "her", "their")
            else -1
        )

    def _complement(self, index: int, limit: int) -> tuple[int, list[int], int]:
        """The participants after "de", "of" …; else the noun that coreference may resolve (-1: none)."""
        if index >= limit or self.tokens[index].lower not in self.complement_words:
            return index, [], -1
        inside = index + 1
        while inside < limit and self.tokens[inside].lower in (*_ARTICLES, "sein", "de", "du", "d'"):
            if self.discourse.innermost(inside) is not None and self.tokens[inside].capitalised:
                break
            inside += 1
        if inside >= limit:
            return index, [], -1
        reference = self._named_at(inside)
        if reference is None and (inner := self._inner_title(inside)) is not None:
            return inner
        if reference is None:
            past = self._over_class_noun(inside, limit)
            reference = self._named_at(past) if past else None
        if reference is None:
            deeper = self._deeper(inside, limit)
            if deeper is not None:
                return deeper
            noun = inside if self.tokens[inside].pos in ("NOUN", "PROPN") else -1
            return (inside + 1 if noun >= 0 else index), [], noun
        participants = list(reference.participants)
        end = reference.end
        while end + 1 < limit and self.tokens[end].lower in ("et", "and", ","):
            step = end + 1
            while step < limit and self.tokens[step].lower in (*_ARTICLES, *self.complement_words):
                step += 1
            repeated = self.tokens[end + 1].lower in self.complement_words
            following = self._named_at(step) if step < limit else None
            if following is None or not repeated:
                break
            participants += following.participants
            end = following.end
        return end, participants, -1

    def _inner_title(self, index: int) -> tuple[int, list[int], int] | None:
        """ "épouse du maire de Dax, X": what the inner title's holder is, never the town."""
        if self._match(index) is None:
            return None
        inner = self._at(index)
        if inner is None:
            return None
        persons = [h for h in inner.holders if self.discourse.participants[h].type == "Person"]
        return max(inner.complement_end, inner.end), persons, -1

    def _over_class_noun(self, index: int, limit: int) -> int:
        """Past "groupe", "ville de", "constructeur de bus": the name that follows a class noun, or 0."""
        bare = self.tokens[index - 1].lower in ("de", "d'", "of")
        if bare and self.tokens[index].lower not in self.class_nouns:
            return 0  # "filiale de distribution X": X is the subsidiary
        step = index + 1
        while step < limit and step < index + 6:
            token = self.tokens[step]
            if self._named_at(step) is not None:
                return step
            linked = self.tokens[step - 1].lower in ("de", "d'", "of")
            if not (
                token.pos == "ADJ"
                or token.lower in ("de", "d'", "of", "«", '"')
                or (linked and token.pos == "NOUN" and not token.capitalised)
            ):
                break
            step += 1
        return step if step < limit and self.tokens[index].pos == "NOUN" else 0

    def _deeper(self, index: int, limit: int) -> tuple[int, list[int], int] | None:
        """Past a product or a board to the body: "fournisseur de batteries de X", "président du conseil de X"."""
        if self.tokens[index].pos != "NOUN" or self.tokens[index].capitalised or self.tokens[index].lower in _BRANCHES:
            return None
        step = index + 1
        while (
            step < limit
            and step < index + 4
            and (
                self.tokens[step].pos == "ADJ"
                or (self.tokens[step - 1].lower in ("d'", "de") and self.tokens[step].pos == "NOUN")
                or self.tokens[step].lower == "d'"
            )
        ):
            step += 1
        if step >= limit or self.tokens[step].lower not in self.complement_words:
            return None
        end, participants, noun = self._complement(step, limit)
        return (end, participants, noun) if participants else None

    def _named_at(self, index: int) -> Reference | None:
        numbers = self.discourse.at.get(index, ())
        starting = [self.discourse.references[n] for n in numbers if self.discourse.references[n].start == index]
        named = [r for r in starting if r.kind in ("name", "nominal")]
        return named[-1] if named else None

    def _owner_before(self, start: int, title: str) -> tuple[list[int], int]:
        """ "Renault's chief executive", "Renault chief executive", "French president"."""
        index = start - 1
        limit = self.parsed.sentence_of(start).start
        if index > limit and self.tokens[index].lower in ("'s", "'", "’s"):
            index -= 1
        while index > limit and self.tokens[index].pos == "ADJ" and self.discourse.innermost(index) is None:
            index -= 1
        reference = self.discourse.innermost(index) if index >= limit else None
        outer = self.discourse.outermost(index) if index >= limit else None
        reference = outer if outer is not None and outer.end == index + 1 else reference
        if reference is not None and reference.kind == "adjective" and title not in self.national:
            return [], start
        if reference is not None and reference.end == index + 1 and self._type(reference) != "Person":
            return list(reference.participants), reference.start
        return [], start

    def _type(self, reference: Reference) -> str:
        return self.discourse.participants[reference.participants[0]].type

    def _holders(self, start: int, head: int, end: int, complement_end: int, limit: int) -> tuple[list[int], str]:
        for position in dict.fromkeys((complement_end, end)):
            found = self._holder_after(position, limit, start)
            if found:
                return found, "title before the name"
        found = self._holder_before(start)
        if found:
            return found, "title after the name"
        found = self._holder_of_fronted(start, complement_end, limit)
        if found:
            return found, "title before the name"
        return self._holder_by_verb(head)

    def _holder_after(self, index: int, limit: int, start: int) -> list[int]:
        if index >= limit:
            return []
        if (
            index + 1 < limit
            and self.tokens[index + 1].text == ","
            and (self.tokens[index].pos == "ADJ" or self.tokens[index].form == "Part")
        ):
            index += 1  # "l'ex-présidente du Brésil destituée, X"
        comma = self.tokens[index].text in (",", "(", ":", "-", "–")
        if comma:
            index += 1
        while index < limit and (
            self.tokens[index].lower.rstrip(".") in _ADDRESS or self.tokens[index].text in ("«", '"')
        ):
            index += 1
        reference = self._named_at(index) if index < limit else None
        if reference is None or reference.kind != "name":
            return []
        if comma and not self._may_hold(reference):
            return []
        if comma and self._is_complement(start):
            return []
        if comma and self.tokens[start].lower not in _OPENERS and start != self.parsed.sentence_of(start).start:
            return []
        found = list(reference.participants)
        if comma and reference.end < limit and self.tokens[reference.end].lower in ("et", "and"):
            return found
        return found + self._also(reference.end, limit, start)

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
        return noun.pos in ("NOUN", "PROPN") and not noun.lower.endswith("ment")

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
        if self.tokens[start].lower not in ("les", "the") and self.tokens[start].number != "p":
            return []
        found: list[int] = []
        while index + 1 < limit and self.tokens[index].text in (",", "et", "and"):
            reference = self._named_at(index + 1)
            if reference is None or not self._may_hold(reference):
                break
            found += reference.participants
            index = reference.end
        return found

    def _holder_before(self, start: int) -> list[int]:
        limit = self.parsed.sentence_of(start).start
        index = start - 1
        if index <= limit or self.tokens[index].text not in (",", "(", "-", "–"):
            return []
        index -= 1
        if self.tokens[index].text in ("»", '"', ")"):
            index -= 1
        skipped = self._over_age(index, limit)
        reference = self.discourse.outermost(skipped)
        if reference is None or reference.end != skipped + 1 or reference.kind not in ("name", "nominal"):
            return []
        return list(reference.participants) if self._may_hold(reference) else []

    def _holder_of_fronted(self, start: int, index: int, limit: int) -> list[int]:
        """ "Président de la Commission depuis 2014, X a annoncé": a title that opens the sentence."""
        if start != self.parsed.sentence_of(start).start or self.tokens[start].lower in _OPENERS:
            return []
        while index < limit and index < start + 14 and self.tokens[index].text != ",":
            if self.tokens[index].pos in ("VERB", "AUX"):
                return []
            index += 1
        if index + 1 >= limit or self.tokens[index].text != ",":
            return []
        index += 1
        while index < limit and self.tokens[index].lower.rstrip(".") in _ADDRESS:
            index += 1
        reference = self._named_at(index) if index < limit else None
        return list(reference.participants) if reference is not None and reference.kind == "name" else []

    def _over_age(self, index: int, limit: int) -> int:
        """Back over ", 54 ans" between the name and its title."""
        if index - 2 > limit and self.tokens[index].lower in ("ans", "years"):
            return index - 3 if self.tokens[index - 2].text in (",", "(") else index
        if index - 1 > limit and self.tokens[index].text.isdigit() and self.tokens[index - 1].text == ",":
            return index - 2
        return index

    def _holder_by_verb(self, head: int) -> tuple[list[int], str]:
        """Through "X est", "X devient", "nommer X": the parse tells who."""
        token = self.tokens[head]
        children = [self.tokens[i] for i in token.children]
        if any(c.dep == "cop" for c in children):
            subjects = [c for c in children if c.dep in ("nsubj", "nsubj:pass", "expl:subj")]
            return self._participants(subjects), "copula"
        verb = self.tokens[token.head]
        steps = 0
        while verb.pos not in ("VERB", "AUX") and verb.head != verb.i and steps < 2:
            verb, steps = self.tokens[verb.head], steps + 1
        if verb.pos not in ("VERB", "AUX") and verb.form != "Part":
            return [], ""
        attached = token.dep in (
            "xcomp",
            "obj",
            "obl:arg",
            "obl:mod",
            "obl",
            "dep",
            "nmod",
            "appos",
            "conj",
            "ccomp",
            "advcl",
            "amod",
            "nsubj",
            "flat:name",
        )
        if not attached or (token.case and token.case not in ("comme", "en", "as", "au", "à")):
            return [], ""
        wanted = ("nsubj", "nsubj:pass") if verb.lemma in self.becoming else ()
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
        return self._participants(found), "named to a post" if verb.lemma in self.naming else "becomes"

    def _participants(self, tokens: list[Token]) -> list[int]:
        found: list[int] = []
        for token in tokens:
            reference = self.discourse.outermost(token.i)
            if reference is not None:
                found += reference.participants
            elif token.pos == "PRON" or token.possessive or token.pos == "NOUN":
                self.pronoun = token.i
        return found


_ADDRESS = frozenset("m mm mme mlle mgr dr me mr mrs ms sir lord".split())
_BRANCHES = frozenset(
    """
    filiale branche division section antenne comité syndicat épouse fils fille frère sœur avocat subsidiary unit
    branch arm lawyer wife son daughter
    """.split()
)
"""Nouns whose head is another body or person than what follows them."""

_OFFICES = frozenset(("leads", "memberOf", "candidateFor", "leaves"))
"""Relations whose title may name the country by an adjective: "le président français"."""


def _led_to_by(meanings: tuple[Meaning, ...], link: str) -> tuple[Meaning, ...]:
    """The meanings that go with the preposition before the complement; those that ask for it come first."""
    exact = tuple(m for m in meanings if m.preposition and m.preposition == link)
    return exact or tuple(m for m in meanings if not m.preposition) or (meanings if not link else ())
