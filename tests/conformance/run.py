"""Runs the W3C's SPARQL 1.1 suite against a server of ours, and against the bare engine beside it.

python -m tests.conformance.run SUITE    SUITE is the folder sparql/sparql11 of https://github.com/w3c/rdf-tests

Prints the counts and every test whose result is not the expected one; leaves with 1 if there is any.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import NamedNode, QueryTriples, RdfFormat, Store

from tests.conformance.comparing import RESULTS
from tests.conformance.manifests import Case
from tests.conformance.suite import GROUPS, NOT_RUN, Server, cases, evaluate, graphs_of, quads_of, run
from tests.server.running import TOKEN, served

EXPECTED_FAILURES = Path(__file__).with_name("expected_failures.toml")


Outcomes = dict[str, tuple[str, str, str | None]]
"""Test → its group, what is wrong with the server's result, and with the bare engine's where that is asked too."""


def main(suite: Path) -> int:
    """Run the suite, print the counts, and return the exit code."""
    outcomes = run_suite(suite)
    expected = read_expected_failures()
    for group in dict.fromkeys(GROUPS.values()):
        mine = {name: problem for name, (told, problem, _) in outcomes.items() if told == group}
        known = sum(bool(problem) and name in expected for name, problem in mine.items())
        print(f"{group}: {sum(not problem for problem in mine.values())} of {len(mine)} pass, {known} fail as expected")
    engine = [problem for _, _, problem in outcomes.values() if problem is not None]
    print(f"query evaluation by the bare engine: {engine.count('')} of {len(engine)}")
    for folder, reason in NOT_RUN.items():
        print(f"{folder}: not run, {reason}")
    surprises = unexpected(outcomes, expected)
    for surprise in surprises:
        print(surprise)
    return bool(surprises)


def run_suite(suite: Path) -> Outcomes:
    """The outcome of each test."""
    with TemporaryDirectory() as folder:
        Store(folder).flush()
        with served(Path(folder), token=TOKEN, workers=1) as root:
            server = Server(root, TOKEN)
            return {
                case.id: (
                    GROUPS[case.kind],
                    run(case, server),
                    _engine(case) if GROUPS[case.kind] == "query evaluation" else None,
                )
                for case in cases(suite)
            }


def read_expected_failures() -> dict[str, str]:
    """Tests that fail, and why."""
    told = tomllib.loads(EXPECTED_FAILURES.read_text("utf-8"))
    return {test: block["reason"] for block in told["failures"] for test in block["tests"]}


def unexpected(outcomes: Outcomes, expected: dict[str, str]) -> list[str]:
    """What differs from what is expected, a line each."""
    lines = [
        f"FAILS {name}: {problem}" for name, (_, problem, _) in outcomes.items() if problem and name not in expected
    ]
    lines += [
        f"PASSES, though expected to fail: {name}" for name in expected if not outcomes.get(name, ("", "?", None))[1]
    ]
    return lines + [f"NOT IN THE SUITE: {name}" for name in expected if name not in outcomes]


def _engine(case: Case) -> str:
    assert case.text is not None
    text, base = case.text.read_text("utf-8"), case.text.as_uri()
    store = Store()
    for path in case.data:
        store.extend(quads_of(path))
    for name, path in graphs_of(case).items():
        store.add_graph(NamedNode(name))
        store.extend(quads_of(path, NamedNode(name)))

    def ask(suffix: str) -> bytes | str:
        try:
            found = store.query(text, base_iri=base)
            if isinstance(found, QueryTriples):
                return found.serialize(format=RdfFormat.from_extension(suffix.removeprefix("."))) or b""
            return found.serialize(format=RESULTS[suffix]) or b""
        except (SyntaxError, OSError, RuntimeError, ValueError, KeyError) as error:
            return str(error)

    return evaluate(case, ask)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
