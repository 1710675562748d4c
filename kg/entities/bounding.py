"""Candidates with the bounds that names are known to have, from what has learned where names begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from kg.entities.candidate import ANYTHING, Candidate, rebound
from kg.entities.french_heads import names_nothing, past_office
from kg.entities.gazetteer import Entry, Gazetteer
from kg.entities.lexicon import Lexicon
from kg.entities.overlooked import is_office, nominal, overlooked
from kg.syntax import ParsedText, Token

Likely = tuple[int, int, float]
"""A name with its likely bounds: half-open token indices, and how sure they are."""

_QUOTES = frozenset('"“”«»')

_PLACES = ("City", "Country", "Region")
_WHERE = ("à", "au", "aux", "en")

SURE = 0.65
"""How sure bounds must be for a name to be cut or moved to them; for one that only grows, any likely ones will do."""


def bound(
    candidates: Sequence[Candidate], spans: Sequence[Likely], parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon
) -> list[Candidate]:
    """The candidates within their likely bounds, and those that were none before; ``spans`` are sorted."""
    spans = [span for span in spans if not names_nothing(parsed.tokens, span[0])]
    spans = [_without_mark(span, parsed, gazetteer, lexicon) for span in spans]
    spans = [(past_office(parsed.tokens, start, end), end, chance) for start, end, chance in spans]
    spans = [_without_tail(span, parsed, gazetteer, lexicon) for span in spans]
    sure = (
        _without_address(start, end, parsed, lexicon)
        for start, end, chance in spans
        if chance >= SURE and not _ends_in_office(parsed.tokens[start:end], lexicon)
        if not _is_demonym(start, end, parsed, gazetteer, candidates)
        if not any(
            _parts(start, end, one) or _swells(start, end, one, parsed) or _bares(start, end, one, parsed)
            for one in candidates
        )
    )
    told = {s for s, e, chance in spans if chance >= SURE and _is_demonym(s, e, parsed, gazetteer, candidates)}
    candidates = [c for c in candidates if c.kind != "nominal" or told.isdisjoint(range(c.start, c.end))]
    found = rebound(candidates, sure, parsed)
    for candidate in found:
        candidate.entry = candidate.entry or _place(candidate, parsed, gazetteer)
    found = _grown(found, spans, parsed, lexicon)
    return found + overlooked(found, spans, parsed, gazetteer, lexicon)


def _is_demonym(
    start: int, end: int, parsed: ParsedText, gazetteer: Gazetteer, candidates: Sequence[Candidate]
) -> bool:
    """Whether bounds are those of an adjective, which lists know: "équipe | néerlandaise", "Italian | port"."""
    word = parsed.tokens[start]
    if end - start > 1:
        return False
    if word.capitalised:
        return any(c.kind == "adjective" and (c.start, c.end) == (start, end) for c in candidates)
    return gazetteer.place_of_demonym(word.text) is not None


def _without_mark(span: Likely, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> Likely:
    """A name less the mark of what it has: "Nepal | 's", "Supreme Court | 's"."""
    start, end, chance = span
    if end - start < 2 or parsed.tokens[end - 1].lower != "'s" or gazetteer.lookup(parsed.text(start, end)):
        return span
    known = gazetteer.lookup(parsed.text(start, end - 1))
    body = end - start > 2 and (parsed.tokens[end - 2].lower,) in lexicon.anaphors
    return (start, end - 1, chance) if body or (known and known[0].type in _PLACES) else span


def _parts(start: int, end: int, candidate: Candidate) -> bool:
    """Whether bounds would leave part of a country's name that stands there whole: "Bosnia and | Herzegovina"."""
    inside = candidate.start <= start and end <= candidate.end and end - start < candidate.end - candidate.start
    entry = candidate.entry
    return inside and entry is not None and entry.type == "Country" and not entry.ambiguous


def _bares(start: int, end: int, candidate: Candidate, parsed: ParsedText) -> bool:
    """Whether bounds would take from a French name what tells it from others: "loi | relative à l'eau", "iOS | 9"."""
    if parsed.document.language != "fr":
        return False
    if (candidate.start, candidate.end - 1) == (start, end) and parsed.tokens[end].text.isdigit():
        ware = candidate.entry is not None and candidate.entry.type == "Product"
        return ware or parsed.tokens[start].text[:1].islower()  # "Windows | 11", "iOS | 9", no "Caen | 0"
    headed = candidate.head_class in ("Event", "Law")
    cut = candidate.start == start and end < candidate.end and parsed.tokens[end].lower not in _WHERE
    common = candidate.has("told by its noun") or not any(token.capitalised for token in parsed.tokens[start:end])
    return headed and cut and common


def _swells(start: int, end: int, candidate: Candidate, parsed: ParsedText) -> bool:
    """Whether bounds would make a name of more words of a headline in capitals: "AirSulu | Picks Embraer"."""
    grows = start <= candidate.start and candidate.end <= end and end - start > candidate.end - candidate.start
    return grows and parsed.sentence_of(start).headline and _is_in_capitals(parsed, start)


def _place(candidate: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> Entry | None:
    """What lists know of a candidate that bounds have made a place's name, before what the place has."""
    end = candidate.end
    if candidate.kind != "name" or end >= len(parsed.tokens) or parsed.tokens[end].lower != "'s":
        return None
    known = gazetteer.lookup(parsed.text(candidate.start, end))
    return known[0] if len(known) == 1 and known[0].type in _PLACES and not known[0].ambiguous else None


def _without_tail(span: Likely, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> Likely:
    """A span in small letters less the verb and the time behind it: "attentat | survient", "élection | en mai".

    One with a capital keeps the noun that its last word belongs to: "Stutthof concentration | camp".
    """
    start, end, chance = span
    words = parsed.tokens[start:end]
    if words[0].capitalised:
        return start, end + _is_half_compound(words[-1], parsed, lexicon), chance
    while len(words) > 1 and _is_finite(words[-1]) and gazetteer.place_of_demonym(words[-1].text) is None:
        words = words[:-1]
    if len(words) > 2 and words[-1].lower in lexicon.calendar and words[-2].pos in ("ADP", "DET"):
        words = words[:-2]
        words = words[:-1] if words[-1].pos == "ADP" else words
    return start, start + len(words), chance


def _is_half_compound(word: Token, parsed: ParsedText, lexicon: Lexicon) -> bool:
    """Whether a common noun only says what kind of thing the next one is, which names end in: "camp"."""
    head = parsed.tokens[word.head]
    plain = not word.capitalised and word.pos == "NOUN" and word.dep == "compound"
    named_so = head.lower in lexicon.name_cues and head.pos == "NOUN" and not head.capitalised
    return plain and head.i == word.i + 1 and named_so


def _is_finite(word: Token) -> bool:
    """Whether a word is a verb, and no participle that says more of a noun: "voiture | piégée"."""
    return word.pos in ("VERB", "AUX") and word.dep not in ("acl", "amod") and not word.capitalised


def _ends_in_office(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "Finance minister": a capital from the start of the sentence alone."""
    return len(words) > 1 and words[-1].text.islower() and is_office(words, lexicon)


def _without_address(start: int, end: int, parsed: ParsedText, lexicon: Lexicon) -> tuple[int, int]:
    """ "Mme | Plante": in French the form of address is no part of the name, nor is "application"."""
    french = parsed.document.language == "fr" and end - start > 1
    first, second = parsed.tokens[start], parsed.tokens[min(start + 1, end - 1)]
    addressed = french and first.lower.rstrip(".") in lexicon.honorifics
    kinds = lexicon.class_nouns.get(first.lower, ()) if french and first.text.islower() and second.capitalised else ()
    made = any(words == (first.lower,) and classes == ("Product",) for words, classes in kinds)  # "vraquier | X"
    return (start + 1 if addressed or made else start), end


def _grown(
    candidates: Sequence[Candidate], spans: Sequence[Likely], parsed: ParsedText, lexicon: Lexicon
) -> list[Candidate]:
    """The candidates, with those that likely bounds make longer: "Française | des jeux", "usine | de Petite-Forêt"."""
    kept = list(candidates)
    for start, end, _ in spans:
        over = [c for c in kept if c.start < end and start < c.end]
        inside = all(start <= c.start and c.end <= end for c in over)
        known = any((c.start, c.end) == (start, end) for c in over)
        words = parsed.tokens[start:end]
        if not over or not inside or known or len(words) < 2 or is_office(words, lexicon):
            continue
        if _is_dated(start, over, words, lexicon) or any(word.text in _QUOTES for word in words):
            continue
        if _is_in_capitals(parsed, start):
            continue
        kept = [c for c in kept if c not in over] + _outer(start, end, over, words, lexicon)
    return sorted(kept, key=lambda c: (c.start, -c.end))


def _is_dated(start: int, over: Sequence[Candidate], words: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "législatives | de dimanche", "élection | du 20 décembre": a day is no part of what it is the day of."""
    for candidate in over:
        tail = words[candidate.end - start :] if candidate.start == start else ()
        if any(word.lower in lexicon.calendar for word in tail):
            return True
        if tail and tail[0].pos == "ADP" and tail[-1].text.isdigit():
            return True
    return False


def _is_in_capitals(parsed: ParsedText, index: int) -> bool:
    """Whether all words of the sentence have capitals, which tell nothing there: "Tarvel Picks Durand for Jets"."""
    sentence = parsed.sentence_of(index)
    words = [
        word for word in parsed.tokens[sentence.start : sentence.end] if word.text.isalpha() and len(word.text) > 3
    ]
    return len(words) > 3 and all(word.capitalised for word in words)


def _outer(
    start: int, end: int, over: Sequence[Candidate], words: Sequence[Token], lexicon: Lexicon
) -> list[Candidate]:
    """The longer name, and what within it is a name of its own."""
    proper = not words[0].text[:1].islower()
    named = [c for c in over if c.kind != "adjective"]
    if not proper and words[0].pos not in ("NOUN", "PROPN"):
        return list(over)
    if proper and named:
        longest = max(named, key=lambda c: (c.end - c.start, -c.start))
        outer = Candidate(start, end, evidence=[*longest.evidence, ("sure bounds", {})])
    elif proper:
        outer = Candidate(start, end, evidence=[("overlooked", ANYTHING), ("sure bounds", {})])
    else:
        outer = nominal(start, end, words[0], lexicon)
    found = [outer]
    for inner in over:
        linked = inner.start > start and words[inner.start - start - 1].pos in ("ADP", "DET")
        if inner.entry is None and any(c.start < inner.start and inner.end <= c.end for c in over):
            continue  # "attentat du mausolée de | Marvik"
        if (inner.kind == "adjective" and not proper) or (linked and (inner.entry is not None or not proper)):
            found.append(inner)
    return found
