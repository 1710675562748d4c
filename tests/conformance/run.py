"""Runs the W3C's SPARQL 1.1 suite against a server of ours, and against the bare engine beside it.

python -m tests.conformance.run SUITE    SUITE is the folder sparql/sparql11 of https://github.com/w3c/rdf-tests

Prints the counts and every test whose result is not the expected one; leaves with 1 if there is any.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store

from tests.conformance.comparing import RESULTS
from tests.conformance.manifests import Case
from tests.conformance.suite import GROUPS, NOT_RUN, Server, cases, evaluate, load_data, run
from tests.server.running import TOKEN, served

EXPECTED_FAILURES = Path(__file__).with_name("expected_failures.toml")


def main(suite: Path) -> int:
    """Run the suite, print the counts, and return the exit code."""
    outcomes, engine = run_suite(suite)
    expected = read_expected_failures()
    for group in sorted(set(GROUPS.values())):
        mine = {name: problem for name, (told, problem) in outcomes.items() if told == group}
        passed = sum(not problem for problem in mine.values())
        known = sum(bool(problem) and name in expected for name, problem in mine.items())
        print(f"{group}: {passed} of {len(mine)} pass, {known} fail as expected")
    print(f"query evaluation by the bare engine: {engine['passed']} of {engine['all']}")
    for folder, reason in NOT_RUN.items():
        print(f"{folder}: not run, {reason}")
    surprises = unexpected(outcomes, expected)
    for surprise in surprises:
        print(surprise)
    return bool(surprises)


def run_suite(suite: Path) -> tuple[dict[str, tuple[str, str]], Counter[str]]:
    """Each test's group and problem, and the counts of the bare engine."""
    found = cases(suite)
    outcomes: dict[str, tuple[str, str]] = {}
    engine: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        store = Store(folder)
        load_data(suite, store, found)
        for case in found:
            if GROUPS[case.kind] == "query evaluation":
                engine["all"] += 1
                engine["passed"] += not _engine(case, store)
        del store
        with served(Path(folder), token=TOKEN) as root:
            # Updates empty the store, so queries come first.
            for case in sorted(found, key=lambda case: list(GROUPS).index(case.kind)):
                outcomes[case.id] = GROUPS[case.kind], run(case, Server(root, TOKEN))
    return outcomes, engine


def read_expected_failures() -> dict[str, str]:
    """Tests that fail, and why."""
    told = tomllib.loads(EXPECTED_FAILURES.read_text("utf-8"))
    return {test: block["reason"] for block in told["failures"] for test in block["tests"]}


def unexpected(outcomes: dict[str, tuple[str, str]], expected: dict[str, str]) -> list[str]:
    """What differs from what is expected, a line each."""
    lines = [
        f"FAILS {name}: {problem}" for name, (_, problem) in outcomes.items() if problem and name not in expected
    ]
    lines += [f"PASSES, though expected to fail: {name}" for name in expected if not outcomes.get(name, ("", "?"))[1]]
    return lines + [f"NOT IN THE SUITE: {name}" for name in expected if name not in outcomes]


def _engine(case: Case, store: Store) -> str:
    def ask(suffix: str) -> bytes | str:
        assert case.text is not None
        try:
            found = store.query(
                case.text.read_text("utf-8"),
                base_iri=case.text.as_uri(),
                default_graph=[NamedNode(path.as_uri()) for path in case.data],
                named_graphs=[NamedNode(path.as_uri()) for path in case.graphs.values()],
            )
            if isinstance(found, QueryTriples):
                return found.serialize(format=RdfFormat.from_extension(suffix.removeprefix("."))) or b""
            form: QueryResultsFormat = RESULTS[suffix]
            return found.serialize(format=form) or b""
        except (SyntaxError, OSError, RuntimeError, ValueError, KeyError) as error:
            return str(error)

    return evaluate(case, ask)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
