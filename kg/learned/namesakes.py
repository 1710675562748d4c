"""Companies, papers and the like that bear somebody's name, told from them: "Torvel, fondée par Nerea Torvel"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.discourse import Discourse, Participant, Reference
from kg.learned.encoder import Array
from kg.learned.labels import NOTHING, TYPES

ANOTHER = 0.9
"""How probable it must be that a surname alone names no person there."""

_BEARERS = frozenset(("Company", "EducationalInstitution", "MediaOutlet", "Organization", "SportsTeam"))
"""What may have somebody's name."""


def part_namesakes(discourse: Discourse, named: Sequence[Reference], each: Array) -> bool:
    """Give surnames that name something else to what they name, in place; whether there are any.

    ``named`` are the references by name, ``each`` has for each of them the probability of each type. People are called
    by their surname alone after they were called by their full name: what is called so before, or has the surname
    in a longer name, is another.
    """
    moved: dict[Reference, Reference] = {}
    for reference, chances in zip(named, each, strict=True):
        person = discourse.participants[reference.participants[0]]
        best = int(chances[:NOTHING].argmax())
        if TYPES[best] not in _BEARERS or chances[best] < ANOTHER:
            continue
        if reference.rule != "surname" or person.type != "Person":
            continue
        surname = discourse.parsed.text(reference.start, reference.end)
        bearer = _bearer(discourse, surname)
        if bearer is None and reference.start < _introduced(discourse, named, reference):
            bearer = _new(discourse, surname, TYPES[best], float(chances[best]))
        if bearer is not None:
            moved[reference] = replace(reference, participants=(bearer.index,), rule="namesake")
            bearer.salience += 1
            person.salience -= 1
    if moved:
        discourse.references = [moved.get(reference, reference) for reference in discourse.references]
        discourse.index()
        _call_again(discourse, moved)
    return bool(moved)


def _introduced(discourse: Discourse, named: Sequence[Reference], surname: Reference) -> int:
    """Where the text first calls the person by the full name; a headline may call anybody by any name."""
    sentences, tokens = discourse.parsed.sentences, discourse.parsed.tokens
    full = (r.start for r in named if r.participants == surname.participants and r.rule != "surname")
    headline = sentences[tokens[surname.start].sentence].headline
    return -1 if headline else min(full, default=-1)


def _bearer(discourse: Discourse, surname: str) -> Participant | None:
    """What the document calls by that name or, if it is one alone, by a longer one: "Lorimer" is "Lorimer Leisure"."""
    others = [p for p in discourse.participants if p.type in _BEARERS and p.salience > 0]
    called = [p for p in others if p.name == surname] or [p for p in others if surname in p.name.split()]
    return called[0] if len(called) == 1 else None


def _new(discourse: Discourse, surname: str, kind: str, chance: float) -> Participant:
    found = Participant(len(discourse.participants), surname, kind, scores={kind: round(chance, 3)})
    discourse.participants.append(found)
    return found


def _call_again(discourse: Discourse, moved: Mapping[Reference, Reference]) -> None:
    """Note by which names those are called whose references were moved, and those who have them now."""
    kept = {(r.participants, discourse.parsed.text(r.start, r.end)) for r in discourse.references}
    for before, after in moved.items():
        surname = discourse.parsed.text(before.start, before.end)
        if (before.participants, surname) not in kept:
            discourse.participants[before.participants[0]].aliases.discard(surname)
        bearer = discourse.participants[after.participants[0]]
        bearer.aliases |= {surname} - {bearer.name}
