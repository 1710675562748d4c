"""Named queries: what a ``.rq`` file answers and the blanks it leaves, told in its first comments.

# Who supplies whom, and what.
# @param company "" Only suppliers and customers of this name.
# @param limit 100 How many rows at most.
SELECT ?supplier ?customer WHERE { … FILTER($company = "" || …) } LIMIT $limit
"""

from __future__ import annotations

import re
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.views import NamedQuery, Parameter

PARAMETER = re.compile(r'^#\s*@param\s+(?P<name>\w+)\s+(?P<default>"[^"\\]*"|-?\d+(?:\.\d+)?)\s+(?P<description>\S.*)$')


def read_query(path: Path) -> NamedQuery:
    """The query of a file, named after it. Raises OntologyError when its comments are incomplete."""
    text = path.read_text("utf-8")
    first, *rest = text.splitlines() or [""]
    answers = first.removeprefix("#").strip()
    if not first.startswith("#") or not answers:
        raise OntologyError(
            "the first line must say what the query answers", where=f"{path}:1", remedy="start it with #"
        )
    parameters = [
        _parameter(line, f"{path}:{number}")
        for number, line in enumerate(rest, start=2)
        if line.startswith("#") and "@param" in line
    ]
    return NamedQuery(name=path.stem, answers=answers, text=text, path=path, parameters=tuple(parameters))


def _parameter(line: str, where: str) -> Parameter:
    found = PARAMETER.match(line)
    if not found:
        remedy = 'write: # @param name "default" description (or a number as the default)'
        raise OntologyError("the parameter is not readable", where=where, remedy=remedy)
    return Parameter(**found.groupdict())
