"""Titles that open a sentence: "Président de la Commission depuis 2014, X a annoncé", "A former head of Y, he …"."""

from __future__ import annotations

from collections.abc import Container

from kg.discourse import Discourse
from kg.entities.asides import over_class_noun

ADDRESS = frozenset("m mm mme mlle mgr dr me mr mrs ms sir lord".split())
"""Forms of address before a name."""

_ARTICLES = frozenset(("the", "a", "an"))
_KINDS = 4
"""Words between an article and a title that say of what kind it is."""

OPENERS = frozenset("le la l' les un une son sa ses leur leurs the a an its his her their cet cette ce".split())
"""Determiners of a title."""

_PRONOUNS = frozenset("il elle he she it".split())
_FAR = 14
"""Words of such an opening."""


def behind_opening(discourse: Discourse, start: int, index: int, limit: int) -> int:
    """Past the comma that ends an opening, whose title ends at ``index``; 0 where it is none."""
    tokens = discourse.parsed.tokens
    if start != discourse.parsed.sentence_of(start).start:
        return 0
    while index < limit and index < start + _FAR and tokens[index].text != ",":
        if tokens[index].pos in ("VERB", "AUX"):
            return 0
        index += 1
    return index + 1 if index + 1 < limit and tokens[index].text == "," else 0


def pronoun_at(discourse: Discourse, index: int) -> int:
    """The index if a pronoun for one person or body stands there, else -1."""
    return index if discourse.parsed.tokens[index].lower in _PRONOUNS else -1


def name_place(discourse: Discourse, index: int, limit: int, nouns: Container[str]) -> int:
    """Where a name begins that may stand behind a form of address or a class noun."""
    tokens = discourse.parsed.tokens
    while index < limit and tokens[index].lower.rstrip(".") in ADDRESS:
        index += 1
    return over_class_noun(tokens, nouns, index, limit)


def over_kind(discourse: Discourse, start: int) -> int:
    """Where an English title opens: "| the British foreign secretary, X", "| the health minister, X"."""
    tokens, first = discourse.parsed.tokens, discourse.parsed.sentence_of(start).start
    if discourse.parsed.document.language != "en" or tokens[start].lower in OPENERS:
        return start
    index = start - 1
    while index > max(first, start - _KINDS) and _is_of_kind(discourse, index):
        index -= 1
    return index if first <= index < start - 1 and tokens[index].lower in _ARTICLES else start


def _is_of_kind(discourse: Discourse, index: int) -> bool:
    reference, token = discourse.innermost(index), discourse.parsed.tokens[index]
    if reference is not None:
        return reference.kind == "adjective"
    return token.pos in ("ADJ", "NOUN") and token.text.isalpha() and token.text.islower()


def noun_at(discourse: Discourse, index: int) -> int:
    """Where the noun stands that opens there, or behind a nationality: "of the Irish | airline"; -1 for none.

    None stands where a name follows: "of Dutch dairy cooperative Hollandse".
    """
    nation, tokens = discourse.innermost(index), discourse.parsed.tokens
    nouns = ("NOUN", "PROPN")
    if nation is not None and nation.kind == "adjective":
        index = nation.end
        if index + 1 < len(tokens) and tokens[index + 1].pos in (*nouns, "ADJ", "X"):
            return -1
    return index if index < len(tokens) and tokens[index].pos in nouns else -1
