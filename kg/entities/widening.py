"""Widens names over the words beside them that the language model left out."""

from __future__ import annotations

from collections.abc import Mapping

from kg.entities.boundaries import Boundaries
from kg.entities.candidate import Candidate
from kg.entities.french_heads import is_office
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Phrase
from kg.syntax import ParsedText, Token

_INNER = frozenset("de du des d' la le l' les et à aux en".split())
"""Words within the name of a ministry."""
_COMPLEMENTS = frozenset("du des de d' pour sur contre et".split())
_ENGLISH_COMPLEMENTS = frozenset("of for".split())
_TURNS = frozenset(
    "façon manière nouveau plus moins retour suite fait passage côté part lundi mardi mercredi jeudi".split()
)
"""Nouns behind "de" or "pour" that make adverbs, not names."""
_TIED = frozenset("owned backed controlled founded".split())


class Widening:
    """The rules by which a name takes in its neighbours; ``titles`` and ``honorifics`` stop it."""

    parsed: ParsedText
    tokens: tuple[Token, ...]
    gazetteer: Gazetteer
    honorifics: frozenset[str]
    titles: frozenset[tuple[str, ...]]
    boundaries: Boundaries | None
    months: frozenset[str]
    ministers: frozenset[str]
    kinds: Mapping[str, tuple[Phrase, ...]]

    def _is_surname(self, token: Token) -> bool:
        """The "May" of "Theresa May", the "March" of "Fredric March"."""
        before = self.tokens[token.i - 1] if token.i else token
        following = self.tokens[token.i + 1] if token.i + 1 < len(self.tokens) else token
        named = self.gazetteer.gender_of_first_name(before.text) is not None and before.capitalised
        return (
            not following.text.isdigit()
            and named
            and token.capitalised
            and before.sentence == token.sentence
            and token.lower in self.months
        )

    def _behind_domain(self, start: int, end: int) -> int:
        """Where the minister begins in "ministre des Transports | Sandis Ozols", "de la justice | Aline Dor", or 0."""
        before = [t.lower for t in self.tokens[max(0, start - 4) : start + 1]]
        if self.boundaries is not None or not any(w.removeprefix("ex-") in self.ministers for w in before):
            return 0
        for index in range(start + 1, end):
            token, last = self.tokens[index], self.tokens[index - 1]
            first = bool(self.gazetteer.gender_of_first_name(token.text)) or self._opens_name(index, end)
            named = token.capitalised and (not token.common or first)
            if named and last.lower not in _INNER:
                return index
            if named and last.lower in ("de", "d'") and index - 1 > start and index + 1 < end:
                return index - 1 if self.tokens[index + 1].capitalised else 0  # "la Justice | de Paula Morel"
        return 0

    def _is_building(self, index: int) -> bool:
        """ "l'hôpital Lady Reading": what is named after somebody keeps the form of address."""
        classes = self.kinds.get(self.tokens[index - 1].lower, ()) if index and self.boundaries is None else ()
        return any(len(words) == 1 and "Facility" in kinds for words, kinds in classes)

    def _opens_name(self, index: int, end: int) -> bool:
        """ "Épiphanie Nyirabashumba": a noun of the dictionary before a name that is none is a first name."""
        following = self.tokens[index + 1] if index + 1 < end else None
        noun = self.tokens[index].pos in ("NOUN", "PROPN")
        return noun and following is not None and following.capitalised and not following.common

    def _is_spaced_hyphen(self, token: Token) -> bool:
        """The hyphen of "AUCKLAND - The Breton"."""
        if token.text != "-" or not 0 < token.i < len(self.tokens) - 1:
            return False
        return self.tokens[token.i - 1].end < token.start and token.end < self.tokens[token.i + 1].start

    def from_openings(self) -> list[Candidate]:
        """Names of many meanings that surely are ones: "Arsenal | beat Hull", "Target | said", "Google | -owned".

        A surname of public life may open a headline without a verb: "Merkel | to meet Putin".
        """
        found = []
        for token in self.tokens[:-2] if self.boundaries is not None else ():
            tied = self.tokens[token.i + 1].text == "-" and self.tokens[token.i + 2].lower in _TIED
            if tied and token.capitalised and self.gazetteer.lookup(token.text):
                candidate = Candidate(token.i, token.i + 1)
                candidate.add("tied by a hyphen", {"Company": 0.9})
                found.append(candidate)
        for sentence in self.parsed.sentences if self.boundaries is not None else ():
            first = self.tokens[sentence.start]
            if first.text in self.gazetteer.surnames and (first.pos == "PROPN" or not first.common):
                found.append(Candidate(first.i, first.i + 1))
                continue
            if self._has_people(first) and (self.gazetteer.lookup(first.text) or not first.common):
                found.append(Candidate(first.i, first.i + 1))
                continue
            for end in range(min(sentence.start + 3, sentence.end - 1), sentence.start, -1):
                words, verb = self.tokens[sentence.start : end], self.tokens[end]
                acts = verb.pos in ("VERB", "AUX") and verb.form == "Fin"
                if not acts or words[-1].dep not in ("nsubj", "nsubj:pass"):
                    continue
                entries = self.gazetteer.lookup(self.parsed.text(sentence.start, end))
                if entries and all(t.capitalised and t.pos == "PROPN" for t in words):
                    candidate = Candidate(sentence.start, end)
                    candidate.add("opens a sentence", {})
                    found.append(candidate)
                break
        return found

    def _has_people(self, token: Token) -> bool:
        """Whether a role noun and a name follow: "Raiders | interim coach Antonio Pierce"."""
        for role in self.tokens[token.i + 1 : token.i + 3]:
            if role.capitalised or role.pos not in ("NOUN", "ADJ", "PROPN"):
                return False
            if (role.lower,) in self.titles and self.tokens[min(role.i + 1, len(self.tokens) - 1)].capitalised:
                return True
        return False

    def extend(self, names: list[Candidate]) -> None:
        """Widen names over the capitalised words beside them that the model left out: "Voyance | Plus"."""
        taken = {index for name in names for index in range(name.start, name.end)}
        for name in names:
            sentence = self.parsed.sentence_of(name.start)
            if (name.entry is not None and name.entry.type in ("Country", "Region")) or not self._sparse_capitals(
                sentence.start, sentence.end
            ):
                continue
            widened_from = name.end
            while name.end < sentence.end and name.end not in taken and self._belongs(name.end):
                taken.add(name.end)
                name.end += 1
                if self.boundaries is not None and self.boundaries.names_event(name.end - 1, name.end):
                    name.entry = None  # "WTA | Finals"
            complete = (
                bool(self.gazetteer.gender_of_first_name(self.tokens[name.start].text)) and name.end - name.start > 1
            )
            while (
                not complete
                and name.start - 1 >= sentence.start
                and name.start - 1 not in taken
                and self._belongs(name.start - 1)
            ):
                if name.start - 1 == sentence.start and not self._is_first_word_of(name):
                    break
                if self.boundaries is not None and self.boundaries.is_kind(self.tokens[name.start - 1]):
                    break
                name.start -= 1
                taken.add(name.start)
            if self.boundaries is None and name.end > widened_from and name.entry is not None:
                name.entry = None  # "SNCF | Réseau" is not the SNCF
            self._official_complement(name, sentence.end, taken)
        if self.boundaries is None:
            widened = [name for name in names if self._spelled_out(name, self.parsed.sentence_of(name.start).end)]
            names[:] = [
                name
                for name in names
                if not any(o is not name and o.start <= name.start and name.end <= o.end for o in widened)
            ]

    def _spelled_out(self, name: Candidate, limit: int) -> bool:
        """ "l'ONUB (Opération des Nations unies | au Burundi)": the letters of the acronym say where the name ends."""
        first = name.start
        if first >= 2 and self.tokens[first - 1].text == "(":
            end = next((i for i in range(name.end, min(name.end + 8, limit)) if self.tokens[i].text == ")"), -1)
            acronym = self.tokens[first - 2].text
        else:
            end = next((i for i in range(name.end, min(name.end + 8, limit)) if self.tokens[i].text == "("), -1)
            closed = 0 < end < limit - 2 and self.tokens[end + 2].text == ")"
            acronym = self.tokens[end + 1].text if closed else ""
        if end <= name.end or len(acronym) < 3 or not acronym.isalpha() or not acronym.isupper():
            return False
        words = [t for t in self.tokens[first:end] if len(t.text) > 3 or t.capitalised]
        spoken = any(t.pos in ("VERB", "AUX") and t.form == "Fin" for t in self.tokens[first:end])
        if spoken or "".join(t.text[0].upper() for t in words) != acronym:
            return False
        name.end = end
        return True

    def _is_first_word_of(self, name: Candidate) -> bool:
        """Whether the capital before the name, which opens the sentence, is more than the sentence's."""
        first, second = self.tokens[name.start - 1], self.tokens[name.start]
        joined = second.head == first.i and second.dep in ("flat:name", "flat:foreign", "compound")
        if self.boundaries is not None:
            if self.boundaries.is_kind(first) or self.boundaries.is_agent_noun(first.i, name.end):
                return False
            joined = joined or (
                first.dep == "compound" and first.pos == "PROPN" and name.start <= first.head < name.end
            )
        return not first.common and (joined or (len(first.text) > 1 and first.text.isupper()))

    def _belongs(self, index: int) -> bool:
        token = self.tokens[index]
        if (
            not token.capitalised
            or not token.text[:1].isalpha()
            or token.pos in ("VERB", "AUX", "PUNCT", "PRON", "DET", "ADP")
        ):
            return False
        if self.boundaries is not None and token.lower in self.boundaries.party_people:
            return False  # "Labour | MP"
        if token.lower.rstrip(".") in self.honorifics or (token.lower,) in self.titles:
            return False
        return self.gazetteer.place_of_demonym(token.text) is None

    def _official_complement(self, name: Candidate, limit: int, taken: set[int]) -> None:
        """ "Agence | du médicament", "Médecins | du fleuve": a common word as a name takes its complement along."""
        first = self.tokens[name.start]
        if (
            not (name.end - name.start == 1 or self._is_described(name) or self._is_in_small_letters(name))
            or not first.common
            or name.entry is not None
            or is_office(self.tokens, name.start)
            or (name.end - name.start == 1 and name.weight("Organization") < 0.4)
        ):
            self._firm_complement(name, limit, taken)
            return
        while (end := self._complement_end(name.end, limit, taken)) > name.end:
            name.end = end
            if self.boundaries is not None:
                return

    def _complement_end(self, index: int, limit: int, taken: set[int]) -> int:
        """Where the complement ends that begins at a word; that word if there is none."""
        links = _ENGLISH_COMPLEMENTS if self.boundaries is not None else _COMPLEMENTS
        noun = index
        if index < limit and self.tokens[index].lower in links:
            noun += 1 + (self.tokens[index].lower == "et")
            while noun < limit and self.tokens[noun].lower in ("la", "l'", "le", "les", "the"):
                noun += 1
            if self.tokens[index].lower == "et" and self.tokens[index + 1].lower not in ("de", "d'", "du", "des"):
                return index  # "la Fédération et des clubs" is two, "la Cour de justice et d'arbitrage" one
        elif index >= limit or self.tokens[index - 1].pos != "NUM":  # "Tournoi des six | nations"
            return index
        if noun >= limit or noun in taken or self.tokens[noun].pos != "NOUN" or self.tokens[noun].capitalised:
            return index
        if self.tokens[noun].lower in _TURNS:
            return index
        end = noun + 1
        described = end < limit and self.tokens[end].pos == "ADJ"
        return end + (described and self.gazetteer.place_of_demonym(self.tokens[end].text) is None)

    def _is_in_small_letters(self, name: Candidate) -> bool:
        """A common word with a capital and words without: "Bureau d'enquêtes", "Tournoi des six"."""
        words = self.tokens[name.start : name.end]
        return self.boundaries is None and len(words) <= 6 and not any(w.capitalised for w in words[1:])

    def _is_described(self, name: Candidate) -> bool:
        """A common word with a capital and adjectives without: "Fédération sénégalaise"."""
        words = self.tokens[name.start : name.end]
        return 2 <= len(words) <= 3 and words[0].common and all(not w.capitalised for w in words[1:])

    def _firm_complement(self, name: Candidate, limit: int, taken: set[int]) -> None:
        """ "Fonderies | de Bar", "Linière | du Nord": a common word with a capital takes a name along.

        So it is where no article makes it a common noun after all, as firms' names have none.
        """
        first = self.tokens[name.start]
        before = self.tokens[name.start - 1] if name.start else None
        common = all(t.common for t in self.tokens[name.start : name.end])
        if not common or name.entry is not None or (first.lower,) in self.titles or first.text.isupper():
            return
        if before is not None and before.sentence == first.sentence and before.pos == "DET":
            return
        index = name.end
        if index >= limit or self.tokens[index].lower not in ("du", "de", "d'", "des"):
            return
        index += 1
        while index < limit and self.tokens[index].lower in ("la", "l'", "le", "les"):
            index += 1
        if index < limit and self.tokens[index].capitalised and self.tokens[index].pos != "PUNCT":
            name.end = index + 1
            while name.end < limit and name.end not in taken and self._belongs(name.end):
                name.end += 1

    def _says_little(self, start: int, end: int) -> bool:
        """Common words with capitals, in a sentence full of capitals: "Vice Admiral", "All-Star"."""
        sentence = self.parsed.sentence_of(start)
        if self.boundaries is None or self._few_capitals(sentence.start, sentence.end):
            return False
        return all(t.common or not t.text[:1].isalpha() for t in self.tokens[start:end])

    def _sparse_capitals(self, start: int, end: int) -> bool:
        if self.boundaries is not None and not self.parsed.sentence_of(start).headline:
            words = [t for t in self.tokens[start:end] if t.pos != "PUNCT" and len(t.text) > 3]
            return sum(t.capitalised for t in words) * 5 <= len(words) * 4  # news may hold little but names
        return self._few_capitals(start, end)

    def _few_capitals(self, start: int, end: int) -> bool:
        words = [t for t in self.tokens[start:end] if t.pos != "PUNCT" and len(t.text) > 3]
        return sum(t.capitalised for t in words) * 2 <= len(words) + 1
