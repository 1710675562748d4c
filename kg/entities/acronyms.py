"""Letters that lists know for a town's name, and the text for the initials of a body: "the GAO" beside Gao in Mali."""

from __future__ import annotations

from kg.entities.candidate import Candidate
from kg.entities.groups import normalise
from kg.entities.short_forms import initials
from kg.syntax import ParsedText


def without_towns(candidates: list[Candidate], parsed: ParsedText) -> None:
    """Take back what lists know of capital letters that are the initials of a longer name, in place."""
    spelt = {initials(normalise(parsed.text(c.start, c.end))) for c in candidates if c.end - c.start > 2}
    for candidate in candidates:
        text = parsed.text(candidate.start, candidate.end)
        if candidate.entry is None or not text.isupper() or text.lower() not in spelt or len(text) < 3:
            continue
        if candidate.entry.type in ("City", "Region") and not parsed.sentence_of(candidate.start).headline:
            candidate.entry, candidate.possible = None, ()
            candidate.evidence = [e for e in candidate.evidence if e[0] not in ("gazetteer", "city list", "model")]
            candidate.add("initials", {"Organization": 0.9})
