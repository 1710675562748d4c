"""National sides in English: "the Canadian sledge hockey team", "the Iranians", where a text is on games.

A country of which a text speaks only as a side is that side, by all its names; beside a country that is also a place,
the side is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.discourse import PINNED, Participant, Reference
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_TEAMS = frozenset("team teams side squad eleven".split())
_KINDS = frozenset(
    """national men mens women womens boys girls junior senior youth under u olympic paralympic wheelchair sitting
    standing sledge ice field water table beach rowing ski skiing swimming curling goalball softball baseball football
    soccer futsal rugby union league sevens cricket hockey basketball volleyball handball netball polo tennis badminton
    cycling athletics gymnastics bobsleigh fencing judo archery sailing lacrosse cup davis fed 's ' ’s ’ -""".split()
)
"""What may stand between a country and its team: "the Australian | women's water polo | team"."""
_MOST = 9
"""How many words may stand between them."""
_OF = frozenset(("of", "from", "that"))
"""What follows a team of other people than players: "an Iranian | team | of lawyers"."""
_LOSING = frozenset("fell lost losing fall lose".split())
_BEATING = frozenset("defeat defeats thrashing rout conquerors".split())
"""What has the beaten side behind "of"."""
_LOCATIVE = frozenset("in from to at near of across visit".split())


def name_sides(
    parsed: ParsedText,
    participants: list[Participant],
    references: list[Reference],
    lexicon: Lexicon,
    *,
    sure: bool,
) -> None:
    """Let names of national sides stand for them whole, in place; ``sure``: the text is on games beyond doubt."""
    countries = [r for r in references if participants[r.participants[0]].type == "Country"]
    ends = {reference: end for reference in countries if (end := _end_of_side(parsed, reference, sure=sure))}
    for number in sorted({reference.participants[0] for reference in ends}):
        own = [r for r in references if number in r.participants]
        others = [r for r in own if r not in ends]
        whole = [replace(r, end=ends[r], head=ends[r] - 1, kind="name") for r in own if r in ends]
        if all(may_be_side(parsed, r, lexicon) for r in others):
            references[:] = [*(r for r in references if r not in own or r in others), *whole]
            _become_side(participants[number], parsed, whole, named=any(r.kind == "name" for r in others))
        else:
            side = Participant(len(participants), "", "SportsTeam", salience=len(whole))
            participants.append(side)
            references += [replace(r, participants=(side.index,)) for r in whole]
            _become_side(side, parsed, whole, named=False)


def new_side(name: str, own: Sequence[Reference], participants: list[Participant], references: list[Reference]) -> None:
    """Add a side that these references of its country denote instead, in place."""
    side = Participant(len(participants), name, "SportsTeam", salience=len(own))
    side.scores["SportsTeam"] = PINNED
    participants.append(side)
    references[:] = [replace(r, participants=(side.index,)) if r in own else r for r in references]


def _become_side(side: Participant, parsed: ParsedText, whole: Sequence[Reference], *, named: bool) -> None:
    """Be a team, by the longest of the whole names unless it is ``named`` otherwise."""
    names = {parsed.text(r.start, r.end) for r in whole}
    name = side.name if named else max(sorted(names), key=len)
    side.aliases = (side.aliases | names | {side.name}) - {name, ""}
    side.name = name
    side.scores["SportsTeam"] = PINNED
    side.play()


def _end_of_side(parsed: ParsedText, reference: Reference, *, sure: bool) -> int:
    """Past the team that a country's name or demonym stands before, by its sport unless ``sure``; 0: before none."""
    if reference.kind not in ("name", "adjective"):
        return 0
    limit = min(parsed.sentence_of(reference.start).end, reference.end + _MOST)
    for token in parsed.tokens[reference.end : limit]:
        if token.lower in _TEAMS:
            behind = parsed.tokens[token.i + 1].lower if token.i + 1 < len(parsed.tokens) else ""
            told = sure or token.i - reference.end > 0
            return token.i + 1 if told and behind not in _OF else 0
        if token.lower not in _KINDS and not token.text.isdigit():
            return 0
    return 0


def may_be_side(parsed: ParsedText, reference: Reference, lexicon: Lexicon) -> bool:
    """Whether a country may be meant as its side here."""
    if reference.kind != "name":
        return is_of_side(parsed, reference, lexicon)
    behind = parsed.tokens[reference.end : reference.end + 2]
    owns = len(behind) == 2 and behind[0].lower in ("'s", "’s")
    if owns and not (behind[1].capitalised or behind[1].lower in lexicon.team_people | lexicon.game_words):
        return False
    return not is_place(parsed, reference)


def is_of_side(parsed: ParsedText, reference: Reference, lexicon: Lexicon) -> bool:
    """Whether a demonym tells of a side's people: "the | Iranians", "the | Iranian | captain"."""
    if reference.kind != "adjective":
        return False
    token = parsed.tokens[reference.head]
    if token.pos != "ADJ" and token.dep not in ("amod", "compound"):
        return token.lower.endswith("s") and parsed.tokens[max(token.i - 1, 0)].lower == "the"
    return parsed.tokens[token.head].lower in lexicon.team_people | lexicon.game_words | _TEAMS


def is_place(parsed: ParsedText, reference: Reference) -> bool:
    """Whether a name stands where places do: "in | Spain", "Lyon, | France,"."""
    index = reference.start - 1
    if index >= 0 and parsed.tokens[index].lower == "the":
        index -= 1
    if index >= 0 and parsed.tokens[index].lower in _LOCATIVE:
        return not is_beaten_by(parsed, index)
    comma = index > 0 and parsed.tokens[index].text == "," and parsed.tokens[index - 1].capitalised
    return comma and reference.end < len(parsed.tokens) and parsed.tokens[reference.end].text == ","


def is_beaten_by(parsed: ParsedText, preposition: int) -> bool:
    """ "fell 30-6 to | Las Vegas", "lost to | Denver": who won stands behind "to"; "a defeat of | Fiji"."""
    if parsed.tokens[preposition].lower == "of":
        return preposition > 0 and parsed.tokens[preposition - 1].lower in _BEATING
    before = [t.lower for t in parsed.tokens[max(preposition - 4, 0) : preposition]]
    return parsed.tokens[preposition].lower == "to" and bool(_LOSING & set(before))
