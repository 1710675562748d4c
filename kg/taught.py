"""What the ontology teaches, remembered between runs: learning it again would cost seconds at every start.

The extractor asks here. The file's name is a hash of all that the patterns depend on (the words and
examples, the language pipeline, our own code), so that nothing stale is ever read.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.claims.barring import Counter
from kg.claims.learning import learn
from kg.claims.patterns import Pattern, PatternTable, Unlearned
from kg.ontology import Ontology
from kg.reading.languages import PIPELINES
from kg.reading.mending import mend
from kg.reading.parsing import parse

_PACKAGE = Path(__file__).parent
_CODE = ("claims", "reading", "entities/lexicon.py", "discourse.py", "syntax.py", "taught.py")
_log = logging.getLogger(__name__)


def patterns(ontology: Ontology, language: str) -> PatternTable:
    """The patterns that the relation blocks teach in a language, from an earlier run where it can be."""
    path = memory() / f"patterns-{language}-{_digest(ontology, language)}.json"
    if path.is_file():
        return from_json(path.read_text("utf-8"))
    table = learn(ontology, language, parse, mend)
    try:
        _keep(path, to_json(table))
    except OSError as error:  # the home of a service account may be read-only: it then learns at every start
        _log.info("%s cannot be kept: %s", path, error)
    return table


def memory() -> Path:
    """Where learned patterns are kept: ``$KG_CACHE``, or ``newskg`` in the user's cache folder."""
    own = os.environ.get("KG_CACHE")
    home = os.environ.get("XDG_CACHE_HOME")
    return Path(own) if own else Path(home or Path.home() / ".cache") / "newskg"


def to_json(table: PatternTable) -> str:
    """The table as JSON, in the order in which it was learned: among equals the first pattern wins."""
    return json.dumps(
        {
            "patterns": [asdict(pattern) for found in table.by_anchor.values() for pattern in found],
            "unlearned": [asdict(example) for example in table.unlearned],
            "owners": [[*key, role] for key, role in table.owners.items()],
            "counters": {relation: [asdict(one) for one in found] for relation, found in table.counters.items()},
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> PatternTable:
    """The table that `to_json` wrote."""
    written = json.loads(text)
    table = PatternTable(
        unlearned=[Unlearned(**_as_kept(record)) for record in written["unlearned"]],
        owners={(relation, verb): role for relation, verb, role in written["owners"]},
        counters={
            relation: tuple(Counter(**_as_kept(one)) for one in found)
            for relation, found in written["counters"].items()
        },
    )
    for record in written["patterns"]:
        pattern = Pattern(**_as_kept(record))
        table.by_anchor.setdefault(pattern.anchor, []).append(pattern)
    return table


def _as_kept(record: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}


def _digest(ontology: Ontology, language: str) -> str:
    digest = sha256(repr(PIPELINES.get(language)).encode())
    for path in (*ontology.files, *_code()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _code() -> Iterator[Path]:
    for name in _CODE:
        path = _PACKAGE / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _keep(path: Path, text: str) -> None:
    """Write the file whole, and forget what was learned for the same language before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    former = sorted(path.parent.glob("-".join(path.name.split("-")[:2]) + "-*.json"), key=lambda p: p.stat().st_mtime)
    for old in former[:-4]:  # those of other ontologies in use stay
        old.unlink(missing_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
