"""Stock symbols, and the many things with a full stop or a dollar that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.tickers import find_tickers

WHOLE = [
    ("2454.TW", "2454.TW"),
    ("005380.KS", "005380.KS"),
    ("AIR.PA", "AIR.PA"),
    ("BNPP.PA", "BNPP.PA"),
    ("7203.T", "7203.T"),
    ("0700.HK", "0700.HK"),
    ("600519.SS", "600519.SS"),
    ("PETR4.SA", "PETR4.SA"),
    ("VOD.L", "VOD.L"),
    ("IBM.N", "IBM.N"),
    ("CSCO.O", "CSCO.O"),
    ("ROG.S", "ROG.S"),
    ("BHP.AX", "BHP.AX"),
    ("SIEGn.DE", "SIEGn.DE"),
    ("VOWG_p.DE", "VOWG_p.DE"),
    ("NOVOb.CO", "NOVOb.CO"),
    ("BRK.A", "BRK.A"),
    ("(AIR.PA)", "AIR.PA"),
    ("( AIR.PA )", "AIR.PA"),
    ("NASDAQ: AAPL", "AAPL"),
    ("Nasdaq Global Select: CSCO", "CSCO"),
    ("NYSE : IBM", "IBM"),
    ("(NYSE:GE)", "GE"),
    ("(NYSE: T)", "T"),
    ("Euronext: ALO", "ALO"),
    ("sous le code ALO", "ALO"),
    ("porte désormais le code ALO", "ALO"),
    ("code boursier : ALO", "ALO"),
    ("Euronext Paris : ALO", "ALO"),
    ("LSE: BP.", "BP."),
    ("TSX: RY", "RY"),
    ("KRX: 005380", "005380"),
    ("HKEX: 0700", "0700"),
    ("ticker: CSCO", "CSCO"),
    ("under the symbol CSCO", "CSCO"),
    ("sous le symbole ALO", "ALO"),
    ("$AAPL", "AAPL"),
]

NONE = [
    "S.A.", "Danone S.A. et", "DANONE.SA", "U.S.", "U.S.A", "D.C.", "J.K. Rowling", "N.Y.", "p.m.", "A.M.", "Inc.",
    "St. Louis", "e.g.", "rapport.pdf", "README.md", "ASP.NET", "lemonde.fr", "AMAZON.COM", "www.AIR.PA", "x@AIR.PA",
    "3.8.T", "2.0.1", "1.200.TW", "12.30", "125 000 $US", "$5", "US$5", "$US", "le PDG.L'homme", "OTAN.A Paris",
    "M.DE VILLEPIN", "NYSE: The exchange", "Paris: PSG", "FRANCE: BNP", "le symbole OTAN",
]  # fmt: skip


@pytest.mark.parametrize(("text", "symbol"), WHOLE)
def test_a_symbol_is_found_with_its_exchange_and_parentheses(text: str, symbol: str) -> None:
    (found,) = find_tickers(f"Le titre {text}, en hausse" if not text.endswith(".") else f"Le titre {text}")
    assert (found.value, found.text) == (symbol, text)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_symbol_is_none(text: str) -> None:
    assert find_tickers(text) == ()


def test_a_sentence_may_end_with_a_symbol() -> None:
    (found,) = find_tickers("Airbus AIR.PA.")
    assert (found.value, found.text) == ("AIR.PA", "AIR.PA")


def test_symbols_that_fill_a_parenthesis_share_it() -> None:
    text = "Alphabet (NASDAQ: GOOGL; Euronext Paris: ALO) monte"
    found = find_tickers(text)
    assert [one.value for one in found] == ["GOOGL", "ALO"]
    assert "".join(one.text for one in found) == "(NASDAQ: GOOGL; Euronext Paris: ALO)"


def test_a_parenthesis_that_says_more_stays() -> None:
    assert [one.text for one in find_tickers("GE (NYSE: GE, filiale) monte")] == ["NYSE: GE"]


_PIECES = st.sampled_from(
    ["AIR", ".", "PA", "2454", "TW", "(", ")", "NYSE", ":", " ", "$", ", ", "; ", "ticker ", "a", "_p"]
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=16).map("".join)))
def test_offsets_are_in_order_and_quote_the_text(text: str) -> None:
    end = 0
    for found in find_tickers(text):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        assert found.value in found.text
        end = found.end


@pytest.mark.parametrize("piece", ["A", "AB.", "AB.PA, ", "NYSE: ", "$AB ", "(", " ", "1"])
def test_long_repetitions_come_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert len(find_tickers(text)) <= len(text) // 3
