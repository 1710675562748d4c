"""A process beside the server: it answers, is ended when it takes too long, and starts anew."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from kg.server import desk as desks
from kg.server.desk import Desk
from kg.server.refusal import RefusedError


def told(ask: Callable[[Desk], Awaitable[object]], seconds: float = 30.0) -> None:
    """Ask a desk, in a thread of our own: the browser's driver may have a loop of its own in this one."""

    async def run() -> None:
        desk = Desk("tests.server.lazy", [], memory=1 << 31, seconds=seconds)
        try:
            await ask(desk)
        finally:
            await desk.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


async def refusal(desk: Desk, do: str) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        await desk.ask({"do": do})
    return refused.value


def test_questions_are_answered_by_one_process_in_turn() -> None:
    async def ask(desk: Desk) -> None:
        desk.warm()
        answers = await asyncio.gather(*(desk.ask({"do": "answer"}, bytes([n])) for n in range(4)))
        assert [body for _, body in answers] == [bytes([n]) for n in range(4)]
        assert len({head["process"] for head, _ in answers}) == 1

    told(ask)


def test_what_takes_too_long_is_ended_and_the_next_question_answered() -> None:
    async def ask(desk: Desk) -> None:
        before, _ = await desk.ask({"do": "answer"})
        refused = await refusal(desk, "sleep")
        assert (refused.status, refused.code) == (504, "slow")
        after, _ = await desk.ask({"do": "answer"})
        assert after["process"] != before["process"]

    told(ask, seconds=1.0)


def test_a_process_that_dies_is_told_and_started_again() -> None:
    async def ask(desk: Desk) -> None:
        assert (await refusal(desk, "die")).status == 500
        assert (await desk.ask({"do": "answer"}))[0]["status"] == 200

    told(ask)


def test_an_error_of_ours_is_an_answer() -> None:
    async def ask(desk: Desk) -> None:
        head, _ = await desk.ask({"do": "fail"})
        assert (head["status"], head["problem"], head["where"]) == (400, "no such thing", "here")

    told(ask)


def test_too_many_questions_at_once_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "MOST_WAITING", 2)

    async def ask(desk: Desk) -> None:
        found = await asyncio.gather(*(desk.ask({"do": "answer"}) for _ in range(3)), return_exceptions=True)
        assert [one.status for one in found if isinstance(one, RefusedError)] == [503]

    told(ask)
