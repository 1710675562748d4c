"""The explorer as a file: self-contained, repeatable, shut; its modules and words."""

from __future__ import annotations

import re

import pytest

from kg.model import Status
from kg.ontology import load
from kg.view import explore
from kg.view.explorer import MODULES
from kg.view.scripts import EXPLORER, VENDORED, imports, joined, strings

from .factory import LABELS, hostile, large, small
from .test_page import REMOTE, Reader


@pytest.fixture(scope="module")
def page() -> str:
    return explore(small(), labels=LABELS)


def test_nothing_in_the_page_points_elsewhere(page: str) -> None:
    reader = Reader(page)
    assert not [attribute for attribute in reader.attributes if attribute[1] in REMOTE]
    assert not [tag for tag, _, _ in reader.attributes if tag in {"link", "iframe", "img", "object", "embed", "base"}]
    (style,) = [text for tag, _, text in reader.inside if tag == "style"]
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_forbids_every_request_and_is_the_same_whatever_the_articles(page: str) -> None:
    policy = Reader(page).policy()
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in str(policy)
    assert "http" not in str(policy)
    assert policy == Reader(explore(hostile(), labels={})).policy()


def test_the_same_input_gives_the_same_bytes_in_any_order(page: str) -> None:
    assert explore(small()[::-1], labels=LABELS) == page
    assert explore(large(200), labels=LABELS) == explore(large(200)[::-1], labels=LABELS)


def test_libraries_stand_in_the_page_with_their_licences(page: str) -> None:
    assert (VENDORED / "sigma.min.js").read_text("utf-8").strip() in page
    assert (VENDORED / "graphology.min.js").read_text("utf-8").strip() in page
    for owner in ("Alexis Jacomy", "Yomguithereal"):
        assert owner in page


def test_each_module_imports_only_from_those_before_it_and_only_what_they_export() -> None:
    exported: dict[str, set[str]] = {}
    for name in MODULES:
        source = (EXPLORER / name).read_text("utf-8")
        assert set(imports(name)) <= exported.keys(), name
        for wanted, module in re.findall(r"^import \{([^}]*)\} from '\./(\w+)\.js';$", source, re.MULTILINE):
            names = {one.strip() for one in wanted.split(",") if one.strip()}
            assert names <= exported[f"{module}.js"], name
            unused = [one for one in names if len(re.findall(rf"\b{re.escape(one)}\b", source)) < 2]
            assert unused == [], name
        exported[name] = set(re.findall(r"^export (?:(?:async )?function|const|class) (\w+)", source, re.MULTILINE))
    assert {file.name for file in EXPLORER.glob("*.js")} == set(MODULES)
    assert not re.search(r"^(import|export) ", joined(MODULES), re.MULTILINE)


def test_no_module_parses_markup() -> None:
    source = joined(MODULES)
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval(", "setHTML"):
        assert way not in source


def test_every_string_exists_in_both_languages_and_is_used() -> None:
    told = strings([EXPLORER])
    assert all(set(forms) == {"fr", "en"} for forms in told.values())
    source = joined(MODULES)
    asked = set(re.findall(r"(?:say|count)\('(\w+)'", source))
    assert asked <= set(told)
    composed = re.compile(r"(status|period|zoom|column|kind)[A-Z]|types$|statuses$|relations$|sources$")
    unused = {key for key in told if f"'{key}'" not in source and not composed.match(key)}
    assert unused == set()
    for key, forms in told.items():
        french, english = (set(re.findall(r"\{\w+\}", str(forms[language]))) for language in ("fr", "en"))
        assert french == english, key


def test_words_that_queries_write_into_cells_have_words_in_both_languages() -> None:
    queries = load().queries.values()
    written = {kind for query in queries for kind in re.findall(r'BIND\("(\w+)" AS \?kind\)', query.text)}
    assert written
    told = strings([EXPLORER])
    assert {f"kind{kind.title()}" for kind in written} <= set(told)
    assert {f"status{status.value.title()}" for status in Status} <= set(told)


def test_dark_is_the_same_whether_the_system_or_the_reader_wants_it() -> None:
    """CSS cannot say both in one rule that browsers of some years ago understand."""
    style = (EXPLORER / "base.css").read_text("utf-8")
    dark = re.findall(r"data-theme=\"(?:dark|light)\"\]\)? \{([^}]*--paper[^}]*)\}", style)
    system, reader = ({line.strip() for line in block.split(";")} for block in dark)
    assert system == reader


def test_files_stay_readable_in_one_sitting() -> None:
    for file in EXPLORER.iterdir():
        assert len(file.read_text("utf-8").splitlines()) <= 400, file.name


def test_a_language_that_the_page_does_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="fr and en, not 'de'"):
        explore([], labels={}, language="de")
