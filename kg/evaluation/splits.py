"""Which part of the corpus an article belongs to: one to learn from, one to choose by, one to measure on."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256
from pathlib import Path


class Split(StrEnum):
    """A part of the corpus."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


def split_of(article: str) -> Split:
    """The part of the article with this id: about 80 of 100 are for training, 10 for development, 10 for the test.

    It hangs on the id alone (its SHA-256 modulo ten), so that an article stays where it is when others are added.

    >>> split_of("fr-a-002"), split_of("fr-a-017")
    (<Split.TRAIN: 'train'>, <Split.DEV: 'dev'>)
    """
    digit = int(sha256(article.encode()).hexdigest(), 16) % 10
    return {8: Split.DEV, 9: Split.TEST}.get(digit, Split.TRAIN)


def is_split(place: Path) -> bool:
    """Whether gold at this place is cut into parts: the corpus's articles and reports are; briefs are for training.

    >>> is_split(Path("corpus/reports/fr")), is_split(Path("corpus/briefs")), is_split(Path("seeds/marked"))
    (True, False, False)
    """
    return "corpus" in place.parts and "briefs" not in place.parts


def is_learned_from(place: Path, article: str) -> bool:
    """Whether an article at this place may be learned from: one for development or the test may not.

    >>> is_learned_from(Path("corpus/marked"), "fr-a-017"), is_learned_from(Path("corpus/briefs"), "fr-a-017")
    (False, True)
    """
    return not is_split(place) or split_of(article) is Split.TRAIN
