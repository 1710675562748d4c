"""Well-known names, from ``ontology/gazetteer``: what each may denote in texts of one language.

The mention finder asks ``find`` for what surely stands in a text and ``lookup`` to type a span;
coreference asks for demonyms, genders and first names. A text may write more capitals than the
gazetteer but not fewer ("PARTI SOCIALISTE" yes, "le monde" for "Le Monde" no), and may drop accents
("Etats-Unis").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pyoxigraph import Literal

from kg.entities.spelling import Word, without_accents, words_of, words_of_name, writes
from kg.errors import OntologyError
from kg.namespaces import ENT, KG, PREFIXES
from kg.ontology.turtle import Facts, Term, key_of, read_turtle

LABEL = PREFIXES["rdfs"] + "label"
ALIAS = PREFIXES["skos"] + "altLabel"
TYPE = PREFIXES["rdf"] + "type"
GENDERS = {"feminine": "f", "masculine": "m"}
AMBIGUOUS_NAME = KG + "ambiguousName"
FIRST_NAMES = {KG + "feminineFirstNames": "f", KG + "masculineFirstNames": "m"}

About = Mapping[str, list[Term]]
"""What the files say of one subject, by property."""

HYPHENS = frozenset("-‐‑")


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

    def longest_from(self, words: Sequence[Word], first: int) -> tuple[int, list[Entry]]:
        """How many words make the longest name that begins with the first, and its entries; 0 if none."""
        for length in self._lengths.get(words[first].folded, ()):
            if first + length <= len(words) and (entries := self.at(words[first : first + length])):
                return length, entries
        return 0, []


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
    cities: Path

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """What a name may denote: first what it surely denotes, then entries marked ambiguous."""
        return tuple(self.names.at(words_of_name(name)))

    def find(self, text: str) -> tuple[tuple[int, int, Entry], ...]:
        """The unambiguous names in a text, the longest at each word: start, end, what it denotes.

        An ambiguous name hides the shorter ones inside it, and a word that a hyphen glues to a name
        spoils it: there is no France in "Marie-France" nor in "France-Presse".
        """
        words = words_of(text)
        found: list[tuple[int, int, Entry]] = []
        first = 0
        while first < len(words):
            length, entries = self.names.longest_from(words, first)
            after = first + max(length, 1)
            if entries and not entries[0].ambiguous and not _is_glued(text, words, first, after):
                found.append((words[first].start, words[after - 1].end, entries[0]))
            first = after
        return tuple(found)

    def country_of_demonym(self, word: str) -> Entry | None:
        """The country of an adjective or noun of nationality; None when countries share it."""
        return _only([entry for entry in self.demonyms.at(words_of_name(word)) if entry.type == "Country"])

    def place_of_demonym(self, word: str) -> Entry | None:
        """The country, or else the region or city, whose people a word names; None when unsure."""
        places = self.demonyms.at(words_of_name(word))
        return self.country_of_demonym(word) or _only([entry for entry in places if entry.type != "Country"])

    def gender_of_first_name(self, name: str) -> str | None:
        """``"f"`` or ``"m"`` for those who bear a first name; None when unknown or borne by both.

        A compound that the lists lack follows its first half ("Jean-Eudes").
        """
        name = name.title() if name.isupper() else name
        genders = self.first_names.get(name) or self.first_names.get(name.partition("-")[0], frozenset())
        return min(genders) if len(genders) == 1 else None

    def is_city(self, name: str) -> str | None:
        """ISO 3166 code of the country of the largest city so called; None if none is.

        It helps to type a span that may be a place, and proves nothing more: cities share names with
        people and with each other. The list, cities over 50,000 inhabitants, is read at the first call.
        """
        return _read_cities(self.cities).get(city_key(name)) if name[:1].isupper() else None


def load_gazetteer(folder: Path, language: str, facts: Facts | None = None) -> Gazetteer:
    """The gazetteer for texts in a language ("fr"): a folder of Turtle files and its ``cities.tsv``.

    Pass ``facts`` when the ontology has read the Turtle files already. A name of another language
    counts when it has several words: in a French text "World Bank" is the bank but "Jordan" is
    somebody; its acronyms are ambiguous. Raises OntologyError for a malformed file or entry.
    """
    facts = facts or read_turtle(sorted(folder.glob("*.ttl")))
    subjects = [(iri, about) for iri, about in sorted(facts.subjects.items()) if iri.startswith(ENT)]
    if not subjects:
        raise OntologyError("no gazetteer", where=str(folder), remedy="give the folder of the gazetteer's *.ttl files")
    entries = [_entry(iri, about, language) for iri, about in subjects]
    return Gazetteer(
        language=language,
        entries=tuple(entries),
        names=Names(
            pair for entry, (_, about) in zip(entries, subjects, strict=True) for pair in _names(entry, about, language)
        ),
        demonyms=Names((word, entry) for entry in entries for word in entry.demonyms),
        first_names=_first_names(facts, language),
        cities=folder / "cities.tsv",
    )


def _entry(iri: str, about: About, language: str) -> Entry:
    labels = {spoken: min(texts) for spoken, texts in sorted(_texts(about, LABEL).items())}
    types = [key_of(term).removeprefix(KG) for term in (*about.get(TYPE, ()), *about.get(KG + "alsoType", ()))]
    if not labels or TYPE not in about:
        raise OntologyError(f"<{iri}> has no label or no type", remedy="complete the entry in the gazetteer")
    label = labels.get(language) or labels.get("") or next(iter(labels.values()))
    names = {name for predicate in (LABEL, ALIAS, AMBIGUOUS_NAME) for name in _spoken(about, predicate, language)}
    return Entry(
        iri=iri,
        type=types[0],
        types=tuple(types),
        label=label,
        labels=labels,
        aliases=tuple(sorted(names - {label})),
        identifiers=tuple(("iso3166", code) for code in sorted(_spoken(about, KG + "iso3166", language))),
        gender=GENDERS.get("".join(_spoken(about, KG + "gender", language)), ""),
        number="p" if "plural" in _spoken(about, KG + "number", language) else "s",
        country="".join(key_of(term) for term in about.get(KG + "country", ())),
        ambiguous="true" in _spoken(about, KG + "ambiguous", language),
        demonyms=tuple(sorted(_spoken(about, KG + "demonym", language))),
        capital="".join(_spoken(about, KG + "capital", language)[:1]),
    )


def _names(entry: Entry, about: About, language: str) -> Iterator[tuple[str, Entry]]:
    """Each name that counts in the language, with its entry, or that entry marked ambiguous."""
    unsure = replace(entry, ambiguous=True)
    doubtful = _spoken(about, AMBIGUOUS_NAME, language)
    ours = sorted({*entry.aliases, entry.label})
    for name in ours:
        yield name, unsure if name in doubtful else entry
    for predicate in (LABEL, ALIAS):
        for spoken, names in sorted(_texts(about, predicate).items()):
            for name in sorted(names) if spoken not in ("", language) else ():
                if name not in ours and (name.isupper() or len(words_of_name(name)) > 1):
                    yield name, unsure if name.isupper() else entry


def _texts(about: About, predicate: str) -> dict[str, list[str]]:
    """The property's literals by language, "" for those that hold in any."""
    found: dict[str, list[str]] = {}
    for term in about.get(predicate, ()):
        if isinstance(term, Literal):
            found.setdefault(term.language or "", []).append(term.value)
    return found


def _spoken(about: About, predicate: str, language: str) -> list[str]:
    texts = _texts(about, predicate) if predicate in about else {}
    return texts.get(language, []) + texts.get("", [])


def _first_names(facts: Facts, language: str) -> dict[str, frozenset[str]]:
    genders: dict[str, set[str]] = {}
    for iri, gender in FIRST_NAMES.items():
        for name in _spoken(facts.subjects.get(iri, {}), KG + "word", language):
            genders.setdefault(name, set()).add(gender)
            genders.setdefault(without_accents(name), set()).add(gender)
    return {name: frozenset(found) for name, found in genders.items()}


@cache
def _read_cities(file: Path) -> dict[str, str]:
    """Folded name → ISO 3166 code, from lines of name, tab, code; lines that begin with # are comments."""
    lines = file.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {city_key(name): code for name, code in rows}


def city_key(name: str) -> str:
    """A name's spelling without accents, capitals, hyphens and typographic apostrophes."""
    return without_accents(name).casefold().replace("-", " ").replace("’", "'")


def _is_glued(text: str, words: Sequence[Word], first: int, after: int) -> bool:
    """Say whether a hyphen joins the words to another; a small prefix ("ex-URSS") is fine."""
    if after < len(words) and text[words[after - 1].end : words[after].start] in HYPHENS:
        return True
    return bool(
        first and text[words[first - 1].end : words[first].start] in HYPHENS and words[first - 1].written[0].isupper()
    )


def _only(entries: Sequence[Entry]) -> Entry | None:
    return entries[0] if len(entries) == 1 else None
