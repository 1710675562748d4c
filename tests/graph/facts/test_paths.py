"""How two entities are connected, and what stands at the centre of the network."""

from __future__ import annotations

import json

import pytest

from kg.errors import QueryError
from kg.graph.facts import as_json, fetch_network, find_paths, tell_paths

from .newsroom import NEWSROOM


def chains(start: str, end: str, **options: object) -> list[list[str]]:
    found = find_paths(NEWSROOM, start, end, **options)  # type: ignore[arg-type]
    return [[found.start.name, *(step.other.name for step in path.steps)] for path in found.paths]


def test_the_shortest_path_with_the_claims_behind_each_step() -> None:
    (path,) = NEWSROOM.path("Anne Guérin", "Norbruck").paths
    assert [(step.one.name, step.other.name) for step in path.steps] == [
        ("Anne Guérin", "Valmer"),
        ("Valmer", "Tissel"),
        ("Tissel", "Norbruck"),
    ]
    told = [[(c.subject.name, c.relation, c.target, c.status, c.document.id) for c in s.claims] for s in path.steps]
    assert told == [
        [("Anne Guérin", "leads", "Valmer", "actual", "b1")],
        [("Valmer", "supplies", "Tissel", "planned", "a1")],
        [
            ("Norbruck", "partnersWith", "Tissel", "actual", "a3"),
            ("Tissel", "partnersWith", "Norbruck", "actual", "a2"),
        ],
    ]


def test_only_claims_of_a_status_count() -> None:
    assert chains("Valmer", "Norbruck") == [["Valmer", "Tissel", "Norbruck"]]
    assert chains("Valmer", "Norbruck", statuses=["actual"]) == []
    assert chains("Valmer", "Tissel", statuses=["possible"]) == [["Valmer", "Tissel"]]
    assert chains("ent:toulouse-team", "Valmer", statuses=["past", "actual"]) == [["Toulouse", "Toulouse", "Valmer"]]


def test_paths_may_be_kept_off_entities_and_classes() -> None:
    assert chains("Anne Guérin", "Paul Lasalle") == [["Anne Guérin", "Valmer", "Paul Lasalle"]]
    for avoided in ("groupe valmer", "Organization", "Company"):
        assert chains("Anne Guérin", "Paul Lasalle", avoid=[avoided]) == []
    assert chains("Anne Guérin", "Paul Lasalle", avoid=["Place", "Tissel"]) != []


def test_text_and_json() -> None:
    found = NEWSROOM.path("Valmer", "Norbruck")
    assert tell_paths(found).splitlines()[:4] == [
        "Valmer – Tissel – Norbruck (2 steps)",
        "  Valmer supplies Tissel (planned, 2025-03-03), a1",
        "    [s Valmer] [w livrera] des pompes à [o Tissel] avant le 30 juin.",
        "  Norbruck partnersWith Tissel (actual, 2025-03-05), a3, and 1 claim more",
    ]
    assert json.loads(as_json(found))["paths"][0]["steps"][0]["claims"][0]["status"] == "planned"
    nothing = NEWSROOM.path("Anne Guérin", "Norbruck", statuses=["actual"])
    assert tell_paths(nothing) == "nothing that is actual connects Anne Guérin and Norbruck\n"


def test_bad_ends_and_options() -> None:
    with pytest.raises(QueryError, match="both ends are Valmer"):
        NEWSROOM.path("Valmer", "groupe valmer")
    with pytest.raises(QueryError, match="no entity is called 'Nobody'"):
        NEWSROOM.path("Valmer", "Nobody")
    with pytest.raises(QueryError, match="no status is called 'sure'") as caught:
        NEWSROOM.path("Valmer", "Tissel", statuses=["sure"])
    assert caught.value.remedy == "use actual, past, planned, possible, negated"
    with pytest.raises(QueryError, match="no entity is called 'Firm'"):
        NEWSROOM.path("Valmer", "Tissel", avoid=["Firm"])


def test_the_network_holds_what_is_actual_or_planned() -> None:
    network = fetch_network(NEWSROOM)
    assert {network.nodes[node]["label"] for node in network} == {
        *("Anne Guérin", "Norbruck", "Oréade", "Paul Lasalle", "Tissel", "Toulouse", "Valmer"),
    }
    assert network.number_of_edges() == 6
    assert fetch_network(NEWSROOM, ["past"]).number_of_edges() == 1


@pytest.mark.parametrize("measure", ["degree", "closeness", "betweenness"])
def test_the_centre(measure: str) -> None:
    first, second, *_ = NEWSROOM.centrality(measure)
    assert (first.entity.name, second.entity.name) == ("Valmer", "Tissel")
    assert 0 < second.score < first.score <= 1


def test_an_unknown_measure() -> None:
    with pytest.raises(QueryError, match="no measure is called 'fame'") as caught:
        NEWSROOM.centrality("fame")
    assert caught.value.remedy == "use one of betweenness, closeness, degree"


def test_communities_are_groups_of_entities() -> None:
    groups = NEWSROOM.communities()
    assert sorted(entity.name for group in groups for entity in group) == [
        *("Anne Guérin", "Norbruck", "Oréade", "Paul Lasalle", "Tissel", "Toulouse", "Valmer"),
    ]
    assert [entity.name for entity in groups[-1]] == ["Norbruck", "Tissel"]
