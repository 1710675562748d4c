"""Well-known names, from ``ontology/gazetteer``: what each may denote in texts of one language.

The mention finder asks ``find`` for what surely stands in a text and ``lookup`` to type a span;
coreference asks for demonyms, genders and first names. A text may write more capitals than the
gazetteer but not fewer ("PARTI SOCIALISTE" yes, "le monde" for "Le Monde" no), and may drop accents
("Etats-Unis").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pyoxigraph import Literal

from kg.entities.spelling import (
    Word,
    is_glued,
    is_shouted,
    plain_key,
    without_accents,
    words_of,
    words_of_name,
    writes,
)
from kg.errors import OntologyError
from kg.namespaces import ENT, KG, PREFIXES
from kg.ontology.turtle import Facts, Term, key_of, read_turtle

LABEL = PREFIXES["rdfs"] + "label"
ALIAS = PREFIXES["skos"] + "altLabel"
TYPE = PREFIXES["rdf"] + "type"
GENDERS = {"feminine": "f", "masculine": "m"}
AMBIGUOUS_NAME = KG + "ambiguousName"
SURNAMES = KG + "surnames"
FIRST_NAMES = {KG + "feminineFirstNames": "f", KG + "masculineFirstNames": "m"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry:
    """Something well known: its names, its type, and what grammar needs to refer to it.

    ``type`` is the class it usually has, ``types`` all it may have, usual first. ``label`` is its
    name in the gazetteer's language, ``labels`` maps languages ("" for any) to names, ``aliases``
    are its other names in this language. ``gender`` ("f", "m" or "") and ``number`` ("s" or "p") are
    the French name's; ``country`` is an IRI or "". ``ambiguous``: the name that led to this entry,
    or each of its names, may denote something else, so it may type a span but not identify it.

    Two entries are equal when they are the same object.
    """

    iri: str
    type: str
    types: tuple[str, ...]
    label: str
    labels: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    gender: str = ""
    number: str = "s"
    country: str = ""
    ambiguous: bool = False
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    ioc_code: str = ""
    nicknames: tuple[str, ...] = ()


class Names:
    """Entries by the folded words of their names; how the words are written decides."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        self._entries: dict[tuple[str, ...], list[tuple[tuple[str, ...], Entry]]] = {}
        lengths: dict[str, set[int]] = {}
        for name, entry in names:
            if words := words_of_name(name):
                key = tuple([word.folded for word in words])
                self._entries.setdefault(key, []).append((tuple([word.written for word in words]), entry))
                lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def at(self, words: Sequence[Word]) -> list[Entry]:
        """The entries of which these words are a name, unambiguous ones first."""
        listed = self._entries.get(tuple([word.folded for word in words]), ())
        found = [
            e for name, e in listed if all(writes(word.written, ours) for word, ours in zip(words, name, strict=True))
        ]
        if len(found) > 1:
            once = {entry.iri: entry for entry in sorted(found, key=lambda entry: entry.ambiguous)}
            found = sorted(once.values(), key=lambda entry: (entry.ambiguous, entry.iri))
        return found

    def scan(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Entry]]:
        """The longest unambiguous name at each word: its first word, the word after, what it denotes.

        None begins inside another, nor lies in an ambiguous one.
        """
        taken = hidden = 0
        for first, word in enumerate(words):
            if first < taken or word.folded not in self._lengths:
                continue
            for after in [first + length for length in self._lengths[word.folded]]:
                if hidden < after <= len(words) and (entries := self.at(words[first:after])):
                    if entries[0].ambiguous:
                        hidden = after
                    else:
                        taken = after
                        yield first, after, entries[0]
                    break


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """The well-known names of one language's texts.

    >>> from kg.ontology import ontology_folder
    >>> gazetteer = load_gazetteer(ontology_folder() / "gazetteer", "fr")
    >>> [(entry.type, entry.ambiguous) for entry in gazetteer.lookup("Etats-Unis")]
    [('Country', False)]
    >>> gazetteer.country_of_demonym("suédoise").label
    'Suède'
    """

    language: str
    entries: tuple[Entry, ...]
    names: Names
    demonyms: Names
    first_names: Mapping[str, frozenset[str]]
    surnames: frozenset[str]
    ioc_codes: Mapping[str, Entry]
    iso_codes: Mapping[str, Entry]
    cities: Path

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """What a name may denote: first what it surely denotes, then entries marked ambiguous."""
        return tuple(self.names.at(words_of_name(name)))

    def find(self, text: str) -> tuple[tuple[int, int, Entry], ...]:
        """The unambiguous names in a text, the longest at each word: start, end, what it denotes.

        An ambiguous name hides the shorter ones inside it. A word that a hyphen glues to a name spoils
        it (there is no France in "Marie-France" nor in "France-Presse"), and so does shouting ("LE
        MONDE ENTIER"), where capitals no longer tell a name; "PARIS (AFP)" is fine.
        """
        words = words_of(text)
        return tuple(
            (words[first].start, words[after - 1].end, entry)
            for first, after, entry in self.names.scan(words)
            if not is_glued(text, words, first, after) and not is_shouted(words, first, after)
        )

    def country_of_demonym(self, word: str) -> Entry | None:
        """The country of an adjective or noun of nationality; None when countries share it."""
        return _only([entry for entry in self.demonyms.at(words_of_name(word)) if entry.type == "Country"])

    def place_of_demonym(self, word: str, named: Collection[str] = ()) -> Entry | None:
        """The country, or else the region or city, whose people a word names; None when unsure.

        Of those that share it, it is the only one that is ``named``: IRIs of what the text names.
        """
        places = self.demonyms.at(words_of_name(word))
        found = self.country_of_demonym(word) or _only([entry for entry in places if entry.type != "Country"])
        return found or _only([entry for entry in places if entry.iri in named])

    def gender_of_first_name(self, name: str) -> str | None:
        """``"f"`` or ``"m"`` for those who bear a first name; None when unknown or borne by both.

        A compound that the lists lack follows its first half ("Jean-Eudes").
        """
        name = name.title() if name.isupper() else name
        genders = self.first_names.get(name) or self.first_names.get(name.partition("-")[0], frozenset())
        return min(genders) if len(genders) == 1 else None

    def is_first_name(self, name: str) -> bool:
        """Whether women or men bear it, or both: "Nicola", "Robin"."""
        return bool(self.first_names.get(name.title() if name.isupper() else name))

    def country_of_city(self, name: str) -> str:
        """IRI of the country of the largest city so called; "" if none is. It proves no more than ``is_city``."""
        entry = self.iso_codes.get(self.is_city(name) or "")
        return entry.iri if entry is not None else ""

    def is_city(self, name: str) -> str | None:
        """ISO 3166 code of the country of the largest city so called; None if none is.

        It helps to type a span that may be a place, and proves nothing more: cities share names with
        people and with each other. The list, cities over 50,000 inhabitants, is read at the first call.
        """
        return _read_cities(self.cities).get(plain_key(name)) if name[:1].isupper() else None


def load_gazetteer(folder: Path, language: str, facts: Facts | None = None) -> Gazetteer:
    """The gazetteer for texts in a language ("fr"): a folder of Turtle files and its ``cities.tsv``.

    Pass ``facts`` when the ontology has read the Turtle files already. A name of another language
    counts when it has several words: in a French text "World Bank" is the bank but "Jordan" is
    somebody; its acronyms are ambiguous. Raises OntologyError for a malformed file or entry.
    """
    facts = facts or read_turtle(sorted(folder.glob("*.ttl")))
    told = [_Told(iri, about, language) for iri, about in sorted(facts.subjects.items()) if iri.startswith(ENT)]
    if not told:
        raise OntologyError("no gazetteer", where=str(folder), remedy="give the folder of the gazetteer's *.ttl files")
    entries = [_entry(of) for of in told]
    return Gazetteer(
        language=language,
        entries=tuple(entries),
        names=Names(pair for of, entry in zip(told, entries, strict=True) for pair in _names(of, entry)),
        demonyms=Names((word, entry) for entry in entries for word in entry.demonyms),
        first_names=_first_names(facts, language),
        surnames=frozenset(_Told(SURNAMES, facts.subjects.get(SURNAMES, {}), language).all(KG + "word")),
        ioc_codes={entry.ioc_code: entry for entry in entries if entry.ioc_code},
        iso_codes={code: entry for entry in entries for scheme, code in entry.identifiers if scheme == "iso3166"},
        cities=folder / "cities.tsv",
    )


class _Told:
    """What the files tell of a subject: values in the language or in none, and names in another."""

    def __init__(self, iri: str, about: Mapping[str, list[Term]], language: str) -> None:
        self.iri = iri
        self.labels: dict[str, str] = {}
        self.foreign: list[str] = []
        self._values: dict[str, list[str]] = {}
        for predicate, terms in about.items():
            for term in terms:
                value, spoken = (term.value, term.language or "") if isinstance(term, Literal) else (key_of(term), "")
                if predicate == LABEL:
                    self.labels.setdefault(spoken, value)
                if not spoken or spoken == language:
                    self._values.setdefault(predicate, []).append(value)
                elif predicate in (LABEL, ALIAS):
                    self.foreign.append(value)
        self.label = self.labels.get(language) or self.labels.get("") or "".join(self.foreign[:1])

    def all(self, predicate: str) -> list[str]:
        return self._values.get(predicate, [])

    def one(self, predicate: str) -> str:
        return self._values[predicate][0] if predicate in self._values else ""


def _entry(told: _Told) -> Entry:
    if not told.label or not told.all(TYPE):
        raise OntologyError(f"<{told.iri}> has no label or no type", remedy="complete the entry in the gazetteer")
    types = [iri.removeprefix(KG) for iri in told.all(TYPE) + told.all(KG + "alsoType")]
    names = {*told.all(LABEL), *told.all(ALIAS), *told.all(AMBIGUOUS_NAME)}
    return Entry(
        iri=told.iri,
        type=types[0],
        types=tuple(types),
        label=told.label,
        labels=told.labels,
        aliases=tuple(sorted(names - {told.label})),
        identifiers=tuple([("iso3166", code) for code in told.all(KG + "iso3166")]),
        gender=GENDERS.get(told.one(KG + "gender"), ""),
        number="p" if told.one(KG + "number") == "plural" else "s",
        country=told.one(KG + "country"),
        ambiguous=told.one(KG + "ambiguous") == "true",
        demonyms=tuple(told.all(KG + "demonym")),
        capital=told.one(KG + "capital"),
        ioc_code=told.one(KG + "iocCode"),
        nicknames=tuple(told.all(KG + "nickname")),
    )


def _names(told: _Told, entry: Entry) -> Iterator[tuple[str, Entry]]:
    """Each name that counts in the language, with its entry, or that entry marked ambiguous."""
    acronyms = [name for name in told.foreign if name.isupper()]
    doubtful = {*told.all(AMBIGUOUS_NAME), *acronyms}
    unsure = replace(entry, ambiguous=True) if doubtful else entry
    several = [name for name in told.foreign if len(words_of_name(name)) > 1]
    for name in dict.fromkeys((entry.label, *entry.aliases, *several, *acronyms)):
        yield name, unsure if name in doubtful else entry


def _first_names(facts: Facts, language: str) -> dict[str, frozenset[str]]:
    genders: dict[str, set[str]] = {}
    for iri, gender in FIRST_NAMES.items():
        for name in _Told(iri, facts.subjects.get(iri, {}), language).all(KG + "word"):
            genders.setdefault(name, set()).add(gender)
            genders.setdefault(without_accents(name), set()).add(gender)
    return {name: frozenset(found) for name, found in genders.items()}


@cache
def _read_cities(file: Path) -> dict[str, str]:
    """Folded name → ISO 3166 code, from lines of name, tab, code; lines that begin with # are comments."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise OntologyError("the list of cities cannot be read", where=str(file), remedy=str(error)) from error
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {plain_key(name): code for name, code in rows}


def _only(entries: Sequence[Entry]) -> Entry | None:
    return entries[0] if len(entries) == 1 else None
