"""Our figures are those of the reference scorer, where its articles and script are at hand."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.evaluation import GoldDocument, Scores, load_gold, read_records, score
from kg.evaluation.gold import GoldAmount, GoldClaim, GoldEntity, GoldValue
from kg.evaluation.inventory import GUIDELINES
from kg.model import Status

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold"
SCRIPT = GOLD / "score.py"

pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="the reference scorer is not here")


def _corrupted(document: GoldDocument, dice: random.Random) -> Iterator[dict[str, object]]:
    """Gold with errors of every kind: lost, merged, doubled and invented entities; misread, doubled, false claims."""
    known = {entity.id: _named(entity, dice) for entity in document.entities}
    for entity in document.entities:
        if dice.random() < 0.85:
            other = dice.choice(document.entities)
            extra = [other.name] if dice.random() < 0.1 else []
            kind = entity.type if dice.random() < 0.7 else dice.choice(sorted(GUIDELINES.types))
            for _ in range(1 + (dice.random() < 0.15)):
                named = _named(entity, dice)
                yield {
                    "record": "entity",
                    "document": document.id,
                    "name": named["name"],
                    "aliases": [*named["aliases"], *extra],
                    "type": GUIDELINES.supertypes.get(kind, kind) if dice.random() < 0.2 else kind,
                }
    yield {"record": "entity", "document": document.id, "name": "Personne de connu", "aliases": [], "type": "Person"}
    for claim in (*document.claims, *document.optional_claims):
        for _ in range(dice.choice((0, 1, 1, 1, 2))):
            yield _claim(claim, document, known, dice)


def _named(entity: GoldEntity, dice: random.Random) -> dict[str, list[str] | str]:
    names = list(entity.names)
    dice.shuffle(names)
    name = names[0].upper() if dice.random() < 0.2 else f"le {names[0]}" if dice.random() < 0.1 else names[0]
    return {"name": name, "aliases": names[1 : 1 + dice.randrange(3)]}


def _claim(
    claim: GoldClaim, document: GoldDocument, known: dict[str, object], dice: random.Random
) -> dict[str, object]:
    relation = claim.relation if dice.random() < 0.8 else dice.choice(sorted(GUIDELINES.relations))
    relation = GUIDELINES.parents.get(relation, relation) if dice.random() < 0.2 else relation
    ends: list[object] = [known[end] for end in claim.ends]
    if len(ends) == 2 and dice.random() < 0.2:
        ends.reverse()
    if dice.random() < 0.1:
        ends[0] = {"name": f"Inconnu {dice.randrange(2)}", "aliases": []}
    if dice.random() < 0.1:
        ends[-1] = known[dice.choice(document.entities).id]
    shift = dice.choice((0, 0, 40, 400))
    source = document.entity(claim.source)
    sources = {0: [], 1: ["sources"], 2: [source.name if source else claim.source or "rien"]}
    return {
        "record": "claim",
        "document": document.id,
        "subject": ends[0],
        "relation": relation,
        "object": ends[1] if len(ends) == 2 else None,
        "value": _value(claim.value, dice),
        "status": claim.status if dice.random() < 0.8 else dice.choice(list(Status)),
        "sources": sources[dice.randrange(3)],
        "evidence": {"start": claim.evidence.start + shift, "end": claim.evidence.end + shift},
        "confidence": 0.5,
    }


def _value(value: GoldValue | None, dice: random.Random) -> object:
    scale = dice.choice((1, 1, 1, 1.005, 1.2))
    match value:
        case GoldAmount(value=amount, currency=currency, approximate=approximate):
            currency = "USD" if dice.random() < 0.1 else currency
            return {"value": amount * scale, "currency": currency, "approximate": approximate}
        case int() | float():
            return {"value": value} if dice.random() < 0.1 else value * scale
        case str():
            return value[: dice.choice((3, 4, 7, 20))]
    return None


def _figures(scores: Scores) -> dict[str, float]:
    return {
        "documents": scores.documents,
        "claim_precision": scores.claims.precision,
        "claim_recall": scores.claims.recall,
        "claim_f1": scores.claims.f1,
        "claims_found": scores.claims.right,
        "claims_wrong": scores.claims.false,
        "claims_missed": scores.claims.missed,
        "status_accuracy": scores.status_accuracy,
        "overclaimed": scores.over_asserted,
        "source_accuracy": scores.source_accuracy,
        "evidence_overlap": scores.evidence_overlap,
        "entity_precision": scores.entities.precision,
        "entity_recall": scores.entities.recall,
        "entity_f1": scores.entities.f1,
        "entity_duplicates": scores.duplicates,
        "entity_merges": scores.merges,
        "type_accuracy": scores.type_accuracy,
    }


def _relation_line(line: str) -> tuple[str, str]:
    name, figures = line.split(" ", 1)
    return name, " ".join(figures.split())


@pytest.mark.parametrize("seed", range(4))
def test_same_figures_as_the_reference(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    gold = load_gold(GOLD / "train")
    records = tmp_path / "claims.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for document in gold for row in _corrupted(document, dice)]
    records.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, str(SCRIPT), str(GOLD / "train"), str(records)]
    told = subprocess.run([*command, "--json", "--per-relation"], capture_output=True, text=True, check=True).stdout
    reference, end = json.JSONDecoder().raw_decode(told)
    scores = score(gold, read_records(records))
    assert {name: round(figure, 4) for name, figure in _figures(scores).items()} == reference
    assert 0.2 < scores.claims.f1 < 0.9, "the errors should leave something right and something wrong"
    relations = {
        name: f"gold {c.right + c.missed} P {c.precision:.2f} R {c.recall:.2f} F1 {c.f1:.2f}"
        for name, c in scores.relations
    }
    assert relations == dict(map(_relation_line, told[end:].strip().splitlines()))
