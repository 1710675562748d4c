"""Capitals that French words have from where they stand, not from a name: headings, rubrics, datelines, hours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entities.candidate import Candidate
from kg.syntax import ParsedText, Token

_HOUR = re.compile(r"\d{1,2}\s?[h:]\s?(?:\d{2})?", re.IGNORECASE)
_LINKS = frozenset("de du des d' la le les l' et à au aux en".split())
_LABELS = frozenset(("model", "capitals", "locative", "capitals only", "class noun", "title after"))
"""Evidence that a common word gets at the start of a sentence as well."""
_NEAR_COLON = 4


def only_opens(candidate: Candidate, all_of_them: Sequence[Candidate], parsed: ParsedText) -> bool:
    """Whether a French candidate is a common word that has its capital from its place alone.

    "Rachat de Photonis : …", "Nécrologie. X est mort", "MADRID (Agence)", "23h02 - …": so it is with every
    other of the document that is written the same. A bare noun that acts is a name all the same: "Orange rachète X".
    """
    if parsed.document.language != "fr" or candidate.kind != "name" or candidate.entry is not None:
        return False
    words = parsed.tokens[candidate.start : candidate.end]
    if _HOUR.fullmatch(parsed.text(candidate.start, candidate.end)):
        return True
    if not _is_common(words) or any(found and cue not in _LABELS for cue, found in candidate.evidence):
        return False
    text = parsed.text(candidate.start, candidate.end)
    twins = [c for c in all_of_them if c.kind == "name" and parsed.text(c.start, c.end) == text]
    return all(_is_due_to_place(parsed, twin) for twin in twins)


def _is_common(words: Sequence[Token]) -> bool:
    capitals = sum(word.capitalised for word in words)
    return capitals == 1 and _is_word(words[0]) and all(_is_word(w) or w.lower in _LINKS for w in words[1:])


def _is_word(word: Token) -> bool:
    """Whether the dictionary has the word, or its singular."""
    return word.common or (word.pos in ("NOUN", "ADJ") and word.lemma.islower() and word.lemma != word.lower)


def _is_due_to_place(parsed: ParsedText, candidate: Candidate) -> bool:
    first = parsed.tokens[candidate.start]
    if candidate.start and parsed.tokens[candidate.start - 1].text == "(":
        return _is_dateline(parsed, candidate)
    if parsed.sentence_of(candidate.start).start != candidate.start:
        return False
    if candidate.end - candidate.start > 1:
        return _is_heading(parsed, candidate)
    acts = first.dep.startswith("nsubj") and parsed.tokens[first.head].pos in ("VERB", "AUX")
    return _is_heading(parsed, candidate) or not (acts or _heads_list(parsed, candidate))


def _heads_list(parsed: ParsedText, candidate: Candidate) -> bool:
    """ "Connétable, Petit Navire et les autres": the first of several names."""
    behind = parsed.tokens[candidate.end : candidate.end + 2]
    return len(behind) == 2 and behind[0].text == "," and behind[1].capitalised


def _is_heading(parsed: ParsedText, candidate: Candidate) -> bool:
    """Whether a colon stands behind the words, or almost."""
    behind = parsed.tokens[candidate.end : candidate.end + _NEAR_COLON]
    colon = next((k for k, word in enumerate(behind) if word.text == ":"), None)
    return colon is not None and not any(word.capitalised or word.form == "Fin" for word in behind[:colon])


def _is_dateline(parsed: ParsedText, candidate: Candidate) -> bool:
    """ "MADRID (Agence) -": what stands for the paper's own staff behind the town."""
    alone = candidate.end < len(parsed.tokens) and parsed.tokens[candidate.end].text == ")"
    return alone and candidate.start > 1 and parsed.tokens[candidate.start - 2].text.isupper()
