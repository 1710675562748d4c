"""The types that the pages' scripts tell in JSDoc hold; deno, which pip installs, checks them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.view.page import QUICK
from kg.view.scripts import ASSETS, EXPLORER
from kg.view.served import SERVED
from tests.command import ROOT

deno = pytest.importorskip("deno", reason="deno is not installed: no wheel of it for this machine")
SCRIPTS = [path.relative_to(ROOT) for folder in (EXPLORER, QUICK, SERVED) for path in sorted(folder.glob("*.js"))]


def findings(root: Path, cache: Path) -> list[str]:
    """What the checker objects to in the scripts below a folder, with the place of each."""
    ran = subprocess.run(
        [
            deno.find_deno_bin(),
            "check",
            "--no-lock",
            "--no-remote",
            "--no-npm",
            "--config",
            root / "deno.json",
            *SCRIPTS,
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"DENO_DIR": str(cache), "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"},
    )
    found = re.findall(r"^(?:TS\d+ \[ERROR\]: .*|error: .*)|^ +at file://\S+", ran.stderr, re.MULTILINE)
    assert bool(found) == bool(ran.returncode), ran.stderr
    assert len(re.findall(r"^Check ", ran.stderr, re.MULTILINE)) == len(SCRIPTS) or found
    return found


def test_types_hold(tmp_path: Path) -> None:
    assert findings(ROOT, tmp_path) == []


def test_a_planted_fault_is_found(tmp_path: Path) -> None:
    shutil.copytree(ASSETS, tmp_path / ASSETS.relative_to(ROOT))
    shutil.copy(ROOT / "deno.json", tmp_path)
    script = tmp_path / "kg" / "view" / "assets" / "explorer" / "legend.js"
    script.write_text(
        script.read_text("utf-8").replace("change({ twice: ", "change({ twise: ") + "graph.entities[0].nmae;\n", "utf-8"
    )
    told = " ".join(findings(tmp_path, tmp_path / "cache"))
    assert "'twise' does not exist" in told
    assert "'nmae' does not exist" in told
