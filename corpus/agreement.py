"""How far two careful readers of the same article agree: the second reading of a sample against the first.

    python corpus/agreement.py LANGUAGE [ARTICLE…]      lists the differences, to settle them

``first`` keeps the sample as it was first read, ``second`` as somebody read it who had not seen that; ``marked`` is
what the corpus holds, with the differences settled. A reading is judged as a program's is: its claims are the answer,
the other reading's are gold, and what the answer calls optional it does not assert.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
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

Row = tuple[object, ...]


@dataclass(frozen=True)
class Agreement:
    """What an answer scores against gold: all articles together, and the claim F1 of each article."""

    scores: Scores
    each: tuple[tuple[str, float], ...]

    @property
    def worst(self) -> str:
        """The lowest claim F1 of an article, and the article."""
        article, f1 = min(self.each, key=lambda pair: (pair[1], pair[0]))
        return f"{f1:.3f} ({article})"


def sample(corpus: Sequence[GoldDocument], language: str) -> tuple[GoldDocument, ...]:
    """The articles that are read twice: the first of the language in the order of their ids' SHA-256."""
    own = [article for article in corpus if article.language == language]
    return tuple(sorted(own, key=lambda article: sha256(article.id.encode()).hexdigest())[: SAMPLE[language]])


def reading(which: str, language: str) -> tuple[GoldDocument, ...]:
    """The ``first`` or the ``second`` reading of a language's sample, sorted by id."""
    return load_gold(HERE / which / language)


def answer(article: GoldDocument) -> Iterator[Record]:
    """A reading as the records of a program: its entities, then the claims that it demands."""
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


def figures() -> list[Row]:
    """The second reading against the first as rows of a table, one column for each language of ``SAMPLE``."""
    found = [agreement(reading("second", language), reading("first", language)) for language in SAMPLE]

    def row(name: str, cell: Callable[[Scores], object]) -> Row:
        return name, *(cell(each.scores) for each in found)

    return [
        row("articles read twice", lambda s: s.documents),
        row("claims of the first reading", lambda s: s.claims.right + s.claims.missed),
        row("claims of the second", lambda s: s.claims.right + s.claims.false),
        row("claim precision", lambda s: f"{s.claims.precision:.3f}"),
        row("claim recall", lambda s: f"{s.claims.recall:.3f}"),
        row("claim F1", lambda s: f"{s.claims.f1:.3f}"),
        ("claim F1, mean of the articles", *(f"{mean(f1 for _, f1 in one.each):.3f}" for one in found)),
        ("claim F1, worst article", *(one.worst for one in found)),
        row("same status, of the shared claims", lambda s: f"{s.status_accuracy:.3f}"),
        row("same source, where the first credits one", lambda s: f"{s.source_accuracy:.3f}"),
        row("entity F1", lambda s: f"{s.entities.f1:.3f}"),
        row("same type, of the shared entities", lambda s: f"{s.type_accuracy:.3f}"),
    ]


def settled(corpus: Sequence[GoldDocument]) -> list[Row]:
    """What each reading is worth against the corpus as it is now, one row for each language and reading."""
    now = {article.id: article for article in corpus}
    rows: list[Row] = []
    for language in SAMPLE:
        for which in ("first", "second"):
            answers = reading(which, language)
            claims = agreement(answers, [now[article.id] for article in answers]).scores.claims
            shares = (claims.precision, claims.recall, claims.f1)
            rows.append((language, which, *(f"{share:.3f}" for share in shares)))
    return rows


def differences(answers: Sequence[GoldDocument], gold: Sequence[GoldDocument]) -> Iterator[str]:
    """One line for each claim that only one reading demands, or whose status or source they tell differently."""
    known = {article.id: article for article in gold}
    for verdict in agreement(answers, gold).scores.verdicts:
        if verdict.outcome is not Outcome.RIGHT or verdict.causes:
            first = _line(known[verdict.document], verdict.gold)
            what = f"{verdict.outcome} ({', '.join(verdict.causes)})"
            yield f"{verdict.document} | {what} | first: {first} | second: {_record_line(verdict.claim)}"


def _named(article: GoldDocument, entity_id: str) -> Named:
    (entity,) = (entity for entity in article.entities if entity.id == entity_id)
    return Named(name=entity.name, aliases=entity.aliases)


def _sources(article: GoldDocument, claim: GoldClaim) -> tuple[str, ...]:
    if claim.source is None:
        return ()
    entity = article.entity(claim.source)
    return entity.names if entity else (claim.source,)


def _value(claim: GoldClaim) -> RecordValue | None:
    if isinstance(claim.value, GoldAmount):
        return {"value": claim.value.value, "currency": claim.value.currency, "approximate": claim.value.approximate}
    return claim.value


def _line(article: GoldDocument, claim: GoldClaim | None) -> str:
    if claim is None:
        return "nothing"
    target = _named(article, claim.object).name if claim.object else str(claim.value)
    parts = (_named(article, claim.subject).name, claim.relation, target, claim.status, *_sources(article, claim)[:1])
    return " ".join(parts)


def _record_line(claim: ClaimRecord | None) -> str:
    if claim is None:
        return "nothing"
    return " ".join((claim.subject.name, claim.relation, claim.target, claim.status, *claim.sources[:1]))


if __name__ == "__main__":
    language, *wanted = sys.argv[1:]
    first, second = (
        [article for article in reading(which, language) if not wanted or article.id in wanted]
        for which in ("first", "second")
    )
    print("\n".join(differences(second, first)))
