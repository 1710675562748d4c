"""What the explorer's scripts are given, and in how few bytes."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from typing import Any

from kg.model import Claim, Document, Entity, Extraction, Mention, Span
from kg.view.archive import Answer, archive, squeezed
from kg.view.explorer import explore, told_by
from kg.view.positions import positions
from kg.view.scene import gather

from .factory import HOSTILE, LABELS, LUNE, VERMEIL, hostile, large, small


def held(extractions: list[Extraction], **more: Any) -> dict[str, Any]:
    """The archive as the page reads it."""
    scene = gather(extractions)
    made = archive(scene, positions(scene), labels=LABELS, origins=told_by, **more)
    read: dict[str, Any] = json.loads(zlib.decompress(b64decode(squeezed(made))))
    return read


def spans(told: dict[str, Any], number: int) -> list[int]:
    found: list[int] = told["claims"]["spans"][8 * number : 8 * number + 8]
    return found


def test_every_claim_quotes_its_document() -> None:
    scene, told = gather(small()), held(small())
    for number, (claim, place) in enumerate(zip(scene.claims, scene.told_in, strict=True)):
        text = told["documents"][told["claims"]["document"][number]]["text"]
        start, length, at, size = spans(told, number)[:4]
        assert text[start : start + length] == scene.documents[place].quote(claim.evidence)
        assert claim.subject_span is not None
        assert text[start + at : start + at + size] == scene.documents[place].quote(claim.subject_span)


def test_offsets_count_as_javascript_counts() -> None:
    text = "🚢 Vermeil rachète Lune"
    mention = Mention(document="d", start=2, end=9, text="Vermeil", type="Company", entity=VERMEIL.iri)
    claim = Claim(
        document="d",
        subject=VERMEIL,
        relation="acquires",
        object=LUNE,
        evidence=Span(2, len(text)),
        subject_span=Span(2, 9),
    )
    document = Document(id="d", text=text, language="fr")
    told = held([Extraction(document=document, mentions=(mention,), claims=(claim,))])
    assert spans(told, 0)[:4] == [3, len(text) - 2, 0, 7]
    assert told["documents"][0]["mentions"][:2] == [3, 10]


def test_columns_are_as_long_as_what_they_tell_of() -> None:
    scene, told = gather(small()), held(small())
    entities, claims = told["entities"], told["claims"]
    assert {len(entities[name]) for name in ("iri", "name", "type", "x", "y")} == {len(scene.entities)}
    each = ("document", "subject", "relation", "object", "status", "confidence", "rule", "extractor", "origin")
    assert {len(claims[name]) for name in each} == {len(scene.claims)}
    assert [entities["start"] + end for end in entities["iri"]] == [entity.iri for entity in scene.entities]
    assert entities["aliases"][str(scene.places[VERMEIL.iri])] == ["groupe Vermeil"]


def test_who_stands_behind_a_claim_is_told_apart() -> None:
    scene, told = gather(small()), held(small())
    named = [told["claims"]["origins"][number] for number in told["claims"]["origin"]]
    assert "La Gazette du Littoral" in named
    assert "Corval" in named  # credited by name
    credited = next(n for n, claim in enumerate(scene.claims) if "proches" in str(claim.sources))
    assert named[credited] == "La Gazette du Littoral"  # unnamed people do not count


def test_only_linked_mentions_travel() -> None:
    document = Document(id="d", text="Vermeil et Lune", language="fr")
    loose = Mention(document="d", start=11, end=15, text="Lune", type="Company")
    stranger = Mention(document="d", start=0, end=7, text="Vermeil", type="Company", entity="x:nobody")
    assert held([Extraction(document=document, mentions=(loose, stranger))])["documents"][0]["mentions"] == []


def test_hostile_text_cannot_be_seen_by_the_html_parser() -> None:
    page = explore(hostile(), labels={})
    told = held(hostile())
    assert told["documents"][0]["title"] == HOSTILE
    assert "window.hacked" not in page.replace("&quot;window.hacked=1&quot;", "").replace("&gt;window.hacked=1&lt;", "")


def test_answers_travel_as_text() -> None:
    asks, titles, headings = {"en": "a"}, {"fr": "t"}, {"fr": {"c": "h"}}
    told = {"name": "n", "asks": asks, "titles": titles, "headings": headings, "columns": ("c",), "left_out": 2}
    answer = Answer(**told, rows=(("<b>",),))  # type: ignore[arg-type]
    assert held(small(), answers=[answer])["answers"] == [told | {"columns": ["c"], "rows": [["<b>"]], "blanks": []}]


def test_ten_thousand_entities_fit_a_mail() -> None:
    scene = gather(large(10_000))
    places = {place: (place % 1000, place // 1000 * 7) for place in range(len(scene.entities))}
    held_ = squeezed(archive(scene, places, labels=LABELS, origins=told_by))
    around = len(explore([], labels=LABELS))
    assert len(held_) + around < 1_500_000


def test_two_names_of_one_origin_give_the_first_in_the_alphabet() -> None:
    def origins(claim: Claim, document: Document) -> tuple[str, str]:
        return ("k", document.id)

    scene = gather(small())
    told = archive(scene, {}, labels={}, origins=origins)
    assert told["claims"]["origins"] == ["a1"]


def test_an_entity_without_claims_has_no_place() -> None:
    nobody = Entity(iri="x:n", name="N", type="Person")
    told = held([Extraction(document=Document(id="d", text="N", language="fr"), entities=(nobody,))])
    assert told["entities"]["x"] == [None]
