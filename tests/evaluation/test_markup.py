"""Marked text: what its marks and claim lines mean, and how each mistake is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import GoldError
from kg.evaluation.gold import GoldAmount, GoldDocument
from kg.evaluation.loading import load_gold
from kg.evaluation.markup import convert, parse_marked, to_json
from kg.model import Span, Status

HEAD = "@ id: a-1\n@ language: fr\n@ published: 2025-03-04\n"
TEXT = (
    "[Altavel|Company] a racheté [le fabricant italien~Cordero] [Cordero|Company], a annoncé mardi "
    "[le groupe~Altavel] [français=France|Country]. [La police de [Lyon|City]|GovernmentBody] se tait."
)


def passage(claims: str = "", text: str = TEXT, head: str = HEAD) -> GoldDocument:
    [gold] = parse_marked(f"{head}\n{text}\n\n---\n{claims}\n", where="x.txt")
    return gold


def test_marks_vanish_from_the_text_and_name_entities_in_order() -> None:
    gold = passage()
    assert gold.text == (
        "Altavel a racheté le fabricant italien Cordero, a annoncé mardi le groupe français. La police de Lyon se tait."
    )
    assert [(e.id, e.name, e.type, e.aliases) for e in gold.entities] == [
        ("e1", "Altavel", "Company", ()),
        ("e2", "Cordero", "Company", ()),
        ("e3", "France", "Country", ("français",)),
        ("e4", "La police de Lyon", "GovernmentBody", ()),
        ("e5", "Lyon", "City", ()),
    ]


def test_every_mention_quotes_its_surface() -> None:
    gold = passage()
    quoted = [(gold.text[m.span.start : m.span.end], m.entity, m.named) for m in gold.mentions]
    assert ("le groupe", "e1", False) in quoted
    assert ("français", "e3", True) in quoted
    assert ("La police de Lyon", "e4", True) in quoted
    assert ("Lyon", "e5", True) in quoted


def test_later_mentions_by_name_need_no_mark() -> None:
    gold = passage(text="[Paris Nord|Facility] ferme. [Paris|City] regrette Paris Nord.")
    assert [(m.entity, m.span) for m in gold.mentions] == [
        ("e1", Span(0, 10)),
        ("e2", Span(18, 23)),
        ("e1", Span(33, 43)),
    ]


def test_a_name_may_be_introduced_after_its_alias() -> None:
    gold = passage(text="[Vidal=Anne Vidal|Person] sort. Anne Vidal rentre.")
    assert gold.entities[0].name == "Anne Vidal"
    assert gold.entities[0].aliases == ("Vidal",)
    assert len(gold.mentions) == 2


def test_backslash_makes_brackets_literal() -> None:
    assert passage(text=r"Il a dit \[sic\] à [Lyon|City].").text == "Il a dit [sic] à Lyon."


def test_claims_carry_their_columns() -> None:
    [claim] = passage(
        "Altavel | acquires | Cordero | planned | source: le groupe | amount: ~520000000 EUR | date: 2025-03 | "
        "role: acheteur | share: 51"
    ).claims
    assert (claim.subject, claim.relation, claim.object, claim.status) == ("e1", "acquires", "e2", Status.PLANNED)
    assert claim.source == "le groupe"
    assert dict(claim.qualifiers) == {
        "amount": GoldAmount(value=520_000_000, currency="EUR", approximate=True),
        "date": "2025-03",
        "role": "acheteur",
        "share": 51,
    }


def test_a_source_that_is_an_entity_becomes_its_id() -> None:
    [claim] = passage("Altavel | acquires | Cordero | actual | source: Altavel").claims
    assert claim.source == "e1"


@pytest.mark.parametrize(
    ("relation", "written", "value", "approximate"),
    [
        ("ticker", '"ALT.PA"', "ALT.PA", False),
        ("revenue", "~-1.5 EUR", GoldAmount(value=-1.5, currency="EUR", approximate=True), False),
        ("employees", "~4200", 4200, True),
        ("employees", "2000", 2000, False),
        ("foundedOn", "1998", "1998", False),
        ("foundedOn", "1998-05-02", "1998-05-02", False),
    ],
)
def test_values(relation: str, written: str, value: object, approximate: bool) -> None:
    [claim] = passage(f"Altavel | {relation} | {written} | actual").claims
    assert claim.value == value
    assert claim.object is None
    assert dict(claim.qualifiers).get("approximate", False) is approximate


def test_optional_claims_stand_apart() -> None:
    gold = passage("? Cordero | subsidiaryOf | Altavel | planned\nAltavel | acquires | Cordero | actual")
    assert [claim.relation for claim in gold.claims] == ["acquires"]
    assert [claim.relation for claim in gold.optional_claims] == ["subsidiaryOf"]


def test_evidence_is_quoted_or_the_first_sentence_with_both_ends() -> None:
    gold = passage(
        'Altavel | locatedIn | France | actual | evidence: "le groupe français"\n'
        "Altavel | acquires | Cordero | actual\n"
        "La police de Lyon | opposes | Altavel | actual"
    )
    quoted = [gold.text[claim.evidence.start : claim.evidence.end] for claim in gold.claims]
    assert quoted[0] == "le groupe français"
    assert quoted[1].endswith("le groupe français.")
    assert quoted[2] == gold.text


def test_pronouns_count_as_mentions_for_evidence() -> None:
    gold = passage(
        "Altavel | acquires | Cordero | actual",
        text="[Altavel|Company] grandit. [Il~Altavel] a racheté [Cordero|Company].",
    )
    assert gold.claims[0].evidence == Span(17, 38)


def test_header_gives_tags_title_and_trap() -> None:
    gold = passage(head=HEAD + "@ tags: acquires, trap\n@ title: yes\n")
    assert gold.tags == ("acquires", "trap")
    assert gold.trap
    assert gold.title


def test_a_file_holds_many_passages() -> None:
    one = f"{HEAD}\n[Lyon|City] dort.\n---\n"
    ids = [gold.id for gold in parse_marked(one + one.replace("a-1", "a-2"))]
    assert ids == ["a-1", "a-2"]


@pytest.mark.parametrize(
    ("text", "claims", "line", "problem"),
    [
        ("[Lyon|Town] dort.", "", 5, "'Town' is not a type"),
        ("[Lyon|City] dort.\n[Lyon|City] ronfle.", "", 6, "type of 'Lyon' is given twice"),
        ("[Elle~Lyon] dort.", "", 5, "entity 'Lyon' is not declared"),
        ("[Elle~Lyon|City] dort.", "", 5, "malformed"),
        ("Oui.\n[Lyon|City dort.", "", 6, "not closed"),
        ("Lyon] dort.", "", 5, "was not opened"),
        ("[Lyon] dort.", "", 5, "neither type nor name"),
        ("[Lyon|City].", "Lyon | likes | Lyon | actual", 7, "'likes' is not a relation"),
        ("[Lyon|City].", "Lyon | meets | Paris | actual", 7, "entity 'Paris' is not declared"),
        ("[Lyon|City].", "Lyon | meets | Lyon | actual", 7, "both ends"),
        ("[Lyon|City].", "Lyon | meets | actual", 7, "four columns"),
        ("[Lyon|City].", "Lyon | debt | 1 EUR | sure", 7, "'sure' is not a status"),
        ("[Lyon|City].", "Lyon | debt | beaucoup | actual", 7, "takes a value"),
        ("[Lyon|City].", "Lyon | debt | 1 EUR | actual | date: hier", 7, "date cannot be 'hier'"),
        ("[Lyon|City].", "Lyon | debt | 1 EUR | actual | mood: sad", 7, "unknown, empty or repeated"),
        ("[Lyon|City].", 'Lyon | debt | 1 EUR | actual | evidence: "Nice"', 7, "evidence 'Nice' is not in the text"),
        ("[Lyon|City].", "Lyon | debt | 1 EUR | actual\nLyon | debt | 1 EUR | past", 8, "stands already in line 7"),
        ("[Lugdunum=Lyon|City].", "Lugdunum | debt | 1 EUR | actual", 7, "is an alias"),
    ],
)
def test_mistakes_are_told_with_line_and_remedy(text: str, claims: str, line: int, problem: str) -> None:
    with pytest.raises(GoldError, match=problem) as caught:
        parse_marked(f"{HEAD}\n{text}\n---\n{claims}\n", where="x.txt")
    assert caught.value.where == f"x.txt:{line}"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("@ id: A 1\n@ language: fr\n@ published: 2025-03-04\n", "id cannot be"),
        ("@ id: a\n@ language: de\n@ published: 2025-03-04\n", "language cannot be"),
        ("@ id: a\n@ language: fr\n@ published: 2025-02-30\n", "published cannot be"),
        ("@ id: a\n@ language: fr\n", "no published"),
        (HEAD + "@ mood: sad\n", "unknown or repeated"),
        ("Bonjour\n" + HEAD, "no passage at the start"),
    ],
)
def test_header_mistakes(head: str, problem: str) -> None:
    with pytest.raises(GoldError, match=problem):
        parse_marked(f"{head}\n[Lyon|City].\n---\n")


def test_a_passage_needs_its_rule() -> None:
    with pytest.raises(GoldError, match="no '---'"):
        parse_marked(f"{HEAD}\n[Lyon|City].\n")


def test_relations_may_be_passed_in() -> None:
    source = f"{HEAD}\n[Lyon|City], [Bron|City].\n---\nLyon | twins | Bron | actual\n"
    [gold] = parse_marked(source, relations={"twins"})
    assert gold.claims[0].object == "e2"


def test_json_has_the_keys_of_the_guidelines_in_order() -> None:
    raw = to_json(passage('Altavel | ticker | "ALT.PA" | actual\nAltavel | acquires | Cordero | past'))
    assert list(raw) == ["id", "language", "published", "entities", "claims", "optional_claims"]
    claims = raw["claims"]
    assert isinstance(claims, list)
    assert claims[0] == {
        "subject": "e1",
        "relation": "ticker",
        "object": None,
        "value": "ALT.PA",
        "status": "actual",
        "source": None,
        "qualifiers": {},
        "evidence": [0, 83],
    }
    assert "value" not in claims[1]


def test_converted_files_read_back_as_the_same_gold(tmp_path: Path) -> None:
    marked = tmp_path / "marked.txt"
    claim = "Altavel | acquires | Cordero | actual | amount: 5 EUR"
    marked.write_text(f"{HEAD}\n{TEXT}\n---\n{claim}\n", encoding="utf-8")
    [written] = convert(marked, tmp_path / "gold")
    [back], [first] = load_gold(tmp_path / "gold"), load_gold(marked)
    assert json.loads(written.read_text(encoding="utf-8"))["source_file"] == "text/a-1.txt"
    assert (back.text, back.entities, back.claims) == (first.text, first.entities, first.claims)


def test_a_folder_of_marked_text_is_searched_with_its_subfolders(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.txt").write_text(f"{HEAD}\n[Lyon|City].\n---\n", encoding="utf-8")
    (tmp_path / "c.marked").write_text(f"{HEAD.replace('a-1', 'c-1')}\n[Lyon|City].\n---\n", encoding="utf-8")
    (tmp_path / "note.txt").write_text("Rien à voir.", encoding="utf-8")
    assert [gold.id for gold in load_gold(tmp_path)] == ["a-1", "c-1"]


def test_an_id_is_unique_in_a_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{HEAD}\n[Lyon|City].\n---\n", encoding="utf-8")
    with pytest.raises(GoldError, match="stands already in"):
        load_gold(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold here"):
        load_gold(tmp_path)


def test_broken_json_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "a"}', encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path)
    assert caught.value.where.endswith("a.json")


def spoilt(gold: Any, key: str, value: object) -> None:
    """Change a key of a gold record, or of its first entity or claim."""
    where, _, name = key.rpartition(".")
    place = gold[where][0] if where else gold
    place[name] = value


@pytest.mark.parametrize(
    ("key", "value", "where", "problem"),
    [
        ("id", "A 1", "", "id cannot be 'A 1'"),
        ("language", "de", "", "language cannot be 'de'"),
        ("published", "2025-02-30", "", "published cannot be"),
        ("entities.type", "Town", ": e1", "'Town' is not a type"),
        ("claims.relation", "likes", ": claim 1", "'likes' is not a relation"),
        ("claims.status", "sure", ": claim 1", "'sure' is not a status"),
        ("claims.object", "e9", ": claim 1", "entity 'e9' is not declared"),
        ("claims.object", "e1", ": claim 1", "both ends"),
        ("claims.evidence", [0, 9999], ": claim 1", "not in the text"),
        ("claims.evidence", [9, 9], ": claim 1", "not in the text"),
    ],
)
def test_json_keeps_to_what_marked_text_keeps_to(
    tmp_path: Path, key: str, value: object, where: str, problem: str
) -> None:
    gold = passage("Altavel | acquires | Cordero | actual")
    record = json.loads(json.dumps(to_json(gold))) | {"text": gold.text}
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(record), encoding="utf-8")
    assert [one.claims for one in load_gold(file)] == [gold.claims]
    spoilt(record, key, value)
    file.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(GoldError, match=problem) as caught:
        load_gold(file)
    assert caught.value.where == f"{file}:1{where}"
    assert caught.value.remedy


def test_json_states_a_claim_once(tmp_path: Path) -> None:
    gold = passage("Altavel | acquires | Cordero | actual")
    record = json.loads(json.dumps(to_json(gold))) | {"text": gold.text}
    record["optional_claims"] = record["claims"]
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(GoldError, match="stands already in claim 1"):
        load_gold(file)
