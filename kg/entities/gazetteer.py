"""Names that the world knows, from ``ontology/gazetteer``: what they denote, in one language's texts.

The mention finder asks ``find`` for what surely stands in a text and ``lookup`` to retype a span;
coreference asks for demonyms, genders and first names.
A text may write more capitals than the gazetteer, never fewer ("PARTI SOCIALISTE", not "le monde" for
"Le Monde"), and may drop accents ("Etats-Unis").
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pyoxigraph

from kg.errors import OntologyError
from kg.namespaces import ENT, KG, PREFIXES

Gender = Literal["f", "m"]
Fact = tuple[str, str]
"""A value and its language ("" when none); an IRI in our namespaces is cut to its local name."""
Token = tuple[str, str, int, int]
"""A word as written, its folded form, and where it stands in the text."""

_LABEL = PREFIXES["rdfs"] + "label"
_ALIAS = PREFIXES["skos"] + "altLabel"
_TYPE = PREFIXES["rdf"] + "type"
_PREDICATES = {_LABEL, _ALIAS, _TYPE} | {
    KG + name
    for name in (
        "alsoType",
        "ambiguous",
        "ambiguousName",
        "capital",
        "country",
        "demonym",
        "gender",
        "iso3166",
        "number",
        "word",
    )
}
_GENDERS: Mapping[str, Gender] = {"feminine": "f", "masculine": "m"}
_WORD_LISTS: Mapping[str, Gender] = {KG + "feminineFirstNames": "f", KG + "masculineFirstNames": "m"}

# Spaces, hyphens, apostrophes and inner full stops part the words of a name; any other sign is a
# word of its own, so that no name crosses a comma, a line or the end of a sentence.
_TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\b\.?|\w+|\.(?!\w)|\n|[^\w\s.'’‘\-‐‑–]")
_HYPHENS = "-‐‑"
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
_FREE_ACCENTS = 6  # letters from which "Bogotá" and "Bogota" can only be the same name


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something well known: its names, its type, and what grammar needs to refer to it.

    ``type`` is the class it most usually has and ``types`` all it may have, usual first. ``label``
    is its name in the gazetteer's language, ``labels`` are sorted pairs of language ("" for any)
    and name, ``aliases`` its other names in this language. ``gender`` and ``number`` are those of
    the French name. ``country`` is an IRI. Where ``ambiguous``, all its names also denote other
    things; ``ambiguous_names`` are those that do so anyway.
    """

    iri: str
    type: str
    types: tuple[str, ...]
    label: str
    labels: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    gender: Gender | None = None
    number: Literal["singular", "plural"] = "singular"
    country: str | None = None
    ambiguous: bool = False
    ambiguous_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    entry: Entry
    ambiguous: bool

    def written_as(self, tokens: Iterable[Token]) -> bool:
        return all(_agrees(token[0], word) for token, word in zip(tokens, self.words, strict=True))


class _Names:
    """Names by their folded words, and how many words those that begin with a word have."""

    def __init__(self, names: Iterable[tuple[str, Entry, bool]]) -> None:
        self._names: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for text, entry, ambiguous in names:
            tokens = _name_tokens(text)
            key = tuple(folded for _, folded, _, _ in tokens)
            if key:
                self._names[key].append(_Name(tuple(word for word, _, _, _ in tokens), entry, ambiguous))
                lengths[key[0]].add(len(key))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def exactly(self, tokens: list[Token]) -> list[_Name]:
        """The names that these words write."""
        names = self._names.get(tuple(folded for _, folded, _, _ in tokens), ())
        return [name for name in names if name.written_as(tokens)]

    def longest_at(self, tokens: list[Token], position: int) -> list[_Name]:
        """The longest names that begin at a word."""
        for length in self._lengths.get(tokens[position][1], ()):
            if names := self.exactly(tokens[position : position + length]):
                return names
        return []


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The well-known names of one language's texts.

    >>> gazetteer = load_gazetteer(Path("ontology/gazetteer"), "fr")
    >>> [entry.type for entry in gazetteer.lookup("Etats-Unis")]
    ['Country']
    >>> gazetteer.country_of_demonym("suédoise").label
    'Suède'
    """

    language: str
    entries: tuple[Entry, ...]
    folder: Path
    _names: _Names
    _demonyms: _Names
    _first_names: Mapping[str, frozenset[Gender]]

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Everything a name may denote, surest first; enough to retype a span, not to link it."""
        found = sorted(self._names.exactly(_name_tokens(name)), key=lambda name: (name.ambiguous, name.entry.iri))
        return tuple({name.entry.iri: name.entry for name in found}.values())

    def resolve(self, name: str) -> Entry | None:
        """What a name denotes when it can denote nothing else that we know of."""
        sure = [found.entry for found in self._names.exactly(_name_tokens(name)) if not found.ambiguous]
        return sure[0] if sure else None

    def find(self, text: str) -> tuple[tuple[int, int, Entry], ...]:
        """The unambiguous names in a text, longest first at each word: start, end, what it denotes.

        A longer name that is ambiguous hides the shorter ones in it, and a word that a hyphen glues
        to the name spoils it: there is no France in "Marie-France" nor in "France-Presse".
        """
        tokens = _tokens(text)
        found: list[tuple[int, int, Entry]] = []
        position = 0
        while position < len(tokens):
            names = self._names.longest_at(tokens, position)
            if not names:
                position += 1
                continue
            last = position + len(names[0].words) - 1
            sure = [name.entry for name in names if not name.ambiguous]
            if sure and not _glued(text, tokens, position, last):
                found.append((tokens[position][2], tokens[last][3], sure[0]))
            position = last + 1
        return tuple(found)

    def country_of_demonym(self, word: str) -> Entry | None:
        """The country of an adjective or noun of nationality; None when two countries share it."""
        return _only(entry for entry in self._of_demonym(word) if entry.type == "Country")

    def place_of_demonym(self, word: str) -> Entry | None:
        """The country, region or city whose people a word names; a country goes before the rest."""
        return self.country_of_demonym(word) or _only(
            entry for entry in self._of_demonym(word) if entry.type != "Country"
        )

    def _of_demonym(self, word: str) -> list[Entry]:
        return [name.entry for name in self._demonyms.exactly(_name_tokens(word))]

    def gender_of_first_name(self, name: str) -> Gender | None:
        """The gender of those who bear a first name; None when unknown, or when both do.

        The first half decides for a compound that the lists lack ("Jean-Eudes").
        """
        first = name.split("-", maxsplit=1)[0]
        genders = self._first_names.get(name) or self._first_names.get(first, frozenset())
        return next(iter(genders)) if len(genders) == 1 else None

    def is_city(self, name: str) -> str | None:
        """ISO 3166 code of the country of the largest city of that name; None if there is none.

        Good for typing a span that may be a place; another city may have the same name. The cities
        are read at the first call.
        """
        return _cities(self.folder / "cities.tsv").get(_spelling(name))


def load_gazetteer(folder: Path, language: str) -> Gazetteer:
    """The gazetteer for texts in a language ("fr"), from all Turtle files of a folder.

    Names of another language count when they have several words or are acronyms: "World Bank" in a
    French text is the bank, "Jordan" is somebody. Raises OntologyError for a file that is malformed.
    """
    facts = _read(folder)
    entries = tuple(
        _entry(iri, about, language) for iri, about in sorted(facts.items()) if iri not in _WORD_LISTS
    )
    names = ((name, entry, sure) for entry in entries for name, sure in _names_of(facts[entry.iri], entry, language))
    demonyms = ((word, entry, False) for entry in entries for word in entry.demonyms)
    return Gazetteer(
        language=language,
        entries=entries,
        folder=folder,
        _names=_Names(names),
        _demonyms=_Names(demonyms),
        _first_names=_first_names(facts, language),
    )


def _read(folder: Path) -> dict[str, dict[str, list[Fact]]]:
    facts: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    files = sorted(folder.glob("*.ttl"))
    if not files:
        raise OntologyError("no gazetteer", where=str(folder), remedy="name a folder with *.ttl files")
    for file in files:
        for subject, predicate, fact in _triples(file):
            if predicate not in _PREDICATES:
                remedy = f"use one of {', '.join(sorted(_PREDICATES))}"
                raise OntologyError(f"unknown property <{predicate}> of <{subject}>", where=str(file), remedy=remedy)
            facts[subject][predicate].append(fact)
    return facts


def _triples(file: Path) -> Iterator[tuple[str, str, Fact]]:
    try:
        for triple in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE):
            value = triple.object
            language = value.language or "" if isinstance(value, pyoxigraph.Literal) else ""
            yield triple.subject.value, triple.predicate.value, (value.value, language)
    except SyntaxError as error:
        where = f"{file}:{error.lineno}:{error.offset}"
        raise OntologyError(f"not Turtle: {error.msg}", where=where, remedy="correct the line") from error


def _entry(iri: str, about: Mapping[str, list[Fact]], language: str) -> Entry:
    labels = sorted((spoken, text) for text, spoken in about.get(_LABEL, ()))
    types = [text.removeprefix(KG) for text, _ in about.get(_TYPE, ()) + about.get(KG + "alsoType", [])]
    if not labels or not types or not iri.startswith(ENT):
        raise OntologyError(f"<{iri}> lacks a label or a type, or is not in ent:", remedy="complete the entry")
    label = min(labels, key=lambda pair: (pair[0] != language, pair[0] != "", pair))[1]
    doubtful = _in_language(about.get(KG + "ambiguousName", ()), language)
    aliases = {*_in_language(about.get(_LABEL, ()), language), *_in_language(about.get(_ALIAS, ()), language), *doubtful}
    ...
