"""The namespaces of the graph; a misspelt term of ours raises.

``ent:a kgp:supplies <claim>`` and ``<claim> kgs:supplies ent:x`` use the relation's own local
name in the ``kgp`` and ``kgs`` namespaces, the way Wikidata separates p: and ps:.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

BASE = "https://w3id.org/newskg/"
KG = BASE + "ontology#"
ENT = BASE + "entity/"
DOC = BASE + "document/"
CLAIM = BASE + "claim/"
FACT = BASE + "fact/"
KGP = BASE + "prop/"
KGS = BASE + "statement/"
KGQ = BASE + "qualifier/"

PREFIXES: dict[str, str] = {
    "claim": CLAIM,
    "doc": DOC,
    "dcterms": "http://purl.org/dc/terms/",
    "ent": ENT,
    "fact": FACT,
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


def slug(name: str) -> str:
    """A readable ASCII form of a name for an IRI, with a short hash where too little of it is left.

    >>> slug("Société générale"), slug("L'Oréal")
    ('societe-generale', 'l-oreal')
    """
    short = re.sub(r"[^a-z0-9]+", "-", _without_accents(name).lower()).strip("-")[:80]
    lost = sum(c.isalnum() for c in name) > 2 * sum(c.isalnum() for c in short)
    return f"{short}-{sha256(name.encode()).hexdigest()[:8]}".strip("-") if lost or not short else short


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name as people look it up: without case, accents and punctuation.

    >>> name_key("L’Oréal S.A."), name_key("ŒUVRES  du Cœur"), name_key("Coca-Cola")
    ('l oreal s a', 'oeuvres du coeur', 'coca cola')
    """
    folded = _without_accents(name).casefold()
    return " ".join(re.findall(r"\w+", folded)) or folded.strip()


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in plain if not unicodedata.combining(c))


_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
