"""What French and English count: percentages, ages, and which words after a number can be a unit.

Without a parser, a unit is a plural-looking lower-case word after the number that is no function
word, month or stretch of time; the lists below hold the words that look plural and are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """One language's units.

    ``percent`` matches right after a number; so does ``noun``, which captures ``noun``, and ``of``
    when linked by a preposition that only collectives and millions take, and that millions must take
    where ``linked`` says so ("les 100 milliards proposés" counts something else). ``plural`` tells
    whether a word can be a plural noun, ``never`` holds those that are none, ``one`` the nouns that
    one can count. After ``bare`` words a number counts something that is not said again, and so it does
    behind ``staffed`` words, where ``alone`` matches right after it. ``time``
    matches a stretch of time, which is no count. ``before_year`` and ``before_day`` mark a number as
    part of a date.

    ``age_after`` makes a number an age where ``age_before`` precedes; without it, only figures (and
    words where ``spelled_ages`` says so), and only when neither ``lasting`` precedes nor ``lasted``
    follows.
    """

    linked: bool
    percent: re.Pattern[str]
    noun: re.Pattern[str]
    plural: re.Pattern[str]
    never: frozenset[str]
    one: frozenset[str]
    bare: re.Pattern[str]
    staffed: re.Pattern[str]
    alone: re.Pattern[str]
    time: re.Pattern[str]
    age_after: re.Pattern[str]
    age_before: re.Pattern[str]
    lasting: re.Pattern[str]
    lasted: re.Pattern[str]
    spelled_ages: bool
    before_year: re.Pattern[str]
    before_day: re.Pattern[str]


def _months(language: str) -> str:
    return "|".join(Locale(language).months["format"]["wide"].values())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WHOLE = r"(?:\d[\d\s.,]*\s)?"
"""The number of all, of which some are counted: "300 of its | 2,400 | jobs"."""
_WHOLE_AFTER = r"\s\d[\d\s.,]*\s"

_FR_ADJECTIVES = (
    "autres|nouveaux|nouvelles|jeunes|petite?s|grande?s|premiers|premières|derniers|dernières|ancien(?:ne)?s|"
    "différente?s|principaux|principales|seule?s|gros|grosses"
)
_FR_TERMS = (
    "contrat|accord|bail|peine|période|durée|mandat|plan|délai|expérience|guerre|embargo|prêt|programme|emprunt|"
    "règne|concession|sursis|prison|exil|absence|carrière|histoire|pause|partenariat|crise|conflit|écart|écop\\w+|plus"
)

FRENCH = UnitWords(
    linked=True,
    percent=re.compile(r"\s?%|\spour\s?cents?\b|\sp\.\s?100\b"),
    noun=re.compile(
        rf"\s(?:(?:de|parmi)\s(?:ses|ces|leurs|nos|vos)\s{_WHOLE}|des{_WHOLE_AFTER}|(?P<of>de\s|des\s|d['’]\s?))?(?:(?:{_FR_ADJECTIVES})\s){{0,2}}"
        r"(?P<noun>[a-zà-öø-ÿœ]{3,}(?:-[a-zà-öø-ÿœ]+){0,3}|[A-ZÉ][a-zà-öø-ÿœ]+(?:ai(?:n?s|nes)|ois|oises|iens|iennes))"
        r"(?![\w’'])"
    ),
    plural=re.compile(r".*[sxz](?:-\w+)?"),
    never=_words(
        "afin ailleurs alors après assez autres aux avais avons celles cents certaines certains ces ceux chez dans "
        "dehors depuis des deux divers diverses dix dès elles envers eux hors ils jamais jours jusque leurs lors mais "
        "mars mes mieux moins nos nous parfois pas plus plusieurs près puis quarts quelles quelques quels sans ses six "
        "sous suis surtout tes tiers toujours tous toutes travers trois très vers versus vos vous"
    ),
    one=_words("blessé blessée disparu disparue mort morte personne tué tuée victime"),
    bare=re.compile(r"\s(?:ont|sont|étaient|avaient|seraient|auraient|autres)\b"),
    staffed=re.compile(
        r"(?:(?i:\beffectifs?\b)[^.;:!?()]{0,60}\s(?:à|(?:est|sont|était|étaient)\sde)|\bun\seffectif(?:\stotal|\sglobal)?\sde|"
        r"\bempl(?:oie|oient|oyait|oyaient))\s(?:(?:plus\sde|près\sde|environ|quelque|désormais|aujourd['’]hui)\s)*$"
    ),
    alone=re.compile(r"\s*(?:[,.;:!?)]|$)|\s(?:au|contre|cette|d['’]ici|dans|depuis|en|et|fin|pour|sur|à)\b(?!\s\d)"),
    time=re.compile(
        r"[\s-](?:de\s|d['’])?(?:ans?|années?|mois|semaines?|jours?|journées?|heures?|minutes?|secondes?|trimestres?|"
        r"semestres?|siècles?|décennies?|fois|nuits?|week-ends?)\b"
    ),
    age_after=re.compile(r"\sans\b"),
    age_before=re.compile(r"(?:\bâgée?s?\s(?:de|d['’])|\bl['’]âge\s(?:de|d['’]))\s?$"),
    lasting=re.compile(
        r"(?<!\w)(?:depuis|il\sy\sa|voi(?:ci|là)|pendant|dans|en|durant|après|d['’]ici|sur|tous|dès|sous|les|ces|risqu\w+|"
        rf"purg\w+|jusqu['’]à|condamn\w+\s\w+|dur\w+|pass\w+|(?:{_FR_TERMS})\s(?:de|d['’])|(?:contrat|mandat)\s\w+\sde)\s?"
        r"(?:(?:les|ces|plus\sde|moins\sde|près\sde|environ|quelque|au\smoins|encore)\s)*$"
    ),
    lasted=re.compile(
        r"\s(?:de\s(?!plus\b)|d['’]|plus\s(?:tôt|tard)|après|avant|auparavant|durant|avec\ssursis|ferme)|,\sde\s\d"
    ),
    # French writes out how long something lasts ("cinq ans") and uses figures for how old somebody is.
    spelled_ages=False,
    before_year=re.compile(
        rf"(?<!\w)(?i:en|depuis|dès|avant|après|d['’]ici|fin|début|mi|année|an|{_months('fr')})[\s-]$"
    ),
    before_day=re.compile(r"(?!)"),
)

_EN_ADJECTIVES = (
    "new|more|other|additional|extra|further|full-time|part-time|permanent|temporary|local|civilian|foreign|young|"
    "senior|former|small|large|big|old|different|separate|armed|unarmed|"
    r"(?:army|crew|government|police|school|security|staff)(?=\s[a-z]+(?:s|men)\b)|"
    "[A-Z][a-z]+(?:an|ese|ish|ch|ic|i|lim)"
)

ENGLISH = UnitWords(
    linked=False,
    percent=re.compile(r"\s?%|[\s-]per\s?cent\b"),
    noun=re.compile(
        rf"\s(?:of\s(?:its|their|the|our|his|her)\s{_WHOLE}|(?P<of>of\s))?(?:(?:{_EN_ADJECTIVES})\s){{0,2}}"
        r"(?P<noun>[a-z]{3,}(?:-[a-z]+){0,3})(?![\w’'])"
    ),
    plural=re.compile(
        r".*(?:[^isu]s|ies|sses|uses|people|men|children)|staff|personnel|police|dead|injured|wounded|crew|fish|sheep|"
        r"cattle|feet|teeth|aircraft|skis|taxis|menus"
    ),
    never=_words(
        "across afterwards ago always besides cents comes does gets goes has hers his its less makes others ours "
        "overseas pence perhaps plus pounds says sometimes takes theirs this thus towards upwards versus was whereas "
        "yes yours"
    ),
    one=_words(
        "child civilian death employee firefighter hostage journalist man officer passenger person policeman protester "
        "soldier victim woman worker"
    ),
    bare=re.compile(r"\s(?:were|are|had|have|others)\b"),
    staffed=re.compile(
        r"(?:(?i:\b(?:headcount|workforce|payroll)\b)[^.;:!?()]{0,60}\s(?:at|is|of|numbered|numbers|reached|to|totals?|was)|"
        r"\bemploy(?:s|ed|ing)?)\s(?:(?:more\sthan|about|around|some|nearly|only|just)\s)*$"
    ),
    alone=re.compile(
        r"\s*(?:[,.;:!?)]|$)|\s(?:across|and|at|before|by|during|in|last|next|since|this|today|worldwide)\b(?!\s\d)"
    ),
    time=re.compile(
        r"[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|quarters?|century|centuries|decades?|times|"
        r"nights?|weekends?)\b"
    ),
    age_after=re.compile(r"[\s-]years?[\s-](?:olds?|of[\s-]age)\b"),
    age_before=re.compile(r"\b(?:aged|age(?:\sof)?)\s$"),
    lasting=re.compile(r"(?!)"),
    lasted=re.compile(r"(?!)"),
    spelled_ages=True,
    before_year=re.compile(
        rf"(?<!\w)(?i:in|since|by|of|from|until|before|after|during|early|late|mid|year|{_months('en')})[\s-]$"
    ),
    before_day=re.compile(rf"\b(?:{_months('en')}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)\s$"),
)

UNIT_WORDS = {"en": ENGLISH, "fr": FRENCH}
