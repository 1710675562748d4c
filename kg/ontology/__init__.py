"""The ontology as Python values: classes, relations, word lists and named queries, read once from Turtle.

It stands before every step of the flow: reading and extraction take their words from it, the graph
its types, parents and shapes.

>>> ontology = load()
>>> ontology.relations["leads"].parent
'memberOf'
>>> ontology.is_a("Company", "Agent")
True
"""

from kg.ontology.lint import Finding, lint
from kg.ontology.loading import load, ontology_folder
from kg.ontology.views import NamedQuery, Ontology, OntologyClass, Parameter, Qualifier, Relation, ValueKind

__all__ = [
    "Finding",
    "NamedQuery",
    "Ontology",
    "OntologyClass",
    "Parameter",
    "Qualifier",
    "Relation",
    "ValueKind",
    "lint",
    "load",
    "ontology_folder",
]
