"""The quads of a few documents: what stands in which graph, the same for any order."""

from dataclasses import replace
from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, parse

from kg.graph import Graph, document_iri
from kg.graph.store import ONTOLOGY_GRAPH
from kg.graph.terms import TERMS, fact_iri
from kg.model import Entity, Extraction, Status
from kg.namespaces import ENT
from kg.ontology import load

from .factory import ALTAVEL, LYON, PORTACIER, claim, denial, document, purchase, with_claims
from .strategies import sound_articles

GRAPH = Graph.build([purchase(), denial()])


def short(term: object) -> str:
    text = getattr(term, "value", str(term))
    for prefix, namespace in TERMS.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def plain(graph: Graph, name: str) -> set[str]:
    """The plain triples of a graph, without types and names."""
    found = set()
    for quad in graph.dataset.quads:
        here = "" if isinstance(quad.graph_name, DefaultGraph) else short(quad.graph_name)
        if here == name and quad.predicate.value.startswith(TERMS["kg"]) and quad.subject.value.startswith(ENT):
            found.add(f"{short(quad.subject)} {short(quad.predicate)} {short(quad.object)}")
    return found


def test_a_plain_triple_stands_in_the_graph_of_its_status() -> None:
    assert plain(GRAPH, "kg:negated") == {"ent:altavel kg:acquires ent:portacier"}
    assert plain(GRAPH, "kg:possible") == {"ent:altavel kg:locatedIn ent:lyon"}
    assert plain(GRAPH, "kg:planned") == {"ent:altavel kg:hires 300"}
    assert plain(GRAPH, "kg:past") == set()


def test_the_default_graph_is_what_is_actual_or_planned() -> None:
    assert plain(GRAPH, "") == plain(GRAPH, "kg:actual") | plain(GRAPH, "kg:planned")
    assert plain(GRAPH, "") == {
        "ent:altavel kg:acquires ent:portacier",
        "ent:altavel kg:foundedOn 1998-03",
        "ent:altavel kg:hires 300",
        "ent:altavel kg:meets ent:portacier",
        "ent:portacier kg:meets ent:altavel",
        "ent:jeanne-roux kg:leads ent:altavel",
    }


def test_what_is_not_so_never_reaches_the_default_graph() -> None:
    for status in (Status.NEGATED, Status.PAST, Status.POSSIBLE):
        claims = tuple(replace(claim, status=status) for claim in purchase().claims)
        assert plain(Graph.build([with_claims(purchase(), *claims)]), "") == set()


def test_a_symmetric_claim_has_one_statement_and_two_plain_triples() -> None:
    statements = [q for q in GRAPH.dataset.quads if short(q.predicate) == "kgp:meets"]
    assert [short(q.subject) for q in statements] == ["ent:altavel"]


def test_a_document_graph_tells_everything_of_a_claim() -> None:
    name = document_iri("achat")
    quads = [q for q in GRAPH.dataset.quads if getattr(q.graph_name, "value", "") == name]
    node = next(q.object for q in quads if short(q.predicate) == "kgp:acquires")
    about = {(short(q.predicate), short(q.object)) for q in quads if q.subject == node}
    iri = short(node)
    assert about == {
        ("rdf:type", "kg:Claim"),
        ("rdf:subject", "ent:altavel"),
        ("rdf:predicate", "kg:acquires"),
        ("rdf:object", "ent:portacier"),
        ("kgs:acquires", "ent:portacier"),
        ("kg:status", "kg:actual"),
        ("kg:confidence", "0.9"),
        ("kg:extractor", "rules"),
        ("kg:rule", "racheter"),
        ("kg:attributedTo", "ent:gazette-du-rhône"),
        ("kg:fact", short(NamedNode(fact_iri(purchase().claims[0])))),
        ("kg:independentSource", "ent:gazette-du-rhône"),
        ("kg:sourceName", "Gazette du Rhône"),
        ("kgq:amount", "value:EUR_120000000"),
        ("prov:wasQuotedFrom", "doc:achat"),
        ("oa:hasSelector", f"{iri}-position"),
        ("oa:hasSelector", f"{iri}-quote"),
    }
    evidence = {short(q.predicate): q.object.value for q in quads if short(q.subject) == f"{iri}-quote"}
    assert evidence["oa:exact"] == "Altavel a racheté Portacier pour 120 millions d'euros"
    assert evidence["oa:prefix"].endswith("\n\n")
    assert evidence["oa:suffix"].startswith(", selon")
    offsets = {short(q.predicate): q.object.value for q in quads if short(q.subject) == f"{iri}-position"}
    start, end = int(offsets["oa:start"]), int(offsets["oa:end"])
    assert purchase().document.text[start:end] == evidence["oa:exact"]


def test_a_document_is_described() -> None:
    about = {short(q.predicate): q.object for q in GRAPH.dataset.quads if short(q.subject) == "doc:achat"}
    assert about["dcterms:title"].value == "Altavel rachète Portacier"
    assert about["dcterms:issued"].value == "2024-05-02"
    assert about["dcterms:publisher"].value == "Gazette du Rhône"
    assert about["kg:digest"].value == purchase().document.digest


def test_entities_merge_over_documents() -> None:
    altavel = next(entity for entity in GRAPH.entities if entity.iri == ALTAVEL.iri)
    assert altavel.name == "Altavel SA"  # as frequent as "Altavel", and longer
    assert altavel.aliases == ("Altavel",)
    assert altavel.type == "Company"  # more specific than Organization
    assert altavel.identifiers == (("ticker", "ALV.PA"),)
    assert (
        len(
            [
                q
                for q in GRAPH.dataset.default_graph()
                if short(q.subject) == "ent:altavel" and "label" in short(q.predicate)
            ]
        )
        == 1
    )


def test_no_blank_nodes() -> None:
    assert not any(isinstance(term, BlankNode) for quad in GRAPH.dataset.quads for term in quad)


def test_the_order_of_documents_does_not_matter() -> None:
    third = document("troisième", "Titre\n\nAltavel est à Lyon.")
    extractions = [
        purchase(),
        denial(),
        Extraction(document=third, claims=(claim(third, PORTACIER, "locatedIn", "est à Lyon", object=LYON),)),
    ]
    graphs = [Graph.build(order) for order in permutations(extractions)]
    assert all(graph == graphs[0] for graph in graphs)


names = st.sampled_from(["Altavel", "Altavel SA", "Groupe Altavel"])
classes = st.sampled_from(["Organization", "Company", "GovernmentBody"])
versions = st.builds(
    lambda name, cls, aliases: Entity(iri=ALTAVEL.iri, name=name, type=cls, aliases=tuple(sorted(aliases - {name}))),
    names,
    classes,
    st.sets(names),
)


@settings(deadline=None, max_examples=30)
@given(st.lists(versions, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_merging_is_commutative(same: list[Entity], random: Random) -> None:
    extractions = [Extraction(document=document(f"d{i}", "T\n\nC."), entities=(e,)) for i, e in enumerate(same)]
    shuffled = list(extractions)
    random.shuffle(shuffled)
    ontology = load()
    first, second = Graph.build(extractions, ontology), Graph.build(shuffled, ontology)
    assert first == second
    (merged,) = first.entities
    assert {merged.name, *merged.aliases} == {name for entity in same for name in (entity.name, *entity.aliases)}


def test_two_documents_with_one_id() -> None:
    other = replace(purchase(), document=replace(purchase().document, publisher="Autre"), claims=())
    changed = Extraction(document=document("achat", "Titre\n\nAutre texte."))
    for order in ([purchase(), changed, purchase()], [changed, purchase(), purchase()]):
        graph = Graph.build(order)
        assert len(graph.documents) == 1
        assert [refusal.reason for refusal in graph.refusals] == ["another document has the same id"]
    assert len(Graph.build([purchase(), purchase()]).refusals) == 0
    assert len(Graph.build([purchase(), other]).documents) == 1


@settings(deadline=None, max_examples=30)
@given(sound_articles(), st.randoms(use_true_random=False))
def test_any_sound_articles(articles: list[Extraction], random: Random) -> None:
    """Whatever is read: the same for any order, no blank node, and the same back from TriG and from a store."""
    graph = Graph.build(articles)
    assert {refusal.reason for refusal in graph.refusals} <= {"the same sentence already states this claim"}
    shuffled = [replace(article, claims=tuple(reversed(article.claims))) for article in articles]
    random.shuffle(shuffled)
    assert Graph.build(shuffled) == graph
    assert not any(isinstance(term, BlankNode) for quad in graph.dataset.quads for term in quad)
    assert set(parse(graph.serialise("trig"), format=RdfFormat.TRIG)) == set(graph.dataset.quads)
    assert {q for q in graph.store if q.graph_name != ONTOLOGY_GRAPH} == set(graph.dataset.quads)
