"""The namespaces of the graph; a misspelt term of ours raises.

``ent:a kgp:supplies <claim>`` and ``<claim> kgs:supplies ent:x`` use the relation's own local
name in the ``kgp`` and ``kgs`` namespaces, the way Wikidata separates p: and ps:.
"""

from __future__ import annotations

BASE = "https://w3id.org/newskg/"
KG = BASE + "ontology#"
ENT = BASE + "entity/"
DOC = BASE + "document/"
CLAIM = BASE + "claim/"
KGP = BASE + "prop/"
KGS = BASE + "statement/"
KGQ = BASE + "qualifier/"

PREFIXES: dict[str, str] = {
    "claim": CLAIM,
    "doc": DOC,
    "dcterms": "http://purl.org/dc/terms/",
    "ent": ENT,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": KG,
    "kgp": KGP,
    "kgq": KGQ,
    "kgs": KGS,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
