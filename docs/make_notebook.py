"""Runs notebooks/tour.ipynb and stores its outputs, so that it can be read where nothing runs.

    python docs/make_notebook.py

Frames are left out: they hold the whole page, and a code-hosting site does not show them. The line
of text that stands for one stays. So are warnings of libraries, which change from machine to machine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parents[1] / "notebooks" / "tour.ipynb"
FRAME = "<iframe"


def run(path: Path = NOTEBOOK) -> Any:
    """The notebook with the outputs of a run in its folder. Raises CellExecutionError where a cell fails.

    What a cell prints is one output, however slowly it comes.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        resources={"metadata": {"path": path.parent}},
        coalesce_streams=True,
    )
    client.execute()
    return notebook


def as_stored(notebook: Any) -> Any:
    """The notebook without frames, times and warnings; a table keeps its HTML only."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
            for output in cell.outputs:
                _lighten(output.get("data", {}))
    return notebook


def _lighten(told: dict[str, str]) -> None:
    if FRAME in told.get("text/html", ""):
        del told["text/html"]
    elif "text/html" in told or "image/png" in told:
        told.pop("text/plain", None)


def main() -> None:
    """Write the notebook with its outputs."""
    nbformat.write(as_stored(run()), NOTEBOOK)
    print(f"{NOTEBOOK.relative_to(Path.cwd())}: {NOTEBOOK.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
