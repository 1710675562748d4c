"""The words of a source without a name: "sources proches du dossier", "son entourage", "a person close to them"."""

from __future__ import annotations

from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.syntax import Token

_INSIDE = frozenset("ADJ ADP DET NOUN PROPN VERB NUM PART X".split())
_BEFORE = {
    "fr": frozenset("ADJ NUM".split()),
    "en": frozenset("ADJ NUM DET NOUN PROPN PART ADV X".split()),
}
_COUNTED = frozenset(
    "plusieurs certains certaines quelques un une a an son sa ses leur leurs nos notre her his its their".split()
)
_THEM = frozenset("them us eux elles lui elle".split())
_RELATIVE = frozenset("who which that".split())
THE = frozenset("le la l' les the".split())
"""Definite articles, which are no part of how somebody is called."""
BREAKS = frozenset(', ; : ( ) [ ] « » “ ” " . ! ? – — … * •'.split())
"""Signs at which a noun phrase ends."""
CLAUSAL = frozenset("que qu' qui dont où lequel laquelle quand lorsque pendant lors when while as after before".split())
"""Words that open a clause about the noun before."""
_AFTERWARDS = (("à", "l'", "issue"), ("à", "l'", "occasion"), ("au", "cours", "d'"), ("au", "cours", "de"))
"""What tells when a source spoke: "de sources syndicales à l'issue d'une réunion"."""
_MOODS = frozenset("colère inquiétude surprise satisfaction volume joie crainte espoir émotion".split())
_ACTS = ("tion", "sion", "isme", "ance")
_SPEAKING = frozenset(
    """accusation coalition commission confédération coordination délégation déclaration direction
    fédération formation opposition organisation population profession présentation publication
    rédaction section intersyndicale administration association institution instance assistance alliance""".split()
)
"""Nouns that look like acts and are bodies or publications."""


class Describing:
    """Says how the text of one document calls those whom it credits."""

    def __init__(self, discourse: Discourse, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.words = vocabulary

    def describe(self, token: Token, stop: int = -1) -> str:
        """The noun phrase without a definite article: "sources proches du dossier", "son entourage"."""
        start = self._left(token)
        end = self._right(token)
        if stop > token.i:
            end = next((t.i for t in self.tokens[token.i : stop] if t.text in BREAKS), stop)
        while end > token.i + 1 and (
            self.tokens[end - 1].pos in ("ADP", "DET", "PUNCT", "AUX", "ADV", "PART")
            or self.tokens[end - 1].lower in THE
        ):
            end -= 1
        while start < token.i and self.tokens[start].lower in (*THE, "whose"):
            start += 1
        start = self._name_in(token.i, end) or start
        return self.parsed.text(start, end).replace("\n", " ")

    def _name_in(self, noun: int, end: int) -> int:
        """Where the name begins that a kind carries: "l'institut sud-africain ISS"; 0 if there is none."""
        index = noun + 1
        while index < end and self.tokens[index].pos == "ADJ" and not self.tokens[index].capitalised:
            index += 1
        named = index < end and all(t.capitalised for t in self.tokens[index:end]) and not self.tokens[noun].capitalised
        return index if named and self._is_french else 0

    def _left(self, token: Token) -> int:
        first, inside = self.parsed.sentence_of(token.i).start, _BEFORE[self.words.language]
        start = token.i
        while start > first and self.tokens[start - 1].text not in BREAKS:
            word = self.tokens[start - 1]
            counted = word.lower in _COUNTED or word.possessive
            if (word.pos not in inside and not counted) or (word.case and word.pos != "DET" and self._is_french):
                break
            if word.pos == "ADP" or word.lower in self.words.calendar or word.lower in THE:
                break
            start -= 1
        return start

    @property
    def _is_french(self) -> bool:
        return self.words.language == "fr"

    def _right(self, token: Token) -> int:
        end, limit = token.i + 1, min(self.parsed.sentence_of(token.i).end, token.i + 12)
        relative = False
        while end < limit:
            word = self.tokens[end]
            relative = relative or (not self._is_french and word.lower in _RELATIVE and end == token.i + 1)
            if word.text in BREAKS or word.lower in self.words.calendar or word.lower in CLAUSAL:
                break
            if not relative and (word.pos not in _INSIDE and not word.possessive and word.lower not in _THEM):
                break
            if not relative and (word.form == "Fin" or (word.pos == "VERB" and word.form != "Part")):
                break
            if word.pos == "ADP" and self._is_told(end):
                break
            end += 1
        return end

    def _is_told(self, preposition: int) -> bool:
        """ "a annoncé sa famille à l'AFP": whom it was told, or when, no part of the source."""
        if tuple(t.lower for t in self.tokens[preposition : preposition + 3]) in _AFTERWARDS:
            return True
        if self.tokens[preposition].lower not in ("à", "au", "aux", "to", "auprès"):
            return False
        for index in range(preposition + 1, min(preposition + 4, len(self.tokens))):
            reference = self.discourse.outermost(index)
            if reference is not None and reference.start == index:
                return self.discourse.participants[reference.participants[0]].type in ("MediaOutlet", "Company")
        return False

    def is_abstract(self, token: Token) -> bool:
        """ "la colère de X", "la déstabilisation de Y": acts and moods, which tell nothing."""
        lemma = token.lemma.lower()
        known = (self.words.body_nouns, self.words.person_nouns, self.words.report_nouns, _SPEAKING)
        looks = self._is_french and (lemma in _MOODS or lemma.endswith(_ACTS))
        return looks and not any(lemma in words for words in known)
