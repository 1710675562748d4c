"""Rules, learned reader and both, side by side: how much each finds, how right it is, how fast it reads.

    python benchmarks/readers.py [FOLDER...]

Measures the corpus's articles that the learned reader has not learned from, and each folder of gold given. The rules
were not written for sentences of these articles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from kg.documents import document_from_text
from kg.evaluation import GoldDocument, load_gold, records_of, score
from kg.evaluation.splits import Split, split_of
from kg.extractor import extractor
from kg.model import Extraction, Readers

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "marked"


def read(article: GoldDocument, readers: Readers) -> Extraction:
    """What a reader finds in an article's text."""
    return extractor(article.language, readers=readers).read(
        document_from_text(article.text, id=article.id, language=article.language, published=article.published)
    )


def rows(name: str, gold: Sequence[GoldDocument]) -> Iterator[str]:
    """A line of figures for each reader."""
    words = sum(len(article.text.split()) for article in gold)
    for readers in Readers:
        read(gold[0], readers)  # what is loaded once does not count
        begin = perf_counter()
        found = [read(article, readers) for article in gold]
        speed = words / (perf_counter() - begin)
        scores = score(gold, [record for extraction in found for record in records_of(extraction)])
        claims = scores.claims
        figures = f"{claims.precision:9.3f} {claims.recall:7.3f} {claims.f1:6.3f} {scores.status_accuracy:7.3f}"
        yield f"{name:16} {readers:8} {figures} {speed:8.0f}"


def main() -> None:
    """Print the table."""
    sets = {
        f"corpus {language}": [a for a in load_gold(CORPUS / language) if split_of(a.id) is not Split.TRAIN]
        for language in ("fr", "en")
    }
    sets |= {Path(folder).name: list(load_gold(folder)) for folder in sys.argv[1:]}
    print("gold             reader   precision  recall     F1  status  words/s")
    for name, gold in sets.items():
        for row in rows(name, gold):
            print(row, flush=True)


if __name__ == "__main__":
    main()
