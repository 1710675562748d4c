"""The language of an article, guessed offline."""

from __future__ import annotations

import pytest

from kg.documents.language import detect, supported
from kg.errors import InputError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le groupe a vendu sa filiale à un concurrent.", "fr"),
        ("The group has sold its subsidiary to a competitor.", "en"),
        ("DURAND VEND SA FILIALE À LEFORT", "fr"),
        ("La directrice a dit « the show must go on » avant de quitter la salle.", "fr"),
        ("Le groupe a vendu.\nLa suite est\r\nattendue demain.", "fr"),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text, where="a.txt") == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Konzern hat seine Tochter an einen Mitbewerber verkauft.", "de"),
        ("El grupo ha vendido su filial a un competidor de la ciudad.", "es"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    with pytest.raises(InputError, match=f"unsupported language '{language}'") as caught:
        detect(text, where="a.txt")
    assert "--language" in caught.value.remedy
    assert caught.value.where == "a.txt"


@pytest.mark.parametrize("tag", ["fr", "FR", "fr-CA", "fr_FR", " fr "])
def test_tags(tag: str) -> None:
    assert supported(tag, where="a.md") == "fr"


@pytest.mark.parametrize("tag", ["de", "french", ""])
def test_unsupported_tags(tag: str) -> None:
    with pytest.raises(InputError, match="unsupported language"):
        supported(tag, where="a.md")
