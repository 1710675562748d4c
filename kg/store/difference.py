"""What two graphs claim differently: claims that came, went, or changed their status, sources or qualifiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import InputError
from kg.graph.terms import TERMS
from kg.namespaces import CLAIM, KG, KGQ
from kg.ontology import Ontology
from kg.store.layout import MARK
from kg.store.opening import open_store

FILES = {".trig": RdfFormat.TRIG, ".nq": RdfFormat.N_QUADS, ".jsonld": RdfFormat.JSON_LD}
"""Suffixes of files that hold claims with their evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim as a graph tells it, in words: ``details`` are what may change, by name."""

    iri: str
    document: str
    ends: tuple[str, str, str]
    start: int
    quote: str
    details: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.document}: {' '.join(self.ends)} ({self.details['status']})"


@dataclass(frozen=True, slots=True)
class Difference:
    """Claims that only one of two graphs has, and pairs of claims that tell the same differently."""

    added: tuple[Told, ...]
    removed: tuple[Told, ...]
    changed: tuple[tuple[Told, Told], ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def lines(self) -> Iterator[str]:
        """One line a claim: ``+`` came, ``-`` went, ``~`` changed, with what it was and is."""
        signed = [(told.document, told.start, "-", told, told) for told in self.removed]
        signed += [(told.document, told.start, "+", told, told) for told in self.added]
        signed += [(new.document, new.start, "~", old, new) for old, new in self.changed]
        for _, _, sign, old, new in sorted(signed, key=lambda one: (*one[:3], one[4].iri)):
            yield f"{sign} {new}" if sign != "~" else f"~ {new}: {_changes(old, new)}"
            yield f"    “{' '.join(new.quote.split())}”"


def difference(before: Iterable[Quad], after: Iterable[Quad]) -> Difference:
    """What changed from one graph to another.

    A claim is the same where its IRI is; else where document, ends and relation are, in the order of the text.
    Where it stands in the text does not count.
    """
    old, new = claims(before), claims(after)
    changed = [(old[iri], new[iri]) for iri in old.keys() & new.keys() if _differ(old[iri], new[iri])]
    gone, come = _grouped(old, new), _grouped(new, old)
    removed: list[Told] = []
    added: list[Told] = []
    for key in gone.keys() | come.keys():
        here, there = gone[key], come[key]
        pairs = min(len(here), len(there))
        # One that merely stands elsewhere in a corrected article says what it said.
        changed += [pair for pair in zip(here[:pairs], there[:pairs], strict=True) if _changes(*pair)]
        removed += here[pairs:]
        added += there[pairs:]
    return Difference(
        tuple(sorted(added, key=_place)),
        tuple(sorted(removed, key=_place)),
        tuple(sorted(changed, key=lambda pair: _place(pair[1]))),
    )


def claims(quads: Iterable[Quad]) -> dict[str, Told]:
    """The claims of a graph by IRI, with the names that their documents give to entities.

    What all documents together call somebody may change with each of them; a claim does not, by that.
    """
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    names: dict[tuple[str, str], str] = {}
    found: dict[str, str] = {}
    for quad in quads:
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            continue
        predicate = quad.predicate.value
        if predicate == TERMS["rdfs"] + "label":
            key = str(quad.graph_name), subject.value
            names[key] = min(names.get(key, value.value), value.value)
        elif subject.value.startswith(CLAIM):
            about[subject.value][predicate].append(value.value)
            if predicate == TERMS["rdf"] + "subject":
                found[subject.value] = str(quad.graph_name)
    return {iri: _told(iri, about, partial(_named_in, names, graph)) for iri, graph in found.items()}


def quads_of(where: str, ontology: Ontology) -> Iterator[Quad]:
    """The quads of a TriG, N-Quads or JSON-LD file, a store or the URL of one, or a folder that kg build wrote.

    Raises InputError or StoreError for what is none of these.
    """
    place = Path(where)
    if "://" in where or (place / MARK).is_file():
        with open_store(where, read_only=True, ontology=ontology) as store:
            yield from store.quads()
        return
    if not place.exists():
        raise InputError("no such file or folder", where=str(place), remedy="check the path")
    file = place / "graph.trig" if place.is_dir() else place
    if file.suffix not in FILES:
        remedy = f"give a store, a folder that kg build wrote, or a file that ends in {', '.join(FILES)}"
        raise InputError("holds no claims with their evidence", where=str(place), remedy=remedy)
    try:
        yield from parse(file.read_bytes(), format=FILES[file.suffix])
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(file), remedy="check the path") from error
    except SyntaxError as error:
        line = f"{file}:{error.lineno}"
        raise InputError(f"malformed RDF: {error.msg}", where=line, remedy="export the graph again") from error


def _told(iri: str, about: Mapping[str, Mapping[str, list[str]]], named: Callable[[str], str]) -> Told:
    facts = about[iri]

    def first(term: str, node: Mapping[str, list[str]] = facts) -> str:
        prefix, _, local = term.partition(":")
        return min(node.get(TERMS[prefix] + local, [""]))

    position, quote = about[f"{iri}-position"], about[f"{iri}-quote"]
    details = {
        "subject": named(first("rdf:subject")),
        "object": named(first("rdf:object")),
        "status": first("kg:status").removeprefix(KG),
        "sources": ", ".join(sorted(map(named, facts.get(KG + "attributedTo", ())))),
    }
    for predicate in sorted(facts):
        if predicate.startswith(KGQ):
            details[predicate.removeprefix(KGQ)] = ", ".join(sorted(map(named, facts[predicate])))
    return Told(
        iri=iri,
        document=unquote(first("prov:wasQuotedFrom").removeprefix(TERMS["doc"])),
        ends=(details["subject"], first("rdf:predicate").removeprefix(KG), details["object"]),
        start=int(first("oa:start", position) or 0),
        quote=first("oa:exact", quote),
        details=details,
    )


def _named_in(names: Mapping[tuple[str, str], str], graph: str, term: str) -> str:
    return names.get((graph, term), term)


def _differ(old: Told, new: Told) -> bool:
    return old.details != new.details


def _grouped(mine: Mapping[str, Told], theirs: Mapping[str, Told]) -> dict[tuple[str, ...], list[Told]]:
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for told in sorted((mine[iri] for iri in mine.keys() - theirs.keys()), key=_place):
        groups[told.document, *told.ends].append(told)
    return groups


def _place(told: Told) -> tuple[str, int, str]:
    return told.document, told.start, told.iri


def _changes(old: Told, new: Told) -> str:
    changes = []
    for name in sorted(old.details.keys() | new.details.keys()):
        before, after = old.details.get(name, ""), new.details.get(name, "")
        if before != after:
            changes.append(f"{name} {before or 'none'} → {after or 'none'}")
    if old.quote.split() != new.quote.split():
        changes.append(f"sentence, it was “{' '.join(old.quote.split())}”")
    return "; ".join(changes)
