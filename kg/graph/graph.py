"""Graph: what the documents state, ready to be asked, looked at, written and opened again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import RdfFormat, Store, parse

from kg.errors import InputError
from kg.graph.dataset import ASSERTED, Dataset, read_entities, sort_quads
from kg.graph.facts import About, Named, Paths, Ranked, Why, about_entity, centrality, communities, find_paths, why
from kg.graph.facts.paths import MOST
from kg.graph.output import check_folder, write_folder
from kg.graph.query import run_named, run_query
from kg.graph.reading_records import Made, read_reading, write_reading
from kg.graph.records import read_claims, write_claims
from kg.graph.results import Result
from kg.graph.serialisation import FORMATS, serialise
from kg.graph.store import fill_store
from kg.graph.views import to_dataframe, to_networkx, to_rdflib
from kg.model import Claim, Document, Entity, Extraction, Mention, Refusal, Status
from kg.ontology import Ontology, load

if TYPE_CHECKING:
    import networkx
    import rdflib

MARK = "claims.jsonl"
"""The file by which a former build is known."""

_OWN_NAMES = {MARK, "claims.csv", "reading.jsonl", "graph.html", "index.html"}
_OWN_NAMES |= {f"graph{form.suffix}" for form in FORMATS.values()}


@dataclass(frozen=True, kw_only=True)
class Graph:
    """What some documents state.

    ``extractions`` hold the accepted claims, sorted by document; ``refusals`` what was left out and
    why; ``dataset`` the RDF; ``made`` what a store must know to take the documents over. Build one
    with `Graph.build`, or open a former build with `Graph.load`.
    """

    extractions: tuple[Extraction, ...]
    refusals: tuple[Refusal, ...]
    dataset: Dataset = field(repr=False)
    ontology: Ontology = field(repr=False)
    made: Made = field(default_factory=Made, repr=False)

    @classmethod
    def build(cls, extractions: Sequence[Extraction], ontology: Ontology | None = None, *, curation: str = "") -> Graph:
        """The graph of what was read, the same for any order of the documents.

        Entities are joined across documents by what identifies them. A claim that breaks a shape
        becomes a Refusal and stays out. Of two documents with the same id one stays out too.
        ``curation`` is the text of a curation file, which overrules who is the same as whom.
        """
        # The store is the next step's, and is looked up as a format's writer is.
        built: Graph = import_module("kg.store.local").build_graph(extractions, ontology or load(), curation)
        return built

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, sorted by id."""
        return tuple(extraction.document for extraction in self.extractions)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions, document by document."""
        return tuple(mention for extraction in self.extractions for mention in extraction.mentions)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The accepted claims, document by document, in the order of the text."""
        return tuple(claim for extraction in self.extractions for claim in extraction.claims)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """One entity per IRI over all documents, sorted by IRI, as the default graph describes them."""
        return tuple(read_entities(self.dataset.default_graph()))

    @cached_property
    def store(self) -> Store:
        """The store that answers queries; filled when first asked for."""
        return fill_store(self.dataset, self.ontology)

    def query(self, sparql: str) -> Result:
        """The answer to a SPARQL query; see `run_query`."""
        return run_query(self.store, sparql)

    def named(self, name: str, **parameters: str | float) -> Result:
        """The answer to one of the ontology's named queries, such as ``named("suppliers", company="Airbus")``.

        Raises QueryError for an unknown name or parameter.
        """
        return run_named(self.store, self.ontology, name, parameters)

    def why(self, subject: str, relation: str, target: str = "") -> Why:
        """Every claim behind an edge, with its sentence, source and status; see `kg.graph.facts.why`."""
        return why(self, subject, relation, target)

    def about(self, entity: str) -> About:
        """Who or what bears a name: its class, aliases and identifiers, and the documents that name it."""
        return about_entity(self, entity)

    def path(
        self,
        start: str,
        end: str,
        *,
        most: int = MOST,
        statuses: Iterable[Status | str] = ASSERTED,
        avoid: Iterable[str] = (),
    ) -> Paths:
        """How two entities are connected: the shortest chains of claims; see `kg.graph.facts.find_paths`."""
        return find_paths(self, start, end, most=most, statuses=statuses, avoid=avoid)

    def centrality(self, measure: str = "degree", statuses: Iterable[Status | str] = ASSERTED) -> list[Ranked]:
        """The entities with a score, the most central first; see `kg.graph.facts.centrality`."""
        return centrality(self, measure, statuses)

    def communities(self, statuses: Iterable[Status | str] = ASSERTED) -> list[tuple[Named, ...]]:
        """Groups of entities with more ties among them than to others; see `kg.graph.facts.communities`."""
        return communities(self, statuses)

    def serialise(self, form: str) -> str:
        """The graph in one of the ``FORMATS``."""
        return serialise(self, form)

    def to_rdflib(self) -> rdflib.Dataset:
        """The quads as an rdflib Dataset."""
        return to_rdflib(self)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Entities as nodes and claims as edges."""
        return to_networkx(self)

    def to_dataframe(self) -> Any:
        """A pandas DataFrame with one row a claim."""
        return to_dataframe(self)

    def show(self, height: int = 600) -> Any:
        """The page of the graph, ``height`` pixels high, for a notebook cell."""
        # The page is another step's: kg.page joins the two, and is looked up as a format's writer is.
        return import_module("kg.page").show(self, height=height)

    def save(self, folder: Path, *, page: str = "") -> None:
        """Write ``graph.ttl``, ``graph.trig``, ``claims.jsonl`` and ``reading.jsonl`` into a folder.

        ``page`` becomes ``graph.html``. The folder is as `Graph.check_place` demands.
        """
        files = {
            MARK: write_claims(self.extractions, self.ontology),
            "reading.jsonl": write_reading(self.extractions, self.refusals, self.made),
            "graph.ttl": serialise(self, "turtle"),
            "graph.trig": serialise(self, "trig"),
        }
        pages = {"graph.html": page} if page else {}
        write_folder(folder, files | pages, mark=MARK, ours=_OWN_NAMES.__contains__)

    @staticmethod
    def check_place(folder: Path) -> None:
        """Raise OutputError unless a graph can be saved there: in a new or empty folder, or over a former build."""
        check_folder(folder, mark=MARK, ours=_OWN_NAMES.__contains__)

    @classmethod
    def load(cls, folder: Path, ontology: Ontology | None = None) -> Graph:
        """The graph of a former build, without reading or checking anything again.

        Raises InputError when a file of the build is missing or was altered beyond reading.
        """
        ontology = ontology or load()
        if not folder.is_dir():
            raise InputError("no such folder", where=str(folder), remedy=f"build it: kg build INPUT... -o {folder}")
        said = read_claims(_text(folder / MARK), where=str(folder / MARK))
        reading = read_reading(_text(folder / "reading.jsonl"), where=str(folder / "reading.jsonl"))
        extractions = [
            Extraction(
                document=document,
                entities=said.get(document.id, ((), ()))[0],
                mentions=tuple(reading.mentions.get(document.id, ())),
                claims=said.get(document.id, ((), ()))[1],
            )
            for document in sorted(reading.documents.values(), key=lambda document: document.id)
        ]
        return cls(
            extractions=tuple(extractions),
            refusals=tuple(reading.refusals),
            made=reading.made,
            dataset=_read_dataset(folder / "graph.trig"),
            ontology=ontology,
        )


def one_per_id(extractions: Iterable[Extraction]) -> tuple[list[Extraction], list[Refusal]]:
    """The documents sorted by id, and a Refusal for each further one of the same id."""
    found: dict[str, list[Extraction]] = defaultdict(list)
    for extraction in extractions:
        found[extraction.document.id].append(extraction)
    refusals: list[Refusal] = []
    for same in found.values():
        if len(same) > 1:
            same.sort(key=lambda one: (one.document.digest, repr(one.claims)))
        for document in (other.document for other in same[1:] if other != same[0]):
            reason = "another document has the same id"
            refusals.append(Refusal(what=document.title or document.id, where=document.id, reason=reason))
    return [found[name][0] for name in sorted(found)], refusals


def _read_dataset(path: Path) -> Dataset:
    try:
        return sort_quads(parse(_text(path), format=RdfFormat.TRIG))
    except SyntaxError as error:
        where = f"{path}:{error.lineno}"
        raise InputError(f"malformed TriG: {error.msg}", where=where, remedy="build the graph again") from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the build is incomplete", where=str(path), remedy="build the graph again") from error
