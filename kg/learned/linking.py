"""The learned links of pronouns and definite noun phrases: each to whom it most probably stands for, or to nobody.

A network with one hidden layer compares the encoder's vectors of an anaphor and of everybody spoken of before it,
and what `Agreement` tells of them; nobody is one more choice (mention ranking after Lee et al., "End-to-end Neural
Coreference Resolution", 2017). Links are made from left to right: whom a pronoun stands for is spoken of there.
``training/network.py`` does the same in torch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from kg.discourse import Discourse, Reference
from kg.learned.agreement import Agreement
from kg.learned.anaphora import ANAPHORIC, Anaphor, Anaphora, Classes
from kg.learned.arrays import means, running, shares
from kg.learned.encoder import Array
from kg.threads import one_thread

LEAST = 0.45
"""Links of less probability are doubtful."""

DOUBTFUL = 0.15
"""Links of less probability are not made at all."""

_WEIGHTS = ((0.9, 0.9), (0.75, 0.8), (0.6, 0.65), (LEAST, 0.5))
"""The weight of a link by its probability, in the steps that the rules use."""

_SIGHTS = ("head", "span", "near", "first", "head_product", "span_product", "near_product")
"""What a word is seen as: an anaphor's head, part of an anaphor, part of who is meant, the first word for them."""


@dataclass(frozen=True, eq=False)
class Linker:
    """``layers`` are the weights, by name."""

    layers: Mapping[str, Array]

    def link(self, discourse: Discourse, words: Array, classes: Classes) -> None:
        """Replace what the rules of coreference found in the discourse; ``words`` has a vector for each token.

        What the rules say of sets stands where nobody alone is meant.
        """
        anaphora = Anaphora(discourse, classes)
        found: dict[int, Reference] = {}
        anaphors = anaphora.anaphors()
        with one_thread():
            seen = _Seen(Agreement(anaphora), self.layers, words)
            for anaphor in anaphors:
                for reference in seen.links(anaphor):
                    if reference.weight < LEAST:
                        discourse.doubtful.append(reference)
                    else:
                        found[anaphor.head] = reference
                        anaphora.spoken(reference)
        decided = {anaphor.head for anaphor in anaphors}
        for head, reference in anaphora.chosen.items():
            if len(reference.participants) > 1 or head not in decided:
                found.setdefault(head, reference)
        named = [reference for reference in discourse.references if reference.kind not in ANAPHORIC]
        discourse.references = [*named, *(found[head] for head in sorted(found))]
        discourse.index()


class _Seen:
    """One document as the network sees it."""

    def __init__(self, agreement: Agreement, layers: Mapping[str, Array], words: Array) -> None:
        self.agreement = agreement
        self.layers = layers
        self.sights = {name: words @ layers[f"{name}.weight"].T for name in _SIGHTS}
        self.sums = {name: running(values) for name, values in self.sights.items()}

    def links(self, anaphor: Anaphor) -> Iterator[Reference]:
        """Whom the anaphor stands for, and who else may be meant."""
        candidates = self.agreement.anaphora.candidates(anaphor)
        if not candidates:
            return
        w, start, end = self.layers, anaphor.start, anaphor.end
        own = self.sights["head"][anaphor.head] + means(self.sums["span"], start, end)
        own = own + w["alone.weight"] @ self.agreement.alone(anaphor) + w["alone.bias"]
        nobody = w["nobody.weight"] @ np.maximum(own, 0) + w["nobody.bias"]
        starts = np.array([c.nearest.reference.start for c in candidates])
        ends = np.array([c.nearest.reference.end for c in candidates])
        theirs = means(self.sums["near"], starts, ends) + self.sights["first"][[c.first for c in candidates]]
        agreeing = self.agreement.together(anaphor, candidates) @ w["together.weight"].T + w["together.bias"]
        mine = self.sights["head_product"][anaphor.head] + means(self.sums["span_product"], start, end)
        product = np.tanh(mine + w["head_product.bias"]) * np.tanh(
            means(self.sums["near_product"], starts, ends) + w["near_product.bias"]
        )
        joined = np.concatenate([np.maximum(own + theirs + agreeing, 0), product], 1)
        last = np.maximum(joined @ w["last.weight"].T + w["last.bias"], 0)
        scores = np.append(last @ w["out.weight"][0] + w["out.bias"][0], nobody)
        chances = shares(scores)
        rule = "pronoun" if anaphor.kind == "pronoun" else "definite noun"
        for place in np.argsort(-chances[:-1], kind="stable")[:2]:
            share = float(chances[place])
            if share >= DOUBTFUL:
                weight = next((weight for least, weight in _WEIGHTS if share >= least), round(share, 1))
                yield anaphor.reference(candidates[place].participant, rule, weight)
