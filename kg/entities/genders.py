"""The gender of people whose first name does not tell it: "la romancière Camille X", "the actress Robin Y"."""

from __future__ import annotations

import re

from kg.discourse import Discourse, Title
from kg.syntax import Token

_ARTICLES = {"la": "f", "une": "f", "le": "m", "un": "m"}
_FEMININE = re.compile(r"(trice|ère|euse|enne|onne|ente|ante|ate|esse|ée)s?$")
_MASCULINE = re.compile(r"(teur|ier|eur|ien|ant|ent|at|é)$")
_FRENCH = {
    **dict.fromkeys("épouse femme mère sœur fille reine compagne veuve nièce tante actrice".split(), "f"),
    **dict.fromkeys("époux mari père frère fils roi compagnon veuf neveu oncle pape".split(), "m"),
}
_ENGLISH = {
    **dict.fromkeys("wife mother sister daughter queen princess widow niece aunt actress duchess".split(), "f"),
    **dict.fromkeys("husband father brother son king prince widower nephew uncle pope duke".split(), "m"),
}
_JOINED = (("woman", "f"), ("man", "m"))
"""Ends of English nouns: "chairwoman", "businessman"."""


def learn_genders(discourse: Discourse) -> None:
    """Set the gender of holders of titles that are of one, where nothing else tells it."""
    for title in discourse.titles:
        if title.subject >= 0 or len(title.holders) != 1:
            continue
        holder = discourse.participants[title.holders[0]]
        if holder.type == "Person" and not holder.gender:
            holder.gender = _gender(discourse, title)


def _gender(discourse: Discourse, title: Title) -> str:
    noun = discourse.parsed.tokens[title.head]
    if discourse.parsed.document.language == "en":
        return _ENGLISH.get(noun.lower) or next((g for end, g in _JOINED if noun.lower.endswith(end)), "")
    return _FRENCH.get(noun.lower) or _by_article(discourse, title) or _by_ending(noun)


def _by_article(discourse: Discourse, title: Title) -> str:
    first = discourse.parsed.tokens[title.start]
    return _ARTICLES.get(first.lower, "") if first.i < title.head and first.head == title.head else ""


def _by_ending(noun: Token) -> str:
    if _FEMININE.search(noun.lower):
        return "f"
    return "m" if _MASCULINE.search(noun.lower) else ""
