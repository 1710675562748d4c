"""Named queries: what a ``.rq`` file answers and the blanks it leaves, told in its first comments.

# Who supplies whom, and what.
# @param company name optional Only suppliers and customers of this name.
# @param since "0001-01-01" Only what was told on this day or later.
# @param limit 100 How many rows at most.
# @keeps company = supplier customer
# @keeps limit first widest=1000
# @example company=Airbus
SELECT ?supplier ?customer WHERE { … } LIMIT $limit

A blank is a text, or a number where its default is one, or a name (``name``), which is compared
with the hidden labels of entities: without case, accents and punctuation. It has a default, or is
``required``, or ``optional``: lines with an optional blank are left out unless it is given.
``@example`` gives the values that the documentation shows the query with. ``@keeps`` tells that a
parameter does nothing but keep some rows of the whole answer: those in which one of the columns is
the value (``=``), or to which the value stands as it says (``>=``, ``>``, ``<``, ``<=``), or the ``first``
so many. ``widest`` is the value that keeps all. Pages without SPARQL use it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.views import Keeps, NamedQuery, Parameter

PARAMETER = re.compile(
    r"""^\#\s*@param\s+(?P<name>\w+)\s+(?:(?P<kind>name)\s+)?
    (?:(?P<default>"[^"\\]*"|-?\d+(?:\.\d+)?)|(?P<need>required|optional))\s+(?P<description>\S.*)$""",
    re.VERBOSE,
)
KEEPS = re.compile(
    r"^#\s*@keeps\s+(?P<name>\w+)\s+(?P<test>=|>=|>|<=|<|first)(?P<columns>(?:\s+\w+)*?)(?:\s+widest=(?P<widest>\S+))?\s*$"
)
EXAMPLE = re.compile(r"^#\s*@example\s+(?P<name>\w+)=(?P<value>.*\S)\s*$")


def read_query(path: Path) -> NamedQuery:
    """The query of a file, named after it. Raises OntologyError when its comments are incomplete."""
    text = path.read_text("utf-8")
    first, *rest = text.splitlines() or [""]
    answers = first.removeprefix("#").strip()
    if not first.startswith("#") or not answers:
        raise OntologyError(
            "the first line must say what the query answers", where=f"{path}:1", remedy="start it with #"
        )
    told = [(f"{path}:{number}", line) for number, line in enumerate(rest, start=2) if line.startswith("#")]
    parameters = [_parameter(line, where) for where, line in told if "@param" in line]
    kept = dict(_keeps(line, where, parameters) for where, line in told if "@keeps" in line)
    parameters = [replace(parameter, keeps=kept.get(parameter.name)) for parameter in parameters]
    examples = [_example(line, where, parameters) for where, line in told if "@example" in line]
    return NamedQuery(
        name=path.stem, answers=answers, text=text, path=path, parameters=tuple(parameters), example=dict(examples)
    )


def _keeps(line: str, where: str, parameters: Sequence[Parameter]) -> tuple[str, Keeps]:
    found = KEEPS.match(line)
    if not found or found["name"] not in {parameter.name for parameter in parameters}:
        raise OntologyError(
            "what a parameter keeps is not readable",
            where=where,
            remedy="write: # @keeps PARAMETER = COLUMN..., or >=, >, <, <= and a column, or first",
        )
    return found["name"], Keeps(
        test=found["test"], columns=tuple(found["columns"].split()), widest=found["widest"] or ""
    )


def _example(line: str, where: str, parameters: Sequence[Parameter]) -> tuple[str, str]:
    found = EXAMPLE.match(line)
    if not found or found["name"] not in {parameter.name for parameter in parameters}:
        raise OntologyError("the example is not readable", where=where, remedy="write: # @example PARAMETER=value")
    return found["name"], found["value"]


def _parameter(line: str, where: str) -> Parameter:
    found = PARAMETER.match(line)
    if not found:
        remedy = 'write: # @param NAME "default" description, or a number, required or optional as the default'
        raise OntologyError("the parameter is not readable", where=where, remedy=remedy)
    return Parameter(
        name=found["name"],
        default=found["default"] or "",
        description=found["description"],
        required=found["need"] == "required",
        is_name=found["kind"] is not None,
    )
