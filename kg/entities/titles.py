"""Role nouns with their holders: "Luca de Meo, PDG de Renault", "le président français X".

Half of what news states outright stands in such titles. They are read from the order of words, not
from the parse, which attaches them wrongly about as often as not. What each role noun means is the
ontology's business (kg:title, kg:inverseTitle).
"""

from __future__ import annotations

from dataclasses import replace

from kg.discourse import Title
from kg.entities.asides import (
    ADVERBS,
    is_posted,
    over_compounds,
    over_description,
    over_owned,
    over_parenthesis,
    over_time,
    phrase_before,
)
from kg.entities.french_heads import QUALIFYING
from kg.entities.fronted import OPENERS, noun_at, over_kind
from kg.entities.holders import ARTICLES, BRANCHES, Holders
from kg.entities.lexicon import Meaning, led_to_by
from kg.entities.typing import family


class Titles(Holders):
    """Finds the titles of one document."""

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
            and self.tokens[end + 1].pos not in ("AUX", "VERB")  # "X, head of Y, | said scientists at Z"
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
        end = over_parenthesis(self.tokens, end, limit, self.complement_words)
        start, modifiers = self._modifiers(index)
        modifiers += [t.lower for t in self.tokens[index + len(words) : end] if t.lower in self.modifiers & QUALIFYING]
        complement_end, complements, noun = self._complement(end, limit)
        complements, noun = ([], -1) if is_posted(words, self._link(end)) else (complements, noun)
        if self._is_where(end, complements, meanings):
            complements, noun = [], end + 1  # "the prime minister in Kyiv"
        self.owned, self.owning_noun, self.pronoun = False, -1, -1
        if self.language == "en" and not complements:
            before = start
            complements, start = self._owner_before(start, " ".join(words))
            self.owned = start < before
            noun = self.owning_noun if self.owning_noun >= 0 else noun
            if complements:
                start, further = self._modifiers(start)
                modifiers += further
        meanings = led_to_by(meanings, self._link(end) if complements or noun >= 0 else "")
        if any(m.relation in _OFFICES for m in meanings):
            if " ".join(words) in self.national:
                complements = [*demonyms, *complements]
            elif not complements and noun < 0:  # "l'entraîneur lillois X"
                complements = [n for n in demonyms if self.discourse.participants[n].type == "SportsTeam"]
        self.allowed = frozenset(cls for m in meanings for cls in m.holders)
        if words[0] not in _MEMBERS and {m.relation for m in meanings} <= {"memberOf", "leads", "candidateFor"}:
            self.allowed = frozenset(("Person",))
        if not complements and noun < 0 and any(m.relation == "memberOf" for m in meanings):
            complement_end, complements = self._party(end)
            if complements and self.language == "fr":  # "le député LR de Haute-Marne X"
                end = complement_end
                complement_end = max(end, self._complement(end, limit)[0])
        self.plural = self.tokens[index].number == "p" or (
            self.language == "en"
            and self.tokens[end - 1].lower.endswith("s")
            and self.tokens[end - 1].lower != words[-1]
        )
        opening, noun_at = over_kind(self.discourse, start), self._content_word(index, len(words))
        holders, rule = self._holders(opening, noun_at, end, complement_end, limit)
        if rule == "copula" and self.language == "en" and self.allowed == {"Person"}:
            holders = [h for h in holders if family(self.discourse.participants[h].type) != "Organization"]
        if rule == "title after the name" and self._acts(start, max(end, complement_end), limit):
            holders = []
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

    def _is_where(self, end: int, complements: list[int], meanings: tuple[Meaning, ...]) -> bool:
        """Whether a town behind "in" is where somebody is, and not what they head."""
        if self.language != "en" or self._link(end) != "in" or any(m.preposition == "in" for m in meanings):
            return False
        return bool(complements) and all(self.discourse.participants[c].type == "City" for c in complements)

    def _acts(self, start: int, end: int, limit: int) -> bool:
        """ "X is leaving Y, his agency said": the agency speaks, and is not Y."""
        owned = self.language == "en" and self._possessive(start) >= 0
        return owned and end < limit and self.tokens[end].pos in ("VERB", "AUX") and self.tokens[end].form == "Fin"

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
        if token.pos in ("VERB", "AUX", "DET", "PUNCT") and not self._misread(index):
            return None
        first = token.lower.removeprefix("ex-").removeprefix("vice-") if token.lower.startswith("ex-") else token.lower
        for form in dict.fromkeys((first, token.lemma.lower())):
            for words, meanings in self.table.get(form, ()):
                if all(
                    index + k < len(self.tokens)
                    and words[k] in (self.tokens[index + k].lower, self.tokens[index + k].lemma.lower())
                    for k in range(1, len(words))
                ):
                    if len(words) == 1 and (token.pos == "ADP" or self._only_modifies(index)):
                        continue
                    return words, meanings
        return None

    def _only_modifies(self, index: int) -> bool:
        """ "ancien" before another role noun, and not in "un ancien d'Airbus"."""
        modifies = self.tokens[index].lower in self.modifiers and self._link(index + 1) != "de"
        return modifies and not self._party(index + 1)[1]

    def _misread(self, index: int) -> bool:
        """Whether a role noun was taken for a verb.

        "NASA astronauts A and B": a word between two names is no verb when it is not inflected as one.
        "X, délégué CGT": nor is a French participle between a comma and a name in capitals.
        """
        if self.language == "fr":
            bare = index > 0 and self.tokens[index].form == "Part" and self.tokens[index - 1].text == ","
            opens = index == self.parsed.sentence_of(index).start and "-" in self.tokens[index].text
            return (bare and bool(self._party(index + 1)[1])) or (opens and self._link(index + 1) == "de")
        if self.language != "en" or self.tokens[index].pos != "VERB" or index + 1 >= len(self.tokens) or not index:
            return False
        before, after = self.discourse.innermost(index - 1), self._named_at(index + 1)
        return before is not None and after is not None and self._type(after) == "Person"

    def _content_word(self, index: int, size: int) -> int:
        """The noun of a title that opens with a preposition: "à la tête de"; of an English compound, the last."""
        if self.language == "en" and size > 1:
            inside = range(index, index + size)
            heads = [i for i in inside if self.tokens[i].pos in ("NOUN", "PROPN") and self.tokens[i].head not in inside]
            if heads:
                return heads[-1]
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
            elif token.lower in QUALIFYING or (token.pos == "ADJ" and reference is None):
                index += 1
            elif past := over_time(self.parsed, index, limit):
                index = past
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
            phrase = phrase_before(self.tokens, start, limit, self.modifiers)
            told = {before.lower, before.lower.strip("-")} & self.modifiers or before.lower in ADVERBS[self.language]
            if phrase or told:
                modifiers.append(" ".join(phrase).replace("' ", "'") or before.lower)
                start -= max(len(phrase) - 1, 0)
            else:
                joined = before.pos == "ADJ" or before.lower in ("vice", "premier", "co", "-", "longtime")
                if not joined or self.discourse.innermost(start - 1) is not None:
                    break
            start -= 1
        opener = self.tokens[start - 1]
        if start > limit and opener.lower in OPENERS and opener.text not in ("UN", "UNE"):
            start -= 1  # not the UN
            then = self.tokens[start - 1]
            if self.language == "en" and start - 1 > limit and then.pos == "ADV" and then.lower in self.modifiers:
                return start - 1, [*modifiers, then.lower]  # "X, now the director of Y"
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
        while inside < limit and self.tokens[inside].lower in (*ARTICLES, "sein", "de", "du", "d'"):
            if self.discourse.innermost(inside) is not None and self.tokens[inside].capitalised:
                break
            inside += 1
        while (
            inside < limit - 1
            and self.tokens[inside].lower in self.modifiers
            and self._named_at(inside) is None
            and self.tokens[inside].lower not in self.class_nouns
        ):
            inside += 1  # "fils de l'ancien sénateur X"
        if inside >= limit:
            return index, [], -1
        past = over_compounds(self.tokens, inside, limit) if self.language == "en" else inside
        places = (past, over_description(self.discourse, past, limit, self.class_nouns)) if past > inside else ()
        reference = next(filter(None, map(self._named_at, (*places, inside))), None)
        if reference is None and (inner := self._inner_title(inside)) is not None:
            return inner
        if reference is None:
            past = self._over_class_noun(inside, limit)
            reference = self._named_at(past) if past else None
            governed = self.tokens[inside].lower == "région" and self.tokens[index - 1].lower.startswith(_ELECTED)
            if reference is not None and inside + 1 == past and self.tokens[inside].lower in _DESKS and not governed:
                reference = None  # "directeur du bureau Afrique de X"
        if reference is not None and self.language == "en" and self._type(reference) in ("City", "Country"):
            behind = self.tokens[reference.end].pos if reference.end < limit else ""
            described = behind in ("NOUN", "ADJ", "PROPN", "PART")
            past = self._over_class_noun(reference.end, limit) if described else 0
            past = past or over_owned(self.tokens, reference.end)
            reference = (self._named_at(past) if past else None) or reference  # "critic of the Rome daily X"
        if reference is None:
            deeper = self._deeper(inside, limit)
            if deeper is not None:
                return deeper
            noun = noun_at(self.discourse, inside)
            return (noun + 1 if noun >= 0 else index), [], noun
        participants = list(reference.participants)
        end = reference.end
        while end + 1 < limit and self.tokens[end].lower in ("et", "and", ","):
            step = end + 1
            while step < limit and self.tokens[step].lower in (*ARTICLES, *self.complement_words):
                step += 1
            links = {self.tokens[index].lower} if self.language == "en" else self.complement_words
            repeated = self.tokens[end + 1].lower in links
            following = self._named_at(step) if step < limit else None
            same = (
                self.language == "en"
                and self.tokens[end].lower == "and"
                and following is not None
                and self._type(following) == self._type(reference)
                and self._type(following) in ("Product", "Company")
            )
            if following is None or not (repeated or same):
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
        if (
            not persons
            and inner.holders
            and inner.rule == "title before the name"
            and inner.words[0] in self.class_nouns
        ):
            reference = next((r for i in range(inner.end, inner.end + 4) if (r := self._named_at(i)) is not None), None)
            if reference is not None:
                return reference.end, list(inner.holders), -1  # "PDG de l'éditeur X": X is the body
        end = max(inner.complement_end, inner.end)
        if persons and (named := self._named_at(end)) is not None:
            end = named.end  # "fils de l'ancien sénateur X": X holds the inner title only
        return end, persons, -1

    def _over_class_noun(self, index: int, limit: int) -> int:
        """Past "groupe", "ville de", "constructeur de bus": the name that follows a class noun, or 0."""
        bare = self.tokens[index - 1].lower in ("de", "d'", "of")
        if bare and self.tokens[index].lower not in self.class_nouns:  # "a boss of Dutch dairy cooperative X"
            english = self.language == "en"  # in "filiale de distribution X", X is the subsidiary
            return over_description(self.discourse, index, limit, self.class_nouns) if english else 0
        step = index + 1
        while step < limit and step < index + 6:
            token = self.tokens[step]
            if self._named_at(step) is not None:
                return step
            linked = self.tokens[step - 1].lower in ("de", "d'", "of")
            if not (
                token.pos == "ADJ"
                or token.lower in ("de", "d'", "of", "«", '"')
                or (linked and token.pos in ("NOUN", "ADV", "X", "VERB") and not token.capitalised)
            ):
                break
            step += 1
        return step if step < limit and self.tokens[index].pos == "NOUN" else 0

    def _deeper(self, index: int, limit: int) -> tuple[int, list[int], int] | None:
        """Past a product or a board to the body: "fournisseur de batteries de X", "président du conseil de X"."""
        if self.tokens[index].pos != "NOUN" or self.tokens[index].capitalised or self.tokens[index].lower in BRANCHES:
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


_MEMBERS = frozenset(
    "membre membres adhérent adhérente affilié affiliée pays composante signataire member members".split()
)
"""Roles that bodies and countries hold too."""

_DESKS = frozenset("bureau pôle service section zone branche région programme desk bureau unit".split())
_ELECTED = ("président", "vice-président", "élu", "conseill")

_OFFICES = frozenset(("leads", "memberOf", "candidateFor", "leaves"))
"""Relations whose title may name the country by an adjective: "le président français"."""
