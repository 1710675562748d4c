"""Who won, where the words beside a proposed victory say more than the learned reader makes of them.

It sees that two meet, and takes who is named first for the winner: "lost 3-1 at X", "held X to a 1-1 draw".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.discourse import Discourse, Key, Proposal, Proposals, Reference
from kg.syntax import Token

_REACH = 8
"""Words behind the second of two in which a score or a draw may still be theirs."""
_CALLED = 4
"""Words between a preposition and the name behind it that say who that is."""
_DRAWN = frozenset("draw drawn drew goalless stalemate".split())
_DRAWN_PHRASES = ("match nul", "le nul", "du nul", "un nul", "score nul", "en échec", "dos à dos", "ont neutralisé")
_SCORE = re.compile(r"\b(\d{1,3})\s?[-–]\s?(\d{1,3})\b")
_DECIDED = re.compile(
    r"\b(?:penalt(?:y|ies)|pens|shoot-?out|aggregate|extra time|overtime|prolongations?|tirs? au but|t\.?a\.?b)\b"
)
"""What decides a match that was level."""
_POINTS = re.compile(r"\b(?:points?|longueurs?)\b")
_GAP = re.compile(r"\b(?:d'? ?avance sur|(?:au|du) (?:classement )?général|overall lead|general classification)\b")
"""Where a race stands that goes on: "compte deux minutes d'avance sur"."""
_AHEAD = re.compile(r"\b(?:ahead|clear|lead|leads|leading|led|top|behind|devant|avance|derrière|devancent?)\b")
_SIDES = frozenset("City Country Organization Region SportsTeam".split())
_LOST = frozenset(
    """beaten crashed crash defeat defeats fall falls fell lose loses losing loss lost succumb succumbed succumbs
    battu battue battus battues chute chuté chutent défaite inclinait incline inclinent incliné inclinée inclinés
    inclinées perd perdent perdu poussière revers tombe tombent tombé tombée tombés tombées""".split()
)
_WON = frozenset("success triumph victory win winning succès victoire gagnant imposant imposé imposée".split())
_GONE = frozenset("go goes going gone went".split())
_BEFORE_OPPONENTS = frozenset("against at by to à au aux chez contre devant face par".split())
"""What stands before the other of two, who has won."""
_MEETING = frozenset(
    """face faces host hosts affronte affrontera affronteront affrontent accueille accueillera défie défient défiera
    reçoit reçoivent recevra recevront retrouvera""".split()
)
"""Verbs of a match that has yet to be won."""
_ARTICLES = frozenset("the le la l' les".split())
_GROUND = frozenset("over sur".split())


def refereed(proposals: Proposals, discourse: Discourse) -> Proposals:
    """The proposals, each victory as the words beside it tell it: the other way round, as a draw, or not at all."""
    told: dict[Key, Proposal] = {}
    for key, proposal in proposals.by_key.items():
        for one in _Match(proposal, discourse).told() if proposal.relation == "defeats" else (proposal,):
            key = (one.subject, one.relation, one.object)
            if key not in told or told[key].probability < one.probability:
                told[key] = one
    return replace(proposals, by_key=told)


@dataclass(frozen=True, slots=True)
class _Match:
    """Two of whom one is proposed to have beaten the other."""

    proposal: Proposal
    discourse: Discourse

    @property
    def _tokens(self) -> Sequence[Token]:
        return self.discourse.parsed.tokens

    def told(self) -> Iterator[Proposal]:
        """The proposal, or what it should have been."""
        one = self.proposal
        first, last = sorted((one.subject_tokens, one.object_tokens))
        between = self._tokens[first[1] : last[0]]
        if self._tokens[first[0]].sentence != self._tokens[last[0]].sentence:
            yield one
            return
        around = " ".join(t.lower for t in (*between, *self._behind(last[1])))
        if self._is_open(around):
            yield replace(one, relation="competesWith")
        elif self._is_standing(around):
            return
        elif first == one.subject_tokens and self._is_lost(first[0], between):
            yield one.turned()
        else:
            yield one

    def _behind(self, start: int) -> Iterator[Token]:
        """The words behind the second of the two, up to another name or the end of the clause."""
        for token in self._tokens[start : start + _REACH]:
            others = (self.discourse.references[n] for n in self.discourse.at.get(token.i, ()))
            if token.text in (";", ".", "\n") or any(self._is_another(other) for other in others):
                return
            yield token

    def _is_another(self, other: Reference) -> bool:
        ends = (self.proposal.subject, self.proposal.object)
        named = other.kind == "name" and not set(other.participants) & set(ends)
        return named and self.discourse.participants[other.participants[0]].type in _SIDES | {"Person"}

    def _is_open(self, around: str) -> bool:
        """Whether nobody has won: a draw, or a match to come."""
        if _DECIDED.search(around):
            return False
        scores = _SCORE.findall(around)
        if scores:
            return len(scores) == 1 and scores[0][0] == scores[0][1]  # several are the sets of a match
        return bool((_DRAWN | _MEETING) & set(around.split())) or any(phrase in around for phrase in _DRAWN_PHRASES)

    def _is_standing(self, around: str) -> bool:
        """ "lead the group with six points, ahead of X": a table, and no match."""
        if _GAP.search(around):
            return True
        ends = (self.proposal.subject, self.proposal.object)
        sides = all(self.discourse.participants[end].type in _SIDES for end in ends)
        return sides and bool(_POINTS.search(around) and _AHEAD.search(around))

    def _is_lost(self, first: int, between: Sequence[Token]) -> bool:
        """Whether the first of the two has lost to the other: "lost 3-1 at X", "a victory at X took Y up"."""
        if self._is_beaten_ahead(first):
            return True
        words = [t.lower for t in self._without_kind(between) if t.lower not in _ARTICLES]
        lost = [i for i, word in enumerate(words) if word in _LOST or (word == "down" and words[i - 1] in _GONE)]
        if not lost or not words or not self._leads_to_winner(words):
            return False
        verbs = [t.lower for t in between if t.pos == "VERB"]
        said = words[lost[-1] :]
        return not any(verb in said[1:] for verb in verbs)

    @staticmethod
    def _without_kind(between: Sequence[Token]) -> Sequence[Token]:
        """The words up to what the second is called: "after a defeat by | Czech teenager X"."""
        end = len(between)
        while end and len(between) - end < _CALLED and between[end - 1].pos in ("ADJ", "NOUN", "NUM", "PROPN"):
            end -= 1
        return between[:end] if end and between[end - 1].lower in _BEFORE_OPPONENTS else between

    def _is_beaten_ahead(self, first: int) -> bool:
        """ "en s'imposant samedi sur la pelouse de | X", where who has won is still to come."""
        start = max(first - _REACH, self.discourse.parsed.sentence_of(first).start)
        named = [i for i in range(start, first) if i in self.discourse.at]
        ahead = [t.lower for t in self._tokens[named[-1] + 1 if named else start : first]]
        ahead = [word for word in ahead if word not in _ARTICLES]
        return bool(ahead) and bool(_WON & set(ahead)) and (ahead[-1] in _GROUND or self._leads_to_winner(ahead))

    @staticmethod
    def _leads_to_winner(words: Sequence[str]) -> bool:
        """ "at", "face à", "sur la pelouse de" stand before the second of the two."""
        if words[-1] in ("de", "d'", "du", "of"):
            return len(words) > 2 and words[-2] in ("pelouse", "terrain", "parquet")
        return words[-1] in _BEFORE_OPPONENTS
