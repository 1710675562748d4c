"""``kg serve`` as people start and stop it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command import Ran
from tests.server.asking import ask, connect, query, update

START = "from kg.cli import main; main()"


@contextmanager
def started(*arguments: object, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """The command, running; its address; and what it printed before it listened."""
    process = subprocess.Popen(
        [sys.executable, "-c", START, "serve", "--port", "0", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    printed: list[str] = []
    try:
        assert process.stdout is not None
        for line in process.stdout:
            printed.append(line.rstrip())
            if line.startswith("Ctrl-C"):
                break
        address = re.search(r"http://\S+", "\n".join(printed))
        assert address is not None, (printed, process.communicate())
        yield process, address[0].rstrip("/"), printed
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=60)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_says_what_it_serves_and_ends_cleanly(store: Path, how: signal.Signals) -> None:
    with started("--store", store) as (process, root, printed):
        assert printed == [
            f"{store}: 402 statements in 2 named graphs; read-only",
            f"page      {root}/",
            f"endpoint  {root}/sparql",
            "Ctrl-C ends it",
        ]
        assert query(root, "ASK {}").status == 200
        process.send_signal(how)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out, err) == (0, "stopped\n", "")


def test_it_ends_though_a_query_runs(store: Path) -> None:
    with started("--store", store) as (process, root, _), connect(root) as waiting:
        text = "SELECT(COUNT(*)AS%20?n)%7B?a%20?b%20?c.?d%20?e%20?f.?g%20?h%20?i.?j%20?k%20?l%7D"
        waiting.sendall(f"GET /sparql?query={text} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        assert query(root, "ASK {}").status == 200
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        assert process.returncode == 0


def test_a_build_folder_is_served_from_a_copy(small_folder: Path, tmp_path: Path) -> None:
    token = "a-long-enough-token"
    options = ("--store", small_folder, "--token-from-env")
    with started(*options, KG_TOKEN=token, TMPDIR=str(tmp_path)) as (_, root, _):
        asked = ask(root, "GET", "/queries/deals").text
        assert [row["party"] for row in query(root, asked).rows] == ["Altavel SA", "Altavel SA"]
        assert update(root, "CLEAR ALL", token).status == 403
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_token_comes_from_a_file(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("a-long-enough-token\n", "utf-8")
    with started("--store", store, "--token-file", file) as (_, root, printed):
        assert "changes with the token" in printed[0]
        assert update(root, "INSERT DATA { <urn:a> <urn:b> 1 }", "a-long-enough-token").status == 204


def test_what_cannot_be_served(kg: Callable[..., Ran], tmp_path: Path, store: Path) -> None:
    file = tmp_path / "graph.db"
    file.write_text("no", "utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    for place, problem in ((tmp_path / "none", "no such store"), (file, "a file, where"), (empty, "neither a store")):
        ran = kg("serve", "--store", place)
        assert ran.code == 2
        assert problem in ran.err
        assert str(place) in ran.err


def test_addresses_that_cannot_be_had(kg: Callable[..., Ran], store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = kg("serve", "--store", store, "--port", port)
        assert ran.err == f"error: 127.0.0.1:{port}: the port is in use; take another: --port 0 finds one\n"
    ran = kg("serve", "--store", store, "--host", "no.such.host.invalid")
    assert (ran.code, "cannot listen there" in ran.err) == (2, True)


def test_tokens_that_cannot_be_used(
    kg: Callable[..., Ran], store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_TOKEN", raising=False)
    empty = tmp_path / "token"
    empty.write_text("\n", "utf-8")
    for options, problem in (
        (["--token-from-env"], "KG_TOKEN is not set"),
        (["--token-file", tmp_path / "none"], "the token cannot be read"),
        (["--token-file", empty], "the file is empty"),
        (["--token-file", empty, "--token-from-env"], "two tokens are given"),
    ):
        ran = kg("serve", "--store", store, *options)
        assert (ran.code, problem in ran.err) == (2, True)
