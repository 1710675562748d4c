"""What the explorer asks the server for: the network without texts, evidence on demand, as the store is now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import showing
from kg.errors import KGError
from kg.ontology import load
from kg.server.refusal import RefusedError
from kg.showing import Showing
from kg.store import open_store
from tests.server.articles import LUNE, ODILE, PORT, VERMEIL, confirmation, later, purchase, store_of
from tests.server.asking import Reply, ask, query
from tests.server.running import served

MACHINE = {"accept": "application/json"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return store_of(tmp_path_factory.mktemp("shown") / "graph.db", purchase(), confirmation())


@pytest.fixture(scope="module")
def shown(place: Path) -> Iterator[str]:
    with served(place) as address:
        yield address


def told(root: str, path: str) -> Any:
    reply = ask(root, "GET", path)
    assert reply.status == 200, reply.text
    return json.loads(reply.body)


def network(root: str) -> Any:
    return told(root, "/explorer/network")


def test_the_network_holds_everything_but_the_texts(shown: str) -> None:
    reply = ask(shown, "GET", "/explorer/network")
    held = json.loads(reply.body)
    assert set(held["entities"]["name"]) == {one.name for one in (VERMEIL, LUNE, ODILE, PORT)}
    assert [document["title"] for document in held["documents"]] == [
        purchase().document.title,
        confirmation().document.title,
    ]
    assert len(held["claims"]["subject"]) == 4
    assert "racheter" not in reply.text
    assert held["labels"]["acquires"]["fr"]
    assert (held["whole"], "numbers" in held) == ({"entities": 4, "claims": 4}, False)
    assert all(x is not None for x in held["entities"]["x"])


def test_evidence_comes_for_the_claims_that_are_asked_for(shown: str) -> None:
    held = network(shown)
    relations = held["claims"]["relations"]
    wanted = [n for n, one in enumerate(held["claims"]["relation"]) if relations[one] == "acquires"]
    given = told(shown, f"/explorer/evidence?version={held['version']}&claims={','.join(map(str, wanted))}")
    assert given["claims"] == wanted
    assert given["quotes"] == [
        "🚢 Le groupe Vermeil va racheter les Ateliers de la Lune.",
        "Vermeil a racheté les Ateliers de la Lune.",
    ]
    start, length, subject, size, *_ = given["spans"][:8]
    units = given["quotes"][0].encode("utf-16-le")
    assert (length, units[2 * subject : 2 * (subject + size)].decode("utf-16-le")) == (len(units) // 2, "Vermeil")
    assert start > 0
    assert [given["rules"][n] for n in given["rule"]] == ["acquires.verb"] * 2


def test_a_document_comes_with_its_text_and_its_mentions(shown: str) -> None:
    held = network(shown)
    given = told(shown, f"/explorer/document?version={held['version']}&number=0")
    assert given["text"] == purchase().document.text
    units = given["text"].encode("utf-16-le")
    triples = [given["mentions"][n : n + 3] for n in range(0, len(given["mentions"]), 3)]
    assert {units[2 * start : 2 * end].decode("utf-16-le") for start, end, _ in triples} == {"Vermeil"}
    assert {held["entities"]["name"][entity] for _, _, entity in triples} == {"Vermeil"}
    assert given["evidence"]["claims"] == [0, 1, 2]


def test_an_entity_tells_where_it_is_named(shown: str) -> None:
    held = network(shown)
    number = held["entities"]["name"].index("Vermeil")
    assert told(shown, f"/explorer/entity?version={held['version']}&number={number}") == {"documents": [0]}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/explorer/evidence?version=V&claims=4", 404),
        ("/explorer/evidence?version=V&claims=-1", 400),
        ("/explorer/evidence?version=V&claims=a", 400),
        ("/explorer/evidence?version=V&claims=0-999999999", 403),
        ("/explorer/document?version=V&number=2", 404),
        ("/explorer/document?version=V", 404),
        ("/explorer/entity?version=V&number=99", 404),
        ("/explorer/evidence?version=old&claims=0", 409),
        ("/explorer/evidence?claims=0", 409),
        ("/explorer/nothing", 404),
    ],
)
def test_what_is_not_there_is_refused(shown: str, path: str, status: int) -> None:
    reply = ask(shown, "GET", path.replace("=V", f"={network(shown)['version']}"), **MACHINE)
    assert reply.status == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert json.loads(reply.body)["title"]


def test_answers_carry_the_headers_of_the_rest(shown: str) -> None:
    headers = ask(shown, "GET", "/explorer/network").headers
    assert headers["content-type"] == "application/json"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert ask(shown, "GET", "/explorer/network", host="evil.example").status == 421
    assert ask(shown, "POST", "/explorer/network").status == 405


def test_a_store_that_gains_a_document_shows_it_to_whoever_asks_anew(tmp_path: Path) -> None:
    place = store_of(tmp_path / "graph.db", purchase())
    with served(place) as root:
        before = network(root)
        with open_store(place) as store:
            store.put([later()])
        after = network(root)
        assert (len(before["documents"]), len(after["documents"])) == (1, 2)
        assert "Corval" in after["entities"]["name"]
        stale = ask(root, "GET", f"/explorer/evidence?version={before['version']}&claims=0", **MACHINE)
        assert (stale.status, json.loads(stale.body)["code"]) == (409, "stale")


def test_a_build_folder_is_shown(small_folder: Path) -> None:
    with served(small_folder) as root:
        assert network(root)["documents"]
        assert query(root, "ASK { ?s ?p ?o }").text.endswith("true}")


def test_a_graph_without_articles_says_so(root: str) -> None:
    reply = ask(root, "GET", "/explorer/network", **MACHINE)
    assert (reply.status, json.loads(reply.body)["code"]) == (404, "foreign")


def placed(root: str, names: list[str], links: list[list[int]]) -> Reply:
    return ask(root, "POST", "/explorer/places", json.dumps({"names": names, "links": links}), **MACHINE)


def test_the_nodes_of_an_answer_get_places_apart(root: str) -> None:
    places = json.loads(placed(root, ["a", "b", ""], [[0, 1], [1, 7]]).body)["places"]
    assert len({tuple(place) for place in places}) == 3
    assert placed(root, ["x"] * 1001, []).status == 403
    for body in (
        "",
        "[]",
        '{"names": 1, "links": []}',
        '{"names": [], "links": [[0]]}',
        '{"names": [], "links": [["a", "b"]]}',
    ):
        assert ask(root, "POST", "/explorer/places", body).status == 400, body


@pytest.fixture
def crowded(place: Path, monkeypatch: pytest.MonkeyPatch) -> Showing:
    """The same store, as though it were too large to be shown at once."""
    monkeypatch.setattr(showing, "MOST_AT_FIRST", 2)
    return Showing(place, load())


def answered(crowded: Showing, kind: str, **head: Any) -> Any:
    version = json.loads(crowded.answer({"kind": "network"}, b"")[1])["version"]
    return json.loads(crowded.answer({"kind": kind, "version": version, **head}, b"")[1])


def names_of(held: Any) -> dict[str, int]:
    return dict(zip(held["entities"]["name"], held["numbers"]["entities"], strict=True))


def test_a_large_graph_opens_on_its_most_connected_part(crowded: Showing) -> None:
    held = answered(crowded, "network")
    assert set(names_of(held)) == {"Vermeil", "Ateliers de la Lune"}
    assert held["whole"] == {"entities": 4, "claims": 4}
    assert (len(held["numbers"]["claims"]), len(held["numbers"]["documents"])) == (2, 2)


def test_a_click_brings_neighbours_under_the_same_numbers(crowded: Showing) -> None:
    vermeil = names_of(answered(crowded, "network"))["Vermeil"]
    around = answered(crowded, "around", number=vermeil)
    assert set(names_of(around)) == {one.name for one in (VERMEIL, LUNE, ODILE, PORT)}
    assert names_of(around)["Vermeil"] == vermeil
    assert around["numbers"]["claims"] == [0, 1, 2, 3]


def test_search_and_documents_reach_what_is_not_shown(crowded: Showing) -> None:
    assert set(names_of(answered(crowded, "search", words="odile"))) == {"Odile Ferrand"}
    assert not names_of(answered(crowded, "search", words="nobody"))
    document = answered(crowded, "document", number=0)
    assert "Odile Ferrand" in names_of(document["part"])


def test_a_change_makes_former_numbers_void(crowded: Showing) -> None:
    with pytest.raises(RefusedError) as refused:
        crowded.answer({"kind": "document", "version": "old", "number": 0}, b"")
    assert (refused.value.status, refused.value.code) == (409, "stale")
    assert isinstance(refused.value, KGError)
