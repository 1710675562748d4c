"""The folder of a store: what lies in it, which version wrote it, and who is writing.

graph.db/
  kg-store.json    the mark of a store, with the version of its layout
  ledger.sqlite    what each document states, counts, and the words to search
  quads/           the graph itself (pyoxigraph)
  curation.txt     decisions on who is the same as whom
  lock             who writes, while somebody does
"""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
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
REMEDY = "build it anew: kg add INPUT... --store with another folder"


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
    missing = [path.name for path in (folder / "ledger.sqlite", folder / "quads") if not path.exists()]
    if missing:
        raise StoreError(f"the store is damaged: {missing[0]} is missing", where=str(folder), remedy=REMEDY)
    return Layout(folder)


def made(folder: Path) -> Layout:
    """The layout of a store that is there, or of a new one in a folder that is absent or empty."""
    mark = folder / MARK
    if folder.is_dir() and not [path for path in folder.iterdir() if path.name not in ("lock", mark.name + ".tmp")]:
        return Layout(folder)
    if folder.exists():
        return existing(folder)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    return Layout(folder)


def mark(layout: Layout) -> None:
    """Declare a folder, whose files are complete by now, to be a store."""
    file = layout.folder / MARK
    if file.exists():
        return
    beside = file.with_suffix(".json.tmp")
    try:
        beside.write_text(json.dumps({"format": FORMAT, "what": "a store of kg, https://w3id.org/newskg/"}) + "\n")
        beside.replace(file)
    except OSError as error:
        raise unwritable(file, error) from error


def unwritable(path: Path, error: OSError) -> StoreError:
    """The error for a place that cannot be written."""
    remedy = "make room, or give a folder that you may write; what was added before is kept"
    return StoreError(f"cannot write: {error.strerror or error}", where=str(path), remedy=remedy)


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
            os.pwrite(self._file, json.dumps(holder).encode(), 0)
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


def free(layout: Layout) -> bool:
    """Whether nobody writes at this moment."""
    try:
        Lock(layout).release()
    except StoreError:
        return False
    return True
