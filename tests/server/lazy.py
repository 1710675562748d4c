"""A process for the tests of the desk: it answers, sleeps, fails or dies, as it is told."""

from __future__ import annotations

import os
import socket
import sys
import time

from kg.errors import InputError
from kg.server.answering import Answer
from kg.server.desk import work
from kg.server.wire import Head


def answer(head: Head, body: bytes) -> Answer:
    """What the head says."""
    match head["do"]:
        case "sleep":
            time.sleep(60)
        case "die":
            os._exit(1)
        case "fail":
            raise InputError("no such thing", where="here", remedy="ask for another")
    return {"status": 200, "process": os.getpid()}, body


if __name__ == "__main__":
    work(socket.socket(fileno=int(sys.argv[2])), int(sys.argv[1]), answer)
