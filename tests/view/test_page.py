"""The page as a file: self-contained, repeatable, shut."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from zlib import decompress

import pytest

from kg.view import render
from kg.view.page import MOST_DRAWN, QUICK, QUICK_MODULES
from kg.view.scripts import imports

from .factory import HOSTILE, LABELS, hostile, large, small

REMOTE = {"src", "href", "srcset", "action", "data", "poster", "background", "integrity"}


class Reader(HTMLParser):
    """Collects attributes and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open = False
        self.attributes: list[tuple[str, str, str | None]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag in {"script", "style", "title"}:
            self.inside.append((tag, dict(attrs), ""))
            self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.inside and self.open:
            tag, attributes, text = self.inside[-1]
            self.inside[-1] = (tag, attributes, text + data)

    def policy(self) -> dict[str, str]:
        (content,) = [
            value for tag, name, value in self.attributes if name == "content" and "default-src" in (value or "")
        ]
        return dict(rule.partition(" ")[::2] for rule in content.split("; "))


@pytest.fixture(scope="module")
def page() -> str:
    return render(small(), labels=LABELS)


def test_nothing_in_the_page_points_elsewhere(page: str) -> None:
    reader = Reader(page)
    assert not [attribute for attribute in reader.attributes if attribute[1] in REMOTE]
    assert not [tag for tag, _, _ in reader.attributes if tag in {"link", "iframe", "img", "object", "embed", "base"}]
    styles = [text for tag, _, text in reader.inside if tag == "style"]
    assert "@import" not in styles[0]
    assert "url(" not in styles[0]
    assert "cdn" not in page.lower().replace("cdnsection", "")


def test_vis_network_comes_from_pyvis_with_its_licence(page: str) -> None:
    assert "vis-network" in page
    assert "@version 9.1.2" in page
    assert "Permission is hereby granted" in page


def test_the_policy_forbids_every_request_and_lists_every_script(page: str) -> None:
    reader = Reader(page)
    policy = reader.policy()
    assert policy["default-src"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    assert "unsafe" not in str(policy)
    for element, rule in (("script", "script-src"), ("style", "style-src")):
        texts = [text for tag, attributes, text in reader.inside if tag == element and "type" not in attributes]
        hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts]
        assert policy[rule].split() == hashes


def test_scripts_are_the_same_whatever_the_articles(page: str) -> None:
    assert Reader(page).policy() == Reader(render(hostile(), labels={})).policy()


def test_hostile_text_stays_inside_its_json(page: str) -> None:
    reader = Reader(render(hostile(), labels={}))
    assert [tag for tag, _, _ in reader.inside] == [tag for tag, _, _ in Reader(page).inside]
    blocks = {attributes.get("id"): text for tag, attributes, text in reader.inside if tag == "script"}
    assert json.loads(decompress(b64decode(blocks["archive"])))["documents"][0]["title"] == HOSTILE
    assert json.loads(blocks["built"])["nodes"][0]["label"]
    (title,) = [text for tag, _, text in reader.inside if tag == "title"]
    assert title == HOSTILE


def test_all_that_comes_from_articles_is_written_in_ascii() -> None:
    before_the_library, found, _ = render(hostile(), labels={}).partition("vis-network 9.1.2")
    assert found
    assert before_the_library.isascii()


def test_same_input_same_bytes_in_any_order(page: str) -> None:
    assert render(small()[::-1], labels=LABELS) == page


def test_same_bytes_in_another_process_with_another_hash_seed() -> None:
    program = (
        "from hashlib import sha256; from tests.view.factory import LABELS, large; from kg.view import render; "
        "print(sha256(render(large(60), labels=LABELS).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {sha256(render(large(60), labels=LABELS).encode()).hexdigest() + "\n"}


def test_pyvis_is_loaded_by_the_first_page_and_not_before() -> None:
    program = "import sys, kg.view; print(sorted({'pyvis', 'networkx', 'IPython', 'jsonpickle'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_page_of_150_entities_stays_small() -> None:
    assert len(render(large(150), labels=LABELS)) < 750_000


def test_a_lone_document_gives_its_title_and_a_title_given_wins() -> None:
    one = small()[:1]
    assert "<title>Vermeil s&#8217;offre les Ateliers de la Lune</title>" in render(one, labels=LABELS)
    assert "<title>Le dossier</title>" in render(one, labels=LABELS, title="Le dossier")


def test_no_documents_make_a_page_all_the_same() -> None:
    assert '"built">{"nodes": []' in render([], labels={})


def test_a_graph_too_large_for_pyvis_is_refused() -> None:
    with pytest.raises(ValueError, match="150 entities at most"):
        render(large(MOST_DRAWN + 50), labels={})


def test_a_language_that_the_page_does_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="fr and en, not 'de'"):
        render([], labels={}, language="de")


def test_modules_of_the_page_are_whole_and_readable_in_one_sitting() -> None:
    """Every module that one of them imports from stands before it."""
    stems = [Path(name).name for name in QUICK_MODULES]
    for rank, name in enumerate(QUICK_MODULES):
        assert set(imports(name)) <= set(stems[:rank]), name
    assert len((QUICK / "stage.js").read_text("utf-8").splitlines()) <= 400
