"""Claims of sports and event reports: lines of results; in English, who takes part in what, and draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers
from kg.claims.types import fit
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference
from kg.ontology import Ontology
from kg.syntax import Token

_WHERE = frozenset(("in", "at", "during"))
_STAGES = frozenset("final finals semifinal quarterfinal semi quarter round leg stage edition match game".split())
_MUTUAL = frozenset("beat defeat face play draw lose edge thrash stun upset eliminate knock overcome".split())
_SIDES = ("obj", "to", "with", "against", "behind", "ahead of")
_SCORE = re.compile(r"(\d{1,3})\s?[-–]\s?(\d{1,3})")
_SCORE_BEHIND = re.compile(r"\s?[:,(]?\s?(\d{1,3})\s?[-–]\s?(\d{1,3})\b")
_GOALS_BEHIND = re.compile(r"\s(\d{1,3})\b")
_REACH = 6
"""Words behind "to" in which the name of the winner begins."""
_DASHES = ("-", "–", "—")


class Competing:
    """Reads one English document."""

    def __init__(
        self, discourse: Discourse, clauses: Clauses, fillers: Fillers, vocabulary: Vocabulary, ontology: Ontology
    ) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.fillers = fillers
        self.verbs = vocabulary.participation_verbs
        self.language = vocabulary.language
        self.ontology = ontology

    def run(self) -> Iterator[Draft]:
        """All the drafts, in no particular order."""
        yield from self._results()
        if self.language != "en":
            return
        for reference in self.discourse.references:
            if reference.kind in ("name", "nominal") and self._kind(reference) == "Event":
                yield from self._taking_part(reference)
        for token in self.tokens:
            if token.lemma in ("draw", "tie") and token.pos == "VERB":
                yield from self._draw(token)
            elif token.lemma in ("lose", "fall") and token.pos == "VERB":
                yield from self._lost(token)

    def _kind(self, reference: Reference) -> str:
        return self.discourse.participants[reference.participants[0]].type

    # ------------------------------------------------------------ "X won silver at EVENT"

    def _taking_part(self, event: Reference) -> Iterator[Draft]:
        token = self.tokens[event.head]
        if token.case == "of" and self.tokens[token.head].lemma.lower() in _STAGES:
            token = self.tokens[token.head]  # "in the final of the Cleveland Open"
        if token.case not in _WHERE:
            return
        verb = self._verb_above(token)
        if verb is None or verb.lemma not in self.verbs or self.clauses.is_passive(verb):
            return
        roles = self.clauses.verb_roles(verb)
        sides = ["subj", *(_SIDES if verb.lemma in _MUTUAL else ())]
        for side in sides:
            for index in roles.get(side, ()):
                for filler in self.fillers.of(index):
                    yield from self._participation(filler, event, verb)

    def _verb_above(self, token: Token) -> Token | None:
        for _ in range(4):
            token = self.tokens[token.head]
            if token.pos == "VERB":
                return token
            if token.head == token.i:
                return None
        return None

    def _participation(self, filler: Filler, event: Reference, verb: Token) -> Iterator[Draft]:
        participant = self.discourse.participants[filler.participant]
        relation = self.ontology.relations["participatesIn"]
        quality = fit(participant, relation.domain, self.ontology)
        if quality <= 0.0 or filler.participant in event.participants or (filler.rule == "pronoun" and quality < 1.0):
            return
        yield Draft(
            subject=filler.participant,
            relation="participatesIn",
            object=event.participants[0],
            anchor=verb.i,
            rule="participatesIn: where one competes",
            weight=0.85 * filler.weight * quality,
            subject_tokens=(filler.start, filler.end),
            object_tokens=(event.start, event.end),
            anchor_tokens=(verb.i, verb.i + 1),
        )

    # ------------------------------------------------------------ draws and results

    def _draw(self, verb: Token) -> Iterator[Draft]:
        """ "Everton and Rotherham drew 1-1"."""
        sides = [f for index in self.clauses.surface_subject(verb) for f in self.fillers.of(index)]
        if len(sides) != 2 or (self.clauses.objects(verb) and not self._is_score(verb.i + 1)):
            return
        if not self._is_score(verb.i + 1):
            return
        yield from self._pair(sides[0].participant, "competesWith", sides[1].participant, verb.i, "draw")

    def _lost(self, verb: Token) -> Iterator[Draft]:
        """ "X lost 7-5, 3-6, 7-5 to Tunisia's Y", where the score keeps the parser from Y."""
        if not self._is_score(verb.i + 1):
            return
        index, last = verb.i + 1, self.parsed.sentence_of(verb.i).end
        while index < last and (self.tokens[index].pos in ("NUM", "PUNCT", "SYM") or self._is_score(index)):
            index += 1
        if index >= last or self.tokens[index].lower != "to":
            return
        behind = (self.discourse.outermost(i) for i in range(index + 1, min(index + 1 + _REACH, last)))
        winner = next((r for r in behind if r is not None and r.kind == "name" and self._competes(r)), None)
        for loser in (f for i in self.clauses.surface_subject(verb) for f in self.fillers.of(i)) if winner else ():
            if winner is not None and self.discourse.participants[loser.participant].type == self._kind(winner):
                yield from self._pair(winner.participants[0], "defeats", loser.participant, verb.i, "lost to")

    def _competes(self, reference: Reference) -> bool:
        return self._kind(reference) in ("Person", "SportsTeam")

    def _is_score(self, index: int) -> bool:
        if index >= len(self.tokens):
            return False
        start = self.tokens[index].start
        return _SCORE.match(self.parsed.document.text, start) is not None

    def _results(self) -> Iterator[Draft]:
        """ "Arsenal 2-1 Chelsea", "Barnsley 2 Tranmere 0", "Colomiers – Béziers : 31-12"."""
        names = sorted((r for r in self.discourse.references if r.kind == "name"), key=lambda r: r.start)
        text = self.parsed.document.text
        for first, second in pairwise(names):
            if first.end >= second.start or self.tokens[first.start].sentence != self.tokens[second.start].sentence:
                continue
            between = text[self.tokens[first.end - 1].end : self.tokens[second.start].start].strip()
            behind = text[self.tokens[second.end - 1].end :]
            score = _SCORE.fullmatch(between) or (between in _DASHES and _SCORE_BEHIND.match(behind)) or None
            goals: tuple[int, int] | None = (int(score[1]), int(score[2])) if score else None
            if goals is None and between.isdigit() and (alone := _GOALS_BEHIND.match(behind)):
                goals = int(between), int(alone[1])
            if goals is None or max(goals) > 200:
                continue
            winner, loser = (first, second) if goals[0] >= goals[1] else (second, first)
            relation = "competesWith" if goals[0] == goals[1] else "defeats"
            yield from self._pair(
                winner.participants[0], relation, loser.participants[0], first.head, "line of results"
            )

    def _pair(self, subject: int, relation: str, obj: int, anchor: int, rule: str) -> Iterator[Draft]:
        classes = self.ontology.relations[relation].domain
        kinds = [self.discourse.participants[number] for number in (subject, obj)]
        quality = min(0.7 if p.type in ("City", "Place") else fit(p, classes, self.ontology) for p in kinds)
        if subject != obj and quality > 0.0:
            yield Draft(
                subject=subject,
                relation=relation,
                object=obj,
                anchor=anchor,
                rule=f"{relation}: {rule}",
                weight=0.9 * quality,
            )
