"""The notebook runs, and what it stores is what it says today; its frames show a page that works."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest
from make_notebook import FRAME, NOTEBOOK, as_stored, run

STORED = nbformat.read(NOTEBOOK, as_version=4)


def told(notebook: Any) -> list[tuple[str, list[str]]]:
    """Each cell's source with its texts and tables; of pictures, which fonts change, only that there is one."""
    return [(cell.source, [_text(output) for output in cell.get("outputs", [])]) for cell in notebook.cells]


def _text(output: Any) -> str:
    if output.output_type == "stream":
        return str(output.text)
    return "".join(f"{form}: {'' if form == 'image/png' else text}" for form, text in sorted(output.data.items()))


@pytest.fixture(scope="module")
def ran() -> Any:
    return run()


@pytest.mark.model
@pytest.mark.slow
def test_every_cell_says_what_is_stored(ran: Any) -> None:
    frames = [cell for cell in ran.cells if FRAME in str(cell.get("outputs"))]
    assert len(frames) == 2
    assert told(as_stored(ran)) == told(STORED), "run python docs/make_notebook.py"


def test_it_can_be_read_where_nothing_runs() -> None:
    outputs = [output for cell in STORED.cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if "image/png" in output.get("data", {})]
    assert [output for output in outputs if "<table>" in output.get("data", {}).get("text/html", "")]
    assert FRAME not in str(outputs)
    assert NOTEBOOK.stat().st_size < 400_000


def test_the_drawing_of_a_graph_says_what_it_is_in_text() -> None:
    lines = [text for _, outputs in told(STORED) for text in outputs if text.startswith("text/plain")]
    assert [line.split(":")[1].strip().strip("<") for line in lines] == ["pyvis network", "explorer"]
