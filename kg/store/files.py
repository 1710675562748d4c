"""The files of a store, opened together: the lock, the ledger and the quads, and what keeps them in step.

Writing: one transaction of the ledger holds the change and notes what the quads must follow; then the
quads follow. A process that dies in between leaves the note, and whoever opens the store next
applies it. Reading: a view of both between two changes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from time import monotonic, sleep

from pyoxigraph import Store as Oxigraph

from kg.errors import StoreError
from kg.store import layout as places
from kg.store.layout import Layout, Lock
from kg.store.ledger import Ledger
from kg.store.quad_lines import Delta
from kg.store.target import ENGINE_ERRORS, apply, is_small, open_quads

SETTLED = 50_000
"""Quads of small changes after which the quads are forced to disk and their notes dropped.

Each time pyoxigraph gets a further file in each of its indexes, and of every four it makes one with
all that is there: done for a few quads, that costs more than the changes, and the more the larger the
store. What is not settled a reader goes through when it opens the store, so it may not be much either.
"""

PATIENCE = 3.0
"""Seconds for which a reader waits for a moment between two changes."""


def open_files(folder: Path | None, *, read_only: bool) -> Files:
    """The files of a store in a folder, of a new one, or of one in memory."""
    try:
        if folder is None:
            return Files(None, None, Ledger(None), open_quads(None))
        return _for_reading(places.existing(folder)) if read_only else _for_writing(places.made(folder))
    except sqlite3.DatabaseError as error:
        raise _ledger_error(error, folder) from error


class Files:
    """Open files; without a layout they are in memory, without a lock they are read only."""

    def __init__(self, layout: Layout | None, lock: Lock | None, ledger: Ledger, quads: Oxigraph) -> None:
        self.layout = layout
        self.ledger = ledger
        self.quads = quads
        self._lock = lock
        self._due: Delta | None = None
        self._worker: ThreadPoolExecutor | None = None
        self._lag: tuple[Future[None], Delta, int] | None = None
        self._noted = 0
        self._broken = False
        self._generation = ledger.generation
        self._watch: Ledger | None = None

    @contextmanager
    def step(self) -> Iterator[Ledger]:
        """A change of the store, wholly or not at all; inside, `follow` says what the quads must do."""
        self.expect_writable()
        self._due = None
        try:
            with nullcontext() if self._worker else places.gate(self.layout, writing=True):
                with self.ledger.transaction():
                    yield self.ledger
                self._apply()
        except sqlite3.DatabaseError as error:
            raise _ledger_error(error, Path(self._place)) from error

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """Inside, the quads follow a step while the next one is prepared and goes into the ledger.

        No reader can open the store meanwhile, so this is for some steps only. The ledger notes what
        the quads lack as ever, in order, so a process may die at any moment.
        """
        if self.layout is None:
            yield
            return
        self.expect_writable()
        with places.gate(self.layout, writing=True), ThreadPoolExecutor(max_workers=1) as worker:
            self._worker = worker
            try:
                yield
            finally:
                self._worker = None
                try:
                    self._catch_up()
                except sqlite3.DatabaseError as error:
                    raise _ledger_error(error, Path(self._place)) from error

    def expect_writable(self) -> None:
        """Raise StoreError unless changes are possible."""
        if self.layout is not None and self._lock is None:
            remedy = "open it without read_only"
            raise StoreError("the store is open for reading only", where=str(self.layout.folder), remedy=remedy)
        if self._broken:
            raise StoreError("an earlier change is not complete", where=self._place, remedy="open the store again")

    def follow(self, delta: Delta) -> None:
        """Have the quads follow once the step is in the ledger."""
        if delta.size:
            if self.layout is not None:
                self.ledger.defer(delta)
            self._due = delta

    def curation(self) -> tuple[str | None, str]:
        """The text of the curation file, or None, and its path."""
        path = self.layout.curation if self.layout else None
        if path is None or not path.is_file():
            return None, str(path)
        try:
            return path.read_text("utf-8"), str(path)
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError("the curation file cannot be read", where=str(path), remedy="write it as UTF-8") from error

    def keep_curation(self, text: str) -> None:
        """Put the curation file where people find it again."""
        if self.layout is None or self.curation()[0] == text:
            return
        beside = self.layout.curation.with_suffix(".tmp")
        try:
            beside.write_text(text, "utf-8")
            beside.replace(self.layout.curation)
        except OSError as error:
            raise places.unwritable(beside, error) from error

    @property
    def stale(self) -> bool:
        """Whether a writer has completed a change since these files were opened for reading."""
        if self._lock is not None or self.layout is None:
            return False
        if self._watch is None:
            self._watch = Ledger(self.layout.ledger, read_only=True)
        return self._watch.generation != self._generation and self._watch.applied == self._watch.generation

    def reopen(self) -> None:
        """Look at the store as it is now. For readers only, whose files a writer may have taken away."""
        assert self.layout is not None  # nobody takes files away that are in memory
        self.ledger.close()
        now = _for_reading(self.layout)
        self.ledger, self.quads, self._generation = now.ledger, now.quads, now._generation

    def close(self) -> None:
        """Settle what was written, close the files, and let go of the lock."""
        try:
            if self._lock is not None and not self._broken:
                self._settle()
        except sqlite3.DatabaseError as error:
            raise _ledger_error(error, Path(self._place)) from error
        finally:
            for ledger in (self.ledger, self._watch):
                if ledger is not None:
                    ledger.close()
            with suppress(AttributeError):  # closed before
                del self.quads
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    @property
    def _place(self) -> str:
        return str(self.layout.folder) if self.layout else "memory"

    def _apply(self) -> None:
        self._catch_up()
        if self._due is None:
            return
        if self._worker is not None:
            work = self._worker.submit(apply, self.quads, self._due)
            self._lag = work, self._due, self.ledger.generation
            return
        self._broken = True  # until the quads have it
        apply(self.quads, self._due)
        self._broken = False
        self._follow_up(self._due, self.ledger.generation)

    def _catch_up(self) -> None:
        """Wait until the quads have the step before."""
        if self._lag is None:
            return
        (work, delta, generation), self._lag = self._lag, None
        self._broken = True  # until the quads have it
        work.result()
        self._broken = False
        self._follow_up(delta, generation)

    def _follow_up(self, delta: Delta, generation: int) -> None:
        """Note that the quads have followed a step."""
        if self.layout is None:
            return
        self._noted += delta.size
        if not is_small(delta) or self._noted >= SETTLED:
            self._settle(generation)
        else:
            self.ledger.set_applied(generation)

    def _settle(self, generation: int | None = None) -> None:
        """Force the quads to disk, and drop the notes, of all steps or up to one."""
        generation = self.ledger.generation if generation is None else generation
        try:
            self.quads.flush()
        except ENGINE_ERRORS as error:
            self._broken = True
            problem = f"the quads cannot be written: {error}"
            raise StoreError(problem, where=self._place, remedy="make room; nothing is lost") from error
        self.ledger.set_applied(generation)
        self.ledger.forget_pending(generation)
        self._noted = 0


def _for_writing(layout: Layout) -> Files:
    lock = Lock(layout)
    try:
        ledger = Ledger(layout.ledger)
        files = Files(layout, lock, ledger, open_quads(layout.quads))
        for delta in ledger.pending():  # what a process that died has left
            apply(files.quads, delta)
        if ledger.applied != ledger.generation:
            files._settle()
        places.mark(layout)
    except BaseException:
        lock.release()
        raise
    return files


def _for_reading(layout: Layout) -> Files:
    _repair(layout)
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with suppress(StoreError), places.gate(layout, writing=False):
            return _looked_into(layout)
        sleep(0.02)  # no gates here, or the quads are being tidied up
    with places.gate(layout, writing=False):
        return _looked_into(layout)


def _looked_into(layout: Layout) -> Files:
    """A view of both files. Raises StoreError where they disagree, or change meanwhile."""
    ledger = Ledger(layout.ledger, read_only=True)
    ledger.hold()  # from here on the ledger shows what it shows now
    try:
        _expect_complete(ledger, layout)
        return Files(layout, None, ledger, open_quads(layout.quads, read_only=True))
    except BaseException:
        ledger.close()
        raise


def _expect_complete(ledger: Ledger, layout: Layout) -> None:
    if ledger.generation != ledger.applied:
        remedy = "try again in a moment, or open it once for writing: kg check --store repairs it"
        raise StoreError("the last change is not complete", where=str(layout.folder), remedy=remedy)


def _repair(layout: Layout) -> None:
    """Complete the last change of a writer that died. Where another one is at work, it has done so."""
    ledger = Ledger(layout.ledger, read_only=True)
    complete = ledger.applied == ledger.generation
    ledger.close()
    if not complete:
        with suppress(StoreError):  # somebody is writing, or we may not: then wait for them
            _for_writing(layout).close()


def _ledger_error(error: sqlite3.DatabaseError, folder: Path | None) -> StoreError:
    """What SQLite says, and what to do about it."""
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    where = str(folder)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        remedy = "make room and run the command again; what was added before is kept"
        return StoreError(f"the disk is full or failing: {error}", where=where, remedy=remedy)
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return StoreError(f"the ledger is damaged: {error}", where=where, remedy=places.REMEDY)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return StoreError(f"the ledger cannot be opened or written: {error}", where=where, remedy="check permissions")
    return StoreError(f"the ledger fails: {error}", where=where, remedy="open the store again, or build it anew")
