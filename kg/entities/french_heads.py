"""What French says around a common noun that heads a name: seats that are no sieges, disciplines of contests."""

from __future__ import annotations

from collections.abc import Mapping

from kg.entities.candidate import Candidate
from kg.entities.lexicon import Phrase
from kg.syntax import Token

CONTESTS = frozenset("championnat championnats coupe mondial mondiaux tournoi critérium".split())
"""Contests that are told apart by what they are in."""

_DETERMINERS = frozenset("le la les l'".split())


class FrenchHeads:
    """Rules of French for the names that a common noun heads."""

    tokens: tuple[Token, ...]
    heads: Mapping[str, tuple[Phrase, ...]]
    at: dict[int, Candidate]

    def _is_seat(self, index: int) -> bool:
        """ "devant le siège de X", "au siège de X": no siege."""
        before = [t.lower for t in self.tokens[max(0, index - 2) : index]]
        return before[-1:] in (["au"], ["son"], ["leur"]) or before[:1] in (["devant"], ["dans"], ["vers"], ["dont"])

    def _discipline(self, end: int, limit: int) -> int:
        """Past what a contest is in: "championnats d'Europe | d'escrime", "du monde | de canoë"."""
        while end + 1 < limit and self.tokens[end].lower in ("de", "d'") and end + 1 not in self.at:
            noun = self.tokens[end + 1]
            if noun.pos not in ("NOUN", "PROPN") or noun.capitalised:
                break
            end += 2
            while end < limit and self.tokens[end].pos == "ADJ" and end not in self.at:
                end += 1
        return end

    def _leads_to_vote(self, index: int, limit: int) -> bool:
        if index + 1 < limit and self.tokens[index].lower in _DETERMINERS:
            index += 1
        return any(classes[0] == "Event" for _, classes in self.heads.get(self.tokens[index].lower, ()))
