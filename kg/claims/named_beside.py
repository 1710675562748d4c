"""The name that stands beside a noun phrase which credits somebody: "M. X", "sa directrice, X", "le cabinet X"."""

from __future__ import annotations

from kg.claims.describing import BREAKS, Describing
from kg.discourse import Reference
from kg.syntax import Token

_KIN = frozenset(
    """fille fils frère sœur mère père épouse époux veuve veuf mari compagne compagnon oncle tante neveu nièce cousin
    cousine daughter son brother sister mother father wife husband widow widower uncle aunt nephew niece""".split()
)
_KIND = 9
"""Words of a kind up to the name at its end: "le fabricant savoyard de matériel de montagne | X"."""
_ANALYSTS = ("analysts", "economists", "strategists", "analystes", "économistes", "stratégistes")
_AT = ("at", "from", "with", "de", "chez", "d'")
_PLACES = ("City", "Country", "Region")


class NamedBeside(Describing):
    """Finds the names beside the nouns of one document."""

    def _apposed_person(self, token: Token) -> Reference | None:
        """The person named behind a role noun: "la directrice de la salle de presse, Claire Daubigny"."""
        if token.pos != "NOUN" or self.discourse.outermost(token.i) is not None:
            return None
        lemma = token.lemma.lower()
        if not {lemma, token.lower} & (self.words.person_nouns | _KIN):
            return None
        limit = min(token.i + 14, self.parsed.sentence_of(token.i).end)
        comma = next((t.i for t in self.tokens[token.i : limit] if t.text in BREAKS or t.form == "Fin"), limit)
        if comma >= limit or self.tokens[comma].text != ",":
            return None
        index = comma + 1
        while index < min(comma + 4, limit) and self.tokens[index].pos in ("DET", "NOUN", "ADJ", "PROPN"):
            if self.discourse.outermost(index) is not None:
                break
            index += 1
        return self._person_at(index) if index < limit else None

    def _person_at(self, index: int) -> Reference | None:
        reference = self.discourse.outermost(index)
        if reference is None or reference.kind != "name" or reference.start != index:
            return None
        if reference.end < len(self.tokens) and self.tokens[reference.end].text not in BREAKS:
            return None  # "selon trois fonctionnaires, X a été reçu": X is another
        return reference if self.discourse.participants[reference.participants[0]].type == "Person" else None

    def _name_beside(self, token: Token) -> Reference | None:
        """The name that a title or a kind goes with: "M. Vuillemin", "General Orya", "the OZ Metalurg union"."""
        behind = token.i + 1
        if behind < len(self.tokens) and token.pos in ("PROPN", "NOUN") and (token.capitalised or "." in token.text):
            reference = self.discourse.outermost(behind)
            if reference is not None and reference.kind == "name" and reference.start == behind:
                return reference
        bracketed = self._name_in_brackets(token)
        if bracketed is not None:
            return bracketed
        if self._is_french and token.lemma.lower() in self.words.kind_nouns | self.words.body_nouns:
            return self._name_within(token)
        if self.words.language == "en" and token.lemma.lower() in self.words.kind_nouns and token.i:
            reference = self.discourse.outermost(token.i - 1)
            if reference is not None and reference.kind == "name" and reference.end == token.i:
                place = self.discourse.participants[reference.participants[0]].type in _PLACES
                return self._apposed_name(token) if place else reference
        return None

    def _name_in_brackets(self, token: Token) -> Reference | None:
        """ "la mission de l'ONU | (Minusca)", "the electoral commission (CENI)": what the body is called."""
        limit = min(token.i + _KIND, self.parsed.sentence_of(token.i).end - 2)
        opened = next((t.i for t in self.tokens[token.i + 1 : limit] if t.text in BREAKS or t.form == "Fin"), limit)
        reference = self.discourse.outermost(opened + 1) if opened < limit else None
        if reference is None or self.tokens[opened].text != "(" or reference.start != opened + 1:
            return None
        body = not {token.lemma.lower(), token.lower} & self.words.person_nouns and token.lower != "porte-parole"
        closed = reference.end < len(self.tokens) and self.tokens[reference.end].text == ")"
        kind = self.discourse.participants[reference.participants[0]].type
        named = reference.kind == "name" and kind not in (*_PLACES, "Person", "MediaOutlet", "PoliticalParty")
        return reference if body and closed and named else None

    def _house(self, token: Token) -> Reference | None:
        """ "analysts at X", "les analystes de X": the house whose estimate it is."""
        linked = self.tokens[token.i + 1].lower if token.i + 2 < len(self.tokens) else ""
        if token.lower not in _ANALYSTS or linked not in _AT:
            return None
        reference = self.discourse.outermost(token.i + 2)
        return reference if reference is not None and reference.kind == "name" else None

    def _apposed_name(self, token: Token) -> Reference | None:
        """ "the London fund, | Tern Street, |"."""
        references = (self.discourse.outermost(t.i) for t in self.parsed.children(token.i, "appos"))
        return next((r for r in references if r is not None and r.kind == "name"), None)

    def _name_within(self, kind: Token) -> Reference | None:
        """ "le cabinet d'analystes Peltier": the name at the end, not "le ministre de X"."""
        for index in range(kind.i + 1, min(kind.i + _KIND, len(self.tokens))):
            word = self.tokens[index]
            reference = self.discourse.outermost(index)
            if reference is not None and reference.kind == "name" and reference.start == index:
                return reference if self.tokens[index - 1].pos in ("NOUN", "ADJ") else None
            if word.text in BREAKS or word.pos not in ("NOUN", "ADJ", "ADP"):
                return None
        return None
