"""What the claims step needs besides a document: the ontology, its patterns and its cue words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.claims.calibration import Calibration, shipped
from kg.claims.patterns import PatternTable
from kg.claims.vocabulary import Vocabulary
from kg.ontology import Ontology

if TYPE_CHECKING:
    from kg.claims.figures import FigureTables


@dataclass(frozen=True, slots=True)
class Reader:
    """One language's tables, built once."""

    ontology: Ontology
    patterns: PatternTable
    vocabulary: Vocabulary
    figure_words: FigureTables
    calibration: Calibration = field(default_factory=shipped)
