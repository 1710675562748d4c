"""Amounts of money in a paragraph, as ``Amount`` values with their offsets.

A number is money when a currency stands next to it; see ``values.numbers`` and ``values.currencies``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.model import Amount
from kg.reading.found import Found, disjoint, rules_for
from kg.reading.values.currencies import Currency, currency_after, currency_before, short_scale
from kg.reading.values.hedges import hedged
from kg.reading.values.numbers import Figure, find_figures

# "un euro" counts only where a price is told; elsewhere "un dollar fort" is an article.
_PRICE = {
    "fr": (re.compile(r"(?<!\w)(?:pour|à|coûte)\s$"), re.compile(r"\ssymbolique\b")),
    "en": (re.compile(r"(?<!\w)(?:for|at|costs?)\s$"), re.compile(r"(?!)")),
}


def find_amounts(text: str, language: str, shared: Mapping[str, str] | None = None) -> tuple[Found[Amount], ...]:
    """The amounts of money that a text states, in order, with the words that hedge them.

    Full units of an ISO 4217 currency; dollars are American unless the text says otherwise. ``shared`` has the codes
    of currencies whose names or marks countries share. Raises InputError for a language without rules.

    >>> found = find_amounts("pour environ 14 milliards de dollars", "fr")[0]
    >>> found.text, found.value.value, found.value.currency, found.value.approximate
    ('environ 14 milliards de dollars', 14000000000.0, 'USD', True)
    """
    rules_for(language, _PRICE)
    found = (_amount(figure, text, language, shared) for figure in find_figures(text, language))
    return disjoint(one for one in found if one is not None)


def is_money(figure: Figure, text: str, language: str) -> bool:
    """Whether a currency stands next to the number, so that it counts nothing else."""
    return _money(figure, text, language, None) is not None


def _amount(figure: Figure, text: str, language: str, shared: Mapping[str, str] | None) -> Found[Amount] | None:
    money = _money(figure, text, language, shared)
    if money is None:
        return None
    start, currency = money
    read = hedged(figure, text, start, currency.edge, language, unit=currency.unit)
    value = Amount(
        value=read.value,
        currency=currency.code,
        approximate=read.approximate,
        minimum=read.minimum,
        maximum=read.maximum,
    )
    return Found(read.start, read.end, value, text[read.start : read.end])


def _money(figure: Figure, text: str, language: str, shared: Mapping[str, str] | None) -> tuple[int, Currency] | None:
    """Where the amount starts, and its currency, which ends where the amount does."""
    after = currency_after(text, figure.end, language, large=abs(figure.number) >= 10**6, shared=shared)
    before = currency_before(text, figure.start, shared)
    if before:
        start = min(before.edge, figure.lead)
        # "$3 million CAD": the code after the number is the more precise.
        if after:
            return start, after
        scale = short_scale(text, figure.end) if figure.scale == 1 else None
        if scale or figure.edge:
            return start, replace(scale or Currency("", figure.end), code=before.code)
        return None
    if after is None or (figure.article and not _is_price(figure, text, after, language)):
        return None
    return figure.lead, after


def _is_price(figure: Figure, text: str, after: Currency, language: str) -> bool:
    before, symbolic = _PRICE[language]
    return bool(before.search(text[max(0, figure.start - 8) : figure.start]) or symbolic.match(text, after.edge))
