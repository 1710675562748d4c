"""Illnesses, genes and germs, which name nothing that claims are about: "Lassa fever", "the gene APOE4"."""

from __future__ import annotations

from collections.abc import Iterable

from kg.entities.candidate import Candidate
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_POSSESSIVE = ("'s", "'")


def without_ailments(candidates: Iterable[Candidate], parsed: ParsedText, lexicon: Lexicon) -> list[Candidate]:
    """The candidates of an English document, without the names that are an illness's or a gene's."""
    return [one for one in candidates if not _is_ailment(one, parsed, lexicon.ailments)]


def _is_ailment(candidate: Candidate, parsed: ParsedText, nouns: frozenset[str]) -> bool:
    """Whether a noun for illnesses ends a name, or stands beside one that lists do not know."""
    tokens, end = parsed.tokens, candidate.end
    if tokens[end - 1].lower in nouns:
        return candidate.end - candidate.start > 1  # "Marburg Virus"
    if candidate.kind == "nominal" or candidate.end - candidate.start > 2:
        return False
    limit = parsed.sentence_of(candidate.start).end
    owner = end < limit and tokens[end].lower in _POSSESSIVE
    behind = tokens[end + owner].lower if end + owner < limit else ""
    if owner:
        return behind in nouns and candidate.entry is None  # "Crohn's disease", but "China's virus"
    spelt = candidate.entry is None or behind in ("flu", "influenza")
    return spelt and (behind in nouns or _is_gene(candidate, parsed, nouns))


def _is_gene(candidate: Candidate, parsed: ParsedText, nouns: frozenset[str]) -> bool:
    """ "the gene APOE4", "variant B.1.1.7": letters and numbers behind the noun."""
    text = parsed.text(candidate.start, candidate.end)
    before = parsed.tokens[candidate.start - 1].lower if candidate.start else ""
    return before in nouns and any(letter.isdigit() for letter in text)
