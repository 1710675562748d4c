"""Reads one document from its text to its claims; the pipeline gives it one document after another.

    Document → ParsedText → Discourse → Claim

It joins the steps ``reading``, ``entities`` and ``claims``, which know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from kg.claims.extraction import extract
from kg.claims.figures import figure_words, namings
from kg.claims.reader import Reader
from kg.claims.vocabulary import vocabulary
from kg.discourse import Discourse
from kg.entities.candidate import Candidate
from kg.entities.coreference import Coreference
from kg.entities.french_places import add_short_names
from kg.entities.full_names import add_full_names
from kg.entities.gazetteer import Gazetteer, load_gazetteer
from kg.entities.genders import learn_genders
from kg.entities.identity import entity_of
from kg.entities.joining import join_short_names
from kg.entities.lexicon import Lexicon, lexicon
from kg.entities.nicknames import join_nicknames
from kg.entities.offices import Offices
from kg.entities.parties import Parties
from kg.entities.resolution import Bounding, resolve
from kg.entities.titles import Titles
from kg.learned.bounds import Taken
from kg.learned.encoder import Array
from kg.learned.features import Triggers
from kg.learned.figures import Namings
from kg.learned.scoring import Scorer, load_scorer
from kg.model import Document, Entity, Extraction, Mention, Readers
from kg.ontology import Ontology, load, ontology_folder
from kg.reading.languages import words
from kg.reading.mending import mend
from kg.reading.parsing import parse
from kg.syntax import ParsedText
from kg.taught import patterns


@dataclass(frozen=True, slots=True)
class Extractor:
    """Reads documents of one language with one ontology: by ``rules``, by the learned ``scorer``, or by both."""

    ontology: Ontology
    language: str
    gazetteer: Gazetteer
    lexicon: Lexicon
    reader: Reader
    scorer: Scorer | None
    triggers: Triggers
    namings: Namings
    rules: bool = True

    def read(self, document: Document) -> Extraction:
        """Everything in one document: mentions, entities, claims."""
        discourse, words = self.seen(document)
        known: dict[int, Entity] = {}

        def entity(number: int) -> Entity:
            if number not in known:
                known[number] = entity_of(discourse.participants[number], document.id)
            return known[number]

        proposals = None
        if self.scorer is not None and words is not None:
            proposals = self.scorer.proposals(discourse, words, self.triggers, self.namings)
        claims = extract(discourse, self.reader, entity, proposals, rules=self.rules)
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
        return self.seen(document)[0]

    def seen(self, document: Document) -> tuple[Discourse, Array | None]:
        """The document's discourse, and what the encoder makes of its words: a vector for each, None without it."""
        parsed, words = self._words(document)
        return self._discourse(parsed, words), words

    def _words(self, document: Document) -> tuple[ParsedText, Array | None]:
        """The parsed document, and what the encoder makes of its words."""
        parsed = parse(document)
        return parsed, None if self.scorer is None else self.scorer.words(parsed)

    def _discourse(self, parsed: ParsedText, words: Array | None) -> Discourse:
        discourse = resolve(parsed, self.gazetteer, self.lexicon, self._bounding(parsed, words))
        if self.scorer is not None and self.scorer.kinds is not None and words is not None:
            self.scorer.kinds.settle(discourse, words)
        join_nicknames(discourse, self.gazetteer, self.lexicon)
        join_short_names(discourse)
        mend(
            parsed,
            ((r.start, r.end) for r in discourse.references if r.kind == "name"),
            self.lexicon.calendar,
            self.lexicon.honorifics,
        )
        discourse.titles = Titles(discourse, self.lexicon).find()
        learn_genders(discourse)
        offices = Offices(discourse, self.lexicon)
        offices.ministries()
        Parties(discourse, self.lexicon).run()
        Coreference(discourse, self.lexicon).run()
        if self.scorer is not None and words is not None:
            self.scorer.linker.link(discourse, words, self.lexicon.anaphors)
        offices.complete()
        add_full_names(discourse, self.lexicon)
        if parsed.document.language == "fr":
            add_short_names(discourse.participants, self.gazetteer)
        return discourse

    def _bounding(self, parsed: ParsedText, words: Array | None) -> Bounding | None:
        """Where the learned reader thinks that names begin and end; None without it."""
        if self.scorer is None or words is None:
            return None
        bounds = self.scorer.bounds

        def bounding(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int, float]]:
            return bounds.spans(parsed, words, taken(candidates))

        return bounding


def extractor(
    language: str, ontology: Ontology | None = None, readers: Readers = Readers.BOTH, head: Path | None = None
) -> Extractor:
    """The extractor of a language, with the shipped ontology unless another is given; made once for each.

    ``head`` is a file of ``kg train``, with which the learned reader knows further relations. Raises
    ModelError when the language has no pipeline, or its pipeline is not the pinned one.
    """
    return _extractor(language, ontology or load(), readers, head)


@lru_cache(maxsize=8)
def _extractor(language: str, ontology: Ontology, readers: Readers, head: Path | None) -> Extractor:
    cues = vocabulary(ontology, language)
    reader = Reader(
        ontology, patterns(ontology, language), cues, figure_words(ontology, language, partial(words, language))
    )
    gazetteer = load_gazetteer(ontology_folder() / "gazetteer", language, ontology.facts)
    known = lexicon(ontology, language, partial(words, language))
    scorer = None if readers is Readers.RULES else load_scorer(head=head)
    taught, rules = reader.patterns.taught(), readers is not Readers.LEARNED
    return Extractor(ontology, language, gazetteer, known, reader, scorer, taught, namings(reader.figure_words), rules)


def taken(candidates: Iterable[Candidate]) -> list[Taken]:
    """The candidates of the rules, as the learned bounds see them."""
    return [Taken(c.start, c.end, c.kind, c.entry is not None and not c.entry.ambiguous) for c in candidates]


def _mentions(discourse: Discourse, entity: Callable[[int], Entity]) -> Iterator[Mention]:
    for reference in sorted(discourse.references, key=lambda r: (r.start, r.end)):
        span = discourse.parsed.span(reference.start, reference.end)
        for number in reference.participants:
            yield Mention(
                document=discourse.parsed.document.id,
                start=span.start,
                end=span.end,
                text=discourse.parsed.document.quote(span),
                type=discourse.participants[number].type,
                cue=reference.kind,
                named=reference.kind in ("name", "nominal", "adjective"),
                entity=entity(number).iri,
                rule=reference.rule,
                weight=reference.weight,
            )
