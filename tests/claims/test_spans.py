"""The ends of a claim are marked where readers look for them: on the name, not on the noun that carries it."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Readers

pytestmark = pytest.mark.model


def ends(text: str, relation: str, language: str = "fr") -> set[tuple[str, str]]:
    """The marked words of the two ends of each claim of a relation."""
    document = document_from_text(text, id="passage", language=language)
    return {
        (document.quote(claim.subject_span), document.quote(claim.object_span))
        for claim in extractor(language, readers=Readers.RULES).read(document).claims
        if claim.relation == relation and claim.subject_span and claim.object_span
    }


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("L'équipementier français Trévane fournira des trains à Suryavan Aerospace.", "supplies",
         ("Trévane", "Suryavan Aerospace")),
        ("Le Conseil d'État a condamné l'ex-PDG de Quadrimmo, Jean Castagnède, à une amende.", "sanctions",
         ("Conseil d'État", "Jean Castagnède")),
        ("Le Sénégal et la Norvège ont repris leurs pourparlers.", "meets", ("Sénégal", "Norvège")),
    ],
)  # fmt: skip
def test_the_name_beside_a_role_noun_is_marked(text: str, relation: str, expected: tuple[str, str]) -> None:
    (found,) = ends(text, relation)
    assert tuple(end.removeprefix("Le ").removeprefix("la ") for end in found) == expected


def test_a_name_is_marked_after_its_english_title() -> None:
    assert ends("Pagolo's founder, Declan Moriarty, is suing Kasteel.", "sues", "en") == {
        ("Declan Moriarty", "Kasteel")
    }


def test_a_pronoun_stays_what_is_marked() -> None:
    assert ends("Paul Martin a parlé. Il dirige Renault.", "leads") == {("Il", "Renault")}
