"""People in a work, who have not made it: "X plays the typist | Y", "the inspector | Y, played by X"."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.discourse import Discourse
from kg.syntax import Token

_PLAYING = frozenset("play plays played playing portray portrays portrayed portraying".split()) | frozenset(
    """joue jouent jouait jouera jouer incarne incarnent incarnait incarnera incarner interprète interprètent
    interprétait interprétera interpréter campe campent campait campera camper""".split()
)
_PLAYED = frozenset("played portrayed embodied joué jouée incarné incarnée interprété interprétée campé campée".split())
_BY = frozenset(("by", "par"))
_ROLES = frozenset(("role", "part", "rôle", "personnage"))
_STARRING = frozenset(("star", "stars", "starring", "starred"))
_REACH = 5


def is_played(draft: Draft, discourse: Discourse) -> bool:
    """Whether who is said to have made a work is somebody in it."""
    if draft.relation != "produces" or discourse.participants[draft.subject].type != "Person":
        return False
    own = (r for r in discourse.references if draft.subject in r.participants and r.kind == "name")
    return any(_is_role(discourse, reference.start, reference.end) for reference in own)


def _is_role(discourse: Discourse, start: int, end: int) -> bool:
    tokens, sentence = discourse.parsed.tokens, discourse.parsed.sentence_of(start)
    before, behind = _before(discourse, start, sentence.start), tokens[end : min(end + 3, sentence.end)]
    words = [t.lower for t in before]
    if _PLAYING & set(words) or (words[-1:] in (["of"], ["de"]) and _ROLES & set(words)):
        return True
    if words[-1:] == ["as"]:
        return any(t.lower in _STARRING for t in tokens[sentence.start : start])
    said = [t.lower for t in behind if t.text != ","]
    return len(said) > 1 and said[0] in _PLAYED and said[1] in _BY


def _before(discourse: Discourse, start: int, first: int) -> list[Token]:
    """The words before a name, back to the last comma or name."""
    found: list[Token] = []
    for token in reversed(discourse.parsed.tokens[max(first, start - _REACH) : start]):
        if token.text in (",", ";", ":", "(", ")", '"', "“", "«", "»") or discourse.outermost(token.i) is not None:
            break
        found.insert(0, token)
    return found
