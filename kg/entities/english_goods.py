"""Goods, works and channels by what stands beside their names in English: their kind, or others of the kind.

"Browsers, among them Konqueror and Camino", "the Nissan Leaf and the Zoe", "the creator of Python".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_LISTED = ("Product", "MediaOutlet")
"""Kinds of things that are listed with their like; media also stand beside whom they speak of: "the BBC and X"."""
_KIND_TOLD = ("class noun", "among its kind", "among its like")
_SURE = 3.0
"""How much must speak for what a listed thing is, for its neighbours to be so."""
_GUESSED = 2.6
"""Evidence above which something else than the language model tells what a name is."""
_AND = frozenset(("and", "or"))
_INTRODUCING = (("among", "them"), ("including",), ("such", "as"), ("namely",), ("notably",), ("like",))
_BEFORE_MODELS = frozenset("a an the his her its their new old".split())
_MADE = frozenset("creator creators developer developers inventor inventors".split())
_LONGEST = 3
"""Words of a name that nothing inside it tells of."""


def weigh_goods(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
    """Add what stands beside an English name and in it, where that is told of goods and works."""
    _weigh_among(name, parsed, lexicon)
    _weigh_made(name, parsed)
    _weigh_owned(name, parsed, gazetteer)
    _weigh_model(name, parsed, lexicon)
    _weigh_several(name, parsed, gazetteer)
    if ("class noun", {"Region": _SURE}) in name.evidence:
        name.add("in the sky or on earth", {"Region": _SURE})  # "the comet Wild 2", which is no ware with a number


def is_the_one(name: Candidate, parsed: ParsedText) -> bool:
    """Whether "the" stands before one word, as before no person: "the Ampera, a cousin of the Bolt"."""
    return name.end - name.start == 1 and name.start > 0 and parsed.tokens[name.start - 1].lower == "the"


def _weigh_among(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> None:
    """Add what the noun before "such as" or "among them" tells: "browsers, among them | Konqueror"."""
    index = next(
        (name.start - len(words) for words in _INTRODUCING if _reads(parsed, name.start - len(words), words)), -1
    )
    index -= index > 0 and parsed.tokens[index - 1].text == ","
    noun = parsed.tokens[index - 1] if index > 0 else None
    if noun is None or noun.pos != "NOUN" or noun.number != "p" or noun.sentence != parsed.tokens[name.start].sentence:
        return
    for phrase, classes in lexicon.class_nouns.get(noun.lemma, ()):
        if phrase == (noun.lemma,):
            name.add("among its kind", {kind: _SURE / len(classes) for kind in classes})
            return


def _weigh_made(name: Candidate, parsed: ParsedText) -> None:
    """Add what is told of something that was made: "the creator of | Python"."""
    before = parsed.tokens[max(name.start - 2, 0) : name.start]
    if len(before) == 2 and before[1].lower == "of" and before[0].lower in _MADE:
        name.add("made by its creator", {"Product": _SURE})


def weigh_listed(names: Sequence[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> None:
    """Add to unknown names what those are that they are listed with: "INS Talwar, the | Tabar | and the | Trishul"."""
    pairs = list(_listed(names, parsed))
    for one, other in (*pairs, *((two, one) for one, two in reversed(pairs))):
        kinds = _LISTED if any(one.has(cue) for cue in _KIND_TOLD) else _LISTED[:1]
        kind = next((kind for kind in kinds if one.weight(kind) >= _SURE and _is_mostly(one, kind)), "")
        if kind and not other.has("among its like") and _is_open(other, parsed, gazetteer):
            other.add("among its like", {kind: _SURE + 0.1})


def without_plural(surface: str, name: Candidate) -> str:
    """What one of several craft or cars of a type is called: "Airbus A320" for "Airbus A320s"."""
    return surface[:-1] if name.has(SEVERAL) else surface


SEVERAL = "several of a type"
"""The cue of a name in the plural: "Boeing 737s"."""


def _weigh_owned(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> None:
    """Add what a firm's "'s" tells of a name that goods bear among others: "Google's | Chrome"."""
    if name.start < 2 or parsed.tokens[name.start - 1].lower != "'s":
        return
    makers = gazetteer.lookup(parsed.tokens[name.start - 2].text)
    goods = any("Product" in entry.types for entry in gazetteer.lookup(parsed.text(name.start, name.end)))
    if goods and makers and makers[0].type == "Company":
        name.add("made by its owner", {"Product": _SURE})


def _weigh_model(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> None:
    """Add what a maker of cars tells of the rest of a name: "the Opel Insignia", "a Toyota Land Cruiser"."""
    words = parsed.tokens[name.start : name.end]
    size = 1 + (words[0].lower in ("alfa", "aston", "land"))  # "Alfa Romeo", "Aston Martin", "Land Rover"
    maker = " ".join(t.lower for t in words[:size])
    if maker not in lexicon.carmakers or not 0 < len(words) - size <= _LONGEST or not name.start:
        return
    before = parsed.tokens[name.start - 1]
    behind = [t.lower for t in parsed.tokens[name.end : name.end + 2]]
    numbered = any(c.isdigit() for t in words[size:] for c in t.text) and not _is_year(words[-1].text)
    led = before.lower in _BEFORE_MODELS or before.text.isdigit() or numbered
    kinds = any(phrase == (t.lower,) for t in words[size:] for phrase, _ in lexicon.name_cues.get(t.lower, ()))
    people = {behind[0], *("".join(behind), " ".join(behind), "-".join(behind))} if behind else set()
    of_team = bool(people & (lexicon.team_people | {"team"})) or _is_year(words[-1].text)
    if led and not kinds and not of_team and all(t.capitalised or t.text[:1].isdigit() for t in words[size:]):
        name.add("model of its maker", {"Product": PINNED})


def _is_year(text: str) -> bool:
    return len(text) == 4 and text[:2] in ("19", "20") and text.isdigit()


def _weigh_several(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> None:
    """Mark types in the plural: "Airbus | A320s", "Boeing 737s", "Boeing 787 Dreamliners"."""
    words = [t.text for t in parsed.tokens[name.start : name.end]]
    last = words[-1]
    decade = last[:-1].isdigit() and len(last) == 5
    numbered = len(last) > 2 and last[-1] == "s" and last[-2].isdigit() and not decade
    makers = gazetteer.lookup(words[0]) if len(words) == 3 and words[1].isdigit() and last.endswith("s") else ()
    if name.kind == "name" and (numbered or any(entry.type == "Company" for entry in makers)):
        name.add(SEVERAL, {"Product": PINNED})


def _reads(parsed: ParsedText, start: int, words: tuple[str, ...]) -> bool:
    return start >= 0 and tuple(t.lower for t in parsed.tokens[start : start + len(words)]) == words


def _listed(names: Sequence[Candidate], parsed: ParsedText) -> Iterator[tuple[Candidate, Candidate]]:
    """Neighbours in lists: "X and Y", "X, Y and the Z"; "X, which has Y, and Z" is none."""
    pending: list[tuple[Candidate, Candidate]] = []
    for one, two in pairwise(names):
        words = [t.lower for t in parsed.tokens[one.end : two.start] if t.lower != "the"]
        together = parsed.tokens[one.start].sentence == parsed.tokens[two.start].sentence
        credited = _reads(parsed, one.start - 2, ("according", "to"))
        if together and words == [","] and not credited:
            pending.append((one, two))
        elif together and words[-1:] and words[-1] in _AND and (len(words) == 1 or (words[0] == "," and pending)):
            yield from (*pending, (one, two)) if len(words) < 3 else ()
            pending = []
        else:
            pending = []


def _scores(name: Candidate) -> Iterator[tuple[float, str]]:
    kinds = {kind for _, found in name.evidence for kind in found}
    return ((name.weight(kind), kind) for kind in sorted(kinds))


def _is_mostly(name: Candidate, kind: str) -> bool:
    return max(_scores(name), default=(0.0, ""))[1] == kind


def _is_open(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> bool:
    """Whether nothing but its looks tells what a name is, and it owns nothing."""
    words = parsed.tokens[name.start : name.end]
    owns = name.end < len(parsed.tokens) and parsed.tokens[name.end].lower in ("'s", "'")
    known = name.entry is not None or any(not e.ambiguous for e in gazetteer.lookup(parsed.text(name.start, name.end)))
    called = len(words) > 1 and gazetteer.is_first_name(words[0].text)
    if known or owns or called or len(words) > _LONGEST or name.has("word in the name") or name.has("legal form"):
        return False
    return max(_scores(name), default=(0.0, ""))[0] < _GUESSED
