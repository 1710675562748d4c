"""Names without the noun before them, as further names in French: "Gustave-Roussy" for "l'institut Gustave-Roussy".

What stands behind "de" is another thing's name ("université de Lille"), and so is what the document or the gazetteer
knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.discourse import Participant, Reference
from kg.entities.gazetteer import Gazetteer
from kg.entities.groups import normalise
from kg.syntax import ParsedText


def add_bare_names(
    parsed: ParsedText, participants: Sequence[Participant], references: Sequence[Reference], gazetteer: Gazetteer
) -> None:
    """Give participants that a common noun heads the name behind it as an alias, in place."""
    if parsed.document.language != "fr":
        return
    names = {normalise(name) for one in participants for name in (one.name, *one.aliases)}
    for reference in references:
        if reference.kind == "nominal" and len(reference.participants) == 1:
            own = participants[reference.participants[0]].type not in ("Event", "GovernmentBody")
            bare = _bare(parsed, reference) if own or not _is_of_person(parsed, reference) else ""
            if bare and normalise(bare) not in names and not gazetteer.lookup(bare):
                participants[reference.participants[0]].aliases.add(bare)


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
