"""What the tests of claims share: a way to read one invented passage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Claim, Readers

ClaimsOf = Callable[[str, str, str], list[Claim]]


@pytest.fixture(scope="session")
def claims_of() -> ClaimsOf:
    """What the rules claim of one relation in a passage published on Wednesday 12 June 2024.

    ``claims_of("fr", text, "leads")``. Tests that ask for it carry the marker ``model``.
    """

    def read(language: str, text: str, relation: str) -> list[Claim]:
        document = document_from_text(text, id="passage", language=language, published=date(2024, 6, 12))
        return [
            claim
            for claim in extractor(language, readers=Readers.RULES).read(document).claims
            if claim.relation == relation
        ]

    return read
