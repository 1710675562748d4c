"""Counter-examples at work: what is built like a sentence that does not state a relation does not state it either."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.claims.calibration import LEARNED
from kg.claims.draft import Draft
from kg.discourse import Discourse
from kg.syntax import ParsedText, Sentence, Token

_CONTENT = ("VERB", "NOUN")
_FROM = frozenset(("from", "depuis"))
_SMALL = frozenset("à au aux by contre for in la le les l' on par pour sur the to with".split())
_EXCEPTING = frozenset("except sauf hormis excepté".split())
_DONE_TO_ALL = frozenset(
    """acquires appoints attacks defeats dismisses divests funds leaves meets opposes participatesIn sanctions supplies
    supports visits""".split()
)
"""Relations of what is done, in which who is excepted has no part."""
EXCEPT = (("but", "not"), ("mais", "pas"), ("mais", "non"))
"""What sets apart the one of whom it is not so."""


@dataclass(frozen=True, slots=True, order=True)
class Counter:
    """What a counter-example says: how its two marked ends hang on it, and the lemmas of its verbs and nouns, sorted.

    An end hangs by the lemma above it and the word that leads to it: "work against" says nothing of "work for".
    """

    subject: str
    object: str
    words: tuple[str, ...]


def counter(parsed: ParsedText, subject: tuple[int, int], obj: tuple[int, int]) -> Counter:
    """The counter-example that a parsed sentence with two ends is."""
    others = (t for t in parsed.tokens if not any(start <= t.i < end for start, end in (subject, obj)))
    return Counter(_above(parsed, subject), _above(parsed, obj), tuple(sorted(_content(others))))


def is_barred(draft: Draft, discourse: Discourse, counters: Mapping[str, Iterable[Counter]]) -> bool:
    """Whether a draft's ends hang on the same words as those of a counter-example whose words its sentence has.

    An end is wherever the sentence mentions it: "its" no less than the name before.
    """
    found = counters.get(draft.relation, ())
    if not found or not draft.object_tokens[1] or not draft.subject_tokens[1]:
        return False
    sentence = discourse.parsed.sentence_of(draft.anchor)
    subjects = _hangs(discourse, draft.subject, draft.subject_tokens, sentence)
    objects = _hangs(discourse, draft.object, draft.object_tokens, sentence)
    alike = [one for one in found if one.subject in subjects and one.object in objects]
    if not alike:
        return False
    said = _content(discourse.parsed.tokens[sentence.start : sentence.end])
    return any(said.issuperset(one.words) for one in alike)


def _hangs(discourse: Discourse, participant: int | None, span: tuple[int, int], sentence: Sentence) -> set[str]:
    """What a participant hangs on, by its span and wherever its sentence refers to it; of a figure, its number too."""
    tokens = discourse.parsed.tokens
    numbers = {(i, i + 1) for i in range(*span) if participant is None and tokens[i].pos == "NUM"}
    spans = {
        (reference.start, reference.end)
        for reference in discourse.references
        if participant in reference.participants and sentence.start <= reference.start < sentence.end
    }
    return {_above(discourse.parsed, one) for one in spans | numbers | {span}}


def is_set_aside(draft: Draft, parsed: ParsedText) -> bool:
    """Whether "instead of" or "rather than" leads to the object: "a plant in Dublin instead of | Cheshire".

    Nor is a place visited that one comes from: "flew from | Berlin to Abuja"; a rule passes over "but not on | X".
    """
    start = draft.object_tokens[0]
    if draft.relation == "visits" and start > 0 and parsed.tokens[start - 1].lower in _FROM:
        return True
    if draft.relation in _DONE_TO_ALL and any(_is_excepted(span[0], parsed) for span in _ends(draft)):
        return True
    before = [t.lower for t in parsed.tokens[max(start - 4, 0) : start] if t.lower not in _SMALL]
    left_out = not draft.rule.endswith(LEARNED) and tuple(before[-2:]) in EXCEPT
    return left_out or tuple(before[-2:]) in (("instead", "of"), ("rather", "than"))


def _ends(draft: Draft) -> tuple[tuple[int, int], ...]:
    return tuple(span for span in (draft.subject_tokens, draft.object_tokens) if span[1])


def _is_excepted(start: int, parsed: ParsedText) -> bool:
    """ "his entire cabinet except Foreign Minister | X": the one to whom it is not done."""
    for token in reversed(parsed.tokens[max(start - 4, 0) : start]):
        if token.lower in _EXCEPTING:
            return True
        if token.pos not in ("ADJ", "DET", "NOUN", "PROPN"):
            return False
    return False


def _above(parsed: ParsedText, span: tuple[int, int]) -> str:
    """The lemma of the word that the words of an end hang on, and the case word between them."""
    inner = next((i for i in range(*span) if not span[0] <= parsed.tokens[i].head < span[1]), -1)
    if inner < 0:
        return ""
    return f"{parsed.tokens[parsed.tokens[inner].head].lemma.lower()} {parsed.tokens[inner].case}".strip()


def _content(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.lemma.lower() for token in tokens if token.pos in _CONTENT)
