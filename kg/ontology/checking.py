"""What makes an ontology contradict itself, told with the file and line of the block at fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from pyoxigraph import Literal

from kg.errors import OntologyError
from kg.namespaces import KG, KGQ, PREFIXES
from kg.ontology.turtle import Facts, key_of
from kg.ontology.views import Ontology, OntologyClass, Relation

RDF_TYPE = PREFIXES["rdf"] + "type"
SPOKEN = {
    PREFIXES["rdfs"] + "label": "rdfs:label",
    PREFIXES["skos"] + "definition": "skos:definition",
    PREFIXES["skos"] + "example": "skos:example",
    KG + "wording": "kg:wording",
    KG + "title": "kg:title",
    KG + "inverseTitle": "kg:inverseTitle",
    KG + "counterExample": "kg:counterExample",
    KG + "headNoun": "kg:headNoun",
    KG + "nameCue": "kg:nameCue",
    KG + "anaphor": "kg:anaphor",
}
"""Properties whose texts belong to a language."""


def check_spelling(facts: Facts) -> None:
    """Refuse terms of ours that no file declares, and words without a language tag."""
    declared = {iri.removeprefix(KG) for iri, about in facts.subjects.items() if RDF_TYPE in about}
    predicates = {predicate for about in facts.subjects.values() for predicate in about}
    types = {key_of(term) for about in facts.subjects.values() for term in about.get(RDF_TYPE, ())}
    used = {iri.removeprefix(KG) for iri in (*facts.subjects, *predicates, *types) if iri.startswith(KG)}
    for name in sorted(used - declared):
        raise _unknown(facts, name, "term", declared)
    for subject, about in facts.subjects.items():
        if subject.startswith(KG):
            for predicate in SPOKEN.keys() & about.keys():
                _check_language_tags(facts, subject, predicate)


def _check_language_tags(facts: Facts, subject: str, predicate: str) -> None:
    for term in facts.objects(subject, predicate):
        if isinstance(term, Literal) and not term.language:
            raise ontology_error(
                facts,
                subject.removeprefix(KG),
                f"{SPOKEN[predicate]} {term.value!r} has no language",
                f'write "{term.value}"@fr or @en',
            )


def check_references(ontology: Ontology) -> None:
    """Refuse unknown parents, domains, ranges and qualifiers, and trees that bite their tail."""
    facts = ontology.facts
    for cls in ontology.classes.values():
        _check_known(facts, cls.name, "class", [cls.parent] if cls.parent else [], ontology.classes)
    for relation in ontology.relations.values():
        _check_known(facts, relation.name, "class", relation.domain + relation.range, ontology.classes)
        _check_known(facts, relation.name, "relation", [relation.parent] if relation.parent else [], ontology.relations)
        _check_known(facts, relation.name, "qualifier", relation.qualifiers, ontology.qualifiers)
        if not relation.domain:
            raise ontology_error(facts, relation.name, "the relation has no domain", "add rdfs:domain")
        if not relation.range and relation.value_kind is None:
            raise ontology_error(facts, relation.name, "the relation has no range", "add rdfs:range or kg:valueKind")
    _check_tree(facts, ontology.classes)
    _check_tree(facts, ontology.relations)


def one_of(facts: Facts, name: str, what: str, found: list[str], *, among: Iterable[str] = (), remedy: str = "") -> str:
    """The only value found, or an empty string; several, or one outside ``among``, raise OntologyError."""
    if len(found) > 1:
        raise ontology_error(facts, name, f"kg:{name} has {len(found)} values for {what}", remedy or "keep one")
    value = found[0] if found else ""
    allowed = tuple(among)
    if value and allowed and value not in allowed:
        raise ontology_error(facts, name, f"{what} {value!r} is unknown", f"use one of {', '.join(allowed)}")
    return value


def ontology_error(facts: Facts, name: str, problem: str, remedy: str) -> OntologyError:
    """An error that points at the block of a term of ours."""
    return OntologyError(problem, where=facts.place(name), remedy=remedy)


def _check_known(facts: Facts, name: str, what: str, used: Iterable[str], known: Mapping[str, object]) -> None:
    for other in used:
        if other not in known:
            raise _unknown(facts, name, what, known, other)


def _unknown(facts: Facts, name: str, what: str, known: Iterable[str], other: str = "") -> OntologyError:
    wanted = other or name
    near = get_close_matches(wanted, sorted(known), n=1)
    remedy = f"did you mean {near[0]!r}?" if near else f"declare it, or use one of {', '.join(sorted(known))}"
    return ontology_error(facts, name, f"the {what} {wanted.removeprefix(KGQ)!r} is not declared", remedy)


def _check_tree(facts: Facts, nodes: Mapping[str, OntologyClass] | Mapping[str, Relation]) -> None:
    for name in nodes:
        seen = {name}
        parent = nodes[name].parent
        while parent:
            if parent in seen:
                raise ontology_error(facts, name, f"kg:{name} lies below itself", "remove one of the parents")
            seen.add(parent)
            parent = nodes[parent].parent
