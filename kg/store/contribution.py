"""What one document brings into a store, whatever else is there: its quads under its own names for entities.

A document's IRIs say no more than it knows. Who is the same as whom is decided later, over all
documents, in ``identity.py``; ``renamed`` then puts the shared IRIs in. Claims keep their IRIs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain

from kg.entities.identity import mint
from kg.graph.dataset import ASSERTED, document_facts, plain_by_status
from kg.graph.shapes import Shapes
from kg.graph.terms import Written, document_iri, end_key, fact_of, named, number, term, value_of
from kg.graph.validation import validate
from kg.model import Claim, Entity, Extraction, Refusal, Source
from kg.namespaces import KG
from kg.store.naming import Told, told
from kg.store.quad_lines import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Extraction):
    """What was read in a document and checked by an ontology of some digest; ``refusals`` are the claims left out."""

    refusals: tuple[Refusal, ...] = ()
    ontology: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A checked document: ``own`` quads stand in its graph, ``shared`` ones wherever others may state them too.

    ``ends`` are the status graphs that must name an entity, with the document's IRI of it; ``told`` is
    what it says of entities, ``passages`` the IRI and the evidence of each claim. ``extraction`` holds
    the accepted claims.
    """

    extraction: Extraction
    refusals: tuple[Refusal, ...]
    own: Block
    shared: tuple[Written, ...]
    told: tuple[Told, ...]
    ends: tuple[tuple[str, str], ...]
    passages: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.extraction.document.id


def contribute(
    extraction: Extraction, shapes: Shapes, apart: Mapping[str, frozenset[str]] | None = None
) -> Contribution:
    """The contribution of a document: it depends on nothing but the document and the ontology.

    ``apart`` lists, by IRI, the documents in which a curator says somebody else bears that name.
    """
    former = extraction.refusals if isinstance(extraction, Checked) else ()
    checked = isinstance(extraction, Checked) and extraction.ontology == shapes.ontology.digest
    stated = validate(scoped(extraction, apart or {}), shapes, checked=checked)
    document = stated.extraction.document
    suffix = _suffix(document.id)
    plain = plain_by_status(stated, shapes.ontology)
    shared = [(*fact, term("kg", status.value)) for status in sorted(plain) for fact in plain[status]]
    shared += [(*fact, "") for fact in dict.fromkeys(chain.from_iterable(plain.get(s, ()) for s in ASSERTED))]
    return Contribution(
        extraction=stated.extraction,
        refusals=(*former, *stated.refusals),
        own=Block.of(document_facts(stated), named(document_iri(document.id))),
        shared=tuple(shared),
        told=tuple(
            told(entity, shapes.ontology, alone=entity.iri.endswith(suffix)) for entity in stated.extraction.entities
        ),
        ends=tuple(sorted({(claim.status.value, end) for claim in stated.extraction.claims for end in _ends(claim)})),
        passages=tuple((one.iri, document.quote(one.claim.evidence)) for one in stated.statements),
    )


def scoped(extraction: Extraction, apart: Mapping[str, frozenset[str]]) -> Extraction:
    """The extraction with an IRI of its own for whoever no other document can be said to mean.

    That is a person known by one word only, and those of whom a curator said so.
    """
    document = extraction.document.id
    alone = {e.iri for e in _all_entities(extraction) if _bare(e) or document in apart.get(e.iri, ())}
    return rename(extraction, {name: name + _suffix(document) for name in alone})


def unscoped(extraction: Extraction) -> Extraction:
    """The extraction as it was before `scoped`."""
    suffix = _suffix(extraction.document.id)
    own = [entity.iri for entity in _all_entities(extraction) if entity.iri.endswith(suffix)]
    return rename(extraction, {name: name.removesuffix(suffix) for name in own})


def rename(extraction: Extraction, names: Mapping[str, str]) -> Extraction:
    """The extraction with other IRIs for some entities; all else stays, names and mentions included."""
    if not any(entity.iri in names for entity in _all_entities(extraction)):
        return extraction

    def entity(old: Entity) -> Entity:
        return replace(old, iri=names.get(old.iri, old.iri))

    def source(old: Source) -> Source:
        return entity(old) if isinstance(old, Entity) else old

    def claim(old: Claim) -> Claim:
        target = entity(old.object) if old.object else None
        return replace(old, subject=entity(old.subject), object=target, sources=tuple(map(source, old.sources)))

    return replace(
        extraction,
        entities=tuple(sorted(map(entity, extraction.entities), key=lambda e: (e.iri, e.name))),
        mentions=tuple(replace(m, entity=names.get(m.entity, m.entity)) for m in extraction.mentions),
        claims=tuple(map(claim, extraction.claims)),
    )


def renamed(quads: Sequence[Written], names: Mapping[str, str]) -> Sequence[Written]:
    """Quads with the shared IRIs in place of a document's own; of two that are one, the mentions are added up."""
    if not names:
        return quads
    terms = {named(old): named(new) for old, new in names.items()}
    terms.update(_facts(quads, names))
    mentions: Counter[tuple[str, str]] = Counter()
    shown: list[Written] = []
    for quad in quads:
        subject, predicate, target, graph = quad
        if predicate == _MENTIONS:
            mentions[terms.get(subject, subject), graph] += int(value_of(target))
        elif subject in terms or target in terms:
            shown.append((terms.get(subject, subject), predicate, terms.get(target, target), graph))
        else:
            shown.append(quad)
    shown += [(subject, _MENTIONS, str(number(count)), graph) for (subject, graph), count in mentions.items()]
    return shown


def _facts(quads: Iterable[Written], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The IRIs of facts whose ends have other names, old and new."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, target, _ in quads:
        if predicate in _OF_A_FACT:
            told[subject][predicate] = target
    for about in told.values():
        if len(about) == len(_OF_A_FACT):
            subject, predicate, target, fact = (about[term] for term in _OF_A_FACT)
            relation, ends = value_of(predicate).removeprefix(KG), (end_key(subject), end_key(target))
            if names.keys().isdisjoint(ends):
                continue
            symmetric = value_of(fact) != fact_of(relation, *ends, symmetric=False)
            new = fact_of(relation, *(names.get(end, end) for end in ends), symmetric=symmetric)
            yield fact, named(new)


_MENTIONS = term("kg", "mentions")
_OF_A_FACT = tuple(term(*name.split(":")) for name in ("rdf:subject", "rdf:predicate", "rdf:object", "kg:fact"))


def _suffix(document: str) -> str:
    # Two dashes: no slug has them, so that no name can look like it.
    return f"--{sha256(document.encode()).hexdigest()[:8]}"


def _bare(entity: Entity) -> bool:
    """Whether a person goes by a bare surname or first name, and nothing else tells who it is."""
    alone = entity.type == "Person" and len(entity.name.split()) < 2
    return alone and not entity.identifiers and entity.iri == mint(entity.name, entity.type)


def _ends(claim: Claim) -> Iterator[str]:
    yield claim.subject.iri
    if claim.object is not None:
        yield claim.object.iri


def _all_entities(extraction: Extraction) -> Iterator[Entity]:
    yield from extraction.entities
    for claim in extraction.claims:
        yield claim.subject
        if claim.object is not None:
            yield claim.object
        yield from (source for source in claim.sources if isinstance(source, Entity))
