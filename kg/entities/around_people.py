"""What stands around a person's name: in English an office that sticks to the body before it, a nickname inside.

"FEMA Administrator Deanne Criswell" names the agency and the person, and "Jimmy "Barbecue" Chérizier" one
person. The office is cut off the body's name, however the name was found. In French it is "la famille", and "et Cie".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText, Token

_QUOTES = frozenset("\"“”'‘’«»")
_INSIDE = frozenset("of and & the for".split())
_HONOURS = frozenset("KC QC SC MP MSP MEP CBE OBE MBE".split())
"""Letters behind a name that tell what somebody is or was awarded."""
REIGNING = frozenset("emir king pope prince princess queen sultan émir pape princesse reine roi".split())
_PARTNERS = frozenset("Associés Cie Fils Frères".split())
_FULL = 2
"""The words of a first name and a surname."""
_LONGEST = 3
"""The words of an office: "house majority leader" is one of three."""


def without_offices(
    candidates: Iterable[Candidate], parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon
) -> list[Candidate]:
    """The candidates, each up to the office that a person's name follows: "Treasury | Secretary Janet Yellen"."""
    kept = []
    for candidate in candidates:
        end = _office(candidate, parsed, gazetteer, lexicon) if candidate.kind == "name" else candidate.end
        if end == candidate.start or _is_half_an_office(candidate, parsed, lexicon):
            continue
        if end < candidate.end:
            candidate.end = end
            entries = gazetteer.lookup(parsed.text(candidate.start, end))
            candidate.entry = entries[0] if len(entries) == 1 and not entries[0].ambiguous else None
            candidate.evidence = [(cue, found) for cue, found in candidate.evidence if "Person" not in found]
        kept.append(candidate)
    return kept


def _is_half_an_office(candidate: Candidate, parsed: ParsedText, lexicon: Lexicon) -> bool:
    """Whether a name is what follows the hyphen of an office: the "General" of "Governor-General"."""
    start, tokens = candidate.start, parsed.tokens
    if start < 2 or candidate.end - start > 1 or tokens[start - 1].text != "-":
        return False
    return tuple(t.lower for t in tokens[start - 2 : start + 1]) in lexicon.person_roles


def _office(candidate: Candidate, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> int:
    """Where the office begins that ends the candidate or runs on behind it; its end when there is none."""
    tokens, limit = parsed.tokens, parsed.sentence_of(candidate.start).end
    for first in range(candidate.start, candidate.end):
        if not tokens[first].capitalised or (first > candidate.start and tokens[first - 1].lower in _INSIDE):
            continue
        for behind in range(min(first + _LONGEST, limit - 1), max(candidate.end, first + 1) - 1, -1):
            office = tokens[first:behind]
            if not all(t.capitalised or t.lower in ("'s", "-") for t in office):
                continue
            if not _is_office(office, lexicon, alone=first == candidate.start and behind >= candidate.end):
                continue
            hyphened = any(t.text == "-" for t in office) and tokens[behind].text[:1].isalpha()
            if hyphened or _opens_person(tokens[behind], gazetteer, lexicon):
                return first  # "U.N. | Secretary-General Ban Ki-moon"
    return candidate.end


def _is_office(words: tuple[Token, ...], lexicon: Lexicon, *, alone: bool) -> bool:
    """Whether people hold what the words say, and no body is called so: "Coast Guard", "Leeds Police | Chief".

    Of more words than one that stand ``alone``, the last decides: "District Attorney", "Secretary-General".
    """
    phrase = tuple(t.lower for t in words if t.text != "-")
    singular = (*phrase[:-1], phrase[-1].removesuffix("s"))
    if phrase not in lexicon.person_roles and singular not in lexicon.person_roles:
        return False
    if alone and len(phrase) > 1:
        tables = (lexicon.name_cues, lexicon.head_nouns)
        return not any((phrase[-1],) == cue for table in tables for cue, _ in table.get(phrase[-1], ()))
    return not {phrase[0], singular[0]} & {*lexicon.name_cues, *lexicon.head_nouns}


def _opens_person(token: Token, gazetteer: Gazetteer, lexicon: Lexicon) -> bool:
    if not token.capitalised or not token.text[:1].isalpha() or token.lower.rstrip(".") in lexicon.honorifics:
        return False
    return gazetteer.is_first_name(token.text) or (not token.common and (token.lower,) not in lexicon.person_roles)


def without_ranks(candidates: Iterable[Candidate], lexicon: Lexicon, parsed: ParsedText) -> None:
    """Cut ranks and honours off people's names, in place: "Brigadier | Ade Bello", "Simon Phillips | KC"."""
    for candidate in candidates:
        if candidate.kind != "name" or candidate.entry is not None or candidate.weight("Person") <= 0:
            continue
        words = parsed.tokens[candidate.start : candidate.end]
        while len(words) > 2 and words[0].lower.rstrip(".") in lexicon.person_ranks:
            candidate.start += 1
            words = words[1:]
        if len(words) > 2 and words[-1].text in _HONOURS:
            candidate.end -= 1


def with_nicknames(candidates: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates, people's first and last names joined over what they are called: "Jimmy "Barbecue" Chérizier"."""
    tokens, kept = parsed.tokens, list(candidates)
    for opening in range(1, len(tokens) - 3):
        if tokens[opening].text not in _QUOTES or not gazetteer.is_first_name(tokens[opening - 1].text):
            continue
        closing = next((i for i in range(opening + 2, opening + 4) if tokens[i].text in _QUOTES), 0)
        if not closing or not all(t.capitalised for t in (*tokens[opening + 1 : closing], tokens[closing + 1])):
            continue
        over = [c for c in kept if c.start <= closing + 1 and opening - 1 < c.end]
        last = next((c for c in over if c.start == closing + 1 and c.kind == "name"), None)
        if last is None or last.entry is not None or any(c.start < opening - 2 for c in over):
            continue
        first = min(c.start for c in over)
        last.start = min(first, opening - 1)
        last.add("nickname inside", {"Person": 3.0})
        kept = [c for c in kept if c is last or c not in over]
    return kept


def reigning(name: str, candidates: Iterable[Candidate], parsed: ParsedText) -> str:
    """The name of one word with the title that makes it whole, if one stands before it: "pape François"."""
    first, _, number = name.partition(" ")
    if number.strip("IVX"):
        return name
    for candidate in candidates:
        before = parsed.tokens[candidate.start - 1] if candidate.start else None
        if before is not None and before.lower in REIGNING and parsed.tokens[candidate.start].text == first:
            return f"{before.text} {name}"
    return name


def with_partners(candidates: Sequence[Candidate], parsed: ParsedText) -> list[Candidate]:
    """The candidates, a firm's name up to the partners that it ends in: "Vautrin | et Cie"."""
    kept = list(candidates)
    for candidate in candidates:
        words = [t.text for t in parsed.tokens[candidate.end : candidate.end + 2]]
        if candidate.kind == "name" and len(words) == 2 and words[0] in ("et", "&") and words[1] in _PARTNERS:
            candidate.end, candidate.entry = candidate.end + 2, None
            candidate.add("partners", {"Company": 5.0})
            kept = [c for c in kept if c is candidate or not candidate.start <= c.start < candidate.end]
    return kept


def with_estates(candidates: Sequence[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """The candidates, people's names up to what "de" joins to them: "Marc Sorel | de Montclar".

    What follows is a name that no list knows; whoever speaks for a body is told from it by a comma.
    """
    kept = list(candidates)
    starts = {c.start: c for c in candidates if c.kind == "name" and c.entry is None}
    for person in candidates:
        words = parsed.tokens[person.start : person.end]
        full = person.kind == "name" and len(words) == _FULL and gazetteer.is_first_name(words[0].text)
        behind = _past_particle(parsed, person.end) if full else None
        estate = starts.get(behind) if behind is not None else None
        if estate is None or parsed.tokens[estate.start].text.isupper():
            continue
        person.end = estate.end
        kept = [c for c in kept if c is person or not person.start <= c.start < person.end]
    return kept


def _past_particle(parsed: ParsedText, end: int) -> int | None:
    """The token behind "de", "d'" or "de la", or None."""
    words = [token.lower for token in parsed.tokens[end : end + 2]]
    if words == ["de", "la"]:
        return end + 2
    return end + 1 if words[:1] and words[0] in ("de", "d'", "d’") else None


def as_families(candidates: Sequence[Candidate], parsed: ParsedText) -> None:
    """Make the names behind "la famille" a family's, in place: it is none of its members."""
    for candidate in candidates:
        before = candidate.start - 1
        if candidate.kind != "name" or before < 1 or parsed.tokens[before].text != "famille":
            continue
        if parsed.tokens[before - 1].lower in ("la", "cette") and candidate.entry is None:
            candidate.start, candidate.kind, candidate.head_class = before, "nominal", "Organization"
            candidate.evidence = [("head noun", {"Organization": 5.0})]
