"""Questions to the graph: which graphs answer, what is refused, what errors tell."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from kg.errors import QueryError
from kg.graph import Graph
from kg.namespaces import DOC, ENT

from .factory import denial, purchase

GRAPH = Graph.build([purchase(), denial()])


def count(pattern: str, clause: str = "") -> int:
    (row,) = GRAPH.query(f"SELECT (COUNT(*) AS ?n) {clause} WHERE {{ {pattern} }}").rows
    assert isinstance(row[0], int)
    return row[0]


def test_the_default_graph_is_actual_and_planned() -> None:
    assert count("?x kg:acquires ?y") == 1
    assert count("?x kg:hires ?y") == 1
    assert count("?x kg:locatedIn ?y") == 0


def test_from_reads_one_status() -> None:
    assert count("?x kg:hires ?y", "FROM kg:actual") == 0
    assert count("?x kg:acquires ?y", "FROM kg:negated") == 1
    assert count("?x kg:locatedIn ?y ; rdfs:label ?name . ?y rdfs:label ?town", "FROM kg:possible") == 1
    assert count("?x kg:hires ?y", "FROM kg:actual FROM kg:planned") == 1


def test_from_names_graphs_that_are_here_and_fetches_none() -> None:
    assert count("?x kg:hires ?y", "FROM kg:past") == 0  # nothing is past, and that is an answer
    assert count("?x kg:acquires ?y", "FROM doc:achat FROM NAMED doc:achat") == 0
    assert count("?claim a kg:Claim", f"FROM # here\n<{DOC}achat>") == 5
    assert GRAPH.query(f"BASE <{DOC}> SELECT * FROM <achat> {{ ?s ?p ?o }}").rows


@pytest.mark.parametrize(
    ("clause", "graph"),
    [
        ("FROM <http://127.0.0.1:1/a>", "http://127.0.0.1:1/a"),
        ("FROM kg:actual FROM NAMED <http://127.0.0.1:1/a>", "http://127.0.0.1:1/a"),
        ("FROM#\n<http://127.0.0.1:1/\\u0061>", "http://127.0.0.1:1/a"),
        ("FROM x:a\\-b", "http://127.0.0.1:1/a-b"),
        ("FROM NAMED #<\n doc:none", f"{DOC}none"),
        ("FROMNAMED<b>", "http://127.0.0.1:1/b"),
    ],
)
def test_from_with_a_graph_that_is_not_here_is_refused(clause: str, graph: str) -> None:
    prologue = "BASE <http://127.0.0.1:1/> PREFIX x: <>\n"
    with pytest.raises(QueryError, match=f"there is no graph {graph} here, and none is fetched") as caught:
        GRAPH.query(f"{prologue}ASK {clause} {{ ?s ?p ?o }}")
    assert caught.value.where == f"query:2:{clause.rindex('FROM') + 5}"


def test_graph_reaches_a_document() -> None:
    assert count("GRAPH doc:achat { ?claim a kg:Claim }") == 5
    assert count("GRAPH ?document { ?claim kg:status kg:negated }") == 1


def test_the_hierarchy_stands_in_its_own_graph() -> None:
    assert count("?x a kg:Organization") == 0
    assert count("?x a ?c . GRAPH kg:ontology { ?c rdfs:subClassOf* kg:Organization }") == 3
    assert count("?x ?p ?y . GRAPH kg:ontology { ?p rdfs:subPropertyOf+ kg:memberOf }") == 1


def test_cells_are_python_values() -> None:
    (row,) = GRAPH.query(
        "SELECT ?x ?v ?c ?d ?a ?none { GRAPH doc:achat {"
        "  ?x kgp:hires/kgs:hires ?q . ?q kg:value ?v ; kg:approximate ?a . doc:achat dcterms:issued ?d ."
        "  ?claim kg:confidence ?c ; kgs:hires ?q } OPTIONAL { ?x kg:sues ?none } }"
    )
    assert row == {
        "x": ENT + "altavel",
        "v": 300,
        "c": Decimal("0.75"),
        "d": date(2024, 5, 2),
        "a": True,
        "none": None,
    }


def test_rows_come_sorted_unless_ordered() -> None:
    names = [row[0] for row in GRAPH.query("SELECT ?n { ?x rdfs:label ?n }").rows]
    assert names == sorted(names, key=str)
    backwards = [row[0] for row in GRAPH.query("SELECT ?n { ?x rdfs:label ?n } ORDER BY DESC(?n)").rows]
    assert backwards == names[::-1]


def test_ask_and_construct() -> None:
    assert GRAPH.query("ASK { ?x kg:acquires ?y }").truth is True
    assert GRAPH.query("ASK { ?x kg:sues ?y }").table() == "no\n"
    result = GRAPH.query("CONSTRUCT { ?y schema:parentOrganization ?x } WHERE { ?x kg:acquires ?y }")
    assert "ent:portacier schema:parentOrganization ent:altavel" in result.turtle()
    with pytest.raises(QueryError, match="only a CONSTRUCT"):
        GRAPH.query("ASK {}").turtle()


def test_results_in_standard_forms() -> None:
    result = GRAPH.query("SELECT ?x ?n ?none { ?x kg:hires ?n OPTIONAL { ?x kg:sues ?none } }")
    assert list(csv.reader(io.StringIO(result.csv()))) == [["x", "n", "none"], [ENT + "altavel", "300", ""]]
    number = {"type": "literal", "value": "300", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert json.loads(result.json()) == {
        "head": {"vars": ["x", "n", "none"]},
        "results": {"bindings": [{"x": {"type": "uri", "value": ENT + "altavel"}, "n": number}]},
    }
    assert result.tsv().splitlines()[1].split("\t")[0] == f"<{ENT}altavel>"
    assert result.table().splitlines()[-1].split() == ["ent:altavel", "300"]
    assert json.loads(GRAPH.query("ASK {}").json()) == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("query", "where", "told"),
    [
        ("SELECT * {\n  SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "query:2:3", "may not ask another server"),
        ("select * { service silent ?x { ?s ?p ?o } }", "query:1:12", "may not ask another server"),
        ("INSERT DATA { kg:a kg:b kg:c }", "query:1:1", "may not be changed"),
        ("LOAD <file:///etc/hostname>", "query:1:1", "may not be changed"),
        ("# a comment\nDROP ALL", "query:2:1", "may not be changed"),
        (
            "SELECT * { ?s foaf:name ?n . ?s nope:x ?o }",
            "query:1:39",
            "unknown prefix nope:; declare it, or use one of claim, dcterms",
        ),
        ("SELECT * { ?s ?p }", "query:1:19", "malformed"),
        ("SELECT ?x WHERE { ?x kg:leads }", "query:1:31", "malformed at '}'; expected "),
        ("SELECT ?x WHERE { ?x kg:leads }", "query:1:31", "a variable, an IRI, a text, a number, ( or ."),
        ("SELECT ?x WHERE { ?x kg:leads ?y ", "query:1:34", "at its end; expected }; look at: SELECT"),
        ("SELECT (COUNT(?x) AS ?n WHERE {?x ?y ?z}", "query:1:25", "at 'WHERE {?x ?y ?z}'; expected )"),
        ("SELECT ?x WHERE { ?x kg:leads ?y } LIMIT x", "query:1:42", "a number"),
        ("# who\nSELEC ?x { ?x ?y ?z }", "query:2:1", "'SELEC'; expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT ?x WHERE { FILTER(?x = ) }", "query:1:34", "expected an expression"),
        ("PREFIX a: <b:> FIND ?x", "query:1:16", "no query starts with 'FIND'"),
        ("SELECT ?p { ?s ?p ?o } GROUP BY ?s", "query:1:35", "expected each variable of SELECT in GROUP BY"),
        ("SELECT (1 AS ?x) (1 AS ?x) {}", "query:1:30", "expected each name once"),
        ("SELECT * { ?s ?p <a> }", "query:1:21", "expected a full IRI"),
        ("SELECT (SUM(?x,?y) AS ?S) {}", "query:1:23", "expected what SPARQL 1.1 has there"),
        ("ASK {\n  ?s ?p ?o FILTER(kg:nice(?o)) }", "query:2:19", "no function is called <https://w3id.org/newskg/"),
        ("", "query:1:1", "malformed at its end; expected "),
    ],
)
def test_refusals_and_errors_tell_the_place(query: str, where: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        GRAPH.query(query)
    assert caught.value.where == where
    assert told in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "disguise",
    [
        "?s ?p ?o . SERVICE<http://127.0.0.1:1/>{}",
        "?s ?p ?o.service silent <http://127.0.0.1:1/> {}",
        "?s ?p trueSERVICE<http://127.0.0.1:1/>{}",
        "?s ?p 1SERVICESILENT<http://127.0.0.1:1/>{}",
        "?s ?p kg:.SERVICE<http://127.0.0.1:1/>{}",
        "?s ?p ?o . SERVICE:x{}",
        "?s ?p ?o #\rSERVICE <http://127.0.0.1:1/> {}\n",
        "?s ?p '''a\\'''' SERVICE <http://127.0.0.1:1/> {} #'\n",
        "?s <http://x/\\u0041#b> ?o SERVICE <http://127.0.0.1:1/> {}",
    ],
)
def test_no_disguise_reaches_another_server(disguise: str) -> None:
    with pytest.raises(QueryError, match="may not ask another server"):
        GRAPH.query(f"PREFIX : <http://127.0.0.1:1/> ASK {{ {disguise} }}")


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s rdfs:label "SERVICE" } # LOAD',
        "ASK { ?service ?load $insert }",
        "PREFIX ex: <http://example.org/> ASK { ?s ex:CustomerService ex:a.service }",
        "ASK { ?s <http://example.org/SERVICE> ?o }",
        "PREFIX load: <http://example.org/> ASK { ?s load:INSERT ?o }",
        "ASK { ?s ?p '''DROP\n'ALL' ''' }",
        'ASK { ?s ?p "\\" SERVICE" }',
        "ASK { ?s ?p ?o FILTER(?o<5 && ?o>3) }",
    ],
)
def test_words_that_only_look_forbidden(query: str) -> None:
    assert GRAPH.query(query).truth is not None


def test_every_named_query_answers() -> None:
    for name in GRAPH.ontology.queries:
        assert GRAPH.named(name).columns


@pytest.mark.parametrize(
    ("name", "column", "expected"),
    [
        ("leaders", "leader", ["Jeanne Roux"]),
        ("deals", "status", ["actual", "negated"]),
        ("planned", "relation", ["hires"]),
        ("denied", "document", [f"{DOC}d%C3%A9menti%2F1"]),
        ("possible", "object", ["Lyon"]),
        ("past", "object", []),
        ("sources", "source", ["Gazette du Rhône", "des proches du dossier"]),
        ("timeline", "day", ["1998-03-01", *["2024-05-02"] * 4, "2024-05-05", "2024-05-06"]),
        ("single-source", "relation", ["acquires", "foundedOn", "hires", "leads", "meets"]),
        ("disputed", "relation", ["acquires"]),
        ("suppliers", "supplier", []),
    ],
)
def test_what_named_queries_find(name: str, column: str, expected: list[str]) -> None:
    assert sorted(str(row[column]) for row in GRAPH.named(name)) == expected


def test_named_queries_take_parameters() -> None:
    assert {row["subject"] for row in GRAPH.named("claims-of", entity="altavel sa")} == {"Altavel SA", "Jeanne Roux"}
    assert len(GRAPH.named("claims-of", entity="Lyon")) == 1
    assert len(GRAPH.named("timeline", since="2024-05-05")) == 2
    (first,) = GRAPH.named("most-connected", limit="1")
    assert (first["entity"], first["connections"]) == ("Altavel SA", 2)


def test_a_parameter_cannot_alter_its_query() -> None:
    assert len(GRAPH.named("claims-of", entity='" || "" = "')) == 0
    with pytest.raises(QueryError, match="limit must be a number"):
        GRAPH.named("most-connected", limit="1 OFFSET 2")


def test_unknown_queries_and_parameters() -> None:
    with pytest.raises(QueryError, match="no query is called 'who'") as caught:
        GRAPH.named("who")
    assert "suppliers" in caught.value.remedy
    with pytest.raises(QueryError, match="suppliers: no parameter is called 'firm'") as caught:
        GRAPH.named("suppliers", firm="Altavel")
    assert caught.value.remedy == "it has: company"


def test_a_notebook_shows_a_table_whose_cells_are_text() -> None:
    html = GRAPH.query("SELECT ('<b>' AS ?bold) (ent:altavel AS ?who) (1/0 AS ?none) {}")._repr_html_()
    assert "<th>bold</th><th>who</th><th>none</th>" in html
    assert "<td>&lt;b&gt;</td><td>ent:altavel</td><td></td>" in html
    assert GRAPH.query("ASK { ?x kg:acquires ?y }")._repr_html_() == "<p>yes</p>"
