"""The folder of a store: what lies in it, which version wrote it, and who is writing.

graph.db/
  kg-store.json    the mark of a store, with the version of its layout
  ledger.sqlite    what each document states, counts, and the words to search
  quads/           the graph itself (pyoxigraph)
  curation.txt     decisions on who is the same as whom
  lock             who writes, while somebody does
  gate             held by a writer within a change, and by readers while they open the store
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kg.errors import StoreError
from kg.store.tables import FORMAT

try:
    import fcntl
except ModuleNotFoundError:  # Windows, where the lock of pyoxigraph alone keeps a second writer out
    fcntl = None  # type: ignore[assignment]  # looked at before every use

MARK = "kg-store.json"
REMEDY = "build it anew: kg add INPUT... --store ANOTHER_FOLDER"


@dataclass(frozen=True, slots=True)
class Layout:
    """The places inside the folder of a store."""

    folder: Path

    @property
    def ledger(self) -> Path:
        """The SQLite file."""
        return self.folder / "ledger.sqlite"

    @property
    def quads(self) -> Path:
        """The folder of pyoxigraph."""
        return self.folder / "quads"

    @property
    def curation(self) -> Path:
        """The file that people edit."""
        return self.folder / "curation.txt"

    @property
    def gate(self) -> Path:
        """The file that keeps readers from opening the store within a change."""
        return self.folder / "gate"

    @property
    def lock(self) -> Path:
        """The file that a writer holds."""
        return self.folder / "lock"


def existing(folder: Path) -> Layout:
    """The layout of a store that is there.

    Raises StoreError where there is none, or one that a newer kg wrote, or whose mark is damaged.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError("is a file, not a store", where=str(folder), remedy="give the folder of a store")
    mark = folder / MARK
    if not folder.is_dir() or not any(folder.iterdir()):
        raise StoreError("no store here", where=str(folder), remedy=f"make one: kg add INPUT... --store {folder}")
    if not mark.is_file():
        problem = f"is no store of ours: {MARK} is missing"
        raise StoreError(problem, where=str(folder), remedy="give the folder of a store, or a new one")
    try:
        version = json.loads(mark.read_text("utf-8"))["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError("the mark of the store is damaged", where=str(mark), remedy=REMEDY) from error
    if not isinstance(version, int) or version > FORMAT:
        problem = f"the store has format {version}, this kg knows formats up to {FORMAT}"
        raise StoreError(problem, where=str(folder), remedy="open it with a newer kg")
    missing = [name for name in ("ledger.sqlite", "quads", "gate") if not (folder / name).exists()]
    if missing:
        raise StoreError(f"the store is damaged: {missing[0]} is missing", where=str(folder), remedy=REMEDY)
    return Layout(folder)


def made(folder: Path) -> Layout:
    """The layout of a store that is there, or of a new one in a folder that is absent or empty."""
    if folder.is_dir() and not (folder / MARK).exists() and all(_ours(path.name) for path in folder.iterdir()):
        return Layout(folder)  # empty, or left by somebody who died while making it
    if folder.exists():
        return existing(folder)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    return Layout(folder)


def _ours(name: str) -> bool:
    return name in ("lock", "gate", "quads", "curation.txt", f"{MARK}.tmp") or name.startswith("ledger.sqlite")


def mark(layout: Layout) -> None:
    """Declare a folder, whose files are complete by now, to be a store."""
    file = layout.folder / MARK
    if file.exists():
        return
    beside = file.with_name(f"{MARK}.tmp")
    try:
        layout.gate.touch()  # before the mark, which says that nothing is missing
        beside.write_text(json.dumps({"format": FORMAT, "what": "a store of kg, https://w3id.org/newskg/"}) + "\n")
        beside.replace(file)
    except OSError as error:
        raise unwritable(file, error) from error


def unwritable(path: Path, error: OSError) -> StoreError:
    """The error for a place that cannot be written."""
    remedy = "make room, or give a folder that you may write; what was added before is kept"
    return StoreError(f"cannot write: {error.strerror or error}", where=str(path), remedy=remedy)


@contextmanager
def gate(layout: Layout | None, *, writing: bool) -> Iterator[None]:
    """Wait until no reader is opening the store, or no writer is within a change, and keep it so."""
    if layout is None or fcntl is None:
        yield
        return
    try:
        file = os.open(layout.gate, os.O_RDWR | os.O_CREAT if writing else os.O_RDONLY, 0o644)
    except OSError as error:
        raise unwritable(layout.gate, error) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX if writing else fcntl.LOCK_SH)
        yield
    finally:
        os.close(file)


class Lock:
    """The right to write to a store. The system takes it back from a process that ends, however it ends."""

    def __init__(self, layout: Layout) -> None:
        """Take the lock. Raises StoreError, naming who has it, when somebody else writes."""
        self._path = layout.lock
        try:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise unwritable(self._path, error) from error
        if fcntl is not None:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(self._file)
                raise self._held(layout) from error
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "command": " ".join(Path(part).name if n == 0 else part for n, part in enumerate(sys.argv[:2])) or "python",
            "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        try:
            os.ftruncate(self._file, 0)
            os.write(self._file, json.dumps(holder).encode())
        except OSError as error:
            os.close(self._file)
            raise unwritable(self._path, error) from error

    def release(self) -> None:
        """Let go of it."""
        with suppress(OSError):  # a full disk keeps the holder's name in the file; the lock goes all the same
            os.ftruncate(self._file, 0)
        os.close(self._file)

    def _held(self, layout: Layout) -> StoreError:
        try:
            told = json.loads(self._path.read_text("utf-8"))
            who = f"process {told['pid']} on {told['host']} ({told['command']}), since {told['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            who = "another process"
        remedy = "wait until it is done, or end it; reading goes on meanwhile"
        return StoreError(f"the store is being written by {who}", where=str(layout.folder), remedy=remedy)
