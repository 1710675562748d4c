"""What a query returns: rows of Python values, and the same as a table, CSV, TSV, JSON or Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import QueryError
from kg.graph.layout import readable
from kg.graph.terms import TERMS
from kg.namespaces import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
Cell = str | int | bool | Decimal | date | None
"""A bound variable as Python: IRIs and texts are strings, an unbound one is None."""

XSD = PREFIXES["xsd"]
WIDEST = 60
"""Characters of a table's cell; the rest gives way to an ellipsis."""


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a SELECT (rows), an ASK (``truth``) or a CONSTRUCT (rows of three).

    ``terms`` are the RDF terms row by row; iterating gives dictionaries of Python values.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    truth: bool | None = None

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """The rows as Python values, in the order of ``columns``."""
        return [tuple(python_value(term) for term in row) for row in self.terms]

    def table(self) -> str:
        """Aligned columns for a terminal, with prefixed names."""
        if self.truth is not None:
            return "yes\n" if self.truth else "no\n"
        cells = [[_shown(term) for term in row] for row in self.terms]
        widths = [max(map(len, column)) for column in zip(self.columns, *cells, strict=True)]
        lines = [self.columns, ["-" * width for width in widths], *cells]
        return "".join(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
            for line in lines
        )

    def _repr_html_(self) -> str:
        """The table as a notebook shows it."""
        if self.truth is not None:
            return f"<p>{self.table().strip()}</p>"
        head = _html_row("th", self.columns)
        body = "".join(_html_row("td", [_shown(term) for term in row]) for row in self.terms)
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"

    def csv(self) -> str:
        """SPARQL 1.1 CSV results (https://www.w3.org/TR/sparql11-results-csv-tsv/): plain values."""
        written = io.StringIO()
        writer = csv.writer(written)
        writer.writerow(self.columns)
        writer.writerows([_plain(term) for term in row] for row in self.terms)
        return written.getvalue()

    def tsv(self) -> str:
        """SPARQL 1.1 TSV results: terms as in N-Triples."""
        head = "\t".join(f"?{column}" for column in self.columns)
        body = ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in self.terms]
        return "".join(f"{line}\n" for line in [head, *body])

    def json(self) -> str:
        """SPARQL 1.1 JSON results (https://www.w3.org/TR/sparql11-results-json/)."""
        if self.truth is not None:
            return json.dumps({"head": {}, "boolean": self.truth}) + "\n"
        bindings = [
            {column: _json_term(term) for column, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        answer = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"

    def xml(self) -> str:
        """SPARQL 1.1 XML results (https://www.w3.org/TR/rdf-sparql-XMLres/)."""
        root = Element("sparql", xmlns="http://www.w3.org/2005/sparql-results#")
        head = SubElement(root, "head")
        if self.truth is not None:
            SubElement(root, "boolean").text = "true" if self.truth else "false"
        else:
            for column in self.columns:
                SubElement(head, "variable", name=column)
            results = SubElement(root, "results")
            for row in self.terms:
                result = SubElement(results, "result")
                for column, term in zip(self.columns, row, strict=True):
                    if term is not None:
                        _xml_term(SubElement(result, "binding", name=column), term)
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"

    def turtle(self) -> str:
        """The triples of a CONSTRUCT or DESCRIBE. Another query raises QueryError."""
        if self.columns != TRIPLE:
            raise QueryError(
                "only a CONSTRUCT or DESCRIBE query gives Turtle", remedy="ask for table, csv, tsv, json or xml"
            )
        triples = [Triple(*row) for row in self.terms]  # type: ignore[arg-type]  # columns say what they are
        return readable((serialize(triples, format=RdfFormat.TURTLE, prefixes=TERMS) or b"").decode())


TRIPLE = ("subject", "predicate", "object")


def python_value(term: Term | None) -> Cell:
    """A term as Python: numbers, booleans and days as such, all else as text."""
    if not isinstance(term, Literal):
        return None if term is None else _plain(term)
    match term.datatype.value.removeprefix(XSD):
        case "integer":
            return int(term.value)
        case "decimal":
            return Decimal(term.value)
        case "boolean":
            return term.value == "true"
        case "date" if len(term.value) == 10:  # a day with a time zone has no Python counterpart
            return date.fromisoformat(term.value)
        case _:
            return term.value


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _shown(term: Term | None) -> str:
    text = _plain(term)
    if isinstance(term, NamedNode):
        for prefix, namespace in TERMS.items():
            if text.startswith(namespace):
                text = f"{prefix}:{text.removeprefix(namespace)}"
                break
    text = " ".join(text.split())
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _xml_term(binding: Element, term: Term) -> None:
    if not isinstance(term, Literal):
        kind = "uri" if isinstance(term, NamedNode) else "bnode"
        SubElement(binding, kind).text = term.value if isinstance(term, NamedNode) else str(term).removeprefix("_:")
        return
    literal = SubElement(binding, "literal")
    literal.text = term.value
    if term.language:
        literal.set("xml:lang", term.language)
    elif term.datatype.value != XSD + "string":
        literal.set("datatype", term.datatype.value)


def _html_row(element: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{element}>{escape(cell)}</{element}>" for cell in cells) + "</tr>"


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term).removeprefix("_:")}
    described = {"type": "literal", "value": term.value}
    if term.language:
        return described | {"xml:lang": term.language}
    return described if term.datatype.value == XSD + "string" else described | {"datatype": term.datatype.value}
