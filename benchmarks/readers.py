"""Rules, learned reader and both, side by side: how much each finds, how right it is, how fast it reads.

Words a second are those of as many processes as ``kg build`` would start.

    python benchmarks/readers.py [FOLDER...]

Measures the corpus's articles that the learned reader has not learned from, and each folder of gold given. The rules
were not written for sentences of these articles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from kg.evaluation import GoldDocument, load_gold, records_of, score
from kg.evaluation.splits import Split, split_of
from kg.extractor import extractor
from kg.measure import document_of
from kg.model import Document, Readers
from kg.processes import read_each

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def documents(gold: Sequence[GoldDocument]) -> list[Document]:
    """The articles' texts."""
    return [document_of(a) for a in gold]


def rows(name: str, gold: Sequence[GoldDocument]) -> Iterator[str]:
    """A line of figures for each reader."""
    words, texts = sum(len(article.text.split()) for article in gold), documents(gold)
    for readers in Readers:
        opened = partial(extractor, readers=readers)
        opened(gold[0].language).read(texts[0])  # what is loaded once does not count
        begin = perf_counter()
        found = list(read_each(texts, opened))
        speed = words / (perf_counter() - begin)
        scores = score(gold, [record for extraction in found for record in records_of(extraction)])
        claims = scores.claims
        figures = f"{claims.precision:9.3f} {claims.recall:7.3f} {claims.f1:6.3f} {scores.status_accuracy:7.3f}"
        yield f"{name:16} {readers:8} {figures} {speed:8.0f}"


def main() -> None:
    """Print the table."""
    sets = {
        f"{part} {language}": [a for a in load_gold(CORPUS / part / language) if split_of(a.id) is not Split.TRAIN]
        for part in ("marked", "reports")
        for language in ("fr", "en")
    }
    sets |= {Path(folder).name: list(load_gold(folder)) for folder in sys.argv[1:]}
    print("gold             reader   precision  recall     F1  status  words/s")
    for name, gold in sets.items():
        for row in rows(name, gold):
            print(row, flush=True)


if __name__ == "__main__":
    main()
