"""A claim in the making: ends as participant numbers, places as tokens, reasons kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Quantity, Source, Span, Status, Value


@dataclass(slots=True, eq=False)
class Draft:
    """What a rule found. ``anchor`` is the token whose clause decides status and source.

    ``status`` and ``sources`` are None until decided; a rule that knows better sets them. ``leaning`` is the status
    that the learned reader finds likeliest for a draft of its own, with the probability ``certainty``. ``laid_out``
    says that lines make the claim and no words, of which the learned reader has no opinion.
    """

    subject: int
    relation: str
    anchor: int
    rule: str
    weight: float
    object: int | None = None
    value: Value | None = None
    value_span: Span | None = None
    subject_tokens: tuple[int, int] = (0, 0)
    object_tokens: tuple[int, int] = (0, 0)
    anchor_tokens: tuple[int, int] = (0, 0)
    status: Status | None = None
    sources: tuple[Source, ...] | None = None
    leaning: Status | None = None
    certainty: float = 0.0
    laid_out: bool = False
    qualifiers: dict[str, Value] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, str, int | str]:
        """Subject, relation and object or value: drafts with one key say the same."""
        value = self.value.value if isinstance(self.value, Quantity) else self.value
        told = str(float(value)) if isinstance(value, int | float) else str(value)
        return (self.subject, self.relation, self.object if self.object is not None else told)
