"""Measures what was read: gold articles and sentences in, figures and an error page out."""

from kg.evaluation.gold import GoldDocument
from kg.evaluation.loading import load_gold
from kg.evaluation.records import read_records, records_of
from kg.evaluation.scores import Scores
from kg.evaluation.scoring import score
from kg.evaluation.splits import split_of

__all__ = ["GoldDocument", "Scores", "load_gold", "read_records", "records_of", "score", "split_of"]
