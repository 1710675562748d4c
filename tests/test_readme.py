"""The README is short, and its session and its Python are what happens today."""

from __future__ import annotations

import re

import make_pages
import pytest

from tests.command import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_it_is_short() -> None:
    assert len(README.splitlines()) < 150


@pytest.mark.model
def test_the_session_runs_as_shown() -> None:
    assert make_pages.rerun(README) == README, "run make docs"


def test_the_relation_it_shows_is_the_one_of_the_example() -> None:
    (shown,) = re.findall(r"```turtle\n(.*?)```", README, re.DOTALL)
    example = (ROOT / "docs" / "examples" / "succession.ttl").read_text("utf-8")
    for text in re.findall(r'"[^"]+"@\w\w', shown):
        assert text in example
    assert shown.splitlines()[0] in example


def test_its_picture_exists() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert (ROOT / picture).stat().st_size > 10_000
