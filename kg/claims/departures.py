"""Claims of English sentences that say that somebody goes, and leave to memory from where: "Falemoe resigned"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers
from kg.claims.status import Statuses
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Title
from kg.model import Status
from kg.syntax import Token

_POSTS = frozenset(("leads", "memberOf"))


class Departures:
    """Reads one English document."""

    def __init__(
        self,
        discourse: Discourse,
        clauses: Clauses,
        fillers: Fillers,
        statuses: Statuses,
        vocabulary: Vocabulary,
    ) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.fillers = fillers
        self.statuses = statuses
        self.verbs = vocabulary.leaving_verbs
        self.past = vocabulary.past_modifiers
        self.language = vocabulary.language

    def run(self) -> Iterator[Draft]:
        """A draft for each person whose post the text gives elsewhere."""
        if self.language != "en":
            return
        for token in self.tokens:
            if token.pos != "VERB":
                continue
            lemma = self.clauses.verb_lemma(token)
            if lemma in self.verbs:
                yield from self._leaving(token)
            elif lemma in ("succeed", "replace", "take over"):
                yield from self._succession(token, lemma)

    def _leaving(self, verb: Token) -> Iterator[Draft]:
        roles = self.clauses.verb_roles(verb)
        if roles.get("from") or roles.get("as"):
            return
        gone = roles.get("obj") or roles.get("subj", [])
        for index in gone:
            for filler in self.fillers.of(index):
                body = self._post(filler, verb)
                if body is not None:
                    yield Draft(
                        subject=filler.participant,
                        relation="leaves",
                        object=body,
                        anchor=verb.i,
                        rule="leaves: the post that one holds",
                        weight=0.8 * filler.weight,
                        subject_tokens=(filler.start, filler.end),
                        anchor_tokens=(verb.i, verb.i + 1),
                    )

    def _succession(self, verb: Token, lemma: str) -> Iterator[Draft]:
        """ "X, manager of Y, took over from Z": Z had X's post."""
        roles = self.clauses.verb_roles(verb)
        before = roles.get("from", []) if lemma == "take over" else roles.get("obj", [])
        for index in before:
            for old in self.fillers.of(index):
                if self.discourse.participants[old.participant].type != "Person" or old.rule == "pronoun":
                    continue
                for new in (f for i in roles.get("subj", ()) for f in self.fillers.of(i)):
                    body = self._post(new, verb)
                    if body is None or body in (old.participant, new.participant):
                        continue
                    status = self.statuses.of(verb.i, "").status
                    if status is Status.PLANNED and new.start > verb.i:
                        continue  # "will be replaced by X, head of Y": X heads Y as yet
                    yield Draft(
                        subject=old.participant,
                        relation=self._relation(new, body),
                        object=body,
                        anchor=verb.i,
                        rule="leads: whom one succeeds",
                        weight=0.8 * old.weight * new.weight,
                        subject_tokens=(old.start, old.end),
                        anchor_tokens=(verb.i, verb.i + 1),
                        status=Status.PAST if status is Status.ACTUAL else Status.ACTUAL,
                        sources=(),
                    )

    def _relation(self, filler: Filler, body: int) -> str:
        titles = [t for t in self.discourse.titles if filler.participant in t.holders and body in t.complements]
        return "leads" if any(("leads", False) in t.relations for t in titles) else "memberOf"

    def _post(self, filler: Filler, verb: Token) -> int | None:
        """The one body in which the text gives the person a post, in the same sentence or anywhere before."""
        if self.discourse.participants[filler.participant].type != "Person":
            return None
        titles = [t for t in self.discourse.titles if filler.participant in t.holders and self._is_post(t)]
        near = [t for t in titles if self.tokens[t.head].sentence == verb.sentence]
        leading = [t for t in titles if t.head < verb.i and ("leads", False) in t.relations]
        for some in (near, leading, [t for t in titles if t.head < verb.i]):
            bodies = {c for t in some for c in t.complements}
            if len(bodies) == 1:
                return bodies.pop()
            if bodies:
                return None
        return None

    def _is_post(self, title: Title) -> bool:
        former = any(m in self.past or m.strip("-") in self.past for m in title.modifiers)
        return not former and any(relation in _POSTS and not inverse for relation, inverse in title.relations)
