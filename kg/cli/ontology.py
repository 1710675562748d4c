"""``kg ontology``: what relations there are, what their blocks teach, and what is wrong with your own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Words
from kg.cli.printing import count, table

if TYPE_CHECKING:
    from kg.ontology import Ontology, Relation

LANGUAGES = ("fr", "en")

ontology = typer.Typer(name="ontology")


@ontology.callback(invoke_without_command=True)
def about(context: typer.Context) -> None:
    """List the relations, show what one teaches, or check your own Turtle file."""
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(2)


@ontology.command("list")
def list_relations(own: Words = None) -> None:
    """List the relations with what they join."""
    from kg.ontology import load

    words = load(own or [])
    rows = [(r.name, r.labels.get("fr", ""), " ".join(r.domain), leads_to(r)) for r in _by_name(words)]
    print(table(("relation", "in French", "from", "to"), rows))


@ontology.command()
def show(
    name: Annotated[str, typer.Argument(metavar="RELATION", help="Such as supplies.", show_default=False)],
    own: Words = None,
) -> None:
    """Show a relation: its labels, words and examples, and the patterns that the reader learns from them."""
    from kg.ontology import load

    words = load(own or [])
    relation = words.relation(name)
    print("\n".join([*_head(relation), *(line for tongue in LANGUAGES for line in _lessons(relation, words, tongue))]))


@ontology.command()
def check(
    file: Annotated[Path, typer.Argument(help="A Turtle file or folder of your own.", show_default=False)],
) -> int:
    """Check a Turtle file of your own: is it well formed, complete, and does it teach what it means to?

    Reports what its blocks lack, examples that teach nothing, and sentences in which the patterns of its relations fire
    though they should not: its counter-examples, and the examples of every other relation. Of a relation that comes
    with kg, only what the file brings is reported.

    Exits with 0 when there is nothing to report, with 1 when there is, with 2 when the file cannot be used.
    """
    from kg.namespaces import KG
    from kg.ontology import lint, load
    from kg.ontology.turtle import read_turtle

    words = load([file])
    files = [path for path in words.files if path in {file, *file.rglob("*.ttl")}]
    mine = [r.name for r in _by_name(words) if KG + r.name in read_turtle(files).subjects]
    findings = [f"{f.where}: {f.name}: {f.message}" for f in lint(words) if f.where.startswith(tuple(map(str, files)))]
    shipped = load()
    extended = [name for name in mine if name in shipped.relations]
    for language in LANGUAGES:
        known = set(_misled(extended, shipped, language)) if extended else set()
        findings += [told for told in _misled(mine, words, language) if told not in known]
    print("\n".join([*findings, f"{count(len(mine), 'relation')} checked, {count(len(findings), 'finding')}"]))
    return 1 if findings else 0


def leads_to(relation: Relation) -> str:
    """The classes or the kind of value that a relation leads to."""
    return str(relation.value_kind) if relation.value_kind else " ".join(relation.range)


def _by_name(words: Ontology) -> list[Relation]:
    return [words.relations[name] for name in sorted(words.relations)]


def _head(relation: Relation) -> Iterator[str]:
    yield f"{relation.name}: {', '.join(relation.labels[tongue] for tongue in sorted(relation.labels))}"
    yield from (f"  {relation.definition[tongue]}" for tongue in sorted(relation.definition))
    yield f"  from {', '.join(relation.domain)} to {leads_to(relation).replace(' ', ', ')}"
    if relation.symmetric:
        yield "  both ways"
    if relation.parent:
        yield f"  a kind of {relation.parent}"
    yield f"  more precise by {', '.join(sorted(('date', *relation.qualifiers)))}"


def _lessons(relation: Relation, words: Ontology, language: str) -> Iterator[str]:
    from kg.teaching import taught

    told = (
        ("words", relation.wordings),
        ("titles", relation.titles),
        ("titles of the object", relation.inverse_titles),
        ("examples", relation.examples),
        ("counter-examples", relation.counter_examples),
    )
    for heading, texts in told:
        if texts.get(language):
            yield f"\n{heading}, {language}:"
            yield from (f"  {text}" for text in texts[language])
    patterns = taught(relation.name, words, language) if relation.value_kind is None else []
    if patterns:
        yield f"\nlearned, {language}: the word, its subject's and its object's role, and what taught it"
        rows = [(" ".join((p.anchor, *p.words)), p.kind, p.subject, p.object, p.taught_by) for p in patterns]
        yield from (f"  {line}" for line in table(("word", "kind", "subject", "object", "taught by"), rows).split("\n"))


def _misled(mine: list[str], words: Ontology, language: str) -> Iterator[str]:
    from kg.teaching import misfires, unlearned

    for example in unlearned(mine, words, language):
        yield f"{example.relation}: teaches nothing: {example.example}: {example.reason}"
    for misfire in misfires(mine, words, language):
        whose = "its counter-example" if misfire.of == misfire.relation else f"an example of {misfire.of}"
        yield f"{misfire.relation}: fires on {whose}: {misfire.sentence} (by {misfire.rule})"
