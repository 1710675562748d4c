"""What a killed process, a full disk or a second writer leaves of a store: whole documents, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")]


@pytest.mark.parametrize(
    ("way", "number", "least"),
    [
        pytest.param("steps", 8, 6, id="killed at a step of the writing"),
        pytest.param("times", 8, 8, id="killed at a moment"),
        pytest.param("full", 6, 2, id="the disk is full"),
        pytest.param("reading", 4, 4, id="readers and a second writer meanwhile"),
    ],
)
def test_whole_documents_are_left(tmp_path: Path, way: str, number: int, least: int) -> None:
    command = [sys.executable, "-m", "tests.store.crashing", str(tmp_path / "graph.db"), way, str(number)]
    ran = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert int(ran.stdout) >= least
