"""A graph saved into a folder, opened again, and seen by other libraries."""

import importlib
from pathlib import Path

import pytest
import rdflib

from kg.errors import InputError, OutputError
from kg.graph import Graph, serialise, write_file
from kg.graph.views import import_module

from .factory import ALTAVEL, PORTACIER, denial, purchase

# rdflib warns of its own use of names it is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")

GRAPH = Graph.build([purchase(), denial()])
FILES = ["claims.jsonl", "graph.trig", "graph.ttl", "reading.jsonl"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_saved_opens_again(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "build"
    GRAPH.save(folder)
    assert names(folder) == FILES
    opened = Graph.load(folder)
    assert opened == GRAPH
    assert opened.documents == GRAPH.documents
    assert opened.mentions == GRAPH.mentions
    assert opened.entities == GRAPH.entities
    assert opened.query("ASK { ?x kg:acquires ?y }").truth


def test_a_build_with_refusals_opens_again(tmp_path: Path) -> None:
    from dataclasses import replace

    refused = replace(purchase(), claims=(replace(purchase().claims[0], relation="leads"),))
    graph = Graph.build([refused])
    graph.save(tmp_path)
    opened = Graph.load(tmp_path)
    assert opened.refusals == graph.refusals
    assert len(opened.refusals) == 1


def test_a_former_build_is_replaced(tmp_path: Path) -> None:
    Graph.build([purchase()]).save(tmp_path)
    (tmp_path / "graph.html").touch()
    GRAPH.save(tmp_path)
    assert Graph.load(tmp_path) == GRAPH
    assert names(tmp_path) == sorted([*FILES, "graph.html"])


def test_two_builds_give_the_same_files(tmp_path: Path) -> None:
    GRAPH.save(tmp_path / "a")
    Graph.build([denial(), purchase()]).save(tmp_path / "b")
    for name in FILES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize("foreign", ["thesis.docx", ".git"])
def test_foreign_files_are_left_alone(tmp_path: Path, foreign: str) -> None:
    GRAPH.save(tmp_path)
    (tmp_path / foreign).touch()
    with pytest.raises(OutputError, match="holds files that are not ours"):
        GRAPH.save(tmp_path)


def test_somebody_elses_graph_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("mine")
    with pytest.raises(OutputError, match="is no build of ours"):
        GRAPH.save(tmp_path)
    assert (tmp_path / "graph.ttl").read_text() == "mine"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("mine")
    with pytest.raises(OutputError, match="is a file, not a folder"):
        GRAPH.save(path)
    assert path.read_text() == "mine"


def test_a_failing_write_leaves_the_former_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Graph.build([purchase()]).save(tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in FILES}

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.graph.output.os.fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        GRAPH.save(tmp_path)
    monkeypatch.undo()
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == before
    GRAPH.save(tmp_path)  # what the failed write left behind does not bar the way
    assert Graph.load(tmp_path) == GRAPH


def test_single_files(tmp_path: Path) -> None:
    write_file(tmp_path / "deep" / "claims.csv", serialise(GRAPH, "csv"))
    assert (tmp_path / "deep" / "claims.csv").read_text("utf-8") == serialise(GRAPH, "csv")
    with pytest.raises(OutputError, match="is a folder"):
        write_file(tmp_path / "deep", "")


@pytest.mark.parametrize("missing", ["claims.jsonl", "graph.trig", "reading.jsonl"])
def test_an_incomplete_build_does_not_open(tmp_path: Path, missing: str) -> None:
    GRAPH.save(tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(InputError, match="the build is incomplete"):
        Graph.load(tmp_path)


def test_an_altered_build_does_not_open(tmp_path: Path) -> None:
    GRAPH.save(tmp_path)
    (tmp_path / "graph.trig").write_text("ent:a kg:b .")
    with pytest.raises(InputError, match="malformed TriG"):
        Graph.load(tmp_path)


def test_nothing_read_is_an_empty_graph(tmp_path: Path) -> None:
    empty = Graph.build([])
    assert len(empty.query("SELECT * { ?s ?p ?o }")) == 0
    empty.save(tmp_path)
    assert Graph.load(tmp_path) == empty


def test_rdflib_sees_the_same_quads() -> None:
    dataset = GRAPH.to_rdflib()
    expected = rdflib.Dataset().parse(data=serialise(GRAPH, "nquads"), format="nquads")
    assert set(dataset.quads()) == set(expected.quads())
    assert len(list(dataset.query("SELECT ?x { ?x kg:acquires ?y }"))) == 1


def test_networkx_has_a_node_an_entity_and_an_edge_a_claim() -> None:
    network = GRAPH.to_networkx()
    assert network.nodes[ALTAVEL.iri] == {"label": "Altavel SA", "type": "Company"}
    told = network.get_edge_data(ALTAVEL.iri, PORTACIER.iri)
    assert sorted((edge["relation"], edge["status"]) for edge in told.values()) == [
        ("acquires", "actual"),
        ("acquires", "negated"),
        ("meets", "actual"),
    ]


def test_data_frames_need_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return importlib.import_module(name)

    monkeypatch.setattr("kg.graph.views.import_module", absent)
    with pytest.raises(OutputError, match="pandas is not installed"):
        GRAPH.to_dataframe()


def test_data_frames_have_a_row_a_claim() -> None:
    pytest.importorskip("pandas")
    frame = GRAPH.to_dataframe()
    assert len(frame) == len(GRAPH.claims)
    assert import_module("pandas").isna(frame["object"]).sum() == 2
