"""Figures that are still to come: "sa prévision de bénéfice", "expects a loss"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.claims.mood import Mood
from kg.claims.vocabulary import Vocabulary
from kg.syntax import Token

_STEPS = 3
"""Nouns that one looks up through: "a loss on | revenue of 74 billion"."""


@dataclass(frozen=True, slots=True, eq=False)
class Forecasts:
    """Knows the forecasts of one document."""

    tokens: Sequence[Token]
    moods: Mood
    words: Vocabulary

    def has(self, token: Token, told: Token) -> bool:
        """Whether a forecast tells the figure that a word names; ``told`` is the word whose clause says it.

        "sa prévision de bénéfice", "its profit forecast"; "table sur un bénéfice", "sees a profit".
        """
        above = self.tokens[token.head]
        below = token.case in ("de", "of") or token.dep == "compound"
        if below and above.i != token.i and above.lemma.lower() in self.words.forecasts:
            return True
        step, verb = token, told
        for _ in range(_STEPS):
            if step.dep.startswith("nsubj"):
                return False
            if verb.pos == "VERB" or step.head == step.i:
                break
            step = verb = self.tokens[step.head]
        ahead = verb.pos == "VERB" and (verb.lemma in self.words.forecasting_verbs or verb.lower == "sees")
        return ahead and self.moods.of(verb) is None
