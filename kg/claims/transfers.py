"""Players whom one team gives up to another: "X a vendu Y à Z", "X have agreed a deal to sell Y to Z"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers
from kg.claims.status import Statuses
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import Token

_TO = ("à", "to", "au profit de")
_FROM = ("à", "auprès de", "from")
_LENT = frozenset("prêter prêt prêté loan loaned loans lend lent lending borrow borrowed".split())
"""Words of a transfer after which a player still belongs to the first team."""


class Transfers:
    """Reads of one document which team a player leaves and which one he goes to."""

    def __init__(
        self, discourse: Discourse, clauses: Clauses, fillers: Fillers, statuses: Statuses, words: Vocabulary
    ) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.fillers = fillers
        self.statuses = statuses
        self.words = words

    def run(self) -> Iterator[Draft]:
        """Drafts of membership: of the team that gets a player as the verb tells it, of the other until then."""
        for verb in self.tokens:
            lemma = self.clauses.verb_lemma(verb) if verb.pos == "VERB" else ""
            if lemma in self.words.transfer_verbs:
                yield from self._transfers(verb)
            elif lemma in self.words.signing_verbs:
                yield from self._signs(verb)
            elif lemma == "join":
                yield from self._joins(verb)
            elif lemma == "pay":
                yield from self._pays(verb)

    def _signs(self, verb: Token) -> Iterator[Draft]:
        """ "Nice a recruté X à Lens", "have signed X from Lyon": where the player goes, and where he was."""
        roles = self.clauses.verb_roles(verb)
        signing = self._of_type("SportsTeam", roles.get("subj", ()))
        if not signing:
            return
        status = self.statuses.of(verb.i, "memberOf").status
        over = Status.PAST if status in (Status.ACTUAL, Status.PAST) else Status.ACTUAL
        for player in self._of_type("Person", roles.get("obj", ())):
            for team in signing:
                yield self._draft(player, team, verb, status)
            for team in self._of_type("SportsTeam", [i for role in _FROM for i in roles.get(role, ())]):
                yield self._draft(player, team, verb, over)
                if not self._is_lent(verb):
                    yield self._leaving(player, team, verb, status)

    def _is_lent(self, verb: Token) -> bool:
        """ "have signed X from Lyon on loan until May"."""
        sentence = self.discourse.parsed.sentence_of(verb.i)
        return any(token.lower in _LENT for token in self.tokens[verb.i : sentence.end])

    def _joins(self, verb: Token) -> Iterator[Draft]:
        """ "X joined Lyon from Nice": X leaves Nice."""
        roles = self.clauses.verb_roles(verb)
        to = self._of_type("SportsTeam", roles.get("obj", ()))
        for player in self._of_type("Person", roles.get("subj", ())) if to else ():
            for team in self._of_type("SportsTeam", roles.get("from", ())):
                yield self._leaving(player, team, verb, self.statuses.of(verb.i, "memberOf").status)

    def _pays(self, verb: Token) -> Iterator[Draft]:
        """ "Lyon paid Nice £10m for X": what "for" has is the player's position where that stands before his name."""
        roles = self.clauses.verb_roles(verb)
        buying = self._of_type("SportsTeam", roles.get("subj", ()))
        paid = [t.i for t in self.tokens if t.head == verb.i and t.dep in ("iobj", "obj")]
        selling = self._of_type("SportsTeam", paid)
        if not buying or not selling:
            return
        status = self.statuses.of(verb.i, "memberOf").status
        status = Status.ACTUAL if status is Status.PAST else status
        bought = roles.get("for", ())
        named = [t.i for t in self.tokens if t.head in bought and t.dep == "appos"]
        for player in self._of_type("Person", [*bought, *named]):
            for team in buying:
                yield self._draft(player, team, verb, status)
            for team in selling:
                yield self._leaving(player, team, verb, status)

    def _transfers(self, verb: Token) -> Iterator[Draft]:
        roles = self.clauses.verb_roles(verb)
        players = self._of_type("Person", roles.get("obj", ()))
        to = self._of_type("SportsTeam", [i for role in _TO for i in roles.get(role, ())])
        if not players or not to:
            return
        status = self.statuses.of(verb.i, "memberOf").status
        done = status in (Status.ACTUAL, Status.PAST)
        over = done and verb.lemma not in _LENT
        for player in players:
            for team in to:
                yield self._draft(player, team, verb, Status.ACTUAL if done else status)
            for team in self._of_type("SportsTeam", roles.get("subj", ())):
                if team.participant not in {one.participant for one in to}:
                    yield self._draft(player, team, verb, Status.PAST if over else Status.ACTUAL)
                    if not self._is_lent(verb):
                        yield self._leaving(player, team, verb, status)

    def _of_type(self, kind: str, indices: Iterable[int]) -> list[Filler]:
        found = (filler for index in indices for filler in self.fillers.of(index))
        return [filler for filler in found if self.discourse.participants[filler.participant].type == kind]

    def _leaving(self, player: Filler, team: Filler, verb: Token, status: Status) -> Draft:
        status = Status.ACTUAL if status is Status.PAST else status
        draft = self._draft(player, team, verb, status)
        return replace(draft, relation="leaves", rule="leaves: who changes teams")

    def _draft(self, player: Filler, team: Filler, verb: Token, status: Status) -> Draft:
        return Draft(
            subject=player.participant,
            relation="memberOf",
            object=team.participant,
            anchor=verb.i,
            rule="memberOf: who changes teams",
            weight=0.85 * player.weight * team.weight,
            subject_tokens=(player.start, player.end),
            object_tokens=(team.start, team.end),
            anchor_tokens=(verb.i, verb.i + 1),
            status=status,
        )
