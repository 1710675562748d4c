"""Who won a match: the loser is no winner for being named first, a draw is no victory, a table is no match."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor

pytestmark = pytest.mark.model


def told(language: str, text: str) -> set[tuple[str, str, str]]:
    """Who defeats or meets whom in a text."""
    claims = extractor(language).read(document_from_text(text, id="a", language=language)).claims
    return {
        (c.subject.name, c.relation, c.object.name)
        for c in claims
        if c.object is not None and c.relation in ("competesWith", "defeats")
    }


@pytest.mark.parametrize(
    ("language", "text", "winner", "loser"),
    [
        ("fr", "Rugby : Oyonnax s'est incliné vendredi à Vannes (27-19) en Pro D2.", "Vannes", "Oyonnax"),
        ("fr", "Dijon est tombé à Sochaux (2-0) en championnat.", "Sochaux", "Dijon"),
        ("fr", "Lyon a concédé une défaite à Brest (3-1) en Ligue 1.", "Brest", "Lyon"),
        ("en", "Bristol Rovers suffered a 2-1 defeat by Walsall on Saturday.", "Walsall", "Bristol Rovers"),
        ("en", "A 2-1 victory at Bristol Rovers took Walsall up to third.", "Walsall", "Bristol Rovers"),
        ("en", "Walsall won 2-1 at Bristol Rovers on Saturday.", "Walsall", "Bristol Rovers"),
        ("en", "Iga Swiatek went out after a 6-3, 6-4 defeat by Czech teenager Ann Lee.", "Ann Lee", "Iga Swiatek"),
    ],
)
def test_who_is_named_first_may_have_lost(language: str, text: str, winner: str, loser: str) -> None:
    assert told(language, text) == {(winner, "defeats", loser)}


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        ("fr", "La Suisse a tenu en échec l'Espagne (1-1) lundi.", "Suisse", "Espagne"),
        ("fr", "L'OM défie Lens dimanche au Vélodrome en championnat.", "OM", "Lens"),
        ("en", "Samoa held Tonga to a 12-12 draw on Friday.", "Samoa", "Tonga"),
        ("en", "Walsall drew 1-1 at Bristol Rovers on Saturday.", "Walsall", "Bristol Rovers"),
    ],
)
def test_who_draws_or_has_yet_to_play_has_not_won(language: str, text: str, first: str, second: str) -> None:
    assert told(language, text) == {(first, "competesWith", second)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Brésil mène le groupe avec six points, devant le Chili et le Pérou."),
        ("en", "Brazil lead the group with six points, ahead of Chile and Peru."),
        ("en", "Walsall lead Bristol Rovers by two points at the top of League Two."),
    ],
)
def test_who_is_ahead_in_a_table_has_not_beaten_those_behind(language: str, text: str) -> None:
    assert not told(language, text)


def test_lines_of_results_tell_who_won() -> None:
    text = "Le championnat de rugby : Colomiers – Béziers : 31-12. Carcassonne – Biarritz : 9-25. Un match manque."
    found = told("fr", text)
    assert found == {("Colomiers", "defeats", "Béziers"), ("Biarritz", "defeats", "Carcassonne")}


def test_a_drawn_match_has_taken_place() -> None:
    document = document_from_text("La France et l'Italie ont fait match nul (1-1).", id="a", language="fr")
    assert [str(c.status) for c in extractor("fr").read(document).claims if c.relation == "competesWith"] == ["actual"]
