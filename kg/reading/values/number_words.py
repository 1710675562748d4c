"""How French and English write numbers: words, scales, collectives, hedges, ranges.

Read by ``numbers``; another language is another ``NumberWords``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """One language's numbers.

    ``words`` gives the value of each simple word, ``scales`` what multiplies the number before it,
    ``collectives`` the nouns that count roughly ("dizaine"). ``digits`` matches a number in figures
    (``low`` is the lower end of "2-3"), ``spelled`` one in words, ``half`` the words for a half of
    the scale that follows. ``hedge`` and ``hedge_after`` capture ``approximate``, ``over`` or
    ``under`` right before and after a number. ``between`` opens a range whose ends ``range_and``
    links; ``range_to`` links those of any other range (both capture the ``unit`` of the lower end),
    unless ``change`` precedes, which says that something went from one number to the other.
    ``articles`` may be no number at all.
    """

    words: dict[str, int]
    scales: dict[str, int]
    collectives: dict[str, int]
    articles: frozenset[str]
    decimal: str
    digits: re.Pattern[str]
    spelled: re.Pattern[str]
    half: re.Pattern[str]
    and_a_half: re.Pattern[str]
    scale: re.Pattern[str]
    collective: re.Pattern[str]
    hedge: re.Pattern[str]
    hedge_after: re.Pattern[str]
    between: re.Pattern[str]
    range_and: re.Pattern[str]
    range_to: re.Pattern[str]
    change: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _digits(whole: str, fraction: str) -> re.Pattern[str]:
    # Nothing that belongs to a date, a time, a score, a version, "A320" or "2454.TW" may touch the
    # number; the repetitions are bounded so that no text takes quadratic time.
    return re.compile(
        r"(?:(?<![^\s(\[«])(?P<sign>[-−+])|(?<![\w.,/:\-−–])|(?<=\b(?:EUR|USD|GBP|CHF|JPY|RMB))"
        # "N61 billion" of naira, "R2.5 billion" of rand: letters that stand for money before large sums only.
        r"|(?<=\b[NR])(?=[\d.,]+\s?(?:[mbtMBT]n?\b|[mbt]r?illion))|(?<=Sh)(?=[\d.,]+\s))"
        rf"(?:(?P<low>\d{{1,6}}(?:[.,]\d{{1,3}})?)[-–](?=\d))?(?P<whole>{whole}|\d{{1,15}})(?P<fraction>{fraction})?"
        r"(?!\d|[.,:/-]\d|[−–]\d|\.[^\W\d])"
    )


_SYMBOL = r"(?:[A-Z]{0,3}[$€£]\s?)?"
_UNIT = r"(?P<unit>\s?[%€]|\s(?:de\s|d['’]\s?|pour\s|per\s)\w+)?"

_FR_WORDS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "octante": 80, "nonante": 90, "cent": 100, "cents": 100, "mille": 1000,
}  # fmt: skip
_FR_SCALES = {
    "mille": 10**3, "million": 10**6, "millions": 10**6, "mio": 10**6, "milliard": 10**9, "milliards": 10**9,
    "md": 10**9, "mds": 10**9, "mrd": 10**9, "mrds": 10**9, "billion": 10**12, "billions": 10**12,
}  # fmt: skip
_FR_COLLECTIVES = {
    "demi-douzaine": 6, "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
FRENCH_WORD = (
    r"(?:(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante)[\s-]et[\s-](?:une?|onze)"
    rf"|{_any(_FR_WORDS)})\b"
)

FRENCH = NumberWords(
    words=_FR_WORDS,
    scales=_FR_SCALES,
    collectives=_FR_COLLECTIVES,
    articles=frozenset({"un", "une"}),
    decimal=",",
    digits=_digits(r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5}|\d{1,3}(?:\.\d{3}){1,5}", r"[,.]\d{1,6}"),
    spelled=_pattern(rf"(?<![\w-])(?!(?:cents|vingts)\b|(?<=pour )cent\b){FRENCH_WORD}(?:[\s-]{FRENCH_WORD}){{0,12}}"),
    half=_pattern(r"(?<![\w-])une?\sdemi[-\s](?=mill)"),
    and_a_half=_pattern(r"\set\sdemie?\b"),
    scale=_pattern(rf"[\s-]?(?P<scale>{_any(_FR_SCALES)})(?!\w)"),
    collective=_pattern(rf"\s(?P<collective>{_any(_FR_COLLECTIVES)})s?\b(?:\sde\s(?P<scale>milli(?:er|on|ard))s?\b)?"),
    hedge=_pattern(
        r"(?<!\w)(?:"
        r"(?P<over>(?:plus|(?:pas|non)\smoins)\s(?:de|d['’])|au\s(?:moins|minimum|bas\smot)|minimum|au[\s-]delà\sde|"
        r"sup[ée]rieure?s?\sà|d[ée]pass\w+(?:\s(?:les|des))?|exc[èéê]d\w+(?:\s(?:les|des))?)"
        r"|(?P<under>(?:moins|pas\splus)\s(?:de|d['’])|(?:tout\s)?au\s(?:plus|maximum)|maximum|jusqu['’]à|"
        r"inf[ée]rieure?s?\sà)"
        r"|(?P<approximate>environ|quelques?|presque|près\s(?:de|d['’])|autour\s(?:de|d['’])|à\speu\sprès|"
        r"aux\salentours\s(?:de|d['’])|approximativement|de\sl['’]ordre\s(?:de|d['’])|pas\sloin\s(?:de|d['’])|"
        r"estimée?s?\sà|avoisin\w+(?:\sles)?|frôl\w+(?:\sles)?|~)"
        r")\s?(?:(?:de|les|des|quelque)\s|d['’]\s?)?$"
    ),
    hedge_after=_pattern(
        r"\s(?:(?P<approximate>environ)|(?P<over>au\s(?:moins|minimum)|minimum|(?:ou|et)\splus)"
        r"|(?P<under>au\s(?:plus|maximum)|maximum))\b(?!\s(?:de\b|d['’]|\d))"
    ),
    between=_pattern(rf"(?<!\w)entre\s{_SYMBOL}$"),
    range_and=_pattern(rf"{_UNIT}\s(?:et|à)\s{_SYMBOL}"),
    range_to=_pattern(rf"{_UNIT}(?:\s(?:à|ou)\s|\s[-–]\s){_SYMBOL}"),
    change=_pattern(
        r"\b(?:pass|port|relev|augment|r[ée]dui|ramen|chut|baiss|grimp|bond|progress|recul|tomb|abaiss|hauss|diminu|"
        rf"évolu|descend|mont)\w*[^.;:]{{0,60}}\bde\s{_SYMBOL}$"
    ),
)

_EN_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_EN_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "millions": 10**6, "mn": 10**6, "mln": 10**6,
    "billion": 10**9, "billions": 10**9, "bn": 10**9, "bln": 10**9, "trillion": 10**12, "tn": 10**12, "trn": 10**12,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
_EN_COLLECTIVES = {"dozen": 12, "half-dozen": 6, "half dozen": 6}
ENGLISH_WORD = rf"(?:{_any(word for word in _EN_WORDS if word not in ('a', 'an'))})\b"

ENGLISH = NumberWords(
    words=_EN_WORDS,
    scales=_EN_SCALES,
    collectives=_EN_COLLECTIVES,
    articles=frozenset({"one"}),
    decimal=".",
    digits=_digits(r"\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:[\u00a0\u202f]\d{3}){1,5}", r"\.\d{1,6}"),
    spelled=_pattern(
        r"(?<![\w-])(?:an?(?=\s(?:hundred|thousand|million|billion|trillion|half[\s-]dozen|dozen)\b)"
        rf"|(?!hundred|thousand){ENGLISH_WORD})(?:(?:[\s-]|(?<=dred|sand)\sand\s){ENGLISH_WORD}){{0,12}}"
    ),
    half=_pattern(r"(?<![\w-])half(?:\sa\s|[-\s])(?=(?:m|b|tr)illion\b|dozen\b)"),
    and_a_half=_pattern(r"\sand\sa\shalf\b"),
    scale=_pattern(rf"[\s-]?(?P<scale>{_any(_EN_SCALES)})(?!\w)"),
    collective=_pattern(rf"\s?(?P<collective>{_any(_EN_COLLECTIVES)})\b(?:(?!)(?P<scale>))?"),
    hedge=_pattern(
        r"(?<!\w)(?:"
        r"(?P<over>(?:more|(?:not|no)\s(?:less|fewer))\sthan|(?:just\s)?over|at\sleast|above|exceed\w*|upwards?\sof|"
        r"in\sexcess\sof|(?:a\s)?minimum\sof)"
        r"|(?P<under>(?:less|fewer|(?:no|not)\smore)\sthan|(?:just\s)?under|below|up\sto|at\smost|"
        r"as\s(?:much|many)\sas|(?:a\s)?maximum\sof)"
        r"|(?P<approximate>about|around|approximately|roughly|nearly|almost|some|(?:an\s)?estimated(?:\sat)?|"
        r"close\sto|circa|in\sthe\sregion\sof|~)"
        r")\s?(?:the\s)?$"
    ),
    hedge_after=_pattern(r"\s(?:(?P<approximate>or\sso)|(?P<over>or\smore|at\sleast)|(?P<under>or\sless|at\smost))\b"),
    between=_pattern(rf"(?<!\w)between\s{_SYMBOL}$"),
    range_and=_pattern(rf"{_UNIT}\s(?:and|to)\s{_SYMBOL}"),
    range_to=_pattern(rf"{_UNIT}(?:\s(?:to|or)\s|\s[-–]\s){_SYMBOL}"),
    change=_pattern(rf"\bfrom\s{_SYMBOL}$"),
)

NUMBER_WORDS = {"en": ENGLISH, "fr": FRENCH}
