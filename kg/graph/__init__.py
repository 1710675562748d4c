"""From what was read to the knowledge graph: claims as RDF, checked, stored, asked and written.

Extraction → validate (shapes) → Dataset (quads) → Store → query · serialise · views
"""

from kg.graph.graph import Graph
from kg.graph.output import write_file
from kg.graph.records import read_claims, write_claims
from kg.graph.results import Result
from kg.graph.serialisation import FORMATS, format_of, serialise
from kg.graph.terms import claim_iri, document_iri

__all__ = [
    "FORMATS",
    "Graph",
    "Result",
    "claim_iri",
    "document_iri",
    "format_of",
    "read_claims",
    "serialise",
    "write_claims",
    "write_file",
]
