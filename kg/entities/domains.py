"""English names of bodies that list what they are for: "Ministry of Economy, Trade and Industry" is one."""

from __future__ import annotations

from itertools import pairwise

from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.syntax import ParsedText

_BODIES = frozenset("ministry department committee subcommittee bureau office agency".split())
_FOR = frozenset("of for on".split())
_LONGEST = 12
"""Words behind the first domain that a list of them may have."""


def with_domains(candidates: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates, bodies widened over the rest of their domains; what lies inside those is no name."""
    kept = list(candidates)
    for body in candidates:
        if body.kind == "adjective" or not _lists(body, parsed):
            continue
        end = _last_domain(body.end, parsed, gazetteer)
        if end > body.end:
            kept = [c for c in kept if c is body or not body.end <= c.start < end]
            body.end, body.entry = end, None
    return kept


def _lists(body: Candidate, parsed: ParsedText) -> bool:
    words = [t.lower for t in parsed.tokens[body.start : body.end]]
    headed = any(one in _BODIES and two in _FOR for one, two in pairwise(words))
    return headed and parsed.tokens[body.end - 1].capitalised and parsed.tokens[body.end - 1].common


def _last_domain(index: int, parsed: ParsedText, gazetteer: Gazetteer) -> int:
    """The end of ", Trade and Industry", of "and the Workforce"; ``index`` where no further domains stand."""
    tokens, limit = parsed.tokens, min(parsed.sentence_of(index - 1).end, index + _LONGEST)
    step = index
    while step + 1 < limit and tokens[step].lower in (",", "and"):
        last = tokens[step].lower == "and" or tokens[step + 1].lower == "and"
        step += 1 + (tokens[step + 1].lower == "and")
        step += step < limit and tokens[step].lower == "the"
        first = step
        while step < limit and tokens[step].capitalised and tokens[step].common and not tokens[step].text.isupper():
            step += 1
        if step < limit and tokens[step].lower in _FOR:
            return index  # "the Ministry of Finance and the Ministry of Health"
        if step == first or gazetteer.lookup(parsed.text(first, step)):
            return index
        if last:
            return step
    return index
