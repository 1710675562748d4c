"""Errors that kg raises on purpose, each saying what failed, where, and what to do.

KGError
├── InputError        an article or a folder that cannot be read
├── OutputError       a place that cannot be written
├── OntologyError     a Turtle file that is malformed or teaches something wrong
├── StoreError        a store that is locked, foreign, damaged, or written by a newer kg
├── QueryError        an invalid or failing SPARQL query
├── ServerError       a graph that cannot be served, or a server that fails
├── ModelError        a language pipeline that is missing or has the wrong version
└── GoldError         a gold file or a predictions file that does not follow its format
"""

from __future__ import annotations


class KGError(Exception):
    """What failed, where it failed, and what to do about it.

    >>> str(KGError("not a text file", where="a.bin", remedy="give a .txt file"))
    'a.bin: not a text file; give a .txt file'
    """

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.where = where
        self.remedy = remedy
        super().__init__(problem)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.problem}{remedy}"


class InputError(KGError):
    """An article, or a folder of articles, cannot be read."""


class OutputError(KGError):
    """The output place cannot be written without harm."""


class OntologyError(KGError):
    """An ontology file is malformed, or one of its blocks teaches something wrong."""


class StoreError(KGError):
    """A store is locked, is none of ours, is damaged, or cannot be written."""


class QueryError(KGError):
    """A SPARQL query is invalid, unknown, or cannot be answered."""


class ServerError(KGError):
    """A graph cannot be served there, or the server fails."""


class ModelError(KGError):
    """A language pipeline is missing or is not the pinned one."""


class GoldError(KGError):
    """A gold or predictions file does not follow its format."""
