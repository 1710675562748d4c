"""Who stands in the vote that a French document tells of: lists of candidates, candidates by title, results.

Political news names its vote once, in the headline or the lead, and then only says who got how much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.claims.draft import Draft
from kg.claims.layout import Items
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference, Title
from kg.model import Status
from kg.syntax import Sentence

_STANDING = frozenset("candidats candidatures prétendants concurrents postulants retenus lice noms".split())
_SHARES = frozenset("voix suffrages suffrage".split())
_ROUNDS = frozenset(("tour", "scrutin"))
_OPENING = frozenset(("dont", "sont", ":", "comme", "telles", "tels", "de", "agit"))
_BETWEEN = frozenset((",", "et", "ou", "encore", "enfin", "ainsi", "que", "notamment", ";", "puis", "donc"))
_AGAINST = frozenset("écarté écartés recalé recalés refusé retiré éliminés exclu sans ni renoncé".split())
_HEADING = frozenset(
    "obtenir recueillir récolter totaliser arriver qualifier devancer remporter réaliser créditer".split()
)


def stand(drafts: list[Draft], discourse: Discourse, words: Vocabulary) -> list[Draft]:
    """The drafts, with people who are told to take part in a French vote as its candidates."""
    if words.language != "fr":
        return drafts
    votes = _votes(discourse, words)
    for draft in drafts:
        person = discourse.participants[draft.subject].type == "Person"
        if person and draft.relation == "participatesIn" and draft.object in votes:
            draft.relation, draft.rule = "candidateFor", draft.rule.replace("participatesIn", "candidateFor")
    return drafts


def _votes(discourse: Discourse, words: Vocabulary) -> set[int]:
    """The participants that are votes by name."""
    nouns = words.vote_nouns - {"nobel"}
    events = (p for p in discourse.participants if p.type == "Event")
    return {p.index for p in events if {word.strip(".,'").lower() for word in p.name.split()} & nouns}


class Ballots(Items):
    """Reads candidacies from the shape of one French document."""

    def run(self) -> Iterator[Draft]:
        """All the drafts, rule by rule."""
        if self.words.language != "fr":
            return
        votes = _votes(self.discourse, self.words)
        if not votes:
            return
        main = self._main(votes)
        yield from self._titled(votes, main)
        if main is not None:
            yield from (self._row(person, main) for person in self._rows())
        listing = False
        for sentence in self.parsed.sentences:
            vote, weight = self._told_in(sentence, votes, main)
            words = {t.lower for t in self.parsed.tokens[sentence.start : sentence.end]}
            standing = bool(words & _STANDING) and not words & _AGAINST
            if vote is not None and (standing or (listing and {"il", "agit"} <= words)):
                yield from self._listed(sentence, vote, weight)
            elif vote is not None and words & _SHARES and not words & _AGAINST:
                yield from self._counted(sentence, vote, weight)
            listing = standing

    # ------------------------------------------------------------ the vote

    def _main(self, votes: set[int]) -> Reference | None:
        """The only vote, or the one named early and at least twice as often as any other."""
        counts: Counter[int] = Counter()
        first: dict[int, Reference] = {}
        for reference in self.references:
            number = reference.participants[0]
            if number in votes:
                counts[number] += 1
                first.setdefault(number, reference)
        top = next((number for number, _ in counts.most_common()), -1)
        ranked = [(n, count) for n, count in counts.most_common() if n == top or not self._is_same(n, top)]
        if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        reference = first[ranked[0][0]]
        early = self.parsed.sentence_of(reference.start).headline or self.tokens[reference.start].sentence <= 3
        return reference if early or len(ranked) == 1 else None

    def _is_same(self, one: int, other: int) -> bool:
        """Whether one name says in more words what the other says: "la présidentielle", "l'élection présidentielle"."""
        words, others = (set(self.participants[n].name.lower().split()) for n in (one, other))
        return words <= others or others <= words

    def _told_in(self, sentence: Sentence, votes: set[int], main: Reference | None) -> tuple[Reference | None, float]:
        """The vote that the sentence names, else the document's."""
        here = [r for r in self.references if sentence.start <= r.start < sentence.end and r.participants[0] in votes]
        if here:
            return (here[-1], 0.88) if len({r.participants[0] for r in here}) == 1 else (None, 0.0)
        return main, 0.8

    # ------------------------------------------------------------ lists and results

    def _listed(self, sentence: Sentence, vote: Reference, weight: float) -> Iterator[Draft]:
        """ "Les candidats sont A, B et C": everybody in the run of names."""
        run: list[Reference] = []
        for reference in self._people(sentence):
            if run and not self._joined(run[-1], reference):
                if len(run) > 1:
                    break
                run = []
            if run or self._opens(reference, sentence):
                run.append(reference)
        status = Status.PAST if self._is_former(sentence) else Status.ACTUAL
        for person in run if len(run) > 1 else ():
            draft = self._candidacy(person, vote, "list of candidates", weight)
            draft.status, draft.sources = status, None
            yield draft

    def _is_former(self, sentence: Sentence) -> bool:
        """ "trois anciens candidats à la primaire"."""
        return any(
            t.lower in _STANDING and self.tokens[t.i - 1].lower in self.words.past_modifiers
            for t in self.tokens[sentence.start + 1 : sentence.end]
        )

    def _people(self, sentence: Sentence) -> Iterator[Reference]:
        for reference in self.references:
            inside = sentence.start <= reference.start < sentence.end
            if inside and reference.kind == "name" and self._is_person(reference):
                yield reference

    def _joined(self, before: Reference, after: Reference) -> bool:
        """Whether only commas, conjunctions and parentheses stand between two names."""
        depth = 0
        for token in self.tokens[before.end : after.start]:
            depth += (token.text == "(") - (token.text == ")")
            if depth == 0 and token.text != ")" and token.lower not in _BETWEEN:
                return False
        return True

    def _opens(self, reference: Reference, sentence: Sentence) -> bool:
        near = self.tokens[max(sentence.start, reference.start - 4) : reference.start]
        return any(t.lower in _OPENING or t.lower == "notamment" for t in near)

    def _counted(self, sentence: Sentence, vote: Reference, weight: float) -> Iterator[Draft]:
        """ "X recueille 24 % des suffrages, suivi de Y": those who stand before the verb or behind another."""
        words = self.tokens[sentence.start : sentence.end]
        if not any(t.lemma in _HEADING for t in words) and not any(t.lower in _ROUNDS for t in words):
            return
        for person in self._people(sentence):
            head = self.tokens[person.head]
            before = self.tokens[person.start - 1].lower if person.start > sentence.start else ""
            behind = before in ("devant", "de", "par") and self.tokens[person.start - 2].lower in ("suivi", "devancé")
            if head.dep in ("nsubj", "nsubj:pass") or before == "devant" or behind:
                yield self._candidacy(person, vote, "result of a vote", weight * 0.9)

    # ------------------------------------------------------------ titles

    def _titled(self, votes: set[int], main: Reference | None) -> Iterator[Draft]:
        """ "le candidat LR à la présidentielle, X", "le candidat socialiste X": of which vote."""
        for title in self.discourse.titles:
            if not any(relation == "candidateFor" for relation, _ in title.relations) or not title.holders:
                continue
            if title.rule not in ("title before the name", "title after the name"):
                continue
            kinds = {self.participants[c].type for c in title.complements}
            if kinds - {"PoliticalParty", "Organization"}:
                continue
            vote, weight = self._behind_title(title, votes), 0.9
            if vote is None and title.noun < 0 and not self._is_led_on(title):
                vote, weight = main, 0.75
            status = self._title_status(title)
            for holder in title.holders if vote is not None else ():
                if vote is not None and self.participants[holder].type == "Person":
                    yield Draft(
                        subject=holder,
                        relation="candidateFor",
                        object=vote.participants[0],
                        anchor=title.head,
                        rule="candidateFor: title and vote",
                        weight=weight * title.weight,
                        object_tokens=(vote.start, vote.end),
                        anchor_tokens=(title.head, title.end),
                        status=status,
                        sources=(),
                    )

    def _is_led_on(self, title: Title) -> bool:
        """ "candidat à un troisième mandat": for something else than the vote told of."""
        end = max(title.end, title.complement_end)
        return end < len(self.tokens) and self.tokens[end].lower in ("à", "au", "aux", "pour")

    def _behind_title(self, title: Title, votes: set[int]) -> Reference | None:
        """The vote led to by "à" or "pour" within a few words of the title."""
        limit = min(title.head + 10, self.parsed.sentence_of(title.head).end)
        for index in range(title.head + 1, limit):
            found = self._starting(index)
            if found is not None and found.participants[0] in votes:
                return found if self._link_before(found.start, title.head) in ("à", "au", "aux", "pour", "de") else None
            if self.tokens[index].pos in ("VERB", "AUX") or self.tokens[index].text in (".", ";"):
                return None
        return None

    def _title_status(self, title: Title) -> Status:
        words = {*title.modifiers, self.tokens[title.head - 1].lower if title.head else ""}
        if any(w.strip("-") in self.words.past_modifiers or w in self.words.past_modifiers for w in words):
            return Status.PAST
        return Status.POSSIBLE if words & self.words.possible_modifiers else Status.ACTUAL

    def _row(self, person: Reference, vote: Reference) -> Draft:
        draft = self._candidacy(person, vote, "line of results", 0.9)
        draft.laid_out = True
        return draft

    def _candidacy(self, person: Reference, vote: Reference, rule: str, weight: float) -> Draft:
        return self._structural(
            person,
            "candidateFor",
            vote,
            rule,
            weight,
            anchor=person.head,
            anchor_tokens=(person.start, person.end),
        )
