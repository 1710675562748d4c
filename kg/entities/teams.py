"""Countries, towns and firms that a sports report means as teams: "Zambia name squad", "Ghana drew 1-1 with Angola"."""

from __future__ import annotations

import re

from kg.discourse import PINNED, Participant, Reference
from kg.entities.lexicon import Lexicon
from kg.entities.national_sides import is_beaten_by, is_of_side, is_place, may_be_side, name_sides, new_side
from kg.syntax import ParsedText

_SCORE = re.compile(r"\d{1,3}\s?[-–:]\s?\d{1,3}\b")
_INNINGS = re.compile(r"(?<![$£€.,])\b\d{2,3} (?:all out|for \d\b(?! [a-z]+s\b))")
"""What a side makes at cricket: "259 for 6", "132 all out"."""
_AGAINST = frozenset("against beat over versus vs v with".split())
_OPPOSING = frozenset("against versus vs v".split())
"""What stands before an opponent, wherever the text has another team."""
_HOME_NATIONS = frozenset(("England", "Scotland", "Wales", "Northern Ireland"))
_CAPS, _FOR = frozenset(("caps", "cap")), frozenset("play score captain keep debut".split())
_MOVING = frozenset("joined join joins for left leave leaves leaving joining from".split())
_MOVES = frozenset("join sign leave".split())
_OF_OTHERS = frozenset("boss defence defense driver drivers fans guard manager player players supporters".split())
"""People of a team that a country has otherwise as well."""
_SPORT = frozenset("squad league final semifinal semi-final quarterfinal playoffs tournament cup goals innings".split())
_TEAM, _MADE = r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}", r"\d{1,3}(?![\d.,:]\d)(?: \(\d+\))?"
_POINTS = re.compile(rf" {_MADE}(?=[\s;,.)]|$)")
"""What a line of results has: teams, and what each made."""
_RESULT_WORDS = 6
_ENOUGH = 2
"""How many words of games tell that a text is on them for sure."""


def name_teams(
    parsed: ParsedText, participants: list[Participant], references: list[Reference], lexicon: Lexicon
) -> None:
    """Give countries that only ever play, and never are a place, the type of a team, in place."""
    sporting = any(token.lower in lexicon.team_people for token in parsed.tokens)
    sporting = sporting or any(token.lower in _SPORT for token in parsed.tokens)
    if not (sporting or _SCORE.search(parsed.document.text) or _INNINGS.search(parsed.document.text)):
        return
    sure = len({token.lower for token in parsed.tokens} & lexicon.game_words) >= _ENOUGH
    name_sides(parsed, participants, references, lexicon, sure=sure)
    drawn: list[Participant] = []
    mixed: list[Participant] = []
    for participant in participants:
        unknown = participant.type in ("Organization", "Company") and participant.guessed
        listed = participant.type in ("Country", "City", "Region") or participant.name in _HOME_NATIONS
        listed = listed or (participant.type == "Company" and participant.scores.get("SportsTeam", 0.0) >= 0.7)
        if not (listed or unknown):
            continue
        own = [r for r in references if participant.index in r.participants]
        if any(not (r.kind == "name" or (sure and is_of_side(parsed, r, lexicon))) or is_place(parsed, r) for r in own):
            mixed.append(participant)
            continue
        if any(r.kind == "name" and plays(parsed, r, lexicon) for r in own):
            told = any(_is_scored(parsed, r, lexicon) or _has_player(parsed, r, lexicon) for r in own)
            _become_side(participant, sure or told)
        elif sure and any(r.start and parsed.tokens[r.start - 1].lower in _OPPOSING for r in own):
            drawn.append(participant)
    if any(participant.type == "SportsTeam" for participant in participants):
        for participant in drawn:
            _become_side(participant, sure)
    scored = sure and _SCORE.search(parsed.document.text)  # at the Olympics, a country is its athletes' country
    for participant in mixed if scored else ():
        if participant.type == "Country":
            _part_side(parsed, participant, participants, references, lexicon)


def _part_side(
    parsed: ParsedText,
    country: Participant,
    participants: list[Participant],
    references: list[Reference],
    lexicon: Lexicon,
) -> None:
    """Let a country's names denote its side where it may be meant, if it plays anywhere; it remains what else is."""
    own = [r for r in references if r.participants == (country.index,)]
    side = [r for r in own if r.kind == "name" and may_be_side(parsed, r, lexicon)]
    if any(plays(parsed, r, lexicon) for r in side):
        new_side(country.name, side, participants, references)
        country.salience -= len(side)


def _become_side(participant: Participant, sure: bool) -> None:
    """Make it a team, which nothing that was learned undoes where it is sure that the text is on games."""
    if sure and participant.type == "Country":
        participant.scores["SportsTeam"] = PINNED  # elsewhere its name is that of a country
    participant.play()


def _has_player(parsed: ParsedText, reference: Reference, lexicon: Lexicon) -> bool:
    """ "the Slovenia | striker": by its name, and not by its adjective, a country has those of its side."""
    behind = parsed.tokens[reference.end].lower if reference.end < len(parsed.tokens) else ""
    return reference.kind == "name" and behind in lexicon.team_people - _OF_OTHERS


def _is_scored(parsed: ParsedText, reference: Reference, lexicon: Lexicon) -> bool:
    """ "Denmark beat Norway 3-1": a score beside the verb or the object tells of a game, unless there was a vote."""
    sentence = parsed.sentence_of(reference.start)
    tokens = parsed.tokens[sentence.start : sentence.end]
    verb = parsed.tokens[parsed.tokens[reference.head].head]
    if _bats(parsed, reference):
        return True
    if verb.lemma not in lexicon.match_verbs or any(token.lower.startswith("vote") for token in tokens):
        return False
    ends = {verb.i + 1, *(t.i + 1 for t in tokens if t.head == verb.i and t.dep == "obj" and t.pos == "PROPN")}
    return any(_SCORE.match(parsed.document.text, parsed.tokens[end].start) for end in ends if end < sentence.end)


def _bats(parsed: ParsedText, reference: Reference) -> bool:
    """ "Sri Lanka made 259 for 6 against Bangladesh": who bats, and against whom."""
    sentence = parsed.sentence_of(reference.start)
    first, last = parsed.tokens[sentence.start], parsed.tokens[sentence.end - 1]
    if not _INNINGS.search(parsed.document.text, first.start, last.end):
        return False
    against = reference.start > sentence.start and parsed.tokens[reference.start - 1].lower in _OPPOSING
    return against or parsed.tokens[reference.head].dep in ("nsubj", "nsubj:pass")


def plays(parsed: ParsedText, reference: Reference, lexicon: Lexicon) -> bool:
    """Whether a name stands where teams do: before a player, beside a verb of games, behind "against" and a score."""
    tokens = parsed.tokens
    sentence = parsed.sentence_of(reference.start)
    following = tokens[reference.end] if reference.end < sentence.end else None
    before = tokens[reference.start - 1].lower if reference.start > sentence.start else ""
    if (before and is_beaten_by(parsed, reference.start - 1)) or _bats(parsed, reference):
        return True
    if _is_in_results(parsed, reference):
        return True
    if following is not None and (following.lower in lexicon.team_people or following.lower == "squad"):
        return True
    if before in ("for", "with") and reference.start - 2 >= sentence.start:
        who = tokens[reference.start - 2]
        if who.lower in lexicon.team_people | _CAPS or who.lemma in _FOR:
            return True  # "a striker for Lyon", "plays for Lyon"
    verb = tokens[tokens[reference.head].head]
    if verb.lemma in lexicon.match_verbs and tokens[reference.head].dep in ("nsubj", "nsubj:pass", "obj"):
        return True
    joined = verb.lemma in _MOVES and any(t.lower in lexicon.team_people for t in tokens[sentence.start : sentence.end])
    if joined and tokens[reference.head].dep in ("obj", "dep", "obl:mod", "nsubj") and before in _MOVING:
        return True
    scored = any(
        t.text[:1].isdigit() and ("-" in t.text or "–" in t.text) for t in tokens[sentence.start : sentence.end]
    )
    return before in _AGAINST and (scored or verb.lemma in lexicon.match_verbs)


def _is_in_results(parsed: ParsedText, reference: Reference) -> bool:
    """ "Tonga 10 Georgia 17": who made how many, and who stands beside."""
    tokens = parsed.tokens
    first = max(reference.start - _RESULT_WORDS, 0)
    text = parsed.document.text
    behind = text[tokens[reference.start].start : tokens[min(reference.end + _RESULT_WORDS, len(tokens)) - 1].end]
    name = re.escape(parsed.text(reference.start, reference.end))
    if re.match(rf"{name} {_MADE} {_TEAM} {_MADE}", behind):
        return True
    before = text[tokens[first].start : tokens[reference.end - 1].end]
    made = _POINTS.match(text, tokens[reference.end - 1].end)
    return bool(made) and bool(re.search(rf"(?:^|[;,.:]\s|\n){_TEAM} {_MADE} {name}$", before))
