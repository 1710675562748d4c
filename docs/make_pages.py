"""Writes what the documentation can take from the program itself; ``make docs`` runs it.

Lists of commands, relations and queries, and the output under every command of the README and of docs/asking.md.
The tests call the same functions and fail when a page is out of date.

    python docs/make_pages.py                            writes the pages
    python docs/make_pages.py seeds=seeds/gold x=folder  fills the table of docs/quality.md
"""

from __future__ import annotations

import code
import io
import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer

from kg.cli.app import app, run
from kg.cli.ontology import leads_to
from kg.graph import Graph
from kg.ontology import NamedQuery, Ontology, Relation, load

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = "<!-- Written by docs/make_pages.py: change the program, then run make docs. -->"
MOST_ROWS = 8


def commands() -> str:
    """Every command with its arguments and options, as Markdown."""
    top = typer.main.get_command(app)
    parts = [f"# Commands\n\n{WRITTEN}\n\n`kg --version` prints the version, `kg COMMAND --help` what stands here.\n"]
    parts += [_command(f"kg {name}", command) for name, command in top.commands.items()]
    return "\n".join(parts)


def _command(name: str, command: Any) -> str:
    if hasattr(command, "commands"):
        return "\n".join(_command(f"{name} {sub}", child) for sub, child in command.commands.items())
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = " ".join([name, *(_metavar(argument) for argument in arguments), "[OPTIONS]" if options else ""]).strip()
    rows = [(f"`{_metavar(p)}`", p.help or "") for p in arguments]
    rows += [(f"`{', '.join([*p.opts, *p.secondary_opts])}`", _with_default(p)) for p in options]
    text = "\n\n".join(" ".join(block.split()) for block in (command.help or "").split("\n\n"))
    return f"## {name}\n\n{text}\n\n```\n{usage}\n```\n\n{_table(('', 'what'), rows)}"


def _metavar(argument: Any) -> str:
    given = argument.metavar or argument.name.upper()
    return str(given if argument.required or given.startswith("[") else f"[{given}]")


def _with_default(option: Any) -> str:
    told = option.show_default if isinstance(option.show_default, str) else option.default
    plain = isinstance(told, str | int | float) and told not in ("", False, True)
    if option.required:
        return f"{option.help} Required."
    return f"{option.help} Unless given: {told}." if plain and option.show_default else str(option.help)


def relations(ontology: Ontology) -> str:
    """Every relation with what it joins, file by file, as Markdown."""
    intro = (
        f"# Relations\n\n{WRITTEN}\n\nEach is a block in `ontology/relations/`; `kg ontology show NAME` prints its "
        "words and examples and what the reader learns from them. ↔ marks a relation that holds both ways; every "
        "claim may carry a date besides the qualifiers named here.\n"
    )
    by_file: dict[str, list[Relation]] = {}
    for name in sorted(ontology.relations):
        place = Path(ontology.facts.place(name).rsplit(":", 1)[0])
        by_file.setdefault(place.stem, []).append(ontology.relations[name])
    headings = ("relation", "in French", "from", "to", "kind of", "qualifiers", "means")
    sections = [f"## {stem}.ttl\n\n{_table(headings, map(_relation, by_file[stem]))}" for stem in sorted(by_file)]
    return "\n".join([intro, *sections])


def _relation(relation: Relation) -> tuple[str, ...]:
    return (
        f"`{relation.name}`" + (" ↔" if relation.symmetric else ""),
        relation.labels["fr"],
        ", ".join(relation.domain),
        leads_to(relation).replace(" ", ", "),
        f"`{relation.parent}`" if relation.parent else "",
        ", ".join(relation.qualifiers),
        relation.definition["en"],
    )


def queries(graph: Graph) -> str:
    """Every named query with its blanks and its first answers on a graph of the seeds, as Markdown."""
    intro = (
        f"# Queries\n\n{WRITTEN}\n\nThey come with the ontology, as files in `ontology/queries/`. The answers are "
        f"those of a graph of `seeds/articles`, up to {MOST_ROWS} rows.\n"
    )
    return "\n".join([intro, *(_query(query, graph) for query in graph.ontology.queries.values())])


def _query(query: NamedQuery, graph: Graph) -> str:
    lines = graph.named(query.name, **query.example).table().rstrip("\n").split("\n")
    shown = lines[: MOST_ROWS + 2]
    if len(lines) > len(shown):
        shown.append(f"… and {len(lines) - len(shown)} more")
    blanks = [
        (
            f"`{p.name}`",
            p.description,
            p.translations.get("fr", ""),
            f"`{p.unless_given}`" if p.default else p.unless_given,
        )
        for p in query.parameters
    ]
    parameters = f"{_table(('parameter', 'means', 'in French', 'unless given'), blanks)}\n" if blanks else ""
    french = f"*{query.titles['fr']}* : {query.translations['fr']}\n\n" if "fr" in query.titles else ""
    answer = "\n".join(line.rstrip() for line in shown)
    given = "".join(f" --param {name}={shlex.quote(value)}" for name, value in query.example.items())
    asked = f"$ kg query out/ --named {query.name}{given}"
    return f"## {query.name}\n\n{query.answers}\n\n{french}{parameters}```console\n{asked}\n{answer}\n```\n"


def rerun(markdown: str, built: Path | None = None) -> str:
    """The page with the output under each command of its console and Python blocks as it is today.

    All blocks run in one new folder that holds ``seeds`` and ``docs``, one after another, and as ``out`` the folder
    of a graph where one is given.
    """
    before = dict(os.environ)
    os.environ["COLUMNS"] = "100"
    with TemporaryDirectory() as folder, chdir(folder):
        for name in ("seeds", "docs"):
            Path(name).symlink_to(ROOT / name)
        if built is not None:
            Path("out").symlink_to(built.resolve())
        console = code.InteractiveConsole()
        try:
            return re.sub(
                r"```(console|pycon)\n(.*?)```",
                lambda block: f"```{block[1]}\n{''.join(_replayed(block[1], block[2], console))}```",
                markdown,
                flags=re.DOTALL,
            )
        finally:
            os.environ.clear()
            os.environ.update(before)


def _replayed(kind: str, block: str, console: code.InteractiveConsole) -> Iterator[str]:
    prompt = "$ " if kind == "console" else ">>> "
    for line in block.splitlines():
        if not line.startswith(prompt):
            continue
        yield line + "\n"
        shown = io.StringIO()
        with redirect_stdout(shown), redirect_stderr(shown):
            if kind == "console":
                run(shlex.split(line.removeprefix("$ kg ")))
            elif console.push(line.removeprefix(prompt)):  # a block on one line ends with an empty one
                console.push("")
        yield "".join(f"{told.rstrip()}\n" for told in shown.getvalue().rstrip("\n").splitlines())


def quality(page: str, sets: Sequence[tuple[str, Path]]) -> str:
    """The page with a row for each set of gold; rows of other sets stay."""
    from kg.measure import measure

    head, begin, rest = page.partition("<!-- figures -->\n")
    _, end, tail = rest.partition("<!-- end of figures -->")
    former = [row for row in rest.split("\n") if row.startswith("| ")]
    rows = {row.split("|")[1].strip(): row for row in former[2:]}
    headings = ("gold", "documents", "claims: precision", "recall", "F1", "status", "source", "entities: F1", "type")
    heading, rule = _table(headings, []).strip().split("\n")
    for name, path in sets:
        _, s = measure(path)
        ratios = (s.claims.precision, s.claims.recall, s.claims.f1, s.status_accuracy, s.source_accuracy)
        cells = (*ratios, s.entities.f1, s.type_accuracy)
        rows[name] = f"| {name} | {s.documents} | {' | '.join(f'{cell:.3f}' for cell in cells)} |"
    table = "\n".join([heading, rule, *(rows[name] for name in sorted(rows))])
    return f"{head}{begin}{table}\n{end}{tail}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def seed_graph() -> Graph:
    """The graph of the seeds."""
    from kg.pipeline import build

    return build(ROOT / "seeds" / "articles")


def main(arguments: Sequence[str]) -> None:
    """Write every page, or fill in the figures of the sets given as NAME=FOLDER."""
    docs, readme = ROOT / "docs", ROOT / "README.md"
    asking = docs / "asking.md"
    if arguments:
        pairs = [(name, Path(path)) for name, _, path in (argument.partition("=") for argument in arguments)]
        page = docs / "quality.md"
        page.write_text(quality(page.read_text("utf-8"), pairs), encoding="utf-8")
        return
    (docs / "commands.md").write_text(commands(), encoding="utf-8")
    (docs / "relations.md").write_text(relations(load()), encoding="utf-8")
    graph = seed_graph()
    (docs / "queries.md").write_text(queries(graph), encoding="utf-8")
    with TemporaryDirectory() as folder:
        graph.save(Path(folder) / "seeds")
        asking.write_text(rerun(asking.read_text("utf-8"), Path(folder) / "seeds"), encoding="utf-8")
    readme.write_text(rerun(readme.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
