"""Finds the words for peoples that denote their countries: "turc", "les Danois", "South African"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.entities.boundaries import Boundaries
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Entry, Gazetteer
from kg.entities.lexicon import Phrase
from kg.syntax import ParsedText, Token

_CURRENCIES = frozenset(
    "couronne dollar livre franc peso dinar rouble yuan rial roupie dirham won yen réal zloty crown pound rupee".split()
)


def peoples_at_ends(names: Sequence[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """What French names say at their ends of whose they are: "Affaires étrangères | françaises"."""
    taken = {name.start for name in names}
    found = []
    for end in sorted({name.end for name in names if name.kind != "adjective" and name.end - name.start > 1}):
        last = parsed.tokens[end - 1]
        entry = gazetteer.place_of_demonym(last.text) if last.pos == "ADJ" and not last.capitalised else None
        if entry is not None and entry.type == "Country" and end - 1 not in taken:
            found.append(Candidate(end - 1, end, kind="adjective", entry=entry))
    return found


class Peoples:
    """The rules by which an adjective of one document denotes a country; ``boundaries`` are of English alone."""

    parsed: ParsedText
    tokens: tuple[Token, ...]
    gazetteer: Gazetteer
    boundaries: Boundaries | None
    kinds: Mapping[str, tuple[Phrase, ...]]

    def _says_where(self, token: Token, names: list[Candidate]) -> bool:
        """ "la pépite lyonnaise X": a town's adjective between the kind of a thing and its name."""
        if token.i == 0 or token.pos != "ADJ" or token.i + 1 >= len(self.tokens):
            return False
        kind = self.tokens[token.i - 1]
        known = any(words == (kind.lower,) for words, _ in self.kinds.get(kind.lower, ()))
        return known and any(name.start == token.i + 1 and name.kind == "name" for name in names)

    def of_two_countries(self, names: list[Candidate]) -> list[Candidate]:
        """The names, those of two countries apart: "a German | - | Turkish footballer"."""
        return [part for name in names for part in self._countries_apart(name)]

    def demonyms(self, taken: list[Candidate]) -> list[Candidate]:
        """Adjectives and nouns of nationality outside names: they denote their country."""
        covered = {
            index
            for candidate in taken
            for index in range(candidate.start, candidate.end)
            if candidate.end - candidate.start > 1
        }
        named = {candidate.entry.iri for candidate in taken if candidate.entry is not None}
        alone = {candidate.start: candidate for candidate in taken if candidate.end - candidate.start == 1}
        texts = {self.tokens[start].text for start in alone}  # "Lens", which is also a common word elsewhere
        found = []
        for token in self.tokens:
            function_word = token.pos in ("ADP", "DET", "AUX", "PRON")
            if token.i in covered or token.pos == "PUNCT" or (function_word and len(token.text) < 5):
                continue
            entry = self.gazetteer.place_of_demonym(token.text, named)
            if function_word and (entry is None or self.boundaries is not None):
                continue
            if self.boundaries is not None and (pair := self._demonym_of_two(token)) is not None:
                second = alone.get(token.i + 1)
                if second is not None and second.entry is None and token.i not in alone:
                    second.start, second.kind, second.entry, second.evidence = token.i, "adjective", pair, []
                    covered |= {token.i, token.i + 1}  # "nine South | Africans"
                elif not {token.i, token.i + 1} & alone.keys():
                    found.append(Candidate(token.i, token.i + 2, kind="adjective", entry=pair))
                    covered |= {token.i, token.i + 1}
                continue
            people = self.boundaries is not None and token.i in alone and token.lower not in named
            if entry is None or not (
                entry.type == "Country"
                or entry.iri in named
                or entry.label in texts
                or people
                or self._says_where(token, taken)
            ):
                continue
            if token.i and self.tokens[token.i - 1].lemma.lower() in _CURRENCIES:
                continue
            name = alone.get(token.i)
            if name is not None and name.entry is not None:
                continue  # a language or a name that is also a place's
            if name is not None:
                name.kind, name.entry, name.evidence = "adjective", entry, []
            else:
                found.append(Candidate(token.i, token.i + 1, kind="adjective", entry=entry))
            if function_word:
                token.pos = "ADJ"  # the tagger takes rare adjectives for prepositions: "l'armateur danois"
        return found

    def _countries_apart(self, candidate: Candidate) -> list[Candidate]:
        words = self.tokens[candidate.start : candidate.end]
        if self.boundaries is None or len(words) != 3 or words[1].text != "-":
            return [candidate]
        sides = [(word.i, self.gazetteer.country_of_demonym(word.text)) for word in (words[0], words[2])]
        if None in [entry for _, entry in sides]:
            return [candidate]
        return [Candidate(index, index + 1, kind="adjective", entry=entry) for index, entry in sides]

    def _demonym_of_two(self, token: Token) -> Entry | None:
        """ "South African", "New Zealander"."""
        if token.i + 1 >= len(self.tokens) or not (token.capitalised and self.tokens[token.i + 1].capitalised):
            return None
        entry = self.gazetteer.place_of_demonym(self.parsed.text(token.i, token.i + 2))
        return entry if entry is not None and entry.type == "Country" else None
