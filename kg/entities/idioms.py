"""English capitals that name nothing: "the High Street", "a Series B round", and languages: "in French"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.entities.candidate import Candidate
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText, Sentence, Token


def without_idioms(candidates: Sequence[Candidate], parsed: ParsedText, lexicon: Lexicon) -> list[Candidate]:
    """The candidates, less those that a set phrase is made of; what is longer than the phrase is a name."""
    idioms = [span for span in _idioms(parsed, lexicon) if not any(_is_longer(c, span) for c in candidates)]
    return [c for c in candidates if not any(start <= c.start and c.end <= end for start, end in idioms)]


def without_headings(candidates: Sequence[Candidate], parsed: ParsedText) -> list[Candidate]:
    """The candidates, less the words of headings in capitals that the text calls nothing else by: "A NEW HOST"."""
    headings = [s for s in parsed.sentences if _is_heading(s, parsed)]
    inside = [c for c in candidates if any(s.start <= c.start < s.end for s in headings)]
    told = {_folded(c, parsed) for c in candidates if c not in inside}
    told |= {folded[-1:] for folded in told}
    return [c for c in candidates if c not in inside or c.entry is not None or _folded(c, parsed) in told]


def _folded(candidate: Candidate, parsed: ParsedText) -> tuple[str, ...]:
    return tuple(token.lower for token in parsed.tokens[candidate.start : candidate.end])


def _is_heading(sentence: Sentence, parsed: ParsedText) -> bool:
    """Whether a sentence is a paragraph of a few words, all of them in capitals."""
    words = [t for t in parsed.tokens[sentence.start : sentence.end] if t.text.isalpha()]
    alone = sum(one.paragraph == sentence.paragraph for one in parsed.sentences) == 1
    short = 0 < len(words) <= _LONGEST_HEADING and sentence.paragraph > 0
    stopped = parsed.tokens[sentence.end - 1].text in _STOPS
    return alone and short and not stopped and all(t.text.isupper() for t in words)


def without_languages(candidates: Sequence[Candidate], parsed: ParsedText) -> list[Candidate]:
    """The candidates, less the words for peoples that mean what these speak: "the Spanish edition"."""
    return [c for c in candidates if c.end - c.start not in (1, 3) or not _is_language(parsed, c.start, c.end)]


def is_idle_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun that may head a name heads none here: troops open "fire", "military" says what a base is."""
    word, before = tokens[index], tokens[max(index - 1, 0)]
    if word.lower == "fire":
        return before.lemma in _FIRED or before.lower in ("under", "on", "to")
    return word.lower == "military" and word.pos == "ADJ"


def is_strength(tokens: Sequence[Token], index: int) -> bool:
    """Whether what begins there only says how strong a storm is: "a Category 4 hurricane"."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    return tokens[index].lower == "category" and (behind.text.isdigit() or behind.lower in _STRENGTHS)


def _is_language(parsed: ParsedText, index: int, end: int) -> bool:
    token, sentence = parsed.tokens[index], parsed.sentence_of(index)
    if token.lower not in _LANGUAGES:
        return False
    behind = [t.lower for t in parsed.tokens[index + 1 : min(index + 3, sentence.end)]]
    if behind[:1] == ["-"] and behind[1:] and behind[1] in _SPOKEN:
        return True  # "a Dutch-language daily", "French-speaking Africa"
    if end - index > 1:
        return False
    if behind and behind[0] in _IN_A_LANGUAGE:
        return True
    if index + 1 < sentence.end and parsed.tokens[index + 1].pos in ("ADJ", "NOUN", "PROPN"):
        return False
    before = parsed.tokens[index - 1] if index > sentence.start else token
    if before.lower in ("in", "into") or before.lower in _SPOKEN_HOW:
        return True
    return token.dep == "obj" and parsed.tokens[token.head].lemma in _SPEAKING


def _is_longer(candidate: Candidate, span: tuple[int, int]) -> bool:
    """ "Lewes High Street School": a name that has the phrase inside."""
    start, end = span
    return candidate.start <= start and end <= candidate.end and candidate.end - candidate.start > end - start


def _idioms(parsed: ParsedText, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where set phrases stand, but behind no number: "12 High Street" is an address."""
    for token in parsed.tokens:
        if not token.capitalised or (token.i and parsed.tokens[token.i - 1].text.isdigit()):
            continue
        for phrase in lexicon.idioms.get(token.lower, ()):
            if tuple(t.lower for t in parsed.tokens[token.i : token.i + len(phrase)]) == phrase:
                yield token.i, token.i + len(phrase)
                break


_LANGUAGES = frozenset(
    """afrikaans albanian arabic armenian bengali bulgarian burmese cantonese catalan chinese croatian czech danish
    dutch english estonian farsi finnish french georgian german greek hebrew hindi hungarian icelandic indonesian irish
    italian japanese khmer korean latvian lithuanian malay maltese mandarin norwegian pashto persian polish portuguese
    romanian russian serbian slovak slovenian somali spanish swahili swedish tagalog tamil thai turkish ukrainian urdu
    vietnamese welsh yiddish""".split()
)
_IN_A_LANGUAGE = frozenset(
    "alphabet dictionary edition language languages lessons subtitles translation translations".split()
)
"""What is in the language that the word before it tells."""
_SPOKEN = frozenset("language languages speaker speakers speaking".split())
_SPOKEN_HOW = frozenset("broken fluent halting native".split())
_SPEAKING = frozenset("learn read speak study teach understand".split())
_FIRED = frozenset("catch cease exchange hold open return set".split())
"""What is done with fire that is no event: "opened fire", "the hall caught fire"."""
_STRENGTHS = frozenset("one two three four five".split())
_LONGEST_HEADING = 8
_STOPS = frozenset((".", ":", "!", "?", ";"))
