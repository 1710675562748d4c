"""Several processes read the same as one, in the same order, and end with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import pytest

from kg import build, open_store
from kg.adding import add
from kg.errors import InputError, KGError
from kg.page import page
from kg.processes import FORKS, MOST, most_useful, read_each
from tests.command import SEEDS
from tests.fake_reader import DOCUMENTS, fake, named


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_documents_come_in_order(jobs: int) -> None:
    assert [one.document for one in read_each(DOCUMENTS, fake, jobs)] == DOCUMENTS


def test_documents_come_in_order_where_nothing_can_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.processes.FORKS", False)
    assert [one.document for one in read_each(DOCUMENTS, fake, 2)] == DOCUMENTS


def test_an_error_comes_when_its_document_has_its_turn() -> None:
    found = read_each([*DOCUMENTS[:3], named("failing"), named("endless")], fake, jobs=2)
    assert [next(found).document.id for _ in range(3)] == ["a00", "a01", "a02"]
    with pytest.raises(InputError, match="failing: cannot be read; leave it out"):
        next(found)


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(KGError, match="has died; leave it more memory"):
        list(read_each([*DOCUMENTS[:1], named("deadly"), named("endless")], fake, jobs=2))


def test_whoever_stops_listening_stops_the_reading() -> None:
    found = read_each([*DOCUMENTS[:2], named("endless"), named("endless")], fake, jobs=2)
    next(found)
    next(found)
    assert len(active_children()) == 2
    found.close()
    assert not active_children()


def test_a_few_documents_are_read_by_one_process() -> None:
    assert most_useful(0) == most_useful(1) == 1
    assert 1 <= most_useful(10_000) <= MOST


# Two processes read for ever, and tell who they are.
ENDLESS = """
from kg.processes import read_each
from tests.fake_reader import DOCUMENTS, fake, named
try:
    list(read_each([DOCUMENTS[0], named("endless"), named("endless")], fake, jobs=2))
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.skipif(not FORKS, reason="forks")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_processes_end_with_the_one_that_started_them(how: signal.Signals) -> None:
    ran = subprocess.Popen(
        [sys.executable, "-c", ENDLESS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=Path(__file__).parents[1],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert ran.stdout is not None
    readers = {int(ran.stdout.readline()) for _ in range(2)}
    assert len(readers - {ran.pid}) == 2
    if how == signal.SIGINT:
        os.killpg(ran.pid, how)  # as Ctrl-C at a terminal does
    else:
        os.kill(ran.pid, how)
    out, err = ran.communicate(timeout=300)  # the readers hold the pipes as long as they live
    assert (out, err) == ("stopped\n" if how == signal.SIGINT else "", "")


@pytest.mark.model
def test_a_graph_of_several_processes_is_the_same_to_the_byte(tmp_path: Path) -> None:
    some = sorted(SEEDS.glob("*.txt"))[:5]
    for jobs in (1, 2):
        graph = build(some, jobs=jobs)
        graph.save(tmp_path / str(jobs), page=page(graph))
    one, several = ({f.name: f.read_bytes() for f in (tmp_path / str(jobs)).iterdir()} for jobs in (1, 2))
    assert one == several


@pytest.mark.model
def test_a_store_takes_the_same_from_several_processes(tmp_path: Path) -> None:
    some = sorted(SEEDS.glob("*.txt"))[:4]
    held = []
    for jobs in (1, 2):
        with open_store(str(tmp_path / str(jobs))) as store:
            add(some[1], store)
            changes = add(some, store, jobs=jobs)
            assert changes.unchanged == (some[1].stem,)
            assert changes.added == tuple(file.stem for file in some if file != some[1])
            held.append(store.serialise("trig"))
    assert held[0] == held[1]
