"""SHACL for the ends of every relation, made from its domain and range so that nobody writes it twice."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.terms import TERMS
from kg.ontology import Ontology, Relation, ValueKind

VALUE_CONSTRAINT = {
    ValueKind.AMOUNT: ("sh:class kg:Amount", "an amount of money"),
    ValueKind.INTEGER: ("sh:class kg:Quantity", "a number"),
    ValueKind.DATE: ("sh:class kg:Period", "a date"),
    ValueKind.TEXT: ("sh:datatype xsd:string ; sh:minLength 1", "a text"),
}
USED = ("kg", "kgs", "rdf", "sh", "xsd")


def relation_shapes(ontology: Ontology) -> str:
    """One node shape a relation and one for their inventory, in Turtle, for any SHACL validator.

    >>> from kg.ontology import load
    >>> "sh:targetSubjectsOf kgs:leads" in relation_shapes(load())
    True
    """
    prefixes = [f"@prefix {prefix}: <{TERMS[prefix]}> ." for prefix in USED]
    names = sorted(ontology.relations)
    return "\n".join([*prefixes, _inventory(names), *(_shape(ontology.relations[name]) for name in names)])


def _inventory(names: Iterable[str]) -> str:
    return f"""
kg:InventoryShape a sh:NodeShape ;
    sh:targetClass kg:Claim ;
    sh:property
        [ sh:path rdf:predicate ; sh:in ( {" ".join(f"kg:{name}" for name in names)} ) ;
          sh:message "the ontology declares the relation of a claim" ] ."""


def _shape(relation: Relation) -> str:
    name = relation.name
    if relation.value_kind:
        target, wanted = VALUE_CONSTRAINT[relation.value_kind]
    else:
        target, wanted = _any_of(relation.range), _either(relation.range)
    return f"""
kg:{name}Shape a sh:NodeShape ;
    sh:targetSubjectsOf kgs:{name} ;
    sh:property
        [ sh:path rdf:subject ; {_any_of(relation.domain)} ;
          sh:message "the subject of {name} is {_either(relation.domain)}" ] ,
        [ sh:path kgs:{name} ; sh:minCount 1 ; sh:maxCount 1 ; {target} ;
          sh:message "the object of {name} is {wanted}" ] ,
        [ sh:path rdf:predicate ; sh:hasValue kg:{name} ;
          sh:message "a statement of {name} has no other predicate" ] ."""


def _any_of(classes: Iterable[str]) -> str:
    options = [f"sh:class kg:{name}" for name in classes]
    return options[0] if len(options) == 1 else f"sh:or ( {' '.join(f'[ {option} ]' for option in options)} )"


def _either(classes: tuple[str, ...]) -> str:
    return " or ".join(classes)
