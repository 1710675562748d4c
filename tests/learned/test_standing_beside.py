"""Who stands beside a post: predecessors and lawyers."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Claim, Status

pytestmark = pytest.mark.model


def _claims(language: str, text: str, relation: str) -> list[Claim]:
    found = extractor(language).read(document_from_text(text, id="a", language=language)).claims
    return [claim for claim in found if claim.relation == relation]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Norvane a nommé Luc Perrot directeur général en remplacement de Jean-Charles Mirande."),
        ("en", "Norvane named Luke Perry as its next chief executive on Wednesday, replacing David Calloway."),
    ],
)
def test_whom_somebody_replaces_was_the_head_and_is_not_appointed(language: str, text: str) -> None:
    appointed = [claim.object.name for claim in _claims(language, text, "appoints") if claim.object]
    assert appointed in (["Luc Perrot"], ["Luke Perry"])
    heads = {claim.subject.name: claim.status for claim in _claims(language, text, "leads")}
    assert heads.get("Jean-Charles Mirande", heads.get("David Calloway")) is Status.PAST


@pytest.mark.parametrize(
    ("language", "text", "members"),
    [
        ("en", "Kenneth Sparrow, a lawyer for Johnson & Johnson, said the trial was unfair.", []),
        ("en", "Kenneth Sparrow, a spokesman for Johnson & Johnson, said the trial was unfair.", ["Kenneth Sparrow"]),
        ("fr", "Éric Dumoret, l'avocat de la société Norvane, a plaidé lundi.", []),
        ("fr", "Éric Dumoret, porte-parole de la société Norvane, a parlé lundi.", ["Éric Dumoret"]),
    ],
)
def test_lawyers_do_not_belong_to_their_clients(language: str, text: str, members: list[str]) -> None:
    assert [claim.subject.name for claim in _claims(language, text, "memberOf")] == members
