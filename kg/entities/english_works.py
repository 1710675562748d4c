"""Works by how English writes their titles: "The King's Gambit" inside a sentence, CNN's "State of the Union"."""

from __future__ import annotations

from itertools import pairwise

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
_ON_AIR = frozenset("daily late morning the today tonight".split())
_FAIRS = frozenset("agricultural air auto boat book car dog flower horse motor toy trade".split())
"""Shows of other kinds than on television."""
_ARTS = 3
"""How many words of the arts a text has that is on works."""
_SMALL = frozenset("of the a and in to for on at from with 's".split())
_QUOTES = {'"': '"', "“": "”"}


def titled(names: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> list[Candidate]:
    """The names, with titles that open with an article of their own for the pieces the model found of them."""
    kept = list(names)
    for start, end in _titles(parsed):
        over = [c for c in kept if c.start < end and start < c.end]
        hero = is_on_works(parsed, lexicon) and any(_is_hero(c, start, end, parsed) for c in over)
        if any(c.entry is not None or c.start <= start or (c.end >= end and not hero) for c in over):
            continue  # "The Boston Globe" and "The Hague" are found as they are
        if gazetteer.lookup(parsed.text(start + 1, end)):
            continue
        title = Candidate(start, end)
        title.add("title of a work", {"Product": 1.2, "MediaOutlet": 0.4})
        kept = [c for c in kept if c not in over] + [title]
    for programme in _on_air(parsed, gazetteer):
        kept = [c for c in kept if c.end <= programme.start or programme.end <= c.start] + [programme]
    return kept


def _is_hero(name: Candidate, start: int, end: int, parsed: ParsedText) -> bool:
    """Whether a title ends in a person's name: "The Curious Case of | Benjamin Button"."""
    tokens = parsed.tokens
    common = start + 2 < name.start and all(t.common for t in tokens[start + 1 : name.start - 1])
    return common and name.end == end and tokens[name.start - 1].lower == "of" and name.weight("Person") > 0


def weigh_programme(name: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> None:
    """Add what a station's "'s" before a name tells: "ESPN's First Take"; whom it employs are called as people are."""
    tokens = parsed.tokens
    if name.start < 2 or tokens[name.start - 1].lower != "'s" or name.weight("Person") > 0:
        return
    if gazetteer.is_first_name(tokens[name.start].text) or name.end - name.start < 2 or name.has("word in the name"):
        return
    stations = (parsed.text(start, name.start - 1) for start in range(max(name.start - 4, 0), name.start - 1))
    if any(entry.type == "MediaOutlet" for station in stations for entry in gazetteer.lookup(station)):
        name.add("on air", {"Product": PINNED})


def is_on_works(parsed: ParsedText, lexicon: Lexicon) -> bool:
    """Whether a text is on films, books, plays or music: it has several words of the arts."""
    return len({token.lower for token in parsed.tokens} & lexicon.arts_words) >= _ARTS


def weigh_title(name: Candidate, parsed: ParsedText, lexicon: Lexicon) -> None:
    """Add what is told of works alone: "starred in | Capote", "the talk show The Wick", "The Town" among works."""
    listed = name.entry is not None and name.entry.type != "Product"
    if listed or name.has("word in the name") or name.has("legal form"):
        return
    if name.has("title of a work") and is_on_works(parsed, lexicon):
        name.add("title in a text on works", {"Product": 3.0})
    words = [token.lower for token in parsed.tokens[name.start : name.end]]
    if len(words) == 2 and words[0] == "channel" and (words[1].isdigit() or words[1] in _NUMBERS):
        name.add("numbered channel", {"MediaOutlet": PINNED})
    told = name.has("title of a work") and any(
        cue == "class noun" and "Product" in found for cue, found in name.evidence
    )
    aired = words[-1] == "show" and words[0] in _ON_AIR and not set(words) & _FAIRS
    if told or (aired and len(words) > 1):
        name.add("show", {"Product": PINNED})
    before = parsed.tokens[max(name.start - 2, 0) : name.start]
    if len(before) == 2 and before[1].lower == "in" and before[0].lower in lexicon.starring:
        name.add("played in", {"Product": PINNED})


def with_subtitles(names: list[Candidate], parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """The names, two works on both sides of a colon as one: "Harbour 2: | The Flood", by label or within quotes."""
    kept = sorted(names, key=lambda c: c.start)
    for first, second in pairwise(list(kept)):
        tokens = parsed.tokens[first.start : second.end]
        if second.start != first.end + 1 or parsed.tokens[first.end].text != ":" or first not in kept:
            continue
        works = all(c.entry is None and c.weight("Product") > 1.0 and not c.weight("Person") for c in (first, second))
        works = works or _is_subtitle(first, second, parsed, gazetteer)
        if not (works or _is_quoted(first.start, second.end, parsed)) or tokens[0].sentence != tokens[-1].sentence:
            continue
        whole = Candidate(first.start, second.end)
        whole.add("title of a work", {"Product": PINNED})
        kept = [c for c in kept if c is not first and c is not second] + [whole]
    for name in kept:
        colon = any(token.text == ":" for token in parsed.tokens[name.start + 1 : name.end - 1])
        sentence = parsed.sentence_of(name.start)
        if colon and name.entry is None and name.start > sentence.start and not sentence.headline:
            name.add("title of a work", {"Product": PINNED})
    return kept


def _is_subtitle(title: Candidate, subtitle: Candidate, parsed: ParsedText, gazetteer: Gazetteer) -> bool:
    """Whether a colon parts one title, in running prose: "in Thor: | The Dark World on Friday".

    Neither side is a person, or anything but a work that lists know; "mayor of Norwick: | Democrat Owen Marsh" goes on.
    """
    sentence = parsed.sentence_of(title.start)
    behind = parsed.tokens[subtitle.end] if subtitle.end < sentence.end else None
    if sentence.headline or title.start == sentence.start or behind is None or title.kind != "name":
        return False
    for name in (title, subtitle):
        known = gazetteer.lookup(parsed.text(name.start, name.end))
        person = name.weight("Person") > 1.0 or gazetteer.is_first_name(parsed.tokens[name.start].text)
        if person or (known and not any("Product" in entry.types for entry in known)):
            return False
    owned = parsed.tokens[title.start - 1].lower == "'s"
    follows = behind.pos in ("ADP", "CCONJ", "PUNCT", "SCONJ") or (owned and behind.pos in ("AUX", "VERB"))
    return subtitle.end - subtitle.start > 1 and follows


def _is_quoted(start: int, end: int, parsed: ParsedText) -> bool:
    """Whether quotation marks frame the words, with a comma or full stop before the closing one or not."""
    if start < 1 or (mark := _QUOTES.get(parsed.tokens[start - 1].text)) is None:
        return False
    behind = [t.text for t in parsed.tokens[end : end + 2]]
    return behind[:1] == [mark] or (behind[1:] == [mark] and behind[0] in (",", "."))


def _titles(parsed: ParsedText) -> list[tuple[int, int]]:
    """Where "The" has a capital inside a sentence, up to the last capital behind it."""
    found = []
    for sentence in parsed.sentences:
        if sentence.headline:
            continue
        for index in range(sentence.start + 1, sentence.end - 2):
            token, before = parsed.tokens[index], parsed.tokens[index - 1]
            opens = token.text == "The" and before.text.isalpha() and before.text.islower()
            if not opens or not parsed.tokens[index + 1].capitalised:
                continue
            end = index + 2
            for behind in range(index + 2, min(sentence.end, index + 9)):
                word = parsed.tokens[behind]
                if word.capitalised and word.pos != "PUNCT":
                    end = behind + 1
                elif word.lower not in _SMALL or word.lower == "and":
                    break
            found.append((index, end))
    return found


def _on_air(parsed: ParsedText, gazetteer: Gazetteer) -> list[Candidate]:
    """What a station's "'s" and quotation marks frame."""
    found = []
    tokens = parsed.tokens
    for index in range(2, len(tokens) - 2):
        mark = _QUOTES.get(tokens[index].text)
        if mark is None or tokens[index - 1].lower != "'s":
            continue
        if not any(entry.type == "MediaOutlet" for entry in gazetteer.lookup(tokens[index - 2].text)):
            continue
        end = next((i for i in range(index + 2, min(index + 8, len(tokens))) if tokens[i].text == mark), 0)
        if end and all(t.capitalised or t.lower in _SMALL for t in tokens[index + 1 : end]):
            programme = Candidate(index + 1, end)
            programme.add("on air", {"Product": 4.0})
            found.append(programme)
    return found
