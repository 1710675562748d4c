"""Documents read by several processes at once: the same extractions, in the same order.

Where the system can fork, the processes share what one has loaded: the language pipelines, the weights and the
ontology, several hundred megabytes of them.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Protocol

from kg.errors import KGError
from kg.model import Document, Extraction

MOST = 4
"""Processes that are started unless more are asked for: each takes memory of its own."""

AHEAD = 4
"""Documents a process that are read before the first of them is asked for."""

FORKS = sys.platform == "linux"  # elsewhere a fork is unsafe, or there is none
WORTH = 2 if FORKS else 100
"""Documents that are worth the start of a process: it takes a moment where it can be forked, else many seconds."""


class Reads(Protocol):
    """Reads documents of one language."""

    def read(self, document: Document) -> Extraction:
        """Everything in one document."""


Opened = Callable[[str], Reads]
"""Gives what reads a language; it is made once for each."""

Reading = Generator[Extraction, None, None]
"""Extractions one after another; ``close`` ends the processes before the last of them."""

_opened: Opened


def read_each(documents: Sequence[Document], opened: Opened, jobs: int | None = None) -> Reading:
    """What each document states, in order, read by ``jobs`` processes.

    As many as there are processors when it is None, up to ``MOST``, and one for a few documents. Close it when you
    need no more. Raises what reading a document raises, when its turn comes, and KGError when a process dies.
    """
    jobs = min(jobs or most_useful(len(documents)), max(len(documents), 1))
    if jobs == 1:
        yield from (opened(document.language).read(document) for document in documents)
        return
    ahead = documents
    if FORKS:
        for language in sorted({document.language for document in documents}):
            opened(language)
        yield opened(documents[0].language).read(documents[0])  # so that what is made when first needed is there too
        ahead = documents[1:]
    yield from _read_ahead(ahead, opened, min(jobs, len(ahead)))


def most_useful(documents: int) -> int:
    """How many processes that many documents are worth on this machine."""
    available = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(min(available, MOST, documents // WORTH), 1)


def _read_ahead(documents: Sequence[Document], opened: Opened, jobs: int) -> Reading:
    context = get_context("fork" if FORKS else "spawn")
    life, held = context.Pipe(duplex=False)
    gc.freeze()  # what is loaded stays, and collecting garbage must not copy its pages in each process
    executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(opened, life, held))
    try:
        waiting: deque[Future[Extraction]] = deque()
        for document in documents:
            waiting.append(executor.submit(_read, document))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        remedy = "leave it more memory, or read in one process: --jobs 1"
        raise KGError("a process that was reading articles has died", remedy=remedy) from error
    except BaseException:
        held.close()  # after an error or Ctrl-C the processes end, whatever they are doing
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        held.close()
        life.close()
        gc.unfreeze()


def _begin(opened: Opened, life: Connection, held: Connection) -> None:
    """Make a process ready, to live no longer than the other end of a pipe is open in the one that started it."""
    global _opened
    _opened = opened
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits for this one
    held.close()
    Thread(target=_end_with, args=(life,), daemon=True).start()


def _end_with(life: Connection) -> None:
    life.poll(None)
    os._exit(1)


def _read(document: Document) -> Extraction:
    return _opened(document.language).read(document)
