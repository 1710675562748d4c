"""Messages between the server and its workers: a JSON head and a body, each after its length."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any

Head = dict[str, Any]

_LENGTHS = struct.Struct("!II")


def pack(head: Head, body: bytes = b"") -> bytes:
    """One message as it goes over the wire.

    >>> pack({"a": 1}, b"x")[8:]
    b'{"a": 1}x'
    """
    written = json.dumps(head).encode()
    return _LENGTHS.pack(len(written), len(body)) + written + body


def receive(connection: socket.socket) -> tuple[Head, bytes] | None:
    """The next message, or None when the other end has closed."""
    lengths = _exactly(connection, _LENGTHS.size)
    if lengths is None:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    head, body = _exactly(connection, head_length), _exactly(connection, body_length)
    return None if head is None or body is None else (json.loads(head), body)


async def read(reader: asyncio.StreamReader) -> tuple[Head, bytes]:
    """The next message. Raises asyncio.IncompleteReadError when the worker is gone."""
    head_length, body_length = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
    head = json.loads(await reader.readexactly(head_length))
    return head, await reader.readexactly(body_length)


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    read = bytearray()
    while len(read) < length:
        part = connection.recv(min(length - len(read), 1 << 20))
        if not part:
            return None
        read += part
    return bytes(read)
