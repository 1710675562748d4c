"""The curation file: what people decided about who is the same as whom. One decision a line, ``#`` starts a comment.

    same      ent:veolia  ent:veolia-environnement      # one entity, whatever the documents call it
    different ent:orange  ent:orange-bank               # two entities, whatever links them
    different ent:jean-martin  in  lyon-2025-03         # the one of that article is somebody else
    rename    ent:bce  "Banque centrale européenne"     # the name to show

IRIs are those that ``kg why --entity NAME`` prints, with the prefix ``ent:`` or in angle brackets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import StoreError
from kg.namespaces import ENT

_WORD = re.compile(r'\s*(?:"(?P<text>(?:[^"\\]|\\.)*)"|<(?P<iri>[^<>"\s]+)>|(?P<word>[^\s"#<>]+)|(?P<rest>#.*|\S.*))')
FORMS = {
    "same": "same ent:one ent:other",
    "different": "different ent:one ent:other, or: different ent:one in DOCUMENT",
    "rename": 'rename ent:one "Name"',
}


@dataclass(frozen=True, slots=True)
class Curation:
    """The decisions of a curation file, by IRI; ``text`` is the file as it was written."""

    text: str = ""
    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    different: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def differ(self, one: str, other: str) -> bool:
        """Whether a line tells two IRIs apart."""
        return other in self.different.get(one, ())

    @property
    def decisions(self) -> int:
        """How many lines decide something."""
        return sum(1 for line in self.text.splitlines() if line.partition("#")[0].strip())

    @property
    def iris(self) -> frozenset[str]:
        """Every IRI that a line speaks of."""
        return frozenset([*self.same, *self.different, *self.apart, *self.names])


def read_curation(text: str, *, where: str = "curation") -> Curation:
    """The decisions of a curation file. Raises StoreError with file and line for a malformed or contradictory one.

    >>> sorted(read_curation("same ent:a ent:b  # yes").same)[0].rsplit("/", 1)[1]
    'a'
    >>> read_curation("same ent:a", where="c.txt")
    Traceback (most recent call last):
    kg.errors.StoreError: c.txt:1: 'same' takes other words; write: same ent:one ent:other
    """
    same, different, apart = (defaultdict[str, set[str]](set) for _ in range(3))
    names: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        place = f"{where}:{number}"
        match _words(line, place):
            case []:
                continue
            case [("word", "same"), one, other]:
                _both_ways(same, _iri(one, place), _iri(other, place), different, place)
            case [("word", "different"), one, ("word", "in"), (_, document)]:
                apart[_iri(one, place)].add(document)
            case [("word", "different"), one, other]:
                _both_ways(different, _iri(one, place), _iri(other, place), same, place)
            case [("word", "rename"), one, ("text", name)] if name.strip():
                iri = _iri(one, place)
                if names.setdefault(iri, name) != name:
                    raise _error(f"{iri} has the name {names[iri]!r} already", place, "keep one of the two lines")
            case [("word", verb), *_] if verb in FORMS:
                raise _error(f"{verb!r} takes other words", place, f"write: {FORMS[verb]}")
            case [(_, first), *_]:
                raise _error(f"{first!r} is no decision", place, f"start the line with {', '.join(FORMS)}, or #")
    return Curation(text, _fixed(same), _fixed(different), _fixed(apart), names)


def _fixed(table: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(others) for name, others in table.items()}


def _words(line: str, place: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for token in _WORD.finditer(line.rstrip()):
        kind, text = token.lastgroup or "", token[token.lastgroup or 0]
        if kind == "rest":
            if text.startswith("#"):
                break
            raise _error(f"{text!r} is not readable", place, "close its quotes or brackets")
        found.append((kind, re.sub(r"\\(.)", r"\1", text) if kind == "text" else text))
    return found


def _iri(word: tuple[str, str], place: str) -> str:
    kind, text = word
    if kind == "iri" and ":" in text:
        return text
    if kind == "word" and text.startswith("ent:") and len(text) > len("ent:"):
        return ENT + text.removeprefix("ent:")
    remedy = "write ent:name as kg why --entity prints it, or the whole IRI in <>"
    raise _error(f"{text!r} is no IRI of an entity", place, remedy)


def _both_ways(table: dict[str, set[str]], one: str, other: str, contrary: Mapping[str, set[str]], place: str) -> None:
    if one == other:
        raise _error(
            "the two are one and the same IRI", place, "name two, or a document: different ent:one in DOCUMENT"
        )
    if other in contrary.get(one, ()):
        raise _error("an earlier line says the contrary", place, "keep one of the two lines")
    table[one].add(other)
    table[other].add(one)


def _error(problem: str, place: str, remedy: str) -> StoreError:
    return StoreError(problem, where=place, remedy=remedy)
