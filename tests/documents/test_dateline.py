"""Header lines, lone dates and datelines: what dates the article, and what leaves the paragraph."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents.dateline import read_dates
from kg.documents.paragraphs import paragraphs

FOURTH = date(2025, 3, 4)
PROSE = "Le groupe Durand vend sa filiale."


def dated(text: str, near: date | None = None) -> tuple[date | None, list[str]]:
    day, spans, _ = read_dates(text, paragraphs(text), near=near)
    return day, [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    "header",
    [
        " date 2025-03-04 Lefort vendu",
        "date: 2025-03-04 Lefort vendu",
        "Date 2025-03-04 – Lefort vendu",
        "2025-03-04 Lefort vendu",
        "(2025-03-04) Lefort vendu",
        "Lefort vendu (2025-03-04)",
        "date 2025-03-04\n\nLefort vendu",
        "(2025-03-04)\n\nLefort vendu",
    ],
)
def test_header(header: str) -> None:
    assert dated(f"{header}\n\n{PROSE}") == (FOURTH, ["Lefort vendu", PROSE])


@pytest.mark.parametrize("header", ["date 2025-13-04 Lefort vendu", "date limite Lefort", "2025-03-04-2 Lefort"])
def test_what_is_no_header_stays(header: str) -> None:
    assert dated(f"{header}\n\n{PROSE}") == (None, [header, PROSE])


@pytest.mark.parametrize(
    "dateline",
    [
        "4 mars 2025 . – ",
        "4 mars 2025 — ",
        "4 mars 2025 -- ",
        "mardi 4 mars 2025 – ",
        "4 mars 2025, France . – ",
        "4 mars 2025, 10 h 00 UTC . – ",
        "Paris, le 4 mars 2025 – ",
        "Aix-en-Provence, le 4 mars 2025 – ",
        "Saint-Denis de La Réunion, 4 mars 2025 - ",
        "PARIS, 4 mars 2025 (AFP) – ",
        "BERLIN 4 mars 2025 (ATS) - ",
        "BRUXELLES/PARIS, 4 mars 2025 (Belga) – ",
        "March 4, 2025 — ",
        "LONDON, March 4, 2025 (Reuters) - ",
        "NEW YORK, March 4, 2025 /PRNewswire/ -- ",
        "PARIS, le 4 mars 2025, 10 h 00 — ",
        "4 mars 2025 . –\n",
        "4 mars 2025 . –\n\n",
    ],
)
def test_dateline_dates_the_article_and_is_cut(dateline: str) -> None:
    assert dated(f"Lefort vendu\n\n{dateline}{PROSE}") == (FOURTH, ["Lefort vendu", PROSE])


@pytest.mark.parametrize(
    "line",
    [
        "4 mars 2025",
        "Tuesday, March 4, 2025",
        "Publié le 4 mars 2025 à 18h30",
        "Publié le 4 mars 2025 à 18:30, mis à jour le 5 mars 2025 à 9:00",
        "Posted on March 4, 2025",
        "Paris, le 4 mars 2025",
    ],
)
def test_lone_date(line: str) -> None:
    assert dated(f"Lefort vendu\n\n{line}\n\n{PROSE}") == (FOURTH, ["Lefort vendu", PROSE])


@pytest.mark.parametrize("dateline", ["PARIS, 3 mars (AFP) – ", "LONDON, March 3 (Reuters) - ", "Lyon, le 3 mars – "])
def test_dateline_without_a_year_is_cut_and_needs_a_near_date(dateline: str) -> None:
    assert dated(dateline + PROSE) == (None, [PROSE])
    assert dated(dateline + PROSE, near=FOURTH) == (date(2025, 3, 3), [PROSE])
    assert dated(dateline + PROSE, near=date(2025, 9, 4)) == (None, [PROSE])


@pytest.mark.parametrize("place", ["WASHINGTON (AP) — ", "PARIS (Reuters) - ", "Genève (ATS) – "])
def test_an_agency_alone_is_cut(place: str) -> None:
    assert dated(place + PROSE) == (None, [PROSE])


@pytest.mark.parametrize(
    ("dateline", "kept"),
    [
        ("PARIS, 3 mars (AFP) – ", ["PARIS, 3 mars (AFP)"]),
        ("Genève (ATS) – ", ["Genève (ATS)"]),
        ("4 mars 2025, Norvège . – ", ["4 mars 2025, Norvège"]),
        ("4 mars 2025, 10 h 00 UTC . – ", []),
        ("4 mars 2025 – ", []),
    ],
)
def test_a_dateline_that_names_a_place_is_kept_apart(dateline: str, kept: list[str]) -> None:
    text = dateline + PROSE
    assert [text[start:end] for start, end in read_dates(text, paragraphs(text)).datelines] == kept


@pytest.mark.parametrize(
    "prose",
    [
        "Le 4 mars 2025 – Le groupe vend.",
        "4 mars 2025 – un mardi – le groupe vend.",
        "3 mars – Le groupe vend.",
        "31 février 2025 – Le groupe vend.",
        "14 juillet 1789 – La prise de la Bastille.",
        "Née à Lyon, le 4 mars 1950 – Anne Morel dirige Durand.",
        "EDF – Le groupe vend.",
        "EDF (Électricité de France) – Le groupe vend.",
        "Le groupe du 4 mars 2025 – Le collectif vend.",
        "PSG – OM, 4 mars 2025 : le match est reporté.",
        "Mis à jour le 4 mars 2025",
    ],
)
def test_prose_is_left_alone(prose: str) -> None:
    assert dated(f"Lefort vendu\n\n{prose}") == (None, ["Lefort vendu", prose])


def test_a_chronology_dates_nothing() -> None:
    entries = ["4 mars 2025 – Durand achète Lefort.", "5 mars 2025 – Durand vend Lefort."]
    assert dated("\n\n".join(["Les dates", *entries])) == (None, ["Les dates", *entries])
    headings = ["4 mars 2025", "Durand achète Lefort.", "5 mars 2025", "Durand vend Lefort."]
    assert dated("\n\n".join(headings)) == (None, headings)


def test_one_day_said_twice_is_no_chronology() -> None:
    text = f"Lefort vendu\n\n4 mars 2025\n\nPARIS, 4 mars (AFP) – {PROSE}\n\n4 mars 2025"
    assert dated(text) == (FOURTH, ["Lefort vendu", PROSE])


def test_a_date_far_down_is_a_fact() -> None:
    text = "\n\n".join([PROSE] * 20 + [f"4 mars 2025 – {PROSE}"])
    assert dated(text)[0] is None


def test_header_outranks_dateline() -> None:
    assert dated(f"date 2025-03-05 Lefort vendu\n\n4 mars 2025 – {PROSE}")[0] == date(2025, 3, 5)


def test_nothing_in_nothing() -> None:
    assert dated("") == (None, [])
