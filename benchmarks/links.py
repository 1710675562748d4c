"""Pronouns, possessives and noun phrases: how many are linked to whom they stand for, by rules and by learned links.

    python benchmarks/links.py [FOLDER...]

Measures the corpus's articles that the learned links have not learned from, and each folder of marked gold given.
``right`` is the share of the links made that are right, ``found`` the share of those in gold that are made rightly.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.evaluation import GoldDocument, load_gold
from kg.evaluation.splits import Split, split_of
from kg.extractor import extractor
from kg.labelled import entities_of, meant_by
from kg.learned.anaphora import ANAPHORIC
from kg.measure import document_of
from kg.model import Readers

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "marked"


def counts(article: GoldDocument, readers: Readers) -> Counter[tuple[str, str]]:
    """Links of one article by kind: in gold, made, and made rightly."""
    discourse = extractor(article.language, readers=readers).discourse(document_of(article))
    entity_of, meant = entities_of(article, discourse), meant_by(article, discourse.parsed)
    found: Counter[tuple[str, str]] = Counter()
    for head in meant:
        found["noun" if discourse.parsed.tokens[head].pos in ("NOUN", "PROPN") else "pronoun", "gold"] += 1
    for reference in discourse.references:
        if reference.kind in ANAPHORIC and len(reference.participants) == 1:
            found[reference.kind, "made"] += 1
            if meant.get(reference.head, "") == entity_of[reference.participants[0]]:
                found[reference.kind, "right"] += 1
    return found


def rows(name: str, gold: Sequence[GoldDocument]) -> Iterator[str]:
    """A line of figures for each kind and reader."""
    for readers in (Readers.RULES, Readers.BOTH):
        total = sum((counts(article, readers) for article in gold), Counter())
        for kind in ("pronoun", "noun"):
            marked, made, right = (total[kind, what] for what in ("gold", "made", "right"))
            shares = f"{right / max(made, 1):7.3f} {right / max(marked, 1):7.3f}"
            yield f"{name:16} {readers:8} {kind:8} {marked:6} {made:6} {shares}"


def main() -> None:
    """Print the table."""
    sets = {
        f"corpus {language}": [a for a in load_gold(CORPUS / language) if split_of(a.id) is not Split.TRAIN]
        for language in ("fr", "en")
    }
    sets |= {Path(folder).name: list(load_gold(folder)) for folder in sys.argv[1:]}
    print("gold             reader   kind       gold   made   right   found")
    for name, gold in sets.items():
        for row in rows(name, gold):
            print(row, flush=True)


if __name__ == "__main__":
    main()
