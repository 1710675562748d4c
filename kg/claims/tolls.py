"""How many died, where the event is told of apart: "au moins 31 personnes sont mortes dans l'attentat de X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.figures import head_of
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference
from kg.model import Quantity, Span
from kg.syntax import Found, Token

_DEAD = frozenset("mort morts décès tués victimes dead deaths fatalities".split())
"""Units of the dead themselves."""


class Tolls:
    """Reads the counts of one document that no rule for figures has given an owner."""

    def __init__(self, discourse: Discourse, clauses: Clauses, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.words = vocabulary
        self.disasters = {p.index for p in discourse.participants if p.type == "Event" and self._kills(p.name)}

    def _kills(self, name: str) -> bool:
        return any(word in self.words.disasters for word in name.lower().replace("’", "'").replace("'", " ").split())

    def run(self, drafts: list[Draft]) -> Iterator[Draft]:
        """A draft for each count of dead that ``drafts`` leave without an event."""
        told = {draft.value_span for draft in drafts if draft.relation == "casualties"}
        for found in self.parsed.quantities if self.disasters else ():
            span = Span(found.start, found.end)
            anchor = None if span in told else self._death(found)
            event = self._event(anchor) if anchor is not None else None
            if anchor is None or event is None:
                continue
            yield Draft(
                subject=event.participants[0],
                relation="casualties",
                anchor=anchor.i,
                rule="casualties: the toll of what the text tells of",
                weight=0.75,
                value=found.value.plain,
                value_span=span,
                subject_tokens=(event.start, event.end),
                anchor_tokens=(anchor.i, anchor.i + 1),
            )

    def _death(self, found: Found[Quantity]) -> Token | None:
        """The word that says that those who are counted died."""
        inside = self.parsed.touched(found)
        if not inside:
            return None
        head = head_of(inside)
        if found.value.unit in _DEAD:
            return head
        verb = self.tokens[head.head]
        if verb.pos != "VERB" or head.case:
            return None
        dying = self.clauses.verb_lemma(verb) in self.words.dying_verbs and head.dep.startswith("nsubj")
        killed = verb.lemma in self.words.killing_verbs and self.clauses.is_passive(verb) and head.dep == "nsubj:pass"
        return verb if dying or killed else None

    def _event(self, anchor: Token) -> Reference | None:
        """The disaster nearest to the word in its sentence."""
        here = [
            r
            for r in self.discourse.references
            if self.disasters & set(r.participants) and self.tokens[r.start].sentence == anchor.sentence
        ]
        return min(here, key=lambda r: (abs(r.start - anchor.i), r.start), default=None)
