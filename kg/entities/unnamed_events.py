"""Events that only a common noun names, as far as what was learned takes them for such: "the blast", "la collision".

Most such nouns name nothing that a claim is about ("a vote", "the next match"); no list of words can tell. They are
offered to the learned reader (`kg.learned.kinds`), and go unless it finds an event in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.discourse import Participant, Reference
from kg.entities.candidate import Candidate, headed
from kg.entities.french_heads import names_nothing
from kg.entities.idioms import is_idle_noun
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_PLACED = frozenset("against at in near off on".split()) | frozenset("à au aux contre de du en d'".split())
_THE = frozenset("the le la les l'".split())
_INDEFINITE = frozenset("a an un une".split())
_ARTICLES = _THE | _INDEFINITE
_OF = frozenset("at of d' de du".split())
_DEFINITE = _THE | frozenset("this that these those ce cet cette ces du des au aux".split())
_OTHER = frozenset("another earlier last next other previous second".split()) | frozenset(
    "autre autres dernier dernière derniers dernières nouveau nouvelle précédent précédente prochain prochaine".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_EACH_ITS_OWN = "contestEvents"
"""The sort of which one is seldom called by the noun of another: no final is the match."""


def find_unnamed_events(parsed: ParsedText, known: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """Candidates for events without a name, beside the ``known`` ones; doubtful each.

    "The summit" is none where a "summit in Paris" is known: it refers to that one. "The tournament" refers to one
    with a name, and "another blast" is not what the text is about.
    """
    taken = {index for candidate in known for index in range(candidate.start, candidate.end)}
    events = [candidate for candidate in known if candidate.weight("Event") > 0]
    named = {token.lower for one in events for token in parsed.tokens[one.start : one.end]}
    index = 0
    while index < len(parsed.tokens):
        words, sorts = _noun(parsed, index, lexicon)
        end = index + len(words)
        free = end > index and taken.isdisjoint(range(index, end)) and _stands_alone(parsed, end - 1, lexicon)
        refers = free and _is_definite(parsed, index) and (words[-1] in named or _EACH_ITS_OWN in sorts)
        idle = names_nothing(parsed.tokens, index) or is_idle_noun(parsed.tokens, index)
        if free and not (refers or idle or _is_other(parsed, index) or _is_rated(parsed, index)):
            yield replace(headed(index, end, "Event"), doubtful=True)
        index = max(end, index + 1)


def _noun(parsed: ParsedText, index: int, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The longest phrase of the lists that begins at a token, with its sorts; empty ones where none does."""
    tokens = parsed.tokens
    for words, sorts in lexicon.event_nouns.get(tokens[index].lower, ()):  # the longest first
        if tuple(token.lower for token in tokens[index : index + len(words)]) == words:
            return words, sorts
    return (), ()


def _stands_alone(parsed: ParsedText, index: int, lexicon: Lexicon) -> bool:
    """Whether a word is a noun that no other takes for its own: "attack", no "attack helicopter", no month of March."""
    token = parsed.tokens[index]
    month = token.capitalised and token.lower in lexicon.calendar
    return token.pos in ("NOUN", "PROPN") and token.dep != "compound" and not month


def name_unnamed_events(
    parsed: ParsedText, participants: list[Participant], references: list[Reference], lexicon: Lexicon
) -> None:
    """Call events that a noun names by what stands around it as well, in place: "ferry sinking", "summit in Paris".

    What another noun of the same sort takes up is one event: "an earthquake … the quake". What one noun names is two
    where years or places tell them apart: "the landslide … a landslide in Ciwidey in 2010".
    """
    starts = {one.start: one for one in references if one.kind == "name"}
    _tell_apart(parsed, participants, references, starts)
    doubtful = [one for one in references if participants[one.participants[0]].doubtful]
    for reference in reversed(doubtful):
        participant = participants[reference.participants[0]]
        start, end = _before(parsed, reference.start), _past_place(parsed, reference.end, starts)
        ends = {reference.end, end, _past_object(parsed, reference.end)}
        participant.aliases |= {parsed.text(first, last) for first in {start, reference.start} for last in ends}
        if start < reference.start or end > reference.end:
            participant.name = parsed.text(start, end)
    same = _taken_up(parsed, doubtful, lexicon)
    for one, other in same.items():
        participants[other].aliases |= participants[one].aliases | {participants[one].name}
        participants[other].salience += participants[one].salience
        participants[one].salience = 0
    names = {one.name for one in participants if one.doubtful and one.salience}
    for participant in participants:
        participant.aliases -= names if participant.doubtful else {participant.name}
    references[:] = [
        replace(one, participants=(same.get(one.participants[0], one.participants[0]),)) if one in doubtful else one
        for one in references
    ]


@dataclass(slots=True)
class _Told:
    """What a reference says of its event: a year, a place by its participant, and whether it brings it up as new."""

    year: str
    place: int | None
    new: bool

    def is_other(self, than: _Told) -> bool:
        """Whether this one's event cannot be that of references before it."""
        if self.year != than.year and (self.year or self.new or self.place is not None):
            return True
        dated = bool(self.year or than.year)
        return None not in (self.place, than.place) and self.place != than.place and (self.new or dated)


def _tell_apart(
    parsed: ParsedText, participants: list[Participant], references: list[Reference], starts: dict[int, Reference]
) -> None:
    """Make other participants, in place, of the references of a doubtful one that are to another event."""
    events: dict[int, list[tuple[_Told, int]]] = {}
    for place, one in sorted(enumerate(references), key=lambda numbered: numbered[1].start):
        participant = participants[one.participants[0]]
        if not participant.doubtful:
            continue
        known = events.setdefault(participant.index, [])
        told = _told(parsed, one, starts)
        number = next((number for before, number in known if not told.is_other(before)), None)
        if number is None and not known:
            number = participant.index
        elif number is None:
            number = len(participants)
            other = replace(participant, index=number, aliases=set(), scores=dict(participant.scores), salience=0)
            participants.append(other)
        known.append((told, number))
        if number != participant.index:
            participant.salience -= 1
            participants[number].salience += 1
            references[place] = replace(one, participants=(number,))


def _told(parsed: ParsedText, one: Reference, starts: dict[int, Reference]) -> _Told:
    end = _past_place(parsed, one.end, starts)
    place = next((starts[index].participants[0] for index in range(one.end, end) if index in starts), None)
    last = parsed.sentence_of(one.start).end
    near = [one.start - 1, end, end + 1] if end + 1 < last else [one.start - 1]
    years = (parsed.tokens[index].text for index in near if index >= 0 and _YEAR.fullmatch(parsed.tokens[index].text))
    before = parsed.tokens[one.start - 1].lower if one.start > parsed.sentence_of(one.start).start else ""
    return _Told(next(years, ""), place, before in _INDEFINITE)


def _taken_up(parsed: ParsedText, doubtful: Sequence[Reference], lexicon: Lexicon) -> dict[int, int]:
    """The participants that are others of their sort before them: all their references stand behind "the"."""
    first: dict[str, int] = {}
    same: dict[int, int] = {}
    loose = {one.participants[0] for one in doubtful if not _is_definite(parsed, one.start)}
    for reference in sorted(doubtful, key=lambda one: one.start):
        number = reference.participants[0]
        for sort in _noun(parsed, reference.start, lexicon)[1]:
            other = first.setdefault(sort, number)
            if other != number and number not in loose and sort != _EACH_ITS_OWN:
                same.setdefault(number, other)
    return {one: same.get(other, other) for one, other in same.items()}


def _is_other(parsed: ParsedText, start: int) -> bool:
    """Whether the noun is told from the one that the text is about: "another blast", "le précédent séisme"."""
    first = parsed.sentence_of(start).start
    return any(token.lower in _OTHER for token in parsed.tokens[max(first, start - 2) : start])


def _is_rated(parsed: ParsedText, start: int) -> bool:
    """Whether the noun only says what another event is: "made landfall as a Category 4 | storm"."""
    first = parsed.sentence_of(start).start
    while start > first and parsed.tokens[start - 1].pos in ("ADJ", "NOUN", "NUM", "PROPN"):
        start -= 1
    return (
        start - 1 > first and parsed.tokens[start - 1].lower in ("a", "an") and parsed.tokens[start - 2].lower == "as"
    )


def _is_definite(parsed: ParsedText, start: int) -> bool:
    return start > parsed.sentence_of(start).start and parsed.tokens[start - 1].lower in _DEFINITE


def _before(parsed: ParsedText, start: int) -> int:
    """The first of the nouns that say what kind of event it is: "cholera outbreak", or when it was."""
    first = parsed.sentence_of(start).start
    while start > first and parsed.tokens[start - 1].dep == "compound" and not parsed.tokens[start - 1].capitalised:
        start -= 1
    dated = start > first and _YEAR.fullmatch(parsed.tokens[start - 1].text)
    return start - 1 if dated else start  # "the | 2005 flood"


def _past_place(parsed: ParsedText, end: int, starts: dict[int, Reference]) -> int:
    """Past the name behind the noun: "summit | in Paris", "attaque | de Tassara-Nord"."""
    behind = _behind(parsed, end, _PLACED)
    name = starts.get(behind) if behind is not None else None
    if name is None or parsed.tokens[name.head].dep == "compound":  # "near the | Paris town hall"
        return end
    return name.end


def _past_object(parsed: ParsedText, end: int) -> int:
    """Past what it happened to: "fire | at a garment factory", "collision | de deux trains"."""
    last = parsed.sentence_of(end - 1).end
    start = past = _behind(parsed, end, _OF) or last
    while past < last and parsed.tokens[past].pos in ("ADJ", "NOUN", "NUM") and not parsed.tokens[past].capitalised:
        past += 1
    return past if past > start and parsed.tokens[past - 1].pos == "NOUN" else end


def _behind(parsed: ParsedText, end: int, prepositions: frozenset[str]) -> int | None:
    """The token behind a preposition and the article that may follow, or None."""
    last = parsed.sentence_of(end - 1).end
    if end >= last or parsed.tokens[end].lower not in prepositions:
        return None
    return end + 1 + (end + 1 < last and parsed.tokens[end + 1].lower in _ARTICLES)
