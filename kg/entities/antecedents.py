"""What was spoken of before, and which of it a pronoun or noun most likely means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.discourse import Discourse, Participant, Reference
from kg.syntax import Token

_JOINING = frozenset(", et and & ou or le la l' les the avec with de du d'".split())


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """One earlier reference, with what makes it salient."""

    token: int
    participant: int
    sentence: int
    subject: bool
    nested: bool
    headline: bool


class Antecedents:
    """The references met so far in one document, ranked by agreement and salience."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.occurrences: list[_Occurrence] = []
        english = discourse.parsed.document.language == "en"
        self.english = english
        self.apposed = {t.possessive: t.holders for t in discourse.titles if english and t.possessive >= 0}

    def _occurs(self, reference: Reference) -> None:
        token = self.tokens[reference.head]
        outer = self.discourse.outermost(reference.head)
        nested = outer is not None and (outer.end - outer.start) > (reference.end - reference.start)
        for participant in reference.participants:
            self.occurrences.append(
                _Occurrence(
                    token=reference.head,
                    participant=participant,
                    sentence=token.sentence,
                    subject=token.dep in ("nsubj", "nsubj:pass"),
                    nested=nested,
                    headline=self.parsed.sentence_of(reference.head).headline,
                )
            )

    def _best(
        self,
        token: Token,
        start: int,
        end: int,
        agrees: Callable[[Participant], float],
        rule: str,
        *,
        near: int,
        own_clause: bool,
    ) -> Reference | None:
        scores: dict[int, float] = {}
        for occurrence in reversed(self.occurrences):
            distance = token.sentence - occurrence.sentence
            if distance >= near and not (occurrence.headline and rule != "pronoun"):
                continue
            participant = self.discourse.participants[occurrence.participant]
            agreement = agrees(participant)
            if agreement <= -9.0 or self._same_clause_rival(token, occurrence, own_clause):
                continue
            score = agreement + self._salience(token, occurrence, distance, own_clause)
            scores[occurrence.participant] = max(score, scores.get(occurrence.participant, -99.0))
        ranked = sorted(
            scores.items(), key=lambda item: (-item[1], -self.discourse.participants[item[0]].salience, item[0])
        )
        if not ranked or ranked[0][1] < 0.6:
            return None
        margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 3.0
        weight = 0.9 if margin >= 1.2 else 0.8 if margin >= 0.6 else 0.65 if margin >= 0.25 else 0.5
        return Reference(start, end, token.i, (ranked[0][0],), "noun" if rule != "pronoun" else "pronoun", rule, weight)

    def _salience(self, token: Token, occurrence: _Occurrence, distance: int, own_clause: bool) -> float:
        score = (3.0, 2.4, 1.5, 1.0)[distance] if distance < 4 else 0.7
        if distance == 0 and not own_clause and not occurrence.subject:
            score -= 0.9
        if occurrence.subject:
            score += 1.4
        if occurrence.nested:
            score -= 1.5
        return score + 0.12 * min(self.discourse.participants[occurrence.participant].salience, 6)

    def _same_clause_rival(self, token: Token, occurrence: _Occurrence, possessive: bool) -> bool:
        """A subject pronoun is not another argument of its own verb."""
        if possessive:
            if occurrence.participant in self.apposed.get(token.i, ()):
                return True  # "Asda, its main rival": not Asda's
            return self.tokens[token.head].i == occurrence.token
        clause = self.tokens[token.head]
        if self.english and clause.dep == "acl:relcl" and clause.head == occurrence.token:
            return True  # "Audi, which belongs to the group": not Audi
        return (
            token.head == self.tokens[occurrence.token].head
            and token.head != token.i
            and occurrence.sentence == token.sentence
        )

    def _team(self, token: Token) -> Reference | None:
        """ "The Saints will play their next game": a team or a party that is spoken of as many."""
        for occurrence in reversed(self.occurrences):
            if occurrence.sentence != token.sentence:
                return None
            name = self.tokens[occurrence.token]
            if not occurrence.subject or any(True for _ in self.parsed.children(name.i, "conj")):
                continue
            if self.discourse.participants[occurrence.participant].type not in ("SportsTeam", "PoliticalParty"):
                return None
            return Reference(token.i, token.i + 1, token.i, (occurrence.participant,), "pronoun", "pronoun", 0.8)
        return None

    def _plural(
        self, token: Token, start: int, end: int, accepts: Callable[[Participant], bool], *, near: int, exactly: int
    ) -> Reference | None:
        """The last enumeration of at least two participants of a kind."""
        sentences: dict[int, list[_Occurrence]] = {}
        for occurrence in self.occurrences:
            if token.sentence - occurrence.sentence < near and occurrence.token < start and not occurrence.nested:
                sentences.setdefault(occurrence.sentence, []).append(occurrence)
        for sentence in sorted(sentences, reverse=True):
            group = self._enumeration(
                o for o in sentences[sentence] if accepts(self.discourse.participants[o.participant])
            )
            if len(group) >= 2 and (not exactly or len(group) == exactly):
                weight = 0.8 if token.sentence - sentence <= 1 else 0.65
                return Reference(
                    start, end, token.i, tuple(group), "noun" if end - start > 1 else "pronoun", "plural set", weight
                )
        return None

    def _enumeration(self, occurrences: Iterable[_Occurrence]) -> list[int]:
        """The longest run of participants separated by commas and conjunctions only."""
        best: list[int] = []
        run: list[int] = []
        last = -1
        for occurrence in sorted(occurrences, key=lambda o: o.token):
            reference = self.discourse.outermost(occurrence.token)
            begin = reference.start if reference is not None else occurrence.token
            between = [self.tokens[k].lower for k in range(last, begin)] if last >= 0 else []
            joined = (
                0 < len(between) <= 4
                and any(w in (",", "et", "and", "&", "ou", "or", "avec", "with") for w in between)
                and all(w in _JOINING for w in between)
            )
            run = (
                [*run, occurrence.participant]
                if joined and occurrence.participant not in run
                else [occurrence.participant]
            )
            if len(run) > len(best):
                best = run
            last = reference.end if reference is not None else occurrence.token + 1
        return best
