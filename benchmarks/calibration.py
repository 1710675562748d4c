"""Counts how often claims are right by weight and rule on the corpus, and says how far confidence can be believed.

    python benchmarks/calibration.py            measures
    python benchmarks/calibration.py --write    also writes kg/claims/calibration.json and docs/reliability.svg

The corpus's articles and reports are cut in five by their ids, and each part is judged by what was counted on the other
four. The learned reader has learned from the corpus's part for training, so what it says is judged, and reported, on
the other articles alone (`kg.evaluation.split_of`); they lie in two of the five parts.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from kg.claims.calibration import FIGURE, LEARNED, Calibration, fit, log_odds, opinion_odds, write
from kg.evaluation import GoldDocument, load_gold, records_of, score
from kg.evaluation.scores import Outcome
from kg.evaluation.splits import Split, split_of
from kg.extractor import extractor
from kg.measure import document_of

ROOT = Path(__file__).resolve().parents[1]
PARTS = 5
BINS = 10
MOST = 2**22
"""Four times the most claims that can be numbered; a power of two, so that numbers survive."""


@dataclass(frozen=True)
class Judged:
    """A claim of the reader: its article, rule and weight, and whether gold has it."""

    article: str
    rule: str
    weight: float
    opinion: float | None
    right: bool

    @property
    def learned(self) -> bool:
        """Say whether the learned reader alone found it."""
        return self.rule.endswith(LEARNED)

    @property
    def unseen(self) -> bool:
        """Say whether the learned reader has not learned from its article."""
        return split_of(self.article) is not Split.TRAIN


@dataclass(frozen=True)
class Recording(Calibration):
    """Gives every claim a number, and remembers what it is to be judged by.

    The number stands in the upper quarter of the confidence, so that no claim is left out for want of it.
    """

    heard: list[tuple[str, float, float | None]] = field(default_factory=list)

    def confidence(self, rule: str, weight: float, opinion: float | None = None) -> float:
        """A confidence that tells the claim's number, in 0.75..1."""
        self.heard.append((rule, weight, opinion))
        return 0.75 + len(self.heard) / MOST

    def of_claim(self, confidence: float) -> tuple[str, float, float | None]:
        """Rule, weight and opinion of the claim that got this confidence."""
        return self.heard[round((confidence - 0.75) * MOST) - 1]


def judged(article: GoldDocument) -> list[Judged]:
    """Every claim of the article that gold demands or does not have; optional ones are left out."""
    recording = Recording()
    reader = extractor(article.language)
    raw = replace(reader, reader=replace(reader.reader, calibration=recording))
    read = raw.read(document_of(article))
    claims = {
        (claim.subject.name, claim.relation, claim.object.name if claim.object else "", claim.evidence): claim
        for claim in read.claims
    }
    found = []
    for verdict in score([article], records_of(read)).verdicts:
        record = verdict.claim
        if verdict.outcome is Outcome.MISSED or record is None or record.evidence is None:
            continue
        target = record.object.name if record.object else ""
        if verdict.outcome is Outcome.FALSE and target and target in record.subject.name:
            continue  # a place inside a name, which some annotators list and others do not
        claim = claims[record.subject.name, record.relation, target, record.evidence]
        found.append(Judged(article.id, *recording.of_claim(claim.confidence), verdict.outcome is Outcome.RIGHT))
    return found


def cross_validated(claims: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Confidence and truth of each claim of unseen articles, by what was counted on the other parts."""
    found = []
    for part in range(PARTS):
        calibration = calibrate([c for c in claims if part_of(c.article) != part])
        found += [
            (calibration.confidence(c.rule, c.weight, c.opinion), c.right)
            for c in claims
            if part_of(c.article) == part and c.unseen
        ]
    return found


def calibrate(claims: Sequence[Judged]) -> Calibration:
    """What was counted of the rules, and what the learned reader's opinion is worth."""
    ruled = [c for c in claims if not c.learned]
    alone = [c for c in claims if c.learned and c.unseen]
    figures = [c for c in alone if c.rule.endswith(FIGURE)]
    others = [c for c in alone if not c.rule.endswith(FIGURE)]
    rows, right = [], []
    for part in range(PARTS):
        counted = fit((c.rule, c.weight, c.right) for c in ruled if part_of(c.article) != part)
        for claim in ruled:
            if claim.unseen and claim.opinion is not None and part_of(claim.article) == part:
                ruling = log_odds(counted.confidence(claim.rule, claim.weight))
                rows.append((ruling, opinion_odds(claim.opinion), 1.0))
                right.append(claim.right)
    joint = logistic(np.array(rows), np.array(right))
    counted = fit((c.rule, c.weight, c.right) for c in ruled)
    return replace(counted, learned=_worth(others), figured=_worth(figures), joint=joint)


def _worth(claims: Sequence[Judged]) -> tuple[float, ...]:
    """What the learned reader's probability is worth, of claims that it alone found."""
    return logistic(np.array([(log_odds(c.weight), 1.0) for c in claims]), np.array([c.right for c in claims]))


def logistic(rows: np.ndarray, right: np.ndarray) -> tuple[float, ...]:
    """Weights of a logistic regression, hardly held back, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        said = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (said - right) + 0.01 * weights
        curvature = (rows * (said * (1 - said))[:, None]).T @ rows + 0.01 * np.eye(len(weights))
        step = np.linalg.solve(curvature, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return tuple(round(float(weight), 3) for weight in weights)


def part_of(article: str) -> int:
    """The part of the corpus that an article belongs to."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % PARTS


def bins(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Mean confidence, share of right claims and number of claims of each tenth that holds any."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in pairs:
        held.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        (sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some), len(some))
        for _, some in sorted(held.items())
    ]


def calibration_error(found: Sequence[tuple[float, float, int]]) -> float:
    """The expected calibration error: the mean distance of confidence from truth over the bins, by their size."""
    total = sum(count for *_, count in found)
    return sum(abs(said - true) * count for said, true, count in found) / total


def plot(found: Sequence[tuple[float, float, int]], error: float) -> str:
    """The reliability plot as SVG: a dot a bin, its area the number of claims, on the line where saying is being."""
    most = max(count for *_, count in found)
    dots = "\n".join(
        f'<circle cx="{60 + 400 * said:.1f}" cy="{430 - 400 * true:.1f}" r="{3 + 15 * (count / most) ** 0.5:.1f}">'
        f"<title>{count} claims: said {said:.2f}, right {true:.2f}</title></circle>"
        for said, true, count in found
    )
    ticks = "\n".join(
        f'<text x="{60 + 400 * t:.0f}" y="450" text-anchor="middle">{t:g}</text>'
        f'<text x="50" y="{434 - 400 * t:.0f}" text-anchor="end">{t:g}</text>'
        f'<path d="M{60 + 400 * t:.0f} 430v-400M60 {430 - 400 * t:.0f}h400" class="grid"/>'
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 490" font-family="sans-serif" font-size="13">
<title>Reliability of confidence, expected calibration error {error:.3f}</title>
<style>
svg {{ background: #fff }} text {{ fill: #222 }} .grid {{ stroke: #ddd; fill: none }}
.line {{ stroke: #888; stroke-dasharray: 5 4 }} circle {{ fill: #1f6fb2; fill-opacity: .75 }}
</style>
{ticks}
<path d="M60 430L460 30" class="line"/>
{dots}
<text x="260" y="478" text-anchor="middle">confidence that the claim says</text>
<text transform="translate(16 230) rotate(-90)" text-anchor="middle">share of claims that are right</text>
</svg>
"""


def main() -> None:
    """Measure, and write what ships when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write what ships, and its plot")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read")
    options = parser.parse_args()
    articles = [article for part in ("marked", "reports") for article in load_gold(ROOT / "corpus" / part)]
    with Pool(options.jobs) as pool:
        claims = [claim for some in pool.imap(judged, articles, 8) for claim in some]
    pairs = cross_validated(claims)
    found = bins(pairs)
    error = calibration_error(found)
    print(f"{len(pairs)} claims of unseen articles, {sum(right for _, right in pairs) / len(pairs):.3f} right")
    for said, true, count in found:
        print(f"  confidence {said:.2f}  right {true:.2f}  claims {count}")
    print(f"expected calibration error {error:.3f}")
    for least in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = [right for confidence, right in pairs if confidence >= least]
        share = sum(kept) / sum(right for _, right in pairs)
        print(f"  at least {least:.1f}: precision {sum(kept) / max(1, len(kept)):.3f}, {share:.3f} of the right claims")
    if options.write:
        made = write(calibrate(claims))
        (ROOT / "kg" / "claims" / "calibration.json").write_text(made, encoding="utf-8")
        (ROOT / "docs" / "reliability.svg").write_text(plot(found, error), encoding="utf-8")


if __name__ == "__main__":
    main()
