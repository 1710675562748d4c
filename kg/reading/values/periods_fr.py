"""How French says when: its words of time and the patterns that pair them with a meaning."""

from __future__ import annotations

import re

from babel import Locale

from kg.reading.values import period_shapes as shapes
from kg.reading.values.number_words import FRENCH, FRENCH_WORD
from kg.reading.values.period_words import PeriodWords, rules

_LOCALE = Locale("fr")
_MONTHS = {str(name): number for number, name in _LOCALE.months["format"]["wide"].items()}
_SHORT_MONTHS = {"janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12}
_WEEKDAYS = {str(name): number for number, name in _LOCALE.days["format"]["wide"].items()}

_MONTH_NAME = "|".join(_MONTHS)
# A lower-case name of a month is nothing else; "Mars" may be a planet and "Mai" a name.
_MONTH = rf"(?P<month>{_MONTH_NAME})(?![\w-])"
_DATED_MONTH = rf"(?P<month>(?i:{_MONTH_NAME})|(?:{'|'.join(_SHORT_MONTHS)})\.?)(?![\w-])"
_DAY = r"(?:1\s?er|premier|[12]\d|3[01]|0?[1-9])"
_WEEKDAY = "|".join(_WEEKDAYS)
_YEAR = r"(?:1\d{3}|20\d{2})(?![\w%€$£]|[.,:/]\d|\.[^\W\d]|\s?[%€$£])"
_PAST = r"derni(?:er|ère)s?|passée?s?|écoulée?s?"
_NEXT = r"prochaine?s?|à\svenir"
_SIDE = rf"(?P<side>{_PAST}|{_NEXT})\b"
_OF_YEAR = (
    rf"(?:\s(?:de\s(?:l['’]\s?(?:année|exercice)\s)?)?(?P<year>{_YEAR})"
    rf"|\s(?:de\s)?(?:l['’]\s?(?:an|année)\s)?(?P<year_side>cette(?=\sannée)|(?:(?<=an\s)|(?<=ée\s))(?:{_PAST}|{_NEXT}))(?:\sannée)?)"
)
_PART = r"(?:\s(?:matin|midi|soir|après-midi))?"
_NOT_A_COUNT = (
    r"(?!\s(?!dans|mais|sous|puis|pas|plus|alors|lors|sans|depuis|des|aux|ses|très|vers|chez)[a-zà-ÿœ]+[sx]\b)"
)
_SEASONS = {"printemps": 3, "été": 6, "automne": 9, "hiver": 12}
_SEASON = "|".join(_SEASONS)
_UNITS = {
    "an": "year", "ans": "year", "année": "year", "années": "year", "mois": "month", "semaine": "week",
    "semaines": "week", "jour": "day", "jours": "day", "trimestre": "quarter", "week-end": "weekend",
    "weekend": "weekend",
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,4}}|(?i:{FRENCH_WORD}(?:[\s-]{FRENCH_WORD}){{0,4}}))"
_UNIT = r"(?P<unit>ans?|années?|mois|semaines?|jours?)(?![\w-])(?!\set\sdemi)"

RULES = (
    *rules(
        _WEEKDAYS,
        # Names and habits.
        (r"(?i:mardi\sgras|vendredi\s(?:saint|noir|13)\b|jeudi\s(?:saint|noir)|lundi\s(?:noir|de\s(?:Pâques|Pentecôte))|"
         r"mercredi\sdes\scendres|dimanche\sdes\srameaux|journal\sdu\sdimanche)", shapes.nothing),
        (rf"(?i:du\s(?:{_WEEKDAY})\sau\s(?:{_WEEKDAY}))", shapes.nothing),
        (rf"(?i:(?:tous\sles|chaque|les|un|certains)\s(?:{_WEEKDAY})s?)\b", shapes.nothing),
        # "le mardi" is a habit, "Mardi" inside a sentence a name.
        (r"(?<![\w-])(?<!\ble )(?<!\bdu )(?<!\bau )(?<!\bdes )(?:(?i:ce)\s)?"
         rf"(?P<weekday>{_WEEKDAY})(?![\w-]){_PART}(?:\s{_SIDE})?"
         rf"(?:\s(?:de\s)?la\ssemaine\s(?P<week>{_PAST}|{_NEXT})\b)?(?!\s\d)", shapes.weekday),
        (r"(?:^|(?<=[.!?»:—–-]\s)|(?<=[\n«(\"]))(?:«\s)?"
         rf"(?P<core>(?P<weekday>{_WEEKDAY.title()})(?![\w-]){_PART}(?:\s{_SIDE})?)(?!\s\d)", shapes.weekday),
        (rf"(?i:(?:dans\s)?(?:la\s)?nuit\sd[eu]\s)(?P<first>{_WEEKDAY})\s(?:à|au)\s(?P<weekday>{_WEEKDAY})(?!\s\d)",
         shapes.weekday_range),
        (rf"(?<!\w)(?i:de)\s(?P<first>{_WEEKDAY})\sà\s(?P<weekday>{_WEEKDAY})(?!\s\d)", shapes.weekday_range),
    ),
    *rules(
        (*_MONTHS, *_SHORT_MONTHS),
        (rf"11[\s-](?i:septembre)(?!\s{_YEAR})|poissons?\sd['’]\s?avril", shapes.nothing),
        (rf"(?<![\w.,/:-])(?:(?P<weekday>(?i:{_WEEKDAY})),?\s)?"
         rf"(?:(?P<first>{_DAY})(?:,\s{_DAY}){{0,4}}(?:\s(?:et|ou|au|à)\s|\s?[-–]\s?)(?:le\s)?)?(?P<day>{_DAY})\s{_DATED_MONTH}"
         rf"(?:{_OF_YEAR}|\s{_SIDE})?", shapes.dated_day),
        (rf"(?<![\w.,/:-])(?P<first>{_DAY})\s(?P<first_month>(?i:{_MONTH_NAME}))"
         rf"(?:(?:\s(?P<first_year>{_YEAR}))?\sau\s|\s?[-–]\s?)(?:(?:{_WEEKDAY})\s)?(?P<day>{_DAY})\s{_DATED_MONTH}(?:{_OF_YEAR}|\s{_SIDE})?",
         shapes.dated_day),
        (rf"(?:(?<![\w-])|(?<=\bmi-))(?:(?i:mois)\s(?:de\s|d['’]\s?))?{_MONTH}(?:{_OF_YEAR}|\s{_SIDE}|(?!\s?\d))",
         shapes.month),
        (rf"(?<![\w-])(?P<month>{_MONTH_NAME.replace('mars|', '').title()})\s(?P<year>{_YEAR})", shapes.month),
        (rf"(?<![\w-])(?P<first>{_MONTH_NAME})(?:\s(?P<first_year>{_YEAR}))?(?:\s(?:à|et)\s|\s?[-–]\s?)(?:fin\s)?{_MONTH}"
         rf"(?:{_OF_YEAR})?(?!\s?\d)", shapes.month_range),
    ),
    *rules(
        "12",
        (r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])", shapes.numeric_date),
        (r"(?<![\w./-])(?P<day>\d{1,2})([/.])(?P<month>\d{1,2})\2(?P<year>\d{4})(?![\w/-])", shapes.numeric_date),
        (r"(?<!\w)(?i:en|depuis|avant|dès|d['’]ici(?:\sà)?|courant|horizon|année|an|exercice|fin|début|jusqu['’]en|"
         rf"milieu|mi)[\s-](?P<core>(?P<year>{_YEAR}))", shapes.year),
        (rf"(?<=\d\d\d\d)\s(?:et|ou|puis)\s(?P<core>(?P<year>{_YEAR}))", shapes.year),
        (rf"(?<!\w)(?i:de|pour|vers|après|jusqu['’]à)\s(?P<core>(?P<year>{_YEAR})){_NOT_A_COUNT}", shapes.year),
        (rf"\((?P<core>(?P<year>{_YEAR}))\)", shapes.year),
        (rf"(?<!\w)(?i:de|entre)\s(?P<first>{_YEAR})\s(?:à|et)\s(?P<year>{_YEAR})", shapes.year_range),
        (rf"(?<![\w.,/:-])(?P<first>(?:1\d{{3}}|20\d\d))\s?[-–]\s?(?P<year>{_YEAR})(?![-–])", shapes.year_range),
    ),
    *rules(
        ("années",),
        (r"(?<!\w)(?:(?i:les|des)\s)?(?i:années)\s(?P<year>[12]\d\d0|[2-9]0)(?!\w)", shapes.decade),
    ),
    *rules(
        ("mestre",),
        (r"(?<!\w)(?P<ordinal>(?i:premier|1\s?er|deuxième|second|2\s?(?:e|ème|nd)|troisième|3\s?(?:e|ème)|quatrième|"
         rf"4\s?(?:e|ème)))\s(?P<part>trimestre|semestre)(?:{_OF_YEAR})?", shapes.part_of_year),
        (rf"(?<!\w)(?P<ordinal>dernier)\s(?P<part>trimestre){_OF_YEAR}", shapes.part_of_year),
    ),
    *rules(
        ("t1", "t2", "t3", "t4", "s1", "s2", "q1", "q2", "q3", "q4", "h1", "h2"),
        (rf"(?<![\w-])(?P<part>[TSQH])(?P<ordinal>[1-4])(?:\s(?:de\s)?(?P<year>{_YEAR})|(?![\w-]))",
         shapes.part_of_year),
    ),
    *rules(
        _SEASONS,
        (rf"(?<!\w)(?i:l['’]|au|le|du)\s?(?P<season>{_SEASON})(?:{_OF_YEAR}|\s{_SIDE})", shapes.season),
        (rf"(?<!\w)(?P<side>(?i:cet?))\s(?P<season>{_SEASON})(?!\w)", shapes.season),
    ),
    # Counted from the day of publication.
    *rules(
        ("hui", "hier", "demain", "matin", "midi", "soir", "nuit"),
        (r"(?<!\w)(?P<relative>(?i:aujourd['’]\s?hui|avant-hier|hier|après-demain|demain|ce\s(?:matin|midi|soir)|"
         rf"cet\saprès-midi|cette\snuit))(?!\w|-\w){_PART}", shapes.relative_day),
    ),
    *rules(
        _UNITS,
        (rf"(?<!\w)(?i:la|le|l['’]|au|du|un)\s?(?P<unit>semaine|mois|an(?:née)?|trimestre|week-end|weekend)\s{_SIDE}",
         shapes.unit),
        (r"(?<!\w)(?P<side>(?i:cette|cet|ce))\s(?P<unit>semaine|mois|année|trimestre|week-end|weekend)(?:-ci)?(?![\w-])"
         r"(?!\s(?:\d|de\s|d['’]|scolaire|record))", shapes.unit),
        (r"(?<!\w)(?i:(?:fin|début|milieu|cours)\s(?:du|de\s(?:la|l['’])|de|d['’])|durant\sle|pendant\sle|le\slong\sdu)\s?"
         r"(?P<core>(?P<unit>semaine|mois|année|an|trimestre|week-end|weekend))(?:\sen\scours)?(?![\w-])"
         rf"(?!\s(?:\d|de\s|d['’]|{_PAST}|{_NEXT}|scolaire|précédent|suivant))", shapes.unit),
        (r"(?<!\w)(?i:il\sy\sa|voi(?:ci|là))\s(?:(?P<before>plus\sd[e'’])\s?|(?P<approx>environ\s|près\sd[e'’]\s?))?"
         rf"{_COUNT}\s{_UNIT}", shapes.ago),
        (rf"(?<!\w)(?P<after>(?i:depuis))\s(?:(?:plus\sd[e'’]|environ|près\sd[e'’])\s?)?{_COUNT}\s{_UNIT}", shapes.ago),
        (rf"(?<!\w)(?i:dans)\s(?P<approx>environ\s)?{_COUNT}\s{_UNIT}(?!\sde\s)", shapes.hence),
        (rf"(?<!\w)(?P<before>(?i:d['’]ici(?:\sà)?|sous|dans\sles))\s{_COUNT}\s{_UNIT}", shapes.hence),
    ),
)  # fmt: skip

FRENCH_PERIODS = PeriodWords(
    months={**_MONTHS, **_SHORT_MONTHS},
    weekdays=_WEEKDAYS,
    sides={
        **{f"{word}{ending}": "last" for word in ("dernier", "dernière", "passé", "passée", "écoulé", "écoulée")
           for ending in ("", "s")},
        **dict.fromkeys(("prochain", "prochaine", "prochains", "prochaines", "à venir"), "next"),
        "ce": "this", "cet": "this", "cette": "this",
    },
    units=_UNITS,
    days={
        "aujourd'hui": 0, "avant-hier": -2, "hier": -1, "après-demain": 2, "demain": 1, "ce matin": 0, "ce midi": 0,
        "ce soir": 0, "cet après-midi": 0, "cette nuit": 0,
    },
    ordinals={
        "premier": 1, "1er": 1, "1": 1, "deuxième": 2, "second": 2, "2e": 2, "2ème": 2, "2nd": 2, "2": 2,
        "troisième": 3, "3e": 3, "3ème": 3, "3": 3, "quatrième": 4, "dernier": 4, "4e": 4, "4ème": 4, "4": 4,
    },
    seasons=_SEASONS,
    numbers=FRENCH.words,
    prefix=re.compile(
        r"(?<!\w)(?:(?P<since>depuis)|(?P<after>après|dès|à\s(?:partir|compter))|(?P<deadline>d['’]ici)"
        r"|(?P<before>avant|jusqu['’](?:en|aux?|à)|au\splus\stard)|(?P<approx>vers|autour|aux\salentours|environ))?\s?"
        r"(?:(?:à|au|en|de|du|la|les|le|l['’]|d['’])\s?)*"
        r"(?:(?P<start>début|premiers\sjours)|(?P<mid>mi-|mi|milieu)|(?P<end>fin|derniers\sjours))?\s?"
        r"(?:(?:à|au|en|de|du|des|la|le|les|l['’]|d['’]|ce|cette|année|années|mois|jour)\s?)*$",
        re.IGNORECASE,
    ),
    rules=RULES,
)  # fmt: skip
