"""How soon the explorer can be used, how large its file is and what memory it takes, beside pyvis.

    python benchmarks/explorer.py [NODES ...]

Graphs of 2000, 10000 and 50000 entities (unless others are given) are generated: a few entities in
many claims, most in one or two, a sentence each. Every page is opened from a file in the Chromium of
the system, without a graphics card, once the browser itself has come to rest after its start. `usable`
is the time from opening to the moment when the page has drawn its first view and answers a search;
`processor` is what the browser's processes computed meanwhile, on all cores, and `memory` what those of
the page hold then. Beside each page stands sigma alone: the same nodes and lines in its own plain dots
and lines, given places, no words, no panel, usable when it has drawn them all. pyvis, with its own
defaults, is asked up to 2000 nodes: its page is usable when its physics have come to rest, or is given
up after ten minutes. All figures of one run come from the same machine: compare their ratios.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from playwright.sync_api import TimeoutError as TookTooLong
from playwright.sync_api import sync_playwright
from pyvis.network import Network

from kg.model import Claim, Document, Entity, Extraction, Span, Status
from kg.namespaces import ENT
from kg.view import explore
from kg.view.positions import positions
from kg.view.scene import gather
from kg.view.scripts import VENDORED

SIZES = (2000, 10_000, 50_000)
MOST_FOR_PYVIS = 2000
LONGEST = 600  # seconds
IDLE = 0.05  # seconds of the processor in half a second
TYPES = ("Company", "Person", "Country", "City", "Organization", "Product")
RELATIONS = ("leads", "acquires", "supplies", "meets", "accuses", "partnersWith", "investsIn")
WEBGL = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
EXPLORER_READY = "() => document.documentElement.dataset.ready === '1'"
SIGMA_ALONE = """<!doctype html><div id="stage" style="position:fixed;inset:0"></div>
<script>%s</script><script>%s</script><script>
const [nodes, edges] = %s;
const graph = new graphology.MultiDirectedGraph();
nodes.forEach(([x, y], key) => graph.addNode(key, { x, y, size: 2, color: '#456' }));
edges.forEach(([from, to]) => graph.addDirectedEdge(from, to, { color: '#ccc' }));
const sigma = new Sigma(graph, document.getElementById('stage'), { renderLabels: false });
document.documentElement.dataset.ready = '1';
</script>"""
PYVIS_READY = "() => typeof network !== 'undefined' && !network.physics.physicsEnabled || window.rested"


@dataclass
class Opened:
    """What opening a page took: seconds, seconds of the processor, megabytes of the page's processes."""

    seconds: float | None
    processor: float
    memory: float


def extractions(size: int) -> list[Extraction]:
    """Documents of a hundred claims about ``size`` entities."""
    random = Random(7)
    entities = [_entity(number, random) for number in range(size)]
    ends, told, documents = [entities[0]], [], []
    for one in entities[1:]:
        for _ in range(1 + (random.random() < 0.35)):
            other = random.choice(ends if random.random() < 0.55 else entities)
            if other != one:
                told.append((one, random.choice(RELATIONS), other))
                ends += (one, other)
    for start in range(0, len(told), 100):
        documents.append(_document(f"d{start // 100:05}", told[start : start + 100], random))
    return documents


def _entity(number: int, random: Random) -> Entity:
    name = f"{''.join(random.choice('bdfglmnprst') + random.choice('aeiou') for _ in range(3)).title()} {number}"
    return Entity(iri=f"{ENT}e{number}", name=name, type=random.choice(TYPES))


def _document(name: str, told: Sequence[tuple[Entity, str, Entity]], random: Random) -> Extraction:
    text, claims = "Headline\n\n", []
    for subject, relation, target in told:
        start = len(text)
        text += f"{subject.name} {relation} {target.name}, officials said on {random.choice(['Monday', 'Friday'])}."
        after = start + len(subject.name) + 1
        claims.append(
            Claim(
                document=name,
                subject=subject,
                relation=relation,
                object=target,
                evidence=Span(start, len(text)),
                status=random.choice([Status.ACTUAL] * 4 + [Status.PLANNED, Status.POSSIBLE]),
                confidence=round(random.uniform(0.6, 0.99), 3),
                rule=f"{relation}.verb",
                subject_span=Span(start, after - 1),
                anchor_span=Span(after, after + len(relation)),
                object_span=Span(after + len(relation) + 1, after + len(relation) + 1 + len(target.name)),
            )
        )
        text += " "
    return Extraction(document=Document(id=name, text=text, language="en"), claims=tuple(claims))


def by_pyvis(read: Sequence[Extraction]) -> str:
    """The same nodes and edges as pyvis draws them if nothing is chosen."""
    scene = gather(read)
    network = Network(directed=True, cdn_resources="in_line")
    for place, entity in enumerate(scene.entities):
        network.add_node(place, label=entity.name)
    for edge in scene.edges:
        network.add_edge(edge.subject, edge.object, label=edge.relation)
    page: str = network.generate_html()
    return page.replace("</body>", "<script>network.on('stabilized', () => { window.rested = true; })</script></body>")


def sigma_alone(read: Sequence[Extraction]) -> str:
    """The same nodes and lines as sigma draws them by itself."""
    scene = gather(read)
    spots = positions(scene)
    rank = {place: number for number, place in enumerate(spots)}
    lines = [[rank[edge.subject], rank[edge.object]] for edge in scene.edges]
    held = json.dumps([list(spots.values()), lines], separators=(",", ":"))
    libraries = [(VENDORED / name).read_text("utf-8") for name in ("graphology.min.js", "sigma.min.js")]
    return SIGMA_ALONE % (*libraries, held)


def opened(page: Path, ready: str) -> Opened:
    """Open a page in a browser of its own."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=WEBGL)
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        context.set_offline(True)
        window = context.new_page()
        _rest(browser, window)
        before = _computed(browser)
        begin = perf_counter()
        try:
            window.goto(page.as_uri(), timeout=LONGEST * 1000)
            window.wait_for_function(ready, timeout=LONGEST * 1000)
            _search(window)
            seconds: float | None = perf_counter() - begin
        except TookTooLong:
            seconds = None
        told = Opened(seconds, _computed(browser) - before, _memory(browser))
        browser.close()
    return told


def _rest(browser: Any, window: Any) -> None:
    """Wait, half a minute at most, until the browser is done with its own start."""
    for _ in range(60):
        before = _computed(browser)
        window.wait_for_timeout(500)
        if _computed(browser) - before < IDLE:
            return


def _computed(browser: Any) -> float:
    """Seconds of the processor that the browser has used, in all of its processes."""
    return sum(float(one["cpuTime"]) for one in _processes(browser))


def _processes(browser: Any) -> list[dict[str, Any]]:
    session = browser.new_browser_cdp_session()
    found: list[dict[str, Any]] = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return found


def _search(window: Any) -> None:
    """Where the page has a search box, wait until it answers."""
    if window.locator("#search").count():
        window.locator("#search").fill("ba")
        window.wait_for_selector("#results li")


def _memory(browser: Any) -> float:
    """Megabytes that the browser's processes for pages and drawing hold and share with nobody else."""
    return sum(_private(one["id"]) for one in _processes(browser) if one["type"] in ("renderer", "GPU"))


def _private(process: int) -> float:
    rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private_")) / 1000


def measured(name: str, make: Callable[[], str], ready: str, folder: Path) -> tuple[float, Opened]:
    """Make a page, open it and print what it took; gives the file's megabytes and what opening took."""
    begin = process_time()
    page = make()
    made = process_time() - begin
    file = folder / f"{name.replace(' ', '-')}.html"
    file.write_text(page, encoding="utf-8")
    size = file.stat().st_size / 1e6
    told = opened(file, ready)
    usable = "never" if told.seconds is None else f"{told.seconds:.1f} s"
    print(
        f"{name:18} {made:7.1f} s {size:8.2f} MB {usable:>9} {told.processor:9.1f} s {told.memory:8.0f} MB", flush=True
    )
    return size, told


def main(arguments: Sequence[str]) -> None:
    """Make, open, measure, compare."""
    sizes = [int(argument) for argument in arguments] or list(SIZES)
    print(f"{'':18} {'made in':>9} {'file':>11} {'usable':>9} {'processor':>11} {'memory':>11}")
    with TemporaryDirectory() as folder:
        for size in sizes:
            read = extractions(size)

            def ours_of(read: Sequence[Extraction] = read) -> str:
                return explore(read, labels={})

            def alone_of(read: Sequence[Extraction] = read) -> str:
                return sigma_alone(read)

            def theirs_of(read: Sequence[Extraction] = read) -> str:
                return by_pyvis(read)

            begin = process_time()
            positions(gather(read))
            placed = process_time() - begin
            _, ours = measured(f"explorer {size}", ours_of, EXPLORER_READY, Path(folder))
            print(f"{'':18} of which {placed:.1f} s for the places")
            measured(f"sigma alone {size}", alone_of, EXPLORER_READY, Path(folder))
            if size <= MOST_FOR_PYVIS:
                _, theirs = measured(f"pyvis {size}", theirs_of, PYVIS_READY, Path(folder))
                if ours.seconds and theirs.seconds:
                    print(f"{'':18} pyvis takes {theirs.seconds / ours.seconds:.0f} times as long")


if __name__ == "__main__":
    main(sys.argv[1:])
