"""What a share is quoted at: "l'action X cédait 2,3 % à 18,64 euros", "shares in X closed at $12.50"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers
from kg.claims.reader import Reader
from kg.discourse import Discourse, Reference
from kg.model import Amount, Span
from kg.syntax import Found, Token

_AT = ("à", "at", "to")
_OWNER_ROLES = ("poss", "de", "of", "in", "compound", "nmod")
_SENTENCES_BACK = 2


class Quotes:
    """Reads the share prices of one document."""

    def __init__(self, discourse: Discourse, clauses: Clauses, fillers: Fillers, reader: Reader) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.fillers = fillers
        self.words = reader.vocabulary
        self.ontology = reader.ontology

    def run(self) -> Iterator[Draft]:
        """Drafts in the order of the amounts."""
        for amount in self.parsed.amounts:
            inside = self.parsed.touched(amount)
            if inside and inside[0].i > 0 and self.tokens[inside[0].i - 1].lower in _AT:
                yield from self._quoted(amount, inside)

    def _quoted(self, amount: Found[Amount], inside: list[Token]) -> Iterator[Draft]:
        head = next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i or t.head == t.i), inside[0])
        verb = self.clauses.verb_above(head)
        if verb is None or self.clauses.is_passive(verb):
            return
        for index in self.clauses.surface_subject(verb):
            share = self.tokens[index]
            if share.lemma.lower() not in self.words.quoted_shares or share.dep in ("acl", "advcl"):
                continue
            for filler in self._owners(share):
                yield Draft(
                    subject=filler.participant,
                    relation="price",
                    anchor=verb.i,
                    rule="price: share quoted at",
                    weight=0.9 * filler.weight,
                    value=amount.value,
                    value_span=Span(amount.start, amount.end),
                    subject_tokens=(filler.start, filler.end),
                    anchor_tokens=(share.i, share.i + 1),
                )

    def _owners(self, share: Token) -> list[Filler]:
        """Whose share it is; with no owner beside it, the only firm of this sentence and those just before."""
        roles = self.clauses.noun_roles(share)
        for indices in ([share.i], *(roles.get(role, []) for role in _OWNER_ROLES)):
            found = [f for index in indices for f in self.fillers.of(index) if self._is_firm(f.participant)]
            if found:
                return found
        return [] if "poss" in roles else self._only_firm(share)

    def _only_firm(self, share: Token) -> list[Filler]:
        start = self.parsed.sentences[max(0, share.sentence - _SENTENCES_BACK)].start
        near = [
            (r, p)
            for r in self.discourse.references
            if r.kind == "name" and start <= r.start < share.i and self._is_subject(r)
            for p in r.participants
            if self._is_firm(p)
        ]
        if len({p for _, p in near}) != 1:
            return []
        reference, participant = near[-1]
        return [Filler(participant, share.i, reference.start, reference.end, 0.8, "the only firm around")]

    def _is_subject(self, reference: Reference) -> bool:
        return any(self.tokens[i].dep.startswith("nsubj") for i in range(reference.start, reference.end))

    def _is_firm(self, participant: int) -> bool:
        kind = self.discourse.participants[participant].type
        return kind == "Organization" or self.ontology.is_a(kind, "Company")
