"""Finds a relation by its name or by its label in French or English, with those below it."""

from __future__ import annotations

import re
from difflib import get_close_matches

from kg.errors import QueryError
from kg.namespaces import KG, name_key
from kg.ontology import Ontology, Relation

NEAR = 3


def find_relation(ontology: Ontology, text: str) -> Relation:
    """The relation of a local name (``bornIn``, ``kg:bornIn``) or of a label (``est né à``).

    Raises QueryError for another text, with relations whose names, labels or words come near.
    """
    key = name_key(text.removeprefix(KG).removeprefix("kg:"))
    for relation in ontology:
        if key in _names(relation):
            return relation
    near = _near(ontology, key)
    listed = ", ".join(f"{r.name} ({' / '.join(r.labels[tag] for tag in sorted(r.labels))})" for r in near)
    remedy = f"did you mean {listed}?" if listed else f"known: {', '.join(ontology.relations)}"
    raise QueryError(f"no relation is called {text!r}", remedy=remedy)


def with_those_below(ontology: Ontology, relation: Relation) -> tuple[str, ...]:
    """The names of a relation and of all that are kinds of it.

    >>> from kg.ontology import load
    >>> with_those_below(load(), load().relation("partOf"))
    ('partOf', 'subsidiaryOf')
    """
    below = sorted(name for name in ontology.relations if relation.name in ontology.ancestors(name))
    return (relation.name, *below)


def _names(relation: Relation) -> set[str]:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", relation.name)
    return {name_key(name) for name in (relation.name, apart, *relation.labels.values())}


def _near(ontology: Ontology, key: str) -> list[Relation]:
    """Relations that have the text among their words, then those with names spelled much like it."""
    spelled: dict[str, list[Relation]] = {}
    for relation in ontology:
        for name in sorted(_names(relation)):
            spelled.setdefault(name, []).append(relation)
        for words in relation.wordings.values():
            for word in words:
                spelled.setdefault(name_key(word.removeprefix("to ")), []).append(relation)
    close = [key] if key in spelled else get_close_matches(key, spelled, n=NEAR, cutoff=0.65)
    return list({relation.name: relation for name in close for relation in spelled[name]}.values())[:NEAR]
