"""The forms a graph is written in: the same bytes for the same graph, and the same graph read back."""

import csv
import io
import json
from pathlib import Path

import networkx
import pytest
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, parse
from rdflib.compare import isomorphic

from kg.errors import OutputError
from kg.graph import FORMATS, Graph, format_of, serialise

from .factory import denial, purchase

# rdflib warns of its own use of names it is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")

GRAPH = Graph.build([purchase(), denial()])
GOLDEN = Path(__file__).parent / "golden" / "purchase-and-denial.trig"


def default_graph(graph: Graph) -> rdflib.Graph:
    lines = "".join(f"{q.triple} .\n" for q in graph.dataset.quads if isinstance(q.graph_name, DefaultGraph))
    return rdflib.Graph().parse(data=lines, format="nt")


def test_the_golden_graph() -> None:
    """A change of this file is a change of what users find in their graphs: read its diff."""
    expected = rdflib.Dataset().parse(GOLDEN, format="trig")
    found = rdflib.Dataset().parse(data=serialise(GRAPH, "trig"), format="trig")
    names = {graph.identifier for graph in expected.graphs()}
    assert {graph.identifier for graph in found.graphs()} == names
    for name in names:
        assert isomorphic(found.graph(name), expected.graph(name)), name


@pytest.mark.parametrize("form", FORMATS)
def test_equal_graphs_give_equal_bytes(form: str) -> None:
    written = serialise(GRAPH, form)
    assert written == serialise(Graph.build([denial(), purchase()]), form)
    assert written.endswith("\n")


@pytest.mark.parametrize(("form", "rdf"), [("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS)])
def test_whole_datasets_read_back(form: str, rdf: RdfFormat) -> None:
    assert set(parse(serialise(GRAPH, form), format=rdf)) == set(GRAPH.dataset.quads)


@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("rdfxml", "xml")])
def test_the_default_graph_reads_back(form: str, name: str) -> None:
    found = rdflib.Graph().parse(data=serialise(GRAPH, form), format=name)
    assert isomorphic(found, default_graph(GRAPH))


def test_json_ld_reads_back() -> None:
    written = serialise(GRAPH, "jsonld")
    assert '"kg:acquires"' in written
    found = rdflib.Dataset().parse(data=written, format="json-ld")
    expected = rdflib.Dataset().parse(data=serialise(GRAPH, "nquads"), format="nquads")
    for graph in expected.graphs():
        assert isomorphic(found.graph(graph.identifier), graph), graph.identifier


def test_turtle_is_for_reading() -> None:
    written = serialise(GRAPH, "turtle")
    head, _, body = written.partition("\n\n")
    assert all(line.startswith("@prefix ") for line in head.splitlines())
    assert "prov:" not in head  # no prefix that is not used
    names = 'rdfs:label "Jeanne Roux" ;\n\tskos:hiddenLabel "jeanne roux"'
    block = f"ent:jeanne-roux a kg:Person ;\n\t{names} ;\n\tkg:leads ent:altavel .\n"
    assert f"\n\n{block}\n" in body
    assert "<http" not in body


def test_csv_has_a_row_a_claim() -> None:
    rows = list(csv.DictReader(io.StringIO(serialise(GRAPH, "csv"))))
    assert len(rows) == len(GRAPH.claims)
    row = next(row for row in rows if row["relation"] == "acquires" and row["status"] == "actual")
    assert row["quote"] == "Altavel a racheté Portacier pour 120 millions d'euros"
    assert (row["subject"], row["object"], row["sources"]) == ("Altavel", "Portacier", "Gazette du Rhône")
    assert row["qualifiers"] == "amount=120 000 000 EUR"
    hires = next(row for row in rows if row["relation"] == "hires")
    assert (hires["value"], hires["object"]) == ("300", "")


def test_graphml_reads_back() -> None:
    network = networkx.parse_graphml(serialise(GRAPH, "graphml"))
    assert network.number_of_edges() == len(GRAPH.claims)
    assert {data["type"] for _, data in network.nodes(data=True)} >= {"Company", "Person", "value"}


def test_jsonl_has_the_fields_that_scoring_reads() -> None:
    records = [json.loads(line) for line in serialise(GRAPH, "jsonl").splitlines()]
    entities = [record for record in records if record["record"] == "entity"]
    claims = [record for record in records if record["record"] == "claim"]
    assert len(entities) + len(claims) == len(records)
    assert list(entities[0])[:5] == ["record", "document", "name", "aliases", "type"]
    known = ["record", "document", "subject", "relation", "object", "value", "status", "sources", "evidence"]
    assert all(list(claim)[: len(known)] == known for claim in claims)
    purchase_claim = claims[0]
    assert purchase_claim["subject"]["name"] == "Altavel"
    assert purchase_claim["sources"] == ["Gazette du Rhône"]
    assert purchase_claim["qualifiers"]["amount"] == {"value": 120000000, "currency": "EUR", "approximate": False}
    founded = next(claim for claim in claims if claim["relation"] == "foundedOn")
    assert (founded["object"], founded["value"]) == (None, "1998-03")


def test_formats_are_told_by_name() -> None:
    assert [format_of(Path(f"graph{form.suffix}")) for form in FORMATS.values()] == list(FORMATS)
    with pytest.raises(OutputError, match="the format cannot be told from the name"):
        format_of(Path("graph.docx"))
    with pytest.raises(OutputError, match="no format is called 'word'"):
        serialise(GRAPH, "word")
