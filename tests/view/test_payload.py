"""Words, values and JSON as the pages' scripts are given them."""

from __future__ import annotations

import json

from kg.model import Amount, Period
from kg.view.payload import for_script, value_as_json, words

from .factory import HOSTILE, small


def test_values_keep_their_bounds() -> None:
    (spends,) = [claim for read in small() for claim in read.claims if claim.relation == "spends"]
    assert isinstance(spends.value, Amount)
    assert value_as_json(spends.value) == {
        "kind": "amount",
        "value": 2.5e9,
        "unit": "EUR",
        "approximate": False,
        "minimum": 2e9,
        "maximum": 3e9,
    }
    assert isinstance(spends.qualifiers[0][1], Period)
    assert value_as_json(spends.qualifiers[0][1])["granularity"] == "year"


def test_labels_fall_back_to_the_name_in_words() -> None:
    assert words("GovernmentBody", {}) == {"fr": "government body", "en": "government body"}
    assert words("role", {})["fr"] == "rôle"
    assert words("role", {"role": {"fr": "titre"}})["fr"] == "titre"


def test_json_in_a_script_holds_no_markup_and_reads_back() -> None:
    text = for_script({"title": HOSTILE})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["title"] == HOSTILE
