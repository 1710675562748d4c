"""Towns that a French sports report means as clubs: "Lens a battu Nancy", "face à Créteil", "l'entraîneur de Brest"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.discourse import Participant, Reference
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_SCORE = re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b")
_ENOUGH = 3
"""How many words of games a report on them has; a score counts for one."""
_RESULT = re.compile(r"\s?\d{1,3}\s?[-–]\s?\d{1,3}\s?")
_RESULT_BEHIND = re.compile(r"\s?[:,(]?\s?\d{1,3}\s?[-–]\s?\d{1,3}\b")
_WHERE = frozenset("à au en vers dans depuis près hors sur".split())
_AGAINST = frozenset("contre devant derrière".split())
_DEFEATING = frozenset(
    """affronter battre dominer défier distancer dépasser devancer défaire accrocher arracher écraser éliminer rejoindre
    intéresser recevoir étriller surprendre tenir vaincre""".split()
)
"""Verbs of which a club is the object."""
_AWAY = frozenset(
    "chuter déplacer gagner imposer incliner perdre tomber triompher défaite nul revers succès victoire".split()
)
"""What a club does, or comes home with, at another's ground: "s'incliner à | Vannes"."""
_MET = frozenset("battu battue battus battues dominé dominée nul vainqueur vainqueurs échec éliminé éliminée".split())
"""What a club is, or holds, beside the name of the other: "tenu en échec par | Brest (1-1)"."""
_CITY_STATES = frozenset(("Monaco",))
"""Countries that are one town, and may play under its name."""
_STAFF = frozenset(
    """ailier arrière attaquant buteur capitaine coach défense défenseur entraîneur formation gardien homologue joueur
    latéral meneur milieu passé pivot portier président technicien transfuge""".split()
)


def name_clubs(
    parsed: ParsedText, participants: Sequence[Participant], references: Sequence[Reference], lexicon: Lexicon
) -> None:
    """Give towns that play, and where nothing is told to be, the type of a team, in place."""
    words = {token.lower for token in parsed.tokens}
    if len(words & lexicon.game_words) + bool(_SCORE.search(parsed.document.text)) < _ENOUGH:
        return
    listed = _in_results(parsed, references)
    people = [r for r in references if participants[r.participants[0]].type == "Person"]
    taken = [(r.start, r.end) for r in references if r.kind == "nominal"]
    for participant in participants:
        if participant.type != "City" and participant.name not in _CITY_STATES:
            continue
        own = [r for r in references if participant.index in r.participants]
        away = {r for r in own if _is_away(parsed, r) and not _is_alone(parsed, r, people, references)}
        called = [r for r in own if not _is_of_club(parsed, r, lexicon)]
        if any(r.kind != "name" or (r not in away and _is_place(parsed, r, taken)) for r in called):
            continue
        if away or any(r.start in listed or _plays(parsed, r) for r in own):
            participant.scores["SportsTeam"] = participant.scores.get(participant.type, 0.0) + 1.0
            participant.play()


def towns_of(candidates: Iterable[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> frozenset[str]:
    """The towns that lists find in the names of a club: Marseille for "OM", Lyon for "l'Olympique lyonnais"."""
    called = {parsed.text(c.start, c.end) for c in candidates if c.kind == "name"}
    clubs = {entry for name in called for entry in gazetteer.lookup(name) if entry.type == "SportsTeam"}
    words = {word for club in clubs for word in club.label.split()}
    towns = {entry.label for word in words for entry in gazetteer.lookup(word) if entry.type == "City"}
    peoples = {place for word in words if (place := gazetteer.place_of_demonym(word)) is not None}
    return frozenset(towns | {place.label for place in peoples if place.type == "City"})


def _in_results(parsed: ParsedText, references: Sequence[Reference]) -> set[int]:
    """Where names start that stand in lines of results: "Nice 2-1 Lens", "Colomiers – Béziers : 31-12"."""
    names = sorted((r for r in references if r.kind == "name"), key=lambda r: r.start)
    text, tokens = parsed.document.text, parsed.tokens
    found = set()
    for first, second in pairwise(names):
        between = text[tokens[first.end - 1].end : tokens[second.start].start]
        behind = tokens[second.end - 1].end
        if _RESULT.fullmatch(between) or (between.strip() in ("-", "–", "—") and _RESULT_BEHIND.match(text, behind)):
            found |= {first.start, second.start}
    return found


def _is_away(parsed: ParsedText, reference: Reference) -> bool:
    """Whether a club has a result, or a match to play, at the ground of another: "est tombé à | Sochaux (2-0)"."""
    tokens = parsed.tokens
    if reference.start == 0 or tokens[reference.start - 1].lower not in ("à", "au", "de", "par"):
        return False
    sentence = parsed.sentence_of(reference.start)
    told = tokens[tokens[reference.head].head]
    scored = _SCORE.search(parsed.document.text, tokens[sentence.start].start, tokens[sentence.end - 1].end)
    if scored is not None and _MET & {
        t.lower for t in tokens[max(reference.start - 5, sentence.start) : reference.start]
    }:
        return True
    return told.lemma in _AWAY and (scored is not None or told.lemma == "déplacer")


def _is_of_club(parsed: ParsedText, reference: Reference, lexicon: Lexicon) -> bool:
    """Whether a demonym tells of a club's people: "l'entraîneur | lyonnais", "les | Lyonnais"."""
    if reference.kind != "adjective":
        return False
    token = parsed.tokens[reference.head]
    return token.capitalised or parsed.tokens[token.head].lemma in lexicon.game_words | _STAFF


def _is_alone(
    parsed: ParsedText, reference: Reference, people: Sequence[Reference], references: Sequence[Reference]
) -> bool:
    """Whether only people stand before it in its sentence: who "s'est incliné à | Lyon" is a player."""
    start = parsed.sentence_of(reference.start).start
    before = [r for r in references if start <= r.start < reference.start and r.kind == "name"]
    return bool(before) and all(r in people for r in before)


def _is_place(parsed: ParsedText, reference: Reference, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether something is said to be there, or the town gives another its name: "à X", "le tribunal de X"."""
    if any(start < reference.start and reference.end <= end for start, end in taken):
        return True
    before = [t.lower for t in parsed.tokens[max(0, reference.start - 2) : reference.start]]
    if before and before[-1] in _WHERE:
        return before[:1] not in (["face"], ["tête"])
    behind = parsed.tokens[reference.end : reference.end + 2]
    return len(behind) == 2 and behind[0].text == "(" and behind[1].capitalised  # "Reggio (Italie)"


def _plays(parsed: ParsedText, reference: Reference) -> bool:
    tokens = parsed.tokens
    head = tokens[reference.head]
    head = tokens[head.head] if head.dep == "conj" else head
    verb = tokens[head.head]
    before = [t.lower for t in tokens[max(0, reference.start - 2) : reference.start]]
    if before == ["face", "à"] or (before and before[-1] in _AGAINST):
        return True
    if head.dep == "obj":
        return verb.lemma in _DEFEATING
    if head.dep in ("nsubj", "obl:agent"):
        return verb.pos in ("VERB", "AUX")
    return len(before) == 2 and before[1] in ("de", "d'", "par") and before[0] in _STAFF
