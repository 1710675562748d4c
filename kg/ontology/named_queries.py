"""Named queries: what a ``.rq`` file answers and the blanks it leaves, told in its first comments.

# Who supplies whom, and what.
# @fr "Fournisseurs" Qui fournit qui, et quoi.
# @param company name optional Only suppliers and customers of this name.
# @fr company "entreprise" Seulement les fournisseurs et les clients de ce nom.
# @fr columns supplier "fournisseur" customer "client"
# @param since "0001-01-01" Only what was told on this day or later.
# @param limit 100 How many rows at most.
# @keeps company = supplier customer
# @keeps limit first widest=1000
# @example company=Airbus
SELECT ?supplier ?customer WHERE { … } LIMIT $limit

A blank is a text, or a number where its default is one, or a name (``name``), which is compared
with the hidden labels of entities: without case, accents and punctuation. It has a default, or is
``required``, or ``optional``: lines with an optional blank are left out unless it is given.
``@fr`` (or another language) says the same to its readers: the query's title and what it answers, the
title of a parameter and what it does, the titles of ``columns``. ``@en`` does so where the plain names
of the file, parameters and variables are not title enough. ``@example`` gives the values that the
documentation shows the query with. ``@keeps`` tells that a
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
SAID = re.compile(r'^#\s*@(?P<language>[a-z]{2})\s+(?:(?P<name>\w+)\s+)?"(?P<title>[^"]+)"\s+(?P<words>[^\s"].*\S)\s*$')
COLUMNS = re.compile(r'^#\s*@(?P<language>[a-z]{2})\s+columns(?P<titles>(?:\s+\w+\s+"[^"]+")+)\s*$')
TITLE = re.compile(r'(\w+)\s+"([^"]+)"')
LANGUAGE = re.compile(r"#\s*@[a-z]{2}\s")
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
    query = NamedQuery(
        name=path.stem,
        answers=answers,
        text=text,
        path=path,
        parameters=tuple(parameters),
        example=dict(examples),
        titles={"en": _apart(path.stem)},
        translations={"en": answers},
    )
    for where, line in told:
        if LANGUAGE.match(line):
            query = _said(query, line, where)
    return query


def _said(query: NamedQuery, line: str, where: str) -> NamedQuery:
    """The query with what a line says of it in a language."""
    if columns := COLUMNS.match(line):
        language, known = columns["language"], query.columns
        titles = {**known.get(language, {}), **dict(TITLE.findall(columns["titles"]))}
        return replace(query, columns={**known, language: titles})
    found = SAID.match(line)
    if not found or (found["name"] and found["name"] not in {one.name for one in query.parameters}):
        raise OntologyError(
            "what is said in a language is not readable",
            where=where,
            remedy='write: # @fr "title" what it answers, or # @fr PARAMETER "title" what it does, '
            'or # @fr columns NAME "title" ...',
        )
    language = found["language"]
    if not found["name"]:
        titles, translations = (
            {**query.titles, language: found["title"]},
            {**query.translations, language: found["words"]},
        )
        return replace(query, titles=titles, translations=translations)
    parameters = (
        replace(
            one,
            titles={**one.titles, language: found["title"]},
            translations={**one.translations, language: found["words"]},
        )
        if one.name == found["name"]
        else one
        for one in query.parameters
    )
    return replace(query, parameters=tuple(parameters))


def _apart(name: str) -> str:
    """A name as words.

    >>> _apart("most-connected")
    'Most connected'
    """
    return name[:1].upper() + name[1:].replace("-", " ").replace("_", " ")


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
        titles={"en": found["name"]},
        translations={"en": found["description"]},
    )
