"""How often claims of a rule and a weight were right: weights become probabilities.

A weight says how sure a rule is of itself. The articles of ``corpus/``, which no rule was written for, say how
often claims of about that weight were right, and how often those of the rule itself; a rule seen seldom
leans on its weight, one seen often on its record. ``benchmarks/calibration.py`` counts and measures.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

PRIOR = 8.0
"""How many claims of a rule its weight counts for."""

UNHEARD = 0.01
"""What an opinion counts for that the learned reader does not mention, because it is below .02."""

LEARNED = ".learned"
"""How the rules of claims end that only the learned reader found."""

FIGURE = f".figure{LEARNED}"
"""How those among them end whose object is a figure."""

_FILE = Path(__file__).with_name("calibration.json")


@dataclass(frozen=True, slots=True)
class Seen:
    """Claims that were judged: how many, and how many of them were right."""

    right: int
    all: int


@dataclass(frozen=True)
class Calibration:
    """``steps`` pairs the highest weight of each step with what was seen in it; ``rules`` has what each rule did.

    Where the learned reader has read too, logistic regressions on log odds say what its opinion is worth: ``learned``
    has slope and constant for claims that it alone found, ``figured`` for those of figures, ``joint`` the slopes for
    what was counted and for its opinion, and the constant, for claims of the rules. An empty calibration leaves
    weights as they are.

    >>> Calibration(((0.8, Seen(4, 8)), (1.0, Seen(17, 18)))).confidence("a rule", 0.9)
    0.9
    """

    steps: tuple[tuple[float, Seen], ...] = ()
    rules: Mapping[str, Seen] = field(default_factory=dict)
    learned: tuple[float, float] = (1.0, 0.0)
    figured: tuple[float, float] = (1.0, 0.0)
    joint: tuple[float, float, float] = (1.0, 0.0, 0.0)

    def confidence(self, rule: str, weight: float, opinion: float | None = None) -> float:
        """The probability that a claim of this rule and weight is right, in 0..1.

        ``opinion`` is the probability that the learned reader gives it, None where it has not read.
        """
        if not self.steps:
            return min(weight, 0.99)
        if rule.endswith(LEARNED):
            slope, constant = self.figured if rule.endswith(FIGURE) else self.learned
            return _chance(slope * log_odds(weight) + constant)
        expected = self._expected(weight)
        seen = self.rules.get(rule, Seen(0, 0))
        counted = (seen.right + PRIOR * expected) / (seen.all + PRIOR)
        if opinion is None:
            return round(counted, 3)
        ruled, thought, constant = self.joint
        return _chance(ruled * log_odds(counted) + thought * opinion_odds(opinion) + constant)

    def _expected(self, weight: float) -> float:
        seen = next((seen for highest, seen in self.steps if weight <= highest), self.steps[-1][1])
        return (seen.right + 1) / (seen.all + 2)


def _chance(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 3)


def log_odds(probability: float) -> float:
    """Log odds; probabilities near 0 and 1 count as 0.005 and 0.995."""
    held = min(max(probability, 0.005), 0.995)
    return math.log(held / (1 - held))


def opinion_odds(opinion: float) -> float:
    """Log odds of what the learned reader thinks of a claim of the rules."""
    return log_odds(max(opinion, UNHEARD))


def fit(judged: Iterable[tuple[str, float, bool]]) -> Calibration:
    """The calibration of claims given as rule, weight and whether they were right.

    Weights are pooled until more weight never means less right (isotonic regression by pooling adjacent
    violators: Ayer et al., "An empirical distribution function for sampling with incomplete information", 1955).
    """
    ordered = sorted(judged, key=lambda one: (round(one[1], 2), one[0], one[2]))
    steps: list[tuple[float, Seen]] = []
    rules: dict[str, Seen] = {}
    for rule, weight, right in ordered:
        known = rules.get(rule, Seen(0, 0))
        rules[rule] = Seen(known.right + right, known.all + 1)
        steps.append((round(weight, 2), Seen(int(right), 1)))
        while len(steps) > 1 and _is_no_better(steps[-1], steps[-2]):
            highest, upper = steps.pop()
            _, lower = steps.pop()
            steps.append((highest, Seen(lower.right + upper.right, lower.all + upper.all)))
    return Calibration(tuple(steps), dict(sorted(rules.items())))


def _is_no_better(upper: tuple[float, Seen], lower: tuple[float, Seen]) -> bool:
    same_weight = upper[0] == lower[0]
    return same_weight or upper[1].right * lower[1].all <= lower[1].right * upper[1].all


@lru_cache(maxsize=1)
def shipped() -> Calibration:
    """The calibration that comes with the package."""
    stored = json.loads(_FILE.read_text("utf-8"))
    steps = tuple((highest, Seen(*seen)) for highest, seen in stored["steps"])
    rules = {rule: Seen(*seen) for rule, seen in stored["rules"].items()}
    return Calibration(steps, rules, *(tuple(stored[name]) for name in ("learned", "figured", "joint")))


def write(calibration: Calibration) -> str:
    """The calibration as the package stores it."""
    steps = [[highest, [seen.right, seen.all]] for highest, seen in calibration.steps]
    rules = ",\n".join(
        f"  {json.dumps(rule, ensure_ascii=False)}: [{s.right}, {s.all}]" for rule, s in calibration.rules.items()
    )
    numbers = {"learned": calibration.learned, "figured": calibration.figured, "joint": calibration.joint}
    head = "".join(f' "{name}": {json.dumps(value)},\n' for name, value in numbers.items())
    return f'{{\n "steps": {json.dumps(steps)},\n{head} "rules": {{\n{rules}\n }}\n}}\n'
