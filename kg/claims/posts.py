"""Posts that are only implied: "il quittera ses fonctions", "la démission de X", "X lui succède", "son prédécesseur".

What body is meant was said before, when the document told who heads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers, is_told_of
from kg.claims.status import Statuses
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Status
from kg.syntax import Token

_DEATHS = frozenset("décès disparition mort death".split())
"""Nouns by which a life ends, and not only a post."""


_NEAR = 6
"""Words between such a noun and the title of who goes."""
_LIKELY = 0.6
"""The weight from which on a draft tells who holds a post."""
_TAKEN_UP = ("leads: named to a post", "leads: becomes")
"""Rules that tell of a post that somebody is about to take up."""


class Posts:
    """Reads who leaves, takes over or seeks again a post that the document named before."""

    def __init__(
        self, discourse: Discourse, clauses: Clauses, fillers: Fillers, statuses: Statuses, vocabulary: Vocabulary
    ) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.participants = discourse.participants
        self.clauses = clauses
        self.fillers = fillers
        self.statuses = statuses
        self.words = vocabulary
        self.held: list[Draft] = []

    def run(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Further drafts; ``drafts`` tell who holds what."""
        self.held = [d for d in drafts if d.relation in ("leads", "memberOf") and d.object is not None]
        said = {(d.anchor, d.relation) for d in drafts}
        for token in self.tokens:
            if token.pos == "VERB":
                if (token.i, "leaves") not in said:
                    yield from self._leaves(token)
                if (token.i, "leads") not in said:
                    yield from self._succeeds(token)
                if (token.i, "candidateFor") not in said:
                    yield from self._runs_again(token)
            elif token.lower in self.words.predecessors or token.lower in self.words.successors:
                yield from self._beside(token)
            elif token.pos == "NOUN" and token.lemma.lower() in self.words.parting_nouns - _DEATHS:
                yield from self._gone(token)

    # ------------------------------------------------------------ who holds what

    def _body(
        self,
        person: int,
        near: int,
        relations: tuple[str, ...] = ("leads",),
        *,
        coming: bool = False,
        left_for: Token | None = None,
    ) -> Draft | None:
        """The draft that tells most surely, and nearest, what body the person heads; or is to, where ``coming``.

        What somebody is told to have left for behind the verb ``left_for`` is not what others take over.
        """
        known = [d for d in self.held if d.subject == person and d.relation in relations and d.weight >= _LIKELY]
        if left_for is not None:
            known = [d for d in known if "title" in d.rule or not self._stands_behind(d, left_for)]
        known = [d for d in known if not self._is_former(d) and (not coming or d.rule in _TAKEN_UP)]
        known = [d for d in known if d.relation == "leads" or not self._is_party(d)]
        return min(known, key=lambda d: (d.relation != "leads", abs(d.anchor - near)), default=None)

    def _former_post(self, person: int, verb: Token) -> Draft | None:
        """The only post that a sentence before tells somebody to have had: "the former X boss … He | resigned"."""
        known = [d for d in self.held if d.subject == person and d.relation == "leads" and self._is_former(d)]
        before = [d for d in known if self.tokens[d.anchor].sentence < verb.sentence and d.weight >= _LIKELY]
        return before[0] if len({d.object for d in before}) == 1 else None

    def _stands_behind(self, held: Draft, verb: Token) -> bool:
        """ "X a succédé à Y, parti diriger Z"."""
        return held.anchor > verb.i and self.tokens[held.anchor].sentence == verb.sentence

    def _is_former(self, held: Draft) -> bool:
        """ "will replace X, the former Nike chief executive": not at Nike."""
        return self.words.language == "en" and any(
            title.head == held.anchor and self.words.past_modifiers.intersection(title.modifiers)
            for title in self.discourse.titles
        )

    def _is_party(self, held: Draft) -> bool:
        """Whether one belongs to a party, which is no post: "Sen. X, R-Ohio, who is retiring"."""
        if self.words.language != "en":
            return False
        return held.object is not None and self.participants[held.object].type == "PoliticalParty"

    def _persons(self, indices: Sequence[int]) -> list[Filler]:
        return [
            filler
            for index in indices
            for filler in self.fillers.of(index)
            if self.participants[filler.participant].type == "Person"
            and is_told_of(filler, self.tokens[index], self.words)
        ]

    # ------------------------------------------------------------ rules

    def _leaves(self, token: Token) -> Iterator[Draft]:
        lemma = self.clauses.verb_lemma(token)
        passive = self.clauses.is_passive(token)
        following = {t.lemma.lower() for t in self.tokens[token.i + 1 : token.i + 5]}
        gives_up = lemma in self.words.relinquishing_verbs and bool(following & self.words.post_nouns)
        gives_up = gives_up or any(self._is_phrase(phrase, token, following) for phrase in self.words.parting_phrases)
        if not (gives_up or lemma in self.words.resigning_verbs or (passive and lemma in self.words.firing_verbs)):
            return
        for person in self._persons(self.clauses.surface_subject(token)):
            named = self._named_post(token) if gives_up else None
            held = named or self._body(person.participant, token.i, ("leads", "memberOf"))
            held = held or self._former_post(person.participant, token)
            if held is not None and (
                held is named or held.anchor < token.i or "title" in held.rule
            ):  # "resigned and joined X"
                yield self._draft(person, "leaves", held, token, 0.8, None)

    def _is_phrase(self, phrase: str, verb: Token, following: set[str]) -> bool:
        """Whether a verb and a noun behind it are those of a set phrase: "passera bientôt la main"."""
        first, *_, last = phrase.replace("'", " ").split()
        return verb.lemma == first and last in following

    def _gone(self, noun: Token) -> Iterator[Draft]:
        """ "la démission du ministre de X, Y": Y leaves what the title beside the noun names, if it is told as done."""
        if self.words.language != "fr" or self.tokens[noun.head].lemma in self.words.demanding_verbs:
            return
        behind = {t.lower for t in self.tokens[noun.i + 1 : noun.i + 2]}
        status = Status.PLANNED if behind & self.words.planned_modifiers else self.statuses.of(noun.i, "leaves").status
        if status not in (Status.ACTUAL, Status.PLANNED):
            return
        roles = self.clauses.noun_roles(noun)
        for person in self._persons([*roles.get("de", ()), *roles.get("poss", ())])[:1]:
            held = self._body(person.participant, noun.i, ("leads", "memberOf"))
            if held is not None and "title" in held.rule and abs(held.anchor - noun.i) <= _NEAR:
                yield self._draft(person, "leaves", held, noun, 0.8, status)

    def _succeeds(self, token: Token) -> Iterator[Draft]:
        lemma = self.clauses.verb_lemma(token)
        if lemma not in self.words.succeeding_verbs:
            return
        roles = self.clauses.verb_roles(token)
        new = self._persons(roles.get("subj", ()))
        old = self._persons([*roles.get("à", ()), *roles.get("obj", ()), *roles.get("iobj", ())])
        if not new or not old or new[0].participant == old[0].participant:
            return
        status = self.statuses.of(token.i, "").status
        coming = self.words.language == "en" and status in (Status.PLANNED, Status.POSSIBLE)
        held = (
            self._named_post(token)
            or self._body(old[0].participant, token.i, left_for=token)
            or self._body(new[0].participant, token.i, coming=coming)
            or (self._former_post(old[0].participant, token) if self.clauses.is_passive(token) else None)
        )
        if held is None:
            return
        yield self._draft(new[0], "leads", held, token, 0.8, status)
        over = Status.PAST if status in (Status.ACTUAL, Status.PAST) else Status.ACTUAL
        yield self._draft(old[0], "leads", held, token, 0.75, over)

    def _named_post(self, verb: Token) -> Draft | None:
        """The body of "à la tête de X", "au poste de directeur de X" behind the verb."""
        for title in self.discourse.titles:
            behind = verb.i < title.head < verb.i + 14 and self.tokens[title.head].sentence == verb.sentence
            if behind and title.complements and not title.holders and ("leads", False) in title.relations:
                return Draft(-1, "leads", title.head, "", title.weight, object=title.complements[0])
        return None

    def _runs_again(self, token: Token) -> Iterator[Draft]:
        lemma = self.clauses.verb_lemma(token)
        following = {t.lower for t in self.tokens[token.i + 1 : token.i + 6]}
        again = lemma in self.words.seeking_verbs and following & self.words.terms
        if not again and lemma not in self.words.rerunning_verbs:
            return
        for person in self._persons(self.clauses.surface_subject(token)):
            held = self._body(person.participant, token.i)
            if held is not None:
                yield self._draft(person, "candidateFor", held, token, 0.75, None)

    def _beside(self, noun: Token) -> Iterator[Draft]:
        """ "son prédécesseur, X": X headed what the other heads."""
        first = noun.i - 1
        while first > 0 and self.tokens[first].pos == "ADJ":
            first -= 1
        if not self.tokens[first].possessive and self.tokens[first].lower not in ("son", "sa", "his", "her"):
            return
        owner = self.discourse.innermost(first)
        index = noun.i + 1
        while index < len(self.tokens) and (self.tokens[index].pos == "ADJ" or self.tokens[index].text == ","):
            index += 1
        named = self.discourse.outermost(index) if index < len(self.tokens) else None
        if owner is None or named is None or named.start != index or named.kind != "name":
            return
        who = named.participants[0]
        held = self._body(owner.participants[0], noun.i)
        if held is None or self.participants[who].type != "Person" or who == owner.participants[0]:
            return
        filler = Filler(who, index, named.start, named.end, named.weight * owner.weight, "")
        status = Status.PAST if noun.lower in self.words.predecessors else Status.ACTUAL
        yield self._draft(filler, "leads", held, noun, 0.8, status)

    def _draft(
        self, person: Filler, relation: str, held: Draft, anchor: Token, weight: float, status: Status | None
    ) -> Draft:
        return Draft(
            subject=person.participant,
            relation=relation,
            object=held.object,
            anchor=anchor.i,
            rule=f"{relation}: the post known before",
            weight=weight * person.weight * min(1.0, held.weight + 0.1),
            subject_tokens=(person.start, person.end),
            anchor_tokens=(anchor.i, anchor.i + 1),
            status=status,
        )
