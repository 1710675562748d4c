"""From articles to a graph: the whole flow on one screen.

    Document → ParsedText → Discourse → Claim → Graph
    documents/  reading/    entities/   claims/  graph/

Every other module is a step of it, and no step imports another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.claims.extraction import Reader, extract
from kg.claims.patterns import learn
from kg.claims.vocabulary import vocabulary
from kg.discourse import Discourse
from kg.entities.coreference import Coreference
from kg.entities.gazetteer import Gazetteer, load_gazetteer
from kg.entities.identity import entity_of
from kg.entities.lexicon import Lexicon, lexicon
from kg.entities.offices import Offices
from kg.entities.resolution import resolve
from kg.entities.titles import Titles
from kg.model import Document, Entity, Extraction, Mention
from kg.ontology import Ontology, load, ontology_folder
from kg.reading.mending import mend
from kg.reading.parsing import parse


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads documents of one language with one ontology."""

    ontology: Ontology
    language: str
    gazetteer: Gazetteer
    lexicon: Lexicon
    reader: Reader

    def read(self, document: Document) -> Extraction:
        """Everything in one document: mentions, entities, claims."""
        discourse = self.discourse(document)
        known: dict[int, Entity] = {}

        def entity(number: int) -> Entity:
            if number not in known:
                known[number] = entity_of(discourse.participants[number])
            return known[number]

        claims = extract(discourse, self.reader, entity)
        named = [p for p in discourse.participants if p.salience > 0]
        entities = {entity(p.index).iri: entity(p.index) for p in named}
        return Extraction(
            document=document,
            entities=tuple(entities[iri] for iri in sorted(entities)),
            mentions=tuple(_mentions(discourse, entity)),
            claims=claims,
        )

    def discourse(self, document: Document) -> Discourse:
        """Who and what the document speaks of, coreference resolved."""
        parsed = parse(document)
        discourse = resolve(parsed, self.gazetteer, self.lexicon)
        mend(parsed, ((r.start, r.end) for r in discourse.references if r.kind == "name"), self.lexicon.calendar)
        discourse.titles = Titles(discourse, self.lexicon).find()
        offices = Offices(discourse, self.lexicon)
        offices.ministries()
        Coreference(discourse, self.lexicon).run()
        offices.complete()
        return discourse


@cache
def extractor(language: str) -> Extractor:
    """The extractor of a language with the shipped ontology."""
    ontology = load()
    words = vocabulary(ontology, language)
    reader = Reader(ontology, learn(ontology, language, parse), words)
    gazetteer = load_gazetteer(ontology_folder() / "gazetteer", language, ontology.facts)
    return Extractor(ontology, language, gazetteer, lexicon(ontology, language), reader)


def read_all(documents: Iterable[Document]) -> Iterator[Extraction]:
    """What each document states, in order."""
    return (extractor(document.language).read(document) for document in documents)


def _mentions(discourse: Discourse, entity: object) -> Iterator[Mention]:
    for reference in sorted(discourse.references, key=lambda r: (r.start, r.end)):
        span = discourse.parsed.span(reference.start, reference.end)
        for number in reference.participants:
            participant = discourse.participants[number]
            yield Mention(
                document=discourse.parsed.document.id,
                start=span.start,
                end=span.end,
                text=discourse.parsed.document.quote(span),
                type=participant.type,
                cue=reference.kind,
                named=reference.kind in ("name", "nominal", "adjective"),
                entity=entity(number).iri,  # type: ignore[operator]
                rule=reference.rule,
                weight=reference.weight,
            )
