"""What the page's scripts are given."""

from __future__ import annotations

import json

from kg.model import Amount, Claim, Document, Extraction, Span, Status
from kg.view.payload import for_script, marked, payload, words
from kg.view.scene import gather

from .factory import HOSTILE, LABELS, LUNE, VERMEIL, hostile, small


def told() -> dict:
    scene = gather(small())
    return payload(scene, scene.most_claimed(150), labels=LABELS, language="fr", title="T")


def test_overlapping_spans_keep_all_their_names() -> None:
    pieces = marked("le rachat de Lune", {"s": None, "o": Span(13, 17), "a": Span(3, 17)})
    assert pieces == [("le ", ""), ("rachat de ", "a"), ("Lune", "oa")]


def test_spans_outside_the_evidence_mark_nothing_and_cut_nothing_off() -> None:
    assert marked("Lune", {"s": Span(-9, -2), "o": Span(0, 99)}) == [("Lune", "o")]


def test_pieces_put_together_are_the_evidence() -> None:
    scene, given = gather(small()), told()
    for claim, place, written in zip(scene.claims, scene.told_in, given["claims"], strict=True):
        assert "".join(text for text, _ in written["evidence"]) == scene.documents[place].quote(claim.evidence)


def test_spans_are_counted_from_the_start_of_the_evidence() -> None:
    claim = next(c for c in told()["claims"] if c["relation"] == "acquires" and c["status"] == "planned")
    assert [(text, kinds) for text, kinds in claim["evidence"] if kinds] == [
        ("Vermeil", "s"),
        ("racheter", "a"),
        ("Ateliers de la Lune", "o"),
    ]


def test_letters_beyond_the_basic_plane_do_not_shift_the_marks() -> None:
    text = "🚢 Vermeil rachète Lune"
    claim = Claim(
        document="d",
        subject=VERMEIL,
        relation="acquires",
        object=LUNE,
        evidence=Span(0, len(text)),
        subject_span=Span(2, 9),
    )
    scene = gather([Extraction(document=Document(id="d", text=text, language="fr"), claims=(claim,))])
    (given,) = payload(scene, (), labels={}, language="fr", title="")["claims"]
    assert given["evidence"] == [("🚢 ", ""), ("Vermeil", "s"), (" rachète Lune", "")]


def test_sources_are_places_or_words() -> None:
    given = told()
    claim = next(c for c in given["claims"] if c["relation"] == "acquires" and c["status"] == "planned")
    assert claim["sources"][0] == "des proches du dossier"
    assert given["entities"][claim["sources"][1]]["name"] == "La Gazette du Littoral"


def test_values_keep_their_bounds() -> None:
    claim = next(c for c in told()["claims"] if c["relation"] == "spends")
    assert claim["value"] == {
        "kind": "amount",
        "value": 2.5e9,
        "unit": "EUR",
        "approximate": False,
        "minimum": 2e9,
        "maximum": 3e9,
    }
    assert claim["qualifiers"][0][1]["granularity"] == "year"
    assert claim["object"] is None


def test_labels_fall_back_to_the_name_in_words() -> None:
    assert words("GovernmentBody", {}) == {"fr": "government body", "en": "government body"}
    assert words("role", {})["fr"] == "rôle"
    assert words("role", {"role": {"fr": "titre"}})["fr"] == "titre"


def test_json_in_a_script_holds_no_markup_and_reads_back() -> None:
    scene = gather(hostile())
    given = payload(scene, scene.most_claimed(150), labels={}, language="fr", title=HOSTILE)
    text = for_script(given)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["title"] == HOSTILE


def test_statuses_come_most_definite_first_and_only_denials_start_hidden() -> None:
    assert told()["statuses"] == [
        {"name": "actual", "hidden": False},
        {"name": "planned", "hidden": False},
        {"name": "possible", "hidden": False},
        {"name": "past", "hidden": False},
        {"name": str(Status.NEGATED), "hidden": True},
    ]


def test_a_hedged_amount_says_so() -> None:
    claim = next(c for c in told()["claims"] if c["relation"] == "acquires" and c["status"] == "planned")
    amount = dict(claim["qualifiers"])["amount"]
    assert amount["approximate"] is True
    assert Amount(value=amount["value"], currency=amount["unit"], approximate=True)
