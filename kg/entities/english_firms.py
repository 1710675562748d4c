"""Companies by what English says of their shares and of what is theirs, though they bear people's names.

"Shares in Ted Corvel fell" and "Laura Tarvel closes its shops" are about firms.
"""

from __future__ import annotations

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_KNOWN_PERSON = 2.5
"""How much speaks for a person where more than the language model's label does."""

_REACH = 4
"""Words between a company and "its"."""


def weigh_firm(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> None:
    """Add what tells that a name which lists do not know is a company's."""
    if _is_held(name, parsed, lexicon):
        named_so = name.weight("Person") > 0 and name.end - name.start > 1
        name.add("held or watched", {"Company": PINNED if named_so else 2.4})
    elif name.weight("Person") < _KNOWN_PERSON and _is_watched(name, parsed, lexicon):
        name.add("held or watched", {"Company": 2.4})
    if name.weight("Person") > 0 and _has_its_own(name, parsed, lexicon):
        name.add("what is its", {"Company": 5.0})


def _is_held(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> bool:
    """ "shares in X", "shareholders of X"; not "shares in X's Tarvel"."""
    before = [t.lower for t in parsed.tokens[max(name.start - 2, 0) : name.start]]
    owner = name.end < len(parsed.tokens) and parsed.tokens[name.end].lower in ("'s", "'")
    return len(before) == 2 and before[0] in lexicon.securities and before[1] in ("in", "of") and not owner


def _is_watched(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> bool:
    """ "X shareholders", "X's share price", "an analyst at X"."""
    before = [t.lower for t in parsed.tokens[max(name.start - 2, 0) : name.start]]
    if len(before) == 2 and before[0] in lexicon.analysts and before[1] in ("at", "with", "from"):
        return True
    behind = [t.lower for t in parsed.tokens[name.end : name.end + 2]]
    behind = behind[1:] if behind[:1] in (["'s"], ["'"]) else behind[:1]
    return bool(behind) and behind[0] in lexicon.securities


def _has_its_own(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> bool:
    """ "X is to close its shops", "X cut its forecast": what businesses do, and no noun between."""
    tokens = parsed.tokens
    verbs: list[str] = []
    for token in tokens[name.end : min(name.end + _REACH + 1, parsed.sentence_of(name.start).end)]:
        if token.lower == "its":
            return bool(verbs) and verbs[-1] in lexicon.trading_verbs
        if token.pos == "VERB":
            verbs.append(token.lemma)
        elif token.pos not in ("ADV", "AUX", "PART", "ADP"):
            return False
    return False
