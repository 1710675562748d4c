"""What stands behind the facts of a graph, asked in SPARQL, so that every store can be asked alike.

name → entity → claims (why) · network (path, centrality, communities)
"""

from kg.graph.facts.asking import Asked
from kg.graph.facts.entities import About, Named, about_entity, find_entity
from kg.graph.facts.evidence import Told
from kg.graph.facts.network import Ranked, centrality, communities, fetch_network
from kg.graph.facts.paths import Chain, Paths, Step, find_paths
from kg.graph.facts.reasons import Why, why
from kg.graph.facts.telling import as_json, tell_about, tell_paths, tell_why

__all__ = [
    "About",
    "Asked",
    "Chain",
    "Named",
    "Paths",
    "Ranked",
    "Step",
    "Told",
    "Why",
    "about_entity",
    "as_json",
    "centrality",
    "communities",
    "fetch_network",
    "find_entity",
    "find_paths",
    "tell_about",
    "tell_paths",
    "tell_why",
    "why",
]
