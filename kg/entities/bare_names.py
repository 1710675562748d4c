"""Names without the noun beside them, as further names: "Gustave-Roussy" for "l'institut Gustave-Roussy".

In English the noun stands behind: "Helmand" for "Helmand province", "Time" for "Time magazine".

What stands behind "de" is another thing's name ("université de Lille"), but for areas, and so is what the document or
the gazetteer knows. What has its date in its name goes without it, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.discourse import Participant, Reference
from kg.entities.french_heads import is_date
from kg.entities.gazetteer import Gazetteer
from kg.entities.groups import normalise
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_LINKS = frozenset("de d' du des la le l' les".split())


def add_bare_names(
    parsed: ParsedText,
    participants: Sequence[Participant],
    references: Sequence[Reference],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> None:
    """Give participants that a common noun heads the name beside it as an alias, in place."""
    names = {normalise(name) for one in participants for name in (one.name, *one.aliases)}
    if parsed.document.language == "en":
        for participant in participants:
            bare = _before_kind(participant, lexicon)
            others = [entry for entry in gazetteer.lookup(bare) if entry.iri != participant.iri]
            if bare and normalise(bare) not in names and not others:
                participant.aliases.add(bare)
        return
    for reference in references:
        if reference.kind == "nominal" and len(reference.participants) == 1:
            participant = participants[reference.participants[0]]
            for bare in (_bare_name(parsed, reference, participant), _undated(parsed, reference, participant)):
                if bare and normalise(bare) not in names and not gazetteer.lookup(bare):
                    participant.aliases.add(bare)


def _before_kind(participant: Participant, lexicon: Lexicon) -> str:
    """The name before a noun in small letters that says what bears it: "Helmand | province"; else nothing."""
    bare, _, noun = participant.name.rpartition(" ")
    return bare if bare[:1].isupper() and noun in lexicon.kinds_behind else ""


def _bare_name(parsed: ParsedText, reference: Reference, participant: Participant) -> str:
    own = participant.type not in ("Event", "GovernmentBody") or not _is_of_person(parsed, reference)
    return (_bare(parsed, reference) or _area(parsed, reference, participant)) if own else ""


def _area(parsed: ParsedText, reference: Reference, participant: Participant) -> str:
    """The name over "de" behind a noun for areas: "Enga" for "la province d'Enga", "Galibier" for its col."""
    start = reference.start + 1
    while start < reference.end - 1 and parsed.tokens[start].lower in _LINKS:
        start += 1
    named = participant.type == "Region" and start > reference.start + 1 and parsed.tokens[start].capitalised
    return parsed.text(start, reference.end).replace("\n", " ") if named else ""


def _undated(parsed: ParsedText, reference: Reference, participant: Participant) -> str:
    """What a date tells from others without its date: "élection présidentielle" for that "du 4 mars"."""
    end = reference.end - 1
    while end > reference.start and parsed.tokens[end].lower not in _LINKS:
        end -= 1
    dated = participant.type in ("Event", "Law") and end > reference.start and is_date(parsed.tokens, end + 1)
    return parsed.text(reference.start, end).replace("\n", " ") if dated else ""


def _bare(parsed: ParsedText, reference: Reference) -> str:
    """The name right behind a common noun; "" when there is none."""
    tokens = parsed.tokens
    first, second = tokens[reference.start], tokens[min(reference.start + 1, reference.end - 1)]
    if first.capitalised or not first.common or not second.capitalised:
        return ""
    return parsed.text(second.i, reference.end).replace("\n", " ")


def _is_of_person(parsed: ParsedText, reference: Reference) -> bool:
    """Whether the name is a person's: "gouvernement Fabius"."""
    return any(
        name.label == "PER" and reference.start < name.start and name.end == reference.end for name in parsed.names
    )
