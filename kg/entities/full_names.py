"""Names together with what stands beside them and goes with them: "clan Noor", "Kalum smelter", "Dr. Ada Lunt".

Whoever writes of them may write either, so each is a further name of whom the other names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.discourse import Discourse, Reference
from kg.entities.groups import normalise
from kg.entities.lexicon import Lexicon
from kg.syntax import Token

_PLAIN = frozenset("mr mrs ms miss m mm mme mmes mlle monsieur madame".split())
"""Forms of address that everybody has."""

_AREAS = frozenset("archipel canton comté département district province quartier région État île".split())
"""What names of areas stand behind: "la province | du Haouz", "l'État | de New York"."""


def add_full_names(discourse: Discourse, lexicon: Lexicon) -> None:
    """Give participants their longer names as aliases, in place; none that another one has."""
    taken = {normalise(name) for one in discourse.participants for name in (one.name, *one.aliases)}
    for reference in discourse.references:
        if reference.kind == "name" and len(reference.participants) == 1:
            participant = discourse.participants[reference.participants[0]]
            find = _with_title if participant.type == "Person" else _with_kind
            for start, end in find(discourse, reference, lexicon):
                name = discourse.parsed.text(start, end).replace("\n", " ")
                if normalise(name) not in taken:
                    participant.aliases.add(name)


def _with_kind(discourse: Discourse, reference: Reference, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The noun that French puts before a name, and English behind it, with at most one more noun between."""
    tokens, start, end = discourse.parsed.tokens, reference.start, reference.end
    sentence = discourse.parsed.sentence_of(start)
    if lexicon.language == "fr":
        determined = start - 2 >= sentence.start and tokens[start - 2].pos in ("DET", "ADP")
        if determined and tokens[start - 1].lower in lexicon.kinds_in_names and not tokens[start - 1].capitalised:
            yield start - 1, end
        elif discourse.participants[reference.participants[0]].type != "City" and (noun := _area_before(tokens, start)):
            yield noun, end
        return
    for behind in range(end, min(end + 2, sentence.end)):
        if discourse.innermost(behind) is not None or tokens[behind].pos not in ("NOUN", "PROPN"):
            return
        if tokens[behind].lower in lexicon.kinds_in_names:
            yield start, behind + 1
            return


def _area_before(tokens: Sequence[Token], start: int) -> int:
    """Where the noun for an area is that a name follows over "de" and an article; 0 if there is none."""
    link = start - 1 - (tokens[start - 1].lower in ("la", "l'", "les"))
    linked = link > 1 and tokens[link].lower in ("de", "d'", "du", "des")
    return link - 1 if linked and tokens[link - 1].text in _AREAS and tokens[link - 2].pos in ("DET", "ADP") else 0


def _with_title(discourse: Discourse, reference: Reference, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The capitalised title before a full name, with what a hyphen ties to it: "Lieutenant-General Sipho Dube"."""
    tokens, start = discourse.parsed.tokens, reference.start
    title = tokens[start - 1] if start else None
    if title is None or reference.end - start < 2 or not title.capitalised or title.sentence != tokens[start].sentence:
        return
    word = title.lower.rstrip(".")
    if word in _PLAIN or word not in lexicon.honorifics | lexicon.person_ranks:
        return
    tied = start > 2 and tokens[start - 2].text == "-" and tokens[start - 3].end == tokens[start - 2].start
    yield (start - 3 if tied else start - 1), reference.end
