"""Currencies as texts write them next to a number: names, symbols and ISO 4217 codes.

Full names ("dollars canadiens") are CLDR's; this file adds the short ones that the news uses.
A name that countries share ("couronnes", "francs") denotes no currency but by the text around it: see ``shared_money``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_name

_CODES = re.findall(
    r"\w+",
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DEM DKK DZD EGP ESP EUR FRF GBP GEL GHS HKD HUF IDR ILS INR "
    "IQD IRR ITL JOD JPY KES KRW KWD KZT LBP LKR LYD MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR "
    "SEK SGD SYP THB TND TRY TWD TZS UAH UGX USD UYU VND XAF XOF ZAR",
)

_SHORT_NAMES = {
    "fr": {
        "USD": "dollar, dollars, dollar américain, dollars américains, dollars us", "EUR": "euro, euros",
        "HKD": "dollars hongkongais", "TWD": "dollars taïwanais", "SGD": "dollars singapouriens",
        "JPY": "yen, yens", "CNY": "yuan, yuans, renminbi, renminbis, yuans chinois", "KRW": "won, wons, wons coréens",
        "GBP": "livres britanniques", "RUB": "rouble, roubles", "INR": "roupie, roupies",
        "XOF": "franc cfa, francs cfa, fcfa", "MAD": "dirham, dirhams", "AED": "dirhams émiratis, dirhams des émirats",
        "ILS": "shekel, shekels, shekels israéliens", "THB": "baht, bahts", "PLN": "zloty, zlotys",
        "HUF": "forint, forints", "ZAR": "rand, rands", "NGN": "naira, nairas", "UAH": "hryvnia, hryvnias",
        "BRL": "reais, réaux, réals", "SAR": "riyals, riyals saoudiens", "MYR": "ringgit, ringgits",
        "BDT": "taka, takas", "VND": "dong, dongs", "KZT": "tenge, tenges", "DEM": "deutschemark, deutschemarks",
    },
    "en": {
        "USD": "dollar, dollars, american dollars", "EUR": "euro, euros", "HKD": "hong kong dollars",
        "TWD": "taiwan dollars, taiwanese dollars", "SGD": "singaporean dollars", "JPY": "yen",
        "CNY": "yuan, renminbi", "KRW": "won", "DKK": "danish crowns", "SEK": "swedish crowns",
        "NOK": "norwegian crowns", "CZK": "czech crowns",
        "GBP": "sterling, pound, pounds, pound sterling, pounds sterling",
        "RUB": "ruble, rubles, rouble, roubles", "INR": "rupee, rupees", "XOF": "cfa franc, cfa francs",
        "AED": "dirham, dirhams", "ILS": "shekel, shekels, israeli shekels", "THB": "baht", "PLN": "zloty, zlotys",
        "HUF": "forint, forints", "ZAR": "rand", "NGN": "naira", "UAH": "hryvnia, hryvnias", "BRL": "reais",
        "SAR": "riyals, saudi riyals", "MYR": "ringgit", "BDT": "taka", "VND": "dong", "KZT": "tenge",
        "DEM": "deutschemark, deutschemarks",
    },
}  # fmt: skip

_NEEDS_MILLIONS = frozenset({("en", "pound"), ("en", "pounds"), ("en", "won")})
"""Weights and a verb, unless somebody counts them by the million."""

_SYMBOLS = {
    "US$": "USD", "$US": "USD", "$": "USD", "CA$": "CAD", "C$": "CAD", "$CA": "CAD", "$CAN": "CAD", "AU$": "AUD",
    "A$": "AUD", "$AU": "AUD", "HK$": "HKD", "$HK": "HKD", "NZ$": "NZD", "$NZ": "NZD", "S$": "SGD", "NT$": "TWD",
    "R$": "BRL", "MX$": "MXN", "€": "EUR", "£": "GBP", "¥": "JPY", "CN¥": "CNY", "₩": "KRW", "₹": "INR", "₽": "RUB",
    "₺": "TRY", "₦": "NGN", "Rs": "INR", "Rs.": "INR", "₪": "ILS", "₴": "UAH", "₫": "VND", "zł": "PLN", "RMB": "CNY",
}  # fmt: skip
_MARKS = {**_SYMBOLS, **{code: code for code in _CODES}}
_ONE = Decimal(1)
_CENT = Decimal("0.01")
_SHORT_SCALES = {
    letter: Decimal(scale) for letters, scale in (("kK", 10**3), ("mM", 10**6), ("bB", 10**9), ("T", 10**12))
    for letter in letters
}  # fmt: skip

_MARK = "|".join(re.escape(mark) for mark in sorted(_MARKS, key=lambda mark: (-len(mark), mark)))
_BEFORE = re.compile(rf"(?<!\w)(?<!\d\s)(?P<mark>{_MARK})\s?$")
_AFTER = re.compile(rf"\s?(?:(?P<short>[kKmMB])\s?)?(?:de\s)?(?P<mark>\$\s(?:US|CAN?)|{_MARK})(?![\w$€£])")
_LETTERS = re.compile(r"(?<![\w.])(?P<mark>[A-Z][a-z]{0,2})$")
_SHORT = re.compile(r"(?P<short>\s?[kKmMbB]|T)(?![\w'’])")
_NAME = re.compile(
    r"(?:\s?(?P<short>[kKmMbB])(?=\s))?[\s-](?:de\s|d['’]\s?|of\s)?(?P<name>[^\W\d_]+(?:[\s-][^\W\d_]+){0,4})"
)
_WORD = re.compile(r"[^\W\d_]+")
_CENTS = {
    "fr": re.compile(r"\s(?:(?P<EUR>centimes?(?:\sd['’]euros?)?|cents?\sd['’]euros?)|(?P<USD>cents?))\b"),
    "en": re.compile(r"[\s-](?:(?P<EUR>euro\scents?)|(?P<USD>cents?)|(?P<GBP>pence))\b"),
}


@dataclass(frozen=True, slots=True)
class Currency:
    """The currency that stands at one side of a number, up to ``edge``; ``unit`` multiplies the number."""

    code: str
    edge: int
    unit: Decimal = _ONE


def currency_before(text: str, start: int, shared: Mapping[str, str] | None = None) -> Currency | None:
    """The symbol or code right before a number: "US$", "EUR"; ``shared`` as in ``currency_after``."""
    offset = max(0, start - 6)
    window = text[offset:start]
    if match := _BEFORE.search(window):
        return Currency((shared or {}).get(match["mark"], _MARKS[match["mark"]]), offset + match.start())
    if shared and (match := _LETTERS.search(window)) and match["mark"] in shared:
        return Currency(shared[match["mark"]], offset + match.start())
    return None


def short_scale(text: str, end: int) -> Currency | None:
    """The scale that one letter gives after a number with a symbol before it ("$5m"); no code."""
    match = _SHORT.match(text, end)
    return Currency("", match.end(), _SHORT_SCALES[match["short"].strip()]) if match else None


def currency_after(
    text: str, end: int, language: str, *, large: bool, shared: Mapping[str, str] | None = None
) -> Currency | None:
    """The name, symbol or code right after a number; ``large`` tells that it counts millions.

    ``shared`` are names and marks with the codes that the whole text gives them.

    >>> currency_after("3 milliards de dollars canadiens", 11, "fr", large=True)
    Currency(code='CAD', edge=32, unit=Decimal('1'))
    """
    if match := _AFTER.match(text, end):
        mark = re.sub(r"\s", "", match["mark"])
        code = (shared or {}).get(mark, _MARKS[mark])
        return Currency(code, match.end(), _SHORT_SCALES.get(match["short"] or "", _ONE))
    if (match := _CENTS[language].match(text, end)) and match.lastgroup:
        return Currency(match.lastgroup, match.end(), _CENT)
    if match := _NAME.match(text, end):
        names, phrase = {**currency_names(language), **(shared or {})}, match["name"]
        for word in reversed([*_WORD.finditer(phrase)]):
            name = re.sub(r"\s", " ", phrase[: word.end()].lower())
            if name in names and (large or (language, name) not in _NEEDS_MILLIONS):
                return Currency(
                    names[name], match.start("name") + word.end(), _SHORT_SCALES.get(match["short"] or "", _ONE)
                )
    return None


@cache
def currency_names(language: str) -> dict[str, str]:
    """Lower-case names, singular and plural, to ISO 4217 codes."""
    names = {get_currency_name(code, count=count, locale=language).lower(): code for code in _CODES for count in (1, 2)}
    for code, short in _SHORT_NAMES[language].items():
        names.update(dict.fromkeys(short.split(", "), code))
    return names
