"""Who takes part in the contest that a document tells of: winners, losers and everyone placed.

Sports news names its contest once, in the headline or the lead, and then only says who beat whom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers
from kg.claims.status import Statuses
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference
from kg.model import Status
from kg.syntax import Token

_OPPOSED = ("defeats", "competesWith")
_FOLLOWED = frozenset("suivi suivie suivis suivies".split())
_BEATEN = frozenset(
    "éliminé éliminée éliminés éliminées battu battue battus battues dominé dominée défait défaite".split()
)
_ENTERING = frozenset("disputer concourir aligner jouer participer courir".split())
"""Verbs that tell of taking part, and not of a result or an opponent."""
_LINKS = frozenset((",", "et", "le", "la", "l'", "les", "puis", "de", "des"))
_PLAYERS = frozenset(("Person", "SportsTeam", "City", "Organization", "Country"))


class Contests:
    """Reads participation in the contests of one document."""

    def __init__(
        self, discourse: Discourse, clauses: Clauses, fillers: Fillers, statuses: Statuses, vocabulary: Vocabulary
    ) -> None:
        self.discourse = discourse
        self.statuses = statuses
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.participants = discourse.participants
        self.clauses = clauses
        self.fillers = fillers
        self.words = vocabulary
        self.contests = {p.index for p in discourse.participants if self._is_contest(p.index)}
        self.main = self._main()

    def run(self, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Further drafts, from those that tell of opponents and from the words for results."""
        if not self.contests:
            return
        for draft in drafts:
            if draft.relation in _OPPOSED and draft.object is not None:
                contest, weight = self._of_sentence(draft.anchor)
                if contest >= 0:
                    for end, span in ((draft.subject, draft.subject_tokens), (draft.object, draft.object_tokens)):
                        if self.participants[end].type in _PLAYERS:
                            yield self._takes_part(end, span, contest, draft.anchor, weight * draft.weight)
        if self.main >= 0:
            yield from self._results()

    # ------------------------------------------------------------ the contest

    def _is_contest(self, number: int) -> bool:
        participant = self.participants[number]
        words = {
            word.strip(".,'").lower() for name in (participant.name, *participant.aliases) for word in name.split()
        }
        return participant.type == "Event" and bool(words & self.words.contest_nouns)

    def _main(self) -> int:
        """The one contest of the headline or the lead, or the only one; -1 when there is a choice."""
        places: Counter[int] = Counter()
        early: set[int] = set()
        for reference in self.discourse.references:
            for number in reference.participants:
                if number in self.contests and reference.kind in ("name", "nominal"):
                    sentence = self.parsed.sentence_of(reference.start)
                    places[number] += 1
                    if sentence.headline or self.tokens[reference.start].sentence <= 2:
                        early.add(number)
        ranked = [n for n, _ in places.most_common() if n in early and self._is_sport(n)]
        if not ranked:
            return -1
        first = ranked[0]
        nested = {n for n in ranked if self._is_within(n, first) or self._is_within(first, n)}
        return first if len(ranked) == 1 or nested >= set(ranked) or places[first] >= 2 * places[ranked[1]] else -1

    def _is_sport(self, number: int) -> bool:
        words = {word.lower() for word in self.participants[number].name.split()}
        return not words & self.words.vote_nouns

    def _is_within(self, inner: int, outer: int) -> bool:
        return self.participants[outer].name.lower() in self.participants[inner].name.lower()

    def _of_sentence(self, anchor: int) -> tuple[int, float]:
        """The contest named in the anchor's sentence, else the document's."""
        sentence = self.parsed.sentence_of(anchor)
        found = {
            number
            for reference in self.discourse.references
            if sentence.start <= reference.start < sentence.end
            for number in reference.participants
            if number in self.contests
        }
        outer = [n for n in found if not any(m != n and self._is_within(n, m) for m in found)]
        if len(outer) == 1:
            return outer[0], 0.9
        return (self.main, 0.75) if not found and self.main >= 0 else (-1, 0.0)

    # ------------------------------------------------------------ results

    def _results(self) -> Iterator[Draft]:
        """ "X termine deuxième", "le vainqueur est X", "suivi de Y": all of them ran."""
        for token in self.tokens:
            if token.pos == "VERB" and self.clauses.verb_lemma(token) in self.words.contest_verbs:
                if not self._is_told_before(token):
                    yield from self._ran(self._named(self.clauses.surface_subject(token)), token)
            elif token.lower in self.words.ranks and any(self.tokens[i].dep == "cop" for i in token.children):
                yield from self._ran(self._named([token.i, *self.clauses.surface_subject(token)]), token)
            if token.lemma == "suivre" and token.form == "Part":
                yield from self._followed(token)
            elif token.lower in _FOLLOWED and self.words.language == "fr":
                yield from self._ran_behind(token)
            elif token.lower in _BEATEN and self.words.language == "fr":
                yield from self._beaten(token)
        if self.words.language == "fr":
            yield from self._headlined()

    def _names(self, start: int, limit: int) -> Iterator[Reference]:
        """The people and teams named from a token on, parted by commas, "et" and demonyms only."""
        index = start
        while index < limit:
            found = next((r for r in self._starting(index) if r.kind == "name"), None)
            if found is not None and self.participants[found.participants[0]].type in ("Person", "SportsTeam"):
                yield found
                index = found.end
                continue
            demonym = any(r.kind == "adjective" for r in self._starting(index))
            if not demonym and self.tokens[index].lower not in _LINKS:
                return
            index += 1

    def _starting(self, index: int) -> list[Reference]:
        numbers = self.discourse.at.get(index, ())
        return [self.discourse.references[n] for n in numbers if self.discourse.references[n].start == index]

    def _ran_behind(self, token: Token) -> Iterator[Draft]:
        """ "X est premier, suivi de Y et Z", whatever the parser makes of "suivi"."""
        limit = self.parsed.sentence_of(token.i).end
        if token.i + 1 >= limit or self.tokens[token.i + 1].lower not in ("de", "d'", "du", "par", "des"):
            return
        behind = [self._filler(r) for r in self._names(token.i + 2, limit)]
        ahead = [r for r in self._before(token.i) if self.participants[r.participants[0]].type == "Person"]
        yield from self._ran([*behind, *(self._filler(r) for r in ahead[-1:])] if behind else [], token)

    def _before(self, index: int) -> list[Reference]:
        """The names of a sentence up to a token, in order."""
        start = self.parsed.sentence_of(index).start
        return [r for i in range(start, index) for r in self._starting(i) if r.kind == "name"]

    def _beaten(self, token: Token) -> Iterator[Draft]:
        """ "X est éliminée en quart par la Roumaine Y", where the parser hung "par" on the round."""
        limit = min(self.parsed.sentence_of(token.i).end, token.i + 9)
        agent = next((i for i in range(token.i + 1, limit) if self.tokens[i].lower == "par"), limit)
        winners = list(self._names(agent + 1, limit)) if agent < limit else []
        losers = [r for r in self._before(token.i) if self.participants[r.participants[0]].type in _PLAYERS]
        helped = token.i and self.tokens[token.i - 1].lower in ("est", "était", "été", "faite", "fait", "fut", "sont")
        if not winners or not losers or not helped:
            return
        winner, loser = self._filler(winners[0]), self._filler(losers[-1])
        yield from self._ran([winner, loser], token)
        if winner.participant != loser.participant:
            yield self._defeat(winner, loser, token, "beaten by", 0.8)

    def _headlined(self) -> Iterator[Draft]:
        """ "Tour de France : X remporte la 12e étape": whom the headline names behind its contest."""
        for sentence in self.parsed.sentences:
            colon = next((t.i for t in self.tokens[sentence.start : sentence.end] if t.text == ":"), -1)
            named = [r for i in range(sentence.start, max(colon, 0)) for r in self._starting(i)]
            if colon < 0 or not any(self.main in r.participants for r in named):
                continue
            if self.tokens[sentence.start].i != min(r.start for r in named):
                continue
            found = [r for i in range(colon, sentence.end) for r in self._starting(i) if r.kind == "name"]
            runners = [r for r in found if self.participants[r.participants[0]].type in ("Person", "SportsTeam")]
            yield from self._ran([self._filler(r) for r in runners], self.tokens[colon])

    @staticmethod
    def _filler(reference: Reference) -> Filler:
        return Filler(
            reference.participants[0], reference.head, reference.start, reference.end, reference.weight, reference.rule
        )

    def _followed(self, token: Token) -> Iterator[Draft]:
        behind = self.clauses.obliques(token)
        followers = self._named([*behind.get("de", ()), *behind.get("par", ()), *behind.get("agent", ())])
        if not followers:
            return
        yield from self._ran(followers, token)
        leaders = self._named(self.clauses.surface_subject(token))
        yield from self._ran(leaders, token)
        for leader in leaders[:1]:
            for follower in followers:
                if leader.participant != follower.participant:
                    yield self._defeat(leader, follower, token, "followed by", 0.75)

    @staticmethod
    def _defeat(winner: Filler, loser: Filler, token: Token, rule: str, weight: float) -> Draft:
        return Draft(
            subject=winner.participant,
            relation="defeats",
            object=loser.participant,
            anchor=token.i,
            rule=f"defeats: {rule}",
            weight=weight * winner.weight * loser.weight,
            subject_tokens=(winner.start, winner.end),
            object_tokens=(loser.start, loser.end),
            anchor_tokens=(token.i, token.i + 1),
        )

    def _named(self, indices: Sequence[int]) -> list[Filler]:
        return [
            filler
            for index in indices
            for filler in self.fillers.of(index)
            if self.participants[filler.participant].type in ("Person", "SportsTeam")
        ]

    def _ran(self, fillers: Sequence[Filler], anchor: Token) -> Iterator[Draft]:
        contest, weight = self._of_sentence(anchor.i)
        if contest < 0 or contest != self.main or self._is_elsewhere(contest, anchor):
            return
        for filler in fillers:
            yield self._takes_part(
                filler.participant, (filler.start, filler.end), contest, anchor.i, weight * filler.weight
            )

    def _is_round(self, contest: int) -> bool:
        """Whether the contest is one round of another: who meets in it takes part when it is played."""
        words = self.participants[contest].name.lower().split()
        return bool(words) and (words[0] in self.words.rounds or words[-1] in ("tour", "finale"))

    def _is_elsewhere(self, contest: int, anchor: Token) -> bool:
        """ "a remporté un succès après la Coupe du monde": not in it."""
        sentence = self.parsed.sentence_of(anchor.i)
        return any(
            contest in reference.participants
            and sentence.start <= reference.start < sentence.end
            and self.tokens[reference.head].case in ("après", "avant", "depuis", "hors", "after", "before", "since")
            for reference in self.discourse.references
        )

    def _is_told_before(self, verb: Token) -> bool:
        """ "avait remporté": an earlier contest."""
        return any(self.tokens[i].tense == "Imp" for i in verb.children if self.tokens[i].dep.startswith("aux"))

    def _takes_part(self, who: int, span: tuple[int, int], contest: int, anchor: int, weight: float) -> Draft:
        return Draft(
            subject=who,
            relation="participatesIn",
            object=contest,
            anchor=anchor,
            rule="participatesIn: the contest told of",
            weight=weight,
            subject_tokens=span,
            anchor_tokens=(anchor, anchor + 1),
            status=self._status(anchor, contest),
            sources=(),
        )

    def _status(self, anchor: int, contest: int) -> Status:
        """Whether it is run already: "disputera", "ne jouera pas", "s'est qualifié pour la finale".

        Who is to meet another in a round, or has not won it, takes part in the contest all the same.
        """
        verb = self.tokens[anchor]
        if verb.pos != "VERB" or self.words.language != "fr":
            return Status.ACTUAL
        if verb.lemma == "qualifier" and any(
            self.tokens[r.head].case == "pour" and self.tokens[r.head].sentence == verb.sentence
            for r in self.discourse.references
            if contest in r.participants
        ):
            return Status.PLANNED
        status = self.statuses.of(anchor, "participatesIn").status
        if verb.lemma not in _ENTERING:
            coming = status is Status.PLANNED and self._is_round(contest)  # "affrontera X au second tour"
            return Status.PLANNED if coming else Status.ACTUAL
        return Status.ACTUAL if status is Status.PAST else status
