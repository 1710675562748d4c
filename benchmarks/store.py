"""Measures the store on a generated graph, beside plain pyoxigraph and rdflib's memory store, in one run.

    python benchmarks/store.py [--articles 4000] [--curve 10000]

4,000 articles of ten claims make about a million statements. Ratios travel from machine to machine;
seconds do not. ``--curve`` fills a store with articles of one claim each and tells what adding one
more costs on the way.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph

from kg.adding import add
from kg.entities.identity import mint
from kg.graph.facts import why
from kg.graph.terms import TERMS
from kg.model import Claim, Document, Entity, Extraction, Mention, Span, Status
from kg.store import Store, open_store
from kg.store.contribution import Checked

CLAIMS = 10
FIRST, LAST = ("Hélène Paul Marta Yanis Chloé Omar Inès Louis".split(), "Sarrazac Etcheverry Vallon Kaya Brun".split())
MEBIBYTE = 1024 * 1024
LOOKUP = 'SELECT ?entity ?type { ?entity rdfs:label "Groupe Calvéor 7" ; a ?type }'
HOPS = "SELECT ?two { ent:groupe-calveor-300 kg:meets ?one . ?one kg:meets ?two } LIMIT 100"


def company(number: int) -> Entity:
    """One of many companies, some of them known by two names."""
    name = f"Groupe Calvéor {number}"
    return Entity(iri=mint(name, "Company"), name=name, type="Company", aliases=(f"Calvéor {number}",))


def person(number: int) -> Entity:
    """One of many people."""
    name = f"{FIRST[number % 8]} {LAST[number % 5]} {number // 40}"
    return Entity(iri=mint(name, "Person"), name=name, type="Person", aliases=(name.split()[1],))


def article(number: int, size: int = CLAIMS) -> Extraction:
    """An article of some claims about companies and people; the first ones turn up far more often than the last."""
    chance = random.Random(number)
    crowd = 20 + number // 2
    firms = {one.iri: one for one in (company(int(chance.paretovariate(0.6)) % crowd) for _ in range(8))}
    people = {one.iri: one for one in (person(chance.randrange(crowd)) for _ in range(4))}
    named = [*firms.values(), *people.values()]
    pairs = _pairs(named, size)
    sentences = [f"{a.name} et {b.name} se sont rencontrés le {n} mars." for n, (a, b) in enumerate(pairs)]
    text = "\n\n".join(sentences)
    document = Document(
        id=f"article-{number}",
        text=text,
        language="fr",
        published=date(2020, 1, 1) + timedelta(days=number % 2000),
        source=f"news/article-{number}.txt",
        publisher=f"Gazette {number % 50}",
    )
    claims, start = [], 0
    for sentence, (a, b) in zip(sentences, pairs, strict=True):
        claims.append(
            Claim(
                document=document.id,
                subject=a,
                relation="meets",
                object=b,
                evidence=Span(start, start + len(sentence)),
                status=chance.choice([Status.ACTUAL] * 6 + [Status.PLANNED, Status.NEGATED]),
                sources=(named[0],) if chance.random() < 0.3 else (),
                rule="meet",
            )
        )
        start += len(sentence) + 2
    mentions = tuple(
        Mention(document=document.id, start=at, end=at + len(one.name), text=one.name, type=one.type, entity=one.iri)
        for one in named
        if (at := text.find(one.name)) >= 0
    )
    return Extraction(document=document, entities=tuple(named), mentions=mentions, claims=tuple(claims))


def _pairs(named: list[Entity], size: int) -> list[tuple[Entity, Entity]]:
    chance = random.Random(len(named))
    return [tuple(chance.sample(named, 2)) for _ in range(size)]  # type: ignore[misc]  # two of them


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print how long something took, and the time of the processor, which others at work lengthen less."""
    start, busy = time.perf_counter(), time.process_time()
    yield
    busy = time.process_time() - busy
    print(f"{what:<58}{time.perf_counter() - start:9.2f} s{busy:9.2f} s CPU", flush=True)


def median(what: str, ask: Callable[[], object], times: int = 50) -> float:
    """Print the median time of a question, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - start)
    print(f"{what:<58}{statistics.median(taken) * 1000:9.3f} ms", flush=True)
    return statistics.median(taken)


def resident() -> float:
    """The largest size of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(folder: Path, articles: int) -> None:
    """Make the store and the file that others load."""
    with told("kg: put, with validation, ledger and search index"), open_store(folder / "graph.db") as store:
        for first in range(0, articles, 800):
            store.put(article(number) for number in range(first, min(first + 800, articles)))
    print(f"{'kg: memory while putting':<58}{resident():9.0f} MiB", flush=True)


def fill_checked(folder: Path, articles: int) -> None:
    """The same, of articles that were read and checked before."""
    read = [article(number) for number in range(articles)]
    with told("kg: put what was checked before"), open_store(folder / "checked.db") as store:
        for first in range(0, articles, 800):
            store.put(as_checked(one, store) for one in read[first : first + 800])


def export(folder: Path) -> None:
    """Write the files that others load, and the folder that ``kg build`` would write."""
    with open_store(folder / "graph.db", read_only=True) as store, (folder / "graph.nq").open("wb") as file:
        pyoxigraph.serialize(store.quads(), output=file, format=pyoxigraph.RdfFormat.N_QUADS)
        store.graph().save(folder / "built")


def take_over(folder: Path) -> None:
    """Fill a store from the folder of a build, which was read and checked before."""
    with told("kg: add a folder of kg build"), open_store(folder / "taken.db") as store:
        add(folder / "built", store)
    print(f"{'kg: memory while adding it':<58}{resident():9.0f} MiB", flush=True)


def compare(folder: Path) -> None:
    """Load the same quads elsewhere, and ask the same questions everywhere."""
    quads = folder / "graph.nq"
    lines = sum(1 for _ in quads.open("rb"))
    print(f"{lines} statements, {quads.stat().st_size / MEBIBYTE:.0f} MiB of N-Quads")
    with told("plain pyoxigraph: bulk load on disk"):
        plain = pyoxigraph.Store(str(folder / "plain"))
        plain.bulk_load(path=str(quads), format=pyoxigraph.RdfFormat.N_QUADS)
    print(f"{'plain pyoxigraph: memory of it':<58}{resident():9.0f} MiB", flush=True)
    median("plain pyoxigraph: entity by name", lambda: list(plain.query(LOOKUP, prefixes=TERMS)))
    median("plain pyoxigraph: two hops, the first hundred", lambda: list(plain.query(HOPS, prefixes=TERMS)))
    with told("plain pyoxigraph: dump as TriG"), (folder / "plain.trig").open("wb") as dumped:
        plain.dump(dumped, pyoxigraph.RdfFormat.TRIG)
    tenth = folder / "tenth.nq"
    with quads.open("rb") as whole, tenth.open("wb") as part:
        part.writelines(line for number, line in enumerate(whole) if number % 10 == 0)
    import rdflib  # here, since it would count as memory of the other parts

    dataset = rdflib.Dataset()
    with told("rdflib in memory: load a tenth of it"):
        dataset.parse(str(tenth), format="nquads")
    default = dataset.default_graph
    median("rdflib in memory: entity by name, in a tenth", lambda: list(default.query(LOOKUP, initNs=TERMS)), times=5)
    median("rdflib in memory: two hops, in a tenth", lambda: list(default.query(HOPS, initNs=TERMS)), times=5)


def ask(folder: Path) -> None:
    """Lookups, joins, words and exports, in a process that has done nothing else."""
    with told("kg: open for reading"):
        store = open_store(folder / "graph.db", read_only=True)
    stated = (
        "SELECT ?document ?quote { GRAPH ?document { ent:groupe-calveor-300 kgp:meets ?claim"
        " . ?claim oa:hasSelector ?part . ?part oa:exact ?quote } }"
    )
    median("kg: entity by name", lambda: store.query(LOOKUP))
    median("kg: two hops, the first hundred", lambda: store.query(HOPS))
    median("kg: all sentences about an entity", lambda: store.query(stated))
    a, b = (store.query(f"SELECT ?n {{ {end} rdfs:label ?n }}").rows[0][0] for end in _edge(store))
    median("kg: why, all sentences behind an edge", lambda: why(store, str(a), "meets", str(b)))
    median("kg: words in evidence and names", lambda: store.search("calvéor 300"))
    median("kg: words in evidence and names, common ones", lambda: store.search("rencontrés mars"))
    with told("kg: Turtle export"):
        size = len(store.serialise("turtle").encode()) / MEBIBYTE
    print(f"{'kg: size of the Turtle':<58}{size:9.0f} MiB")
    print(f"{'kg: memory of reading and exporting Turtle':<58}{resident():9.0f} MiB")
    with told("kg: TriG export"):
        store.serialise("trig")
    store.close()


def _edge(store: Store) -> tuple[str, str]:
    """The two ends of a fact."""
    ((end,),) = store.query("SELECT ?two { ent:groupe-calveor-7 kg:meets ?two } LIMIT 1").rows
    return "ent:groupe-calveor-7", f"<{end}>"


def curve(folder: Path, most: int) -> None:
    """What adding one article costs in stores of growing size: with the store open, and in a session of its own.

    The time of the processor is that of the thread that adds, and beside it that of all. pyoxigraph goes
    on tidying up what was filled in; what that takes stands with the filling, and is waited for.
    """
    place, held = folder / "curve.db", 0
    for size in (0, *(most // part for part in (1000, 100, 10, 3, 1))):
        with open_store(place) as store:
            busy, added = time.process_time(), size - held
            while held < size:
                step = min(800, size - held)
                store.put(as_checked(article(number, 1), store) for number in range(held, held + step))
                held += step
            _rest()
            if added:
                spent = 1000 * (time.process_time() - busy) / added
                print(f"{f'kg: each of {added} small articles, up to {size}':<58}{spent:9.2f} ms CPU", flush=True)
            _one_more(store, size)
        _one_session(place, size)


def _rest() -> None:
    """Wait until the threads of the engine have no more to do."""
    busy = -1.0
    while time.process_time() - busy > 0.01:
        busy = time.process_time()
        time.sleep(0.5)


def _one_more(store: Store, size: int) -> None:
    """Add one article and take it out again, often."""
    clocks = (time.perf_counter, time.thread_time, time.process_time)
    taken: list[list[float]] = []
    for number in range(45):
        brought = article(number + size, 1)
        start = [clock() for clock in clocks]
        store.put([brought])
        taken.append([1000 * (clock() - begun) for clock, begun in zip(clocks, start, strict=True)])
        store.remove([brought.document.id])
    by_clock, ours, all_threads = zip(*taken[5:], strict=True)  # the first ones read what others find in memory
    figures = (statistics.median(by_clock), statistics.median(ours), min(ours), statistics.median(all_threads))
    told = "{:9.2f} ms, CPU {:.2f} ms (at least {:.2f}), of all threads {:.2f}".format(*figures)
    print(f"{f'kg: one small article into a store of {size}':<58}{told}", flush=True)


def _one_session(place: Path, size: int) -> None:
    """Open a store, add one article, close it; then take the article out again, often."""
    taken: list[float] = []
    for number in range(20):
        brought, busy = article(number + size, 1), time.process_time()
        with open_store(place) as store:
            store.put([brought])
        taken.append(1000 * (time.process_time() - busy))
        with open_store(place) as store:
            store.remove([brought.document.id])
    told = f"{statistics.median(taken):9.2f} ms CPU of all threads (at least {min(taken):.2f})"
    print(f"{f'kg: open a store of {size}, add one, close':<58}{told}", flush=True)


def as_checked(extraction: Extraction, store: Store) -> Checked:
    """An article as the folder of a build gives it."""
    return Checked(
        document=extraction.document,
        entities=extraction.entities,
        mentions=extraction.mentions,
        claims=extraction.claims,
        ontology=store.ontology.digest,
    )


def main() -> None:
    """Run each part in a process of its own, so that memory is told apart."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--curve", type=int, default=10_000)
    parser.add_argument("--part", choices=["fill", "fill_checked", "export", "take_over", "compare", "ask", "curve"])
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    parts: dict[str, Callable[[Path], None]] = {
        "fill": lambda folder: fill(folder, given.articles),
        "fill_checked": lambda folder: fill_checked(folder, given.articles),
        "export": export,
        "take_over": take_over,
        "compare": compare,
        "ask": ask,
        "curve": lambda folder: curve(folder, given.curve),
    }
    if given.part:
        parts[given.part](given.folder)
        return
    with TemporaryDirectory() as folder:
        for part in parts:
            subprocess.run([sys.executable, __file__, *sys.argv[1:], "--part", part, "--folder", folder], check=True)


if __name__ == "__main__":
    main()
