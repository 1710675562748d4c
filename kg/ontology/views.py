"""The typed, frozen views that the rest of kg sees of the ontology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.namespaces import KG
from kg.ontology.turtle import Facts

if TYPE_CHECKING:
    from rdflib import Graph

Texts = Mapping[str, tuple[str, ...]]
"""Words or sentences by language tag, sorted: ``{"fr": ("acquérir", "racheter")}``."""


class ValueKind(StrEnum):
    """What a relation without an object leads to."""

    AMOUNT = "amount"
    INTEGER = "integer"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class OntologyClass:
    """A class of entities: its place in the tree and the words that point to it, by language."""

    name: str
    labels: Mapping[str, str]
    parent: str = ""
    head_nouns: Texts = field(default_factory=dict)
    name_cues: Texts = field(default_factory=dict)
    anaphors: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation of the inventory, with the words and sentences that teach it, by language.

    ``domain`` and ``range`` name classes, any of which fits. A relation that leads to a value has
    a ``value_kind`` and an empty ``range``. ``qualifiers`` leaves out the date, which all take.
    """

    name: str
    labels: Mapping[str, str]
    definition: Mapping[str, str]
    domain: tuple[str, ...]
    range: tuple[str, ...] = ()
    parent: str = ""
    symmetric: bool = False
    value_kind: ValueKind | None = None
    qualifiers: tuple[str, ...] = ()
    wordings: Texts = field(default_factory=dict)
    titles: Texts = field(default_factory=dict)
    inverse_titles: Texts = field(default_factory=dict)
    examples: Texts = field(default_factory=dict)
    counter_examples: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """What may make a claim more precise: ``role``, ``amount``, ``date``…"""

    name: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeps:
    """Which rows of a query's whole answer a value of a parameter keeps, so that a page can do it without SPARQL.

    ``test`` is ``=`` (one of the ``columns`` is the value), ``>=``, ``>``, ``<`` or ``<=`` (the value stands so to the
    column), or ``first`` (so many rows). ``widest`` is the value that keeps all rows, where the default does not.
    """

    test: str
    columns: tuple[str, ...] = ()
    widest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A blank that a named query leaves; ``default`` is a SPARQL literal as written, or empty for none.

    Without a default it is ``required`` or may be left out. ``is_name`` tells that its value is the
    name of an entity, ``keeps`` what it does to the rows, where that is all that it does. ``titles`` and
    ``translations`` give its name and description by language, English among them.
    """

    name: str
    default: str
    description: str
    required: bool = False
    is_name: bool = False
    keeps: Keeps | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, str] = field(default_factory=dict)

    @property
    def unless_given(self) -> str:
        """What holds when it is left out, in words."""
        return self.default or ("required" if self.required else "any")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A SPARQL query of the shipped or a user's folder; ``answers`` is its first comment line.

    ``example`` holds values that show what it does. ``titles`` and ``translations`` give a title and what
    it answers by language, English among them, ``columns`` the titles of columns: language → variable → words.
    """

    name: str
    answers: str
    text: str
    path: Path
    parameters: tuple[Parameter, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False)
class Ontology:
    """Everything the Turtle files and the query files say. Equal to itself alone, so that it can be a key.

    ``texts`` and ``instances`` reach what has no view of its own; ``graph`` is the whole as RDF.
    """

    classes: Mapping[str, OntologyClass]
    relations: Mapping[str, Relation]
    qualifiers: Mapping[str, Qualifier]
    queries: Mapping[str, NamedQuery]
    files: tuple[Path, ...]
    facts: Facts = field(repr=False)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Say whether a class is another one or lies below it; an unknown class lies nowhere."""
        while cls:
            if cls == ancestor:
                return True
            cls = self.classes[cls].parent if cls in self.classes else ""
        return False

    def is_any(self, cls: str, ancestors: tuple[str, ...]) -> bool:
        """Say whether a class is, or lies below, one of the others (a relation's domain or range)."""
        return any(self.is_a(cls, ancestor) for ancestor in ancestors)

    def ancestors(self, relation: str) -> tuple[str, ...]:
        """The relation's parent, its parent's parent and so on, nearest first.

        >>> from kg.ontology import load
        >>> load().ancestors("defeats")
        ('competesWith', 'opposes')
        """
        chain: list[str] = []
        parent = self.relation(relation).parent
        while parent:
            chain.append(parent)
            parent = self.relation(parent).parent
        return tuple(chain)

    def relation(self, name: str) -> Relation:
        """The relation, or an OntologyError that lists the known ones."""
        if name not in self.relations:
            known = ", ".join(sorted(self.relations))
            raise OntologyError(f"no relation is called {name!r}", remedy=f"known: {known}")
        return self.relations[name]

    def words(self, list_name: str, language: str) -> tuple[str, ...]:
        """The sorted words of a ``kg:WordList`` in a language, with those that have no language.

        Raises OntologyError when no list has that name.
        """
        if list_name not in self.word_lists:
            known = ", ".join(self.word_lists) or "none yet"
            raise OntologyError(f"no word list is called {list_name!r}", remedy=f"known: {known}")
        return tuple(sorted({*self.texts(list_name, "word", language), *self.texts(list_name, "word", "")}))

    @cached_property
    def word_lists(self) -> tuple[str, ...]:
        """The names of all word lists, sorted."""
        return self.instances("WordList")

    def instances(self, cls: str) -> tuple[str, ...]:
        """The sorted local names of our terms that are typed with a class, as ``kg:x a kg:WordList``."""
        return tuple(iri.removeprefix(KG) for iri in self.facts.instances(KG + cls) if iri.startswith(KG))

    def texts(self, resource: str, term: str, language: str) -> tuple[str, ...]:
        """The sorted literals of a property of ours in one language (``""``: those without one)."""
        return self.facts.texts(KG + resource, KG + term).get(language, ())

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of all Turtle files: what one ontology checked, an equal one need not check again."""
        told = sha256()
        for file in self.files:
            told.update(sha256(file.read_bytes()).digest())
        return told.hexdigest()

    @cached_property
    def graph(self) -> Graph:
        """All files merged, for tools that expect rdflib; built when first asked for."""
        from rdflib import Graph

        # rdflib reads N-Triples several times faster than the Turtle that people write.
        return Graph().parse(data=self.facts.ntriples(), format="nt")

    def __iter__(self) -> Iterator[Relation]:
        return iter(self.relations.values())
