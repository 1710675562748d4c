"""Figures that a text states, and whose each may be: what the learned reader decides about besides pairs.

A figure is an amount, a count, a date, or a number of which nothing beside it says what it counts. It may be anybody's
whom its sentence mentions, or one of the two before it, and theirs whom the document is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10

import numpy as np

from kg.discourse import BACK, Discourse, FigureProposal, Reference
from kg.learned.arrays import logistic, means, most, running, shares
from kg.learned.encoder import Array
from kg.learned.labels import LOSS, PROFIT, STATUSES, TYPES, VALUES
from kg.learned.pairs import MAIN, by_sentence
from kg.model import Amount, Period, Quantity, Span
from kg.ontology import ValueKind
from kg.syntax import LARGE, Found, ParsedText, Token
from kg.threads import one_thread

OLDEST = 120
NEAR = 5
"""Words from a figure within which a word that names a relation stands beside it."""

LONGEST = 30
"""Words between a figure and its owner, above which they are not looked at."""

FLOOR = 0.02
"""What is less probable is not mentioned."""

SIGHTS = ("figure", "above", "top", "owner", "between")
"""What a word is seen as, side by side."""
_KINDS = tuple(ValueKind)[:3]
_REFERENCES = ("name", "nominal", "adjective", "noun", "pronoun")
_GAPS = (0, 1, 2, 4, 7, 12, 20, 35)
_ROLES = ("nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "obl:mod", "nmod", "appos", "poss", "root")
_STEPS = 5

FEATURES = 3 + 6 + len(TYPES) + 1 + len(_REFERENCES) + 5 + 4 + 4 + len(_GAPS) + 2 * len(_ROLES) + 4 + 3 * len(VALUES)
"""How many numbers are seen of a figure and an owner, besides their vectors."""

Namings = Mapping[str, Iterable[str]]
"""Relations of figures that a word names."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in the tokens ``start`` to ``end``: the word ``above`` it, and ``top``, the verb above that.

    ``told`` says that what it counts stands beside it.
    """

    start: int
    end: int
    above: int
    top: int
    kind: ValueKind
    value: Amount | Quantity | Period
    span: Span
    told: bool


@dataclass(frozen=True, slots=True)
class Owned:
    """A figure, by its place among those of the document, and who may own it; ``back`` as with pairs."""

    figure: int
    owner: int
    reference: Reference
    back: int


def figures(parsed: ParsedText) -> list[Figure]:
    """The figures of a document, in the order of the text."""
    found = [
        *(_figure(parsed, one, ValueKind.AMOUNT, told=True) for one in parsed.amounts),
        *(_figure(parsed, one, ValueKind.INTEGER, told=True) for one in parsed.quantities if one.value.unit != "%"),
        *(_figure(parsed, one, ValueKind.DATE, told=True) for one in parsed.periods),
        *(_figure(parsed, one, ValueKind.AMOUNT, told=False) for one in parsed.elided()),
        *_counted(parsed),
    ]
    return sorted((one for one in found if one is not None), key=lambda one: (one.start, one.end))


def _counted(parsed: ParsedText) -> Iterator[Figure | None]:
    """Numbers alone that may be counts."""
    for found in parsed.numbers:
        number = found.value.value
        if 0 < number < LARGE and number == int(number):
            yield _figure(parsed, found, ValueKind.INTEGER, told=False)


def _figure(
    parsed: ParsedText, found: Found[Amount] | Found[Quantity] | Found[Period], kind: ValueKind, *, told: bool
) -> Figure | None:
    inside = parsed.touched(found)
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    head = next((t for t in inside if not first <= t.head <= last or t.head == t.i), inside[0])
    above = parsed.tokens[head.head]
    top = above
    for _ in range(_STEPS):
        if top.pos == "VERB" or top.head == top.i:
            break
        top = parsed.tokens[top.head]
    return Figure(first, last + 1, above.i, top.i, kind, found.value, Span(found.start, found.end), told)


def owned(discourse: Discourse, listed: Sequence[Figure]) -> Iterator[Owned]:
    """Every figure with everybody whose it may be."""
    inside = by_sentence(discourse)
    main = [p.index for p in discourse.by_salience()[:MAIN]]
    for number, figure in enumerate(listed):
        sentence = discourse.parsed.tokens[figure.start].sentence
        near: dict[int, tuple[int, Reference]] = {}
        for back in range(BACK + 1):
            for owner, found in inside.get(sentence - back, {}).items():
                apart = [r for r in found if r.end <= figure.start or r.start >= figure.end]
                if owner not in near and apart:
                    near[owner] = (back, min(apart, key=lambda r: (_gap(r, figure), r.start)))
        for owner in main:
            earlier = [s for s in inside if s < sentence and owner in inside[s]]
            if owner not in near and earlier:
                near[owner] = (BACK + 1, inside[max(earlier)][owner][0])
        for owner in sorted(near):
            back, reference = near[owner]
            yield Owned(number, owner, reference, back)


def _gap(reference: Reference, figure: Figure) -> int:
    return max(figure.start - reference.end, reference.start - figure.end, 0)


class FigureFeatures:
    """What is seen of the figures of one document and their owners, besides the words' vectors."""

    def __init__(self, discourse: Discourse, listed: Sequence[Figure], namings: Namings) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.listed = listed
        self.rank = {p.index: min(place, 4) for place, p in enumerate(discourse.by_salience())}
        named = [frozenset(namings.get(t.lemma.lower(), ())) | frozenset(namings.get(t.lower, ())) for t in self.tokens]
        self.alone = [self._of_figure(figure, named) for figure in listed]

    def ends(self, one: Owned) -> tuple[int, ...]:
        """Tokens: the figure, the words above it, the owner, and what stands between the two."""
        figure, reference = self.listed[one.figure], one.reference
        start, end = min(figure.end, reference.end), max(figure.start, reference.start)
        if not 0 <= end - start <= LONGEST:
            start = end = figure.start
        return figure.start, figure.end, figure.above, figure.top, reference.start, reference.end, start, end

    def row(self, one: Owned) -> Array:
        """The features of a figure and an owner."""
        figure, reference = self.listed[one.figure], one.reference
        participant = self.discourse.participants[one.owner]
        gap = _gap(reference, figure)
        head = self.tokens[reference.head]
        between = self.tokens[min(figure.end, reference.end) : max(figure.start, reference.start)]
        row = [
            *_one_of(participant.type, TYPES),
            participant.guessed,
            *_one_of(reference.kind, _REFERENCES),
            *_one_of(self.rank[one.owner], range(5)),
            *_one_of(one.back, range(BACK + 2)),
            reference.end <= figure.start,
            gap == 1 and between[0].text in (",", "(", ":"),
            any(t.pos == "VERB" for t in between) if len(between) <= LONGEST else False,
            reference.weight,
            *(gap <= limit for limit in _GAPS),
            *_one_of(head.dep, _ROLES),
            head.head == figure.above,
            head.head == figure.top,
            head.i == figure.above,
            self.tokens[figure.top].head == head.i,
        ]
        return np.concatenate([np.array(row, dtype=np.float32), self.alone[one.figure]])

    def _of_figure(self, figure: Figure, named: Sequence[frozenset[str]]) -> Array:
        value = figure.value
        number = abs(value.value) if not isinstance(value, Period) else 0.0
        sentence = self.discourse.parsed.sentence_of(figure.start)
        before = _all(named[max(sentence.start, figure.start - NEAR) : figure.start])
        behind = _all(named[figure.end : min(sentence.end, figure.end + NEAR)])
        anywhere = _all(named[sentence.start : sentence.end])
        row = [
            *_one_of(figure.kind, _KINDS),
            figure.told,
            isinstance(value, Quantity) and value.unit == "years",
            figure.kind is ValueKind.INTEGER and number <= OLDEST,
            figure.kind is ValueKind.INTEGER and 1000 <= number < 2100,
            log10(number + 1) / 10,
            sentence.headline,
            *_one_of(self.tokens[figure.start].dep, _ROLES),
            *(relation in words for words in (before, behind, anywhere) for relation in VALUES),
        ]
        return np.array(row, dtype=np.float32)


@dataclass(frozen=True, eq=False)
class FigureScorer:
    """``layers`` are the weights, by name; ``training/figures.py`` makes them."""

    layers: Mapping[str, Array]

    def proposals(self, discourse: Discourse, words: Array, namings: Namings) -> list[FigureProposal]:
        """What each figure probably tells of whom; ``words`` has a vector for each token."""
        listed = figures(discourse.parsed)
        rows = list(owned(discourse, listed))
        if not rows:
            return []
        seen = FigureFeatures(discourse, listed, namings)
        with one_thread():
            chances, statuses = self._scores(rows, seen, words)
        found = []
        for row, column in zip(*np.nonzero(chances >= FLOOR), strict=True):
            figure, likeliest = listed[rows[row].figure], int(statuses[row].argmax())
            relation = VALUES[column]
            found.append(
                FigureProposal(
                    rows[row].owner,
                    PROFIT if relation == LOSS else relation,
                    round(float(chances[row, column]), 3),
                    STATUSES[likeliest],
                    round(float(statuses[row, likeliest]), 3),
                    anchor(figure, relation, discourse.parsed.tokens, namings),
                    (rows[row].reference.start, rows[row].reference.end),
                    (figure.start, figure.end),
                    _below_nought(figure.value) if relation == LOSS else figure.value,
                    figure.span,
                )
            )
        return found

    def _scores(self, rows: Sequence[Owned], seen: FigureFeatures, words: Array) -> tuple[Array, Array]:
        """For each row the probability of each relation, and of each status."""
        ends = np.array([seen.ends(one) for one in rows], dtype=np.int64)
        parts = np.split(self._linear(words, "sight"), len(SIGHTS), axis=1)
        figure, above, top, owner, between = parts
        f0, f1, up, verb, o0, o1, b0, b1 = ends.T
        hidden = means(running(figure), f0, f1) + above[up] + top[verb]
        hidden += means(running(owner), o0, o1) + means(running(between), b0, b1)
        hidden += self._linear(np.stack([seen.row(one) for one in rows]), "known")
        hidden = np.maximum(self._linear(np.maximum(hidden, 0), "l1"), 0)
        rivals = [
            most(hidden, np.array([[k] for k in of])) for of in zip(*((r.figure, r.owner) for r in rows), strict=True)
        ]
        hidden = hidden + np.maximum(self._linear(np.concatenate([hidden, *rivals], 1), "l2"), 0)
        return logistic(self._linear(hidden, "out")), shares(self._linear(hidden, "status"))

    def _linear(self, values: Array, name: str) -> Array:
        return np.asarray(values @ self.layers[f"{name}.weight"].T + self.layers[f"{name}.bias"])


def _below_nought(value: Amount | Quantity | Period) -> Amount | Quantity | Period:
    return replace(value, value=-abs(value.value), minimum=None, maximum=None) if isinstance(value, Amount) else value


def _one_of(value: object, choices: Iterable[object]) -> Iterator[bool]:
    return (value == choice for choice in choices)


def _all(words: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*words)


def anchor(figure: Figure, relation: str, tokens: Sequence[Token], namings: Namings) -> int:
    """The word that says it: the nearest to the figure that names the relation, else the one above the figure."""
    sentence = tokens[figure.start].sentence
    named = [
        token.i
        for token in tokens
        if token.sentence == sentence
        and (relation in namings.get(token.lemma.lower(), ()) or relation in namings.get(token.lower, ()))
    ]
    return min(named, key=lambda i: (abs(i - figure.start), i), default=figure.above)
