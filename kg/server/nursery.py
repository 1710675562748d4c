"""The template process that forks the workers and kills them: its start, its orders, its end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from kg.server.worker import FORK, KILL, ORDER


class Nursery:
    """Forks workers over one store; started anew if it should die."""

    def __init__(self, place: Path, memory: int) -> None:
        self._place = place
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._numbers = 0

    def start(self) -> None:
        """Start the template process."""
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg.server.worker", *self._arguments(theirs)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        self._control = ours

    def fork(self, connection: socket.socket) -> int:
        """The number of a new worker, which answers at the other end of the connection."""
        self._numbers += 1
        order = ORDER.pack(FORK, self._numbers)
        try:
            socket.send_fds(self._running(), [order], [connection.fileno()])
        except OSError:  # it was killed, perhaps by a machine short of memory
            self.close()
            self.start()
            socket.send_fds(self._running(), [order], [connection.fileno()])
        return self._numbers

    def kill(self, number: int) -> None:
        """Kill a worker, if it still runs; a template that has died took its workers along."""
        if self._control is not None and self._process is not None and self._process.poll() is None:
            self._control.sendall(ORDER.pack(KILL, number))

    def close(self) -> None:
        """End the template and with it all workers."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.wait()
            self._process = None

    def _running(self) -> socket.socket:
        if self._control is None:
            self.start()
        assert self._control is not None
        return self._control

    def _arguments(self, theirs: socket.socket) -> list[str]:
        return [str(self._place), str(self._memory), str(theirs.fileno())]
