"""Kills writers of a store, and checks what they leave; run by test_crashes.py as a program of its own.

    python -m tests.store.crashing FOLDER steps|times|full|reading NUMBER

A process that has opened a store on disk cannot be forked any more, for the threads of its engine. So
this one opens none: it forks a writer, kills it, forks a checker, and so on.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.errors import StoreError
from kg.model import Extraction
from kg.ontology import load
from kg.store import local, open_store
from kg.store.ledger import Ledger
from kg.store.local import build_graph
from tests.store.articles import entity, told

ONTOLOGY = load()
VERSIONS = 3
DOCUMENTS = 8


def article(number: int, version: int) -> Extraction:
    """A version of an article; the later ones merge and tell apart what earlier ones did not."""
    named = [
        entity("Veolia", "Company", *(["VE"] if version else [])),
        entity(f"Groupe {number % 3}", "Company", "VE" if version == 2 else f"G{number}"),
        entity("Sarrazac", "Person"),
        entity(f"Ormeau {number}"),
    ]
    return told(f"d{number}", *named, text=f"Rien {version} à dire de {number}.")


def write(folder: Path, seed: int, changes: int = 30) -> None:
    """Put, replace and remove, until killed or done."""
    chance = random.Random(seed)
    local.BATCH = 1 + seed % 2  # with a document a step, the ledger is ahead of the quads
    with open_store(folder, ontology=ONTOLOGY) as store:
        for _ in range(changes):
            some = chance.sample(range(DOCUMENTS), chance.randint(1, 3))
            if chance.random() < 0.25:
                store.remove(f"d{number}" for number in some)
            else:
                store.put(article(number, chance.randrange(VERSIONS)) for number in some)


def check(folder: Path, ways: tuple[bool, ...] = (True, False, True)) -> None:
    """The store opens, and equals the graph of the documents it says it holds; so does what a reader sees."""
    for read_only in ways:
        with open_store(folder, read_only=read_only, ontology=ONTOLOGY) as store:
            possible = {
                one.document.digest: one for n in range(DOCUMENTS) for v in range(VERSIONS) if (one := article(n, v))
            }
            held = [possible[document.digest] for document in store.documents()]
            expected = build_graph(held, ONTOLOGY)
            assert store.serialise("trig") == expected.serialise("trig")
            found = {hit.document for hit in store.search("Rien", limit=1000) if hit.kind == "claim"}
            assert found == {one.document.id for one in held}


def dying_at(step: int, work: Callable[[], None]) -> None:
    """Work, and die by SIGKILL at the n-th statement of the ledger or step of the quads."""
    from kg.store import files

    left = step

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*given, **named)

        return call

    files.apply = counted(files.apply)  # type: ignore[assignment]
    for name in ("defer", "set_applied", "forget_pending", "insert", "delete", "set_meta"):
        setattr(Ledger, name, counted(getattr(Ledger, name)))
    work()


def filling_up(folder: Path, room: int, work: Callable[[], None]) -> None:
    """Work on a disk on which no file can grow beyond some size; it must end in an error of ours."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        work()
    except StoreError as error:
        assert error.remedy
        os._exit(7)


def child(work: Callable[[], None]) -> int:
    """Start some work in a process of its own."""
    if pid := os.fork():
        return pid
    try:
        work()
    except BaseException as error:  # noqa: BLE001  (the parent asks for the exit code)
        print(f"{type(error).__name__}: {error}"[:3000], file=sys.stderr)
        os._exit(1)
    os._exit(0)


def ended(pid: int) -> int:
    """The exit code, or minus the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def reading(folder: Path, number: int) -> None:
    """While one process writes, readers see whole documents, and another writer learns who it is."""
    if ended(child(lambda: write(folder, 0))):
        raise SystemExit("the first writer failed")
    writer = child(lambda: write(folder, 1, changes=100_000))
    time.sleep(0.3)
    refused = 0
    for _ in range(number):
        if ended(child(lambda: check(folder, (True,)))):
            raise SystemExit("a reader failed")
        refused += ended(child(lambda: second_writer(folder, writer))) == 7
    os.kill(writer, signal.SIGKILL)
    if ended(writer) != -signal.SIGKILL:
        raise SystemExit("the writer ended by itself")
    if ended(child(lambda: check(folder))):
        raise SystemExit("the last check failed")
    print(refused)


def second_writer(folder: Path, first: int) -> None:
    """Try to write, too."""
    try:
        open_store(folder, ontology=ONTOLOGY).close()
    except StoreError as error:
        os._exit(7 if f"process {first} " in str(error) else 1)


def main(folder: Path, way: str, steps: int) -> None:
    if way == "reading":
        reading(folder, steps)
        return
    if way == "full" and ended(child(lambda: write(folder, 0))):
        raise SystemExit("the first writer failed")
    died = 0
    for number in range(1, steps + 1):
        code = WAYS[way](folder, number)
        if code not in (0, 7, -signal.SIGKILL):
            raise SystemExit(f"writer {number} ended with {code}")
        died += code != 0
        if (folder / "kg-store.json").exists() and (code := ended(child(lambda: check(folder)))):
            raise SystemExit(f"after writer {number} the check ended with {code}")
    print(died)


def killed_at_a_step(folder: Path, number: int) -> int:
    """A writer that kills itself."""
    return ended(child(lambda: dying_at(1 + 11 * number % 83, lambda: write(folder, number))))


def killed_at_a_moment(folder: Path, number: int) -> int:
    """A writer that goes on until it is killed."""
    pid = child(lambda: write(folder, number, changes=100_000))
    time.sleep(random.Random(number).uniform(0.0, 0.4))
    os.kill(pid, signal.SIGKILL)
    return ended(pid)


def out_of_room(folder: Path, number: int) -> int:
    """A writer for whose files there is little room left."""
    room = max(path.stat().st_size for path in folder.rglob("*") if path.is_file()) + 10_000 * number
    return ended(child(lambda: filling_up(folder, room, lambda: write(folder, number))))


WAYS = {"steps": killed_at_a_step, "times": killed_at_a_moment, "full": out_of_room}

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
