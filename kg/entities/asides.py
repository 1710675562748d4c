"""What may stand around a name and its title: an age, a trade without an article, another name before the title."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kg.discourse import Discourse, Reference
from kg.syntax import ParsedText, Token

_LONGEST = 4
"""Words of an aside, above which it is no plain trade."""

ADVERBS = {
    "fr": frozenset(
        "alors également désormais aujourd'hui actuellement déjà lui-même elle-même aussi toujours".split()
    ),
    "en": frozenset("also already currently presently still".split()),
}
"""Adverbs between a name and its title: "X, également président de Y"."""

_ARTICLES = frozenset("l' la le".split())
_FAR = 10
"""Words between a title and the comma before its holder."""

_POSTED = frozenset("ambassador attaché consul envoy".split())
"""English offices of those whom a country sends to another."""

_LED = frozenset("chaired controlled founded headed led owned run".split())


def phrase_before(tokens: Sequence[Token], start: int, limit: int, phrases: Container[str]) -> list[str]:
    """The words of a phrase that ends right before ``start``, if it is one of some: "jusqu'ici", "until now"."""
    for size in (2, 3):
        words = [token.lower.replace("’", "'") for token in tokens[max(start - size, limit) : start]]
        if len(words) == size and " ".join(words) in phrases:
            return words
    return []


def over_age(tokens: Sequence[Token], index: int, limit: int) -> int:
    """Back over ", 54 ans" between the name and its title."""
    if index - 2 > limit and tokens[index].lower in ("ans", "years"):
        return index - 3 if tokens[index - 2].text in (",", "(") else index
    if index - 1 > limit and tokens[index].text.isdigit() and tokens[index - 1].text == ",":
        return index - 2
    return index


def over_asides(discourse: Discourse, index: int, limit: int) -> int:
    """Back over what else is said of the holder: "X, 55 ans, pontonnier, élu CFDT"."""
    tokens = discourse.parsed.tokens
    step = index
    while step > limit and step > index - _LONGEST and _is_bare(discourse, step):
        step -= 1
    if step == index or tokens[step].text != "," or tokens[step + 1].pos not in ("NOUN", "ADJ"):
        return index
    return over_age(tokens, step - 1, limit)


def over_class_noun(tokens: Sequence[Token], nouns: Container[str], index: int, limit: int) -> int:
    """Past "le groupe" before a name: "Sous-traitant d'Alstom, le groupe X"."""
    article = index + 1 < limit and tokens[index].lower in ("le", "la", "l'")
    return index + 2 if article and tokens[index + 1].lower in nouns else index


def over_compounds(tokens: Sequence[Token], index: int, limit: int) -> int:
    """Past "far-right", "Hamburg-based" before what they tell of; where it stands without one."""
    step = index
    while step + 3 < limit and tokens[step + 1].text == "-" and not tokens[step + 2].capitalised:
        step += 3
    return step


def over_description(discourse: Discourse, index: int, limit: int, nouns: Container[str]) -> int:
    """Past "Dutch dairy cooperative", "meatpacker" to the name behind it; 0: that is no such description.

    Its last word is one of some nouns, or what follows is the name of a company.
    """
    tokens, step = discourse.parsed.tokens, index
    while step < min(index + _LONGEST, limit - 1) and tokens[step].pos in ("ADJ", "NOUN", "PROPN"):
        if tokens[step + 1].capitalised and (tokens[step].lower in nouns or _is_trade(discourse, step)):
            return step + 1
        step += 1
    return 0


def _is_trade(discourse: Discourse, index: int) -> bool:
    """Whether a common noun stands right before a company: "meatpacker | JBS"."""
    token, name = discourse.parsed.tokens[index], discourse.outermost(index + 1)
    if name is None or name.start != index + 1 or token.pos != "NOUN" or token.capitalised:
        return False
    return all(discourse.participants[one].type == "Company" for one in name.participants)


def over_owned(tokens: Sequence[Token], index: int) -> int:
    """Past "'s ruling" to the body that a country has: "head of Thailand | 's ruling National Council"; else 0."""
    step = index + 1
    while (
        tokens[index].lower == "'s" and step < min(index + 3, len(tokens) - 1) and tokens[step].pos in ("ADJ", "VERB")
    ):
        step += 1
    return step if step > index + 1 and tokens[step].capitalised else 0


def over_time(parsed: ParsedText, index: int, limit: int) -> int:
    """Past "par intérim" and "depuis 2019", "since May 2019" between an office and what it is of; else 0."""
    tokens = parsed.tokens
    if index + 1 >= limit:
        return 0
    if tokens[index].lower == "par":
        return index + 2 if tokens[index + 1].lower == "intérim" else 0
    if tokens[index].lower not in ("depuis", "since"):
        return 0
    start = tokens[index + 1].start
    told = next((period for period in parsed.periods if period.start in (tokens[index].start, start)), None)
    return next((i for i in range(index + 1, limit) if told is not None and tokens[i].start >= told.end), 0)


def _is_bare(discourse: Discourse, index: int) -> bool:
    """Whether a word may belong to an aside of common words: "pontonnier", "avocate à la retraite"."""
    return discourse.parsed.tokens[index].pos in ("NOUN", "ADJ", "ADP", "DET") and discourse.innermost(index) is None


def former_too(second: Reference, discourse: Discourse, modifiers: frozenset[str]) -> Reference | None:
    """The first of two names before an office that is over: "Former Leicester and | Derby coach"."""
    tokens, index = discourse.parsed.tokens, second.start - 2
    if index < 1 or tokens[index + 1].lower != "and" or tokens[index].sentence != tokens[second.start].sentence:
        return None
    first = discourse.outermost(index)
    former = first is not None and first.start > 0 and tokens[first.start - 1].lower in modifiers
    return first if former else None


def led_by(discourse: Discourse, start: int) -> Reference | None:
    """The body that a participle before an office is said of: "Norvane, led by | co-founder Ada Lunt"."""
    tokens, index = discourse.parsed.tokens, start - 3
    if index < 0 or tokens[start - 1].lower != "by" or tokens[start - 2].lower not in _LED:
        return None
    index -= tokens[index].text == ","
    led = discourse.outermost(index) if tokens[index].sentence == tokens[start].sentence else None
    return led if led is not None and led.kind == "name" and led.end == index + 1 else None


def is_listed(discourse: Discourse, start: int, titles: Container[str]) -> bool:
    """Whether who stands before a French title has one of his own: "le maire, X, | le président de Y, Z"."""
    tokens = discourse.parsed.tokens
    if discourse.parsed.document.language != "fr" or start < 2 or tokens[start].lower not in _ARTICLES:
        return False
    before, first = discourse.outermost(start - 2), discourse.parsed.sentence_of(start).start
    if before is None or before.end != start - 1 or before.start - 2 <= first or tokens[before.start - 1].text != ",":
        return False
    for index in range(before.start - 2, max(first, before.start - _FAR), -1):
        if tokens[index].text == ",":
            return False
        if tokens[index].lower in titles:
            return tokens[index - 1].lower in (*_ARTICLES, "au", "du")
    return False


def is_posted(words: Sequence[str], link: str) -> bool:
    """Whether what stands behind a role noun is where its holder is sent: "Poland's ambassador to Germany"."""
    return link == "to" and (words[-1] in _POSTED or words == ("high", "commissioner"))


def is_of_state(title: str, national: Container[str]) -> bool:
    """Whether the people whose adjective stands before an office are those whose office it is."""
    return title in national or title.split()[-1] in _POSTED


def over_parenthesis(tokens: Sequence[Token], index: int, limit: int, links: Container[str]) -> int:
    """Past "(PS)" or "à 20 %" between a title and its complement: "maire (PS) de Lorient"."""
    if index + 3 < limit and tokens[index + 2].text == "%" and tokens[index].lower in ("à", "pour"):
        return index + 3 if tokens[index + 3].lower in links else index
    if index >= limit or tokens[index].text != "(":
        return index
    close = next((i for i in range(index, min(index + 5, limit)) if tokens[i].text == ")"), 0)
    led = close and close + 1 < limit and tokens[close + 1].lower in links
    return close + 1 if led else index
