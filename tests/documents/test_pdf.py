"""PDF: paragraphs from the places of lines, and files that cannot be read."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from kg.documents import pdf
from kg.errors import InputError

Placed = tuple[str, float, float]  # words, height on the page, type size


def made(*pages: list[Placed]) -> bytes:
    """A PDF file in Helvetica, one page for each list."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = b"".join(
            f"BT /F1 {size} Tf 1 0 0 1 72 {y} Tm (".encode() + words.encode("cp1252") + b") Tj ET\n"
            for words, y, size in lines
        )
        font = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {font} /Contents {5 + 2 * number} 0 R >>".encode())
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"endstream")
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{entries}".encode())
    out.write(f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def set_in_type(*lines: str, top: float = 700, size: float = 12) -> list[Placed]:
    """Lines one below the other; an empty one leaves a gap."""
    return [(line, top - 14 * at, size) for at, line in enumerate(lines) if line]


def blocks(content: bytes) -> list[str]:
    (article,) = pdf.read(io.BytesIO(content), "a.pdf", "utf-8")
    return article.text.split("\n\n")


LINES = (
    "Le groupe Durand a annoncé mardi le rachat de son concurrent",
    "Lefort, installé à Lyon depuis quarante ans, pour une somme que le porte-",
    "parole n'a pas voulu donner, malgré les questions de la presse régio-",
    "nale réunie à Lyon.",
)
JOINED = (
    "Le groupe Durand a annoncé mardi le rachat de son concurrent Lefort, installé à Lyon depuis quarante ans, pour "
    "une somme que le porte-parole n'a pas voulu donner, malgré les questions de la presse régionale réunie à Lyon."
)
NEXT = "Les salariés ont été informés le soir même."


def test_lines_become_paragraphs() -> None:
    page = [("Durand rachète", 780, 24), ("Lefort", 752, 24), *set_in_type(*LINES, "", NEXT)]
    assert blocks(made(page)) == ["Durand rachète Lefort", JOINED, NEXT]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    assert blocks(made(set_in_type(*LINES, NEXT))) == [JOINED, NEXT]


def test_a_paragraph_goes_on_over_the_page_and_furniture_goes() -> None:
    head = ("Le Quotidien - édition du soir", 820.0, 9.0)
    first = [head, *set_in_type(*LINES[:3]), ("- 1 -", 30, 9)]
    second = [head, *set_in_type(LINES[3], "", NEXT), ("- 2 -", 30, 9)]
    assert blocks(made(first, second)) == [JOINED, NEXT]


def test_a_new_page_after_a_full_stop_opens_a_paragraph() -> None:
    assert blocks(made(set_in_type(*LINES), set_in_type(NEXT))) == [JOINED, NEXT]


def test_list_items_stay_apart() -> None:
    assert blocks(made(set_in_type(*LINES, *LINES, "", "Premier point", "Deuxième point")))[-2:] == [
        "Premier point",
        "Deuxième point",
    ]


def test_the_date_on_the_first_lines_is_no_page_number() -> None:
    assert blocks(made(set_in_type("2025-03-04", "", NEXT)))[0] == "2025-03-04"


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(set_in_type(NEXT)))))
    writer.encrypt(user_password=password, owner_password="maître", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_locked_against_printing_only_is_read() -> None:
    assert blocks(encrypted("")) == [NEXT]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (encrypted("secret"), "an encrypted PDF file"),
        (made([]), "a PDF file without text"),
        (made(set_in_type("- 1 -")), "a PDF file without text"),
        (b"%PDF-1.4\nrien", "a damaged PDF file"),
        (b"Le groupe vend.", "a damaged PDF file"),
        (made(set_in_type(NEXT))[:200], "a damaged PDF file"),
        (b"", "empty"),
    ],
)
def test_errors(content: bytes, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        pdf.read(io.BytesIO(content), "a.pdf", "utf-8")
    assert problem in caught.value.problem
    assert caught.value.where == "a.pdf"
    assert caught.value.remedy


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(InputError, match="2 pages, more than 1"):
        blocks(made(set_in_type(NEXT), set_in_type(NEXT)))
