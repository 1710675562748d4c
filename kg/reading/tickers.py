"""Stock symbols in a text, so that they can be recorded and set aside before parsing.

Three styles: a Reuters code ("2454.TW", "AIR.PA"), a symbol after the name of its exchange
("NYSE: IBM"), a cashtag ("$AAPL").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.reading.found import Found, disjoint

SUFFIXES = (
    "AD|AS|AT|AX|BA|BE|BK|BM|BN|BO|BR|BU|CA|CN|CO|DE|DH|DU|F|FR|HA|HE|HK|HM|HN|IC|IL|IR|IS|JK|JO|K|KA|KL|KQ|KS|KW|L|LM|"
    "LS|LU|MC|MI|MM|MU|MX|N|NE|NS|NX|NZ|O|OB|OL|OQ|OT|P|PA|PK|PR|PS|QA|RG|RI|S|SE|SG|SI|SN|SR|SS|ST|SW|SZ|T|TA|TL|TO|TW|"
    "TWO|V|VI|VN|VX|WA|WS|ZA|ZU"
)
"""What stands for the exchange in Reuters codes and on the portals that imitate them.

São Paulo's "SA" is not here, for it is also how companies end, nor are the share classes "A" and "B".
"""

EXCHANGES = (
    "AIM|AMEX|AMS|ASX|B3|BATS|BCBA|BIT|BME|BMV|BOM|BSE|BVMF|CPH|CSE|CVE|EBR|ELI|EPA|ETR|Euronext|FRA|FWB|HEL|HKEX|HKG|"
    "IDX|JPX|JSE|KLSE|KOSDAQ|KOSPI|KRX|LON|LSE|MCX|MOEX|NASDAQ|Nasdaq|NasdaqCM|NasdaqGM|NasdaqGS|NSE|NYSE|NYSEAMERICAN|"
    "NYSEARCA|NZX|OSE|OTC|OTCBB|OTCMKTS|OTCQB|OTCQX|PSE|SEHK|SGX|SHA|SHE|SIX|SSE|STO|SWX|SZSE|TASE|TSE|TSX|TSXV|TWSE|"
    "TYO|Tadawul|VIE|WSE|XETRA|Xetra"
)
"""Names of exchanges before a symbol; those of several words are in ``_EXCHANGE``."""

_ONE_LETTER = "|".join(suffix for suffix in SUFFIXES.split("|") if len(suffix) == 1)
# Two characters at least before a suffix, so that initials ("S.A.", "U.S.") are none.
_CODE = (
    rf"(?:[A-Z0-9]{{2,6}}(?:_?[a-z])?\.(?!(?:{_ONE_LETTER})\b)(?:{SUFFIXES})"
    rf"|(?:\d{{4,6}}|[A-Z]{{2,5}}[a-z]?)\.(?:{_ONE_LETTER})"
    r"|[A-Z0-9]{1,5}\d{1,2}\.SA|(?:BRK|BF|HEI|LEN|MOG|RDS|CWEN)\.[AB])"
)
_LISTED = r"[A-Z][A-Z0-9]{1,5}(?:[.-][A-Z]{1,2})?|\d{4,6}(?:\.[A-Z]{2,3})?|[A-Z](?=\s*[),;\]/]|\.?$)"
_EXCHANGE = (
    r"(?:Euronext\s(?:Paris|Amsterdam|Brussels|Bruxelles|Lisbon|Lisbonne|Dublin|Oslo|Growth|Milan)|"
    r"Nasdaq[\s-](?:GS|GM|CM|Global\sSelect(?:\sMarket)?|Stockholm|Helsinki|Copenhagen|Nordic)|"
    r"NYSE\s(?:American|MKT|Arca|Amex|Euronext)|TSX[\s-](?:V|Venture)|OTC\s(?:Pink|Markets)|"
    rf"{EXCHANGES})"
)
_TICKER = re.compile(
    # London fills up symbols of two letters with a full stop ("BP.").
    r"(?<![\w.@/$-])(?:LSE|LON)\s?:\s?(?P<london>[A-Z]{2}\.)(?!\w)"
    rf"|(?<![\w.@/$-]){_EXCHANGE}\s?:\s?(?P<listed>{_LISTED})(?![\w’']|\.\w)"
    rf"|(?<![\w.@/$-])(?P<code>{_CODE})(?![\w@’'-]|\.\w)"
    r"|(?<![\w$])\$(?P<cashtag>(?!(?:US|CA|CAN|AU|NZ|HK)\b)[A-Z]{2,5}(?:\.[A-Z])?)(?![\w$])"
    r"|(?<!\w)(?i:ticker(?:\ssymbol)?|(?:sous\sle|under\sthe)\s(?:stock\s)?symbole?|symbole\sboursier|mnémo(?:nique)?|"
    r"(?:sous\sle|porte(?:\s[a-zé]+)?\sle)\scode|code\s(?:boursier|mnémo(?:nique)?))"
    r"\s?(?::\s?|[«\"“]\s?)?(?P<named>[A-Z][A-Z0-9]{1,5})(?![\w’'-]|\.\w)"
)
_CLOSING = re.compile(r"\s{0,3}\)")
_OPENING = re.compile(r"\(\s{0,3}$")
_SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+(?:et|and|-|–)\s+")


def find_tickers(text: str) -> tuple[Found[str], ...]:
    """The stock symbols in a text, as written, in order.

    A span covers the name of the exchange and the parentheses that hold nothing else, so that it
    can be blanked.

    >>> found = find_tickers("Airbus (AIR.PA) et IBM (NYSE: IBM)")
    >>> [(one.value, one.text) for one in found]
    [('AIR.PA', '(AIR.PA)'), ('IBM', '(NYSE: IBM)')]
    """
    found = []
    for match in _TICKER.finditer(text):
        symbol = next(value for value in match.groups() if value)
        found.append(Found(match.start(), match.end(), symbol, match.group()))
    return disjoint(_in_parentheses(text, found))


def _in_parentheses(text: str, found: list[Found[str]]) -> Iterator[Found[str]]:
    """The symbols; those that fill a parenthesis are widened to share it among them."""
    run: list[Found[str]] = []
    for one in found:
        if run and not _SEPARATOR.fullmatch(text, run[-1].end, one.start):
            yield from _widened(text, run)
            run = []
        run.append(one)
    yield from _widened(text, run)


def _widened(text: str, run: list[Found[str]]) -> list[Found[str]]:
    if not run:
        return []
    before = _OPENING.search(text[max(0, run[0].start - 4) : run[0].start])
    after = _CLOSING.match(text, run[-1].end)
    if not (before and after):
        return run
    starts = [run[0].start - len(before.group()), *(one.start for one in run[1:])]
    ends = [*starts[1:], after.end()]
    return [
        replace(one, start=start, end=end, text=text[start:end])
        for one, start, end in zip(run, starts, ends, strict=True)
    ]
