"""Where sentences start: after a full stop, and not after an initial, a title or inside a quotation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.syntax import ParsedText

pytestmark = pytest.mark.model

Parsed = Callable[[str, str], ParsedText]


def sentences(parse: ParsedText) -> list[str]:
    return [parse.text(sentence.start, sentence.end) for sentence in parse.sentences]


@pytest.mark.parametrize(
    ("language", "border"),
    [
        ("fr", "Pyongyang menace Séoul. | Le port ferme."),
        ("fr", "Tout va bien ! | Vraiment ? | Oui… | Non."),
        ("fr", "Le chiffre monte de 3.5 points. | 12 salariés partent."),
        ("fr", "« Nous partons demain. » | Claire Vasseur a souri."),
        ("fr", "Le port ferme. | « Nous partons », a-t-elle dit."),
        ("fr", "Le quai (il est neuf.) | Tout va bien."),
        ("en", "Brest closes. | Leeds opens."),
        ("en", "“We leave tomorrow.” | Claire Vasseur smiled."),
        ("en", "Is it over? | It is!"),
        ("en", "Brizel Inc. sold it. | The port closed."),
        ("en", "He left the U.S. | The port closed."),
        ("en", "It opened at 5 p.m. | Reed smiled."),
        ("en", "Kind sits for La Crosse, Wis. | Reed smiled."),
        ("en", "They met in Washington, D.C. | Reed smiled."),
        ("en", "He heads Brizel Inc. | Reed smiled."),
        ("en", "Then came Holt Jr. | He smiled."),
        ("en", "Italy won to top Group B. | Ireland will face Italy."),
        ("fr", "La France finit en tête du groupe D. | L'Espagne jouera samedi."),
    ],
)
def test_a_sentence_ends_at_its_stop(parsed: Parsed, language: str, border: str) -> None:
    assert sentences(parsed(language, border.replace(" | ", " "))) == border.split(" | ")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Hier, M. Lemoine a répondu."),
        ("fr", "MM. Lemoine et Vasseur ont répondu."),
        ("fr", "Le texte de J. Dupont est paru."),
        ("fr", "J. P. Dupont se tait."),
        ("fr", "Le Dr. Vasseur habite St. Malo."),
        ("fr", "Le chiffre monte de 3.5 points."),
        ("fr", "« Nous partons demain », a dit Mme Vasseur."),
        ("fr", "« Partons ! » a-t-elle dit."),
        ("fr", "Pyongyang menace Séoul"),
        ("en", "Yesterday Mr. Lemoine met Mrs. Vasseur."),
        ("en", "The text of A. B. Reed came out."),
        ("en", "Then Sen. Holt met Gov. Reed and Dr. Lowe."),
        ("en", "Holt vs. Reed is over."),
        ("en", "J.D. Holt of the U.S. Senate met Sens. Reed and Lowe."),
        ("en", "Reps. Holt and Reed met the Rev. Lowe on Feb. 3 at 5 p.m. Tuesday."),
        ("en", "Brizel Corp. Chief Executive Holt left."),
        ("en", "The port closed... and opened."),
    ],
)
def test_what_is_no_border(parsed: Parsed, language: str, text: str) -> None:
    assert sentences(parsed(language, text)) == [text]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_paragraph_ends_a_sentence_without_a_stop(parsed: Parsed, language: str) -> None:
    assert sentences(parsed(language, "Nordelia\n\nAltamer")) == ["Nordelia", "Altamer"]
