"""Official names that the model finds in pieces, in English: chambers' committees and bills, courts, prizes, units.

"House Subcommittee | on Tactical Air and Land Forces", "U.S. District Court | for the Northern District of California",
"Academy Award | for Best Foreign Language Film", "House | Bill 56", "Tropical | Storm Eta", "the | 432nd Wing",
"Grutter | v. | Bollinger", "Parking | (Code of Practice) | Act" and "MV | Rachel Corrie" are one name each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText, Token

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_COMMITTEES = frozenset(("committee", "subcommittee"))
_PRIZES = frozenset(("award", "medal", "prize"))
_CHAMBERS = frozenset(("assembly", "house", "senate"))
_OWNERS = frozenset("u.s. us united states federal house senate".split())
_STORMS = frozenset("cyclone depression hurricane storm typhoon".split())
_STRENGTHS = frozenset("Severe Subtropical Super Tropical".split())
_BEFORE_SHIPS = frozenset("HMS MS MT MV RMS RRS SS USNS USS".split())
_INSIDE = frozenset("of the and".split())
_TOPICS = _INSIDE | frozenset("etc for in to , -".split())
"""What stands between the capitals of a law's brackets."""


def official(candidates: list[Candidate], parsed: ParsedText, lexicon: Lexicon) -> list[Candidate]:
    """The candidates of an English document, sorted, with whole official names for the pieces inside them."""
    found = [*_wholes(candidates, parsed), *_units(parsed, lexicon), *_storms(parsed, lexicon)]
    found += [*_cases(parsed), *_bracketed_laws(parsed, lexicon), *_ships(candidates, parsed), *_towns(parsed)]
    taken = {index for whole in found for index in range(whole.start, whole.end)}
    kept = [c for c in candidates if c.kind == "adjective" or not taken & set(range(c.start, c.end))]
    return sorted([*kept, *found], key=lambda c: (c.start, -c.end)) if found else candidates


def _wholes(candidates: Iterable[Candidate], parsed: ParsedText) -> list[Candidate]:
    """The names that go on behind a candidate's end."""
    tokens, found = parsed.tokens, []
    for candidate in candidates:
        if candidate.kind == "adjective" or candidate.weight("Person") > 0:
            continue
        if _is_committee_on(tokens[candidate.start : candidate.end]):
            candidate.add("whole", {"GovernmentBody": PINNED})
        limit = parsed.sentence_of(candidate.start).end
        last = tokens[candidate.end - 1]
        words = [t.lower for t in tokens[candidate.end : min(candidate.end + 3, limit)]]
        start, end, kind = candidate.start, 0, ""
        if last.lower in _COMMITTEES and last.capitalised and words[:1] == ["on"]:
            end, kind = _capitals(parsed, candidate.end + 1, limit), "GovernmentBody"
        elif last.lower in ("court", "appeals") and last.capitalised and words[:2] == ["for", "the"]:
            end, kind = _capitals(parsed, candidate.end + 2, limit), "GovernmentBody"
            end = end if {t.lower for t in tokens[candidate.end : end]} & {"circuit", "district"} else 0
        elif last.lower in _PRIZES and last.capitalised and words[:1] == ["for"]:
            end, kind = _capitals(parsed, candidate.end + 1, limit), "Event"
        elif last.lower in _CHAMBERS and words[:1] == ["bill"] and words[1:2] and words[1][:1].isdigit():
            start, end, kind = candidate.end - 1, candidate.end + 2, "Law"
        if end > candidate.end:
            found.append(_whole(_with_owner(parsed, start) if kind == "GovernmentBody" else start, end, kind))
    return found


def _is_committee_on(words: Sequence[Token]) -> bool:
    """ "House Subcommittee on Rural Water", found whole."""
    return any(one.lower in _COMMITTEES and one.capitalised and two.lower == "on" for one, two in pairwise(words))


def _with_owner(parsed: ParsedText, start: int) -> int:
    """From whose it is: "U.S. | District Court", "House | Subcommittee"."""
    first = parsed.sentence_of(start).start
    while start > first and parsed.tokens[start - 1].capitalised and parsed.tokens[start - 1].lower in _OWNERS:
        start -= 1
    return start


def _capitals(parsed: ParsedText, start: int, limit: int) -> int:
    """Past the last word with a capital from ``start`` on, with small words between; 0: there is none at once."""
    end = 0
    for index in range(start, min(limit, start + 10)):
        token = parsed.tokens[index]
        if token.capitalised or token.text == ",":
            end = index + 1 if token.capitalised else end
            if token.text == "," and parsed.tokens[min(index + 2, limit - 1)].text not in (",", "and"):
                break  # "Committee on Energy, Mines and Resources", but "Committee on Rules, Smith"
        elif token.lower not in _INSIDE or (index == start and token.lower != "the"):
            break  # "Subcommittee on the Coronavirus Crisis"
    return end


def _units(parsed: ParsedText, lexicon: Lexicon) -> list[Candidate]:
    """ "10th Mountain Division", "432nd Wing": an ordinal number, capitals, and a word for troops."""
    found = []
    for token in parsed.tokens:
        if not _ORDINAL.fullmatch(token.text):
            continue
        end, limit = token.i + 1, parsed.sentence_of(token.i).end
        while end < min(limit, token.i + 6) and parsed.tokens[end].capitalised:
            end += 1
        while end > token.i + 1 and parsed.tokens[end - 1].lower not in lexicon.military_units:
            end -= 1
        if end > token.i + 1:
            found.append(_whole(token.i, end, "GovernmentBody"))
    return found


def _storms(parsed: ParsedText, lexicon: Lexicon) -> list[Candidate]:
    """ "Tropical Storm Eta", "Tropical Depression Kai-tak": a storm by its name, which no other name goes on with."""
    found = []
    for token in parsed.tokens:
        if token.lower not in _STORMS or not token.capitalised or token.text.isupper():
            continue
        start, end, limit = token.i, token.i + 2, parsed.sentence_of(token.i).end
        while start > parsed.sentence_of(token.i).start and parsed.tokens[start - 1].text in _STRENGTHS:
            start -= 1
        if end > limit or not _is_storm(parsed.tokens[token.i + 1], lexicon):
            continue
        if (
            end + 1 < limit
            and parsed.tokens[end].text == "-"
            and parsed.tokens[end].end == parsed.tokens[end + 1].start
        ):
            end += 2
        if end >= limit or not parsed.tokens[end].capitalised:
            found.append(_whole(start, end, "Event"))
    return found


def _is_storm(name: Token, lexicon: Lexicon) -> bool:
    plain = name.capitalised and name.text.isalpha() and not name.text.isupper() and name.pos == "PROPN"
    return plain and name.lower not in lexicon.name_cues


def _cases(parsed: ParsedText) -> list[Candidate]:
    """ "Brown v. Board of Education": the parties of a lawsuit; sides that play are written without the full stop."""
    found = []
    for token in parsed.tokens:
        sentence = parsed.sentence_of(token.i)
        if token.text != "v." or not sentence.start < token.i < sentence.end - 1:
            continue
        start, end = token.i, token.i + 1
        while end < sentence.end and _is_of_party(parsed.tokens[end]):
            end += 1
        while end > token.i + 1 and not parsed.tokens[end - 1].capitalised:
            end -= 1
        while start > sentence.start and _is_of_party(parsed.tokens[start - 1]):
            start -= 1
        while start < token.i and not parsed.tokens[start].capitalised:
            start += 1
        if start < token.i < end - 1:
            found.append(_whole(start, end, "Law"))
    return found


def _is_of_party(token: Token) -> bool:
    return (token.capitalised and token.pos not in ("ADP", "ADV", "DET", "SCONJ")) or token.lower in ("of", "&")


def _bracketed_laws(parsed: ParsedText, lexicon: Lexicon) -> list[Candidate]:
    """ "Terrorism (Protection of Movement) Act": a law whose name says in brackets what it is on."""
    found = []
    for token in parsed.tokens:
        first = parsed.sentence_of(token.i).start
        laws = lexicon.name_cues.get(token.lower, ())
        if not token.capitalised or token.i < first + 4 or parsed.tokens[token.i - 1].text != ")":
            continue
        if not any(phrase == (token.lower,) and "Law" in kinds for phrase, kinds in laws):
            continue
        start = next((i for i in range(token.i - 3, first, -1) if parsed.tokens[i].text == "("), first)
        inside = parsed.tokens[start + 1 : token.i - 1]
        while start > first and parsed.tokens[start - 1].capitalised and parsed.tokens[start - 1].pos != "DET":
            start -= 1
        topic = all(word.capitalised or word.lower in _TOPICS for word in inside)
        if topic and parsed.tokens[start].text != "(":
            found.append(_whole(start, token.i + 1, "Law"))
    return found


def _ships(candidates: Iterable[Candidate], parsed: ParsedText) -> list[Candidate]:
    """ "MV | Rachel Corrie": a ship whose name the model takes for a person's."""
    named = [c for c in candidates if c.start and parsed.tokens[c.start - 1].text in _BEFORE_SHIPS]
    return [_whole(c.start - 1, c.end, "Product") for c in named if c.kind == "name" and c.weight("Person") > 0]


def _towns(parsed: ParsedText) -> list[Candidate]:
    """ "Kingston upon Thames": a town on its river."""
    found = []
    for token in parsed.tokens[1:-1]:
        before, behind = parsed.tokens[token.i - 1], parsed.tokens[token.i + 1]
        near = before.sentence == token.sentence == behind.sentence
        if token.lower == "upon" and near and before.pos == behind.pos == "PROPN" and before.capitalised:
            found.append(_whole(token.i - 1, token.i + 2, "City"))
    return found


def _whole(start: int, end: int, kind: str) -> Candidate:
    whole = Candidate(start, end)
    whole.add("whole", {kind: PINNED})
    return whole
