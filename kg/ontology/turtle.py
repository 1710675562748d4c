"""Turtle files as plain dictionaries, with the place of each term for error messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import OntologyError
from kg.namespaces import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Subjects = dict[str, dict[str, list[Term]]]
RDF = PREFIXES["rdf"]


@dataclass(frozen=True)
class Facts:
    """Subject IRI → predicate IRI → objects in file order; blank nodes are keyed ``_:…``.

    pyoxigraph parses some thirty times faster than rdflib, which matters at every start.
    """

    subjects: Subjects
    files: tuple[Path, ...]

    def objects(self, subject: str, predicate: str) -> list[Term]:
        """The objects, in file order, or an empty list."""
        return self.subjects.get(subject, {}).get(predicate, [])

    def iris(self, subject: str, predicate: str) -> list[str]:
        """The objects' IRIs (``_:…`` for blank nodes), each once."""
        return list(
            dict.fromkeys(key_of(term) for term in self.objects(subject, predicate) if not isinstance(term, Literal))
        )

    def texts(self, subject: str, predicate: str) -> dict[str, tuple[str, ...]]:
        """The literals in NFC by language tag, sorted, each once."""
        found: dict[str, set[str]] = {}
        for term in self.objects(subject, predicate):
            if isinstance(term, Literal):
                found.setdefault(term.language or "", set()).add(unicodedata.normalize("NFC", term.value))
        return {language: tuple(sorted(found[language])) for language in sorted(found)}

    def instances(self, cls: str) -> tuple[str, ...]:
        """The sorted IRIs that are typed with the class."""
        wanted = NamedNode(cls)
        return tuple(sorted(s for s, about in self.subjects.items() if wanted in about.get(RDF + "type", ())))

    def members(self, head: str) -> list[str]:
        """The IRIs (``_:…`` for blank nodes) of an RDF list."""
        return [key_of(term) for term in self.list_terms(head)]

    def list_terms(self, head: str) -> list[Term]:
        """The members of an RDF list, literals too."""
        found: list[Term] = []
        while head and head != RDF + "nil":
            found += self.objects(head, RDF + "first")
            head = next(iter(self.iris(head, RDF + "rest")), "")
        return found

    def ntriples(self, *, under: str = "") -> bytes:
        """All triples as N-Triples, or those of blank nodes and of subjects whose IRI starts with ``under``."""
        return serialize(self._triples(under), format=RdfFormat.N_TRIPLES) or b""

    def _triples(self, under: str) -> Iterator[Triple]:
        for key, about in self.subjects.items():
            if key.startswith(("_:", under)):
                subject = BlankNode(key[2:]) if key.startswith("_:") else NamedNode(key)
                for predicate, terms in about.items():
                    yield from (Triple(subject, NamedNode(predicate), term) for term in terms)

    def place(self, name: str) -> str:
        """``file:line`` where a term of ours opens a block, or else is first spoken of."""
        return self._blocks.get(name) or _first_mention(self.files, name)

    @cached_property
    def _blocks(self) -> dict[str, str]:
        """The place of every block that opens with ``kg:name a``."""
        places: dict[str, str] = {}
        for path in self.files:
            for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
                if found := re.match(r"kg:(\w+)\s+a\s", line):
                    places.setdefault(found[1], f"{path}:{number}")
        return places


def read_turtle(paths: Iterable[Path]) -> Facts:
    """All files merged. Malformed Turtle raises OntologyError with the file and the line."""
    files = tuple(paths)
    subjects: Subjects = {}
    for path in files:
        for subject, about in _read(path, path.stat().st_mtime_ns).items():
            known = subjects.get(subject)
            # What was read is shared between ontologies, hence a new dictionary instead of an update.
            subjects[subject] = {p: known.get(p, []) + about.get(p, []) for p in known | about} if known else about
    return Facts(subjects, files)


@lru_cache(maxsize=256)
def _read(path: Path, stamp: int) -> Subjects:
    try:
        return _gather(parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True))
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise OntologyError(f"malformed Turtle: {error.msg}", where=where, remedy="correct the file") from error
    except OSError as error:
        raise OntologyError("the file cannot be read", where=str(path), remedy=str(error)) from error


def parse_turtle(text: str) -> Facts:
    """Turtle that we made ourselves."""
    return Facts(_gather(parse(text, format=RdfFormat.TURTLE, rename_blank_nodes=True)), ())


def _gather(triples: Iterable[Quad]) -> Subjects:
    subjects: Subjects = {}
    for triple in triples:
        about = subjects.setdefault(key_of(triple.subject), {})
        about.setdefault(triple.predicate.value, []).append(triple.object)
    return subjects


def _first_mention(files: tuple[Path, ...], name: str) -> str:
    for path in files:
        if found := re.search(rf"\bkg:{re.escape(name)}\b", text := path.read_text("utf-8")):
            return f"{path}:{text.count(chr(10), 0, found.start()) + 1}"
    return ""


def key_of(term: object) -> str:
    """How a node is keyed in Facts."""
    return term.value if isinstance(term, NamedNode) else str(term)
