"""How English says when: its words of time and the patterns that pair them with a meaning."""

from __future__ import annotations

import re

from babel import Locale

from kg.reading.values import period_shapes as shapes
from kg.reading.values.number_words import ENGLISH, ENGLISH_WORD
from kg.reading.values.period_words import PeriodWords, rules

_LOCALE = Locale("en")
_MONTHS = {str(name).lower(): number for number, name in _LOCALE.months["format"]["wide"].items()}
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_WEEKDAYS = {str(name).lower(): number for number, name in _LOCALE.days["format"]["wide"].items()}

_MONTH_NAME = "|".join(name.title() for name in _MONTHS)
_UNMISTAKABLE = "|".join(name.title() for name in _MONTHS if name != "may")
_MONTH = rf"(?P<month>{_MONTH_NAME})(?!\w|['’]s|-[A-Z])"
_DATED_MONTH = rf"(?P<month>{_MONTH_NAME}|(?:{'|'.join(name.title() for name in _SHORT_MONTHS)})(?:\.|\b))"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_NTH = rf"{_DAY}(?:st|nd|rd|th)?(?![\w.,:/%]*\d|\w|\s?%)"
_WEEKDAY = "|".join(name.title() for name in _WEEKDAYS)
_YEAR = r"(?:1\d{3}|20\d{2})(?![\w%€$£]|[.,:/]\d|\.[^\W\d]|\s?[%€$£])"
_OF_YEAR = rf"(?:,?\s(?:of\s)?(?:(?P<year>{_YEAR})|(?P<year_side>last|this|next)\syear))"
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON = "spring|summer|autumn|fall"
_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "weekend": "weekend", "month": "month",
    "months": "month", "quarter": "quarter", "year": "year", "years": "year",
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,4}}|(?i:an?|{ENGLISH_WORD}(?:[\s-]{ENGLISH_WORD}){{0,4}}))"
_UNIT = r"(?P<unit>years?|months?|weeks?|days?)"
_PART = r"(?:\s(?:morning|afternoon|evening|night))?"
_SPAN = r"(?P<unit>week|month|year|quarter|weekend)"
_NOT_A_COUNT = r"(?!\s(?:[a-z]+s|people|men|women|children|staff|of)\b)"


RULES = (
    *rules(
        _WEEKDAYS,
        # Names and habits.
        (r"(?:Black|Good|Ash|Palm|Easter|Shrove|Bloody|Super|Cyber|Fat|Maundy|Big|Sheffield|Mail\son)\s"
         rf"(?:{_WEEKDAY})", shapes.nothing),
        (rf"(?:{_WEEKDAY})\s(?:Times|Telegraph|Mirror|Express|Mail|World|Post|Herald|People|Sun|Night\s(?:Live|Football)|"
         r"Business\sPost|the\s13th)", shapes.nothing),
        (rf"(?:(?i:every|each|most|an?)\s)(?:{_WEEKDAY})\b", shapes.nothing),
        (rf"(?:{_WEEKDAY})\s(?:through|to)\s(?:{_WEEKDAY})\b", shapes.nothing),
        (rf"(?<![\w-])(?:(?P<side>(?i:last|next|this|this\spast|this\scoming))\s)?(?P<weekday>{_WEEKDAY})(?!\w|\s\d){_PART}",
         shapes.weekday),
        (rf"(?<![\w-])(?P<weekday>{_WEEKDAY}){_PART}\s(?:of\s)?(?P<week>last|next|this)\sweek\b", shapes.weekday),
        (rf"(?<!\w)(?i:from|between)\s(?P<first>{_WEEKDAY})\s(?:to|and|until)\s(?P<weekday>{_WEEKDAY})\b",
         shapes.weekday_range),
    ),
    *rules(
        (*_SHORT_MONTHS, "may"),
        (rf"Sept(?:ember|\.)\s11(?:th)?\b(?!,?\s{_YEAR})", shapes.nothing),
        (rf"(?<![\w-])(?:(?P<weekday>{_WEEKDAY}),?\s)?(?:the\s)?{_DATED_MONTH}\s(?:the\s)?"
         rf"(?:(?P<first>{_DAY}(?:st|nd|rd|th)?)(?:\s(?:to|and|or|through)\s|\s?[-–]\s?))?(?P<day>{_NTH}){_OF_YEAR}?",
         shapes.dated_day),
        (rf"(?<![\w.,/:-])(?:(?P<weekday>{_WEEKDAY}),?\s)?(?:the\s)?"
         rf"(?:(?P<first>{_DAY}(?:st|nd|rd|th)?)(?:\s(?:to|and|or)\s|\s?[-–]\s?))?(?P<day>{_DAY}(?:st|nd|rd|th)?)\s"
         rf"(?:of\s)?(?P<month>{_MONTH_NAME})\b{_OF_YEAR}?(?!\s\d)", shapes.dated_day),
        (rf"(?<![\w-])(?P<first_month>{_MONTH_NAME})\s(?P<first>{_DAY})"
         rf"(?:(?:,?\s(?P<first_year>{_YEAR}))?,?\s(?:to|through)\s|\s?[-–]\s?){_DATED_MONTH}\s"
         rf"(?P<day>{_NTH}){_OF_YEAR}?", shapes.dated_day),
        (rf"(?<![\w-])(?P<month>{_MONTH_NAME}){_OF_YEAR}", shapes.month),
        # A month is also a verb, a first name or a prime minister: alone it needs a preposition.
        (r"(?<!\w)(?i:in|during|since|until|by|before|after|from|through|late|early|mid|middle\sof|start\sof|end\sof|"
         rf"beginning\sof|month\sof|to)[\s-](?P<core>(?P<month>{_UNMISTAKABLE})(?!\w|['’]s|-[A-Z]|\s\d))",
         shapes.month),
        (r"(?<!\w)(?i:in|during|until|late|early|mid|middle\sof|start\sof|end\sof|beginning\sof|month\sof)[\s-]"
         r"(?P<core>(?P<month>May)(?!\w|['’]s|-[A-Z]|\s\d|\sand\b))", shapes.month),
        (r"(?:Theresa|Brian|Mrs?\.?|Ms\.?|Minister|PM|Dr\.?)\sMay\b(?:\s\d+)?", shapes.nothing),
        (rf"(?<!\w)(?P<side>(?i:last|this|next))\s{_MONTH}(?!\s\d)", shapes.month),
        (rf"(?<![\w-])(?:from\s|between\s)?(?P<first>{_MONTH_NAME})(?:\s(?P<first_year>{_YEAR}))?"
         rf"(?:\s(?:to|and|through)\s|\s?[-–]\s?){_MONTH}{_OF_YEAR}(?!\s\d)", shapes.month_range),
        (rf"(?<!\w)(?:from|between)\s(?P<first>{_MONTH_NAME})\s(?:to|and|through)\s{_MONTH}(?!\s\d)",
         shapes.month_range),
    ),
    *rules(
        "12",
        (r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])", shapes.numeric_date),
        (r"(?<![\w./-])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})(?![\w/-])", shapes.american_or_british),
        (r"(?<!\w)(?i:in|since|by|until|till|before|after|during|early|late|mid|through|fiscal|year|FY|circa|"
         rf"(?:end|middle|start|beginning)\sof)[\s-]?(?P<core>(?P<year>{_YEAR}))(?!\sor\s)", shapes.year),
        (rf"(?<!\w)(?i:of|for|from|around|to)\s(?P<core>(?P<year>{_YEAR})){_NOT_A_COUNT}", shapes.year),
        (rf"(?<=\d\d\d\d)\s(?:and|or)\s(?P<core>(?P<year>{_YEAR})){_NOT_A_COUNT}", shapes.year),
        (rf"\((?P<core>(?P<year>{_YEAR}))\)", shapes.year),
        (rf"(?<!\w)(?i:from|between)\s(?P<first>{_YEAR})\s(?:to|and|through|until)\s(?P<year>{_YEAR})",
         shapes.year_range),
        (rf"(?<![\w.,/:-])(?P<first>(?:1\d{{3}}|20\d\d))\s?[-–]\s?(?P<year>{_YEAR})(?![-–])", shapes.year_range),
    ),
    *rules(
        ("0s",),
        (r"(?<![\w.,/:-])(?:the\s)?(?:['’](?=\d0s)|(?=\d{4}))(?P<year>[12]\d\d0|[2-9]0)s\b", shapes.decade),
    ),
    *rules(
        ("quarter", "half", "q1", "q2", "q3", "q4", "h1", "h2"),
        (r"(?<!\w)(?P<ordinal>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[\s-](?:fiscal\s)?(?P<part>quarter)\b"
         rf"(?:{_OF_YEAR})?", shapes.part_of_year),
        # Matches have a first half too.
        (rf"(?<!\w)(?P<ordinal>(?i:first|second))\s(?P<part>half){_OF_YEAR}", shapes.part_of_year),
        (rf"(?<![\w-])(?P<part>[QH])(?P<ordinal>[1-4])(?:\s(?:of\s)?(?P<year>{_YEAR})|(?![\w-]))", shapes.part_of_year),
    ),
    *rules(
        _SEASONS,
        (rf"(?<!\w)(?:the\s)?(?P<season>{_SEASON})\sof\s(?P<year>{_YEAR})", shapes.season),
        (rf"(?<!\w)(?P<season>(?i:spring|summer|autumn))\s(?P<year>{_YEAR})", shapes.season),
        (rf"(?<!\w)(?P<side>(?i:last|this|next))\s(?P<season>{_SEASON})\b", shapes.season),
    ),
    # Counted from the day of publication.
    *rules(
        ("day", "morrow", "night", "this "),
        (r"(?<![\w-])(?P<relative>(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|today|tomorrow|tonight|"
         rf"this\s(?:morning|afternoon|evening)|last\snight))(?![\w-]){_PART}", shapes.relative_day),
    ),
    *rules(
        _UNITS,
        (rf"(?<!\w)(?P<side>(?i:last|this|next|this\spast|this\scoming))\s{_SPAN}(?![\w-])", shapes.unit),
        (r"(?<!\w)(?i:over|at|during)\sthe\s(?P<unit>weekend)(?![\w-])", shapes.unit),
        (r"(?<!\w)(?i:end|beginning|start|middle)\sof\s(?:the\s(?:current\s)?|this\s)"
         rf"(?P<core>{_SPAN})(?![\w-])", shapes.unit),
        (rf"(?<!\w)(?P<before>(?i:within))\s(?:the\snext\s)?{_COUNT}\s{_UNIT}(?!\sof\b)", shapes.hence),
        (rf"(?<!\w)(?i:in)\s{_COUNT}\s{_UNIT}['’]s?\stime\b", shapes.hence),
        (rf"(?<!\w)(?i:in)\s(?:(?P<approx>about)\s)?{_COUNT}\s{_UNIT}(?!['’\w]|\sof\b)", shapes.hence_if_future),
    ),
    *rules(
        (" ago",),
        (rf"(?<!\w)(?:(?P<before>(?i:more\sthan|over)\s)|(?P<approx>(?i:about|around|nearly|almost|some)\s))?{_COUNT}\s{_UNIT}"
         r"\sago\b", shapes.ago),
    ),
    *rules((" from now",), (rf"(?<!\w){_COUNT}\s{_UNIT}\sfrom\snow\b", shapes.hence)),
)  # fmt: skip

ENGLISH_PERIODS = PeriodWords(
    months={**_MONTHS, **_SHORT_MONTHS},
    weekdays=_WEEKDAYS,
    sides={"last": "last", "this past": "last", "this": "this", "next": "next", "this coming": "next"},
    units=_UNITS,
    days={
        "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0,
        "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
    },
    ordinals={
        "first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2, "third": 3, "3rd": 3, "3": 3, "fourth": 4,
        "4th": 4, "4": 4,
    },
    seasons=_SEASONS,
    numbers=ENGLISH.words,
    prefix=re.compile(
        r"(?<!\w)(?:(?P<since>since)|(?P<after>after|(?:starting|effective|beginning)(?:\s(?:in|on|from))?|as\sof)"
        r"|(?P<deadline>by|no\slater\sthan)|(?P<before>before|until|till|through|prior\sto)"
        r"|(?P<approx>around|about|circa))?\s?"
        r"(?:(?:in|on|at|the|of)\s)*"
        r"(?:(?P<start>early|beginning|start)|(?P<mid>mid|middle)|(?P<end>late|end))?[\s-]?"
        r"(?:(?:in|on|at|the|of|month|year|fiscal|on)\s)*$",
        re.IGNORECASE,
    ),
    rules=RULES,
)  # fmt: skip
