"""Records read from lines, and made from extractions."""

from pathlib import Path

import pytest

from kg.errors import GoldError
from kg.evaluation.records import ClaimRecord, EntityRecord, Named, read_records, records_of
from kg.model import Amount, Claim, Document, Entity, Extraction, Span, Status

ENTITY = '{"record": "entity", "document": "a", "name": "Altavel", "aliases": ["Altavel SA"], "type": "Company"}'
CLAIM = (
    '{"record": "claim", "document": "a", "subject": {"name": "Altavel", "aliases": []}, "relation": "revenue", '
    '"object": null, "value": {"value": 5, "currency": "EUR"}, "status": "actual", "sources": ["Altavel"], '
    '"evidence": {"start": 1, "end": 9}, "confidence": 0.9}'
)


def test_lines_become_records(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{ENTITY}\n\n{CLAIM}\n", encoding="utf-8")
    assert read_records(path) == (
        EntityRecord(document="a", name="Altavel", aliases=("Altavel SA",), type="Company"),
        ClaimRecord(
            document="a",
            subject=Named(name="Altavel"),
            relation="revenue",
            value={"value": 5, "currency": "EUR"},
            status="actual",
            sources=("Altavel",),
            evidence=Span(1, 9),
        ),
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not a record"),
        ("[]", "not a record"),
        ('{"record": "entity", "document": "a"}', "has no 'name'"),
        ('{"record": "event", "document": "a"}', "'event' is not a kind of record"),
        (CLAIM.replace('"value": 5', '"value": "cinq"'), "not a record"),
    ],
)
def test_a_malformed_line_is_told_with_its_number(line: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{ENTITY}\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=problem) as caught:
        read_records(path)
    assert caught.value.where == f"{path}:2"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such file"):
        read_records(tmp_path / "none.jsonl")


def test_an_extraction_becomes_records() -> None:
    altavel = Entity(iri="ent:altavel", name="Altavel", type="Company", aliases=("Altavel SA",))
    paper = Entity(iri="ent:depeche", name="La Dépêche", type="MediaOutlet")
    claim = Claim(
        document="a",
        subject=altavel,
        relation="revenue",
        value=Amount(value=5.0, currency="EUR", approximate=True),
        status=Status.PLANNED,
        sources=(paper, "des proches"),
        evidence=Span(0, 5),
    )
    document = Document(id="a", text="Texte", language="fr")
    assert list(records_of(Extraction(document=document, entities=(altavel,), claims=(claim,)))) == [
        EntityRecord(document="a", name="Altavel", aliases=("Altavel SA",), type="Company"),
        ClaimRecord(
            document="a",
            subject=Named(name="Altavel", aliases=("Altavel SA",)),
            relation="revenue",
            value={"value": 5.0, "currency": "EUR", "approximate": True},
            status="planned",
            sources=("La Dépêche", "des proches"),
            evidence=Span(0, 5),
        ),
    ]
