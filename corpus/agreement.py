"""How far two careful readers of the same article agree: the second reading of a sample against the first.

    python corpus/agreement.py LANGUAGE [ARTICLE…]      lists the differences, to settle them

``first`` keeps the sample as it was first read, ``second`` as somebody read it who had not seen that; ``marked`` is
what the corpus holds, with the differences settled. A reading is judged as a program's is: its claims are the answer,
the other reading's are gold, optional claims of the answer are not asserted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import mean

from kg.evaluation import GoldDocument, Scores, load_gold, score
from kg.evaluation.gold import GoldAmount, GoldClaim
from kg.evaluation.records import ClaimRecord, EntityRecord, Named, Record, RecordValue
from kg.evaluation.scores import Outcome

HERE = Path(__file__).resolve().parent
SAMPLE = {"fr": 36, "en": 24}
"""How many articles of each language were read twice."""

Cell = str | int


@dataclass(frozen=True)
class Agreement:
    """What an answer scores against gold: all articles together, and the claim F1 of each article."""

    scores: Scores
    each: tuple[tuple[str, float], ...]

    @property
    def worst(self) -> tuple[str, float]:
        """The article on which the readings agree least, and its claim F1."""
        return min(self.each, key=lambda pair: (pair[1], pair[0]))


def sample(corpus: Sequence[GoldDocument], language: str) -> tuple[GoldDocument, ...]:
    """The articles that are read twice: the first of the language in the order of their ids' SHA-256."""
    own = [article for article in corpus if article.language == language]
    return tuple(sorted(own, key=lambda article: sha256(article.id.encode()).hexdigest())[: SAMPLE[language]])


def reading(which: str, language: str) -> tuple[GoldDocument, ...]:
    """The ``first`` or the ``second`` reading of a language's sample, sorted by id."""
    return load_gold(HERE / which / language)


def answer(article: GoldDocument) -> Iterator[Record]:
    """A reading as the records of a reader: its entities, then the claims that it demands."""
    for entity in article.entities:
        yield EntityRecord(document=article.id, name=entity.name, aliases=entity.aliases, type=entity.type)
    for claim in article.claims:
        yield ClaimRecord(
            document=article.id,
            subject=_named(article, claim.subject),
            relation=claim.relation,
            object=None if claim.object is None else _named(article, claim.object),
            value=_value(claim),
            status=claim.status.value,
            sources=_sources(article, claim),
            evidence=claim.evidence,
        )


def agreement(answers: Sequence[GoldDocument], gold: Sequence[GoldDocument]) -> Agreement:
    """How far the answers agree with the gold readings of the same articles."""
    records = [record for article in answers for record in answer(article)]
    each = tuple((article.id, score([article], records).claims.f1) for article in gold)
    return Agreement(score(gold, records), each)


def section(corpus: Sequence[GoldDocument]) -> list[str]:
    """The part of the report about agreement, as Markdown paragraphs and two tables of its own."""
    settled = {article.id: article for article in corpus}
    between: dict[str, Agreement] = {}
    rows: list[tuple[Cell, ...]] = []
    for language in SAMPLE:
        first, second = reading("first", language), reading("second", language)
        final = [settled[article.id] for article in first]
        between[language] = agreement(second, first)
        rows += [
            (language, name, *_claim_figures(agreement(one, other).scores))
            for name, one, other in (
                ("second against first", second, first),
                ("first against second", first, second),
                ("first against the corpus as settled", first, final),
                ("second against the corpus as settled", second, final),
            )
        ]
    return [
        _table(("", *between), _figures(between)),
        "What either reading is worth against the other, and against the corpus after its differences were settled:",
        _table(("language", "reading", "precision", "recall", "claim F1"), rows),
    ]


def differences(answers: Sequence[GoldDocument], gold: Sequence[GoldDocument]) -> Iterator[str]:
    """One line for each claim that only one reading demands, or that they tell differently."""
    known = {article.id: article for article in gold}
    for verdict in agreement(answers, gold).scores.verdicts:
        article, causes = known[verdict.document], ", ".join(verdict.causes)
        if verdict.outcome is not Outcome.RIGHT or causes:
            ours = _line(article, verdict.gold) if verdict.gold else "–"
            yield f"{verdict.document} | {verdict.outcome} | {causes} | first: {ours} | second: {_record(verdict.claim)}"


def _figures(between: dict[str, Agreement]) -> Iterator[tuple[Cell, ...]]:
    def row(name: str, *cells: Cell) -> tuple[Cell, ...]:
        return name, *cells

    found = [each.scores for each in between.values()]
    yield row("articles read twice", *(scores.documents for scores in found))
    yield row("claims of the first reading", *(s.claims.right + s.claims.missed for s in found))
    yield row("claims of the second, optional ones aside", *(s.claims.right + s.claims.false for s in found))
    yield row("claim precision", *(f"{s.claims.precision:.3f}" for s in found))
    yield row("claim recall", *(f"{s.claims.recall:.3f}" for s in found))
    yield row("claim F1", *(f"{s.claims.f1:.3f}" for s in found))
    yield row("claim F1, mean of the articles", *(f"{mean(f1 for _, f1 in a.each):.3f}" for a in between.values()))
    yield row("claim F1, worst article", *(f"{a.worst[1]:.3f} ({a.worst[0]})" for a in between.values()))
    yield row("same status, of shared claims", *(f"{s.status_accuracy:.3f}" for s in found))
    yield row("same source, where the first credits one", *(f"{s.source_accuracy:.3f}" for s in found))
    yield row("entity F1", *(f"{s.entities.f1:.3f}" for s in found))
    yield row("same type, of shared entities", *(f"{s.type_accuracy:.3f}" for s in found))


def _claim_figures(scores: Scores) -> tuple[str, str, str]:
    return f"{scores.claims.precision:.3f}", f"{scores.claims.recall:.3f}", f"{scores.claims.f1:.3f}"


def _named(article: GoldDocument, entity_id: str) -> Named:
    entity = article.entity(entity_id)
    return Named(name=entity.name, aliases=entity.aliases) if entity else Named(name=entity_id)


def _sources(article: GoldDocument, claim: GoldClaim) -> tuple[str, ...]:
    if claim.source is None:
        return ()
    entity = article.entity(claim.source)
    return entity.names if entity else (claim.source,)


def _value(claim: GoldClaim) -> RecordValue | None:
    if isinstance(claim.value, GoldAmount):
        return {"value": claim.value.value, "currency": claim.value.currency, "approximate": claim.value.approximate}
    return claim.value


def _line(article: GoldDocument, claim: GoldClaim) -> str:
    ends = [_named(article, end).name for end in claim.ends]
    source = _sources(article, claim)[:1]
    return " ".join(str(part) for part in (*_between(ends, claim.relation), claim.value or "", claim.status, *source))


def _record(claim: ClaimRecord | None) -> str:
    if claim is None:
        return "–"
    return " ".join((claim.subject.name, claim.relation, claim.target, claim.status, *claim.sources[:1]))


def _between(ends: Sequence[str], relation: str) -> tuple[str, ...]:
    return ends[0], relation, *ends[1:]


def _table(head: Sequence[Cell], rows: Iterator[tuple[Cell, ...]] | Sequence[tuple[Cell, ...]]) -> str:
    lines: list[Sequence[Cell]] = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    language, *wanted = sys.argv[1:]
    second = [article for article in reading("second", language) if not wanted or article.id in wanted]
    first = [article for article in reading("first", language) if not wanted or article.id in wanted]
    print("\n".join(differences(second, first)))
