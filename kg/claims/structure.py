"""What the rules that read claims from word order share."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.claims.status import Statuses
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference
from kg.model import Status
from kg.ontology import Ontology

_AROUND = frozenset(
    """
    le la l' les nord sud est ouest centre nord-est nord-ouest sud-est sud-ouest de du des d' the north south east
    west of northern southern eastern western central
    """.split()
)


class Structure:
    """The references of one document in order, and drafts from two of them."""

    def __init__(self, discourse: Discourse, statuses: Statuses, vocabulary: Vocabulary, ontology: Ontology) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.participants = discourse.participants
        self.statuses = statuses
        self.words = vocabulary
        self.ontology = ontology
        self.references = sorted(
            (r for r in discourse.references if r.kind in ("name", "nominal", "adjective")),
            key=lambda r: (r.start, -r.end),
        )

    def _starting(self, index: int) -> Reference | None:
        found = [self.discourse.references[n] for n in self.discourse.at.get(index, ())]
        named = [r for r in found if r.start == index and r.kind in ("name", "nominal")]
        return named[-1] if named else None

    def _behind(self, reference: Reference, skipped: int = 0) -> Reference | None:
        """The name that stands right behind another in its sentence, ``skipped`` tokens further on."""
        index = reference.end + skipped
        if index >= len(self.tokens) or self.tokens[index].sentence != self.tokens[reference.start].sentence:
            return None
        return self._starting(index)

    def _is_person(self, reference: Reference) -> bool:
        return self.participants[reference.participants[0]].type == "Person"

    def _structural(
        self,
        subject: Reference,
        relation: str,
        obj: Reference,
        rule: str,
        weight: float,
        *,
        anchor: int | None = None,
        anchor_tokens: tuple[int, int] | None = None,
    ) -> Draft:
        """A draft of two references, anchored in the object unless another place is given."""
        return Draft(
            subject=subject.participants[0],
            relation=relation,
            object=obj.participants[0],
            anchor=obj.head if anchor is None else anchor,
            rule=f"{relation}: {rule}",
            weight=weight,
            subject_tokens=(subject.start, subject.end),
            object_tokens=(obj.start, obj.end),
            anchor_tokens=anchor_tokens or (min(subject.end, obj.start), obj.end),
            status=Status.ACTUAL,
            sources=(),
        )

    def _place_at(self, index: int) -> Reference | None:
        """The place after "à", "en", "dans le nord de", "in"."""
        if index >= len(self.tokens) or self.tokens[index].lower not in ("à", "en", "au", "aux", "dans", "in", "near"):
            return None
        index += 1
        limit = min(index + 6, len(self.tokens))
        while index < limit:
            found = self._starting(index)
            if found is not None:
                kind = self.participants[found.participants[0]].type
                return found if kind in ("Country", "City", "Region", "Place") else None
            if self.tokens[index].lower not in _AROUND:
                return None
            index += 1
        return None

    def _link_before(self, index: int, limit: int) -> str:
        index -= 1
        while index > limit and self.tokens[index].lower in ("la", "le", "l'", "les", "the"):
            index -= 1
        return self.tokens[index].lower
