"""What relation blocks teach, and where it misleads: for the authors of an ontology.

Joins ``ontology``, ``reading`` and ``claims``: sentences of the ontology are read with the patterns
that the ontology taught.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.claims.clauses import Clauses
from kg.claims.fillers import Fillers
from kg.claims.learning import parse_lines
from kg.claims.matching import Matcher
from kg.claims.patterns import Pattern, PatternTable, Unlearned, unmark
from kg.claims.vocabulary import vocabulary
from kg.discourse import Discourse, Participant, Reference
from kg.model import Span
from kg.ontology import Ontology, Relation
from kg.reading.parsing import parse
from kg.syntax import ParsedText
from kg.taught import patterns


@dataclass(frozen=True, slots=True, order=True)
class Misfire:
    """A sentence in which a relation's pattern claims what it should not.

    ``of`` is the relation whose example the sentence is, or the relation itself for a counter-example.
    """

    relation: str
    sentence: str
    of: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Staged:
    """A sentence with its two marked ends, and the relation that it must not express."""

    relation: Relation
    of: Relation
    sentence: str
    types: tuple[str, str]


def taught(relation: str, ontology: Ontology, language: str) -> list[Pattern]:
    """The patterns that a relation's words and examples teach in a language, sorted."""
    return patterns(ontology, language).of_relation(relation)


def unlearned(relations: Collection[str], ontology: Ontology, language: str) -> list[Unlearned]:
    """The examples of some relations that teach nothing, with the reason."""
    return [example for example in patterns(ontology, language).unlearned if example.relation in relations]


def misfires(relations: Collection[str], ontology: Ontology, language: str) -> list[Misfire]:
    """Where patterns of some relations fire on their counter-examples or on examples of other relations.

    Both ends are given the types that the sentence's own relation expects, so that only the wording decides.
    """
    staged = [*_staged(relations, ontology, language)]
    texts = [unmark(one.sentence) for one in staged]
    readings = parse_lines([text.text for text in texts], language, parse)
    table = patterns(ontology, language)
    found: set[Misfire] = set()
    for one, text, reading in zip(staged, texts, readings, strict=True):
        if text.subject is None or text.object is None:
            continue
        discourse = _with_ends(reading, (text.subject, text.object), one.types)
        for rule in _fired(one.relation.name, discourse, table, ontology):
            found.add(Misfire(one.relation.name, one.sentence, one.of.name, rule))
    return sorted(found)


def _staged(relations: Collection[str], ontology: Ontology, language: str) -> Iterator[_Staged]:
    checked = [ontology.relation(name) for name in sorted(relations)]
    for relation in (r for r in checked if r.value_kind is None):
        kin = {relation.name, *ontology.ancestors(relation.name)}
        for sentence in relation.counter_examples.get(language, ()):
            yield _Staged(relation, relation, sentence, (relation.domain[0], relation.range[0]))
        for other in ontology:
            if other.value_kind or other.name in kin or relation.name in ontology.ancestors(other.name):
                continue
            types = _shared(other.domain, relation.domain, ontology), _shared(other.range, relation.range, ontology)
            if all(types):
                yield from (_Staged(relation, other, text, types) for text in other.examples.get(language, ()))


def _shared(one: Iterable[str], other: Sequence[str], ontology: Ontology) -> str:
    """A class that both ends admit, or an empty string."""
    for cls in one:
        if ontology.is_any(cls, tuple(other)):
            return cls
        below = next((narrow for narrow in other if ontology.is_a(narrow, cls)), "")
        if below:
            return below
    return ""


def _fired(relation: str, discourse: Discourse, table: PatternTable, ontology: Ontology) -> Iterator[str]:
    words = vocabulary(ontology, discourse.parsed.document.language)
    clauses, fillers = Clauses(discourse.parsed, words), Fillers(discourse, words)
    for draft in Matcher(discourse, clauses, fillers, table, ontology).run():
        if draft.relation == relation and (draft.subject, draft.object) == (0, 1):
            yield draft.rule


def _with_ends(reading: ParsedText, spans: Sequence[Span], types: Sequence[str]) -> Discourse:
    """The sentence with its two marked ends as its only participants."""
    references = []
    for number, span in enumerate(spans):
        inside = [token.i for token in reading.tokens if token.start < span.end and span.start < token.end]
        if inside:
            heads = (reading.tokens[i].head for i in inside)
            outside = [i for i, head in zip(inside, heads, strict=True) if head == i or head not in inside]
            head = outside[0] if outside else inside[0]
            references.append(Reference(inside[0], inside[-1] + 1, head, (number,), "name", "marked"))
    participants = [Participant(number, f"end {number}", type_name) for number, type_name in enumerate(types)]
    discourse = Discourse(reading, participants, references)
    discourse.index()
    return discourse
