"""What the pages' scripts are given, as JSON that holds text only, never markup: words, values, names.

The archive and the pages are made with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from kg.model import Amount, Period, Quantity, Value
from kg.view.scene import Scene

Labels = Mapping[str, Mapping[str, str]]
LANGUAGES = ("fr", "en")
# The qualifiers and schemes of kg.model's own docstrings; an ontology's labels come first.
USUAL: Labels = {
    "amount": {"fr": "montant", "en": "amount"},
    "date": {"fr": "date", "en": "date"},
    "kind": {"fr": "nature", "en": "kind"},
    "product": {"fr": "objet", "en": "goods"},
    "role": {"fr": "rôle", "en": "role"},
    "share": {"fr": "part", "en": "share"},
    "ticker": {"fr": "code boursier", "en": "ticker"},
}


def words(name: str, labels: Labels) -> dict[str, str]:
    """A name's label in each language of the page; without one, the name itself, its words set apart.

    >>> words("bornIn", {"bornIn": {"fr": "est né à"}}), words("LEI", {})["fr"]
    ({'fr': 'est né à', 'en': 'born in'}, 'LEI')
    """
    apart = re.sub(r"(?<=[a-z])[A-Z]", lambda letter: f" {letter[0].lower()}", name)
    apart = apart[0].lower() + apart[1:] if apart[1:2].islower() else apart
    given = labels.get(name) or USUAL.get(name, {})
    return {language: given.get(language) or apart for language in LANGUAGES}


def for_script(value: object) -> str:
    """JSON that cannot end the ``<script>`` element it stands in, nor start any markup.

    >>> for_script("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, allow_nan=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def names_in(scene: Scene) -> list[str]:
    """Everything of a scene that has a label: relations, types, qualifiers, schemes of identifiers."""
    names = {scheme for entity in scene.entities for scheme, _ in entity.identifiers}
    names.update(entity.type for entity in scene.entities)
    names.update(claim.relation for claim in scene.claims)
    names.update(qualifier for claim in scene.claims for qualifier, _ in claim.qualifiers)
    return sorted(names)


def value_as_json(value: Value) -> dict[str, Any] | int | str:
    """A value as JSON; ``kind`` tells the page how to write it in the reader's language."""
    match value:
        case Amount() | Quantity():
            return {
                "kind": "amount" if isinstance(value, Amount) else "quantity",
                "value": value.value,
                "unit": value.currency if isinstance(value, Amount) else value.unit,
                "approximate": value.approximate,
                "minimum": value.minimum,
                "maximum": value.maximum,
            }
        case Period():
            return {
                "kind": "period",
                "start": value.start.isoformat(),
                "end": value.end.isoformat(),
                "granularity": str(value.granularity),
                "modifier": value.modifier,
            }
        case _:
            return value
