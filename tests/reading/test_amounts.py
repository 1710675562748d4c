"""Amounts of money: what is written, and what it is worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.reading.amounts import find_amounts
from kg.reading.values.currencies import currency_names
from kg.reading.values.shared_money import shared_money

EXACT = [
    ("fr", "3,5 millions d'euros", 3.5e6, "EUR"),
    ("fr", "3,5 millions d’euros", 3.5e6, "EUR"),
    ("fr", "20 millions d’ euros", 2e7, "EUR"),
    ("fr", "1 200 euros", 1200, "EUR"),
    ("fr", "1\u202f200 euros", 1200, "EUR"),
    ("fr", "1\u00a0200\u00a0€", 1200, "EUR"),
    ("fr", "1.200 euros", 1200, "EUR"),
    ("fr", "2.500 milliards de dollars", 2.5e9, "USD"),
    ("fr", "1,3 Md€", 1.3e9, "EUR"),
    ("fr", "3 Mds d'euros", 3e9, "EUR"),
    ("fr", "450 M€", 4.5e8, "EUR"),
    ("fr", "3,5 M d'euros", 3.5e6, "EUR"),
    ("en", "12.4m euros", 1.24e7, "EUR"),
    ("fr", "12 M$", 1.2e7, "USD"),
    ("fr", "12 k€", 12000, "EUR"),
    ("fr", "125 000 $US", 125000, "USD"),
    ("fr", "346 millions $US", 3.46e8, "USD"),
    ("fr", "70 millions de US$", 7e7, "USD"),
    ("fr", "5 millions $ CA", 5e6, "CAD"),
    ("fr", "14 milliards de dollars", 1.4e10, "USD"),
    ("fr", "seize milliards d'euros", 1.6e10, "EUR"),
    ("fr", "mille milliards de dollars", 1e12, "USD"),
    ("fr", "un demi-milliard d'euros", 5e8, "EUR"),
    ("fr", "trois milliards et demi d'euros", 3.5e9, "EUR"),
    ("fr", "1 million 200 000 euros", 1.2e6, "EUR"),
    ("fr", "un million deux cent mille euros", 1.2e6, "EUR"),
    ("fr", "deux cent mille euros", 200000, "EUR"),
    ("fr", "deux milliards de francs suisses", 2e9, "CHF"),
    ("fr", "1 milliard de yuans", 1e9, "CNY"),
    ("fr", "1 milliard de yens", 1e9, "JPY"),
    ("fr", "1 milliard de wons", 1e9, "KRW"),
    ("fr", "5 millions de livres sterling", 5e6, "GBP"),
    ("fr", "3 millions de couronnes suédoises", 3e6, "SEK"),
    ("fr", "3 millions de roupies", 3e6, "INR"),
    ("fr", "2 milliards de francs CFA", 2e9, "XOF"),
    ("fr", "3 millions de dollars canadiens", 3e6, "CAD"),
    ("fr", "3 millions de dollars australiens", 3e6, "AUD"),
    ("fr", "40 millions de dollars de Hong Kong", 4e7, "HKD"),
    ("fr", "10 millions de dirhams", 1e7, "MAD"),
    ("fr", "4 millions de shekels", 4e6, "ILS"),
    ("fr", "18 cents", 0.18, "USD"),
    ("fr", "18 centimes d'euro", 0.18, "EUR"),
    ("fr", "-3,5 millions d'euros", -3.5e6, "EUR"),
    ("fr", "5 000 EUR", 5000, "EUR"),
    ("en", "$1.2bn", 1.2e9, "USD"),
    ("en", "$1.2 trillion", 1.2e12, "USD"),
    ("en", "$1,200", 1200, "USD"),
    ("en", "$5 M", 5e6, "USD"),
    ("en", "US$5 million", 5e6, "USD"),
    ("en", "£3.4m", 3.4e6, "GBP"),
    ("en", "$2.6 bln", 2.6e9, "USD"),
    ("en", "250 mln rand", 2.5e8, "ZAR"),
    ("en", "2.1 billion Danish crowns", 2.1e9, "DKK"),
    ("en", "C$3 million", 3e6, "CAD"),
    ("en", "A$5m", 5e6, "AUD"),
    ("en", "HK$20bn", 2e10, "HKD"),
    ("en", "¥300 billion", 3e11, "JPY"),
    ("en", "RMB 3bn", 3e9, "CNY"),
    ("en", "EUR 3 million", 3e6, "EUR"),
    ("en", "USD5bn", 5e9, "USD"),
    ("en", "$3 million CAD", 3e6, "CAD"),
    ("en", "a billion dollars", 1e9, "USD"),
    ("en", "half a billion dollars", 5e8, "USD"),
    ("en", "two and a half billion euros", 2.5e9, "EUR"),
    ("en", "twelve million dollars", 1.2e7, "USD"),
    ("en", "100-million-dollar", 1e8, "USD"),
    ("en", "3 million Swiss francs", 3e6, "CHF"),
    ("en", "3 billion Canadian dollars", 3e9, "CAD"),
    ("en", "5 million pounds", 5e6, "GBP"),
    ("en", "5 billion won", 5e9, "KRW"),
    ("en", "18 cents", 0.18, "USD"),
    ("en", "50 pence", 0.5, "GBP"),
]

HEDGED = [
    ("fr", "environ 14 milliards de dollars", 1.4e10, None, None),
    ("fr", "près de 3 millions d'euros", 3e6, None, None),
    ("fr", "de l'ordre de 3,4 milliards d'euros", 3.4e9, None, None),
    ("fr", "3 milliards d'euros environ", 3e9, None, None),
    ("fr", "quelque 40 millions de dollars", 4e7, None, None),
    ("fr", "une centaine de millions d'euros", 1e8, None, None),
    ("fr", "plus de 3 millions d'euros", 3e6, 3e6, None),
    ("fr", "plus d'un milliard d'euros", 1e9, 1e9, None),
    ("fr", "au moins 5 milliards de yens", 5e9, 5e9, None),
    ("fr", "moins de 5 euros", 5, None, 5),
    ("fr", "jusqu'à 3 milliards d'euros", 3e9, None, 3e9),
    ("fr", "entre 2 et 3 milliards d'euros", 2.5e9, 2e9, 3e9),
    ("fr", "entre 2 milliards d'euros et 3 milliards d'euros", 2.5e9, 2e9, 3e9),
    ("fr", "2 à 3 millions de dollars", 2.5e6, 2e6, 3e6),
    ("fr", "20-30 millions d'euros", 2.5e7, 2e7, 3e7),
    ("fr", "entre 500 000 et 1,5 million d'euros", 1e6, 5e5, 1.5e6),
    ("en", "about $3 billion", 3e9, None, None),
    ("en", "nearly half a billion dollars", 5e8, None, None),
    ("en", "more than €5bn", 5e9, 5e9, None),
    ("en", "$10 billion or more", 1e10, 1e10, None),
    ("en", "up to 3 billion pounds", 3e9, None, 3e9),
    ("en", "between $2bn and $3bn", 2.5e9, 2e9, 3e9),
    ("en", "$2 to $3 billion", 2.5e9, 2e9, 3e9),
    ("en", "$2-3 billion", 2.5e9, 2e9, 3e9),
    ("en", "2.9 to 3.1 billion dollars", 3e9, 2.9e9, 3.1e9),
    ("fr", "2,9 à 3,1 milliards d'euros", 3e9, 2.9e9, 3.1e9),
]

NO_MONEY = [
    ("fr", "en 2016, 30 % des élèves"),
    ("fr", "2454.TW 5"),
    ("fr", "3 millions de couronnes"),
    ("fr", "3 millions de francs"),
    ("fr", "10 millions de livres"),
    ("fr", "un dollar fort"),
    ("fr", "12 000 salariés"),
    ("fr", "l'A320, le G20, 12:30 et 3.8.1"),
    ("fr", "plusieurs milliards d'euros"),
    ("en", "$AAPL"),
    ("en", "200 pounds"),
    ("en", "a team of 5 won"),
    ("en", "one dollar"),
    ("en", "in 2016, 30%"),
    ("en", "billions of dollars"),
]


@pytest.mark.parametrize(("language", "text", "value", "currency"), EXACT)
def test_an_exact_amount_fills_its_expression(language: str, text: str, value: float, currency: str) -> None:
    (found,) = find_amounts(text, language)
    assert found.text == text
    assert found.value.value == pytest.approx(value)
    assert found.value.currency == currency
    assert (found.value.approximate, found.value.minimum, found.value.maximum) == (False, None, None)


@pytest.mark.parametrize(("language", "text", "value", "minimum", "maximum"), HEDGED)
def test_hedges_and_ranges_belong_to_the_amount(
    language: str, text: str, value: float, minimum: float | None, maximum: float | None
) -> None:
    (found,) = find_amounts(text, language)
    assert found.text == text
    assert found.value.approximate
    assert (found.value.value, found.value.minimum, found.value.maximum) == (value, minimum, maximum)


@pytest.mark.parametrize(("language", "text"), NO_MONEY)
def test_numbers_without_a_currency_are_no_amounts(language: str, text: str) -> None:
    assert find_amounts(text, language) == ()


def test_values_are_exact_where_floats_would_not_be() -> None:
    assert find_amounts("2,3 millions d'euros", "fr")[0].value.value == 2_300_000


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "Le budget est passé de 2 à 3 millions d'euros.", [3e6]),
        ("fr", "porté de 12 milliards d'euros à 15 milliards d'euros", [1.2e10, 1.5e10]),
        ("en", "profits rose from $2bn to $3bn", [2e9, 3e9]),
        ("fr", "2,5 milliards de bahts (70 millions de US$)", [2.5e9, 7e7]),
        ("fr", "il coûte 5 € 3 fois par an", [5]),
        ("fr", "l'action gagnait 4,1 % à 38,20 euros", [38.2]),
        ("en", "shares rose 18% to $212", [212]),
    ],
)
def test_what_changed_is_two_amounts_not_a_range(language: str, text: str, values: list[float]) -> None:
    assert [found.value.value for found in find_amounts(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "racheté pour un euro"), ("fr", "un euro symbolique"), ("en", "sold for one dollar")]
)
def test_a_price_of_one_is_an_amount(language: str, text: str) -> None:
    assert [found.value.value for found in find_amounts(text, language)] == [1]


def test_every_short_name_is_lower_case_and_leads_to_a_code() -> None:
    for language in ("en", "fr"):
        for name, code in currency_names(language).items():
            assert name == name.lower()
            assert len(code) == 3


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="'de'") as error:
        find_amounts("3 Euro", "de")
    assert "['en', 'fr']" in str(error.value)


_PIECES = st.sampled_from(
    [
        "entre ", "1 000 ", "2,5", "-", "–", " à ", " et ", "million ", "milliards d'", "euros", " $", "€", "US$",
        "bn ", "un ", "deux ", "demi-", "half a ", "billion ", "dollars", "plus de ", "about ", "%", ".", ",",
        "\n", "\u202f", "k€", "cents",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map("".join)), st.sampled_from(["en", "fr"]))
def test_offsets_are_in_order_and_quote_the_text(text: str, language: str) -> None:
    end = 0
    for found in find_amounts(text, language):
        assert end <= found.start < found.end <= len(text)
        assert found.text == text[found.start : found.end]
        end = found.end


@pytest.mark.parametrize("piece", ["1 000 ", "12-", "un million ", "entre 1 et ", "$1", "5 € ", "9", "hundred and "])
def test_long_repetitions_come_to_an_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    for language in ("en", "fr"):
        assert len(find_amounts(text, language)) <= len(text) // 3


@pytest.mark.parametrize(
    ("language", "text", "currency"),
    [
        ("fr", "Au Québec, la ville de Laval paiera 12 millions $, dit Radio-Canada de Montréal.", "CAD"),
        ("en", "SYDNEY: the Australian grocer made $12 million, a record in Australia.", "AUD"),
        ("en", "The New Zealand dairy of Auckland made $12 million, said a New Zealander.", "NZD"),
        ("en", "Canada bought it for $12 million, said Canadian buyers in New York and Ottawa.", "USD"),
        ("en", "A Canadian sold it for $12 million.", "USD"),
        ("en", "The Lagos mill made N12 million.", "NGN"),
        ("en", "The Danish mill made 12 million crowns." + " It makes shoes." * 20 + " Its rival is Swedish.", "DKK"),
        ("fr", "La filature de Karachi a perdu 12 millions de roupies.", "PKR"),
        ("en", "The Mexican mill made 12 million pesos.", "MXN"),
    ],
)
def test_money_that_countries_share_is_that_of_the_one_told_of(language: str, text: str, currency: str) -> None:
    (found,) = find_amounts(text, language, shared_money(text, language))
    assert (found.value.value, found.value.currency) == (12e6, currency)


def test_a_letter_before_a_number_is_money_only_where_its_country_is_told_of() -> None:
    text = "The N12 motorway"
    assert find_amounts(text, "en", shared_money(text, "en")) == ()
