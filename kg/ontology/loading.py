"""From files to an Ontology: finding them, reading them, building the views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kg.errors import OntologyError
from kg.namespaces import KG, KGQ, PREFIXES
from kg.ontology.checking import check_references, check_spelling, one_of
from kg.ontology.named_queries import read_query
from kg.ontology.turtle import Facts, read_turtle
from kg.ontology.views import NamedQuery, Ontology, OntologyClass, Qualifier, Relation, ValueKind

RDF = PREFIXES["rdf"]
RDFS = PREFIXES["rdfs"]
OWL = PREFIXES["owl"]
SKOS = PREFIXES["skos"]
PACKAGE = Path(__file__).resolve().parents[1]


def ontology_folder() -> Path:
    """The shipped ontology: ``kg/_ontology`` where kg is installed, ``ontology`` in a checkout."""
    candidates = (PACKAGE / "_ontology", PACKAGE.parent / "ontology")
    for folder in candidates:
        if (folder / "core.ttl").is_file():
            return folder
    looked = " and ".join(str(folder) for folder in candidates)
    raise OntologyError("the shipped ontology is missing", where=looked, remedy="install kg again")


def load(paths: Sequence[Path] = ()) -> Ontology:
    """The shipped ontology together with a user's own files and folders.

    Folders are searched for ``*.ttl`` and ``*.rq`` at any depth. Blocks of the same term add to each
    other; a user's query replaces a shipped one of the same name. Reading unchanged files again
    gives the same object. Raises OntologyError for malformed Turtle, misspelt terms and contradictions.

    >>> "acquires" in load().relations
    True
    """
    files = [file for path in (ontology_folder(), *paths) for file in _files_of(Path(path))]
    return _load(tuple((file, file.stat().st_mtime_ns) for file in dict.fromkeys(files)))


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in (".ttl", ".rq"))
    if not path.is_file():
        raise OntologyError("no such file or folder", where=str(path), remedy="give a .ttl or .rq file, or a folder")
    if path.suffix not in (".ttl", ".rq"):
        raise OntologyError("not an ontology file", where=str(path), remedy="give a .ttl or .rq file, or a folder")
    return [path]


@lru_cache(maxsize=8)
def _load(stamped: tuple[tuple[Path, int], ...]) -> Ontology:
    # The time stamps are only there to miss the cache when somebody edits a file in a long session.
    files = [file for file, _ in stamped]
    facts = read_turtle(file for file in files if file.suffix == ".ttl")
    check_spelling(facts)
    classes = (_class(facts, iri) for iri in facts.instances(OWL + "Class") if iri.startswith(KG))
    relations = (_relation(facts, iri) for iri in facts.instances(KG + "Relation"))
    qualifiers = (_qualifier(facts, iri) for iri in facts.instances(KG + "Qualifier"))
    queries = (read_query(file) for file in files if file.suffix == ".rq")
    ontology = Ontology(
        classes={cls.name: cls for cls in classes},
        relations={relation.name: relation for relation in relations},
        qualifiers={qualifier.name: qualifier for qualifier in qualifiers},
        queries=_sorted_queries(queries),
        files=facts.files,
        facts=facts,
    )
    check_references(ontology)
    return ontology


def _class(facts: Facts, iri: str) -> OntologyClass:
    name = iri.removeprefix(KG)
    parents = [parent.removeprefix(KG) for parent in facts.iris(iri, RDFS + "subClassOf") if parent.startswith(KG)]
    return OntologyClass(
        name=name,
        labels=_one_each(facts, iri, RDFS + "label"),
        parent=one_of(facts, name, "parent class", parents),
        head_nouns=facts.texts(iri, KG + "headNoun"),
        name_cues=facts.texts(iri, KG + "nameCue"),
        anaphors=facts.texts(iri, KG + "anaphor"),
    )


def _relation(facts: Facts, iri: str) -> Relation:
    name = iri.removeprefix(KG)
    parents = [parent.removeprefix(KG) for parent in facts.iris(iri, RDFS + "subPropertyOf") if parent.startswith(KG)]
    kind = one_of(facts, name, "kg:valueKind", list(facts.texts(iri, KG + "valueKind").get("", ())), among=ValueKind)
    return Relation(
        name=name,
        labels=_one_each(facts, iri, RDFS + "label"),
        definition=_one_each(facts, iri, SKOS + "definition"),
        domain=_class_union(facts, name, "domain"),
        range=() if kind else _class_union(facts, name, "range"),
        parent=one_of(facts, name, "parent relation", parents),
        symmetric=OWL + "SymmetricProperty" in facts.iris(iri, RDF + "type"),
        value_kind=ValueKind(kind) if kind else None,
        qualifiers=tuple(sorted(q.removeprefix(KGQ) for q in facts.iris(iri, KG + "qualifier"))),
        wordings=facts.texts(iri, KG + "wording"),
        titles=facts.texts(iri, KG + "title"),
        inverse_titles=facts.texts(iri, KG + "inverseTitle"),
        examples=facts.texts(iri, SKOS + "example"),
        counter_examples=facts.texts(iri, KG + "counterExample"),
    )


def _qualifier(facts: Facts, iri: str) -> Qualifier:
    return Qualifier(name=iri.removeprefix(KGQ), labels=_one_each(facts, iri, RDFS + "label"))


def _class_union(facts: Facts, name: str, end: str) -> tuple[str, ...]:
    """The classes at one end of a relation: one class, or the members of an ``owl:unionOf``."""
    stated = facts.iris(KG + name, RDFS + end)
    # OWL reads several rdfs:domain as their intersection, which nobody means here.
    node = one_of(facts, name, f"rdfs:{end}", stated, remedy="join the classes with owl:unionOf")
    if not node:
        return ()
    union = next(iter(facts.iris(node, OWL + "unionOf")), "")
    members = facts.members(union) if union else [node]
    return tuple(member.removeprefix(KG) for member in members)


def _one_each(facts: Facts, iri: str, predicate: str) -> Mapping[str, str]:
    return {language: found[0] for language, found in facts.texts(iri, predicate).items()}


def _sorted_queries(queries: Iterable[NamedQuery]) -> Mapping[str, NamedQuery]:
    by_name = {query.name: query for query in queries}
    return {name: by_name[name] for name in sorted(by_name)}
