"""How long it takes to ask who is behind a fact, in a generated graph of about a million quads.

    python benchmarks/facts.py [DOCUMENTS]

Documents are made of words without a language pipeline: 14 claims each about companies, people and
countries, drawn from a small world in which some are spoken of far more often than others. 2000 of
them (unless another number is given) come to a million quads. Each question is asked of ten
different entities; the median and the slowest are printed, in milliseconds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from statistics import median
from time import perf_counter

from kg.graph import Graph
from kg.model import Amount, Claim, Document, Entity, Extraction, Span, Status
from kg.namespaces import ENT, slug

CLAIMS = 14
RELATIONS = (
    ("supplies", "Company", "Company"),
    ("acquires", "Company", "Company"),
    ("partnersWith", "Company", "Company"),
    ("leads", "Person", "Company"),
    ("meets", "Person", "Person"),
    ("locatedIn", "Company", "Country"),
)


def world(random: Random, documents: int) -> dict[str, list[Entity]]:
    """Entities by class, more of them the more documents there are."""
    sizes = {"Company": documents // 2, "Person": documents // 2, "Country": 100}
    return {cls: [_entity(f"{cls} {n:05}", cls) for n in range(max(size, 20))] for cls, size in sizes.items()}


def extraction(number: int, known: dict[str, list[Entity]], random: Random) -> Extraction:
    """One document with its claims, each a sentence."""
    text, claims = "Headline\n\n", []
    name = f"doc-{number:06}"
    for _ in range(CLAIMS):
        relation, domain, range_ = random.choice(RELATIONS)
        subject, target = _draw(known[domain], random), _draw(known[range_], random)
        if subject == target:
            continue
        start = len(text)
        text += f"{subject.name} {relation} {target.name} for {number} million euros."
        words = start + len(subject.name) + 1
        claims.append(
            Claim(
                document=name,
                subject=subject,
                relation=relation,
                object=target,
                evidence=Span(start, len(text)),
                status=random.choice(list(Status)),
                confidence=0.9,
                rule=relation,
                sources=(_draw(known["Person"], random),) if random.random() < 0.3 else (),
                qualifiers=(("amount", Amount(value=number * 1e6, currency="EUR")),) if relation == "acquires" else (),
                subject_span=Span(start, words - 1),
                anchor_span=Span(words, words + len(relation)),
                object_span=Span(words + len(relation) + 1, words + len(relation) + 1 + len(target.name)),
            )
        )
        text += " "
    published = date(2020, 1, 1) + timedelta(days=number % 2000)
    document = Document(id=name, text=text, language="en", published=published, publisher=f"Outlet {number % 40}")
    return Extraction(document=document, claims=tuple(claims))


def timed(ask: Callable[[Claim], object], claims: Sequence[Claim]) -> str:
    """The median and the slowest of some questions, in milliseconds."""
    times = []
    for claim in claims:
        begin = perf_counter()
        ask(claim)
        times.append(1000 * (perf_counter() - begin))
    return f"{median(times):8.2f} {max(times):8.2f}"


def main(arguments: Sequence[str]) -> None:
    """Make the graph, ask, print."""
    documents = int(arguments[0]) if arguments else 2000
    random = Random(7)
    known = world(random, documents)
    graph = Graph.build([extraction(number, known, random) for number in range(documents)])
    begin = perf_counter()
    size = len(graph.store)
    print(f"{documents} documents, {size} quads, store filled in {perf_counter() - begin:.1f} s")
    some = [claim for claim in graph.claims if claim.status in ("actual", "planned")]
    claims = random.sample(some, 10)
    print(f"{'':28}{'median':>9}{'slowest':>9}")
    for name, ask in {
        "why A R B": lambda c: graph.why(c.subject.name, c.relation, c.object.name if c.object else ""),
        "why A R (anything)": lambda c: graph.why(c.subject.name, c.relation),
        "why, of the commonest": lambda c: graph.why("Company 00000", "supplies", "Company 00001"),
        "who bears a name": lambda c: graph.about(c.subject.name),
        "path to the commonest": lambda c: graph.path(c.subject.name, "Person 00001"),
        "named suppliers of one": lambda c: graph.named("suppliers", company=c.subject.name),
    }.items():
        print(f"{name:28}{timed(ask, claims)}")


def _entity(name: str, cls: str) -> Entity:
    return Entity(iri=ENT + slug(name), name=name, type=cls, aliases=(f"{name} Group",))


def _draw(entities: Sequence[Entity], random: Random) -> Entity:
    """One of them, the first far more often than the last."""
    return entities[int(len(entities) * random.random() ** 3)]


if __name__ == "__main__":
    main(sys.argv[1:])
