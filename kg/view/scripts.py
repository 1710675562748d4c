"""Joins the ES modules of the pages into one script, for a file that cannot fetch them.

Each module gets a scope of its own, behind those that it imports from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

ASSETS = Path(str(files("kg.view") / "assets"))
EXPLORER = ASSETS / "explorer"
VENDORED = ASSETS / "vendored"
_IMPORT = re.compile(r"^import (\{[^}]*\}) from '\.(?:\./explorer)?/(\w+)\.js';$", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|const|class) (\w+)", re.MULTILINE)


@cache
def joined(modules: tuple[str, ...]) -> str:
    """Modules as one script, in this order; their paths are told from the explorer's folder."""
    return "(() => {\n'use strict';\n" + "".join(map(_scoped, modules)) + "})();"


def _scoped(name: str) -> str:
    source = (EXPLORER / name).read_text("utf-8")
    exported = ", ".join(found[2] for found in _EXPORT.finditer(source))
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(r"const \1 = \2Module;", source))
    return f"const {Path(name).stem}Module = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def imports(name: str) -> list[str]:
    """The modules that a module imports from."""
    return [f"{found[2]}.js" for found in _IMPORT.finditer((EXPLORER / name).read_text("utf-8"))]


def strings(folders: Sequence[Path]) -> dict[str, Any]:
    """What the scripts of some folders say: key → language → words, or singular and plural."""
    told: dict[str, Any] = {}
    for folder in folders:
        told |= json.loads((folder / "strings.json").read_text("utf-8"))
    return told
