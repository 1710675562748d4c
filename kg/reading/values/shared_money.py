"""Money whose name or mark countries share, and whose of them a text means: "couronnes", "francs", "$", "N61 billion".

It is that of the one country with such money that the text speaks of, or that its opening does. Dollars are American
unless the text plainly tells of another country's affairs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = 300
"""Characters in which a text says where it plays."""

_TIMES = 5
"""How many times more often than of all others a text speaks of the country whose affairs it tells."""


@dataclass(frozen=True, slots=True)
class SharedMoney:
    """What several countries call their money, by language, and the words that speak of each country, by code.

    A text must speak of a country ``often`` before it means its money.
    """

    names: dict[str, tuple[str, ...]]
    nations: dict[str, re.Pattern[str]]
    often: int = 1


def _nation(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


_SHARED = (
    SharedMoney(
        {"en": ("crown", "crowns", "krone", "kroner"), "fr": ("couronne", "couronnes")},
        {
            "SEK": _nation("Swed(?:en|ish)|Stockholm|Suède|[Ss]uédoise?s?"),
            "NOK": _nation("Norw(?:ay|egian)|Oslo|Norvège|[Nn]orvégien(?:ne)?s?"),
            "DKK": _nation("Denmark|Danish|Copenhagen|Danemark|[Dd]anoise?s?|Copenhague"),
            "CZK": _nation("Czech(?:ia)?|Prague|Tchéquie|[Tt]chèques?"),
        },
    ),
    SharedMoney(
        {"en": ("franc", "francs"), "fr": ("franc", "francs")},
        {
            "CHF": _nation("Switzerland|Swiss|Suisse|suisses?|Zurich|Genève|Geneva|Bâle|Basel|Lausanne|Berne|Bern"),
            "FRF": _nation("Fran(?:ce|çais(?:e|es)?)|français(?:e|es)?|French|Paris"),
            "BEF": _nation("Belgique|Belgium|Belgian|[Bb]elges?|Bruxelles|Brussels"),
        },
    ),
    SharedMoney(
        {"en": ("cfa franc", "cfa francs"), "fr": ("franc cfa", "francs cfa", "fcfa")},
        {
            "XAF": _nation(
                "Camero(?:un|on)|[Cc]amerounaise?s?|Cameroonian|Gabon|[Gg]abonaise?s?|Tchad|Chad|[Tt]chadien(?:ne)?s?|"
                "Congo|[Cc]ongolaise?s?|Centrafrique|[Cc]entrafricaine?s?"
            ),
            "XOF": _nation(
                r"Côte\sd['’]Ivoire|Ivory\sCoast|[Ii]voirien(?:ne)?s?|Sénégal|Senegal(?:ese)?|[Ss]énégalaise?s?|Mali|"
                "[Mm]alien(?:ne)?s?|Burkina|[Bb]urkinabè|Bénin|Benin|[Bb]éninoise?s?|Togo|[Tt]ogolaise?s?|Niger|"
                "[Nn]igérien(?:ne)?s?"
            ),
        },
    ),
    SharedMoney(
        {"en": ("$", "dollar", "dollars"), "fr": ("$", "dollar", "dollars")},
        {
            "USD": _nation(
                r"United\sStates|U\.S\.|US(?![$])|USA|Americans?|Washington|New\sYork|Wall\sStreet|Nasdaq|NYSE|California|"
                r"États[-\s]Unis|Etats[-\s]Unis|[Aa]méricain(?:e?s?)|Californie|Trump|Biden|Obama"
            ),
            "CAD": _nation(
                r"Canad(?:a|ians?)|[Cc]anadien(?:ne)?s?|Qu[ée]bec|[Qq]uébécois(?:es?)?|Montr[ée]al|Toronto|Ottawa|Calgary|"
                r"OTTAWA|MONTRÉAL|MONTREAL|TORONTO|Vancouver|Ontario|Alberta|Manitoba|Saskatchewan|Nova\sScotia|British\sColumbia"
            ),
            "AUD": _nation(
                "Australi(?:a|ans?|e)|[Aa]ustralien(?:ne)?s?|Sydney|Melbourne|Canberra|Brisbane|Perth|Adelaide|"
                "Queensland|Tasmania|SYDNEY|MELBOURNE|CANBERRA"
            ),
            "NZD": _nation(
                r"New\sZealand(?:ers?)?|Nouvelle-Zélande|[Nn]éo-[Zz]élandais(?:es?)?|Auckland|Wellington|Christchurch|"
                "Dunedin|NZ"
            ),
        },
        often=3,
    ),
    SharedMoney(
        {"en": ("rupee", "rupees"), "fr": ("roupie", "roupies")},
        {
            "INR": _nation("Indians?|India|Inde|[Ii]ndien(?:ne)?s?|Mumbai|Bombay|Delhi|Modi"),
            "PKR": _nation("Pakistan(?:is?)?|[Pp]akistanaise?s?|Karachi|Lahore|Islamabad"),
            "NPR": _nation("Nepal(?:i|ese)?|Népal|[Nn]épalaise?s?|Kathmandu|Katmandou"),
            "LKR": _nation(r"Sri[\s-]Lankans?|Sri[\s-]Lanka|[Ss]ri-lankaise?s?|Colombo"),
            "MUR": _nation("Mauriti(?:us|an)|[Mm]auricien(?:ne)?s?"),
        },
    ),
    SharedMoney(
        {"en": ("peso", "pesos"), "fr": ("peso", "pesos")},
        {
            "MXN": _nation("Mexic(?:o|ans?)|Mexique|[Mm]exicaine?s?"),
            "ARS": _nation("Argentin(?:a|e|ian|ean|es|s)?|[Aa]rgentine?s?|Buenos"),
            "CLP": _nation("Chil(?:e|ean|i)|[Cc]hilien(?:ne)?s?|Santiago"),
            "COP": _nation("Colombi(?:a|an|e)|[Cc]olombien(?:ne)?s?|Bogot[áa]"),
            "PHP": _nation("Philippin(?:es?|o)|Filipin[oa]s?|[Pp]hilippine?s?|Manill?e|Manila"),
        },
    ),
    SharedMoney(
        {"en": ("dinar", "dinars"), "fr": ("dinar", "dinars")},
        {
            "DZD": _nation("Algeri(?:a|an)|Algérie|[Aa]lgérien(?:ne)?s?|Alger|Algiers"),
            "TND": _nation("Tunisi(?:a|an|e)|[Tt]unisien(?:ne)?s?|Tunis"),
            "IQD": _nation("Iraqi?|Irak|[Ii]rakien(?:ne)?s?|Baghdad|Bagdad"),
            "JOD": _nation("Jordan(?:ian)?|Jordanie|[Jj]ordanien(?:ne)?s?|Amman"),
            "KWD": _nation("Kuwaiti?|Koweït|[Kk]oweïtien(?:ne)?s?"),
            "RSD": _nation("Serbi(?:a|an|e)|[Ss]erbes?|Belgrade"),
            "LYD": _nation("Libyan?|Libye|[Ll]ibyen(?:ne)?s?|Tripoli"),
        },
    ),
    SharedMoney({"en": ("N",), "fr": ("N",)}, {"NGN": _nation("Nigerians?|Nigeria|Lagos|Abuja|naira|[Nn]igériane?s?")}),
    SharedMoney(
        {"en": ("R",), "fr": ("R",)}, {"ZAR": _nation(r"South\sAfricans?|South\sAfrica|Johannesburg|Pretoria")}
    ),
    SharedMoney({"en": ("Sh", "KSh"), "fr": ()}, {"KES": _nation("Kenyans?|Kenya|Nairobi")}),
)


def shared_money(text: str, language: str) -> dict[str, str]:
    """Names and marks that countries share, with the code of the money that a whole text means by them.

    >>> shared_money("L'éditeur danois a perdu 12 millions de couronnes", "fr")["couronnes"]
    'DKK'
    >>> shared_money("OTTAWA: Canada's largest grocer, of Toronto, made $12 million", "en")["$"]
    'CAD'
    """
    found: dict[str, str] = {}
    lowered = text.lower()
    for money in _SHARED:
        names = money.names[language]
        code = _meant(money, text) if any(name.lower() in lowered for name in names) else ""
        if code:
            found.update(dict.fromkeys(names, code))
    return found


def _meant(money: SharedMoney, text: str) -> str:
    """The code of the money that a text means; empty where it does not say."""
    told = {code: len(nation.findall(text)) for code, nation in money.nations.items()}
    most = max(told, key=lambda code: told[code])
    if money.often > 1:
        rest = sum(told.values()) - told[most]
        return most if told[most] >= max(money.often, _TIMES * rest) else ""
    named = [code for code, times in told.items() if times]
    if len(named) > 1:
        named = [code for code in named if money.nations[code].search(text[:_OPENING])]
    return named[0] if len(named) == 1 else ""
