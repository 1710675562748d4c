"""Which words of a text are those that the ontology teaches for a relation."""

from __future__ import annotations

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.reader import Reader
from kg.discourse import Discourse
from kg.syntax import Token

_TELLING = ("VERB", "NOUN", "ADJ", "AUX")
_PARTING = ("leaves", "dismisses")
"""Relations that no noun for people tells: "le président X, | dont le départ interviendra en juin"."""


class Wordings:
    """Looks the words of one document up in the patterns of its language."""

    def __init__(self, discourse: Discourse, reader: Reader, clauses: Clauses) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.reader = reader
        self.clauses = clauses

    def tells(self, token: Token, relation: str) -> bool:
        """Whether the ontology teaches the word for the relation or a kin of it, or as what people are."""
        people = self.reader.vocabulary.person_nouns
        return token.lemma.lower() in people or token.lower in people or self.is_taught(token, relation)

    def is_taught(self, token: Token, relation: str) -> bool:
        """Whether an example or a wording of the relation, or of a kin of it, has the word for its anchor."""
        ontology, table = self.reader.ontology, self.reader.patterns.by_anchor
        words = {token.lemma.lower(), self.clauses.verb_lemma(token)}
        taught = {pattern.relation for word in words for pattern in table.get(word, ())}
        above = {relation, *ontology.ancestors(relation)}
        return any(other in above or relation in ontology.ancestors(other) for other in taught)

    def settle(self, draft: Draft) -> None:
        """Give a draft whose anchor says nothing of its relation the one word of the sentence that does.

        "pourrait abandonner X, où elle emploie 40 personnes": the learned reader may point at the wrong verb.
        """
        anchor = self.parsed.tokens[draft.anchor]
        told = self.is_taught if draft.relation in _PARTING else self.tells
        if told(anchor, draft.relation):
            return
        sentence = self.parsed.sentence_of(draft.anchor)
        ends = {*range(*draft.subject_tokens), *range(*draft.object_tokens)}
        found = [
            token.i
            for token in self.parsed.tokens[sentence.start : sentence.end]
            if token.pos in _TELLING
            and token.i not in ends
            and self.discourse.outermost(token.i) is None
            and self.is_taught(token, draft.relation)
        ]
        if len(found) == 2 and self.parsed.tokens[found[1]].head == found[0]:
            found = found[:1]  # "a présenté sa démission"
        if len(found) == 1:
            draft.anchor = found[0]
            draft.anchor_tokens = (found[0], found[0] + 1)
