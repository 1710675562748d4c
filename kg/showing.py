"""The explorer of a store that lives on: a process that answers what its page asks, as the store is now.

    store or build → Scene → network first · evidence, documents and neighbours when asked for

``kg.server`` starts it, and gives it the questions one after another; see `kg.server.desk`.
"""

from __future__ import annotations

import json
import socket
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kg.graph import Graph
from kg.graph.graph import MARK
from kg.model import Entity, Extraction
from kg.namespaces import name_key
from kg.ontology import Ontology, load
from kg.page import labels, origins, symmetric_relations
from kg.server.answering import Answer
from kg.server.desk import work
from kg.server.refusal import RefusedError
from kg.server.wire import Head
from kg.store.layout import Layout
from kg.store.ledger import Ledger
from kg.store.local import LocalStore
from kg.view.archive import archive, contents, evidence
from kg.view.network import label_box
from kg.view.parts import Part, neighbours, part_of
from kg.view.positions import place_all, positions
from kg.view.scene import Scene, gather
from kg.view.style import looks

MOST_AT_FIRST = 4000
"""Entities that a page opens with; of a larger graph these are the ones with most claims."""
MOST_CLAIMS = 5000
"""Claims whose evidence can be asked for at once."""
MOST_FOUND = 10
MOST_PLACED = 1000


@dataclass(frozen=True)
class View:
    """A graph as it was at one moment, ready to be asked."""

    scene: Scene
    ontology: Ontology

    @cached_property
    def version(self) -> str:
        """What tells this view from that of any other content."""
        told = json.dumps([[one.id, one.digest] for one in self.scene.documents] + [len(self.scene.claims)])
        return blake2b(told.encode(), digest_size=8).hexdigest()

    @cached_property
    def opening(self) -> dict[str, Any]:
        """What a page opens with: all entities and what is said of them, or the most connected part."""
        scene = self.scene
        if sum(map(bool, scene.weights)) <= MOST_AT_FIRST:
            return self._held(scene, positions(scene))
        part = part_of(scene, scene.most_claimed(MOST_AT_FIRST))
        return self._held(part.scene, positions(part.scene)) | {"numbers": numbers(part)}

    def part(self, chosen: Iterable[int]) -> dict[str, Any]:
        """Some entities with what is said between them, and their numbers in the whole graph; places are the page's."""
        part = part_of(self.scene, chosen)
        return self._held(part.scene, {}) | {"numbers": numbers(part)}

    def _held(self, scene: Scene, places: dict[int, tuple[int, int]]) -> dict[str, Any]:
        words, ontology = labels(self.ontology), self.ontology
        symmetric = symmetric_relations(ontology)
        held = archive(scene, places, labels=words, origins=origins(ontology), symmetric=symmetric, texts=False)
        whole = {"entities": sum(map(bool, self.scene.weights)), "claims": len(self.scene.claims)}
        return held | {"types": self.types, "version": self.version, "whole": whole, "title": "", "language": ""}

    @cached_property
    def types(self) -> dict[str, Any]:
        """How the types of the whole graph look, so that those of a part look the same."""
        return {name: asdict(look) for name, look in looks(one.type for one in self.scene.entities).items()}

    @cached_property
    def names(self) -> list[tuple[str, ...]]:
        """All names of each entity, as people look them up."""
        return [tuple(map(name_key, (one.name, *one.aliases))) for one in self.scene.entities]

    def found(self, words: str) -> list[int]:
        """The entities one of whose names holds some letters; names that begin with them first."""
        wanted = name_key(words)
        scores = ((_score(known, wanted), place) for place, known in enumerate(self.names))
        ranked = sorted((score, -self.scene.weights[place], place) for score, place in scores if score is not None)
        return [place for _, _, place in ranked[:MOST_FOUND]]


class Showing:
    """Answers for one place: a store, looked at anew when it has changed, or a build folder."""

    def __init__(self, place: Path, ontology: Ontology) -> None:
        self._place = place
        self._ontology = ontology
        self._watch: Ledger | None = None
        self._generation = 0
        self._view: View | None = None

    def answer(self, head: Head, body: bytes) -> Answer:
        """The answer to one question, as JSON."""
        told = KINDS[head["kind"]](self, head)
        return {"status": 200}, json.dumps(told, allow_nan=False, separators=(",", ":")).encode()

    def network(self, head: Head) -> dict[str, Any]:
        """What a page opens with."""
        return self._now().opening

    def evidence(self, head: Head) -> dict[str, Any]:
        """The sentences behind some claims, and how they were read."""
        view = self._same(head)
        asked = _within(head["claims"], len(view.scene.claims))
        told = [(view.scene.claims[number], view.scene.documents[view.scene.told_in[number]]) for number in asked]
        quotes = [document.quote(claim.evidence) for claim, document in told]
        return {"claims": asked, "quotes": quotes, **evidence(view.scene, asked)}

    def document(self, head: Head) -> dict[str, Any]:
        """The text of a document with its mentions and the evidence of its claims."""
        view = self._same(head)
        (number,) = _within([head["number"]], len(view.scene.documents))
        claims = [claim for claim, place in enumerate(view.scene.told_in) if place == number]
        told = contents(view.scene, number)
        answer = {**told, "evidence": self.evidence({**head, "claims": claims})}
        if "numbers" in view.opening:
            answer["part"] = view.part({*told["mentions"][2::3], *_ends_of(view.scene, claims)})
        return answer

    def entity(self, head: Head) -> dict[str, Any]:
        """The documents that name an entity."""
        view = self._same(head)
        (place,) = _within([head["number"]], len(view.scene.entities))
        iri = view.scene.entities[place].iri
        named = (n for n, mentions in enumerate(view.scene.mentions) if any(m.entity == iri for m in mentions))
        return {"documents": sorted(named)}

    def around(self, head: Head) -> dict[str, Any]:
        """An entity with its neighbours, for a page that does not hold the whole graph."""
        view = self._same(head)
        (place,) = _within([head["number"]], len(view.scene.entities))
        return view.part(neighbours(view.scene, place))

    def search(self, head: Head) -> dict[str, Any]:
        """Entities by a part of a name, for a page that does not hold the whole graph."""
        view = self._same(head)
        return view.part(view.found(head["words"]))

    def places(self, head: Head) -> dict[str, Any]:
        """Where the nodes of the answer to a query stand, given their names and links."""
        names, links = head["names"], head["links"]
        if len(names) > MOST_PLACED:
            problem = f"{len(names)} nodes, more than {MOST_PLACED}"
            raise RefusedError(403, problem, remedy="add a LIMIT to the query", code="crowd")
        pairs = sorted({(one, other) for one, other in links if 0 <= min(one, other) <= max(one, other) < len(names)})
        met = Counter(end for pair in pairs for end in pair)
        boxes = [label_box(Entity(iri="urn:node", name=name or "-", type=""), met[n]) for n, name in enumerate(names)]
        return {"places": place_all(boxes, pairs)}

    def _now(self) -> View:
        if self._view is None or self._changed():
            self._view = None  # its memory is needed for the next
            self._view = View(gather(self._read(), symmetric=symmetric_relations(self._ontology)), self._ontology)
        return self._view

    def _changed(self) -> bool:
        """Whether somebody has completed a change of the store since it was read."""
        watch = self._watch
        return watch is not None and watch.generation != self._generation and watch.applied == watch.generation

    def _same(self, head: Head) -> View:
        view = self._now()
        if head["version"] != view.version:
            raise RefusedError(409, "the graph has changed since the page was opened", remedy="reload it", code="stale")
        return view

    def _read(self) -> Sequence[Extraction]:
        if (self._place / MARK).exists():
            return Graph.load(self._place, self._ontology).extractions
        # A store that stays open would keep its writer from tidying up: the numbers of changes are watched instead.
        with LocalStore(self._place, self._ontology, read_only=True) as store:
            self._generation = store.generation
            found = store.extractions()
        self._watch = self._watch or Ledger(Layout(self._place).ledger, read_only=True)
        return found


KINDS: dict[str, Callable[[Showing, Head], dict[str, Any]]] = {
    "network": Showing.network,
    "evidence": Showing.evidence,
    "document": Showing.document,
    "entity": Showing.entity,
    "around": Showing.around,
    "search": Showing.search,
    "places": Showing.places,
}


def numbers(part: Part) -> dict[str, Sequence[int]]:
    """Which entities, claims and documents of the whole graph a part holds, in its own order."""
    return {"entities": part.entities, "claims": part.claims, "documents": part.documents}


def _within(asked: Sequence[int], count: int) -> list[int]:
    if len(asked) > MOST_CLAIMS:
        raise RefusedError(403, f"more than {MOST_CLAIMS} are asked for", remedy="ask for less at once")
    if not all(0 <= number < count for number in asked):
        raise RefusedError(404, "there is nothing of that number", remedy="reload the page")
    return list(asked)


def _ends_of(scene: Scene, claims: Iterable[int]) -> set[int]:
    ends = (end for number in claims for end in (scene.claims[number].subject, scene.claims[number].object))
    return {scene.places[end.iri] for end in ends if end is not None}


def _score(known: Sequence[str], wanted: str) -> int | None:
    found = [(0 if name.startswith(wanted) else 2 if f" {wanted}" in name else 4) for name in known if wanted in name]
    return min(found) if wanted and found else None


def main(place: str, ontology: str, memory: str, descriptor: str) -> None:
    """Answer the server at the other end of a socket; ``ontology`` is a JSON list of files."""
    showing = Showing(Path(place), load([Path(file) for file in json.loads(ontology)]))
    work(socket.socket(fileno=int(descriptor)), int(memory), showing.answer)


if __name__ == "__main__":
    main(*sys.argv[1:])
